//! Comparing quantities: intervals under the rule's tolerance.
//!
//! | step | allows | result |
//! |---|---|---|
//! | tolerance of the rule | its part of the larger number, or its amount | agree |
//! | "about" on either side | [`ABOUT_SLACK`] of the larger number more | compatible |
//! | "dozens", "hundreds" | [`VAGUE_SLACK`] of the larger number more | compatible |
//! | a round number of two digits or more | half a unit of its last stated digit | compatible |
//! | bounds and ranges | whatever they leave open, touching included | compatible |
//!
//! Exact numbers get no slack beyond these, and two bounds of one direction never exclude each other.

use super::compare::{Comparison, Outcome, Tolerance};
use super::quantity_words::{bare_quantity as describe, number};
use super::{Qualifier, Quantity};

/// How much "about", "nearly", "almost" widen a number, as a part of the larger one, on top of the tolerance.
pub const ABOUT_SLACK: f64 = 0.10;
/// The same for "dozens" and "hundreds", on top of the interval they stand for.
pub const VAGUE_SLACK: f64 = 0.50;
/// Digits a round number must state before others are taken to round to it: 2500 rounds 2530, 500 does not round 471.
const ROUNDING_DIGITS: u32 = 2;

/// Compares two quantities of one claim type.
pub(super) fn compare_quantities(a: &Quantity, b: &Quantity, tolerance: Tolerance) -> Comparison {
    // A percentage and a fraction are one measure; two percentages stay as they are, so that an amount allowed by
    // the rule keeps its unit.
    let as_fraction = a.unit != b.unit;
    let (Some(x), Some(y)) = (Interval::of(a, as_fraction), Interval::of(b, as_fraction)) else {
        return Comparison::new(Outcome::Incomparable, "value: a number is missing or not finite");
    };
    if let (Some(unit_a), Some(unit_b)) = (&x.unit, &y.unit)
        && unit_a != unit_b
    {
        return Comparison::new(Outcome::Incomparable, format!("unit: {unit_a} is not {unit_b}"));
    }
    let both = format!("{} and {}", describe(a), describe(b));
    if let Some(odd) = a.malformed.as_ref().or(b.malformed.as_ref()) {
        let outcome = if x.gap(&y) <= 0.0 { Outcome::Compatible } else { Outcome::Incomparable };
        return Comparison::new(outcome, format!("value: {both}: the text itself is odd ({odd})"));
    }
    let scale = x.scale().max(y.scale());
    let allowed = tolerance.limit(scale);
    let allowance = match tolerance {
        Tolerance::None => "any difference counts".to_string(),
        Tolerance::Relative(part) => format!("up to {}% counts as the same", number(part.abs() * 100.0)),
        Tolerance::Absolute(amount) => format!("up to {} counts as the same", number(amount.abs())),
    };
    let slack = slack_of(a).max(slack_of(b)) * scale;
    let compared = |outcome, step: String| Comparison::new(outcome, format!("{both}: {step}"));
    let within = |difference: f64, allowed: f64| difference <= allowed + scale * 1e-9;
    let apart = |difference: f64| {
        let percent = if scale > 0.0 { number((difference / scale * 1000.0).round() / 10.0) } else { "0".to_string() };
        // Of shares only the percentage says something: the difference of two thirds and a half is no share of anything.
        let is_share = x.unit.as_deref() == Some("fraction");
        if is_share { format!("{percent}% apart") } else { format!("{} apart ({percent}%)", number(difference)) }
    };

    if x.shape == y.shape {
        let difference = x.bound_difference(&y);
        if difference == 0.0 {
            let same = if describe(a) == describe(b) { format!("both say {}", describe(a)) } else { format!("{both}: the same number") };
            return Comparison::new(Outcome::Agree, same);
        }
        if within(difference, allowed) {
            return compared(Outcome::Agree, format!("{}, {allowance}", apart(difference)));
        }
        if matches!(x.shape, Shape::AtLeast | Shape::AtMost) {
            return compared(Outcome::Compatible, "both only give a bound, and one leaves room for the other".to_string());
        }
    }
    let gap = x.gap(&y);
    if excludes(a, b) || excludes(b, a) {
        return compared(Outcome::Disagree, "a strict bound leaves out the whole range".to_string());
    }
    if gap <= 0.0 {
        return compared(Outcome::Compatible, "what is stated leaves room for both".to_string());
    }
    if within(gap, allowed) {
        return compared(Outcome::Compatible, format!("{}, {allowance}", apart(gap)));
    }
    if slack > 0.0 && within(gap, allowed + slack) {
        return compared(Outcome::Compatible, format!("{}, {allowance} and the wording {} more", apart(gap), number(slack)));
    }
    if x.shape == Shape::Point && y.shape == Shape::Point && (rounds_to(a.number, b.number) || rounds_to(b.number, a.number)) {
        return compared(Outcome::Compatible, "one is the other, rounded".to_string());
    }
    compared(Outcome::Disagree, format!("{}, {allowance}", apart(gap)))
}

/// "Fewer than 100" leaves out all of "100 to 300". Of a single number the same words are loose: "more than 500" and "500"
/// are one figure.
fn excludes(bound: &Quantity, range: &Quantity) -> bool {
    if range.qualifier != Qualifier::Between {
        return false;
    }
    let below = bound.max_open && matches!((bound.max, range.min), (Some(max), Some(min)) if min >= max);
    let above = bound.min_open && matches!((bound.min, range.max), (Some(min), Some(max)) if max <= min);
    below || above
}

/// `number` rounded to the last stated digit of `round` is `round`, and `round` states enough digits to be trusted.
fn rounds_to(number: f64, round: f64) -> bool {
    let Some(unit) = last_stated_unit(round) else { return false };
    (round / unit).abs() >= 10f64.powi(ROUNDING_DIGITS as i32 - 1) && (number - round).abs() <= unit / 2.0
}

/// The place value of the last digit that is not zero, for whole numbers that end in a zero.
fn last_stated_unit(number: f64) -> Option<f64> {
    if number.fract() != 0.0 || number == 0.0 || number.abs() >= 1e15 {
        return None;
    }
    let mut rest = number.abs() as u64;
    let mut unit = 1u64;
    while rest.is_multiple_of(10) {
        rest /= 10;
        unit *= 10;
    }
    (unit > 1).then_some(unit as f64)
}

fn slack_of(quantity: &Quantity) -> f64 {
    match quantity.qualifier {
        Qualifier::About => ABOUT_SLACK,
        Qualifier::Vague => VAGUE_SLACK,
        _ => 0.0,
    }
}

/// What the two bounds of a quantity look like; only the same shapes can agree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Point,
    AtLeast,
    AtMost,
    Range,
    Vague,
}

struct Interval {
    low: f64,
    high: f64,
    stated: f64,
    shape: Shape,
    unit: Option<String>,
}

impl Interval {
    /// `None` when a number is not finite.
    fn of(quantity: &Quantity, as_fraction: bool) -> Option<Interval> {
        let low = quantity.min.unwrap_or(f64::NEG_INFINITY);
        let high = quantity.max.unwrap_or(f64::INFINITY);
        if low.is_nan() || high.is_nan() || !quantity.number.is_finite() {
            return None;
        }
        let shape = match quantity.qualifier {
            Qualifier::AtLeast | Qualifier::MoreThan => Shape::AtLeast,
            Qualifier::AtMost | Qualifier::LessThan => Shape::AtMost,
            Qualifier::Vague => Shape::Vague,
            _ if quantity.max.is_none() => Shape::AtLeast,
            _ if quantity.min.is_none() => Shape::AtMost,
            _ if low != high => Shape::Range,
            _ => Shape::Point,
        };
        let (factor, unit) = match quantity.unit.as_deref() {
            Some("percent") if as_fraction => (0.01, Some("fraction".to_string())),
            unit => (1.0, unit.map(str::to_string)),
        };
        Some(Interval { low: low.min(high) * factor, high: high.max(low) * factor, stated: quantity.number * factor, shape, unit })
    }

    /// The size against which a relative tolerance is taken.
    fn scale(&self) -> f64 {
        [self.low, self.high, self.stated].into_iter().filter(|bound| bound.is_finite()).fold(0.0, |most, bound| bound.abs().max(most))
    }

    /// The empty space between two intervals; touching leaves none, open bounds or not: "fewer than 500" and a round
    /// 500 do not contradict each other.
    fn gap(&self, other: &Interval) -> f64 {
        (self.low - other.high).max(other.low - self.high).max(0.0)
    }

    /// For two of one shape: how far their stated bounds are apart.
    fn bound_difference(&self, other: &Interval) -> f64 {
        match self.shape {
            Shape::Range | Shape::Vague => (self.low - other.low).abs().max((self.high - other.high).abs()),
            Shape::Point | Shape::AtLeast | Shape::AtMost => (self.stated - other.stated).abs(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(a: Quantity, b: Quantity, tolerance: Tolerance) -> Outcome {
        let there = compare_quantities(&a, &b, tolerance);
        let back = compare_quantities(&b, &a, tolerance);
        assert_eq!(there.outcome, back.outcome, "{} / {}", there.why, back.why);
        there.outcome
    }

    #[test]
    fn the_tolerance_of_the_rule_decides() {
        use Outcome::*;
        assert_eq!(outcome(Quantity::exact(7.5), Quantity::exact(7.8), Tolerance::None), Disagree);
        assert_eq!(outcome(Quantity::exact(7.5), Quantity::exact(7.8), Tolerance::Absolute(0.3)), Agree);
        assert_eq!(outcome(Quantity::exact(21.0), Quantity::exact(22.0), Tolerance::Relative(0.05)), Agree);
        assert_eq!(outcome(Quantity::exact(137.0), Quantity::exact(138.0), Tolerance::None), Disagree);
        assert_eq!(outcome(Quantity::exact(0.0), Quantity::exact(0.0), Tolerance::Relative(0.1)), Agree);
    }

    #[test]
    fn a_hedge_widens_but_does_not_confirm() {
        use Outcome::*;
        let almost = Quantity::hedged(3000.0, Qualifier::About);
        assert_eq!(outcome(almost.clone(), Quantity::exact(2750.0), Tolerance::None), Compatible);
        assert_eq!(outcome(almost.clone(), Quantity::exact(2750.0), Tolerance::Relative(0.1)), Agree);
        assert_eq!(outcome(almost.clone(), Quantity::exact(2000.0), Tolerance::Relative(0.1)), Disagree);
        assert_eq!(outcome(almost.clone(), almost, Tolerance::None), Agree);
        let dozens = Quantity { qualifier: Qualifier::Vague, ..Quantity::range(24.0, 99.0) };
        assert_eq!(outcome(dozens.clone(), Quantity::exact(137.0), Tolerance::None), Compatible);
        assert_eq!(outcome(dozens, Quantity::exact(471.0), Tolerance::None), Disagree);
    }

    #[test]
    fn bounds_of_one_direction_never_exclude_each_other() {
        use Outcome::*;
        let more = |n| Quantity::hedged(n, Qualifier::MoreThan);
        let fewer = |n| Quantity::hedged(n, Qualifier::LessThan);
        assert_eq!(outcome(more(500.0), more(20.0), Tolerance::None), Compatible);
        assert_eq!(outcome(more(500.0), Quantity::hedged(500.0, Qualifier::AtLeast), Tolerance::None), Agree);
        assert_eq!(outcome(fewer(500.0), Quantity::exact(500.0), Tolerance::None), Compatible);
        assert_eq!(outcome(fewer(500.0), Quantity::exact(900.0), Tolerance::None), Disagree);
        assert_eq!(outcome(fewer(100.0), Quantity::range(100.0, 300.0), Tolerance::None), Disagree);
        assert_eq!(outcome(fewer(200.0), Quantity::range(100.0, 300.0), Tolerance::None), Compatible);
        assert_eq!(outcome(fewer(100.0), more(250.0), Tolerance::None), Disagree);
    }

    #[test]
    fn a_round_number_leaves_room_for_what_it_rounds() {
        use Outcome::*;
        assert_eq!(outcome(Quantity::exact(19_300.0), Quantity::exact(19_317.0), Tolerance::None), Compatible);
        assert_eq!(outcome(Quantity::exact(500.0), Quantity::exact(471.0), Tolerance::None), Disagree);
        assert_eq!(outcome(Quantity::exact(19_300.0), Quantity::exact(19_417.0), Tolerance::None), Disagree);
    }

    #[test]
    fn ranges_and_odd_text() {
        use Outcome::*;
        assert_eq!(outcome(Quantity::range(40.0, 50.0), Quantity::exact(45.0), Tolerance::None), Compatible);
        assert_eq!(outcome(Quantity::range(40.0, 50.0), Quantity::range(40.0, 50.0), Tolerance::None), Agree);
        assert_eq!(outcome(Quantity::range(40.0, 50.0), Quantity::exact(90.0), Tolerance::None), Disagree);
        let odd = Quantity { malformed: Some("250 to 250".into()), ..Quantity::exact(250.0) };
        assert_eq!(outcome(odd.clone(), Quantity::exact(900.0), Tolerance::None), Incomparable);
        assert_eq!(outcome(odd, Quantity::exact(250.0), Tolerance::None), Compatible);
        assert_eq!(outcome(Quantity::exact(f64::NAN), Quantity::exact(1.0), Tolerance::None), Incomparable);
    }

    #[test]
    fn units_are_compared_first() {
        let with = |number, unit: &str| Quantity { unit: Some(unit.into()), ..Quantity::exact(number) };
        assert_eq!(outcome(with(5.0, "tonne"), with(5.0, "person"), Tolerance::None), Outcome::Incomparable);
        assert_eq!(outcome(with(33.0, "percent"), with(0.33, "fraction"), Tolerance::None), Outcome::Agree);
        assert_eq!(outcome(with(5.0, "person"), Quantity::exact(5.0), Tolerance::None), Outcome::Agree);
    }
}
