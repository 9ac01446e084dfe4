//! Counted noun phrases: a number, its hedge, the noun it counts and whose that is. This module holds the phrase itself and finds
//! those of a sentence; which noun a number counts and which phrase tells of a part is told in modules of their own.

use super::conjuncts;
use super::counted_noun;
use super::no_count;
use super::noun_behind::{Phrase, noun_behind};
use super::part;
use super::unnumbered::{duals, singles};
use super::view::View;
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::rule::LexiconId;
use crate::value::Quantity;
use crate::value::number::NumberKind;

/// What a number counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Noun {
    /// A noun of these lexicons.
    Known(Vec<LexiconId>),
    /// A demonym used as a noun ("12 Syrians", "2500 أميركي"): people of that country.
    People(String),
    /// Nothing: the noun is left out.
    LeftOut,
    /// A noun that no count rule knows.
    Foreign,
}

/// A counted noun phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// First token, hedge included.
    pub first: usize,
    /// One past the last token of number, noun and owners.
    pub end: usize,
    /// First token of the number itself.
    pub number: usize,
    /// The number.
    pub quantity: Quantity,
    /// What is counted.
    pub noun: Noun,
    /// Tokens of the noun, where there is one.
    pub noun_at: Option<(usize, usize)>,
    /// "Another 40": a group beside the one before.
    pub another: bool,
    /// The noun was taken over from the counted phrase at this index.
    pub like: Option<usize>,
    /// Opened by "of whom": a part of the group before.
    pub part: bool,
    /// "Of the 240 aboard, …": how many there were of whom the next number tells. What befell that one did not befall these.
    pub whole: bool,
}

impl Counted {
    /// True when the noun is of one of these lexicons.
    pub fn counts(&self, lexicons: &[LexiconId]) -> bool {
        matches!(&self.noun, Noun::Known(known) if known.iter().any(|lexicon| lexicons.contains(lexicon)))
    }
}

/// Finds all counted noun phrases of a sentence. `nouns` are the lexicons that rules count, `heads` the words that rules
/// hang counts on ("12 dead", "20 were injured"), `ranks` nouns for who leads those beside them, `nobody` those that name no people.
pub fn find(view: &View<'_>, nouns: &[LexiconId], heads: &[LexiconId], ranks: &[LexiconId], nobody: &[LexiconId]) -> Vec<Counted> {
    let mut out: Vec<Counted> = Vec::new();
    for number in &view.numbers {
        if number.not_count.is_some() || no_count::counts_nothing(view, number) {
            continue;
        }
        // "in two stages" is one word of a lexicon, and its number counts nobody.
        if view.concepts.iter().any(|c| c.first < number.first && number.end < c.end) {
            continue;
        }
        // "a family made up of five": how many belong to a group is not how many anything happened to.
        if number.first > view.first && view.is(number.first - 1, Function::Covers) && view.is(number.first - 1, Function::From) {
            continue;
        }
        if matches!(number.kind, NumberKind::Fraction | NumberKind::Percent | NumberKind::Ordinal) {
            continue;
        }
        // An end of a range, read for itself.
        if view
            .numbers
            .iter()
            .any(|whole| whole.first <= number.first && number.end <= whole.end && whole.end - whole.first > number.end - number.first)
        {
            continue;
        }
        let several = number.quantity.number != 1.0;
        let mut after = noun_behind(view, number.end, nouns, heads, several);
        if number.hedge_end > number.end && matches!(after.noun, Noun::LeftOut | Noun::Foreign) {
            after = noun_behind(view, number.hedge_end, nouns, heads, several);
        }
        let Phrase { noun, noun_at, end: phrase_end, another } = after;
        // "rose by five to 33": by how much is not how many.
        if noun == Noun::LeftOut && (no_count::is_difference(view, number) || no_count::is_name(view, number, heads)) {
            continue;
        }
        // "tents for 9,000 refugees and a school for 400": for how many it is.
        if no_count::is_meant_for(view, number, noun != Noun::LeftOut) {
            continue;
        }
        if no_count::rate_behind(view, phrase_end) {
            continue;
        }
        let mut counted = Counted {
            first: number.start(),
            end: phrase_end,
            number: number.first,
            quantity: number.quantity.clone(),
            noun,
            noun_at,
            another,
            like: None,
            part: false,
            whole: no_count::is_whole(view, number) || no_count::is_one_of(view, number),
        };
        counted_noun::settle(view, &mut counted, number, nouns, heads);
        part::mark(view, &mut counted, number.end, out.last(), heads);
        out.push(counted);
    }
    duals(view, nouns, heads, &mut out);
    let things: Vec<LexiconId> = nouns.iter().copied().filter(|noun| !heads.contains(noun)).collect();
    singles(view, &things, &mut out);
    out.sort_by_key(|counted| counted.number);
    conjuncts::some_of_many(view, heads, &mut out);
    conjuncts::share_a_noun(view, &mut out);
    conjuncts::share_their_part(view, &mut out);
    conjuncts::ranks(view, ranks, &mut out);
    inherit(view, &mut out);
    conjuncts::others(view, nobody, &mut out);
    out
}

/// A noun left out because the phrase before had it: "2500 in Iraq and about 900 in Syria", "بينهم 2500 أميركي".
fn inherit(view: &View<'_>, out: &mut [Counted]) {
    for index in 1..out.len() {
        let (before, rest) = out.split_at_mut(index);
        let here = &mut rest[0];
        // "spent 11 days in hospital and 9 in jail": what is measured goes on being measured.
        if here.noun == Noun::LeftOut && before.last().is_some_and(|last| goes_on_measuring(view, last, here)) {
            here.noun = Noun::Foreign;
            continue;
        }
        let Some((model, previous)) = before.iter().enumerate().rev().find(|(_, c)| matches!(c.noun, Noun::Known(_))) else { continue };
        let Noun::Known(noun) = &previous.noun else { continue };
        let bare = matches!(here.noun, Noun::LeftOut | Noun::People(_));
        if !bare {
            continue;
        }
        let joined = here.first > view.first
            && (view.is(here.first - 1, Function::And) || view.clitics(here.first).has(Form::AND) || glued_and(view, here.first));
        // "… and 900 in Syria", "… and 19 on the ground".
        let place_follows = view.places.iter().any(|place| place.marked && place.first >= here.end && place.first - here.end <= 3)
            || view.language.pack.syntax.modifiers_before && view.is(here.end, Function::On) && view.is(here.end + 1, Function::Determiner);
        // "… soldiers to Niger, where it has 400 already".
        let held_there = here.first > view.first
            && view.is(here.first - 1, Function::AuxiliaryHave)
            && view.opens_with_where(view.clause_of(here.first))
            && here.noun == Noun::LeftOut;
        // "… bodies were found, taking the total to 47".
        let summed = here.first > view.first + 1
            && view.is(here.first - 1, Function::To)
            && view.functions(here.first - 2).any(&[Function::Total, Function::Measure])
            && here.noun == Noun::LeftOut;
        if here.part || here.another || joined && place_follows || held_there || summed {
            here.like = Some(model);
            if here.noun == Noun::LeftOut || here.part {
                here.noun = Noun::Known(noun.clone());
            }
        }
    }
}

/// The phrase before counts days or metres, and the number is joined to it with a preposition of its own, like the one there.
fn goes_on_measuring(view: &View<'_>, before: &Counted, here: &Counted) -> bool {
    let unit = before.noun == Noun::Foreign && view.is(before.end, Function::Unit);
    let joined = here.first > before.end && view.is(here.first - 1, Function::And);
    let beside = |i: usize| view.functions(i).any(&[Function::In, Function::On, Function::With]);
    unit && joined && beside(before.end + 1) && beside(here.end)
}

/// The token before is the bare conjunction letter, or the hedge word carries it.
fn glued_and(view: &View<'_>, index: usize) -> bool {
    view.lexed.hits_at(index).iter().any(|hit| hit.form.has(Form::AND))
}
