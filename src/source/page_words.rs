//! Words of a page line, in the one spelling under which lines are compared with markers and with the body.
//!
//! Sources come before the text module, so this is a small folding of its own: no way back to bytes is
//! needed here, only that two spellings of one heading meet.

use super::languages::is_function_word;
use super::script::{Script, scripts};
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// One word of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageWord {
    /// Folded spelling.
    pub key: String,
    /// It begins with a capital.
    pub capital: bool,
}

/// Calls `each` with the folded spelling of every word of `text`, and whether it begins with a capital. Words are runs of
/// letters and digits (and the sign ©, which says as much as a word).
pub(super) fn scan(text: &str, mut each: impl FnMut(&str, bool)) {
    let mut key = String::new();
    let mut capital = false;
    for c in text.chars() {
        let plain = matches!(c, 'a'..='z' | 'ا'..='غ' | 'ف'..='ي');
        if !plain && (c == '\'' || (!c.is_ascii() && (is_silent(c) || c == '’'))) {
            continue;
        }
        if plain || c.is_alphanumeric() || c == '©' {
            if key.is_empty() {
                capital = c.is_uppercase();
            }
            fold(c, &mut key);
        } else if !key.is_empty() {
            each(&key, capital);
            key.clear();
        }
    }
    if !key.is_empty() {
        each(&key, capital);
    }
}

/// The words of `text` joined by blanks.
pub(super) fn key(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    scan(text, |word, _| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    });
    out
}

/// What a folded word is about, roughly: its beginning without article and conjunction. `None` for words that are about nothing.
pub(super) fn topic(word: &str) -> Option<&str> {
    if is_function_word(word) || word.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    if scripts(word).next() != Some(Script::Arabic) {
        return beginning(word, 3, 6);
    }
    let stem = ["وال", "بال", "فال", "كال", "ولل", "ال", "لل"]
        .iter()
        .find_map(|opening| word.strip_prefix(opening))
        .or_else(|| word.strip_prefix('و').filter(|rest| rest.len() >= 8))
        .unwrap_or(word);
    beginning(stem, 3, 5).filter(|_| !is_function_word(stem))
}

/// The first `most` letters, if there are at least `least`.
fn beginning(word: &str, least: usize, most: usize) -> Option<&str> {
    word.char_indices().nth(least - 1)?;
    Some(word.char_indices().nth(most).map_or(word, |(end, _)| &word[..end]))
}

/// A number for a folded word, the same on every run and machine.
pub(super) fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn fold(c: char, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        'آ' | 'أ' | 'إ' | 'ٱ' => out.push('ا'),
        'ى' | 'ی' | 'ئ' => out.push('ي'),
        'ؤ' => out.push('و'),
        'ة' => out.push('ه'),
        'ک' => out.push('ك'),
        'ء'..='غ' | 'ف'..='ي' | '©' => out.push(c),
        '٠'..='٩' => out.extend(char::from_u32(c as u32 - '٠' as u32 + '0' as u32)),
        '۰'..='۹' => out.extend(char::from_u32(c as u32 - '۰' as u32 + '0' as u32)),
        _ => decompose_compatible(c, |part| {
            if !is_combining_mark(part) {
                out.extend(part.to_lowercase());
            }
        }),
    }
}

/// Vowel signs, tatweel, joiners and marks of direction.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{0640}' | '\u{00AD}' | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
        || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_heading_meet() {
        assert_eq!(key("اقرأ أيضاً:"), key("إقرأ ايضا"));
        assert_eq!(key("  Editor’s PICKS… "), "editors picks");
        assert_eq!(key("© 2021"), "© 2021");
        assert_eq!(key("أخبـــار ذاتَ صِلة"), key("اخبار ذات صله"));
    }

    #[test]
    fn a_topic_is_the_word_without_its_article() {
        let of = |text: &str| key(text).split(' ').filter_map(topic).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(of("القوات"), of("وقوات"));
        assert_eq!(of("withdrawal"), of("Withdraws"));
        assert!(of("the في 2021 من").is_empty());
    }
}
