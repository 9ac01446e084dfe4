//! Claims: what a rule found in a source, with its value, its context and where all of it came from.

mod context;
mod fingerprint;

pub use crate::source::Zone;
pub use context::{AGAINST, LEVEL, Level, Modality, PlaceRef, Polarity, Resolved, SEVERAL_COUNTRIES, holders};
pub use fingerprint::{claim_id, shingles, words};

use crate::value::Value;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Bytes `start..end` of the original file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Span { start: range.start, end: range.end }
    }
}

/// A second place in the same source that says the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Also {
    /// Exactly the bytes of `span`.
    pub quote: String,
    /// Where.
    pub span: Span,
}

/// What linking must know of the source when claims travel without it (design §10).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SourceFacts {
    /// Path as shown to people.
    pub path: String,
    /// Publication date, `YYYY-MM-DD`; `None` when unknown or only narrowed to candidates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Publisher as the manifest or front matter gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Agencies and outlets that the whole text credits (actor ids).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<String>,
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// `c-` and eight hex digits; see [`claim_id`].
    pub id: String,
    /// Claim type: the rule's name.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// Id of the source.
    pub source: String,
    /// Exactly the bytes of `span`.
    pub quote: String,
    /// The words that carry the claim.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// The sentence's text, for `--quotes` and for linking without the source.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sentence_text: String,
    /// Other places of the source with the same claim.
    #[serde(default)]
    pub also: Vec<Also>,
    /// Arguments of the rule's `about`; an argument that is missing here is unknown and only ever compatible.
    pub key: BTreeMap<String, String>,
    /// The place and how it relates.
    #[serde(default)]
    pub place: Option<PlaceRef>,
    /// What is claimed.
    pub value: Value,
    /// EDTF time at which an evolving value holds.
    #[serde(default)]
    pub as_of: Option<String>,
    /// Asserted or denied.
    pub polarity: Polarity,
    /// Factual, planned …
    pub modality: Modality,
    /// Holders, nearest speaker first (actor ids).
    pub said_by: Vec<String>,
    /// `pack/rule`.
    pub rule: String,
    /// Origin id, set by linking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Part of the page.
    #[serde(default)]
    pub zone: Zone,
    /// The claim stands inside quotation marks or a reported quotation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quoted: bool,
    /// The value depends on a publication date that is only guessed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub uncertain: bool,
    /// How each context field was resolved: field name to level and reason.
    #[serde(default)]
    pub resolved: BTreeMap<String, Resolved>,
    /// Facts of the source.
    #[serde(default)]
    pub from: SourceFacts,
    /// Hashes of the sentence's word shingles, in order; see [`shingles`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shingles: Vec<u64>,
}

impl Claim {
    /// The words that attribute the claim to somebody whom no list knows ("organisers told"); `None` where its speaker is
    /// known, and where nobody is quoted.
    pub fn unknown_speaker(&self) -> Option<&str> {
        let how = self.resolved.get("said-by").filter(|how| how.level == Level::Unknown && self.said_by.is_empty())?;
        Some(how.because.as_str()).filter(|words| !words.is_empty())
    }
}
