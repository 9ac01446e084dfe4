//! The `clock` section of a language pack: the halves of a day, and the time zones that have a fixed distance from UTC.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Words around an hour.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ClockWords {
    /// Before noon.
    pub morning: Vec<String>,
    /// After noon.
    pub evening: Vec<String>,
    /// Phrases by the minutes that their zone is ahead of UTC.
    pub zones: BTreeMap<String, Vec<String>>,
}
