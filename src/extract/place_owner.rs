//! Which of several values of a sentence a place belongs to: values joined by "and" share one, a part ends at its comma, and what
//! opens the next statement is that one's.

use super::clauses::ClauseKind;
use super::places::PlaceMention;
use super::view::View;
use crate::lang::Form;
use crate::lang::function_words::Function;
use std::ops::Range;

/// "19 of them children", "including 19 children": the number counts some of those before.
pub(super) fn is_part(view: &View<'_>, value: &Range<usize>) -> bool {
    view.is(value.end, Function::OfWhom)
        || value.start > view.first && view.is(value.start - 1, Function::OfWhom)
        || view.clauses[view.clause_of(value.start)].kind == ClauseKind::Part
}

/// "1,200 died, most of them in Palu": where a part was is not where all were; "including two in Palu" adds to them.
pub(super) fn tells_of_some(view: &View<'_>, clause: usize) -> bool {
    let start = view.clauses[clause].parts.first().map_or(view.end, |part| part.start);
    view.language.pack.syntax.modifiers_before
        && view.clauses[clause].kind == ClauseKind::Part
        && (start..start + 3).any(|i| view.functions(i).has(Function::Of))
}

/// "3 dead and one wounded in Aden", "killing 20 and wounding 30 in Aden": values joined by nothing but "and" and the word that
/// the second hangs on share the place behind the last of them.
pub(super) fn shared_end(view: &View<'_>, anchor: &Range<usize>, values: &[Range<usize>]) -> usize {
    let mut end = anchor.end;
    while let Some(next) = values.iter().find(|value| value.start >= end && joins(view, end, value.start)) {
        end = next.end;
    }
    end
}

/// How many words may stand between the conjunction and the value that it joins.
const JOINING: usize = 3;

fn joins(view: &View<'_>, from: usize, to: usize) -> bool {
    let and = |i: usize| view.clitics(i).has(Form::AND) || view.is(i, Function::And);
    let hangs_on = |i: usize| view.is(i, Function::Another) || view.is_concept(i);
    // "31 were killed and wounded others": a verb begins a statement of its own, with a place of its own.
    let verb = |i: usize| view.concepts.iter().any(|c| c.first == i && c.form.any(Form::PAST | Form::PRESENT) && !c.form.has(Form::ING));
    let first = (from..=to).find(|&i| !view.is(i, Function::Another));
    first.is_some_and(and) && to - from <= JOINING && (from..to).all(|i| !verb(i) && (hangs_on(i) || view.is(i, Function::And)))
}

/// "…، وفي سوريا قتل 2470": behind a conjunction, with a verb between it and the next value, a place is that value's.
pub(super) fn opens_next(view: &View<'_>, place: &PlaceMention, from: usize, next_value: usize) -> bool {
    if next_value >= view.end || next_value < place.end || next_value - place.end > 6 {
        return false;
    }
    let joined = (from..=place.first).any(|i| view.clitics(i).has(Form::AND) || view.is(i, Function::And));
    joined && (place.end..next_value).any(|i| view.is_concept(i))
}

/// The place right behind an earlier value is that value's.
pub(super) fn closer_to_previous(view: &View<'_>, place: &PlaceMention, value: usize) -> bool {
    place.first < value || (value..place.first).all(|i| !view.is_comma(i))
}
