//! The matcher: tries the patterns of the language pack at one place of the board and keeps every reading.
//!
//! Groups of patterns are tried once a place and remembered; a group that cannot open with any word of its place
//! costs one machine-word comparison.

use super::board::{Atom, Board};
use super::build::build;
use super::meaning::{Meaning, Node, Piece};
use crate::lang::Form;
use crate::lang::date_words::{Action, Kind, Step};
use std::ops::Range;
use std::rc::Rc;

/// Most readings kept of one group at one place.
const MOST_READINGS: usize = 24;

type Readings = Rc<[Rc<Node>]>;

/// Matches groups of patterns over one window of a board.
pub(super) struct Matcher<'b, 'l, 't> {
    board: &'b Board<'l, 't>,
    memory: Memory,
}

/// What has been tried in a window.
pub(super) struct Memory {
    /// By place: the groups that have been tried there.
    tried: Vec<u64>,
    /// By place and group, where the group has been tried and fits.
    known: Vec<(usize, usize, Readings)>,
    nothing: Readings,
}

impl Default for Memory {
    fn default() -> Self {
        Memory { tried: Vec::new(), known: Vec::new(), nothing: Rc::from([]) }
    }
}

/// Where a pattern has got to.
struct Walk {
    pieces: Vec<Piece>,
    first: usize,
}

impl<'b, 'l, 't> Matcher<'b, 'l, 't> {
    /// A matcher over the window of `board` that is open; what is in `memory` is forgotten.
    pub fn new(board: &'b Board<'l, 't>, mut memory: Memory) -> Self {
        memory.tried.clear();
        memory.tried.resize(board.window.len(), 0);
        memory.known.clear();
        Matcher { board, memory }
    }

    /// The memory, to be used for another window.
    pub fn into_memory(self) -> Memory {
        self.memory
    }

    /// All readings of a group at a token.
    pub fn readings(&mut self, symbol: usize, at: usize) -> Readings {
        if self.board.dates.first(symbol) & self.board.mask(at) == 0 {
            return Rc::clone(&self.memory.nothing);
        }
        let place = at - self.board.window.start;
        if self.memory.tried[place] >> symbol & 1 == 1 {
            let known = self.memory.known.iter().find(|(known, group, _)| (*known, *group) == (at, symbol));
            return Rc::clone(known.map_or(&self.memory.nothing, |(.., readings)| readings));
        }
        self.memory.tried[place] |= 1 << symbol;
        let mut out: Vec<Rc<Node>> = Vec::new();
        let dates = self.board.dates;
        let mut walk = Walk { pieces: Vec::new(), first: at };
        let mut ends = Vec::new();
        for rule in dates.rules(symbol) {
            if rule.first & self.board.mask(at) == 0 || rule.required & !self.board.reach(at) != 0 {
                continue;
            }
            self.walk(&rule.steps, at, &mut walk, &mut ends);
            for (pieces, first, end) in ends.drain(..) {
                if let (Action::Same, [Piece::Node(node)]) = (rule.action, &pieces[..])
                    && (node.start, node.end) == (at, end)
                {
                    if out.len() < MOST_READINGS {
                        out.push(Rc::clone(node));
                    }
                    continue;
                }
                if out.len() < MOST_READINGS
                    && let Some(meaning) = build(rule.action, &pieces, self.board)
                {
                    let mut node = describe(meaning, &pieces, at..end, first);
                    if rule.weak {
                        node.weak = node.company;
                    }
                    if rule.sure {
                        (node.weak, node.lower) = (0, false);
                    }
                    if !out.iter().any(|known| known.end == node.end && known.first == node.first && known.meaning == node.meaning) {
                        out.push(Rc::new(node));
                    }
                }
            }
        }
        if out.is_empty() {
            return Rc::clone(&self.memory.nothing);
        }
        let out: Readings = out.into();
        self.memory.known.push((at, symbol, Rc::clone(&out)));
        out
    }

    fn walk(&mut self, steps: &[Step], at: usize, walk: &mut Walk, ends: &mut Vec<(Vec<Piece>, usize, usize)>) {
        let Some((step, rest)) = steps.split_first() else {
            ends.push((walk.pieces.clone(), walk.first, at));
            return;
        };
        if ends.len() >= MOST_READINGS {
            return;
        }
        let board = self.board;
        match *step {
            Step::Word { kind, value, optional, and } => {
                if board.mask(at) & kind.bit() != 0 {
                    for atom in board.atoms(at).iter().filter(|atom| atom.kind == kind && value.is_none_or(|value| value == atom.value)) {
                        let captures = !kind.is_marker() && kind != Kind::ROLE;
                        if captures {
                            walk.pieces.push(Piece::Word(*atom));
                        }
                        self.walk(rest, atom.end as usize, walk, ends);
                        if captures {
                            walk.pieces.pop();
                        }
                    }
                }
                let glued_and = and && board.atoms(at).iter().any(|atom| atom.form.has(Form::AND));
                if optional || glued_and {
                    self.walk(rest, at, walk, ends);
                }
            }
            Step::Symbol { symbol, optional } => {
                for node in self.readings(symbol, at).iter() {
                    walk.pieces.push(Piece::Node(Rc::clone(node)));
                    self.walk(rest, node.end, walk, ends);
                    walk.pieces.pop();
                }
                if optional {
                    self.walk(rest, at, walk, ends);
                }
            }
            Step::Mark { mark, optional } => {
                if same_mark(board.lexed.tokens.mark(at), mark) && at < board.range.end {
                    self.walk(rest, at + 1, walk, ends);
                }
                if optional {
                    self.walk(rest, at, walk, ends);
                }
            }
            Step::Separator => {
                if matches!(board.lexed.tokens.mark(at), '-' | '–' | '/' | '.' | ',' | '،') && at < board.range.end {
                    self.walk(rest, at + 1, walk, ends);
                }
                self.walk(rest, at, walk, ends);
            }
            Step::Not(kind) => {
                if board.mask(at) & kind.bit() == 0 {
                    self.walk(rest, at, walk, ends);
                }
            }
            Step::End => {
                if board.phrase_ends(at) {
                    self.walk(rest, at, walk, ends);
                }
            }
            Step::Start => {
                let before = std::mem::replace(&mut walk.first, at);
                self.walk(rest, at, walk, ends);
                walk.first = before;
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
