//! `corroborate rules`: which claim types are in force, with the rule files of the command line among them.

use super::console::Console;
use super::exit::{Exit, Stop};
use super::options::RuleOptions;
use super::pipeline::Knowledge;
use crate::report::untrusted::terminal::sanitise;
use clap::{Args, Subcommand};
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
}

/// Runs it.
pub fn run(arguments: &RulesArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    match &arguments.command {
        RulesCommand::List(options) => {
            let knowledge = Knowledge::load(&options.rules)?;
            let names: Vec<String> = knowledge.rules.rules.iter().map(|rule| sanitise(&rule.full_id())).collect();
            let widest = names.iter().map(String::len).max().unwrap_or(0);
            for (rule, name) in knowledge.rules.rules.iter().zip(&names) {
                let title = knowledge.title(&rule.id, "en").unwrap_or_default();
                writeln!(console.out, "{name:<widest$}  {}", sanitise(&title))?;
            }
        }
    }
    Ok(Exit::Passed)
}
