//! `corroborate check`: sources in, findings and the gate's decision out.

use super::config::Config;
use super::console::{Console, Weight, plural};
use super::exit::{Exit, Failure, Stop};
use super::gate::{GateOptions, conclude};
use super::options::{RuleOptions, ShowOptions, format_parser};
use super::pipeline::{self, Extracted};
use crate::report::{Format, Report};
use clap::Args;
use std::path::PathBuf;

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    /// Files and folders, instead of the `sources` of corroborate.yaml; `-` is standard input
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(&[]), default_value = "table")]
    format: &'static Format,
    #[command(flatten)]
    gate: GateOptions,
    /// Also say how files were read
    #[arg(long, short)]
    verbose: bool,
    #[command(flatten)]
    rules: RuleOptions,
    #[command(flatten)]
    show: ShowOptions,
}

/// Runs it.
pub fn run(arguments: &CheckArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, config) = arguments.rules.load()?;
    let judge = arguments.gate.load(&config, &knowledge)?;
    let language = arguments.show.language_of_titles(&knowledge)?;
    let extracted = pipeline::extract(&knowledge, &paths(&arguments.paths, &config)?)?;
    if let Some(path) = config.path.as_ref().filter(|_| arguments.verbose) {
        console.tell(Weight::Note, &format!("settings are those of {path}"));
    }
    if !knowledge.warnings.is_empty() {
        let these = plural(knowledge.warnings.len(), "warning");
        console.tell(Weight::Note, &format!("the rule files have {these}; `corroborate rules lint FILE` shows them"));
    }
    tell(&extracted, arguments.verbose, console);
    let Extracted { sources, claims, lines, problems, .. } = extracted;
    let linked = pipeline::link(&knowledge, claims);
    let mut gate = judge.judge(&linked);
    // Where nothing was read, nothing has passed.
    gate.passed &= !sources.is_empty() || problems.is_empty();
    let report = Report {
        sources: &sources,
        claims: &linked.claims,
        relations: &linked.relations,
        slots: &linked.slots,
        gate: &gate,
        titles: &|claim_type| knowledge.title(claim_type, language),
        names: &knowledge,
        language,
        lines: &lines,
    };
    // A table of nothing would look as if nothing had been found.
    if !sources.is_empty() || arguments.format.name != "table" {
        (arguments.format.write)(&report, arguments.show.view(console), &mut *console.out)?;
        console.out.flush()?;
    }
    Ok(conclude(&report, &arguments.gate, problems.len(), console))
}

/// The sources that are named, else those of the project.
pub(super) fn paths(named: &[PathBuf], config: &Config) -> Result<Vec<PathBuf>, Failure> {
    let paths = if named.is_empty() { &config.sources } else { named };
    if paths.is_empty() {
        let advice = "name files or folders, such as `corroborate check articles/`, or list them under `sources:` in corroborate.yaml";
        return Err(Failure::new("there are no sources to read", advice));
    }
    Ok(paths.to_vec())
}

/// Says what was left out, and what is worth knowing.
pub(super) fn tell(extracted: &Extracted, verbose: bool, console: &mut Console<'_>) {
    for problem in &extracted.problems {
        console.tell(Weight::Warning, &problem.to_string());
    }
    for (path, warning) in &extracted.warnings {
        console.tell(Weight::Warning, &format!("{path}: {warning}"));
    }
    for skipped in &extracted.skipped {
        console.tell(Weight::Note, &skipped.to_string());
    }
    for (path, note) in extracted.notes.iter().filter(|_| verbose) {
        console.tell(Weight::Note, &format!("{path}: {note}"));
    }
}
