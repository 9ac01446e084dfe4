//! The value of a claim type: exactly one.

use super::claim::{PLACE_ROLES, chosen};
use super::{Compiler, Written};
use crate::rule::diagnostic::Code;
use crate::rule::document::{Part, Step};
use crate::rule::keys::VALUE_KEYS;
use crate::rule::nearest::{Near, nearest};
use crate::rule::pattern::{Atom, Lexicons, Pattern};
use crate::rule::{Expression, Form, Lexicon, LexiconId, Word};
use crate::text::fold::fold;
use crate::value::DateRole;
use crate::value::place::OneOrMany;
use regex_syntax::hir::{Hir, HirKind};
use std::collections::BTreeMap;

const DATE_ROLES: [(&str, DateRole); 5] =
    [("on", DateRole::On), ("from", DateRole::From), ("until", DateRole::Until), ("by", DateRole::By), ("during", DateRole::During)];

/// Memory that one expression may take, so that a rule from a stranger is safe to run.
const LARGEST: usize = 1 << 20;

/// What a pattern may name.
struct Known<'c, 'a, 'w> {
    compiler: &'c mut Compiler<'a>,
    one: Written<'w>,
}

impl Lexicons for Known<'_, '_, '_> {
    fn named(&self, name: &str) -> Option<LexiconId> {
        self.compiler.known_lexicon(self.one.file, name)
    }

    fn nearest(&self, name: &str) -> Option<Near> {
        let file = self.one.file;
        let seen = self.compiler.by_name.keys().filter(|(pack, _)| *pack == file.pack || file.uses.0.contains(pack));
        nearest(name, seen.map(|(_, name)| name.as_str()))
    }

    fn word(&mut self, word: &str) -> LexiconId {
        let name = format!("{}/({word})", self.one.file.pack);
        if let Some(found) = self.compiler.lexicons.iter().position(|lexicon| lexicon.name == name && lexicon.defined.is_none()) {
            return found as LexiconId;
        }
        let words = vec![Word { text: word.to_owned(), listed: true, ..Word::default() }];
        self.compiler.lexicons.push(Lexicon::inline(name, words));
        self.compiler.lexicons.len() as LexiconId - 1
    }
}

impl Compiler<'_> {
    pub(super) fn form(&mut self, one: &Written<'_>) -> Option<Form> {
        let raw = one.raw;
        let given = value_keys(one);
        let mut forms = Vec::new();
        for (key, names) in [("count", &raw.count), ("amount", &raw.amount), ("share", &raw.share)] {
            if let Some(names) = names {
                self.not_empty(one, key, names);
                let lexicons = self.list(one, key, Some(names));
                forms.push(match key {
                    "count" => Form::Count(lexicons),
                    "amount" => Form::Amount(lexicons),
                    _ => Form::Share(lexicons),
                });
            }
        }
        if let Some(roles) = &raw.date {
            self.not_empty(one, "date", roles);
            forms.push(Form::Date(roles.0.iter().filter_map(|role| chosen(role, &DATE_ROLES)).collect()));
        }
        if let Some(roles) = &raw.place {
            self.not_empty(one, "place", roles);
            forms.push(Form::Place(roles.0.iter().filter_map(|role| chosen(role, &PLACE_ROLES)).collect()));
        }
        if let Some(category) = &raw.category {
            let lexicon = self.lexicon(one, one.at("category"), category);
            let by = raw.by.as_ref().map(|names| self.words_or_lexicon(one.file, names)).unwrap_or_default();
            if let Some(lexicon) = lexicon {
                self.values_of(lexicon);
                forms.push(Form::Category { lexicon, by });
            }
        }
        if let Some(scopes) = &raw.proposition {
            self.scopes(one, scopes);
            let scopes = scopes.iter().map(|(scope, names)| (scope.clone(), self.words_or_lexicon(one.file, names))).collect();
            forms.push(Form::Proposition(scopes));
        }
        if let Some(patterns) = &raw.patterns {
            self.not_empty(one, "match", patterns);
            let compiled: Vec<Pattern> = patterns.0.iter().enumerate().filter_map(|(entry, text)| self.pattern(one, entry, text)).collect();
            forms.push(Form::Match(compiled));
        }
        if let Some(text) = &raw.regex {
            forms.extend(self.expression(one, text).map(Form::Regex));
        }
        match given.as_slice() {
            [_] => forms.pop(),
            [] => {
                let message = format!("`{}` has no value: it says of nothing how many, when, where or whether", one.id);
                let at = vec!["claims".into(), one.id.into()];
                self.push(Code::NoValue, one.index, at, Part::Key, message, None, format!("give one of {}", VALUE_KEYS.join(", ")));
                None
            }
            [first, others @ ..] => {
                for other in others {
                    let message = format!("`{}` has a value already: `{first}`", one.id);
                    self.push(Code::SeveralValues, one.index, one.at(other), Part::Key, message, None, "write a claim type for each value");
                }
                None
            }
        }
    }

    /// Each scope has words, and shares none: the nearest word says how far it is so.
    fn scopes(&mut self, one: &Written<'_>, scopes: &BTreeMap<String, OneOrMany>) {
        let mut said: BTreeMap<String, &str> = BTreeMap::new();
        for (scope, names) in scopes {
            let at = |rest: &[Step]| [one.at("proposition"), vec![scope.as_str().into()], rest.to_vec()].concat();
            if names.0.is_empty() {
                let message = format!("scope `{scope}` has no words, so nothing ever says it");
                self.push(Code::NothingGiven, one.index, at(&[]), Part::Key, message, None, "name lexicons or words that say it");
            }
            for (entry, name) in names.0.iter().enumerate() {
                if let Some(other) = said.insert(fold(name), scope).filter(|other| other != scope) {
                    let message = format!("`{name}` stands for `{other}` already, so nobody could tell which is meant");
                    self.fault(Code::WordOfTwoValues, one.index, at(&[entry.into()]), message, None, "leave it under one of the two");
                }
            }
        }
    }

    /// A pattern, which has to ask for one word at least.
    fn pattern(&mut self, one: &Written<'_>, entry: usize, text: &str) -> Option<Pattern> {
        let mut at = one.at("match");
        at.push(entry.into());
        let mut known = Known { compiler: self, one: *one };
        match Pattern::compile(text, &mut known) {
            Ok(pattern) if pattern.anchors.is_empty() => {
                let message = "the pattern asks for no word, so it fits nearly everywhere";
                self.fault(Code::FiresOnEverything, one.index, at, message, None, "add a word, or a `{lexicon}`, that has to be there");
                None
            }
            Ok(pattern) => {
                if let Some(Atom::Lexicon(lexicon)) = pattern.value {
                    self.values_of(lexicon);
                }
                Some(pattern)
            }
            Err(broken) => {
                let help = "see “Patterns” in docs/reference/rules.md";
                self.push(Code::Pattern, one.index, at, Part::Within(broken.at), broken.message, broken.nearest, help);
                None
            }
        }
    }

    fn expression(&mut self, one: &Written<'_>, text: &str) -> Option<Expression> {
        let compiled = regex::RegexBuilder::new(text).size_limit(LARGEST).dfa_size_limit(LARGEST).build();
        let (code, message, help) = match compiled {
            Ok(regex) if !regex.capture_names().flatten().any(|name| name == "value") => {
                (Code::Regex, "the expression has no group `value`".to_owned(), "name what is the value: `(?<value>[0-9]+) rockets`")
            }
            Ok(regex) if regex.is_match("") => {
                (Code::FiresOnEverything, "the expression matches the empty text".to_owned(), "ask for something that has to be there")
            }
            Ok(_) if may_be_empty(text) => (
                Code::FiresOnEverything,
                "the group `value` may be empty, and then there is no value".to_owned(),
                "ask for one sign at least: `+` where `*` stands, and no `?` behind the group",
            ),
            Ok(regex) => return Some(Expression(regex)),
            Err(error) => {
                let why = error.to_string();
                let last = why.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
                let message = format!("the expression cannot be compiled: {last}");
                let help = "see https://docs.rs/regex for what may stand in it";
                let part = broken_at(text).map_or(Part::Value, Part::Within);
                self.push(Code::Regex, one.index, one.at("regex"), part, message, None, help);
                return None;
            }
        };
        self.fault(code, one.index, one.at("regex"), message, None, help);
        None
    }

    pub(super) fn not_empty(&mut self, one: &Written<'_>, key: &str, names: &OneOrMany) {
        if names.0.is_empty() {
            self.push(Code::NothingGiven, one.index, one.at(key), Part::Key, format!("`{key}` names nothing"), None, "name what it is");
        }
    }
}

/// Whether the group `value` matches where nothing stands.
fn may_be_empty(text: &str) -> bool {
    fn optional(hir: &Hir) -> bool {
        match hir.kind() {
            HirKind::Repetition(repetition) => repetition.min == 0 && value(&repetition.sub).is_some() || optional(&repetition.sub),
            HirKind::Capture(group) => optional(&group.sub),
            HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(optional),
            _ => false,
        }
    }
    fn value(hir: &Hir) -> Option<&Hir> {
        match hir.kind() {
            HirKind::Capture(group) if group.name.as_deref() == Some("value") => Some(&group.sub),
            HirKind::Capture(group) => value(&group.sub),
            HirKind::Repetition(repetition) => value(&repetition.sub),
            HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().find_map(value),
            _ => None,
        }
    }
    let empty = |group: &Hir| group.properties().minimum_len() == Some(0);
    regex_syntax::parse(text).is_ok_and(|hir| optional(&hir) || value(&hir).is_some_and(empty))
}

/// The bytes of an expression that cannot be read.
fn broken_at(text: &str) -> Option<std::ops::Range<usize>> {
    let span = match regex_syntax::parse(text).err()? {
        regex_syntax::Error::Parse(error) => *error.span(),
        regex_syntax::Error::Translate(error) => *error.span(),
        _ => return None,
    };
    (span.start.offset < span.end.offset).then_some(span.start.offset..span.end.offset)
}

/// The value keys that a claim type gives, in the order of the table.
pub(super) fn value_keys(one: &Written<'_>) -> Vec<&'static str> {
    let raw = one.raw;
    let given = [
        raw.count.is_some(),
        raw.amount.is_some(),
        raw.share.is_some(),
        raw.date.is_some(),
        raw.place.is_some(),
        raw.category.is_some(),
        raw.proposition.is_some(),
        raw.patterns.is_some(),
        raw.regex.is_some(),
    ];
    VALUE_KEYS.into_iter().zip(given).filter(|(_, given)| *given).map(|(key, _)| key).collect()
}
