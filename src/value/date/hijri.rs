//! Hijri dates, read by the Umm al-Qura calendar.

use icu_calendar::cal::Hijri;
use jiff::civil::Date;

type Calendar = Hijri<icu_calendar::cal::hijri::UmmAlQura>;

fn to_civil(date: icu_calendar::Date<Calendar>) -> Option<Date> {
    let iso = date.to_calendar(icu_calendar::Iso);
    Date::new(i16::try_from(iso.year().extended_year()).ok()?, iso.month().ordinal as i8, iso.day_of_month().0 as i8).ok()
}

/// The day of a Hijri year, month and day.
pub(super) fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    to_civil(icu_calendar::Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?)
}

/// First and last day of a Hijri month.
pub(super) fn month(year: i32, month: u8) -> Option<(Date, Date)> {
    let first = icu_calendar::Date::try_new_hijri_with_calendar(year, month, 1, Hijri::new_umm_al_qura()).ok()?;
    let start = to_civil(first)?;
    Some((start, super::period::plus_days(start, i32::from(first.days_in_month()) - 1)?))
}

/// First and last day of a Hijri year.
pub(super) fn year(year: i32) -> Option<(Date, Date)> {
    Some((month(year, 1)?.0, month(year, 12)?.1))
}

/// The Hijri years whose months can begin in a Gregorian year.
pub(super) fn years_in(gregorian: i16) -> std::ops::RangeInclusive<i32> {
    let near = (i32::from(gregorian) - 622) * 33 / 32;
    near - 1..=near + 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umm_al_qura_days() {
        assert_eq!(day(1445, 9, 15).unwrap().to_string(), "2024-03-25");
        assert_eq!(day(1441, 1, 1).unwrap().to_string(), "2019-08-31");
        assert_eq!(month(1440, 9).map(|(a, b)| (a.to_string(), b.to_string())).unwrap(), ("2019-05-06".into(), "2019-06-03".into()));
        assert!(day(1445, 13, 1).is_none());
    }
}
