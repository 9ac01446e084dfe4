//! What a date phrase says, before it is known when the source was published.
//!
//! A pattern's pieces are put together into a [`Meaning`]; `resolve` then gives it a place in time.

use super::board::{Atom, Board};
use super::numeric::whole_year;
use crate::lang::date_words::{Kind, Unit, direction};
use std::rc::Rc;

/// A year as the text gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearRef {
    Stated(i16),
    /// "The current year 2021".
    Current(i16),
    /// Years from the source's.
    Relative(i32),
    Hijri(i32),
}

/// A month as the text gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthRef {
    Named(u8),
    /// Months from the source's.
    Relative(i32),
    Hijri(u8),
}

/// Year, month, day and weekday as far as they are stated, and last/this/next beside them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Calendar {
    pub year: Option<YearRef>,
    pub month: Option<MonthRef>,
    pub day: Option<u8>,
    pub weekday: Option<u8>,
    pub direction: Option<i32>,
    pub last_year: Option<i16>,
    /// The day is an ordinal in words.
    pub ordinal: bool,
    /// The word "year", "month" or "day" stands with it.
    pub unit: bool,
    /// The year is a number without the word "year": by itself it could count something.
    pub bare_year: Option<Bare>,
}

/// How a bare year is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bare {
    Digits,
    Words,
}

/// A counted amount of time: two weeks and three days.
pub(super) type Amount = Vec<(i32, Unit)>;

/// What a date phrase says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    Calendar(Calendar),
    /// A unit some steps from the present one, and how many of them.
    Shift {
        unit: Unit,
        steps: i32,
    },
    ShiftMany {
        unit: Unit,
        count: i32,
        direction: i32,
        /// Counted in days from today.
        window: bool,
    },
    RelativeDay {
        days: i32,
        beside: Option<Box<Meaning>>,
    },
    WeekdayOf {
        weekday: u8,
        of: Box<Meaning>,
    },
    Part {
        part: i32,
        of: Box<Meaning>,
    },
    Season {
        season: u8,
        year: Option<YearRef>,
        direction: Option<i32>,
    },
    Decade {
        tens: i32,
        century: Option<Box<Meaning>>,
    },
    Century(i32),
    Quarter {
        nth: i32,
        unit: Unit,
        year: Option<YearRef>,
    },
    /// The nth (from the end, when negative) weekday or unit of a period.
    Nth {
        nth: i32,
        weekday: Option<u8>,
        unit: Option<Unit>,
        of: Option<Box<Meaning>>,
    },
    NthAfter {
        nth: i32,
        weekday: u8,
        after: Option<Box<Meaning>>,
    },
    Range(Box<Meaning>, Box<Meaning>),
    Ago {
        amount: Amount,
        sign: i32,
        from: Option<Box<Meaning>>,
    },
    /// Counted units by themselves: no time yet.
    Amount(Amount),
    Within {
        amount: Amount,
        sign: i32,
    },
    Lasting {
        from: Box<Meaning>,
        amount: Amount,
    },
    /// The calendar week that a date lies in.
    WeekOf(Box<Meaning>),
    /// The seven days that begin (sign 1) or end (sign -1) with a date.
    WeekFrom {
        date: Box<Meaning>,
        sign: i32,
    },
    Holiday {
        holiday: i32,
        year: Option<YearRef>,
        direction: Option<i32>,
    },
    /// The first (or last, when negative) so many units of a period.
    Edge {
        count: i32,
        unit: Unit,
        of: Box<Meaning>,
    },
    /// From its first day until the source's.
    SoFar(Box<Meaning>),
    Rest(Box<Meaning>),
    Closest {
        weekday: u8,
        to: Box<Meaning>,
    },
    About(Box<Meaning>),
    /// Steps from the day, month or year named last.
    Following {
        unit: Unit,
        steps: i32,
    },
}

/// A matched group of patterns.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub meaning: Meaning,
    /// First token of the pattern.
    pub start: usize,
    /// First token of the mention proper; words before it only gave the context.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// How many words with a meaning of their own it holds.
    pub company: u8,
    /// How many of them also mean something else.
    pub weak: u8,
    /// One of those is written without a capital.
    pub lower: bool,
    pub corrected: bool,
    /// It counts with "a few" or the like.
    pub vague: bool,
}

/// A captured piece of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Word(Atom),
    Node(Rc<Node>),
}

/// A direction where nothing is counted from the date named last: "the following April" is the next one.
pub(super) fn towards(value: i32) -> i32 {
    if value == direction::FOLLOWING { direction::NEXT } else { value }
}

impl Calendar {
    /// The number, when nothing but a number says that this is a year.
    pub fn bare_year(&self) -> Option<(i16, Bare)> {
        match (self.year, self.bare_year) {
            (Some(YearRef::Stated(year)), Some(bare)) if self.month.is_none() && !self.unit && self.last_year.is_none() => {
                Some((year, bare))
            }
            _ => None,
        }
    }

    /// A day or weekday without a month.
    pub fn is_day_or_weekday_only(&self) -> bool {
        self.year.is_none() && self.month.is_none() && self.direction.is_none() && (self.day.is_some() || self.weekday.is_some())
    }

    /// Takes over what `other` states; `None` when both state the same part.
    pub fn and(self, other: Calendar) -> Option<Calendar> {
        fn one<T>(a: Option<T>, b: Option<T>) -> Option<Option<T>> {
            match (a, b) {
                (Some(_), Some(_)) => None,
                (a, b) => Some(a.or(b)),
            }
        }
        Some(Calendar {
            year: one(self.year, other.year)?,
            month: one(self.month, other.month)?,
            day: one(self.day, other.day)?,
            weekday: one(self.weekday, other.weekday)?,
            direction: one(self.direction, other.direction)?,
            last_year: one(self.last_year, other.last_year)?,
            ordinal: self.ordinal || other.ordinal,
            unit: self.unit || other.unit,
            bare_year: self.bare_year.or(other.bare_year),
        })
    }

    pub fn with(self, atom: &Atom, board: &Board<'_, '_>) -> Option<Calendar> {
        let mut part = Calendar::default();
        match atom.kind {
            Kind::MONTH => part.month = Some(MonthRef::Named(atom.value as u8)),
            Kind::HIJRI_MONTH => part.month = Some(MonthRef::Hijri(atom.value as u8)),
            Kind::WEEKDAY | Kind::BARE_WEEKDAY => part.weekday = Some(atom.value as u8),
            Kind::DAY_DIGITS | Kind::DAY_WORDS | Kind::ORDINAL | Kind::ORDINAL_DIGITS | Kind::RANK => {
                part.day = Some(u8::try_from(atom.value).ok().filter(|day| (1..=31).contains(day))?);
                part.ordinal = atom.kind == Kind::ORDINAL;
            }
            Kind::NUMBER if self.month.is_none() => {
                part.month = Some(MonthRef::Named(u8::try_from(atom.value).ok().filter(|month| (1..=12).contains(month))?));
            }
            Kind::YEAR_DIGITS | Kind::OLD_YEAR_DIGITS | Kind::YEAR_WORDS => {
                part.year = Some(YearRef::Stated(atom.value as i16));
                part.bare_year = Some(if atom.kind == Kind::YEAR_WORDS { Bare::Words } else { Bare::Digits });
            }
            Kind::UNIT => part.unit = true,
            Kind::SHORT_YEAR_DIGITS => part.year = Some(YearRef::Stated(whole_year(atom.value as u32))),
            Kind::DIRECTION => part.direction = Some(towards(atom.value)),
            Kind::NUMERIC => {
                let date = board.numerics[atom.value as usize];
                part = Calendar {
                    year: date.year.map(YearRef::Stated),
                    month: date.month.map(MonthRef::Named),
                    day: date.day,
                    last_year: date.last_year,
                    ..part
                };
            }
            _ => {}
        }
        self.and(part)
    }
}
