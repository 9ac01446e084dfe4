//! Checks a file against the table of keys: unknown and repeated keys, values of the wrong kind, at every depth. What
//! is right of it is handed on, so that one run finds the mistakes of meaning as well.

mod slips;

use super::diagnostic::{Code, Diagnostic, Level, Spot};
use super::document::{Document, spot};
use super::keys::{self, Domain, Field, Kind};
use super::nearest::{Near, nearest};
use super::slip;
use crate::lang::LanguagePack;
use crate::source::marked_yaml::{Marked, Yaml};
use serde_json::{Map, Value};

/// Keys that are told before it is said where else a wrong one may stand.
const FEW: usize = 4;

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
            Kind::Scalar => match node.text() {
                Some(text) if slip::comma(text).is_some_and(|found| text[found.at] != *",") => {
                    self.slipped(node, text, Some(Domain::Free));
                    None
                }
                Some(text) => Some(Value::String(text.to_owned())),
                None => {
                    self.wrong(node, "one text or number", key);
                    None
                }
            },
            Kind::Flag => match node.text() {
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
            },
            Kind::Choice(choices) => self.choice(node, key, choices),
            Kind::Choices(choices) => self.one_or_many(node, key, &mut |check, node| check.choice(node, key, choices)),
            Kind::Names(domain) => self.one_or_many(node, key, &mut |check, node| check.name_of(node, key, *domain)),
            Kind::Alternatives(domain) => {
                let mut one = |check: &mut Self, node: &Marked| check.name_of(node, key, *domain);
                self.one_or_many(node, key, &mut |check, node| check.one_or_many(node, key, &mut one))
            }
            Kind::List(of) => match &node.value {
                Yaml::List(items) => {
                    self.pairs_without_braces(node, key);
                    Some(Value::Array(items.iter().filter_map(|item| self.value(item, of, key)).collect()))
                }
                _ => {
                    let entries: Vec<&str> = node.text().map(|text| slip::entries(text).collect()).unwrap_or_default();
                    let list = match **of {
                        _ if !entries.is_empty() => entries.join(", "),
                        Kind::Record(_) => "{…}, {…}".to_owned(),
                        _ => "a, b".to_owned(),
                    };
                    self.wrong(node, &format!("a list such as `[{list}]`"), key);
                    None
                }
            },
            Kind::Map(domain, of) => self.map(node, *domain, of, key),
            Kind::Record(fields) => self.record(node, fields, &called(fields, key)),
            Kind::Lexicon => self.lexicon(node, key),
            Kind::Word => match &node.value {
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
            },
        }
    }

    fn version(&mut self, node: &Marked) -> Option<Value> {
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

    fn text(&mut self, node: &Marked, key: &str, domain: Domain) -> Option<Value> {
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
    fn name_of(&mut self, node: &Marked, key: &str, domain: Domain) -> Option<Value> {
        if key != "match"
            && let Some(text) = node.text()
            && self.slipped(node, text, (domain == Domain::LexiconOrWords).then_some(Domain::Free))
        {
            return None;
        }
        self.text(node, key, domain)
    }

    fn choice(&mut self, node: &Marked, key: &str, choices: &[&str]) -> Option<Value> {
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

    fn one_or_many(&mut self, node: &Marked, key: &str, each: &mut dyn FnMut(&mut Self, &Marked) -> Option<Value>) -> Option<Value> {
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

    fn map(&mut self, node: &Marked, domain: Domain, of: &Kind, key: &str) -> Option<Value> {
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

    /// Words by language, or named values with theirs; not both, since a word outside would be a value without a name.
    fn lexicon(&mut self, node: &Marked, key: &str) -> Option<Value> {
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

    fn record(&mut self, node: &Marked, fields: &'static [Field], what: &str) -> Option<Value> {
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

    /// `fired:` without a value, and then in its column `count: rocket`: the keys of a claim type beside its name.
    fn beside_its_owner(&mut self, pairs: &[(Marked, Marked)], position: usize, of: &Kind) -> bool {
        let Kind::Record(fields) = of else { return false };
        let known = |name: &Marked| name.text().is_some_and(|text| keys::find(fields, text).is_some());
        let (name, value) = &pairs[position];
        let owner = pairs[..position].iter().rfind(|(name, _)| !known(name));
        let Some((owner, _)) = owner.filter(|(_, value)| matches!(value.value, Yaml::Scalar(None))) else { return false };
        if !known(name) || matches!(value.value, Yaml::Map(_)) {
            return false;
        }
        // The first one is enough to see it of all of them.
        if !pairs[..position].last().is_some_and(|(before, _)| known(before)) {
            self.beside(name, owner, Code::WrongType, "indent it, and what follows,");
        }
        true
    }

    /// `claims:` without a value, and then in its column a mapping that is probably one of its entries.
    fn beside_its_key(&mut self, pairs: &[(Marked, Marked)], position: usize) -> bool {
        let (name, value) = &pairs[position];
        let Some((owner, before)) = position.checked_sub(1).map(|before| &pairs[before]) else { return false };
        let takes_names =
            owner.text().and_then(|owner| keys::find(keys::FILE, owner)).is_some_and(|field| matches!(field.kind, Kind::Map(..)));
        if !takes_names
            || !matches!(before.value, Yaml::Scalar(None))
            || !matches!(value.value, Yaml::Map(_))
            || name.column != owner.column
        {
            return false;
        }
        self.beside(name, owner, Code::UnknownKey, "indent it, and all below it,");
        true
    }

    /// That the owner has no value is said by this as well.
    fn beside(&mut self, name: &Marked, owner: &Marked, code: Code, indent: &str) {
        let here = Some(spot(owner));
        self.found.retain(|found| found.code != Code::NothingGiven || found.span != here);
        let (text, owner) = (name.text().unwrap_or_default(), owner.text().unwrap_or_default());
        let message = format!("`{text}` stands beside `{owner}`, and has to stand under it");
        self.push(code, Some(spot(name)), message, None, format!("{indent} by two blanks more than `{owner}`"));
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

    fn language(&mut self, node: &Marked, code: &str) -> bool {
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

/// The name in a list of mappings that each have one key: `- fired: {…}`.
fn named_entry(node: &Marked) -> Option<&str> {
    let Yaml::List(items) = &node.value else { return None };
    match &items.first()?.value {
        Yaml::Map(pairs) if pairs.len() == 1 => pairs.first()?.0.text(),
        _ => None,
    }
}

fn is_language(code: &str) -> bool {
    LanguagePack::shipped_codes().any(|known| known == code)
}

/// A key that is the code of no language pack.
fn is_no_language(name: &Marked) -> bool {
    name.text().is_some_and(|text| !is_language(text))
}

/// What a record is called in a message.
fn called(fields: &'static [Field], key: &str) -> String {
    if std::ptr::eq(fields, keys::TEST) {
        "a test".to_owned()
    } else if std::ptr::eq(fields, keys::EXPECTATION) {
        "an expected claim".to_owned()
    } else {
        format!("`{key}`")
    }
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
