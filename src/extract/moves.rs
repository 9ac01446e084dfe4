//! "fall from 2,500 to fewer than 500": two values of one thing, the one it comes from and the one it goes to.

use super::counted::Counted;
use super::view::View;
use crate::lang::function_words::Function;
use std::ops::Range;

/// How far the "to" of a move may stand behind the number it comes from.
const REACH: usize = 6;

/// Which end of a move a counted phrase is, with the words from "from" to its last number.
#[derive(Clone, Debug, PartialEq)]
pub enum Move {
    /// What it comes from: the number of now where the move is still to come, else of no time that is told.
    From(Range<usize>),
    /// What it goes to.
    To(Range<usize>),
}

impl Move {
    /// The words of the move.
    pub fn words(&self) -> &Range<usize> {
        match self {
            Move::From(words) | Move::To(words) => words,
        }
    }

    /// It is what the move comes from.
    pub fn is_origin(&self) -> bool {
        matches!(self, Move::From(_))
    }
}

/// The move that a counted phrase is an end of, in either order: "from 2,500 to 500", "to 500 from 2,500".
pub fn move_of(view: &View<'_>, phrase: &Counted) -> Option<Move> {
    let before = view.before(phrase.first)?;
    if view.is(before, Function::From) {
        return number_behind(view, phrase.end, Function::To)
            .map(|(_, end)| Move::From(before..end))
            .or_else(|| number_before(view, before, Function::To).map(|to| Move::From(to..phrase.end)));
    }
    if view.is(before, Function::To) {
        return number_before(view, before, Function::From)
            .map(|from| Move::To(from..phrase.end))
            .or_else(|| number_behind(view, phrase.end, Function::From).map(|(_, end)| Move::To(before..end)));
    }
    None
}

/// The next number behind a token that has this preposition: where the preposition stands, and where the number ends.
fn number_behind(view: &View<'_>, at: usize, preposition: Function) -> Option<(usize, usize)> {
    let link = (at..(at + REACH).min(view.end)).find(|&i| view.is(i, preposition))?;
    let number = view.numbers.iter().find(|number| (link..=link + 2).contains(&number.hedge_first))?;
    Some((link, number.end))
}

/// The preposition of the last number before a token, where it is this one.
fn number_before(view: &View<'_>, at: usize, preposition: Function) -> Option<usize> {
    let number = view.numbers.iter().rev().find(|number| number.end <= at && at - number.end <= REACH)?;
    view.before(number.start()).filter(|&i| view.is(i, preposition))
}
