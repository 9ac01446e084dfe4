//! Numbers and dates in one go, a line at a time: only the words that can be part of one are looked up, and a line
//! without any costs no more than being cut into words.

use super::date::{self, Anchor, DateMention};
use super::number::{self, NumberMention};
use crate::lang::{Class, LanguagePack, Lexed, Vocabulary, WordsOf};

/// Finds the numbers and dates of lines of one language.
#[derive(Debug)]
pub struct FigureFinder<'l> {
    pack: &'l LanguagePack,
    vocabulary: &'l Vocabulary,
    words: WordsOf,
}

/// What one line holds; the tokens are those of `lexed`.
#[derive(Debug)]
pub struct Figures<'t> {
    /// The line, with the number and date words in it.
    pub lexed: Lexed<'t>,
    /// Its numbers.
    pub numbers: Vec<NumberMention>,
    /// Its dates.
    pub dates: Vec<DateMention>,
}

impl<'l> FigureFinder<'l> {
    /// A finder for the language of a pack.
    pub fn new(pack: &'l LanguagePack, vocabulary: &'l Vocabulary) -> Self {
        // The nouns of rules tell a counted 2500 from a year.
        let words = vocabulary.words_of(&[Class::Number, Class::Date, Class::Lexicon]);
        FigureFinder { pack, vocabulary, words }
    }

    /// The numbers and dates of a line, the same as a full look-up of its words gives.
    pub fn read<'t>(&'t self, line: &'t str, anchor: &Anchor) -> Figures<'t> {
        let lexed = Lexed::only(line, self.vocabulary, &self.words);
        let whole = 0..lexed.tokens.len();
        let numbers = number::recognise(&lexed, self.pack, whole.clone());
        let dates = date::recognise_beside(&lexed, self.pack, anchor, whole, &numbers);
        Figures { lexed, numbers, dates }
    }
}
