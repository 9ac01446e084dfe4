//! Columns that text takes on a terminal, and cutting to them.
//!
//! Counted grapheme by grapheme. A whole-string count takes lam-alef for one column, as a shaping renderer draws it;
//! terminals give each of the two letters a cell of its own.

use super::emphasis::is_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that `text` takes. Isolates take none.
pub fn columns(text: &str) -> usize {
    if text.bytes().all(|b| (b' '..0x7f).contains(&b)) { text.len() } else { text.graphemes(true).map(grapheme_columns).sum() }
}

fn grapheme_columns(grapheme: &str) -> usize {
    if is_mark(grapheme) { 0 } else { grapheme.width() }
}

/// `text` in at most `limit` columns; what is cut off is marked by `…`, and no grapheme is split.
pub fn truncate(text: &str, limit: usize) -> String {
    if columns(text) <= limit {
        return text.to_string();
    }
    let (head, _) = split_at(text, limit.saturating_sub(1));
    if limit == 0 { String::new() } else { format!("{}…", head.trim_end()) }
}

/// The longest head of `text` within `limit` columns, and the rest.
pub(super) fn split_at(text: &str, limit: usize) -> (&str, &str) {
    let mut used = 0;
    for (index, grapheme) in text.grapheme_indices(true) {
        used += grapheme_columns(grapheme);
        if used > limit {
            return text.split_at(index);
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_marks_and_wide_signs() {
        assert_eq!(columns("about 2,500"), 11);
        assert_eq!(columns("لا"), 2, "terminals give lam and alef a cell each");
        assert_eq!(columns("السلام"), 6);
        assert_eq!(columns("مُدَرِّس"), 4, "vowel signs take no column");
        assert_eq!(columns("日本"), 4);
        assert_eq!(columns("\u{2068}abc\u{2069}"), 3);
        assert_eq!(columns("👩‍👩‍👧"), 2);
    }

    #[test]
    fn cuts_fall_between_graphemes() {
        assert_eq!(truncate("troops", 6), "troops");
        assert_eq!(truncate("troops left", 7), "troops…");
        assert_eq!(truncate("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(truncate("日本語", 4), "日…");
        assert_eq!(truncate("x", 0), "");
        assert_eq!(truncate("xyz", 1), "…");
    }
}
