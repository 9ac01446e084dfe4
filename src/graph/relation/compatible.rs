//! `compatible`: the values do not exclude each other, and that is all there is to say.

use super::conflicts::modality;
use super::denies::another_time;
use super::{Drawn, RelationKind};
use crate::graph::pair::Pair;
use crate::graph::time::Timing;
use crate::value::Outcome;

pub(super) fn draw(pair: &Pair<'_>) -> Option<Drawn> {
    if pair.denial().is_some() || another_time(pair).is_some() {
        return None;
    }
    // One voice in one source that says the same twice adds nothing.
    if pair.comparison.outcome == Outcome::Agree && pair.same_source() && pair.voice().is_some() {
        return None;
    }
    let several = pair.policy.many && pair.comparison.outcome == Outcome::Disagree;
    if matches!(pair.timing, Timing::Apart { .. }) || !(pair.comparison.is_consistent() || several) {
        return None;
    }
    let reason = if several {
        "; several values can be true at once".to_string()
    } else if pair.key_unknown() {
        "; one of them leaves open what exactly it is about".to_string()
    } else if !pair.is_firm() {
        format!("; {} beside {}", modality(pair.a.claim.modality), modality(pair.b.claim.modality))
    } else {
        String::new()
    };
    let origin = if pair.one_origin { "; one origin" } else { "" };
    Some(Drawn::new(RelationKind::Compatible, pair, format!("{}{reason}{}{origin}", pair.comparison.why, pair.time_in_words())))
}
