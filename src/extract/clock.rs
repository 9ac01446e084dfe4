//! A clock time with its zone beside a date: the same moment is another day elsewhere, so the value keeps both.

use super::view::View;
use crate::text::TokenKind;
use crate::text::fold::fold;
use crate::value::date::DateMention;
use std::ops::Range;

/// Words that may part a clock time and its date ("at 22:00 GMT on Thursday", "في الساعة 22:00 من يوم الخميس").
const BETWEEN: usize = 3;

/// The date with the clock time that stands beside it and names its zone: `2020-01-02T22:00Z`. `None` where there is none, and
/// for dates that are no single day.
pub fn with_clock(view: &View<'_>, date: &DateMention) -> Option<String> {
    let edtf = date.edtf.to_string();
    if edtf.len() != 10 || edtf.ends_with('X') {
        return None;
    }
    let time = (view.first..view.end).find_map(|at| {
        let (minutes, end) = time_at(view, at)?;
        let (zone, end) = zone_at(view, end)?;
        let near = |gap: Range<usize>| {
            gap.len() <= BETWEEN
                && gap
                    .clone()
                    .all(|i| view.lexed.tokens.kind(i) != Some(TokenKind::Digits) && !matches!(view.lexed.tokens.mark(i), ';' | '؛'))
                && view.clause_of(gap.start) == view.clause_of(gap.end.min(view.end - 1))
        };
        let beside = end <= date.first && near(end..date.role_first.max(end)) || date.end <= at && near(date.end..at);
        beside.then(|| format!("T{:02}:{:02}{}", minutes / 60, minutes % 60, offset(zone)))
    })?;
    Some(edtf + &time)
}

/// A clock time at a token, in minutes of the day, and where it ends: `22:00`, `2200`, "10 pm".
fn time_at(view: &View<'_>, at: usize) -> Option<(u32, usize)> {
    let tokens = &view.lexed.tokens;
    let digits = |at: usize| {
        let text = tokens.folded(at);
        (at < view.end && tokens.kind(at) == Some(TokenKind::Digits) && text.len() <= 4).then(|| text.parse::<u32>().ok()).flatten()
    };
    let whole = digits(at)?;
    if at > view.first && tokens.mark(at - 1) == ':' {
        return None;
    }
    let parted = matches!(tokens.mark(at + 1), ':' | '.') && tokens[at + 1].glued;
    let (hour, minute, end) = match digits(at + 2).filter(|_| parted && tokens.folded(at + 2).len() == 2) {
        Some(minute) => (whole, minute, at + 3),
        None if tokens.folded(at).len() == 4 => (whole / 100, whole % 100, at + 1),
        None => (whole, 0, at + 1),
    };
    let clock = &view.language.pack.clock;
    let (hour, end) = match (phrase_at(view, end, &clock.morning), phrase_at(view, end, &clock.evening)) {
        (Some(end), _) => (hour % 12, end),
        (None, Some(end)) if hour < 12 => (hour + 12, end),
        (None, Some(end)) => (hour, end),
        // A bare number and a zone: "1200 GMT" and "8 GMT" are both written.
        (None, None) => (hour, end),
    };
    (hour < 24 && minute < 60).then_some((hour * 60 + minute, end))
}

/// The zone named at a token, in minutes ahead of UTC, and where it ends.
fn zone_at(view: &View<'_>, at: usize) -> Option<(i32, usize)> {
    let at = if matches!(view.lexed.tokens.mark(at), '(' | ',' | '،') { at + 1 } else { at };
    let named = |(minutes, phrases): (&String, &Vec<String>)| Some((minutes.parse().ok()?, phrase_at(view, at, phrases)?));
    view.language.pack.clock.zones.iter().find_map(named)
}

/// Where one of the phrases that begins at a token ends, its full stops and bracket included.
fn phrase_at(view: &View<'_>, at: usize, phrases: &[String]) -> Option<usize> {
    let text = |end: usize| fold(view.text(at..end));
    let ends = at + 1..=(at + 4).min(view.end);
    let end = ends.rev().find(|&end| at < view.end && phrases.iter().any(|phrase| fold(phrase) == text(end)))?;
    Some(end + usize::from(matches!(view.lexed.tokens.mark(end), '.' | ')') && end + 1 < view.end))
}

fn offset(minutes: i32) -> String {
    if minutes == 0 {
        return "Z".to_owned();
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}
