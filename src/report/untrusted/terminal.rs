//! Source text on a terminal: no control character, escape sequence or re-ordering of neighbouring text gets through.
//! What is taken out stays visible where that helps a reader: an escape becomes `␛`, other controls their pictures.

use super::{Effect, effect};
use unicode_width::UnicodeWidthChar;

/// First Strong Isolate: what follows takes its direction from its own first letter and touches nothing outside.
pub const FSI: char = '\u{2068}';
/// Pop Directional Isolate.
pub const PDI: char = '\u{2069}';

/// Marks that may sit on one letter: vocalised Arabic needs three, some scripts five. More only paints over other lines.
const MARKS: usize = 8;

/// `text` as one line that a terminal only shows. Line breaks and tabs become spaces.
pub fn sanitise(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        let shown = match effect(c) {
            Effect::None => c,
            Effect::Break => ' ',
            Effect::Control => picture(c),
            Effect::Reorders | Effect::Hidden => continue,
            Effect::Unassigned => char::REPLACEMENT_CHARACTER,
        };
        marks = if shown.width() == Some(0) { marks + 1 } else { 0 };
        if marks <= MARKS {
            safe.push(shown);
        }
    }
    safe
}

/// `line`, already [`sanitise`]d and wrapped, shut off from the direction of what stands around it. What runs from left to
/// right alone stays as it is: a terminal that knows no isolates would show them as boxes.
pub fn isolate(line: &str) -> String {
    if runs_leftwards(line) { format!("{FSI}{line}{PDI}") } else { line.to_owned() }
}

/// A letter or a mark of a script that is written from right to left.
fn runs_leftwards(line: &str) -> bool {
    line.chars().any(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{200f}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
            || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
    })
}

/// The visible picture of a control character.
fn picture(c: char) -> char {
    match c {
        '\u{7f}' => '\u{2421}',
        c if c < ' ' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_what_runs_from_right_to_left_is_isolated() {
        assert_eq!(isolate("“2,500 troops” – said"), "“2,500 troops” – said");
        assert_eq!(isolate("in العراق"), "\u{2068}in العراق\u{2069}");
    }

    #[test]
    fn escapes_are_shown_not_obeyed() {
        assert_eq!(sanitise("a\u{1b}[2Jb"), "a␛[2Jb");
        assert_eq!(sanitise("\u{1b}]8;;http://x\u{7}link\u{1b}]8;;\u{7}"), "␛]8;;http://x␇link␛]8;;␇");
        assert_eq!(sanitise("\u{9b}31m \u{7f}"), "\u{fffd}31m ␡");
    }

    #[test]
    fn lines_and_tabs_become_spaces() {
        assert_eq!(sanitise("one\ntwo\tthree\rfour\u{2028}five"), "one two three four five");
    }

    #[test]
    fn overrides_embeddings_and_isolates_are_dropped() {
        assert_eq!(sanitise("2500\u{202e}0052\u{202c} \u{2066}x\u{2069}\u{2069}"), "25000052 x");
    }

    #[test]
    fn arabic_keeps_its_order_joiners_and_vowel_signs() {
        let vocalised = "مُدَرِّسٌ می\u{200c}خواهم";
        assert_eq!(sanitise(vocalised), vocalised);
    }

    #[test]
    fn stacks_of_marks_are_cut() {
        let stack = format!("a{}b", "\u{301}".repeat(500));
        assert_eq!(sanitise(&stack).chars().count(), 2 + MARKS);
    }

    proptest! {
        #[test]
        fn nothing_acting_survives(text in any::<String>()) {
            let safe = sanitise(&text);
            prop_assert!(safe.chars().all(|c| effect(c) == Effect::None));
            prop_assert_eq!(sanitise(&safe), safe);
        }
    }
}
