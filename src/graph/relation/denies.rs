//! `denies`: one says it is so, the other that it is not. Drawn whatever the values and modalities are, with the
//! scope that is denied; whether the denial covers what the other asserts is what makes a slot disputed.

use super::{Drawn, RelationKind};
use crate::graph::pair::Pair;
use crate::graph::time::{PLAN_DAYS, Timing, fresh_days};
use crate::rule::policy::OverTime;
use crate::value::{Outcome, Value, days_in_words, describe};

pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    let denial = pair.denial()?;
    if pair.key_unknown() || another_time(pair).is_some() {
        return None;
    }
    let (no, yes) = (pair.on(denial), pair.on(denial.other()));
    let covers = match (&no.claim.value, pair.comparison.outcome) {
        // Two propositions exclude each other by being opposite; two numbers when the denied one is the asserted one.
        (Value::Proposition(_), outcome) => outcome == Outcome::Disagree,
        (_, outcome) => matches!(outcome, Outcome::Agree | Outcome::Compatible),
    };
    let scope = match &no.claim.value {
        Value::Proposition(proposition) => proposition.scope.clone().unwrap_or_else(|| "unstated".to_string()),
        value => describe(value),
    };
    let effect = if covers { "the denial covers that" } else { "the denial leaves room for that" };
    let sides = match &no.claim.value {
        Value::Proposition(_) => pair.comparison.why.clone(),
        denied => format!("one denies {}, the other says {}", describe(denied), describe(&yes.claim.value)),
    };
    let why = format!("{sides}: {effect}{}{}", pair.time_in_words(), pair.speakers(denial));
    let mut drawn = Drawn::new(RelationKind::Denies, pair, why).from(denial);
    drawn.evidence.scope = Some(scope);
    drawn.evidence.covers = Some(covers);
    Some(drawn)
}

/// The two are about different times, so one does not answer the other. A proposition with no time of its own is
/// about the time it is said at.
pub(in crate::graph) fn another_time(pair: &Pair<'_>) -> Option<String> {
    if let (Value::Proposition(a), Value::Proposition(b)) = (&pair.a.claim.value, &pair.b.claim.value) {
        if pair.comparison.outcome == Outcome::Incomparable {
            return Some(pair.comparison.why.clone());
        }
        if a.when.is_some() && b.when.is_some() {
            return None;
        }
        let allowed =
            if pair.policy.over_time == OverTime::Fixed && pair.policy.fresh_days.is_none() { PLAN_DAYS } else { fresh_days(pair.policy) };
        let time = |proposition: &crate::value::Proposition, statement: &crate::graph::statement::Statement| {
            proposition.when.as_deref().and_then(crate::value::day_range).or(statement.as_of).or(statement.said)
        };
        let gap = time(a, pair.a)?.gap(time(b, pair.b)?);
        return (gap > allowed).then(|| format!("time: what they speak of lies {} apart", days_in_words(gap)));
    }
    match &pair.timing {
        Timing::Apart { days, .. } => Some(format!("time: {} apart", days_in_words(*days))),
        _ => None,
    }
}
