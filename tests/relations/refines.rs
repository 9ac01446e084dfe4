//! The same, said more narrowly: in time or in place.

use crate::story::*;
use corroborate::claim::{Level, Resolved};
use corroborate::graph::RelationKind::*;
use corroborate::value::{DateRole, Qualifier, Quantity, Value};

#[test]
fn a_day_inside_the_first_third_of_its_month() {
    let narrow = date("s2", "left-on", DateRole::From, "2021-12-09");
    let narrow_id = narrow.0.id.clone();
    let linked = linked(vec![date("s1", "left-on", DateRole::From, "2021-12-01/2021-12-10"), narrow]);
    let kinds: Vec<_> = linked.relations.iter().map(|relation| relation.kind).collect();
    assert_eq!(kinds, [Corroborates, Refines]);
    assert_eq!(linked.relations[1].a, narrow_id, "the edge starts from the narrower");
}

#[test]
fn a_city_inside_its_region() {
    let narrow = date("s2", "left-on", DateRole::Until, "2026-09").planned().at("erbil");
    let narrow_id = narrow.0.id.clone();
    let linked = linked(vec![date("s1", "left-on", DateRole::Until, "2026-09").planned().at("kurdistan-region"), narrow]);
    assert_eq!(linked.relations.len(), 1);
    assert_eq!((linked.relations[0].kind, &linked.relations[0].a), (Refines, &narrow_id));
    assert_eq!(linked.slots.len(), 2, "two keys stay two slots");
}

#[test]
fn a_count_in_a_part_of_the_country() {
    let about = |source: &str, place: &str| count(source, "troops", Quantity::hedged(900.0, Qualifier::About)).at(place);
    assert_related(about("s1", "north-east-syria").published("2024-09-27"), about("s2", "SY").published("2024-10-01"), &[Refines]);
}

#[test]
fn fewer_in_the_part_is_room_and_more_is_another_count() {
    let told = |source: &str, place: &str, n: f64| number(source, "troops", n).at(place).published("2021-12-26");
    assert_related(told("s1", "erbil", 500.0), told("s2", "IQ", 2500.0), &[Compatible]);
    assert_related(told("s1", "erbil", 5000.0), told("s2", "IQ", 2500.0), &[NotComparable]);
}

#[test]
fn a_place_as_a_value() {
    let at = |source: &str, place: &str| Told::new(source, "cause", Value::Place { place: place.into() });
    assert_related(at("s1", "erbil"), at("s2", "IQ"), &[Compatible, Refines]);
    assert_related(at("s1", "erbil"), at("s2", "baghdad"), &[Conflicts]);
}

#[test]
fn places_that_lie_apart_are_not_tied_at_all() {
    let told = |source: &str, place: &str| number(source, "troops", 2500.0).at(place).published("2021-12-26");
    assert_related(told("s1", "IQ"), told("s2", "SY"), &[]);
    assert_related(told("s1", "baghdad"), told("s2", "erbil"), &[]);
}

#[test]
fn a_wide_span_is_refined_by_nothing_that_disagrees() {
    assert_related(date("s1", "left-on", DateRole::On, "2021-12"), date("s2", "left-on", DateRole::On, "2021-11-09"), &[Conflicts]);
}

#[test]
fn more_in_the_part_days_later_has_grown() {
    let whole = || number("s1", "toll", 30.0).holding("2024-08-26").at("IQ");
    let part = |value: f64, day: &str| number("s2", "toll", value).holding(day).at("erbil");
    let kinds = |told| between(whole(), told).0.into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
    assert_eq!(kinds(part(68.0, "2024-08-28")), [Supersedes]);
    assert_eq!(kinds(part(12.0, "2024-08-28")), [], "fewer in the part may be a part of them");
    assert_eq!(kinds(part(68.0, "2024-08-20")), [], "the part was counted before the whole");
}

#[test]
fn how_many_are_missing_at_a_place_that_is_only_carried_over() {
    let missing = |source: &str, value: f64, place: &str, day: &str| number(source, "magnitude", value).at(place).published(day);
    let carried = |told: Told| {
        told.edit(|claim| {
            claim.resolved.insert("place".into(), Resolved { level: Level::Source, because: String::new() });
        })
    };
    let region = || missing("s1", 103.0, "erbil", "2024-05-01");
    assert_related(region(), carried(missing("s2", 128.0, "IQ", "2024-05-12")), &[Supersedes]);
    assert_related(region(), carried(missing("s2", 103.0, "IQ", "2024-05-12")), &[Corroborates]);
    assert_related(region(), missing("s2", 128.0, "IQ", "2024-05-12"), &[]);
    let fewer_in_the_part_later = carried(missing("s2", 90.0, "erbil", "2024-05-12"));
    assert_related(missing("s1", 103.0, "IQ", "2024-05-01"), fewer_in_the_part_later, &[]);
}
