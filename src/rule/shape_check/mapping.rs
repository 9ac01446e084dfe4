//! Mappings: records with their fields, names with their values, lexicons by language or by named value.

use super::super::diagnostic::Code;
use super::super::document::spot;
use super::super::keys::{self, Domain, Field, Kind};
use super::super::nearest::nearest;
use super::super::slip;
use super::{Check, first_line, is_language};
use crate::source::marked_yaml::{Marked, Yaml};
use serde_json::{Map, Value};

/// Keys that are told before it is said where else a wrong one may stand.
const FEW: usize = 4;

impl Check<'_> {
    /// A word of a lexicon: a text, or a mapping with conditions.
    pub(super) fn word(&mut self, node: &Marked, key: &str) -> Option<Value> {
        match &node.value {
            Yaml::Map(pairs) => {
                let exact = pairs.iter().find(|(name, _)| name.text() == Some("exact"));
                if let (Some((exact, _)), true) = (exact, pairs.iter().any(|(name, _)| name.text() == Some("word"))) {
                    let help = "keep `exact` where the letter case counts, else `word`";
                    self.push(Code::WrongType, Some(spot(exact)), "a word has `word` or `exact`, and here are both", None, help);
                }
                let named = pairs.iter().any(|(name, _)| matches!(name.text(), Some("word" | "exact")));
                let word = self.record(node, keys::WORD, "a word");
                if !named {
                    self.push(
                        Code::MissingKey,
                        Some(first_line(node)),
                        "a word needs `word` or `exact`",
                        None,
                        "write {word: WORD, listed: true}, {word: WORD, not: [PHRASE]} or {exact: WORD}",
                    );
                    return None;
                }
                word.filter(|word| word.get("word").or(word.get("exact")).is_some())
            }
            Yaml::Scalar(Some(text)) if self.slipped(node, text, Some(Domain::Free)) => {
                // The rest of the file is looked at as if the entries were parted.
                slip::entries(text).next().map(|first| Value::String(first.to_owned()))
            }
            _ => self.text(node, key, Domain::Free),
        }
    }

    pub(super) fn map(&mut self, node: &Marked, domain: Domain, of: &Kind, key: &str) -> Option<Value> {
        let Yaml::Map(pairs) = &node.value else {
            let languages = domain == Domain::Language;
            if let Some(name) = named_entry(node) {
                let message = format!("`{key}` is a list, and has to be a mapping of names to values");
                self.push(
                    Code::WrongType,
                    Some(first_line(node)),
                    message,
                    None,
                    format!("take the dash away: `{name}:` where `- {name}:` stands"),
                );
                return None;
            }
            self.wrong(node, if languages { "a mapping of languages, {en: …, ar: …}" } else { "a mapping of names to values" }, key);
            return None;
        };
        let mut out = Map::new();
        for (position, (name, value)) in pairs.iter().enumerate() {
            let Some(text) = self.name(name) else { continue };
            let language = domain == Domain::Language;
            if !(language && is_language(text)) && self.slipped_key(pairs, position, text) || self.repeated(&pairs[..position], name, text)
            {
                continue;
            }
            if language && !self.language(name, text) {
                continue;
            }
            if !self.given(name, value, text) || self.beside_its_owner(pairs, position, of) {
                continue;
            }
            if let Some(value) = self.value(value, of, text) {
                out.insert(text.to_owned(), value);
            }
        }
        Some(Value::Object(out))
    }

    pub(super) fn record(&mut self, node: &Marked, fields: &'static [Field], what: &str) -> Option<Value> {
        let Yaml::Map(pairs) = &node.value else {
            self.wrong(node, "a mapping of keys to values", what.trim_matches('`'));
            return None;
        };
        let mut out = Map::new();
        let mut complete = true;
        for (position, (name, value)) in pairs.iter().enumerate() {
            let Some(text) = self.name(name) else { continue };
            let field = keys::find(fields, text);
            if field.is_none() && self.slipped_key(pairs, position, text) || self.repeated(&pairs[..position], name, text) {
                continue;
            }
            let Some(field) = field else {
                if !self.beside_its_key(pairs, position) {
                    self.unknown(name, text, fields, what);
                }
                continue;
            };
            if !self.given(name, value, text) {
                complete &= !field.required;
                continue;
            }
            match self.value(value, &field.kind, field.name) {
                Some(value) => {
                    out.insert(text.to_owned(), value);
                }
                None => complete &= !field.required,
            }
        }
        for field in fields.iter().filter(|field| field.required) {
            let mut names = pairs.iter().filter_map(|(name, _)| name.text());
            if names.clone().any(|name| name == field.name) {
                continue;
            }
            complete = false;
            // A misspelt key has been reported already.
            let misspelt = |name: &str| keys::find(fields, name).is_none() && nearest(name, [field.name].into_iter()).is_some();
            if !names.any(misspelt) {
                let first = pairs.first().map_or(node, |(key, _)| key);
                let help = format!("add `{}`. {}", field.name, field.about);
                self.push(Code::MissingKey, Some(first_line(first)), format!("{what} has no `{}`", field.name), None, help);
            }
        }
        // A test without its text cannot be looked at; the rest of a file can, whatever its version says.
        (complete || std::ptr::eq(fields, keys::FILE)).then_some(Value::Object(out))
    }

    /// Words by language, or named values with theirs; not both, since a word outside would be a value without a name.
    pub(super) fn lexicon(&mut self, node: &Marked, key: &str) -> Option<Value> {
        let pairs = match &node.value {
            Yaml::Map(pairs) => pairs.as_slice(),
            _ => &[],
        };
        let is_values = |name: &Marked| name.text() == Some(keys::VALUES_KEY);
        let Some((name, values)) = pairs.iter().find(|(name, _)| is_values(name)) else {
            if let Some((name, _)) = pairs.iter().find(|(name, given)| is_no_language(name) && matches!(given.value, Yaml::Map(_))) {
                let text = name.text().unwrap_or_default();
                let near = nearest(text, [keys::VALUES_KEY].into_iter());
                let message = format!("`{key}` has no key `{text}`");
                let advice =
                    format!("words stand under a language; named values stand under `values`: {{values: {{{text}: {{en: [WORD]}}}}}}");
                let help = if near.is_some() { String::new() } else { advice };
                self.push(Code::UnknownKey, Some(spot(name)), message, near, help);
                return None;
            }
            return self.value(node, &keys::BY_LANGUAGE, key);
        };
        for (position, (other, _)) in pairs.iter().enumerate().filter(|(_, (other, _))| !std::ptr::eq(other, name)) {
            let text = other.text().unwrap_or_default();
            if !self.repeated(&pairs[..position], other, text) {
                let message = format!("`{key}` has `values`, so `{text}` cannot stand beside them");
                let help = "put the words under the name of a value, or give the lexicon no `values`";
                self.push(Code::WrongType, Some(spot(other)), message, None, help);
            }
        }
        let values = self.given(name, values, keys::VALUES_KEY).then(|| self.value(values, &keys::VALUES, keys::VALUES_KEY))??;
        Some(Value::Object(Map::from_iter([(keys::VALUES_KEY.to_owned(), values)])))
    }

    /// Nothing behind a key is a mistake that is seen at the key.
    fn given(&mut self, key: &Marked, value: &Marked, text: &str) -> bool {
        let given = !matches!(value.value, Yaml::Scalar(None));
        if !given {
            let hash = self.document.between(key, None).trim_start_matches([':', ' ']).strip_prefix('#');
            let (why, help) = match hash.and_then(|comment| comment.chars().next()) {
                Some(first) if !first.is_whitespace() => {
                    (": `#` begins a comment", "put a text that begins with `#` in quotes; else give a value, or take the key away")
                }
                _ => ("", "give one, or take the key away"),
            };
            self.push(Code::NothingGiven, Some(spot(key)), format!("`{text}` has no value{why}"), None, help);
        }
        given
    }

    fn name<'n>(&mut self, node: &'n Marked) -> Option<&'n str> {
        if let Some(text) = node.text().filter(|text| !text.trim().is_empty()) {
            return Some(text);
        }
        self.push(
            Code::WrongType,
            Some(first_line(node)),
            format!("a key is a name, and this is {}", if matches!(node.value, Yaml::Scalar(_)) { "nothing" } else { node.kind() }),
            None,
            "write a name before the colon",
        );
        None
    }

    fn repeated(&mut self, before: &[(Marked, Marked)], name: &Marked, text: &str) -> bool {
        let Some((first, _)) = before.iter().find(|(key, _)| key.text() == Some(text)) else { return false };
        self.push(Code::DuplicateKey, Some(spot(name)), format!("`{text}` stands twice"), None, "join the two, or take one away");
        if let Some(last) = self.found.last_mut() {
            last.also = Some((spot(first), "here first".to_owned()));
        }
        true
    }

    fn unknown(&mut self, node: &Marked, text: &str, fields: &'static [Field], what: &str) {
        let near = nearest(text, fields.iter().map(|field| field.name));
        // A key of another level is misplaced rather than misspelt.
        let elsewhere =
            [("a rule file", keys::FILE), ("a claim type", keys::CLAIM), ("a test", keys::TEST), ("an expected claim", keys::EXPECTATION)]
                .into_iter()
                .find(|(_, other)| !std::ptr::eq(*other, fields) && keys::find(other, text).is_some());
        let help = match elsewhere {
            _ if near.is_some() => String::new(),
            _ if text == "<<" => "rule files take no merge keys: write the keys out".to_owned(),
            _ if fields.len() <= FEW => {
                format!("the keys here are {}", fields.iter().map(|field| field.name).collect::<Vec<_>>().join(", "))
            }
            Some((level, _)) => format!("`{text}` is a key of {level}: check the indentation"),
            _ => format!("the keys here are {}", fields.iter().map(|field| field.name).collect::<Vec<_>>().join(", ")),
        };
        self.push(Code::UnknownKey, Some(spot(node)), format!("{what} has no key `{text}`"), near, help);
    }
}

/// The name in a list of mappings that each have one key: `- fired: {…}`.
fn named_entry(node: &Marked) -> Option<&str> {
    let Yaml::List(items) = &node.value else { return None };
    match &items.first()?.value {
        Yaml::Map(pairs) if pairs.len() == 1 => pairs.first()?.0.text(),
        _ => None,
    }
}

/// A key that is the code of no language pack.
fn is_no_language(name: &Marked) -> bool {
    name.text().is_some_and(|text| !is_language(text))
}

/// What a record is called in a message.
pub(super) fn called(fields: &'static [Field], key: &str) -> String {
    if std::ptr::eq(fields, keys::TEST) {
        "a test".to_owned()
    } else if std::ptr::eq(fields, keys::EXPECTATION) {
        "an expected claim".to_owned()
    } else {
        format!("`{key}`")
    }
}
