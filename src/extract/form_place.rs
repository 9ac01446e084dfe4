//! Place claims: where the head happens, comes from or goes to.

use super::draft::Draft;
use super::link;
use super::matcher::Matcher;
use super::roles::{self, Role};
use super::status::{self, Target};
use super::trace::Why;
use super::view::{Concept, View};
use crate::claim::Polarity;
use crate::rule::PlaceRole;
use crate::text::TokenKind;
use crate::value::Value;
use std::ops::Range;

/// A place farther than this from its head belongs to something else.
const BOUND: u32 = 24;

/// "In Idlib, an air strike …": a place in front of its head opens the head's clause; one further in is what an earlier verb
/// governs.
fn opens_clause(view: &View<'_>, place: usize, head: &Concept) -> bool {
    let clause = view.clause_of(head.first);
    let Some(start) = view.clauses[clause].parts.first().map(|part| part.start) else { return false };
    // "In Moscow, the ministry announced the shelling": there it was told.
    let told =
        view.cues.iter().any(|cue| cue.kind.says() && cue.first >= place && cue.end <= head.first && view.clause_of(cue.first) == clause);
    view.clause_of(place) == clause
        && !told
        && (start..place).all(|i| {
            !view.functions(i).is_empty() || view.lexed.tokens.kind(i) == Some(TokenKind::Mark) || view.in_place(i) || view.in_date(i)
        })
}

fn beyond_comma(view: &View<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|i| view.is_comma(i))
}

/// "لـ" and "to" have many uses: a place behind them is the head's only close by.
const NEAR: u32 = 8;

impl Matcher<'_> {
    /// Binds a place rule to each of its heads that has a place in a wanted role.
    pub fn placings(&self, view: &View<'_>, index: usize, wanted: &[PlaceRole], out: &mut Vec<Draft>) {
        let rule = &self.rules.rules[index];
        for head in view.of_lexicons(&rule.head) {
            let range = head.first..head.end;
            let place = view
                .places
                .iter()
                .filter(|place| place.marked && wanted.contains(&place.role))
                .filter(|place| !super::link::taken_for_granted(view, head.first) || !beyond_comma(view, head.end, place.first))
                .filter(|place| place.first >= head.end || opens_clause(view, place.first, head))
                .filter_map(|place| link::cost(view, &(place.first..place.end), head, &[]).map(|cost| (cost, place)))
                .filter(|(cost, place)| *cost <= if place.role == PlaceRole::To { NEAR } else { BOUND })
                .min_by_key(|(cost, place)| (*cost, place.first));
            let Some((_, place)) = place else {
                view.stop(rule, &(0..0), Some(head), || Why::NoValue);
                continue;
            };
            if !self.conditions(view, rule, range.clone(), Some(head)) {
                continue;
            }
            let who = roles::who(view, rule, self.actors, None, Some(head), None);
            if rule.who.is_some() && !matches!(who, Role::Filled(..)) {
                view.stop_who(rule, &range, Some(head), &who);
                continue;
            }
            let consumed: [Range<usize>; 2] = [range.clone(), place.first..place.end];
            let target = Target { head: range.clone(), value: None, consumed: &consumed, scheduled: true, counted: false };
            let status = status::judge(view, &target);
            // Where nothing took place is nowhere: that it did not is told by another claim.
            if status.polarity == Polarity::Denied {
                view.stop(rule, &range, Some(head), || Why::NoValue);
                continue;
            }
            out.push(Draft {
                rule: index,
                value: Value::Place { place: view.gazetteer.place(place.place).id.clone() },
                value_at: place.first..place.end,
                head: Some(range),
                who,
                status,
                counted: None,
                holds_now: false,
                uncertain: false,
                because: format!("“{}”", view.text(place.first..place.end)),
            });
        }
    }
}
