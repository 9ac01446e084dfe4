//! `explain CLAIM SOURCES…`: the sources are checked as `check` does it, and one claim, or what stands between two, is
//! told in full.

use super::{ExplainArguments, ids};
use crate::claim::Claim;
use crate::cli::check::tell;
use crate::cli::console::Console;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::pipeline::{self, Knowledge};
use crate::extract::{Extractor, SentenceTrace};
use crate::report::explain::{ClaimStory, Context, PairStory};
use crate::source;
use crate::verdict::{Linked, Slot};
use std::path::{Path, PathBuf};

/// Runs it.
pub fn run(arguments: &ExplainArguments, wanted: &[String], named: Vec<PathBuf>, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, config) = arguments.rules.load()?;
    let paths = if named.is_empty() { config.sources } else { named };
    if paths.is_empty() {
        let example = format!("`corroborate explain {} articles/`", wanted.join(" "));
        let advice = format!("name them behind it, such as {example}, or list them under `sources:` in corroborate.yaml");
        return Err(Failure::new("the sources that the claim comes from are missing", advice).into());
    }
    let extracted = pipeline::extract(&knowledge, &paths)?;
    tell(&extracted, false, console);
    let before = extracted.claims.clone();
    let linked = pipeline::link(&knowledge, extracted.claims);
    let describe = |claim: &Claim| {
        let line = extracted.lines.get(&claim.id).map_or_else(String::new, |line| format!(":{line}"));
        format!("{} {}{line} “{}”", claim.claim_type, claim.from.path, claim.quote)
    };
    let found: Vec<&Claim> = wanted.iter().map(|id| find(id, &linked, &before, &describe)).collect::<Result<_, _>>()?;
    let context = Context { rules: &knowledge.rules, names: &knowledge, language: "en", look: arguments.screen.look(console) };
    if let [first, second] = found[..] {
        let story = PairStory {
            pair: [first, second],
            claims: &linked.claims,
            slots: [slot_of(&linked, first), slot_of(&linked, second)],
            sources: &extracted.sources,
            lines: &extracted.lines,
            relations: &linked.relations,
            places: &pipeline::world(&knowledge, &linked.claims),
        };
        if arguments.as_json() {
            story.write_json(&context, &mut *console.out)?;
        } else {
            story.write(&context, &mut *console.out)?;
        }
    } else {
        let sentence = sentence(&knowledge, &paths, found[0]);
        let story = ClaimStory {
            claim: found[0],
            claims: &linked.claims,
            sources: &extracted.sources,
            lines: &extracted.lines,
            relations: &linked.relations,
            slot: slot_of(&linked, found[0]),
            sentence: sentence.as_ref(),
        };
        if arguments.as_json() {
            story.write_json(&mut *console.out)?;
        } else {
            story.write(&context, &mut *console.out)?;
        }
    }
    Ok(if extracted.problems.is_empty() { Exit::Passed } else { Exit::Partial })
}

/// The claim of that id. Linking joins what one source says twice, so an id that `extract` printed may now be another's.
fn find<'l>(id: &str, linked: &'l Linked, before: &[Claim], describe: &dyn Fn(&Claim) -> String) -> Result<&'l Claim, Failure> {
    ids::find(id, &linked.claims, describe).or_else(|failure| {
        let joined = ids::find(id, before, describe).ok().and_then(|given| {
            linked.claims.iter().find(|claim| {
                let here = claim.span == given.span || claim.also.iter().any(|also| also.span == given.span);
                claim.source == given.source && claim.claim_type == given.claim_type && here
            })
        });
        joined.ok_or(failure)
    })
}

fn slot_of<'l>(linked: &'l Linked, claim: &Claim) -> Option<&'l Slot> {
    linked.slots.iter().find(|slot| slot.claims.contains(&claim.id))
}

/// The claim's sentence as it is read. Its source is read once more; standard input cannot be.
fn sentence(knowledge: &Knowledge, paths: &[PathBuf], claim: &Claim) -> Option<SentenceTrace> {
    let files: Vec<PathBuf> = paths.iter().filter(|path| path.as_path() != Path::new("-")).cloned().collect();
    let plan = source::plan(&files, &source::Options::default());
    let planned = plan.entries.iter().find(|planned| planned.path == claim.from.path)?;
    let source = planned.read().ok()?;
    let extractor = Extractor::new(&knowledge.rules, &knowledge.gazetteer, &knowledge.actors);
    let mut sentences = Vec::new();
    extractor.extract_with(&source, Some(&mut sentences));
    sentences.into_iter().find(|sentence| sentence.span == claim.sentence)
}
