//! Single values and lists of them: the version, texts, names, choices, languages.

use super::super::diagnostic::Code;
use super::super::document::spot;
use super::super::keys::{self, Domain, Kind};
use super::super::nearest::nearest;
use super::super::slip;
use super::{Check, first_line, is_language};
use crate::lang::LanguagePack;
use crate::source::marked_yaml::{Marked, Yaml};
use serde_json::Value;

impl Check<'_> {
    pub(super) fn text_or_number(&mut self, node: &Marked, key: &str) -> Option<Value> {
        match node.text() {
            Some(text) if slip::comma(text).is_some_and(|found| text[found.at] != *",") => {
                self.slipped(node, text, Some(Domain::Free));
                None
            }
            Some(text) => Some(Value::String(text.to_owned())),
            None => {
                self.wrong(node, "one text or number", key);
                None
            }
        }
    }

    pub(super) fn flag(&mut self, node: &Marked, key: &str) -> Option<Value> {
        match node.text() {
            Some("true") => Some(Value::Bool(true)),
            Some("false") => Some(Value::Bool(false)),
            Some(other) => {
                let near = nearest(other, ["true", "false"].into_iter());
                self.push(
                    Code::WrongType,
                    Some(first_line(node)),
                    format!("`{key}` is `{other}`, and has to be true or false"),
                    near,
                    "write `true` or `false`",
                );
                None
            }
            None => {
                self.wrong(node, "true or false", key);
                None
            }
        }
    }

    pub(super) fn list(&mut self, node: &Marked, of: &Kind, key: &str) -> Option<Value> {
        match &node.value {
            Yaml::List(items) => {
                self.pairs_without_braces(node, key);
                Some(Value::Array(items.iter().filter_map(|item| self.value(item, of, key)).collect()))
            }
            _ => {
                let entries: Vec<&str> = node.text().map(|text| slip::entries(text).collect()).unwrap_or_default();
                let list = match of {
                    _ if !entries.is_empty() => entries.join(", "),
                    Kind::Record(_) => "{…}, {…}".to_owned(),
                    _ => "a, b".to_owned(),
                };
                self.wrong(node, &format!("a list such as `[{list}]`"), key);
                None
            }
        }
    }

    pub(super) fn version(&mut self, node: &Marked) -> Option<Value> {
        match node.text().map(str::parse::<u32>) {
            Some(Ok(keys::VERSION)) => Some(Value::from(keys::VERSION)),
            Some(Ok(other)) => {
                let message = format!("this program reads version {} of the rule language, not {other}", keys::VERSION);
                self.push(
                    Code::Version,
                    Some(first_line(node)),
                    message,
                    None,
                    format!("write `version: {}`, or use a program that knows the other", keys::VERSION),
                );
                None
            }
            _ => {
                self.wrong(node, &format!("the number {}", keys::VERSION), "version");
                None
            }
        }
    }

    pub(super) fn text(&mut self, node: &Marked, key: &str, domain: Domain) -> Option<Value> {
        match node.text() {
            Some(text) if text.trim().is_empty() => {
                self.push(
                    Code::NothingGiven,
                    Some(first_line(node)),
                    format!("`{key}` has an empty text"),
                    None,
                    "write something, or take it away",
                );
                None
            }
            Some(text) => {
                if domain == Domain::Free {
                    self.cut_by_comment(node, key);
                }
                if domain == Domain::Language {
                    self.language(node, text);
                }
                Some(Value::String(text.to_owned()))
            }
            None => {
                self.wrong(node, "one text", key);
                None
            }
        }
    }

    /// A name, or for a pattern of `match` a text.
    pub(super) fn name_of(&mut self, node: &Marked, key: &str, domain: Domain) -> Option<Value> {
        if key != "match"
            && let Some(text) = node.text()
            && self.slipped(node, text, (domain == Domain::LexiconOrWords).then_some(Domain::Free))
        {
            return None;
        }
        self.text(node, key, domain)
    }

    pub(super) fn choice(&mut self, node: &Marked, key: &str, choices: &[&str]) -> Option<Value> {
        let Some(text) = node.text() else {
            self.wrong(node, &format!("one of {}", choices.join(", ")), key);
            return None;
        };
        if choices.contains(&text) {
            return Some(Value::String(text.to_owned()));
        }
        if self.slipped(node, text, None) {
            return None;
        }
        let near = nearest(text, choices.iter().copied());
        self.push(
            Code::NoChoice,
            Some(first_line(node)),
            format!("`{key}` cannot be `{text}`"),
            near,
            format!("it is one of {}", choices.join(", ")),
        );
        None
    }

    pub(super) fn one_or_many(
        &mut self,
        node: &Marked,
        key: &str,
        each: &mut dyn FnMut(&mut Self, &Marked) -> Option<Value>,
    ) -> Option<Value> {
        match &node.value {
            Yaml::List(items) => {
                self.named_twice(items, key);
                Some(Value::Array(items.iter().filter_map(|item| each(self, item)).collect()))
            }
            Yaml::Scalar(Some(_)) => each(self, node),
            _ => {
                self.wrong(node, "a name, or a list such as `[a, b]`", key);
                None
            }
        }
    }

    /// A name that stands in its list already.
    fn named_twice(&mut self, items: &[Marked], key: &str) {
        // Packs, patterns and parties are looked at where it is known what they are.
        if matches!(key, "uses" | "match" | "between") {
            return;
        }
        for (entry, item) in items.iter().enumerate() {
            let Some(text) = item.text().filter(|text| items[..entry].iter().any(|before| before.text() == Some(text))) else { continue };
            self.push(Code::NoEffect, Some(spot(item)), format!("`{text}` stands twice in `{key}`"), None, "take one of the two away");
        }
    }

    pub(super) fn language(&mut self, node: &Marked, code: &str) -> bool {
        if is_language(code) {
            return true;
        }
        let known: Vec<&str> = LanguagePack::shipped_codes().collect();
        let near = nearest(code, known.iter().copied());
        self.push(
            Code::UnknownLanguage,
            Some(spot(node)),
            format!("there is no language pack `{code}`"),
            near,
            match keys::find(keys::CLAIM, code) {
                Some(_) => format!("`{code}` is a key of a claim type, and those stand under `claims`: check the indentation"),
                None => format!("the languages are {}", known.join(", ")),
            },
        );
        false
    }
}
