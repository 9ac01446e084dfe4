//! The stages of a run, one function each: load what is known, extract from sources, link claims, judge the findings.
//! Subcommands put them together and show the result.

use super::exit::{Failure, Stop};
use crate::claim::{Claim, holders};
use crate::extract::Extractor;
use crate::report::SourceCard;
use crate::report::human::Names;
use crate::rule::{self, Diagnostic, RuleSet, RuleText};
use crate::source::{self, Planned, Problem, Skipped, Source, name_of};
use crate::value::actor::Actors;
use crate::value::place::Gazetteer;
use crate::value::world::World;
use crate::verdict::Linked;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// What is known before a source is read: places, actors, rules.
pub struct Knowledge {
    /// Places.
    pub gazetteer: Gazetteer,
    /// People and bodies.
    pub actors: Actors,
    /// Rules that all compiled.
    pub rules: RuleSet,
    /// The author's own rule files.
    pub texts: Vec<RuleText>,
    /// What is odd about the rules, and keeps none from compiling.
    pub warnings: Vec<Diagnostic>,
}

impl Knowledge {
    /// Loads the built-in rules and those in `files`. One rule that does not compile stops everything: a rule that is left
    /// out silently is a finding that nobody misses.
    pub fn load(files: &[PathBuf]) -> Result<Self, Stop> {
        let gazetteer = Gazetteer::shipped();
        let actors = Actors::shipped(&gazetteer);
        let loaded = rule::load::with_paths(files, &gazetteer, &actors);
        let warnings = loaded.diagnostics.clone();
        let (rules, texts) = loaded.usable()?;
        Ok(Knowledge { gazetteer, actors, rules, texts, warnings })
    }

    /// Title template of a claim type, in `language` or else in English.
    pub fn title(&self, claim_type: &str, language: &str) -> Option<String> {
        let titles = &self.rules.policies.get(claim_type)?.titles;
        titles.get(language).or_else(|| titles.get("en")).or_else(|| titles.values().next()).cloned()
    }

    /// What to say of a claim type that no rule has: what is wrong, and the nearest name. `None` where there is one.
    pub fn no_such_type(&self, claim_type: &str) -> Option<(String, String)> {
        let types = &self.rules.policies.by_type;
        let advice = || match rule::nearest::nearest(claim_type, types.keys().map(String::as_str)) {
            Some(near) => format!("did you mean {near}?"),
            None => "`corroborate rules list` shows all".to_owned(),
        };
        (!types.contains_key(claim_type)).then(|| (format!("no claim type is called `{claim_type}`"), advice()))
    }

    /// Languages in which a claim type has its title.
    pub fn languages(&self) -> BTreeSet<&str> {
        self.rules.policies.by_type.values().flat_map(|policy| policy.titles.keys()).map(String::as_str).collect()
    }
}

impl Names for Knowledge {
    fn place(&self, id: &str, language: &str) -> String {
        self.gazetteer.display(id, language)
    }

    fn actor(&self, id: &str, language: &str) -> String {
        self.actors.display(id, language, &self.gazetteer)
    }

    fn counts(&self, claim_type: &str) -> bool {
        let rules = &self.rules.rules;
        let found = rules.binary_search_by(|rule| rule.id.as_str().cmp(claim_type));
        found.is_ok_and(|at| matches!(rules[at].form, rule::Form::Count(_)))
    }
}

/// What reading and extracting gave.
#[derive(Debug, Default)]
pub struct Extracted {
    /// Sources that were read, in the order of their ids.
    pub sources: Vec<SourceCard>,
    /// Their claims, in order of source and place.
    pub claims: Vec<Claim>,
    /// Line of each claim in its file, by claim id.
    pub lines: BTreeMap<String, usize>,
    /// Sources that could not be read.
    pub problems: Vec<Problem>,
    /// What a reader may want to know about how files were read: path and note.
    pub notes: Vec<(String, String)>,
    /// What a reader has to know about files that were read: path and warning.
    pub warnings: Vec<(String, String)>,
    /// Files of folders that were passed over.
    pub skipped: Vec<Skipped>,
}

/// Reads the sources behind `paths` and extracts their claims. Each is read, extracted and dropped on its own, so that
/// memory grows with claims and not with text.
pub fn extract(knowledge: &Knowledge, paths: &[PathBuf]) -> Result<Extracted, Failure> {
    let plan = source::plan(paths, &source::Options::default());
    if plan.problems.iter().any(|problem| problem.fatal_usage) {
        let causes = plan.problems.iter().map(ToString::to_string).chain(plan.skipped.iter().map(ToString::to_string));
        return Err(Failure::new("the sources cannot be used as they are given", "").because(causes));
    }
    let extractor = Extractor::new(&knowledge.rules, &knowledge.gazetteer, &knowledge.actors);
    let each = |planned: &Planned| planned.read().map(|source| one(&extractor, &source));
    let read: Vec<Result<Extracted, Problem>> = plan.entries.par_iter().map(each).collect();
    let mut all = Extracted { problems: plan.problems, skipped: plan.skipped, ..Extracted::default() };
    for result in read {
        match result {
            Ok(one) => {
                all.sources.extend(one.sources);
                all.claims.extend(one.claims);
                all.lines.extend(one.lines);
                all.notes.extend(one.notes);
                all.warnings.extend(one.warnings);
            }
            Err(problem) => all.problems.push(problem),
        }
    }
    all.problems.sort();
    Ok(all)
}

/// The claims of one source.
pub fn one(extractor: &Extractor<'_>, source: &Source) -> Extracted {
    let claims = extractor.extract(source);
    let starts: Vec<usize> =
        std::iter::once(0).chain(source.text.match_indices('\n').map(|(at, _)| at + 1)).map(|at| source.offsets.original(at)).collect();
    let line_of = |at: usize| starts.partition_point(|&start| start <= at).max(1);
    let line = |claim: &Claim| line_of(claim.span.start);
    let unread = extractor.unread(source).into_iter().map(|(code, at)| {
        let language = name_of(&code).map_or_else(|| code.clone(), |name| format!("{name} ({code})"));
        let line = line_of(source.offsets.original(at));
        format!("text in {language}, from line {line} on, is not read: no claim was looked for in it")
    });
    Extracted {
        lines: claims.iter().map(|claim| (claim.id.clone(), line(claim))).collect(),
        claims,
        sources: vec![SourceCard {
            id: source.id.clone(),
            path: source.path.clone(),
            language: source.language.clone(),
            published: source.published.map(|date| date.to_string()),
            publisher: source.publisher.clone(),
            url: source.url.clone(),
        }],
        problems: Vec::new(),
        skipped: Vec::new(),
        warnings: source.warnings.iter().cloned().chain(unread).map(|warning| (source.path.clone(), warning)).collect(),
        notes: source.notes.iter().map(|note| (source.path.clone(), note.clone())).collect(),
    }
}

/// The known places and actors, with what the claims say of places that no list knows.
pub fn world<'a>(knowledge: &'a Knowledge, claims: &[Claim]) -> World<'a> {
    World { gazetteer: &knowledge.gazetteer, actors: &knowledge.actors, holders: holders(claims) }
}

/// Links claims: relations, origins, slots with their verdicts.
pub fn link(knowledge: &Knowledge, claims: Vec<Claim>) -> Linked {
    let world = world(knowledge, &claims);
    crate::verdict::link(claims, &knowledge.rules.policies, &world)
}
