//! A claim whose place is not known, beside one of the only place of which the sources tell such a thing at that time: "the hospital said
//! that 74 people had been injured". A grown toll, the same telling figure and a copy are tied all the same; nothing is held against it.

use super::telling::is_telling;
use super::{Drawn, RelationKind, corroborates, draw as draw_all, repeats, supersedes};
use crate::graph::pair::Pair;
use crate::graph::time::{PAST_DAYS, goes_by_events};
use crate::value::Value;

/// The relations of two claims of which the one leaves its place open. With `only_there` that of the other is the only one it can be.
pub fn draw(pair: &mut Pair<'_>, only_there: bool) -> Vec<Drawn> {
    let near = pair.timing.days().is_some_and(|days| days <= PAST_DAYS);
    pair.only_there =
        only_there && near && goes_by_events(pair.policy) && matches!(pair.a.claim.value, Value::Quantity(_)) && !pair.same_source();
    let tied = pair.only_there.then(|| {
        let copied = repeats::draw(pair);
        let same = || if is_telling(pair) { corroborates::draw(pair) } else { None };
        copied.or_else(same).or_else(|| supersedes::draw(pair))
    });
    pair.only_there = false;
    if let Some(drawn) = tied.flatten() {
        return vec![Drawn { why: format!("one of them names no place, and the sources tell of no other; {}", drawn.why), ..drawn }];
    }
    let open = |drawn: &Drawn| matches!(drawn.kind, RelationKind::Compatible | RelationKind::Denies | RelationKind::Fulfils);
    draw_all(pair).into_iter().filter(open).collect()
}
