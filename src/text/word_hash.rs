//! The hash by which a word is looked up: eight bytes of its folded spelling at a time.

/// Hash of a folded word, so well mixed that any of its bits will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordHash(u64);

/// Two odd numbers whose bits follow no pattern: the square roots of two and of three.
const START: u64 = 0x6a09_e667_f3bc_c909;
const FACTOR: u64 = 0xbb67_ae85_84ca_a73b;

impl WordHash {
    /// Of no letter.
    pub const EMPTY: WordHash = WordHash(mixed(START));

    /// Of a whole word.
    #[inline]
    pub fn of(word: &str) -> WordHash {
        WordHash::of_bytes(word.as_bytes())
    }

    /// Of the bytes of a whole word.
    #[inline]
    pub(super) fn of_bytes(word: &[u8]) -> WordHash {
        let mut state = START;
        let mut rest = word;
        while let Some((eight, more)) = rest.split_first_chunk() {
            state = step(state, u64::from_le_bytes(*eight));
            rest = more;
        }
        if rest.is_empty() {
            return WordHash(mixed(state));
        }
        // Four to seven bytes are two halves that overlap, so that their number tells words apart as well.
        let last = match (rest.first_chunk(), rest.last_chunk()) {
            (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32,
            _ => rest.iter().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)),
        };
        WordHash(mixed(step(state, last ^ (rest.len() as u64) << 61)))
    }

    /// Of the word as a step from somewhere else.
    #[must_use]
    pub(crate) fn beside(self, place: u32) -> WordHash {
        WordHash(mixed(step(self.0, u64::from(place))))
    }

    /// As a number.
    #[inline]
    pub fn bits(self) -> u64 {
        self.0
    }
}

#[inline]
const fn step(state: u64, bytes: u64) -> u64 {
    (state.rotate_left(26) ^ bytes).wrapping_mul(FACTOR)
}

#[inline]
const fn mixed(state: u64) -> u64 {
    let state = (state ^ (state >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state ^ (state >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn words_of_every_length_and_their_parts_differ() {
        let word = "سبتمبر والمفاوضات again and again";
        let parts =
            || word.char_indices().flat_map(|(first, _)| word[first..].char_indices().map(move |(end, _)| &word[first..first + end]));
        let words: HashSet<&str> = parts().collect();
        assert_eq!(words.iter().map(|word| WordHash::of(word).bits()).collect::<HashSet<_>>().len(), words.len());
        assert_eq!(WordHash::of(""), WordHash::EMPTY);
    }
}
