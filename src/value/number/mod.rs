//! Numbers in running text: digits, number words and their mixtures, fractions, percentages, ranges and hedges.
//!
//! Every plausible reading is returned: which of them is the count of a claim, and which are dates or names, is decided
//! where the whole clause is known. A mention that looks like something else than a count says so.

mod cardinal;
mod digits;
mod fraction;
mod hedge;
mod numeral;
mod ordinal;
mod range;
mod reader;
mod shape;
mod sum;

use super::quantity::{Qualifier, Quantity};
use crate::lang::number_words::Role;
use crate::lang::{Class, LanguagePack, Lexed, Traits};
use crate::text::TokenKind;
use numeral::Numeral;
use reader::Reader;
use std::ops::Range;

pub use crate::lang::number_words::LookAlike as NotCount;
pub use digits::is_currency;

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberKind {
    /// A whole or decimal number.
    Cardinal,
    /// A word that says two of a scale by its form ("ألفان").
    DualScale,
    /// A share of one.
    Fraction,
    /// A percentage; the number is as stated (40, not 0.4).
    Percent,
    /// A place in a row.
    Ordinal,
    /// Several, dozens, hundreds of thousands.
    Vague,
}

/// A number found in a text. Token indexes; ends are exclusive.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberMention {
    /// First token of the number.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// First token of the hedge before it, `first` when there is none.
    pub hedge_first: usize,
    /// One past the hedge after it, `end` when there is none. The noun may lie between ("500 soldiers at least").
    pub hedge_end: usize,
    /// The value.
    pub quantity: Quantity,
    /// Its kind.
    pub kind: NumberKind,
    /// What it looks like instead of a count.
    pub not_count: Option<NotCount>,
    /// False when other mentions read the same tokens otherwise, with as good a reason.
    pub sure: bool,
}

impl NumberMention {
    /// First token of the number or of the hedge before it.
    pub fn start(&self) -> usize {
        self.first.min(self.hedge_first)
    }
}

/// Finds the numbers among the tokens of `range`, in order of their first token.
pub fn recognise(lexed: &Lexed<'_>, pack: &LanguagePack, range: Range<usize>) -> Vec<NumberMention> {
    let reader = Reader::new(lexed, pack, range);
    let mut mentions = Vec::new();
    let mut at = reader.start;
    loop {
        at = lexed.next_with(NUMBERS, at..reader.end);
        if at >= reader.end {
            return mentions;
        }
        at = if reader.may_start(at) { reader.read(at, &mut mentions) } else { at + 1 };
    }
}

/// What numbers begin with.
const NUMBERS: Traits = Traits::of(Class::Number).or(Traits::DIGITS).or(Traits::MARK);

impl Reader<'_> {
    /// Cheap test for tokens with which no number begins.
    fn may_start(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(TokenKind::Digits) => true,
            Some(TokenKind::Word) => self.words_at(at).any(|word| word.role.starts_number() || word.role == Role::Percent),
            Some(TokenKind::Mark) => match self.mark(at) {
                '.' => self.is_digits(at + 1),
                '،' | '؛' | '؟' | '«' | '»' | '“' | '”' | '„' | '–' | '—' | '…' | '•' | '٪' | '€' | '£' | '°' => {
                    false
                }
                mark => !mark.is_ascii() || mark.is_ascii_digit(),
            },
            _ => false,
        }
    }

    /// Reads the number at `at` into `mentions`; returns where to go on.
    fn read(&self, at: usize, mentions: &mut Vec<NumberMention>) -> usize {
        if let Some((look_alike, end)) = self.shape(at) {
            self.push_parts(at, end, look_alike, mentions);
            return end;
        }
        if let Some(percent) = self.words_at(at).next().filter(|word| matches!(word.role, Role::Percent)) {
            return percent.end;
        }
        let Some(numeral) = self.numeral(at) else { return at + 1 };
        if let Some(end) = self.score(&numeral) {
            self.push_parts(at, end, NotCount::Score, mentions);
            return end;
        }
        if let Some(end) = self.push_range(&numeral, mentions) {
            return end;
        }
        if let Some(end) = self.push_ratio(&numeral, mentions) {
            return end;
        }
        self.push(&numeral, mentions)
    }

    /// Every run of digits of a shape by itself, marked with what the shape is.
    fn push_parts(&self, first: usize, end: usize, look_alike: NotCount, mentions: &mut Vec<NumberMention>) {
        for at in (first..end).filter(|&at| self.is_digits(at)) {
            let value = self.tokens().folded(at).parse().unwrap_or(0.0);
            mentions.push(NumberMention {
                first: at,
                end: at + 1,
                hedge_first: at,
                hedge_end: at + 1,
                quantity: Quantity::exact(value),
                kind: NumberKind::Cardinal,
                not_count: Some(look_alike),
                sure: true,
            });
        }
    }

    /// Adds the readings of one number; returns the end of the mention.
    fn push(&self, numeral: &Numeral, mentions: &mut Vec<NumberMention>) -> usize {
        let (end, percent) = match self.percent_after(numeral.end) {
            Some(end) => (end, true),
            None => (numeral.end, self.percent_before(numeral.first)),
        };
        let hedges = self.hedges(numeral.first, end, numeral.value);
        let not_count = if percent { None } else { self.look_alike(numeral, numeral.first, end) };
        let readings = [Some((numeral.value, numeral.kind)), numeral.other];
        for (value, kind) in readings.into_iter().flatten() {
            let mut quantity = match numeral.vague {
                Some((min, max)) => Quantity { number: value, min: Some(min), max, qualifier: Qualifier::Vague, ..Quantity::default() },
                None => Quantity::hedged(value, hedges.qualifier),
            };
            let kind = if percent { NumberKind::Percent } else { kind };
            quantity.unit = unit(kind);
            mentions.push(NumberMention {
                first: numeral.first,
                end,
                hedge_first: hedges.first.min(numeral.first),
                hedge_end: hedges.end,
                quantity,
                kind,
                not_count,
                sure: numeral.other.is_none(),
            });
        }
        end
    }

    fn push_range(&self, low: &Numeral, mentions: &mut Vec<NumberMention>) -> Option<usize> {
        if matches!(low.kind, NumberKind::Ordinal | NumberKind::Vague) {
            return None;
        }
        let mut range = self.range(low)?;
        let percent_end = self.percent_after(range.end);
        let percent = percent_end.is_some() || self.percent_after(low.end).is_some();
        let end = percent_end.unwrap_or(range.end);
        let hedges = self.hedges(range.first, end, low.value);
        range::hedge_range(&mut range.quantity, hedges.qualifier);
        let (low, high) = &range.ends;
        let not_count = self.look_alike(high, range.first, end).or_else(|| self.look_alike(low, range.first, low.end));
        let pair = if self.are_years(low, high, end) { Some(NotCount::Year) } else { self.pair_near_words(low, high, range.first, end) };
        let kind = if percent { NumberKind::Percent } else { range.kind };
        range.quantity.unit = unit(kind);
        mentions.push(NumberMention {
            first: range.first,
            end,
            hedge_first: hedges.first.min(range.first),
            hedge_end: hedges.end,
            quantity: range.quantity.clone(),
            kind,
            not_count: pair.or(not_count),
            sure: !range.unsure,
        });
        if range.unsure {
            for numeral in [low, high] {
                let from = mentions.len();
                self.push(numeral, mentions);
                mentions[from..].iter_mut().for_each(|mention| mention.sure = false);
            }
        }
        Some(end)
    }

    /// "one in three", "two out of five", "1 على 20": the fraction, and its parts where they may be counts of their own.
    fn push_ratio(&self, above: &Numeral, mentions: &mut Vec<NumberMention>) -> Option<usize> {
        if !matches!(above.kind, NumberKind::Cardinal)
            || above.look_alike.is_some()
            || above.other.is_some()
            || self.percent_after(above.end).is_some()
        {
            return None;
        }
        let links = &self.words.links;
        let read = |next: Option<usize>| next.and_then(|next| self.cardinal(next));
        let proper = |below: &cardinal::Cardinal| below.value > 0.0 && below.value >= above.value.abs();
        let strong = read(self.phrase_at(above.end, &links.out_of)).filter(proper);
        let weak = || read(self.phrase_at(above.end, &links.over)).filter(|below| self.is_alone(below.end) && below.value > 0.0);
        let one_in =
            || read(self.phrase_at(above.end, &links.one_in)).filter(|below| proper(below) && above.value.abs() == 1.0 && below.width != 4);
        let (below, parts) = if let Some(below) = strong {
            (below, true)
        } else if let Some(below) = one_in() {
            (below, !self.is_alone(below.end))
        } else {
            (weak()?, true)
        };
        let hedges = self.hedges(above.first, below.end, above.value);
        let mut quantity = Quantity::hedged(above.value / below.value, hedges.qualifier);
        quantity.unit = unit(NumberKind::Fraction);
        mentions.push(NumberMention {
            first: above.first,
            end: below.end,
            hedge_first: hedges.first.min(above.first),
            hedge_end: hedges.end,
            quantity,
            kind: NumberKind::Fraction,
            not_count: None,
            sure: !parts,
        });
        if !parts {
            return Some(below.end);
        }
        let from = mentions.len();
        self.push(above, mentions);
        mentions[from..].iter_mut().for_each(|mention| mention.sure = false);
        // The whole is read next, as a number of its own.
        Some(above.end)
    }

    /// End of the percent sign or word after a number.
    fn percent_after(&self, end: usize) -> Option<usize> {
        if matches!(self.mark(end), '%' | '٪') {
            return Some(end + 1);
        }
        self.words_at(end).find(|word| matches!(word.role, Role::Percent)).map(|word| word.end)
    }

    /// `%50`, "بالمئة 50"
    fn percent_before(&self, first: usize) -> bool {
        let sign = first > self.start && matches!(self.mark(first - 1), '%' | '٪') && self.is_glued(first);
        let free = first < self.start + 2 || !self.is_glued(first - 1);
        sign && free || self.words_before(first).any(|word| matches!(word.role, Role::Percent)) && !self.has_number_before_percent(first)
    }

    fn has_number_before_percent(&self, first: usize) -> bool {
        self.words_before(first).filter(|word| matches!(word.role, Role::Percent)).any(|percent| {
            percent.first > self.start && (self.is_digits(percent.first - 1) || self.words_before(percent.first).next().is_some())
        })
    }
}

fn unit(kind: NumberKind) -> Option<String> {
    match kind {
        NumberKind::Percent => Some("percent".into()),
        NumberKind::Fraction => Some("fraction".into()),
        _ => None,
    }
}
