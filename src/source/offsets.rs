//! The way from a byte of the decoded text back to the byte of the file that it came from.

use std::ops::Range;

/// Maps offsets of the decoded UTF-8 text to offsets of the original file.
///
/// Stored as runs in which every character takes the same number of bytes on both sides, so a UTF-8 file
/// needs one run and a Windows-1256 file about one a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    runs: Vec<Run>,
    decoded_len: usize,
    original_len: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Run {
    decoded: usize,
    original: usize,
    /// Bytes a character: decoded and original. (1, 1) also stands for UTF-8 text of any width.
    step: (usize, usize),
}

impl OffsetMap {
    /// For text that is the file's bytes from `skipped` on (a byte order mark has no counterpart in the text).
    pub fn identity(len: usize, skipped: usize) -> Self {
        OffsetMap { runs: vec![Run { decoded: 0, original: skipped, step: (1, 1) }], decoded_len: len, original_len: len + skipped }
    }

    /// An empty map whose first character will start at byte `skipped` of the file.
    pub(super) fn starting_at(skipped: usize) -> Self {
        OffsetMap { runs: Vec::new(), decoded_len: 0, original_len: skipped }
    }

    /// Adds one character of `decoded` bytes that came from `original` bytes.
    pub(super) fn push(&mut self, decoded: usize, original: usize) {
        let step = (decoded, original);
        if self.runs.last().is_none_or(|run| run.step != step) {
            self.runs.push(Run { decoded: self.decoded_len, original: self.original_len, step });
        }
        self.decoded_len += decoded;
        self.original_len += original;
    }

    /// Byte of the file for a byte of the text. Inside a character it is the character's start; past the end, the file's end.
    pub fn original(&self, decoded: usize) -> usize {
        if decoded >= self.decoded_len {
            return self.original_len;
        }
        let at = self.runs.partition_point(|run| run.decoded <= decoded);
        let Some(run) = at.checked_sub(1).and_then(|i| self.runs.get(i)) else { return self.original_len };
        run.original + (decoded - run.decoded) / run.step.0.max(1) * run.step.1
    }

    /// Bytes of the file for bytes of the text.
    pub fn original_range(&self, decoded: Range<usize>) -> Range<usize> {
        self.original(decoded.start)..self.original(decoded.end)
    }

    /// True when text and file are byte for byte the same, so that nothing needs mapping.
    pub fn is_identity(&self) -> bool {
        matches!(self.runs.as_slice(), [] | [Run { decoded: 0, original: 0, step: (1, 1) }]) && self.decoded_len == self.original_len
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_shifts_everything() {
        let map = OffsetMap::identity(10, 3);
        assert_eq!(map.original_range(0..10), 3..13);
        assert!(!map.is_identity());
        assert!(OffsetMap::identity(10, 0).is_identity());
    }

    #[test]
    fn runs_of_equal_width_are_joined_and_mapped() {
        let mut map = OffsetMap::starting_at(2);
        for (decoded, original) in [(2, 1), (2, 1), (1, 1), (2, 1), (4, 4)] {
            map.push(decoded, original);
        }
        assert_eq!(map.runs.len(), 4);
        assert_eq!((0..=11).map(|i| map.original(i)).collect::<Vec<_>>(), [2, 2, 3, 3, 4, 5, 5, 6, 6, 6, 6, 10]);
        assert_eq!(map.original(99), 10);
    }
}
