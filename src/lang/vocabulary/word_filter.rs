//! A set of words that answers fast, and now and then "perhaps" for a word that is not in it: most words of a text are
//! no word of interest, and are told so by two bits.

use crate::text::WordHash;

/// Bits for each word, before rounding up: one word in a thousand passes by mistake.
const BITS_A_WORD: usize = 24;

/// A Bloom filter with two bits a word, both in one machine word, so that a question costs one look.
#[derive(Debug, Default)]
pub(super) struct WordFilter {
    bits: Vec<u64>,
}

impl WordFilter {
    pub fn new(words: Vec<WordHash>) -> Self {
        let mut filter = WordFilter { bits: vec![0; (words.len() * BITS_A_WORD / 64).next_power_of_two()] };
        let mask = filter.bits.len() - 1;
        for word in words {
            filter.bits[place(word) & mask] |= two_bits(word);
        }
        filter
    }

    /// False when the word is certainly not in the set.
    #[inline]
    pub fn holds(&self, word: WordHash) -> bool {
        let place = place(word) & self.bits.len().wrapping_sub(1);
        self.bits.get(place).is_some_and(|bits| bits & two_bits(word) == two_bits(word))
    }
}

#[inline]
fn place(word: WordHash) -> usize {
    (word.bits() >> 12) as usize
}

#[inline]
fn two_bits(word: WordHash) -> u64 {
    1 << (word.bits() & 63) | 1 << (word.bits() >> 6 & 63)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_the_set_are_held_and_most_others_are_not() {
        let words: Vec<String> = (0..3000).map(|n| format!("word{n}")).collect();
        let filter = WordFilter::new(words.iter().map(|word| WordHash::of(word)).collect());
        assert!(words.iter().all(|word| filter.holds(WordHash::of(word))));
        let mistaken = (0..3000).filter(|n| filter.holds(WordHash::of(&format!("other{n}")))).count();
        assert!(mistaken < 60, "{mistaken} of 3000");
        assert!(!WordFilter::default().holds(WordHash::of("word")));
    }
}
