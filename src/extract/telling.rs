//! Telling: makes a claim of what a rule bound, with all that the sentence and those before it give to it: who says it, where and of
//! whom it is told, of what time it is, whether it is asserted, and the words in the source.

use super::as_of;
use super::draft::Draft;
use super::memory::Memory;
use super::parties;
use super::placing;
use super::roles::Role;
use super::segments::Segment;
use super::speakers::{self, Saying};
use super::standing;
use super::takes_up::takes_up;
use super::trace::Why;
use super::view::View;
use crate::claim::{Claim, Level, Modality, PlaceRef, Polarity, Resolved, SEVERAL_COUNTRIES, SourceFacts, Span, shingles};
use crate::rule::{self, OverTime, PlaceRole, RuleSet};
use crate::source::{Source, Zone};
use crate::value::Value;
use crate::value::actor::Actors;
use crate::value::place::Gazetteer;
use std::collections::BTreeMap;
use std::ops::Range;

/// Where the drafts of one sentence are told.
pub struct Telling<'t, 'v> {
    /// The rules.
    pub rules: &'t RuleSet,
    /// The places that are listed.
    pub gazetteer: &'t Gazetteer,
    /// The actors.
    pub actors: &'t Actors,
    /// The source.
    pub source: &'t Source,
    /// Its segment in one language.
    pub segment: &'t Segment<'v>,
    /// The sentence.
    pub view: &'t View<'v>,
    /// Who says what in it.
    pub sayings: &'t [Saying],
    /// What is remembered of the sentences before.
    pub memory: &'t Memory,
    /// The part of the page.
    pub zone: Zone,
}

impl Telling<'_, '_> {
    /// The claim that a draft makes. `values` are the tokens of the sentence's other values.
    pub fn claim(&self, draft: &Draft, values: &[Range<usize>]) -> Claim {
        let view = self.view;
        let rule = &self.rules.rules[draft.rule];
        let cover = draft.cover();
        let mut resolved: BTreeMap<String, Resolved> = BTreeMap::new();
        let mut key = BTreeMap::new();
        let (said_by, how) =
            speakers::chain(view, self.sayings, &self.memory.voices, draft.head.as_ref().map_or(cover.start, |head| head.start));
        resolved.insert("said-by".into(), how);
        let placed = self.place(draft, values, said_by.first());
        let keyed = rule.about.iter().any(|name| name == "place");
        let placed = placed.filter(|(_, _, how)| keyed || matches!(how.level, Level::Match | Level::Clause | Level::Sentence));
        // "سحبت الولايات المتحدة 800 جندي": who withdraws is not where from.
        let own = |at: u32| match &draft.who {
            Role::Filled(actor, _) => self.gazetteer.by_slug(&self.nation(actor)) == Some(at),
            _ => false,
        };
        let proposed = matches!(draft.value, Value::Proposition(_)) && rule.at.contains(&PlaceRole::From);
        let placed = placed.filter(|(at, _, _)| !(proposed && own(*at)));
        let placed_at = placed.as_ref().map(|(index, _, _)| *index);
        let place = placed.map(|(index, role, how)| {
            let id = view.gazetteer.place(index).id.clone();
            if keyed {
                key.insert("place".to_owned(), id.clone());
            }
            resolved.insert("place".into(), how);
            let within = view.gazetteer.holder_of_unlisted(index).map(|holder| view.gazetteer.place(holder).id.clone());
            PlaceRef { id, relation: relation(role).to_owned(), within }
        });
        // "19,300 people in Turkey and Syria together": of no one country, and no place that is only left out.
        if keyed && place.is_none() && self.names_countries() {
            resolved.insert("place".into(), Resolved { level: Level::Unknown, because: SEVERAL_COUNTRIES.into() });
        }
        let who = match &draft.who {
            Role::Filled(actor, how) => Some((actor, how.clone())),
            _ => rule.default_who.as_ref().map(|actor| (actor, Resolved { level: Level::Default, because: "the rule's default".into() })),
        };
        // "The Nigerien chief of staff said 600 soldiers had left the country": nobody's soldiers leave their own country as foreigners do.
        let is_home = |actor: &str| {
            let home = self.gazetteer.by_slug(&self.nation(actor));
            rule.at.contains(&PlaceRole::From) && home.is_some() && home == placed_at.and_then(|at| self.view.gazetteer.country(at))
        };
        // "A military source said that 400 soldiers had left": whoever is known by what he says alone is nobody's army.
        let is_teller = |actor: &str| self.actors.kind(actor) == Some("source");
        if let Some((actor, how)) =
            who.filter(|(actor, _)| !is_teller(actor)).filter(|(actor, how)| how.level == Level::Match || !is_home(actor))
        {
            for name in rule.about.iter().filter(|name| matches!(name.as_str(), "who" | "nation" | "actor" | "party")) {
                let value = if name == "nation" { self.nation(actor) } else { actor.clone() };
                key.insert(name.clone(), value);
            }
            resolved.insert("who".into(), how);
        }
        let policy = self.rules.policies.get(&rule.id);
        let evolving = policy.is_some_and(|policy| policy.over_time != OverTime::Fixed);
        let as_of = self.as_of(draft, evolving).map(|(date, how)| {
            resolved.insert("as-of".into(), how);
            date
        });
        // How many there were is not how many there are.
        if evolving
            && rule.head.is_empty()
            && draft.status.modality == Modality::Factual
            && let Some(was) = as_of::past(view, &cover)
        {
            resolved.insert("tense".into(), Resolved { level: Level::Clause, because: was });
        }
        let counts = evolving && matches!(draft.value, Value::Quantity(_)) && draft.status.polarity == Polarity::Asserted;
        if let Some((kind, how)) = counts.then(|| takes_up(view, &cover)).flatten() {
            resolved.insert(kind.into(), how);
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
        let bytes = |range: Range<usize>| self.segment.source_span(view.lexed.tokens.span(range.start, range.end));
        let local = bytes(cover.clone());
        let sentence = bytes(view.first..view.end);
        let sentence_text = self.source.text[sentence.clone()].to_owned();
        Claim {
            id: String::new(),
            claim_type: rule.id.clone(),
            source: self.source.id.clone(),
            quote: self.source.text[local.clone()].to_owned(),
            span: Span::from(self.source.offsets.original_range(local)),
            sentence: Span::from(self.source.offsets.original_range(sentence)),
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
            zone: self.zone,
            quoted: view.quotation(cover.start).is_some(),
            uncertain: draft.uncertain,
            resolved,
            from: SourceFacts::default(), // the same for all claims of the source: given when they are known
        }
    }

    /// Where it is told of, with how that was found. `said_by` is who says it, `values` the tokens of the other values.
    fn place(&self, draft: &Draft, values: &[Range<usize>], said_by: Option<&String>) -> placing::Placed {
        let view = self.view;
        let place_anchor =
            if matches!(draft.value, Value::Date(_)) { draft.head.clone().unwrap_or(draft.cover()) } else { draft.value_at.clone() };
        let speaker = said_by
            .and_then(|holder| self.actors.at_home(holder))
            .and_then(|home| self.gazetteer.by_slug(home).or_else(|| self.gazetteer.index(home)));
        let long_past = match &draft.value {
            Value::Date(date) => date.edtf.parse().is_ok_and(|edtf| standing::is_long_past(view, &edtf)),
            _ => false,
        };
        let rule = &self.rules.rules[draft.rule];
        let head = draft.head.as_ref().filter(|_| !rule.between.is_empty());
        let head = head.and_then(|head| view.concepts.iter().find(|concept| concept.first == head.start));
        let host = head.and_then(|head| parties::host(view, rule, self.actors, head));
        let host = host.and_then(|party| self.gazetteer.by_slug(&party));
        let giver = match &draft.who {
            Role::Filled(actor, _) if matches!(rule.form, rule::Form::Amount(_)) => self.gazetteer.by_slug(&self.nation(actor)),
            _ => None,
        };
        let placed = |values: &[Range<usize>]| {
            let told = placing::Told { anchor: &place_anchor, values, long_past, host, speaker, giver };
            placing::place(view, view.gazetteer, rule, &told, &self.memory.scene)
        };
        // "the attack that killed 14 people in Oran on Friday": where the day is told of the event, so is the place of those whom it
        // befell.
        let clause = |at: &Range<usize>| view.clause_of(at.start);
        let told_below = matches!(draft.value, Value::Date(_)) && clause(&place_anchor) != clause(&draft.value_at);
        let here = |found: &(u32, PlaceRole, Resolved)| matches!(found.2.level, Level::Match | Level::Clause | Level::Sentence);
        let whole = placed(values);
        if !told_below || whole.as_ref().is_some_and(here) {
            return whole;
        }
        let others: Vec<_> = values.iter().filter(|value| clause(value) != clause(&draft.value_at)).cloned().collect();
        placed(&others).filter(here).or(whole)
    }

    /// The sentence names places of more than one country.
    fn names_countries(&self) -> bool {
        let mut countries = self.view.places.iter().filter_map(|named| self.view.gazetteer.country(named.place));
        countries.next().is_some_and(|first| countries.any(|other| other != first))
    }

    /// Of what time it is, with how that was found.
    fn as_of(&self, draft: &Draft, evolving: bool) -> Option<(String, Resolved)> {
        let view = self.view;
        match &draft.value {
            Value::Date(_) => None,
            Value::Proposition(proposition) if proposition.when.is_some() => {
                let how = Resolved { level: Level::Clause, because: "the time of what is said".into() };
                proposition.when.clone().map(|when| (when, how))
            }
            // "Will fall from 2,500 to 500 next year": the time is that of what is to come.
            _ => match as_of::as_of(view, &draft.cover(), evolving).filter(|_| !draft.holds_now) {
                Some((date, level)) => {
                    let how = Resolved { level, because: view.text(date.first..date.end).to_owned() };
                    Some((date.edtf.to_string(), how))
                }
                None if evolving => {
                    let how = Resolved { level: Level::Source, because: "the source's date".into() };
                    view.today.map(|date| (date.to_string(), how))
                }
                None => None,
            },
        }
    }

    /// The arguments without which the rule makes no claim: found in the sentence, or at least in its paragraph.
    pub fn has_needs(&self, draft: &Draft, claim: &Claim) -> bool {
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
            has || self.view.stop_draft(rule, draft, || Why::Needs { argument: name.clone() })
        })
    }

    /// The country or armed group that an actor belongs to, else the actor itself.
    fn nation(&self, actor: &str) -> String {
        let mut here = actor;
        for _ in 0..4 {
            // What an armed group does is not done by the country it comes from.
            if matches!(self.actors.kind(here), Some("country" | "armed-group" | "separatists")) {
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

/// How a place that stands in this role is related to what is claimed.
pub fn relation(role: PlaceRole) -> &'static str {
    match role {
        PlaceRole::In => "in",
        PlaceRole::From => "from",
        PlaceRole::To => "to",
        PlaceRole::Near => "near",
    }
}
