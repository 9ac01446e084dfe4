//! When two values hold, seen from the rule: about the same time, one after the other, or not to be told.

use super::statement::Statement;
use crate::rule::policy::{OverTime, Policy};
use crate::value::{DayRange, Side, Value, days_in_words};

/// Days an evolving value stays fresh when its rule does not say.
pub const FRESH_DAYS: i64 = 30;
/// The same for a growing value: a toll of yesterday and one of today are still about one day's count.
pub const GROWING_FRESH_DAYS: i64 = 1;
/// Days after which a lower toll, or another value stated for another time, is rather about another event.
pub const EVENT_DAYS: i64 = 180;
/// Days after which a source that gives a past time for a figure looks back on what is over.
pub const PAST_DAYS: i64 = 30;
/// What changes within as many days is told of one event; what stays fresh longer is a state of things.
const EVENT_FRESH: i64 = 7;
/// Days after which a plan that says something else is a changed plan.
pub const PLAN_DAYS: i64 = 90;

/// How two statements lie in time.
#[derive(Clone, Debug, PartialEq)]
pub enum Timing {
    /// The value does not change, so the time of saying it does not matter.
    Fixed,
    /// About the same time, this many days apart, and which is later when that is certain.
    Together {
        /// Days between.
        days: i64,
        /// The later one.
        newer: Option<Side>,
    },
    /// Too far apart to be compared.
    Apart {
        /// Days between.
        days: i64,
        /// The later one.
        newer: Side,
    },
    /// Not to be told, and why.
    Uncertain(String),
}

impl Timing {
    /// Days between, where they are known.
    pub fn days(&self) -> Option<i64> {
        match self {
            Timing::Together { days, .. } | Timing::Apart { days, .. } => Some(*days),
            Timing::Fixed | Timing::Uncertain(_) => None,
        }
    }

    /// The later of the two, when that is certain.
    pub fn newer(&self) -> Option<Side> {
        match self {
            Timing::Together { newer, .. } => *newer,
            Timing::Apart { newer, .. } => Some(*newer),
            Timing::Fixed | Timing::Uncertain(_) => None,
        }
    }

    /// The same time, or a value for which time does not matter.
    pub fn is_shared(&self) -> bool {
        matches!(self, Timing::Fixed | Timing::Together { .. })
    }
}

/// Days for which a value of this rule stays fresh.
pub fn fresh_days(policy: &Policy) -> i64 {
    match (policy.fresh_days, policy.over_time) {
        (Some(days), _) => i64::from(days),
        (None, OverTime::Growing) => GROWING_FRESH_DAYS,
        (None, _) => FRESH_DAYS,
    }
}

/// What the rule allows, for reasons.
pub fn fresh_in_words(policy: &Policy) -> String {
    let days = fresh_days(policy);
    let count = if days == 1 { "counts" } else { "count" };
    format!("up to {} {count} as the same time", days_in_words(days))
}

/// Reads the as-of of both under the rule's policy.
pub fn timing(a: &Statement, b: &Statement, policy: &Policy) -> Timing {
    if policy.over_time == OverTime::Fixed {
        return Timing::Fixed;
    }
    match (a.as_of, b.as_of) {
        (Some(x), Some(y)) => between(x, y, fresh_days(policy)),
        // One text that gives no time for either speaks of one time: its own.
        (None, None) if a.claim.source == b.claim.source => Timing::Together { days: 0, newer: None },
        _ => Timing::Uncertain("order uncertain: one of them gives no time".to_string()),
    }
}

/// The same for two ranges of days.
pub fn between(x: DayRange, y: DayRange, fresh: i64) -> Timing {
    let gap = x.gap(y);
    let newer = if x.is_before(y) {
        Some(Side::Second)
    } else if y.is_before(x) {
        Some(Side::First)
    } else {
        None
    };
    match newer {
        Some(newer) if gap > fresh => Timing::Apart { days: gap, newer },
        _ if x == y || x.farthest(y).is_some_and(|farthest| farthest <= fresh.max(gap)) => Timing::Together { days: gap, newer },
        _ => {
            Timing::Uncertain(format!("order uncertain: the values are of {} and of {}, which may be either way round", words(x), words(y)))
        }
    }
}

/// A toll, the missing, a magnitude: what is told of one event, and no state of things that lasts.
pub fn goes_by_events(policy: &Policy) -> bool {
    match policy.over_time {
        OverTime::Growing => true,
        OverTime::Evolving => fresh_days(policy) <= EVENT_FRESH,
        OverTime::Fixed => false,
    }
}

/// Why two values of something that goes by events, a toll or a magnitude, are rather of two of them.
pub fn another_event(a: &Statement, b: &Statement, timing: &Timing, policy: &Policy) -> Option<String> {
    let of_event = goes_by_events(policy);
    if let Some(scope) = another_count(a, b, timing, policy) {
        return Some(scope);
    }
    let (Some(days), true) = (timing.days(), of_event) else { return None };
    if days > EVENT_DAYS {
        return Some(format!("time: {} apart, rather another event or a review", days_in_words(days)));
    }
    let Timing::Apart { newer, .. } = timing else { return None };
    let older = if *newer == Side::First { b } else { a };
    // "A sinking in June killed 86", told in October: it is not the one of this week.
    let looked_back = older.looks_back_by().is_some_and(|back| back > PAST_DAYS);
    (looked_back && days > PAST_DAYS).then(|| {
        format!("time: {} apart, and {} looks back on the earlier one: rather two events", days_in_words(days), older.claim.source)
    })
}

/// Times by which a toll may fall when it is corrected, and grow from one report to the next.
const FALLS_BY: f64 = 10.0;
const GROWS_BY: f64 = 100.0;

/// "More than 46,000" of a war and "73 since the truce": a toll so much smaller or larger counts something else.
fn another_count(a: &Statement, b: &Statement, timing: &Timing, policy: &Policy) -> Option<String> {
    let (Value::Quantity(x), Value::Quantity(y)) = (&a.claim.value, &b.claim.value) else { return None };
    let (old, new) = match timing.newer() {
        Some(Side::First) => (y.number, x.number),
        Some(Side::Second) => (x.number, y.number),
        None => (x.number.max(y.number), x.number.min(y.number)),
    };
    let apart = old > 0.0 && new > 0.0 && (old / new > FALLS_BY || new / old > GROWS_BY);
    (policy.over_time == OverTime::Growing && apart)
        .then(|| "scope: the one is a small part of the other, rather another count".to_string())
}

/// The statement that was said later, and by how many days, when that is certain.
pub fn said_later(a: &Statement, b: &Statement) -> Option<(Side, i64)> {
    let (x, y) = (a.said?, b.said?);
    if x.is_before(y) {
        Some((Side::Second, x.gap(y)))
    } else if y.is_before(x) {
        Some((Side::First, x.gap(y)))
    } else {
        None
    }
}

fn words(range: DayRange) -> String {
    crate::value::in_words(range)
}
