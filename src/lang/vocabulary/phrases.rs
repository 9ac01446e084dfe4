//! The trie of phrases: from the base word that opens them, a step for each further base word, and what ends where.

use super::Sense;
use std::collections::HashMap;

/// No phrase begins with a word.
pub(super) const NO_NODE: u32 = u32::MAX;

/// All phrases of a vocabulary; single words are phrases of one word.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    nodes: Vec<Node>,
    senses: Vec<Sense>,
    steps: HashMap<(u32, u32), u32, StepHashing>,
}

/// A phrase, or the words that one opens with.
#[derive(Clone, Copy, Debug)]
struct Node {
    first_sense: u32,
    end_sense: u32,
    goes_on: bool,
}

impl Phrases {
    /// The trie of nodes with their senses, and of steps (node, base word) from one to the next.
    pub fn new(nodes: Vec<Vec<Sense>>, steps: impl IntoIterator<Item = ((u32, u32), u32)>) -> Self {
        let mut phrases = Phrases { steps: steps.into_iter().collect(), ..Phrases::default() };
        for senses in nodes {
            let first_sense = phrases.senses.len() as u32;
            phrases.senses.extend(senses);
            phrases.nodes.push(Node { first_sense, end_sense: phrases.senses.len() as u32, goes_on: false });
        }
        for (node, _) in phrases.steps.keys() {
            phrases.nodes[*node as usize].goes_on = true;
        }
        phrases
    }

    /// What ends at a node.
    pub fn senses(&self, node: u32) -> &[Sense] {
        let node = &self.nodes[node as usize];
        &self.senses[node.first_sense as usize..node.end_sense as usize]
    }

    /// Phrases go on from a node.
    pub fn goes_on(&self, node: u32) -> bool {
        self.nodes[node as usize].goes_on
    }

    /// Where a base word leads from a node.
    pub fn step(&self, node: u32, base: u32) -> Option<u32> {
        self.steps.get(&(node, base)).copied()
    }

    /// All steps, in no order.
    pub fn steps(&self) -> impl Iterator<Item = ((u32, u32), u32)> {
        self.steps.iter().map(|(from, to)| (*from, *to))
    }

    /// How many nodes there are; they are numbered from zero, each after the one that leads to it.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }
}

type StepHashing = std::hash::BuildHasherDefault<StepHasher>;

/// Hashes a node and a word of the vocabulary, which no text can choose.
#[derive(Default)]
struct StepHasher(u64);

impl std::hash::Hasher for StepHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = (self.0.rotate_left(32) ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}
