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
    /// It folds to itself.
    pub plain: bool,
    /// Bytes of the original.
    pub length: u8,
    /// `None` when it folds to nothing.
    pub folded: Option<char>,
}

/// Code points of one and two bytes.
const TABLE: usize = 0x800;

struct Table {
    characters: [Character; TABLE],
    /// Letters that fold to themselves, of which most words consist.
    plain_letters: [bool; TABLE],
}

fn table() -> &'static Table {
    static CHARACTERS: OnceLock<Box<Table>> = OnceLock::new();
    CHARACTERS.get_or_init(|| {
        let characters = std::array::from_fn(|code| look_at(char::from_u32(code as u32).unwrap_or('\0')));
        let plain = |character: Character| character.class == Class::Letter && character.plain && !character.upper;
        Box::new(Table { characters, plain_letters: characters.map(plain) })
    })
}

fn look_at(c: char) -> Character {
    let folded = fold_char(c, false);
    Character { class: class(c), upper: c.is_uppercase(), plain: folded == Some(c), folded, length: c.len_utf8() as u8 }
}

/// The characters of a text, by their place.
#[derive(Clone, Copy)]
pub(super) struct Characters<'t> {
    text: &'t str,
    table: &'static Table,
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
        match self.text.as_bytes().get(byte..)? {
            [first @ ..0x80, ..] => Some(self.table.characters[usize::from(*first)]),
            [first @ ..0xE0, second, ..] => Some(self.table.characters[two_bytes(*first, *second)]),
            _ => self.text.get(byte..)?.chars().next().map(look_at),
        }
    }

    /// The end of the run of letters from a byte on that are small and fold to themselves.
    #[inline]
    pub fn plain_letters(&self, mut byte: usize) -> usize {
        let bytes = self.text.as_bytes();
        // Eight bytes at a time as long as they are small letters of ASCII.
        while let Some(eight) = bytes.get(byte..).and_then(|rest| rest.first_chunk()).filter(|eight| eight[0] < 0x80) {
            let letters = small_letters(u64::from_le_bytes(*eight));
            byte += letters;
            if letters < 8 && eight[letters] < 0x80 {
                return byte;
            }
        }
        while let Some(first) = bytes.get(byte) {
            let (code, length) = match (*first, bytes.get(byte + 1)) {
                (0..0x80, _) => (usize::from(*first), 1),
                (0x80..0xE0, Some(second)) => (two_bytes(*first, *second), 2),
                _ => break,
            };
            if !self.table.plain_letters[code] {
                break;
            }
            byte += length;
        }
        byte
    }
}

/// How many of eight bytes are small letters of ASCII, up to the first that is none; the first byte is the lowest.
#[inline]
fn small_letters(eight: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let ascii = eight & !HIGH;
    // Adding carries into the high bit of a byte from `a` on, and from one past `z` on.
    let from_a = ascii + (0x80 - b'a' as u64) * EACH;
    let past_z = ascii + (0x80 - b'z' as u64 - 1) * EACH;
    let others = HIGH & (eight | past_z | !from_a);
    (others.trailing_zeros() / 8) as usize
}

/// The code point of a character of two bytes.
#[inline]
fn two_bytes(first: u8, second: u8) -> usize {
    usize::from(first & 0x1F) << 6 | usize::from(second & 0x3F)
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
                (found.class, found.upper, found.plain, found.folded, found.length),
                (wanted.class, wanted.upper, wanted.plain, wanted.folded, c.len_utf8() as u8)
            );
        }
        assert!(characters.at(text.len()).is_none());
        assert_eq!(characters.plain_letters(text.len()), text.len());
    }

    #[test]
    fn plain_letters_end_where_a_letter_folds_to_another() {
        let end = |text: &str| Characters::new(text).plain_letters(0);
        assert_eq!((end("word,"), end("Word"), end("cafés"), end("word")), (4, 0, 3, 4));
        assert_eq!((end("abcdefghijklmnopqrstuvwxyz"), end("thousands of"), end("eightlet{"), end("wordsé and")), (26, 9, 8, 5));
        assert_eq!((end("محمد"), end("مدرسة"), end("من 3"), end("中")), (8, 8, 4, 0));
    }
}
