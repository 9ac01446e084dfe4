//! Tokens: words, digit runs and punctuation, each with the bytes of the original that it covers.

use super::fold::{fold_char, is_ignorable};

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
        let mut tokens = Tokens { text, list: Vec::with_capacity(text.len() / 6), folded: String::with_capacity(text.len()) };
        let mut chars = text.char_indices().peekable();
        let mut glued = false;
        while let Some((start, c)) = chars.next() {
            let kind = class(c);
            match kind {
                Class::Blank => {
                    glued = false;
                    continue;
                }
                Class::Ignorable => continue,
                Class::Line => {
                    let mut lines = 1;
                    let mut end = start + c.len_utf8();
                    while let Some(&(at, next)) = chars.peek() {
                        match class(next) {
                            Class::Line => {
                                lines += usize::from(next == '\n' || next == '\u{2029}');
                                end = at + next.len_utf8();
                            }
                            Class::Blank | Class::Ignorable => {}
                            _ => break,
                        }
                        chars.next();
                    }
                    let lines = if c == '\r' { lines - 1 } else { lines };
                    tokens.push(start, end, TokenKind::Break, false, if lines > 1 { '\u{2029}' } else { '\n' });
                    glued = false;
                    continue;
                }
                Class::Letter | Class::Digit => {
                    let mut end = start + c.len_utf8();
                    while let Some(&(at, next)) = chars.peek() {
                        let next_class = class(next);
                        let inside = next_class == kind
                            || next_class == Class::Ignorable
                            || (kind == Class::Letter
                                && is_apostrophe(next)
                                && text[at + next.len_utf8()..].starts_with(|c| class(c) == Class::Letter));
                        if !inside {
                            break;
                        }
                        if next_class != Class::Ignorable || kind == Class::Letter {
                            end = at + next.len_utf8();
                        }
                        chars.next();
                    }
                    let kind = if kind == Class::Digit { TokenKind::Digits } else { TokenKind::Word };
                    tokens.push(start, end, kind, glued, '\0');
                }
                Class::Mark => {
                    let mark = fold_char(c, false).unwrap_or(c);
                    tokens.push(start, start + c.len_utf8(), TokenKind::Mark, glued, mark);
                }
            }
            glued = true;
        }
        tokens
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind, glued: bool, mark: char) {
        let piece = &self.text[start..end];
        let fold_start = self.folded.len();
        let mut upper = false;
        if kind != TokenKind::Break {
            for c in piece.chars() {
                upper |= c.is_uppercase();
                if let Some(folded) = fold_char(c, false) {
                    self.folded.push(folded);
                }
            }
        }
        // A possessive is the word's ending, not part of its spelling: `Turkey's` is `turkey`.
        if kind == TokenKind::Word && self.folded.ends_with("'s") {
            let cut = self.folded.len() - 2;
            if cut > fold_start {
                self.folded.truncate(cut);
            }
        }
        self.list.push(Token {
            start: start as u32,
            end: end as u32,
            fold_start: fold_start as u32,
            fold_end: self.folded.len() as u32,
            kind,
            glued,
            upper,
            mark,
        });
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Ignorable,
    Blank,
    Line,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => Class::Letter,
        '0'..='9' | '٠'..='٩' | '۰'..='۹' => Class::Digit,
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => Class::Line,
        ' ' | '\t' | '\u{00A0}' | '\u{202F}' => Class::Blank,
        _ if c.is_ascii() => {
            if c.is_ascii_control() {
                Class::Blank
            } else {
                Class::Mark
            }
        }
        _ if is_ignorable(c) => Class::Ignorable,
        _ if c.is_whitespace() || c.is_control() => Class::Blank,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Mark,
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
