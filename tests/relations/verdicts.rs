//! What the relations of a slot add up to.

use crate::story::*;
use corroborate::verdict::{Slot, Verdict};

fn slot_of(told: Vec<Told>) -> Slot {
    linked(told).slots.remove(0)
}

fn toll(source: &str, value: f64, day: &str) -> Told {
    number(source, "toll", value).holding(day)
}

#[test]
fn one_source_alone() {
    assert_eq!(slot_of(vec![number("s1", "strength", 5.0)]).verdict, Verdict::SingleSource);
}

#[test]
fn a_conflict_outweighs_agreement() {
    let slot = slot_of(vec![cause("s1", "bomb"), cause("s2", "bomb"), cause("s3", "gas-leak")]);
    assert_eq!((slot.verdict, slot.support), (Verdict::Conflict, 2));
}

#[test]
fn the_current_value_decides_between_updated_and_corroborated() {
    let first_day = || vec![toll("s1", 300.0, "2023-02-06"), toll("s2", 300.0, "2023-02-06")];
    assert_eq!(slot_of(first_day()).verdict, Verdict::Corroborated);
    let mut later = first_day();
    later.push(toll("s3", 5000.0, "2023-02-08"));
    assert_eq!(slot_of(later.clone()).verdict, Verdict::Updated, "agreement on an old value is no corroboration of the new one");
    later.push(toll("s4", 5000.0, "2023-02-08"));
    assert_eq!(slot_of(later).verdict, Verdict::Corroborated);
}

#[test]
fn every_verdict_names_the_edge_that_decided() {
    let slot = slot_of(vec![cause("s1", "bomb"), cause("s2", "gas-leak")]);
    assert!(slot.why.contains("bomb") && slot.why.contains("gas-leak"), "{}", slot.why);
}

#[test]
fn the_json_has_the_keys_that_readers_rely_on() {
    let linked =
        linked(vec![number("s1", "troops", 2500.0).published("2021-12-26"), number("s2", "troops", 900.0).published("2025-01-01")]);
    let json = serde_json::to_value(&linked).expect("linked claims are plain data");
    assert_eq!(json["relations"][0]["type"], "supersedes");
    assert_eq!(json["relations"][0]["a"], linked.claims[1].id.as_str());
    assert_eq!(json["slots"][0]["type"], "troops");
    assert_eq!(json["slots"][0]["key"]["place"], "IQ");
    assert_eq!(json["slots"][0]["verdict"], "updated");
    assert_eq!((&json["slots"][0]["sources"], &json["slots"][0]["origins"]), (&2.into(), &2.into()));
    assert_eq!(json["claims"][0]["origin"], "o1");
}
