//! EDTF (ISO 8601-2): the normal form of every date, with its open and unspecified parts kept.
//!
//! One [`Edtf`] is a single time at some precision (`2021-12-09`, `2021-12`, `2014-22`, `202X`, `XXXX-12-09`) or an
//! interval of two of them, either end of which may be open (`../2025-09`). Comparison works on inclusive days; where
//! a year is not stated, the other date's year is put in its place.

use jiff::civil::Date;

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Nothing is stated (`XXXX-XX-XX`, or both ends open).
    None,
    /// A hundred years (`20XX`).
    Century,
    /// Ten years (`202X`).
    Decade,
    /// A year.
    Year,
    /// A season of a year.
    Season,
    /// A month.
    Month,
    /// A day.
    Day,
}

/// The year of a date, as far as it is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Year {
    /// `2021`
    Full(i16),
    /// `202X`: the first year of the decade.
    Decade(i16),
    /// `20XX`: the first year of the century.
    Century(i16),
    /// `XXXX`
    Unstated,
}

/// One end of an interval, or the whole of a single date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Partial {
    /// The year.
    pub year: Year,
    /// Month 1–12, or season 21–24; `None` when the precision is the year, `Some(0)` for `XX`.
    pub month: Option<u8>,
    /// Day 1–31, `Some(0)` for `XX`.
    pub day: Option<u8>,
    /// `~`: the text says about.
    pub approximate: bool,
    /// `?`: the text, or the way it was resolved, leaves doubt.
    pub uncertain: bool,
}

/// One side of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// `..`
    Open,
    /// A date.
    At(Partial),
}

/// An EDTF date: one time, or an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// One time.
    Single(Partial),
    /// From the first to the last, both included.
    Interval(End, End),
}

/// Days of a month; February of an unstated year has 29.
pub(crate) fn days_in_month(year: Option<i16>, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 => year.map_or(29, |year| Date::new(year, 2, 1).map_or(28, |date| date.days_in_month() as u8)),
        _ => 31,
    }
}

impl Partial {
    const fn new(year: Year, month: Option<u8>, day: Option<u8>) -> Partial {
        Partial { year, month, day, approximate: false, uncertain: false }
    }

    /// The full year, if one is stated.
    pub fn full_year(&self) -> Option<i16> {
        match self.year {
            Year::Full(year) => Some(year),
            _ => None,
        }
    }

    /// How fine it is.
    pub fn precision(&self) -> Precision {
        match (self.day, self.month, self.year) {
            (Some(day), ..) if day > 0 => Precision::Day,
            (_, Some(21..=24), _) => Precision::Season,
            (_, Some(1..=12), _) => Precision::Month,
            (_, _, Year::Full(_)) => Precision::Year,
            (_, _, Year::Decade(_)) => Precision::Decade,
            (_, _, Year::Century(_)) => Precision::Century,
            (_, _, Year::Unstated) => Precision::None,
        }
    }

    /// First and last day, an unstated year being `year`.
    fn days(&self, year: i16) -> Option<(Date, Date)> {
        let (first, last) = match self.year {
            Year::Full(year) => (year, year),
            Year::Decade(year) => (year, year + 9),
            Year::Century(year) => (year, year + 99),
            Year::Unstated => (year, year),
        };
        match (self.month, self.day) {
            (None, _) => Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?)),
            (Some(0), _) => None,
            (Some(season @ 21..=24), _) => {
                let month = i8::try_from(season - 21).ok()? * 3 + 3;
                let start = Date::new(first, month, 1).ok()?;
                let end = if season == 24 { Date::new(last.checked_add(1)?, 2, 1).ok()? } else { Date::new(last, month + 2, 1).ok()? };
                Some((start, end.last_of_month()))
            }
            (Some(month), None | Some(0)) => {
                let start = Date::new(first, month as i8, 1).ok()?;
                Some((start, start.last_of_month()))
            }
            (Some(month), Some(day)) => {
                let date = Date::new(first, month as i8, day as i8).ok()?;
                Some((date, date))
            }
        }
    }
}

impl Edtf {
    /// One day.
    pub fn day(date: Date) -> Edtf {
        Edtf::Single(Partial::new(Year::Full(date.year()), Some(date.month() as u8), Some(date.day() as u8)))
    }

    /// A year, month or day with an optional year.
    pub fn calendar(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> Edtf {
        Edtf::Single(Partial::new(year.map_or(Year::Unstated, Year::Full), month, day))
    }

    /// A decade by its first year.
    pub fn decade(first: i16) -> Edtf {
        Edtf::Single(Partial::new(Year::Decade(first), None, None))
    }

    /// Nothing but the precision is known (`XXXX`, `XXXX-XX`, `XXXX-XX-XX`).
    pub fn unresolved(precision: Precision) -> Edtf {
        let (month, day) = match precision {
            Precision::Day => (Some(0), Some(0)),
            Precision::Month | Precision::Season => (Some(0), None),
            _ => (None, None),
        };
        Edtf::Single(Partial::new(Year::Unstated, month, day))
    }

    /// From one day to another, written as a single day, month or year where it is exactly one.
    pub fn days(first: Date, last: Date) -> Edtf {
        if first == last {
            return Edtf::day(first);
        }
        let whole_months = first.day() == 1 && last == last.last_of_month();
        if !whole_months {
            return Edtf::day(first).to(Edtf::day(last));
        }
        let month = |date: Date| Edtf::calendar(Some(date.year()), Some(date.month() as u8), None);
        match (first.month(), last.month(), first.year() == last.year()) {
            (1, 12, true) => Edtf::calendar(Some(first.year()), None, None),
            (1, 12, false) => Edtf::calendar(Some(first.year()), None, None).to(Edtf::calendar(Some(last.year()), None, None)),
            (a, b, true) if a == b => month(first),
            _ => month(first).to(month(last)),
        }
    }

    /// The interval from the start of `self` to the end of `other`.
    pub fn to(self, other: Edtf) -> Edtf {
        Edtf::Interval(self.start(), other.end())
    }

    /// Where it starts.
    pub fn start(&self) -> End {
        match *self {
            Edtf::Single(partial) => End::At(partial),
            Edtf::Interval(start, _) => start,
        }
    }

    /// Where it ends.
    pub fn end(&self) -> End {
        match *self {
            Edtf::Single(partial) => End::At(partial),
            Edtf::Interval(_, end) => end,
        }
    }

    fn partials(&self) -> impl Iterator<Item = Partial> {
        let (first, second) = match *self {
            Edtf::Single(partial) => (End::At(partial), End::Open),
            Edtf::Interval(start, end) => (start, end),
        };
        [first, second].into_iter().filter_map(|end| match end {
            End::At(partial) => Some(partial),
            End::Open => None,
        })
    }

    fn map(self, change: impl Fn(&mut Partial)) -> Edtf {
        let end = |end: End| match end {
            End::At(mut partial) => {
                change(&mut partial);
                End::At(partial)
            }
            End::Open => End::Open,
        };
        match self {
            Edtf::Single(mut partial) => {
                change(&mut partial);
                Edtf::Single(partial)
            }
            Edtf::Interval(start, last) => Edtf::Interval(end(start), end(last)),
        }
    }

    /// The same, marked `~`.
    #[must_use]
    pub fn approximate(self) -> Edtf {
        self.map(|partial| partial.approximate = true)
    }

    /// The same, marked `?`.
    #[must_use]
    pub fn uncertain(self) -> Edtf {
        self.map(|partial| partial.uncertain = true)
    }

    /// The same without its year.
    #[must_use]
    pub fn without_year(self) -> Edtf {
        self.map(|partial| partial.year = Year::Unstated)
    }

    /// True when a year, decade or century is stated at every closed end.
    pub fn has_year(&self) -> bool {
        let mut partials = self.partials().peekable();
        partials.peek().is_some() && partials.all(|partial| partial.year != Year::Unstated)
    }

    /// How fine it is; an interval is as fine as its coarser end.
    pub fn precision(&self) -> Precision {
        self.partials().map(|partial| partial.precision()).min().unwrap_or(Precision::None)
    }

    /// First and last day, both included, `None` for an open end; `None` altogether while a year or more is missing.
    pub fn bounds(&self) -> Option<(Option<Date>, Option<Date>)> {
        if self.partials().any(|partial| partial.year == Year::Unstated) {
            return None;
        }
        self.bounds_in(0)
    }

    fn bounds_in(&self, year: i16) -> Option<(Option<Date>, Option<Date>)> {
        let (start, end) = (self.start(), self.end());
        let first = match start {
            End::At(partial) => Some(partial.days(year)?.0),
            End::Open => None,
        };
        let last = match end {
            End::At(partial) => Some(partial.days(year)?.1),
            End::Open => None,
        };
        Some((first, last))
    }

    /// Both dates as days, an unstated year taken from the other (from a leap year when neither states one).
    fn together(&self, other: &Edtf) -> Vec<(Bounds, Bounds)> {
        let years = |edtf: &Edtf| -> Vec<i16> {
            let mut years: Vec<i16> = edtf.bounds().into_iter().flat_map(|(a, b)| [a, b]).flatten().map(Date::year).collect();
            years.dedup();
            years
        };
        let try_years = match (self.bounds().is_some(), other.bounds().is_some()) {
            (true, true) => vec![0],
            (true, false) => years(self),
            (false, true) => years(other),
            (false, false) => vec![2000],
        };
        try_years.into_iter().filter_map(|year| Some((self.bounds_in(year)?, other.bounds_in(year)?))).collect()
    }

    /// True when some day belongs to both.
    pub fn overlaps(&self, other: &Edtf) -> bool {
        self.together(other).iter().any(|(a, b)| {
            let before = |x: Option<Date>, y: Option<Date>| x.zip(y).is_some_and(|(x, y)| x < y);
            !before(a.1, b.0) && !before(b.1, a.0)
        })
    }

    /// True when both are known and no day belongs to both.
    pub fn disjoint(&self, other: &Edtf) -> bool {
        !self.together(other).is_empty() && !self.overlaps(other)
    }

    /// True when every day of `other` belongs to `self`.
    pub fn contains(&self, other: &Edtf) -> bool {
        self.together(other).iter().any(|(a, b)| {
            let starts = a.0.is_none_or(|mine| b.0.is_some_and(|theirs| mine <= theirs));
            let ends = a.1.is_none_or(|mine| b.1.is_some_and(|theirs| theirs <= mine));
            starts && ends
        })
    }

    /// True when the two are the same day, month or year at the coarser precision of the two.
    ///
    /// A day and its month are the same at the month; an interval is only the same as one with the same bounds.
    pub fn same_at_coarser(&self, other: &Edtf) -> bool {
        if let (Edtf::Single(_), Edtf::Single(_)) = (self, other) {
            return if self.precision() <= other.precision() { self.contains(other) } else { other.contains(self) };
        }
        self.together(other).iter().any(|(a, b)| a == b)
    }
}

type Bounds = (Option<Date>, Option<Date>);

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> Edtf {
        Edtf::parse(text).unwrap()
    }

    #[test]
    fn what_is_read_is_written_again() {
        for text in [
            "2021-12-09",
            "2021-12",
            "2021",
            "XXXX-12-09",
            "XXXX-12",
            "XXXX",
            "XXXX-XX-XX",
            "2014-22",
            "202X",
            "20XX",
            "../2025-09",
            "2014/..",
            "2021-12-01/2021-12-10",
            "2021~",
            "2021-12?",
            "2021-12-09%",
            "0247",
            "-0079-12-27~",
            "-0079",
        ] {
            assert_eq!(edtf(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "21",
            "-",
            "-XXXX",
            "--2021",
            "2021-13",
            "2021-02-30",
            "2021-1",
            "../..",
            "2021-22-01",
            "202X-05",
            "abcd",
            "2021-12-09-01",
            "2021-+1",
        ] {
            assert!(Edtf::parse(text).is_err(), "{text}");
        }
        assert!(Edtf::parse("XXXX-02-29").is_ok());
    }

    #[test]
    fn bounds_are_inclusive_days() {
        let days = |text: &str| {
            let (a, b) = edtf(text).bounds().unwrap();
            (a.map(|d| d.to_string()), b.map(|d| d.to_string()))
        };
        assert_eq!(days("2024-02"), (Some("2024-02-01".into()), Some("2024-02-29".into())));
        assert_eq!(days("2014-24"), (Some("2014-12-01".into()), Some("2015-02-28".into())));
        assert_eq!(days("../2025-09"), (None, Some("2025-09-30".into())));
        assert_eq!(edtf("XXXX-12-09").bounds(), None);
    }

    #[test]
    fn the_coarser_precision_decides() {
        assert!(edtf("2021-12-09").same_at_coarser(&edtf("2021-12")));
        assert!(edtf("2021").same_at_coarser(&edtf("2021-12-09")));
        assert!(!edtf("2021-11").same_at_coarser(&edtf("2021-12-09")));
        assert!(edtf("XXXX-12-09").same_at_coarser(&edtf("2021-12-09")));
        assert!(!edtf("2021-12-01/2021-12-10").same_at_coarser(&edtf("2021-12-09")));
    }

    #[test]
    fn overlap_containment_and_their_absence() {
        assert!(edtf("2021-12-01/2021-12-10").contains(&edtf("2021-12-09")));
        assert!(edtf("../2021-12-31").overlaps(&edtf("2021-12-09")));
        assert!(edtf("2021").disjoint(&edtf("2022-01")));
        assert!(edtf("XXXX-12").disjoint(&edtf("2021-11-03")));
        assert!(!edtf("XXXX-XX-XX").disjoint(&edtf("2021-11-03")));
    }

    #[test]
    fn whole_months_and_years_are_written_short() {
        let date = |y, m, d| Date::new(y, m, d).unwrap();
        assert_eq!(Edtf::days(date(2021, 9, 1), date(2021, 12, 31)).to_string(), "2021-09/2021-12");
        assert_eq!(Edtf::days(date(2021, 1, 1), date(2021, 12, 31)).to_string(), "2021");
        assert_eq!(Edtf::days(date(2011, 1, 1), date(2012, 12, 31)).to_string(), "2011/2012");
        assert_eq!(Edtf::days(date(2021, 2, 1), date(2021, 2, 28)).to_string(), "2021-02");
    }
}
