//! `refines`: the same, said more narrowly: a day inside a month, a city inside a country.

use super::denies::another_time;
use super::telling::is_telling;
use super::{Drawn, RelationKind, corroborates, denies, fulfils, repeats, supersedes};
use crate::claim::{Claim, Level};
use crate::graph::pair::Pair;
use crate::graph::statement::Statement;
use crate::graph::time::{PAST_DAYS, Timing, goes_by_events};
use crate::rule::policy::OverTime;
use crate::value::{Outcome, Qualifier, Quantity, Side, Value};

/// Times by which what is counted of one event changes from one report to the next.
const CHANGES_BY: f64 = 10.0;

/// Beside the main relation of two claims of one slot: which of two dates or places lies inside the other.
pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    let narrower = pair.comparison.narrower?;
    let same_mode = pair.a.claim.modality == pair.b.claim.modality && pair.denial().is_none();
    if !same_mode || pair.key_unknown() || !pair.comparison.is_consistent() || pair.comparison.uncertain || !pair.timing.is_shared() {
        return None;
    }
    let why = format!("{}: the narrower of the two", pair.comparison.why);
    Some(Drawn::new(RelationKind::Refines, pair, why).from(narrower))
}

/// Across two slots, one place inside the other: `inner` tells which. What differs there is no conflict, since each
/// counts its own place; values that fit make the inner one the narrower claim.
pub fn draw_across_places(pair: &Pair<'_>, inner: Side, places: &str) -> Option<Drawn> {
    if pair.denial().is_some() {
        return denies::draw_across(pair, places);
    }
    if pair.plan().is_some() {
        return fulfils::draw_across(pair, places);
    }
    let noted = |drawn: Drawn| Drawn { why: format!("{places}; {}", drawn.why), ..drawn };
    if let Some(copy) = repeats::draw(pair) {
        return Some(noted(copy));
    }
    if !pair.is_firm() || pair.key_unknown() {
        return None;
    }
    let of_one_event = !told_of_another(pair);
    // A place that is only carried over says less: the very figure of another voice is the same, a grown toll is newer.
    if !named(pair) {
        let moves_on = || of_one_event && (pair.policy.over_time == OverTime::Growing || is_told_on(pair, inner));
        let newer = || if moves_on() { supersedes::draw(pair) } else { None };
        let same = if is_telling(pair) { corroborates::draw(pair) } else { None };
        if let Some(drawn) = same.or_else(newer) {
            return Some(noted(drawn));
        }
    }
    // More in the part than was counted in the whole some days before: the toll has grown.
    if of_one_event
        && is_newer(pair, inner)
        && pair.policy.over_time == OverTime::Growing
        && let Some(drawn) = supersedes::draw(pair)
    {
        return Some(noted(drawn));
    }
    let across = |kind, step: &str| {
        Some(Drawn::new(kind, pair, format!("{places}; {}{}{step}", pair.comparison.why, pair.time_in_words())).from(inner))
    };
    let is_part = match (&pair.on(inner).claim.value, &pair.on(inner.other()).claim.value) {
        (Value::Quantity(part), Value::Quantity(whole)) => Some(part.number <= whole.number),
        _ => None,
    };
    match (pair.comparison.outcome, is_part) {
        (Outcome::Agree, _) if matches!(pair.timing, Timing::Apart { .. }) => {
            across(RelationKind::Refines, ": the narrower place, at another time")
        }
        (Outcome::Agree, _) if another_time(pair).is_none() => across(RelationKind::Refines, ": the narrower place"),
        (Outcome::Compatible, None) => across(RelationKind::Refines, ": the narrower place"),
        (Outcome::Disagree, Some(true)) if pair.timing.is_shared() && pair.policy.counts && pair.both_asserted() && named(pair) => {
            across(RelationKind::PartOf, ": a part of what is counted in the larger place")
        }
        (Outcome::Compatible | Outcome::Disagree, Some(true)) if pair.timing.is_shared() => {
            across(RelationKind::Compatible, ": a part of the larger place")
        }
        (Outcome::Compatible, Some(false)) if pair.timing.is_shared() => {
            across(RelationKind::Compatible, ": what is stated leaves room for both")
        }
        (Outcome::Disagree, Some(false)) if pair.timing.is_shared() => {
            across(RelationKind::NotComparable, ": place: more in the part than in the whole, so they count differently")
        }
        _ => None,
    }
}

/// Looked back on: "two weeks ago eight were killed in the camp".
fn told_of_another(pair: &Pair<'_>) -> bool {
    let older = pair.timing.newer().map(|newer| pair.on(newer.other()));
    older.and_then(Statement::looks_back_by).is_some_and(|back| back > TOLD_WITHIN)
}

/// Days within which a source tells of an event, and does not look back on it.
const TOLD_WITHIN: i64 = 7;

/// How many are missing: in the larger place some days later, or more of them in the smaller, as far as one event goes.
fn is_told_on(pair: &Pair<'_>, inner: Side) -> bool {
    let (Value::Quantity(a), Value::Quantity(b)) = (&pair.a.claim.value, &pair.b.claim.value) else { return false };
    let is_figure = |quantity: &Quantity| quantity.qualifier != Qualifier::Vague;
    let of_one_size = a.number.max(b.number) <= a.number.min(b.number) * CHANGES_BY;
    goes_by_events(pair.policy)
        && pair.timing.days().is_some_and(|days| days <= PAST_DAYS)
        && is_figure(a)
        && is_figure(b)
        && of_one_size
        && (pair.timing.newer() == Some(inner.other()) || is_newer(pair, inner))
}

/// The statement on `side` is the later one, and its figure the larger.
fn is_newer(pair: &Pair<'_>, side: Side) -> bool {
    match (&pair.on(side).claim.value, &pair.on(side.other()).claim.value) {
        (Value::Quantity(own), Value::Quantity(other)) => pair.timing.newer() == Some(side) && own.number > other.number,
        _ => false,
    }
}

/// Both places stand in the sentence that counts there; one that is only carried over may be the other's.
fn named(pair: &Pair<'_>) -> bool {
    let carried = |claim: &Claim| claim.resolved.get("place").is_some_and(|how| how.level > Level::Sentence);
    !carried(&pair.a.claim) && !carried(&pair.b.claim)
}
