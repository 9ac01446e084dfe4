//! Whole numbers from number words and digits: what adds, what multiplies, and where the next number begins.
//!
//! One algorithm serves every language. It keeps the sum of the scales that are closed (thousands, millions), the group
//! below them, and the room that the last word leaves: after "twenty" there is room for less than ten. The pack says
//! how freely words join.

use super::digits::times;
use super::reader::{Reader, Word};
use crate::lang::Form;
use crate::lang::number_words::Role;

/// A whole number, or a decimal one with a scale.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cardinal {
    pub first: usize,
    pub end: usize,
    pub value: f64,
    /// The same digits read otherwise.
    pub other: Option<f64>,
    /// Coefficient and scale, for what is nothing else ("50 thousand", "two hundred thousand").
    pub simple: Option<(f64, f64)>,
    /// The scale that the last word was, when it was one ("five million").
    pub open_scale: Option<f64>,
    /// Room that the last word leaves.
    pub room: f64,
    /// The last addend, and where it starts.
    pub last: (f64, usize),
    /// Where it could be two numbers.
    pub split: Option<Split>,
    /// Not a digit in it.
    pub spelled: bool,
    /// Number of digits, when it is one run of digits.
    pub width: u32,
    /// Its first word carries the article.
    pub definite: bool,
    /// Number of words and runs of digits.
    pub atoms: u32,
}

/// The last "and" inside a number, at which it may come apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Split {
    /// Value and end of what stands before it.
    pub value: f64,
    pub end: usize,
    /// The scale that the word before it is, if it is one.
    pub open_scale: Option<f64>,
    /// Start of what stands after it.
    pub next: usize,
}

/// How two number words are tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// Side by side, or with a hyphen.
    Bare,
    /// By "and".
    And,
}

#[derive(Clone, Copy)]
struct Sum {
    total: f64,
    /// Smallest scale in `total`.
    lowest: f64,
    group: Option<f64>,
    /// The group came after an "and".
    group_by_and: bool,
    room: f64,
    last: (f64, usize),
    last_digits: bool,
    simple: Option<(f64, f64)>,
    open_scale: Option<f64>,
    atoms: u32,
    end: usize,
}

enum Join {
    Joined,
    /// The word belongs to the next number.
    Refused,
    /// The word shows that the addend before it belongs to the next number as well.
    Conflict,
}

impl Sum {
    fn value(&self) -> f64 {
        self.total + self.group.unwrap_or(0.0)
    }
}

impl Reader<'_> {
    /// Reads the longest number at `at`.
    pub fn cardinal(&self, at: usize) -> Option<Cardinal> {
        let mut sum = Sum {
            total: 0.0,
            lowest: f64::INFINITY,
            group: None,
            group_by_and: false,
            room: f64::INFINITY,
            last: (0.0, at),
            last_digits: false,
            simple: None,
            open_scale: None,
            atoms: 0,
            end: at,
        };
        let mut spelled = true;
        let mut width = 0;
        let mut other = None;
        let mut definite = false;
        let mut closed = false;
        // The sum before each of the last "and"s, to fall back to.
        let mut before_and: Option<(Sum, usize)> = None;
        loop {
            let (link, next) = if sum.atoms == 0 {
                (Link::Bare, at)
            } else {
                match self.link(sum.end) {
                    Some(found) => found,
                    None => break,
                }
            };
            let before = sum;
            let mut joined = None;
            if let Some(digits) = self.digits(next).filter(|_| self.slash_fraction(next).is_none()) {
                let whole = !digits.closed && digits.value.fract() == 0.0;
                let first = sum.atoms == 0;
                let scale_follows = || self.words_at(digits.end).any(|word| matches!(word.role, Role::Scale(_)));
                // "five million and 300" are two numbers, "5 thousand and 300" is one.
                let near = sum.lowest.is_infinite() || digits.value * 1000.0 >= sum.lowest;
                let may = first || whole && (link == Link::And && near || scale_follows()) && self.is_free(digits.end);
                if may && let Join::Joined = sum.add(digits.value, 1.0, link, true, self) {
                    sum.last = (digits.value, next);
                    sum.end = digits.end;
                    joined = Some(link);
                    spelled = false;
                    if first {
                        width = digits.width;
                        other = digits.other;
                        closed = digits.closed;
                        if digits.scale > 1.0 {
                            sum.simple = Some((digits.value / digits.scale, digits.scale));
                            sum.open_scale = Some(digits.scale);
                        }
                    }
                }
            } else {
                for word in self.words_at(next) {
                    let clitics = Form(word.form.0 & Form::CLITICS.0);
                    let tied = if clitics.has(Form::AND) { Link::And } else { link };
                    if sum.atoms > 0 && clitics.any(Form::IN | Form::TO | Form::AS) {
                        continue;
                    }
                    match self.join_word(&mut sum, &word, tied) {
                        Join::Joined => {
                            sum.last.1 = next;
                            sum.end = word.end;
                            joined = Some(tied);
                            definite |= sum.atoms == 1 && clitics.has(Form::THE);
                            break;
                        }
                        Join::Conflict => {
                            if let Some((kept, _)) = before_and.take() {
                                sum = kept;
                                return sum.finish(self, at, other, None, spelled && self.is_spelled(at, sum.end), 0, definite);
                            }
                        }
                        Join::Refused => {}
                    }
                }
            }
            match joined {
                None => break,
                Some(Link::And) if before.atoms > 0 => before_and = Some((before, next)),
                Some(_) => {}
            }
            if sum.atoms > 1 {
                width = 0;
                if sum.open_scale.is_none() {
                    other = None;
                }
            }
            if closed && sum.open_scale.is_some() {
                break;
            }
        }
        let split = before_and.map(|(sum, next)| Split { value: sum.value(), end: sum.end, open_scale: sum.open_scale, next });
        sum.finish(self, at, other, split, spelled, width, definite)
    }

    fn is_spelled(&self, first: usize, end: usize) -> bool {
        !(first..end).any(|at| self.is_digits(at))
    }

    /// No mark ties the digits that end at `end` to more digits.
    fn is_free(&self, end: usize) -> bool {
        !(self.is_glued(end) && matches!(self.mark(end), '/' | ':' | '-' | '–') && self.is_digits(end + 1) && self.is_glued(end + 1))
    }

    /// How the word after `end` is tied to the one before, and where it starts.
    pub fn link(&self, end: usize) -> Option<(Link, usize)> {
        let mark = self.mark(end);
        if matches!(mark, '-' | '‑' | '–') {
            // A hyphen ties words, never digits ("twenty-one", "ninety - five").
            let words = self.is_word(end + 1) && self.is_word(end - 1);
            return (words && mark != '–').then_some((Link::Bare, end + 1));
        }
        if !matches!(self.kind(end), Some(crate::text::TokenKind::Word | crate::text::TokenKind::Digits)) {
            return None;
        }
        if let Some(next) = self.phrase_at(end, &self.words.links.and) {
            return Some((Link::And, next));
        }
        Some((Link::Bare, end))
    }

    fn join_word(&self, sum: &mut Sum, word: &Word, link: Link) -> Join {
        match word.role {
            Role::Cardinal { value, room, only_in_compounds } => {
                if only_in_compounds && sum.atoms == 0 && !self.has_compound_after(word.end) {
                    return Join::Refused;
                }
                if value >= 1000.0 && self.is_rather_scale(sum, word, link) {
                    return Join::Refused;
                }
                sum.add(value, room, link, false, self)
            }
            Role::Scale(scale) => {
                if sum.atoms == 0 && self.is_rather_dual(word, scale) {
                    return Join::Refused;
                }
                sum.scale(scale, link)
            }
            Role::Multiple(factor) => sum.multiply(factor, link),
            _ => Join::Refused,
        }
    }

    /// A ten or tens follow, so that a word such as "one of" is part of a number.
    fn has_compound_after(&self, end: usize) -> bool {
        self.link(end).is_some_and(|(_, next)| {
            self.words_at(next).any(|word| matches!(word.role, Role::Cardinal { value, .. } if value >= 10.0 && value < 100.0))
        })
    }

    /// "ألفا": after a number it is the scale (40 ألفا), never two thousand.
    fn is_rather_scale(&self, sum: &Sum, word: &Word, link: Link) -> bool {
        let scale_too = self.words_at(word.first).any(|other| other.end == word.end && matches!(other.role, Role::Scale(s) if s >= 1000.0));
        scale_too && (sum.atoms > 0 && link == Link::Bare || sum.atoms == 0 && !self.is_rather_dual(word, 0.0))
    }

    /// "ألفا": alone before its noun it is a dual (two thousand); before "and" or with a nunation it is the scale.
    fn is_rather_dual(&self, word: &Word, scale: f64) -> bool {
        let dual_too = scale == 0.0
            || self
                .words_at(word.first)
                .any(|other| other.end == word.end && matches!(other.role, Role::Cardinal { value, .. } if value == scale * 2.0));
        if !dual_too || self.tokens().original(word.first).contains('\u{64B}') {
            return false;
        }
        let number_follows = self.link(word.end).is_some_and(|(link, next)| {
            self.words_at(next).any(|after| {
                let tied = link == Link::And || after.form.has(Form::AND);
                tied && matches!(after.role, Role::Cardinal { .. } | Role::Scale(_) | Role::Fraction { .. })
            }) || link == Link::And && self.is_digits(next)
        });
        !number_follows && self.is_word(word.end)
    }
}

impl Sum {
    /// Adds a word or a run of digits.
    fn add(&mut self, value: f64, room: f64, link: Link, digits: bool, reader: &Reader<'_>) -> Join {
        let joins = &reader.words.joins;
        if value >= 1000.0 && !digits && (self.atoms == 0 || self.group.is_none()) {
            // A dual of a scale: two of it.
            let scale = 1000_f64.powf(((value.log10() + 1e-9) / 3.0).floor());
            if value >= self.lowest || (self.atoms > 0 && link == Link::Bare) {
                return Join::Refused;
            }
            self.total += value;
            self.lowest = scale;
            self.simple = (self.atoms == 0).then_some((value / scale, scale));
            self.open_scale = Some(scale);
            self.atoms += 1;
            self.last.0 = value;
            self.last_digits = false;
            return Join::Joined;
        }
        let free = if link == Link::And { joins.and_from } else { joins.bare_from };
        match self.group {
            None => {
                if self.atoms > 0 && (value == 0.0 || value >= self.lowest) {
                    return Join::Refused;
                }
                self.group = Some(value);
                self.group_by_and = link == Link::And;
                self.room = room;
            }
            Some(group) => {
                if value == 0.0 || self.last_digits {
                    return Join::Refused;
                }
                let last = self.last.0;
                let unit = (1.0..=9.0).contains(&last) && self.room == 1.0;
                let tens = (20.0..=90.0).contains(&value) && !digits;
                if value < self.room && self.room >= free {
                    self.room = room;
                } else if joins.units_before_tens && link == Link::And && unit && tens
                    || joins.unit_before_ten && link == Link::Bare && unit && value == 10.0 && !digits
                {
                    self.room = 1.0;
                } else {
                    return Join::Refused;
                }
                self.group = Some(group + value);
                self.group_by_and |= link == Link::And && self.total > 0.0;
            }
        }
        self.simple = (self.atoms == 0).then_some((value, 1.0));
        self.open_scale = None;
        self.atoms += 1;
        self.last.0 = value;
        self.last_digits = digits;
        Join::Joined
    }

    /// Multiplies by a scale, or starts with one.
    fn scale(&mut self, scale: f64, link: Link) -> Join {
        let simple = match self.simple {
            None if self.atoms == 0 => Some((1.0, scale)),
            Some((coefficient, by)) => Some((coefficient, by * scale)),
            None => None,
        };
        let simple = if link == Link::And && self.atoms > 0 { None } else { simple };
        if scale < 1000.0 {
            match self.group {
                None if self.atoms == 0 || scale < self.lowest => {
                    self.group = Some(scale);
                    self.group_by_and = link == Link::And;
                }
                None => return Join::Refused,
                Some(_) if link == Link::And => return Join::Refused,
                Some(group) if group < scale || (self.last_digits && self.atoms == 1) => self.group = Some(times(group, scale)),
                Some(_) => return Join::Conflict,
            }
            self.room = scale;
            self.last.0 = scale;
            self.open_scale = None;
        } else {
            match self.group.take() {
                None if self.atoms == 0 => self.total = scale,
                None if link == Link::And && scale < self.lowest => self.total += scale,
                None if link == Link::Bare && scale > self.lowest => self.total *= scale,
                None => return Join::Refused,
                Some(group) if link == Link::And => {
                    self.group = Some(group);
                    return Join::Refused;
                }
                Some(group) if scale < self.lowest => self.total += times(group, scale),
                Some(group) => {
                    self.group = Some(group);
                    let apart = self.group_by_and && !(self.lowest == 1000.0 && group >= 100.0);
                    if scale == self.lowest || apart {
                        return Join::Conflict;
                    }
                    self.total = times(self.total + group, scale);
                    self.group = None;
                }
            }
            self.lowest = scale;
            self.last.0 = scale;
            self.open_scale = Some(scale);
        }
        self.simple = simple;
        self.last_digits = false;
        self.atoms += 1;
        Join::Joined
    }

    /// Multiplies the last addend: "three hundred and two dozen".
    fn multiply(&mut self, factor: f64, link: Link) -> Join {
        match self.group {
            None if self.atoms == 0 => {
                self.group = Some(factor);
                self.simple = Some((1.0, factor));
            }
            Some(group) if link == Link::Bare && self.room <= 10.0 => {
                let last = self.last.0;
                self.group = Some(group - last + last * factor);
                self.simple = self.simple.map(|(coefficient, by)| (coefficient, by * factor));
            }
            _ => return Join::Refused,
        }
        self.room = 0.0;
        self.last.0 = factor;
        self.last_digits = false;
        self.open_scale = None;
        self.atoms += 1;
        Join::Joined
    }

    #[allow(clippy::too_many_arguments)]
    fn finish(
        self,
        reader: &Reader<'_>,
        first: usize,
        other: Option<f64>,
        split: Option<Split>,
        spelled: bool,
        width: u32,
        definite: bool,
    ) -> Option<Cardinal> {
        let first = match self.atoms {
            0 => return None,
            _ => reader.article_before(first),
        };
        let scale = self.simple.map_or(1.0, |(_, by)| by);
        Some(Cardinal {
            first,
            end: self.end,
            value: self.value(),
            other: other.map(|other| if width == 0 && self.atoms > 1 { times(other, scale) } else { other }),
            simple: self.simple,
            open_scale: if self.group.is_none() {
                self.open_scale.or(Some(self.lowest).filter(|l| l.is_finite()))
            } else {
                self.open_scale
            },
            room: self.room,
            last: self.last,
            split,
            spelled,
            width,
            definite,
            atoms: self.atoms,
        })
    }
}

impl Reader<'_> {
    /// "a" in "a hundred", "a dozen".
    pub fn article_before(&self, first: usize) -> usize {
        let takes = self.words_at(first).any(|word| matches!(word.role, Role::Scale(_) | Role::Multiple(_) | Role::Fraction { .. }));
        if !takes {
            return first;
        }
        self.phrase_before(first, &self.words.links.article).unwrap_or(first)
    }
}
