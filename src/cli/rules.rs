//! `corroborate rules`: which claim types are in force, and whether the tests that rules carry pass.

use super::console::Console;
use super::exit::{Exit, Stop};
use super::options::RuleOptions;
use crate::extract::Extractor;
use crate::extract::rule_test::{self, Outcome};
use crate::report::untrusted::terminal::sanitise;
use clap::{Args, Subcommand};
use rayon::prelude::*;
use std::io::Write;

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesArguments {
    #[command(subcommand)]
    command: RulesCommand,
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    /// Print each claim type with its title
    List(RuleOptions),
    /// Run the tests inside rule files; fails for a test that fails and for a rule without tests
    Test(TestArguments),
}

/// Arguments of `rules test`.
#[derive(Debug, Args)]
pub struct TestArguments {
    #[command(flatten)]
    rules: RuleOptions,
    /// Only claim types, files and tests whose name holds this
    #[arg(long, value_name = "WORDS")]
    only: Option<String>,
}

/// Runs it.
pub fn run(arguments: &RulesArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    match &arguments.command {
        RulesCommand::List(options) => list(options, console),
        RulesCommand::Test(options) => test(options, console),
    }
}

fn list(options: &RuleOptions, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, _) = options.load()?;
    let names: Vec<String> = knowledge.rules.rules.iter().map(|rule| sanitise(&rule.full_id())).collect();
    let widest = names.iter().map(String::len).max().unwrap_or(0);
    for (rule, name) in knowledge.rules.rules.iter().zip(&names) {
        let title = knowledge.title(&rule.id, "en").unwrap_or_default();
        writeln!(console.out, "{name:<widest$}  {}", sanitise(&title))?;
    }
    Ok(Exit::Passed)
}

fn test(options: &TestArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, _) = options.rules.load()?;
    let extractor = Extractor::new(&knowledge.rules, &knowledge.gazetteer, &knowledge.actors);
    let wanted = |text: &str| options.only.as_ref().is_none_or(|words| text.contains(words.as_str()));
    let outcomes: Vec<Outcome> =
        knowledge.rules.rules.par_iter().flat_map(|rule| rule_test::run(&extractor, rule, &knowledge.gazetteer)).collect();
    let outcomes: Vec<Outcome> =
        outcomes.into_iter().filter(|outcome| wanted(&outcome.claim_type) || wanted(&outcome.path) || wanted(&outcome.name)).collect();
    let untested: Vec<&str> =
        knowledge.rules.rules.iter().filter(|rule| rule.raw.tests.is_empty() && wanted(&rule.id)).map(|rule| rule.id.as_str()).collect();
    let failed: Vec<&Outcome> = outcomes.iter().filter(|outcome| !outcome.passed()).collect();
    for outcome in &failed {
        for line in lines(outcome) {
            writeln!(console.out, "{line}")?;
        }
    }
    for name in &untested {
        writeln!(console.out, "{name}: has no tests; write at least one text that it matches and one that it must not")?;
    }
    let todo = outcomes.iter().filter(|outcome| outcome.todo.is_some()).count();
    let passed = outcomes.len() - failed.len();
    writeln!(console.out, "{passed} passed, {} failed, {todo} todo, {} rules without tests", failed.len(), untested.len())?;
    Ok(if failed.is_empty() && untested.is_empty() { Exit::Passed } else { Exit::GateFailed })
}

/// What a failed test shows: the text, what was expected, what came out.
fn lines(outcome: &Outcome) -> Vec<String> {
    let or_none = |claims: &[String]| if claims.is_empty() { "no claim".to_owned() } else { claims.join("; ") };
    let mut lines = vec![
        format!("{}: {} test {}", sanitise(&outcome.path), outcome.claim_type, outcome.index + 1),
        format!("  text      {}", sanitise(&outcome.text)),
    ];
    match (&outcome.broken, &outcome.todo) {
        (Some(broken), _) => lines.push(format!("  broken    {}", sanitise(broken))),
        (None, Some(why)) => lines.push(format!("  passes, though it is marked todo ({}): take the mark off", sanitise(why))),
        (None, None) => {
            lines.push(format!("  expected  {}", sanitise(&or_none(&outcome.expected))));
            lines.push(format!("  got       {}", sanitise(&or_none(&outcome.got))));
        }
    }
    lines
}
