//! Place claims: where the head happens, comes from or goes to.

use super::draft::Draft;
use super::link;
use super::matcher::Matcher;
use super::roles::{self, Role};
use super::status::{self, Target};
use super::trace::Why;
use super::view::View;
use crate::rule::PlaceRole;
use crate::value::Value;
use std::ops::Range;

/// A place farther than this from its head belongs to something else.
const BOUND: u32 = 24;

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
                .filter_map(|place| link::cost(view, &(place.first..place.end), head, &[]).map(|cost| (cost, place)))
                .filter(|(cost, _)| *cost <= BOUND)
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
            out.push(Draft {
                rule: index,
                value: Value::Place { place: self.gazetteer.place(place.place).id.clone() },
                value_at: place.first..place.end,
                head: Some(range),
                who,
                status: status::judge(view, &target),
                counted: None,
                uncertain: false,
                because: format!("“{}”", view.text(place.first..place.end)),
            });
        }
    }
}
