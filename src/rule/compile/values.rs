//! The values of a lexicon: what a category, or a captured word, comes to. Each value is a lexicon of its own beneath the
//! one that holds it, so that an inflected word is known by the same lookup as everywhere, and words of several languages
//! under one name are one value.

use super::{CategoryValue, Compiler, Lexicon, LexiconId, Written};
use crate::rule::diagnostic::Code;
use crate::rule::document::{Part, Step};
use crate::rule::keys::VALUES_KEY;
use crate::rule::pattern::Atom;
use crate::rule::{Form, Rule, Word, Words};
use crate::text::fold::fold;
use std::collections::{BTreeMap, BTreeSet};

impl Compiler<'_> {
    /// The values that a file names: each has words, in every language that another has words in, and shares none.
    pub(super) fn named_values(&mut self, file: usize, id: LexiconId, name: &str, words: &Words) {
        let languages: BTreeSet<&String> = words.values.values().flat_map(BTreeMap::keys).collect();
        let at = |rest: &[Step]| [&["words".into(), name.into(), VALUES_KEY.into()], rest].concat();
        let mut before: BTreeMap<(&str, String), &str> = BTreeMap::new();
        for (value, by_language) in &words.values {
            self.name(file, at(&[value.as_str().into()]), Part::Key, value);
            if by_language.values().all(Vec::is_empty) {
                let message = format!("value `{value}` of `{name}` has no words");
                let help = "give its words by language: {en: [WORD], ar: [كلمة]}";
                self.push(Code::NothingGiven, file, at(&[value.as_str().into()]), Part::Key, message, None, help);
                continue;
            }
            for language in languages.iter().filter(|language| by_language.get(**language).is_none_or(Vec::is_empty)) {
                let message = format!("value `{value}` has no words in `{language}`, so a text in that language never says it");
                let help = "add the words of that language under the same name";
                self.push(Code::LanguageWithoutWords, file, at(&[value.as_str().into()]), Part::Key, message, None, help);
            }
            for (language, list) in by_language {
                for (entry, word) in list.iter().enumerate() {
                    let spelling = if word.exact { word.text.clone() } else { fold(&word.text) };
                    if let Some(other) = before.insert((language, spelling), value).filter(|other| other != value) {
                        let at = at(&[value.as_str().into(), language.as_str().into(), entry.into()]);
                        let message = format!("`{}` stands for `{other}` already, so nobody could tell which is meant", word.text);
                        self.fault(Code::WordOfTwoValues, file, at, message, None, "leave it under one of the two");
                    }
                }
            }
            self.value(id, value.clone(), by_language.clone());
        }
    }

    /// Sees to it that a lexicon has values: where the file names none, each word is its own.
    pub(super) fn values_of(&mut self, id: LexiconId) {
        let lexicon = &self.lexicons[id as usize];
        if lexicon.named || !lexicon.values.is_empty() {
            return;
        }
        let mut by_spelling: BTreeMap<String, (String, BTreeMap<String, Vec<Word>>)> = BTreeMap::new();
        for (language, words) in &lexicon.words {
            for word in words {
                let value = by_spelling.entry(fold(&word.text)).or_insert_with(|| (word.text.clone(), BTreeMap::new()));
                value.1.entry(language.clone()).or_default().push(word.clone());
            }
        }
        for (name, words) in by_spelling.into_values() {
            self.value(id, name, words);
        }
    }

    fn value(&mut self, of: LexiconId, name: String, words: BTreeMap<String, Vec<Word>>) {
        let lexicon = self.lexicons.len() as LexiconId;
        let (pack, short) = self.lexicons[of as usize].name.split_once('/').unwrap_or_default();
        let full = format!("{pack}/({short}: {name})");
        self.lexicons.push(Lexicon { name: full, words, defined: None, values: Vec::new(), named: false, is_value: true });
        self.lexicons[of as usize].values.push(CategoryValue { name, lexicon });
    }

    /// Words that are each their own value are never the same in two languages.
    pub(super) fn values_apart(&mut self, one: &Written<'_>, rule: &Rule) {
        let (id, at, part) = match &rule.form {
            Form::Category { lexicon, .. } => (*lexicon, one.at("category"), Part::Value),
            Form::Match(patterns) => {
                let captured = patterns.iter().enumerate().find_map(|(entry, pattern)| match pattern.value {
                    Some(Atom::Lexicon(id)) if !self.lexicons[id as usize].named => Some((entry, id, &pattern.text)),
                    _ => None,
                });
                let Some((entry, id, text)) = captured else { return };
                let start = text.find("{value:").unwrap_or_default();
                let end = text[start..].find('}').map_or(text.len(), |length| start + length + 1);
                (id, [one.at("match"), vec![entry.into()]].concat(), Part::Within(start..end))
            }
            _ => return,
        };
        let lexicon = &self.lexicons[id as usize];
        let mut languages = lexicon.words.iter().filter(|(_, words)| !words.is_empty()).map(|(language, _)| language.as_str());
        if let (false, Some(first), Some(second)) = (lexicon.named, languages.next(), languages.next()) {
            let name = lexicon.name.rsplit('/').next().unwrap_or_default();
            let message = format!("the words of `{name}` are each a value of their own, so `{first}` and `{second}` never agree");
            let help = format!("name the values in the lexicon: `{name}: {{values: {{NAME: {{{first}: [WORD], {second}: [WORD]}}}}}}`");
            self.push(Code::ValuesApart, one.index, at, part, message, None, help);
        }
    }
}
