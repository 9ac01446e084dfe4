//! `denies`: one says it is so, the other that it is not. Drawn whatever the values and modalities are, with the
//! scope that is denied; whether the denial covers what the other asserts is what makes a slot disputed.

use super::telling::{is_telling, may_be_two_things};
use super::{Drawn, RelationKind};
use crate::claim::Modality;
use crate::graph::pair::Pair;
use crate::graph::time::{PLAN_DAYS, Timing, fresh_days};
use crate::rule::policy::OverTime;
use crate::value::{DayRange, Outcome, Qualifier, Quantity, Side, Value, days_in_words, describe};

/// Days within which a denied figure is the one that was given before.
const ANSWERED_WITHIN: i64 = 30;

pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    if may_be_two_things(pair) {
        return None;
    }
    denial(pair)
}

/// Across two slots, one place inside the other or not known: a denial answers what gives the very figure that it denies.
pub(super) fn draw_across(pair: &Pair<'_>, places: &str) -> Option<Drawn> {
    let drawn = is_telling(pair).then(|| denial(pair)).flatten()?;
    Some(Drawn { why: format!("{places}; {}", drawn.why), ..drawn })
}

/// Across two claim types: `pair.a` says that somebody denies what `pair.b` accuses them of. What a source tells as a fact may be another
/// deed than the one denied.
pub fn draw_across_types(pair: &Pair<'_>) -> Option<Drawn> {
    let accused = pair.b.claim.modality == Modality::Alleged && pair.a.claim.modality == Modality::Factual;
    if !accused || !pair.both_asserted() || pair.key_unknown() || another_time(pair).is_some() {
        return None;
    }
    let why =
        format!("{} denies {}{}{}", pair.a.claim.claim_type, pair.b.claim.claim_type, pair.time_in_words(), pair.speakers(Side::First));
    let mut drawn = Drawn::new(RelationKind::Denies, pair, why).from(Side::First);
    drawn.evidence.covers = Some(true);
    Some(drawn)
}

fn denial(pair: &Pair<'_>) -> Option<Drawn> {
    let denial = pair.denial()?;
    if another_time(pair).is_some() && !answers(pair, denial) {
        return None;
    }
    let (no, yes) = (pair.on(denial), pair.on(denial.other()));
    let covers = match (&no.claim.value, &yes.claim.value, pair.comparison.outcome) {
        // Two propositions exclude each other by being opposite.
        (Value::Proposition(_), _, outcome) => outcome == Outcome::Disagree,
        (Value::Quantity(denied), Value::Quantity(asserted), outcome) => {
            outcome != Outcome::Incomparable && denies_number(pair, denial, denied, asserted)
        }
        (_, _, outcome) => matches!(outcome, Outcome::Agree | Outcome::Compatible),
    };
    let scope = match &no.claim.value {
        Value::Proposition(proposition) => proposition.scope.clone().unwrap_or_else(|| "unstated".to_string()),
        value => describe(value),
    };
    let effect = match (covers, outlived(pair, denial)) {
        (true, _) => "the denial covers that",
        (false, true) => "what came of a plan does not deny the plan",
        (false, false) => "the denial leaves room for that",
    };
    let sides = match &no.claim.value {
        Value::Proposition(_) => pair.comparison.why.clone(),
        denied => format!("one denies {}, the other says {}", describe(denied), describe(&yes.claim.value)),
    };
    let time = if told(pair).is_some() { String::new() } else { pair.time_in_words() };
    let why = format!("{sides}: {effect}{time}{}", pair.speakers(denial));
    let mut drawn = Drawn::new(RelationKind::Denies, pair, why).from(denial);
    drawn.evidence.scope = Some(scope);
    drawn.evidence.covers = Some(covers);
    Some(drawn)
}

/// Who denies a number denies that number and whatever can only be true with it. "Not 5,000" says nothing against 6,000,
/// nor against "thousands": a hedge widens what agrees, never what is denied.
fn denies_number(pair: &Pair<'_>, denial: Side, denied: &Quantity, asserted: &Quantity) -> bool {
    if outlived(pair, denial) {
        return false;
    }
    let lies_within = denied.min.is_none_or(|low| asserted.min.is_some_and(|own| own >= low))
        && denied.max.is_none_or(|high| asserted.max.is_some_and(|own| own <= high));
    // "More than 500" and a denied 500 are one figure.
    let is_one_figure = |quantity: &Quantity| !matches!(quantity.qualifier, Qualifier::Vague | Qualifier::Between);
    let same_figure = is_one_figure(denied) && is_one_figure(asserted) && pair.policy.tolerance.allows(denied.number, asserted.number);
    pair.comparison.outcome == Outcome::Agree || pair.comparison.outcome == Outcome::Compatible && (lies_within || same_figure)
}

/// Whoever denies a figure that was given some days before answers it: a denial comes after what it denies.
fn answers(pair: &Pair<'_>, denial: Side) -> bool {
    matches!(pair.timing, Timing::Apart { days, newer } if newer == denial && days <= ANSWERED_WITHIN) && is_telling(pair)
}

/// One tells a plan for a number, the other denies a number of what has been: that it was planned nobody denies. Told while the plan
/// was still ahead, the denial is of the plan: "he denied reports of 150 staying".
fn outlived(pair: &Pair<'_>, denial: Side) -> bool {
    let (denial, plan) = (pair.on(denial), pair.on(denial.other()));
    let (no, yes) = (&denial.claim, &plan.claim);
    let ahead = || match plan.as_of.filter(|_| plan.as_of_stated) {
        Some(target) => denial.said.is_some_and(|said| said.is_before(target)),
        None => plan.said.zip(denial.said).is_some_and(|(told, denied)| !denied.is_before(told) && told.gap(denied) <= ANSWERED_WITHIN),
    };
    matches!(no.value, Value::Quantity(_))
        && no.modality == Modality::Factual
        && yes.modality == Modality::Planned
        && !(is_telling(pair) && ahead())
}

/// When a plan and its denial were told, where the denial gives the plan no time: it is denied for whatever time it was told of.
fn told(pair: &Pair<'_>) -> Option<(DayRange, DayRange)> {
    let both_planned = [pair.a, pair.b].iter().all(|statement| statement.claim.modality == Modality::Planned);
    let timeless = matches!(&pair.on(pair.denial()?).claim.value, Value::Proposition(denied) if denied.when.is_none());
    pair.a.said.zip(pair.b.said).filter(|_| both_planned && timeless)
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
        let gap = match told(pair) {
            Some((a, b)) => a.gap(b),
            None => time(a, pair.a)?.gap(time(b, pair.b)?),
        };
        return (gap > allowed).then(|| format!("time: what they speak of lies {} apart", days_in_words(gap)));
    }
    match &pair.timing {
        Timing::Apart { days, .. } => Some(format!("time: {} apart", days_in_words(*days))),
        _ => None,
    }
}
