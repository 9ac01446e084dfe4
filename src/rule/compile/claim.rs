//! A claim type: its conditions with their names resolved.

use super::form::value_keys;
use super::{Compiler, Written};
use crate::claim::{Modality, Polarity};
use crate::rule::diagnostic::Code;
use crate::rule::document::{Part, Step};
use crate::rule::nearest::nearest;
use crate::rule::shape::Scalar;
use crate::rule::{PlaceRole, Range, Reach, Rule, RuleTest, Who};
use serde::de::DeserializeOwned;

/// Place roles by their names.
pub(super) const PLACE_ROLES: [(&str, PlaceRole); 4] =
    [("in", PlaceRole::In), ("from", PlaceRole::From), ("to", PlaceRole::To), ("near", PlaceRole::Near)];

/// The choice of that name; the shape has been checked, so a wrong one has been reported.
pub(super) fn chosen<T: Copy>(text: &str, choices: &[(&str, T)]) -> Option<T> {
    choices.iter().find(|(name, _)| *name == text).map(|(_, value)| *value)
}

/// The value that a word stands for in the type's own serialised names.
fn named<T: DeserializeOwned>(text: &Option<String>) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(text.clone()?)).ok()
}

impl Compiler<'_> {
    /// The rule, `None` where something is wrong with it.
    pub(super) fn rule(&mut self, one: &Written<'_>) -> Option<Rule> {
        let raw = one.raw;
        let before = self.faults.len();
        let form = self.form(one);
        let head = self.list(one, "head", raw.head.as_ref());
        let head_not = match &raw.head_not {
            Some(names) => self.list(one, "head-not", Some(names)),
            None => self.known_lexicon(one.file, "head-not").into_iter().collect(),
        };
        let who = raw.who.as_ref().map(|names| Who { actors: self.actor_ids(one, "who", &names.0) });
        let between = raw.between.clone().map(|names| self.actor_ids(one, "between", &names)).unwrap_or_default();
        let (whom_actors, whom_words) = self.whom(one);
        let mut with = Vec::new();
        for (entry, alternatives) in raw.with.iter().flat_map(|with| &with.0).enumerate() {
            let mut found = Vec::new();
            for (alternative, name) in alternatives.iter().enumerate() {
                let mut at = one.at("with");
                at.extend([entry.into(), alternative.into()]);
                found.extend(self.lexicon(one, at, name));
            }
            with.push(found);
        }
        let unless = self.list(one, "unless", raw.unless.as_ref());
        let whom_not = self.list(one, "whom-not", raw.whom_not.as_ref());
        let defaults = raw.default.clone().unwrap_or_default();
        let at = |key: &str| {
            let mut at = one.at("default");
            at.push(key.into());
            at
        };
        let default_place = defaults.get("place").and_then(|name| self.place(one.index, at("place"), name));
        if let Some(name) = defaults.get("who") {
            self.actor(one.index, at("who"), name, false);
        }
        let reach = [("clause", Reach::Clause), ("sentence", Reach::Sentence), ("paragraph", Reach::Paragraph)];
        let form = form?;
        let path = &self.inputs[one.index].path;
        let broken = self.faults[before..].iter().any(|fault| fault.code.level() == crate::rule::diagnostic::Level::Error);
        (!broken).then(|| Rule {
            id: one.id.to_owned(),
            pack: one.file.pack.clone(),
            path: path.clone(),
            form,
            head,
            head_not,
            who,
            whom_actors,
            whom_words,
            whom_not,
            between,
            with,
            unless,
            needs: raw.needs.as_ref().map(|names| names.0.clone()).unwrap_or_default(),
            at: raw.at.iter().flat_map(|names| &names.0).filter_map(|name| chosen(name, &PLACE_ROLES)).collect(),
            within: raw.within.as_ref().and_then(|text| chosen(text, &reach)).unwrap_or(Reach::Clause),
            instead_of: raw.instead_of.as_ref().map(|names| names.0.clone()).unwrap_or_default(),
            about: raw.about.as_ref().map(|names| names.0.clone()).unwrap_or_default(),
            default_place,
            default_who: defaults.get("who").cloned(),
            polarity: named::<Polarity>(&raw.polarity),
            modality: named::<Modality>(&raw.modality),
            range: self.range(one),
            tests: own_tests(one, path),
            raw: raw.clone(),
        })
    }

    /// Which numbers the value may be.
    fn range(&mut self, one: &Written<'_>) -> Option<Range> {
        let written = text(&one.raw.range)?;
        if !value_keys(one).iter().all(|key| matches!(*key, "count" | "amount" | "share" | "match" | "regex")) {
            let message = "`range` is about numbers, and this value is none";
            self.push(Code::NoEffect, one.index, one.at("range"), Part::Key, message, None, "take it away");
        }
        let range = Range::parse(written);
        let percent = written.trim_end().ends_with(['%', '٪']);
        if let Some(range) = &range {
            let (message, help) = match value_keys(one).as_slice() {
                ["count"] if percent => (format!("`{written}` is a share, and this value is a count"), "write the number without `%`"),
                ["share"] if !percent && !range.is_of_fractions() => {
                    (format!("no share reaches the bounds of `{written}`: a whole is 100%, or 1"), "write it with `%`, or as a fraction")
                }
                _ => return Some(*range),
            };
            self.fault(Code::BadRange, one.index, one.at("range"), message, None, help);
        }
        if range.is_none() {
            let message = match crate::rule::expectation::number(written) {
                Some((crate::value::Qualifier::Between, _)) => format!("no number lies in `{written}`: the smaller one comes first"),
                Some(_) => format!("`{written}` has no bound: it does not say from where or up to where"),
                None => format!("`{written}` is no range that can be read"),
            };
            self.fault(Code::BadRange, one.index, one.at("range"), message, None, "write `at least 1000`, `at most 10` or `1-10`");
        }
        range
    }

    fn whom(&mut self, one: &Written<'_>) -> (Vec<String>, Vec<super::LexiconId>) {
        let (mut actors, mut words) = (Vec::new(), Vec::new());
        for (entry, name) in one.raw.whom.iter().flat_map(|names| &names.0).enumerate() {
            if let Some(lexicon) = self.known_lexicon(one.file, name) {
                words.push(lexicon);
            } else if self.actors.knows(name) {
                actors.push(name.clone());
            } else {
                let mut at = one.at("whom");
                at.push(entry.into());
                let lexicons = self.by_name.keys().filter(|(pack, _)| *pack == one.file.pack || one.file.uses.0.contains(pack));
                let near = nearest(name, lexicons.map(|(_, name)| name.as_str()).chain(self.actors.ids()));
                let help = "`whom` takes actors, and lexicons of this pack and of the packs it uses";
                self.fault(Code::UnknownActor, one.index, at, format!("`{name}` is neither a lexicon nor an actor"), near, help);
            }
        }
        (actors, words)
    }

    /// The claim type that `one` names at `at`, as its index; an unknown one is a fault.
    pub(super) fn claim_type(&mut self, one: &Written<'_>, at: &[Step], other: &str, all: &[Written<'_>], ids: &[&str]) -> Option<usize> {
        let found = all.binary_search_by(|written| written.id.cmp(other)).ok();
        if found.is_none() {
            let near = nearest(other, ids.iter().copied());
            let help = "`corroborate rules list` names the claim types";
            self.fault(Code::UnknownClaimType, one.index, at.to_vec(), format!("no claim type is called `{other}`"), near, help);
        }
        found
    }
}

/// The tests that stand beside the form.
fn own_tests(one: &Written<'_>, path: &str) -> Vec<RuleTest> {
    let tests = one.raw.tests.iter().enumerate();
    tests
        .map(|(entry, test)| {
            let mut at = one.at("tests");
            at.push(entry.into());
            RuleTest { path: path.to_owned(), at, test: test.clone() }
        })
        .collect()
}

/// The text of a scalar.
pub(super) fn text(scalar: &Option<Scalar>) -> Option<&str> {
    scalar.as_ref().map(|scalar| scalar.0.as_str())
}
