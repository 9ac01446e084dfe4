//! Constraints: how two claim types stand to each other at one place and time.

use super::form::value_keys;
use super::{Compiler, Written};
use crate::rule::diagnostic::Code;
use crate::rule::document::Part;
use crate::rule::nearest::nearest;
use crate::rule::{Constraint, Op};
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::ops::Range;

const OPS: [Op; 5] = [Op::Lt, Op::Le, Op::Eq, Op::Ge, Op::Gt];

impl Compiler<'_> {
    pub(super) fn constraints(&mut self, written: &[Written<'_>], ids: &[&str]) -> Vec<Constraint> {
        let mut out = Vec::new();
        let mut places: Vec<(usize, usize)> = Vec::new();
        let inputs = self.inputs;
        for (index, input) in inputs.iter().enumerate() {
            for (entry, text) in input.file.constraints.iter().enumerate() {
                let at = || vec!["constraints".into(), entry.into()];
                let parts = words(text);
                let op = parts.get(1).and_then(|range| OPS.into_iter().find(|op| op.sign() == &text[range.clone()]));
                let ([left, sign, right], true) = (parts.as_slice(), parts.len() == 3) else {
                    let message = format!("`{text}` is not of the form `type <= type`");
                    self.fault(Code::Constraint, index, at(), message, None, "write `part <= total`, with <, <=, =, >= or >");
                    continue;
                };
                let Some(op) = op else {
                    let message = format!("`{}` is no comparison", &text[sign.clone()]);
                    self.push(Code::Constraint, index, at(), Part::Within(sign.clone()), message, None, "use one of <, <=, =, >=, >");
                    continue;
                };
                let mut kinds = Vec::new();
                for side in [left, right] {
                    let name = &text[side.clone()];
                    match written.binary_search_by(|one| one.id.cmp(name)) {
                        Ok(found) => kinds.extend(kind(&written[found])),
                        Err(_) => {
                            let near = nearest(name, ids.iter().copied());
                            let help = "`corroborate rules list` names the claim types";
                            let message = format!("no claim type is called `{name}`");
                            self.push(Code::UnknownClaimType, index, at(), Part::Within(side.clone()), message, near, help);
                        }
                    }
                }
                let (left, right) = (&text[left.clone()], &text[right.clone()]);
                if left == right {
                    self.fault(Code::Constraint, index, at(), format!("`{left}` is compared with itself"), None, "name two claim types");
                } else if let [a, b] = kinds[..]
                    && (a != b || a == "other")
                {
                    self.incomparable(index, entry, [left, right], written);
                } else {
                    let constraint = Constraint { left: left.to_owned(), op, right: right.to_owned() };
                    if out.contains(&constraint) {
                        self.fault(Code::NoEffect, index, at(), format!("`{text}` holds already"), None, "take one of the two away");
                    }
                    out.push(constraint);
                    places.push((index, entry));
                }
            }
        }
        self.contradictions(&out, &places);
        out
    }

    /// `a < b` and `b <= a`: constraints of which one is always broken where the others are kept.
    fn contradictions(&mut self, constraints: &[Constraint], places: &[(usize, usize)]) {
        let mut told: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        let steps = no_smaller(constraints);
        let written = |at: usize| format!("`{} {} {}`", constraints[at].left, constraints[at].op.sign(), constraints[at].right);
        for (last, constraint) in constraints.iter().enumerate() {
            let (less, more) = ordered(constraint);
            let strict = matches!(constraint.op, Op::Lt | Op::Gt);
            let Some(way) = strict.then(|| way(&steps, more, less)).flatten() else { continue };
            let ring: BTreeSet<usize> = way.into_iter().chain([last]).collect();
            if !told.insert(ring.clone()) {
                continue;
            }
            let own = |at: &&usize| !self.inputs[places[**at].0].shipped;
            let Some(&at) = ring.iter().rev().find(own).or(ring.last()) else { continue };
            let others: Vec<String> = ring.iter().filter(|other| **other != at).map(|other| written(*other)).collect();
            let message = format!("{} cannot be kept together with {}", written(at), others.join(" and "));
            let (file, entry) = places[at];
            self.fault(Code::Constraint, file, vec!["constraints".into(), entry.into()], message, None, "take one of them away");
        }
    }
}

/// The smaller side and the larger one.
fn ordered(constraint: &Constraint) -> (&str, &str) {
    let (left, right) = (constraint.left.as_str(), constraint.right.as_str());
    if matches!(constraint.op, Op::Ge | Op::Gt) { (right, left) } else { (left, right) }
}

/// Which claim types are no smaller than one, and the constraint that says so.
type NoSmaller<'c> = HashMap<&'c str, Vec<(&'c str, usize)>>;

fn no_smaller(constraints: &[Constraint]) -> NoSmaller<'_> {
    let mut out = NoSmaller::new();
    for (index, constraint) in constraints.iter().enumerate() {
        let (less, more) = ordered(constraint);
        out.entry(less).or_default().push((more, index));
        if constraint.op == Op::Eq {
            out.entry(more).or_default().push((less, index));
        }
    }
    out
}

/// The constraints by which `from` is no larger than `to`, the fewest.
fn way(steps: &NoSmaller<'_>, from: &str, to: &str) -> Option<Vec<usize>> {
    let mut came: HashMap<&str, (&str, usize)> = HashMap::new();
    let mut next: VecDeque<&str> = VecDeque::from([from]);
    while let Some(here) = next.pop_front() {
        for (more, index) in steps.get(here).into_iter().flatten().copied() {
            if more == from || came.contains_key(more) {
                continue;
            }
            came.insert(more, (here, index));
            if more == to {
                let mut way = Vec::new();
                let mut at = to;
                while let Some((before, index)) = came.get(at) {
                    way.push(*index);
                    at = before;
                }
                return Some(way);
            }
            next.push_back(more);
        }
    }
    None
}

impl Compiler<'_> {
    /// Two claim types that a constraint ties, with values that cannot be compared. Where the constraint is a shipped one, the
    /// author's claim type that took the place of a shipped one is what has to change.
    fn incomparable(&mut self, index: usize, entry: usize, sides: [&str; 2], written: &[Written<'_>]) {
        let inputs = self.inputs;
        let help = "a constraint stands between two numbers or two dates";
        let own = sides.iter().filter_map(|id| written.binary_search_by(|one| one.id.cmp(id)).ok()).map(|found| &written[found]);
        if let Some(one) = own.into_iter().find(|one| inputs[index].shipped && !inputs[one.index].shipped) {
            let constraint = &inputs[index].file.constraints[entry];
            let message =
                format!("`{}` takes the place of a built-in type that is tied by `{constraint}`, with values of another kind", one.id);
            let at = value_keys(one).first().map_or_else(|| vec!["claims".into(), one.id.into()], |key| one.at(key));
            self.push(Code::ConstraintKinds, one.index, at, Part::Key, message, None, format!("give it another name: {help}"));
            return;
        }
        let message = format!("the values of `{}` and `{}` cannot be compared", sides[0], sides[1]);
        self.fault(Code::ConstraintKinds, index, vec!["constraints".into(), entry.into()], message, None, help);
    }
}

/// What can be compared: numbers with numbers, dates with dates. `None` where the value itself is wrong.
fn kind(one: &Written<'_>) -> Option<&'static str> {
    match value_keys(one).as_slice() {
        ["count" | "amount" | "share"] => Some("number"),
        ["date"] => Some("date"),
        // What a pattern captures is seen when it is found.
        ["match" | "regex"] => None,
        [_] => Some("other"),
        _ => None,
    }
}

/// Where the words of a text stand.
fn words(text: &str) -> Vec<Range<usize>> {
    text.split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            start..start + word.len()
        })
        .collect()
}
