//! Dates in words: "9 December 2021", "early December 2021 (1–10)", "summer 2014", "9 December, year not stated".

use super::edtf::{Choice, Expression, Moment, Part, Year, parse};
use crate::report::untrusted::terminal::sanitise;
use crate::value::{DateRole, DateValue};

/// How much room there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateLength {
    /// "early December 2021 (1–10)".
    #[default]
    Long,
    /// "early Dec 2021".
    Short,
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A date value with the preposition of its role: "by 31 December 2021", "from 9 December 2021".
pub fn dated(value: &DateValue, length: DateLength) -> String {
    let words = date(&value.edtf, length);
    let spans = value.edtf.contains('/');
    match value.role {
        DateRole::On => words,
        DateRole::From => format!("from {words}"),
        DateRole::Until => format!("until {words}"),
        DateRole::By => format!("by {words}"),
        DateRole::During if spans => words,
        DateRole::During => format!("during {words}"),
    }
}

/// An EDTF expression in words; text that is not EDTF is given back, made safe.
pub fn date(edtf: &str, length: DateLength) -> String {
    parse(edtf).map_or_else(|| sanitise(edtf), |expression| words(&expression, length))
}

fn words(expression: &Expression, length: DateLength) -> String {
    match expression {
        Expression::One(moment) => one(moment, length),
        Expression::Interval(Some(start), Some(end)) => interval(start, end, length),
        Expression::Interval(Some(start), None) => format!("since {}", one(start, length)),
        Expression::Interval(None, Some(end)) => format!("until {}", one(end, length)),
        Expression::Interval(None, None) => "at any time".to_string(),
        Expression::Set(members, choice) => {
            let word = if *choice == Choice::OneOf { " or " } else { " and " };
            members.iter().map(|member| words(member, length)).collect::<Vec<_>>().join(word)
        }
    }
}

fn one(moment: &Moment, length: DateLength) -> String {
    let mut text = joined(&front(moment, length), moment);
    if let Some(time) = &moment.time {
        text = format!("{text}, {}", clock(time));
    }
    if moment.approximate {
        text = format!("about {text}");
    }
    if moment.uncertain {
        text.push_str(" (uncertain)");
    }
    text
}

/// `front` and the year: "9 December" + 2021.
fn joined(front: &str, moment: &Moment) -> String {
    match (front.is_empty(), year(&moment.year)) {
        (true, Some(year)) => year,
        (true, None) => "year not stated".to_string(),
        (false, Some(year)) => format!("{front} {year}"),
        (false, None) => format!("{front}, year not stated"),
    }
}

fn year(year: &Year) -> Option<String> {
    match year {
        Year::Unstated => None,
        Year::Known(year) if *year <= 0 => Some(format!("{} BC", 1 - year)),
        Year::Known(year) => Some(year.to_string()),
        Year::Decade(first) => Some(format!("the {first}s")),
        Year::Century(first) => Some(format!("{first}–{}", first + 99)),
    }
}

/// Day and month, without the year.
fn front(moment: &Moment, length: DateLength) -> String {
    match (moment.month, moment.day) {
        (Part::Absent, _) => String::new(),
        (Part::Unstated, Part::Absent) => "a month in".to_string(),
        (Part::Unstated, Part::Unstated) => "a day in".to_string(),
        (Part::Unstated, Part::Known(day)) => format!("day {day} of a month in"),
        (Part::Known(month), Part::Absent) => period(month, length),
        (Part::Known(month), Part::Unstated) => format!("a day in {}", period(month, length)),
        (Part::Known(month), Part::Known(day)) => format!("{day} {}", period(month, length)),
    }
}

/// A month, or one of EDTF's parts of a year.
fn period(code: u8, length: DateLength) -> String {
    const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];
    const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
    match code {
        1..=12 => month(code, length).to_string(),
        21..=24 => SEASONS[usize::from(code - 21)].to_string(),
        25..=28 => format!("northern {}", SEASONS[usize::from(code - 25)]),
        29..=32 => format!("southern {}", SEASONS[usize::from(code - 29)]),
        33..=36 => format!("{} quarter of", ORDINALS[usize::from(code - 33)]),
        37..=39 => format!("{} third of", ORDINALS[usize::from(code - 37)]),
        40..=41 => format!("{} half of", ORDINALS[usize::from(code - 40)]),
        _ => format!("period {code} of"),
    }
}

fn month(number: u8, length: DateLength) -> &'static str {
    let name = MONTHS[usize::from(number.clamp(1, 12)) - 1];
    match length {
        DateLength::Long => name,
        DateLength::Short => &name[..3],
    }
}

/// "early December", "mid-December", "late 2021".
fn third(index: usize, of: &str) -> String {
    match index {
        0 => format!("early {of}"),
        1 => format!("mid-{of}"),
        _ => format!("late {of}"),
    }
}

fn interval(start: &Moment, end: &Moment, length: DateLength) -> String {
    if start == end {
        return one(start, length);
    }
    let marked = |m: &Moment| m.uncertain || m.approximate || m.time.is_some();
    if !marked(start) && !marked(end) && start.year == end.year {
        if let Some(name) = within_a_year(start, end, length) {
            return name;
        }
        let (a, b) = (front(start, length), front(end, length));
        if !a.is_empty() && !b.is_empty() {
            return joined(&format!("{a} to {b}"), start);
        }
    }
    format!("{} to {}", one(start, length), one(end, length))
}

/// What has a shorter name: a whole month, a third of a month or of a year, days of one month, the whole year.
fn within_a_year(start: &Moment, end: &Moment, length: DateLength) -> Option<String> {
    let (Part::Known(from @ 1..=12), Part::Known(to @ 1..=12)) = (start.month, end.month) else { return None };
    let last = last_day(&end.year, to);
    let (first_day, end_day) = match (start.day, end.day) {
        (Part::Known(a), Part::Known(b)) => (a, b),
        (Part::Absent, Part::Absent) => (1, last),
        _ => return None,
    };
    let explained = |name: String, what: String| if length == DateLength::Long { format!("{name} ({what})") } else { name };
    if from == to {
        let name = month(from, length);
        let text = match [(1, 10), (11, 20), (21, last)].iter().position(|&third| third == (first_day, end_day)) {
            _ if (first_day, end_day) == (1, last) => name.to_string(),
            Some(index) => return Some(explained(joined(&third(index, name), start), format!("{first_day}–{end_day}"))),
            None => format!("{first_day}–{end_day} {name}"),
        };
        return Some(joined(&text, start));
    }
    if (first_day, end_day) != (1, last) {
        return None;
    }
    let months = format!("{} to {}", month(from, length), month(to, length));
    match [(1, 4), (5, 8), (9, 12)].iter().position(|&third| third == (from, to)) {
        _ if (from, to) == (1, 12) => Some(joined("", start)),
        Some(index) => year(&start.year).map(|year| explained(third(index, &year), months)),
        None => Some(joined(&months, start)),
    }
}

fn last_day(year: &Year, month: u8) -> u8 {
    let leap = match year {
        Year::Known(y) => (y % 4 == 0 && y % 100 != 0) || y % 400 == 0,
        _ => false,
    };
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// "12:08Z" as "12:08 UTC".
fn clock(time: &str) -> String {
    let (time, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let time = time.strip_suffix(":00").filter(|short| short.contains(':')).unwrap_or(time);
    match zone {
        "" => sanitise(time),
        "Z" => format!("{} UTC", sanitise(time)),
        zone => format!("{} UTC{}", sanitise(time), sanitise(zone)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_full() {
        let cases = [
            ("2021-12-09", "9 December 2021"),
            ("2021-12", "December 2021"),
            ("2014", "2014"),
            ("2014-22", "summer 2014"),
            ("XXXX-22", "summer, year not stated"),
            ("XXXX-12-09", "9 December, year not stated"),
            ("XXXX-12", "December, year not stated"),
            ("XXXX", "year not stated"),
            ("2021-12-XX", "a day in December 2021"),
            ("2021-XX-09", "day 9 of a month in 2021"),
            ("201X", "the 2010s"),
            ("20XX", "2000–2099"),
            ("2021-33", "first quarter of 2021"),
            ("2021-41", "second half of 2021"),
            ("2021-12-09?", "9 December 2021 (uncertain)"),
            ("2021~", "about 2021"),
            ("-0043", "44 BC"),
            ("2021-12-09T12:08:00Z", "9 December 2021, 12:08 UTC"),
            ("2021-12-09T12:08+03:00", "9 December 2021, 12:08 UTC+03:00"),
        ];
        for (edtf, expected) in cases {
            assert_eq!(date(edtf, DateLength::Long), expected, "{edtf}");
        }
    }

    #[test]
    fn intervals_take_their_shortest_name() {
        let cases = [
            ("2021-12-01/2021-12-10", "early December 2021 (1–10)", "early Dec 2021"),
            ("2021-12-11/2021-12-20", "mid-December 2021 (11–20)", "mid-Dec 2021"),
            ("2021-12-21/2021-12-31", "late December 2021 (21–31)", "late Dec 2021"),
            ("2024-02-21/2024-02-29", "late February 2024 (21–29)", "late Feb 2024"),
            ("XXXX-12-01/XXXX-12-10", "early December, year not stated (1–10)", "early Dec, year not stated"),
            ("2021-12-01/2021-12-31", "December 2021", "Dec 2021"),
            ("2021-12-09/2021-12-12", "9–12 December 2021", "9–12 Dec 2021"),
            ("2021-11-30/2021-12-04", "30 November to 4 December 2021", "30 Nov to 4 Dec 2021"),
            ("2024-09/2025-09", "September 2024 to September 2025", "Sep 2024 to Sep 2025"),
            ("2021-01/2021-04", "early 2021 (January to April)", "early 2021"),
            ("2021-05-01/2021-08-31", "mid-2021 (May to August)", "mid-2021"),
            ("2021-01-01/2021-12-31", "2021", "2021"),
            ("2021-03/2021-05", "March to May 2021", "Mar to May 2021"),
            ("2014/2017", "2014 to 2017", "2014 to 2017"),
            ("2014/..", "since 2014", "since 2014"),
            ("../2021-12-31", "until 31 December 2021", "until 31 Dec 2021"),
            ("[2021-12-26,2021-12-27]", "26 December 2021 or 27 December 2021", "26 Dec 2021 or 27 Dec 2021"),
            ("2021-12-09/2021-12-09", "9 December 2021", "9 Dec 2021"),
        ];
        for (edtf, long, short) in cases {
            assert_eq!(date(edtf, DateLength::Long), long, "{edtf}");
            assert_eq!(date(edtf, DateLength::Short), short, "{edtf}");
        }
    }

    #[test]
    fn roles_are_prepositions() {
        let value = |edtf: &str, role| dated(&DateValue { edtf: edtf.into(), role }, DateLength::Short);
        assert_eq!(value("2021-12-31", DateRole::By), "by 31 Dec 2021");
        assert_eq!(value("2021-12-09", DateRole::From), "from 9 Dec 2021");
        assert_eq!(value("2021-12-09", DateRole::On), "9 Dec 2021");
        assert_eq!(value("2024-09/2025-09", DateRole::During), "Sep 2024 to Sep 2025");
        assert_eq!(value("2021-12", DateRole::During), "during Dec 2021");
        assert_eq!(value("2021-12-09", DateRole::Until), "until 9 Dec 2021");
    }

    #[test]
    fn what_is_no_date_stays_and_is_made_safe() {
        assert_eq!(date("some\u{1b}day", DateLength::Long), "some␛day");
    }
}
