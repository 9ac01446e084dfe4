//! Derived dates: "ten years after the coalition was formed" dates the forming from the source's date.

use super::draft::Draft;
use super::matcher::{Carried, Matcher};
use super::view::View;
use crate::lang::Class;
use crate::lang::date_words::{Kind, Unit};
use crate::rule::Rule;
use crate::value::date::Anchor;
use crate::value::{DateRole, DateValue};

/// Value of the date role "after".
const AFTER: i32 = 5;

/// How far behind the words "ten years after" the head may stand.
const HEAD_WITHIN: usize = 9;

impl Matcher<'_> {
    /// Binds a date rule to a count of years that lies between its head and the source's date.
    pub fn derived(&self, view: &View<'_>, index: usize, rule: &Rule, anchor: &Anchor, carried: &Carried, out: &mut Vec<Draft>) {
        let Anchor::Known(today) = anchor else { return };
        for number in &view.all_numbers {
            let years = number.quantity.number;
            let unit = number.end;
            if years.fract() != 0.0 || !(1.0..=500.0).contains(&years) || !is_year(view, unit) {
                continue;
            }
            let fronted = view.before(number.hedge_first).is_some_and(|i| is_after(view, i));
            let behind = unit + 1 < view.end && is_after(view, unit + 1);
            if !fronted && !behind {
                continue;
            }
            // "Years after" is also a cue of commemoration; here it is a part of the value.
            let cue = view.cues.iter().filter(|cue| cue.first == unit && cue.end <= unit + 2).map(|cue| cue.end);
            let value = number.first..cue.max().unwrap_or(unit + 1);
            // "Ten years after it was formed, its mission ends": what stands behind the comma is of today.
            let comma = (unit..view.end).find(|&i| view.is_comma(i)).unwrap_or(view.end);
            let head = view
                .concepts
                .iter()
                .filter(|c| rule.head.contains(&c.lexicon) && c.first > unit && c.first < comma && c.first - unit <= HEAD_WITHIN)
                .find(|c| self.fits(view, rule, c, &value, carried).is_some());
            let Some(head) = head else { continue };
            let Some(who) = self.fits(view, rule, head, &value, carried) else { continue };
            let year = i32::from(today.year()) - years as i32;
            let date = DateValue { edtf: format!("{year:04}"), role: DateRole::On };
            let because = format!("{} before the year of the source", view.text(number.first..unit + 1));
            out.push(self.date_draft(view, index, rule, head, &value, who, date, false, because, anchor));
        }
    }
}

fn words<'v>(view: &'v View<'_>, index: usize) -> impl Iterator<Item = crate::lang::date_words::DateWord> + 'v {
    view.lexed.hits_of(index, Class::Date).filter_map(|hit| view.language.pack.dates.word(hit.sense.id).copied())
}

fn is_year(view: &View<'_>, index: usize) -> bool {
    words(view, index).any(|word| matches!(word.kind, Kind::UNIT | Kind::UNITS) && word.value == Unit::Year as i32)
}

fn is_after(view: &View<'_>, index: usize) -> bool {
    words(view, index).any(|word| word.kind == Kind::ROLE && word.value == AFTER)
}
