//! The claim graph as petgraph holds it: claims, the values they share, and the edges between. A value that many
//! claims share is one node with an edge to each, so the graph stays as small as what was read.

use super::Relation;
use super::relation::RelationKind;
use super::statement::value_form;
use crate::claim::Claim;
use crate::value::describe;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::BTreeMap;

/// A node.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A claim, by its place in the list of claims.
    Claim(usize),
    /// A value of one slot, in words.
    Value(String),
}

/// An edge.
#[derive(Clone, Debug, PartialEq)]
pub enum Tie {
    /// The claim holds the value.
    Holds,
    /// A relation between two claims, with its reason.
    Related(RelationKind, String),
}

/// Claims, values and relations as one graph, for export and for questions about paths and components.
pub fn claim_graph(claims: &[Claim], relations: &[Relation]) -> DiGraph<Node, Tie> {
    let mut graph = DiGraph::with_capacity(claims.len() * 2, claims.len() + relations.len());
    let mut by_id: BTreeMap<&str, NodeIndex> = BTreeMap::new();
    let mut values: BTreeMap<String, NodeIndex> = BTreeMap::new();
    for (at, claim) in claims.iter().enumerate() {
        let node = graph.add_node(Node::Claim(at));
        by_id.entry(&claim.id).or_insert(node);
        let form = format!("{}\u{1}{:?}\u{1}{}", claim.claim_type, claim.key, value_form(&claim.value));
        let value = *values.entry(form).or_insert_with(|| graph.add_node(Node::Value(describe(&claim.value))));
        graph.add_edge(node, value, Tie::Holds);
    }
    for relation in relations {
        if let (Some(&a), Some(&b)) = (by_id.get(relation.a.as_str()), by_id.get(relation.b.as_str())) {
            graph.add_edge(a, b, Tie::Related(relation.kind, relation.why.clone()));
        }
    }
    graph
}
