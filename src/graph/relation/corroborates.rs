//! `corroborates`: the values agree, at the same time, and two voices stand behind them.

use super::denies::another_time;
use super::{Drawn, RelationKind};
use crate::graph::pair::Pair;
use crate::value::{Outcome, Side};

pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    let comparable = pair.is_firm() && !pair.key_unknown() && pair.denial().is_none() && pair.timing.is_shared();
    if !comparable || pair.one_origin || pair.voice().is_some() || pair.comparison.outcome != Outcome::Agree || another_time(pair).is_some()
    {
        return None;
    }
    let guessed = pair.a.claim.uncertain || pair.b.claim.uncertain || pair.comparison.uncertain;
    let guess = if guessed { "; uncertain: a date is only narrowed down" } else { "" };
    let why = format!("{}{}{}{guess}", pair.comparison.why, pair.time_in_words(), pair.speakers(Side::First));
    Some(Drawn::new(RelationKind::Corroborates, pair, why))
}
