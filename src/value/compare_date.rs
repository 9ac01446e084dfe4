//! Comparing dates: each role read as an interval, and the stated dates held against each other at the coarser
//! precision.
//!
//! | roles | agree | compatible | disagree |
//! |---|---|---|---|
//! | the same, or on with from | one stated date is the other or lies in it | the intervals overlap | disjoint |
//! | on with during | the same where the period is one calendar unit | the date lies in the period | disjoint |
//! | by with until | the same stated date | always: both end there | never |
//! | from with until or by | – | the intervals overlap | disjoint for by; until ends something else |
//! | others | – | the intervals overlap | disjoint |
//!
//! A date without a year is compared by month and day and leaves the result uncertain; it never disagrees with a
//! date that has one.

use super::compare::{Comparison, Outcome, Side};
use super::date::{Edtf, Precision};
use super::quantity_words::number;
use super::{DateRole, DateValue};
use jiff::civil::Date;

/// How the reason of two dates in the same words begins.
const BOTH_SAY: &str = "both say ";

/// Days from `low` to `high`, counted from 1970-01-01; `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayRange {
    /// First day.
    pub low: Option<i64>,
    /// Last day.
    pub high: Option<i64>,
}

impl DayRange {
    /// Whole days of empty space between two ranges; 0 when they touch or overlap.
    pub fn gap(self, other: DayRange) -> i64 {
        let after = |low: Option<i64>, high: Option<i64>| low.zip(high).map_or(0, |(low, high)| low - high);
        after(self.low, other.high).max(after(other.low, self.high)).max(0)
    }

    /// Days between the two points that lie farthest apart; `None` when a side is open.
    pub fn farthest(self, other: DayRange) -> Option<i64> {
        Some((self.high? - other.low?).max(other.high? - self.low?))
    }

    /// Every day of `other` is a day of this range.
    pub fn holds(self, other: DayRange) -> bool {
        let from = self.low.is_none_or(|low| other.low.is_some_and(|inner| inner >= low));
        from && self.high.is_none_or(|high| other.high.is_some_and(|inner| inner <= high))
    }

    /// Ends before `other` begins.
    pub fn is_before(self, other: DayRange) -> bool {
        self.high.zip(other.low).is_some_and(|(high, low)| high < low)
    }

    /// One day.
    fn day(day: i64) -> DayRange {
        DayRange { low: Some(day), high: Some(day) }
    }

    fn overlaps(self, other: DayRange) -> bool {
        self.gap(other) == 0
    }
}

/// The days an EDTF date covers; `None` when it has no year or cannot be read.
pub fn day_range(edtf: &str) -> Option<DayRange> {
    stated(edtf).filter(|date| !date.yearless).map(|date| date.days)
}

/// The date of an EDTF date that may have a clock time behind it.
pub fn day_of(edtf: &str) -> &str {
    edtf.split_once('T').map_or(edtf, |(day, _)| day)
}

/// Days between two EDTF dates; `None` when one of them has no year.
pub fn gap_between(a: &str, b: &str) -> Option<i64> {
    Some(day_range(a)?.gap(day_range(b)?))
}

/// The range as an ISO date or an EDTF interval, `..` where it is open.
pub fn in_words(range: DayRange) -> String {
    let day = |day: Option<i64>| day.and_then(iso_day).unwrap_or_else(|| "..".to_string());
    if range.low == range.high && range.low.is_some() { day(range.low) } else { format!("{}/{}", day(range.low), day(range.high)) }
}

/// Compares two dates of one claim type.
pub(super) fn compare_dates(a: &DateValue, b: &DateValue) -> Comparison {
    let (one, other) = (describe(a), describe(b));
    let both = if one == other { format!("{BOTH_SAY}{one}") } else { format!("{one} and {other}") };
    let (Some(x), Some(y)) = (stated(&a.edtf), stated(&b.edtf)) else {
        return Comparison::new(Outcome::Incomparable, format!("time: {both}: a date cannot be read or states nothing"));
    };
    if x.yearless || y.yearless {
        return without_year(a.role, &x, b.role, &y, &both);
    }
    let is_span = a.edtf.contains('/') || b.edtf.contains('/');
    let mut comparison = match (x.utc_day, y.utc_day) {
        // Two moments with their zones are held against each other by one clock.
        (Some(x), Some(y)) => by_interval(a.role, DayRange::day(x), b.role, DayRange::day(y), is_span, &both),
        _ => by_interval(a.role, x.days, b.role, y.days, is_span, &both),
    };
    let by_one_clock = x.utc_day.is_some() && y.utc_day.is_some();
    if comparison.outcome == Outcome::Disagree && !by_one_clock && as_interval(a.role, x.anywhere).overlaps(as_interval(b.role, y.anywhere))
    {
        // A clock time late on one day is early on the next elsewhere.
        comparison = Comparison::new(Outcome::Compatible, format!("{both}: one day apart, which a time zone explains"));
    }
    let room = x.room().max(y.room());
    if comparison.outcome == Outcome::Disagree && as_interval(a.role, x.days).gap(as_interval(b.role, y.days)) <= room {
        comparison = Comparison::new(Outcome::Compatible, format!("{both}: \u{201c}about\u{201d} leaves {} more", days_in_words(room)));
    }
    Comparison { uncertain: x.doubted || y.doubted, ..comparison }
}

fn by_interval(role_a: DateRole, a: DayRange, role_b: DateRole, b: DayRange, is_span: bool, both: &str) -> Comparison {
    let narrower = if a == b {
        None
    } else if a.holds(b) {
        Some(Side::Second)
    } else if b.holds(a) {
        Some(Side::First)
    } else {
        None
    };
    let nested = a == b || narrower.is_some();
    let compared = |outcome, step: &str| Comparison { narrower, ..Comparison::new(outcome, format!("{both}: {step}")) };
    let (read_a, read_b) = (as_interval(role_a, a), as_interval(role_b, b));
    if nested && roles_can_agree(role_a, role_b, a == b, is_span) {
        if both.starts_with(BOTH_SAY) {
            return Comparison::new(Outcome::Agree, both);
        }
        return compared(Outcome::Agree, if a == b { "the same date" } else { "the same, one said more exactly" });
    }
    if read_a.overlaps(read_b) {
        return compared(Outcome::Compatible, "one leaves room for the other");
    }
    if matches!((role_a, role_b), (DateRole::From, DateRole::Until) | (DateRole::Until, DateRole::From)) {
        return Comparison::new(Outcome::Incomparable, format!("scope: {both}: one is a beginning, the other an end"));
    }
    compared(Outcome::Disagree, &format!("{} apart", days_in_words(read_a.gap(read_b))))
}

/// Roles under which two stated dates can be one statement. A span ("from July to September") that holds a day is
/// no coarser way to say that day; a month is.
fn roles_can_agree(a: DateRole, b: DateRole, same: bool, is_span: bool) -> bool {
    use DateRole::*;
    match (a, b) {
        _ if a == b => a != During || same || !is_span,
        (On, From) | (From, On) => true,
        (On | From, During) | (During, On | From) => !is_span || (same && a != From && b != From),
        (By, Until) | (Until, By) => same,
        _ => false,
    }
}

/// What a role makes of a date: by and until reach back without end, from reaches on.
pub fn as_interval(role: DateRole, days: DayRange) -> DayRange {
    match role {
        DateRole::On | DateRole::During => days,
        DateRole::From => DayRange { high: None, ..days },
        DateRole::Until | DateRole::By => DayRange { low: None, ..days },
    }
}

/// Month and day only, laid into one leap year.
fn without_year(role_a: DateRole, a: &Stated, role_b: DateRole, b: &Stated, both: &str) -> Comparison {
    let uncertain = |comparison: Comparison| Comparison { uncertain: true, ..comparison };
    let (Some(x), Some(y)) = (a.within_a_year(), b.within_a_year()) else {
        return uncertain(Comparison::new(Outcome::Compatible, format!("{both}: one gives no year, the other is coarser than a month")));
    };
    let comparison = by_interval(role_a, x, role_b, y, true, both);
    let both_yearless = a.yearless && b.yearless;
    let why = format!("{} (compared by month and day: no year is given)", comparison.why);
    uncertain(match comparison.outcome {
        Outcome::Agree if both_yearless => Comparison { why, ..comparison },
        Outcome::Agree => Comparison { why, outcome: Outcome::Compatible, ..comparison },
        Outcome::Compatible if x.overlaps(y) => Comparison { why, ..comparison },
        _ => Comparison { narrower: None, ..Comparison::new(Outcome::Incomparable, format!("time: {why}")) },
    })
}

/// "1 day", "1,343 days".
pub fn days_in_words(days: i64) -> String {
    if days == 1 { "1 day".to_string() } else { format!("{} days", number(days as f64)) }
}

/// The role as a preposition and the EDTF date: on a day, in a month, a year or whatever is longer.
pub(super) fn describe(date: &DateValue) -> String {
    let is_day = || stated(&date.edtf).is_some_and(|date| date.days.low == date.days.high);
    let role = match date.role {
        DateRole::On if !is_day() => "in",
        DateRole::On => "on",
        DateRole::From => "from",
        DateRole::Until => "until",
        DateRole::By => "by",
        DateRole::During => "during",
    };
    format!("{role} {}", date.edtf)
}

/// A stated date, read.
#[derive(Clone, Copy, Debug)]
struct Stated {
    days: DayRange,
    /// No year: `days` lie in the year [`ANY_LEAP_YEAR`].
    yearless: bool,
    /// The days that it may be somewhere on earth: more than `days` where a clock time stands with it.
    anywhere: DayRange,
    /// The day by UTC, where the clock time names its zone.
    utc_day: Option<i64>,
    /// The text says about.
    about: bool,
    /// The text, or the way it was resolved, leaves doubt.
    doubted: bool,
}

const ANY_LEAP_YEAR: i16 = 2000;

impl Stated {
    /// Days that "about" adds on either side: as many as the date itself has.
    fn room(&self) -> i64 {
        let length = self.days.low.zip(self.days.high).map_or(0, |(low, high)| high - low + 1);
        if self.about { length } else { 0 }
    }

    /// The same days in [`ANY_LEAP_YEAR`]; `None` for what is coarser than a month and a half or open.
    fn within_a_year(&self) -> Option<DayRange> {
        if self.yearless {
            return Some(self.days);
        }
        let (low, high) = (self.days.low?, self.days.high?);
        if high - low > 45 {
            return None;
        }
        let first = epoch().checked_add(jiff::Span::new().try_days(low).ok()?).ok()?;
        let moved = days_of(Date::new(ANY_LEAP_YEAR, first.month(), first.day()).ok()?);
        Some(DayRange { low: Some(moved), high: Some(moved + (high - low)) })
    }
}

fn stated(edtf: &str) -> Option<Stated> {
    let (text, clock) = edtf.split_once('T').map_or((edtf, None), |(day, clock)| (day, Some(clock)));
    let date = Edtf::parse(text).ok()?;
    if date.precision() == Precision::None {
        return None;
    }
    let yearless = !date.has_year();
    let dated = if yearless { Edtf::parse(&text.replace("XXXX", &ANY_LEAP_YEAR.to_string())).ok()? } else { date };
    let (first, last) = dated.bounds()?;
    let mut days = DayRange { low: first.map(days_of), high: last.map(days_of) };
    if yearless && days.low.zip(days.high).is_some_and(|(low, high)| high < low) {
        // December to January, with no year on either.
        days.high = days.high.map(|high| high + 366);
    }
    let minutes = clock.and_then(utc_minutes);
    let (earlier, later) = match (clock, minutes) {
        (None, _) => (0, 0),
        // Somewhere it is twelve hours earlier by the clock, somewhere fourteen later.
        (Some(_), Some(at)) => ((at - 12 * 60).div_euclid(DAY), (at + 14 * 60).div_euclid(DAY)),
        (Some(_), None) => (-1, 1),
    };
    let anywhere = DayRange { low: days.low.map(|low| low + earlier.min(0)), high: days.high.map(|high| high + later.max(0)) };
    let utc_day = minutes.and_then(|at| Some(days.low.filter(|low| days.high == Some(*low))? + at.div_euclid(DAY)));
    Some(Stated { days, yearless, anywhere, utc_day, about: text.contains(['~', '%']), doubted: text.contains(['?', '%']) })
}

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// Minutes from the midnight of the stated day to a clock time such as `22:00Z` or `01:30+03:00`, by UTC; `None` without a zone.
fn utc_minutes(clock: &str) -> Option<i64> {
    let minutes = |text: &str| {
        let mut parts = text.split(':').map(|part| part.parse::<i64>().ok());
        Some(parts.next()?? * 60 + parts.next()??)
    };
    if let Some(time) = clock.strip_suffix('Z') {
        return minutes(time);
    }
    let (at, sign) = clock.find('+').map(|at| (at, 1)).or_else(|| clock.find('-').map(|at| (at, -1)))?;
    Some(minutes(&clock[..at])? - sign * minutes(&clock[at + 1..])?)
}

fn epoch() -> Date {
    Date::constant(1970, 1, 1)
}

fn days_of(date: Date) -> i64 {
    // Days alone: both are civil dates, so the span has no other unit.
    date.since(epoch()).map_or(0, |span| i64::from(span.get_days()))
}

fn iso_day(day: i64) -> Option<String> {
    epoch().checked_add(jiff::Span::new().try_days(day).ok()?).ok().map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateRole::*;
    use Outcome::*;

    fn compared(a: (DateRole, &str), b: (DateRole, &str)) -> Comparison {
        let value = |(role, edtf): (DateRole, &str)| DateValue { edtf: edtf.to_string(), role };
        let (a, b) = (value(a), value(b));
        let (there, back) = (compare_dates(&a, &b), compare_dates(&b, &a));
        assert_eq!(there.outcome, back.outcome, "{} / {}", there.why, back.why);
        assert_eq!(there.narrower, back.narrower.map(Side::other));
        there
    }

    fn outcome(a: (DateRole, &str), b: (DateRole, &str)) -> Outcome {
        compared(a, b).outcome
    }

    #[test]
    fn the_coarser_precision_decides() {
        assert_eq!(outcome((On, "2020-08-04"), (On, "2020-08")), Agree);
        assert_eq!(outcome((On, "2020-08-04"), (On, "2020")), Agree);
        assert_eq!(compared((On, "2020-08-04"), (On, "2020")).narrower, Some(Side::First));
        assert_eq!(outcome((On, "2020-08-04"), (On, "2020-09")), Disagree);
        assert_eq!(outcome((From, "2023-02-01/2023-02-10"), (From, "2023-02-06")), Agree);
        assert_eq!(outcome((On, "2023-22"), (On, "2023-07-15")), Agree);
        assert_eq!(outcome((On, "202X"), (On, "2023-07-15")), Agree);
        assert_eq!(outcome((On, "2017-09/2017-12"), (On, "2017-12/2018-01")), Compatible);
    }

    #[test]
    fn roles_are_intervals() {
        assert_eq!(outcome((On, "2023-02-06"), (From, "2023-02-06")), Agree);
        assert_eq!(outcome((On, "2023-02-09"), (From, "2023-02-06")), Compatible);
        assert_eq!(outcome((On, "2023-02-01"), (From, "2023-02-06")), Disagree);
        assert_eq!(outcome((On, "2023-02-01"), (By, "2023-02-06")), Compatible);
        assert_eq!(outcome((On, "2023-02-09"), (By, "2023-02-06")), Disagree);
        assert_eq!(outcome((By, "2023-02-06"), (By, "2023-03-06")), Compatible);
        assert_eq!(outcome((By, "2023-12-31"), (By, "2023-12")), Agree);
        assert_eq!(outcome((From, "2023-02-06"), (Until, "2023-01-31")), Incomparable);
        assert_eq!(outcome((By, "2025-09"), (During, "2024-09/2025-09")), Compatible);
        assert_eq!(outcome((On, "2025-09"), (During, "2024-09/2026-09")), Compatible);
        assert_eq!(outcome((On, "2025-09-04"), (During, "2025-09")), Agree);
        assert_eq!(outcome((On, "2025"), (From, "2025-09")), Agree);
    }

    #[test]
    fn a_missing_year_stays_missing() {
        let same = compared((On, "XXXX-12-09"), (On, "2021-12-09"));
        assert_eq!((same.outcome, same.uncertain), (Compatible, true));
        assert_eq!(outcome((On, "XXXX-12-09"), (On, "XXXX-12-09")), Agree);
        assert_eq!(outcome((On, "XXXX-12-09"), (On, "2021-12-19")), Incomparable);
        assert_eq!(outcome((On, "XXXX-12-01/XXXX-12-10"), (From, "XXXX-12-09")), Agree);
        assert_eq!(outcome((On, "XXXX-12-09"), (On, "2021")), Compatible);
        assert_eq!(outcome((On, "XXXX-12-20/XXXX-01-10"), (On, "XXXX-12-31")), Agree);
    }

    #[test]
    fn about_a_date_leaves_as_much_room_as_the_date_is_long() {
        assert_eq!(outcome((On, "2014~"), (On, "2015-03")), Compatible);
        assert_eq!(outcome((On, "2014~"), (On, "2016-03")), Disagree);
        assert_eq!(outcome((On, "2014"), (On, "2015-03")), Disagree);
        assert!(compared((On, "2014-06-10?"), (On, "2014-06-12")).uncertain);
    }

    #[test]
    fn a_time_zone_explains_a_day_and_no_more() {
        assert_eq!(outcome((On, "2023-06-18T23:40Z"), (On, "2023-06-19")), Compatible);
        assert_eq!(outcome((On, "2023-06-18T23:40Z"), (On, "2023-06-21")), Disagree);
        assert_eq!(outcome((On, "2023-06-18"), (On, "2023-06-19")), Disagree);
        assert_eq!(outcome((On, "2020-01-02T12:08Z"), (On, "2020-01-01")), Disagree, "at noon it is the day before nowhere");
        assert_eq!(outcome((On, "2020-01-02T22:00Z"), (On, "2020-01-03T01:00+03:00")), Agree, "one moment by two clocks");
        assert_eq!(outcome((On, "2020-01-02T22:00Z"), (On, "2020-01-03T20:00Z")), Disagree, "one clock, two days");
        assert_eq!(outcome((On, "2020-01-02T22:00"), (On, "2020-01-01")), Compatible, "no zone: either way");
    }

    #[test]
    fn what_cannot_be_read_is_not_compared() {
        assert_eq!(outcome((On, "soon"), (On, "2023-06-19")), Incomparable);
        assert_eq!(outcome((On, "soon"), (On, "soon")), Incomparable);
        assert_eq!(outcome((On, "XXXX-XX-XX"), (On, "XXXX-XX-XX")), Incomparable);
        assert_eq!(outcome((On, "2023-13-40"), (On, "2023-06-19")), Incomparable);
        assert_eq!(day_range("2023-02-30"), None);
        assert_eq!(gap_between("2023-02-06", "2023-02-01"), Some(5));
        assert_eq!(gap_between("2023-02-06", "XXXX-02-01"), None);
    }
}
