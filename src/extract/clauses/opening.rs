//! Which words open a clause, and on which one it hangs.

use super::super::view::{Concept, View};
use super::{Clause, ClauseKind};
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form};
use crate::text::TokenKind;

pub(super) fn opens(view: &View<'_>, index: usize, current: usize, clauses: &[Clause]) -> Option<(ClauseKind, Option<usize>)> {
    let mark = view.lexed.tokens.mark(index);
    if matches!(mark, ';' | '؛') {
        return Some((ClauseKind::Main, None));
    }
    if mark == ':' && !within_clock_time(view, index) && !view.numbers.iter().any(|n| n.first <= index && index < n.end) {
        return Some((ClauseKind::Quoted, Some(current)));
    }
    if index == view.first {
        return None;
    }
    // Words that a date or a phrase of another class uses are no openers ("before" in "before the end of the year").
    if view.dates.iter().any(|date| date.role_first <= index && index < date.end) {
        return None;
    }
    // So are words inside a cue ("من المقرر أن"): the verb phrase goes on.
    if view.cues.iter().any(|cue| {
        matches!(cue.kind, CueKind::Plan | CueKind::Forecast | CueKind::Likelihood | CueKind::Fear | CueKind::Demand)
            && cue.first < index
            && index < cue.end
    }) {
        return None;
    }
    let functions = view.functions(index);
    let previous = view.functions(index - 1);
    // «شعر السكان ببعضها»: with its preposition the word is the object of a verb.
    let object = view.language.pack.syntax.verb_first && view.clitics(index).has(Form::IN);
    if functions.has(Function::OfWhom) && !previous.has(Function::OfWhom) && !object {
        return (!told_of_part(view, index)).then_some((ClauseKind::Part, Some(current)));
    }
    // "…، قتل منهم 180": what befell a part of those before is a statement of its own.
    if view.is(index + 1, Function::OfWhom) && told_of_part(view, index + 1) {
        return Some((ClauseKind::Main, None));
    }
    // One spelling is "as for" and "either": the first opens a sentence or stands behind a mark.
    let either = functions.has(Function::Or) && view.lexed.tokens.kind(index - 1) == Some(TokenKind::Word);
    if functions.has(Function::But) && !previous.has(Function::But) && !either {
        return Some((
            ClauseKind::Contrast,
            clauses[current].parent.filter(|_| clauses[current].kind == ClauseKind::Relative).or(Some(current)),
        ));
    }
    let cue_before =
        |kinds: &[CueKind]| view.cues.iter().any(|cue| kinds.contains(&cue.kind) && cue.first < index && index - cue.end.min(index) <= 6);
    // "… said that 34 had died and that 80 had been rescued": the second hangs on what the first hangs on.
    let beside = {
        let joined = previous.has(Function::And) || view.clitics(index).has(Form::AND);
        let first =
            std::iter::successors(Some(current), |&clause| clauses[clause].parent).find(|&c| clauses[c].kind == ClauseKind::Complement);
        first.filter(|_| joined).and_then(|clause| clauses[clause].parent).unwrap_or(current)
    };
    let closes_cue = view.cues.iter().any(|cue| cue.first < index && cue.end == index + 1);
    if functions.has(Function::Complementiser) && closes_cue {
        return Some((ClauseKind::Complement, Some(current)));
    }
    if functions.has(Function::Complementiser) && functions.has(Function::Relative) {
        // "that": a complementiser behind a cue that takes one, else a relative pronoun.
        let kind = if governs(view, index) { ClauseKind::Complement } else { ClauseKind::Relative };
        return Some((kind, Some(if kind == ClauseKind::Complement { beside } else { current })));
    }
    if functions.has(Function::Complementiser) && !previous.has(Function::Complementiser) {
        let plan = cue_before(&[CueKind::Plan, CueKind::Forecast, CueKind::Likelihood, CueKind::Fear, CueKind::Demand]);
        // "It is expected that …" and "من المقرر أن" end no clause: the verb phrase goes on.
        if plan && governs_directly(view, index) {
            return None;
        }
        return Some((ClauseKind::Complement, Some(beside)));
    }
    if functions.has(Function::Relative) && !functions.any(&[Function::In, Function::From, Function::To, Function::On]) {
        return Some((ClauseKind::Relative, Some(current)));
    }
    // «منذ ذلك الحين»: with an article it is the noun, "time".
    let articled = view.lexed.hits_of(index, Class::Function).all(|hit| hit.form.has(Form::THE));
    if functions.has(Function::Subordinator)
        && !articled
        && !previous.has(Function::Subordinator)
        && (view.is(index + 1, Function::Subordinator) || !functions.any(&[Function::In, Function::From, Function::To]))
        // "because of a storm": a preposition of two words.
        && !view.is(index + 1, Function::Of)
    {
        return Some((ClauseKind::Subordinate, Some(current)));
    }
    // "… , and …" with a verb of its own: a new statement.
    let joined = functions.has(Function::And) || view.clitics(index).has(Form::AND);
    if joined
        && index > view.first + 1
        && (matches!(view.lexed.tokens.mark(index - 1), ',' | '،' | '"' | '”' | '»') && starts_statement(view, index)
            || counted_subject(view, index))
    {
        return Some((ClauseKind::Main, None));
    }
    None
}

/// The colon of "22:00" opens nothing.
fn within_clock_time(view: &View<'_>, colon: usize) -> bool {
    let tokens = &view.lexed.tokens;
    let digits = |at: usize| tokens.kind(at) == Some(TokenKind::Digits);
    colon > 0 && digits(colon - 1) && digits(colon + 1) && tokens[colon].glued && tokens[colon + 1].glued
}

/// "قتل منهم 180": in a verb-first language what befell a part of those named before stands right in front of "of them", and the
/// number behind that has this verb for its own.
pub(in crate::extract) fn told_of_part(view: &View<'_>, of_them: usize) -> bool {
    // "21 قتيلا بينهم 19 طفلا": behind its number the noun of those it befell is no verb.
    let opens = |first: usize| first > view.first && view.is_comma(first - 1);
    let verb = |state: &Concept| !state.form.any(Form::NOUN) && (state.form.has(Form::AND) || opens(state.first));
    view.language.pack.syntax.verb_first
        && view.of_lexicons(view.states).any(|state| state.end == of_them && verb(state))
        && view.numbers.iter().any(|number| number.start() == of_them + 1)
}

/// Words from a denial to what the account that it denies says.
const ACCOUNT_REACH: usize = 12;

/// A cue right in front of a complementiser takes it as its object.
fn governs(view: &View<'_>, index: usize) -> bool {
    view.cues.iter().any(|cue| {
        cue.end <= index
            && index - cue.end <= 3
            && !matches!(cue.kind, CueKind::Negation | CueKind::Begin | CueKind::End | CueKind::Postpone)
            && !(cue.end..index).any(|i| view.is_comma(i))
    }) || denies_an_account(view, index)
        || was_said_on(view, index)
}

/// "said in a joint statement on Sunday that …": the day of the saying stands between the two.
fn was_said_on(view: &View<'_>, index: usize) -> bool {
    let said = |at: usize| view.cues.iter().any(|cue| cue.end == at && cue.kind.says());
    index > view.first
        && view.in_date(index - 1)
        && (index.saturating_sub(ACCOUNT_REACH).max(view.first)..=index)
            .rev()
            .take_while(|&i| i == index || !view.is_comma(i) && !view.functions(i).any(&Function::AUXILIARIES))
            .any(said)
}

/// "denied a report on a Hungarian website that …": what an account says that somebody denies, however far its place or author
/// parts the two.
fn denies_an_account(view: &View<'_>, index: usize) -> bool {
    let account = |i: usize| view.tells(i, StoryWord::Account) && !view.functions(i).any(&Function::AUXILIARIES);
    view.cues.iter().any(|cue| {
        let gap = cue.end..index;
        cue.kind == CueKind::Denial
            && cue.end <= index
            && gap.len() <= ACCOUNT_REACH
            && gap.clone().take(3).chain(cue.first..cue.end).any(account)
            && !gap.clone().any(|i| {
                view.is_comma(i)
                    || view.functions(i).any(&Function::AUXILIARIES)
                    || view.functions(i).any(&[Function::Relative, Function::And])
            })
    })
}

fn governs_directly(view: &View<'_>, index: usize) -> bool {
    view.cues.iter().any(|cue| {
        matches!(cue.kind, CueKind::Plan | CueKind::Forecast | CueKind::Likelihood | CueKind::Fear | CueKind::Demand)
            && cue.end <= index
            && index - cue.end <= 1
            // "when the decision was taken, and that 120 had left": behind a comma another statement begins.
            && !(cue.end..index).any(|i| view.is_comma(i))
    })
}

/// A verb of saying, or a verb glued to "and", opens a statement of its own.
fn starts_statement(view: &View<'_>, index: usize) -> bool {
    let from = if view.is(index, Function::And) { index + 1 } else { index };
    if told_apart(view, index, from) {
        return false;
    }
    // "…, and 3,000 will stay", "…, and nobody was killed": a subject with its own auxiliary.
    if view.language.pack.syntax.modifiers_before && (from..(from + 5).min(view.end)).any(|i| view.functions(i).any(&Function::AUXILIARIES))
    {
        return true;
    }
    view.cues.iter().any(|cue| cue.first <= from + 2 && cue.first >= from && (cue.kind.says() || cue.kind == CueKind::Denial))
}

/// "several dozen, and not 471, were killed": what is told apart has no verb of its own before the comma that closes it.
fn told_apart(view: &View<'_>, and: usize, from: usize) -> bool {
    view.cues.iter().any(|cue| match cue.kind {
        CueKind::ContrastNegation => cue.first == from || cue.first == and,
        CueKind::Negation if cue.first == from => {
            let mut before_its_verb =
                (cue.end..(cue.end + 6).min(view.end)).take_while(|&i| !view.functions(i).any(&Function::AUXILIARIES));
            before_its_verb.any(|i| view.is_parting_comma(i))
        }
        _ => false,
    })
}

/// "31 were killed and more than 60 others were wounded": behind the conjunction stands a number whose verb follows it.
fn counted_subject(view: &View<'_>, index: usize) -> bool {
    if !view.language.pack.syntax.modifiers_before {
        return false;
    }
    let Some(number) = view.all_numbers.iter().find(|n| n.start() == index + 1) else { return false };
    if follows_subject(view, index) {
        return false;
    }
    (number.end..(number.end + 5).min(view.end))
        .take_while(|&i| view.lexed.tokens.kind(i) == Some(TokenKind::Word) && !view.functions(i).any(&[Function::And, Function::Relative]))
        .any(|i| view.functions(i).any(&Function::AUXILIARIES) || view.is(i, Function::Passive))
}

/// "Two leaders and 10 militants were killed": what stands before the conjunction is a counted subject without a verb.
fn follows_subject(view: &View<'_>, and: usize) -> bool {
    let Some(number) = view.all_numbers.iter().rev().find(|n| n.end <= and && and - n.end <= 4) else { return false };
    let first = number.start();
    let noun = |i: usize| view.lexed.tokens.kind(i) == Some(TokenKind::Word) && view.functions(i).is_empty();
    let told = |i: usize| view.cues.iter().any(|cue| cue.kind.says() && cue.first <= i && i < cue.end);
    let opened = (view.first..first)
        .rev()
        .take_while(|&i| {
            // "a siege in which 61 civilians and six soldiers were killed".
            let opener = view.functions(i).any(&[Function::Complementiser, Function::Relative, Function::Subordinator]);
            !matches!(view.lexed.tokens.mark(i), ',' | ':' | ';' | '"' | '“') && !told(i) && !opener
        })
        .all(|i| !view.functions(i).any(&Function::AUXILIARIES) && (!view.functions(i).is_empty() || view.in_place(i) || view.in_date(i)));
    let state = |i: usize| view.of_lexicons(view.states).any(|c| c.first <= i && i < c.end);
    opened && number.end < and && (number.end..and).all(|i| (noun(i) || view.in_actor(i)) && !state(i))
}
