//! The source's own date, narrowed by what its text says of it.
//!
//! "Today, Saturday 30 August 2025" settles it; "yesterday, Sunday", "this December" and "the current year 2021" each
//! leave fewer days. Only a stated year makes the set finite, so without one nothing is narrowed and nothing invented.

use super::edtf::Edtf;
use super::meaning::{Calendar, Meaning, MonthRef, YearRef};
use super::period::plus_days;
use super::resolve::weekday_name;
use super::{Anchor, DateMention};
use crate::lang::date_words::direction;
use crate::lang::{LanguagePack, Lexed};
use jiff::civil::Date;
use std::ops::Range;

/// Something that the text says of its own date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clue {
    /// The source is of this day.
    Day(Date),
    /// Of this year.
    Year(i16),
    /// Of this month.
    Month(u8),
    /// Of this day of the week, Monday 1.
    Weekday(u8),
    /// Of this day of some month and year: "today, 30 August".
    DayOfMonth(u8, u8),
}

/// One phrase that narrowed the date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnchorClue {
    /// Tokens of the phrase.
    pub tokens: Range<usize>,
    /// What follows from it.
    pub because: String,
    /// It was left out because it contradicts what came before.
    pub contradicts: bool,
}

/// The narrowed date and the phrases that narrowed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NarrowedAnchor {
    /// Known, candidates, or unknown.
    pub anchor: Anchor,
    /// The evidence, in the order of the text.
    pub evidence: Vec<AnchorClue>,
}

/// Most candidates worth keeping: the days of one year.
const MOST_CANDIDATES: usize = 366;

impl Clue {
    fn fits(self, date: Date) -> bool {
        match self {
            Clue::Day(day) => day == date,
            Clue::Year(year) => date.year() == year,
            Clue::Month(month) => date.month() as u8 == month,
            Clue::Weekday(weekday) => date.weekday().to_monday_one_offset() as u8 == weekday,
            Clue::DayOfMonth(month, day) => (date.month() as u8, date.day() as u8) == (month, day),
        }
    }

    fn because(self) -> String {
        match self {
            Clue::Day(day) => format!("the source is of {day}"),
            Clue::Year(year) => format!("the source is of {year}"),
            Clue::Month(month) => format!("the source is of {}", month_name(month)),
            Clue::Weekday(weekday) => format!("the source is of a {}", weekday_name(weekday)),
            Clue::DayOfMonth(month, day) => format!("the source is of {day} {}", month_name(month)),
        }
    }
}

fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 12] =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    NAMES.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("an unknown month")
}

/// What a phrase says of the source's date.
pub(super) fn clues(meaning: &Meaning) -> Vec<Clue> {
    match meaning {
        Meaning::RelativeDay { days, beside: Some(beside) } => match **beside {
            Meaning::Calendar(calendar) => beside_day(*days, &calendar),
            _ => Vec::new(),
        },
        Meaning::Calendar(calendar) => current(calendar),
        Meaning::Part { of, .. } | Meaning::Rest(of) | Meaning::About(of) => clues(of),
        Meaning::Range(a, b) => clues(a).into_iter().chain(clues(b)).collect(),
        _ => Vec::new(),
    }
}

fn current(calendar: &Calendar) -> Vec<Clue> {
    let mut out = Vec::new();
    if let Some(YearRef::Current(year)) = calendar.year {
        out.push(Clue::Year(year));
    }
    if let (Some(MonthRef::Named(month)), Some(direction::THIS)) = (calendar.month, calendar.direction) {
        out.push(Clue::Month(month));
    }
    out
}

fn beside_day(days: i32, calendar: &Calendar) -> Vec<Clue> {
    let back = |date: Date| plus_days(date, -days);
    if let (Some(MonthRef::Named(month)), Some(day)) = (calendar.month, calendar.day) {
        let year = match calendar.year {
            Some(YearRef::Stated(year) | YearRef::Current(year)) => Some(year),
            _ => None,
        };
        // Any year will do to step from one day of the year to another, but for the end of February.
        let date = Date::new(year.unwrap_or(2001), month as i8, day as i8).ok().and_then(back);
        return date
            .map(|date| if year.is_some() { Clue::Day(date) } else { Clue::DayOfMonth(date.month() as u8, date.day() as u8) })
            .into_iter()
            .collect();
    }
    let weekday = calendar.weekday.map(|weekday| Clue::Weekday((i32::from(weekday) - 1 - days).rem_euclid(7) as u8 + 1));
    weekday.into_iter().collect()
}

/// Narrows the source's date by the text itself.
///
/// Phrases are taken in order; one that contradicts those before it (a teaser of another article, left on the page) is
/// reported and left out.
pub fn narrow_anchor(lexed: &Lexed<'_>, pack: &LanguagePack, range: Range<usize>) -> NarrowedAnchor {
    narrow_by(&super::recognise(lexed, pack, &Anchor::Unknown, range))
}

fn narrow_by(mentions: &[DateMention]) -> NarrowedAnchor {
    let mut found: Vec<(Clue, &DateMention)> =
        mentions.iter().flat_map(|mention| mention.clues.iter().map(move |clue| (*clue, mention))).collect();
    // The finite clues first: a whole date, else a year.
    let year = found.iter().find_map(|(clue, _)| match clue {
        Clue::Day(date) => Some(date.year()),
        Clue::Year(year) => Some(*year),
        _ => None,
    });
    let mut out = NarrowedAnchor::default();
    let mut days: Vec<Date> = match year {
        Some(year) => Date::new(year, 1, 1)
            .into_iter()
            .flat_map(|first| first.series(jiff::Span::new().days(1)))
            .take_while(|d| d.year() == year)
            .collect(),
        None => Vec::new(),
    };
    found.sort_by_key(|(clue, mention)| (!matches!(clue, Clue::Day(_)), mention.first));
    for (clue, mention) in found {
        let left: Vec<Date> = days.iter().copied().filter(|date| clue.fits(*date)).collect();
        let contradicts = left.is_empty() && !days.is_empty();
        if !contradicts {
            days = left;
        }
        out.evidence.push(AnchorClue { tokens: mention.first..mention.end, because: clue.because(), contradicts });
    }
    out.evidence.sort_by_key(|clue| clue.tokens.start);
    out.anchor = match days.len() {
        0 => Anchor::Unknown,
        1 => Anchor::Known(days[0]),
        2..=MOST_CANDIDATES => Anchor::Candidates(days),
        _ => Anchor::Unknown,
    };
    out
}

/// What holds for every candidate: the same value for all, else what they share.
pub(super) fn shared(resolved: &[Edtf]) -> Option<(Edtf, bool)> {
    let first = *resolved.first()?;
    if resolved.iter().all(|edtf| *edtf == first) {
        return Some((first, false));
    }
    if resolved.iter().all(|edtf| edtf.without_year() == first.without_year()) {
        return Some((first.without_year(), true));
    }
    let bounds: Vec<_> = resolved.iter().filter_map(Edtf::bounds).collect();
    let start = bounds.iter().map(|(a, _)| *a).min()??;
    let end = bounds.iter().filter_map(|(_, b)| *b).max()?;
    Some((Edtf::days(start, end).uncertain(), true))
}
