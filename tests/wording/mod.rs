//! Quantities as the test stories and the marked paragraphs write them.

use corroborate::rule::expectation::hedge;
use corroborate::value::{Qualifier, Quantity};

/// "about 2500", "40-50", "vague".
pub fn amount(quantity: &Quantity) -> String {
    match quantity.qualifier {
        Qualifier::Between => format!("{}-{}", quantity.min.unwrap_or(f64::NAN), quantity.max.unwrap_or(f64::NAN)),
        Qualifier::Vague => "vague".into(),
        qualifier => format!("{}{}", hedge(qualifier), quantity.number),
    }
}
