//! Origins: which statements of a slot go back to one. Union-find over pairs that say the same at the same time and
//! depend on each other, by voice or by wording.

use super::pair::{Dependence, Pair, dependence, one_voice};
use super::relation::another_time;
use super::statement::Statement;
use super::time::Timing;
use super::wording::copies;
use crate::rule::policy::Policy;
use crate::value::Containment;
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// For each member of a slot the first member of its origin. With `full`, every pair is looked at; without, only
/// those that share a voice or wording.
pub fn origins(members: &[&Statement], full: bool, policy: &Policy, places: &dyn Containment) -> Vec<usize> {
    let mut sets: UnionFind<usize> = UnionFind::new(members.len());
    // An outlet's own words join one of the speakers it names; joining both would make one voice of two.
    let mut taken_up = vec![false; members.len()];
    let candidates = if full { all_pairs(members.len()) } else { likely_pairs(members) };
    for (i, j) in candidates {
        let (a, b) = (members[i], members[j]);
        let Some(found) = dependence(a, b) else { continue };
        if sets.equiv(i, j) || !says_the_same(a, b, &found, policy, places) {
            continue;
        }
        if matches!(found, Dependence::Source | Dependence::Outlet(_)) && a.voice.attributed != b.voice.attributed {
            let own = if a.voice.attributed { j } else { i };
            if std::mem::replace(&mut taken_up[own], true) {
                continue;
            }
        }
        sets.union(i, j);
    }
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    (0..members.len()).map(|at| *first.entry(sets.find(at)).or_insert(at)).collect()
}

/// One statement needs one value at one time. Copied words keep their origin however late the copy is, unless the
/// text itself says that the value is of another time.
fn says_the_same(a: &Statement, b: &Statement, found: &Dependence, policy: &Policy, places: &dyn Containment) -> bool {
    if a.claim.polarity != b.claim.polarity || a.claim.modality != b.claim.modality {
        return false;
    }
    let pair = Pair::new(a, b, policy, places);
    if !pair.comparison.is_consistent() {
        return false;
    }
    let copied_without_time = matches!(found, Dependence::Wording(_)) && !(a.as_of_stated && b.as_of_stated);
    copied_without_time || (!matches!(pair.timing, Timing::Apart { .. }) && another_time(&pair).is_none())
}

/// Every pair, in order.
pub fn all_pairs(count: usize) -> Vec<(usize, usize)> {
    (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j))).collect()
}

/// Neighbours under each name a voice goes by, and copies by wording: linear in the members.
fn likely_pairs(members: &[&Statement]) -> Vec<(usize, usize)> {
    let mut heads: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut carried: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut sources: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, member) in members.iter().enumerate() {
        for head in &member.voice.heads {
            heads.entry(head).or_default().push(at);
        }
        for name in &member.voice.chain {
            carried.entry(name).or_default().push(at);
        }
        for name in [Some(&member.claim.source), member.voice.outlet.as_ref()].into_iter().flatten() {
            sources.entry(name).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    let mut add = |i: usize, j: usize| {
        if i != j {
            pairs.insert((i.min(j), i.max(j)));
        }
    };
    for (name, own) in &mut heads {
        // Statements of one value stand side by side, so that each finds its equal without a look at the others.
        own.extend(carried.get(name).into_iter().flatten());
        own.sort_by_cached_key(|&at| (members[at].as_of.and_then(|days| days.low), members[at].reading(), at));
        own.dedup();
        own.windows(2).for_each(|next| add(next[0], next[1]));
    }
    for own in sources.values() {
        for (i, j) in own.windows(2).map(|next| (next[0], next[1])) {
            if one_voice(members[i], members[j]).is_some() {
                add(i, j);
            }
        }
    }
    for (i, j) in copies(members) {
        add(i, j);
    }
    pairs.into_iter().collect()
}
