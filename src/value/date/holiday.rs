//! Holidays that fall on a fixed day, on a day counted from Easter, or on a day of the Hijri year.

use super::hijri;
use super::period::plus_days;
use crate::lang::date_words::HolidayRule;
use jiff::civil::Date;

/// Every day of a Gregorian year on which the holiday falls (a Hijri one can fall twice, or not at all).
pub(super) fn days_in(rule: HolidayRule, year: i16) -> Vec<Date> {
    match rule {
        HolidayRule::Fixed(month, day) => Date::new(year, month as i8, day as i8).into_iter().collect(),
        HolidayRule::Easter(days) => easter(year).and_then(|sunday| plus_days(sunday, i32::from(days))).into_iter().collect(),
        HolidayRule::Hijri(month, day) => {
            let days = hijri::years_in(year).filter_map(|hijri_year| hijri::day(hijri_year, month, day));
            days.filter(|date| date.year() == year).collect()
        }
    }
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
    fn feasts_of_the_hijri_year() {
        assert_eq!(days_in(HolidayRule::Hijri(10, 1), 2013)[0].to_string(), "2013-08-08");
        assert_eq!(days_in(HolidayRule::Hijri(12, 10), 2013)[0].to_string(), "2013-10-15");
    }
}
