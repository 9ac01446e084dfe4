//! Wraps text to a number of columns: at spaces, and inside a word only where the word alone is too long. Wrapping comes
//! before isolating, so that each line carries a pair of isolates of its own.

use super::width::{columns, split_at};

/// Lines of at most `limit` columns; at least one line, and no trailing spaces.
pub fn wrap(text: &str, limit: usize) -> Vec<String> {
    let limit = limit.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut word = word;
        let mut width = columns(word);
        if used > 0 && used + 1 + width > limit {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        while width > limit {
            let (head, rest) = match split_at(word, limit) {
                // A sign wider than the line has to go somewhere.
                ("", _) => word.split_at(word.chars().next().map_or(word.len(), char::len_utf8)),
                parts => parts,
            };
            lines.push(head.to_string());
            word = rest;
            width = columns(word);
        }
        if word.is_empty() {
            continue;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        line.push_str(word);
        used += width;
    }
    if used > 0 || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Columns that a text takes at least, however narrow the screen is.
const NARROWEST: usize = 24;

/// A text behind its label, within `width` columns: the lines that it goes on over stand under its beginning.
pub fn hanging(label: &str, text: &str, width: usize) -> Vec<String> {
    let indent = columns(label);
    let room = width.saturating_sub(indent).max(NARROWEST);
    // What fits stays as it is written.
    let lines = if columns(text) <= room { vec![text.to_owned()] } else { wrap(text, room) }.into_iter().enumerate();
    let line = |(at, line): (usize, String)| if at == 0 { format!("{label}{line}") } else { format!("{}{line}", " ".repeat(indent)) };
    lines.map(|numbered| line(numbered).trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn at_spaces_and_inside_long_words() {
        assert_eq!(wrap("US troops in Iraq", 9), ["US troops", "in Iraq"]);
        assert_eq!(wrap("a withdrawal", 5), ["a", "withd", "rawal"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("القوات الأمريكية في العراق", 16), ["القوات الأمريكية", "في العراق"]);
        assert_eq!(wrap("日本", 1), ["日", "本"]);
    }

    #[test]
    fn what_goes_on_stands_under_the_beginning() {
        assert_eq!(hanging("  why  ", "no word of the lexicon is here", 33), ["  why  no word of the lexicon is", "       here"]);
        assert_eq!(hanging("  why  ", "one line", 9), ["  why  one line"]);
        assert_eq!(hanging("rule  ", "", 80), ["rule"]);
    }

    proptest! {
        #[test]
        fn lines_fit_and_nothing_is_lost(text in "[a-zأ-ي日 ]{0,60}", limit in 2usize..30) {
            let lines = wrap(&text, limit);
            prop_assert!(lines.iter().all(|line| columns(line) <= limit));
            let joined: String = lines.concat();
            prop_assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
        }
    }
}
