//! The part of a claim type that linking reads: what may differ, and for how long.

use super::claim::text;
use super::form::value_keys;
use super::{Compiler, Written};
use crate::rule::diagnostic::Code;
use crate::rule::{OverTime, Policy, Severity, Tolerance};

impl Compiler<'_> {
    pub(super) fn policy(&mut self, one: &Written<'_>) -> Policy {
        let raw = one.raw;
        Policy {
            claim_type: one.id.to_owned(),
            over_time: match raw.over_time.as_deref() {
                Some("evolving") => OverTime::Evolving,
                Some("growing") => OverTime::Growing,
                _ => OverTime::Fixed,
            },
            fresh_days: self.fresh(one),
            tolerance: self.tolerance(one),
            many: raw.many.unwrap_or(false),
            counts: value_keys(one) == ["count"],
            outcome: raw.outcome.as_ref().map(|names| names.0.clone()).unwrap_or_default(),
            denies: raw.denies.as_ref().map(|names| names.0.clone()).unwrap_or_default(),
            about: raw.about.as_ref().map(|names| names.0.clone()).unwrap_or_default(),
            titles: raw.title.clone(),
            severity: match raw.severity.as_deref() {
                Some("info") => Severity::Info,
                Some("warning") => Severity::Warning,
                _ => Severity::Error,
            },
            note: raw.note.clone(),
            url: raw.url.clone(),
            tags: raw.tags.as_ref().map(|tags| tags.0.clone()).unwrap_or_default(),
        }
    }

    /// `90 days`, `2 weeks`; a bare number is days.
    fn fresh(&mut self, one: &Written<'_>) -> Option<u32> {
        let written = text(&one.raw.fresh)?;
        let units = [("days", 1), ("day", 1), ("weeks", 7), ("week", 7), ("", 1)];
        let days = units.into_iter().find_map(|(unit, days)| written.strip_suffix(unit)?.trim().parse::<u32>().ok()?.checked_mul(days));
        if days.is_none() {
            let message = format!("`{written}` is no number of days or weeks");
            self.fault(Code::Fresh, one.index, one.at("fresh"), message, None, "write `fresh: 90 days`");
        }
        days
    }

    fn tolerance(&mut self, one: &Written<'_>) -> Tolerance {
        let Some(written) = text(&one.raw.tolerance) else { return Tolerance::None };
        if !value_keys(one).iter().all(|key| matches!(*key, "count" | "amount" | "share" | "match" | "regex")) {
            let message = "`tolerance` is about numbers, and this value is none";
            let part = crate::rule::document::Part::Key;
            self.push(Code::NoEffect, one.index, one.at("tolerance"), part, message, None, "take it away");
        }
        let (number, relative) = written.strip_suffix('%').map_or((written, false), |number| (number, true));
        let (help, message) = match number.trim().parse::<f64>() {
            Ok(value) if relative && (0.0..100.0).contains(&value) => return Tolerance::Relative(value / 100.0),
            Ok(value) if !relative && value >= 0.0 && value.is_finite() => return Tolerance::Absolute(value),
            Ok(value) if relative && value >= 100.0 => ("write less than 100%", format!("with `{written}` any two numbers would agree")),
            _ => ("write a share such as `10%` or an amount such as `0.3`", format!("`{written}` is neither a share nor an amount")),
        };
        self.fault(Code::Tolerance, one.index, one.at("tolerance"), message, None, help);
        Tolerance::None
    }
}
