//! Where: a claim's place, from the nearest level that gives one.
//!
//! Each level is a step of its own, and their order is the whole of the policy: the claim's own words and their clause, the rest
//! of the sentence, the rule's default, what the story told before, what the source is about. The first step that decides ends
//! the search; it may decide that the claim has no place.

mod beyond;
mod sentence;

use super::clauses::ClauseKind;
use super::grain::{all_joined, compared, told_place};
use super::place_actor::government_sits;
use super::place_owner::{shared_end, tells_of_some};
use super::places::PlaceMention;
use super::scene::Scene;
use super::standing;
use super::view::View;
use crate::claim::{Level, Resolved};
use crate::lang::function_words::Function;
use crate::rule::{self, PlaceRole, Rule};
use crate::value::place::Gazetteer;
use std::ops::Range;

/// A place and how it was found.
pub type Placed = Option<(u32, PlaceRole, Resolved)>;

/// What a place is looked for.
pub struct Told<'a> {
    /// The words of the claim.
    pub anchor: &'a Range<usize>,
    /// The other values of the sentence, each with the place right behind it as its own.
    pub values: &'a [Range<usize>],
    /// The claim is of a time long before the source.
    pub long_past: bool,
    /// Of two parties the one that others leave.
    pub host: Option<u32>,
    /// The country whose body says it, which stands in where nothing else gives a place.
    pub speaker: Option<u32>,
    /// The country that gives: what it gives goes elsewhere.
    pub giver: Option<u32>,
}

/// What a step says: nothing, or its decision, which may be that there is no place.
type Decided = Option<Placed>;

/// Finds the place of a claim.
pub fn place(view: &View<'_>, gazetteer: &Gazetteer, rule: &Rule, told: &Told<'_>, scene: &Scene) -> Placed {
    let search = Search::new(view, gazetteer, rule, told, scene);
    Search::STEPS.iter().find_map(|step| step(&search)).flatten()
}

/// One claim whose place is looked for, with what several steps ask.
struct Search<'a> {
    view: &'a View<'a>,
    gazetteer: &'a Gazetteer,
    rule: &'a Rule,
    told: &'a Told<'a>,
    scene: &'a Scene,
    /// The claim counts something, which stands in one place only.
    counted: bool,
    /// Index of the clause that the claim stands in.
    clause: usize,
    /// End of the values that share the place behind the last of them.
    shared: usize,
    /// End of the last value in front of the claim.
    previous_value: Option<usize>,
}

impl<'a> Search<'a> {
    /// The steps, the nearest level first.
    const STEPS: [fn(&Self) -> Decided; 27] = [
        Self::recipient,
        Self::own_words,
        Self::object_left,
        Self::marked_in_clause,
        Self::clause_hangs_on,
        Self::of_the_toll,
        Self::unmarked_in_clause,
        Self::event_above,
        Self::office,
        Self::up_the_clauses,
        Self::nearest_aside,
        Self::joined_conjunct,
        Self::host_of_others,
        Self::topic_in_front,
        Self::left_over,
        Self::rule_default,
        Self::lasting_war,
        Self::another_event,
        Self::in_unlisted,
        Self::seat,
        Self::reference,
        Self::party_left,
        Self::all_over,
        Self::carried,
        Self::departed,
        Self::source,
        Self::faded,
    ];

    fn new(view: &'a View<'a>, gazetteer: &'a Gazetteer, rule: &'a Rule, told: &'a Told<'a>, scene: &'a Scene) -> Search<'a> {
        let anchor = told.anchor;
        Search {
            view,
            gazetteer,
            rule,
            told,
            scene,
            counted: matches!(rule.form, rule::Form::Count(_) | rule::Form::Amount(_)),
            clause: part_behind(view, anchor).unwrap_or(view.clause_of(anchor.start)),
            shared: shared_end(view, anchor, told.values),
            previous_value: told.values.iter().filter(|value| value.end <= anchor.start).map(|value| value.end).max(),
        }
    }

    /// The places of the sentence that the claim can be about.
    fn wanted(&self) -> impl DoubleEndedIterator<Item = &PlaceMention> {
        self.view.places.iter().filter(|place| self.fits(place) && !compared(self.view, place) && !self.sits(place))
    }

    /// The place has a role that the rule asks for, and is no part of a title.
    fn fits(&self, place: &PlaceMention) -> bool {
        let role =
            if self.rule.at.is_empty() { !self.is_departed(place) && !self.is_reached(place) } else { self.rule.at.contains(&place.role) };
        role && !standing::names_an_office(self.view, place)
    }

    /// "were killed on the road from Benghazi": what befell somebody did not befall them where they came from.
    fn is_departed(&self, place: &PlaceMention) -> bool {
        self.rule.at.is_empty()
            && self.counted
            && self.rule.who.is_none()
            && place.role == PlaceRole::From
            && !standing::left(self.view, place)
    }

    /// "were wounded, some of them flown to Sofia": nor where a part of them was taken.
    fn is_reached(&self, place: &PlaceMention) -> bool {
        let of = self.view.clause_of(place.first);
        self.counted && place.role == PlaceRole::To && of != self.clause && self.view.clauses[of].kind == ClauseKind::Part
    }

    /// Who is counted need not be where people meet, speak or set out from.
    fn sits(&self, place: &PlaceMention) -> bool {
        let (view, marked) = (self.view, place.marked);
        self.is_proposed_at(place)
            || self.counted && (marked && standing::is_beside(view, place) || place.by_reference && standing::is_gone_to(view, place))
            || standing::is_told_there(view, place)
            || government_sits(view, place)
            || self.counted && standing::ends_a_span(view, place)
            // "a town on the border with Turkey" lies in the country on its other side.
            || place.role == PlaceRole::Near
                && !place.by_reference
                && self.rule.at.is_empty()
                && self.gazetteer.is_country(place.place)
                && !standing::is_offshore(view, place)
    }

    /// A denial may be told at a ceremony, far from what is denied.
    fn is_proposed_at(&self, place: &PlaceMention) -> bool {
        let proposed = self.rule.at.is_empty() && matches!(self.rule.form, rule::Form::Proposition(_));
        proposed && place.marked && standing::is_occasion(self.view, place)
    }

    /// The decision for a place named in the sentence, or that there is none: one number over two places is that of neither.
    fn found(&self, place: &PlaceMention, level: Level) -> Decided {
        let words = self.view.text(place.first..place.end).to_owned();
        let inner = told_place(self.view, self.gazetteer, place);
        let helped =
            place.role == PlaceRole::To && self.rule.at.contains(&PlaceRole::To) && matches!(self.rule.form, rule::Form::Amount(_));
        let inner = self.gazetteer.capital_of(inner).filter(|_| helped).unwrap_or(inner);
        let over = if self.counted { all_joined(self.view, self.gazetteer, place, inner) } else { Some(inner) };
        Some(over.map(|over| (over, place.role, Resolved { level, because: words })))
    }

    /// Index of the first token of the next value behind the place.
    fn next_value(&self, place: &PlaceMention) -> usize {
        let starts = self.told.values.iter().map(|value| value.start);
        starts.filter(|&start| start >= place.end).min().unwrap_or(self.view.end)
    }

    /// The token stands in the claim's clause, or in what "most of whom" adds to it.
    fn in_clause(&self, index: usize) -> bool {
        let of = self.view.clause_of(index);
        let clause = &self.view.clauses[of];
        of == self.clause || clause.parent == Some(self.clause) && clause.kind == ClauseKind::Part && !tells_of_some(self.view, of)
    }
}

/// "400 soldiers, 90 of them in Faya", "90 of whom are in Faya": what is said of a part hangs on its number.
fn part_behind(view: &View<'_>, anchor: &Range<usize>) -> Option<usize> {
    let opens = |at: usize, kind: ClauseKind| {
        let clause = (at < view.end).then(|| view.clause_of(at))?;
        let part = &view.clauses[clause];
        (part.kind == kind && part.parts.first().is_some_and(|first| first.start == at)).then_some(clause)
    };
    let part = opens(anchor.end, ClauseKind::Part).filter(|_| view.is(anchor.end, Function::Of))?;
    // The pronoun of "of whom" opens a clause of its own.
    let pronoun = opens(anchor.end + 1, ClauseKind::Relative).filter(|&clause| view.clauses[clause].parent == Some(part));
    Some(pronoun.unwrap_or(part))
}

/// The decision for a place that something other than its name in the sentence says.
fn held_in(place: u32, level: Level, because: &str) -> Placed {
    Some((place, PlaceRole::In, Resolved { level, because: because.to_owned() }))
}
