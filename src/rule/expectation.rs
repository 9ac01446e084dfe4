//! What a test expects of a claim, as authors write it: numbers with their hedges, dates, names.

use super::keys::{DATE_ROLES, PLACE_ROLES};
use super::nearest::{Near, nearest};
use crate::value::date::Edtf;
use crate::value::{Qualifier, Value};
use std::collections::BTreeMap;

use super::shape::Scalar;

/// Words of an expected number, and the qualifier each stands for.
const HEDGES: [(&str, Qualifier); 9] = [
    ("about ", Qualifier::About),
    ("at least ", Qualifier::AtLeast),
    ("more than ", Qualifier::MoreThan),
    ("at most ", Qualifier::AtMost),
    ("up to ", Qualifier::AtMost),
    ("fewer than ", Qualifier::LessThan),
    ("less than ", Qualifier::LessThan),
    ("between ", Qualifier::Between),
    ("exactly ", Qualifier::Exact),
];

/// The words that expectations write before a number of this qualifier, with a blank behind them; none before a bare one.
pub fn hedge(qualifier: Qualifier) -> &'static str {
    let words = HEDGES.iter().find(|(_, of)| *of == qualifier && *of != Qualifier::Exact);
    words.map_or("", |(words, _)| words)
}

/// Numbers that say no more than their order of size.
const VAGUE: [&str; 8] = ["dozens", "scores", "hundreds", "thousands", "several", "tens of thousands", "hundreds of thousands", "millions"];

/// A number as expectations write it: `2500`, `about 2500`, `1/3`, `40%`, `40-50`, `dozens`. A vague one is no number.
pub fn number(text: &str) -> Option<(Qualifier, f64)> {
    let (qualifier, rest) =
        HEDGES.iter().find_map(|(words, qualifier)| Some((*qualifier, text.strip_prefix(words)?))).unwrap_or((Qualifier::Exact, text));
    let rest = rest.trim();
    if VAGUE.contains(&rest) {
        return Some((Qualifier::Vague, f64::NAN));
    }
    if let Some((low, high)) = rest.split_once(['-', '–']).or_else(|| rest.split_once(" and ")).filter(|(low, _)| !low.is_empty()) {
        let plain = |text: &str| plain(text.trim().strip_suffix('%').unwrap_or(text.trim()));
        return plain(high).and(plain(low)).map(|low| (Qualifier::Between, low));
    }
    if let Some((above, below)) = rest.split_once('/') {
        let (above, below) = (plain(above)?, plain(below)?);
        return (below != 0.0).then_some((qualifier, above / below));
    }
    Some((qualifier, plain(rest.strip_suffix(['%', '٪']).unwrap_or(rest))?))
}

/// The upper end of a number that [`number`] reads as lying between two.
pub fn upper(text: &str) -> Option<f64> {
    let text = text.strip_prefix("between ").unwrap_or(text);
    let (_, high) = text.split_once(['-', '–']).or_else(|| text.split_once(" and "))?;
    plain(high.trim().strip_suffix(['%', '٪']).unwrap_or(high.trim()))
}

/// Digits of either script. A comma groups thousands and does nothing else: whether `1,5` is 15 or one and a half, nobody knows.
fn plain(text: &str) -> Option<f64> {
    let latin: String = text.trim().chars().map(latin).collect();
    let (whole, fraction) = latin.split_once('.').map_or((latin.as_str(), ""), |(whole, fraction)| (whole, fraction));
    let mut groups = whole.trim_start_matches('-').split(',');
    let first = groups.next().unwrap_or_default();
    let grouped = whole.contains(',');
    let sound = groups.all(|group| group.len() == 3) && !(grouped && (first.is_empty() || first.len() > 3)) && !fraction.contains(',');
    sound.then(|| latin.replace([',', '_'], "").parse().ok())?
}

/// A digit or a separator as Latin script has it.
fn latin(c: char) -> char {
    match c {
        '٠'..='٩' | '۰'..='۹' => char::from_digit(c as u32 & 0xf, 10).unwrap_or(c),
        '٬' => ',',
        '٫' => '.',
        other => other,
    }
}

/// What is wrong with one key of an expectation: a message, the nearest valid word, what to do.
pub struct Unreadable {
    /// What is wrong.
    pub message: String,
    /// The nearest valid word.
    pub nearest: Option<Near>,
    /// What to do.
    pub help: String,
}

/// Checks that the value of one key can be read. Names of places, actors and claim types are checked by who knows them.
pub fn readable(key: &str, text: &str) -> Result<(), Unreadable> {
    let wrong = |message: String, nearest: Option<Near>, help: &str| Err(Unreadable { message, nearest, help: help.to_owned() });
    let one_of = |choices: &[&str]| {
        if choices.contains(&text) {
            return Ok(());
        }
        let near = nearest(text, choices.iter().copied());
        wrong(format!("`{key}` cannot be `{text}`"), near, &format!("it is one of {}", choices.join(", ")))
    };
    match key {
        "count" | "amount" | "share" if number(text).is_none() => {
            let near = HEDGES
                .iter()
                .map(|(words, _)| words.trim())
                .find(|hedge| nearest(text.trim_end_matches(|c: char| !c.is_alphabetic()), [*hedge].into_iter()).is_some());
            if text.contains(',') {
                let help = "write a fraction with a point, 1.5, and thousands in groups of three, 1,500, or without a comma";
                return wrong(format!("`{text}` is no number that can be read: its comma stands at an odd place"), None, help);
            }
            wrong(
                format!("`{text}` is no number that can be read"),
                near.map(Near::only),
                "write 2500, about 2500, at least 40, fewer than 500, 40-50, 1/3, 40% or dozens",
            )
        }
        "count" | "share" if number(text).is_some_and(|(_, number)| number < 0.0) => {
            wrong(format!("`{text}` is less than nothing, and no {key} is"), None, "write the number without `-`")
        }
        "date" | "when" | "as-of" if Edtf::parse(text).is_err() => wrong(
            format!("`{text}` is no date that can be read"),
            None,
            "write 2021-12-09, 2021-12, 2021 or 2024-09/2025-09, in quotes where it is a year alone",
        ),
        "role" => one_of(DATE_ROLES),
        "relation" => one_of(PLACE_ROLES),
        "polarity" => one_of(&["asserted", "denied"]),
        "modality" => one_of(&["factual", "planned", "conditional", "alleged", "forecast"]),
        _ => Ok(()),
    }
}

/// The keys of an expectation that only values of some kind have, with the value keys of a rule that has them.
pub const OF_VALUE: [(&str, &[&str]); 9] = [
    ("count", &["count", "amount", "share"]),
    ("amount", &["count", "amount", "share"]),
    ("share", &["count", "amount", "share"]),
    ("date", &["date"]),
    ("role", &["date"]),
    ("scope", &["proposition"]),
    ("when", &["proposition"]),
    ("category", &["category"]),
    ("value", &["place"]),
];

/// What a claim's value is called in an expectation.
pub fn key_of(value: &Value) -> &'static str {
    match value {
        Value::Quantity(_) => "count",
        Value::Date(_) => "date",
        Value::Place { .. } => "value",
        Value::Category { .. } => "category",
        Value::Proposition(_) => "scope",
    }
}

/// An expectation in one line, as written.
pub fn in_words(expected: &BTreeMap<String, Scalar>) -> String {
    expected.iter().map(|(key, value)| format!("{key}: {}", value.0)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_their_hedges() {
        assert_eq!(number("2500"), Some((Qualifier::Exact, 2500.0)));
        assert_eq!(number("about 2,500"), Some((Qualifier::About, 2500.0)));
        assert_eq!(number("1/4"), Some((Qualifier::Exact, 0.25)));
        assert_eq!(number("40-50"), Some((Qualifier::Between, 40.0)));
        assert_eq!(number("-3"), Some((Qualifier::Exact, -3.0)));
        assert_eq!(number("1,234,567.5"), Some((Qualifier::Exact, 1_234_567.5)));
        assert_eq!(number("at least ٥٬٠٠٠"), Some((Qualifier::AtLeast, 5000.0)));
        assert_eq!(number("40%-50%"), Some((Qualifier::Between, 40.0)));
        assert!(number("dozens").is_some_and(|(qualifier, value)| qualifier == Qualifier::Vague && value.is_nan()));
        for wrong in ["many", "abut 2500", "1/0", "40-", "", "about", "1,5", "1,5000", ",500", "12,34,567", "1.5,5"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
