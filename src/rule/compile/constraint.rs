//! Constraints: how two claim types stand to each other at one place and time.

use super::form::value_keys;
use super::{Compiler, Written};
use crate::rule::diagnostic::Code;
use crate::rule::document::Part;
use crate::rule::nearest::nearest;
use crate::rule::{Constraint, Op};
use std::ops::Range;

const OPS: [Op; 5] = [Op::Lt, Op::Le, Op::Eq, Op::Ge, Op::Gt];

impl Compiler<'_> {
    pub(super) fn constraints(&mut self, written: &[Written<'_>], ids: &[&str]) -> Vec<Constraint> {
        let mut out = Vec::new();
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
                    out.push(Constraint { left: left.to_owned(), op, right: right.to_owned() });
                }
            }
        }
        out
    }
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
