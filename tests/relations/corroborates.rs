//! Two voices, one value, one time.

use crate::story::*;
use corroborate::claim::Modality;
use corroborate::graph::RelationKind::*;
use corroborate::value::{DateRole, Qualifier, Quantity};
use corroborate::verdict::Verdict;

#[test]
fn two_sources_with_one_count_at_one_time() {
    let a = number("s1", "troops", 2500.0).published("2021-12-26");
    let b = count("s2", "troops", Quantity::hedged(2400.0, Qualifier::About)).published("2022-01-10");
    let (relations, slot) = between(a, b);
    assert_eq!(relations.len(), 1, "{relations:?}");
    let (kind, why) = &relations[0];
    assert_eq!(*kind, Corroborates);
    for part in ["2,500", "about 2,400", "10%", "15 days apart", "up to 90 days"] {
        assert!(why.contains(part), "{part} is missing in: {why}");
    }
    assert_eq!((slot.verdict, slot.sources, slot.origins, slot.support), (Verdict::Corroborated, 2, 2, 2));
}

#[test]
fn the_end_of_a_year_is_its_last_day() {
    assert_related(
        date("s1", "left-on", DateRole::By, "2021-12-31").planned(),
        date("s2", "left-on", DateRole::By, "2021-12-31").planned().by(&["army-command"]),
        &[Corroborates],
    );
}

#[test]
fn a_role_of_beginning_and_a_plain_date_say_the_same() {
    assert_related(
        date("s1", "left-on", DateRole::From, "2021-12-09").by(&["coalition"]),
        date("s2", "left-on", DateRole::On, "2021-12-09").by(&["interior-ministry"]),
        &[Corroborates],
    );
}

#[test]
fn two_speakers_of_one_source_are_two_voices() {
    assert_related(
        number("s1", "strength", 300.0).by(&["health-ministry"]),
        number("s1", "strength", 300.0).by(&["civil-defence"]).starting(90),
        &[Corroborates],
    );
}

#[test]
fn the_same_number_years_apart_does_not() {
    assert_related(
        number("s1", "troops", 2500.0).published("2021-12-26"),
        number("s2", "troops", 2500.0).published("2025-08-30"),
        &[Supersedes],
    );
}

#[test]
fn the_same_number_for_another_place_or_another_unit_does_not() {
    assert_related(number("s1", "strength", 19300.0).at("IQ"), number("s2", "strength", 19300.0).at("SY"), &[]);
    let (people, tonnes) = (Quantity::exact(100.0), Quantity { unit: Some("tonne".into()), ..Quantity::exact(100.0) });
    let people = Quantity { unit: Some("person".into()), ..people };
    assert_related(count("s1", "strength", people), count("s2", "strength", tonnes), &[NotComparable]);
}

#[test]
fn conditions_allegations_and_forecasts_never_do() {
    for modality in [Modality::Conditional, Modality::Alleged, Modality::Forecast] {
        let told = || number("s1", "strength", 20000.0);
        assert_related(told(), number("s2", "strength", 20000.0).modality(modality), &[Compatible]);
        let (_, slot) = between(told().modality(modality), number("s2", "strength", 20000.0).modality(modality));
        assert_eq!((slot.verdict, slot.support), (Verdict::Unresolved, 0));
    }
}

#[test]
fn an_unknown_time_of_a_changing_value_does_not() {
    assert_related(number("s1", "troops", 2500.0), number("s2", "troops", 2500.0).published("2021-12-26"), &[Compatible]);
}

#[test]
fn a_toll_that_stands_some_days_later() {
    let then = || number("s1", "toll", 153.0).published("2023-11-08");
    assert_related(then(), number("s2", "toll", 153.0).published("2023-11-12"), &[Corroborates]);
    assert_related(then(), number("s2", "toll", 153.0).published("2024-11-12"), &[NotComparable]);
    let one_voice = number("s2", "toll", 153.0).published("2023-11-12").by(&["health-ministry"]);
    assert_related(then().by(&["health-ministry"]), one_voice, &[Supersedes]);
}
