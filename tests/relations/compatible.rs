//! Values that leave room for each other.

use crate::story::*;
use corroborate::graph::RelationKind::*;
use corroborate::value::{DateRole, Qualifier, Quantity};
use corroborate::verdict::Verdict;

#[test]
fn a_bound_and_a_number_beyond_it() {
    assert_related(count("s1", "strength", Quantity::hedged(400.0, Qualifier::AtLeast)), number("s2", "strength", 471.0), &[Compatible]);
}

#[test]
fn two_lower_bounds() {
    let (relations, slot) = between(
        count("s1", "strength", Quantity::hedged(11000.0, Qualifier::MoreThan)),
        count("s2", "strength", Quantity::hedged(8000.0, Qualifier::AtLeast)),
    );
    assert_eq!(relations[0].0, Compatible);
    assert_eq!(slot.verdict, Verdict::Unresolved, "nothing is said twice");
}

#[test]
fn a_day_before_a_deadline() {
    assert_related(date("s1", "left-on", DateRole::On, "2021-12-09"), date("s2", "left-on", DateRole::By, "2021-12-31"), &[Compatible]);
}

#[test]
fn an_argument_that_is_not_known() {
    assert_related(number("s1", "strength", 300.0).at("?"), number("s2", "strength", 300.0).at("?"), &[Compatible]);
    assert_related(number("s1", "strength", 300.0).at("?"), number("s2", "strength", 300.0).at("IQ"), &[Compatible]);
    assert_related(number("s1", "strength", 300.0).at("?"), number("s2", "strength", 900.0).at("IQ"), &[]);
}

#[test]
fn several_values_of_a_kind_that_can_have_many() {
    assert_related(date("s1", "visit", DateRole::On, "2021-12-09"), date("s2", "visit", DateRole::On, "2021-11-02"), &[Compatible]);
}

#[test]
fn a_date_without_a_year_beside_one_with() {
    let (relations, _) = between(date("s1", "left-on", DateRole::On, "XXXX-12-09"), date("s2", "left-on", DateRole::On, "2021-12-09"));
    assert_eq!(relations.len(), 1);
    assert_eq!(relations[0].0, Compatible);
    assert!(relations[0].1.contains("no year"), "{}", relations[0].1);
}

#[test]
fn values_apart_are_not() {
    assert_related(date("s1", "left-on", DateRole::On, "2021-12-09"), date("s2", "left-on", DateRole::By, "2021-11-30"), &[Conflicts]);
}
