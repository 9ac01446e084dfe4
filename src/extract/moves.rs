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

/// The move that a counted phrase is an end of.
pub fn move_of(view: &View<'_>, phrase: &Counted) -> Option<Move> {
    if let Some(from) = view.before(phrase.first).filter(|&at| view.is(at, Function::From)) {
        let to = (phrase.end..(phrase.end + REACH).min(view.end)).find(|&i| view.is(i, Function::To))?;
        let goal = view.numbers.iter().find(|number| (to..=to + 2).contains(&number.hedge_first))?;
        return Some(Move::From(from..goal.end));
    }
    let to = view.before(phrase.first).filter(|&at| view.is(at, Function::To))?;
    let origin = view.numbers.iter().rev().find(|number| number.end <= to && to - number.end <= REACH)?;
    let from = view.before(origin.hedge_first.min(origin.first)).filter(|&at| view.is(at, Function::From))?;
    Some(Move::To(from..phrase.end))
}
