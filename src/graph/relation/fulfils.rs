//! `fulfils`: a plan and what came of it, in time, early, late or differently.

use super::denies::another_time;
use super::telling::{is_telling, may_be_two_things};
use super::{Drawn, RelationKind};
use crate::graph::pair::Pair;
use crate::graph::statement::Statement;
use crate::value::{DateRole, DateValue, DayRange, Outcome, Side, Value, day_range, days_in_words};

/// Days by which an event may lie before the telling of the plan that it came of: news of both cross.
const CROSSING_DAYS: i64 = 30;

pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    if may_be_two_things(pair) {
        return None;
    }
    outcome(pair)
}

/// Across two slots, one place inside the other: what was planned there and done here is one thing where the values agree.
pub(super) fn draw_across(pair: &Pair<'_>, places: &str) -> Option<Drawn> {
    let same = match pair.a.claim.value {
        Value::Quantity(_) => is_telling(pair),
        _ => pair.comparison.outcome == Outcome::Agree,
    };
    let drawn = same.then(|| outcome(pair)).flatten()?;
    Some(Drawn { why: format!("{places}; {}", drawn.why), ..drawn })
}

fn outcome(pair: &Pair<'_>) -> Option<Drawn> {
    let plan_side = pair.plan()?;
    if pair.denial().is_some() || pair.comparison.outcome == Outcome::Incomparable {
        return None;
    }
    let (plan, fact) = (pair.on(plan_side), pair.on(plan_side.other()));
    let outcome = match (&plan.claim.value, &fact.claim.value) {
        (Value::Date(planned), Value::Date(done)) => date_outcome(plan, planned, done, fact.said)?,
        (Value::Proposition(planned), Value::Proposition(done)) => {
            match (planned.when.as_deref().and_then(day_range), done.when.as_deref().and_then(day_range)) {
                (Some(planned), Some(done)) => on_time(planned, done, false),
                _ if another_time(pair).is_none() => "as planned".to_string(),
                _ => return None,
            }
        }
        _ => {
            // A value that was true before the plan's time is not what came of it.
            let (target, held) = (plan.as_of.or(plan.said)?, fact.as_of.or(fact.said)?);
            // Of a plan for a stated time, what was told of that time afterwards is what came of it.
            let told_after = pair.said_later().is_some_and(|(later, _)| later == plan_side.other());
            let at_its_time = plan.as_of_stated && told_after && !held.is_before(target);
            // Done before the time was up, and after the plan was told: the figure that was planned, or it was another's.
            let early = plan.as_of_stated
                && told_after
                && pair.comparison.outcome == Outcome::Agree
                && plan.said.is_some_and(|said| said.is_before(held));
            if !target.is_before(held) && !at_its_time && !early {
                return None;
            }
            if early && held.is_before(target) {
                format!("{} early", days_in_words(held.gap(target)))
            } else if pair.comparison.is_consistent() {
                "as planned".to_string()
            } else {
                "differently".to_string()
            }
        }
    };
    Some(Drawn::new(RelationKind::Fulfils, pair, format!("{}; planned, then done: {outcome}", pair.comparison.why)).from(plan_side.other()))
}

/// Across two claim types: `pair.a` is of the plan's, `pair.b` of a type that tells what came of it.
pub fn draw_across_types(pair: &Pair<'_>) -> Option<Drawn> {
    let mut drawn = (pair.plan() == Some(Side::First)).then(|| draw(pair))??;
    drawn.why = format!("{} is what came of {}: {}", pair.b.claim.claim_type, pair.a.claim.claim_type, drawn.why);
    Some(drawn)
}

fn date_outcome(plan: &Statement, planned: &DateValue, done: &DateValue, done_said: Option<DayRange>) -> Option<String> {
    let (target, day) = (day_range(&planned.edtf)?, day_range(&done.edtf)?);
    // Of a text that nobody knows the day of, "until 2026" may be a plan as well as what came of one.
    if done_said.is_none() && !matches!(done.role, DateRole::On | DateRole::From) {
        return None;
    }
    // The plan was still ahead when it was told, and this had happened long before: another event.
    let ahead = plan.said.is_some_and(|said| said.is_before(target));
    if ahead && plan.said.is_some_and(|said| day.is_before(said) && day.gap(said) > CROSSING_DAYS) {
        return None;
    }
    Some(on_time(target, day, matches!(planned.role, DateRole::By | DateRole::Until)))
}

fn on_time(target: DayRange, day: DayRange, is_deadline: bool) -> String {
    if target.is_before(day) {
        format!("{} late", days_in_words(target.gap(day)))
    } else if day.is_before(target) && !is_deadline {
        format!("{} early", days_in_words(day.gap(target)))
    } else if is_deadline {
        "in time".to_string()
    } else {
        "as planned".to_string()
    }
}
