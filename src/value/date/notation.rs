//! EDTF as text: written, and read back.

use super::edtf::{Edtf, End, Partial, Year, days_in_month};
use std::fmt;
use std::str::FromStr;

/// A text that is no EDTF date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdtfError(String);

impl fmt::Display for EdtfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not an EDTF date (such as 2021-12-09, 2021-12, XXXX-12-09, 2014-22, 202X, 2021-01/2021-03, ../2025)", self.0)
    }
}

impl std::error::Error for EdtfError {}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The sign of a year before the year zero is none of its four digits.
        if let Year::Full(year) | Year::Decade(year) | Year::Century(year) = self.year
            && year < 0
        {
            f.write_str("-")?;
        }
        match self.year {
            Year::Full(year) => write!(f, "{:04}", year.unsigned_abs())?,
            Year::Decade(year) => write!(f, "{:03}X", year.unsigned_abs() / 10)?,
            Year::Century(year) => write!(f, "{:02}XX", year.unsigned_abs() / 100)?,
            Year::Unstated => f.write_str("XXXX")?,
        }
        for part in [self.month, self.day].into_iter().flatten() {
            if part == 0 { f.write_str("-XX")? } else { write!(f, "-{part:02}")? }
        }
        match (self.uncertain, self.approximate) {
            (true, true) => f.write_str("%"),
            (true, false) => f.write_str("?"),
            (false, true) => f.write_str("~"),
            (false, false) => Ok(()),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |end: &End, f: &mut fmt::Formatter<'_>| match end {
            End::Open => f.write_str(".."),
            End::At(partial) => write!(f, "{partial}"),
        };
        match self {
            Edtf::Single(partial) => write!(f, "{partial}"),
            Edtf::Interval(first, last) => {
                end(first, f)?;
                f.write_str("/")?;
                end(last, f)
            }
        }
    }
}

impl FromStr for Partial {
    type Err = ();
    fn from_str(text: &str) -> Result<Partial, ()> {
        let body = text.trim_end_matches(['~', '?', '%']);
        let marks = &text[body.len()..];
        if marks.len() > 1 {
            return Err(());
        }
        let (sign, body) = body.strip_prefix('-').map_or((1, body), |body| (-1, body));
        let mut parts = body.split('-');
        let year = parts.next().ok_or(())?;
        if year.len() != 4 || !year.is_ascii() {
            return Err(());
        }
        let digits = |text: &str| if text.bytes().all(|b| b.is_ascii_digit()) { text.parse::<i16>().map_err(|_| ()) } else { Err(()) };
        let year = match year.trim_end_matches('X') {
            "" if sign == 1 => Year::Unstated,
            full if full.len() == 4 => Year::Full(digits(full)? * sign),
            decade if decade.len() == 3 => Year::Decade(digits(decade)? * 10 * sign),
            century if century.len() == 2 => Year::Century(digits(century)? * 100 * sign),
            _ => return Err(()),
        };
        let two = |text: Option<&str>| match text {
            None => Ok(None),
            Some("XX") => Ok(Some(0)),
            Some(text) if text.len() == 2 => Ok(Some(digits(text)? as u8)),
            Some(_) => Err(()),
        };
        let (month, day) = (two(parts.next())?, two(parts.next())?);
        let partial = Partial { year, month, day, approximate: matches!(marks, "~" | "%"), uncertain: matches!(marks, "?" | "%") };
        let month_fits = matches!(month, None | Some(0..=12 | 21..=24));
        let day_fits = match (month, day) {
            (_, None | Some(0)) | (Some(0), Some(1..=31)) => true,
            (Some(month @ 1..=12), Some(day)) => (1..=days_in_month(partial.full_year(), month)).contains(&day),
            _ => false,
        };
        // A month or day inside an unstated decade has no reading.
        let shape_fits = month.is_none() || matches!(year, Year::Full(_) | Year::Unstated);
        if parts.next().is_some() || !month_fits || !day_fits || !shape_fits { Err(()) } else { Ok(partial) }
    }
}

impl FromStr for Edtf {
    type Err = EdtfError;
    fn from_str(text: &str) -> Result<Edtf, EdtfError> {
        let error = || EdtfError(text.to_owned());
        let end = |part: &str| match part {
            "" | ".." => Ok(End::Open),
            part => part.parse().map(End::At).map_err(|()| error()),
        };
        match text.trim().split_once('/') {
            None => text.trim().parse().map(Edtf::Single).map_err(|()| error()),
            Some((first, last)) => match (end(first)?, end(last)?) {
                (End::Open, End::Open) => Err(error()),
                (first, last) => Ok(Edtf::Interval(first, last)),
            },
        }
    }
}

impl Edtf {
    /// Reads an EDTF text.
    pub fn parse(text: &str) -> Result<Edtf, EdtfError> {
        text.parse()
    }
}
