//! Shared wording: how much of one sentence stands in another, and the longest run of words both have.

use super::statement::{Mention, Statement};
use crate::claim::words;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// Words in a shingle, as [`crate::claim::shingles`] cuts them.
const SHINGLE_WORDS: usize = 4;
/// Part of the shorter sentence's shingles that must stand in the other.
pub const CONTAINMENT: f64 = 0.6;
/// A run of this many words is a copy, whatever surrounds it.
pub const RUN_WORDS: usize = 8;
/// A shorter shared run is no evidence, however short the sentence: two reporters write "500 soldiers in Erbil".
pub const LEAST_WORDS: usize = 6;
/// Days within which a shorter run is evidence of copying.
const COPIED_WITHIN: i64 = 30;
/// Statements that one shingle may point to in a large slot; a shingle that more share is a set phrase.
const SHINGLE_BUCKET: usize = 32;

/// What two sentences share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedRun {
    /// Words of the longest run.
    pub words: usize,
    /// Per cent of the shorter sentence's shingles that the other has.
    pub percent: u8,
    /// The run, as the first of the two has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub quote: String,
}

/// The strongest sharing between the sentences of two statements, when it is enough to be no accident.
pub fn shared_run(a: &Statement, b: &Statement) -> Option<SharedRun> {
    let mut best: Option<SharedRun> = None;
    for x in a.mentions() {
        for y in b.mentions() {
            if let Some(run) = shared_between(x, y)
                && best.as_ref().is_none_or(|best| (run.words, run.percent) > (best.words, best.percent))
            {
                best = Some(run);
            }
        }
    }
    // A few words in common say nothing about two texts that came out long after each other.
    let days = a.said.zip(b.said).map_or(0, |(a, b)| a.gap(b));
    best.filter(|run| run.words >= RUN_WORDS || days <= COPIED_WITHIN)
}

fn shared_between(a: Mention<'_>, b: Mention<'_>) -> Option<SharedRun> {
    let shorter = a.distinct.len().min(b.distinct.len());
    let shared = shared_count(a.distinct, b.distinct);
    if shared + SHINGLE_WORDS <= LEAST_WORDS {
        return None;
    }
    let mut positions: HashMap<u64, Vec<usize>> = HashMap::with_capacity(b.shingles.len());
    for (at, &shingle) in b.shingles.iter().enumerate() {
        positions.entry(shingle).or_default().push(at);
    }
    // The longest common run, over the few positions that share a shingle.
    let (mut longest, mut end) = (0, 0);
    let mut runs: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, shingle) in a.shingles.iter().enumerate() {
        let mut next = BTreeMap::new();
        for &place in positions.get(shingle).map(Vec::as_slice).unwrap_or(&[]) {
            let length = place.checked_sub(1).and_then(|before| runs.get(&before)).copied().unwrap_or(0) + 1;
            if length > longest {
                (longest, end) = (length, at + 1);
            }
            next.insert(place, length);
        }
        runs = next;
    }
    let words = longest + SHINGLE_WORDS - 1;
    let containment = shared as f64 / shorter as f64;
    if words < LEAST_WORDS || (containment < CONTAINMENT && words < RUN_WORDS) {
        return None;
    }
    Some(SharedRun { words, percent: (containment * 100.0).round().min(100.0) as u8, quote: words_of(a.text, end - longest, words) })
}

/// How many of two sorted lists' entries are in both.
fn shared_count(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        shared += usize::from(x == y);
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
    shared
}

/// `count` words of `text` from word `first`; empty when the text did not travel with the claim.
fn words_of(text: &str, first: usize, count: usize) -> String {
    if text.is_empty() {
        return String::new();
    }
    let words = words(text);
    match (words.get(first), words.get(first + count - 1)) {
        (Some((_, from)), Some((_, to))) => text[from.start..to.end].split_whitespace().collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

/// Pairs of statements that share enough shingles to be worth a look, without holding each against each: a copy
/// of something already indexed is not indexed again.
pub fn copies(statements: &[&Statement]) -> Vec<(usize, usize)> {
    let mut index: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut pairs = Vec::new();
    let mut hits: Vec<usize> = Vec::new();
    for (at, statement) in statements.iter().enumerate() {
        hits.clear();
        for shingle in statement.mentions().flat_map(|mention| mention.distinct) {
            hits.extend_from_slice(index.get(shingle).map(Vec::as_slice).unwrap_or(&[]));
        }
        hits.sort_unstable();
        // The earlier statement that shares most; the first of equals.
        let best = hits.chunk_by(|x, y| x == y).max_by_key(|run| (run.len(), std::cmp::Reverse(run[0]))).map(|run| run[0]);
        let copied = best.filter(|&earlier| shared_run(statements[earlier], statement).is_some());
        if let Some(earlier) = copied {
            pairs.push((earlier, at));
            if statements[earlier].reading() == statement.reading() {
                continue;
            }
        }
        for shingle in statement.mentions().flat_map(|mention| mention.distinct) {
            let bucket = index.entry(*shingle).or_default();
            if bucket.len() < SHINGLE_BUCKET {
                bucket.push(at);
            }
        }
    }
    pairs
}
