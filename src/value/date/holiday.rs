//! Holidays that fall on a fixed day, on the nth weekday of a month, on a day counted from Easter, or on a day of the
//! Hijri year.

use super::hijri;
use super::period::{closed, edtf_of, nth_of, plus_days, unit_days};
use crate::lang::date_words::{HolidayRule, Unit};
use jiff::civil::Date;

/// Every day of a Gregorian year on which the holiday falls (a Hijri one can fall twice, or not at all).
pub(super) fn days_in(rule: HolidayRule, year: i16) -> Vec<Date> {
    match rule {
        HolidayRule::Fixed(month, day) => Date::new(year, month as i8, day as i8).into_iter().collect(),
        HolidayRule::Easter(days) => easter(year).and_then(|sunday| plus_days(sunday, i32::from(days))).into_iter().collect(),
        HolidayRule::OrthodoxEaster(days) => {
            orthodox_easter(year).and_then(|sunday| plus_days(sunday, i32::from(days))).into_iter().collect()
        }
        HolidayRule::Weekday { month, nth, weekday, days } => {
            nth_weekday(year, month, nth, weekday).and_then(|date| plus_days(date, i32::from(days))).into_iter().collect()
        }
        HolidayRule::Hijri(month, day) => {
            let days = hijri::years_in(year).filter_map(|hijri_year| hijri::day(hijri_year, month, day));
            days.filter(|date| date.year() == year).collect()
        }
    }
}

fn nth_weekday(year: i16, month: u8, nth: i8, weekday: u8) -> Option<Date> {
    let month = unit_days(Date::new(year, month as i8, 1).ok()?, Unit::Month, 0)?;
    Some(closed(&nth_of(&edtf_of(month, Unit::Month), i32::from(nth), Some(weekday), None)?)?.0)
}

/// Easter Sunday of the Eastern churches: reckoned by the Julian calendar, which falls behind by three days in 400 years.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y % 4, y % 7);
    let d = (19 * a + 15) % 30;
    let e = (2 * b + 4 * c - d + 34) % 7;
    let days = d + e + 114;
    let julian = Date::new(year, (days / 31) as i8, (days % 31 + 1) as i8).ok()?;
    plus_days(julian, y / 100 - y / 400 - 2)
}

/// Easter Sunday of the Western churches.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    Date::new(year, (days / 31) as i8, (days % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_sundays() {
        for (year, day) in [(2013, "2013-03-31"), (2021, "2021-04-04"), (2024, "2024-03-31"), (2038, "2038-04-25")] {
            assert_eq!(easter(year).unwrap().to_string(), day);
        }
    }

    #[test]
    fn orthodox_easter_sundays() {
        for (year, day) in [(1997, "1997-04-27"), (2013, "2013-05-05"), (2017, "2017-04-16"), (2021, "2021-05-02"), (2024, "2024-05-05")] {
            assert_eq!(orthodox_easter(year).unwrap().to_string(), day);
        }
    }

    #[test]
    fn weekdays_of_a_month() {
        let day = |month, nth, weekday, days| days_in(HolidayRule::Weekday { month, nth, weekday, days }, 2021)[0].to_string();
        assert_eq!(day(11, 4, 4, 0), "2021-11-25");
        assert_eq!(day(11, 4, 4, 1), "2021-11-26");
        assert_eq!(day(5, -1, 1, 0), "2021-05-31");
    }

    #[test]
    fn feasts_of_the_hijri_year() {
        assert_eq!(days_in(HolidayRule::Hijri(10, 1), 2013)[0].to_string(), "2013-08-08");
        assert_eq!(days_in(HolidayRule::Hijri(12, 10), 2013)[0].to_string(), "2013-10-15");
    }
}
