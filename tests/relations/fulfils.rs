//! A plan and what came of it.

use crate::story::*;
use corroborate::claim::Modality;
use corroborate::graph::RelationKind::*;
use corroborate::value::DateRole;
use corroborate::verdict::Verdict;

fn plan(source: &str, role: DateRole, day: &str) -> Told {
    date(source, "left-on", role, day).planned().published("2021-07-26")
}

fn done(source: &str, day: &str) -> Told {
    date(source, "left-on", DateRole::On, day).published("2022-02-01")
}

#[track_caller]
fn assert_outcome(plan: Told, done: Told, outcome: &str) {
    let done_id = done.0.id.clone();
    let linked = linked(vec![plan, done]);
    assert_eq!(linked.relations.len(), 1, "{:?}", linked.relations);
    assert_eq!((linked.relations[0].kind, &linked.relations[0].a), (Fulfils, &done_id), "the edge starts from the outcome");
    assert!(linked.relations[0].why.ends_with(outcome), "{}", linked.relations[0].why);
    assert_eq!(linked.slots[0].verdict, Verdict::Updated);
}

#[test]
fn in_time_late_early_as_planned() {
    assert_outcome(plan("s1", DateRole::By, "2021-12-31"), done("s2", "2021-12-09"), "in time");
    assert_outcome(plan("s1", DateRole::By, "2021-12-31"), done("s2", "2022-01-15"), "15 days late");
    assert_outcome(plan("s1", DateRole::On, "2021-12-31"), done("s2", "2021-12-09"), "22 days early");
    assert_outcome(plan("s1", DateRole::On, "2021-12"), done("s2", "2021-12-09"), "as planned");
}

#[test]
fn a_number_held_after_the_time_it_was_planned_for() {
    let planned = || number("s1", "troops", 500.0).planned().holding("2026-09-30").published("2025-08-30");
    assert_outcome(planned(), number("s2", "troops", 510.0).published("2026-11-01"), "as planned");
    assert_outcome(planned(), number("s2", "troops", 2500.0).published("2026-11-01"), "differently");
    assert_related(planned(), number("s2", "troops", 2500.0).published("2025-08-30"), &[NotComparable]);
}

#[test]
fn a_number_told_of_the_day_it_was_planned_for() {
    let planned = number("s1", "troops", 6000.0).planned().holding("2025-03-07").published("2025-03-05");
    let told = |published: &str| number("s2", "troops", 5000.0).holding("2025-03-07").published(published);
    assert_outcome(planned.clone(), told("2025-03-08"), "differently");
    let (relations, _) = between(planned, told("2025-03-04"));
    assert_ne!(relations[0].0, Fulfils, "it was told before the plan");
}

#[test]
fn what_was_said_to_come_and_came() {
    let (relations, _) = between(said("s1", None, Some("2025-09")).planned(), said("s2", None, Some("2025-09-04")));
    assert_eq!(relations[0].0, Fulfils);
}

#[test]
fn an_event_long_before_a_plan_that_lies_ahead_is_another() {
    let ahead = date("s1", "left-on", DateRole::By, "2026-09").planned().published("2025-08-30");
    let (relations, _) = between(ahead, done("s2", "2021-12-09"));
    assert_ne!(relations[0].0, Fulfils, "{relations:?}");
}

#[test]
fn a_denial_fulfils_nothing() {
    assert_related(said("s1", None, None).planned(), said("s2", None, None).denied(), &[Denies]);
}

#[test]
fn a_plan_and_its_outcome_of_two_claim_types() {
    let plan = |day: &str| date("s1", "to-leave-by", DateRole::By, day).planned().published("2021-07-26");
    let (relations, slot) = between(plan("2021-12-31"), done("s2", "2021-12-09"));
    assert_eq!(relations.len(), 1, "{relations:?}");
    assert_eq!(relations[0].0, Fulfils);
    assert!(relations[0].1.starts_with("left-on is what came of to-leave-by") && relations[0].1.ends_with("in time"), "{}", relations[0].1);
    assert_eq!(slot.verdict, Verdict::SingleSource, "an edge between two slots decides neither");
    let (relations, _) = between(plan("2021-12-31"), done("s2", "2022-01-15"));
    assert!(relations[0].1.ends_with("15 days late"), "{relations:?}");
}

#[test]
fn an_outcome_needs_a_plan_a_fact_and_one_key() {
    let plan = || date("s1", "to-leave-by", DateRole::By, "2021-12-31").planned().published("2021-07-26");
    assert_related(plan(), done("s2", "2021-12-09").at("SY"), &[]);
    assert_related(plan(), done("s2", "2021-12-09").planned(), &[]);
    assert_related(plan(), done("s2", "2021-12-09").denied(), &[]);
    assert_related(plan().modality(Modality::Factual), done("s2", "2021-12-09"), &[]);
    assert_related(plan().modality(Modality::Factual), done("s2", "2021-12-09").planned(), &[]);
}

#[test]
fn a_number_before_its_time_was_up() {
    let planned = || number("s1", "troops", 300.0).planned().published("2024-12-27").holding("2025-01-15");
    assert_outcome(planned(), number("s2", "troops", 300.0).published("2025-01-11"), "4 days early");
    let (relations, _) = between(planned(), number("s2", "troops", 90.0).published("2025-01-11"));
    assert_ne!(relations[0].0, Fulfils, "another number before the time was up is not what came of it");
}

#[test]
fn a_plan_for_a_town_and_what_was_done_in_its_country() {
    let planned = number("s1", "troops", 300.0).planned().published("2024-12-27").holding("2025-01-15").at("erbil");
    assert_related(planned.clone(), number("s2", "troops", 300.0).published("2025-01-11"), &[Fulfils]);
    let linked = linked(vec![planned, number("s2", "troops", 250.0).published("2025-01-11")]);
    assert!(linked.relations.is_empty(), "{:?}", linked.relations);
}

#[test]
fn an_end_told_by_a_text_without_a_date_is_no_outcome() {
    let plan = || date("s1", "left-on", DateRole::Until, "2026-09").planned().published("2024-09-27");
    let (relations, _) = between(plan(), date("s2", "left-on", DateRole::Until, "2026-09"));
    assert_ne!(relations[0].0, Fulfils, "{relations:?}");
}
