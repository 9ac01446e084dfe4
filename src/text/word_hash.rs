//! The hash by which a word is looked up: rolled on letter by letter while the word is read.

/// Hash of the letters read so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordHash(u64);

impl WordHash {
    /// Of no letter.
    pub const EMPTY: WordHash = WordHash(0xcbf2_9ce4_8422_2325);

    /// One letter more (FNV-1a over code points).
    #[inline]
    #[must_use]
    pub fn and(self, letter: char) -> WordHash {
        WordHash((self.0 ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3))
    }

    /// Of a whole word.
    pub fn of(word: &str) -> WordHash {
        word.chars().fold(WordHash::EMPTY, WordHash::and)
    }

    /// Of the word as a step from somewhere else.
    #[must_use]
    pub(crate) fn beside(self, place: u32) -> WordHash {
        WordHash((self.0 ^ u64::from(place).rotate_left(40)).wrapping_mul(0x0100_0000_01b3))
    }

    /// Well mixed, so that any of its bits will do.
    #[inline]
    pub fn mixed(self) -> u64 {
        let state = (self.0 ^ (self.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state ^ (state >> 29)
    }
}
