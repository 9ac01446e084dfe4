//! Dates written in digits and marks: `2021-12-09`, `9/12/2021`, `12/2021`, `22/04`, `2014-2018`.
//!
//! A day and a month that could be swapped are read in the language's order; a number above twelve settles it. Short
//! forms that are more often something else (a score, a fraction, a decimal) need a preposition and the end of the phrase.

use crate::lang::date_words::NumericOrder;
use crate::text::{TokenKind, Tokens};

/// A numeric date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NumericDate {
    pub year: Option<i16>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// Last year of a span of years.
    pub last_year: Option<i16>,
}

/// What stands around the digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// A preposition that takes a day stands directly before.
    pub after_preposition: bool,
    pub order: NumericOrder,
}

struct Piece {
    value: u32,
    digits: usize,
}

fn piece(tokens: &Tokens<'_>, index: usize) -> Option<Piece> {
    let folded = tokens.folded(index);
    if tokens.kind(index) != Some(TokenKind::Digits) || folded.len() > 4 {
        return None;
    }
    Some(Piece { value: folded.parse().ok()?, digits: folded.len() })
}

fn separator(mark: char) -> Option<char> {
    match mark {
        '/' | '.' => Some(mark),
        '-' | '–' | '‑' | '‐' | '−' | '—' => Some('-'),
        _ => None,
    }
}

/// Reads a numeric date at the token `index`; gives one past its last token.
pub(super) fn read(tokens: &Tokens<'_>, index: usize, around: Around) -> Option<(NumericDate, usize)> {
    let first = piece(tokens, index)?;
    if goes_back(tokens, index) {
        return None;
    }
    let sep = separator(tokens.mark(index + 1))?;
    let second = piece(tokens, index + 2)?;
    let glued = tokens[index + 1].glued && tokens[index + 2].glued;
    if !glued {
        return spaced(tokens, index, &first, &second);
    }
    let third = Some(index + 4).filter(|&at| separator(tokens.mark(at - 1)) == Some(sep) && tokens[at - 1].glued);
    if let Some(third) = third.and_then(|at| piece(tokens, at)).filter(|_| tokens[index + 4].glued) {
        if goes_on(tokens, index + 4) {
            return None;
        }
        return three(&first, &second, &third, sep, around.order).map(|date| (date, index + 5));
    }
    // "08/12,2015": the year follows a comma.
    if sep == '/' && matches!(tokens.mark(index + 3), ',' | '،') && tokens.get(index + 4).is_some_and(|t| t.glued) {
        let year = piece(tokens, index + 4).filter(|year| year.digits == 4)?;
        return three(&first, &second, &year, sep, around.order).map(|date| (date, index + 5));
    }
    if goes_on(tokens, index + 2) {
        return None;
    }
    two(tokens, index, &first, &second, sep, around).map(|date| (date, index + 3))
}

/// The digits continue a longer run of digits and marks, or a word.
fn goes_back(tokens: &Tokens<'_>, index: usize) -> bool {
    if index == 0 || !tokens[index].glued {
        return false;
    }
    let before = tokens.mark(index - 1);
    if tokens[index - 1].kind == TokenKind::Word || matches!(before, '$' | '€' | '£' | '#' | '+' | '@' | '=') {
        return true;
    }
    let joins = separator(before).is_some() || matches!(before, ':' | ',' | '٫' | '٬');
    joins && tokens[index - 1].glued && index >= 2 && matches!(tokens[index - 2].kind, TokenKind::Digits | TokenKind::Word)
}

fn goes_on(tokens: &Tokens<'_>, last: usize) -> bool {
    let Some(next) = tokens.get(last + 1).filter(|next| next.glued) else { return false };
    if next.kind == TokenKind::Word {
        // "2021-12-09T10:15:00Z" goes on to the time of day.
        let time = tokens.folded(last + 1) == "t" && tokens.get(last + 2).is_some_and(|t| t.glued && t.kind == TokenKind::Digits);
        return tokens.original(last + 1).is_ascii() && !time;
    }
    let joins = separator(next.mark).is_some() || matches!(next.mark, ':' | ',' | '٫' | '٬');
    matches!(next.mark, '%' | '٪') || (joins && tokens.get(last + 2).is_some_and(|t| t.glued && t.kind == TokenKind::Digits))
}

fn three(first: &Piece, second: &Piece, third: &Piece, sep: char, order: NumericOrder) -> Option<NumericDate> {
    let small = |piece: &Piece| piece.digits <= 2;
    if first.digits == 4 && small(second) && small(third) {
        let (month, day) = if second.value > 12 { (third, second) } else { (second, third) };
        return full(first.value as i16, month.value, day.value);
    }
    let short = third.digits == 2 && (sep != '.' || first.digits + second.digits == 4);
    if !small(first) || !small(second) || !(third.digits == 4 || short) {
        return None;
    }
    let year = if third.digits == 4 { third.value as i16 } else { whole_year(third.value) };
    let (day, month) = day_and_month(first.value, second.value, order)?;
    full(year, month, day)
}

/// The year that two digits stand for.
pub(super) fn whole_year(short: u32) -> i16 {
    (if short < 50 { 2000 + short } else { 1900 + short }) as i16
}

fn full(year: i16, month: u32, day: u32) -> Option<NumericDate> {
    let fits = (1000..=2999).contains(&year) && (1..=12).contains(&month);
    let month = month as u8;
    let days = 1..=u32::from(super::edtf::days_in_month(Some(year), month));
    (fits && days.contains(&day)).then_some(NumericDate { year: Some(year), month: Some(month), day: Some(day as u8), last_year: None })
}

fn day_and_month(first: u32, second: u32, order: NumericOrder) -> Option<(u32, u32)> {
    let day_first = match (first, second) {
        (1..=12, 1..=12) => order == NumericOrder::DayMonth,
        (13..=31, 1..=12) => true,
        (1..=12, 13..=31) => false,
        _ => return None,
    };
    Some(if day_first { (first, second) } else { (second, first) })
}

fn month_of(year: &Piece, month: &Piece) -> Option<NumericDate> {
    let fits = year.digits == 4 && (1000..=2999).contains(&year.value) && month.digits <= 2 && (1..=12).contains(&month.value);
    fits.then_some(NumericDate { year: Some(year.value as i16), month: Some(month.value as u8), day: None, last_year: None })
}

fn years(first: &Piece, second: &Piece) -> Option<NumericDate> {
    let last = if second.digits == 2 { first.value / 100 * 100 + second.value } else { second.value };
    let fits = first.digits == 4 && (1800..=2100).contains(&first.value) && last > first.value && last <= first.value + 60;
    fits.then_some(NumericDate { year: Some(first.value as i16), month: None, day: None, last_year: Some(last as i16) })
}

/// `2016 - 11`, `2014 – 2018`: only where no counted noun can follow.
fn spaced(tokens: &Tokens<'_>, index: usize, first: &Piece, second: &Piece) -> Option<(NumericDate, usize)> {
    let followed = tokens.kind(index + 3) == Some(TokenKind::Word) || goes_on(tokens, index + 2);
    if followed || tokens.mark(index + 1) == '.' {
        return None;
    }
    let date = if second.digits == 4 && first.digits == 4 {
        years(first, second)
    } else {
        month_of(first, second).or_else(|| month_of(second, first))
    };
    date.map(|date| (date, index + 3))
}

fn two(tokens: &Tokens<'_>, index: usize, first: &Piece, second: &Piece, sep: char, around: Around) -> Option<NumericDate> {
    let phrase_ends = !matches!(tokens.kind(index + 3), Some(TokenKind::Word | TokenKind::Digits));
    if first.digits == 4 || second.digits == 4 {
        if sep == '.' && !phrase_ends {
            return None;
        }
        let month = month_of(first, second).or_else(|| month_of(second, first));
        return month.or_else(|| if sep == '.' { None } else { years(first, second) });
    }
    if first.digits > 2 || second.digits > 2 {
        return None;
    }
    let settled = first.value > 12 || second.value > 12;
    let padded = first.digits == 2 && second.digits == 2 && (first.value < 10 || second.value < 10);
    let stands = match sep {
        '/' => padded || around.after_preposition || (settled && phrase_ends),
        _ => settled && phrase_ends && around.after_preposition,
    };
    let (day, month) = day_and_month(first.value, second.value, around.order).filter(|_| stands)?;
    let days = 1..=u32::from(super::edtf::days_in_month(None, month as u8));
    days.contains(&day).then_some(NumericDate { year: None, month: Some(month as u8), day: Some(day as u8), last_year: None })
}
