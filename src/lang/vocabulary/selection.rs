//! The entries of some classes only: a small vocabulary beside the whole one, and filters that tell most words of a text at
//! once that they are no part of it.

use super::phrases::{NO_NODE, Phrases};
use super::scan::Vocabulary;
use super::surface_forms::{Reading, SurfaceForms};
use super::word_filter::WordFilter;
use super::{Class, Sense};
use crate::text::WordHash;
use crate::text::fold::fold;
use std::collections::HashMap;

/// The words of the entries of some classes, for [`Lexed::only`](super::Lexed::only).
#[derive(Debug)]
pub struct WordsOf {
    /// The entries of these classes.
    pub(super) vocabulary: Vocabulary,
    pub(super) filters: Filters,
}

/// The words of a selection, as sets that may hold others too.
#[derive(Debug)]
pub(super) struct Filters {
    /// First words as they are.
    pub bare: WordFilter,
    /// First words with a particle before them.
    pub glued: WordFilter,
    /// Further words, by the node of the phrases that they continue.
    pub steps: WordFilter,
}

impl Filters {
    /// False when no entry of the selection begins with a word.
    pub fn may_begin(&self, word: WordHash) -> bool {
        self.bare.holds(word) || self.glued.holds(word)
    }
}

impl Vocabulary {
    /// The entries of some classes.
    pub fn words_of(&self, classes: &[Class]) -> WordsOf {
        let wanted = |sense: &&Sense| classes.contains(&sense.class);
        let nodes: Vec<Vec<Sense>> =
            (0..self.phrases.len()).map(|node| self.phrases.senses(node as u32).iter().filter(wanted).copied().collect()).collect();
        let reaches = self.reaches(&nodes);
        let steps = self.phrases.steps().filter(|(_, to)| reaches[*to as usize]);
        let phrases = Phrases::new(nodes, steps);
        // By base word: the nodes from which a step over it leads to a wanted entry.
        let mut from: HashMap<u32, Vec<u32>> = HashMap::new();
        for ((node, base), _) in phrases.steps() {
            from.entry(base).or_default().push(node);
        }
        let begins = |reading: &Reading| reading.begins() && reaches[reading.node as usize];
        let kept = |readings: &[Reading]| -> Vec<Reading> {
            let kept = readings.iter().filter(|reading| begins(reading) || from.contains_key(&reading.base));
            kept.map(|reading| Reading { node: if begins(reading) { reading.node } else { NO_NODE }, ..*reading }).collect()
        };
        let spellings = self.forms.iter().map(|(spelling, readings)| (spelling, kept(readings)));
        let spellings: Vec<(&str, Vec<Reading>)> = spellings.filter(|(_, readings)| !readings.is_empty()).collect();
        let filters = self.filters(&spellings, &from);
        let forms = SurfaceForms::new(spellings.into_iter(), &phrases);
        WordsOf { vocabulary: Vocabulary::new(self.morphology.clone(), forms, phrases), filters }
    }

    fn filters(&self, spellings: &[(&str, Vec<Reading>)], from: &HashMap<u32, Vec<u32>>) -> Filters {
        let (mut bare, mut glued, mut steps) = (Vec::new(), Vec::new(), Vec::new());
        for (spelling, readings) in spellings {
            let cased = spelling.strip_prefix('=').map(fold);
            let spelling = cased.as_deref().unwrap_or(spelling);
            let word = WordHash::of(spelling);
            let particles = self.morphology.proclitics.iter();
            let chains: Vec<WordHash> = particles.map(|particle| WordHash::of(&format!("{}{spelling}", particle.text))).collect();
            for reading in readings {
                if reading.begins() {
                    bare.push(word);
                    if cased.is_none() {
                        glued.extend(&chains);
                    }
                }
                for node in from.get(&reading.base).into_iter().flatten() {
                    steps.extend(std::iter::once(&word).chain(&chains).map(|word| word.beside(*node)));
                }
            }
        }
        let [bare, glued, steps] = [bare, glued, steps].map(WordFilter::new);
        Filters { bare, glued, steps }
    }

    /// By node of the phrases: a wanted entry is there or further on.
    fn reaches(&self, wanted: &[Vec<Sense>]) -> Vec<bool> {
        let mut reaches: Vec<bool> = wanted.iter().map(|senses| !senses.is_empty()).collect();
        let mut steps: Vec<(u32, u32)> = self.phrases.steps().map(|((from, _), to)| (from, to)).collect();
        // A node is made after the one that leads to it.
        steps.sort_unstable_by_key(|(_, to)| std::cmp::Reverse(*to));
        for (from, to) in steps {
            reaches[from as usize] |= reaches[to as usize];
        }
        reaches
    }
}
