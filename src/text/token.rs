//! Tokens: words, digit runs and punctuation, each with the bytes of the original that it covers.

use super::character::{Character, Characters, Class};
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
    fold_start: u32,
    fold_end: u32,
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
        let mut reader = Reader { characters: Characters::new(text), at: 0, folded: Vec::with_capacity(text.len()), hash: WordHash::EMPTY };
        // An English token and the blank before it take five bytes, an Arabic one ten.
        let mut list = Vec::with_capacity(if text.is_ascii() { text.len() / 4 } else { text.len() / 6 } + 4);
        let mut glued = false;
        while let Some(character) = reader.characters.at(reader.at) {
            let start = reader.at;
            let fold_start = reader.folded.len();
            let mut token = Token {
                start: start as u32,
                end: 0,
                fold_start: fold_start as u32,
                fold_end: 0,
                kind: TokenKind::Word,
                glued,
                upper: false,
                mark: '\0',
                hash: WordHash::EMPTY,
            };
            glued = true;
            let end = match character.class {
                Class::Blank => {
                    reader.at += usize::from(character.length);
                    glued = false;
                    continue;
                }
                Class::Ignorable => {
                    reader.at += usize::from(character.length);
                    glued = token.glued;
                    continue;
                }
                Class::Line => {
                    glued = false;
                    let (lines, end) = reader.lines();
                    token.kind = TokenKind::Break;
                    token.glued = false;
                    token.mark = if lines > 1 { '\u{2029}' } else { '\n' };
                    end
                }
                Class::Letter => reader.word(&mut token),
                Class::Digit => {
                    token.kind = TokenKind::Digits;
                    reader.digits()
                }
                Class::Mark => {
                    token.kind = TokenKind::Mark;
                    token.upper = character.upper;
                    token.mark = character.folded.unwrap_or_else(|| original(text, start));
                    reader.take(character);
                    reader.at
                }
            };
            token.end = end as u32;
            token.fold_end = reader.folded.len() as u32;
            if matches!(token.kind, TokenKind::Word | TokenKind::Digits) {
                token.hash = reader.hash;
            }
            list.push(token);
        }
        Tokens { text, list, folded: String::from_utf8(reader.folded).unwrap_or_default() }
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
        self.list.get(index).map_or("", |t| &self.folded[t.fold_start as usize..t.fold_end as usize])
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

fn original(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or('\0')
}

/// Reads a text character by character and folds it on the way.
struct Reader<'t> {
    characters: Characters<'t>,
    at: usize,
    folded: Vec<u8>,
    hash: WordHash,
}

impl Reader<'_> {
    /// Takes one character into the folded spelling.
    #[inline]
    fn take(&mut self, character: Character) {
        self.at += usize::from(character.length);
        if let Some(folded) = character.folded {
            self.hash = self.hash.and(folded);
            if folded.is_ascii() {
                self.folded.push(folded as u8);
            } else {
                let mut bytes = [0; 4];
                self.folded.extend_from_slice(folded.encode_utf8(&mut bytes).as_bytes());
            }
        }
    }

    /// A word: letters and ignorable characters, an apostrophe between letters. Gives its end.
    fn word(&mut self, token: &mut Token) -> usize {
        self.hash = WordHash::EMPTY;
        let fold_start = self.folded.len();
        while let Some(character) = self.characters.at(self.at) {
            match character.class {
                Class::Letter | Class::Ignorable => {
                    token.upper |= character.upper;
                    self.take(character);
                }
                Class::Mark if self.is_inner_apostrophe(character) => self.take(character),
                _ => break,
            }
        }
        // A possessive is the word's ending, not part of its spelling: `Turkey's` is `turkey`.
        if self.folded.len() > fold_start + 2 && self.folded.ends_with(b"'s") {
            self.folded.truncate(self.folded.len() - 2);
            self.hash = WordHash::of(std::str::from_utf8(&self.folded[fold_start..]).unwrap_or_default());
        }
        self.at
    }

    fn is_inner_apostrophe(&self, character: Character) -> bool {
        character.folded == Some('\'')
            && is_apostrophe(original(self.characters.text(), self.at))
            && self.characters.at(self.at + usize::from(character.length)).is_some_and(|next| next.class == Class::Letter)
    }

    /// Digits, with ignorable characters between them but not behind them. Gives their end.
    fn digits(&mut self) -> usize {
        self.hash = WordHash::EMPTY;
        let mut end = self.at;
        while let Some(character) = self.characters.at(self.at) {
            match character.class {
                Class::Digit => {
                    self.take(character);
                    end = self.at;
                }
                Class::Ignorable => self.at += usize::from(character.length),
                _ => break,
            }
        }
        end
    }

    /// Line breaks and the blanks between and behind them: how many lines, and the end of the last break.
    fn lines(&mut self) -> (usize, usize) {
        let first = original(self.characters.text(), self.at);
        let mut lines = 1;
        self.at += first.len_utf8();
        let mut end = self.at;
        while let Some(character) = self.characters.at(self.at) {
            if character.class == Class::Line {
                lines += usize::from(matches!(original(self.characters.text(), self.at), '\n' | '\u{2029}'));
                end = self.at + usize::from(character.length);
            } else if !matches!(character.class, Class::Blank | Class::Ignorable) {
                break;
            }
            self.at += usize::from(character.length);
        }
        // A carriage return and a line feed are one break.
        (if first == '\r' { lines - 1 } else { lines }, end)
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text);
        (0..tokens.len()).map(|i| tokens.original(i)).collect()
    }

    #[test]
    fn words_digits_and_marks() {
        assert_eq!(cut("About 2,500 US-led troops."), ["About", "2", ",", "500", "US", "-", "led", "troops", "."]);
        assert_eq!(cut("3 آلاف و500 جندي"), ["3", "آلاف", "و", "500", "جندي"]);
        assert_eq!(cut("COVID-19 10k"), ["COVID", "-", "19", "10", "k"]);
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
