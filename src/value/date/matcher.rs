//! The matcher: tries the patterns of the language pack at one place of the board and keeps every reading.
//!
//! Groups of patterns are tried once a place and remembered; a group that cannot open with any word of its place
//! costs one machine-word comparison.

use super::board::{Atom, Board};
use super::build::build;
use super::meaning::{Meaning, Node, Piece};
use crate::lang::Form;
use crate::lang::date_words::{Action, Kind, Rule, Step};
use std::ops::Range;
use std::rc::Rc;

/// Most readings kept of one group at one place.
const MOST_READINGS: usize = 24;

/// Matches groups of patterns over one window of a board.
pub(super) struct Matcher<'b, 'l, 't> {
    board: &'b Board<'l, 't>,
    memory: Memory,
}

/// What has been tried in a window, and room for what is being tried.
#[derive(Default)]
pub(super) struct Memory {
    places: Vec<Place>,
    /// By place and group, where the group has been tried and fits: its readings among `nodes`.
    known: Vec<(usize, usize, Range<usize>)>,
    nodes: Vec<Rc<Node>>,
    /// Readings of the groups that are being tried, the innermost last.
    found: Vec<Rc<Node>>,
    /// Captured pieces of the patterns that are being tried, the innermost last.
    pieces: Vec<Piece>,
}

/// The groups that have been tried at a place, and those of them that fit there.
#[derive(Clone, Copy, Default)]
struct Place {
    tried: u64,
    fits: u64,
}

/// A pattern while it is tried.
struct Trial<'l> {
    rule: &'l Rule,
    start: usize,
    /// First token of the mention proper.
    first: usize,
    /// Where its pieces, and the readings of its group, begin.
    pieces: usize,
    found: usize,
    /// How often it has fitted.
    fitted: usize,
}

impl<'b, 'l, 't> Matcher<'b, 'l, 't> {
    /// A matcher over the window of `board` that is open; what is in `memory` is forgotten.
    pub fn new(board: &'b Board<'l, 't>, mut memory: Memory) -> Self {
        memory.places.clear();
        memory.places.resize(board.window.len(), Place::default());
        memory.known.clear();
        memory.nodes.clear();
        Matcher { board, memory }
    }

    /// The memory, to be used for another window.
    pub fn into_memory(self) -> Memory {
        self.memory
    }

    /// All readings of a group at a token.
    pub fn readings(&mut self, symbol: usize, at: usize) -> &[Rc<Node>] {
        let readings = self.find(symbol, at);
        &self.memory.nodes[readings]
    }

    /// The same, by their places among the nodes.
    #[inline]
    fn find(&mut self, symbol: usize, at: usize) -> Range<usize> {
        if self.board.dates.first(symbol) & self.board.mask(at) == 0 {
            return 0..0;
        }
        let place = self.memory.places[at - self.board.window.start];
        match (place.tried >> symbol & 1, place.fits >> symbol & 1) {
            (0, _) => self.try_group(symbol, at),
            (_, 0) => 0..0,
            _ => {
                let known = self.memory.known.iter().rev().find(|(known, group, _)| (*known, *group) == (at, symbol));
                known.map_or(0..0, |(.., readings)| readings.clone())
            }
        }
    }

    /// Tries all patterns of a group at a token.
    fn try_group(&mut self, symbol: usize, at: usize) -> Range<usize> {
        let dates = self.board.dates;
        let place = at - self.board.window.start;
        self.memory.places[place].tried |= 1 << symbol;
        let (pieces, found) = (self.memory.pieces.len(), self.memory.found.len());
        let (mask, reach) = (self.board.mask(at), self.board.reach(at));
        for rule in dates.rules(symbol) {
            if rule.first & mask != 0 && rule.required & !reach == 0 {
                self.walk(&rule.steps, at, &mut Trial { rule, start: at, first: at, pieces, found, fitted: 0 });
            }
        }
        if self.memory.found.len() == found {
            return 0..0;
        }
        let readings = self.memory.nodes.len()..self.memory.nodes.len() + self.memory.found.len() - found;
        self.memory.nodes.extend(self.memory.found.drain(found..));
        self.memory.places[place].fits |= 1 << symbol;
        self.memory.known.push((at, symbol, readings.clone()));
        readings
    }

    /// Keeps what a pattern means that has been found to fit up to `end`.
    fn fits(&mut self, trial: &Trial<'_>, end: usize) {
        let Memory { pieces, found, .. } = &mut self.memory;
        let (pieces, readings) = (&pieces[trial.pieces..], &found[trial.found..]);
        if readings.len() >= MOST_READINGS {
            return;
        }
        if let (Action::Same, [Piece::Node(node)]) = (trial.rule.action, pieces)
            && (node.start, node.end) == (trial.start, end)
        {
            found.push(Rc::clone(node));
        } else if let Some(meaning) = build(trial.rule.action, pieces, self.board) {
            let mut node = describe(meaning, pieces, trial.start..end, trial.first);
            if trial.rule.weak {
                node.weak = node.company;
            }
            if trial.rule.sure {
                (node.weak, node.lower) = (0, false);
            }
            if !readings.iter().any(|known| known.end == node.end && known.first == node.first && known.meaning == node.meaning) {
                found.push(Rc::new(node));
            }
        }
    }

    /// Tries the steps that are left of a pattern from a token on.
    fn walk(&mut self, steps: &[Step], at: usize, trial: &mut Trial<'l>) {
        let Some((step, rest)) = steps.split_first() else {
            trial.fitted += 1;
            self.fits(trial, at);
            return;
        };
        if trial.fitted >= MOST_READINGS {
            return;
        }
        let board = self.board;
        match *step {
            Step::Word { kind, value, optional, and } => {
                if board.mask(at) & kind.bit() != 0 {
                    for atom in board.atoms(at).iter().filter(|atom| atom.kind == kind && value.is_none_or(|value| value == atom.value)) {
                        let captures = !kind.is_marker() && kind != Kind::ROLE;
                        if captures {
                            self.memory.pieces.push(Piece::Word(*atom));
                        }
                        self.walk(rest, atom.end as usize, trial);
                        if captures {
                            self.memory.pieces.pop();
                        }
                    }
                }
                let glued_and = and && board.atoms(at).iter().any(|atom| atom.form.has(Form::AND));
                if optional || glued_and {
                    self.walk(rest, at, trial);
                }
            }
            Step::Symbol { symbol, optional } => {
                for reading in self.find(symbol, at) {
                    let node = Rc::clone(&self.memory.nodes[reading]);
                    let end = node.end;
                    self.memory.pieces.push(Piece::Node(node));
                    self.walk(rest, end, trial);
                    self.memory.pieces.pop();
                }
                if optional {
                    self.walk(rest, at, trial);
                }
            }
            Step::Mark { mark, optional } => {
                if same_mark(board.lexed.tokens.mark(at), mark) && at < board.range.end {
                    self.walk(rest, at + 1, trial);
                }
                if optional {
                    self.walk(rest, at, trial);
                }
            }
            Step::Separator => {
                if matches!(board.lexed.tokens.mark(at), '-' | '–' | '/' | '.' | ',' | '،') && at < board.range.end {
                    self.walk(rest, at + 1, trial);
                }
                self.walk(rest, at, trial);
            }
            Step::Not(kind) => {
                if board.mask(at) & kind.bit() == 0 {
                    self.walk(rest, at, trial);
                }
            }
            Step::End => {
                if board.phrase_ends(at) {
                    self.walk(rest, at, trial);
                }
            }
            Step::Start => {
                let before = std::mem::replace(&mut trial.first, at);
                self.walk(rest, at, trial);
                trial.first = before;
            }
        }
    }
}

/// The Arabic comma is a comma.
fn same_mark(found: char, wanted: char) -> bool {
    found == wanted || (wanted == ',' && found == '،')
}

fn describe(meaning: Meaning, pieces: &[Piece], tokens: Range<usize>, first: usize) -> Node {
    let (start, end) = (tokens.start, tokens.end);
    let mut node = Node { meaning, start, first, end, company: 0, weak: 0, lower: false, corrected: false, vague: false };
    // Context before the first piece of a piece is context before the whole.
    if let Some(Piece::Node(inner)) = pieces.first()
        && inner.start == start
    {
        node.first = node.first.max(inner.first);
    }
    for piece in pieces {
        match piece {
            Piece::Word(Atom { kind, value, weak, upper, corrected, .. }) => {
                node.vague |= *kind == Kind::FEW && *value > 2;
                node.company = node.company.saturating_add(1);
                node.weak = node.weak.saturating_add(u8::from(*weak));
                node.lower |= *weak && !*upper;
                node.corrected |= *corrected;
            }
            Piece::Node(inner) => {
                node.company = node.company.saturating_add(inner.company);
                node.weak = node.weak.saturating_add(inner.weak);
                node.lower |= inner.lower;
                node.corrected |= inner.corrected;
                node.vague |= inner.vague;
            }
        }
    }
    node
}
