//! Collects the entries of all tables of a language and compiles them to a vocabulary.

use super::phrases::{NO_NODE, Phrases};
use super::scan::Vocabulary;
use super::surface_forms::{Reading, SurfaceForms};
use super::{Matching, Sense};
use crate::lang::morphology::{Form, Irregular, Morphology};
use crate::text::fold::{fold, fold_keeping_case};
use crate::text::{TokenKind, Tokens};
use std::collections::HashMap;

/// Collects entries, then compiles them.
pub struct VocabularyBuilder {
    morphology: Morphology,
    irregular: HashMap<String, Irregular>,
    bases: HashMap<(String, bool, bool), u32>,
    forms: HashMap<String, Vec<Reading>>,
    root: Vec<u32>,
    edges: HashMap<(u32, u32), u32>,
    nodes: Vec<Vec<Sense>>,
}

impl VocabularyBuilder {
    /// A builder over the word forms of one language.
    pub fn new(morphology: Morphology) -> Self {
        let mut irregular: HashMap<String, Irregular> = HashMap::new();
        for entry in &morphology.irregular {
            irregular.insert(fold(&entry.base), entry.clone());
        }
        VocabularyBuilder {
            morphology,
            irregular,
            bases: HashMap::new(),
            forms: HashMap::new(),
            root: Vec::new(),
            edges: HashMap::new(),
            nodes: Vec::new(),
        }
    }

    /// Adds one word or phrase. Words are cut as in running text; marks between them do not count.
    pub fn add(&mut self, phrase: &str, matching: Matching, sense: Sense) {
        let tokens = Tokens::new(phrase);
        let mut node = NO_NODE;
        let words: Vec<usize> = (0..tokens.len()).filter(|&i| matches!(tokens[i].kind, TokenKind::Word | TokenKind::Digits)).collect();
        for &index in &words {
            let spelling = if matching.exact { fold_keeping_case(tokens.original(index)) } else { tokens.folded(index).to_owned() };
            let base = self.base(spelling, matching);
            node = if node == NO_NODE {
                if self.root[base as usize] == NO_NODE {
                    self.root[base as usize] = self.nodes.len() as u32;
                    self.nodes.push(Vec::new());
                }
                self.root[base as usize]
            } else {
                let fresh = self.nodes.len() as u32;
                let next = *self.edges.entry((node, base)).or_insert(fresh);
                if next == fresh {
                    self.nodes.push(Vec::new());
                }
                next
            };
        }
        if node != NO_NODE {
            let senses = &mut self.nodes[node as usize];
            if !senses.contains(&sense) {
                senses.push(sense);
            }
        }
    }

    fn base(&mut self, spelling: String, matching: Matching) -> u32 {
        let key = (spelling, matching.exact, matching.inflect);
        if let Some(&base) = self.bases.get(&key) {
            return base;
        }
        let base = self.root.len() as u32;
        self.root.push(NO_NODE);
        let (spelling, ..) = &key;
        let listed = if matching.exact { fold(spelling) } else { spelling.clone() };
        let mut forms = if matching.inflect {
            self.morphology.forms(&listed, self.irregular.get(&listed))
        } else {
            vec![(spelling.clone(), Form::PLAIN)]
        };
        if matching.exact {
            // Endings of an exact word keep the listed case of the stem: `Turk`, `Turks`.
            for (form, _) in &mut forms {
                if let Some(ending) = form.strip_prefix(listed.as_str()) {
                    *form = format!("{spelling}{ending}");
                }
            }
        }
        if let Some(article) = self.morphology.article.clone() {
            let bare: Vec<_> = forms
                .iter()
                .filter_map(|(form, says)| form.strip_prefix(article.as_str()).map(|rest| (rest.to_owned(), *says | Form::NEEDS_THE)))
                .filter(|(rest, _)| rest.chars().count() >= 2)
                .collect();
            forms.extend(bare);
        }
        for (form, says) in forms {
            // Exact spellings live under a key that no folded word can have.
            let form = if matching.exact { format!("={form}") } else { form };
            let readings = self.forms.entry(form).or_default();
            let reading = Reading { base, node: NO_NODE, form: says };
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
        self.bases.insert(key, base);
        base
    }

    /// Compiles the table.
    pub fn build(self) -> Vocabulary {
        let mut spellings: Vec<_> = self.forms.into_iter().collect();
        spellings.sort_by(|a, b| a.0.cmp(&b.0));
        let root = &self.root;
        let rooted = |reading: &Reading| Reading { node: root[reading.base as usize], ..*reading };
        let phrases = Phrases::new(self.nodes, self.edges);
        let spellings = spellings.iter().map(|(spelling, readings)| (spelling.as_str(), readings.iter().map(rooted)));
        Vocabulary::new(self.morphology, SurfaceForms::new(spellings, &phrases), phrases)
    }
}
