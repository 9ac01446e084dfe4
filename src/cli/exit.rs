//! What the program's exit code means: one place, because pipelines are built on it. No other codes are used.

use crate::rule;
use std::fmt;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: everything was checked and the gate passed, or the command has no gate and did what was asked.
    Passed,
    /// 1: the gate failed; the last line on stderr says which findings. It goes before [`Exit::Partial`]: reading the
    /// rest could add findings, and take none away that matters to a gate that has failed.
    GateFailed,
    /// 2: the request, the configuration or a rule is wrong; nothing was checked. clap uses the same code for usage errors.
    Unusable,
    /// 3: some sources could not be read; the rest was checked and passed. It is no success: a finding may be in what is missing.
    Partial,
}

impl Exit {
    /// The number that the operating system gets.
    pub fn code(self) -> u8 {
        match self {
            Exit::Passed => 0,
            Exit::GateFailed => 1,
            Exit::Unusable => 2,
            Exit::Partial => 3,
        }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

/// Why nothing was checked, for people: what is wrong, where, and what to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong, in one line.
    pub title: String,
    /// Each place and cause, a line or a block each.
    pub causes: Vec<String>,
    /// What to do about it; empty where the causes say it.
    pub advice: String,
}

impl Failure {
    /// A failure with a title and advice.
    pub fn new(title: impl Into<String>, advice: impl Into<String>) -> Self {
        Failure { title: title.into(), causes: Vec::new(), advice: advice.into() }
    }

    /// The same with its causes.
    pub fn because(mut self, causes: impl IntoIterator<Item = String>) -> Self {
        self.causes.extend(causes);
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.title)?;
        for cause in &self.causes {
            for line in cause.lines() {
                write!(f, "\n  {line}")?;
            }
        }
        if self.advice.is_empty() { Ok(()) } else { write!(f, "\n  help: {}", self.advice) }
    }
}

/// What can end a command early.
#[derive(Debug)]
pub enum Stop {
    /// Something is wrong that a person has to put right.
    Failure(Failure),
    /// Rule files do not compile.
    Rules(rule::load::Wrong),
    /// Output could not be written.
    Output(std::io::Error),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Stop::Failure(failure)
    }
}

impl From<rule::load::Wrong> for Stop {
    fn from(wrong: rule::load::Wrong) -> Self {
        Stop::Rules(wrong)
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Stop::Output(error)
    }
}
