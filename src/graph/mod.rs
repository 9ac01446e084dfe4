//! The claim graph: relations between claims.

use serde::{Deserialize, Serialize};

/// What a relation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum RelationKind {
    Corroborates,
    Compatible,
    Conflicts,
    Denies,
    Supersedes,
    PartOf,
    Refines,
    Fulfils,
    Repeats,
    NotComparable,
}

/// An edge between two claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// What it says.
    #[serde(rename = "type")]
    pub kind: RelationKind,
    /// A claim id.
    pub a: String,
    /// A claim id.
    pub b: String,
    /// In words.
    pub why: String,
}
