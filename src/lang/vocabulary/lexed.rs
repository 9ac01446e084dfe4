//! A text cut into tokens, with the entries of the vocabulary that are in it.

use super::scan::{Vocabulary, Walk};
use super::selection::{Filters, WordsOf};
use super::{Class, Hit};
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// A text cut into tokens, with its vocabulary hits.
#[derive(Debug)]
pub struct Lexed<'t> {
    /// The tokens.
    pub tokens: Tokens<'t>,
    hits: Vec<Hit>,
    /// By token, and one more for the end.
    starts: Vec<Start>,
    /// Where only some classes were looked for: the whole vocabulary.
    rest: Option<&'t Vocabulary>,
}

/// What starts at a token.
#[derive(Clone, Copy, Debug)]
struct Start {
    first_hit: u32,
    /// Classes of the hits, and the kind of the token.
    traits: Traits,
}

/// What a token may be of interest for, as a bit set: the kinds of token that are no words, and the classes of the entries
/// that start at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits(u16);

impl Traits {
    /// A run of digits.
    pub const DIGITS: Traits = Traits(1 << 15);
    /// A punctuation mark or other sign.
    pub const MARK: Traits = Traits(1 << 14);
    /// A word, with or without an entry.
    pub const WORD: Traits = Traits(1 << 13);

    const NONE: Traits = Traits(0);

    /// An entry of a class starts there.
    pub const fn of(class: Class) -> Traits {
        Traits(1 << class as u16)
    }

    /// Either.
    #[must_use]
    pub const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    fn of_kind(kind: TokenKind) -> Traits {
        match kind {
            TokenKind::Digits => Traits::DIGITS,
            TokenKind::Mark => Traits::MARK,
            TokenKind::Word => Traits::WORD,
            TokenKind::Break => Traits::NONE,
        }
    }
}

impl<'t> Lexed<'t> {
    /// Cuts and scans `text`.
    pub fn new(text: &'t str, vocabulary: &Vocabulary) -> Self {
        let tokens = Tokens::new(text);
        let hits = Vec::with_capacity(tokens.len());
        Lexed { tokens, hits, starts: Vec::new(), rest: None }.scanned(vocabulary, None)
    }

    /// Cuts `text` and finds only the entries of some classes.
    pub fn only(text: &'t str, vocabulary: &'t Vocabulary, words: &WordsOf) -> Self {
        let tokens = Tokens::new(text);
        let hits = Vec::with_capacity(tokens.len() / 2);
        Lexed { tokens, hits, starts: Vec::new(), rest: Some(vocabulary) }.scanned(&words.vocabulary, Some(&words.filters))
    }

    fn scanned(mut self, vocabulary: &Vocabulary, filters: Option<&Filters>) -> Self {
        self.starts.reserve_exact(self.tokens.len() + 1);
        let mut walk = Walk::default();
        for (index, token) in self.tokens.iter().enumerate() {
            let first_hit = self.hits.len();
            if filters.is_none_or(|filters| filters.may_begin(token.hash)) {
                vocabulary.entries_at(&self.tokens, index, filters, &mut walk, &mut self.hits);
            }
            let classes = self.hits[first_hit..].iter().map(|hit| Traits::of(hit.sense.class));
            let traits = classes.fold(Traits::of_kind(token.kind), Traits::or);
            self.starts.push(Start { first_hit: first_hit as u32, traits });
        }
        self.starts.push(Start { first_hit: self.hits.len() as u32, traits: Traits::NONE });
        self
    }

    /// Hits whose first token is `index`, longest first.
    pub fn hits_at(&self, index: usize) -> &[Hit] {
        match self.starts.get(index..=index + 1) {
            Some([start, next]) => &self.hits[start.first_hit as usize..next.first_hit as usize],
            _ => &[],
        }
    }

    /// True when an entry of a class starts at `index`.
    pub fn starts(&self, index: usize, class: Class) -> bool {
        self.starts.get(index).is_some_and(|start| start.traits.0 & Traits::of(class).0 != 0)
    }

    /// The first token of `range` that has one of the traits, or the end of the range.
    pub fn next_with(&self, traits: Traits, range: Range<usize>) -> usize {
        let starts = self.starts.get(range.clone()).unwrap_or_default();
        starts.iter().position(|start| start.traits.0 & traits.0 != 0).map_or(range.end, |at| range.start + at)
    }

    /// True when an entry of any class starts at `index`, looked for or not.
    pub fn is_known(&self, index: usize) -> bool {
        !self.hits_at(index).is_empty() || self.rest.is_some_and(|vocabulary| vocabulary.has_entry_at(&self.tokens, index))
    }

    /// Hits of one class whose first token is `index`, longest first.
    pub fn hits_of(&self, index: usize, class: Class) -> impl Iterator<Item = &Hit> {
        let hits = if self.starts(index, class) { self.hits_at(index) } else { &[] };
        hits.iter().filter(move |hit| hit.sense.class == class)
    }

    /// The longest of them: "Papua New Guinea" and not "Papua".
    pub fn longest_of(&self, index: usize, class: Class) -> impl Iterator<Item = &Hit> {
        let end = self.hits_of(index, class).map(|hit| hit.end).max();
        self.hits_of(index, class).filter(move |hit| Some(hit.end) == end)
    }

    /// All hits.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }
}
