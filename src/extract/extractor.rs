//! The extractor: one source in, its claims out. It goes through the sentences with what it remembers of those before; what the
//! rules bind in one is told in `binding`, what makes a claim of it in `telling`.

use super::about::About;
use super::binding::Binder;
use super::credits::credits;
use super::language::{Language, Languages};
use super::matcher::Matcher;
use super::memory::Memory;
use super::merge::merge;
use super::segments::{self, Segment};
use super::speakers;
use super::telling::Telling;
use super::trace::{SentenceTrace, Trace};
use super::unlisted;
use super::view::{Surroundings, View};
use crate::claim::{Claim, Level, Polarity, SourceFacts};
use crate::rule::RuleSet;
use crate::source::Source;
use crate::value::actor::Actors;
use crate::value::date::Anchor;
use crate::value::place::Gazetteer;
use std::ops::Range;
use std::sync::Arc;

/// Everything that extraction needs, made once for all sources.
pub struct Extractor<'a> {
    binder: Binder<'a>,
    gazetteer: &'a Gazetteer,
    actors: &'a Actors,
    rules: &'a RuleSet,
    languages: Arc<Languages>,
}

impl<'a> Extractor<'a> {
    /// Prepares extraction.
    pub fn new(rules: &'a RuleSet, gazetteer: &'a Gazetteer, actors: &'a Actors) -> Self {
        Extractor::with_languages(rules, gazetteer, actors, Arc::default())
    }

    /// The same, with languages that were made ready before for rules with the same lexicons.
    pub fn with_languages(rules: &'a RuleSet, gazetteer: &'a Gazetteer, actors: &'a Actors, languages: Arc<Languages>) -> Self {
        Extractor { binder: Binder::new(rules, actors), gazetteer, actors, rules, languages }
    }

    /// The language made ready, `None` when there is no pack for it.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.ready(code, self.rules, self.gazetteer, self.actors)
    }

    /// The languages of a source that no pack reads, each with the byte of the text where it is met first.
    pub fn unread(&self, source: &Source) -> Vec<(String, usize)> {
        segments::unread(source, |code| self.language(code).is_some())
    }

    /// The rules.
    pub(super) fn rules(&self) -> &RuleSet {
        self.rules
    }

    /// What binds them.
    pub(super) fn matcher(&self) -> &Matcher<'a> {
        self.binder.matcher()
    }

    /// Extracts the claims of a source, in text order.
    pub fn extract(&self, source: &Source) -> Vec<Claim> {
        self.extract_with(source, None)
    }

    /// As [`Extractor::extract`]; `traces` gets every sentence with what the rules made of it.
    pub fn extract_with(&self, source: &Source, mut traces: Option<&mut Vec<SentenceTrace>>) -> Vec<Claim> {
        let segments = segments::cut(source, |code| self.language(code));
        let anchor = self.anchor(source, &segments);
        let about = About::new(&segments, self.gazetteer, self.actors);
        let mut memory = Memory::default();
        memory.scene.country = about.country;
        memory.scene.opening = about.opening;
        memory.scene.alone = about.alone;
        let unlisted = unlisted::find(&segments, self.gazetteer, self.actors, about.placed);
        let new = unlisted.iter().filter(|unlisted| unlisted.place >= self.gazetteer.first_unlisted());
        let local = self.gazetteer.with_unlisted(new.map(|unlisted| (unlisted.name.as_str(), unlisted.country, unlisted.holder)));
        let gazetteer = &local;
        let mut found = Vec::new();
        for segment in &segments {
            for (sentence, zone) in &segment.sentences {
                let (named_last, mission_last) = (memory.group.clone(), memory.mission.clone());
                let around = Surroundings {
                    language: segment.language,
                    states: self.binder.heads(),
                    gazetteer,
                    unlisted: &unlisted,
                    actors: self.actors,
                    anchor: &anchor,
                    countries: &about.countries,
                    about: about.surely,
                    last_country: memory.last_country,
                    told_of: memory.scene.its_country(gazetteer).or_else(|| memory.scene.faded(gazetteer)),
                    town: memory.scene.town,
                    province: memory.scene.province,
                    group: named_last.as_deref(),
                    mission: mission_last.as_deref(),
                };
                if memory.paragraph != Some(sentence.paragraph) {
                    memory.paragraph = Some(sentence.paragraph);
                    memory.owners.clear();
                    memory.carried.subject = None;
                    memory.carried.paragraph.clear();
                    memory.told.clear();
                    memory.scene.open_paragraph();
                }
                let mut view = View::new(&segment.lexed, *sentence, &around);
                view.told.clone_from(&memory.told);
                if traces.is_some() {
                    view.trace = Trace::on();
                }
                let drafts = self.binder.bind(&view, &anchor, &memory);
                let sayings = speakers::sayings(&view, &around, &mut memory.voices);
                let mut told_of = None;
                let telling = Telling {
                    rules: self.rules,
                    gazetteer: self.gazetteer,
                    actors: self.actors,
                    source,
                    segment,
                    view: &view,
                    sayings: &sayings,
                    memory: &memory,
                    zone: *zone,
                };
                for (draft, values) in drafts {
                    let claim = telling.claim(&draft, &values);
                    if telling.has_needs(&draft, &claim) {
                        view.bind(self.rules, &draft, &claim);
                        let own = claim.place.as_ref().filter(|_| {
                            claim.polarity == Polarity::Asserted
                                && claim.resolved.get("place").is_some_and(|how| how.level <= Level::Sentence)
                        });
                        told_of = own.and_then(|place| gazetteer.index(&place.id)).or(told_of);
                        found.push(claim);
                    }
                }
                speakers::remember(&view, &sayings, self.actors, &mut memory.voices);
                if let Some(traces) = traces.as_mut() {
                    let at = segment.source_span(view.lexed.tokens.span(view.first, view.end));
                    traces.push(self.traced(&view, source.offsets.original_range(at).into()));
                }
                memory.remember(&view, *zone, told_of, gazetteer, self.binder.nouns());
                if let Some(group) = super::actors::last_group(&view.actors, self.actors) {
                    memory.group = Some(group.to_owned());
                }
                if let Some(mission) = super::actors::last_mission(&view.actors, self.actors) {
                    memory.mission = Some(mission.to_owned());
                }
            }
        }
        if !found.is_empty() {
            let facts = self.facts(source);
            found.iter_mut().for_each(|claim| claim.from.clone_from(&facts));
        }
        merge(found)
    }

    fn facts(&self, source: &Source) -> SourceFacts {
        SourceFacts {
            path: source.path.clone(),
            published: source.published.map(|date| date.to_string()),
            publisher: source.publisher.clone(),
            credits: credits(source, self.actors, |code| self.language(code)),
        }
    }

    fn anchor(&self, source: &Source, segments: &[Segment<'_>]) -> Anchor {
        if let Some(date) = source.published {
            return Anchor::Known(date);
        }
        for segment in segments {
            let sentences: Vec<Range<usize>> = segment.sentences.iter().map(|(s, _)| s.first..s.end).collect();
            if let (Some(first), Some(last)) = (sentences.first(), sentences.last()) {
                let narrowed = crate::value::date::narrow_anchor(&segment.lexed, segment.language.pack, first.start..last.end).anchor;
                if !matches!(narrowed, Anchor::Unknown) {
                    return narrowed;
                }
            }
        }
        Anchor::Unknown
    }
}
