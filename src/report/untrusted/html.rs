//! Source text in HTML or XML, as content or inside a quoted attribute: it can open no tag, end no attribute and turn no
//! neighbouring text around. The page itself puts `<bdi>` around it, so its direction is its own.

use super::{Effect, effect};

/// `text` with everything that markup gives a meaning written as a character reference.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '`' => safe.push_str("&#96;"),
            '\n' | '\t' => safe.push(c),
            _ => match effect(c) {
                Effect::None => safe.push(c),
                Effect::Break => safe.push(' '),
                Effect::Control | Effect::Unassigned => safe.push(char::REPLACEMENT_CHARACTER),
                Effect::Reorders | Effect::Hidden => {}
            },
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_tag_and_no_attribute_is_opened() {
        assert_eq!(escape("<script>alert('x')</script>"), "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
        assert_eq!(escape("\" onload=\"x"), "&quot; onload=&quot;x");
        assert_eq!(escape("&lt;"), "&amp;lt;");
    }

    #[test]
    fn text_is_not_turned_around() {
        assert_eq!(escape("a\u{202e}b\u{0}c"), "ab\u{fffd}c");
        assert_eq!(escape("تصريح"), "تصريح");
    }

    proptest! {
        #[test]
        fn no_markup_survives(text in any::<String>()) {
            prop_assert!(!escape(&text).contains(['<', '>', '"', '\'', '`']));
        }
    }
}
