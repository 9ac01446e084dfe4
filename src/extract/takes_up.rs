//! What a figure takes up: told against another ("but the hospital counted 74", «لكن المستشفى أحصى 74»), or as what a count that is known
//! already is put at ("put the toll at 34"). Two figures of an event are of one only where something says so.

use super::view::View;
use crate::claim::{AGAINST, LEVEL, Level, Resolved};
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use std::ops::Range;

/// Words in front of what opens a contrast: "the hospital, however, counted 74".
const OPENING: usize = 4;

/// How a claim whose words are `cover` takes up another, as the name under which it is recorded, with the word that says so.
pub fn takes_up(view: &View<'_>, cover: &Range<usize>) -> Option<(&'static str, Resolved)> {
    let by = |kind: &'static str, at: usize| (kind, Resolved { level: Level::Sentence, because: view.text(at..at + 1).to_owned() });
    let sentence = view.clause_of(cover.start);
    let opening = view.first..(view.first + OPENING).min(cover.start.max(view.first));
    // What stands behind the contrast, and not what it is set against.
    let within = (view.first..cover.start).rev().take_while(|&i| view.hangs_under(sentence, view.clause_of(i)));
    // One spelling is "as for" and "either": the first opens a sentence.
    let but = |i: &usize| view.is(*i, Function::But) && (*i == view.first || !view.is(*i, Function::Or));
    if let Some(at) = opening.into_iter().chain(within).find(but) {
        return Some(by(AGAINST, at));
    }
    let clause = |i: &usize| view.clause_of(*i) == sentence;
    let from = cover.start.saturating_sub(OPENING).max(view.first);
    let level = |i: &usize| view.tells(*i, StoryWord::Rates);
    (from..cover.end).filter(clause).find(level).map(|at| by(LEVEL, at))
}
