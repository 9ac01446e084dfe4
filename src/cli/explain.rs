//! `corroborate explain`: which claims a text makes, and for each part of a claim where it was found.

use super::console::Console;
use super::exit::{Exit, Stop};
use super::options::RuleOptions;
use super::pipeline::Knowledge;
use crate::claim::{Claim, Level};
use crate::extract::Extractor;
use crate::report::human::{self, DateLength, Reader};
use crate::report::untrusted::terminal::sanitise;
use crate::source::{Metadata, Source};
use clap::Args;
use std::io::{Read, Write};

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// The text; `-` reads it from standard input
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    text: String,
    /// Language of the text, instead of finding it out (ISO 639 code)
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Date of the source
    #[arg(long, value_name = "YYYY-MM-DD")]
    date: Option<jiff::civil::Date>,
    #[command(flatten)]
    rules: RuleOptions,
}

/// Runs it.
pub fn run(arguments: &ExplainArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let knowledge = Knowledge::load(&arguments.rules.rules)?;
    let mut text = arguments.text.clone();
    if text == "-" {
        text.clear();
        console.input.read_to_string(&mut text)?;
    }
    let stated = Metadata { language: arguments.language.clone(), published: arguments.date, ..Metadata::default() };
    let source = Source::from_text("s1", "text", &text, stated).map_err(|problem| super::Failure::new(problem.to_string(), ""))?;
    let extractor = Extractor::new(&knowledge.rules, &knowledge.gazetteer, &knowledge.actors);
    let claims = extractor.extract(&source);
    if claims.is_empty() {
        writeln!(console.out, "No claim: nothing in the text says what one of the {} rules looks for.", knowledge.rules.rules.len())?;
    }
    for claim in &claims {
        for line in lines(claim, &knowledge) {
            writeln!(console.out, "{line}")?;
        }
    }
    Ok(Exit::Passed)
}

/// One claim: what it says, then each part with the words and the reach that gave it.
fn lines(claim: &Claim, knowledge: &Knowledge) -> Vec<String> {
    let reader = Reader { names: knowledge, language: "en", dates: DateLength::Long };
    let template = knowledge.title(&claim.claim_type, "en").unwrap_or_else(|| claim.claim_type.clone());
    let title = human::title(&template, &claim.key, knowledge, "en");
    let mut lines = vec![
        format!("{}: {}", sanitise(&title), sanitise(&human::value(claim, reader))),
        format!("  rule       {}", sanitise(&claim.rule)),
        format!("  words      {}", sanitise(&claim.quote)),
    ];
    for (part, resolved) in &claim.resolved {
        let words = if resolved.because.is_empty() { String::new() } else { format!(": {}", sanitise(&resolved.because)) };
        lines.push(format!("  {part:<10} {}{words}", reach(resolved.level)));
    }
    lines
}

/// Where a part of a claim was found, in words.
fn reach(level: Level) -> &'static str {
    match level {
        Level::Match => "in the words of the claim",
        Level::Clause => "in the same clause",
        Level::Sentence => "in the same sentence",
        Level::Paragraph => "in the same paragraph",
        Level::Source => "elsewhere in the source",
        Level::Default => "the rule's default",
        Level::Unknown => "not found",
    }
}
