//! The extractor: one source in, its claims out.

use super::about::About;
use super::as_of;
use super::context;
use super::counted;
use super::credits::credits;
use super::draft::Draft;
use super::language::{Language, Languages};
use super::matcher::Matcher;
use super::memory::Memory;
use super::merge::merge;
use super::roles::Role;
use super::segments::{self, Segment};
use super::speakers;
use super::standing;
use super::trace::{SentenceTrace, Trace, Why};
use super::unlisted;
use super::view::{Surroundings, View};
use crate::claim::{Claim, Level, Modality, Polarity, Resolved, SourceFacts, Span, shingles};
use crate::rule::{Form, LexiconId, OverTime, RuleSet};
use crate::source::{Source, Zone};
use crate::value::Value;
use crate::value::actor::Actors;
use crate::value::date::Anchor;
use crate::value::place::Gazetteer;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Everything that extraction needs, made once for all sources.
pub struct Extractor<'a> {
    matcher: Matcher<'a>,
    gazetteer: &'a Gazetteer,
    actors: &'a Actors,
    rules: &'a RuleSet,
    languages: Arc<Languages>,
    nouns: Vec<LexiconId>,
    heads: Vec<LexiconId>,
    ranks: Vec<LexiconId>,
    /// Counted nouns that name no people.
    nobody: Vec<LexiconId>,
    /// What amounts of one unit hang on: a pronoun may take it up.
    takes_up: Vec<LexiconId>,
}

impl<'a> Extractor<'a> {
    /// Prepares extraction.
    pub fn new(rules: &'a RuleSet, gazetteer: &'a Gazetteer, actors: &'a Actors) -> Self {
        Extractor::with_languages(rules, gazetteer, actors, Arc::default())
    }

    /// The same, with languages that were made ready before for rules with the same lexicons.
    pub fn with_languages(rules: &'a RuleSet, gazetteer: &'a Gazetteer, actors: &'a Actors, languages: Arc<Languages>) -> Self {
        let mut nouns = Vec::new();
        let mut heads = Vec::new();
        let mut takes_up = Vec::new();
        for rule in &rules.rules {
            if matches!(&rule.form, Form::Amount(units) if units.len() == 1) {
                takes_up.extend(&rule.head);
            }
            if let Form::Count(lexicons) = &rule.form {
                nouns.extend(lexicons);
                heads.extend(&rule.head);
            }
        }
        nouns.sort_unstable();
        nouns.dedup();
        heads.sort_unstable();
        heads.dedup();
        let ranks = rules.ranks().collect();
        let named = |noun: LexiconId| rules.lexicons[noun as usize].name.as_str();
        let nobody =
            nouns.iter().copied().filter(|&noun| !named(noun).starts_with("common/") && !named(noun).ends_with("/people")).collect();
        Extractor { matcher: Matcher::new(rules, actors), gazetteer, actors, rules, languages, nouns, heads, ranks, nobody, takes_up }
    }

    /// The language made ready, `None` when there is no pack for it.
    pub fn language(&self, code: &str) -> Option<&Language> {
        self.languages.ready(code, self.rules, self.gazetteer, self.actors)
    }

    /// The languages of a source that no pack reads, as codes parted by commas; `None` where all of it is read.
    pub fn unread(&self, source: &Source) -> Option<String> {
        let codes = segments::unread(source, |code| self.language(code).is_some());
        (!codes.is_empty()).then(|| format!("text in {}", codes.join(", ")))
    }

    /// The rules.
    pub(super) fn rules(&self) -> &RuleSet {
        self.rules
    }

    /// What binds them.
    pub(super) fn matcher(&self) -> &Matcher<'a> {
        &self.matcher
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
        let unlisted = unlisted::find(&segments, self.gazetteer, about.foremost);
        let local = self.gazetteer.with_unlisted(unlisted.iter().map(|unlisted| (unlisted.name.as_str(), unlisted.country)));
        let gazetteer = &local;
        let mut found = Vec::new();
        for segment in &segments {
            for (sentence, zone) in &segment.sentences {
                let named_last = memory.group.clone();
                let around = Surroundings {
                    language: segment.language,
                    states: &self.heads,
                    gazetteer,
                    unlisted: &unlisted,
                    actors: self.actors,
                    anchor: &anchor,
                    countries: &about.countries,
                    about: about.surely,
                    last_country: memory.last_country.or(about.countries.first().copied()),
                    told_of: memory.scene.its_country(gazetteer),
                    town: memory.scene.town,
                    province: memory.scene.province,
                    group: named_last.as_deref(),
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
                let drafts = self.bind(&view, &anchor, &memory);
                let sayings = speakers::sayings(&view, &around, &mut memory.voices);
                let mut told_of = None;
                for (draft, values) in drafts {
                    let claim = self.claim(source, segment, &view, &draft, &values, &sayings, &memory, *zone);
                    if self.has_needs(&view, &draft, &claim) {
                        view.bind(self.rules, &draft, &claim);
                        let own =
                            claim.place.as_ref().filter(|_| claim.resolved.get("place").is_some_and(|how| how.level <= Level::Sentence));
                        told_of = own.and_then(|place| gazetteer.index(&place.id)).or(told_of);
                        found.push(claim);
                    }
                }
                speakers::remember(&view, &sayings, self.actors, &mut memory.voices);
                if let Some(traces) = traces.as_mut() {
                    let at = segment.source_span(view.lexed.tokens.span(view.first, view.end));
                    traces.push(self.traced(&view, source.offsets.original_range(at).into()));
                }
                memory.remember(&view, *zone, told_of, gazetteer, &self.nouns);
                if let Some(group) = super::actors::last_group(&view.actors, self.actors) {
                    memory.group = Some(group.to_owned());
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
                let narrowed = crate::value::date::narrow_anchor(&segment.lexed, &segment.language.pack, first.start..last.end).anchor;
                if !matches!(narrowed, Anchor::Unknown) {
                    return narrowed;
                }
            }
        }
        Anchor::Unknown
    }

    /// Runs the woken rules over one sentence; each draft comes with the token ranges of the sentence's other values.
    fn bind(&self, view: &View<'_>, anchor: &Anchor, memory: &Memory) -> Vec<(Draft, Vec<Range<usize>>)> {
        // "measured it at 5.6", "it took effect": what is asked for may have been said before.
        let told = view.told.iter().copied().filter(|lexicon| self.takes_up.contains(lexicon) || view.takes_up_a_thing());
        let woken = self.matcher.wake(view.concepts.iter().map(|concept| concept.lexicon).chain(told));
        if woken.is_empty() {
            return Vec::new();
        }
        let counted = counted::find(view, &self.nouns, &self.heads, &self.ranks, &self.nobody);
        let mut drafts = Vec::new();
        // A word for what they do takes up the only owner that the whole text has named; their number alone the one of the paragraph.
        let carried = |nouns: &[LexiconId], headed: bool| {
            let here = nouns.iter().find_map(|noun| memory.owners.get(noun));
            let only = || nouns.iter().find_map(|noun| memory.all_owners.get(noun).filter(|owners| owners.len() == 1)?.first());
            here.or_else(|| if headed { only() } else { None }).cloned()
        };
        self.matcher.counts(view, &counted, &woken, &carried, &mut drafts);
        self.matcher.dates(view, &woken, anchor, &memory.carried, &mut drafts);
        for &index in &woken {
            match &self.rules.rules[index].form {
                Form::Share(of) => self.matcher.shares(view, index, of, &mut drafts),
                Form::Amount(units) => self.matcher.amounts(view, index, units, &mut drafts),
                Form::Proposition(scopes) => self.matcher.propositions(view, index, scopes, anchor, &mut drafts),
                Form::Category { lexicon, by } => self.matcher.categories(view, index, *lexicon, by, &mut drafts),
                Form::Place(roles) => self.matcher.placings(view, index, roles, &mut drafts),
                Form::Match(patterns) => self.matcher.patterns(view, index, patterns, &mut drafts),
                Form::Regex(expression) => self.matcher.expression(view, index, &expression.0, &mut drafts),
                Form::Count(_) | Form::Date(_) => {}
            }
        }
        drafts.retain(|draft| match (&self.rules.rules[draft.rule].range, &draft.value) {
            (Some(range), Value::Quantity(quantity)) if !range.admits(quantity) => {
                view.stop_draft(&self.rules.rules[draft.rule], draft, || Why::OutOfRange)
            }
            _ => true,
        });
        drafts.retain(|draft| match &draft.status.dropped_by {
            None => true,
            Some(words) => view.stop_draft(&self.rules.rules[draft.rule], draft, || Why::Cue { words: words.clone() }),
        });
        self.replace(view, &mut drafts);
        let values: Vec<Range<usize>> = counted.iter().map(|c| c.first..c.end).collect();
        drafts
            .into_iter()
            .map(|draft| {
                let own = draft.value_at.clone();
                let others = values.iter().filter(|value| **value != own).cloned().collect();
                (draft, others)
            })
            .collect()
    }

    /// `instead-of`: where two claims share their value or their clause, the one that replaces stays.
    fn replace(&self, view: &View<'_>, drafts: &mut Vec<Draft>) {
        // "2,200 American soldiers will leave, while 3,000 will stay": what a verb has taken is not counted bare as well for an
        // owner that is only carried over to it.
        let taken = |winner: &Draft, loser: &Draft| {
            let carried = matches!(&loser.who, Role::Filled(_, how) if how.level > Level::Clause);
            winner.value_at == loser.value_at && winner.head.is_some() && loser.head.is_none() && loser.counted.is_some() && carried
        };
        let dates = |a: &Draft, b: &Draft| matches!((&a.value, &b.value), (Value::Date(_), Value::Date(_)));
        let shadows = |winner: &Draft, loser: &Draft| {
            let rule = &self.rules.rules[winner.rule];
            taken(winner, loser)
                || rule.instead_of.contains(&self.rules.rules[loser.rule].id)
                    && (winner.value_at == loser.value_at
                        || dates(winner, loser) && winner.head == loser.head
                        || !dates(winner, loser) && winner.counted.is_none() && loser.counted.is_none() && {
                            let heads = (winner.cover(), loser.cover());
                            heads.0.start < heads.1.end && heads.1.start < heads.0.end
                                || view.clause_of(heads.0.start) == view.clause_of(heads.1.start)
                        })
        };
        let lost: Vec<bool> = drafts
            .iter()
            .map(|loser| {
                let winner = drafts.iter().find(|winner| shadows(winner, loser)).map(|winner| &self.rules.rules[winner.rule].id);
                winner.is_some_and(|id| !view.stop_draft(&self.rules.rules[loser.rule], loser, || Why::InsteadOf { rule: id.clone() }))
            })
            .collect();
        let mut index = 0;
        drafts.retain(|_| {
            index += 1;
            !lost[index - 1]
        });
        // One rule makes one claim of one value.
        let mut seen: Vec<(usize, Range<usize>, Option<String>)> = Vec::new();
        drafts.retain(|draft| {
            let actor = match &draft.who {
                Role::Filled(actor, _) if matches!(draft.value, Value::Proposition(_)) => Some(actor.clone()),
                _ => None,
            };
            let key = (draft.rule, draft.value_at.clone(), actor);
            let fresh = !seen.contains(&key);
            seen.push(key);
            fresh
        });
    }

    #[allow(clippy::too_many_arguments)]
    fn claim(
        &self,
        source: &Source,
        segment: &Segment<'_>,
        view: &View<'_>,
        draft: &Draft,
        values: &[Range<usize>],
        sayings: &[speakers::Saying],
        memory: &Memory,
        zone: Zone,
    ) -> Claim {
        let rule = &self.rules.rules[draft.rule];
        let cover = draft.cover();
        let mut resolved: BTreeMap<String, Resolved> = BTreeMap::new();
        let mut key = BTreeMap::new();
        let place_anchor =
            if matches!(draft.value, Value::Date(_)) { draft.head.clone().unwrap_or(cover.clone()) } else { draft.value_at.clone() };
        let (said_by, how) = speakers::chain(view, sayings, &memory.voices, draft.head.as_ref().map_or(cover.start, |head| head.start));
        resolved.insert("said-by".into(), how);
        let speaker = said_by
            .first()
            .and_then(|holder| self.actors.at_home(holder))
            .and_then(|home| self.gazetteer.by_slug(home).or_else(|| self.gazetteer.index(home)));
        let long_past = match &draft.value {
            Value::Date(date) => date.edtf.parse().is_ok_and(|edtf| standing::is_long_past(view, &edtf)),
            _ => false,
        };
        let told = context::Told { anchor: &place_anchor, values, long_past, speaker };
        let placed = context::place(view, view.gazetteer, rule, &told, &memory.scene);
        let keyed = rule.about.iter().any(|name| name == "place");
        let placed = placed.filter(|(_, _, how)| keyed || matches!(how.level, Level::Match | Level::Clause | Level::Sentence));
        let place = placed.map(|(index, role, how)| {
            let id = view.gazetteer.place(index).id.clone();
            if keyed {
                key.insert("place".to_owned(), id.clone());
            }
            resolved.insert("place".into(), how);
            crate::claim::PlaceRef { id, relation: relation(role).to_owned() }
        });
        let who = match &draft.who {
            Role::Filled(actor, how) => Some((actor, how.clone())),
            _ => rule.default_who.as_ref().map(|actor| (actor, Resolved { level: Level::Default, because: "the rule's default".into() })),
        };
        if let Some((actor, how)) = who {
            for name in rule.about.iter().filter(|name| matches!(name.as_str(), "who" | "nation" | "actor" | "party")) {
                let value = if name == "nation" { self.nation(actor) } else { actor.clone() };
                key.insert(name.clone(), value);
            }
            resolved.insert("who".into(), how);
        }
        let policy = self.rules.policies.get(&rule.id);
        let evolving = policy.is_some_and(|policy| policy.over_time != OverTime::Fixed);
        let as_of = match &draft.value {
            Value::Date(_) => None,
            Value::Proposition(proposition) if proposition.when.is_some() => {
                resolved.insert("as-of".into(), Resolved { level: Level::Clause, because: "the time of what is said".into() });
                proposition.when.clone()
            }
            // "Will fall from 2,500 to 500 next year": the time is that of what is to come.
            _ => match as_of::as_of(view, &cover, evolving).filter(|_| !draft.holds_now) {
                Some((date, level)) => {
                    resolved.insert("as-of".into(), Resolved { level, because: view.text(date.first..date.end).to_owned() });
                    Some(date.edtf.to_string())
                }
                None if evolving => {
                    let from_source = view.today.map(|date| date.to_string());
                    if from_source.is_some() {
                        resolved.insert("as-of".into(), Resolved { level: Level::Source, because: "the source's date".into() });
                    }
                    from_source
                }
                None => None,
            },
        };
        // How many there were is not how many there are.
        if evolving
            && rule.head.is_empty()
            && draft.status.modality == Modality::Factual
            && let Some(was) = as_of::past(view, &cover)
        {
            resolved.insert("tense".into(), Resolved { level: Level::Clause, because: was });
        }
        if !draft.because.is_empty() {
            resolved.insert("value".into(), Resolved { level: Level::Match, because: draft.because.clone() });
        }
        let polarity = rule.polarity.filter(|_| draft.status.polarity == Polarity::Asserted).unwrap_or(draft.status.polarity);
        let modality = rule.modality.filter(|_| draft.status.modality.is_firm()).unwrap_or(draft.status.modality);
        if let Some(words) = &draft.status.denied_by {
            resolved.insert("polarity".into(), Resolved { level: Level::Sentence, because: words.clone() });
        }
        if let Some(words) = &draft.status.mode_by {
            resolved.insert("modality".into(), Resolved { level: Level::Sentence, because: words.clone() });
        }
        let bytes = |range: Range<usize>| segment.source_span(view.lexed.tokens.span(range.start, range.end));
        let local = bytes(cover.clone());
        let sentence = bytes(view.first..view.end);
        let sentence_text = source.text[sentence.clone()].to_owned();
        Claim {
            id: String::new(),
            claim_type: rule.id.clone(),
            source: source.id.clone(),
            quote: source.text[local.clone()].to_owned(),
            span: Span::from(source.offsets.original_range(local)),
            sentence: Span::from(source.offsets.original_range(sentence)),
            shingles: shingles(&sentence_text),
            sentence_text,
            also: Vec::new(),
            key,
            place,
            value: draft.value.clone(),
            as_of,
            polarity,
            modality,
            said_by,
            rule: rule.full_id(),
            origin: None,
            zone,
            quoted: view.quotation(cover.start).is_some(),
            uncertain: draft.uncertain,
            resolved,
            from: SourceFacts::default(), // the same for all claims of the source: given when they are known
        }
    }

    /// The arguments without which the rule makes no claim: found in the sentence, or at least in its paragraph.
    fn has_needs(&self, view: &View<'_>, draft: &Draft, claim: &Claim) -> bool {
        let rule = &self.rules.rules[draft.rule];
        rule.needs.iter().all(|name| {
            // What a proposition is about must stand in its own sentence; a value may take it from the one before.
            let farthest = if matches!(draft.value, Value::Proposition(_)) { Level::Sentence } else { Level::Paragraph };
            let near = |field: &str| claim.resolved.get(field).is_some_and(|how| how.level <= farthest);
            let has = match name.as_str() {
                "place" => claim.place.is_some() && near("place"),
                "as-of" => claim.as_of.is_some() && near("as-of"),
                "who" | "nation" | "actor" | "party" => claim.resolved.get("who").is_some_and(|how| how.level < Level::Default),
                other => claim.key.contains_key(other),
            };
            has || view.stop_draft(rule, draft, || Why::Needs { argument: name.clone() })
        })
    }

    fn nation(&self, actor: &str) -> String {
        let mut here = actor;
        for _ in 0..4 {
            // What an armed group does is not done by the country it comes from.
            if matches!(self.actors.kind(here), Some("country" | "armed-group")) {
                return here.to_owned();
            }
            match self.actors.parent(here) {
                Some(up) => here = up,
                None => break,
            }
        }
        actor.to_owned()
    }
}

pub(super) fn relation(role: crate::rule::PlaceRole) -> &'static str {
    match role {
        crate::rule::PlaceRole::In => "in",
        crate::rule::PlaceRole::From => "from",
        crate::rule::PlaceRole::To => "to",
        crate::rule::PlaceRole::Near => "near",
    }
}
