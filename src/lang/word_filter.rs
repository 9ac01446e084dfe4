//! A set of words that answers fast, and now and then "perhaps" for a word that is not in it: most words of a text are
//! no word of interest, and are told so by two bits.

use crate::text::WordHash;

/// Bits for each word, before rounding up: one word in a thousand passes by mistake.
const BITS_A_WORD: usize = 24;

/// A Bloom filter with two bits a word.
#[derive(Debug, Default)]
pub(super) struct WordFilter {
    bits: Vec<u64>,
}

impl WordFilter {
    pub fn new(words: Vec<WordHash>) -> Self {
        let mut filter = WordFilter { bits: vec![0; (words.len() * BITS_A_WORD / 64).next_power_of_two()] };
        for word in words {
            for bit in filter.places(word) {
                filter.bits[bit / 64] |= 1 << (bit % 64);
            }
        }
        filter
    }

    fn places(&self, word: WordHash) -> [usize; 2] {
        let mixed = word.mixed();
        let mask = self.bits.len() * 64 - 1;
        [mixed as usize & mask, (mixed >> 32) as usize & mask]
    }

    /// False when the word is certainly not in the set.
    pub fn holds(&self, word: WordHash) -> bool {
        !self.bits.is_empty() && self.places(word).iter().all(|bit| self.bits[bit / 64] >> (bit % 64) & 1 == 1)
    }
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
