//! Verdicts: what a slot's relations add up to, and whether that is acceptable.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a slot's relations add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum Verdict {
    Conflict,
    Disputed,
    Corroborated,
    Repeated,
    SingleSource,
    Updated,
    Unresolved,
}

/// All claims with one key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    /// Claim type.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// Arguments.
    pub key: BTreeMap<String, String>,
    /// What they add up to.
    pub verdict: Verdict,
    /// Distinct sources.
    pub sources: usize,
    /// Distinct origins.
    pub origins: usize,
    /// Claim ids.
    pub claims: Vec<String>,
    /// In words.
    pub why: String,
}

/// Whether the findings are acceptable.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GateResult {
    /// They are.
    pub passed: bool,
    /// What they are not accepted for.
    pub failed_by: Vec<String>,
}
