//! The numbers that a claim type takes: what lies outside is another thing of the same words. The price of a plate is no cost of a
//! project, and no magnitude is above ten.

use super::expectation;
use crate::value::{Qualifier, Quantity};

/// An interval; a bound that is not there is open-ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    least: Option<f64>,
    least_open: bool,
    most: Option<f64>,
    most_open: bool,
    /// It is written in percent.
    percent: bool,
}

impl Range {
    /// A range as rule files write it: `at least 1000`, `more than 0`, `at most 10`, `fewer than 10`, `1-10`, `0%-100%`. `None`
    /// where it is none, or holds no number.
    pub fn parse(text: &str) -> Option<Range> {
        let (qualifier, number) = expectation::number(text)?;
        let range = Range { least: None, least_open: false, most: None, most_open: false, percent: text.trim_end().ends_with(['%', '٪']) };
        match qualifier {
            Qualifier::AtLeast => Some(Range { least: Some(number), ..range }),
            Qualifier::MoreThan => Some(Range { least: Some(number), least_open: true, ..range }),
            Qualifier::AtMost => Some(Range { most: Some(number), ..range }),
            Qualifier::LessThan => Some(Range { most: Some(number), most_open: true, ..range }),
            Qualifier::Between => {
                let high = expectation::upper(text)?;
                (number <= high).then_some(Range { least: Some(number), most: Some(high), ..range })
            }
            Qualifier::Exact | Qualifier::About | Qualifier::Vague => None,
        }
    }

    /// Whether no bound lies above a whole, so that they can be meant for fractions.
    pub fn is_of_fractions(&self) -> bool {
        self.least.is_none_or(|least| least <= 1.0) && self.most.is_none_or(|most| most <= 1.0)
    }

    /// Whether a number as stated lies in the range; of one that is only vaguely stated, whether it may.
    pub fn admits(&self, quantity: &Quantity) -> bool {
        let scale = |number: f64| match quantity.unit.as_deref() {
            Some("percent") if !self.percent => number / 100.0,
            Some("fraction") if self.percent => number * 100.0,
            _ => number,
        };
        let vague = quantity.qualifier == Qualifier::Vague;
        let low = scale(if vague { quantity.min.unwrap_or(f64::NEG_INFINITY) } else { quantity.number });
        let high = scale(if vague { quantity.max.unwrap_or(f64::INFINITY) } else { quantity.number });
        self.least.is_none_or(|least| if self.least_open { high > least } else { high >= least })
            && self.most.is_none_or(|most| if self.most_open { low < most } else { low <= most })
    }

    /// Whether the bare number lies in it.
    pub fn holds(&self, number: f64) -> bool {
        self.admits(&Quantity::exact(number))
    }

    /// The same of a number that stands in a rule file: `40%` is one in percent, every other one of a share a fraction.
    pub fn holds_as_written(&self, number: f64, text: &str) -> bool {
        let percent = text.trim_end().ends_with(['%', '٪']);
        let unit = if percent { Some("percent") } else { Some("fraction").filter(|_| self.percent) };
        self.admits(&Quantity { unit: unit.map(str::to_owned), ..Quantity::exact(number) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_a_range() {
        let range = |text: &str| Range::parse(text).unwrap();
        for (text, inside, outside) in [
            ("at least 1,000", 1000.0, 999.0),
            ("more than 0", 0.5, 0.0),
            ("at most 10", 10.0, 10.5),
            ("fewer than 10", 9.9, 10.0),
            ("1-10", 1.0, 0.9),
            ("between 1 and 10", 10.0, 11.0),
        ] {
            assert!(range(text).holds(inside) && !range(text).holds(outside), "{text}");
        }
        for wrong in ["1000", "about 1000", "dozens", "10-1", "", "at least"] {
            assert_eq!(Range::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn percent_and_fraction_are_one_measure() {
        let of = |number: f64, unit: &str| Quantity { unit: Some(unit.to_owned()), ..Quantity::exact(number) };
        let range = Range::parse("0%-50%").unwrap();
        assert!(range.admits(&of(40.0, "percent")) && range.admits(&of(0.5, "fraction")) && !range.admits(&of(60.0, "percent")));
        let fraction = Range::parse("at most 1/2").unwrap();
        assert!(fraction.admits(&of(40.0, "percent")) && !fraction.admits(&of(0.6, "fraction")));
    }

    #[test]
    fn a_vague_number_needs_only_reach_into_the_range() {
        let dozens = Quantity { number: 24.0, min: Some(24.0), max: None, qualifier: Qualifier::Vague, ..Quantity::default() };
        assert!(Range::parse("at least 1000").unwrap().admits(&dozens));
        assert!(!Range::parse("at most 10").unwrap().admits(&dozens));
    }
}
