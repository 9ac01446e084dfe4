//! `supersedes`: the newer value of something that changes, equal or not; a figure that its own author revised; a
//! plan that was changed.

use super::corroborates::stands;
use super::{Drawn, RelationKind};
use crate::claim::Modality;
use crate::graph::pair::{Dependence, Pair};
use crate::graph::time::{PLAN_DAYS, Timing, fresh_in_words};
use crate::rule::policy::OverTime;
use crate::value::{Outcome, Qualifier, Quantity, Side, Tolerance, Value, days_in_words};

/// Days within which a source tells of a figure as its own day's.
const TOLD_WITHIN: i64 = 7;
/// Days after which another value of what changes is a change, and not two sources against each other.
const CHANGED_AFTER: i64 = 5;
/// Part of a number by which it may differ from itself, rounded to two digits.
const ROUNDED: f64 = 0.05;

pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    if !pair.is_firm() || pair.key_unknown() || pair.denial().is_some() || pair.policy.many {
        return None;
    }
    if matches!(pair.a.claim.value, Value::Proposition(_)) || pair.comparison.outcome == Outcome::Incomparable {
        return None;
    }
    if pair.another_event().is_some() {
        return None;
    }
    let supersedes = |from: Side, days: i64, step: String| {
        let mut drawn = Drawn::new(RelationKind::Supersedes, pair, format!("{}; {step}", pair.comparison.why)).from(from);
        drawn.evidence.days = Some(days);
        drawn
    };
    let disagree = pair.comparison.outcome == Outcome::Disagree;
    match (&pair.timing, pair.policy.over_time) {
        (Timing::Apart { days, newer }, OverTime::Evolving) if !stands(pair) => {
            let again = pair.comparison.outcome == Outcome::Agree;
            let changed = if again { "said again, of another time" } else { "an update" };
            let fresh = fresh_in_words(pair.policy);
            let step = format!("{} apart (only {fresh}): {changed}", days_in_words(*days));
            return Some(supersedes(*newer, *days, step));
        }
        (Timing::Apart { days, newer } | Timing::Together { days, newer: Some(newer) }, OverTime::Growing) => {
            let is_apart = matches!(pair.timing, Timing::Apart { .. });
            match grown(pair, *newer) {
                Some(true) => return Some(supersedes(*newer, *days, format!("{} later, and grown", days_in_words(*days)))),
                None if is_apart && !stands(pair) => {
                    return Some(supersedes(
                        *newer,
                        *days,
                        format!("{} later, and the values leave room for each other", days_in_words(*days)),
                    ));
                }
                // A lower figure is a revision where the same authority gives it; the rest is for `conflicts`.
                _ => {}
            }
        }
        _ => {}
    }
    if let (Timing::Together { days, newer: Some(newer) }, OverTime::Evolving) = (&pair.timing, pair.policy.over_time) {
        // "There were about 1,000 until November", told in January, and 450 in January: nobody says that nothing has changed.
        let older = pair.on(newer.other());
        if disagree && (older.is_of_the_past() || older.looks_back_by().is_some_and(|back| back > TOLD_WITHIN)) {
            let step = format!("{} later: an update of what is told of the time before", days_in_words(*days));
            return Some(supersedes(*newer, *days, step));
        }
        // Within its freshness a value is still borne out by what was said before; another value, days later, is rather a change of it.
        if *days > CHANGED_AFTER && (disagree || differs_but_for_a_hedge(pair)) {
            return Some(supersedes(*newer, *days, format!("{} later: an update", days_in_words(*days))));
        }
    }
    if !disagree {
        return None;
    }
    revised(pair).or_else(|| replanned(pair)).map(|(from, days, step)| supersedes(from, days, step))
}

/// "About 1,500" and, weeks later, "1,200": what a hedge leaves room for within days, time explains better.
fn differs_but_for_a_hedge(pair: &Pair<'_>) -> bool {
    let (Value::Quantity(a), Value::Quantity(b)) = (&pair.a.claim.value, &pair.b.claim.value) else { return false };
    let is_point = |quantity: &Quantity| matches!(quantity.qualifier, Qualifier::Exact | Qualifier::About);
    pair.comparison.outcome == Outcome::Compatible
        && is_point(a)
        && is_point(b)
        && !pair.policy.tolerance.allows(a.number, b.number)
        && !Tolerance::Relative(ROUNDED).allows(a.number, b.number)
}

/// For values that disagree: the newer one is higher.
fn grown(pair: &Pair<'_>, newer: Side) -> Option<bool> {
    if pair.comparison.outcome != Outcome::Disagree {
        return None;
    }
    let (Value::Quantity(new), Value::Quantity(old)) = (&pair.on(newer).claim.value, &pair.on(newer.other()).claim.value) else {
        return None;
    };
    Some(new.number > old.number)
}

/// The same voice, later: an update or the correction of a mistake, not two voices against each other.
fn revised(pair: &Pair<'_>) -> Option<(Side, i64, String)> {
    let voice = match pair.voice()? {
        Dependence::Voice(name) | Dependence::Outlet(name) => name,
        Dependence::Source | Dependence::Wording(_) => return None,
    };
    let newer = match &pair.timing {
        Timing::Apart { days, newer } | Timing::Together { days, newer: Some(newer) } => (*newer, *days),
        _ => pair.said_later()?,
    };
    Some((newer.0, newer.1, format!("{} later, an update or a correction by the same voice ({voice})", days_in_words(newer.1))))
}

/// Two plans told far apart: the plan was changed.
fn replanned(pair: &Pair<'_>) -> Option<(Side, i64, String)> {
    if pair.a.claim.modality != Modality::Planned || pair.policy.over_time != OverTime::Fixed {
        return None;
    }
    let allowed = pair.policy.fresh_days.map_or(PLAN_DAYS, i64::from);
    let (newer, days) = pair.said_later()?;
    (days > allowed).then(|| (newer, days, format!("told {} later: a changed plan", days_in_words(days))))
}
