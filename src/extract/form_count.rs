//! Counts, shares and amounts: numbers bound to what they count and to the head they hang on.

use super::conjuncts::conjoined;
use super::counted::{Counted, Noun};
use super::draft::Draft;
use super::matcher::Matcher;
use super::moves::{Move, move_of};
use super::roles::{self, Role};
use super::status::{self, Target};
use super::trace::Why;
use super::view::{Concept, View};
use crate::claim::{Level, Modality, Resolved};
use crate::lang::function_words::Function;
use crate::rule::{Form, LexiconId, Rule};
use crate::value::{Quantity, Value};
use std::collections::BTreeSet;
use std::ops::Range;

impl Matcher<'_> {
    /// Binds every counted phrase of the sentence to the rules that count its noun.
    pub fn counts(
        &self,
        view: &View<'_>,
        counted: &[Counted],
        woken: &[usize],
        carried: &dyn Fn(&[LexiconId], bool) -> Option<String>,
        out: &mut Vec<Draft>,
    ) {
        let rules: Vec<(usize, &Rule, &[LexiconId])> = woken
            .iter()
            .filter_map(|&index| match &self.rules.rules[index].form {
                Form::Count(nouns) => Some((index, &self.rules.rules[index], nouns.as_slice())),
                _ => None,
            })
            .collect();
        if rules.is_empty() {
            return;
        }
        let mut heads: Vec<LexiconId> = rules.iter().flat_map(|(_, rule, _)| rule.head.iter().copied()).collect();
        heads.sort_unstable();
        heads.dedup();
        let values: Vec<Range<usize>> = counted.iter().map(|c| c.first..c.end).collect();
        let mut bound: Vec<Option<Concept>> = Vec::with_capacity(counted.len());
        for (number, phrase) in counted.iter().enumerate() {
            let moves = move_of(view, phrase);
            let governed = self.verb_of_the_wounded(view, phrase, &rules);
            // Who counts nothing of the kind has no claim to it: the heads of rules that count its noun compete.
            let rivals: Vec<LexiconId> = match phrase.noun {
                Noun::Known(_) => {
                    let counting = rules.iter().filter(|(_, _, nouns)| phrase.counts(nouns));
                    let own: BTreeSet<LexiconId> = counting.flat_map(|(_, rule, _)| rule.head.iter().copied()).collect();
                    own.into_iter().collect()
                }
                _ => heads.clone(),
            };
            let best =
                governed.or_else(|| self.nearest_head(view, number, counted, &values, &rivals).filter(|_| !phrase.whole)).or_else(|| {
                    let before = number.checked_sub(1)?;
                    let alike = phrase.noun == counted[before].noun && added(view, phrase.first);
                    bound[before].filter(|_| alike)
                });
            let whole =
                phrase.part.then(|| counted[..number].iter().rposition(|whole| !whole.part && whole.noun != Noun::Foreign)).flatten();
            let best = best.or_else(|| bound[whole?].filter(|_| matches!(phrase.noun, Noun::Known(_))));
            bound.push(best);
            for (index, rule, nouns) in &rules {
                if let Some(verb) = governed
                    && !rule.head.is_empty()
                    && !view.concepts.iter().any(|c| c.first == verb.first && rule.head.contains(&c.lexicon))
                {
                    view.stop(rule, &values[number], None, || self.taken(view, &verb));
                    continue;
                }
                let before = counted[..number].iter().any(|earlier| earlier.counts(nouns));
                let Some((head, linked)) = self.head_for(view, rule, nouns, phrase, best.as_ref(), &heads, before) else { continue };
                // "4,000 foreign soldiers, among them 1,200 French troops": a part with an owner of its own is that owner's count.
                let owned = || rule.who.is_some() && roles::owner_of(view, phrase).is_some();
                // "900 soldiers, 200 of them in Agadez", and not "900 soldiers left, 200 of them by ship".
                let elsewhere = rule.head.is_empty() && of_them(view, phrase) && !stands_behind(view, phrase.end) && !owned();
                // "26 people were killed, 14 soldiers among them": all the soldiers, though some of the people.
                let known = |whole: usize| matches!(counted[whole].noun, Noun::Known(_)) && !counted[whole].counts(nouns);
                let of_another_kind = || phrase.counts(nouns) && head.is_some() && whole.is_some_and(known);
                if elsewhere || phrase.part && !(rule.head.is_empty() && (phrase.like.is_some() || owned()) || of_another_kind()) {
                    view.stop(rule, &values[number], head.as_ref(), || Why::PartOfAnother);
                    continue;
                }
                let mut who = roles::who(
                    view,
                    rule,
                    self.actors,
                    Some((phrase, counted)),
                    head.as_ref().filter(|_| linked),
                    carried(nouns, head.is_some()).as_deref(),
                );
                if rule.who.is_some() && !matches!(who, Role::Filled(..)) && !(matches!(who, Role::Empty) && rule.default_who.is_some()) {
                    view.stop_who(rule, &values[number], head.as_ref(), &who);
                    continue;
                }
                // Whose they are goes into the key where the rule wants to know it, though it asks for nobody.
                if rule.who.is_none()
                    && rule.about.iter().any(|name| name == "nation")
                    && let Some(owner) = roles::owner_of(view, phrase).or_else(|| roles::owner_taken_up(view, phrase))
                {
                    let because = view.text(owner.first..owner.end).to_owned();
                    who = Role::Filled(owner.id.clone(), Resolved { level: Level::Match, because });
                }
                let head_range = head.map(|head| head.first..head.end);
                if !self.conditions(view, rule, phrase.first..phrase.end, head.as_ref()) {
                    continue;
                }
                let target = Target {
                    head: head_range.clone().unwrap_or(phrase.noun_at.map_or(phrase.first..phrase.end, |(first, end)| first..end)),
                    // A cue works on the move as a whole.
                    value: Some(moves.as_ref().map_or(phrase.first..phrase.end, |moves| moves.words().clone())),
                    consumed: &consumed(phrase, head.as_ref()),
                    scheduled: false,
                    counted: true,
                };
                let status = status::judge(view, &target);
                let mut status = if rule.who.is_none() { status.of_nobody() } else { status };
                if moves.as_ref().is_some_and(Move::is_origin) {
                    // "fell from 2,500 to 500": no value of now. "Will fall from 2,500": so many they are now.
                    if status.modality == Modality::Factual {
                        view.stop(rule, &values[number], None, || Why::MovedFrom);
                        continue;
                    }
                    status.modality = Modality::Factual;
                    status.mode_by = None;
                }
                let mut quantity = grouped(view, phrase).unwrap_or_else(|| phrase.quantity.clone());
                quantity.unit.get_or_insert_with(|| self.unit(nouns));
                out.push(Draft {
                    rule: *index,
                    value: Value::Quantity(quantity),
                    value_at: phrase.first..phrase.end,
                    head: head_range,
                    who,
                    status,
                    counted: Some(number),
                    holds_now: moves.as_ref().is_some_and(Move::is_origin),
                    uncertain: false,
                    because: format!("the number counts {}", self.noun_words(view, phrase)),
                });
            }
        }
        self.add_up(view, counted, out);
    }

    /// "19 children and two teachers were killed": conjuncts under one head are one toll. A rule that asks whose they are
    /// keeps them apart.
    fn add_up(&self, view: &View<'_>, counted: &[Counted], out: &mut Vec<Draft>) {
        let actor = |who: &Role| match who {
            Role::Filled(actor, _) => Some(actor.clone()),
            _ => None,
        };
        let mut index = 1;
        while index < out.len() {
            let second = &out[index];
            let with = out[..index].iter().position(|first| {
                let rule = &self.rules.rules[first.rule];
                first.rule == second.rule
                    && rule.who.is_none()
                    && first.head.is_some()
                    && first.head == second.head
                    && actor(&first.who) == actor(&second.who)
                    && conjoined(view, &first.value_at, &second.value_at)
                    // «أعلنت مقتل 103 ثم 95»: what was said later is no more of the same.
                    && !view.is(second.value_at.start.max(view.first + 1) - 1, Function::Then)
                    && [first, second].iter().all(|draft| draft.counted.is_some_and(|c| !counted[c].part))
            });
            let Some(first) = with else {
                index += 1;
                continue;
            };
            let second = out.remove(index);
            let first = &mut out[first];
            if let (Value::Quantity(a), Value::Quantity(b)) = (&first.value, &second.value) {
                first.because = format!("{} and {} together: {}", a.number, b.number, first.because);
                first.value = Value::Quantity(a.plus(b));
            }
            first.value_at = first.value_at.start..second.value_at.end;
        }
    }

    /// What one of them is: a person for the nouns that all packs share, else what the rule's lexicon is called.
    pub fn unit(&self, nouns: &[LexiconId]) -> String {
        let names = nouns.iter().map(|&noun| self.rules.lexicons[noun as usize].name.as_str());
        let own = names.filter_map(|name| name.split_once('/')).find(|(pack, _)| *pack != "common");
        match own {
            Some((_, name)) if !self.counts_people(nouns) => name.to_owned(),
            _ => "person".to_owned(),
        }
    }

    fn noun_words(&self, view: &View<'_>, phrase: &Counted) -> String {
        match (&phrase.noun, phrase.noun_at) {
            (_, Some((first, end))) => format!("“{}”", view.text(first..end)),
            (Noun::Known(_), None) => "the noun of the phrase before it".into(),
            _ => "people, the noun being left out".into(),
        }
    }
}

/// "20.318 deaths": nobody counts people to the third decimal, so a full stop with three digits behind it groups thousands.
fn grouped(view: &View<'_>, phrase: &Counted) -> Option<Quantity> {
    let number = view.numbers.iter().find(|number| number.first == phrase.number)?;
    let text: String =
        view.text(number.first..number.end).chars().map(|c| c.to_digit(10).map_or(c, |d| char::from(b'0' + d as u8))).collect();
    let (whole, part) = text.split_once('.')?;
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let thousands = part.len() == 3 && digits(part) && digits(whole) && matches!(whole.len(), 1..=3) && !whole.starts_with('0');
    let stated = phrase.quantity.number;
    thousands.then(|| {
        let mut quantity = phrase.quantity.clone();
        quantity.number *= 1000.0;
        for bound in [&mut quantity.min, &mut quantity.max].into_iter().flatten() {
            // A bound that the hedge sets to nothing stays nothing.
            if *bound == stated {
                *bound *= 1000.0;
            }
        }
        quantity
    })
}

fn consumed(phrase: &Counted, head: Option<&Concept>) -> Vec<Range<usize>> {
    // The hedge is left out: "may exceed 500" forecasts the number that it hedges.
    std::iter::once(phrase.number..phrase.end).chain(head.map(|head| head.first..head.end)).collect()
}

/// "أودى بحياة 225 شخصا …، إضافة إلى عشرين شخصا في …": a conjunction of several words adds more of the same, however far the verb
/// stands in front.
fn added(view: &View<'_>, first: usize) -> bool {
    first >= view.first + 2 && (1..=2).all(|back| view.is(first - back, Function::And))
}

/// "200 of them", "the last 40 of them".
fn of_them(view: &View<'_>, phrase: &Counted) -> bool {
    phrase.noun_at.is_none() && (phrase.first..(phrase.end + 1).min(view.end)).any(|i| view.is(i, Function::OfWhom))
}

/// Where they are or whose they are stands right behind the phrase: "200 of them in Agadez", "2,500 of them American".
fn stands_behind(view: &View<'_>, end: usize) -> bool {
    let near = |first: usize| first >= end && first - end <= PLACED_BEHIND;
    view.places.iter().any(|place| place.marked && near(place.first)) || view.actors.iter().any(|actor| near(actor.first))
}

/// Words between a part and where it is: "of them at a base near".
const PLACED_BEHIND: usize = 6;
