//! Comparing propositions: polarity is the claim's, so what is left is scope and time.

use super::Proposition;
use super::compare::{Comparison, Outcome, Side};
use super::compare_date::gap_between;

/// Days by which two stated times of one proposition may differ and still mean the same: "today" in an evening
/// report and "tomorrow" in the denial of the day before.
pub const PROPOSITION_SLACK_DAYS: i64 = 7;

/// With `denied`, that side is the denial: the result is a disagreement where what it denies covers what the other
/// asserts. A denial of the full leaves room for an assertion that says it is partial.
pub(super) fn compare_propositions(a: &Proposition, b: &Proposition, denied: Option<Side>) -> Comparison {
    if let (Some(when_a), Some(when_b)) = (&a.when, &b.when)
        && let Some(gap) = gap_between(when_a, when_b)
        && gap > PROPOSITION_SLACK_DAYS
    {
        return Comparison::new(Outcome::Incomparable, format!("time: one speaks of {when_a}, the other of {when_b}"));
    }
    match denied {
        None => match (&a.scope, &b.scope) {
            (None, None) => Comparison::new(Outcome::Agree, "both say so"),
            (Some(x), Some(y)) if x == y => Comparison::new(Outcome::Agree, format!("both say so ({x})")),
            (Some(scope), None) | (None, Some(scope)) => {
                Comparison::new(Outcome::Agree, format!("both say so, one of them to what extent ({scope})"))
            }
            (Some(x), Some(y)) => Comparison::new(Outcome::Compatible, format!("both say so, to different extents ({x} and {y})")),
        },
        Some(side) => {
            let (denial, assertion) = if side == Side::First { (a, b) } else { (b, a) };
            let why = format!("one denies it ({}), the other says so ({})", describe(denial), describe(assertion));
            let covered = covers(denial.scope.as_deref(), assertion.scope.as_deref());
            Comparison::new(if covered { Outcome::Disagree } else { Outcome::Compatible }, why)
        }
    }
}

/// Denying `denied` denies `asserted` too. No scope on either side leaves no room; a denial of even a part denies
/// the whole.
fn covers(denied: Option<&str>, asserted: Option<&str>) -> bool {
    match (denied, asserted) {
        (None, _) | (_, None) => true,
        (Some("partial"), Some("full")) => true,
        (Some(denied), Some(asserted)) => denied == asserted,
    }
}

/// The extent and the time.
pub(super) fn describe(proposition: &Proposition) -> String {
    let mut text = proposition.scope.clone().unwrap_or_else(|| "extent not stated".to_string());
    if let Some(when) = &proposition.when {
        text.push_str(", ");
        text.push_str(when);
    }
    text
}
