//! Dates in words: "9 December 2021", "early December 2021 (1–10)", "summer 2014", "9 December, year not stated".

use crate::report::untrusted::terminal::sanitise;
use crate::value::date::{Edtf, End, Partial, Year};
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
/// EDTF's 21 to 24.
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

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

/// An EDTF date in words; text that is none is given back, made safe.
pub fn date(edtf: &str, length: DateLength) -> String {
    // A clock time stands behind its day: "2 January 2020, 22:00 UTC".
    if let Some((day, clock)) = edtf.split_once('T').filter(|(day, _)| day.parse::<Edtf>().is_ok()) {
        let clock = clock.strip_suffix('Z').map_or_else(|| clock.to_string(), |time| format!("{time} UTC"));
        return format!("{}, {}", date(day, length), sanitise(&clock));
    }
    match edtf.parse() {
        Ok(Edtf::Single(partial)) => one(&partial, length),
        Ok(Edtf::Interval(End::At(start), End::At(end))) => interval(&start, &end, length),
        Ok(Edtf::Interval(End::At(start), End::Open)) => format!("since {}", one(&start, length)),
        Ok(Edtf::Interval(End::Open, End::At(end))) => format!("until {}", one(&end, length)),
        Ok(Edtf::Interval(End::Open, End::Open)) => "at any time".to_string(),
        Err(_) => sanitise(edtf),
    }
}

fn one(partial: &Partial, length: DateLength) -> String {
    let text = joined(&front(partial, length), partial);
    let text = if partial.approximate { format!("about {text}") } else { text };
    if partial.uncertain { format!("{text} (uncertain)") } else { text }
}

/// `front` and the year: "9 December" + 2021.
fn joined(front: &str, partial: &Partial) -> String {
    let nothing_stated = partial.month == Some(0) && partial.year == Year::Unstated;
    match (front.is_empty(), year(partial.year)) {
        _ if nothing_stated => "day and year not stated".to_string(),
        (true, Some(year)) => year,
        (true, None) => "year not stated".to_string(),
        (false, Some(year)) => format!("{front} {year}"),
        (false, None) => format!("{front}, year not stated"),
    }
}

fn year(year: Year) -> Option<String> {
    match year {
        Year::Unstated => None,
        Year::Full(year) => Some(year.to_string()),
        Year::Decade(first) => Some(format!("the {first}s")),
        Year::Century(first) => Some(format!("{first}–{}", i32::from(first) + 99)),
    }
}

/// Day and month, without the year. 0 stands for a part that is there and not stated.
fn front(partial: &Partial, length: DateLength) -> String {
    match (partial.month, partial.day) {
        (None, _) => String::new(),
        (Some(0), None) => "a month in".to_string(),
        (Some(0), Some(_)) => "a day in".to_string(),
        (Some(month), None) => month_or_season(month, length).to_string(),
        (Some(month), Some(0)) => format!("a day in {}", month_or_season(month, length)),
        (Some(month), Some(day)) => format!("{day} {}", month_or_season(month, length)),
    }
}

fn month_or_season(number: u8, length: DateLength) -> &'static str {
    let season = number.checked_sub(21).and_then(|index| SEASONS.get(usize::from(index)));
    season.copied().unwrap_or_else(|| month(number, length))
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

fn interval(start: &Partial, end: &Partial, length: DateLength) -> String {
    if start == end {
        return one(start, length);
    }
    let marked = |partial: &Partial| partial.uncertain || partial.approximate;
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
fn within_a_year(start: &Partial, end: &Partial, length: DateLength) -> Option<String> {
    let (Some(from @ 1..=12), Some(to @ 1..=12)) = (start.month, end.month) else { return None };
    let last = last_day(end.year, to);
    let (first_day, end_day) = match (start.day, end.day) {
        (Some(a @ 1..), Some(b @ 1..)) => (a, b),
        (None, None) => (1, last),
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
        Some(index) => year(start.year).map(|year| explained(third(index, &year), months)),
        None => Some(joined(&months, start)),
    }
}

/// Last day of a month; of a February whose year is not stated, the 28th, as texts that name no year mean it.
fn last_day(year: Year, month: u8) -> u8 {
    let year = if let Year::Full(year) = year { year } else { 2001 };
    jiff::civil::Date::new(year, month as i8, 1).map_or(31, |first| first.days_in_month() as u8)
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
            ("XXXX-XX", "day and year not stated"),
            ("XXXX-XX-XX", "day and year not stated"),
            ("2021-XX-XX", "a day in 2021"),
            ("2021-12-XX", "a day in December 2021"),
            ("201X", "the 2010s"),
            ("20XX", "2000–2099"),
            ("2021-12-09?", "9 December 2021 (uncertain)"),
            ("2021~", "about 2021"),
            ("2020-01-02T22:00Z", "2 January 2020, 22:00 UTC"),
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
