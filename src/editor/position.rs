//! Positions of the protocol (line, and UTF-16 units in it) and bytes of a text, both ways. A position that is not in the
//! text is the nearest one that is.

use lsp_types::{Position, Range};

/// The byte of a position.
pub fn byte_of(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 0..position.line {
        match text[start..].find('\n') {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let line = text[start..].split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let mut units = 0;
    for (at, c) in line.char_indices() {
        if units >= position.character {
            return start + at;
        }
        units += c.len_utf16() as u32;
    }
    start + line.len()
}

/// The position of a byte.
pub fn position_of(text: &str, byte: usize) -> Position {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let before = &text[..byte];
    let line = before.matches('\n').count();
    let in_line = before.rsplit('\n').next().unwrap_or_default();
    Position::new(line as u32, in_line.encode_utf16().count() as u32)
}

/// The range of a stretch of bytes.
pub fn range_of(text: &str, bytes: std::ops::Range<usize>) -> Range {
    Range::new(position_of(text, bytes.start), position_of(text, bytes.end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_are_utf_16_units() {
        let text = "a: قوات\r\nb: 😀x\n";
        assert_eq!(position_of(text, text.find('\r').unwrap()), Position::new(0, 7));
        assert_eq!(position_of(text, text.find('x').unwrap()), Position::new(1, 5));
        assert_eq!(byte_of(text, Position::new(1, 5)), text.find('x').unwrap());
        assert_eq!(byte_of(text, Position::new(0, 99)), text.find('\r').unwrap());
        assert_eq!(byte_of(text, Position::new(9, 0)), text.len());
    }

    proptest! {
        #[test]
        fn there_and_back(text in "[a-c\n قو😀]{0,40}", at in 0usize..60) {
            let position = position_of(&text, at);
            let byte = byte_of(&text, position);
            prop_assert_eq!(position_of(&text, byte), position);
            prop_assert!(byte <= at.max(byte) && text.is_char_boundary(byte));
        }
    }
}
