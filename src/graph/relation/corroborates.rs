//! `corroborates`: the values agree, at the same time, and two voices stand behind them.

use super::denies::another_time;
use super::telling::is_telling;
use super::{Drawn, RelationKind};
use crate::graph::pair::Pair;
use crate::graph::time::{PAST_DAYS, Timing, goes_by_events};
use crate::value::{Outcome, Side};

pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    let one_time = pair.timing.is_shared() && another_time(pair).is_none() || stands(pair);
    let comparable = pair.is_firm() && !pair.key_unknown() && pair.denial().is_none() && one_time;
    if !comparable || pair.one_origin || pair.voice().is_some() || pair.comparison.outcome != Outcome::Agree {
        return None;
    }
    let guessed = pair.a.claim.uncertain || pair.b.claim.uncertain || pair.comparison.uncertain;
    let guess = if guessed { "; uncertain: a date is only narrowed down" } else { "" };
    let why = format!("{}{}{}{guess}", pair.comparison.why, pair.time_in_words(), pair.speakers(Side::First));
    Some(Drawn::new(RelationKind::Corroborates, pair, why))
}

/// A toll, or how many are missing, that another voice gives some days later, the very figure: it has not grown, and both stand behind it.
pub(super) fn stands(pair: &Pair<'_>) -> bool {
    goes_by_events(pair.policy)
        && matches!(pair.timing, Timing::Apart { days, .. } if days <= PAST_DAYS)
        && is_telling(pair)
        && !pair.one_origin
        && pair.voice().is_none()
        && pair.another_event().is_none()
}
