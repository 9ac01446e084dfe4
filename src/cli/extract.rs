//! `corroborate extract`: the claims alone, for `link` or for an analyst. Nothing is compared, so there is no gate.

use super::check::{paths, tell};
use super::console::Console;
use super::exit::{Exit, Stop};
use super::gate;
use super::options::{RuleOptions, format_parser};
use super::pipeline;
use crate::report::{Format, Report, View};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArguments {
    /// Files and folders, instead of the `sources` of corroborate.yaml; `-` is standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(&["jsonl", "json"]), default_value = "jsonl")]
    format: &'static Format,
    /// Also say how files were read
    #[arg(long, short)]
    verbose: bool,
    #[command(flatten)]
    rules: RuleOptions,
}

/// Runs it.
pub fn run(arguments: &ExtractArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, config) = arguments.rules.load()?;
    let extracted = pipeline::extract(&knowledge, &paths(&arguments.paths, &config)?)?;
    tell(&extracted, arguments.verbose, console);
    let report = Report {
        sources: &extracted.sources,
        claims: &extracted.claims,
        relations: &[],
        slots: &[],
        gate: &gate::open(),
        titles: &|_| None,
        names: &knowledge,
        language: "en",
        lines: &extracted.lines,
    };
    (arguments.format.write)(&report, View::default(), &mut *console.out)?;
    Ok(if extracted.problems.is_empty() { Exit::Passed } else { Exit::Partial })
}
