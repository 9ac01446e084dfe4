//! The tests of claim types, in the rule's own file and in others: what they expect has to be readable, and something
//! that this claim type can have.

use super::form::value_keys;
use super::{Compiler, Written};
use crate::rule::diagnostic::Code;
use crate::rule::document::{Part, Step};
use crate::rule::expectation::{self, OF_VALUE};
use crate::rule::nearest::nearest;
use crate::rule::{Range, RawTest, Rule, RuleTest};
use crate::text::fold::fold;
use std::collections::HashMap;

impl Compiler<'_> {
    /// Checks the tests beside the form.
    pub(super) fn expectations(&mut self, one: &Written<'_>) {
        let prefix = one.at("tests");
        self.tests(one.index, &prefix, &one.raw.tests, one);
    }

    /// Hands the tests of other places to the rules they name.
    pub(super) fn separate_tests(&mut self, written: &[Written<'_>], ids: &[&str], rules: &mut [Rule]) {
        let inputs = self.inputs;
        for (index, input) in inputs.iter().enumerate() {
            for (id, tests) in &input.file.tests {
                let prefix = vec![Step::from("tests"), Step::from(id.as_str())];
                let Ok(found) = written.binary_search_by(|one| one.id.cmp(id)) else {
                    let near = nearest(id, ids.iter().copied());
                    let help = "`corroborate rules list` names the claim types";
                    let message = format!("these tests name no claim type: `{id}`");
                    self.push(Code::UnknownClaimType, index, prefix, Part::Key, message, near, help);
                    continue;
                };
                self.tests(index, &prefix, tests, &written[found]);
                let Ok(rule) = rules.binary_search_by(|rule| rule.id.cmp(id)) else { continue };
                rules[rule].tests.extend(tests.iter().enumerate().map(|(entry, test)| {
                    let mut at = prefix.clone();
                    at.push(entry.into());
                    RuleTest { path: input.path.clone(), at, test: test.clone() }
                }));
            }
        }
    }

    fn tests(&mut self, file: usize, prefix: &[Step], tests: &[RawTest], one: &Written<'_>) {
        let kinds = value_keys(one);
        let mut seen: HashMap<(&str, &Option<String>), usize> = HashMap::new();
        for (entry, test) in tests.iter().enumerate() {
            let at = |steps: &[Step]| [prefix, &[entry.into()], steps].concat();
            if let Some(first) = seen.insert((test.text.as_str(), &test.date), entry) {
                let message = format!("test {} has the same text", first + 1);
                self.fault(Code::SameTest, file, at(&["text".into()]), message, None, "change the text, or join the two");
            }
            if let Some(date) = &test.date
                && date.parse::<jiff::civil::Date>().is_err()
            {
                let message = format!("`{date}` is no day");
                self.fault(Code::TestDate, file, at(&["date".into()]), message, None, "write the day as 2025-08-30");
            }
            for (claim, expected) in test.claims.iter().enumerate() {
                let other = expected.get("type").is_some_and(|other| other.0 != one.id);
                for (key, value) in expected {
                    let at = at(&["claims".into(), claim.into(), key.as_str().into()]);
                    if let Err(wrong) = expectation::readable(key, &value.0) {
                        self.fault(Code::Expectation, file, at, wrong.message, wrong.nearest, wrong.help);
                        continue;
                    }
                    let of = OF_VALUE.iter().find(|(name, _)| name == key).map(|(_, kinds)| *kinds);
                    if let (Some(of), [kind], false) = (of, kinds.as_slice(), other)
                        && !of.contains(kind)
                        && !matches!(*kind, "match" | "regex")
                    {
                        let message = format!("`{}` is a {kind}, so its claims have no `{key}`", one.id);
                        let can: Vec<&str> = OF_VALUE.iter().filter(|(_, kinds)| kinds.contains(kind)).map(|(name, _)| *name).collect();
                        let help = format!("what its value can say is {}", can.join(", "));
                        self.push(Code::ExpectationKind, file, at, Part::Key, message, None, help);
                        continue;
                    }
                    if let ("count" | "amount" | "share", false, Some(range)) = (key.as_str(), other, &one.raw.range)
                        && let (Some(of), Some((qualifier, number))) = (Range::parse(&range.0), expectation::number(&value.0))
                        && qualifier != crate::value::Qualifier::Vague
                        && !of.holds_as_written(number, &value.0)
                    {
                        let message = format!("`{}` lies outside of `range: {}`, so no claim can have it", value.0, range.0);
                        self.fault(Code::ExpectationKind, file, at, message, None, "change the one or the other");
                        continue;
                    }
                    let fixed = match key.as_str() {
                        "polarity" => one.raw.polarity.as_ref(),
                        "modality" => one.raw.modality.as_ref(),
                        _ => None,
                    };
                    if let Some(fixed) = fixed.filter(|fixed| !other && **fixed != value.0) {
                        let message = format!("`{}` fixes its {key} as `{fixed}`, so no claim can be `{}`", one.id, value.0);
                        self.fault(Code::ExpectationKind, file, at, message, None, "change the one or the other");
                        continue;
                    }
                    let kept = one.raw.about.iter().flat_map(|names| &names.0).any(|name| name == key);
                    if matches!(key.as_str(), "nation" | "who" | "actor" | "party") && !other && !kept {
                        let message = format!("`{}` keeps no `{key}`: its `about` does not name it", one.id);
                        self.push(Code::ExpectationKind, file, at, Part::Key, message, None, format!("add `{key}` to `about`"));
                        continue;
                    }
                    match (key.as_str(), other) {
                        ("scope" | "category", true) => {}
                        ("category", false) => self.expected_category(file, at, &value.0, one),
                        _ => self.expected_name(file, at, key, &value.0, one),
                    }
                }
            }
        }
    }

    /// A category is the name of a value of its lexicon, or a word where the lexicon names none.
    fn expected_category(&mut self, file: usize, at: Vec<Step>, value: &str, one: &Written<'_>) {
        let Some(lexicon) = one.raw.category.as_deref().and_then(|name| self.known_lexicon(one.file, name)) else { return };
        let lexicon = &self.lexicons[lexicon as usize];
        let known: Vec<&str> = lexicon.values.iter().map(|value| value.name.as_str()).collect();
        if known.is_empty() || known.iter().any(|name| fold(name) == fold(value)) {
            return;
        }
        let near = nearest(value, known.iter().copied());
        let what = if lexicon.named { "value" } else { "word" };
        let message = format!("`{}` has no {what} `{value}`", lexicon.name);
        let help = format!("its {what}s are {}", known.join(", "));
        self.fault(Code::Expectation, file, at, message, near, help);
    }

    /// Names in an expectation that stand for something known.
    fn expected_name(&mut self, file: usize, at: Vec<Step>, key: &str, name: &str, one: &Written<'_>) {
        match key {
            "place" | "value" => {
                self.place(file, at, name);
            }
            "nation" | "who" | "actor" | "party" => self.actor(file, at, name, false),
            "said-by" => self.actor(file, at, name, true),
            "type" => {
                let inputs = self.inputs;
                let ids = || inputs.iter().flat_map(|input| input.file.claims.keys().map(String::as_str));
                if !ids().any(|id| id == name) {
                    let near = nearest(name, ids());
                    let message = format!("no claim type is called `{name}`");
                    self.fault(Code::UnknownClaimType, file, at, message, near, "`corroborate rules list` names the claim types");
                }
            }
            "scope" => {
                if let Some(scopes) = &one.raw.proposition
                    && !scopes.contains_key(name)
                {
                    let known: Vec<&str> = scopes.keys().map(String::as_str).collect();
                    let near = nearest(name, known.iter().copied());
                    let help = format!("the scopes of `{}` are {}", one.id, known.join(", "));
                    self.fault(Code::Expectation, file, at, format!("`{}` has no scope `{name}`", one.id), near, help);
                }
            }
            _ => {}
        }
    }
}
