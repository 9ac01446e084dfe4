//! Clauses: where one statement of a sentence ends and the next begins.
//!
//! There is no parser. Marks, complementisers, relative pronouns, subordinators and contrasting conjunctions open a
//! clause; a fronted adverbial ("On 9 December, …") opens none, because a comma alone never does.

use super::view::View;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form};
use serde::Serialize;
use std::ops::Range;

/// How a clause was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseKind {
    /// The sentence itself, or a clause joined to it on the same footing.
    Main,
    /// The object of a verb of saying, denying, planning ("that …").
    Complement,
    /// "who …", "which …".
    Relative,
    /// "while …", "after …".
    Subordinate,
    /// "but …".
    Contrast,
    /// Between parentheses.
    Parenthesis,
    /// Behind a colon.
    Quoted,
    /// "of whom …": a part of the group before.
    Part,
}

impl ClauseKind {
    /// The name in output.
    pub fn name(self) -> &'static str {
        match self {
            ClauseKind::Main => "main",
            ClauseKind::Complement => "complement",
            ClauseKind::Relative => "relative",
            ClauseKind::Subordinate => "subordinate",
            ClauseKind::Contrast => "contrast",
            ClauseKind::Parenthesis => "parenthesis",
            ClauseKind::Quoted => "quoted",
            ClauseKind::Part => "part",
        }
    }
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Token ranges; more than one where another clause stands inside it.
    pub parts: Vec<Range<usize>>,
    /// How it was opened.
    pub kind: ClauseKind,
    /// The clause it hangs on.
    pub parent: Option<usize>,
}

impl Clause {
    /// True when the token is in the clause itself.
    pub fn contains(&self, index: usize) -> bool {
        self.parts.iter().any(|part| part.contains(&index))
    }
}

/// Cuts the sentence into clauses; the second vector gives the clause of each token.
pub fn cut(view: &View<'_>) -> (Vec<Clause>, Vec<usize>) {
    let mut clauses = vec![Clause { parts: Vec::new(), kind: ClauseKind::Main, parent: None }];
    let mut of = Vec::with_capacity(view.end - view.first);
    let mut current = 0;
    // The clause that goes on where each one ends.
    let mut around: Vec<usize> = vec![0];
    let mut parentheses: Vec<usize> = Vec::new();
    for index in view.first..view.end {
        let mark = if view.inside_number(index) { '\0' } else { view.lexed.tokens.mark(index) };
        if matches!(mark, '(' | '[') {
            parentheses.push(current);
            clauses.push(Clause { parts: Vec::new(), kind: ClauseKind::Parenthesis, parent: Some(current) });
            around.push(current);
            current = clauses.len() - 1;
        } else if let Some((kind, parent)) = opens(view, index, current, &clauses) {
            // "since the siege in Beslan, which …": what a relative clause tells of stands right in front of its comma.
            // "the attack in Jos, in which …".
            let comma = if view.functions(index - 1).any(&[Function::In, Function::From]) { index.saturating_sub(2) } else { index - 1 };
            let told_of = view.is_comma(comma).then(|| comma.checked_sub(view.first + 1)).flatten();
            let told_of = told_of.map(|offset| aside_of(view, &of, of[offset], &clauses).unwrap_or(of[offset]));
            let parent = told_of.filter(|_| kind == ClauseKind::Relative).or(parent);
            around.push(current);
            clauses.push(Clause { parts: Vec::new(), kind, parent });
            current = clauses.len() - 1;
        } else if matches!(mark, ',' | '،')
            && matches!(clauses[current].kind, ClauseKind::Relative | ClauseKind::Part)
            && !in_list(view, index)
            && !governs_across(view, index)
        {
            // A comma closes a relative clause: what follows goes on with the clause around it.
            current = around[current];
        } else if matches!(mark, ',' | '،')
            && clauses[current].kind == ClauseKind::Subordinate
            && closes_at_comma(view, &of, index, current, &clauses)
        {
            current = clauses[current].parent.unwrap_or(0);
        }
        if ends_relative(view, &of, index, current, &clauses) || ends_part(view, &of, index, current, &clauses) {
            let relative = clauses[current].kind == ClauseKind::Relative;
            current = around[current];
            // "21 people including some who had fled were killed": the part that the relative clause stood in ends with it.
            if relative && clauses[current].kind == ClauseKind::Part && view.functions(index).any(&Function::AUXILIARIES) {
                current = around[current];
            }
        }
        of.push(current);
        if matches!(mark, ')' | ']')
            && let Some(outer) = parentheses.pop()
        {
            current = outer;
        }
    }
    for (offset, &clause) in of.iter().enumerate() {
        let index = view.first + offset;
        let parts = &mut clauses[clause].parts;
        match parts.last_mut() {
            Some(last) if last.end == index => last.end += 1,
            _ => parts.push(index..index + 1),
        }
    }
    (clauses, of)
}

/// "the toll from the typhoon that crossed the island last week has risen": a relative clause whose pronoun is its subject
/// has its verb right behind it, and a second finite verb is that of the clause around.
fn ends_relative(view: &View<'_>, of: &[usize], index: usize, current: usize, clauses: &[Clause]) -> bool {
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
        && view.lexed.tokens.kind(verb) == Some(crate::text::TokenKind::Word)
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
    let told = |c: &super::view::Concept| c.first == index && c.form.has(Form::PAST) && c.form.has(Form::PLURAL);
    index > start + 1 && view.is(start, Function::OfWhom) && view.of_lexicons(view.states).any(told)
}

/// "Five civilians including three children were killed": the verb behind what "including" names is that of the clause around,
/// which has none yet.
fn ends_part(view: &View<'_>, of: &[usize], index: usize, current: usize, clauses: &[Clause]) -> bool {
    let finite = |i: usize| view.functions(i).any(&Function::AUXILIARIES);
    if ends_part_in_plural(view, of, index, current, clauses) {
        return true;
    }
    if !view.language.pack.syntax.modifiers_before || clauses[current].kind != ClauseKind::Part || !finite(index) {
        return false;
    }
    let tokens = |clause: usize| of.iter().enumerate().filter(move |(_, c)| **c == clause).map(|(offset, _)| view.first + offset);
    let noun = |i: usize| view.lexed.tokens.kind(i) == Some(crate::text::TokenKind::Word) && view.functions(i).is_empty();
    let Some(parent) = clauses[current].parent else { return false };
    let past = |i: usize| view.is(i, Function::LightVerb) || view.is_unknown(i) && view.lexed.tokens.folded(i).ends_with("ed");
    let told = |i: usize| view.concepts.iter().any(|c| c.first == i && c.form.any(Form::PAST | Form::ING)) || view.in_cue(i);
    let verb = |i: usize| finite(i) || past(i) || told(i);
    noun(index - 1) && tokens(current).any(|i| view.all_numbers.iter().any(|n| n.first == i) || noun(i)) && !tokens(parent).any(verb)
}

/// "the 59 people, most of them students, who died": what "most of them" says stands aside, and "who" takes up the clause around.
fn aside_of(view: &View<'_>, of: &[usize], clause: usize, clauses: &[Clause]) -> Option<usize> {
    let start = first_of(view, of, clause)?;
    let some = view.functions(start).any(&[Function::QuantifierSome, Function::QuantifierAll]);
    clauses[clause].parent.filter(|_| clauses[clause].kind == ClauseKind::Part && some)
}

/// A subordinate clause in front of its main clause, or a short one inside it, ends at its comma.
fn closes_at_comma(view: &View<'_>, of: &[usize], index: usize, current: usize, clauses: &[Clause]) -> bool {
    let parent = clauses[current].parent;
    let word = |i: usize| view.lexed.tokens.kind(i) != Some(crate::text::TokenKind::Mark);
    let fronted = !of.iter().enumerate().any(|(offset, &clause)| Some(clause) == parent && word(view.first + offset));
    let length = of.iter().filter(|&&clause| clause == current).count();
    (fronted || length <= 8 && !tells_of_a_part(view, index + 1)) && !in_list(view, index)
}

/// "a gunman killed 21 people, 19 of them children, at a school": what says which part it was belongs to the clause before.
fn tells_of_a_part(view: &View<'_>, index: usize) -> bool {
    let number = view.all_numbers.iter().find(|number| number.start() == index);
    view.is(index, Function::OfWhom) || number.is_some_and(|number| view.is(number.end, Function::OfWhom))
}

/// The colon of "22:00" opens nothing.
fn within_clock_time(view: &View<'_>, colon: usize) -> bool {
    let tokens = &view.lexed.tokens;
    let digits = |at: usize| tokens.kind(at) == Some(crate::text::TokenKind::Digits);
    colon > 0 && digits(colon - 1) && digits(colon + 1) && tokens[colon].glued && tokens[colon + 1].glued
}

fn opens(view: &View<'_>, index: usize, current: usize, clauses: &[Clause]) -> Option<(ClauseKind, Option<usize>)> {
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
    if functions.has(Function::OfWhom) && !previous.has(Function::OfWhom) {
        return (!told_of_part(view, index)).then_some((ClauseKind::Part, Some(current)));
    }
    // "…، قتل منهم 180": what befell a part of those before is a statement of its own.
    if view.is(index + 1, Function::OfWhom) && told_of_part(view, index + 1) {
        return Some((ClauseKind::Main, None));
    }
    // One spelling is "as for" and "either": the first opens a sentence or stands behind a mark.
    let either = functions.has(Function::Or) && view.lexed.tokens.kind(index - 1) == Some(crate::text::TokenKind::Word);
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

/// "قتل منهم 180": in a verb-first language what befell a part of those named before stands right in front of "of them", and the
/// number behind that has this verb for its own.
pub(super) fn told_of_part(view: &View<'_>, of_them: usize) -> bool {
    // "21 قتيلا بينهم 19 طفلا": behind its number the noun of those it befell is no verb.
    let opens = |first: usize| first > view.first && view.is_comma(first - 1);
    let verb = |state: &super::view::Concept| !state.form.any(Form::NOUN) && (state.form.has(Form::AND) || opens(state.first));
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
            (cue.end..(cue.end + 6).min(view.end)).take_while(|&i| !view.functions(i).any(&Function::AUXILIARIES)).any(|i| {
                let inside_number = view.inside_number(i);
                view.is_comma(i) && !inside_number
            })
        }
        _ => false,
    })
}

/// A slip: a comma right behind a preposition parts it from nothing ("held in, last April").
fn governs_across(view: &View<'_>, index: usize) -> bool {
    index > view.first && view.functions(index - 1).any(&[Function::In, Function::From, Function::To, Function::On])
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
        .take_while(|&i| {
            view.lexed.tokens.kind(i) == Some(crate::text::TokenKind::Word) && !view.functions(i).any(&[Function::And, Function::Relative])
        })
        .any(|i| view.functions(i).any(&Function::AUXILIARIES) || view.is(i, Function::Passive))
}

/// "Two leaders and 10 militants were killed": what stands before the conjunction is a counted subject without a verb.
fn follows_subject(view: &View<'_>, and: usize) -> bool {
    let Some(number) = view.all_numbers.iter().rev().find(|n| n.end <= and && and - n.end <= 4) else { return false };
    let first = number.start();
    let noun = |i: usize| view.lexed.tokens.kind(i) == Some(crate::text::TokenKind::Word) && view.functions(i).is_empty();
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

/// A comma between two places, dates or names is no clause end.
fn in_list(view: &View<'_>, index: usize) -> bool {
    view.dates.iter().any(|date| date.first < index && index < date.end)
        || view.places.windows(2).any(|pair| pair[0].end <= index && index < pair[1].first && pair[1].first - pair[0].end <= 2)
}
