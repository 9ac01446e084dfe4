//! Tokens: words, digit runs and punctuation, each with the bytes of the original that it covers.

use super::cut::cut;
use super::word_hash::WordHash;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with an apostrophe inside (`don't`).
    Word,
    /// One run of decimal digits of any script.
    Digits,
    /// A line break, or several with blank space between them.
    Break,
    /// One other visible character.
    Mark,
}

/// One token; offsets are bytes of the original text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Where its folded spelling lies: in the text itself where that is `plain`, else among the folded spellings.
    pub(super) fold_start: u32,
    pub(super) fold_end: u32,
    pub(super) plain: bool,
    /// What it is made of.
    pub kind: TokenKind,
    /// No blank between this token and the one before it.
    pub glued: bool,
    /// The word holds an upper-case letter.
    pub upper: bool,
    /// Hash of the folded word, for looking it up.
    pub(crate) hash: WordHash,
    /// For a mark its (folded) character, for a break `\n` (one) or `\u{2029}` (blank line), else NUL.
    pub mark: char,
}

/// The tokens of one text, with the folded spelling of each.
#[derive(Debug)]
pub struct Tokens<'t> {
    /// The original text.
    pub text: &'t str,
    list: Vec<Token>,
    folded: String,
}

impl<'t> Tokens<'t> {
    /// Cuts `text` into tokens. Blanks and ignorable characters outside words make none.
    pub fn new(text: &'t str) -> Self {
        let (list, folded) = cut(text);
        Tokens { text, list, folded }
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True when the text holds no token.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The token at `index`, or `None` past the end.
    pub fn get(&self, index: usize) -> Option<&Token> {
        self.list.get(index)
    }

    /// All tokens in order.
    pub fn iter(&self) -> impl Iterator<Item = &Token> {
        self.list.iter()
    }

    /// Folded spelling of the token at `index`; empty past the end.
    pub fn folded(&self, index: usize) -> &str {
        let Some(token) = self.list.get(index) else { return "" };
        let spellings = if token.plain { self.text } else { &self.folded };
        &spellings[token.fold_start as usize..token.fold_end as usize]
    }

    /// Original bytes of the token at `index`; empty past the end.
    pub fn original(&self, index: usize) -> &'t str {
        self.list.get(index).map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    /// Byte range of the tokens `first..end` (end exclusive, at least one token).
    pub fn span(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        let last = end.max(first + 1) - 1;
        self.list[first].start as usize..self.list[last].end as usize
    }

    /// The mark character of the token at `index`, NUL for anything else.
    pub fn mark(&self, index: usize) -> char {
        self.list.get(index).filter(|t| t.kind == TokenKind::Mark).map_or('\0', |t| t.mark)
    }

    /// The kind of the token at `index`, `None` past the end.
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.list.get(index).map(|t| t.kind)
    }

    /// First token that starts at or after the byte `offset`.
    pub fn at_byte(&self, offset: usize) -> usize {
        self.list.partition_point(|t| (t.start as usize) < offset)
    }
}

impl std::ops::Index<usize> for Tokens<'_> {
    type Output = Token;
    fn index(&self, index: usize) -> &Token {
        &self.list[index]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        (0..tokens.len()).map(|i| tokens.original(i)).collect()
    }

    #[test]
    fn words_digits_and_marks() {
        assert_eq!(pieces("About 2,500 US-led troops."), ["About", "2", ",", "500", "US", "-", "led", "troops", "."]);
        assert_eq!(pieces("3 آلاف و500 جندي"), ["3", "آلاف", "و", "500", "جندي"]);
        assert_eq!(pieces("COVID-19 10k"), ["COVID", "-", "19", "10", "k"]);
    }

    #[test]
    fn possessive_is_an_ending_and_contractions_stay_whole() {
        let tokens = Tokens::new("Turkey’s army didn't");
        assert_eq!((0..3).map(|i| tokens.folded(i)).collect::<Vec<_>>(), ["turkey", "army", "didn't"]);
        assert_eq!(tokens.original(0), "Turkey’s");
    }

    #[test]
    fn breaks_tell_lines_from_paragraphs() {
        let tokens = Tokens::new("a\nb\r\n\r\nc");
        assert_eq!(tokens[1].mark, '\n');
        assert_eq!(tokens[3].mark, '\u{2029}');
    }

    #[test]
    fn marks_inside_words_fold_away_but_stay_in_the_span() {
        let tokens = Tokens::new("سـ\u{200F}بتمبر");
        assert_eq!(tokens.len(), 1);
        assert_eq!(tokens.folded(0), "سبتمبر");
    }
}
