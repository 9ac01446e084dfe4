//! Which script letters are written in, by the tables of Unicode (UAX #24).

use unicode_script::UnicodeScript;

pub use unicode_script::Script;

/// The script of each letter of a text. Letters and vowel marks that several scripts share say nothing and are left out.
pub fn scripts(text: &str) -> impl Iterator<Item = Script> {
    let shared = |script: &Script| matches!(script, Script::Common | Script::Inherited | Script::Unknown);
    text.chars().filter(|c| c.is_alphabetic()).map(|c| c.script()).filter(move |script| !shared(script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowel_marks_and_strokes_are_of_no_script() {
        assert_eq!(scripts("قُــتل 12").collect::<Vec<_>>(), [Script::Arabic; 3]);
        assert_eq!(scripts("Äß ж!").collect::<Vec<_>>(), [Script::Latin, Script::Latin, Script::Cyrillic]);
    }
}
