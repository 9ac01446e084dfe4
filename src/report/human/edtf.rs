//! Reads as much of EDTF (ISO 8601-2) as a date needs to be said in words. What it cannot read is shown as it stands.

/// One end of a date: what is known of year, month and day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Moment {
    pub year: Year,
    pub month: Part,
    pub day: Part,
    /// Clock time and offset as stated, such as `12:08Z`.
    pub time: Option<String>,
    /// `?`: the source of the date is in doubt.
    pub uncertain: bool,
    /// `~`: the date is approximate.
    pub approximate: bool,
}

/// The year of a [`Moment`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Year {
    /// `XXXX`.
    #[default]
    Unstated,
    /// A year.
    Known(i32),
    /// `201X`: the first year.
    Decade(i32),
    /// `20XX`: the first year.
    Century(i32),
}

/// Month or day of a [`Moment`]; a "month" above 12 is a season, quarter or half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// The date ends before it.
    #[default]
    Absent,
    /// `XX`.
    Unstated,
    /// A number.
    Known(u8),
}

/// A whole EDTF expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Expression {
    One(Moment),
    /// Start and end; `None` is open.
    Interval(Option<Moment>, Option<Moment>),
    /// One of these (`[…]`) or all of these (`{…}`).
    Set(Vec<Expression>, Choice),
}

/// What a set means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    OneOf,
    AllOf,
}

/// Parses `text`; `None` where it is not of the forms that dates take here.
pub(super) fn parse(text: &str) -> Option<Expression> {
    let text = text.trim();
    for (open, close, choice) in [('[', ']', Choice::OneOf), ('{', '}', Choice::AllOf)] {
        if let Some(inner) = text.strip_prefix(open).and_then(|t| t.strip_suffix(close)) {
            let members: Option<Vec<_>> = inner.split(',').map(|member| plain(member.trim())).collect();
            return members.map(|members| Expression::Set(members, choice));
        }
    }
    plain(text)
}

/// An expression outside a set: a moment, `a/b`, or `a..b` inside sets.
fn plain(text: &str) -> Option<Expression> {
    let ends = text.split_once('/').or_else(|| text.split_once("..").filter(|(a, b)| !a.is_empty() || !b.is_empty()));
    let Some((start, end)) = ends else { return moment(text).map(Expression::One) };
    let side = |text: &str| if matches!(text, "" | "..") { Some(None) } else { moment(text).map(Some) };
    match (side(start)?, side(end)?) {
        (None, None) => None,
        (start, end) => Some(Expression::Interval(start, end)),
    }
}

fn moment(text: &str) -> Option<Moment> {
    let mut moment = Moment { uncertain: text.contains(['?', '%']), approximate: text.contains(['~', '%']), ..Moment::default() };
    let bare = text.replace(['?', '~', '%'], "");
    let date = match bare.split_once('T') {
        Some((date, time)) => {
            moment.time = Some(time.to_string()).filter(|t| !t.is_empty());
            date
        }
        None => &bare,
    };
    let (negative, date) = date.strip_prefix('-').map_or((false, date), |rest| (true, rest));
    let mut parts = date.split('-');
    moment.year = year(parts.next()?, negative)?;
    moment.month = parts.next().map_or(Some(Part::Absent), |p| part(p, 41))?;
    moment.day = parts.next().map_or(Some(Part::Absent), |p| part(p, 31))?;
    parts.next().is_none().then_some(moment)
}

fn year(text: &str, negative: bool) -> Option<Year> {
    if text.len() != 4 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'X') {
        return None;
    }
    let known = text.trim_end_matches('X');
    if known.contains('X') {
        return None;
    }
    let value: i32 = if known.is_empty() { 0 } else { known.parse().ok()? };
    let value = if negative { -value } else { value };
    match known.len() {
        4 => Some(Year::Known(value)),
        3 => Some(Year::Decade(value * 10)),
        2 => Some(Year::Century(value * 100)),
        0 => Some(Year::Unstated),
        _ => None,
    }
}

fn part(text: &str, highest: u8) -> Option<Part> {
    match text {
        "XX" => Some(Part::Unstated),
        _ if text.len() == 2 => text.parse().ok().filter(|n| (1..=highest).contains(n)).map(Part::Known),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "soon", "21-12-09", "2021-13-09-1", "2021-99", "2021-12-32", "/", "../..", "2X21", "[2021,", "2021-1"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn parts_and_marks() {
        let Some(Expression::One(moment)) = parse("XXXX-12-09?") else { panic!("a moment") };
        assert_eq!((moment.year, moment.month, moment.day), (Year::Unstated, Part::Known(12), Part::Known(9)));
        assert!(moment.uncertain && !moment.approximate);
        let Some(Expression::Interval(None, Some(end))) = parse("../2021-12-31") else { panic!("an open interval") };
        assert_eq!(end.year, Year::Known(2021));
        assert!(matches!(parse("[2021-12-26,2021-12-27]"), Some(Expression::Set(members, Choice::OneOf)) if members.len() == 2));
    }
}
