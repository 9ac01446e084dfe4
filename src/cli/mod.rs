//! The program: what its arguments are, and which subcommand does what. Everything that matters is in the library, so
//! that [`run`] can be called from a test and `main` is a few lines.

mod check;
mod config;
pub mod console;
pub mod exit;
mod explain;
mod extract;
mod gate;
mod link;
mod lsp;
mod options;
pub mod pipeline;
mod recognise;
mod rules;

pub use console::Console;
pub use exit::{Exit, Failure};

use clap::{Parser, Subcommand};
use console::Weight;
use exit::Stop;
use std::ffi::OsString;
use std::io::{self, Write};

/// Finds what several sources claim, and where they agree, contradict or repeat each other
#[derive(Debug, Parser)]
#[command(name = "corroborate", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(
    after_help = "Exit codes: 0 the gate passed; 1 the gate failed; 2 usage, configuration or rule error; 3 some sources could not be read."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check sources against each other and show what they claim
    Check(check::CheckArguments),
    /// Print the claims of sources, one JSON object a line
    Extract(extract::ExtractArguments),
    /// Link claims that `extract` printed: relations and verdicts
    Link(link::LinkArguments),
    /// Find numbers, dates or places in lines of text on standard input
    Recognise(recognise::RecogniseArguments),
    /// Show how a text is read, why rules make a claim of it or none, and how claims stand to each other
    Explain(explain::ExplainArguments),
    /// Help an editor with rule files: diagnostics, completion, hover
    Lsp(lsp::LspArguments),
    /// Write rules, test them, list those in force
    Rules(rules::RulesArguments),
}

/// Runs the program with `arguments`, the first of which is its name.
pub fn run<A: Into<OsString> + Clone>(arguments: impl IntoIterator<Item = A>, console: &mut Console<'_>) -> Exit {
    let result = match Arguments::try_parse_from(arguments) {
        Ok(Arguments { command }) => dispatch(&command, console).and_then(|exit| Ok(console.out.flush().map(|()| exit)?)),
        Err(message) => usage(&message, console),
    };
    match result {
        Ok(exit) => exit,
        // Whoever reads has seen enough: `corroborate check … | head` is no error.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Passed,
        Err(Stop::Output(error)) => {
            console.tell(Weight::Error, &format!("the output could not be written: {error}"));
            Exit::Unusable
        }
        Err(Stop::Rules(wrong)) => {
            console.tell_of_rules(&wrong.diagnostics, &wrong.texts);
            Exit::Unusable
        }
        Err(Stop::Failure(failure)) => {
            console.tell(Weight::Error, &failure.to_string());
            Exit::Unusable
        }
    }
}

/// Runs the program on `input` with everything piped: its exit, and what it wrote to standard output and standard error.
pub fn captured(arguments: &[&str], input: &str) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit =
        run(std::iter::once("corroborate").chain(arguments.iter().copied()), &mut Console::piped(input.as_bytes(), &mut out, &mut err));
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    (exit, text(out), text(err))
}

fn dispatch(command: &Command, console: &mut Console<'_>) -> Result<Exit, Stop> {
    match command {
        Command::Check(arguments) => check::run(arguments, console),
        Command::Extract(arguments) => extract::run(arguments, console),
        Command::Link(arguments) => link::run(arguments, console),
        Command::Recognise(arguments) => recognise::run(arguments, console),
        Command::Explain(arguments) => explain::run(arguments, console),
        Command::Lsp(arguments) => lsp::run(arguments, console),
        Command::Rules(arguments) => rules::run(arguments, console),
    }
}

/// Help and version go to stdout and are no error; everything else that clap says is.
fn usage(message: &clap::Error, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let styled = message.render();
    let text = |colour: bool| if colour { styled.ansi().to_string() } else { styled.to_string() };
    if message.use_stderr() {
        let colour = crate::report::terminal::ColourChoice::Auto.decide(console.err_is_terminal, console.environment);
        let _ = write!(console.err, "{}", text(colour));
        return Ok(Exit::Unusable);
    }
    let colour = crate::report::terminal::ColourChoice::Auto.decide(console.out_is_terminal, console.environment);
    write!(console.out, "{}", text(colour))?;
    console.out.flush()?;
    Ok(Exit::Passed)
}

#[cfg(test)]
mod tests;
