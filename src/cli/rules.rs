//! `corroborate rules`: the tools of those who write rules, one file a subcommand.

mod lint;
mod list;
mod new;
mod schema;
mod stats;
mod test;
mod watch;

use super::console::Console;
use super::exit::{Exit, Stop};
use super::options::RuleOptions;
use clap::{Args, Subcommand};

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesArguments {
    #[command(subcommand)]
    command: RulesCommand,
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    /// Print each claim type with its value, its languages, its tests and its title
    List(RuleOptions),
    /// Run the tests of rules; fails for a test that fails and for a rule without tests
    Test(test::TestArguments),
    /// Look for rules that compile and smell: no tests, words that nobody uses or that two rules fight over
    Lint(lint::LintArguments),
    /// Write a rule file to start from, whose tests pass
    New(new::NewArguments),
    /// Print the JSON schema of rule files, by which editors complete and check
    Schema,
    /// Count what each rule finds in sources
    Stats(stats::StatsArguments),
}

/// Runs it.
pub fn run(arguments: &RulesArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    match &arguments.command {
        RulesCommand::List(options) => list::run(options, console),
        RulesCommand::Test(options) => test::run(options, console),
        RulesCommand::Lint(options) => lint::run(options, console),
        RulesCommand::New(options) => new::run(options, console),
        RulesCommand::Schema => schema::run(console),
        RulesCommand::Stats(options) => stats::run(options, console),
    }
}
