//! In which mode a cue or a future mark puts a claim: what is likely of the past is alleged, what only happens beside a plan is not
//! planned, and a verb in the future makes a plan without any cue.

use super::cue_reach::carried_out;
use super::status::Target;
use super::view::{Cue, View};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::word_shape::WordShape;
use crate::text::TokenKind;

/// The number right behind the cue counts lives.
pub fn takes_lives(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    target.value.as_ref().is_some_and(|value| value.start == cue.end && view.tells(value.end - 1, StoryWord::Lives))
}

/// "as they exchanged vows killing 32", "after a warning, killing six": a participle behind a plan or a forecast says what
/// happened meanwhile, not what is planned.
pub fn accompanies(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    view.language.pack.syntax.modifiers_before
        && target.counted
        && cue.end <= target.head.start
        && view.concepts.iter().any(|c| c.first == target.head.start && c.form.has(Form::ING))
        && !(cue.end - 1..target.head.start).any(|i| view.functions(i).any(&[Function::To, Function::Of, Function::On, Function::Purpose]))
}

/// "It is likely that they attacked", "appears to have killed 20": what is likely of the past is alleged, and no forecast.
pub fn told_of_the_past(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let head = &target.head;
    if carried_out(view, cue, target) {
        return true;
    }
    if !view.language.pack.syntax.modifiers_before || head.end <= cue.end {
        return false;
    }
    let clause = view.clause_of(head.start);
    let from = cue.end.min(head.start);
    let ahead = |i: usize| view.is(i, Function::AuxiliaryFuture);
    // "likely to be", "likely to have been".
    let infinitive = |i: usize| view.is(i, Function::To) && !view.is(i + 1, Function::AuxiliaryHave);
    let before = (from..head.start).filter(|&i| view.clause_of(i) == clause || i < cue.end + 3);
    if view.is(cue.end - 1, Function::To) && !view.is(cue.end, Function::AuxiliaryHave) || before.clone().any(|i| ahead(i) || infinitive(i))
    {
        return false;
    }
    let past = |i: usize| {
        view.functions(i).any(&[Function::AuxiliaryPast, Function::AuxiliaryHave])
            || view.is(i, Function::LightVerb) && view.looks(i, &[WordShape::Past])
            || view.cues.iter().any(|other| other.first == i && other.first != cue.first && other.form.has(Form::PAST))
            || view.concepts.iter().any(|c| c.first == i && c.form.has(Form::PAST))
    };
    before.chain(head.clone()).any(past)
}

/// A glued or written future mark on the head or on its auxiliary.
pub fn future(view: &View<'_>, target: &Target<'_>) -> Option<(String, bool)> {
    let head = &target.head;
    // "would remain" is one word of a lexicon.
    let written = head.len() > 1 && view.is(head.start, Function::AuxiliaryFuture);
    let glued = written || view.lexed.hits_at(head.start).iter().any(|hit| hit.form.has(Form::WILL));
    if glued {
        return Some((view.text(head.clone()).to_owned(), false));
    }
    let clause = view.clause_of(head.start);
    let marked = |i: usize| {
        view.is(i, Function::AuxiliaryFuture)
            || view.lexed.hits_at(i).iter().any(|hit| hit.form.has(Form::WILL) && hit.form.has(Form::PRESENT))
    };
    // "The withdrawal … will take place": a noun whose verb stands behind it.
    let verb = (head.end..(head.end + 9).min(view.end))
        .take_while(|&i| view.clause_of(i) == clause && !view.is_comma(i) && !view.is(i, Function::And))
        .find(|&i| marked(i));
    // Of a count only a verb that hands the number over ("the loss will reach 112 billion").
    let hands_over = |verb: usize| target.value.as_ref().is_some_and(|value| verb < value.start && view.is(verb, Function::Reach));
    // "سيتقلص العدد من 2500 إلى أقل من 500": the verb of reaching that hands the number over stands in front of it.
    let reaching = target
        .value
        .as_ref()
        .filter(|_| target.counted)
        .and_then(|value| (view.first..value.start).rev().find(|&i| view.is(i, Function::Reach) && view.clause_of(i) == clause));
    let reaching =
        reaching.filter(|&i| view.is(i, Function::AuxiliaryFuture) || i > view.first && view.is(i - 1, Function::AuxiliaryFuture));
    if let Some(verb) = verb.filter(|&verb| !target.counted || hands_over(verb)).or(reaching) {
        return Some((view.text(verb..verb + 1).to_owned(), target.counted));
    }
    let known = (head.start.saturating_sub(6).max(view.first)..head.start)
        .rev()
        .take_while(|&i| view.clause_of(i) == clause && !view.is_comma(i))
        .find(|&i| marked(i))
        .map(|i| (view.text(i..i + 1).to_owned(), target.counted && view.is(i, Function::Reach)));
    known
        .or_else(|| joined_future(view, target))
        .or_else(|| headline(view, target))
        .or_else(|| future_behind(view, target))
        .or_else(|| unlisted_future(view, target).map(|i| (view.text(i..i + 1).to_owned(), false)))
}

/// "would kill 3,000 people and leave 300,000 homeless": an infinitive that "and" joins to one in the future is in the future too.
fn joined_future(view: &View<'_>, target: &Target<'_>) -> Option<(String, bool)> {
    if !view.language.pack.syntax.modifiers_before {
        return None;
    }
    let from = target.value.as_ref().map_or(target.head.start, |value| value.start.min(target.head.start));
    let and = (view.first..=from.min(view.end - 1)).rev().take(3).find(|&i| view.is(i, Function::And))?;
    let word = view.lexed.tokens.folded(and + 1);
    let infinitive = view.functions(and + 1).any(&[Function::Leaves, Function::LightVerb])
        || view.concepts.iter().any(|c| c.first == and + 1 && c.first == target.head.start && !c.form.any(Form::PAST | Form::ING));
    let base = infinitive && !["s", "ed", "ing"].iter().any(|ending| word.ends_with(ending));
    let verb = (view.first..and).rev().find(|&i| view.functions(i).any(&Function::AUXILIARIES))?;
    (base && view.is(verb, Function::AuxiliaryFuture)).then(|| (view.text(verb..verb + 1).to_owned(), false))
}

/// "America to take about 800 soldiers home": an infinitive right behind the actor that opens a headline is its future.
fn headline(view: &View<'_>, target: &Target<'_>) -> Option<(String, bool)> {
    let to = view.actors.iter().find(|actor| actor.first == view.first).map(|actor| actor.end)?;
    let tokens = &view.lexed.tokens;
    let verb = to + 1 < target.head.start && tokens.kind(to + 1) == Some(TokenKind::Word) && !tokens[to + 1].upper;
    let plain = (view.first..target.head.start).all(|i| !view.functions(i).any(&Function::AUXILIARIES) && !view.is_comma(i));
    let infinitive = view.language.pack.syntax.modifiers_before
        && view.is(to, Function::To)
        && verb
        && !view.is(to + 1, Function::Determiner)
        && !view.in_place(to + 1);
    (infinitive && plain).then(|| (view.text(to..to + 2).to_owned(), false))
}

/// "About 1,000 soldiers would remain in the country": a future mark right behind those who are only counted.
fn future_behind(view: &View<'_>, target: &Target<'_>) -> Option<(String, bool)> {
    let value = target.value.as_ref().filter(|value| value.start <= target.head.start && target.head.end <= value.end)?;
    let verb = (value.end..(value.end + 2).min(view.end)).find(|&i| !view.is(i, Function::Adverb))?;
    let marked = target.counted && view.language.pack.syntax.modifiers_before && view.is(verb, Function::AuxiliaryFuture);
    marked.then(|| (view.text(verb..verb + 1).to_owned(), false))
}

/// Words between a verb that opens a clause and those whom it counts.
const FAR: usize = 14;

/// "ستنشر فرنسا 600 جندي": a verb that no table knows, with its future mark, opens the clause of those who are only counted.
fn unlisted_future(view: &View<'_>, target: &Target<'_>) -> Option<usize> {
    let value = target.value.as_ref().filter(|value| value.start <= target.head.start && target.head.end <= value.end)?;
    let clause = view.clause_of(value.start);
    let opens = (value.start.saturating_sub(FAR).max(view.first)..value.start)
        .filter(|&i| view.clause_of(i) == clause && view.lexed.tokens.kind(i) == Some(TokenKind::Word))
        .find(|&i| !view.functions(i).any(&[Function::Complementiser, Function::Subordinator, Function::And, Function::Pronoun]))?;
    let word = view.lexed.tokens.folded(opens);
    (view.is_unknown(opens) && view.language.pack.morphology.looks_future(word)).then_some(opens)
}

/// "50 foreign soldiers in Greenland would be too many": so many as nobody knows of, with what they would be behind them.
pub fn supposed(view: &View<'_>, target: &Target<'_>) -> Option<String> {
    let value = target.value.as_ref().filter(|value| target.counted && value.start <= target.head.start && target.head.end <= value.end)?;
    let known = value.start > view.first && view.functions(value.start - 1).any(&[Function::Determiner, Function::Pronoun]);
    let placed = |i: &usize| view.is(*i, Function::In) || view.in_place(*i);
    let verb = (value.end..view.end)
        .find(|i| !placed(i))
        .filter(|&i| view.is(i, Function::AuxiliaryFuture) && view.is(i + 1, Function::AuxiliaryBe))?;
    let done = view.looks(verb + 2, &[WordShape::PastParticiple, WordShape::Progressive]) || view.is_concept(verb + 2);
    (view.language.pack.syntax.modifiers_before && !known && !done && verb + 2 < view.end).then(|| view.text(verb..verb + 2).to_owned())
}
