//! Frames of fiction: what happens "in the film", "in the last chapter" or in what "the thriller tells" is made up, as a whole
//! sentence where the frame opens it.

use super::view::View;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form};
use crate::text::TokenKind;
use std::ops::Range;

/// Words that may stand between the article and the name of the work ("in the new shooter").
const ADJECTIVES: usize = 3;

/// Words between a work and its verb ("the mural in the old harbour of Derry shows").
const TO_ITS_VERB: usize = 7;

/// The words "in the film" for the work in which what is told at `index` happens.
pub fn frame(view: &View<'_>, index: usize) -> Option<Range<usize>> {
    let set_in = works(view, StoryWord::Fiction).find_map(|work| {
        let opens = opening(view, &work)?;
        (fronted(view, opens) || view.clause_of(work.start) == view.clause_of(index)).then_some(opens..work.end)
    });
    set_in.or_else(|| in_a_part(view)).or_else(|| told_by(view, index)).or_else(|| by_an_author(view, index))
}

/// The nouns of the kind in the sentence.
fn works<'v>(view: &'v View<'_>, kind: StoryWord) -> impl Iterator<Item = Range<usize>> + 'v {
    (view.first..view.end).filter_map(move |index| Some(index..view.story_end(index, kind)?))
}

/// Nothing but marks and function words stands in front.
fn fronted(view: &View<'_>, opens: usize) -> bool {
    (view.first..opens).all(|i| view.lexed.tokens.kind(i) == Some(TokenKind::Mark) || !view.functions(i).is_empty())
}

/// "In the last chapter, …", "In season two of the drama, …", "On the show, …": a part of a work opens the sentence. "In the last
/// chapter of the war" and "on the show, he said" are no such thing.
fn in_a_part(view: &View<'_>) -> Option<Range<usize>> {
    let told = || view.cues.iter().any(|cue| matches!(cue.kind, CueKind::Speech | CueKind::SpeechContinues | CueKind::QuoteRelay));
    let part = works(view, StoryWord::WorkPart).find(|part| part.start <= view.first + ADJECTIVES + 2)?;
    let preposition = fronted_by(view, part.start).filter(|&i| view.functions(i).any(&[Function::In, Function::On]))?;
    let comma = (part.end..view.end).take(TO_ITS_VERB).find(|&i| view.is_comma(i))?;
    let rest = part.end..comma;
    let of_another = rest.clone().any(|i| view.is(i, Function::Of))
        && !rest.clone().any(|i| [StoryWord::Fiction, StoryWord::WorkPart].iter().any(|&kind| view.tells(i, kind)));
    let plain = rest.clone().all(|i| view.is(i, Function::Of) || !view.is_concept(i) && !view.in_cue(i));
    (plain && !of_another && !told()).then_some(preposition..part.end)
}

/// The word that opens the sentence in front of a noun and its adjectives.
fn fronted_by(view: &View<'_>, noun: usize) -> Option<usize> {
    (view.first..noun).find(|&i| view.lexed.tokens.kind(i) == Some(TokenKind::Word))
}

/// "Her thriller begins on the day a bomb kills 16", "The painting shows four drowned men": what stands behind the verb of a work is
/// what the work tells. A "film crew" and a "film festival" are no works.
fn told_by(view: &View<'_>, index: usize) -> Option<Range<usize>> {
    let plural = |i: usize| view.lexed.hits_of(i, Class::Story).any(|hit| hit.form.has(Form::PLURAL));
    [StoryWord::Fiction, StoryWord::Likeness].iter().find_map(|&kind| {
        works(view, kind).find_map(|work| {
            let clause = view.clause_of(work.start);
            let mut behind = work.end..(work.end + TO_ITS_VERB).min(view.end);
            let verb = behind.find(|&i| view.tells(i, StoryWord::Depicts))?;
            let own = |i: usize| view.clause_of(i) == clause || view.is(work.end, Function::Relative);
            let plain = (work.end..verb).all(|i| own(i) && !view.in_cue(i) && !view.is_comma(i) && !view.is(i, Function::And));
            let opened = phrase_start(view, work.start).is_some() || work.start == view.first || plural(work.end - 1);
            (plain && opened && verb < index && !is_compound(view, &work)).then_some(work.start..verb + 1)
        })
    })
}

/// "The novelist drowns 300 people": what writers do to people in the present they do to those whom they made up.
fn by_an_author(view: &View<'_>, index: usize) -> Option<Range<usize>> {
    let told_now = view.concepts.iter().any(|c| c.first == index && c.form.has(Form::PRESENT) && !c.form.has(Form::PAST));
    let author = works(view, StoryWord::Author).find(|author| author.end <= index && index - author.end <= 1)?;
    (told_now && phrase_start(view, author.start).is_some()).then_some(author)
}

/// A noun of its own behind the work is what is meant ("film studio"); "the film's studio" has a work.
fn is_compound(view: &View<'_>, work: &Range<usize>) -> bool {
    let owner = view.lexed.tokens.original(work.end - 1).contains(['\'', '’']);
    !owner
        && work.end < view.end
        && view.lexed.tokens.kind(work.end) == Some(TokenKind::Word)
        && view.functions(work.end).is_empty()
        && !view.in_cue(work.end)
        && !view.tells(work.end, StoryWord::Depicts)
        && !view.lexed.tokens[work.end].upper
}

/// The preposition that makes the work a frame; "in the film studio" has none.
fn opening(view: &View<'_>, work: &Range<usize>) -> Option<usize> {
    if is_compound(view, work) {
        return None;
    }
    let opened = |before: usize| view.is(before, Function::In);
    let before = phrase_start(view, work.start)?.checked_sub(1).filter(|&before| before >= view.first)?;
    // "in the second chapter of her thriller".
    if view.is(before, Function::Of) && !opened(before) {
        let whole = phrase_start(view, before)?.checked_sub(1).filter(|&before| before >= view.first)?;
        return Some(whole).filter(|&before| opened(before));
    }
    Some(before).filter(|&before| opened(before))
}

/// The article or owner in front of a noun, over its adjectives.
fn phrase_start(view: &View<'_>, noun: usize) -> Option<usize> {
    (noun.saturating_sub(ADJECTIVES + 1).max(view.first)..noun)
        .rev()
        .take_while(|&i| view.lexed.tokens.kind(i) == Some(TokenKind::Word))
        .find(|&i| view.functions(i).any(&[Function::Determiner, Function::Pronoun, Function::One]))
}
