//! Puts the captured pieces of a pattern together to what they mean.

use super::board::{Atom, Board};
use super::meaning::{Amount, Calendar, Meaning, MonthRef, Piece, YearRef, towards};
use crate::lang::Form;
use crate::lang::date_words::{Action, Kind, Unit, direction, part};

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
        self.nodes().find(|meaning| !matches!(meaning, Meaning::Amount(_))).cloned().map(Box::new)
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

    /// Counted units: `3 weeks 2 days`, `week`, `two-weeks`, `half a century`, `a year and a half`.
    fn amount(&self) -> Option<Amount> {
        let mut amount: Amount = Vec::new();
        let (mut count, mut share) = (None, None);
        for piece in self.0 {
            let atom = match piece {
                Piece::Word(atom) => atom,
                Piece::Node(node) => {
                    if let Meaning::Amount(inner) = &node.meaning {
                        amount.extend(inner);
                    }
                    continue;
                }
            };
            match atom.kind {
                Kind::NUMBER | Kind::FEW => count = Some(atom.value),
                Kind::UNIT | Kind::UNITS => {
                    let unit = Unit::of_value(atom.value)?;
                    // "The 20th of the month" counts no months.
                    if count.is_some() && atom.kind == Kind::UNIT && atom.form.has(Form::THE) {
                        return None;
                    }
                    match (unit, count.take(), share.take()) {
                        (Unit::Half | Unit::Quarter, None, None) => share = Some(unit),
                        (unit, None, Some(share)) if amount.is_empty() => amount.push(share_of(share, unit)?),
                        // "A year and half a year": the share was of the same unit.
                        (unit, None, Some(share)) => {
                            let same = amount.last().is_some_and(|(_, last)| *last == unit);
                            amount.push(share_of(share, unit).filter(|_| same)?);
                        }
                        (unit, count, None) => amount.push((count.unwrap_or(1), unit)),
                        _ => return None,
                    }
                }
                Kind::TWO_UNITS => amount.push((2, Unit::of_value(atom.value)?)),
                _ => {}
            }
        }
        if let Some(share) = share {
            let whole = amount.last().copied();
            let alone = (share == Unit::Quarter).then_some((1, share));
            amount.push(whole.map_or(alone, |(_, unit)| share_of(share, unit))?);
        }
        // Arabic may count after the noun: "the weeks three".
        if let (Some(count), [(one, _)]) = (count, &mut amount[..]) {
            *one = count;
        }
        (!amount.is_empty() && amount.iter().all(|(count, _)| (0..=9999).contains(count))).then_some(amount)
    }
}

/// A half or quarter of a unit, in smaller ones.
fn share_of(share: Unit, whole: Unit) -> Option<(i32, Unit)> {
    Some(match (share, whole) {
        (Unit::Half, Unit::Year) => (6, Unit::Month),
        (Unit::Quarter, Unit::Year) => (3, Unit::Month),
        (Unit::Half, Unit::Decade) => (5, Unit::Year),
        (Unit::Half, Unit::Century) => (50, Unit::Year),
        (Unit::Quarter, Unit::Century) => (25, Unit::Year),
        (Unit::Half, Unit::Month) => (15, Unit::Day),
        _ => return None,
    })
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
        Action::Window => match *pieces.node()? {
            Meaning::ShiftMany { unit, count, direction, .. } => Meaning::ShiftMany { unit, count, direction, window: true },
            _ => return None,
        },
        Action::ShiftMany => {
            let (count, unit) = *pieces.amount()?.first()?;
            Meaning::ShiftMany { unit, count, direction: pieces.word(Kind::DIRECTION)?, window: false }
        }
        Action::RelativeDay => {
            let weekday = pieces.weekday().map(|day| Calendar { weekday: Some(day), ..Calendar::default() });
            let beside = pieces.node().or_else(|| weekday.map(Meaning::Calendar).map(Box::new));
            Meaning::RelativeDay { days: pieces.word(Kind::RELATIVE_DAY)?, beside }
        }
        Action::WeekdayOf => Meaning::WeekdayOf { weekday: pieces.weekday()?, of: pieces.period()? },
        Action::Part => Meaning::Part { part: pieces.word(Kind::PART)?, of: pieces.node()? },
        Action::Season => Meaning::Season {
            season: pieces.word(Kind::SEASON)? as u8,
            year: pieces.year(),
            direction: pieces.word(Kind::DIRECTION).map(towards),
        },
        Action::Decade if pieces.word(Kind::NUMBER).is_some() => {
            let hundreds = pieces.word(Kind::NUMBER).filter(|hundreds| (10..=20).contains(hundreds))?;
            Meaning::Decade { tens: hundreds * 100 + pieces.word(Kind::DECADE)?, century: None }
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
        Action::NthAfter => nth_after(pieces.word(Kind::NUMBER).or_else(|| pieces.ordinal()).unwrap_or(1), &pieces)?,
        Action::NthBefore => nth_after(-1, &pieces)?,
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
        Action::Ago => counted(&pieces, captured, -1)?,
        Action::Ahead => counted(&pieces, captured, 1)?,
        Action::AboutAgo => Meaning::About(Box::new(Meaning::Ago { amount: pieces.amount()?, sign: -1, from: None })),
        Action::AboutAhead => Meaning::About(Box::new(Meaning::Ago { amount: pieces.amount()?, sign: 1, from: None })),
        Action::Amount => Meaning::Amount(pieces.amount()?),
        Action::Within => {
            let sign = if pieces.word(Kind::DIRECTION).is_some_and(|d| d < 0) { -1 } else { 1 };
            Meaning::Within { amount: pieces.amount()?, sign }
        }
        Action::Lasting => Meaning::Lasting { from: pieces.node()?, amount: pieces.amount()? },
        Action::WeekOf => Meaning::WeekOf(pieces.node()?),
        Action::WeekFrom => Meaning::WeekFrom { date: pieces.node()?, sign: 1 },
        Action::WeekUntil => Meaning::WeekFrom { date: pieces.node()?, sign: -1 },
        Action::Holiday => Meaning::Holiday {
            holiday: pieces.word(Kind::HOLIDAY)?,
            year: pieces.year(),
            direction: pieces.word(Kind::DIRECTION).map(towards),
        },
        Action::Rest => Meaning::Rest(pieces.node()?),
        Action::Closest => Meaning::Closest { weekday: pieces.weekday()?, to: pieces.period()? },
        Action::About => Meaning::About(pieces.node()?),
        Action::Same => *pieces.node()?,
        Action::Following => Meaning::Following { unit: pieces.unit()?, steps: pieces.word(Kind::DIRECTION)?.signum() },
        Action::Edge => {
            let (count, unit) = *pieces.amount()?.first()?;
            let first = pieces.word(Kind::ORDINAL).or_else(|| pieces.word(Kind::RANK)).is_some();
            let of = pieces.nodes().filter(|meaning| !matches!(meaning, Meaning::Amount(_))).last().cloned().map(Box::new)?;
            Meaning::Edge { count: if first { count } else { -count }, unit, of }
        }
        Action::EndOf => Meaning::Part { part: part::END, of: pieces.node()? },
        Action::FromNow => {
            let today = Meaning::RelativeDay { days: 0, beside: None };
            Meaning::Range(Box::new(today), pieces.node()?)
        }
        Action::SoFar => Meaning::SoFar(pieces.node()?),
        Action::ToDate => Meaning::SoFar(Box::new(shift(pieces.unit()?, direction::THIS))),
    })
}

/// "A few" is no exact number, so what is counted with it is about right.
fn counted(pieces: &Pieces<'_>, captured: &[Piece], sign: i32) -> Option<Meaning> {
    let vague = |piece: &Piece| matches!(piece, Piece::Word(Atom { kind: Kind::FEW, value: 3.., .. }));
    let few = captured.iter().any(|piece| vague(piece) || matches!(piece, Piece::Node(node) if node.vague));
    let meaning = Meaning::Ago { amount: pieces.amount()?, sign, from: pieces.node() };
    Some(if few { Meaning::About(Box::new(meaning)) } else { meaning })
}

/// Years and months are parts of a calendar date, so that "June next year" adds up; other units stand alone.
fn shift(unit: Unit, steps: i32) -> Meaning {
    match unit {
        unit if steps == direction::FOLLOWING => Meaning::Following { unit, steps: 1 },
        Unit::Year => Meaning::Calendar(Calendar { year: Some(YearRef::Relative(steps)), ..Calendar::default() }),
        Unit::Month => Meaning::Calendar(Calendar { month: Some(MonthRef::Relative(steps)), ..Calendar::default() }),
        unit => Meaning::Shift { unit, steps },
    }
}

fn nth_after(nth: i32, pieces: &Pieces<'_>) -> Option<Meaning> {
    let after = pieces.nodes().filter(|m| !matches!(m, Meaning::Calendar(c) if c.is_day_or_weekday_only())).last();
    Some(Meaning::NthAfter { nth, weekday: pieces.weekday()?, after: after.cloned().map(Box::new) })
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
