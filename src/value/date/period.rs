//! Periods of the calendar: weeks, quarters, thirds, and steps between them. Weeks run from Monday to Sunday.

use super::edtf::{Edtf, End, Partial, Precision, Year, days_in_month};
use crate::lang::date_words::{Unit, part};
use jiff::Span;
use jiff::civil::{Date, Weekday};

/// First and last day.
pub(super) type Days = (Date, Date);

/// The Monday of a week.
pub(super) fn monday(date: Date) -> Option<Date> {
    plus_days(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// `date` and some days.
pub(super) fn plus_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// `date` and some units; the last day of a shorter month stands in for one that is missing.
pub(super) fn plus(date: Date, count: i32, unit: Unit) -> Option<Date> {
    // Counts of a text may be of any size; what no calendar holds is no date.
    let none = Span::new();
    let span = match unit {
        Unit::Day => none.try_days(count),
        Unit::BusinessDay => return business_days(date, count),
        Unit::Week | Unit::Weekend => none.try_weeks(count),
        Unit::Fortnight => none.try_weeks(count.checked_mul(2)?),
        Unit::Month => none.try_months(count),
        Unit::Quarter => none.try_months(count.checked_mul(3)?),
        Unit::Half => none.try_months(count.checked_mul(6)?),
        Unit::Year => none.try_years(count),
        Unit::Decade => none.try_years(count.checked_mul(10)?),
        Unit::Century => none.try_years(count.checked_mul(100)?),
    };
    date.checked_add(span.ok()?).ok()
}

fn business_days(mut date: Date, count: i32) -> Option<Date> {
    let mut left = count.abs().min(5000);
    while left > 0 {
        date = plus_days(date, count.signum())?;
        left -= i32::from(!matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday));
    }
    Some(date)
}

/// The unit that `date` lies in, some steps away.
pub(super) fn unit_days(date: Date, unit: Unit, steps: i32) -> Option<Days> {
    let year = |first: i16, last: i16| Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?));
    let months = |first: i8, count: i32| {
        let start = plus(Date::new(date.year(), first, 1).ok()?, steps.checked_mul(count)?, Unit::Month)?;
        Some((start, plus(start, count - 1, Unit::Month)?.last_of_month()))
    };
    match unit {
        Unit::Day | Unit::BusinessDay => {
            let day = plus(date, steps, unit)?;
            Some((day, day))
        }
        Unit::Week => {
            let start = plus_days(monday(date)?, steps.checked_mul(7)?)?;
            Some((start, plus_days(start, 6)?))
        }
        Unit::Weekend => {
            let start = plus_days(monday(date)?, steps.checked_mul(7)?)?;
            Some((plus_days(start, 5)?, plus_days(start, 6)?))
        }
        Unit::Fortnight => {
            let start = plus_days(monday(date)?, steps.checked_mul(14)?)?;
            Some((start, plus_days(start, 13)?))
        }
        Unit::Month => months(date.month(), 1),
        Unit::Quarter => months((date.month() - 1) / 3 * 3 + 1, 3),
        Unit::Half => months((date.month() - 1) / 6 * 6 + 1, 6),
        Unit::Year => {
            let at = plus(date, steps, Unit::Year)?.year();
            year(at, at)
        }
        Unit::Decade => {
            let at = plus(date, steps, Unit::Decade)?.year() / 10 * 10;
            year(at, at + 9)
        }
        Unit::Century => {
            let at = plus(date, steps, Unit::Century)?.year() / 100 * 100;
            year(at, at + 99)
        }
    }
}

/// Days as EDTF, a decade as `202X`.
pub(super) fn edtf_of(days: Days, unit: Unit) -> Edtf {
    if unit == Unit::Decade { Edtf::decade(days.0.year()) } else { Edtf::days(days.0, days.1) }
}

/// The third of a period that an "early", "mid", "late" or "end" means; with `closing`, the end is its last day.
pub(super) fn part_of(period: &Edtf, which: i32, closing: bool) -> Option<Edtf> {
    if period.precision() == Precision::Day && matches!(period, Edtf::Single(_)) {
        return Some(*period);
    }
    if which == part::HALFWAY {
        let (first, last) = closed(period)?;
        // Halfway through a month is its fifteenth, however long it is.
        let days = if period.precision() == Precision::Month { 14 } else { first.until(last).ok()?.get_days() / 2 };
        return Some(Edtf::day(plus_days(first, days)?).approximate());
    }
    let last_day_only = which == part::END && closing;
    if let Edtf::Single(Partial { year, month: Some(month @ 1..=12), .. }) = *period {
        let full = if let Year::Full(year) = year { Some(year) } else { None };
        let length = if full.is_none() && month == 2 { 28 } else { days_in_month(full, month) };
        let day = |day| Edtf::calendar(full, Some(month), Some(day));
        return Some(match which {
            _ if last_day_only => day(length),
            part::EARLY => day(1).to(day(10)),
            part::MID => day(11).to(day(20)),
            _ => day(21).to(day(length)),
        });
    }
    if period.precision() == Precision::None {
        return Some(if last_day_only { Edtf::unresolved(Precision::Day) } else { Edtf::unresolved(Precision::Month) });
    }
    let (Some(first), Some(last)) = period.bounds()? else { return None };
    if last_day_only {
        return Some(Edtf::day(last));
    }
    let years = i32::from(last.year()) - i32::from(first.year()) + 1;
    let (from, to) = match (period.precision(), years) {
        (Precision::Year, 1) => thirds(which, [(0, 4), (4, 8), (8, 12)], first, Unit::Month)?,
        (Precision::Decade | Precision::Year, 10) => thirds(which, [(0, 4), (4, 7), (7, 10)], first, Unit::Year)?,
        (Precision::Century | Precision::Year, 100) => thirds(which, [(0, 33), (33, 66), (66, 100)], first, Unit::Year)?,
        _ => {
            let length = first.until(last).ok()?.get_days() + 1;
            if length == 7 {
                thirds(which, [(0, 3), (2, 5), (4, 7)], first, Unit::Day)?
            } else {
                thirds(which, [(0, length / 3), (length / 3, length * 2 / 3), (length * 2 / 3, length)], first, Unit::Day)?
            }
        }
    };
    Some(Edtf::days(from, to))
}

fn thirds(which: i32, cuts: [(i32, i32); 3], first: Date, unit: Unit) -> Option<Days> {
    let (from, to) = cuts[usize::try_from(which).ok()?.min(2)];
    Some((plus(first, from, unit)?, plus_days(plus(first, to, unit)?, -1)?))
}

/// The nth (from the end, when negative) of the days or weeks of a period.
pub(super) fn nth_of(period: &Edtf, nth: i32, weekday: Option<u8>, unit: Option<Unit>) -> Option<Edtf> {
    let (Some(first), Some(last)) = period.bounds()? else { return None };
    let pick = |start: Date, end: Date, step: i32| {
        let whole = start.until(end).ok()?.get_days() / step;
        let index = if nth > 0 { nth - 1 } else { whole + 1 + nth };
        (0..=whole).contains(&index).then(|| plus_days(start, index * step)).flatten()
    };
    if let Some(weekday) = weekday {
        let ahead = (i32::from(weekday) - i32::from(first.weekday().to_monday_one_offset())).rem_euclid(7);
        return pick(plus_days(first, ahead)?, last, 7).filter(|day| *day <= last).map(Edtf::day);
    }
    match unit? {
        Unit::Day => pick(first, last, 1).map(Edtf::day),
        Unit::Week => {
            // Weeks of a year are those of ISO 8601; weeks of a month lie wholly inside it.
            let (start, end) = if period.precision() == Precision::Year {
                let iso = |date: Date| monday(Date::new(date.year(), 1, 4).ok()?);
                (iso(first)?, plus_days(iso(plus(last, 1, Unit::Year)?)?, -7)?)
            } else {
                let start = monday(plus_days(first, 6)?)?;
                (start, plus_days(monday(plus_days(last, 1)?)?, -7)?)
            };
            let week = pick(start, end, 7)?;
            Some(Edtf::days(week, plus_days(week, 6)?))
        }
        Unit::Weekend => {
            let start = plus_days(monday(plus_days(first, 1)?)?, 5)?;
            let weekend = pick(start, last, 7)?;
            Some(Edtf::days(weekend, plus_days(weekend, 1)?))
        }
        Unit::Half if (1..=2).contains(&nth) => {
            let length = first.until(last).ok()?.get_days() + 1;
            let middle = plus_days(first, length / 2)?;
            Some(if nth == 1 { Edtf::days(first, plus_days(middle, -1)?) } else { Edtf::days(middle, last) })
        }
        unit @ (Unit::Month | Unit::Quarter) => {
            let size = if unit == Unit::Month { 1 } else { 3 };
            let months = (i32::from(last.year()) - i32::from(first.year())) * 12 + i32::from(last.month()) - i32::from(first.month()) + 1;
            let index = if nth > 0 { nth - 1 } else { months / size + nth };
            let start = plus(first.first_of_month(), index.checked_mul(size)?, Unit::Month)?;
            let fits = index >= 0 && index < months / size;
            let end = plus(start, size - 1, Unit::Month)?.last_of_month();
            fits.then(|| Edtf::days(start, end))
        }
        _ => None,
    }
}

/// First day of a resolved date.
pub(super) fn first_day(edtf: &Edtf) -> Option<Date> {
    edtf.bounds()?.0
}

/// Both ends closed.
pub(super) fn closed(edtf: &Edtf) -> Option<Days> {
    let (first, last) = edtf.bounds()?;
    Some((first?, last?))
}

/// True when the start does not come after the end.
pub(super) fn in_order(edtf: &Edtf) -> bool {
    match (edtf.start(), edtf.end(), edtf.bounds()) {
        (End::At(_), End::At(_), Some((Some(first), Some(last)))) => first <= last,
        _ => true,
    }
}
