//! `explain --text`: a text as it is read, the claims it makes, and why rules that came near made none.

use super::ExplainArguments;
use crate::cli::console::Console;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::pipeline::Knowledge;
use crate::extract::Extractor;
use crate::report::explain::{Context, TextStory};
use crate::rule::nearest::nearest;
use crate::source::{Metadata, Source};
use std::io::Read;

/// Runs it.
pub fn run(arguments: &ExplainArguments, text: &str, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, _) = arguments.rules.load()?;
    let only = arguments.rule.as_deref().map(|name| rule(&knowledge, name)).transpose()?;
    let mut read = String::new();
    if text == "-" {
        console.input.read_to_string(&mut read)?;
    } else {
        read.push_str(text);
    }
    let stated = Metadata { language: arguments.language.clone(), published: arguments.date, ..Metadata::default() };
    let source = Source::from_text("s1", "text", &read, stated).map_err(|problem| Failure::new(problem.to_string(), ""))?;
    let extractor = Extractor::new(&knowledge.rules, &knowledge.gazetteer, &knowledge.actors);
    let mut sentences = Vec::new();
    let claims = extractor.extract_with(&source, Some(&mut sentences));
    let published = source.published.map(|date| date.to_string());
    let story = TextStory { sentences: &sentences, claims: &claims, only: only.as_deref(), published: published.as_deref() };
    let context = Context { rules: &knowledge.rules, names: &knowledge, language: "en", look: arguments.screen.look(console) };
    if arguments.as_json() {
        story.write_json(&context, &mut *console.out)?;
    } else {
        story.write(&context, &mut *console.out)?;
    }
    Ok(Exit::Passed)
}

/// The claim type of that name, with its pack in front or without.
fn rule(knowledge: &Knowledge, name: &str) -> Result<String, Failure> {
    let rules = &knowledge.rules.rules;
    if let Some(rule) = rules.iter().find(|rule| rule.id == name || rule.full_id() == name) {
        return Ok(rule.id.clone());
    }
    let known: Vec<String> = rules.iter().flat_map(|rule| [rule.id.clone(), rule.full_id()]).collect();
    let advice = match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => format!("did you mean {near}?"),
        None => "`corroborate rules list` names them all".to_owned(),
    };
    Err(Failure::new(format!("no claim type is called `{name}`"), advice))
}
