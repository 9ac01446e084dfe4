//! The speaker of one verb or formula of saying: who stands where its subject stands, in front of it or behind it.

use super::actors::{ActorMention, Via};
use super::clauses::ClauseKind;
use super::view::{Cue, View};
use crate::lang::Form;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::word_shape::WordShape;
use crate::text::TokenKind;
use std::ops::Range;

/// Who says what a cue tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The cue tells of no act of saying: "an estimated 20,000", "was reported killed".
    None,
    /// An actor of the sentence, by its index.
    Actor(usize),
    /// Somebody whom no list knows stands where the subject stands.
    Unknown,
    /// Nobody stands there: who spoke before goes on.
    Before,
}

impl Speaker {
    /// The actor that speaks.
    pub fn actor<'v>(self, view: &'v View<'_>) -> Option<&'v ActorMention> {
        if let Speaker::Actor(index) = self { view.actors.get(index) } else { None }
    }
}

/// The word names who is saying, denying or claiming something in the sentence ("the ambassador said").
pub fn speaks(view: &View<'_>, words: Range<usize>) -> bool {
    let telling = view.cues.iter().zip(&view.speakers).filter(|(cue, _)| tells(cue));
    telling.filter_map(|(_, speaker)| speaker.actor(view)).any(|actor| actor.first <= words.start && words.end <= actor.end)
}

fn tells(cue: &Cue) -> bool {
    cue.kind.says() || matches!(cue.kind, CueKind::Denial | CueKind::Allegation)
}

/// For each cue of a sentence who speaks, denies, claims or refuses by it.
pub fn of_cues(view: &View<'_>) -> Vec<Speaker> {
    view.cues.iter().map(|cue| if tells(cue) || cue.kind == CueKind::Refusal { of_cue(view, cue) } else { Speaker::None }).collect()
}

fn of_cue(view: &View<'_>, cue: &Cue) -> Speaker {
    if tells_nothing(view, cue) {
        return Speaker::None;
    }
    let passive = is_passive(view, cue);
    let found = if passive { agent(view, cue) } else { subject(view, cue) };
    match found.and_then(|actor| view.actors.iter().position(|other| std::ptr::eq(other, actor))) {
        Some(index) => Speaker::Actor(index),
        // A noun has no speaker unless an actor stands there, and "reports which say" has none at all.
        None if !cue.kind.says() || view.clause(cue.first).kind == ClauseKind::Relative || passive => Speaker::None,
        None if has_unknown_subject(view, cue) => Speaker::Unknown,
        None => Speaker::Before,
    }
}

/// "an estimated 20,000", "the suspected attack", "has reportedly killed", "Published on 3 May": a participle or an adverb, and
/// no verb of saying.
fn tells_nothing(view: &View<'_>, cue: &Cue) -> bool {
    if cue.end - cue.first > 1 || !view.language.pack.syntax.modifiers_before {
        return false;
    }
    let article = |i: usize| {
        view.functions(i).any(&[Function::Determiner, Function::One]) && !view.functions(i).any(&[Function::Relative, Function::Pronoun])
    };
    let participle = cue.form.has(Form::PAST) || cue.kind == CueKind::Allegation && view.looks(cue.first, &[WordShape::Past]);
    let attribute = participle
        && before_adverbs(view, cue.first).is_some_and(article)
        && matches!(view.lexed.tokens.kind(cue.end), Some(TokenKind::Word | TokenKind::Digits))
        && !view.is(cue.end, Function::Complementiser);
    // A sentence does not open with its verb.
    let opens = cue.kind == CueKind::Speech && cue.first == view.first && cue.form.any(Form::PAST | Form::ING);
    attribute || opens || cue.kind == CueKind::Allegation && view.is(cue.first, Function::Adverb)
}

/// "was confirmed by the ministry", "were reported killed".
fn is_passive(view: &View<'_>, cue: &Cue) -> bool {
    view.language.pack.syntax.modifiers_before
        && cue.end - cue.first == 1
        && cue.form.has(Form::PAST)
        && before_adverbs(view, cue.first).is_some_and(|i| view.is(i, Function::AuxiliaryBe) && !view.is(i, Function::AuxiliaryHave))
}

fn agent<'v>(view: &'v View<'_>, cue: &Cue) -> Option<&'v ActorMention> {
    let by = (cue.end..(cue.end + 3).min(view.end)).find(|&i| view.is(i, Function::ByAgent))?;
    view.actors.iter().find(|actor| actor.first > by && actor.first - by <= 3)
}

/// The last token before `index` that is no adverb.
fn before_adverbs(view: &View<'_>, index: usize) -> Option<usize> {
    (view.first..index).rev().find(|&i| !view.is(i, Function::Adverb))
}

fn subject<'v>(view: &'v View<'_>, cue: &Cue) -> Option<&'v ActorMention> {
    if view.language.pack.syntax.verb_first {
        // "وفق ما أفاد الحاكم": in a formula the speaker stands behind the verb.
        let formula = (1..=2).any(|back| cue.first >= view.first + back && view.is(cue.first - back, Function::AccordingTo));
        return if accuses_behind_relative(view, cue) {
            in_front(view, cue)
        } else {
            behind(view, cue).or_else(|| if formula || denier_behind(view, cue) { None } else { in_front(view, cue) })
        };
    }
    // "…, said the ministry": behind its verb stands a speaker only where nothing else is the subject in front of it.
    let opens = match before_adverbs(view, cue.first) {
        Some(before) => view.lexed.tokens.kind(before) != Some(TokenKind::Word) || view.is(before, Function::And),
        None => true,
    };
    // "… by Russian jets," said the monitor: behind a closing quotation mark the one right behind the verb.
    let quoted = || {
        let closed = cue.first > view.first && matches!(view.lexed.tokens.mark(cue.first - 1), '"' | '”');
        behind(view, cue).filter(|actor| closed && (cue.end..actor.first).all(|i| view.is(i, Function::Determiner)))
    };
    credited(view, cue)
        .or_else(quoted)
        .or_else(|| in_front(view, cue))
        .or_else(|| if opens || cue.kind == CueKind::QuoteRelay { behind(view, cue) } else { None })
}

/// "الرواية التي تتهم الجيش": behind a relative pronoun the one accused stands behind the verb, unless the verb has its object
/// or two stand there.
fn accuses_behind_relative(view: &View<'_>, cue: &Cue) -> bool {
    cue.kind == CueKind::Allegation
        && cue.first > view.first
        && view.is(cue.first - 1, Function::Relative)
        && !cue.form.has(Form::OWNED)
        && view.actors.iter().any(|accused| accused.first == cue.end && !view.in_actor(accused.end))
}

/// "نفى النازح علمه بالمؤتمر": a noun right behind the verb with its article is who denies, unless an actor stands right in
/// front of it.
fn denier_behind(view: &View<'_>, cue: &Cue) -> bool {
    matches!(cue.kind, CueKind::Denial | CueKind::Allegation)
        && view.lexed.tokens.kind(cue.end) == Some(TokenKind::Word)
        && view.functions(cue.end).is_empty()
        && !view.in_actor(cue.end)
        && (view.clitics(cue.end).has(Form::THE) || super::agent::starts_with_article(view, cue.end))
        && !view.actors.iter().any(|actor| actor.end == cue.first)
}

/// How far behind "according to" the one credited stands: "according to a statement by the general staff".
const CREDITED: usize = 5;

/// "used by the group, according to the ministry": in English who is credited stands behind, whoever stands in front.
fn credited<'v>(view: &'v View<'_>, cue: &Cue) -> Option<&'v ActorMention> {
    let parts =
        |i: usize| view.is(i, Function::In) || view.is_concept(i) || view.numbers.iter().any(|number| number.first <= i && i < number.end);
    let near = |actor: &&ActorMention| actor.first >= cue.end && actor.first - cue.end <= CREDITED && !(cue.end..actor.first).any(parts);
    view.actors.iter().filter(|_| view.is(cue.first, Function::AccordingTo)).find(|actor| usable(view, actor) && near(actor))
}

/// "a spokesman for the coalition fighting Islamic State said": right behind a participle that another actor stands in front of,
/// it is what that one does something to.
fn fought(view: &View<'_>, actor: &ActorMention) -> bool {
    let Some(verb) = view.before(actor.first).filter(|_| view.language.pack.syntax.modifiers_before) else { return false };
    let long = view.lexed.tokens.folded(verb).len() > 5;
    let participle =
        long && view.looks(verb, &[WordShape::Progressive]) && view.functions(verb).is_empty() && !view.lexed.tokens[verb].upper;
    participle && verb > view.first && view.actors.iter().any(|other| other.end == verb)
}

fn usable(view: &View<'_>, actor: &ActorMention) -> bool {
    if fought(view, actor) {
        return false;
    }
    // "our forces" are no speaker, nor is a nationality that names a territory.
    let ours = actor.via == Via::BodyAlone && view.lexed.hits_at(actor.first).iter().any(|hit| hit.form.has(Form::OWNED));
    // "مؤتمر بروكسل": the city in which people meet says nothing.
    let venue = actor.via == Via::Capital && actor.first > view.first && view.tells(actor.first - 1, StoryWord::Gathering);
    let of_a_place = || view.places.iter().any(|place| place.by_reference && place.first <= actor.first && actor.end <= place.end);
    // "الهلال الأحمر الإيراني": the adjective behind a name is a part of it.
    let of_a_name = actor.via == Via::Demonym
        && view.language.pack.syntax.verb_first
        && view.actors.iter().any(|name| name.via == Via::Name && name.end == actor.first);
    !ours && !venue && !of_a_name && (actor.via != Via::Demonym || !of_a_place())
}

/// How far behind its cue a speaker stands.
const BEHIND: usize = 14;

/// The same for "he added", which goes on for the speaker before unless a new one stands right there.
const BEHIND_CONTINUED: usize = 4;

fn behind<'v>(view: &'v View<'_>, cue: &Cue) -> Option<&'v ActorMention> {
    let window = if cue.kind == CueKind::SpeechContinues { BEHIND_CONTINUED } else { BEHIND };
    let last = (cue.end + window).min(view.end);
    let limit = (cue.end..last).find(|&i| ends_subject(view, cue, i)).unwrap_or(last);
    let mut found =
        view.actors.iter().filter(|actor| usable(view, actor) && actor.first >= cue.end && actor.first < limit && !is_a_name(view, actor));
    if cue.kind == CueKind::QuoteRelay {
        // "the agency quoted the coalition": the one quoted stands behind "from".
        let all: Vec<&ActorMention> = found.collect();
        return all
            .iter()
            .copied()
            .find(|actor| actor.oblique || view.is(actor.first.saturating_sub(1), Function::From))
            .or(all.last().copied());
    }
    found.find(|actor| !actor.oblique && !view.is(actor.first.saturating_sub(1), Function::To) && !view.clitics(actor.first).has(Form::TO))
}

/// The token cannot stand between a verb of saying and its subject behind it.
fn ends_subject(view: &View<'_>, cue: &Cue, index: usize) -> bool {
    let content = view.is_concept(index) && !view.in_actor(index);
    // "no truth to a withdrawal of …": who stands in what is denied does not deny it.
    let denied = matches!(cue.kind, CueKind::Denial | CueKind::Allegation)
        && (content
            || view.functions(index).any(&[Function::From, Function::Of])
            || view.language.pack.syntax.verb_first && index == cue.end && denier_behind(view, cue));
    // "Published April 18: …", "يقدر قتلى الروس": a number, or what it counts, is no part of the subject.
    let counted = cue.kind == CueKind::Speech && (content || view.numbers.iter().any(|number| number.first == index));
    let quoted_name = view.language.pack.syntax.verb_first && view.actors.iter().any(|actor| actor.first == index + 1);
    matches!(view.lexed.tokens.mark(index), ':' | ';' | '؛')
        || matches!(view.lexed.tokens.mark(index), '"' | '“' | '«') && !quoted_name
        || view.is(index, Function::Complementiser)
        || denied
        || counted
        || view.cues.iter().any(|other| {
            other.first == index && other.first != cue.first && matches!(other.kind, CueKind::Speech | CueKind::SpeechContinues)
        })
}

/// "قالت غانا ماليار": a country in front of a word that nothing explains is somebody's first name.
fn is_a_name(view: &View<'_>, actor: &ActorMention) -> bool {
    view.language.pack.syntax.verb_first
        && actor.via == Via::Country
        && view.is_unknown(actor.end)
        && !super::agent::starts_with_article(view, actor.end)
        && !super::actors::starts_with_and(view, actor.end)
}

fn in_front<'v>(view: &'v View<'_>, cue: &Cue) -> Option<&'v ActorMention> {
    let verb_first = view.language.pack.syntax.verb_first;
    let clause = view.clause_of(cue.first);
    let here = |actor: &&ActorMention| usable(view, actor) && actor.end <= cue.first && !actor.oblique;
    // The subject is the first actor of the clause, unless a later one stands right in front of the verb.
    let all: Vec<&ActorMention> = view.actors.iter().filter(here).filter(|actor| view.clause_of(actor.first) == clause).collect();
    let adjacent = all.last().copied().filter(|actor| cue.first - actor.end <= 2);
    if verb_first && cue.kind == CueKind::SpeechContinues {
        return adjacent.filter(|actor| actor.end == cue.first);
    }
    // A name or a title may part the two, another verb may not.
    let plain = |actor: &&ActorMention| {
        verb_first
            || !(actor.end..cue.first).any(|i| {
                view.clause_of(i) == clause
                    && (view.functions(i).any(&[Function::AuxiliaryBe, Function::AuxiliaryHave])
                        || view.concepts.iter().any(|c| c.first == i && c.form.any(Form::PAST | Form::ING)))
            })
    };
    // "The ministry has corrected the toll, saying that …": a participle behind its comma has the subject of its clause.
    let participle = cue.form.has(Form::ING) && cue.first > view.first && view.is_comma(cue.first - 1);
    adjacent.or(all.first().copied().filter(|actor| participle || plain(actor))).or_else(|| {
        let parent = view.clauses[clause].parent.filter(|_| view.clauses[clause].kind == ClauseKind::Relative)?;
        view.actors.iter().filter(here).rfind(|actor| view.clause_of(actor.first) == parent)
    })
}

/// "ذكر حاكم المدينة", "Fahd said", "says Mustafa": a word of content stands where the subject stands.
fn has_unknown_subject(view: &View<'_>, cue: &Cue) -> bool {
    let noun = |i: usize| {
        view.lexed.tokens.kind(i) == Some(TokenKind::Word) && view.functions(i).is_empty() && !view.in_date(i) && !view.in_cue(i)
    };
    if cue.kind == CueKind::SpeechContinues {
        return false;
    }
    if view.language.pack.syntax.verb_first {
        // "أكد أن": what stands behind is told, and by nobody.
        let behind = cue.end < view.end && !view.is(cue.end - 1, Function::Complementiser);
        return behind && (noun(cue.end) || titled(view, cue.end) || counted(view, cue.end)) || unknown_in_front(view, cue, noun);
    }
    // "In an alert it said": the pronoun is a part of the cue.
    if view.functions(cue.first).has(Function::Pronoun) {
        return false;
    }
    match before_adverbs(view, cue.first) {
        // "The group said": the one of whom the text spoke before.
        Some(before) if noun(before) => view.is_concept(before) || !is_definite(view, before),
        Some(before) if view.lexed.tokens.kind(before) == Some(TokenKind::Word) => false,
        // "…," says Mustafa.
        _ => noun(cue.end) && view.lexed.tokens[cue.end].upper,
    }
}

/// "أفاد الحاكم الإقليمي", "قال المحلل أحمد": a title with a name or an adjective behind.
fn titled(view: &View<'_>, index: usize) -> bool {
    let goes_on = view.lexed.tokens.kind(index + 1) == Some(TokenKind::Word) && view.functions(index + 1).is_empty();
    view.is(index, Function::Title) && index + 1 < view.end && goes_on
}

/// "يعتبر أي جندي", "وأكد عدد من": what stands behind the verb is somebody, whom no list knows.
fn counted(view: &View<'_>, index: usize) -> bool {
    view.functions(index).any(&[Function::QuantifierAll, Function::QuantifierSome])
        && !view.functions(index).any(&[Function::Complementiser, Function::Pronoun, Function::To])
}

/// "غير أن المحللين المستقلين يرون أن": the subject opens its clause and stands in front of the verb.
fn unknown_in_front(view: &View<'_>, cue: &Cue, noun: impl Fn(usize) -> bool) -> bool {
    let Some(first) = (view.first..cue.first).rev().take_while(|&i| noun(i)).last() else { return false };
    let opens = first > view.first && view.is(first - 1, Function::Complementiser);
    opens && view.clause_of(first) == view.clause_of(cue.first) && super::agent::starts_with_article(view, first)
}

/// "the group", "the British monitor": an article stands in front of the noun, with at most one adjective between.
fn is_definite(view: &View<'_>, noun: usize) -> bool {
    let article = |i: usize| view.is(i, Function::Determiner) && !view.is(i, Function::One);
    let before = |i: usize| i.checked_sub(1).filter(|&i| i >= view.first);
    let first = before(noun);
    first.is_some_and(article) || first.filter(|&i| view.is_unknown(i)).and_then(before).is_some_and(article)
}
