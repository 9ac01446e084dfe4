//! Calendar dates that leave something open: which year "9 December" is in, which Sunday is meant.
//!
//! News looks back: the nearest past is meant, unless the sentence looks ahead or the past would be eleven months gone.

use super::Tense;
use super::edtf::{Edtf, Precision, days_in_month};
use super::meaning::{Calendar, MonthRef, YearRef};
use super::period::{edtf_of, monday, nth_of, plus_days, unit_days};
use super::resolve::{Context, weekday_of};
use crate::lang::date_words::{Unit, direction};
use jiff::civil::Date;

/// How long a day and month may be past before the coming one is meant.
pub(super) const LOOK_BACK_DAYS: i32 = 335;
/// The same for a bare month.
const LOOK_BACK_MONTHS: i32 = 10;
/// The same for a month on a schedule.
const JUST_PAST_MONTHS: i32 = 2;
/// A day and month this near is meant even if the weekday beside it does not fit.
const NEAR_DAYS: i32 = 31;

impl Context<'_> {
    pub(super) fn calendar(&self, c: &Calendar) -> Option<Edtf> {
        if let Calendar { year: None, month: None, weekday: None, day: Some(_), direction: Some(steps), .. } = *c {
            return self.calendar(&Calendar { month: Some(MonthRef::Relative(steps)), direction: None, ..*c });
        }
        if let Some(last) = c.last_year {
            return Some(self.calendar(&Calendar { last_year: None, ..*c })?.to(Edtf::calendar(Some(last), None, None)));
        }
        if matches!(c.month, Some(MonthRef::Hijri(_))) || matches!(c.year, Some(YearRef::Hijri(_))) {
            return self.hijri(c);
        }
        let mut year = self.year(c.year)?;
        let open_year = c.year.is_some() && year.is_none();
        let month = match c.month {
            Some(MonthRef::Relative(steps)) => {
                if c.year.is_some() || c.direction.is_some() {
                    return None;
                }
                let Some(today) = self.today() else {
                    let precision = if c.day.is_some() { Precision::Day } else { Precision::Month };
                    return Some(Edtf::unresolved(precision));
                };
                let first = unit_days(today, Unit::Month, steps)?.0;
                year = Some(first.year());
                Some(first.month() as u8)
            }
            Some(MonthRef::Named(month)) => Some(month),
            _ => None,
        };
        match (year, month, c.day) {
            (Some(year), Some(month), Some(day)) => {
                let date = Date::new(year, month as i8, day as i8).ok()?;
                self.check_weekday(c.weekday, date);
                Some(Edtf::day(date))
            }
            (Some(_), Some(_), None) => c.weekday.is_none().then_some(Edtf::calendar(year, month, None)),
            (Some(_), None, None) => (c.weekday.is_none() && c.direction.is_none()).then_some(Edtf::calendar(year, None, None)),
            (Some(_), None, Some(_)) => None,
            (None, Some(month), day) if open_year => Some(Edtf::calendar(None, Some(month), day)),
            (None, None, None) if open_year => Some(Edtf::unresolved(Precision::None)),
            (None, Some(month), Some(day)) => self.day_of_month(month, day, c),
            (None, Some(month), None) => self.bare_month(month, c),
            (None, None, Some(day)) => self.day_and_weekday(day, c),
            (None, None, None) => self.bare_weekday(c.weekday?, c.direction),
        }
    }

    fn day_of_month(&self, month: u8, day: u8, c: &Calendar) -> Option<Edtf> {
        if !(1..=days_in_month(None, month)).contains(&day) {
            return None;
        }
        let Some(today) = self.today() else { return Some(Edtf::calendar(None, Some(month), Some(day))) };
        let near = (-8..=8).filter_map(|step| Date::new(today.year().checked_add(step)?, month as i8, day as i8).ok());
        let past = near.clone().rfind(|date| *date <= today);
        let before = near.clone().rfind(|date| *date < today);
        let next = near.clone().find(|date| *date > today);
        let chosen = match c.direction {
            Some(direction::LAST) => before,
            Some(direction::NEXT) => next,
            Some(direction::THIS) => Date::new(today.year(), month as i8, day as i8).ok(),
            Some(steps) if steps > 0 => near.filter(|date| *date > today).nth(1),
            Some(_) => near.filter(|date| *date < today).nth_back(1),
            None => {
                let recent = past.filter(|date| date.until(today).is_ok_and(|span| span.get_days() <= LOOK_BACK_DAYS));
                let leaning = match self.tense {
                    Tense::Unknown if self.scheduled.get() => near.clone().find(|date| date.year() == today.year()),
                    Tense::Past => past,
                    Tense::Future => near.clone().find(|date| *date >= today),
                    Tense::Unknown => recent.or(next),
                };
                leaning.map(|date| settled_by_weekday(date, c.weekday, today, near))
            }
        }?;
        self.check_weekday(c.weekday, chosen);
        Some(Edtf::day(chosen))
    }

    /// The year that a bare month (or season that starts with it) is taken to mean.
    pub(super) fn year_of_month(&self, today: Date, month: u8, towards: Option<i32>) -> i32 {
        let this_year = i32::from(today.year());
        let back = (i32::from(today.month()) - i32::from(month)).rem_euclid(12);
        let past = this_year - i32::from(month > today.month() as u8);
        match towards {
            Some(direction::THIS) => this_year,
            Some(direction::LAST) => past - i32::from(back == 0),
            Some(steps) if steps > 0 => past + steps,
            Some(steps) => past + 1 + steps - i32::from(back == 0),
            None => match self.tense {
                Tense::Past => past,
                Tense::Future => past + i32::from(back > 0),
                Tense::Unknown if self.scheduled.get() => {
                    if back <= JUST_PAST_MONTHS {
                        past
                    } else {
                        this_year
                    }
                }
                Tense::Unknown => past + i32::from(back > LOOK_BACK_MONTHS),
            },
        }
    }

    fn bare_month(&self, month: u8, c: &Calendar) -> Option<Edtf> {
        if c.weekday.is_some() {
            return None;
        }
        let Some(today) = self.today() else { return Some(Edtf::calendar(None, Some(month), None)) };
        let year = i16::try_from(self.year_of_month(today, month, c.direction)).ok()?;
        Some(Edtf::calendar(Some(year), Some(month), None))
    }

    /// "Friday the 22nd": the nearest month in which that day is that weekday.
    fn day_and_weekday(&self, day: u8, c: &Calendar) -> Option<Edtf> {
        let Some(today) = self.today() else { return Some(Edtf::unresolved(Precision::Day)) };
        let Some(weekday) = c.weekday else { return self.bare_day(day, today) };
        // "The first Sunday" where the first is no Sunday: the first one of this month.
        if day <= 5 && Date::new(today.year(), today.month(), day as i8).is_ok_and(|date| weekday_of(date) != weekday) && c.ordinal {
            return nth_of(&edtf_of(unit_days(today, Unit::Month, 0)?, Unit::Month), i32::from(day), Some(weekday), None);
        }
        let candidates = (-12..=12).filter_map(|step| {
            let month = unit_days(today, Unit::Month, step)?.0;
            Date::new(month.year(), month.month(), day as i8).ok().filter(|date| weekday_of(*date) == weekday)
        });
        let distance = |date: &Date| today.until(*date).map_or(i32::MAX, |span| span.get_days().abs());
        candidates.min_by_key(distance).map(Edtf::day)
    }

    /// "On the 27th": the last one, or the next one where the sentence looks ahead.
    fn bare_day(&self, day: u8, today: Date) -> Option<Edtf> {
        let in_month = |steps: i32| {
            let month = unit_days(today, Unit::Month, steps)?.0;
            Date::new(month.year(), month.month(), day as i8).ok()
        };
        let found = match self.tense {
            Tense::Future => (0..=2).filter_map(in_month).find(|date| *date >= today),
            _ => (-2..=0).rev().filter_map(in_month).find(|date| *date <= today),
        };
        found.map(Edtf::day)
    }

    fn bare_weekday(&self, weekday: u8, towards: Option<i32>) -> Option<Edtf> {
        let Some(today) = self.today() else { return Some(Edtf::unresolved(Precision::Day)) };
        let back = (i32::from(weekday_of(today)) - i32::from(weekday)).rem_euclid(7);
        let ahead = (7 - back) % 7;
        let strictly = |days: i32| if days == 0 { 7 } else { days };
        let days = match towards {
            Some(direction::LAST) => -strictly(back),
            Some(direction::NEXT) => strictly(ahead),
            // The one of this week, unless the sentence looks the other way: "we meet this Monday", said on a Thursday.
            Some(direction::THIS) => match (plus_days(monday(today)?, i32::from(weekday) - 1)?, self.tense) {
                (day, Tense::Future) if day < today => ahead,
                (day, Tense::Past) if day > today => -back,
                (day, _) => return Some(Edtf::day(day)),
            },
            Some(steps) if steps > 0 => strictly(ahead) + 7,
            Some(_) => -strictly(back) - 7,
            None if self.tense == Tense::Future => ahead,
            None => -back,
        };
        Some(Edtf::day(plus_days(today, days)?))
    }
}

/// The year in which a day of the year is the weekday that stands beside it, if `leaning` is not and is far enough away
/// for another year to be likelier than a mistake.
fn settled_by_weekday(leaning: Date, weekday: Option<u8>, today: Date, near: impl Iterator<Item = Date>) -> Date {
    let distance = |date: Date| today.until(date).map_or(i32::MAX, |span| span.get_days().abs());
    let Some(weekday) = weekday.filter(|weekday| *weekday != weekday_of(leaning)) else { return leaning };
    if distance(leaning) <= NEAR_DAYS {
        return leaning;
    }
    let fitting = near.filter(|date| weekday_of(*date) == weekday && distance(*date) < 2 * 365);
    fitting.min_by_key(|date| distance(*date)).unwrap_or(leaning)
}
