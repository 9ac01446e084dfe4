//! The tests that rules carry: each text is extracted with all rules, and the claims of the tested type are compared
//! with what the author expects.

use super::{Extractor, SentenceTrace};
use crate::claim::Claim;
use crate::rule::expectation::{self, hedge, in_words, number};
use crate::rule::{RawTest, Rule, RuleTest, Scalar, keys};
use crate::source::{Metadata, Source, language_of};
use crate::value::place::{Gazetteer, UNLISTED};
use crate::value::{DateRole, Qualifier, Quantity, Value};
use std::collections::BTreeMap;

/// How one test came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// File of the test.
    pub path: String,
    /// Claim type.
    pub claim_type: String,
    /// Which test of the type, from zero.
    pub index: usize,
    /// Its name, where it has one.
    pub named: Option<String>,
    /// The text.
    pub text: String,
    /// What was expected, as written.
    pub expected: Vec<String>,
    /// What came out, in the same words.
    pub got: Vec<String>,
    /// Expected and got agree.
    pub agrees: bool,
    /// The reason why it is known to fail.
    pub todo: Option<String>,
    /// The expectation itself cannot be read.
    pub broken: Option<String>,
}

impl Outcome {
    /// A test passes when it agrees, a `todo` when it does not.
    pub fn passed(&self) -> bool {
        self.broken.is_none() && self.agrees != self.todo.is_some()
    }
}

/// Reads the text of a test with all rules, and keeps what each of them found on the way.
pub fn trace(extractor: &Extractor<'_>, rule: &Rule, test: &RawTest) -> Option<(Vec<Claim>, Vec<SentenceTrace>)> {
    let published = test.date.as_deref().and_then(|date| date.parse().ok());
    let language = test.lang.clone().or_else(|| language_among(rule, &test.text));
    let stated = Metadata { language, published, ..Metadata::default() };
    let source = Source::from_text("s1", "test", &test.text, stated).ok()?;
    let mut sentences = Vec::new();
    let claims = extractor.extract_with(&source, Some(&mut sentences));
    Some((claims, sentences))
}

/// Runs one test of a rule.
pub fn run(extractor: &Extractor<'_>, rule: &Rule, index: usize, written: &RuleTest, gazetteer: &Gazetteer) -> Outcome {
    let test = &written.test;
    let mut outcome = Outcome {
        path: written.path.clone(),
        claim_type: rule.id.clone(),
        index,
        named: test.name.clone(),
        text: test.text.clone(),
        expected: test.claims.iter().map(in_words).collect(),
        got: Vec::new(),
        agrees: false,
        todo: test.todo.clone(),
        broken: None,
    };
    let published = match test.date.as_deref().map(str::parse) {
        None => None,
        Some(Ok(date)) => Some(date),
        Some(Err(_)) => {
            outcome.broken = Some(format!("`date: {}` is not a day such as 2025-08-30", test.date.as_deref().unwrap_or_default()));
            return outcome;
        }
    };
    let language = test.lang.clone().or_else(|| language_among(rule, &test.text));
    let stated = Metadata { language, published, ..Metadata::default() };
    let source = match Source::from_text("s1", "test", &test.text, stated) {
        Ok(source) => source,
        Err(problem) => {
            outcome.broken = Some(problem.to_string());
            return outcome;
        }
    };
    if source.language.is_none() {
        outcome.broken = Some("the language of so short a text cannot be told: add `lang: en` or `lang: ar`, or make it longer".to_owned());
        return outcome;
    }
    let types: Vec<&str> = test
        .claims
        .iter()
        .map(|expected| expected.get("type").map_or(rule.id.as_str(), |t| t.0.as_str()))
        .chain([rule.id.as_str()])
        .collect();
    let claims: Vec<Claim> = extractor.extract(&source).into_iter().filter(|claim| types.contains(&claim.claim_type.as_str())).collect();
    // A part that was asked for and not found is said to be missing.
    let asked = |key: &str| test.claims.iter().any(|expected| expected.contains_key(key));
    outcome.got = claims.iter().map(|claim| shown(claim, rule, asked("place"))).collect();
    let mut left: Vec<&Claim> = claims.iter().collect();
    let mut agrees = true;
    for expected in &test.claims {
        let wanted = expected.get("type").map_or(rule.id.as_str(), |t| t.0.as_str());
        let mut found = None;
        for (at, claim) in left.iter().enumerate() {
            match fits(expected, claim, gazetteer) {
                Ok(true) if claim.claim_type == wanted => {
                    found = Some(at);
                    break;
                }
                Ok(_) => {}
                Err(broken) => outcome.broken = Some(broken),
            }
        }
        if left.is_empty()
            && let Err(broken) = readable(expected)
        {
            outcome.broken = Some(broken);
        }
        match found {
            Some(at) => {
                left.remove(at);
            }
            None => agrees = false,
        }
    }
    outcome.agrees = agrees && left.is_empty();
    outcome
}

/// The language of a text too short to tell it: that of the rule's other texts in the same letters.
pub fn language_among(rule: &Rule, text: &str) -> Option<String> {
    if language_of(text).is_some() {
        return None;
    }
    let latin =
        |text: &str| text.chars().filter(char::is_ascii_alphabetic).count() * 2 > text.chars().filter(|c| c.is_alphabetic()).count();
    let texts = rule.tests.iter().map(|test| test.test.text.as_str()).filter(|other| latin(other) == latin(text));
    language_of(&texts.collect::<Vec<_>>().join("\n")).map(str::to_owned)
}

/// A claim in the words of an expectation.
fn shown(claim: &Claim, rule: &Rule, place_asked: bool) -> String {
    let mut parts = Vec::new();
    let own = claim.claim_type == rule.id;
    if !own {
        parts.push(format!("type: {}", claim.claim_type));
    }
    match &claim.value {
        Value::Quantity(quantity) => {
            let key = Some(rule.form.key()).filter(|key| own && matches!(*key, "amount" | "share")).unwrap_or("count");
            parts.push(format!("{key}: {}", stated(quantity)));
        }
        Value::Date(date) => parts.push(format!("date: {}, role: {}", date.edtf, role_name(date.role))),
        Value::Place { place } => parts.push(format!("value: {place}")),
        Value::Category { category } => parts.push(format!("category: {category}")),
        Value::Proposition(proposition) => parts.extend(proposition.scope.iter().map(|scope| format!("scope: {scope}"))),
    }
    parts.extend(claim.key.iter().map(|(key, value)| format!("{key}: {value}")));
    if place_asked && !claim.key.contains_key("place") && !matches!(claim.value, Value::Place { .. }) {
        parts.push(claim.place.as_ref().map_or("no place".to_owned(), |place| format!("place: {}", place.id)));
    }
    parts.push(format!("polarity: {}", name_of(&claim.polarity)));
    parts.push(format!("modality: {}", name_of(&claim.modality)));
    parts.join(", ")
}

fn name_of(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn role_name(role: DateRole) -> String {
    name_of(&role)
}

fn stated(quantity: &Quantity) -> String {
    match quantity.qualifier {
        Qualifier::Between | Qualifier::Vague => {
            format!("{}-{}", quantity.min.unwrap_or(0.0), quantity.max.unwrap_or(f64::INFINITY))
        }
        qualifier => format!("{}{}", hedge(qualifier), quantity.number),
    }
}

/// Whether the expectation can be read at all; for rules that were not made from a checked file.
fn readable(expected: &BTreeMap<String, Scalar>) -> Result<(), String> {
    for (key, value) in expected {
        if keys::find(keys::EXPECTATION, key).is_none() {
            return Err(format!("`{key}` is nothing that a claim has"));
        }
        expectation::readable(key, &value.0).map_err(|wrong| wrong.message)?;
    }
    Ok(())
}

fn fits(expected: &BTreeMap<String, Scalar>, claim: &Claim, gazetteer: &Gazetteer) -> Result<bool, String> {
    readable(expected)?;
    let same_place = |id: &str, wanted: &str| {
        let unlisted = id.split_once(UNLISTED).is_some_and(|(_, name)| name == wanted);
        id == wanted
            || unlisted
            || gazetteer.index(id).is_some_and(|index| names(gazetteer, index).any(|name| name == crate::text::fold::fold(wanted)))
    };
    let mut all = true;
    for (key, Scalar(wanted)) in expected {
        all &= match (key.as_str(), &claim.value) {
            ("count" | "amount" | "share", Value::Quantity(quantity)) => {
                let Some((qualifier, value)) = number(wanted) else { return Err(format!("`{wanted}` is no number")) };
                quantity.qualifier == qualifier && (value.is_nan() || (quantity.number - value).abs() <= 1e-9 * value.abs().max(1.0))
            }
            ("date", Value::Date(date)) => date.edtf == *wanted || crate::value::day_of(&date.edtf) == wanted,
            ("role", Value::Date(date)) => role_name(date.role) == *wanted,
            ("scope", Value::Proposition(proposition)) => proposition.scope.as_deref() == Some(wanted.as_str()),
            ("when", Value::Proposition(proposition)) => proposition.when.as_deref() == Some(wanted.as_str()),
            ("value", Value::Place { place }) => same_place(place, wanted),
            ("category", Value::Category { category }) => crate::text::fold::fold(category) == crate::text::fold::fold(wanted),
            ("count" | "amount" | "share" | "date" | "role" | "scope" | "when" | "value" | "category", _) => false,
            ("place", value) => {
                let found = claim.place.as_ref().map(|place| place.id.as_str()).or(claim.key.get("place").map(String::as_str));
                let found = found.or(if let Value::Place { place } = value { Some(place.as_str()) } else { None });
                found.is_some_and(|id| same_place(id, wanted))
            }
            ("as-of", _) => claim.as_of.as_deref() == Some(wanted.as_str()),
            ("polarity", _) => name_of(&claim.polarity) == *wanted,
            ("modality", _) => name_of(&claim.modality) == *wanted,
            ("said-by", _) => claim.said_by.iter().any(|holder| holder == wanted),
            ("relation", _) => claim.place.as_ref().is_some_and(|place| place.relation == *wanted),
            ("type", _) => claim.claim_type == *wanted,
            (key, _) => claim.key.get(key) == Some(wanted),
        };
    }
    // What an expectation leaves out is asserted.
    if !expected.contains_key("polarity") {
        all &= name_of(&claim.polarity) == "asserted";
    }
    Ok(all)
}

fn names(gazetteer: &Gazetteer, index: u32) -> impl Iterator<Item = String> + '_ {
    gazetteer.place(index).names.values().flatten().map(|name| crate::text::fold::fold(&name.text))
}
