//! Source text in a CSV cell: a spreadsheet that opens the file calculates nothing from it.

use std::borrow::Cow;

/// `text` as one CSV cell, quoted where it must be. A cell that a spreadsheet would read as a formula gets an apostrophe
/// in front; plain numbers keep their sign.
pub fn cell(text: &str) -> String {
    let text = defuse(text);
    if text.contains(['"', ',', ';', '\n', '\r', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into_owned()
    }
}

/// Puts an apostrophe before what a spreadsheet would calculate. Control characters but line breaks and tabs are dropped:
/// some programs skip them and then see the formula behind.
fn defuse(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{feff}' | '\u{200b}');
    let text: Cow<str> = if text.contains(hidden) { text.replace(hidden, "").into() } else { text.into() };
    let first = text.trim_start().chars().next();
    let formula = matches!(first, Some('=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠')) && text.parse::<f64>().is_err();
    if formula || text.starts_with(['\t', '\n']) { format!("'{text}").into() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_are_text() {
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("=HYPERLINK(\"http://x\",\"y\")"), "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
        assert_eq!(cell("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(cell("-2+3+cmd|' /C calc'!A0"), "'-2+3+cmd|' /C calc'!A0");
        assert_eq!(cell("  =1"), "'  =1");
        assert_eq!(cell("\u{feff}=1"), "'=1");
        assert_eq!(cell("\u{1}=1"), "'=1");
        assert_eq!(cell("＝1"), "'＝1");
    }

    #[test]
    fn plain_text_and_numbers_stay() {
        assert_eq!(cell("2500"), "2500");
        assert_eq!(cell("-3.5"), "-3.5");
        assert_eq!(cell("القوات الأمريكية"), "القوات الأمريكية");
        assert_eq!(cell("one, two"), "\"one, two\"");
        assert_eq!(cell("line\nbreak"), "\"line\nbreak\"");
        assert_eq!(cell("said \"no\""), "\"said \"\"no\"\"\"");
    }

    proptest! {
        #[test]
        fn a_cell_never_starts_a_formula(text in any::<String>()) {
            let cell = cell(&text);
            let inner = cell.strip_prefix('"').unwrap_or(&cell);
            prop_assert!(!inner.trim_start().starts_with(['=', '@', '|', '%']));
            prop_assert!(!inner.trim_start().starts_with(['+', '-']) || text.trim().parse::<f64>().is_ok());
        }
    }
}
