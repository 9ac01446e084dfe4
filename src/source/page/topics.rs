//! What lines are about, as sets of word beginnings that can be compared fast.

use crate::source::page_words;

/// Hashes of word beginnings, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Topics(Vec<u64>);

impl Topics {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes in a folded word, if it is about anything. Call [`Topics::finish`] before asking.
    pub fn add(&mut self, word: &str) {
        self.0.extend(page_words::topic(word).map(page_words::hash));
    }

    /// Takes in all of `other`.
    pub fn extend(&mut self, other: &Topics) {
        self.0.extend_from_slice(&other.0);
    }

    pub fn finish(mut self) -> Topics {
        self.0.sort_unstable();
        self.0.dedup();
        self
    }

    /// All topics of several sets.
    pub fn of<'t>(sets: impl Iterator<Item = &'t Topics>) -> Topics {
        let mut all = Topics::default();
        sets.for_each(|set| all.extend(set));
        all.finish()
    }

    /// The share of these topics that `other` has too; none of none is nothing.
    pub fn share_in(&self, other: &Topics) -> f64 {
        let shared = self.0.iter().filter(|topic| other.0.binary_search(topic).is_ok()).count();
        shared as f64 / self.0.len().max(1) as f64
    }
}
