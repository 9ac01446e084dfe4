//! The running sum of a number in words: what a word adds to it, what it multiplies, and when it belongs to the next number.

use super::cardinal::Link;
use super::digits::times;
use crate::lang::number_words::Joins;

#[derive(Clone, Copy)]
pub(super) struct Sum {
    pub total: f64,
    /// Smallest scale in `total`.
    pub lowest: f64,
    pub group: Option<f64>,
    /// The group came after an "and".
    pub group_by_and: bool,
    pub room: f64,
    pub last: (f64, usize),
    pub last_digits: bool,
    pub simple: Option<(f64, f64)>,
    pub open_scale: Option<f64>,
    pub atoms: u32,
    pub end: usize,
}

pub(super) enum Join {
    Joined,
    /// The word belongs to the next number.
    Refused,
    /// The word shows that the addend before it belongs to the next number as well.
    Conflict,
}

impl Sum {
    /// Nothing read yet, at the token `at`.
    pub fn new(at: usize) -> Self {
        Sum {
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
        }
    }

    /// What has been read so far.
    pub fn value(&self) -> f64 {
        self.total + self.group.unwrap_or(0.0)
    }
    /// Adds a word or a run of digits.
    pub fn add(&mut self, value: f64, room: f64, link: Link, digits: bool, joins: &Joins) -> Join {
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
    pub fn scale(&mut self, scale: f64, link: Link) -> Join {
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
                None if scale < self.lowest => self.total += scale,
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

    /// Multiplies what is below a hundred: "three hundred and two dozen".
    pub fn multiply(&mut self, factor: f64, link: Link) -> Join {
        match self.group {
            None if self.atoms == 0 => {
                self.group = Some(factor);
                self.simple = Some((1.0, factor));
            }
            Some(group) if link == Link::Bare && self.room <= 10.0 => {
                let few = group % 100.0;
                self.group = Some(group - few + few * factor);
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
}
