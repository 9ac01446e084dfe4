//! Where a cue works: whether the head or the value of a claim stands in what the cue governs, by its direction, its reach and the
//! clauses between the two.

use super::clauses::ClauseKind;
use super::governs::{self, Word};
use super::link::distance;
use super::status::Target;
use super::view::{Cue, View};
use crate::lang::Form;
use crate::lang::cue_words::{CueKind, CueReach, Direction};
use crate::lang::function_words::Function;
use std::ops::Range;

/// True when the target stands where the cue works.
pub fn governs(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let head = &target.head;
    // A cue in front of the number works on it, though the noun stands before both ("the toll may pass 500").
    let numbered = target
        .value
        .as_ref()
        .filter(|value| target.counted && head.end <= cue.first && cue.first < value.end && cue.first + 3 >= value.start);
    if numbered.is_some() {
        return view.language.cue(cue.row).direction != Direction::Before;
    }
    let headless = target.counted && target.value.as_ref().is_some_and(|value| value.start <= head.start && head.end <= value.end);
    let row = view.language.cue(cue.row);
    let after = cue.first < head.start;
    let fits = match row.direction {
        Direction::After => after,
        Direction::Before => head.end <= cue.first,
        Direction::Both => true,
    };
    if carried_out(view, cue, target) {
        return true;
    }
    if !fits {
        return false;
    }
    let (from, to) = if after { (cue.end.min(head.start), head.start) } else { (head.end.min(cue.first), cue.first) };
    if view.cue_ends.iter().any(|&(at, of)| of == cue.row && at >= from && at < to) {
        return false;
    }
    if after && view.cues.iter().any(|adds| opens_another(view, adds) && from <= adds.first && adds.end <= to) {
        return false;
    }
    if after && cue.kind == CueKind::Plan && (is_past(view, head) || opens_background(view, from, to)) {
        return false;
    }
    let (of_cue, of_head) = (view.clause_of(cue.first), view.clause_of(head.start));
    if !after && target.counted && changes_only(view, cue, target) {
        return false;
    }
    if !after {
        // A predicate works on its subject: the claim stands in the clause before it, or in one that hangs on it. Where the
        // clauses could not be told apart, the sentence up to the cue is the subject.
        return match row.reach {
            CueReach::Next => to - from <= 4 && of_cue == of_head,
            _ => view.hangs_under(of_head, of_cue) || view.hangs_under(of_cue, of_head),
        };
    }
    // What happened to people was told as it is; a plan or an allegation farther off is about something else, and so is one
    // of a change that names no number ("the toll is likely to rise given the dozens injured").
    let near = complement_of_denial(view, cue, of_head).map_or(from, |start| start.clamp(from, to));
    if target.counted && (distance(view, near, to) > 5 || changes_only(view, cue, target) || qualifies_another(view, cue, from, to)) {
        return false;
    }
    match row.reach {
        CueReach::Next => of_cue == of_head && to - from <= 4,
        CueReach::Sentence => true,
        CueReach::Clause => of_cue == of_head,
        CueReach::Complement => {
            // The same clause too: "denied the withdrawal"; but not what a new main clause says.
            // What hedges a number, and its noun, part it from nothing.
            let opens = target.value.as_ref().filter(|_| headless).map_or(to, |value| value.start.clamp(from, to));
            of_cue == of_head && opens - from <= if headless { 8 } else { 14 } || through_complement(view, of_head, of_cue)
        }
    }
}

/// «تريد رحيلهم ردا على مذكرة وقعتها»: in Arabic a verb in a form of the past alone is nobody's plan.
fn is_past(view: &View<'_>, head: &Range<usize>) -> bool {
    let mut forms = view.concepts.iter().filter(|c| c.first == head.start).map(|c| c.form).peekable();
    // «وقعتها»: with its object a verb of the past is written like a noun with its owner, and is none.
    let with_object = view.language.pack.morphology.carries_owner(view.lexed.tokens.folded(head.start));
    let past = |form: Form| form.has(Form::PAST) || with_object && !form.any(Form::NOUN);
    view.language.pack.syntax.verb_first && forms.peek().is_some() && forms.all(|form| past(form) && !form.has(Form::PRESENT))
}

/// «قرار بإخراج القوات، بعد مقتل الجنرال في غارة»: behind a comma a preposition brings in what has happened.
fn opens_background(view: &View<'_>, from: usize, to: usize) -> bool {
    view.language.pack.syntax.verb_first && (from + 1..to).any(|i| view.is_parting_comma(i - 1) && view.is(i, Function::Happened))
}

/// "would look into it, adding that 12 had died": behind its comma a participle that goes on telling tells something else.
fn opens_another(view: &View<'_>, adds: &Cue) -> bool {
    let apart = adds.first > view.first && view.is_comma(adds.first - 1);
    adds.kind == CueKind::SpeechContinues && apart && (adds.end - 1..=adds.end).any(|i| view.is(i, Function::Complementiser))
}

/// "The strike was likely carried out by Israel": a doubt in front of a verb that only says that its noun takes place is a doubt of
/// that noun.
pub fn carried_out(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let head = &target.head;
    let row = view.language.cue(cue.row);
    !target.counted
        && row.direction == Direction::After
        && matches!(cue.kind, CueKind::Likelihood | CueKind::Allegation)
        && head.end <= cue.first
        && view.clause_of(cue.first) == view.clause_of(head.start)
        && (cue.end..(cue.end + 4).min(view.end)).any(|i| view.is(i, Function::LightVerb))
        && distance(view, head.end, cue.first) <= 1
}

/// "an alleged attack killed 80": an adjective or adverb of doubt works on the word beside it; with "of", "to" or "that"
/// behind it, on what they bring in.
fn qualifies_another(view: &View<'_>, cue: &Cue, from: usize, to: usize) -> bool {
    let opens = |i: usize| view.functions(i).any(&[Function::Of, Function::To, Function::Complementiser]);
    cue.kind == CueKind::Allegation
        && view.language.pack.syntax.modifiers_before
        && !opens(cue.end - 1)
        && !(from..to).any(opens)
        && distance(view, from, to) > 1
}

/// The cue governs a verb of change, and no number of the claim stands right behind that.
fn changes_only(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let Some(value) = &target.value else { return false };
    let changes = |i: usize| view.functions(i).any(&[Function::Reach, Function::Change]);
    let Some(verb) = (cue.first..(cue.end + 2).min(view.end)).find(|&i| changes(i)) else { return false };
    let verb_end = (verb..view.end).find(|&i| !changes(i)).unwrap_or(view.end);
    let to_no_number = !view.is(verb, Function::Reach);
    value.start < verb || (to_no_number || value.start > verb_end + 2) && !(verb_end..=value.start).any(|i| view.is(i, Function::To))
}

/// Where the complement clause of a denial begins that `clause` is or hangs on: how long the name of the one who denies is, or of who
/// said it before, says nothing about how near the claim is.
fn complement_of_denial(view: &View<'_>, cue: &Cue, clause: usize) -> Option<usize> {
    let of_cue = view.clause_of(cue.first);
    let complement = view
        .clauses_up(clause)
        .find(|&here| view.clauses[here].kind == ClauseKind::Complement && view.clauses[here].parent == Some(of_cue))?;
    (cue.kind == CueKind::Denial).then(|| view.clauses[complement].parts.first().map(|part| part.start))?
}

/// So near to its beginning a clause says that it tells what others report.
const OPENING: usize = 4;

/// The clause hangs on `from`, and nothing on the way there takes it out of what `from` says.
fn through_complement(view: &View<'_>, clause: usize, from: usize) -> bool {
    let goes_on = |&here: &usize| match view.clauses[here].kind {
        ClauseKind::Contrast | ClauseKind::Subordinate => false,
        // "denied that it caused the blast which killed 471": a relative clause is taken for granted, unless it only says
        // what the report says ("reports which speak of a withdrawal").
        ClauseKind::Relative => {
            // «الذي خلف 20 قتيلا وقالت إن …»: what is said behind it is none of its own.
            let start = view.clauses[here].parts.first().map_or(view.first, |part| part.start);
            let opens =
                |cue: &Cue| view.clause_of(cue.first) == here && (!view.language.pack.syntax.verb_first || cue.first <= start + OPENING);
            view.cues.iter().any(|cue| opens(cue) && (cue.kind.says() || cue.kind == CueKind::Allegation))
        }
        _ => true,
    };
    view.clauses_up(clause).take_while(goes_on).any(|here| view.clauses[here].parent == Some(from))
}

/// A cue that leaves no claim works only on the head that it governs or that it is said of, close by.
pub fn governs_head(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let head = &target.head;
    let behind = cue.first >= head.end;
    if behind && view.language.cue(cue.row).direction == Direction::After && cue.kind != CueKind::Postpone {
        return false;
    }
    if view.clause_of(cue.first) != view.clause_of(head.start) && !governs(view, cue, target) {
        return false;
    }
    // "the fall of a suspended lift killed 25": behind a noun of its own it is that noun's adjective.
    if behind && target.counted && !view.language.pack.syntax.modifiers_before && view.is_unknown(cue.first - 1) {
        return false;
    }
    // «علق الاتفاق بعد إصابة جنديين»: what came before it is not put off.
    if cue.end <= head.start && (cue.end..head.start).any(|i| view.is(i, Function::Happened)) {
        return false;
    }
    // What is counted begins with its number.
    let start =
        target.value.as_ref().map_or(head.start, |value| if cue.end <= value.start { value.start.min(head.start) } else { head.start });
    let (from, to) = if cue.end <= head.start { (cue.end, start) } else { (head.end.min(cue.first), cue.first) };
    let comma = (from..to).any(|i| view.is_parting_comma(i));
    let limit = 4;
    let joined = cue.first > view.first && (cue.form.has(Form::AND) || view.is(cue.first - 1, Function::And)) && cue.first >= head.end;
    let apart = target.value.as_ref().is_none_or(|value| !(value.start <= head.start && head.end <= value.end));
    to - from <= 12
        && distance(view, from, to) <= limit
        && !comma
        && !joined
        && (cue.end <= head.start || !target.counted || apart && !qualifies_value(target, cue))
        && bears_on(view, cue, target)
}

/// What stands between a cue and the head leaves the one governing the other, or said of it.
fn bears_on(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let head = &target.head;
    let forms = view.concepts.iter().filter(|concept| concept.first == head.start).fold(0, |forms, concept| forms | concept.form.0);
    let word = Word { first: cue.first, end: cue.end, form: cue.form };
    let head = Word { first: head.start, end: head.end, form: Form(forms) };
    let value = target.value.as_ref().map_or(head.first, |value| value.start);
    governs::bears_on(view, word, &head, value)
}

/// Between head and value, a word behind the head is the value's.
fn qualifies_value(target: &Target<'_>, cue: &Cue) -> bool {
    target.value.as_ref().is_some_and(|value| cue.first < value.start)
}

/// "If …" makes the clause it opens and the clause that hangs on it conditional.
pub fn conditions(view: &View<'_>, cue: &Cue, head: &Range<usize>) -> bool {
    let (of_cue, of_head) = (view.clause_of(cue.first), view.clause_of(head.start));
    // "if it turns out that a soldier opened fire": what turns out is the condition.
    cue.end <= head.start && (of_cue == of_head || through_complement(view, of_head, of_cue))
}
