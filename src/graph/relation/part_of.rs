//! `part-of`: two claim types that a constraint ties (`us-troops <= foreign-troops`). Kept, the one counts a part
//! of the other; broken beyond tolerance and hedges, the two conflict.

use super::{Drawn, RelationKind};
use crate::graph::pair::Pair;
use crate::graph::time::goes_by_events;
use crate::rule::policy::{Constraint, Op};
use crate::value::{Outcome, Side, Value, day_range, describe};

/// `pair.a` is of the constraint's left type, `pair.b` of its right.
pub fn draw(pair: &Pair<'_>, constraint: &Constraint) -> Option<Drawn> {
    let asserted = |statement: &crate::graph::statement::Statement| statement.claim.polarity == crate::claim::Polarity::Asserted;
    if !pair.is_firm() || pair.key_unknown() || !pair.timing.is_shared() || !asserted(pair.a) || !asserted(pair.b) {
        return None;
    }
    if pair.comparison.outcome == Outcome::Incomparable {
        return None;
    }
    let order = order(&pair.a.claim.value, &pair.b.claim.value)?;
    // What agrees or overlaps through a hedge keeps every constraint, but for a strict one between equal values.
    let apart = pair.comparison.outcome == Outcome::Disagree;
    let kept = match constraint.op {
        Op::Le => !apart || order.is_lt(),
        Op::Ge => !apart || order.is_gt(),
        Op::Eq => !apart,
        Op::Lt => order.is_lt() || (pair.comparison.outcome == Outcome::Compatible),
        Op::Gt => order.is_gt() || (pair.comparison.outcome == Outcome::Compatible),
    };
    let rule = format!("{} {} {}", constraint.left, constraint.op.sign(), constraint.right);
    let values = format!("{} and {}", describe(&pair.a.claim.value), describe(&pair.b.claim.value));
    if !kept {
        let uncertain = pair.a.claim.uncertain || pair.b.claim.uncertain || pair.comparison.uncertain;
        // More soldiers killed than people: the people were killed in something else.
        let (kind, prefix) = match (uncertain, goes_by_events(pair.policy)) {
            (true, _) => (RelationKind::NotComparable, "time: "),
            (false, true) => (RelationKind::NotComparable, "scope: rather two events: "),
            (false, false) => (RelationKind::Conflicts, ""),
        };
        return Some(Drawn::new(kind, pair, format!("{prefix}{values} break {rule}{}", pair.time_in_words())));
    }
    let kind = if matches!(pair.a.claim.value, Value::Quantity(_)) { RelationKind::PartOf } else { RelationKind::Compatible };
    let from = if matches!(constraint.op, Op::Ge | Op::Gt) { Side::Second } else { Side::First };
    Some(Drawn::new(kind, pair, format!("{values} keep {rule}{}", pair.time_in_words())).from(from))
}

fn order(a: &Value, b: &Value) -> Option<std::cmp::Ordering> {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => a.number.partial_cmp(&b.number),
        (Value::Date(a), Value::Date(b)) => {
            let (a, b) = (day_range(&a.edtf)?, day_range(&b.edtf)?);
            Some(if a.is_before(b) {
                std::cmp::Ordering::Less
            } else if b.is_before(a) {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            })
        }
        _ => None,
    }
}
