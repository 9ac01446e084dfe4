//! Inside one slot: which pairs of statements are looked at, and the edges they give.
//!
//! A small slot holds every pair. A large one holds a star for each value that many share, and compares values with
//! their neighbours in time and size and with the extremes of their time, so that its edges stay linear in its claims
//! and no conflict is missed.

use super::correction::correct;
use super::origin::{all_pairs, origins};
use super::pair::Pair;
use super::relation::{Drawn, draw};
use super::statement::Statement;
use super::time::fresh_days;
use crate::claim::Polarity;
use crate::rule::policy::{OverTime, Policy};
use crate::value::{Containment, Side, Value, day_range};
use std::collections::{BTreeMap, BTreeSet};

/// Statements up to which a slot holds every pair.
pub const FULL_PAIRS: usize = 12;
/// Value nodes up to which every two are compared.
const FULL_READINGS: usize = 24;
/// Neighbours that each value node of a larger slot is compared with, in each order.
const NEIGHBOURS: usize = 3;
/// Pairs across two slots up to which all are looked at.
const FULL_ACROSS: usize = 64;

/// An edge between two statements, by their index among all.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// Where it starts.
    pub a: usize,
    /// Where it ends.
    pub b: usize,
    /// What it says.
    pub drawn: Drawn,
}

impl Edge {
    pub(super) fn new(i: usize, j: usize, drawn: Drawn) -> Edge {
        let (a, b) = if drawn.from == Side::First { (i, j) } else { (j, i) };
        Edge { a, b, drawn }
    }
}

/// The statements of one value node.
struct Reading {
    form: String,
    members: Vec<usize>,
}

/// The edges of one slot, and for each member the index (among all statements) of the first of its origin.
pub fn relate(members: &[usize], all: &[Statement], policy: &Policy, places: &dyn Containment) -> (Vec<Edge>, Vec<usize>) {
    let local: Vec<&Statement> = members.iter().map(|&at| &all[at]).collect();
    let full = local.len() <= FULL_PAIRS;
    let roots = origins(&local, full, policy, places);
    let pairs = if full { all_pairs(local.len()) } else { sparse_pairs(&local, &roots, policy) };
    let mut edges = Vec::new();
    for (i, j) in pairs {
        let mut pair = Pair::new(local[i], local[j], policy, places);
        pair.one_origin = roots[i] == roots[j];
        edges.extend(draw(&pair).into_iter().map(|drawn| Edge::new(members[i], members[j], drawn)));
    }
    correct(&mut edges, members, all);
    (edges, roots.into_iter().map(|root| members[root]).collect())
}

/// Pairs between two slots: all of them, or for each value of the one the two values of the other nearest in time.
pub fn pairs_across(left: &[usize], right: &[usize], all: &[Statement]) -> Vec<(usize, usize)> {
    if left.len() * right.len() <= FULL_ACROSS {
        return left.iter().flat_map(|&i| right.iter().map(move |&j| (i, j))).collect();
    }
    let firsts = |members: &[usize]| -> Vec<usize> {
        let local: Vec<&Statement> = members.iter().map(|&at| &all[at]).collect();
        let mut firsts: Vec<usize> = readings(&local).into_iter().map(|reading| members[reading.members[0]]).collect();
        firsts.sort_by_key(|&at| (low_day(&all[at]), at));
        firsts
    };
    let (left, right) = (firsts(left), firsts(right));
    let mut pairs = Vec::new();
    for i in left {
        let at = right.partition_point(|&j| low_day(&all[j]) < low_day(&all[i]));
        let window = at.saturating_sub(1)..(at + 1).min(right.len());
        pairs.extend(right[window].iter().map(|&j| (i, j)));
    }
    pairs
}

fn low_day(statement: &Statement) -> Option<i64> {
    statement.as_of.and_then(|days| days.low)
}

/// Value nodes, in the order of their first statement.
fn readings(local: &[&Statement]) -> Vec<Reading> {
    let mut by_form: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, statement) in local.iter().enumerate() {
        by_form.entry(statement.reading()).or_default().push(at);
    }
    let mut found: Vec<Reading> = by_form.into_iter().map(|(form, members)| Reading { form, members }).collect();
    found.sort_by_key(|reading| reading.members[0]);
    found
}

fn sparse_pairs(local: &[&Statement], roots: &[usize], policy: &Policy) -> Vec<(usize, usize)> {
    let nodes = readings(local);
    let mut pairs = BTreeSet::new();
    let mut add = |i: usize, j: usize| {
        if i != j {
            pairs.insert((i.min(j), i.max(j)));
        }
    };
    for node in &nodes {
        // A star inside each origin, and one between the first statements of all origins.
        let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
        for &at in &node.members {
            let first = *first_of.entry(roots[at]).or_insert(at);
            add(first, if first == at { node.members[0] } else { at });
        }
    }
    for (x, y) in reading_pairs(&nodes, local, policy) {
        let i = nodes[x].members[0];
        let elsewhere = nodes[y].members.iter().find(|&&j| local[j].claim.source != local[i].claim.source);
        add(i, *elsewhere.unwrap_or(&nodes[y].members[0]));
    }
    pairs.into_iter().collect()
}

/// Which value nodes are held against each other.
fn reading_pairs(nodes: &[Reading], local: &[&Statement], policy: &Policy) -> Vec<(usize, usize)> {
    if nodes.len() <= FULL_READINGS {
        return all_pairs(nodes.len());
    }
    let first = |node: usize| local[nodes[node].members[0]];
    let is_fixed = policy.over_time == OverTime::Fixed;
    let day = |node: usize| if is_fixed { None } else { low_day(first(node)) };
    let bounds: Vec<(f64, f64)> = (0..nodes.len()).map(|node| value_bounds(&first(node).claim.value)).collect();
    let by_value = |x: &usize, y: &usize| {
        let (low, high) = (bounds[*x].0.total_cmp(&bounds[*y].0), bounds[*x].1.total_cmp(&bounds[*y].1));
        low.then(high).then_with(|| nodes[*x].form.cmp(&nodes[*y].form))
    };
    let mut pairs = Vec::new();
    let mut in_time: Vec<usize> = (0..nodes.len()).collect();
    in_time.sort_by(|x, y| day(*x).cmp(&day(*y)).then_with(|| by_value(x, y)));
    neighbours(&in_time, &mut pairs);

    let fresh = fresh_days(policy);
    let mut rest = in_time.as_slice();
    while let Some(&start) = rest.first() {
        let end = rest.partition_point(|&node| match (day(start), day(node)) {
            (Some(start), Some(day)) => day - start <= fresh,
            (start, day) => start == day,
        });
        let (together, later) = rest.split_at(end.max(1));
        rest = later;
        let mut by_size = together.to_vec();
        by_size.sort_by(by_value);
        neighbours(&by_size, &mut pairs);
        let ends_first = together.iter().min_by(|x, y| bounds[**x].1.total_cmp(&bounds[**y].1).then(x.cmp(y)));
        let begins_last = together.iter().max_by(|x, y| bounds[**x].0.total_cmp(&bounds[**y].0).then(y.cmp(x)));
        for extreme in ends_first.into_iter().chain(begins_last) {
            pairs.extend(together.iter().map(|&node| (*extreme, node)));
        }
    }

    // A denial meets the assertions nearest in time, whatever their size.
    let asserted: Vec<usize> = in_time.iter().copied().filter(|&node| first(node).claim.polarity == Polarity::Asserted).collect();
    for &denied in in_time.iter().filter(|&&node| first(node).claim.polarity == Polarity::Denied) {
        let at = asserted.partition_point(|&node| day(node) < day(denied));
        let window = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(asserted.len());
        pairs.extend(asserted[window].iter().map(|&node| (denied, node)));
    }
    pairs
}

fn neighbours(order: &[usize], pairs: &mut Vec<(usize, usize)>) {
    for (at, &node) in order.iter().enumerate() {
        pairs.extend(order[at + 1..].iter().take(NEIGHBOURS).map(|&next| (node, next)));
    }
}

/// Bounds to sort values by; what has no size sorts by its reading.
fn value_bounds(value: &Value) -> (f64, f64) {
    match value {
        Value::Quantity(quantity) => (quantity.min.unwrap_or(f64::NEG_INFINITY), quantity.max.unwrap_or(f64::INFINITY)),
        Value::Date(date) => day_range(&date.edtf).map_or((0.0, 0.0), |days| {
            (days.low.map_or(f64::NEG_INFINITY, |day| day as f64), days.high.map_or(f64::INFINITY, |day| day as f64))
        }),
        Value::Place { .. } | Value::Category { .. } | Value::Proposition(_) => (0.0, 0.0),
    }
}
