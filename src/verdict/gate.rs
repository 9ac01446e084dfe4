//! The gate: the policy that turns findings into passed or failed.

use super::Linked;
use super::finding::Finding;
use super::slot::Verdict;
use super::waiver::Waiver;
use crate::rule::policy::Severity;
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// What a finding must be to fail the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailOn {
    /// A slot with this verdict.
    Verdict(Verdict),
    /// A finding that matters this much or more.
    Severity(Severity),
}

impl FailOn {
    const SEVERITIES: [(&'static str, Severity); 3] =
        [("info", Severity::Info), ("warning", Severity::Warning), ("error", Severity::Error)];

    /// Reads a verdict or a severity by name.
    pub fn parse(name: &str) -> Result<FailOn, String> {
        let verdict = Verdict::ALL.into_iter().find(|verdict| verdict.name() == name).map(FailOn::Verdict);
        let severity = || Self::SEVERITIES.iter().find(|(word, _)| *word == name).map(|(_, severity)| FailOn::Severity(*severity));
        verdict.or_else(severity).ok_or_else(|| {
            let names: Vec<&str> =
                Verdict::ALL.iter().map(|verdict| verdict.name()).chain(Self::SEVERITIES.map(|(word, _)| word)).collect();
            format!("`{name}` is neither a verdict nor a severity; one of {}", names.join(", "))
        })
    }

    /// The name in configuration.
    pub fn name(self) -> &'static str {
        match self {
            FailOn::Verdict(verdict) => verdict.name(),
            FailOn::Severity(severity) => Self::SEVERITIES.iter().find(|(_, known)| *known == severity).map_or("error", |(word, _)| word),
        }
    }
}

impl<'de> Deserialize<'de> for FailOn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        FailOn::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl Serialize for FailOn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The `gate:` section of the configuration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct GatePolicy {
    /// Verdicts and severities that fail the gate.
    pub fail_on: Vec<FailOn>,
    /// Claim types whose slots need this many independent origins behind one value.
    pub require: BTreeMap<String, usize>,
    /// Path of the waivers file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waivers: Option<String>,
}

impl Default for GatePolicy {
    /// Fails where sources contradict or deny each other: that is what a reader must settle before publishing.
    fn default() -> Self {
        GatePolicy {
            fail_on: vec![FailOn::Verdict(Verdict::Conflict), FailOn::Verdict(Verdict::Disputed)],
            require: BTreeMap::new(),
            waivers: None,
        }
    }
}

/// A finding that would have failed the gate, and why it did not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waived {
    /// The finding.
    pub finding: Finding,
    /// The waiver's reason.
    pub reason: String,
}

/// What the gate says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GateResult {
    /// Nothing failed it.
    pub passed: bool,
    /// The findings that did.
    pub failed_by: Vec<Finding>,
    /// The findings that a waiver covers.
    #[serde(default)]
    pub waived: Vec<Waived>,
    /// Waivers that are no longer good; what they named counts again.
    #[serde(default)]
    pub expired: Vec<Waiver>,
    /// Waivers that name no finding that would have failed the gate.
    #[serde(default)]
    pub unused: Vec<Waiver>,
}

/// Holds what was linked against the policy. `today` decides which waivers are still good; nothing here reads a clock.
pub fn gate(linked: &Linked, policy: &GatePolicy, waivers: &[Waiver], today: Date) -> GateResult {
    let mut failing: Vec<Finding> = Vec::new();
    for slot in &linked.slots {
        let finding = Finding::of_verdict(slot);
        let fails = policy.fail_on.iter().any(|fail_on| match fail_on {
            FailOn::Verdict(verdict) => *verdict == slot.verdict,
            FailOn::Severity(severity) => finding.severity >= *severity,
        });
        if fails {
            failing.push(finding);
        }
        if let Some(&required) = policy.require.get(&slot.claim_type)
            && slot.support < required
        {
            failing.push(Finding::too_few_origins(slot, required));
        }
    }
    let mut result = GateResult { passed: true, failed_by: Vec::new(), waived: Vec::new(), expired: Vec::new(), unused: Vec::new() };
    let mut used = vec![false; waivers.len()];
    for finding in failing {
        match waivers.iter().position(|waiver| !waiver.is_expired(today) && waiver.names(&finding)) {
            Some(at) => {
                used[at] = true;
                result.waived.push(Waived { finding, reason: waivers[at].reason.clone() });
            }
            None => result.failed_by.push(finding),
        }
    }
    result.passed = result.failed_by.is_empty();
    for (waiver, used) in waivers.iter().zip(used) {
        if waiver.is_expired(today) {
            result.expired.push(waiver.clone());
        } else if !used {
            result.unused.push(waiver.clone());
        }
    }
    result
}
