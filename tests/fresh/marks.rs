//! Marked paragraphs: what the YAML files say, and when a claim is the one that was marked.
//!
//! What a mark leaves out is not looked at, except polarity (asserted) and modality (factual). `A|B` stands for either.

use crate::wording::amount;
use corroborate::claim::Claim;
use corroborate::value::Value;
use corroborate::value::place::{Gazetteer, UNLISTED};
use serde::Deserialize;
use std::fmt;

/// A paragraph with the claims that it makes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paragraph {
    pub name: String,
    date: String,
    pub text: String,
    pub claims: Vec<Marked>,
}

impl Paragraph {
    pub fn date(&self) -> jiff::civil::Date {
        self.date.parse().unwrap_or_else(|_| panic!("{}: `{}` is no day", self.name, self.date))
    }
}

/// One marked claim.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Marked {
    #[serde(rename = "type")]
    claim_type: String,
    /// A number with its hedge.
    #[serde(default, deserialize_with = "as_text")]
    count: Option<String>,
    /// EDTF of a date value.
    date: Option<String>,
    /// Scope of a proposition.
    scope: Option<String>,
    /// Time of a proposition.
    when: Option<String>,
    /// Name of a place value.
    value: Option<String>,
    /// Names of places.
    place: Option<String>,
    /// Actors.
    nation: Option<String>,
    polarity: Option<String>,
    modality: Option<String>,
    /// The nearest speaker.
    said_by: Option<String>,
    /// Neither wanted nor held against the program.
    #[serde(default)]
    pub optional: bool,
}

fn as_text<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(f64),
        Text(String),
    }
    Ok(Some(match Either::deserialize(from)? {
        Either::Number(number) => number.to_string(),
        Either::Text(text) => text,
    }))
}

pub fn read(yaml: &str) -> Vec<Paragraph> {
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error}"))
}

impl Marked {
    pub fn fits(&self, claim: &Claim, gazetteer: &Gazetteer) -> bool {
        let either = |wanted: &Option<String>, own: &str| wanted.as_ref().is_none_or(|w| w.split('|').any(|one| one == own));
        let placed =
            |wanted: &Option<String>, id: &str| wanted.as_ref().is_none_or(|w| w.split('|').any(|one| is_named(gazetteer, id, one)));
        let value = match &claim.value {
            Value::Quantity(quantity) => self.count.is_some() && either(&self.count, &amount(quantity)),
            Value::Date(date) => self.date.is_some() && either(&self.date, &date.edtf),
            Value::Place { place } => placed(&self.value, place),
            Value::Category { .. } => false,
            Value::Proposition(p) => {
                either(&self.scope, p.scope.as_deref().unwrap_or("?")) && either(&self.when, p.when.as_deref().unwrap_or("?"))
            }
        };
        value
            && claim.claim_type == self.claim_type
            && placed(&self.place, place_of(claim))
            && either(&self.nation, claim.key.get("nation").map_or("?", String::as_str))
            && name(&claim.polarity) == self.polarity.as_deref().unwrap_or("asserted")
            && self.modality.as_deref().unwrap_or("factual").split('|').any(|one| one == name(&claim.modality))
            && either(&self.said_by, claim.said_by.first().map_or("?", String::as_str))
    }
}

impl fmt::Display for Marked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows = [
            ("", &self.count),
            ("", &self.date),
            ("", &self.scope),
            ("when ", &self.when),
            ("", &self.value),
            ("in ", &self.place),
            ("of ", &self.nation),
            ("", &self.polarity),
            ("", &self.modality),
            ("by ", &self.said_by),
        ];
        write!(f, "{}:", self.claim_type)?;
        rows.iter()
            .filter_map(|(word, field)| field.as_ref().map(|text| (word, text)))
            .try_for_each(|(word, text)| write!(f, " {word}{text}"))
    }
}

/// A claim in the same words.
pub fn in_words(claim: &Claim) -> String {
    let value = match &claim.value {
        Value::Quantity(quantity) => amount(quantity),
        Value::Date(date) => date.edtf.clone(),
        Value::Place { place } => place.clone(),
        Value::Category { category } => category.clone(),
        Value::Proposition(p) => format!("{} when {}", p.scope.as_deref().unwrap_or("?"), p.when.as_deref().unwrap_or("?")),
    };
    let nation = claim.key.get("nation").map_or("?", String::as_str);
    let (polarity, modality) = (name(&claim.polarity), name(&claim.modality));
    let by = claim.said_by.join(", ");
    format!("{}: {value} in {} of {nation} {polarity} {modality} by {by} (“{}”)", claim.claim_type, place_of(claim), claim.quote)
}

fn place_of(claim: &Claim) -> &str {
    claim.place.as_ref().map(|place| place.id.as_str()).or(claim.key.get("place").map(String::as_str)).unwrap_or("?")
}

fn is_named(gazetteer: &Gazetteer, id: &str, english: &str) -> bool {
    let names = gazetteer.index(id).and_then(|index| gazetteer.place(index).names.get("en"));
    // An unlisted place is shown as it is written; in another script its country has to do.
    let unlisted =
        id.split_once(UNLISTED).is_some_and(|(country, name)| name == english || !name.is_ascii() && is_named(gazetteer, country, english));
    unlisted || names.is_some_and(|names| names.iter().any(|name| name.text == english))
}

fn name(value: &impl serde::Serialize) -> String {
    serde_json::json!(value).as_str().unwrap_or_default().to_owned()
}
