//! Comparing categories: canonical words of one lexicon are the same or they are not.

use super::compare::{Comparison, Outcome};

/// Same word, same category.
pub(super) fn compare_categories(a: &str, b: &str) -> Comparison {
    if a == b {
        Comparison::new(Outcome::Agree, format!("both say {a}"))
    } else {
        Comparison::new(Outcome::Disagree, format!("{a} is not {b}"))
    }
}
