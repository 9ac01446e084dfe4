//! `corroborate link`: claims in, relations and verdicts out. It needs no source: claims carry what linking must know.

use super::console::Console;
use super::exit::{Exit, Failure, Stop};
use super::gate::{GateOptions, conclude};
use super::options::{RuleOptions, ShowOptions, format_parser};
use super::pipeline;
use crate::claim::Claim;
use crate::report::{Format, Report, SourceCard};
use clap::Args;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

/// Errors of the input that are listed before the rest is only counted.
const LISTED: usize = 10;

/// Arguments of `link`.
#[derive(Debug, Args)]
pub struct LinkArguments {
    /// Files that `extract` wrote; standard input where none is given
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Form of the result
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(&[]), default_value = "json")]
    format: &'static Format,
    #[command(flatten)]
    gate: GateOptions,
    #[command(flatten)]
    rules: RuleOptions,
    #[command(flatten)]
    show: ShowOptions,
}

/// Runs it.
pub fn run(arguments: &LinkArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, config) = arguments.rules.load()?;
    let judge = arguments.gate.load(&config, &knowledge)?;
    let language = arguments.show.language_of_titles(&knowledge)?;
    let claims = read(&arguments.files, console)?;
    let sources = cards(&claims);
    let linked = pipeline::link(&knowledge, claims);
    let gate = judge.judge(&linked);
    let report = Report {
        sources: &sources,
        claims: &linked.claims,
        relations: &linked.relations,
        slots: &linked.slots,
        gate: &gate,
        titles: &|claim_type| knowledge.title(claim_type, language),
        names: &knowledge,
        language,
        lines: &BTreeMap::new(),
    };
    (arguments.format.write)(&report, arguments.show.view(console), &mut *console.out)?;
    console.out.flush()?;
    Ok(conclude(&report, &arguments.gate, 0, console))
}

/// Claims of all files. A line that is no claim stops the run: what is missing could be the other side of a conflict.
fn read(files: &[PathBuf], console: &mut Console<'_>) -> Result<Vec<Claim>, Failure> {
    let mut claims = Vec::new();
    let mut wrong = Vec::new();
    if files.is_empty() {
        lines("standard input", &mut console.input, &mut claims, &mut wrong);
    }
    let mut unreadable = Vec::new();
    for path in files {
        let name = path.display().to_string();
        match File::open(path) {
            Ok(_) if path.is_dir() => unreadable.push(format!("{name}: is a folder")),
            Ok(file) => lines(&name, &mut BufReader::new(file), &mut claims, &mut wrong),
            Err(error) => unreadable.push(format!("{name}: {error}")),
        }
    }
    if !unreadable.is_empty() {
        let advice = "name files that `corroborate extract` wrote; for articles use `corroborate check`";
        return Err(Failure::new("not every file of claims can be read", advice).because(unreadable));
    }
    if wrong.is_empty() {
        return Ok(claims);
    }
    let more = wrong.len().saturating_sub(LISTED);
    wrong.truncate(LISTED);
    wrong.extend((more > 0).then(|| format!("… and {more} more")));
    let advice = "each line has to be a claim as `corroborate extract` prints it";
    Err(Failure::new("the input is not a list of claims", advice).because(wrong))
}

fn lines(name: &str, input: &mut dyn BufRead, claims: &mut Vec<Claim>, wrong: &mut Vec<String>) {
    for (index, line) in input.lines().enumerate() {
        match line {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) => match serde_json::from_str(&line) {
                Ok(claim) => claims.push(claim),
                Err(error) => wrong.push(format!("{name}:{}: {error}", index + 1)),
            },
            Err(error) => {
                wrong.push(format!("{name}:{}: {error}", index + 1));
                break;
            }
        }
    }
}

/// What claims tell of their sources, in the order of the numbers in their ids.
fn cards(claims: &[Claim]) -> Vec<SourceCard> {
    let mut by_id: BTreeMap<(usize, &str), SourceCard> = BTreeMap::new();
    for claim in claims {
        by_id.entry((claim.source.len(), &claim.source)).or_insert_with(|| SourceCard {
            id: claim.source.clone(),
            path: claim.from.path.clone(),
            published: claim.from.published.clone(),
            publisher: claim.from.publisher.clone(),
            ..SourceCard::default()
        });
    }
    by_id.into_values().collect()
}
