//! Groups: what must be seen together. Slots inside one group meet across places and across constraints; nothing
//! is compared beyond it, so that linking splits by group over many machines.

use super::pair::Pair;
use super::relation::{draw_denial, draw_outcome, draw_part_of, draw_refines_across, draw_unplaced};
use super::slot::{Edge, pairs_across};
use super::statement::Statement;
use super::time::PAST_DAYS;
use crate::rule::policy::{Bond, Policies, Policy, Tie};
use crate::value::{Containment, Side};
use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Places under one country up to which every two are held against each other; beyond, only with the country.
const FULL_PLACES: usize = 200;
/// Slots that a claim with an unknown argument may belong to before the edge says nothing any more.
const MANY_SLOTS: usize = 8;

/// A slot's statements and what they are about.
#[derive(Clone, Debug, PartialEq)]
pub struct SlotMembers {
    /// The rule's name.
    pub claim_type: String,
    /// The arguments.
    pub key: BTreeMap<String, String>,
    /// Indices of its statements.
    pub members: Vec<usize>,
}

/// The group a claim belongs to: the claim types tied by constraints or as plan and outcome, by the first of them in the alphabet, and the
/// country of its place, `-` for none. Claims of two groups are never compared, but for those without a place.
pub fn group_key(claim_type: &str, key: &BTreeMap<String, String>, policies: &Policies, places: &dyn Containment) -> String {
    let cluster = type_clusters(policies).get(claim_type).cloned().unwrap_or_else(|| claim_type.to_string());
    let country = place_argument(key, places).map_or_else(|| "-".to_string(), |(_, country)| country);
    format!("{cluster}/{country}")
}

/// For each claim type that is tied to another, the first type of its cluster.
fn type_clusters(policies: &Policies) -> BTreeMap<String, String> {
    let names: Vec<&str> = policies.ties().flat_map(|tie| [tie.left, tie.right]).collect();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for name in names {
        let next = numbers.len();
        numbers.entry(name).or_insert(next);
    }
    let mut sets: UnionFind<usize> = UnionFind::new(numbers.len());
    for tie in policies.ties() {
        if let (Some(&left), Some(&right)) = (numbers.get(tie.left), numbers.get(tie.right)) {
            sets.union(left, right);
        }
    }
    let mut first: BTreeMap<usize, &str> = BTreeMap::new();
    for (name, &number) in &numbers {
        first.entry(sets.find(number)).or_insert(name);
    }
    numbers.iter().map(|(name, &number)| (name.to_string(), first[&sets.find(number)].to_string())).collect()
}

/// The argument that is a place, with its country: `place` before others.
fn place_argument(key: &BTreeMap<String, String>, places: &dyn Containment) -> Option<(String, String)> {
    let country_of = |name: &str| key.get(name).and_then(|id| places.country(id)).map(|country| (name.to_string(), country));
    country_of("place").or_else(|| key.keys().find_map(|name| country_of(name)))
}

/// Edges between slots of one type where one's place lies inside the other's.
pub fn across_places(slots: &[SlotMembers], all: &[Statement], policies: &Policies, places: &dyn Containment) -> Vec<Edge> {
    let mut buckets: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (at, slot) in slots.iter().enumerate() {
        if let Some((argument, country)) = place_argument(&slot.key, places) {
            let rest: Vec<_> = slot.key.iter().filter(|(name, _)| **name != argument).collect();
            let bucket = format!("{}\u{1}{country}\u{1}{argument}\u{1}{rest:?}", slot.claim_type);
            buckets.entry(bucket).or_default().push((at, slot.key[&argument].clone()));
        }
    }
    let buckets: Vec<Vec<(usize, String)>> = buckets.into_values().filter(|bucket| bucket.len() > 1).collect();
    let found: Vec<Vec<Edge>> = buckets
        .par_iter()
        .map(|bucket| {
            let is_full = bucket.len() <= FULL_PLACES;
            let outer: Vec<&(usize, String)> =
                bucket.iter().filter(|(_, place)| is_full || places.country(place).as_ref() == Some(place)).collect();
            let mut edges = Vec::new();
            for (wide, wide_place) in outer {
                for (narrow, narrow_place) in bucket.iter().filter(|(_, place)| place != wide_place && places.contains(wide_place, place)) {
                    let policy = policy_of(&slots[*wide].claim_type, policies);
                    let note = format!("{narrow_place} lies in {wide_place}");
                    for (i, j) in pairs_across(&slots[*narrow].members, &slots[*wide].members, all) {
                        let pair = Pair::of_two_slots(&all[i], &all[j], &policy, places);
                        edges.extend(draw_refines_across(&pair, Side::First, &note).map(|drawn| Edge::new(i, j, drawn)));
                    }
                }
            }
            edges
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// Edges between slots whose claim types are tied, for the same arguments.
pub fn across_ties(slots: &[SlotMembers], all: &[Statement], policies: &Policies, places: &dyn Containment) -> Vec<Edge> {
    policies.ties().flat_map(|tie| across_tie(tie, slots, all, policies, places)).collect()
}

/// The slots of two tied types that meet under one key.
#[derive(Default)]
struct Sides {
    left: Vec<usize>,
    right: Vec<usize>,
}

fn across_tie(tie: Tie<'_>, slots: &[SlotMembers], all: &[Statement], policies: &Policies, places: &dyn Containment) -> Vec<Edge> {
    let (left_policy, right_policy) = (policy_of(tie.left, policies), policy_of(tie.right, policies));
    let shared: Vec<&String> = left_policy.about.iter().filter(|argument| right_policy.about.contains(argument)).collect();
    if shared.is_empty() && !(left_policy.about.is_empty() && right_policy.about.is_empty()) {
        return Vec::new();
    }
    let mut meeting: BTreeMap<Vec<Option<&String>>, Sides> = BTreeMap::new();
    for (at, slot) in slots.iter().enumerate() {
        let key: Vec<Option<&String>> =
            if shared.is_empty() { slot.key.values().map(Some).collect() } else { shared.iter().map(|name| slot.key.get(*name)).collect() };
        if slot.claim_type == tie.left {
            meeting.entry(key).or_default().left.push(at);
        } else if slot.claim_type == tie.right {
            meeting.entry(key).or_default().right.push(at);
        }
    }
    let meeting: Vec<Sides> = meeting.into_values().filter(|sides| !sides.left.is_empty() && !sides.right.is_empty()).collect();
    let found: Vec<Vec<Edge>> = meeting
        .par_iter()
        .map(|Sides { left, right }| {
            let mut edges = Vec::new();
            for (i, j) in left
                .iter()
                .flat_map(|l| right.iter().map(move |r| (l, r)))
                .flat_map(|(l, r)| pairs_across(&slots[*l].members, &slots[*r].members, all))
            {
                let pair = Pair::new(&all[i], &all[j], &left_policy, places);
                let drawn = match tie.by {
                    Bond::Constraint(constraint) => draw_part_of(&pair, constraint),
                    Bond::Outcome => draw_outcome(&pair),
                    Bond::Denial => draw_denial(&pair),
                };
                edges.extend(drawn.map(|drawn| Edge::new(i, j, drawn)));
            }
            edges
        })
        .collect();
    found.into_iter().flatten().collect()
}

/// Edges from slots with an unknown argument to those they may belong to: compatible where the values are; a denial and
/// an outcome where the very figure is the same.
pub fn across_unknown(slots: &[SlotMembers], all: &[Statement], policies: &Policies, places: &dyn Containment) -> Vec<Edge> {
    let mut edges = Vec::new();
    for of_type in slots.chunk_by(|a, b| a.claim_type == b.claim_type) {
        let policy = policy_of(&of_type[0].claim_type, policies);
        let is_unknown = |slot: &SlotMembers| slot.members.first().is_some_and(|&at| all[at].key_unknown);
        for open in of_type.iter().filter(|slot| is_unknown(slot)) {
            let may_be: Vec<&SlotMembers> =
                of_type.iter().filter(|slot| !is_unknown(slot) && fits(open, slot)).take(MANY_SLOTS + 1).collect();
            if may_be.len() > MANY_SLOTS {
                continue;
            }
            let mut only_there: BTreeSet<usize> = BTreeSet::new();
            if lacks_the_place_alone(open, &may_be, places) {
                only_there.extend(open.members.iter().filter(|&&at| is_only_country(&all[at], &may_be, all, places)));
            }
            let pairs = may_be.iter().flat_map(|slot| pairs_across(&open.members, &slot.members, all));
            for (i, j) in pairs {
                let mut pair = Pair::of_two_slots(&all[i], &all[j], &policy, places);
                edges.extend(draw_unplaced(&mut pair, only_there.contains(&i)).into_iter().map(|drawn| Edge::new(i, j, drawn)));
            }
        }
    }
    edges
}

/// The place is all that the open key leaves out.
fn lacks_the_place_alone(open: &SlotMembers, may_be: &[&SlotMembers], places: &dyn Containment) -> bool {
    may_be.iter().all(|slot| {
        let place = place_argument(&slot.key, places).map(|(name, _)| name);
        slot.key.keys().all(|name| Some(name) == place.as_ref() || open.key.contains_key(name))
    })
}

/// What the sources tell of the same thing within the days of one event is all of one country.
fn is_only_country(open: &Statement, may_be: &[&SlotMembers], all: &[Statement], places: &dyn Containment) -> bool {
    let near = |&&at: &&usize| open.as_of.zip(all[at].as_of).is_none_or(|(own, other)| own.gap(other) <= PAST_DAYS);
    let told = may_be.iter().filter(|slot| slot.members.iter().any(|at| near(&at)));
    let mut countries: Vec<Option<String>> = told.map(|slot| place_argument(&slot.key, places).map(|(_, country)| country)).collect();
    countries.dedup();
    matches!(countries.as_slice(), [Some(_)]) && !open.is_of_several_countries()
}

/// Every argument that `open` knows is the same in `slot`.
fn fits(open: &SlotMembers, slot: &SlotMembers) -> bool {
    open.key.iter().all(|(name, value)| value == "?" || slot.key.get(name) == Some(value))
}

/// The policy of a type; claims of a type without one are compared exactly and as unchanging.
pub fn policy_of<'p>(claim_type: &str, policies: &'p Policies) -> Cow<'p, Policy> {
    match policies.get(claim_type) {
        Some(policy) => Cow::Borrowed(policy),
        None => Cow::Owned(Policy { claim_type: claim_type.to_string(), ..Policy::default() }),
    }
}
