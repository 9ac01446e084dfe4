//! What one code point is to a token, and what it folds to: one table look-up for all letters of Latin, Greek, Cyrillic,
//! Hebrew and Arabic script.

use super::fold::{fold_char, is_ignorable};
use std::sync::OnceLock;

/// What a code point is in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    Letter,
    Digit,
    /// Part of a word, and no weight in comparison.
    Ignorable,
    Blank,
    Line,
    Mark,
}

/// A code point as a token sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Character {
    pub class: Class,
    pub upper: bool,
    /// Bytes of the original.
    pub length: u8,
    /// `None` when it folds to nothing.
    pub folded: Option<char>,
}

/// Code points of one and two bytes.
const TABLE: usize = 0x800;

fn table() -> &'static [Character] {
    static CHARACTERS: OnceLock<Vec<Character>> = OnceLock::new();
    CHARACTERS.get_or_init(|| (0..TABLE as u32).map(|code| look_at(char::from_u32(code).unwrap_or('\0'))).collect())
}

fn look_at(c: char) -> Character {
    Character { class: class(c), upper: c.is_uppercase(), folded: fold_char(c, false), length: c.len_utf8() as u8 }
}

/// The characters of a text, by their place.
#[derive(Clone, Copy)]
pub(super) struct Characters<'t> {
    text: &'t str,
    table: &'static [Character],
}

impl<'t> Characters<'t> {
    pub fn new(text: &'t str) -> Self {
        Characters { text, table: table() }
    }

    /// The text itself.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The character that starts at a byte; `None` at the end of the text.
    #[inline]
    pub fn at(&self, byte: usize) -> Option<Character> {
        let bytes = self.text.as_bytes();
        let first = *bytes.get(byte)?;
        if first < 0x80 {
            return Some(self.table[usize::from(first)]);
        }
        if first < 0xE0 {
            let code = usize::from(first & 0x1F) << 6 | usize::from(*bytes.get(byte + 1)? & 0x3F);
            return Some(self.table[code]);
        }
        self.text.get(byte..)?.chars().next().map(look_at)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_and_the_long_way_agree() {
        let text: String = (1..0x3000).filter_map(char::from_u32).collect();
        let characters = Characters::new(&text);
        for (at, c) in text.char_indices() {
            let (found, wanted) = (characters.at(at).unwrap(), look_at(c));
            assert_eq!(
                (found.class, found.upper, found.folded, found.length),
                (wanted.class, wanted.upper, wanted.folded, c.len_utf8() as u8)
            );
        }
        assert!(characters.at(text.len()).is_none());
    }
}
