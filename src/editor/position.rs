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

/// Where the lines of a text begin: for those who ask for many positions in it.
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn of(text: &'t str) -> Self {
        Lines { text, starts: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect() }
    }

    /// The position of a byte.
    pub fn position(&self, byte: usize) -> Position {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= byte) - 1;
        let in_line = &self.text[self.starts[line]..byte];
        Position::new(line as u32, in_line.encode_utf16().count() as u32)
    }

    /// The range of a stretch of bytes.
    pub fn range(&self, bytes: std::ops::Range<usize>) -> Range {
        Range::new(self.position(bytes.start), self.position(bytes.end))
    }
}

/// The range of a stretch of bytes.
pub fn range_of(text: &str, bytes: std::ops::Range<usize>) -> Range {
    Lines::of(text).range(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn position_of(text: &str, byte: usize) -> Position {
        Lines::of(text).position(byte)
    }

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
