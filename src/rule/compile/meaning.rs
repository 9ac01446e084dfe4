//! What compiles and yet cannot be meant: rules that can never fire or fire on everything, arguments that nothing
//! fills, keys without effect, and languages for which a part has no words.

use super::form::value_keys;
use super::{Compiler, LexiconId, Written};
use crate::rule::diagnostic::Code;
use crate::rule::document::{Part, Step};
use crate::rule::keys::{ARGUMENTS, NEEDS};
use crate::rule::nearest::nearest;
use crate::rule::slip;
use crate::rule::{Form, Rule};
use crate::value::place::OneOrMany;
use std::collections::BTreeSet;

impl Compiler<'_> {
    pub(super) fn meaning(&mut self, one: &Written<'_>, rule: &Option<Rule>) {
        self.arguments(one, "about", one.raw.about.as_ref(), ARGUMENTS);
        self.arguments(one, "needs", one.raw.needs.as_ref(), NEEDS);
        self.placeholders(one);
        self.without_effect(one);
        self.conditions(one);
        if let Some(rule) = rule {
            let before = self.faults.len();
            self.firing(one, rule);
            self.languages(one, rule);
            if self.faults.len() == before {
                self.values_apart(one, rule);
            }
        }
    }

    fn arguments(&mut self, one: &Written<'_>, key: &str, names: Option<&OneOrMany>, known: &[&str]) {
        for (entry, name) in names.iter().flat_map(|names| &names.0).enumerate() {
            let mut at = one.at(key);
            at.push(entry.into());
            if !known.contains(&name.as_str()) {
                let near = nearest(name, known.iter().copied());
                let parts: Vec<&str> = name.split_whitespace().collect();
                let several = parts.len() > 1 && parts.iter().all(|part| known.contains(part));
                let help = match several {
                    true => format!("write `[{}]`", parts.join(", ")),
                    false if name == "as-of" => "the time is compared without being asked for: leave `as-of` out of `about`".to_owned(),
                    false => format!("arguments are {}", known.join(", ")),
                };
                self.fault(Code::Unfillable, one.index, at, format!("nothing can fill `{name}`"), near, help);
            } else if name == "nation" && (one.raw.count.is_some() || one.raw.amount.is_some() || one.raw.date.is_some()) {
                // Whose the counted are is read off their noun ("31,000 Ukrainian soldiers"), whoever it is, and who gives a sum
                // or does what has a date off its verb.
            } else if name == "as-of" && one.raw.date.is_some() {
                let message = "a date is said for no other time: the rule can never fire";
                self.fault(Code::NeverFires, one.index, at, message, None, "take `as-of` away");
            } else if !matches!(name.as_str(), "place" | "as-of") && one.raw.who.is_none() {
                let message = format!("nothing can fill `{name}`: the claim type has no `who`");
                self.fault(Code::Unfillable, one.index, at, message, None, "add `who: any`, or name the actors that count");
            }
        }
    }

    /// `{place}` in a title is filled from the key.
    fn placeholders(&mut self, one: &Written<'_>) {
        let about: Vec<&str> = one.raw.about.iter().flat_map(|names| &names.0).map(String::as_str).collect();
        for (language, title) in &one.raw.title {
            for (open, _) in title.match_indices('{') {
                let mut at = one.at("title");
                at.push(language.as_str().into());
                let Some(length) = title[open..].find('}') else {
                    let message = "the title has a `{` that is never closed";
                    let help = "write an argument of `about` in braces: {place}";
                    self.push(Code::Placeholder, one.index, at, Part::Within(open..open + 1), message, None, help);
                    continue;
                };
                let name = &title[open + 1..open + length];
                if let Some(slip) = slip::name(name, true) {
                    let bytes = open + 1 + slip.at.start..open + 1 + slip.at.end;
                    self.push(slip.code, one.index, at, Part::Within(bytes), slip.message, None, slip.help);
                } else if !about.contains(&name) {
                    let near = nearest(name, about.iter().copied());
                    let message = format!("the title has `{{{name}}}`, which is not in `about`");
                    let help = format!("add `{name}` to `about`, or take it out of the title");
                    self.push(Code::Placeholder, one.index, at, Part::Within(open..open + length + 1), message, near, help);
                }
            }
        }
    }

    fn without_effect(&mut self, one: &Written<'_>) {
        let raw = one.raw;
        let mut say = |keys: &[&str], message: &str, help: &str| {
            let at = [vec!["claims".into(), one.id.into()], keys.iter().map(|key| Step::from(*key)).collect()].concat();
            self.push(Code::NoEffect, one.index, at, Part::Key, message, None, help);
        };
        if raw.by.is_some() && raw.category.is_none() {
            say(&["by"], "`by` links a `category` to its head, and there is none", "take it away; for a date, write `date: by`");
        }
        let names = |list: &Option<OneOrMany>| list.as_ref().is_some_and(|names| names.0.iter().any(|name| name == "place"));
        if raw.default.as_ref().is_some_and(|default| default.contains_key("place")) && !names(&raw.about) {
            let (message, help) = match raw.place {
                Some(_) => ("the place is the value, which only the text gives: a default changes nothing", "take it away"),
                None => ("the place is not in `about`, so a default place changes nothing", "add `about: [place]`, or take it away"),
            };
            say(&["default", "place"], message, help);
        }
        for name in raw.default.iter().flat_map(|default| default.keys()) {
            if raw.needs.as_ref().is_some_and(|needs| needs.0.contains(name)) {
                let message = format!("`needs` asks the text for `{name}`, so the default is never used");
                say(&["default", name], &message, "take one of the two away");
            }
        }
        if raw.at.is_some() && raw.place.is_some() {
            say(&["at"], "the place is the value, and its roles stand under `place`", "write them there, and take `at` away");
        } else if raw.at.is_some() && !names(&raw.about) && !names(&raw.needs) {
            say(&["at"], "the claim is not about a place, so its role changes nothing", "add `about: [place]`, or take it away");
        }
        if raw.default.as_ref().is_some_and(|default| default.contains_key("who")) && raw.who.is_none() {
            say(&["default", "who"], "the claim type has no `who`, so a default actor changes nothing", "add `who`, or take it away");
        }
        if raw.place.is_some() && raw.about.iter().flat_map(|names| &names.0).any(|name| name == "place") {
            let help = "leave `place` out of `about`";
            say(&["about"], "the place is the value: in the key too, two places would be two keys and never be compared", help);
        }
        // Where no value is given, or its key is misspelt, that is what is said.
        let values = value_keys(one);
        let number = values.is_empty() || values.iter().any(|key| matches!(*key, "count" | "amount" | "share" | "match" | "regex"));
        if raw.over_time.as_deref() == Some("growing") && !number {
            say(&["over-time"], "only a number can be `growing`, and this value is none", "write `evolving` or `fixed`");
        }
        let hangs = raw.head.is_some() || raw.patterns.is_some() || raw.date.is_some() || raw.place.is_some() || raw.proposition.is_some();
        for (key, given) in [("whom", raw.whom.is_some()), ("whom-not", raw.whom_not.is_some()), ("between", raw.between.is_some())] {
            if given && !hangs {
                let message = format!("`{key}` is about the head, and there is none: nothing is asked for");
                say(&[key], &message, "name the `head`, or take it away");
            }
        }
        if raw.who.is_none() {
            for (entry, text) in raw.patterns.iter().flat_map(|patterns| &patterns.0).enumerate() {
                if let Some(start) = text.find("{who:") {
                    let end = text[start..].find('}').map_or(text.len(), |length| start + length + 1);
                    let at = [one.at("match"), vec![entry.into()]].concat();
                    let message = "`who` is captured and the claim type has no `who`, so nobody is kept";
                    let help = "add `who: any`, or name the actors that count";
                    self.push(Code::NoEffect, one.index, at, Part::Within(start..end), message, None, help);
                }
            }
        }
    }

    /// Conditions that exclude each other, and lists that admit nothing.
    fn conditions(&mut self, one: &Written<'_>) {
        let raw = one.raw;
        if raw.who.as_ref().is_some_and(|names| names.0.is_empty()) {
            let message = "`who` admits nobody, so the rule can never fire";
            self.push(Code::NeverFires, one.index, one.at("who"), Part::Key, message, None, "name an actor, write `any`, or take it away");
        }
        // "country, country" are two of a kind.
        let of_a_kind = |names: &[String]| names.len() > 1 && names.iter().all(|name| self.actors.is_kind(name));
        if raw.between.as_ref().is_some_and(|names| !of_a_kind(names) && names.iter().collect::<BTreeSet<_>>().len() < 2) {
            let message = "`between` needs two parties or more";
            self.push(Code::NothingGiven, one.index, one.at("between"), Part::Key, message, None, "name both, or use `who`");
        }
        let lists = [
            ("head", &raw.head),
            ("whom", &raw.whom),
            ("whom-not", &raw.whom_not),
            ("unless", &raw.unless),
            ("needs", &raw.needs),
            ("at", &raw.at),
        ];
        for (entry, name) in raw.who.iter().flat_map(|names| &names.0).enumerate() {
            if name == "any" && raw.who.as_ref().is_some_and(|names| names.0.len() > 1) {
                let at = [one.at("who"), vec![entry.into()]].concat();
                let message = "`any` is every actor, so the others change nothing";
                self.fault(Code::NoEffect, one.index, at, message, None, "leave `any` alone, or take it away");
            }
        }
        if raw.default.as_ref().is_some_and(|default| default.is_empty()) {
            let message = "`default` gives nothing";
            self.push(
                Code::NothingGiven,
                one.index,
                one.at("default"),
                Part::Key,
                message,
                None,
                "name a `place` or `who`, or take it away",
            );
        }
        let more = [("instead-of", &raw.instead_of), ("outcome", &raw.outcome), ("denies", &raw.denies)];
        for (key, names) in lists.into_iter().chain(more) {
            if let Some(names) = names {
                self.not_empty(one, key, names);
            }
        }
        if raw.with.as_ref().is_some_and(|with| with.0.is_empty() || with.0.iter().any(Vec::is_empty)) {
            let message = "`with` has an entry that names nothing";
            self.push(Code::NothingGiven, one.index, one.at("with"), Part::Key, message, None, "name what has to be there");
        }
        let unless: Vec<&String> = raw.unless.iter().flat_map(|names| &names.0).collect();
        for (entry, alternatives) in raw.with.iter().flat_map(|with| &with.0).enumerate() {
            if !alternatives.is_empty() && alternatives.iter().all(|name| unless.contains(&name)) {
                let mut at = one.at("with");
                at.push(entry.into());
                let message = format!("`with` asks for {}, and `unless` forbids it: the rule can never fire", alternatives.join(" or "));
                self.fault(Code::NeverFires, one.index, at, message, None, "take it out of one of the two");
            }
        }
    }

    /// What is counted is always in its clause, and a head never governs itself.
    fn against_itself(&mut self, one: &Written<'_>, rule: &Rule) {
        let nouns: &[LexiconId] = match &rule.form {
            Form::Count(nouns) | Form::Amount(nouns) | Form::Share(nouns) => nouns,
            _ => &[],
        };
        for (entry, id) in rule.unless.iter().enumerate().filter(|(_, id)| nouns == [**id]) {
            let name = self.lexicons[*id as usize].name.rsplit('/').next().unwrap_or_default().to_owned();
            let message = format!("`unless` forbids `{name}`, which is what is counted: the rule can never fire");
            let at = [one.at("unless"), vec![entry.into()]].concat();
            self.fault(Code::NeverFires, one.index, at, message, None, "take it out of `unless`");
        }
        for (entry, alternatives) in rule.with.iter().enumerate().filter(|_| !rule.head.is_empty()) {
            if rule.head.iter().all(|head| alternatives.contains(head)) {
                let message = "the head itself is always there, so this asks for nothing";
                let at = [one.at("with"), vec![entry.into()]].concat();
                self.fault(Code::NoEffect, one.index, at, message, None, "name what has to be there beside the head, or take it away");
            }
        }
        if let (Some(who), Some(default)) = (&rule.who, &rule.default_who)
            && !who.admits(default, self.actors)
        {
            let message = format!("`who` does not admit `{default}`, so it cannot be the default");
            let at = [one.at("default"), vec!["who".into()]].concat();
            self.fault(Code::Unfillable, one.index, at, message, None, "name one of `who`, or add it there");
        }
        let own = one.raw.head_not.is_some();
        for (entry, id) in rule.head_not.iter().enumerate().filter(|(_, id)| own && rule.head == [**id]) {
            let name = self.lexicons[*id as usize].name.rsplit('/').next().unwrap_or_default().to_owned();
            let message = format!("`{name}` is the head itself, and nothing bars itself");
            let at = [one.at("head-not"), vec![entry.into()]].concat();
            self.fault(Code::NoEffect, one.index, at, message, None, "name the words that, governing the head, make it something else");
        }
    }

    fn firing(&mut self, one: &Written<'_>, rule: &Rule) {
        self.against_itself(one, rule);
        let headless = rule.head.is_empty();
        if let Some(word) = rule.head.iter().find_map(|id| self.everywhere.get(id)) {
            let message = format!("`head` has `{word}` among its words, which stands in nearly every sentence");
            let help = "take it out of the lexicon, or write the phrase that is meant";
            self.push(Code::FiresOnEverything, one.index, one.at("head"), Part::Value, message, None, help);
        }
        let key = match &rule.form {
            Form::Date(_) => "date",
            Form::Place(_) => "place",
            Form::Proposition(_) => "proposition",
            Form::Category { by, .. } => {
                if headless && by.is_empty() && rule.with.is_empty() && rule.who.is_none() {
                    let message = "without `head` and `by` every word of the lexicon would be a claim";
                    let help = "name the `head`, and under `by` the words that link it to the category";
                    self.push(Code::FiresOnEverything, one.index, one.at("category"), Part::Key, message, None, help);
                }
                return;
            }
            Form::Count(_) | Form::Amount(_) | Form::Share(_) | Form::Match(_) | Form::Regex(_) => return,
        };
        if headless {
            let message = format!("a {key} hangs on a head, and there is none: the rule can never fire");
            self.push(
                Code::NeverFires,
                one.index,
                one.at(key),
                Part::Key,
                message,
                None,
                "add `head: WORDS`, the word that the claim hangs on",
            );
        }
    }

    /// A language that the rule is meant for, and in which one of its necessary parts has no words.
    fn languages(&mut self, one: &Written<'_>, rule: &Rule) {
        let mut meant: BTreeSet<&str> = one.raw.title.keys().map(String::as_str).collect();
        let mut parts: Vec<(&str, Vec<LexiconId>)> = Vec::new();
        match &rule.form {
            Form::Count(lexicons) => parts.push(("count", lexicons.clone())),
            Form::Amount(lexicons) => parts.push(("amount", lexicons.clone())),
            Form::Share(lexicons) => parts.push(("share", lexicons.clone())),
            Form::Category { lexicon, .. } => parts.push(("category", vec![*lexicon])),
            Form::Date(_) | Form::Place(_) | Form::Proposition(_) | Form::Match(_) | Form::Regex(_) => {}
        }
        if !rule.head.is_empty() {
            parts.push(("head", rule.head.clone()));
        }
        parts.extend(rule.with.iter().map(|alternatives| ("with", alternatives.clone())));
        for language in
            one.file.words.values().flat_map(|words| words.by_language.keys().chain(words.values.values().flat_map(|words| words.keys())))
        {
            meant.insert(language);
        }
        let mut found = Vec::new();
        for language in meant {
            for (key, lexicons) in &parts {
                let speaks = |id: &LexiconId| {
                    let words = &self.lexicons[*id as usize].words;
                    [language, "*"].iter().any(|code| words.get(*code).is_some_and(|words| !words.is_empty()))
                };
                // That a lexicon has no words at all has been said.
                let wordless = |id: &LexiconId| self.lexicons[*id as usize].words.values().all(Vec::is_empty);
                if !lexicons.iter().any(speaks) && !lexicons.iter().all(wordless) {
                    let names: Vec<&str> =
                        lexicons.iter().map(|id| self.lexicons[*id as usize].name.rsplit('/').next().unwrap_or_default()).collect();
                    found.push((
                        *key,
                        format!("`{}` has no words in `{language}`, so `{}` finds nothing there", names.join("`, `"), one.id),
                    ));
                }
            }
        }
        for (key, message) in found {
            let help = "add the words of that language, or drop the language from the title";
            self.fault(Code::LanguageWithoutWords, one.index, one.at(key), message, None, help);
        }
    }
}
