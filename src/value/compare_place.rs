//! Comparing places: the same, one inside the other, or neither.

use super::compare::{Comparison, Outcome, Side};
use super::place::UNLISTED;

/// What comparing needs to know of the gazetteer and the actors behind it.
pub trait Containment: Sync {
    /// `inner` lies inside `outer` (and is not `outer` itself).
    fn contains(&self, outer: &str, inner: &str) -> bool;

    /// The country a place lies in, the country itself for a country; `None` for what is no place.
    fn country(&self, id: &str) -> Option<String>;

    /// The actor speaks with one voice: two claims held by it go back to one statement. False for those that stand
    /// for many, such as "a security source", "officials" or "reports".
    fn is_one_voice(&self, _actor: &str) -> bool {
        true
    }
}

/// Inside is compatible and narrower; apart is a disagreement.
pub(super) fn compare_places(a: &str, b: &str, places: &dyn Containment) -> Comparison {
    if a == b {
        return Comparison::new(Outcome::Agree, format!("both say {a}"));
    }
    let inside = |inner: &str, outer: &str, narrower| Comparison {
        narrower: Some(narrower),
        ..Comparison::new(Outcome::Compatible, format!("{inner} lies in {outer}"))
    };
    if places.contains(a, b) {
        inside(b, a, Side::Second)
    } else if places.contains(b, a) {
        inside(a, b, Side::First)
    } else if [a, b].iter().any(|id| id.contains(UNLISTED)) && !apart(a, b, places) {
        // The next village, or the same by another name.
        Comparison::new(Outcome::Incomparable, format!("no list knows where {a} and {b} lie"))
    } else {
        Comparison::new(Outcome::Disagree, format!("neither of {a} and {b} lies in the other"))
    }
}

/// They lie in two countries.
fn apart(a: &str, b: &str, places: &dyn Containment) -> bool {
    places.country(a).zip(places.country(b)).is_some_and(|(a, b)| a != b)
}
