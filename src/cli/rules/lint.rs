//! `rules lint`: the files named, else the author's files, or where there are none the built-in packs.

use super::Files;
use crate::cli::console::Console;
use crate::cli::exit::{Exit, Stop};
use crate::cli::options::RuleOptions;
use crate::rule;
use clap::Args;

/// Arguments of `rules lint`.
#[derive(Debug, Args)]
pub struct LintArguments {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    rules: RuleOptions,
    /// Do not fail when something is found
    #[arg(long)]
    exit_zero: bool,
}

pub(super) fn run(options: &LintArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, _) = options.files.beside(&options.rules).load()?;
    let of_these = options.files.filter();
    let own = |path: &str| of_these(path) && (knowledge.texts.is_empty() || knowledge.texts.iter().any(|text| text.path == path));
    let mut found = knowledge.warnings.clone();
    found.retain(|warning| of_these(&warning.path));
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
