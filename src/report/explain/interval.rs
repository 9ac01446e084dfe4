//! A value as the interval that comparisons see.

use crate::value::{Quantity, Value, as_interval, day_range, in_words};

/// The interval of a value: `[2500, 2500]`, `(500, ∞)`, `2021-12-01/2021-12-31`; for a value that is a set the set.
pub fn interval(value: &Value) -> String {
    match value {
        Value::Quantity(quantity) => of_quantity(quantity),
        Value::Date(date) => match day_range(&date.edtf) {
            Some(days) => in_words(as_interval(date.role, days)),
            None => format!("{} (no year, so no interval)", date.edtf),
        },
        Value::Place { place } => format!("{{{place}}}"),
        Value::Category { category } => format!("{{{category}}}"),
        Value::Proposition(proposition) => format!("{{{}}}", proposition.scope.as_deref().unwrap_or("extent not stated")),
    }
}

fn of_quantity(quantity: &Quantity) -> String {
    let open = if quantity.min_open || quantity.min.is_none() { '(' } else { '[' };
    let close = if quantity.max_open || quantity.max.is_none() { ')' } else { ']' };
    let bound = |bound: Option<f64>, none: &str| bound.map_or_else(|| none.to_owned(), |number| format!("{number}"));
    format!("{open}{}, {}{close}", bound(quantity.min, "-∞"), bound(quantity.max, "∞"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{DateRole, DateValue, Qualifier};

    #[test]
    fn hedges_open_the_interval() {
        let of = |number, qualifier| interval(&Value::Quantity(Quantity::hedged(number, qualifier)));
        assert_eq!(of(2500.0, Qualifier::Exact), "[2500, 2500]");
        assert_eq!(of(500.0, Qualifier::MoreThan), "(500, ∞)");
        assert_eq!(of(500.0, Qualifier::LessThan), "[0, 500)");
        assert_eq!(interval(&Value::Quantity(Quantity::range(7.5, 8.0))), "[7.5, 8]");
    }

    #[test]
    fn the_role_of_a_date_opens_it_too() {
        let of = |edtf: &str, role| interval(&Value::Date(DateValue { edtf: edtf.into(), role }));
        assert_eq!(of("2021-12-09", DateRole::On), "2021-12-09");
        assert_eq!(of("2021-12", DateRole::By), "../2021-12-31");
        assert_eq!(of("XXXX-12-09", DateRole::On), "XXXX-12-09 (no year, so no interval)");
    }
}
