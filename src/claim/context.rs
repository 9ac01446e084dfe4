//! The context of a claim: polarity, modality, place, zone, and the level at which each was resolved.

use crate::value::world::Holders;
use serde::{Deserialize, Serialize};

/// Asserted or denied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Polarity {
    /// The source, or the speaker in it, says so.
    #[default]
    Asserted,
    /// The source, or the speaker in it, says it is not so.
    Denied,
}

/// In which mode it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// As a fact.
    #[default]
    Factual,
    /// As a plan, an agreement, a deadline.
    Planned,
    /// If something else comes about.
    Conditional,
    /// As what others say without standing behind it.
    Alleged,
    /// As an expectation.
    Forecast,
}

impl Modality {
    /// Conditional, alleged and forecast claims never corroborate and never supersede.
    pub fn is_firm(self) -> bool {
        matches!(self, Modality::Factual | Modality::Planned)
    }
}

/// Where a context field was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// In the words of the claim itself.
    Match,
    /// In the same clause.
    Clause,
    /// In the same sentence.
    Sentence,
    /// In the paragraph.
    Paragraph,
    /// Elsewhere in the source, or its metadata.
    Source,
    /// The rule's default.
    Default,
    /// Nowhere.
    #[default]
    Unknown,
}

/// A context field's origin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved {
    /// The level.
    pub level: Level,
    /// The words or the reason.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

/// The name under which a claim records the word that sets its figure against another: "but".
pub const AGAINST: &str = "against";
/// The same for the word that tells the figure as the level of a count that is known already: "put".
pub const LEVEL: &str = "count-level";

/// Why a claim has no place where its sentence names more than one country.
pub const SEVERAL_COUNTRIES: &str = "the sentence names several countries";

/// A place with its relation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceRef {
    /// Gazetteer id.
    pub id: String,
    /// in, from, to, near.
    pub relation: String,
    /// For a place that no list knows, the listed one that the text says it lies in, where that is no whole country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
}

/// What the claims say of the places that no list knows: the listed ones that hold each.
pub fn holders<'c>(claims: impl IntoIterator<Item = &'c super::Claim>) -> Holders {
    let mut holders = Holders::new();
    for place in claims.into_iter().filter_map(|claim| claim.place.as_ref()) {
        if let Some(within) = &place.within {
            holders.entry(place.id.clone()).or_default().insert(within.clone());
        }
    }
    holders
}
