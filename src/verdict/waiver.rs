//! Waivers: findings that somebody has accepted, with a reason and an end date.

use super::finding::{Finding, FindingCode};
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// One accepted finding, named by its fingerprint or by type and key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// A fingerprint: exactly this finding, as long as its values stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
    /// A claim type: its findings under `key`.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub claim_type: Option<String>,
    /// Arguments that must be as given; others are free.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub key: BTreeMap<String, String>,
    /// Only findings of this code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<FindingCode>,
    /// Why it is accepted.
    pub reason: String,
    /// The last day it is good for; without one it stays good.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "read_day", serialize_with = "write_day")]
    pub until: Option<Date>,
}

fn read_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|day| day.parse().map_err(|_| D::Error::custom(format!("`{day}` is no date; write it as 2026-01-31")))).transpose()
}

fn write_day<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    day.map(|day| day.to_string()).serialize(serializer)
}

impl Waiver {
    /// No longer good on `today`.
    pub fn is_expired(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }

    /// Names `finding`. A waiver that names neither a finding nor a type names none.
    pub fn names(&self, finding: &Finding) -> bool {
        (self.finding.is_some() || self.claim_type.is_some())
            && self.finding.as_ref().is_none_or(|fingerprint| *fingerprint == finding.fingerprint)
            && self.claim_type.as_ref().is_none_or(|claim_type| *claim_type == finding.claim_type)
            && self.code.is_none_or(|code| code == finding.code)
            && self.key.iter().all(|(name, value)| finding.key.get(name) == Some(value))
    }
}
