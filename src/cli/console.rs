//! The streams of a run and what is known of the screen behind them, so that tests run the program without a process.

use crate::report;
use crate::report::terminal::wrap::wrap;
use crate::report::terminal::{ColourChoice, Tone};
use crate::report::untrusted::terminal::sanitise;
use crate::rule::{self, Diagnostic, Level, RuleText};
use std::io::{self, BufRead, IsTerminal, Write};

/// Columns where nothing says how wide the screen is.
const USUAL_WIDTH: usize = 80;

/// Where a run reads and writes.
pub struct Console<'a> {
    /// Standard input.
    pub input: Box<dyn BufRead + 'a>,
    /// Standard output: data only.
    pub out: Box<dyn Write + 'a>,
    /// Standard error: what a person should know.
    pub err: Box<dyn Write + 'a>,
    /// Standard output is a terminal.
    pub out_is_terminal: bool,
    /// Standard error is a terminal.
    pub err_is_terminal: bool,
    /// Columns of the terminal.
    pub columns: Option<usize>,
    /// Looks up an environment variable.
    pub environment: fn(&str) -> Option<String>,
}

impl Console<'static> {
    /// The console of this process.
    pub fn of_process() -> Self {
        Console {
            input: Box::new(io::BufReader::new(io::stdin())),
            out: Box::new(io::BufWriter::new(io::stdout())),
            err: Box::new(io::stderr()),
            out_is_terminal: io::stdout().is_terminal(),
            err_is_terminal: io::stderr().is_terminal(),
            columns: terminal_size::terminal_size().map(|(width, _)| usize::from(width.0)),
            environment: |name| std::env::var(name).ok(),
        }
    }
}

impl<'a> Console<'a> {
    /// A console without a terminal and without an environment: everything is piped.
    pub fn piped(input: impl BufRead + 'a, out: impl Write + 'a, err: impl Write + 'a) -> Self {
        Console {
            input: Box::new(input),
            out: Box::new(out),
            err: Box::new(err),
            out_is_terminal: false,
            err_is_terminal: false,
            columns: None,
            environment: |_| None,
        }
    }
}

impl Console<'_> {
    /// Columns to fill: the terminal's, `COLUMNS` where there is none.
    pub fn width(&self) -> usize {
        let stated = || (self.environment)("COLUMNS").and_then(|columns| columns.parse().ok()).filter(|&columns| columns > 0);
        let terminal = if self.out_is_terminal { self.columns } else { None };
        terminal.or_else(stated).unwrap_or(USUAL_WIDTH)
    }

    /// Columns of a line that is one for those who read on with another program, and wrapped for those who look at it.
    pub fn line_width(&self) -> usize {
        if self.out_is_terminal { self.width() } else { usize::MAX }
    }

    /// Tells a person something; the first word in the tone of its weight. Text may come from anywhere.
    pub fn tell(&mut self, weight: Weight, text: &str) {
        let colour = ColourChoice::Auto.decide(self.err_is_terminal, self.environment);
        let (word, tone) = match weight {
            Weight::Error => ("error: ", Tone::Alarm),
            Weight::Warning => ("warning: ", Tone::Warning),
            Weight::Note => ("note: ", Tone::Quiet),
            Weight::Plain => ("", Tone::Plain),
        };
        let lines: Vec<String> = text.lines().map(sanitise).collect();
        // Where the run is read by people, no word is cut at the edge; a log keeps one message a line.
        let lines = match weight {
            Weight::Plain if self.err_is_terminal => lines.iter().flat_map(|line| wrap(line, self.width())).collect(),
            _ => lines,
        };
        // Nobody is left to tell when stderr is closed.
        let _ = writeln!(self.err, "{}{}", tone.paint(word, colour), lines.join("\n"));
    }

    /// Shows what is wrong with rule files, each with its line of the file, and how many mistakes there are.
    pub fn tell_of_rules(&mut self, diagnostics: &[Diagnostic], texts: &[RuleText]) {
        let colour = ColourChoice::Auto.decide(self.err_is_terminal, self.environment);
        for diagnostic in diagnostics {
            let text = rule::load::text_of(texts, &diagnostic.path);
            let _ = writeln!(self.err, "{}\n", report::diagnostic::render(diagnostic, text, colour));
        }
        let count = |level: Level| diagnostics.iter().filter(|diagnostic| diagnostic.severity == level).count();
        match (count(Level::Error), count(Level::Warning)) {
            (0, 0) => {}
            (0, warnings) => self.tell(Weight::Plain, &format!("The rules compile, with {}.", plural(warnings, "warning"))),
            (errors, 0) => self.tell(Weight::Plain, &format!("{} in the rules: nothing was checked.", plural(errors, "error"))),
            (errors, warnings) => {
                let both = format!("{} and {}", plural(errors, "error"), plural(warnings, "warning"));
                self.tell(Weight::Plain, &format!("{both} in the rules: nothing was checked."));
            }
        }
    }
}

/// So many of something.
pub fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

/// How much a message matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Nothing goes on.
    Error,
    /// Something is left out.
    Warning,
    /// Good to know.
    Note,
    /// The result itself.
    Plain,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_is_wrapped_for_eyes_and_kept_on_one_line_for_logs() {
        let gate = "Gate failed: 1 conflict (Combat role in Iraq ended), 1 disputed (US forces leave Baghdad).";
        for (is_terminal, lines) in [(true, 2), (false, 1)] {
            let mut err = Vec::new();
            let mut console = Console { err_is_terminal: is_terminal, ..Console::piped(&b""[..], Vec::new(), &mut err) };
            console.tell(Weight::Plain, gate);
            drop(console);
            let said = String::from_utf8(err).unwrap();
            assert_eq!(said.lines().count(), lines, "{said}");
            assert_eq!(said.split_whitespace().collect::<Vec<_>>(), gate.split_whitespace().collect::<Vec<_>>());
        }
    }
}
