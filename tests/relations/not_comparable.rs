//! One slot and nothing to hold against each other: the edge names the reason.

use crate::story::*;
use corroborate::claim::Modality;
use corroborate::graph::RelationKind::*;
use corroborate::value::{DateRole, Quantity, Value};
use corroborate::verdict::Verdict;

#[track_caller]
fn assert_reason(a: Told, b: Told, reason: &str) {
    let (relations, slot) = between(a, b);
    assert_eq!(relations.len(), 1, "{relations:?}");
    assert_eq!(relations[0].0, NotComparable, "{relations:?}");
    assert!(relations[0].1.starts_with(reason), "{}", relations[0].1);
    assert_eq!((slot.verdict, slot.why.as_str()), (Verdict::Unresolved, relations[0].1.as_str()));
}

#[test]
fn each_reason_is_named() {
    let unit = |source: &str, unit: &str| count(source, "strength", Quantity { unit: Some(unit.into()), ..Quantity::exact(9.0) });
    assert_reason(unit("s1", "tonne"), unit("s2", "person"), "unit:");
    assert_reason(number("s1", "troops", 9.0), number("s2", "troops", 900.0).published("2021-12-26"), "time:");
    assert_reason(number("s1", "strength", 9.0), number("s2", "strength", 90.0).modality(Modality::Alleged), "modality:");
    assert_reason(date("s1", "left-on", DateRole::From, "2021-12-09"), date("s2", "left-on", DateRole::Until, "2021-10-09"), "scope:");
    assert_reason(number("s1", "strength", 9.0).at("?"), number("s2", "strength", 90.0).at("?"), "scope:");
    assert_reason(said("s1", None, Some("2021-12-09")), said("s2", None, Some("2023-12-09")), "time:");
    assert_reason(number("s1", "strength", 9.0), Told::new("s2", "strength", Value::Place { place: "IQ".into() }), "kind:");
}

#[test]
fn other_types_are_not_even_that() {
    let linked = linked(vec![number("s1", "strength", 100.0), number("s2", "toll", 100.0)]);
    assert!(linked.relations.is_empty(), "{:?}", linked.relations);
}

#[test]
fn what_a_source_looks_back_on_is_another_event() {
    let looked_back = || number("s1", "toll", 86.0).published("2024-10-09").holding("2024-06");
    assert_related(looked_back(), number("s2", "toll", 78.0).published("2024-10-05").holding("2024-10-04"), &[NotComparable]);
    assert_related(looked_back(), number("s2", "toll", 157.0).published("2024-10-05").holding("2024-10-04"), &[NotComparable]);
}

#[test]
fn what_goes_by_events_is_no_update_of_the_event_years_before() {
    let before = number("s1", "magnitude", 7.8).published("2023-11-04").holding("2015-04");
    assert_related(before, number("s2", "magnitude", 5.6).published("2023-11-04"), &[NotComparable]);
}

#[test]
fn a_toll_so_much_smaller_or_larger_counts_something_else() {
    let war = || number("s1", "toll", 46000.0).holding("2025-01-15").by(&["ministry"]);
    let since = |value: f64| number("s2", "toll", value).holding("2025-01-17").by(&["ministry"]);
    let kinds = |told| between(war(), told).0.into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
    assert_eq!(kinds(since(73.0)), [NotComparable]);
    assert_eq!(kinds(since(45900.0)), [Supersedes], "the same voice corrects it by little");
    assert_eq!(kinds(since(46900.0)), [Supersedes]);
}
