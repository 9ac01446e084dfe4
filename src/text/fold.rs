//! Folding: the one spelling under which words are compared.
//!
//! Case, Latin accents, Arabic vowel signs and tatweel go; hamza carriers and alef forms become a
//! bare alef, alef maqsura becomes ya, ta marbuta becomes ha, Persian and Arabic digits become
//! ASCII, and invisible marks (bidi controls, joiners, soft hyphens) vanish. Folding works one code
//! point at a time, so a folded word always goes back to the bytes it came from.

use std::sync::OnceLock;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Number of code points covered by the table: Latin, Greek, Cyrillic, Arabic and general punctuation.
const TABLE: usize = 0x2100;

/// Marks a code point that folds to nothing.
const NOTHING: u32 = u32::MAX;

/// Folds one code point: `None` when it has no weight in comparison (a vowel sign, a bidi mark).
///
/// `keep_case` leaves letter case alone, for words that a lexicon lists with exact case.
pub fn fold_char(c: char, keep_case: bool) -> Option<char> {
    let table = table();
    let code = c as usize;
    if code < TABLE {
        let folded = table[usize::from(keep_case)][code];
        return char::from_u32(folded).filter(|_| folded != NOTHING);
    }
    fold_uncached(c, keep_case)
}

/// Folds a whole string; see [`fold_char`].
pub fn fold(text: &str) -> String {
    text.chars().filter_map(|c| fold_char(c, false)).collect()
}

/// Folds a whole string but keeps its letter case.
pub fn fold_keeping_case(text: &str) -> String {
    text.chars().filter_map(|c| fold_char(c, true)).collect()
}

/// True for code points that are part of a word yet fold to nothing.
pub fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{0640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
        || is_combining_mark(c)
}

fn table() -> &'static [Vec<u32>; 2] {
    static TABLES: OnceLock<[Vec<u32>; 2]> = OnceLock::new();
    TABLES.get_or_init(|| {
        [false, true].map(|keep_case| {
            (0..TABLE as u32)
                .map(|code| char::from_u32(code).and_then(|c| fold_uncached(c, keep_case)).map_or(NOTHING, u32::from))
                .collect()
        })
    })
}

fn fold_uncached(c: char, keep_case: bool) -> Option<char> {
    if is_ignorable(c) {
        return None;
    }
    let c = match c {
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ې' => 'ي',
        'ؤ' => 'و',
        'ئ' => 'ي',
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ھ' => 'ه',
        'ک' => 'ك',
        'گ' => 'ك',
        '٠'..='٩' => return char::from_u32(c as u32 - '٠' as u32 + '0' as u32),
        '۰'..='۹' => return char::from_u32(c as u32 - '۰' as u32 + '0' as u32),
        '’' | '‘' | 'ʼ' | '`' | '´' => '\'',
        other => other,
    };
    let mut base = None;
    decompose_compatible(c, |part| {
        if base.is_none() && !is_combining_mark(part) {
            base = Some(part);
        }
    });
    let base = base.unwrap_or(c);
    if keep_case { Some(base) } else { base.to_lowercase().next() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_spellings_meet() {
        assert_eq!(fold("أَمِيرْكِيّة"), fold("اميركيه"));
        assert_eq!(fold("حتى"), fold("حتي"));
        assert_eq!(fold("ســبتمبر"), "سبتمبر");
    }

    #[test]
    fn latin_loses_case_and_accents() {
        assert_eq!(fold("Décembre"), "decembre");
        assert_eq!(fold_keeping_case("Décembre"), "Decembre");
    }

    #[test]
    fn digits_of_three_scripts_meet() {
        assert_eq!(fold("٢٧ ۲۷ 27"), "27 27 27");
    }
}
