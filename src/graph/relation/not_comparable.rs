//! `not-comparable`: one slot, and still nothing to hold against each other; the reason is the point of the edge.

use super::conflicts::excuse;
use super::denies::another_time;
use super::{Drawn, RelationKind};
use crate::graph::pair::Pair;
use crate::graph::time::Timing;
use crate::value::{Outcome, days_in_words};

pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    let why = match (excuse(pair), pair.comparison.outcome) {
        (Some(excuse), _) => format!("{excuse} ({})", pair.comparison.why),
        (None, Outcome::Incomparable) => pair.comparison.why.clone(),
        (None, outcome) => match (another_time(pair), &pair.timing) {
            (Some(why), _) => format!("{why} ({})", pair.comparison.why),
            (None, Timing::Apart { days, .. }) => format!("time: {} apart ({})", days_in_words(*days), pair.comparison.why),
            (None, Timing::Uncertain(why)) => format!("time: {why} ({})", pair.comparison.why),
            // One voice that says the same twice, or a denial under a key that is not known.
            (None, _) if outcome == Outcome::Agree && pair.denial().is_none() => return None,
            (None, _) => format!("scope: one of them leaves open what exactly it is about ({})", pair.comparison.why),
        },
    };
    Some(Drawn::new(RelationKind::NotComparable, pair, why))
}
