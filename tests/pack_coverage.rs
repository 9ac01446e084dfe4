//! How well the tests of the shipped packs cover their claim types: enough of them in Arabic and in English, and half of
//! them say what must not be found, what is denied, or what is hedged.

mod shipped;

use corroborate::rule::expectation::number;
use corroborate::rule::{Rule, Scalar, load};
use corroborate::value::Qualifier;
use shipped::world;
use std::collections::BTreeMap;

/// Tests of each claim type that pass today.
const LEAST: usize = 12;
/// Of them in each of the two languages.
const LEAST_IN_EACH: usize = 5;

/// A number that is not said to be exact, or anything that is not simply so.
fn is_hedged(expected: &BTreeMap<String, Scalar>) -> bool {
    let number = ["count", "amount", "share"].iter().find_map(|key| number(&expected.get(*key)?.0));
    let modality = expected.get("modality").is_some_and(|modality| modality.0 != "factual");
    let denied = expected.get("polarity").is_some_and(|polarity| polarity.0 == "denied");
    number.is_some_and(|(qualifier, _)| qualifier != Qualifier::Exact) || modality || denied
}

/// Written in Arabic letters.
fn is_arabic(text: &str) -> bool {
    let letters = |wanted: fn(char) -> bool| text.chars().filter(|c| wanted(*c)).count();
    letters(|c| ('\u{620}'..='\u{64a}').contains(&c)) > letters(|c| c.is_ascii_alphabetic())
}

/// What a claim type lacks, in words; nothing where its tests are enough.
fn gaps(rule: &Rule) -> Vec<String> {
    let tests: Vec<_> = rule.tests.iter().map(|test| &test.test).filter(|test| test.todo.is_none()).collect();
    let own = |expected: &&BTreeMap<String, Scalar>| expected.get("type").is_none_or(|other| other.0 == rule.id);
    let other_side = tests.iter().filter(|test| test.claims.iter().filter(own).all(is_hedged)).count();
    let arabic = tests.iter().filter(|test| is_arabic(&test.text)).count();
    let mut gaps = Vec::new();
    let mut least = |what: &str, have: usize, wanted: usize| {
        if have < wanted {
            gaps.push(format!("{}: {have} {what}, {wanted} wanted", rule.full_id()));
        }
    };
    least("tests", tests.len(), LEAST);
    least("in Arabic", arabic, LEAST_IN_EACH);
    least("in English", tests.len() - arabic, LEAST_IN_EACH);
    least("negative, denied or hedged", other_side, tests.len().div_ceil(2));
    gaps
}

#[test]
fn every_shipped_claim_type_is_tested_from_all_sides() {
    let (gazetteer, actors) = world();
    let loaded = load::load(Vec::new(), gazetteer, actors);
    assert!(load::is_usable(&loaded.diagnostics));
    let rules = &loaded.rules.rules;
    assert!(rules.len() >= 40, "{} claim types", rules.len());
    let tests: usize = rules.iter().map(|rule| rule.tests.len()).sum();
    assert!(tests >= 400, "{tests} tests");
    let gaps: Vec<String> = rules.iter().flat_map(gaps).collect();
    assert!(gaps.is_empty(), "{} gaps:\n{}", gaps.len(), gaps.join("\n"));
}

#[test]
fn what_is_missing_is_counted() {
    let (gazetteer, actors) = world();
    let text = |tests: &str| format!("version: 1\npack: mine\nuses: [common]\nclaims:\n  seen:\n    count: people\n    tests:\n{tests}");
    let of = |tests: &str| {
        let loaded = load::load(vec![corroborate::rule::RuleText::new("mine.yaml", text(tests))], gazetteer, actors);
        gaps(loaded.rules.rules.iter().find(|rule| rule.id == "seen").unwrap())
    };
    let found = "      - {text: Ten people came to Basra., claims: [{count: 10}]}\n";
    let missing = of(found);
    assert_eq!(missing.len(), 4, "{missing:?}");
    assert!(missing[0].ends_with("1 tests, 12 wanted") && missing[3].ends_with("0 negative, denied or hedged, 1 wanted"), "{missing:?}");
    let other =
        "      - {text: لم يأت أحد إلى البصرة., claims: []}\n      - {text: About ten came., lang: en, claims: [{count: about 10}]}\n";
    assert_eq!(of(&format!("{found}{}", other.repeat(5))).iter().filter(|gap| !gap.contains("11 tests")).count(), 0);
    let todo = "      - {text: لم يأت أحد إلى البصرة., claims: [], todo: not yet}\n";
    assert_eq!(of(&format!("{found}{}", todo.repeat(11))).len(), 4, "known misses count for nothing");
}
