//! Text from sources must not act on whoever reads a report: not move a cursor, not turn a line around, not run as a
//! formula, not become markup. One file a place where text ends up; each is total and never fails.

pub mod csv;
pub mod html;
pub mod terminal;

/// What a character may do to its reader, whatever the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Effect {
    /// It is seen, or it shapes its neighbours as writing systems need (joiners, marks, selectors).
    None,
    /// It ends a line or moves to a tab stop.
    Break,
    /// It is a control character: escape sequences start with it.
    Control,
    /// It re-orders text beyond itself: embeddings, overrides, isolates.
    Reorders,
    /// It is not seen and shapes nothing here: zero-width space, tags, soft hyphen, annotation marks.
    Hidden,
    /// It means nothing outside a private agreement, or is no character at all.
    Unassigned,
}

fn effect(c: char) -> Effect {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Effect::Break,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Effect::Control,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Effect::Reorders,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}' => Effect::Hidden,
        '\u{fff9}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => Effect::Hidden,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{fdd0}'..='\u{fdef}' => Effect::Unassigned,
        c if (c as u32) & 0xfffe == 0xfffe => Effect::Unassigned,
        _ => Effect::None,
    }
}
