//! Claim types tied by a constraint.

use crate::story::*;
use corroborate::claim::{Level, Modality, Resolved};
use corroborate::graph::RelationKind::*;
use corroborate::value::{Qualifier, Quantity};
use corroborate::verdict::Verdict;

fn all_foreign(source: &str, number: f64) -> Told {
    count(source, "foreign-troops", Quantity::hedged(number, Qualifier::About)).published("2021-12-26")
}

#[test]
fn a_part_and_its_whole_in_one_text() {
    let part = number("s1", "troops", 2500.0).published("2021-12-26").starting(90);
    let part_id = part.0.id.clone();
    let linked = linked(vec![all_foreign("s1", 3500.0), part]);
    assert_eq!(linked.relations.len(), 1, "{:?}", linked.relations);
    assert_eq!((linked.relations[0].kind, &linked.relations[0].a), (PartOf, &part_id));
    assert!(linked.slots.iter().all(|slot| slot.verdict == Verdict::SingleSource));
}

#[test]
fn a_part_larger_than_its_whole_is_a_conflict_in_both_slots() {
    let linked = linked(vec![all_foreign("s1", 1000.0), number("s2", "troops", 2500.0).published("2021-12-30")]);
    assert_eq!(linked.relations[0].kind, Conflicts);
    assert!(linked.relations[0].why.contains("troops <= foreign-troops"), "{}", linked.relations[0].why);
    assert!(linked.slots.iter().all(|slot| slot.verdict == Verdict::Conflict), "{:?}", linked.slots);
}

#[test]
fn a_hedge_or_the_tolerance_keeps_it() {
    assert_related(all_foreign("s1", 2400.0), number("s2", "troops", 2500.0).published("2021-12-26"), &[PartOf]);
}

#[test]
fn not_elsewhere_not_at_another_time_not_in_another_mode() {
    let part = || number("s2", "troops", 2500.0).published("2021-12-26");
    assert_related(all_foreign("s1", 1000.0), part().at("SY"), &[]);
    assert_related(all_foreign("s1", 1000.0), part().published("2025-08-30"), &[]);
    assert_related(all_foreign("s1", 1000.0), part().modality(Modality::Forecast), &[]);
    assert_related(all_foreign("s1", 1000.0), part().denied(), &[]);
    assert_related(all_foreign("s1", 1000.0), part().at("?"), &[]);
}

#[test]
fn a_count_in_a_place_and_one_in_the_place_around() {
    let inside = || number("s1", "crowd", 92.0).at("erbil");
    assert_related(inside(), number("s1", "crowd", 128.0).at("IQ").starting(90), &[PartOf]);
    let carried = number("s2", "crowd", 128.0).edit(|claim| {
        claim.resolved.insert("place".into(), Resolved { level: Level::Paragraph, because: String::new() });
    });
    assert_related(inside(), carried, &[Compatible]);
}

#[test]
fn one_text_without_a_date_speaks_of_one_time() {
    let all = || count("s1", "foreign-troops", Quantity::hedged(3500.0, Qualifier::About));
    assert_related(all(), number("s1", "troops", 2500.0).starting(90), &[PartOf]);
    assert_related(all(), number("s2", "troops", 2500.0), &[]);
}

#[test]
fn more_soldiers_than_people_were_killed_in_something_else() {
    let killed = |soldiers: f64, all: f64| {
        let (relations, _) =
            between(number("s1", "soldiers-killed", soldiers).holding("2023-10-17"), number("s2", "toll", all).holding("2023-10-17"));
        relations[0].0
    };
    assert_eq!(killed(9.0, 15.0), PartOf);
    assert_eq!(killed(48.0, 15.0), NotComparable);
}
