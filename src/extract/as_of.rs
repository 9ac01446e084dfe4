//! When: the time that a clause states for a value, or the day on which it was told.

use super::clauses::ClauseKind;
use super::view::{Cue, View};
use crate::claim::Level;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::value::DateRole;
use crate::value::date::DateMention;
use std::ops::Range;

/// The time that a clause states for an evolving value: a date of its own, not the value's.
///
/// What was so "until November" and is told in January held in November.
pub fn as_of<'v>(view: &'v View<'_>, anchor: &Range<usize>, evolving: bool) -> Option<(&'v DateMention, Level)> {
    let clause = view.clause_of(anchor.start);
    let over = |date: &DateMention| date.role == Some(DateRole::Until) && is_over(view, date, 0);
    let ended = view.dates.iter().filter(|date| view.clause_of(date.first) == clause && over(date));
    let own = dates_of(view, clause)
        .chain(ended)
        .filter(|date| {
            let (from, to) = if date.first >= anchor.end { (anchor.end, date.first) } else { (date.end, anchor.start) };
            to.saturating_sub(from) <= 25 && !(in_the_perfect(view, anchor) && is_over(view, date, PERFECT_REACHES))
        })
        .min_by_key(|date| date.first.abs_diff(anchor.start));
    own.map(|date| (date, Level::Clause))
        .or_else(|| if evolving { of_its_event(view, clause).map(|date| (date, Level::Sentence)) } else { None })
        .or_else(|| opened_at(view, clause).map(|date| (date, Level::Sentence)))
        .or_else(|| if evolving { told_on(view, clause).map(|date| (date, Level::Sentence)) } else { None })
        .or_else(|| of_the_same_time(view, clause).map(|date| (date, Level::Sentence)))
}

/// The date lies more than so many days before that of the source.
fn is_over(view: &View<'_>, date: &DateMention, days: i32) -> bool {
    let last = date.edtf.bounds().and_then(|(_, last)| last);
    last.zip(view.today).is_some_and(|(last, told)| (told - last).get_days() > days)
}

/// Days that what "has happened" goes back: "in the last two months".
const PERFECT_REACHES: i32 = 180;

/// "270,000 people have been displaced along a line drawn in 1907": what has happened goes up to now, and a date that is over is that
/// of something else.
fn in_the_perfect(view: &View<'_>, anchor: &Range<usize>) -> bool {
    let clause = view.clause_of(anchor.start);
    (anchor.start..(anchor.end + PAST_BESIDE).min(view.end))
        .any(|i| view.clause_of(i) == clause && view.is(i, Function::AuxiliaryHave) && !view.is(i, Function::AuxiliaryPast))
}

/// "the clashes of 2011, in which 28 died", "the sinking in 2012 off Mombasa that killed 145": what befell people in an event befell
/// them when it was. Between its date and the clause stands at most where it was.
fn of_its_event<'v>(view: &'v View<'_>, clause: usize) -> Option<&'v DateMention> {
    let start = view.clauses[clause].parts.first().map(|part| part.start)?;
    let around = view.clauses[clause].parent.filter(|_| view.clauses[clause].kind == ClauseKind::Relative)?;
    let light = |i: usize| view.is_comma(i) || view.functions(i).any(&[Function::In, Function::Near, Function::From]) || view.in_place(i);
    // "the 2011 earthquake in Japan, which killed …": the noun that the date is an attribute of.
    let noun = |date: &DateMention, i: usize| {
        i < date.end + EVENT_NAME && date.first > view.first && view.is(date.first - 1, Function::Determiner) && !view.in_cue(i)
    };
    dates_of(view, around).filter(|date| date.end <= start && (date.end..start).all(|i| light(i) || noun(date, i))).last()
}

/// Words of the noun behind a date that is its attribute: "the 2011 train crash".
const EVENT_NAME: usize = 2;

/// Where a clause of the same time as the one around it begins.
fn same_time(view: &View<'_>, clause: usize) -> Option<usize> {
    let start = view.clauses[clause].parts.first().map(|part| part.start);
    start.filter(|&start| view.clauses[clause].kind == ClauseKind::Subordinate && view.tells(start, StoryWord::Simultaneous))
}

/// "in July, when a bomber killed 16": nothing but a comma parts the date from what opens the clause.
fn opened_at<'v>(view: &'v View<'_>, clause: usize) -> Option<&'v DateMention> {
    let start = same_time(view, clause)?;
    let before = |date: &&DateMention| date.end <= start && (date.end..start).all(|i| view.is_comma(i));
    view.dates.iter().find(before)
}

/// "were killed when a bomb went off on Friday": a clause of the same time gives its date to the one it hangs on.
fn of_the_same_time<'v>(view: &'v View<'_>, clause: usize) -> Option<&'v DateMention> {
    let mut hanging = (0..view.clauses.len()).filter(|&of| view.clauses[of].parent == Some(clause) && same_time(view, of).is_some());
    hanging.find_map(|of| dates_of(view, of).next())
}

/// "since the fighting began in March": the date is that of the beginning.
fn dates_a_beginning(view: &View<'_>, date: &DateMention) -> bool {
    let gap = (view.first..date.role_first).rev().take_while(|&i| !view.is_comma(i) && view.clause_of(i) == view.clause_of(date.first));
    gap.take(COUNTED_FROM).any(|i| view.is(i, Function::Since) && !view.in_date(i))
}

/// "since the uprising in Syria in March 2011": so far behind "since" its date stands.
const COUNTED_FROM: usize = 8;

/// "1,000 soldiers had been stationed there", "كان في تشاد ألف جندي": the auxiliary that tells it of the past.
pub fn past(view: &View<'_>, anchor: &Range<usize>) -> Option<String> {
    let clause = view.clause_of(anchor.start);
    let near = anchor.start.saturating_sub(PAST_BESIDE).max(view.first)..(anchor.end + PAST_BESIDE).min(view.end);
    near.filter(|&i| view.clause_of(i) == clause && !anchor.contains(&i))
        .find(|&i| view.is(i, Function::AuxiliaryPast) && !view.in_cue(i))
        .map(|i| view.text(i..i + 1).to_owned())
}

/// An auxiliary and what it tells of stand this near.
const PAST_BESIDE: usize = 4;

/// A verb of telling and its day are this near: "told reporters in the capital on Monday".
pub const TOLD_BESIDE: usize = 6;

/// "The ministry said on Monday that nine people had drowned": what a clause without a time says held when it was told.
fn told_on<'v>(view: &'v View<'_>, clause: usize) -> Option<&'v DateMention> {
    let telling = |cue: &&Cue| cue.kind.says() && view.clause_of(cue.first) != clause;
    // Behind its verb or in front of all; not that of a noun ("Tuesday's attack").
    let beside = |cue: &Cue, date: &DateMention| {
        let behind = date.first >= cue.end && date.first - cue.end <= TOLD_BESIDE;
        (behind || date.role_first == view.first && cue.first >= date.end) && !view.is_concept(date.end)
    };
    let known = |date: &DateMention| date.edtf.bounds().is_some();
    let mut dates = view
        .cues
        .iter()
        .filter(telling)
        .flat_map(|cue| dates_of(view, view.clause_of(cue.first)).filter(move |date| beside(cue, date) && known(date)));
    let first = dates.next()?;
    dates.all(|date| date.first == first.first).then_some(first)
}

fn dates_of<'v>(view: &'v View<'_>, clause: usize) -> impl Iterator<Item = &'v DateMention> {
    view.dates.iter().filter(move |date| view.clause_of(date.first) == clause && is_a_time(date) && !dates_a_beginning(view, date))
}

fn is_a_time(date: &DateMention) -> bool {
    !matches!(date.role, Some(DateRole::From | DateRole::Until | DateRole::During))
}
