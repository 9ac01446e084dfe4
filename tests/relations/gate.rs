//! Findings into passed or failed: verdicts, severities, required origins, waivers.

use crate::story::*;
use corroborate::verdict::{FindingCode, GatePolicy, Linked, Verdict, Waiver, gate};
use jiff::civil::Date;

fn policy(yaml: &str) -> GatePolicy {
    serde_yaml::from_str(yaml).expect("a gate policy")
}

fn waivers(yaml: &str) -> Vec<Waiver> {
    serde_yaml::from_str(yaml).expect("waivers")
}

fn today() -> Date {
    Date::constant(2026, 3, 1)
}

fn conflict() -> Linked {
    linked(vec![cause("s1", "bomb"), cause("s2", "gas-leak")])
}

#[test]
fn contradiction_and_dispute_fail_by_default() {
    let disputed = linked(vec![said("s1", None, None), said("s2", None, None).denied()]);
    for (linked, code) in [(conflict(), FindingCode::Conflict), (disputed, FindingCode::Disputed)] {
        let result = gate(&linked, &GatePolicy::default(), &[], today());
        assert!(!result.passed);
        assert_eq!(result.failed_by[0].code, code);
    }
    let single = linked(vec![cause("s1", "bomb")]);
    assert!(gate(&single, &GatePolicy::default(), &[], today()).passed);
}

#[test]
fn what_fails_is_configured() {
    let single = linked(vec![cause("s1", "bomb")]);
    assert!(!gate(&single, &policy("fail-on: [single-source]"), &[], today()).passed);
    assert!(gate(&conflict(), &policy("fail-on: []"), &[], today()).passed);
    assert!(!gate(&conflict(), &policy("fail-on: [error]"), &[], today()).passed);
    assert!(gate(&single, &policy("fail-on: [warning]"), &[], today()).passed);
    assert!(!gate(&single, &policy("fail-on: [info]"), &[], today()).passed);
}

#[test]
fn required_origins() {
    let told = linked(vec![cause("s1", "bomb"), cause("s2", "bomb")]);
    assert!(gate(&told, &policy("require: {cause: 2}"), &[], today()).passed);
    let result = gate(&told, &policy("require: {cause: 3}"), &[], today());
    assert_eq!(result.failed_by[0].code, FindingCode::TooFewOrigins);
    assert!(result.failed_by[0].message.contains('2') && result.failed_by[0].message.contains('3'));
    assert!(gate(&told, &policy("require: {toll: 3}"), &[], today()).passed, "no claim of that type, nothing required of it");
}

#[test]
fn a_waiver_holds_until_its_day() {
    let by_type = waivers("[{type: cause, key: {place: IQ}, reason: both are reported as open, until: 2026-03-01}]");
    let result = gate(&conflict(), &GatePolicy::default(), &by_type, today());
    assert!(result.passed);
    assert_eq!(result.waived[0].reason, "both are reported as open");
    let result = gate(&conflict(), &GatePolicy::default(), &by_type, Date::constant(2026, 3, 2));
    assert!(!result.passed);
    assert_eq!(result.expired, by_type);
}

#[test]
fn a_fingerprint_holds_while_the_values_do() {
    let failing = gate(&conflict(), &GatePolicy::default(), &[], today()).failed_by.remove(0);
    let accepted = waivers(&format!("[{{finding: {}, reason: known}}]", failing.fingerprint));
    assert!(gate(&conflict(), &GatePolicy::default(), &accepted, today()).passed);
    let joined = linked(vec![cause("s1", "bomb"), cause("s2", "gas-leak"), cause("s3", "bomb")]);
    assert!(gate(&joined, &GatePolicy::default(), &accepted, today()).passed, "another source for a known value");
    let changed = linked(vec![cause("s1", "bomb"), cause("s2", "gas-leak"), cause("s3", "rocket")]);
    let result = gate(&changed, &GatePolicy::default(), &accepted, today());
    assert!(!result.passed, "another value is another finding");
    assert_eq!(result.unused, accepted);
}

#[test]
fn a_waiver_that_names_nothing_waives_nothing() {
    let elsewhere =
        waivers("[{type: cause, key: {place: SY}, reason: known}, {reason: all of it}, {type: cause, code: disputed, reason: no}]");
    let result = gate(&conflict(), &GatePolicy::default(), &elsewhere, today());
    assert!(!result.passed);
    assert_eq!(result.unused.len(), 3);
}

#[test]
fn a_mistake_in_the_policy_is_told() {
    let error = serde_yaml::from_str::<GatePolicy>("fail-on: [conflicts]").expect_err("no such verdict").to_string();
    assert!(error.contains("conflicts") && error.contains("single-source") && error.contains("warning"), "{error}");
    assert!(serde_yaml::from_str::<GatePolicy>("fail-when: [conflict]").is_err());
    assert!(serde_yaml::from_str::<Vec<Waiver>>("[{type: cause, reason: known, until: soon}]").is_err());
    assert!(serde_yaml::from_str::<Vec<Waiver>>("[{type: cause}]").is_err(), "a reason is required");
    assert_eq!(Verdict::ALL.len(), 7);
}
