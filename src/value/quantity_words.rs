//! Quantities in words: "about 2,500", "fewer than 500", "40,000 to 50,000", "8.2 million", "a third".

use super::{Qualifier, Quantity};

/// `number` with its thousands grouped. From a million on in millions where that loses nothing.
pub fn number(number: f64) -> String {
    if !number.is_finite() {
        return "no number".to_string();
    }
    for (scale, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        if number.abs() >= scale {
            let hundredths = number / (scale / 100.0);
            if hundredths.fract() == 0.0 && number.abs() < 1e15 {
                return format!("{} {word}", plain(number / scale));
            }
            break;
        }
    }
    plain(number)
}

/// `quantity` with its hedge and its unit. People go without a unit: the title says who is counted.
pub fn quantity(quantity: &Quantity) -> String {
    in_unit(quantity, quantity.unit.as_deref())
}

/// The same without a unit that only says what is counted; shares stay shares.
pub fn bare_quantity(quantity: &Quantity) -> String {
    in_unit(quantity, quantity.unit.as_deref().filter(|unit| matches!(*unit, "person" | "percent" | "fraction")))
}

fn in_unit(quantity: &Quantity, unit: Option<&str>) -> String {
    let one = |n: f64| with_unit(n, unit);
    let stated = one(quantity.number);
    match quantity.qualifier {
        Qualifier::Exact => stated,
        Qualifier::About => format!("about {stated}"),
        Qualifier::AtLeast => format!("at least {stated}"),
        Qualifier::MoreThan => format!("more than {stated}"),
        Qualifier::AtMost => format!("at most {stated}"),
        Qualifier::LessThan if matches!(unit, None | Some("person")) => format!("fewer than {stated}"),
        Qualifier::LessThan => format!("less than {stated}"),
        Qualifier::Between => span(quantity, unit, &one),
        Qualifier::Vague => format!("no exact figure, {}", span(quantity, unit, &one)),
    }
}

/// The interval itself: "24 to 99", "at least 24", "at most 99".
fn span(quantity: &Quantity, unit: Option<&str>, one: &impl Fn(f64) -> String) -> String {
    match (quantity.min, quantity.max) {
        (Some(min), Some(max)) if min == max => one(min),
        (Some(min), Some(max)) => match unit {
            Some("fraction") | Some("percent") => format!("{} to {}", one(min), one(max)),
            _ => format!("{} to {}", number(min), one(max)),
        },
        (Some(min), None) => format!("at least {}", one(min)),
        (None, Some(max)) => format!("at most {}", one(max)),
        (None, None) => one(quantity.number),
    }
}

fn with_unit(n: f64, unit: Option<&str>) -> String {
    match unit {
        None | Some("person") => number(n),
        Some("percent") => format!("{}%", number(n)),
        Some("fraction") => fraction(n),
        Some(unit) => format!("{} {}", number(n), unit.replace('-', " ")),
    }
}

/// A share of one: as the word that is said for it, else in percent.
fn fraction(n: f64) -> String {
    let words =
        [(1, 2, "a half"), (1, 3, "a third"), (2, 3, "two thirds"), (1, 4, "a quarter"), (3, 4, "three quarters"), (1, 5, "a fifth")];
    match words.iter().find(|(over, under, _)| (n - f64::from(*over) / f64::from(*under)).abs() < 1e-3) {
        Some((_, _, word)) => word.to_string(),
        None => format!("{}%", plain((n * 1000.0).round() / 10.0)),
    }
}

/// Digits with commas between thousands and at most three decimals.
fn plain(number: f64) -> String {
    let text = format!("{:.3}", number.abs());
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    let sign = if number < 0.0 && (whole != "0" || !decimals.is_empty()) { "-" } else { "" };
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if decimals.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{decimals}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped() {
        assert_eq!(number(5.0), "5");
        assert_eq!(number(2500.0), "2,500");
        assert_eq!(number(40_691.0), "40,691");
        assert_eq!(number(7.8), "7.8");
        assert_eq!(number(-1234.5), "-1,234.5");
        assert_eq!(number(-0.0), "0");
        assert_eq!(number(999_999.0), "999,999");
    }

    #[test]
    fn millions_where_nothing_is_lost() {
        assert_eq!(number(8_200_000.0), "8.2 million");
        assert_eq!(number(1_000_000.0), "1 million");
        assert_eq!(number(1_234_567.0), "1,234,567");
        assert_eq!(number(2.5e9), "2.5 billion");
        assert_eq!(number(f64::NAN), "no number");
        assert_eq!(number(f64::INFINITY), "no number");
    }

    #[test]
    fn hedges_are_words() {
        let cases = [
            (Qualifier::Exact, "2,500"),
            (Qualifier::About, "about 2,500"),
            (Qualifier::AtLeast, "at least 2,500"),
            (Qualifier::MoreThan, "more than 2,500"),
            (Qualifier::AtMost, "at most 2,500"),
            (Qualifier::LessThan, "fewer than 2,500"),
        ];
        for (qualifier, expected) in cases {
            assert_eq!(quantity(&Quantity::hedged(2500.0, qualifier)), expected);
        }
        assert_eq!(quantity(&Quantity::range(40_000.0, 50_000.0)), "40,000 to 50,000");
        let dozens = Quantity { qualifier: Qualifier::Vague, ..Quantity::range(24.0, 99.0) };
        assert_eq!(quantity(&dozens), "no exact figure, 24 to 99");
        let scores = Quantity { qualifier: Qualifier::Vague, min: Some(24.0), ..Quantity::default() };
        assert_eq!(quantity(&scores), "no exact figure, at least 24");
    }

    #[test]
    fn units_follow_people_do_not() {
        let unit = |number: f64, unit: &str| Quantity { unit: Some(unit.into()), ..Quantity::exact(number) };
        assert_eq!(quantity(&unit(2500.0, "person")), "2,500");
        assert_eq!(quantity(&unit(2750.0, "tonnes")), "2,750 tonnes");
        assert_eq!(quantity(&unit(12.5, "percent")), "12.5%");
        assert_eq!(quantity(&unit(1.0 / 3.0, "fraction")), "a third");
        assert_eq!(quantity(&unit(0.37, "fraction")), "37%");
        let cheap = Quantity { unit: Some("tonnes".into()), ..Quantity::hedged(3.0, Qualifier::LessThan) };
        assert_eq!(quantity(&cheap), "less than 3 tonnes");
        assert_eq!(bare_quantity(&unit(40.0, "school")), "40");
        assert_eq!(bare_quantity(&unit(0.5, "fraction")), "a half");
        let tonnes = Quantity { unit: Some("tonnes".into()), ..Quantity::range(2.0, 3.0) };
        assert_eq!(quantity(&tonnes), "2 to 3 tonnes");
    }
}
