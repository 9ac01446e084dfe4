//! Gives a date phrase its place in time.
//!
//! What the text states is taken as it stands. What it leaves to the reader (the year of "9 December", which Sunday)
//! is taken from the source's date, if that is known: news looks back, so the nearest past is meant unless the
//! sentence looks ahead or the past would be eleven months gone. Without a source date it stays open.

use super::Tense;
use super::edtf::{Edtf, Precision};
use super::hijri;
use super::holiday;
use super::meaning::{Amount, Calendar, Meaning, MonthRef, YearRef};
use super::nearest::LOOK_BACK_DAYS;
use super::period::{closed, edtf_of, first_day, in_order, nth_of, part_of, plus, plus_days, unit_days};
use crate::lang::date_words::{DateWords, Unit, direction};
use jiff::civil::Date;
use std::cell::{Cell, RefCell};

/// What resolution may lean on, and what it found on the way.
pub(super) struct Context<'d> {
    pub dates: &'d DateWords,
    /// The source's date.
    pub today: Option<Date>,
    pub tense: Tense,
    pub previous: Named,
    /// By, before or until: the end of a period is its last day.
    pub closing: bool,
    /// The phrase speaks of a schedule ("the first Monday of October"): the current year is meant unless it is just past.
    pub scheduled: Cell<bool>,
    /// The source's date was asked for.
    pub asked: Cell<bool>,
    /// A weekday that does not fit.
    pub conflict: RefCell<Option<String>>,
}

/// The day, month and year that the text named last: what "the following day" counts from.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Named {
    day: Option<Date>,
    month: Option<Date>,
    year: Option<Date>,
}

impl Named {
    /// Remembers a date that lies within one day, month or year.
    pub fn take(&mut self, edtf: &Edtf) {
        let Some((first, last)) = closed(edtf) else { return };
        if first == last {
            self.day = Some(first);
        }
        if (first.year(), first.month()) == (last.year(), last.month()) {
            self.month = Some(last);
        }
        if first.year() == last.year() {
            self.year = Some(last);
        }
    }

    fn within(&self, unit: Unit) -> Option<Date> {
        match unit {
            Unit::Day | Unit::BusinessDay | Unit::Week | Unit::Weekend | Unit::Fortnight => self.day,
            Unit::Month => self.month,
            _ => self.year,
        }
    }
}

/// A holiday this recent is the past one; otherwise that of the current year is meant.
const JUST_PAST_DAYS: i32 = 60;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Monday 1 to Sunday 7.
pub(super) fn weekday_name(weekday: u8) -> &'static str {
    WEEKDAYS.get(usize::from(weekday).wrapping_sub(1)).copied().unwrap_or("day of the week")
}

pub(super) fn weekday_of(date: Date) -> u8 {
    date.weekday().to_monday_one_offset() as u8
}

impl Context<'_> {
    pub(super) fn today(&self) -> Option<Date> {
        self.asked.set(true);
        self.today
    }

    fn with(&self, today: Option<Date>, tense: Tense) -> Context<'_> {
        Context {
            dates: self.dates,
            today,
            tense,
            previous: self.previous,
            closing: self.closing,
            scheduled: Cell::new(false),
            asked: Cell::new(false),
            conflict: RefCell::new(None),
        }
    }

    fn take_over(&self, inner: &Context<'_>) {
        self.asked.set(self.asked.get() || inner.asked.get());
        if let Some(conflict) = inner.conflict.take() {
            self.conflict.replace(Some(conflict));
        }
    }

    pub(super) fn check_weekday(&self, weekday: Option<u8>, date: Date) {
        if let Some(weekday) = weekday.filter(|weekday| *weekday != weekday_of(date)) {
            let (said, is) = (weekday_name(weekday), weekday_name(weekday_of(date)));
            self.conflict.replace(Some(format!("the text says {said}, but {date} is a {is}")));
        }
    }

    /// Resolves a meaning; `None` when it names no possible time.
    pub fn resolve(&self, meaning: &Meaning) -> Option<Edtf> {
        match meaning {
            Meaning::Calendar(calendar) => self.calendar(calendar),
            Meaning::Shift { unit, steps } => match self.today() {
                Some(today) => Some(edtf_of(unit_days(today, *unit, *steps)?, *unit)),
                None => Some(Edtf::unresolved(if *unit < Unit::Month { Precision::Day } else { Precision::Month })),
            },
            Meaning::ShiftMany { unit, count, direction, window } => self.shift_many(*unit, *count, *direction, *window),
            Meaning::RelativeDay { days, beside } => self.relative_day(*days, beside.as_deref()),
            Meaning::WeekdayOf { weekday, of } => {
                let Some((first, last)) = closed(&self.resolve(of)?) else { return Some(Edtf::unresolved(Precision::Day)) };
                let ahead = (i32::from(*weekday) - i32::from(weekday_of(first))).rem_euclid(7);
                let day = plus_days(first, ahead)?;
                (day <= last && first.until(last).ok()?.get_days() < 7).then_some(Edtf::day(day))
            }
            Meaning::Part { part, of } => part_of(&self.resolve(of)?, *part, self.closing),
            Meaning::Season { season, year, direction } => self.season(*season, *year, *direction),
            Meaning::Decade { tens, century } => self.decade(*tens, century.as_deref()),
            Meaning::Century(nth) => {
                let first = i16::try_from((nth - 1) * 100).ok()?;
                Some(Edtf::calendar(Some(first), None, None).to(Edtf::calendar(Some(first + 99), None, None)))
            }
            Meaning::Quarter { nth, unit, year } => self.quarter(*nth, *unit, *year),
            Meaning::Nth { nth, weekday, unit, of } => {
                let period = match of {
                    Some(of) => self.on_schedule(of)?,
                    None => edtf_of(unit_days(self.today()?, Unit::Month, 0)?, Unit::Month),
                };
                nth_of(&period, *nth, *weekday, *unit)
            }
            Meaning::NthAfter { nth, weekday, after } => {
                let base = match after {
                    Some(after) => {
                        let days = closed(&self.on_schedule(after)?)?;
                        if *nth > 0 { days.1 } else { days.0 }
                    }
                    None => self.today()?,
                };
                if *nth < 0 {
                    let back = (i32::from(weekday_of(base)) - i32::from(*weekday) - 1).rem_euclid(7) + 1;
                    return Some(Edtf::day(plus_days(base, -back)?));
                }
                let ahead = (i32::from(*weekday) - i32::from(weekday_of(base)) - 1).rem_euclid(7) + 1;
                Some(Edtf::day(plus_days(base, ahead + (nth - 1) * 7)?))
            }
            Meaning::Range(first, last) => self.range(first, last),
            Meaning::Ago { amount, sign, from } => self.ago(amount, *sign, from.as_deref()),
            Meaning::Amount(_) => None,
            Meaning::Within { amount, sign } => {
                let Some(today) = self.today() else { return Some(Edtf::unresolved(Precision::Day)) };
                let other = moved(today, amount, *sign)?;
                Some(if *sign > 0 { Edtf::days(today, other) } else { Edtf::days(other, today) })
            }
            Meaning::Lasting { from, amount } => {
                let start = self.resolve(from)?;
                match first_day(&start) {
                    Some(first) => Some(Edtf::day(first).to(Edtf::day(moved(first, amount, 1)?))),
                    None => Some(start),
                }
            }
            Meaning::WeekOf(date) => {
                let date = self.resolve(date)?;
                match first_day(&date) {
                    Some(first) => Some(edtf_of(unit_days(first, Unit::Week, 0)?, Unit::Week)),
                    None => Some(date.approximate()),
                }
            }
            Meaning::WeekFrom { date, sign } => {
                let date = self.resolve(date)?;
                let Some(day) = first_day(&date) else { return Some(date.approximate()) };
                let other = plus_days(day, 6 * sign)?;
                Some(Edtf::days(day.min(other), day.max(other)))
            }
            Meaning::Holiday { holiday, year, direction } => self.holiday(*holiday, *year, *direction),
            Meaning::Edge { count, unit, of } => {
                let (first, last) = closed(&self.resolve(of)?)?;
                let (from, to) = if *count > 0 {
                    (first, plus_days(plus(first, *count, *unit)?, -1)?)
                } else {
                    (plus(plus_days(last, 1)?, *count, *unit)?, last)
                };
                (first <= from && to <= last).then(|| Edtf::days(from, to))
            }
            Meaning::SoFar(since) => {
                let start = self.resolve(since)?;
                let Some(today) = self.today() else { return Some(start) };
                let span = match first_day(&start) {
                    Some(first) if start.precision() == Precision::Day => Edtf::day(first).to(Edtf::day(today)),
                    _ => start.to(Edtf::day(today)),
                };
                in_order(&span).then_some(span)
            }
            Meaning::Rest(period) => {
                let (first, last) = closed(&self.resolve(period)?)?;
                let today = self.today()?;
                (today <= last).then(|| Edtf::days(first.max(today), last))
            }
            Meaning::Closest { weekday, to } => {
                let base = first_day(&self.on_schedule(to)?)?;
                let ahead = (i32::from(*weekday) - i32::from(weekday_of(base))).rem_euclid(7);
                Some(Edtf::day(plus_days(base, if ahead > 3 { ahead - 7 } else { ahead })?))
            }
            Meaning::About(date) => Some(self.resolve(date)?.approximate()),
            Meaning::Following { unit, steps } => {
                let Some(base) = self.base(*unit) else { return Some(Edtf::unresolved(Precision::None)) };
                Some(edtf_of(unit_days(base, *unit, *steps)?, *unit).uncertain())
            }
        }
    }

    fn on_schedule(&self, meaning: &Meaning) -> Option<Edtf> {
        let before = self.scheduled.replace(true);
        let edtf = self.resolve(meaning);
        self.scheduled.set(before);
        edtf
    }

    pub(super) fn year(&self, year: Option<YearRef>) -> Option<Option<i16>> {
        Some(match year {
            None | Some(YearRef::Hijri(_)) => None,
            Some(YearRef::Stated(year) | YearRef::Current(year)) => Some(year),
            Some(YearRef::Relative(steps)) => match self.today() {
                Some(today) => Some(i16::try_from(i32::from(today.year()) + steps).ok()?),
                None => None,
            },
        })
    }

    fn relative_day(&self, days: i32, beside: Option<&Meaning>) -> Option<Edtf> {
        let day = match self.today() {
            Some(today) => Some(plus_days(today, days)?),
            None => None,
        };
        let Some(Meaning::Calendar(stated)) = beside else { return Some(day.map_or(Edtf::unresolved(Precision::Day), Edtf::day)) };
        if stated.month.is_none() {
            if let Some(day) = day {
                self.check_weekday(stated.weekday, day);
            }
            return Some(day.map_or(Edtf::unresolved(Precision::Day), Edtf::day));
        }
        // The date itself is stated: it stands, and must agree with the source's.
        let inner = self.with(day, Tense::Unknown);
        let date = inner.calendar(stated)?;
        self.take_over(&inner);
        if let (Some(day), Some(first)) = (day, first_day(&date))
            && day != first
        {
            self.conflict.replace(Some(format!("the text says {first}, but counted from the source's date it is {day}")));
        }
        Some(date)
    }

    /// The date named last that is fine enough to count a unit from, else the source's.
    fn base(&self, unit: Unit) -> Option<Date> {
        self.previous.within(unit).or_else(|| self.today())
    }

    fn shift_many(&self, unit: Unit, count: i32, towards: i32, window: bool) -> Option<Edtf> {
        if !(1..=1000).contains(&count) || towards == direction::THIS {
            return None;
        }
        if towards == direction::FOLLOWING {
            let Some(base) = self.base(unit) else { return Some(Edtf::unresolved(Precision::None)) };
            let (a, b) = (unit_days(base, unit, 1)?, unit_days(base, unit, count)?);
            return Some(Edtf::days(a.0, b.1).uncertain());
        }
        let Some(today) = self.today() else { return Some(Edtf::unresolved(Precision::Day)) };
        // Decades and centuries are those of the calendar even where "in the last two" speaks of a window.
        if window && unit < Unit::Decade {
            let (near, far) = (plus_days(today, towards.signum())?, plus(today, count * towards.signum(), unit)?);
            return Some(Edtf::days(near.min(far), near.max(far)));
        }
        let (near, far) = if towards < 0 { (-1, -count) } else { (1, count) };
        let (a, b) = (unit_days(today, unit, near)?, unit_days(today, unit, far)?);
        Some(Edtf::days(a.0.min(b.0), a.1.max(b.1)))
    }

    fn season(&self, season: u8, year: Option<YearRef>, towards: Option<i32>) -> Option<Edtf> {
        if let Some(year) = self.year(year)? {
            return Some(Edtf::calendar(Some(year), Some(season), None));
        }
        let Some(today) = self.today().filter(|_| year.is_none()) else { return Some(Edtf::calendar(None, Some(season), None)) };
        let start = (season - 20) * 3;
        // The year in which the season that is on, or was last, began: winter reaches into the next year.
        let begun = i32::from(today.year()) - i32::from(start > today.month() as u8);
        let months_ago = (i32::from(today.month()) - i32::from(start)).rem_euclid(12);
        let on = months_ago <= 2;
        let at = match (towards, self.tense) {
            (Some(direction::LAST), _) => begun - i32::from(on),
            (Some(direction::THIS), Tense::Past) => begun,
            (Some(direction::THIS), _) if on => begun,
            (None, Tense::Future) => begun + i32::from(!on),
            (towards, _) => self.year_of_month(today, start, towards),
        };
        Some(Edtf::calendar(Some(i16::try_from(at).ok()?), Some(season), None))
    }

    fn decade(&self, tens: i32, century: Option<&Meaning>) -> Option<Edtf> {
        let first = match century {
            _ if tens >= 1000 => tens,
            Some(century) => i32::from(first_day(&self.resolve(century)?)?.year()) + tens,
            None => tens + if tens < 30 { 2000 } else { 1900 },
        };
        Some(Edtf::decade(i16::try_from(first).ok()?))
    }

    fn quarter(&self, nth: i32, unit: Unit, year: Option<YearRef>) -> Option<Edtf> {
        let size = if unit == Unit::Half { 6 } else { 3 };
        let start = ((nth - 1) * size + 1) as u8;
        let at = match (self.year(year)?, year) {
            (Some(stated), _) => stated,
            (None, None) => match self.today() {
                Some(today) => today.year() - i16::from(start > today.month() as u8 && self.tense != Tense::Future),
                None => return Some(Edtf::unresolved(Precision::Month)),
            },
            (None, Some(_)) => return Some(Edtf::unresolved(Precision::Month)),
        };
        let first = Date::new(at, start as i8, 1).ok()?;
        Some(Edtf::days(first, plus(first, size - 1, Unit::Month)?.last_of_month()))
    }

    fn range(&self, first: &Meaning, last: &Meaning) -> Option<Edtf> {
        let mut from = first.clone();
        if let (Meaning::Calendar(a), Meaning::Calendar(b)) = (&mut from, last) {
            a.inherit(b);
        }
        let start = self.resolve(&from)?;
        // What the second end leaves open is the first time after the start.
        let later = match first_day(&start) {
            Some(day) if !names_its_time(last) => {
                let inner = self.with(Some(day), Tense::Future);
                let end = inner.resolve(last);
                self.take_over(&inner);
                end?
            }
            _ => self.resolve(last)?,
        };
        let span = start.to(later);
        in_order(&span).then_some(span)
    }

    fn ago(&self, amount: &Amount, sign: i32, from: Option<&Meaning>) -> Option<Edtf> {
        let base = match from {
            Some(from) => {
                let from = self.resolve(from)?;
                match first_day(&from) {
                    Some(day) => Some(day),
                    None => return Some(Edtf::unresolved(Precision::Day)),
                }
            }
            None => self.today(),
        };
        let Some(base) = base else { return Some(Edtf::unresolved(Precision::Day)) };
        let day = Edtf::day(moved(base, amount, sign)?);
        // "Two years ago" is not meant to the day.
        let coarse = amount.iter().all(|(_, unit)| *unit >= Unit::Month);
        Some(if coarse { day.approximate() } else { day })
    }

    fn holiday(&self, index: i32, year: Option<YearRef>, towards: Option<i32>) -> Option<Edtf> {
        let rule = self.dates.holiday(index)?;
        if let Some(year) = self.year(year)? {
            return holiday::days_in(rule, year).first().copied().map(Edtf::day);
        }
        let Some(today) = self.today().filter(|_| year.is_none()) else {
            return Some(match rule {
                crate::lang::date_words::HolidayRule::Fixed(month, day) => Edtf::calendar(None, Some(month), Some(day)),
                _ => Edtf::unresolved(Precision::Day),
            });
        };
        let near: Vec<Date> = (-1..=1).flat_map(|step| holiday::days_in(rule, today.year() + step)).collect();
        let past = near.iter().rev().find(|date| **date <= today);
        let just_past = past.filter(|date| date.until(today).is_ok_and(|span| span.get_days() <= JUST_PAST_DAYS));
        let chosen = match (towards, self.tense) {
            (Some(direction::LAST), _) => near.iter().rev().find(|date| **date < today),
            (Some(direction::NEXT), _) => near.iter().find(|date| **date > today),
            (Some(direction::THIS), _) => near.iter().find(|date| date.year() == today.year()),
            (Some(_), _) => return None,
            (None, Tense::Past) => past,
            (None, Tense::Future) => near.iter().find(|date| **date >= today),
            (None, Tense::Unknown) => just_past.or_else(|| near.iter().find(|date| date.year() == today.year())),
        };
        chosen.copied().map(Edtf::day)
    }

    pub(super) fn hijri(&self, c: &Calendar) -> Option<Edtf> {
        let days = |year: i32, month: u8| match c.day {
            Some(day) => hijri::day(year, month, day).map(|date| (date, date)),
            None => hijri::month(year, month),
        };
        let month = match (c.month, c.year) {
            (Some(MonthRef::Hijri(month)), _) => month,
            (None, Some(YearRef::Hijri(year))) => return hijri::year(year).map(|(a, b)| Edtf::days(a, b)),
            _ => return None,
        };
        if let Some(YearRef::Hijri(year)) = c.year {
            let (first, last) = days(year, month)?;
            self.check_weekday(c.weekday.filter(|_| first == last), first);
            return Some(Edtf::days(first, last));
        }
        if let Some(year) = self.year(c.year)? {
            return hijri::years_in(year).filter_map(|y| days(y, month)).find(|(a, _)| a.year() == year).map(|(a, b)| Edtf::days(a, b));
        }
        let Some(today) = self.today() else {
            return Some(Edtf::unresolved(if c.day.is_some() { Precision::Day } else { Precision::Month }));
        };
        let near: Vec<_> = hijri::years_in(today.year()).filter_map(|y| days(y, month)).collect();
        let past = near.iter().rev().find(|(a, _)| *a <= today);
        let next = near.iter().find(|(a, _)| *a > today);
        let recent = past.filter(|(a, _)| a.until(today).is_ok_and(|span| span.get_days() <= LOOK_BACK_DAYS));
        let chosen = match (c.direction, self.tense) {
            (Some(towards), _) if towards > 0 => next,
            (Some(direction::LAST), _) => near.iter().rev().find(|(_, b)| *b < today),
            (None, Tense::Future) => next,
            (None, Tense::Unknown) => recent.or(next),
            _ => past,
        };
        chosen.map(|(a, b)| Edtf::days(*a, *b))
    }
}

/// `amount` after (sign 1) or before (sign -1) a day, the largest units first.
fn moved(day: Date, amount: &Amount, sign: i32) -> Option<Date> {
    let mut parts = amount.clone();
    parts.sort_by_key(|(_, unit)| std::cmp::Reverse(*unit));
    parts.iter().try_fold(day, |day, (count, unit)| plus(day, count * sign, *unit))
}

/// True when the phrase carries its own year or counts from today, so that it needs no help from its neighbour.
fn names_its_time(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Calendar(c) => c.year.is_some() || c.direction.is_some() || matches!(c.month, Some(MonthRef::Relative(_))),
        Meaning::Part { of, .. }
        | Meaning::About(of)
        | Meaning::Rest(of)
        | Meaning::WeekOf(of)
        | Meaning::WeekFrom { date: of, .. }
        | Meaning::Edge { of, .. } => names_its_time(of),
        Meaning::Season { year, direction, .. } => year.is_some() || direction.is_some(),
        Meaning::Holiday { year, direction, .. } => year.is_some() || direction.is_some(),
        Meaning::Quarter { year, .. } => year.is_some(),
        Meaning::WeekdayOf { .. } | Meaning::Nth { .. } => true,
        _ => true,
    }
}

impl Calendar {
    /// Takes the year (and for a lone day the month) of the other end of a range.
    fn inherit(&mut self, end: &Calendar) {
        if self.year.is_none()
            && self.direction.is_none()
            && let (Some(MonthRef::Named(mine)), Some(MonthRef::Named(theirs))) = (self.month, end.month)
        {
            self.year = match end.year {
                Some(YearRef::Stated(year)) if mine > theirs => Some(YearRef::Stated(year - 1)),
                year => year,
            };
            if self.year.is_none() {
                self.direction = end.direction.filter(|_| mine < theirs);
            }
        }
    }
}
