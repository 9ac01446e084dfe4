//! Comparing two values of one claim type: do they agree, leave room for each other, or exclude each other, and why.
//!
//! Each value type has its file; this one holds what they share and the table that picks among them. Nothing here
//! knows of sources, time or speakers: whether two values *should* be compared is the graph's business.

use super::Value;
use super::compare_category::compare_categories;
use super::compare_date::compare_dates;
use super::compare_place::{Containment, compare_places};
use super::compare_proposition::compare_propositions;
use super::compare_quantity::compare_quantities;

/// What comparing two values gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The same, within tolerance or at the coarser precision.
    Agree,
    /// Both can be true.
    Compatible,
    /// They exclude each other.
    Disagree,
    /// Not of one measure; the reason says of what kind.
    Incomparable,
}

/// One of the two values compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first.
    First,
    /// The second.
    Second,
}

impl Side {
    /// The same side seen after the two were swapped.
    pub fn other(self) -> Side {
        match self {
            Side::First => Side::Second,
            Side::Second => Side::First,
        }
    }
}

/// The result of a comparison, with its reason in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What came out.
    pub outcome: Outcome,
    /// Both values and the step that decided.
    pub why: String,
    /// The value that lies inside the other: the narrower date or place.
    pub narrower: Option<Side>,
    /// A part of the result rests on something the text leaves open (a year that is not given).
    pub uncertain: bool,
}

impl Comparison {
    pub(super) fn new(outcome: Outcome, why: impl Into<String>) -> Self {
        Comparison { outcome, why: why.into(), narrower: None, uncertain: false }
    }

    /// Neither excludes the other.
    pub fn is_consistent(&self) -> bool {
        matches!(self.outcome, Outcome::Agree | Outcome::Compatible)
    }
}

/// How far two quantities may lie apart and still be the same.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Tolerance {
    /// Not at all.
    #[default]
    None,
    /// By this part of the larger number: 0.1 is 10 %.
    Relative(f64),
    /// By this much, in the unit of the value.
    Absolute(f64),
}

impl Tolerance {
    /// How far apart two values may lie of which the greater is `scale`.
    pub fn limit(self, scale: f64) -> f64 {
        match self {
            Tolerance::None => 0.0,
            Tolerance::Relative(part) => part.abs() * scale,
            Tolerance::Absolute(amount) => amount.abs(),
        }
    }

    /// Two plain numbers lie no further apart than that.
    pub fn allows(self, a: f64, b: f64) -> bool {
        (a - b).abs() <= self.limit(a.abs().max(b.abs()))
    }
}

/// Compares two values of one claim type under the rule's tolerance. With `opposite`, one of the two claims is a
/// denial and `denied` tells which; only propositions read it, since their scope decides what a denial covers.
pub fn compare(a: &Value, b: &Value, tolerance: Tolerance, denied: Option<Side>, places: &dyn Containment) -> Comparison {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => compare_quantities(a, b, tolerance),
        (Value::Date(a), Value::Date(b)) => compare_dates(a, b),
        (Value::Place { place: a }, Value::Place { place: b }) => compare_places(a, b, places),
        (Value::Category { category: a }, Value::Category { category: b }) => compare_categories(a, b),
        (Value::Proposition(a), Value::Proposition(b)) => compare_propositions(a, b, denied),
        _ => Comparison::new(Outcome::Incomparable, format!("kind: {} is no {}", kind(a), kind(b))),
    }
}

/// A value in words, for reasons and tables.
pub fn describe(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => super::quantity_words::quantity(quantity),
        Value::Date(date) => super::compare_date::describe(date),
        Value::Place { place } => place.clone(),
        Value::Category { category } => category.clone(),
        Value::Proposition(proposition) => super::compare_proposition::describe(proposition),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Quantity(_) => "quantity",
        Value::Date(_) => "date",
        Value::Place { .. } => "place",
        Value::Category { .. } => "category",
        Value::Proposition(_) => "proposition",
    }
}
