//! Words of a page line, in the one spelling under which lines are compared with markers and with the body.
//!
//! Sources come before the text module, so this is a small folding of its own: no way back to bytes is
//! needed here, only that two spellings of one heading meet.

use super::languages::is_function_word;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageWord {
    /// Folded spelling.
    pub key: String,
    /// It begins with a capital.
    pub capital: bool,
}

/// The words of `text`: runs of letters and digits (and the sign ©, which says as much as a word).
pub(super) fn words(text: &str) -> impl Iterator<Item = PageWord> + '_ {
    text.split(|c: char| !(c.is_alphanumeric() || is_silent(c) || matches!(c, '\'' | '’' | '©'))).filter_map(|raw| {
        let key = fold(raw);
        (!key.is_empty()).then(|| PageWord { key, capital: raw.chars().next().is_some_and(char::is_uppercase) })
    })
}

/// The words of `text` joined by blanks.
pub(super) fn key(text: &str) -> String {
    words(text).map(|w| w.key).collect::<Vec<_>>().join(" ")
}

/// What a word is about, roughly: its beginning without article and conjunction. `None` for words that are about nothing.
pub(super) fn topic(word: &PageWord) -> Option<String> {
    let key = word.key.as_str();
    if is_function_word(key) || key.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let arabic = key.chars().next().is_some_and(|c| ('\u{0600}'..='\u{06FF}').contains(&c));
    if !arabic {
        return (key.chars().count() >= 3).then(|| key.chars().take(6).collect());
    }
    let stem = ["وال", "بال", "فال", "كال", "ولل", "ال", "لل"]
        .iter()
        .find_map(|opening| key.strip_prefix(opening))
        .or_else(|| key.strip_prefix('و').filter(|rest| rest.chars().count() >= 4))
        .unwrap_or(key);
    (stem.chars().count() >= 3 && !is_function_word(stem)).then(|| stem.chars().take(5).collect())
}

fn fold(raw: &str) -> String {
    raw.trim_matches(['\'', '’'])
        .nfkc()
        .filter(|c| !is_silent(*c) && !matches!(c, '\'' | '’'))
        .flat_map(char::to_lowercase)
        .map(letter)
        .collect()
}

fn letter(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        '٠'..='٩' => char::from_u32(c as u32 - '٠' as u32 + '0' as u32).unwrap_or(c),
        '۰'..='۹' => char::from_u32(c as u32 - '۰' as u32 + '0' as u32).unwrap_or(c),
        other => other,
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
    }

    #[test]
    fn a_topic_is_the_word_without_its_article() {
        let of = |text: &str| words(text).filter_map(|w| topic(&w)).collect::<Vec<_>>();
        assert_eq!(of("القوات"), of("وقوات"));
        assert_eq!(of("withdrawal"), of("Withdraws"));
        assert!(of("the في 2021 من").is_empty());
    }
}
