//! The vocabulary: every surface form that any table of a language knows, in one open-addressing
//! hash table, and every phrase in one trie of base words.
//!
//! A token is looked up once. The scan gives [`Hit`]s: the runs of tokens that are an entry, with
//! the class of the entry (number word, month, place, lexicon …) and its index in that class's own
//! table. Recognisers and rules then work on hits and never compare strings.

use super::morphology::{Form, Irregular, Morphology};
use super::word_filter::WordFilter;
use crate::text::fold::{fold, fold_keeping_case};
use crate::text::{TokenKind, Tokens, WordHash};
use std::collections::HashMap;

/// Which table an entry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A number word of the language pack.
    Number,
    /// A date word of the language pack.
    Date,
    /// A function word (preposition, conjunction, pronoun …) of the language pack.
    Function,
    /// A cue of the language pack (denial, plan, hedge, speech …).
    Cue,
    /// A place name of the gazetteer.
    Place,
    /// A demonym of the gazetteer; the id is the place's.
    Demonym,
    /// A named actor.
    Actor,
    /// A noun for a body (army, ministry) that joins with a country to an actor.
    Body,
    /// A word of a rule lexicon.
    Lexicon,
}

/// An entry's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sense {
    /// The table.
    pub class: Class,
    /// The index in that table.
    pub id: u32,
}

/// A run of tokens that is an entry of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// What it is.
    pub sense: Sense,
    /// Form of the first word: glued particles, number, tense.
    pub form: Form,
    /// Form of the last word (the same for single words).
    pub last_form: Form,
}

impl Hit {
    /// Number of tokens.
    pub fn len(&self) -> usize {
        (self.end - self.first) as usize
    }

    /// Never: a hit covers at least one token.
    pub fn is_empty(&self) -> bool {
        false
    }
}

/// How an entry's words are matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matching {
    /// Letter case must be as listed.
    pub exact: bool,
    /// Endings, openings and irregular forms of the language count as the word.
    pub inflect: bool,
}

impl Matching {
    /// As listed, without regard to case.
    pub const LISTED: Matching = Matching { exact: false, inflect: false };
    /// With the language's endings.
    pub const INFLECTED: Matching = Matching { exact: false, inflect: true };
    /// Case as listed, no endings.
    pub const EXACT: Matching = Matching { exact: true, inflect: false };
}

const NO_NODE: u32 = u32::MAX;

/// The compiled vocabulary of one language.
#[derive(Debug, Default)]
pub struct Vocabulary {
    morphology: Morphology,
    slots: Vec<Slot>,
    forms: Vec<FormEntry>,
    text: String,
    readings: Vec<Reading>,
    root: Vec<u32>,
    edges: HashMap<(u32, u32), u32, EdgeHashing>,
    nodes: Vec<Vec<Sense>>,
    /// Nodes that phrases go on from.
    goes_on: Vec<bool>,
    /// Words of which an exact spelling is listed, by their folded spelling.
    exact: WordFilter,
}

/// A place of the hash table: part of the hash, to look no further when it differs, and the form.
#[derive(Clone, Copy, Debug)]
struct Slot {
    tag: u32,
    form: u32,
}

const EMPTY_SLOT: Slot = Slot { tag: 0, form: u32::MAX };

#[derive(Debug)]
struct FormEntry {
    start: u32,
    end: u32,
    first_reading: u32,
    readings: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Reading {
    base: u32,
    form: Form,
}

type EdgeHashing = std::hash::BuildHasherDefault<EdgeHasher>;

/// Hashes a node and a word of the vocabulary, which no text can choose.
#[derive(Default)]
struct EdgeHasher(u64);

impl std::hash::Hasher for EdgeHasher {
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

/// What a walk through the phrases needs at each token, kept from one to the next.
#[derive(Default)]
struct Walk {
    readings: Vec<Reading>,
    frontier: Vec<(u32, Form, usize)>,
    following: Vec<(u32, Form, usize)>,
}

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
            let reading = Reading { base, form: says };
            if !readings.contains(&reading) {
                readings.push(reading);
            }
        }
        self.bases.insert(key, base);
        base
    }

    /// Compiles the table.
    pub fn build(self) -> Vocabulary {
        let capacity = (self.forms.len() * 2).next_power_of_two().max(16);
        let mut vocabulary = Vocabulary {
            morphology: self.morphology,
            slots: vec![EMPTY_SLOT; capacity],
            root: self.root,
            edges: self.edges.into_iter().collect(),
            nodes: self.nodes,
            ..Vocabulary::default()
        };
        vocabulary.goes_on = vec![false; vocabulary.nodes.len()];
        for (node, _) in vocabulary.edges.keys() {
            vocabulary.goes_on[*node as usize] = true;
        }
        let exact: Vec<WordHash> =
            self.forms.keys().filter_map(|form| form.strip_prefix('=')).map(|form| WordHash::of(&fold(form))).collect();
        vocabulary.exact = WordFilter::new(exact);
        let mut sorted: Vec<_> = self.forms.into_iter().collect();
        sorted.sort_by(|a, b| a.0.cmp(&b.0));
        for (form, readings) in sorted {
            let hash = WordHash::of(&form).mixed();
            let start = vocabulary.text.len() as u32;
            vocabulary.text.push_str(&form);
            let mut slot = hash as usize & (capacity - 1);
            while vocabulary.slots[slot].form != u32::MAX {
                slot = (slot + 1) & (capacity - 1);
            }
            vocabulary.slots[slot] = Slot { tag: (hash >> 32) as u32, form: vocabulary.forms.len() as u32 };
            vocabulary.forms.push(FormEntry {
                start,
                end: vocabulary.text.len() as u32,
                first_reading: vocabulary.readings.len() as u32,
                readings: readings.len() as u32,
            });
            vocabulary.readings.extend(readings);
        }
        vocabulary
    }
}

impl Vocabulary {
    /// Readings of a spelling as the table holds it; the spelling behind every hash is verified.
    fn readings(&self, spelling: &str, hash: WordHash) -> &[Reading] {
        if self.slots.is_empty() {
            return &[];
        }
        let hash = hash.mixed();
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot].form != u32::MAX {
            let entry = &self.forms[self.slots[slot].form as usize];
            if self.slots[slot].tag == (hash >> 32) as u32 && &self.text[entry.start as usize..entry.end as usize] == spelling {
                return &self.readings[entry.first_reading as usize..(entry.first_reading + entry.readings) as usize];
            }
            slot = (slot + 1) & mask;
        }
        &[]
    }

    fn token_readings(&self, tokens: &Tokens<'_>, index: usize, glued: bool, out: &mut Vec<Reading>) {
        out.clear();
        let token = &tokens[index];
        if !matches!(token.kind, TokenKind::Word | TokenKind::Digits) {
            return;
        }
        let folded = tokens.folded(index);
        out.extend(self.readings(folded, token.hash).iter().filter(|r| !r.form.has(Form::NEEDS_THE)));
        if token.upper && self.exact.holds(token.hash) {
            let mut cased = fold_keeping_case(tokens.original(index));
            if cased.ends_with("'s") {
                cased.truncate(cased.len() - 2);
            }
            cased.insert(0, '=');
            out.extend(self.readings(&cased, WordHash::of(&cased)).iter().filter(|r| !r.form.has(Form::NEEDS_THE)));
        }
        if glued && token.kind == TokenKind::Word {
            for (rest, taken) in self.morphology.strip(folded) {
                for reading in self.readings(rest, WordHash::of(rest)) {
                    let needs = reading.form.has(Form::NEEDS_THE);
                    let verb = reading.form.has(Form::PRESENT);
                    if (needs && !taken.has(Form::THE)) || (verb && taken.any(Form::THE | Form::IN)) || (!verb && taken.has(Form::WILL)) {
                        continue;
                    }
                    out.push(Reading { base: reading.base, form: reading.form | taken });
                }
            }
        }
    }

    /// Finds every entry in the text; hits come in order of their first token, longer ones first.
    pub fn scan(&self, tokens: &Tokens<'_>) -> Vec<Hit> {
        let mut hits = Vec::with_capacity(tokens.len());
        let mut walk = Walk::default();
        for first in 0..tokens.len() {
            self.entries_at(tokens, first, None, &mut walk, &mut hits);
        }
        hits
    }

    /// The same for the entries of some classes.
    fn scan_for(&self, tokens: &Tokens<'_>, words: &WordsOf) -> Vec<Hit> {
        let mut hits = Vec::with_capacity(tokens.len() / 2);
        let mut walk = Walk::default();
        for first in 0..tokens.len() {
            let token = &tokens[first];
            let word = matches!(token.kind, TokenKind::Word | TokenKind::Digits);
            if word && (words.bare.holds(token.hash) || words.glued.holds(token.hash)) {
                self.entries_at(tokens, first, Some(words), &mut walk, &mut hits);
            }
        }
        hits
    }

    fn has_entry_at(&self, tokens: &Tokens<'_>, index: usize) -> bool {
        let mut hits = Vec::new();
        self.entries_at(tokens, index, None, &mut Walk::default(), &mut hits);
        !hits.is_empty()
    }

    /// Every entry whose first token is `first`, the longest first.
    fn entries_at(&self, tokens: &Tokens<'_>, first: usize, words: Option<&WordsOf>, walk: &mut Walk, hits: &mut Vec<Hit>) {
        let Walk { readings, frontier, following } = walk;
        self.token_readings(tokens, first, words.is_none_or(|words| words.glued.holds(tokens[first].hash)), readings);
        let from = hits.len();
        frontier.clear();
        for reading in readings.iter() {
            let node = self.root[reading.base as usize];
            if node != NO_NODE {
                self.emit(node, first, first + 1, [reading.form, reading.form], words, hits);
                if self.goes_on[node as usize] {
                    frontier.push((node, reading.form, first + 1));
                }
            }
        }
        while !frontier.is_empty() {
            following.clear();
            let mut known = usize::MAX;
            for &(node, form, end) in frontier.iter() {
                let mut at = end;
                while matches!(tokens.mark(at), '-' | '‑' | '–' | '.' | '/') && tokens.get(at).is_some_and(|t| t.glued) {
                    at += 1;
                }
                if at >= tokens.len() || words.is_some_and(|words| !words.steps.holds(tokens[at].hash.beside(node))) {
                    continue;
                }
                if at != known {
                    self.token_readings(tokens, at, true, readings);
                    known = at;
                }
                for reading in readings.iter() {
                    let taken = Form(reading.form.0 & Form::CLITICS.0);
                    if taken != Form::PLAIN && taken != Form::THE {
                        continue;
                    }
                    if let Some(&child) = self.edges.get(&(node, reading.base)) {
                        self.emit(child, first, at + 1, [form, reading.form], words, hits);
                        if self.goes_on[child as usize] {
                            following.push((child, form, at + 1));
                        }
                    }
                }
            }
            std::mem::swap(frontier, following);
        }
        if hits.len() > from + 1 {
            hits[from..].sort_by_key(|hit| (std::cmp::Reverse(hit.end), hit.sense));
        }
    }

    fn emit(&self, node: u32, first: usize, end: usize, [form, last_form]: [Form; 2], words: Option<&WordsOf>, hits: &mut Vec<Hit>) {
        for &sense in &self.nodes[node as usize] {
            if words.is_some_and(|words| !words.wanted(sense.class)) {
                continue;
            }
            let hit = Hit { first: first as u32, end: end as u32, sense, form, last_form };
            let twin =
                hits.iter().rev().take_while(|h| h.first == hit.first).any(|h| h.end == hit.end && h.sense == sense && h.form == form);
            if !twin {
                hits.push(hit);
            }
        }
    }

    /// The words with which the entries of some classes begin, for [`Lexed::only`].
    pub fn words_of(&self, classes: &[Class]) -> WordsOf {
        let reaches = self.reaches(classes);
        // By base word: the nodes from which a step over it leads to such an entry.
        let mut from: HashMap<u32, Vec<u32>> = HashMap::new();
        for ((node, base), _) in self.edges.iter().filter(|(_, child)| reaches[**child as usize]) {
            from.entry(*base).or_default().push(*node);
        }
        let (mut bare, mut glued, mut steps) = (Vec::new(), Vec::new(), Vec::new());
        for entry in &self.forms {
            let spelling = &self.text[entry.start as usize..entry.end as usize];
            let cased = spelling.strip_prefix('=').map(fold);
            let spelling = cased.as_deref().unwrap_or(spelling);
            let chains = || self.morphology.proclitics.iter().map(|p| spelling.chars().fold(WordHash::of(&p.text), WordHash::and));
            let word = WordHash::of(spelling);
            for reading in &self.readings[entry.first_reading as usize..(entry.first_reading + entry.readings) as usize] {
                let node = self.root[reading.base as usize];
                if node != NO_NODE && reaches[node as usize] {
                    bare.push(word);
                    if cased.is_none() {
                        glued.extend(chains());
                    }
                }
                for node in from.get(&reading.base).into_iter().flatten() {
                    steps.extend(std::iter::once(word).chain(chains()).map(|word| word.beside(*node)));
                }
            }
        }
        let [bare, glued, steps] = [bare, glued, steps].map(WordFilter::new);
        WordsOf { classes: classes.iter().fold(0, |set, class| set | 1 << *class as u32), bare, glued, steps }
    }

    /// By node of the phrase trie: an entry of one of the classes is there or further on.
    fn reaches(&self, classes: &[Class]) -> Vec<bool> {
        let mut reaches: Vec<bool> = self.nodes.iter().map(|senses| senses.iter().any(|sense| classes.contains(&sense.class))).collect();
        // A node is made after the one that leads to it.
        let mut edges: Vec<(u32, u32)> = self.edges.iter().map(|((from, _), to)| (*from, *to)).collect();
        edges.sort_unstable_by_key(|(_, to)| std::cmp::Reverse(*to));
        for (from, to) in edges {
            reaches[from as usize] |= reaches[to as usize];
        }
        reaches
    }

    /// How many surface forms the table holds.
    pub fn form_count(&self) -> usize {
        self.forms.len()
    }
}

/// The words of the entries of some classes, as sets that may hold others too.
#[derive(Debug)]
pub struct WordsOf {
    /// A bit for each class.
    classes: u32,
    /// First words as they are.
    bare: WordFilter,
    /// First words with a particle before them.
    glued: WordFilter,
    /// Further words, by the node of the phrases that they continue.
    steps: WordFilter,
}

impl WordsOf {
    fn wanted(&self, class: Class) -> bool {
        self.classes >> class as u32 & 1 == 1
    }
}

/// A text cut into tokens, with its vocabulary hits.
#[derive(Debug)]
pub struct Lexed<'t> {
    /// The tokens.
    pub tokens: Tokens<'t>,
    hits: Vec<Hit>,
    starts: Vec<u32>,
    /// Where only some classes were looked for: the whole vocabulary.
    rest: Option<&'t Vocabulary>,
}

impl<'t> Lexed<'t> {
    /// Cuts and scans `text`.
    pub fn new(text: &'t str, vocabulary: &Vocabulary) -> Self {
        let tokens = Tokens::new(text);
        let hits = vocabulary.scan(&tokens);
        Lexed::with(tokens, hits, None)
    }

    /// Cuts `text` and finds only the entries of some classes.
    pub fn only(text: &'t str, vocabulary: &'t Vocabulary, words: &WordsOf) -> Self {
        let tokens = Tokens::new(text);
        let hits = vocabulary.scan_for(&tokens, words);
        Lexed::with(tokens, hits, Some(vocabulary))
    }

    fn with(tokens: Tokens<'t>, hits: Vec<Hit>, rest: Option<&'t Vocabulary>) -> Self {
        let mut starts = vec![0_u32; tokens.len() + 1];
        for hit in &hits {
            starts[hit.first as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        Lexed { tokens, hits, starts, rest }
    }

    /// Hits whose first token is `index`, longest first.
    pub fn hits_at(&self, index: usize) -> &[Hit] {
        if index + 1 >= self.starts.len() {
            return &[];
        }
        &self.hits[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    /// True when an entry of any class starts at `index`, looked for or not.
    pub fn is_known(&self, index: usize) -> bool {
        !self.hits_at(index).is_empty() || self.rest.is_some_and(|vocabulary| vocabulary.has_entry_at(&self.tokens, index))
    }

    /// Hits of one class whose first token is `index`, longest first.
    pub fn hits_of(&self, index: usize, class: Class) -> impl Iterator<Item = &Hit> {
        self.hits_at(index).iter().filter(move |hit| hit.sense.class == class)
    }

    /// All hits.
    pub fn hits(&self) -> &[Hit] {
        &self.hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arabic() -> Morphology {
        serde_yaml::from_str(
            r"
shortest-stem: 3
article: ال
proclitics:
  - {text: و, is: [and]}
  - {text: ب, is: [in]}
  - {text: ال, is: [the]}
  - {text: وال, is: [and, the]}
  - {text: لل, is: [to, the]}
  - {text: س, is: [will]}
openings:
  - {from: ي, to: [ت, ن], is: [present]}
endings:
  - endings: [{add: ه}, {add: ان, is: [dual]}, {add: ين, is: [plural], is-with-irregular-plural: [dual]}]
irregular:
  - {base: جندي, plural: [جنود]}
",
        )
        .unwrap()
    }

    fn lexicon(id: u32) -> Sense {
        Sense { class: Class::Lexicon, id }
    }

    fn found(text: &str) -> Vec<(String, u32, Form)> {
        let mut builder = VocabularyBuilder::new(arabic());
        builder.add("جندي", Matching::INFLECTED, lexicon(1));
        builder.add("العراق", Matching::LISTED, lexicon(2));
        builder.add("تحالف دولي", Matching::INFLECTED, lexicon(3));
        builder.add("ينسحب", Matching::INFLECTED, lexicon(4));
        let vocabulary = builder.build();
        let lexed = Lexed::new(text, &vocabulary);
        lexed
            .hits()
            .iter()
            .map(|h| (lexed.tokens.text[lexed.tokens.span(h.first as usize, h.end as usize)].to_owned(), h.sense.id, h.form))
            .collect()
    }

    #[test]
    fn endings_duals_and_broken_plurals() {
        assert_eq!(found("جنديان وجنود"), [("جنديان".into(), 1, Form::DUAL), ("وجنود".into(), 1, Form::PLURAL | Form::AND)]);
        assert_eq!(found("جنديين")[0].2, Form::DUAL);
    }

    #[test]
    fn inseparable_article_and_contraction() {
        assert_eq!(found("للعراق").len(), 1);
        assert_eq!(found("بالعراق")[0].2, Form::IN);
        assert!(found("عراق").is_empty());
    }

    #[test]
    fn phrases_take_the_article_on_every_word() {
        assert_eq!(found("والتحالف الدولي").len(), 1);
        assert_eq!(found("ستنسحب").len(), 1);
    }
}
