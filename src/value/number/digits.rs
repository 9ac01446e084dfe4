//! Numbers written in digits: grouping and decimal marks of several scripts, exponents, short scales, fractions.

use super::reader::Reader;
use crate::text::TokenKind;

/// A number in digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digits {
    pub end: usize,
    pub value: f64,
    /// Every other reading of the same digits: "2.500" is 2.5, or 2500 where a full stop groups.
    pub other: Option<f64>,
    /// It has a fraction part, an exponent or a short scale: nothing can be added to it.
    pub closed: bool,
    /// The factor of a short scale (10k).
    pub scale: f64,
    /// How many digits, when it is nothing but one run of them.
    pub width: u32,
}

/// More groups than any number has.
const MOST_GROUPS: usize = 10;

/// One run of digits and the mark before it.
#[derive(Clone, Copy)]
struct Group<'t> {
    mark: char,
    digits: &'t str,
    end: usize,
}

impl Reader<'_> {
    /// Reads the digits at `at`, or a decimal mark with digits right after it.
    pub fn digits(&self, at: usize) -> Option<Digits> {
        if !self.is_digits(at) {
            return self.leading_mark(at);
        }
        let mut groups = [Group { mark: '\0', digits: self.tokens().folded(at), end: at + 1 }; MOST_GROUPS];
        let count = if self.is_inside_list(at) { 1 } else { self.collect_groups(at, &mut groups) };
        let mut read = self.evaluate(&groups[..count]);
        self.exponent(&mut read);
        self.short_scale(at, &mut read);
        Some(read)
    }

    /// `.77`
    fn leading_mark(&self, at: usize) -> Option<Digits> {
        let free = !self.is_glued(at) || self.kind(at.wrapping_sub(1)) == Some(TokenKind::Mark);
        let decimal = matches!(self.mark(at), '.' | '٫') && free && self.is_digits(at + 1) && self.is_glued(at + 1);
        if !decimal || (at > self.start && self.is_digits(at - 1)) {
            return None;
        }
        let value = number(&["0", self.tokens().folded(at + 1)], true)?;
        Some(Digits { end: at + 2, value, other: None, closed: true, scale: 1.0, width: 0 })
    }

    /// The run comes after a mark that has already been read as the mark of a list: "22,24,26".
    fn is_inside_list(&self, at: usize) -> bool {
        at >= self.start + 2
            && self.is_glued(at)
            && self.is_glued(at - 1)
            && self.is_inner_mark(self.mark(at - 1))
            && self.is_digits(at - 2)
    }

    fn is_inner_mark(&self, mark: char) -> bool {
        self.words.marks.decimal.contains(&mark) || self.words.marks.group.contains(&mark)
    }

    fn collect_groups<'t>(&'t self, at: usize, groups: &mut [Group<'t>; MOST_GROUPS]) -> usize {
        let mut count = 1;
        let mut end = at + 1;
        let mut plain_blanks = 0;
        while count < MOST_GROUPS {
            let mark = self.mark(end);
            let group =
                if mark != '\0' && self.is_inner_mark(mark) && self.is_glued(end) && self.is_digits(end + 1) && self.is_glued(end + 1) {
                    Group { mark, digits: self.tokens().folded(end + 1), end: end + 2 }
                } else if let Some(plain) = self.blank_group(end) {
                    plain_blanks += usize::from(plain);
                    Group { mark: ' ', digits: self.tokens().folded(end), end: end + 1 }
                } else {
                    break;
                };
            end = group.end;
            groups[count] = group;
            count += 1;
        }
        // One plain blank is too little to go by, unless the language groups so or the group is no number by itself (000).
        let blanks = groups[1..count].iter().filter(|group| group.mark == ' ').count();
        let filled = groups[1..count].iter().any(|group| group.mark == ' ' && group.digits.starts_with('0'));
        let trusted = plain_blanks == 0 || self.words.marks.blank_groups || blanks >= 2 || filled;
        if !trusted || !is_well_formed(&groups[..count]) {
            count = groups[..count].iter().position(|group| group.mark == ' ').unwrap_or(count);
        }
        if is_well_formed(&groups[..count]) { count } else { 1 }
    }

    /// A group of three after a blank: whether the blank is a plain one.
    fn blank_group(&self, at: usize) -> Option<bool> {
        if !self.is_digits(at) || self.is_glued(at) || self.tokens().folded(at).len() != 3 || !self.is_digits(at - 1) {
            return None;
        }
        let tokens = self.tokens();
        match tokens.text[tokens[at - 1].end as usize..tokens[at].start as usize].trim_matches(crate::text::fold::is_ignorable) {
            " " => Some(true),
            "\u{A0}" | "\u{202F}" | "\u{2009}" => Some(false),
            _ => None,
        }
    }

    fn evaluate(&self, groups: &[Group<'_>]) -> Digits {
        let mut parts = [""; MOST_GROUPS];
        for (part, group) in parts.iter_mut().zip(groups) {
            *part = group.digits;
        }
        let count = groups.len();
        let parts = &parts[..count];
        let end = groups[count - 1].end;
        let width = if count == 1 { groups[0].digits.len() as u32 } else { 0 };
        let mut read = Digits { end, value: 0.0, other: None, closed: false, scale: 1.0, width };
        let mark = groups[count - 1].mark;
        let has_decimals = match count {
            1 => false,
            2 if is_group(groups[0].digits, groups[1].digits) && mark != ' ' => {
                let decimal = self.words.marks.decimal.contains(&mark);
                if decimal && mark != '٫' {
                    read.other = number(parts, false);
                }
                decimal
            }
            _ => mark != ' ' && (count == 2 || groups[1].mark != mark),
        };
        read.closed = has_decimals;
        read.value = number(parts, has_decimals).unwrap_or_default();
        read
    }

    /// `1e10`, `2.5^-1`
    fn exponent(&self, read: &mut Digits) {
        let at = read.end;
        let letter = self.is_word(at) && self.tokens().folded(at) == "e";
        if !self.is_glued(at) || !(letter || self.mark(at) == '^') {
            return;
        }
        let sign = if self.is_glued(at + 1) { self.mark(at + 1) } else { '\0' };
        let digits = at + 1 + usize::from(matches!(sign, '+' | '-' | '−'));
        if !self.is_digits(digits) || !self.is_glued(digits) {
            return;
        }
        let Ok(mut power) = self.tokens().folded(digits).parse::<f64>() else { return };
        if matches!(sign, '-' | '−') {
            power = -power;
        }
        let value = if letter { shifted(read.value, power) } else { read.value.powf(power) };
        if value.is_finite() {
            *read = Digits { end: digits + 1, value, other: None, closed: true, scale: 1.0, width: 0 };
        }
    }

    /// `10k`, `1.2 bn`
    fn short_scale(&self, at: usize, read: &mut Digits) {
        let end = read.end;
        if !self.is_word(end) {
            return;
        }
        let original = self.tokens().original(end);
        let glued = self.is_glued(end);
        let name = self.is_glued(end + 1) && !matches!(self.mark(end + 1), '.' | ',' | '،' | ';' | ')' | '!' | '?' | '؟' | '"' | '”' | '»');
        if name {
            return; // 500 M16 rifles
        }
        let Some(mark) = self.words.marks.scales.iter().find(|mark| mark.text == original && (glued || mark.spaced)) else { return };
        let scaled = times(read.value, mark.value);
        if mark.unsure && !self.is_after_money(at) {
            read.other = Some(scaled);
            return;
        }
        read.value = scaled;
        read.other = None;
        read.scale = mark.value;
        read.end = end + 1;
        read.closed = true;
        read.width = 0;
    }

    /// A currency sign stands right before `at`.
    pub fn is_after_money(&self, at: usize) -> bool {
        at > self.start && is_currency(self.mark(at - 1))
    }

    /// `3/4`, `⅔`, at `at`: value and end.
    pub fn slash_fraction(&self, at: usize) -> Option<(f64, usize)> {
        if self.kind(at) == Some(TokenKind::Mark) {
            return vulgar(self.tokens().original(at)).map(|value| (value, at + 1));
        }
        let slash = self.is_digits(at) && matches!(self.mark(at + 1), '/' | '⁄') && self.is_glued(at + 1) && self.is_digits(at + 2);
        let more = self.is_glued(at + 3) && (matches!(self.mark(at + 3), '/' | '-') && self.is_digits(at + 4));
        let inside = self.is_glued(at) && at >= self.start + 2 && matches!(self.mark(at - 1), '/' | ':');
        if !slash || !self.is_glued(at + 2) || more || inside {
            return None;
        }
        let above: f64 = self.tokens().folded(at).parse().ok()?;
        let below: f64 = self.tokens().folded(at + 2).parse().ok()?;
        (below > 0.0).then(|| (above / below, at + 3))
    }
}

/// A sign of money of any country.
pub fn is_currency(mark: char) -> bool {
    matches!(mark, '$' | '€' | '£' | '¥' | '₪' | '₺' | '₽' | '₹' | '₩' | '¢' | '﷼')
}

/// `value` times `factor`, without the rounding error that 8.2 times a million has in binary.
pub(super) fn times(value: f64, factor: f64) -> f64 {
    let power = factor.log10();
    if value.fract() == 0.0 || power.fract() != 0.0 { value * factor } else { shifted(value, power) }
}

/// `value` times ten to the `power`, as if written `8.2e6`.
fn shifted(value: f64, power: f64) -> f64 {
    format!("{value}e{power}").parse().unwrap_or(value * 10_f64.powf(power))
}

/// The groups can be one number.
fn is_well_formed(groups: &[Group<'_>]) -> bool {
    let count = groups.len();
    if count <= 1 {
        return true;
    }
    if count == 2 {
        return groups[1].mark != ' ' || is_group(groups[0].digits, groups[1].digits);
    }
    let mark = groups[1].mark;
    let last_differs = groups[count - 1].mark != mark;
    let whole = if last_differs { count - 1 } else { count };
    let one_mark = groups[1..whole].iter().all(|group| group.mark == mark);
    if !one_mark || (last_differs && groups[count - 1].mark == ' ') {
        return false;
    }
    let threes = is_group(groups[0].digits, groups[1].digits) && groups[1..whole].iter().all(|group| group.digits.len() == 3);
    let indian = mark == ','
        && whole >= 3
        && groups[0].digits.len() <= 2
        && groups[1..whole - 1].iter().all(|group| group.digits.len() == 2)
        && groups[whole - 1].digits.len() == 3;
    threes || indian
}

fn is_group(first: &str, second: &str) -> bool {
    second.len() == 3 && first.len() <= 3 && !first.starts_with('0')
}

/// The number that the parts spell; the last one is a fraction part when `decimals`.
fn number(parts: &[&str], decimals: bool) -> Option<f64> {
    if let ([whole], false) = (parts, decimals) {
        return whole.parse().ok().filter(|value: &f64| value.is_finite());
    }
    let mut spelled = String::with_capacity(32);
    for (index, part) in parts.iter().enumerate() {
        if decimals && index + 1 == parts.len() {
            spelled.push('.');
        }
        spelled.push_str(part);
    }
    spelled.parse().ok().filter(|value: &f64| value.is_finite())
}

fn vulgar(mark: &str) -> Option<f64> {
    let (above, below) = match mark {
        "½" => (1.0, 2.0),
        "⅓" => (1.0, 3.0),
        "⅔" => (2.0, 3.0),
        "¼" => (1.0, 4.0),
        "¾" => (3.0, 4.0),
        "⅕" => (1.0, 5.0),
        "⅖" => (2.0, 5.0),
        "⅗" => (3.0, 5.0),
        "⅘" => (4.0, 5.0),
        "⅙" => (1.0, 6.0),
        "⅚" => (5.0, 6.0),
        "⅐" => (1.0, 7.0),
        "⅛" => (1.0, 8.0),
        "⅜" => (3.0, 8.0),
        "⅝" => (5.0, 8.0),
        "⅞" => (7.0, 8.0),
        "⅑" => (1.0, 9.0),
        "⅒" => (1.0, 10.0),
        _ => return None,
    };
    Some(above / below)
}
