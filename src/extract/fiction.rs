//! Frames of fiction: what happens "in the film" is made up, as a whole sentence where the frame opens it.

use super::view::View;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::text::TokenKind;
use std::ops::Range;

/// Words that may stand between the article and the name of the work ("in the new shooter").
const ADJECTIVES: usize = 3;

/// The words "in the film" for the work in which what is told at `index` happens.
pub fn frame(view: &View<'_>, index: usize) -> Option<Range<usize>> {
    works(view).find_map(|work| {
        let opens = opening(view, &work)?;
        let fronted = (view.first..opens).all(|i| view.lexed.tokens.kind(i) == Some(TokenKind::Mark) || !view.functions(i).is_empty());
        (fronted || view.clause_of(work.start) == view.clause_of(index)).then_some(opens..work.end)
    })
}

/// The names for works of fiction in the sentence.
fn works<'v>(view: &'v View<'_>) -> impl Iterator<Item = Range<usize>> + 'v {
    (view.first..view.end).filter_map(|index| Some(index..view.story_end(index, StoryWord::Fiction)?))
}

/// The preposition that makes the work a frame; "in the film studio" has none.
fn opening(view: &View<'_>, work: &Range<usize>) -> Option<usize> {
    let owner = view.lexed.tokens.original(work.end - 1).contains(['\'', '’']);
    let compound = work.end < view.end
        && view.lexed.tokens.kind(work.end) == Some(TokenKind::Word)
        && view.functions(work.end).is_empty()
        && !view.in_cue(work.end)
        && !view.lexed.tokens[work.end].upper;
    if compound && !owner {
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
