//! Whole numbers from number words and digits: what adds, what multiplies, and where the next number begins.
//!
//! One algorithm serves every language. It keeps the sum of the scales that are closed (thousands, millions), the group
//! below them, and the room that the last word leaves: after "twenty" there is room for less than ten. The pack says
//! how freely words join.

use super::digits::{Digits, times};
use super::reader::{Reader, Word};
use super::sum::{Join, Sum};
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

/// A number while it is read.
struct Reading {
    sum: Sum,
    /// Of a number that opens with digits: how many, what else they could be, and that nothing adds to them.
    width: u32,
    other: Option<f64>,
    closed: bool,
    definite: bool,
    /// The sum before the last "and", to fall back to, and where the words after it start.
    before_and: Option<(Sum, usize)>,
}

impl Reader<'_> {
    /// Reads the longest number at `at`.
    pub fn cardinal(&self, at: usize) -> Option<Cardinal> {
        let mut reading = Reading { sum: Sum::new(at), width: 0, other: None, closed: false, definite: false, before_and: None };
        loop {
            let opens = reading.sum.atoms == 0;
            let Some((link, next)) = (if opens { Some((Link::Bare, at)) } else { self.link(reading.sum.end) }) else { break };
            let before = reading.sum;
            let digits = self.digits(next).filter(|_| self.slash_fraction(next).is_none());
            let joined = match digits {
                Some(digits) => self.join_digits(&mut reading, next, &digits, link),
                None => self.join_words(&mut reading, next, link),
            };
            match joined {
                None => break,
                Some(Link::And) if !opens => reading.before_and = Some((before, next)),
                Some(_) => {}
            }
            if reading.closed && reading.sum.open_scale.is_some() {
                break;
            }
        }
        self.finish(at, &reading)
    }

    /// Joins a run of digits; says how it was tied.
    fn join_digits(&self, reading: &mut Reading, at: usize, digits: &Digits, link: Link) -> Option<Link> {
        let sum = &mut reading.sum;
        let opens = sum.atoms == 0;
        let whole = !digits.closed && digits.value.fract() == 0.0;
        let scale_follows = || self.words_at(digits.end).any(|word| matches!(word.role, Role::Scale(_)));
        // "five million and 300" are two numbers, "5 thousand and 300" is one.
        let near = sum.lowest.is_infinite() || digits.value * 1000.0 >= sum.lowest;
        let may = opens || whole && (link == Link::And && near || scale_follows()) && self.is_free(digits.end);
        if !may || !matches!(sum.add(digits.value, 1.0, link, true, &self.words.joins), Join::Joined) {
            return None;
        }
        sum.last = (digits.value, at);
        sum.end = digits.end;
        if opens {
            reading.width = digits.width;
            reading.other = digits.other;
            reading.closed = digits.closed;
            if digits.scale > 1.0 {
                sum.simple = Some((digits.value / digits.scale, digits.scale));
                sum.open_scale = Some(digits.scale);
            }
        }
        Some(link)
    }

    /// Joins the first of the words at `at` that fits; says how it was tied.
    fn join_words(&self, reading: &mut Reading, at: usize, link: Link) -> Option<Link> {
        for word in self.words_at(at) {
            let tied = if word.form.has(Form::AND) { Link::And } else { link };
            if reading.sum.atoms > 0 && word.form.any(Form::IN | Form::TO | Form::AS) {
                continue;
            }
            match self.join_word(&mut reading.sum, &word, tied) {
                Join::Joined => {
                    reading.sum.last.1 = at;
                    reading.sum.end = word.end;
                    reading.definite |= reading.sum.atoms == 1 && word.form.has(Form::THE);
                    return Some(tied);
                }
                Join::Conflict => {
                    if let Some((kept, _)) = reading.before_and.take() {
                        reading.sum = kept;
                        return None;
                    }
                }
                Join::Refused => {}
            }
        }
        None
    }

    fn finish(&self, at: usize, reading: &Reading) -> Option<Cardinal> {
        let sum = &reading.sum;
        if sum.atoms == 0 {
            return None;
        }
        let factor = sum.simple.map_or(1.0, |(_, by)| by);
        let other = reading.other.filter(|_| sum.atoms == 1 || sum.open_scale.is_some());
        Some(Cardinal {
            first: self.article_before(at),
            end: sum.end,
            value: sum.value(),
            other: other.map(|other| if sum.atoms > 1 { times(other, factor) } else { other }),
            simple: sum.simple,
            open_scale: sum.open_scale,
            room: sum.room,
            last: sum.last,
            split: reading.before_and.map(|(sum, next)| Split { value: sum.value(), end: sum.end, open_scale: sum.open_scale, next }),
            spelled: !(at..sum.end).any(|at| self.is_digits(at)),
            width: if sum.atoms == 1 { reading.width } else { 0 },
            definite: reading.definite,
            atoms: sum.atoms,
        })
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
                sum.add(value, room, link, false, &self.words.joins)
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
            self.words_at(next).any(|word| matches!(word.role, Role::Cardinal { value, .. } if (10.0..100.0).contains(&value)))
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

    /// "a" in "a hundred", "a dozen".
    pub fn article_before(&self, first: usize) -> usize {
        let takes = self.words_at(first).any(|word| matches!(word.role, Role::Scale(_) | Role::Multiple(_) | Role::Fraction { .. }));
        if !takes {
            return first;
        }
        self.phrase_before(first, &self.words.links.article).unwrap_or(first)
    }
}
