//! Values: what sources agree or conflict about. One file a value type: recognise, compare, render.

pub mod actor;
mod compare;
mod compare_category;
mod compare_date;
mod compare_place;
mod compare_proposition;
mod compare_quantity;
pub mod date;
mod figures;
pub mod number;
pub mod place;
pub mod quantity;
pub mod quantity_words;
pub mod world;

pub use compare::{Comparison, Outcome, Side, Tolerance, compare, describe};
pub use compare_date::{DayRange, as_interval, day_of, day_range, days_in_words, gap_between, in_words};
pub use compare_place::Containment;
pub use figures::{FigureFinder, Figures};
pub use quantity::{Qualifier, Quantity};

use serde::{Deserialize, Serialize};

/// How far a proposition is said to hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Proposition {
    /// `full`, `partial`, or another scope word of the rule; `None` when unstated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// EDTF time of what is proposed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
}

/// A date value: EDTF and its role.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DateValue {
    /// EDTF (ISO 8601-2).
    pub edtf: String,
    /// on, from, until, by, during.
    pub role: DateRole,
}

/// What a date does in its clause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateRole {
    /// At that time (also without a preposition).
    #[default]
    On,
    /// Since or from then on.
    From,
    /// Until then.
    Until,
    /// Not later than then.
    By,
    /// From the first to the second.
    During,
}

/// A claim's value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Value {
    /// A count, amount or share.
    Quantity(Quantity),
    /// A date.
    Date(DateValue),
    /// A place id.
    Place {
        /// Gazetteer id.
        place: String,
    },
    /// A canonical word of a lexicon.
    Category {
        /// The word.
        category: String,
    },
    /// Whether it is so, and to what extent.
    Proposition(Proposition),
}
