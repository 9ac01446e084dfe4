//! From the written shape to rules that can run: names resolved, forms checked, every mistake collected.

mod claim;
mod constraint;
mod form;
mod instead_of;
mod lexicons;
mod meaning;
mod outcome;
mod policy;
mod tests;
mod values;

use super::diagnostic::Code;
use super::document::{Part, Step};
use super::nearest::{Near, nearest};
use super::shape::{RawClaim, RuleFile, Word};
use super::{Policies, Rule, RuleSet};
use crate::text::fold::fold;
use crate::value::actor::Actors;
use crate::value::place::{Gazetteer, OneOrMany};
use std::collections::{BTreeMap, HashMap};

/// A lexicon: one concept, its words by language.
#[derive(Clone, Debug, PartialEq)]
pub struct Lexicon {
    /// `pack/name`.
    pub name: String,
    /// Words by language; `*` holds words given without one.
    pub words: BTreeMap<String, Vec<Word>>,
    /// The file that defines it and its name there; `None` for words that a rule gives itself.
    pub defined: Option<(String, String)>,
    /// What its words stand for, where it is the value of a rule or the file names its values.
    pub values: Vec<CategoryValue>,
    /// The file names its values; otherwise each word is its own.
    pub named: bool,
    /// It is one value of another lexicon, which holds the same words.
    pub is_value: bool,
}

impl Lexicon {
    /// A lexicon of these words, in every language, that no file defines.
    fn inline(name: String, words: Vec<Word>) -> Lexicon {
        Lexicon { name, words: BTreeMap::from([("*".to_owned(), words)]), defined: None, values: Vec::new(), named: false, is_value: false }
    }
}

/// One value of a lexicon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryValue {
    /// Its name, or the word that it is.
    pub name: String,
    /// The words that stand for it.
    pub lexicon: LexiconId,
}

/// Index of a lexicon.
pub type LexiconId = u32;

/// A rule file to compile.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its path, as shown to people.
    pub path: String,
    /// What it says.
    pub file: RuleFile,
    /// It ships with the library: the author's own files may replace what it defines.
    pub shipped: bool,
}

/// A mistake, with the way to its place in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The kind of mistake.
    pub code: Code,
    /// Index of the file among the inputs.
    pub file: usize,
    /// Keys and entries from the top to the place.
    pub at: Vec<Step>,
    /// Which part of it.
    pub part: Part,
    /// What is wrong.
    pub message: String,
    /// The nearest valid name.
    pub nearest: Option<Near>,
    /// What to do.
    pub help: String,
}

/// Compiles files into rules. Nothing runs while `faults` holds an error.
pub struct Compiler<'a> {
    gazetteer: &'a Gazetteer,
    actors: &'a Actors,
    inputs: &'a [Input],
    lexicons: Vec<Lexicon>,
    /// Lexicons by pack and name.
    by_name: HashMap<(String, String), LexiconId>,
    /// Where a lexicon was defined: file and name in it.
    defined: HashMap<LexiconId, (usize, String)>,
    /// A word of a lexicon that stands in nearly every sentence.
    everywhere: HashMap<LexiconId, String>,
    /// Places by folded name, made when the first one is asked for.
    places: Option<HashMap<String, String>>,
    /// What was found wrong.
    pub faults: Vec<Fault>,
}

/// A claim type on its way: where it is written, and its file.
#[derive(Clone, Copy)]
struct Written<'a> {
    index: usize,
    file: &'a RuleFile,
    id: &'a str,
    raw: &'a RawClaim,
}

impl Written<'_> {
    /// The path to a key of the claim type.
    fn at(&self, key: &str) -> Vec<Step> {
        vec!["claims".into(), self.id.into(), key.into()]
    }
}

impl<'a> Compiler<'a> {
    /// A compiler that knows these places and actors.
    pub fn new(inputs: &'a [Input], gazetteer: &'a Gazetteer, actors: &'a Actors) -> Self {
        Compiler {
            gazetteer,
            actors,
            inputs,
            lexicons: Vec::new(),
            by_name: HashMap::new(),
            defined: HashMap::new(),
            everywhere: HashMap::new(),
            places: None,
            faults: Vec::new(),
        }
    }

    /// Compiles all files together.
    pub fn compile(&mut self) -> RuleSet {
        self.define_lexicons();
        let written = self.claim_types();
        let ids: Vec<&str> = written.iter().map(|one| one.id).collect();
        let mut rules: Vec<Rule> = Vec::new();
        let mut policies = Policies::default();
        self.instead_of(&written, &ids);
        for one in &written {
            self.outcome(one, &written, &ids);
            self.denies(one, &written, &ids);
            policies.add(self.policy(one));
            let rule = self.rule(one);
            self.meaning(one, &rule);
            self.expectations(one);
            rules.extend(rule);
        }
        self.separate_tests(&written, &ids, &mut rules);
        policies.constraints = self.constraints(&written, &ids);
        RuleSet { rules, lexicons: std::mem::take(&mut self.lexicons), policies }
    }

    /// The claim types in force, by id: a later file replaces a shipped type of the same id.
    fn claim_types(&mut self) -> Vec<Written<'a>> {
        let inputs = self.inputs;
        let mut in_force: BTreeMap<&str, Written<'a>> = BTreeMap::new();
        for (index, Input { file, shipped, .. }) in inputs.iter().enumerate() {
            for (id, raw) in &file.claims {
                self.name(index, vec!["claims".into(), id.as_str().into()], Part::Key, id);
                let before = in_force.insert(id, Written { index, file, id, raw });
                if let Some(before) = before.filter(|before| !shipped && !inputs[before.index].shipped) {
                    let message = format!("claim type `{id}` is defined in {} too", inputs[before.index].path);
                    let help = "give one of the two another name; only a built-in type may be replaced";
                    self.push(Code::DefinedTwice, index, vec!["claims".into(), id.as_str().into()], Part::Key, message, None, help);
                }
            }
        }
        in_force.into_values().collect()
    }

    fn fault(
        &mut self,
        code: Code,
        file: usize,
        at: Vec<Step>,
        message: impl Into<String>,
        nearest: Option<Near>,
        help: impl Into<String>,
    ) {
        self.push(code, file, at, Part::Value, message, nearest, help);
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &mut self,
        code: Code,
        file: usize,
        at: Vec<Step>,
        part: Part,
        message: impl Into<String>,
        nearest: Option<Near>,
        help: impl Into<String>,
    ) {
        self.faults.push(Fault { code, file, at, part, message: message.into(), nearest, help: help.into() });
    }

    fn known_lexicon(&self, file: &RuleFile, name: &str) -> Option<LexiconId> {
        std::iter::once(&file.pack).chain(&file.uses.0).find_map(|pack| self.by_name.get(&(pack.clone(), name.to_owned())).copied())
    }

    /// A lexicon by name; a fault where there is none.
    fn lexicon(&mut self, one: &Written<'_>, at: Vec<Step>, name: &str) -> Option<LexiconId> {
        if let Some(found) = self.known_lexicon(one.file, name) {
            return Some(found);
        }
        let mut elsewhere: Vec<&str> = self.by_name.keys().filter(|(_, other)| other == name).map(|(pack, _)| pack.as_str()).collect();
        elsewhere.sort_unstable();
        if let Some(pack) = elsewhere.first() {
            let inputs = self.inputs;
            let mut uses = one.file.uses.0.clone();
            // A misspelt pack is not to be repeated.
            uses.retain(|used| inputs.iter().any(|input| input.file.pack == *used));
            uses.push((*pack).to_owned());
            let message = format!("lexicon `{name}` is in pack `{pack}`, which this file does not use");
            self.fault(Code::PackNotUsed, one.index, at, message, None, format!("write `uses: [{}]` at the top", uses.join(", ")));
            return None;
        }
        let seen = |pack: &String| *pack == one.file.pack || one.file.uses.0.contains(pack);
        let known: Vec<&str> = self.by_name.keys().filter(|(pack, _)| seen(pack)).map(|(_, name)| name.as_str()).collect();
        let near = nearest(name, known.into_iter());
        let message = format!("no lexicon is called `{name}` in this pack or in the packs it uses");
        // Words stand where a lexicon is wanted: they are the words of one, which needs a name.
        let id = name.split_whitespace().collect::<Vec<_>>().join("-");
        let instead = if id == name { String::new() } else { format!(", and write `{id}` here") };
        let language = lexicons::language_of_letters(name);
        let help = format!("define it: `words: {{{id}: {{{language}: [{name}]}}}}`{instead}");
        self.fault(Code::UnknownLexicon, one.index, at, message, near, help);
        None
    }

    /// Lexicons by name under a key of the claim type.
    fn list(&mut self, one: &Written<'_>, key: &str, names: Option<&OneOrMany>) -> Vec<LexiconId> {
        let names = names.map(|names| names.0.as_slice()).unwrap_or_default();
        let mut found = Vec::new();
        for (entry, name) in names.iter().enumerate() {
            let mut at = one.at(key);
            at.push(entry.into());
            found.extend(self.lexicon(one, at, name));
        }
        found
    }

    /// A lexicon by name, or a lexicon made of the words as given.
    fn words_or_lexicon(&mut self, file: &RuleFile, names: &OneOrMany) -> Vec<LexiconId> {
        let mut out = Vec::new();
        let mut inline = Vec::new();
        for name in &names.0 {
            match self.known_lexicon(file, name) {
                Some(id) => out.push(id),
                None => inline.push(Word { text: name.clone(), ..Word::default() }),
            }
        }
        if !inline.is_empty() {
            let id = self.lexicons.len() as LexiconId;
            let name = format!("{}/({})", file.pack, inline.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(", "));
            self.lexicons.push(Lexicon::inline(name, inline));
            out.push(id);
        }
        out
    }

    /// Ids of actors, or kinds of actors; a fault for each that is neither.
    fn actor_ids(&mut self, one: &Written<'_>, key: &str, names: &[String]) -> Vec<String> {
        for (entry, name) in names.iter().enumerate() {
            let mut at = one.at(key);
            at.push(entry.into());
            self.actor(one.index, at, name, true);
        }
        names.to_vec()
    }

    fn actor(&mut self, file: usize, at: Vec<Step>, name: &str, kinds: bool) {
        if self.actors.knows(name) || kinds && (name == "any" || self.actors.is_kind(name)) {
            return;
        }
        let kind = |name: &&str| kinds && (*name == "any" || self.actors.is_kind(name));
        let all = self.actors.kinds().chain(["any"]).filter(kind).chain(self.actors.ids());
        let near = self.actors.called(name, self.gazetteer).map(Near::only).or_else(|| nearest(name, all));
        let help = "actors go by their ids, those of rules/actors and of countries: `us`, `iraq`, `turkey`";
        self.fault(Code::UnknownActor, file, at, format!("no actor is called `{name}`"), near, help);
    }

    /// The id of a place given by its id or by one of its names.
    fn place(&mut self, file: usize, at: Vec<Step>, name: &str) -> Option<String> {
        if self.gazetteer.index(name).is_some() {
            return Some(name.to_owned());
        }
        let gazetteer = self.gazetteer;
        let places = self.places.get_or_insert_with(|| {
            let mut places = HashMap::new();
            for place in gazetteer.places() {
                for name in place.names.values().flatten() {
                    places.entry(fold(&name.text)).or_insert_with(|| place.id.clone());
                }
            }
            places
        });
        let found = places.get(&fold(name)).cloned();
        if found.is_none() {
            let named = gazetteer.places().iter().flat_map(|place| place.names.values().flatten()).map(|name| name.text.as_str());
            let near = nearest_in_any_case(name, named.chain(gazetteer.places().iter().map(|place| place.id.as_str())));
            let near = near.map(|near| near.apart(|name| places.get(&fold(name)).cloned().unwrap_or_else(|| name.to_owned())));
            let help = "places are the names and ids of rules/gazetteer";
            self.fault(Code::UnknownPlace, file, at, format!("the gazetteer has no place `{name}`"), near, help);
        }
        found
    }
}

/// The nearest of names that are written with capitals.
fn nearest_in_any_case<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<Near> {
    let names: Vec<(String, &str)> = names.map(|name| (name.to_lowercase().replace(' ', "-"), name)).collect();
    let near = nearest(wrong, names.iter().map(|(plain, _)| plain.as_str()))?;
    Some(near.renamed(|near| names.iter().find(|(plain, _)| plain == near).map(|(_, name)| (*name).to_owned())))
}
