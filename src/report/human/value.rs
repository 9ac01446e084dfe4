//! A claim's value, and what is said about it, in words: "about 2,500", "by 31 Dec 2021 (planned)", "denied: full, Baghdad".

use super::date::{DateLength, date, dated};
use super::names::Names;
use crate::claim::{Claim, Modality, Polarity};
use crate::value::quantity_words::{bare_quantity, quantity};
use crate::value::{Proposition, Value};

/// For whom values are put into words.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// Names of places and actors.
    pub names: &'a dyn Names,
    /// Language of the names, as an ISO 639 code.
    pub language: &'a str,
    /// How long dates may be.
    pub dates: DateLength,
}

/// The value of `claim` with its denial, modality and doubts.
pub fn value(claim: &Claim, reader: Reader<'_>) -> String {
    let counted = reader.names.counts(&claim.claim_type);
    let bare_value = |value: &Value, reader: Reader<'_>| match value {
        Value::Quantity(q) if counted => bare_quantity(q),
        value => bare_value(value, reader),
    };
    let mut text = match (claim.polarity, &claim.value) {
        (polarity, Value::Proposition(p)) => proposition(p, polarity, reader),
        (Polarity::Asserted, value) => bare_value(value, reader),
        (Polarity::Denied, value) => format!("denied: {}", bare_value(value, reader)),
    };
    if let Some(place) = narrower_place(claim) {
        text = format!("{text}, {}", reader.names.place(place, reader.language));
    }
    let doubts = [
        modality(claim.modality),
        claim.uncertain.then_some("date of source guessed"),
        matches!(&claim.value, Value::Quantity(q) if q.malformed.is_some()).then_some("odd wording"),
    ];
    let doubts: Vec<&str> = doubts.into_iter().flatten().collect();
    if doubts.is_empty() { text } else { format!("{text} ({})", doubts.join(", ")) }
}

/// A value on its own, without what a claim says about it.
pub fn bare_value(value: &Value, reader: Reader<'_>) -> String {
    match value {
        Value::Quantity(q) => quantity(q),
        Value::Date(d) => dated(d, reader.dates),
        Value::Place { place } => reader.names.place(place, reader.language),
        Value::Category { category } => category.replace('-', " "),
        Value::Proposition(p) => proposition(p, Polarity::Asserted, reader),
    }
}

/// What a modality other than fact is called.
pub fn modality(modality: Modality) -> Option<&'static str> {
    match modality {
        Modality::Factual => None,
        Modality::Planned => Some("planned"),
        Modality::Conditional => Some("conditional"),
        Modality::Alleged => Some("alleged"),
        Modality::Forecast => Some("forecast"),
    }
}

/// The time at which the value is said to hold; "not stated" where nobody says.
pub fn as_of(claim: &Claim, reader: Reader<'_>) -> String {
    claim.as_of.as_deref().map_or_else(|| "not stated".to_string(), |edtf| date(edtf, reader.dates))
}

/// Who holds the claim, nearest speaker first: "coalition, quoted by INA".
pub fn spoken_by(claim: &Claim, reader: Reader<'_>) -> String {
    let names: Vec<String> = claim.said_by.iter().map(|id| reader.names.actor(id, reader.language)).collect();
    match names.split_first() {
        None => String::new(),
        Some((speaker, [])) => speaker.clone(),
        Some((speaker, via)) => format!("{speaker}, through {}", via.join(", through ")),
    }
}

fn proposition(proposition: &Proposition, polarity: Polarity, reader: Reader<'_>) -> String {
    let head = if polarity == Polarity::Denied { "denied" } else { "yes" };
    let scope = proposition.scope.as_deref().map(|scope| scope.replace('-', " "));
    let when = proposition.when.as_deref().map(|edtf| date(edtf, reader.dates));
    let detail: Vec<String> = scope.into_iter().chain(when).collect();
    if detail.is_empty() { head.to_string() } else { format!("{head}: {}", detail.join(", ")) }
}

/// The claim's own place where it is another than the one in the key: the title does not show it.
fn narrower_place(claim: &Claim) -> Option<&str> {
    let own = claim.place.as_ref()?.id.as_str();
    let is_value = matches!(&claim.value, Value::Place { place } if place == own);
    let in_title = claim.key.get("place").is_some_and(|key| key == own);
    (!is_value && !in_title).then_some(own)
}
