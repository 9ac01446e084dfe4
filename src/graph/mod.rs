//! The claim graph: which claims say the same, which exclude each other, and which go back to one origin.
//!
//! [`relate`] is the whole of it: claims become statements (one a voice and source), statements meet in slots (one a
//! key), slots meet inside their group. Verdicts are the next module's business.

pub mod claim_graph;
mod correction;
mod group;
mod origin;
mod pair;
pub mod relation;
mod slot;
mod statement;
pub mod time;
pub mod wording;

pub use group::group_key;
pub use relation::{Evidence, RelationKind};
pub use statement::value_form;

use crate::claim::Claim;
use crate::rule::policy::Policies;
use crate::value::Containment;
use group::{SlotMembers, across_places, across_ties, across_unknown, policy_of};
use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use slot::Edge;
use std::collections::BTreeMap;

/// An edge between two claims.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// What it says.
    #[serde(rename = "type")]
    pub kind: RelationKind,
    /// Id of the claim it starts from: the newer, the narrower, the part, the outcome, the denial.
    pub a: String,
    /// Id of the other claim.
    pub b: String,
    /// Both values, the step that decided, the time between.
    pub why: String,
    /// What it rests on.
    #[serde(default)]
    pub evidence: Evidence,
}

/// A slot before its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedSlot {
    /// The rule's name.
    pub claim_type: String,
    /// The arguments.
    pub key: BTreeMap<String, String>,
    /// Its claims, as places in the list of claims.
    pub claims: Vec<usize>,
    /// Its relations, and the conflicts and denials between its claims and other slots, as places in the list of relations.
    pub relations: Vec<usize>,
    /// An argument of the key is not known.
    pub key_unknown: bool,
}

/// Claims, merged and with their origins, and how they stand to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// In the order of sources and offsets.
    pub claims: Vec<Claim>,
    /// In the order of claims.
    pub relations: Vec<Relation>,
    /// For each relation the places of its two claims: ids may collide in very large runs, places cannot.
    pub ends: Vec<(usize, usize)>,
    /// In the order of types and keys.
    pub slots: Vec<RelatedSlot>,
}

/// Relates claims. The result does not depend on their order.
pub fn relate(claims: Vec<Claim>, policies: &Policies, places: &dyn Containment) -> Related {
    let all = statement::statements(claims, policies, places);
    let slots = slots_of(&all);
    let related: Vec<(Vec<Edge>, Vec<usize>)> =
        slots.par_iter().map(|slot| slot::relate(&slot.members, &all, &policy_of(&slot.claim_type, policies), places)).collect();

    let mut first_of_origin: Vec<usize> = (0..all.len()).collect();
    let mut slot_of: Vec<usize> = vec![0; all.len()];
    let mut edges: Vec<Edge> = Vec::new();
    for (number, (slot, (own, roots))) in slots.iter().zip(related).enumerate() {
        for (&member, root) in slot.members.iter().zip(roots) {
            first_of_origin[member] = root;
            slot_of[member] = number;
        }
        edges.extend(own);
    }
    edges.extend(across_places(&slots, &all, policies, places));
    edges.extend(across_ties(&slots, &all, policies, places));
    edges.extend(across_unknown(&slots, &all, policies, places));
    edges.sort_by(|x, y| {
        (x.a.min(x.b), x.a.max(x.b), x.a, x.drawn.kind, &x.drawn.why).cmp(&(y.a.min(y.b), y.a.max(y.b), y.a, y.drawn.kind, &y.drawn.why))
    });
    edges.dedup();

    join_copies(&edges, &slot_of, &mut first_of_origin);

    let mut related_slots: Vec<RelatedSlot> = slots
        .into_iter()
        .map(|slot| RelatedSlot {
            key_unknown: slot.members.first().is_some_and(|&at| all[at].key_unknown),
            claim_type: slot.claim_type,
            key: slot.key,
            claims: slot.members,
            relations: Vec::new(),
        })
        .collect();
    let ends: Vec<(usize, usize)> = edges.iter().map(|edge| (edge.a, edge.b)).collect();
    for (at, edge) in edges.iter().enumerate() {
        let (x, y) = (slot_of[edge.a], slot_of[edge.b]);
        if x == y || edge.drawn.decides_across() {
            // That somebody denies it is not itself in dispute.
            let of_two_types = edge.drawn.kind == RelationKind::Denies && related_slots[x].claim_type != related_slots[y].claim_type;
            if !of_two_types {
                related_slots[x].relations.push(at);
            }
            if x != y {
                related_slots[y].relations.push(at);
            }
        }
    }
    let mut claims: Vec<Claim> = all.into_iter().map(|statement| statement.claim).collect();
    let mut names: BTreeMap<usize, String> = BTreeMap::new();
    for (claim, root) in claims.iter_mut().zip(&first_of_origin) {
        let next = names.len() + 1;
        claim.origin = Some(names.entry(*root).or_insert_with(|| format!("o{next}")).clone());
    }
    let relations = edges
        .into_iter()
        .map(|edge| Relation {
            kind: edge.drawn.kind,
            a: claims[edge.a].id.clone(),
            b: claims[edge.b].id.clone(),
            why: edge.drawn.why,
            evidence: edge.drawn.evidence,
        })
        .collect();
    Related { claims, relations, ends, slots: related_slots }
}

/// Copies that stand in two slots, one of which knows the place better, have one origin all the same.
fn join_copies(edges: &[Edge], slot_of: &[usize], first_of_origin: &mut [usize]) {
    let copies = edges.iter().filter(|edge| edge.drawn.kind == RelationKind::Repeats && slot_of[edge.a] != slot_of[edge.b]);
    let mut joined: UnionFind<usize> = UnionFind::new(first_of_origin.len());
    let mut is_any = false;
    for edge in copies {
        is_any |= joined.union(first_of_origin[edge.a], first_of_origin[edge.b]);
    }
    if !is_any {
        return;
    }
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for root in first_of_origin.iter_mut() {
        *root = *first.entry(joined.find(*root)).or_insert(*root);
    }
}

/// Statements by type and key.
fn slots_of(all: &[statement::Statement]) -> Vec<SlotMembers> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.par_sort_by(|&x, &y| (&all[x].claim.claim_type, &all[x].claim.key, x).cmp(&(&all[y].claim.claim_type, &all[y].claim.key, y)));
    order
        .chunk_by(|&x, &y| all[x].claim.claim_type == all[y].claim.claim_type && all[x].claim.key == all[y].claim.key)
        .map(|members| SlotMembers {
            claim_type: all[members[0]].claim.claim_type.clone(),
            key: all[members[0]].claim.key.clone(),
            members: members.to_vec(),
        })
        .collect()
}
