//! Where a clause inside another ends and the one around goes on.

use super::super::view::{Concept, View};
use super::{Clause, ClauseKind};
use crate::lang::Form;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::lang::word_shape::WordShape;
use crate::text::TokenKind;

/// "the toll from the typhoon that crossed the island last week has risen": a relative clause whose pronoun is its subject
/// has its verb right behind it, and a second finite verb is that of the clause around.
pub(super) fn ends_relative(view: &View<'_>, of: &[usize], index: usize, current: usize, clauses: &[Clause]) -> bool {
    if view.language.pack.syntax.verb_first {
        return goes_on_with_the_toll(view, of, index, current, clauses);
    }
    let relative = view.language.pack.syntax.modifiers_before && clauses[current].kind == ClauseKind::Relative;
    if !relative || !view.functions(index).any(&Function::AUXILIARIES) {
        return false;
    }
    let Some(start) = first_of(view, of, current) else { return false };
    let verb = start + 1;
    let own_verb = index > verb + 1
        && view.lexed.tokens.kind(verb) == Some(TokenKind::Word)
        && (view.functions(verb).is_empty() || view.functions(verb).any(&Function::AUXILIARIES))
        && !view.lexed.tokens[verb].upper
        && !view.all_numbers.iter().any(|number| number.start() <= verb && verb < number.end);
    let told = view.cues.iter().any(|cue| {
        cue.first >= verb
            && cue.end <= index
            && matches!(cue.kind, CueKind::Speech | CueKind::SpeechContinues | CueKind::Denial | CueKind::Allegation)
    });
    let joined = [
        Function::And,
        Function::Or,
        Function::Relative,
        Function::Subordinator,
        Function::Pronoun,
        Function::Determiner,
        Function::Adverb,
    ];
    own_verb
        && !told
        && !view.functions(index - 1).any(&Function::AUXILIARIES)
        && !view.functions(index - 1).any(&joined)
        && !view.is(index - 1, Function::To)
        && !(verb..index).any(|i| view.functions(i).any(&[Function::And, Function::Or, Function::Subordinator]))
}

/// «عدد القتلى في الانهيار الذي وقع أمس ارتفع إلى 257»، «ارتفع عدد قتلى الحريق الذي شب أمس إلى 128»: behind a measure that has no
/// number yet, a verb of reaching and its number, or the number that the verb in front leads to, end what the pronoun opened.
fn goes_on_with_the_toll(view: &View<'_>, of: &[usize], index: usize, current: usize, clauses: &[Clause]) -> bool {
    let Some(parent) = clauses[current].parent.filter(|_| clauses[current].kind == ClauseKind::Relative) else { return false };
    let Some(start) = first_of(view, of, current) else { return false };
    let number_at = |at: usize| view.all_numbers.iter().any(|number| number.hedge_first <= at && at < number.end);
    let around = || (view.first..start).filter(|&i| of[i - view.first] == parent);
    let measured = around().any(|i| view.is(i, Function::Measure)) && !around().any(number_at);
    let led = around().any(|i| view.is(i, Function::Reach));
    let reaches = view.is(index, Function::Reach)
        && index > start + 2
        && !led
        && (number_at(index + 1) || view.is(index + 1, Function::To) && number_at(index + 2));
    let leads = led && view.is(index, Function::To) && !view.is(index, Function::Near) && number_at(index + 1);
    measured && (reaches || leads)
}

/// The first token of a clause, where `of` is the clause of each token read so far.
fn first_of(view: &View<'_>, of: &[usize], clause: usize) -> Option<usize> {
    of.iter().position(|&other| other == clause).map(|offset| view.first + offset)
}

/// "5 مدنيين بينهم طفل قتلوا": in a verb-first language a verb in the plural behind a part is that of the whole in front.
fn ends_part_in_plural(view: &View<'_>, of: &[usize], index: usize, current: usize, clauses: &[Clause]) -> bool {
    let part = view.language.pack.syntax.verb_first && clauses[current].kind == ClauseKind::Part;
    let Some(start) = first_of(view, of, current).filter(|_| part) else { return false };
    let told = |c: &Concept| c.first == index && c.form.has(Form::PAST) && c.form.has(Form::PLURAL);
    index > start + 1 && view.is(start, Function::OfWhom) && view.of_lexicons(view.states).any(told)
}

/// "Five civilians including three children were killed": the verb behind what "including" names is that of the clause around,
/// which has none yet.
pub(super) fn ends_part(view: &View<'_>, of: &[usize], index: usize, current: usize, clauses: &[Clause]) -> bool {
    let finite = |i: usize| view.functions(i).any(&Function::AUXILIARIES);
    if ends_part_in_plural(view, of, index, current, clauses) {
        return true;
    }
    if !view.language.pack.syntax.modifiers_before || clauses[current].kind != ClauseKind::Part || !finite(index) {
        return false;
    }
    let tokens = |clause: usize| of.iter().enumerate().filter(move |(_, c)| **c == clause).map(|(offset, _)| view.first + offset);
    let noun = |i: usize| view.lexed.tokens.kind(i) == Some(TokenKind::Word) && view.functions(i).is_empty();
    let Some(parent) = clauses[current].parent else { return false };
    let past = |i: usize| view.is(i, Function::LightVerb) || view.is_unknown(i) && view.looks(i, &[WordShape::Past]);
    let told = |i: usize| view.concepts.iter().any(|c| c.first == i && c.form.any(Form::PAST | Form::ING)) || view.in_cue(i);
    let verb = |i: usize| finite(i) || past(i) || told(i);
    noun(index - 1) && tokens(current).any(|i| view.all_numbers.iter().any(|n| n.first == i) || noun(i)) && !tokens(parent).any(verb)
}

/// "the 59 people, most of them students, who died": what "most of them" says stands aside, and "who" takes up the clause around.
pub(super) fn aside_of(view: &View<'_>, of: &[usize], clause: usize, clauses: &[Clause]) -> Option<usize> {
    let start = first_of(view, of, clause)?;
    let some = view.functions(start).any(&[Function::QuantifierSome, Function::QuantifierAll]);
    clauses[clause].parent.filter(|_| clauses[clause].kind == ClauseKind::Part && some)
}

/// A subordinate clause in front of its main clause, or a short one inside it, ends at its comma.
pub(super) fn closes_at_comma(view: &View<'_>, of: &[usize], index: usize, current: usize, clauses: &[Clause]) -> bool {
    let parent = clauses[current].parent;
    let word = |i: usize| view.lexed.tokens.kind(i) != Some(TokenKind::Mark);
    let fronted = !of.iter().enumerate().any(|(offset, &clause)| Some(clause) == parent && word(view.first + offset));
    let length = of.iter().filter(|&&clause| clause == current).count();
    (fronted || length <= 8 && !tells_of_a_part(view, index + 1)) && !in_list(view, index)
}

/// "a gunman killed 21 people, 19 of them children, at a school": what says which part it was belongs to the clause before.
fn tells_of_a_part(view: &View<'_>, index: usize) -> bool {
    let number = view.all_numbers.iter().find(|number| number.start() == index);
    view.is(index, Function::OfWhom) || number.is_some_and(|number| view.is(number.end, Function::OfWhom))
}

/// A comma between two places, dates or names is no clause end.
pub(super) fn in_list(view: &View<'_>, index: usize) -> bool {
    view.dates.iter().any(|date| date.first < index && index < date.end)
        || view.places.windows(2).any(|pair| pair[0].end <= index && index < pair[1].first && pair[1].first - pair[0].end <= 2)
}

/// A slip: a comma right behind a preposition parts it from nothing ("held in, last April").
pub(super) fn governs_across(view: &View<'_>, index: usize) -> bool {
    index > view.first && view.functions(index - 1).any(&[Function::In, Function::From, Function::To, Function::On])
}
