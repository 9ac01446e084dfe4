//! Values that exclude each other, and all the differences that are none.

use crate::story::*;
use corroborate::claim::{AGAINST, LEVEL, Modality};
use corroborate::graph::RelationKind::*;
use corroborate::value::{DateRole, Qualifier, Quantity};
use corroborate::verdict::Verdict;

#[test]
fn two_counts_at_one_time() {
    let (relations, slot) =
        between(number("s1", "troops", 2500.0).published("2021-12-26"), number("s2", "troops", 4000.0).published("2021-12-28"));
    assert_eq!(relations[0].0, Conflicts);
    assert!(relations[0].1.contains("1,500 apart") && relations[0].1.contains("2 days apart"), "{}", relations[0].1);
    assert_eq!(slot.verdict, Verdict::Conflict);
}

#[test]
fn two_days_of_one_event() {
    assert_related(date("s1", "left-on", DateRole::On, "2021-12-09"), date("s2", "left-on", DateRole::From, "2021-12-15"), &[Conflicts]);
}

#[test]
fn two_authorities_in_one_text_with_both_named() {
    let (relations, _) = between(
        number("s1", "strength", 500.0).by(&["health-ministry"]),
        number("s1", "strength", 300.0).by(&["civil-defence"]).starting(90),
    );
    assert_eq!(relations[0].0, Conflicts);
    assert!(relations[0].1.contains("health-ministry") && relations[0].1.contains("civil-defence"), "{}", relations[0].1);
}

#[test]
fn an_outlet_that_misquotes_a_body_on_the_same_day() {
    let (relations, _) = between(
        count("s1", "strength", Quantity::range(100.0, 300.0)).by(&["agency"]).published("2023-10-19"),
        count("s2", "strength", Quantity::hedged(50.0, Qualifier::LessThan)).by(&["agency"]).published("2023-10-19"),
    );
    assert_eq!(relations[0].0, Conflicts);
    assert!(relations[0].1.contains("misquotes"), "{}", relations[0].1);
}

#[test]
fn two_causes() {
    assert_related(cause("s1", "gas-leak"), cause("s2", "bomb"), &[Conflicts]);
}

#[test]
fn a_toll_that_falls_at_stated_times() {
    let at = |source: &str, toll: f64, day: &str| number(source, "toll", toll).holding(day);
    assert_related(at("s1", 500.0, "2023-10-17"), at("s2", 300.0, "2023-10-17"), &[Conflicts]);
    assert_related(at("s1", 500.0, "2023-10-17"), at("s2", 300.0, "2023-10-19").marked(LEVEL), &[Conflicts]);
    assert_related(at("s1", 500.0, "2023-10-17"), at("s2", 300.0, "2023-10-19").marked(AGAINST), &[Conflicts]);
}

#[test]
fn not_a_lower_toll_of_another_day_that_takes_up_nothing() {
    let at = |source: &str, toll: f64, day: &str| number(source, "toll", toll).holding(day);
    let (relations, _) = between(at("s1", 500.0, "2023-10-17"), at("s2", 300.0, "2023-10-19"));
    assert_eq!(relations[0].0, NotComparable);
    assert!(relations[0].1.contains("perhaps two events"), "{}", relations[0].1);
    // What was told a month ago is rather another event, whatever the sentence is set against.
    assert_related(at("s1", 500.0, "2023-10-17"), at("s2", 300.0, "2023-11-19").marked(AGAINST), &[NotComparable]);
}

#[test]
fn two_tolls_in_one_text_only_where_it_holds_them_against_each_other() {
    let own = || number("s1", "toll", 74.0).by(&["hospital"]).published("2023-10-17");
    let other = || number("s1", "toll", 413.0).by(&["residents"]).published("2023-10-17").starting(90);
    assert_related(own(), other().marked(AGAINST), &[Conflicts]);
    assert_related(own(), other(), &[NotComparable]);
    // Somebody whom no list knows speaks for themselves, too; the text in its own words does not.
    let somebody = || number("s1", "toll", 413.0).published("2023-10-17").starting(90).marked(AGAINST);
    assert_related(own(), somebody().quoting("an alliance said"), &[Conflicts]);
    assert_related(own(), somebody(), &[NotComparable]);
    // The same speaker corrects himself or counts something else.
    assert_related(own(), somebody().by(&["hospital"]), &[NotComparable]);
}

#[test]
fn not_where_the_rule_or_a_hedge_allows_the_difference() {
    assert_related(
        number("s1", "troops", 2500.0).published("2021-12-26"),
        number("s2", "troops", 2300.0).published("2021-12-26"),
        &[Corroborates],
    );
    assert_related(count("s1", "strength", Quantity::hedged(3000.0, Qualifier::About)), number("s2", "strength", 2750.0), &[Compatible]);
}

#[test]
fn not_between_modes() {
    for modality in [Modality::Conditional, Modality::Alleged, Modality::Forecast] {
        assert_related(number("s1", "strength", 900.0), number("s2", "strength", 300.0).modality(modality), &[NotComparable]);
    }
}

#[test]
fn not_within_one_voice_of_one_text() {
    assert_related(number("s1", "strength", 500.0), number("s1", "strength", 471.0).starting(90), &[NotComparable]);
    assert_related(number("s1", "strength", 500.0), number("s1", "strength", 471.0).by(&["officials"]).starting(90), &[NotComparable]);
}

#[test]
fn not_where_a_value_rests_on_a_guessed_date() {
    let guessed = date("s1", "left-on", DateRole::On, "2021-12-09").edit(|claim| claim.uncertain = true);
    assert_related(guessed, date("s2", "left-on", DateRole::On, "2021-12-19"), &[NotComparable]);
}

#[test]
fn not_for_an_event_that_the_other_source_could_not_know() {
    let (relations, _) = between(
        date("s1", "left-on", DateRole::On, "2023-10-17").published("2023-10-18"),
        date("s2", "left-on", DateRole::On, "2024-10-14").published("2024-10-14"),
    );
    assert_eq!(relations[0].0, NotComparable);
    assert!(relations[0].1.contains("two events"), "{}", relations[0].1);
}

#[test]
fn a_toll_that_turns_on_one_figure_is_misread_and_not_newer() {
    let quote = |source: &str, quantity| count(source, "toll", quantity).by(&["agency"]).published("2023-10-19");
    let range = || quote("s1", Quantity::range(100.0, 300.0));
    let (relations, _) = between(range(), quote("s2", Quantity::hedged(100.0, Qualifier::LessThan)));
    assert_eq!(relations[0].0, Conflicts);
    assert!(relations[0].1.contains("misquotes"), "{}", relations[0].1);
    // Another figure may be a newer count, and somebody else's a count of their own.
    assert_related(range(), quote("s2", Quantity::hedged(90.0, Qualifier::LessThan)), &[NotComparable]);
    let own = count("s2", "toll", Quantity::hedged(100.0, Qualifier::LessThan)).by(&["ministry"]).published("2023-10-19");
    assert_related(range(), own, &[NotComparable]);
}

#[test]
fn not_one_moment_by_two_clocks() {
    let at = |source: &str, day: &str| date(source, "left-on", DateRole::On, day);
    assert_related(at("s1", "2020-01-02T22:00Z"), at("s2", "2020-01-03"), &[Compatible]);
    assert_related(at("s1", "2020-01-02T22:00Z"), at("s2", "2020-01-03T01:00+03:00"), &[Corroborates]);
    assert_related(at("s1", "2020-01-02T22:00Z"), at("s2", "2020-01-05"), &[Conflicts]);
}
