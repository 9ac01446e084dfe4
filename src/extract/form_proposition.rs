//! Propositions: is it so, and to what extent.

use super::actors::{ActorMention, Via};
use super::date_owner::of_something_else;
use super::draft::Draft;
use super::form_date::{lies_ahead, told_as_past};
use super::link;
use super::matcher::Matcher;
use super::roles::{self, Role};
use super::status::{self, Target};
use super::trace::Why;
use super::view::{Concept, View};
use crate::claim::{Modality, Resolved};
use crate::rule::{CategoryValue, LexiconId, PlaceRole, Rule};
use crate::value::date::{Anchor, DateMention};
use crate::value::{DateRole, DateValue, Proposition, Value};
use std::ops::Range;

/// The time of what is said: "from today" is when it begins, but "since 2015" dates nothing that happened after it.
fn when(date: &DateMention, anchor: &Anchor) -> Option<String> {
    let over = match (anchor, date.edtf.bounds()) {
        (Anchor::Known(today), Some((_, Some(end)))) => end < *today,
        _ => false,
    };
    if date.role == Some(DateRole::From) && over { None } else { Some(date.edtf.to_string()) }
}

/// The scope that a number of soldiers gives where no word does.
const PARTIAL: &str = "partial";

impl Matcher<'_> {
    /// Binds a proposition rule to each of its heads in the sentence.
    pub fn propositions(&self, view: &View<'_>, index: usize, scopes: &[(String, Vec<LexiconId>)], anchor: &Anchor, out: &mut Vec<Draft>) {
        let rule = &self.rules.rules[index];
        let mut taken: Vec<usize> = Vec::new();
        for head in view.of_lexicons(&rule.head) {
            if taken.contains(&head.first) || !self.conditions(view, rule, head.first..head.end, Some(head)) {
                continue;
            }
            let who = roles::who(view, rule, self.actors, None, Some(head), None);
            if rule.who.is_some() && !matches!(who, Role::Filled(..)) && !(matches!(who, Role::Empty) && rule.default_who.is_some()) {
                view.stop_who(rule, &(head.first..head.end), Some(head), &who);
                continue;
            }
            // A state's pilots attack for it; its investors do not leave a country for it.
            if rule.at.contains(&PlaceRole::From) && self.are_mere_people(view, &who) {
                view.stop_who(rule, &(head.first..head.end), Some(head), &who);
                continue;
            }
            if rule.at.contains(&PlaceRole::From) && link::only_dates(view, head) {
                view.stop(rule, &(head.first..head.end), Some(head), || Why::OnlyDates);
                continue;
            }
            taken.push(head.first);
            let range = head.first..head.end;
            let clause = view.clause_of(head.first);
            let scope = scopes.iter().find_map(|(scope, lexicons)| {
                view.of_lexicons(lexicons)
                    .any(|c| {
                        view.clause_of(c.first) == clause
                            && c.first.abs_diff(head.first) <= 12
                            && !(c.first < head.end && head.first < c.end)
                            // "some 500 soldiers": a hedge of a number is no extent.
                            && !view.numbers.iter().any(|n| n.hedge_first <= c.first && c.end <= n.end.max(n.hedge_end))
                    })
                    .then(|| scope.clone())
            });
            let scope = scope.or_else(|| {
                let part = scopes.iter().find(|(scope, _)| scope == PARTIAL)?;
                link::of_a_number(view, head).then(|| part.0.clone())
            });
            let date = view
                .dates
                .iter()
                .filter_map(|date| link::cost(view, &(date.role_first..date.end), head, &[]).map(|cost| (cost, date)))
                .filter(|(cost, date)| *cost <= 30 && !of_something_else(view, head, date, Some(rule)))
                .min_by_key(|(cost, date)| (*cost, date.first))
                .map(|(_, date)| date);
            let consumed: [Range<usize>; 1] = [range.clone()];
            let target = Target { head: range.clone(), value: None, consumed: &consumed, scheduled: true, counted: false };
            let mut status = status::judge(view, &target);
            if let Some(date) = date
                && status.modality == Modality::Factual
                && !told_as_past(view, head)
                && lies_ahead(&DateValue { edtf: date.edtf.to_string(), role: date.role.unwrap_or_default() }, anchor)
            {
                status.modality = Modality::Planned;
                status.mode_by = Some("the date is after the source's date".into());
            }
            let draft = Draft {
                rule: index,
                value: Value::Proposition(Proposition { scope, when: date.and_then(|date| when(date, anchor)) }),
                value_at: range,
                head: Some(head.first..head.end),
                who,
                status,
                counted: None,
                holds_now: false,
                uncertain: date.is_some_and(|date| date.uncertain),
                because: date.map(|date| date.because.clone()).unwrap_or_default(),
            };
            // "وقعت روسيا وأوكرانيا": what is said of one is said of those joined to it.
            if rule.about.iter().any(|name| name == "nation") {
                out.extend(self.joined_actors(view, rule, &draft));
            }
            out.push(draft);
        }
    }

    /// "American investors pulled out": a nationality in front of people who bear no arms for it says where they are from, and what they
    /// do their state does not.
    fn are_mere_people(&self, view: &View<'_>, who: &Role) -> bool {
        let Role::Filled(id, how) = who else { return false };
        let named =
            |actor: &&ActorMention| actor.via == Via::Demonym && actor.id == *id && view.text(actor.first..actor.end) == how.because;
        let Some(adjective) = view.actors.iter().find(named) else { return false };
        let before = view.language.pack.syntax.modifiers_before;
        let noun = if before { adjective.end } else { adjective.first.wrapping_sub(1) };
        let here = |c: &&Concept| (view.first..view.end).contains(&noun) && c.first <= noun && noun < c.end;
        let lexicons: Vec<LexiconId> = view.concepts.iter().filter(here).map(|c| c.lexicon).collect();
        self.counts_people(&lexicons) && !self.bear_arms(&lexicons)
    }

    /// The same draft for every actor that a conjunction joins to the one found.
    fn joined_actors(&self, view: &View<'_>, rule: &Rule, draft: &Draft) -> Vec<Draft> {
        let (Role::Filled(actor, how), Some(wanted)) = (&draft.who, &rule.who) else { return Vec::new() };
        let Some(found) = view.actors.iter().position(|m| m.id == *actor && view.text(m.first..m.end) == how.because) else {
            return Vec::new();
        };
        super::agent::joined_to(view, &view.actors[found])
            .into_iter()
            .filter(|other| other.id != *actor && wanted.admits(&other.id, self.actors))
            .map(|other| {
                let because = view.text(other.first..other.end).to_owned();
                Draft { who: Role::Filled(other.id.clone(), Resolved { level: how.level, because }), ..draft.clone() }
            })
            .collect()
    }

    /// Binds a category rule: a word of the category linked to the head as its cause.
    pub fn categories(&self, view: &View<'_>, index: usize, lexicon: LexiconId, by: &[LexiconId], out: &mut Vec<Draft>) {
        let rule = &self.rules.rules[index];
        for word in view.of_lexicons(&[lexicon]) {
            let value = word.first..word.end;
            let clause = view.clause_of(word.first);
            // The nearest word is not enough: the causal link stands between head and word, or right in front of the word.
            let link = view
                .of_lexicons(by)
                .find(|link| view.clause_of(link.first) == clause && link.first < word.first && word.first - link.end <= 8);
            if !by.is_empty() && link.is_none() {
                view.stop(rule, &value, None, || Why::NoLink);
                continue;
            }
            let head = view
                .of_lexicons(&rule.head)
                .filter_map(|head| link::cost(view, &value, head, &[]).map(|cost| (cost, head)))
                .min_by_key(|(cost, head)| (*cost, head.first))
                .map(|(_, head)| *head);
            if !rule.head.is_empty() && head.is_none() {
                view.stop(rule, &value, None, Why::no_head);
                continue;
            }
            if !self.conditions(view, rule, value.clone(), head.as_ref()) {
                continue;
            }
            let who = roles::who(view, rule, self.actors, None, head.as_ref(), None);
            if rule.who.is_some() && !matches!(who, Role::Filled(..)) {
                view.stop_who(rule, &value, head.as_ref(), &who);
                continue;
            }
            let consumed: Vec<Range<usize>> = [Some(value.clone()), head.map(|head| head.first..head.end)].into_iter().flatten().collect();
            let target = Target { head: value.clone(), value: None, consumed: &consumed, scheduled: false, counted: false };
            let status = status::judge(view, &target);
            out.push(Draft {
                rule: index,
                value: Value::Category { category: self.value_of(view, lexicon, word.first, word.end) },
                value_at: value,
                head: head.map(|head| head.first..head.end),
                who,
                status,
                counted: None,
                holds_now: false,
                uncertain: false,
                because: link.map(|link| format!("linked by “{}”", view.text(link.first..link.end))).unwrap_or_default(),
            });
        }
    }

    /// The value of a lexicon that a word of it stands for; the word itself where the lexicon has no values.
    pub(super) fn value_of(&self, view: &View<'_>, lexicon: LexiconId, first: usize, end: usize) -> String {
        let said = |value: &&CategoryValue| view.concepts.iter().any(|c| c.lexicon == value.lexicon && (c.first, c.end) == (first, end));
        let values = &self.rules.lexicons[lexicon as usize].values;
        values.iter().find(said).map_or_else(|| crate::text::fold::fold(view.text(first..end)), |value| value.name.clone())
    }
}
