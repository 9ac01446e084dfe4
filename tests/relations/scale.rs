//! Many claims: edges stay linear, and what large slots leave out changes no verdict.

use crate::story::*;
use corroborate::claim::Claim;
use corroborate::graph::RelationKind;
use corroborate::verdict::{Verdict, link};

const WORDS: [&str; 12] =
    ["unit", "left", "base", "north", "convoy", "morning", "officer", "counted", "river", "report", "camp", "evening"];

/// `count` claims over `places` slots; every tenth repeats the words of the one before.
fn story(count: usize, places: usize) -> Vec<Claim> {
    (0..count)
        .map(|n| {
            let words = if n % 10 == 9 { n - 1 } else { n };
            let sentence: Vec<String> =
                (0..14).map(|at| format!("{}{}", WORDS[(words * 7 + at * at) % WORDS.len()], words % 997 * at)).collect();
            let day = format!("20{:02}-{:02}-{:02}", 10 + n / 7 % 15, n / 3 % 12 + 1, n % 28 + 1);
            let place = format!("place-{}", n / 3 % places);
            number(&format!("s{n}"), "troops", 2000.0 + (n % 50) as f64).at(&place).published(&day).in_words(&sentence.join(" ")).0
        })
        .collect()
}

#[test]
fn edges_are_linear_in_claims() {
    for (count, places) in [(3000, 1), (3000, 10), (3000, 300)] {
        let linked = link(story(count, places), &policies(), &Gazetteer);
        let edges = linked.relations.len();
        assert!(edges < count * 14, "{edges} edges for {count} claims in {places} slots");
        assert!(edges > count / 2, "{edges} edges for {count} claims in {places} slots");
    }
}

#[test]
fn one_conflict_among_thousands_is_found() {
    let told = |n: usize, value: f64| number(&format!("s{n}"), "strength", value);
    let mut claims: Vec<Claim> = (0..4000).map(|n| told(n, 500.0).0).collect();
    assert_eq!(link(claims.clone(), &policies(), &Gazetteer).slots[0].verdict, Verdict::Corroborated);
    claims.push(told(5000, 700.0).0);
    assert_eq!(link(claims, &policies(), &Gazetteer).slots[0].verdict, Verdict::Conflict);
}

#[test]
fn a_chain_of_small_differences_still_conflicts_at_its_ends() {
    let claims: Vec<Claim> =
        (0..60).map(|n| number(&format!("s{n}"), "troops", 1000.0 * 1.01f64.powi(n)).published("2021-12-26").0).collect();
    let linked = link(claims, &policies(), &Gazetteer);
    assert_eq!(linked.slots[0].verdict, Verdict::Conflict);
}

#[test]
fn a_denial_among_thousands_is_found() {
    let mut claims: Vec<Claim> = (0..2000)
        .map(|n| number(&format!("s{n}"), "strength", 500.0 + f64::from(n % 40)).by(&[format!("speaker-{n}").as_str()]).0)
        .collect();
    claims.push(number("s9000", "strength", 500.0).denied().0);
    let linked = link(claims, &policies(), &Gazetteer);
    assert!(linked.relations.iter().any(|relation| relation.kind == RelationKind::Denies));
}

#[test]
fn copies_in_a_large_slot_are_one_origin() {
    let words = "From the ninth of December no unit of ours has taken part in any fighting in this country";
    let claims: Vec<Claim> = (0..500).map(|n| number(&format!("s{n}"), "strength", 300.0).in_words(words).0).collect();
    let linked = link(claims, &policies(), &Gazetteer);
    assert_eq!((linked.slots[0].origins, linked.slots[0].verdict), (1, Verdict::Repeated));
    assert_eq!(linked.relations.len(), 499);
}

/// Run with `cargo test --release --test relations -- --ignored --nocapture`; `CLAIMS` and `SLOTS` set the numbers.
#[test]
#[ignore = "a measurement"]
fn how_long_linking_takes() {
    let count: usize = std::env::var("CLAIMS").ok().and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let slots = std::env::var("SLOTS").ok().and_then(|slots| slots.parse().ok()).map_or(vec![1, 1000, 100_000], |slots| vec![slots]);
    for places in slots {
        let claims = story(count, places);
        let start = std::time::Instant::now();
        let linked = link(claims, &policies(), &Gazetteer);
        println!("{count} claims, {places} slots: {:?}, {} relations", start.elapsed(), linked.relations.len());
    }
}
