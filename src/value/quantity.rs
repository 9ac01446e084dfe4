//! Quantities: an interval, the number as stated, a qualifier and a unit.

use serde::{Deserialize, Serialize};

/// How a number was hedged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Qualifier {
    /// The bare number.
    #[default]
    Exact,
    /// About, some, nearly, almost.
    About,
    /// At least, no fewer than.
    AtLeast,
    /// More than, over.
    MoreThan,
    /// At most, up to, no more than.
    AtMost,
    /// Less than, fewer than, under.
    LessThan,
    /// Between a and b, a to b.
    Between,
    /// Dozens, hundreds, several.
    Vague,
}

/// A number with its interval. `None` for a bound is open-ended.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number as stated (for a range its lower end).
    pub number: f64,
    /// Lower bound, `None` for none.
    pub min: Option<f64>,
    /// Upper bound, `None` for none.
    pub max: Option<f64>,
    /// The lower bound itself is excluded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub min_open: bool,
    /// The upper bound itself is excluded.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub max_open: bool,
    /// The hedge.
    #[serde(default)]
    pub qualifier: Qualifier,
    /// What is counted: `person`, `fraction`, `percent`, a unit of a rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Why the text itself is odd here ("250 to 250"); kept, never repaired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub malformed: Option<String>,
}

impl Quantity {
    /// The bare number `number`.
    pub fn exact(number: f64) -> Self {
        Quantity { number, min: Some(number), max: Some(number), ..Quantity::default() }
    }

    /// `number` under `qualifier`. "About" keeps the number as its interval: how wide it is, is the rule's tolerance.
    pub fn hedged(number: f64, qualifier: Qualifier) -> Self {
        let mut quantity = Quantity { qualifier, ..Quantity::exact(number) };
        match qualifier {
            Qualifier::AtLeast => quantity.max = None,
            Qualifier::MoreThan => {
                quantity.max = None;
                quantity.min_open = true;
            }
            Qualifier::AtMost => quantity.min = Some(0.0),
            Qualifier::LessThan => {
                quantity.min = Some(0.0);
                quantity.max_open = true;
            }
            Qualifier::Exact | Qualifier::About | Qualifier::Between | Qualifier::Vague => {}
        }
        quantity
    }

    /// Both together: numbers and bounds add up, and the sum is hedged as the vaguer of the two.
    pub fn plus(&self, other: &Quantity) -> Self {
        let both = |a: Option<f64>, b: Option<f64>| Some(a? + b?);
        let vague = if self.qualifier == Qualifier::Exact { other } else { self };
        Quantity {
            number: self.number + other.number,
            min: both(self.min, other.min),
            max: both(self.max, other.max),
            min_open: self.min_open || other.min_open,
            max_open: self.max_open || other.max_open,
            qualifier: vague.qualifier,
            unit: self.unit.clone().or_else(|| other.unit.clone()),
            malformed: self.malformed.clone().or_else(|| other.malformed.clone()),
        }
    }

    /// From `low` to `high`.
    pub fn range(low: f64, high: f64) -> Self {
        Quantity { number: low, min: Some(low), max: Some(high), qualifier: Qualifier::Between, ..Quantity::default() }
    }
}
