//! How many independent origins stand behind a slot, and which claims are one.

use crate::story::*;
use corroborate::claim::Zone;
use corroborate::graph::RelationKind::*;
use corroborate::value::{DateRole, Value};
use corroborate::verdict::Verdict;

#[test]
fn three_outlets_with_one_statement_and_one_other_speaker() {
    let words = "From the ninth of December no unit of ours has taken part in any fighting in this country";
    let from = |source: &str| date(source, "left-on", DateRole::From, "2021-12-09");
    let linked = linked(vec![
        from("s1").by(&["coalition"]).in_words(words),
        from("s2").in_words(words),
        from("s3").by(&["coalition", "agency"]),
        date("s3", "left-on", DateRole::On, "2021-12-09").by(&["interior-ministry"]).starting(90),
    ]);
    let slot = &linked.slots[0];
    assert_eq!((slot.sources, slot.origins, slot.verdict), (3, 2, Verdict::Corroborated));
    let kinds: Vec<_> = linked.relations.iter().map(|relation| relation.kind).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == Repeats).count(), 3);
    assert_eq!(kinds.iter().filter(|kind| **kind == Corroborates).count(), 3);
}

#[test]
fn headline_and_body_are_one_claim_with_two_mentions() {
    let headline = number("s1", "troops", 2500.0).published("2021-12-26").edit(|claim| claim.zone = Zone::Headline).starting(1);
    let body = number("s1", "troops", 2500.0).published("2021-12-26").by(&["coalition"]).starting(200);
    let body_id = body.0.id.clone();
    let linked = linked(vec![headline, body]);
    assert_eq!(linked.claims.len(), 1);
    assert_eq!(linked.claims[0].id, body_id, "the fuller telling stands for both");
    assert_eq!(linked.claims[0].also.len(), 1);
    assert_eq!(linked.claims[0].also[0].span.start, 1);
    assert!(linked.relations.is_empty());
}

#[test]
fn two_values_or_two_speakers_stay_two_claims() {
    let linked = linked(vec![
        number("s1", "strength", 500.0).by(&["health-ministry"]).starting(1),
        number("s1", "strength", 500.0).by(&["civil-defence"]).starting(50),
        number("s1", "strength", 471.0).by(&["health-ministry"]).starting(90),
    ]);
    assert_eq!(linked.claims.len(), 3);
}

#[test]
fn an_outlets_own_words_join_one_speaker_and_do_not_tie_two() {
    let linked = linked(vec![
        date("s1", "left-on", DateRole::On, "2021-12-09").by(&["coalition"]).starting(1),
        date("s1", "left-on", DateRole::On, "2021-12").starting(50),
        date("s1", "left-on", DateRole::On, "2021-12-09").by(&["interior-ministry"]).starting(90),
    ]);
    assert_eq!(linked.slots[0].origins, 2);
}

#[test]
fn a_value_that_many_share_is_one_node() {
    use corroborate::graph::claim_graph::{Node, Tie, claim_graph};
    let linked = linked((0..30).map(|n| number(&format!("s{n}"), "strength", 300.0)).collect());
    let graph = claim_graph(&linked.claims, &linked.relations);
    let values = graph.node_weights().filter(|node| matches!(node, Node::Value(_))).count();
    let held = graph.edge_weights().filter(|tie| matches!(tie, Tie::Holds)).count();
    assert_eq!((values, held), (1, 30));
    assert_eq!(linked.relations.len(), 29, "a star, not 435 pairs");
    assert_eq!(linked.slots[0].support, 30);
}

#[test]
fn values_are_listed_with_those_who_give_them() {
    let linked = linked(vec![cause("s1", "bomb"), cause("s2", "gas-leak"), cause("s10", "gas-leak")]);
    let values = &linked.slots[0].values;
    assert_eq!(values[0].value, Value::Category { category: "gas-leak".into() });
    assert_eq!(values[0].sources, ["s2", "s10"]);
    assert_eq!(values[1].sources, ["s1"]);
}
