//! Ordinals and other numbers that name a place in a row or a year: the third, twenty-first, 45th, 1990s, nineteen ninety.

use super::NumberKind;
use super::cardinal::{Cardinal, Link};
use super::numeral::Numeral;
use super::reader::Reader;
use crate::lang::Form;
use crate::lang::number_words::{LookAlike, Role};

impl Reader<'_> {
    /// An ordinal word: value, end, plural.
    pub fn ordinal_word(&self, at: usize) -> Option<(f64, usize, bool)> {
        self.words_at(at).find_map(|word| match word.role {
            Role::Ordinal { value, many } => Some((value, word.end, many)),
            _ => None,
        })
    }

    /// The ordinal word that ends a compound ordinal: value of the whole, end, plural.
    pub fn ordinal_rest(&self, cardinal: &Cardinal) -> Option<(f64, usize, bool)> {
        let (_, next) = self.link(cardinal.end)?;
        let (value, end, many) = self.ordinal_word(next)?;
        let fits = value < cardinal.room.min(100.0) && cardinal.spelled;
        fits.then_some((cardinal.value + value, end, many))
    }

    /// twenty-first
    pub fn compound_ordinal(&self, numeral: &Numeral, cardinal: &Cardinal) -> Option<Numeral> {
        let (value, end, many) = self.ordinal_rest(cardinal)?;
        let mut ordinal = numeral.with(value, end, NumberKind::Ordinal);
        ordinal.look_alike = Some(LookAlike::Ordinal);
        (!many).then_some(ordinal)
    }

    /// 21st, 1990s
    pub fn ordinal_ending(&self, numeral: &Numeral) -> Option<Numeral> {
        let marks = &self.words.marks;
        if numeral.width == 0 || !self.is_word(numeral.end) || !self.is_glued(numeral.end) {
            return None;
        }
        let ending = self.tokens().folded(numeral.end);
        let (kind, look_alike) = if marks.ordinal_endings.iter().any(|known| known == ending) {
            (NumberKind::Ordinal, LookAlike::Ordinal)
        } else if marks.decade_endings.iter().any(|known| known == ending) {
            (NumberKind::Cardinal, LookAlike::Year)
        } else {
            return None;
        };
        let mut ordinal = numeral.with(numeral.value, numeral.end + 1, kind);
        ordinal.look_alike = Some(look_alike);
        Some(ordinal)
    }

    /// "nineteen ninety-one": two numbers below a hundred side by side name a year.
    pub fn spelled_year(&self, numeral: &Numeral) -> Option<Numeral> {
        let century = numeral.spelled && (11.0..=21.0).contains(&numeral.value) && self.words.joins.bare_from == 10.0;
        let (link, next) = self.link(numeral.end).filter(|_| century)?;
        let years = self.cardinal(next).filter(|years| link == Link::Bare && years.spelled && (10.0..100.0).contains(&years.value))?;
        let mut year = numeral.with(numeral.value * 100.0 + years.value, years.end, NumberKind::Cardinal);
        year.look_alike = Some(LookAlike::Year);
        Some(year)
    }

    /// The third; "الثالث عشر", "الثالث والعشرون".
    pub fn ordinal(&self, at: usize) -> Option<Numeral> {
        let (mut value, mut end, many) = self.ordinal_word(at)?;
        if many {
            return None;
        }
        let joins = &self.words.joins;
        if value < 10.0
            && (joins.unit_before_ten || joins.units_before_tens)
            && let Some((link, next)) = self.link(end)
            && let Some((tens, after)) = self.words_at(next).find_map(|word| match word.role {
                Role::Cardinal { value, .. } if value == 10.0 && link == Link::Bare && !word.form.any(Form::CLITICS) => {
                    Some((value, word.end))
                }
                Role::Cardinal { value, .. }
                    if (20.0..100.0).contains(&value) && word.form.has(Form::THE) && (link == Link::And || word.form.has(Form::AND)) =>
                {
                    Some((value, word.end))
                }
                _ => None,
            })
        {
            value += tens;
            end = after;
        }
        let mut ordinal = Numeral::spelled(at, end, value, NumberKind::Ordinal);
        ordinal.look_alike = Some(LookAlike::Ordinal);
        Some(ordinal)
    }
}
