//! `rules stats`: what each rule finds in sources: claims, sources, values that it shares with other rules, and which
//! rules never fire.

use crate::cli::check::paths;
use crate::cli::console::{Console, Weight, plural};
use crate::cli::exit::{Exit, Stop};
use crate::cli::options::RuleOptions;
use crate::cli::pipeline;
use crate::report::terminal::wrap::hanging;
use crate::report::untrusted::terminal::sanitise;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;

/// Arguments of `rules stats`.
#[derive(Debug, Args)]
pub struct StatsArguments {
    /// Files or folders with sources, instead of those of corroborate.yaml
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    rules: RuleOptions,
    /// How to print it
    #[arg(long, value_enum, default_value_t)]
    format: Shape,
}

/// Shapes of the answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// A line for each rule
    #[default]
    Text,
    /// One JSON object a rule and line
    Jsonl,
}

/// What one rule found.
#[derive(Debug, Default, Serialize)]
struct Row {
    rule: String,
    claims: usize,
    sources: usize,
    denied: usize,
    /// Other rules with a claim on the same words, and how often.
    overlaps: BTreeMap<String, usize>,
}

pub(super) fn run(options: &StatsArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, config) = options.rules.load()?;
    let extracted = pipeline::extract(&knowledge, &paths(&options.paths, &config)?)?;
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for rule in &knowledge.rules.rules {
        rows.insert(rule.full_id(), Row { rule: rule.full_id(), ..Row::default() });
    }
    let mut sources: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut by_source: BTreeMap<&str, Vec<&crate::claim::Claim>> = BTreeMap::new();
    for claim in &extracted.claims {
        sources.entry(&claim.rule).or_default().insert(&claim.source);
        by_source.entry(&claim.source).or_default().push(claim);
        if let Some(row) = rows.get_mut(&claim.rule) {
            row.claims += 1;
            row.denied += usize::from(claim.polarity == crate::claim::Polarity::Denied);
        }
    }
    for (rule, sources) in &sources {
        if let Some(row) = rows.get_mut(*rule) {
            row.sources = sources.len();
        }
    }
    for claims in by_source.values() {
        for (index, a) in claims.iter().enumerate() {
            for b in &claims[index + 1..] {
                let apart = a.rule == b.rule || a.span.start >= b.span.end || b.span.start >= a.span.end;
                if apart {
                    continue;
                }
                for (one, other) in [(a, b), (b, a)] {
                    if let Some(row) = rows.get_mut(&one.rule) {
                        *row.overlaps.entry(other.rule.clone()).or_default() += 1;
                    }
                }
            }
        }
    }
    for problem in &extracted.problems {
        console.tell(Weight::Warning, &problem.to_string());
    }
    match options.format {
        Shape::Jsonl => {
            for row in rows.values() {
                crate::report::json_line(row, &mut console.out)?;
            }
        }
        Shape::Text => text(rows.into_values().collect(), extracted.sources.len(), console.width(), console)?,
    }
    Ok(if extracted.problems.is_empty() { Exit::Passed } else { Exit::Partial })
}

fn text(mut rows: Vec<Row>, sources: usize, width: usize, console: &mut Console<'_>) -> Result<(), Stop> {
    rows.sort_by(|a, b| b.claims.cmp(&a.claims).then_with(|| a.rule.cmp(&b.rule)));
    let (found, silent): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.claims > 0);
    if !found.is_empty() {
        let widest = found.iter().map(|row| row.rule.chars().count()).max().unwrap_or(0);
        let overlap = found.iter().any(|row| !row.overlaps.is_empty());
        let heading = format!("{:<widest$}  claims  sources  denied  {}", "rule", if overlap { "on the same words" } else { "" });
        writeln!(console.out, "{}", heading.trim_end())?;
        for row in &found {
            let overlaps: Vec<String> = row.overlaps.iter().map(|(rule, count)| format!("{rule} ({count})")).collect();
            let start = format!("{:<widest$}  {:>6}  {:>7}  {:>6}  ", row.rule, row.claims, row.sources, row.denied);
            show(&hanging(&sanitise(&start), &sanitise(&overlaps.join(", ")), width), console)?;
        }
        writeln!(console.out)?;
    }
    if !silent.is_empty() {
        let mut packs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (pack, rule) in silent.iter().filter_map(|row| row.rule.split_once('/')) {
            packs.entry(pack).or_default().push(rule);
        }
        let widest = packs.keys().map(|pack| pack.chars().count()).max().unwrap_or(0);
        writeln!(console.out, "never fired")?;
        for (pack, rules) in &packs {
            show(&hanging(&sanitise(&format!("  {pack:<widest$}  ")), &sanitise(&rules.join(", ")), width), console)?;
        }
        writeln!(console.out)?;
    }
    let claims: usize = rows.iter().map(|row| row.claims).sum();
    let (claims, rules, sources) = (plural(claims, "claim"), plural(found.len(), "rule"), plural(sources, "source"));
    writeln!(console.out, "{claims} of {rules} in {sources}")?;
    Ok(())
}

fn show(lines: &[String], console: &mut Console<'_>) -> Result<(), Stop> {
    for line in lines {
        writeln!(console.out, "{line}")?;
    }
    Ok(())
}
