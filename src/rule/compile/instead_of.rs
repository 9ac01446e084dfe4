//! `instead-of`: the claim types that one takes the place of. Where they replace each other in a ring, a text that all of
//! them match would leave none of their claims, so a ring is a mistake however many it goes through.

use super::{Compiler, Written};
use crate::rule::diagnostic::Code;
use crate::rule::document::Step;

/// Names of a ring that a message tells before it only counts.
const TOLD: usize = 8;

/// An entry of `instead-of`: who replaces, as which entry, and whom.
#[derive(Clone, Copy)]
struct Edge {
    from: usize,
    entry: usize,
    to: usize,
}

/// How far the search for rings has come with a claim type.
#[derive(Clone, Copy, PartialEq)]
enum Seen {
    No,
    /// The way that is being gone leads through it.
    OnTheWay,
    Done,
}

impl Compiler<'_> {
    /// `instead-of` names other claim types, and no ring of them.
    pub(super) fn instead_of(&mut self, all: &[Written<'_>], ids: &[&str]) {
        let mut edges: Vec<Vec<Edge>> = Vec::with_capacity(all.len());
        for (from, one) in all.iter().enumerate() {
            let mut out = Vec::new();
            for (entry, other) in one.raw.instead_of.iter().flat_map(|names| &names.0).enumerate() {
                let at = place(one, entry);
                if other == one.id {
                    let message = format!("`{other}` cannot replace itself: it would never be left");
                    self.fault(Code::NeverFires, one.index, at, message, None, "name the other claim type");
                } else if let Some(to) = self.claim_type(one, &at, other, all, ids) {
                    out.push(Edge { from, entry, to });
                }
            }
            edges.push(out);
        }
        for ring in rings(&edges) {
            self.ring(&ring, all);
        }
    }

    /// One ring, said once: where it closes, or where an author's own file has a part in it.
    fn ring(&mut self, ring: &[Edge], all: &[Written<'_>]) {
        let own = |edge: &Edge| !self.inputs[all[edge.from].index].shipped;
        let Some(closing) = ring.iter().rposition(own).or(ring.len().checked_sub(1)) else { return };
        let (from, entry) = (&all[ring[closing].from], ring[closing].entry);
        let (message, help) = if let [one, other] = ring {
            let message = format!("`{}` and `{}` replace each other, so neither would be left", all[one.from].id, all[other.from].id);
            (message, "take one of the two `instead-of` away")
        } else {
            let edges = ring[closing..].iter().chain(&ring[..closing]);
            let mut told: Vec<String> =
                edges.take(TOLD).map(|edge| format!("`{}` replaces `{}`", all[edge.from].id, all[edge.to].id)).collect();
            if ring.len() > TOLD {
                told.push(format!("and so on over {} more", ring.len() - TOLD));
            }
            (format!("{}: where all of them match, none would be left", told.join(", ")), "take one of these `instead-of` away")
        };
        self.fault(Code::NeverFires, from.index, place(from, entry), message, None, help);
    }
}

/// The rings that these edges close, each once: without the last edge of each of them none would be left. The way gone is
/// kept in a list, so that a long chain in a stranger's file takes no stack.
fn rings(edges: &[Vec<Edge>]) -> Vec<Vec<Edge>> {
    let mut seen = vec![Seen::No; edges.len()];
    let mut rings = Vec::new();
    for start in 0..edges.len() {
        if seen[start] != Seen::No {
            continue;
        }
        seen[start] = Seen::OnTheWay;
        let mut stack: Vec<(usize, usize)> = vec![(start, 0)];
        let mut way: Vec<Edge> = Vec::new();
        while let Some((node, next)) = stack.last_mut() {
            let Some(edge) = edges[*node].get(*next).copied() else {
                seen[*node] = Seen::Done;
                stack.pop();
                way.pop();
                continue;
            };
            *next += 1;
            match seen[edge.to] {
                Seen::Done => {}
                Seen::No => {
                    seen[edge.to] = Seen::OnTheWay;
                    stack.push((edge.to, 0));
                    way.push(edge);
                }
                Seen::OnTheWay => {
                    let from = way.iter().position(|passed| passed.from == edge.to).unwrap_or(way.len());
                    rings.push(way[from..].iter().copied().chain([edge]).collect());
                }
            }
        }
    }
    rings
}

fn place(one: &Written<'_>, entry: usize) -> Vec<Step> {
    let mut at = one.at("instead-of");
    at.push(entry.into());
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(edges: &[&[usize]]) -> Vec<Vec<usize>> {
        let edge = |from: usize| move |(entry, to): (usize, &usize)| Edge { from, entry, to: *to };
        let edges: Vec<Vec<Edge>> = edges.iter().enumerate().map(|(from, to)| to.iter().enumerate().map(edge(from)).collect()).collect();
        rings(&edges).iter().map(|ring| ring.iter().map(|edge| edge.from).collect()).collect()
    }

    #[test]
    fn every_ring_is_found_once() {
        assert_eq!(closed(&[&[1], &[2], &[]]), Vec::<Vec<usize>>::new());
        assert_eq!(closed(&[&[1, 2], &[2], &[]]), Vec::<Vec<usize>>::new(), "two ways to one end are no ring");
        assert_eq!(closed(&[&[1], &[2], &[0]]), [[0, 1, 2]]);
        assert_eq!(closed(&[&[1], &[0, 2], &[1]]), [[0, 1], [1, 2]], "two rings that share a type");
        assert_eq!(closed(&[&[1], &[2], &[3], &[1]]), [[1, 2, 3]], "what leads into a ring is no part of it");
    }

    #[test]
    fn a_long_chain_takes_no_stack() {
        let edges: Vec<Vec<Edge>> = (0..100_000).map(|from| vec![Edge { from, entry: 0, to: (from + 1) % 100_000 }]).collect();
        assert_eq!(rings(&edges).len(), 1);
    }
}
