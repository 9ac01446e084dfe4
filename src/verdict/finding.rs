//! Findings: what a slot's verdict, or a requirement it does not meet, puts before a reader.

use super::slot::{Slot, Verdict};
use crate::claim::claim_id;
use crate::graph::value_form;
use crate::rule::policy::Severity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingCode {
    /// The verdict conflict.
    Conflict,
    /// The verdict disputed.
    Disputed,
    /// The verdict corroborated.
    Corroborated,
    /// The verdict repeated.
    Repeated,
    /// The verdict single-source.
    SingleSource,
    /// The verdict updated.
    Updated,
    /// The verdict unresolved.
    Unresolved,
    /// Fewer independent origins than the gate requires.
    TooFewOrigins,
}

impl From<Verdict> for FindingCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Conflict => FindingCode::Conflict,
            Verdict::Disputed => FindingCode::Disputed,
            Verdict::Corroborated => FindingCode::Corroborated,
            Verdict::Repeated => FindingCode::Repeated,
            Verdict::SingleSource => FindingCode::SingleSource,
            Verdict::Updated => FindingCode::Updated,
            Verdict::Unresolved => FindingCode::Unresolved,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// `f-` and eight hex digits of code, type, key and values: it survives edits elsewhere and changes with them.
    pub fingerprint: String,
    /// What it is about.
    pub code: FindingCode,
    /// The rule's name.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// The arguments.
    pub key: BTreeMap<String, String>,
    /// How much it matters.
    pub severity: Severity,
    /// In words.
    pub message: String,
    /// Ids of its claims.
    pub claims: Vec<String>,
}

impl Finding {
    /// The finding of a slot's verdict. A conflict or a dispute matters as much as its rule says; what cannot be
    /// resolved is a warning at most; the rest is for information.
    pub fn of_verdict(slot: &Slot) -> Finding {
        let severity = match slot.verdict {
            Verdict::Conflict | Verdict::Disputed => slot.severity,
            Verdict::Unresolved => slot.severity.min(Severity::Warning),
            Verdict::Corroborated | Verdict::Repeated | Verdict::SingleSource | Verdict::Updated => Severity::Info,
        };
        Finding::new(slot, slot.verdict.into(), severity, format!("{}: {}", slot.verdict.name(), slot.why))
    }

    /// The finding that fewer origins than `required` stand behind a slot.
    pub fn too_few_origins(slot: &Slot, required: usize) -> Finding {
        let message = format!("{} independent origin(s), {required} required", slot.support);
        Finding::new(slot, FindingCode::TooFewOrigins, slot.severity, message)
    }

    fn new(slot: &Slot, code: FindingCode, severity: Severity, message: String) -> Finding {
        let key: Vec<String> = slot.key.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut values: Vec<String> =
            slot.values.iter().map(|value| format!("{:?} {}", value.polarity, value_form(&value.value))).collect();
        values.sort();
        values.dedup();
        let code_name = format!("{code:?}");
        let mut parts = vec![code_name.as_str(), slot.claim_type.as_str()];
        parts.extend(key.iter().map(String::as_str));
        parts.extend(values.iter().map(String::as_str));
        Finding {
            fingerprint: claim_id(&parts).replacen("c-", "f-", 1),
            code,
            claim_type: slot.claim_type.clone(),
            key: slot.key.clone(),
            severity,
            message,
            claims: slot.claims.clone(),
        }
    }
}
