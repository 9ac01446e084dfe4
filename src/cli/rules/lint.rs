//! `rules lint`: the author's files, or with none named the built-in packs.

use crate::cli::console::Console;
use crate::cli::exit::{Exit, Stop};
use crate::cli::options::RuleOptions;
use crate::rule;
use clap::Args;

/// Arguments of `rules lint`.
#[derive(Debug, Args)]
pub struct LintArguments {
    #[command(flatten)]
    rules: RuleOptions,
    /// Do not fail when something is found
    #[arg(long)]
    exit_zero: bool,
}

pub(super) fn run(options: &LintArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, _) = options.rules.load()?;
    let own = |path: &str| knowledge.texts.is_empty() || knowledge.texts.iter().any(|text| text.path == path);
    let mut found = knowledge.warnings.clone();
    found.extend(rule::lint::lint(&knowledge.rules, &knowledge.texts, &own));
    found.sort_by(|a, b| (&a.path, a.span, a.code).cmp(&(&b.path, b.span, b.code)));
    console.tell_of_rules(&found, &knowledge.texts);
    let clean = found.is_empty();
    if clean {
        use std::io::Write;
        writeln!(console.out, "Nothing smells.")?;
    }
    Ok(if clean || options.exit_zero { Exit::Passed } else { Exit::GateFailed })
}
