//! The newer value of something that changes, a revision, a changed plan.

use crate::story::*;
use corroborate::claim::{Level, Modality, Resolved};
use corroborate::graph::RelationKind::*;
use corroborate::value::{DateRole, Qualifier, Quantity};
use corroborate::verdict::Verdict;

#[test]
fn a_value_beyond_its_freshness_whatever_it_is() {
    for newer in [900.0, 2500.0] {
        let newer = number("s2", "troops", newer).published("2025-08-30");
        let newer_id = newer.0.id.clone();
        let linked = linked(vec![number("s1", "troops", 2500.0).published("2021-12-26"), newer]);
        assert_eq!(linked.relations.len(), 1);
        assert_eq!((linked.relations[0].kind, &linked.relations[0].a), (Supersedes, &newer_id), "the edge starts from the newer");
        assert_eq!(linked.relations[0].evidence.days, Some(1343));
        assert_eq!(linked.slots[0].verdict, Verdict::Updated);
    }
}

#[test]
fn a_toll_that_grows() {
    assert_related(
        number("s1", "toll", 300.0).published("2023-02-06"),
        number("s2", "toll", 4300.0).published("2023-02-07"),
        &[Supersedes],
    );
}

#[test]
fn a_toll_that_its_own_author_revises_down() {
    let (relations, slot) = between(
        number("s1", "toll", 500.0).by(&["health-ministry"]).holding("2023-10-17").published("2023-10-17"),
        number("s2", "toll", 471.0).by(&["health-ministry"]).holding("2023-10-18"),
    );
    assert_eq!(relations[0].0, Supersedes);
    assert!(relations[0].1.contains("health-ministry"), "{}", relations[0].1);
    assert_eq!(slot.verdict, Verdict::Updated);
}

#[test]
fn one_outlet_against_itself_days_later() {
    assert_related(
        number("s1", "strength", 500.0).publisher("Daily Planet").published("2023-10-18"),
        number("s2", "strength", 100.0).publisher("daily planet").published("2023-10-29"),
        &[Supersedes],
    );
}

#[test]
fn a_plan_told_otherwise_much_later() {
    let plan = |source: &str, day: &str, told: &str| date(source, "left-on", DateRole::On, day).planned().published(told);
    assert_related(plan("s1", "2021-12-31", "2021-07-26"), plan("s2", "2025-09-30", "2024-09-27"), &[Supersedes]);
    assert_related(plan("s1", "2021-12-31", "2021-07-26"), plan("s2", "2022-03-31", "2021-08-01"), &[Conflicts]);
}

#[test]
fn within_freshness_another_value_days_later_and_not_of_the_same_days() {
    let told = |value: f64, day: &str| number("s2", "troops", value).published(day);
    let before = || number("s1", "troops", 2500.0).published("2021-12-26");
    assert_related(before(), told(900.0, "2022-01-03"), &[Supersedes]);
    assert_related(before(), told(900.0, "2021-12-30"), &[Conflicts]);
    assert_related(before(), told(2500.0, "2022-01-03"), &[Corroborates]);
}

#[test]
fn not_by_a_forecast() {
    assert_related(
        number("s1", "troops", 2500.0).published("2021-12-26"),
        number("s2", "troops", 900.0).published("2025-08-30").modality(Modality::Forecast),
        &[NotComparable],
    );
}

#[test]
fn not_by_the_date_of_a_page_when_the_toll_falls() {
    let (relations, slot) =
        between(number("s1", "toll", 500.0).published("2023-10-17"), number("s2", "toll", 300.0).published("2023-10-19"));
    assert_eq!(relations[0].0, NotComparable);
    assert!(relations[0].1.contains("order uncertain"), "{}", relations[0].1);
    assert_eq!(slot.verdict, Verdict::Unresolved);
}

#[test]
fn a_claim_that_states_no_time_is_of_the_day_its_source_came_out() {
    let told = |source: &str, value: f64, day: &str| {
        let day = day.to_string();
        number(source, "troops", value).edit(move |claim| claim.from.published = Some(day))
    };
    assert_related(told("s1", 2500.0, "2021-12-26"), told("s2", 900.0, "2025-08-30"), &[Supersedes]);
    assert_related(told("s1", 2500.0, "2021-12-26"), told("s2", 2500.0, "2021-12-30"), &[Corroborates]);
}

#[test]
fn how_many_there_were_by_how_many_there_are() {
    let now = || number("s2", "troops", 450.0).published("2024-12-30").by(&["officer"]);
    let were = number("s1", "troops", 1000.0).published("2025-01-31").holding("2024-11").by(&["archive"]);
    assert_related(were, now(), &[Supersedes]);
    let told_of_the_past = number("s1", "troops", 1000.0).published("2024-12-27").by(&["archive"]).edit(|claim| {
        claim.resolved.insert("tense".into(), Resolved { level: Level::Clause, because: "had".into() });
    });
    assert_related(told_of_the_past, now(), &[Supersedes]);
    assert_related(number("s1", "troops", 1000.0).published("2024-12-27").by(&["archive"]), now(), &[Conflicts]);
}

#[test]
fn what_a_hedge_leaves_room_for_is_a_change_weeks_later() {
    let about = |number: f64| count("s1", "troops", Quantity::hedged(number, Qualifier::About)).published("2025-10-29");
    let told = |value: f64, day: &str| number("s2", "troops", value).published(day);
    assert_related(about(1500.0), told(1200.0, "2025-12-17"), &[Supersedes]);
    assert_related(about(1500.0), told(1200.0, "2025-10-30"), &[Compatible]);
    assert_related(about(1500.0), told(1450.0, "2025-12-17"), &[Corroborates]);
    let bound = count("s1", "troops", Quantity::hedged(1000.0, Qualifier::MoreThan)).published("2025-10-29");
    assert_related(bound, told(1200.0, "2025-12-17"), &[Compatible]);
}

#[test]
fn by_whoever_denies_the_one_and_gives_the_other() {
    let given = || number("s1", "toll", 103.0).published("2024-01-03").by(&["state-media"]);
    let own = |number_of_dead: f64| number("s2", "toll", number_of_dead).published("2024-01-05").by(&["ministry"]);
    let kinds = |told: Vec<Told>| {
        let linked = linked(told);
        let mut kinds: Vec<_> = linked.relations.iter().map(|relation| relation.kind).collect();
        kinds.sort();
        (kinds, linked.slots[0].verdict)
    };
    let (corrected, verdict) = kinds(vec![given(), own(103.0).denied(), own(84.0).starting(90)]);
    assert!(corrected.contains(&Supersedes) && corrected.contains(&Denies), "{corrected:?}");
    assert_eq!(verdict, Verdict::Disputed);
    let (stale, _) = kinds(vec![given(), own(84.0)]);
    assert_eq!(stale, [NotComparable], "a lower toll alone may be a stale one");
    let another_voice = own(84.0).starting(90).by(&["hospital"]);
    let (apart, _) = kinds(vec![given(), own(103.0).denied(), another_voice]);
    assert!(!apart.contains(&Supersedes), "another speaker gives it: {apart:?}");
}
