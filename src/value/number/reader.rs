//! What every part of the number recogniser asks of the text: number words here, small words beside them.

use super::digits::is_currency;
use crate::lang::morphology::{FormName, Proclitic};
use crate::lang::number_words::{NumberWords, Phrase, Role};
use crate::lang::{Class, Form, LanguagePack, Lexed, Morphology};
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// A phrase of the pack's number section, found in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub first: usize,
    pub end: usize,
    pub role: Role,
    pub form: Form,
}

/// A text and a pack, and the run of tokens that is read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub lexed: &'a Lexed<'a>,
    pub words: &'a NumberWords,
    morphology: &'a Morphology,
    pub start: usize,
    pub end: usize,
}

/// The longest phrase, in tokens, that is looked for before a number.
const LONGEST_PHRASE: usize = 6;

impl<'a> Reader<'a> {
    pub fn new(lexed: &'a Lexed<'a>, pack: &'a LanguagePack, range: Range<usize>) -> Self {
        let end = range.end.min(lexed.tokens.len());
        Reader { lexed, words: &pack.numbers, morphology: &pack.morphology, start: range.start, end }
    }

    pub fn tokens(&self) -> &'a Tokens<'a> {
        &self.lexed.tokens
    }

    /// The kind of a token inside the range.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        if at < self.end { self.tokens().kind(at) } else { None }
    }

    /// The mark at a token inside the range, else NUL.
    pub fn mark(&self, at: usize) -> char {
        if at < self.end { self.tokens().mark(at) } else { '\0' }
    }

    pub fn is_digits(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Digits)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// No blank before the token.
    pub fn is_glued(&self, at: usize) -> bool {
        at > self.start && self.tokens().get(at).is_some_and(|token| token.glued)
    }

    /// Number words that start at `at`, longest first.
    pub fn words_at(&self, at: usize) -> impl Iterator<Item = Word> + use<'a> {
        let reader = *self;
        let lexed = self.lexed;
        let inside = at >= self.start && at < self.end && lexed.starts(at, Class::Number);
        let hits = if inside { lexed.hits_at(at) } else { &[] };
        hits.iter().filter(move |hit| hit.sense.class == Class::Number).filter_map(move |hit| {
            let word =
                Word { first: at, end: hit.end as usize, role: reader.words.entries.get(hit.sense.id as usize)?.role, form: hit.form };
            (word.end <= reader.end && !reader.is_false_friend(&word)).then_some(word)
        })
    }

    /// Number words that end right before `before`.
    pub fn words_before(&self, before: usize) -> impl Iterator<Item = Word> + use<'a> {
        let reader = *self;
        let from = before.saturating_sub(LONGEST_PHRASE).max(self.start);
        let starts = (from..before).filter(move |at| reader.lexed.starts(*at, Class::Number));
        starts.flat_map(move |at| reader.words_at(at)).filter(move |word| word.end == before)
    }

    fn is_false_friend(&self, word: &Word) -> bool {
        let original = self.tokens().original(word.first);
        word.end == word.first + 1 && self.words.false_friends.iter().any(|friend| friend == original)
    }

    /// End of the longest of the phrases that starts at `at`.
    pub fn phrase_at(&self, at: usize, phrases: &[Phrase]) -> Option<usize> {
        let first = if at < self.end { self.tokens().folded(at) } else { return None };
        let fits = |phrase: &&Phrase| {
            phrase.first().is_some_and(|word| word == first)
                && at + phrase.len() <= self.end
                && phrase.iter().enumerate().skip(1).all(|(i, word)| self.tokens().folded(at + i) == word)
        };
        phrases.iter().filter(fits).map(|phrase| at + phrase.len()).max()
    }

    /// First token of the longest of the phrases that ends right before `before`; a particle may be glued to it.
    pub fn phrase_before(&self, before: usize, phrases: &[Phrase]) -> Option<usize> {
        let fits = |phrase: &&Phrase| {
            let Some(first) = before.checked_sub(phrase.len()).filter(|&first| first >= self.start) else { return false };
            phrase
                .iter()
                .enumerate()
                .all(|(i, word)| if i == 0 { self.is_small_word(first, word) } else { self.tokens().folded(first + i) == word })
        };
        phrases.iter().filter(fits).map(|phrase| before - phrase.len()).min()
    }

    /// The token is `word`, with or without a particle glued to it.
    pub fn is_small_word(&self, at: usize, word: &str) -> bool {
        let folded = self.tokens().folded(at);
        folded.ends_with(word) && (folded == word || self.morphology.strip(folded).any(|(rest, _)| rest == word))
    }

    /// The token is a chain of particles that belongs to the next one ("و500", "الـ500").
    pub fn is_particle(&self, at: usize) -> bool {
        let folded = self.tokens().folded(at);
        self.is_word(at) && self.morphology.proclitics.iter().any(|proclitic| proclitic.text == folded)
    }

    /// The token is a conjunction glued to the number behind it, or carries one.
    pub fn is_joined(&self, at: usize) -> bool {
        let folded = self.tokens().folded(at);
        let conjunction = |particle: &Proclitic| particle.text == folded && particle.is.contains(&FormName::And);
        self.is_particle(at) && self.morphology.proclitics.iter().any(conjunction) || self.words_at(at).any(|word| word.form.has(Form::AND))
    }

    /// The token carries, or is, the article.
    pub fn is_definite(&self, at: usize) -> bool {
        self.is_word(at) && self.morphology.article.as_deref().is_some_and(|article| self.tokens().folded(at).starts_with(article))
    }

    /// First token of the number at `first` with the particle that is glued before its digits.
    pub fn with_particle(&self, first: usize) -> usize {
        if self.is_glued(first) && self.is_particle(first - 1) { first - 1 } else { first }
    }

    /// First token of the number at `first` with the particle or the sign of money that is glued before its digits ("$10", "A$5").
    pub fn outside(&self, first: usize) -> usize {
        if !self.is_glued(first) || !is_currency(self.mark(first - 1)) {
            return self.with_particle(first);
        }
        let sign = first - 1;
        if self.is_glued(sign) && self.is_word(sign - 1) { sign - 1 } else { sign }
    }

    /// Nothing follows that the number could count.
    pub fn is_alone(&self, end: usize) -> bool {
        !matches!(self.kind(end), Some(TokenKind::Word | TokenKind::Digits))
    }
}
