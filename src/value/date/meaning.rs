//! What a date phrase says, before it is known when the source was published.
//!
//! A pattern's pieces are put together into a [`Meaning`]; `resolve` then gives it a place in time.

use super::board::{Atom, Board};
use super::numeric::whole_year;
use crate::lang::date_words::{Action, Kind, Unit, direction};
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
    Within {
        amount: Amount,
        sign: i32,
    },
    Lasting {
        from: Box<Meaning>,
        amount: Amount,
    },
    WeekOf(Box<Meaning>),
    Holiday {
        holiday: i32,
        year: Option<YearRef>,
    },
    Rest(Box<Meaning>),
    Closest {
        weekday: u8,
        to: Box<Meaning>,
    },
    About(Box<Meaning>),
    Following(i32),
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
}

/// A captured piece of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    Word(Atom),
    Node(Rc<Node>),
}

/// The captured pieces of one pattern, asked by what they are.
struct Pieces<'p>(&'p [Piece]);

impl Pieces<'_> {
    fn word(&self, kind: Kind) -> Option<i32> {
        self.0.iter().find_map(|piece| match piece {
            Piece::Word(atom) if atom.kind == kind => Some(atom.value),
            _ => None,
        })
    }

    fn words(&self, kind: Kind) -> impl Iterator<Item = i32> {
        self.0.iter().filter_map(move |piece| match piece {
            Piece::Word(atom) if atom.kind == kind => Some(atom.value),
            _ => None,
        })
    }

    fn nodes(&self) -> impl Iterator<Item = &Meaning> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Node(node) => Some(&node.meaning),
            Piece::Word(_) => None,
        })
    }

    fn node(&self) -> Option<Box<Meaning>> {
        self.nodes().next().cloned().map(Box::new)
    }

    /// The last piece that is a period: the one that an ordinal or a part belongs to.
    fn period(&self) -> Option<Box<Meaning>> {
        self.nodes().filter(|meaning| !matches!(meaning, Meaning::Calendar(c) if c.is_day_or_weekday_only())).last().cloned().map(Box::new)
    }

    fn ordinal(&self) -> Option<i32> {
        let digits = self.word(Kind::ORDINAL_DIGITS).or_else(|| self.word(Kind::RANK)).or_else(|| self.word(Kind::NUMBER));
        self.word(Kind::ORDINAL).or(digits).or_else(|| {
            self.nodes().find_map(|meaning| match meaning {
                Meaning::Calendar(calendar) if calendar.is_day_or_weekday_only() => calendar.day.map(i32::from),
                _ => None,
            })
        })
    }

    fn weekday(&self) -> Option<u8> {
        let listed = self.word(Kind::WEEKDAY).map(|weekday| weekday as u8);
        listed.or_else(|| {
            self.nodes().find_map(|meaning| match meaning {
                Meaning::Calendar(calendar) => calendar.weekday,
                _ => None,
            })
        })
    }

    fn unit(&self) -> Option<Unit> {
        [Kind::UNIT, Kind::UNITS, Kind::TWO_UNITS].iter().find_map(|kind| self.word(*kind)).and_then(Unit::of_value)
    }

    fn year(&self) -> Option<YearRef> {
        let digits = self.word(Kind::YEAR_DIGITS).map(|year| YearRef::Stated(year as i16));
        digits.or_else(|| {
            self.nodes().find_map(|meaning| match meaning {
                Meaning::Calendar(Calendar { year, .. }) => *year,
                _ => None,
            })
        })
    }

    fn calendars(&self) -> Vec<Calendar> {
        let calendar = |meaning: &Meaning| if let Meaning::Calendar(calendar) = meaning { Some(*calendar) } else { None };
        self.nodes().filter_map(calendar).collect()
    }

    /// Counted units: `3 weeks 2 days`, `week`, `two-weeks`.
    fn amount(&self) -> Option<Amount> {
        let mut amount = Vec::new();
        let mut count = None;
        for piece in self.0 {
            let Piece::Word(atom) = piece else { continue };
            match atom.kind {
                Kind::NUMBER | Kind::FEW => count = Some(atom.value),
                Kind::UNIT | Kind::UNITS => amount.push((count.take().unwrap_or(1), Unit::of_value(atom.value)?)),
                Kind::TWO_UNITS => amount.push((2, Unit::of_value(atom.value)?)),
                _ => {}
            }
        }
        // Arabic may count after the noun: "the weeks three".
        if let (Some(count), [(one, _)]) = (count, &mut amount[..]) {
            *one = count;
        }
        (!amount.is_empty() && amount.iter().all(|(count, _)| (0..=9999).contains(count))).then_some(amount)
    }
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
    fn is_day_or_weekday_only(&self) -> bool {
        self.year.is_none() && self.month.is_none() && self.direction.is_none() && (self.day.is_some() || self.weekday.is_some())
    }

    /// Takes over what `other` states; `None` when both state the same part.
    fn and(self, other: Calendar) -> Option<Calendar> {
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

    fn with(self, atom: &Atom, board: &Board<'_, '_>) -> Option<Calendar> {
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
            Kind::DIRECTION => part.direction = Some(atom.value),
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

fn merged(pieces: &[Piece], board: &Board<'_, '_>) -> Option<Calendar> {
    let mut calendar = Calendar::default();
    for piece in pieces {
        calendar = match piece {
            Piece::Word(atom) => calendar.with(atom, board)?,
            Piece::Node(node) => match node.meaning {
                Meaning::Calendar(other) => calendar.and(other)?,
                _ => return None,
            },
        };
    }
    // A Hijri month or a year after it makes the other one Hijri too: 1445 is no Gregorian year beside Ramadan.
    if let (Some(MonthRef::Hijri(_)), Some(YearRef::Stated(year @ 1200..=1600))) = (calendar.month, calendar.year) {
        calendar.year = Some(YearRef::Hijri(i32::from(year)));
    }
    Some(calendar)
}

/// Puts the pieces of a pattern together; `None` when they do not fit.
pub(super) fn build(action: Action, captured: &[Piece], board: &Board<'_, '_>) -> Option<Meaning> {
    let pieces = Pieces(captured);
    Some(match action {
        Action::Calendar => Meaning::Calendar(merged(captured, board)?),
        Action::SameMonth => {
            let mut months = captured.iter().filter_map(|piece| match piece {
                Piece::Word(atom) => Calendar::default().with(atom, board),
                Piece::Node(_) => None,
            });
            let first = months.next()?;
            if months.any(|month| month != first) {
                return None;
            }
            Meaning::Calendar(first)
        }
        Action::MonthNumber => {
            let month = pieces.ordinal().and_then(|nth| u8::try_from(nth).ok()).filter(|month| (1..=12).contains(month))?;
            Meaning::Calendar(Calendar { month: Some(MonthRef::Named(month)), ..Calendar::default() })
        }
        Action::YearAhead => {
            let years = pieces.word(Kind::NUMBER).filter(|years| *years <= 1000)?;
            Meaning::Calendar(Calendar { year: Some(YearRef::Relative(years)), ..Calendar::default() })
        }
        Action::CurrentYear => match pieces.year()? {
            YearRef::Stated(year) => Meaning::Calendar(Calendar { year: Some(YearRef::Current(year)), ..Calendar::default() }),
            _ => return None,
        },
        Action::HijriYear => match pieces.year()? {
            YearRef::Stated(year) => Meaning::Calendar(Calendar { year: Some(YearRef::Hijri(i32::from(year))), ..Calendar::default() }),
            _ => return None,
        },
        Action::ThisUnit => shift(pieces.unit()?, direction::THIS),
        Action::Shift => shift(pieces.unit()?, pieces.word(Kind::DIRECTION)?),
        Action::ShiftMany => {
            let (count, unit) = *pieces.amount()?.first()?;
            Meaning::ShiftMany { unit, count, direction: pieces.word(Kind::DIRECTION)? }
        }
        Action::RelativeDay => Meaning::RelativeDay { days: pieces.word(Kind::RELATIVE_DAY)?, beside: pieces.node() },
        Action::WeekdayOf => Meaning::WeekdayOf { weekday: pieces.weekday()?, of: pieces.period()? },
        Action::Part => Meaning::Part { part: pieces.word(Kind::PART)?, of: pieces.node()? },
        Action::Season => {
            Meaning::Season { season: pieces.word(Kind::SEASON)? as u8, year: pieces.year(), direction: pieces.word(Kind::DIRECTION) }
        }
        Action::Decade => {
            let kinds = [Kind::DECADE, Kind::DECADE_DIGITS, Kind::YEAR_DIGITS, Kind::SHORT_YEAR_DIGITS];
            let tens = kinds.iter().find_map(|kind| pieces.word(*kind)).filter(|tens| tens % 10 == 0)?;
            Meaning::Decade { tens, century: pieces.node() }
        }
        Action::Century => Meaning::Century(pieces.ordinal().filter(|nth| (1..=30).contains(nth))?),
        Action::Quarter => {
            let unit = pieces.unit()?;
            let last = if unit == Unit::Half { 2 } else { 4 };
            let nth = pieces.ordinal().filter(|nth| (1..=last).contains(nth)).or_else(|| pieces.word(Kind::DIRECTION).map(|_| last))?;
            Meaning::Quarter { nth, unit, year: pieces.year() }
        }
        Action::Nth => {
            let nth = pieces.ordinal().or_else(|| pieces.word(Kind::DIRECTION).map(|_| -1))?;
            nth_of(nth, &pieces)?
        }
        Action::NthLast => nth_of(-pieces.ordinal()?, &pieces)?,
        Action::NthAfter => {
            let after = pieces.nodes().filter(|m| !matches!(m, Meaning::Calendar(c) if c.is_day_or_weekday_only())).last();
            let nth = pieces.word(Kind::NUMBER).or_else(|| pieces.ordinal())?;
            Meaning::NthAfter { nth, weekday: pieces.weekday()?, after: after.cloned().map(Box::new) }
        }
        Action::Range => {
            let mut ends = pieces.nodes();
            let (first, last) = (ends.next()?.clone(), ends.next()?.clone());
            Meaning::Range(Box::new(first), Box::new(last))
        }
        Action::DayRange => day_range(&pieces, captured, board)?,
        Action::DayPair => match day_range(&pieces, captured, board)? {
            Meaning::Range(first, last) if consecutive(&first, &last) => Meaning::Range(first, last),
            _ => return None,
        },
        Action::WeekdayRange => weekday_range(&pieces)?,
        Action::Ago => Meaning::Ago { amount: pieces.amount()?, sign: -1, from: pieces.node() },
        Action::Ahead => Meaning::Ago { amount: pieces.amount()?, sign: 1, from: pieces.node() },
        Action::Within => {
            let sign = if pieces.word(Kind::DIRECTION).is_some_and(|d| d < 0) { -1 } else { 1 };
            Meaning::Within { amount: pieces.amount()?, sign }
        }
        Action::Lasting => Meaning::Lasting { from: pieces.node()?, amount: pieces.amount()? },
        Action::WeekOf => Meaning::WeekOf(pieces.node()?),
        Action::Holiday => Meaning::Holiday { holiday: pieces.word(Kind::HOLIDAY)?, year: pieces.year() },
        Action::Rest => Meaning::Rest(pieces.node()?),
        Action::Closest => Meaning::Closest { weekday: pieces.weekday()?, to: pieces.period()? },
        Action::About => Meaning::About(pieces.node()?),
        Action::Same => *pieces.node()?,
        Action::Following => Meaning::Following(pieces.word(Kind::DIRECTION)?.signum()),
    })
}

/// Years and months are parts of a calendar date, so that "June next year" adds up; other units stand alone.
fn shift(unit: Unit, steps: i32) -> Meaning {
    match unit {
        Unit::Year => Meaning::Calendar(Calendar { year: Some(YearRef::Relative(steps)), ..Calendar::default() }),
        Unit::Month => Meaning::Calendar(Calendar { month: Some(MonthRef::Relative(steps)), ..Calendar::default() }),
        unit => Meaning::Shift { unit, steps },
    }
}

fn nth_of(nth: i32, pieces: &Pieces<'_>) -> Option<Meaning> {
    let (weekday, unit) = (pieces.weekday(), pieces.unit());
    let known =
        weekday.is_some() || matches!(unit, Some(Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Quarter | Unit::Half));
    known.then(|| Meaning::Nth { nth, weekday, unit: if weekday.is_some() { None } else { unit }, of: pieces.period() })
}

/// `13-15 July 2020`, `Friday 11 to Tuesday 15`: the month belongs to both days.
fn day_range(pieces: &Pieces<'_>, captured: &[Piece], board: &Board<'_, '_>) -> Option<Meaning> {
    let numbers: Vec<u8> = pieces.words(Kind::DAY_DIGITS).map(|day| day as u8).collect();
    let mut days = Vec::new();
    let mut shared = Calendar::default();
    for (index, calendar) in pieces.calendars().into_iter().enumerate() {
        if calendar.is_day_or_weekday_only() && index < 3 {
            days.push(calendar);
        } else {
            shared = shared.and(calendar)?;
        }
    }
    for piece in captured {
        if let Piece::Word(atom) = piece
            && atom.kind != Kind::DAY_DIGITS
        {
            shared = shared.with(atom, board)?;
        }
    }
    days.extend(numbers.into_iter().map(|day| Calendar { day: Some(day), ..Calendar::default() }));
    let [first, last] = days[..] else { return None };
    if first.day >= last.day && shared.month.is_some() {
        return None;
    }
    Some(Meaning::Range(Box::new(Meaning::Calendar(first.and(shared)?)), Box::new(Meaning::Calendar(last.and(shared)?))))
}

/// "11 and 12 December" is one stretch of time, "11 and 20 December" is not.
fn consecutive(first: &Meaning, last: &Meaning) -> bool {
    match (first, last) {
        (Meaning::Calendar(first), Meaning::Calendar(last)) => first.day.zip(last.day).is_some_and(|(a, b)| a + 1 == b),
        _ => false,
    }
}

fn weekday_range(pieces: &Pieces<'_>) -> Option<Meaning> {
    let weekdays: Vec<u8> = pieces.calendars().iter().filter_map(|calendar| calendar.weekday).collect();
    let [first, last] = weekdays[..] else { return None };
    let of = pieces.period()?;
    let day = |weekday| Box::new(Meaning::WeekdayOf { weekday, of: of.clone() });
    Some(Meaning::Range(day(first), day(last)))
}
