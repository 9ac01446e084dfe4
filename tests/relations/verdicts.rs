//! What the relations of a slot add up to.

use crate::story::*;
use corroborate::claim::{Level, Resolved};
use corroborate::value::{Qualifier, Quantity};
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

/// The claim is attributed to somebody of whom only the words are known.
fn told_by(mut told: Told, words: &str) -> Told {
    let how = Resolved { level: Level::Unknown, because: words.to_owned() };
    told.0.resolved.insert("said-by".to_owned(), how);
    told
}

#[test]
fn speakers_who_are_only_described_are_no_sure_origins() {
    let organisers = |source: &str| told_by(number(source, "strength", 5000.0), "organisers told");
    let slot = slot_of(vec![organisers("s1"), organisers("s2"), told_by(number("s3", "strength", 5000.0), "قال المنظمون")]);
    assert_eq!(slot.verdict, Verdict::Corroborated);
    let caution = slot.caution.expect("nobody is named");
    assert!(caution.contains("all 3 origins") && caution.contains("organisers told") && caution.contains("المنظمون"), "{caution}");
    let beside = slot_of(vec![organisers("s1"), organisers("s2"), number("s3", "strength", 5000.0).by(&["coalition"])]);
    assert!(beside.caution.is_some_and(|caution| caution.contains("2 of 3 origins")));
    let named = slot_of(vec![organisers("s1"), number("s2", "strength", 5000.0).by(&["coalition"])]);
    assert_eq!((named.verdict, named.caution), (Verdict::Corroborated, None));
}

#[test]
fn nobody_speaks_in_its_own_words_who_quotes_a_stranger() {
    let slot =
        slot_of(vec![told_by(number("s1", "strength", 5000.0), "organisers told"), number("s2", "strength", 900.0).by(&["coalition"])]);
    assert_eq!(slot.verdict, Verdict::Conflict);
    assert!(slot.why.contains("organisers told") && !slot.why.contains("own words"), "{}", slot.why);
}

#[test]
fn the_reason_is_the_pair_that_tells_most() {
    let dozens = || Quantity { qualifier: Qualifier::Vague, ..Quantity::range(24.0, 99.0) };
    let slot = slot_of(vec![count("s1", "strength", dozens()), number("s1", "strength", 60.0), number("s2", "strength", 900.0)]);
    assert_eq!(slot.verdict, Verdict::Conflict);
    assert!(slot.why.contains("60 and 900"), "{}", slot.why);
}
