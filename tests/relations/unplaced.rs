//! A claim that leaves its place open, where the sources tell of one place only.

use crate::story::*;
use corroborate::graph::RelationKind::{self, *};

fn drawn(told: Vec<Told>) -> Vec<RelationKind> {
    linked(told).relations.iter().map(|relation| relation.kind).collect()
}

fn toll(source: &str, toll: f64, day: &str) -> Told {
    number(source, "toll", toll).holding(day).published(day)
}

#[test]
fn a_grown_toll_and_the_same_figure() {
    assert_eq!(drawn(vec![toll("s1", 61.0, "2023-10-17").at("erbil"), toll("s2", 74.0, "2023-10-20").at("?")]), [Supersedes]);
    assert_eq!(drawn(vec![toll("s1", 61.0, "2023-10-17").at("erbil"), toll("s2", 61.0, "2023-10-18").at("?")]), [Corroborates]);
    // Small numbers meet by chance, and one voice is no second one.
    assert_eq!(drawn(vec![toll("s1", 3.0, "2023-10-17").at("erbil"), toll("s2", 3.0, "2023-10-18").at("?")]), [Compatible]);
    let by = |told: Told| told.by(&["agency"]);
    assert_eq!(drawn(vec![by(toll("s1", 61.0, "2023-10-17")).at("erbil"), by(toll("s2", 61.0, "2023-10-17")).at("?")]), [Compatible]);
}

#[test]
fn never_a_conflict() {
    assert_eq!(drawn(vec![toll("s1", 61.0, "2023-10-20").at("erbil"), toll("s2", 44.0, "2023-10-20").at("?")]), []);
}

#[test]
fn not_where_two_countries_tell_of_one_that_week() {
    let (here, open) = (|| toll("s1", 61.0, "2023-10-17").at("erbil"), || toll("s2", 74.0, "2023-10-20").at("?"));
    assert_eq!(drawn(vec![here(), open(), toll("s3", 12.0, "2023-10-18").at("SY")]), []);
    // One of years ago is no other candidate.
    assert_eq!(drawn(vec![here(), open(), toll("s3", 12.0, "2020-10-18").at("SY")]), [Supersedes]);
}

#[test]
fn not_in_one_text_and_not_for_what_lasts() {
    assert_eq!(drawn(vec![toll("s1", 61.0, "2023-10-17").at("erbil"), toll("s1", 74.0, "2023-10-20").at("?").starting(90)]), []);
    let troops = |source: &str, number_of: f64, day: &str| number(source, "troops", number_of).published(day);
    assert_eq!(drawn(vec![troops("s1", 500.0, "2023-01-17").at("erbil"), troops("s2", 900.0, "2023-10-20").at("?")]), []);
}
