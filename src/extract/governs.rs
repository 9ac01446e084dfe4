//! When a word such as *postpone*, *former*, *demand* makes a head something else: where it governs the head, qualifies it, or
//! is said of it. A word that only stands near, as the purpose of what was done or about another noun, leaves the head as it is.

use super::actors::Via;
use super::link;
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::word_shape::WordShape;
use crate::rule::Rule;
use std::ops::Range;

/// Content words that may stand between the two, and words of any kind.
const BETWEEN: (usize, usize) = (3, 10);

/// Prepositions whose noun is beside what happens, and no part of it.
const BESIDE: [Function; 7] =
    [Function::To, Function::Near, Function::On, Function::Against, Function::With, Function::Preposition, Function::In];

/// A word, and the form in which it stands.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// First token.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// Form of its first token.
    pub form: Form,
}

impl From<&Concept> for Word {
    fn from(concept: &Concept) -> Word {
        Word { first: concept.first, end: concept.end, form: concept.form }
    }
}

/// The word of `head-not` that makes the head something else. `phrase` is the counted phrase of a rule without a head.
pub fn qualified_away<'v>(
    view: &'v View<'_>,
    rule: &'v Rule,
    head: &Range<usize>,
    form: Form,
    value: &Range<usize>,
    phrase: Option<&Range<usize>>,
) -> Option<&'v Concept> {
    let clause = view.clause_of(head.start);
    let within = |gap: &Range<usize>| {
        link::distance(view, gap.start, gap.end) <= BETWEEN.0 && gap.len() <= BETWEEN.1 && !gap.clone().any(|i| separates(view, i))
    };
    view.of_lexicons(&rule.head_not).find(|word| {
        if let Some(phrase) = phrase {
            // Of a counted noun: an adjective inside the phrase or right behind it.
            return view.clause_of(word.first) == clause && word.first >= phrase.start && word.first <= phrase.end;
        }
        if view.clause_of(word.first) != clause || (word.first < head.end && head.start < word.end) {
            return false;
        }
        if word.end <= head.start {
            let gap = word.end..head.start;
            within(&gap)
                && !view.concepts.iter().any(|c| gap.contains(&c.first) && rule.head.contains(&c.lexicon))
                && bears_on(view, (*word).into(), &Word { first: head.start, end: head.end, form }, value.start)
        } else {
            let gap = head.end..word.first;
            within(&gap)
                && !word.form.has(Form::AND)
                && bears_on(view, (*word).into(), &Word { first: head.start, end: head.end, form }, value.start)
        }
    })
}

/// The word governs the head, qualifies it or is said of it, as far as what stands between them tells. `value` is where the
/// claim's value begins.
pub fn bears_on(view: &View<'_>, word: Word, head: &Word, value: usize) -> bool {
    if word.end <= head.first { governs(view, &word, head, value) } else { is_said_of(view, &word, head) }
}

/// A word before the head: its verb, the noun that the head belongs to, its adjective.
fn governs(view: &View<'_>, word: &Word, head: &Word, value: usize) -> bool {
    let (gap, form) = (&(word.end..head.first), head.form);
    if is_former(view, word) {
        // Behind its noun, an adjective is said of that one; before it, names alone may stand between.
        return view.language.pack.syntax.modifiers_before && names_alone(view, gap);
    }
    // "rejected the offer and withdrew", "رفضت العرض وانسحبت": the second verb is on the same footing as the first.
    let joined =
        !gap.is_empty() && (form.has(Form::AND) || gap.end > view.first && view.is(gap.end - 1, Function::And) && form.has(Form::PAST));
    if joined {
        return false;
    }
    // "those demanding jobs gathered", "demands for pay closed 40 schools": what has its own tense or object is governed by no
    // verb before it. "A drill simulating 30 people injured": but what is counted in between is its object.
    let to_head = gap.clone().any(|i| view.functions(i).any(&[Function::To, Function::Of, Function::From, Function::AuxiliaryBe]));
    let finite = view.language.pack.syntax.modifiers_before && form.has(Form::PAST) && !to_head && !gap.is_empty();
    !finite || gap.contains(&value) && !link::object_at(view, head.end, None)
}

/// A word behind the head: what is said of it, or the noun that it forms one name with.
fn is_said_of(view: &View<'_>, word: &Word, head: &Word) -> bool {
    let (gap, form) = (&(head.end..word.first), head.form);
    let english = view.language.pack.syntax.modifiers_before;
    if is_former(view, word) {
        return !english && names_alone(view, gap);
    }
    // The preposition in front of the word, with nothing but its article between, or glued to it.
    let noun = english && !word.form.has(Form::PAST);
    let passed_over = |i: usize| {
        view.functions(i).any(&[Function::Determiner, Function::Pronoun, Function::One])
            || english && view.in_number(i)
            || noun && view.functions(i).is_empty()
    };
    let before = gap.clone().rev().find(|&i| !passed_over(i));
    let functions = before.map(|i| view.functions(i)).unwrap_or_default();
    let passive = gap.clone().any(|i| view.functions(i).any(&[Function::AuxiliaryBe, Function::Passive]));
    let staged = (word.first..word.end).any(|i| view.is(i, Function::Staged));
    if staged && (functions.has(Function::In) || word.form.has(Form::IN)) {
        // "evacuated in a drill": what happens in one does not happen.
        return true;
    }
    if functions.any(&BESIDE) || word.form.any(Form::TO | Form::IN) {
        // "gathered to demand", "تظاهروا للمطالبة", "on the anniversary": a purpose, an occasion. "To be postponed" is none.
        return passive && before.is_some_and(|i| view.is(i, Function::AuxiliaryBe));
    }
    if !english {
        // "تظاهروا رفضا للخطة" is why they did, "تظاهر المئات يرفضون" is who did.
        let adverb = view.looks(word.end - 1, &[WordShape::Accusative]) && !word.form.has(Form::THE);
        return !adverb && !word.form.has(Form::PLURAL);
    }
    if form.has(Form::PAST) || word.form.has(Form::ING) {
        // "40 schools were closed, and exams postponed", "gathered demanding jobs": what has happened is not said to be put off.
        return false;
    }
    // "the closure was postponed", "the closure postponed by the ministry"; but "the closure required a decree".
    passive || !word.form.has(Form::PAST) || !link::object_at(view, word.end, None)
}

/// No longer what its noun says.
fn is_former(view: &View<'_>, word: &Word) -> bool {
    view.is(word.first, Function::Former)
}

/// Nothing stands there but names of states, people and places, articles and numbers.
fn names_alone(view: &View<'_>, gap: &Range<usize>) -> bool {
    gap.clone().all(|i| {
        view.actors.iter().any(|actor| actor.first <= i && i < actor.end && matches!(actor.via, Via::Name | Via::Country | Via::Demonym))
            || view.places.iter().any(|place| place.first <= i && i < place.end)
            || view.in_number(i)
            || view.functions(i).any(&[Function::Determiner, Function::Direction])
    })
}

fn separates(view: &View<'_>, index: usize) -> bool {
    matches!(view.lexed.tokens.mark(index), ',' | '،' | ';' | '؛' | ':' | '(' | ')' | '.') && !view.inside_number(index)
}
