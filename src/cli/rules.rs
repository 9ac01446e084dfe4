//! `corroborate rules`: the tools of those who write rules, one file a subcommand.

mod lint;
mod list;
mod new;
mod schema;
mod stats;
mod test;
mod watch;
mod words;

use super::console::Console;
use super::exit::{Exit, Stop};
use super::options::RuleOptions;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesArguments {
    #[command(subcommand)]
    command: RulesCommand,
}

#[derive(Debug, Subcommand)]
enum RulesCommand {
    /// Print each claim type with its value, its languages, its tests and its title
    List(list::ListArguments),
    /// Print lexicons and their words, those of the built-in packs among them
    Words(words::WordsArguments),
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

/// Rule files and folders that a tool is to look at, and no others.
#[derive(Clone, Debug, Default, Args)]
struct Files {
    /// Rule files and folders to look at, and no others; as with --rules, they are used beside the built-in ones
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Files {
    /// The options under which these files are in force too.
    fn beside(&self, options: &RuleOptions) -> RuleOptions {
        let rules = options.rules.iter().chain(&self.files).cloned().collect();
        RuleOptions { rules, ..options.clone() }
    }

    /// Whether a file is one of these; where none is named, every file is.
    fn filter(&self) -> impl Fn(&str) -> bool + use<> {
        let own: Vec<String> = crate::rule::load::files(&self.files).iter().map(|path| crate::rule::document::shown(path)).collect();
        let all = self.files.is_empty();
        move |path| all || own.iter().any(|known| known == path)
    }
}

/// Runs it.
pub fn run(arguments: &RulesArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    match &arguments.command {
        RulesCommand::List(options) => list::run(options, console),
        RulesCommand::Words(options) => words::run(options, console),
        RulesCommand::Test(options) => test::run(options, console),
        RulesCommand::Lint(options) => lint::run(options, console),
        RulesCommand::New(options) => new::run(options, console),
        RulesCommand::Schema => schema::run(console),
        RulesCommand::Stats(options) => stats::run(options, console),
    }
}
