//! The names that may stand in a rule file: lexicons in reach, actors, claim types, packs, places, languages, arguments.

use super::cursor;
use crate::extract::{Extractor, Languages};
use crate::lang::LanguagePack;
use crate::rule::keys::{self, Domain};
use crate::rule::{CategoryValue, Form, Lexicon, LexiconId, RuleSet};
use crate::value::actor::Actors;
use crate::value::place::Gazetteer;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Names of places that are offered at once; what is typed on narrows them down.
const MOST_PLACES: usize = 200;
/// Words of a lexicon that are shown beside its name.
const WORDS: usize = 4;

/// A name that may stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What is written.
    pub name: String,
    /// What it stands for.
    pub detail: String,
    /// What is typed to find it, beside the name.
    pub search: String,
}

impl Name {
    fn new(name: impl Into<String>, detail: impl Into<String>) -> Self {
        Name { name: name.into(), detail: detail.into(), search: String::new() }
    }
}

/// Where names come from.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// All rules, the file's own among them as far as they compile.
    pub rules: &'a RuleSet,
    /// Places.
    pub gazetteer: &'a Gazetteer,
    /// Actors.
    pub actors: &'a Actors,
    /// The file as it is being written.
    pub text: &'a str,
    /// Languages as far as they were made ready for the lexicons of these rules.
    pub languages: &'a Arc<Languages>,
}

impl<'a> Known<'a> {
    /// Reads texts with these rules.
    pub fn extractor(&self) -> Extractor<'a> {
        Extractor::with_languages(self.rules, self.gazetteer, self.actors, Arc::clone(self.languages))
    }

    /// The names of a domain.
    pub fn names(&self, domain: Domain) -> Vec<Name> {
        match domain {
            Domain::Free => Vec::new(),
            Domain::Language => {
                let shipped = LanguagePack::shipped_codes().filter_map(LanguagePack::shipped);
                shipped.map(|pack| Name::new(pack.language.clone(), pack.name.clone())).collect()
            }
            Domain::Lexicon | Domain::LexiconOrWords => self.lexicons(),
            Domain::Actor => self.actors(),
            Domain::ActorOrLexicon => self.lexicons().into_iter().chain(self.actors()).collect(),
            Domain::ClaimType => self.claim_types(),
            Domain::Pack => {
                let packs: BTreeSet<&str> =
                    self.rules.lexicons.iter().filter_map(|lexicon| Some(lexicon.name.split_once('/')?.0)).collect();
                packs.into_iter().map(|pack| Name::new(pack, "pack")).collect()
            }
            Domain::Need => keys::NEEDS.iter().map(|argument| Name::new(*argument, "what the text has to give")).collect(),
            Domain::Argument => keys::ARGUMENTS.iter().map(|argument| Name::new(*argument, "argument of the key")).collect(),
            Domain::Scope => vec![Name::new("full", "said of all of it"), Name::new("partial", "said of a part of it")],
        }
    }

    /// Lexicons of the file and of the packs that it uses, its own first.
    pub fn lexicons(&self) -> Vec<Name> {
        let entries = cursor::entries(self.text);
        let own_pack = entries.iter().find(|entry| entry.path == ["pack"]).map(|entry| self.text[entry.value.clone()].trim());
        let own = entries.iter().filter(|entry| entry.path.len() == 2 && entry.path[0] == "words").map(|entry| entry.path[1].as_str());
        let mut out: Vec<Name> = Vec::new();
        let mut push = |name: &str, lexicon: Option<&Lexicon>, pack: &str| {
            if out.iter().all(|other| other.name != name) {
                let words = lexicon.map(words_of).unwrap_or_default();
                out.push(Name { search: words.clone(), ..Name::new(name, format!("{pack}: {words}")) });
            }
        };
        for name in own {
            let full = own_pack.map(|pack| format!("{pack}/{name}"));
            let lexicon = self.rules.lexicons.iter().find(|lexicon| Some(&lexicon.name) == full.as_ref());
            push(name, lexicon, own_pack.unwrap_or("this file"));
        }
        for used in cursor::listed(self.text, "uses") {
            for lexicon in &self.rules.lexicons {
                if let Some((pack, name)) = lexicon.name.split_once('/').filter(|(pack, name)| *pack == used && !name.starts_with('(')) {
                    push(name, Some(lexicon), pack);
                }
            }
        }
        out
    }

    /// A lexicon by the name that the file has for it.
    pub fn lexicon(&self, name: &str) -> Option<&Lexicon> {
        let own = cursor::entries(self.text)
            .into_iter()
            .find(|entry| entry.path == ["pack"])
            .map(|entry| self.text[entry.value].trim().to_owned());
        own.into_iter().chain(cursor::listed(self.text, "uses")).find_map(|pack| {
            let full = format!("{pack}/{name}");
            self.rules.lexicons.iter().find(|lexicon| lexicon.name == full)
        })
    }

    /// The values that the category of the claim type above `path` may have.
    pub fn values_of(&self, path: &[String]) -> Vec<Name> {
        let claim_type = path.get(1).and_then(|id| self.rules.rules.iter().find(|rule| rule.id == *id));
        let Some(Form::Category { lexicon, .. }) = claim_type.map(|rule| &rule.form) else { return Vec::new() };
        let values = &self.rules.lexicons[*lexicon as usize].values;
        let named = |value: &CategoryValue| {
            let words = words_of(&self.rules.lexicons[value.lexicon as usize]);
            Name { search: words.clone(), ..Name::new(value.name.clone(), words) }
        };
        values.iter().map(named).collect()
    }

    /// The scopes that the proposition of the claim type above `path` has.
    pub fn scopes_of(&self, path: &[String]) -> Vec<Name> {
        let claim_type = path.get(1).and_then(|id| self.rules.rules.iter().find(|rule| rule.id == *id));
        let Some(Form::Proposition(scopes)) = claim_type.map(|rule| &rule.form) else { return Vec::new() };
        let words = |lexicons: &[LexiconId]| lexicons.iter().map(|id| words_of(&self.rules.lexicons[*id as usize])).collect::<Vec<_>>();
        scopes.iter().map(|(scope, lexicons)| Name::new(scope.clone(), words(lexicons).join("; "))).collect()
    }

    fn actors(&self) -> Vec<Name> {
        let mut out = vec![Name::new("any", "every known actor")];
        let kinds: BTreeSet<&str> = self.actors.kinds().collect();
        out.extend(kinds.into_iter().map(|kind| Name::new(kind, "every actor of this kind")));
        let ids: BTreeSet<&str> = self.actors.ids().collect();
        out.extend(ids.into_iter().map(|id| {
            let name = |language: &str| self.actors.display(id, language, self.gazetteer);
            Name { search: format!("{} {}", name("en"), name("ar")), ..Name::new(id, name("en")) }
        }));
        out
    }

    fn claim_types(&self) -> Vec<Name> {
        let title = |id: &str| self.rules.policies.get(id).and_then(|policy| policy.titles.get("en")).cloned().unwrap_or_default();
        let mut out: Vec<Name> = self.rules.rules.iter().map(|rule| Name::new(rule.id.clone(), title(&rule.id))).collect();
        for entry in cursor::entries(self.text).into_iter().filter(|entry| entry.path.len() == 2 && entry.path[0] == "claims") {
            if out.iter().all(|name| name.name != entry.path[1]) {
                out.push(Name::new(entry.path[1].clone(), "in this file"));
            }
        }
        out
    }

    /// Places that have a name beginning like `start`, whole countries first.
    pub fn places(&self, start: &str) -> Vec<Name> {
        let start = crate::text::fold::fold(start.trim_matches(['"', '\'']));
        let begins = |text: &str| crate::text::fold::fold(text).starts_with(&start);
        let found = self
            .gazetteer
            .places()
            .iter()
            .filter(|place| begins(&place.id) || place.names.values().flatten().any(|name| begins(&name.text)));
        let mut names: Vec<(bool, Name)> = found
            .map(|place| {
                let name = |language: &str| self.gazetteer.display(&place.id, language);
                let search = place.names.values().flatten().map(|name| name.text.as_str()).collect::<Vec<_>>().join(" ");
                let is_country = place.kind == crate::value::place::PlaceKind::Country;
                (!is_country, Name { search, ..Name::new(place.id.clone(), format!("{}, {}", name("en"), name("ar"))) })
            })
            .collect();
        names.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
        names.truncate(MOST_PLACES);
        names.into_iter().map(|(_, name)| name).collect()
    }
}

/// The first words of a lexicon in each language.
fn words_of(lexicon: &Lexicon) -> String {
    let one = |words: &Vec<crate::rule::Word>| words.iter().take(WORDS).map(|word| word.text.clone()).collect::<Vec<_>>().join(", ");
    lexicon.words.values().map(one).collect::<Vec<_>>().join("; ")
}
