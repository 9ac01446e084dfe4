//! Telling values: one precise number or one day, given twice at a place of which the one lies inside the other or is not known,
//! is hardly two things. That is too little for `corroborates`, and enough to see who answers whom.

use crate::graph::pair::Pair;
use crate::value::{Outcome, Qualifier, Quantity, Value, day_range};

/// Below it, two counts are equal by chance.
const LEAST: f64 = 10.0;

/// Nothing says that the two are of one thing: a part of the key is not known, and what they tell is not so exact that it could
/// be nothing else.
pub(super) fn may_be_two_things(pair: &Pair<'_>) -> bool {
    pair.key_unknown() && !is_telling(pair) && !is_one_day(pair)
}

/// Both give the same figure, and one that is not met by chance.
pub(super) fn is_telling(pair: &Pair<'_>) -> bool {
    let one_figure = |quantity: &Quantity| !matches!(quantity.qualifier, Qualifier::Vague | Qualifier::Between);
    match (&pair.a.claim.value, &pair.b.claim.value) {
        (Value::Quantity(a), Value::Quantity(b)) => {
            // "At least 103" and a denied 103 are one figure.
            let meet = matches!(pair.comparison.outcome, Outcome::Agree | Outcome::Compatible);
            meet && a.number == b.number && a.number >= LEAST && one_figure(a) && one_figure(b)
        }
        _ => false,
    }
}

/// Both give the same day. What is said of a day at two places may be two things; said of it at no place, it is rather one.
pub(super) fn is_one_day(pair: &Pair<'_>) -> bool {
    match (&pair.a.claim.value, &pair.b.claim.value) {
        (Value::Date(a), Value::Date(b)) => {
            pair.comparison.outcome == Outcome::Agree
                && a == b
                && day_range(&a.edtf).is_some_and(|days| days.low.is_some() && days.low == days.high)
        }
        _ => false,
    }
}
