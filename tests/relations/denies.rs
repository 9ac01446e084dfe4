//! Asserted and denied: always drawn, with the scope; disputed only where the denial covers the assertion.

use crate::story::*;
use corroborate::claim::Modality;
use corroborate::graph::RelationKind::{self, *};
use corroborate::value::{DateRole, Qualifier, Quantity};
use corroborate::verdict::{Linked, Verdict};

fn linked_pair(a: Told, b: Told) -> Linked {
    linked(vec![a, b])
}

#[test]
fn a_denial_of_the_whole_beside_an_assertion_without_scope() {
    let denial = said("s2", Some("full"), Some("2025-08-29")).denied().by(&["embassy"]);
    let denial_id = denial.0.id.clone();
    let linked = linked_pair(said("s1", None, Some("2025-08-30")).by(&["officials"]), denial);
    let relation = &linked.relations[0];
    assert_eq!((relation.kind, &relation.a), (Denies, &denial_id), "the edge starts from the denial");
    assert_eq!((relation.evidence.scope.as_deref(), relation.evidence.covers), (Some("full"), Some(true)));
    assert_eq!(linked.slots[0].verdict, Verdict::Disputed);
}

#[test]
fn a_denial_of_the_whole_leaves_room_for_a_part() {
    let linked = linked_pair(said("s1", Some("partial"), None), said("s2", Some("full"), None).denied());
    assert_eq!((linked.relations[0].kind, linked.relations[0].evidence.covers), (Denies, Some(false)));
    assert_ne!(linked.slots[0].verdict, Verdict::Disputed);
}

#[test]
fn a_denial_of_a_part_denies_the_whole() {
    let linked = linked_pair(said("s1", Some("full"), None), said("s2", Some("partial"), None).denied());
    assert_eq!(linked.slots[0].verdict, Verdict::Disputed);
}

#[test]
fn a_denial_of_what_reports_say() {
    let linked = linked_pair(
        said("s1", Some("full"), None).modality(Modality::Alleged).by(&["officials"]),
        said("s1", Some("full"), None).denied().by(&["embassy"]).starting(90),
    );
    assert_eq!(linked.relations[0].kind, Denies);
    assert_eq!(linked.slots[0].verdict, Verdict::Disputed);
}

#[test]
fn a_denied_number_covers_the_same_number_only() {
    let same = linked_pair(number("s1", "strength", 471.0), number("s2", "strength", 471.0).denied());
    assert_eq!((same.relations[0].kind, same.slots[0].verdict), (Denies, Verdict::Disputed));
    let other = linked_pair(
        number("s1", "strength", 471.0).denied(),
        count("s2", "strength", Quantity { qualifier: Qualifier::Vague, ..Quantity::range(24.0, 99.0) }),
    );
    assert_eq!((other.relations[0].kind, other.relations[0].evidence.covers), (Denies, Some(false)));
    assert_ne!(other.slots[0].verdict, Verdict::Disputed);
}

#[test]
fn a_denied_number_leaves_room_for_every_other() {
    let about = |number: f64| Quantity::hedged(number, Qualifier::About);
    let below = |number: f64| Quantity::hedged(number, Qualifier::LessThan);
    let thousands = || Quantity { qualifier: Qualifier::Vague, max: None, ..Quantity::range(2000.0, 2000.0) };
    for asserted in [about(6000.0), below(800.0), thousands()] {
        let linked = linked_pair(count("s1", "troops", asserted.clone()), number("s2", "troops", 5000.0).denied());
        assert_eq!((linked.relations[0].kind, linked.relations[0].evidence.covers), (Denies, Some(false)), "{asserted:?}");
        assert_eq!(linked.slots[0].verdict, Verdict::SingleSource, "{asserted:?}: one source asserts, and nothing stands against it");
        assert!(linked.slots[0].why.contains("leaves room"), "{}", linked.slots[0].why);
    }
    let more = Quantity::hedged(4000.0, Qualifier::MoreThan);
    let within = linked_pair(number("s1", "troops", 5000.0), count("s2", "troops", more).denied());
    assert_eq!(within.slots[0].verdict, Verdict::Disputed, "who denies more than 4,000 denies 5,000");
    let same = linked_pair(count("s1", "troops", Quantity::hedged(5000.0, Qualifier::MoreThan)), number("s2", "troops", 5000.0).denied());
    assert_eq!(same.slots[0].verdict, Verdict::Disputed, "more than 5,000 and 5,000 are one figure");
}

#[test]
fn what_came_of_a_plan_does_not_deny_that_it_was_planned() {
    let plan = || number("s1", "strength", 5000.0).modality(Modality::Planned);
    let event = linked_pair(plan(), number("s2", "strength", 5000.0).denied());
    assert_eq!(event.slots[0].verdict, Verdict::SingleSource);
    let plans = linked_pair(plan(), number("s2", "strength", 5000.0).modality(Modality::Planned).denied());
    assert_eq!(plans.slots[0].verdict, Verdict::Disputed, "a plan that another denies");
    let told =
        |day: &str| linked_pair(plan().published("2023-10-10"), number("s2", "strength", 5000.0).denied().published(day)).slots[0].verdict;
    assert_eq!(told("2023-10-11"), Verdict::Disputed, "denied while it is still ahead");
    assert_eq!(told("2023-12-23"), Verdict::SingleSource);
    let by_june = plan().published("2023-10-10").holding("2024-06");
    let then = number("s2", "strength", 5000.0).denied();
    assert_eq!(linked_pair(by_june.clone(), then.clone().published("2023-12-23")).slots[0].verdict, Verdict::Disputed);
    assert_eq!(linked_pair(by_june, then.published("2024-07-23")).slots[0].verdict, Verdict::SingleSource);
}

#[test]
fn two_denials_are_one_side() {
    assert_related(said("s1", None, None).denied().by(&["embassy"]), said("s2", None, None).denied().by(&["army"]), &[Corroborates]);
    assert_related(number("s1", "strength", 471.0).denied(), number("s2", "strength", 900.0).denied(), &[NotComparable]);
}

#[test]
fn another_time_is_another_matter() {
    let apart: [(Told, Told); 3] = [
        (said("s1", None, Some("2021-12-31")), said("s2", None, Some("2025-08-30")).denied()),
        (said("s1", None, None).published("2021-12-26"), said("s2", None, None).denied().published("2024-09-27")),
        (number("s1", "troops", 2500.0).published("2021-12-26"), number("s2", "troops", 2500.0).denied().published("2024-09-27")),
    ];
    for (a, b) in apart {
        let (relations, _) = between(a, b);
        let kinds: Vec<RelationKind> = relations.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [NotComparable], "{relations:?}");
        assert!(relations[0].1.starts_with("time:"), "{}", relations[0].1);
    }
}

#[test]
fn a_denial_of_the_cause_leaves_the_toll_alone() {
    let linked = linked(vec![cause("s1", "bomb"), cause("s2", "bomb").denied(), number("s1", "toll", 94.0), number("s2", "toll", 94.0)]);
    let toll = linked.slots.iter().find(|slot| slot.claim_type == "toll").expect("a slot for the toll");
    assert_ne!(toll.verdict, Verdict::Disputed);
}

#[test]
fn a_denial_answers_the_figure_that_was_given_days_before() {
    let given = || number("s1", "toll", 78.0).published("2024-10-04");
    let answered = linked_pair(given(), number("s2", "toll", 78.0).denied().published("2024-10-09"));
    assert_eq!((answered.relations[0].kind, answered.slots[0].verdict), (Denies, Verdict::Disputed));
    let before = linked_pair(given(), number("s2", "toll", 78.0).denied().published("2024-09-29"));
    assert_ne!(before.relations[0].kind, Denies, "it was denied before anybody said so");
    let another = linked_pair(given(), number("s2", "toll", 60.0).denied().published("2024-10-09"));
    assert!(another.relations.iter().all(|relation| relation.kind != Denies), "{:?}", another.relations);
}

#[test]
fn a_denial_at_a_place_that_holds_the_other_or_at_none() {
    for (asserted, denied) in [("erbil", "IQ"), ("IQ", "erbil"), ("?", "erbil"), ("erbil", "?")] {
        let linked = linked_pair(number("s1", "strength", 40.0).at(asserted), number("s2", "strength", 40.0).at(denied).denied());
        assert_eq!(linked.relations.len(), 1, "{asserted} {denied}: {:?}", linked.relations);
        assert_eq!((linked.relations[0].kind, linked.relations[0].evidence.covers), (Denies, Some(true)), "{asserted} {denied}");
        assert!(linked.slots.iter().all(|slot| slot.verdict == Verdict::Disputed), "{asserted} {denied}: it counts in both slots");
    }
}

#[test]
fn elsewhere_only_the_very_figure_is_denied() {
    for (asserted, denied) in [(40.0, 41.0), (3.0, 3.0)] {
        let linked = linked_pair(number("s1", "strength", asserted).at("erbil"), number("s2", "strength", denied).at("IQ").denied());
        assert!(linked.relations.is_empty(), "two small counts are equal by chance: {:?}", linked.relations);
    }
    let apart = linked_pair(number("s1", "strength", 40.0).at("erbil"), number("s2", "strength", 40.0).at("baghdad").denied());
    assert!(apart.relations.is_empty(), "{:?}", apart.relations);
}

#[test]
fn a_denial_of_its_own_type_answers_an_accusation_and_no_fact() {
    let denial = || said("s2", None, Some("2025-08-30")).edit(|claim| claim.claim_type = "withdrawal-denied".into());
    let accused = |modality| said("s1", None, Some("2025-08-29")).modality(modality);
    let linked = linked_pair(accused(Modality::Alleged), denial());
    assert_eq!((linked.relations[0].kind, linked.relations.len()), (Denies, 1), "{:?}", linked.relations);
    let verdict = |claim_type: &str| linked.slots.iter().find(|slot| slot.claim_type == claim_type).map(|slot| slot.verdict);
    assert_eq!(verdict("withdrawal"), Some(Verdict::Disputed));
    assert_eq!(verdict("withdrawal-denied"), Some(Verdict::SingleSource), "that it is denied is not in dispute");
    assert!(linked_pair(accused(Modality::Factual), denial()).relations.is_empty(), "what a source tells as a fact may be another deed");
}

#[test]
fn at_least_a_figure_and_the_denied_figure_are_one() {
    let given = count("s1", "toll", Quantity::hedged(103.0, Qualifier::AtLeast)).published("2024-01-03");
    let linked = linked_pair(given, number("s2", "toll", 103.0).denied().published("2024-01-05"));
    assert_eq!((linked.relations[0].kind, linked.relations[0].evidence.covers), (Denies, Some(true)), "{:?}", linked.relations);
}

#[test]
fn a_denied_day_at_a_place_that_is_not_known() {
    let day = |source: &str, edtf: &str| date(source, "left-on", DateRole::On, edtf);
    let linked = linked_pair(day("s1", "2025-01-15").at("?"), day("s2", "2025-01-15").at("?").denied());
    assert_eq!((linked.relations[0].kind, linked.slots[0].verdict), (Denies, Verdict::Disputed));
    for (given, denied) in [("2025-01-15", "2025-01-17"), ("2025-01", "2025-01")] {
        let linked = linked_pair(day("s1", given).at("?"), day("s2", denied).at("?").denied());
        assert!(linked.relations.iter().all(|relation| relation.kind != Denies), "{given} and {denied}: two things may be meant");
    }
}
