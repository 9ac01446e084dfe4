//! Ranges: from a to b, between a and b, a–b; with the scale that both share.

use super::digits::is_currency;
use super::numeral::Numeral;
use super::reader::Reader;
use super::{NumberKind, Qualifier, Quantity};

/// Two numbers that are the ends of one.
#[derive(Clone, Debug)]
pub(super) struct NumberRange {
    pub first: usize,
    pub end: usize,
    pub quantity: Quantity,
    pub kind: NumberKind,
    /// Both ends, for readings that keep them apart.
    pub ends: (Numeral, Numeral),
    /// "From a to b" may as well be a change from one to the other.
    pub unsure: bool,
}

/// How far before "from" a verb of change may stand.
const CHANGE_REACH: usize = 8;

/// Ends further apart than this are hardly one range when only a hyphen between blanks ties them.
const WIDEST: f64 = 10.0;

/// Behind "by", numbers this many times apart are a step and where it led, and no range.
const FAR: f64 = 3.0;

impl Reader<'_> {
    /// The range that opens with `low`, if it is one.
    pub fn range(&self, low: &Numeral) -> Option<NumberRange> {
        let links = &self.words.links;
        let outside = self.outside(low.first);
        if let Some(first) = self.phrase_before(outside, &links.between) {
            return self.between(low, first);
        }
        let percent = self.percent_after(low.end);
        let end = percent.unwrap_or(low.end);
        if let Some(next) = self.phrase_at(end, &links.to) {
            let from = self.phrase_before(outside, &links.from);
            if is_currency(self.mark(next)) && outside == self.with_particle(low.first) {
                return None; // a count and a sum
            }
            let high = self.end_of_range(next)?;
            let (low, high) = self.share_scale(*low, high);
            let year = low.width == 4 && (1900.0..=2100.0).contains(&low.value) && high.width != 4;
            if year || low.value > high.value {
                return None; // "in 2011 to 1.5 million" tells two things
            }
            // "rose by five to 33" goes up to the second; "by 20 to 30" is one range.
            let by = self.phrase_before(outside, &links.by);
            let difference = by.is_some_and(|by| self.is_change(by)) && low.value * FAR < high.value;
            let change = difference || from.is_some_and(|from| self.is_change(from));
            return (!change).then(|| self.ranged(low, high, from.unwrap_or(low.first), from.is_some()));
        }
        if let Some(next) = self.phrase_at(end, &links.or) {
            let high = self.end_of_range(next)?;
            let (low, high) = self.share_scale(*low, high);
            let near = low.value < high.value && high.value <= low.value * 2.0;
            return near.then(|| self.ranged(low, high, low.first, false));
        }
        self.dash(low, end)
    }

    fn between(&self, low: &Numeral, first: usize) -> Option<NumberRange> {
        let end = self.percent_after(low.end).unwrap_or(low.end);
        let whole = self.and_at(end).and_then(|next| self.end_of_range(next));
        let (low, high) = match whole {
            Some(high) => (*low, high),
            // "between five and twenty" reads as twenty-five at first.
            None => {
                let split = low.split?;
                let low = Numeral { value: split.value, end: split.end, simple: None, split: None, other: None, ..*low };
                (low, self.end_of_range(split.next)?)
            }
        };
        let (low, high) = self.share_scale(low, high);
        Some(self.ranged(low, high, first, false))
    }

    fn and_at(&self, end: usize) -> Option<usize> {
        let next = self.phrase_at(end, &self.words.links.and);
        next.or_else(|| self.words_at(end).any(|word| word.form.has(crate::lang::Form::AND)).then_some(end))
    }

    fn end_of_range(&self, at: usize) -> Option<Numeral> {
        let at = if self.is_particle(at) && self.is_glued(at + 1) { at + 1 } else { at };
        let at = if is_currency(self.mark(at)) && self.is_glued(at + 1) { at + 1 } else { at };
        let links = &self.words.links;
        let start = self.phrase_at(at, &links.article).or_else(|| self.phrase_at(at, &links.minus)).unwrap_or(at);
        self.numeral(start).filter(|high| high.kind != NumberKind::Ordinal && high.vague.is_none())
    }

    /// `40–41`, `200-300`
    fn dash(&self, low: &Numeral, end: usize) -> Option<NumberRange> {
        if !matches!(self.mark(end), '-' | '–' | '—' | '‑') {
            return None;
        }
        let glued = self.is_glued(end) && self.is_glued(end + 1);
        let apart = !self.is_glued(end) && !self.is_glued(end + 1) && self.is_digits(end + 1) && !low.spelled;
        let high = self.end_of_range(end + 1).filter(|_| glued || apart)?;
        let (low, high) = self.share_scale(*low, high);
        let rising = low.value < high.value && (glued || high.value <= low.value * WIDEST);
        rising.then(|| self.ranged(low, high, low.first, false))
    }

    /// "40 to 50 thousand": the scale of the second counts for the first.
    fn share_scale(&self, mut low: Numeral, high: Numeral) -> (Numeral, Numeral) {
        let bare = low.simple.is_some_and(|(_, by)| by == 1.0);
        if let Some((coefficient, scale)) = high.simple
            && low.value > 0.0
            && scale > 1.0
        {
            if bare && low.value < coefficient {
                low.value *= scale;
            } else if scale >= 1000.0 && low.simple.is_some_and(|(_, by)| by < 1000.0) && low.value < high.value / 1000.0 && low.spelled {
                low.value *= 1000.0;
            }
        }
        (low, high)
    }

    fn is_change(&self, from: usize) -> bool {
        let reach = from.saturating_sub(CHANGE_REACH).max(self.start);
        (reach..from).any(|at| !self.words.links.change.is_empty() && self.phrase_before(at + 1, &self.words.links.change).is_some())
    }

    fn ranged(&self, low: Numeral, high: Numeral, first: usize, unsure: bool) -> NumberRange {
        let mut quantity = Quantity::range(low.value, high.value);
        if low.value == high.value {
            quantity.malformed = Some("both ends of the range are equal".into());
        } else if low.value > high.value {
            quantity.min = Some(high.value);
            quantity.max = Some(low.value);
            quantity.malformed = Some("the range runs from the greater end to the smaller".into());
        }
        let kind = if high.kind == NumberKind::Fraction { NumberKind::Fraction } else { NumberKind::Cardinal };
        NumberRange { first: first.min(low.first), end: high.end, quantity, kind, ends: (low, high), unsure }
    }
}

/// A hedge before a range: "up to 200 to 300" says two things at once.
pub(super) fn hedge_range(quantity: &mut Quantity, qualifier: Qualifier) {
    let odd = match qualifier {
        Qualifier::AtMost | Qualifier::LessThan => "an upper bound before a range",
        Qualifier::AtLeast | Qualifier::MoreThan => "a lower bound before a range",
        _ => return,
    };
    if quantity.malformed.is_none() {
        quantity.malformed = Some(odd.into());
    }
}
