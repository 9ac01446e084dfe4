//! What only looks like a count: dates, clock times, telephone numbers, scores, versions, names, and numbers that a word
//! beside them makes a year, an age or a sum of money.

use super::digits::is_currency;
use super::numeral::Numeral;
use super::reader::Reader;
use crate::lang::number_words::{LookAlike, LookAlikeRule, Role, Side};
use crate::text::TokenKind;

/// Most runs of digits in one shape.
const MOST_PARTS: usize = 8;

/// How far a word may stand from a number and still speak of it.
const NEAR: usize = 6;

impl Reader<'_> {
    /// The shape of the glued run of digits and marks at `at`: what it is and where it ends.
    pub fn shape(&self, at: usize) -> Option<(LookAlike, usize)> {
        if !self.is_digits(at) {
            return None;
        }
        let mut parts = [""; MOST_PARTS];
        let mut marks = ['\0'; MOST_PARTS];
        parts[0] = self.tokens().folded(at);
        let mut count = 1;
        let mut end = at + 1;
        while count < MOST_PARTS
            && matches!(self.mark(end), '/' | '-' | '.' | ':' | '‑')
            && self.is_glued(end)
            && self.is_digits(end + 1)
            && self.is_glued(end + 1)
        {
            parts[count] = self.tokens().folded(end + 1);
            marks[count] = self.mark(end);
            count += 1;
            end += 2;
        }
        let plus = at > self.start && self.mark(at - 1) == '+' && self.is_glued(at);
        let parts = &parts[..count];
        let marks = &marks[1..count.max(1)];
        classify(parts, marks, plus).map(|look_alike| (look_alike, end))
    }

    /// What the number is instead of a count, by what stands around it.
    pub fn look_alike(&self, numeral: &Numeral, first: usize, end: usize) -> Option<LookAlike> {
        if numeral.look_alike.is_some() {
            return numeral.look_alike;
        }
        if let Some(name) = self.name_part(numeral) {
            return Some(name);
        }
        if first > self.start && is_currency(self.mark(first - 1)) || is_currency(self.mark(end)) {
            return Some(LookAlike::Money);
        }
        if self.mark(end) == '°' {
            return Some(LookAlike::Measure);
        }
        let rules = &self.words.look_alikes;
        let by_word = |side: Side, at: usize| {
            let before = side == Side::Before;
            let find = |word: super::reader::Word| match word.role {
                Role::Sign { rule, side: found } if found == side => {
                    rules.get(rule as usize).filter(|rule| self.holds(rule, numeral, end)).map(|rule| rule.is)
                }
                _ => None,
            };
            if before { self.words_before(at).find_map(find) } else { self.words_at(at).find_map(find) }
        };
        let after = if self.mark(end) == '-' && self.is_glued(end) { end + 1 } else { end };
        by_word(Side::Before, self.with_particle(first))
            .or_else(|| by_word(Side::After, after))
            .or_else(|| self.by_small_words(numeral, first, end))
    }

    fn by_small_words(&self, numeral: &Numeral, first: usize, end: usize) -> Option<LookAlike> {
        let outside = self.with_particle(first);
        let before = |word: &String| outside > self.start && self.is_small_word(outside - 1, word);
        let after = if self.is_word(end) { self.tokens().folded(end) } else { "" };
        let fits = |rule: &&LookAlikeRule| {
            let beside = rule.small_before.iter().any(&before) || rule.small_after.iter().any(|word| word == after);
            (beside || rule.is_bare()) && self.holds(rule, numeral, end)
        };
        self.words.look_alikes.iter().find(fits).map(|rule| rule.is)
    }

    /// What a word within reach makes of two small numbers with a hyphen between them: "lost 2-3".
    pub fn pair_near_words(&self, low: &Numeral, high: &Numeral, first: usize, end: usize) -> Option<LookAlike> {
        let rules = &self.words.look_alikes;
        let small = |numeral: &Numeral| (1..=2).contains(&numeral.width);
        if !(small(low) && small(high) && self.is_glued(high.first)) {
            return None;
        }
        let from = first.saturating_sub(NEAR).max(self.start);
        (from..first).chain(end..(end + NEAR).min(self.end)).find_map(|at| {
            self.words_at(at).find_map(|word| match word.role {
                Role::Sign { rule, side: Side::Near } => {
                    rules.get(rule as usize).filter(|rule| self.holds(rule, high, end)).map(|rule| rule.is)
                }
                _ => None,
            })
        })
    }

    fn holds(&self, rule: &LookAlikeRule, numeral: &Numeral, end: usize) -> bool {
        rule.min.is_none_or(|min| numeral.value >= min)
            && rule.max.is_none_or(|max| numeral.value <= max)
            && rule.spelled.is_none_or(|spelled| numeral.spelled == spelled)
            && rule.digits.is_none_or(|digits| numeral.width == digits)
            && (!rule.alone || self.is_alone(end))
            && (!rule.definite || numeral.definite)
    }

    /// Glued to a word before it: MH17, COVID-19, F-16, "كوفيد-19". "اليوم الـ45" is an ordinal.
    fn name_part(&self, numeral: &Numeral) -> Option<LookAlike> {
        let first = numeral.first;
        if numeral.spelled || !self.is_glued(first) || first == self.start {
            return None;
        }
        let before = first - 1;
        if self.is_particle(before) {
            let definite = self.is_definite(before) || self.tokens().folded(before).len() > 2;
            let noun = before.checked_sub(1).is_some_and(|noun| noun >= self.start && self.is_definite(noun));
            let article = definite && noun && self.tokens().folded(before).starts_with(self.tokens().folded(before - 1).get(..2)?);
            return article.then_some(LookAlike::Ordinal);
        }
        if self.is_word(before) {
            return Some(LookAlike::ModelName);
        }
        let hyphen = matches!(self.mark(before), '-' | '‑') && self.is_glued(before) && before > self.start && self.is_word(before - 1);
        hyphen.then_some(LookAlike::ModelName)
    }

    /// The ends of a range name years: "2014-2018", "from 2014 to 2018".
    pub fn are_years(&self, low: &Numeral, high: &Numeral, end: usize) -> bool {
        let year = |numeral: &Numeral| numeral.width == 4 && (1900.0..=2100.0).contains(&numeral.value);
        year(low) && year(high) && (self.is_alone(end) || self.is_glued(high.first))
    }

    /// A result such as 3-2: the greater first, or equal, both small.
    pub fn score(&self, low: &Numeral) -> Option<usize> {
        let end = low.end;
        let dash = matches!(self.mark(end), '-' | '–' | ':') && self.is_glued(end) && self.is_glued(end + 1);
        if !dash || low.width == 0 || low.width > 2 || !self.is_digits(end + 1) || self.kind(end + 2) == Some(TokenKind::Digits) {
            return None;
        }
        let high = self.digits(end + 1).filter(|high| (1..=2).contains(&high.width))?;
        (high.value <= low.value).then_some(high.end)
    }
}

fn classify(parts: &[&str], marks: &[char], plus: bool) -> Option<LookAlike> {
    let digits: usize = parts.iter().map(|part| part.len()).sum();
    let same = marks.windows(2).all(|pair| pair[0] == pair[1]);
    let dotted = marks.contains(&'.');
    if plus && digits >= 7 && !dotted {
        return Some(LookAlike::Phone);
    }
    match (parts, marks.first()?) {
        ([hour, minute], ':') => Some(if is_clock(hour, minute) { LookAlike::ClockTime } else { LookAlike::Score }),
        ([hour, minute, second], ':') if same => (is_clock(hour, minute) && is_clock("0", second)).then_some(LookAlike::ClockTime),
        ([a, b, c], mark) if same && is_date([a, b, c]) && (*mark != '.' || c.len() == 4 || a.len() == 4) => Some(LookAlike::Date),
        (_, '.') if same && parts.len() > 2 && !parts[1..].iter().all(|part| part.len() == 3) => Some(LookAlike::Version),
        (_, _) if parts.len() > 2 && digits >= 7 && !dotted => Some(LookAlike::Phone),
        _ => None,
    }
}

fn is_clock(hour: &str, minute: &str) -> bool {
    minute.len() == 2 && at_most(hour, 24) && at_most(minute, 59)
}

fn is_date(parts: [&str; 3]) -> bool {
    let [a, b, c] = parts;
    let year_last = a.len() <= 2 && b.len() <= 2 && (c.len() == 4 || c.len() == 2);
    let year_first = a.len() == 4 && b.len() <= 2 && c.len() <= 2;
    let (one, two) = if year_first { (b, c) } else { (a, b) };
    let day_and_month = (at_most(one, 12) && at_most(two, 31)) || (at_most(one, 31) && at_most(two, 12));
    (year_last || year_first) && day_and_month
}

fn at_most(part: &str, most: u32) -> bool {
    part.len() <= 4 && part.parse::<u32>().is_ok_and(|value| value <= most)
}
