//! Claim types that a rule ties to its own: `outcome` tells what came of a plan, `denies` what its claims say is not so.

use super::form::value_keys;
use super::{Compiler, Written};
use crate::rule::diagnostic::Code;
use crate::rule::document::Part;

impl Compiler<'_> {
    /// `outcome` names other claim types, and their values are of the kind of this one's.
    pub(super) fn outcome(&mut self, one: &Written<'_>, all: &[Written<'_>], ids: &[&str]) {
        for (entry, other) in one.raw.outcome.iter().flat_map(|names| &names.0).enumerate() {
            let mut at = one.at("outcome");
            at.push(entry.into());
            if other == one.id {
                let message = format!("what comes of a plan of `{other}` is compared with it anyway");
                self.fault(Code::NoEffect, one.index, at, message, None, "name another claim type, or take it away");
                continue;
            }
            let Some(found) = self.claim_type(one, &at, other, all, ids) else { continue };
            let outcome = &all[found];
            if let (Some(plan_kind), Some(outcome_kind)) = (kind(one), kind(outcome))
                && plan_kind != outcome_kind
            {
                let help = "a plan and its outcome have values of one kind";
                // Where the plan's type is a shipped one, the author's own type that took the place of its outcome has to change.
                if self.inputs[one.index].shipped && !self.inputs[outcome.index].shipped {
                    let message = format!(
                        "`{other}` takes the place of a built-in type that is the outcome of `{}`, whose value is {plan_kind}",
                        one.id
                    );
                    let at = value_keys(outcome).first().map_or_else(|| vec!["claims".into(), outcome.id.into()], |key| outcome.at(key));
                    let help = format!("give it another name: {help}");
                    self.push(Code::ConstraintKinds, outcome.index, at, Part::Key, message, None, help);
                } else {
                    let message = format!("the value of `{}` is {plan_kind}, that of `{other}` is {outcome_kind}", one.id);
                    self.fault(Code::ConstraintKinds, one.index, at, message, None, help);
                }
            }
        }
    }
}

impl Compiler<'_> {
    /// `denies` names other claim types.
    pub(super) fn denies(&mut self, one: &Written<'_>, all: &[Written<'_>], ids: &[&str]) {
        for (entry, other) in one.raw.denies.iter().flat_map(|names| &names.0).enumerate() {
            let mut at = one.at("denies");
            at.push(entry.into());
            if other == one.id {
                let message = format!("a claim of `{other}` cannot deny its own kind");
                self.fault(Code::NoEffect, one.index, at, message, None, "name another claim type, or take it away");
            } else {
                self.claim_type(one, &at, other, all, ids);
            }
        }
    }
}

/// What can be what was planned. `None` where the value itself is wrong, or is what a pattern captures.
fn kind(one: &Written<'_>) -> Option<&'static str> {
    match value_keys(one).as_slice() {
        ["count" | "amount" | "share"] => Some("a number"),
        ["date"] => Some("a date"),
        ["place"] => Some("a place"),
        ["category"] => Some("a category"),
        ["proposition"] => Some("a proposition"),
        _ => None,
    }
}
