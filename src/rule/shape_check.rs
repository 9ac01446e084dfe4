//! Checks a file against the table of keys: unknown and repeated keys, values of the wrong kind, at every depth. What
//! is right of it is handed on, so that one run finds the mistakes of meaning as well.

mod beside;
mod mapping;
mod scalar;
mod slips;

use super::diagnostic::{Code, Diagnostic, Level, Spot};
use super::document::{Document, spot};
use super::keys::{self, Kind};
use super::nearest::Near;
use crate::lang::LanguagePack;
use crate::source::marked_yaml::{Marked, Yaml};
use serde_json::{Map, Value};

/// The part of the file that has the right shape, and what is wrong with the rest.
pub(super) fn check(path: &str, document: &Document) -> (Value, Vec<Diagnostic>) {
    let mut check = Check { path, document, found: Vec::new() };
    let value = match &document.root.value {
        Yaml::Map(pairs) => {
            let heading = |name: &Marked| matches!(name.text(), Some("version" | "pack" | "uses"));
            let record = check.record(&document.root, keys::FILE, "a rule file");
            if let Some((last, _)) = pairs.last().filter(|_| check.found.is_empty() && pairs.iter().all(|(name, _)| heading(name))) {
                let help = "add `words` and `claims`; `corroborate rules new` writes a file to start from";
                check.push(Code::Empty, Some(spot(last)), "the file ends here, and defines nothing", None, help);
            }
            record
        }
        Yaml::Scalar(None) => {
            check.push(
                Code::Empty,
                None,
                "the file holds nothing",
                None,
                "begin with `version: 1` and `pack: NAME`; `corroborate rules new` writes a file to start from",
            );
            None
        }
        _ => {
            let place = document.spot(&[], &super::document::Part::Value);
            check.push(
                Code::WrongType,
                Some(place),
                format!("a rule file is a mapping of keys to values, and this is {}", document.root.kind()),
                None,
                "begin with `version: 1`",
            );
            None
        }
    };
    (value.unwrap_or(Value::Object(Map::new())), check.found)
}

struct Check<'p> {
    path: &'p str,
    document: &'p Document,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn push(&mut self, code: Code, span: Option<Spot>, message: impl Into<String>, nearest: Option<Near>, help: impl Into<String>) {
        self.found.push(Diagnostic {
            code,
            severity: code.level(),
            path: self.path.to_owned(),
            span,
            message: message.into(),
            nearest,
            help: help.into(),
            also: None,
        });
    }

    fn wrong(&mut self, node: &Marked, wanted: &str, key: &str) {
        if self.meant_by(node) {
            return;
        }
        let here = if node.bytes.is_empty() { spot(node) } else { first_line(node) };
        match &node.value {
            Yaml::Scalar(None) => self.push(
                Code::NothingGiven,
                Some(here),
                format!("`{key}` has no value"),
                None,
                format!("give {wanted}, or take the key away"),
            ),
            _ => self.push(
                Code::WrongType,
                Some(here),
                format!("`{key}` is {}, and has to be {wanted}", node.kind()),
                None,
                format!("write {wanted}"),
            ),
        }
    }

    /// The value under `key` in the form that `kind` asks for.
    fn value(&mut self, node: &Marked, kind: &Kind, key: &str) -> Option<Value> {
        match kind {
            Kind::Version => self.version(node),
            Kind::Text(domain) => self.text(node, key, *domain),
            Kind::Scalar => self.text_or_number(node, key),
            Kind::Flag => self.flag(node, key),
            Kind::Choice(choices) => self.choice(node, key, choices),
            Kind::Choices(choices) => self.one_or_many(node, key, &mut |check, node| check.choice(node, key, choices)),
            Kind::Names(domain) => self.one_or_many(node, key, &mut |check, node| check.name_of(node, key, *domain)),
            Kind::Alternatives(domain) => {
                let mut one = |check: &mut Self, node: &Marked| check.name_of(node, key, *domain);
                self.one_or_many(node, key, &mut |check, node| check.one_or_many(node, key, &mut one))
            }
            Kind::List(of) => self.list(node, of, key),
            Kind::Map(domain, of) => self.map(node, *domain, of, key),
            Kind::Record(fields) => self.record(node, fields, &mapping::called(fields, key)),
            Kind::Lexicon => self.lexicon(node, key),
            Kind::Word => self.word(node, key),
        }
    }
}

fn is_language(code: &str) -> bool {
    LanguagePack::shipped_codes().any(|known| known == code)
}

/// A node, as far as it stands in its first line.
fn first_line(node: &Marked) -> Spot {
    let place = spot(node);
    match &node.value {
        Yaml::Scalar(_) => place,
        // Of a list or a mapping the first bracket or entry is enough to see which one is meant.
        Yaml::List(items) => Spot { end: items.first().map_or(place.end, |item| item.bytes.end).min(place.end), ..place },
        Yaml::Map(pairs) => Spot { end: pairs.first().map_or(place.end, |(key, _)| key.bytes.end).min(place.end), ..place },
    }
}

/// Errors among diagnostics.
pub(super) fn has_errors(found: &[Diagnostic]) -> bool {
    found.iter().any(|diagnostic| diagnostic.severity == Level::Error)
}
