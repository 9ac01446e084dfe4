//! One number as it stands: a cardinal, a fraction or a mixed number, a vague number, an ordinal; with its sign.

use super::NumberKind;
use super::cardinal::{Cardinal, Split};
use super::digits::times;
use super::reader::Reader;
use crate::lang::Form;
use crate::lang::number_words::{LookAlike, Role};

/// One number, before hedges and ranges.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub first: usize,
    pub end: usize,
    pub value: f64,
    /// Another reading of the same tokens.
    pub other: Option<(f64, NumberKind)>,
    pub kind: NumberKind,
    /// Least and most of a vague number.
    pub vague: Option<(f64, Option<f64>)>,
    pub simple: Option<(f64, f64)>,
    pub split: Option<Split>,
    pub spelled: bool,
    pub width: u32,
    pub definite: bool,
    pub look_alike: Option<LookAlike>,
}

impl Numeral {
    /// A cardinal by itself.
    pub fn of(cardinal: &Cardinal) -> Self {
        let dual = cardinal.atoms == 1 && cardinal.spelled && cardinal.simple.is_some_and(|(c, by)| c == 2.0 && by >= 1000.0);
        Numeral {
            first: cardinal.first,
            end: cardinal.end,
            value: cardinal.value,
            other: cardinal.other.map(|other| (other, NumberKind::Cardinal)),
            kind: if dual { NumberKind::DualScale } else { NumberKind::Cardinal },
            vague: None,
            simple: cardinal.simple,
            split: cardinal.split,
            spelled: cardinal.spelled,
            width: cardinal.width,
            definite: cardinal.definite,
            look_alike: None,
        }
    }

    /// A number that stands in words.
    pub fn spelled(first: usize, end: usize, value: f64, kind: NumberKind) -> Self {
        Numeral {
            first,
            end,
            value,
            other: None,
            kind,
            vague: None,
            simple: None,
            split: None,
            spelled: true,
            width: 0,
            definite: false,
            look_alike: None,
        }
    }

    /// The same number once more has been read.
    pub fn with(mut self, value: f64, end: usize, kind: NumberKind) -> Self {
        self.value = value;
        self.end = end;
        self.kind = kind;
        self.other = None;
        self.simple = None;
        self.split = None;
        self.width = 0;
        self
    }
}

impl Reader<'_> {
    /// Reads the number that starts at `at`, without its hedge.
    pub fn numeral(&self, at: usize) -> Option<Numeral> {
        let numeral = self.unsigned(at)?;
        Some(self.signed(numeral))
    }

    fn unsigned(&self, at: usize) -> Option<Numeral> {
        if let Some((value, end)) = self.slash_fraction(at) {
            let fraction = Numeral { spelled: false, ..Numeral::spelled(at, end, value, NumberKind::Fraction) };
            return Some(self.share_of_scale(fraction));
        }
        if let Some(vague) = self.vague(at) {
            return Some(vague);
        }
        if let Some(fraction) = self.leading_fraction(at) {
            return Some(fraction);
        }
        if let Some(cardinal) = self.cardinal(at) {
            return Some(self.after_cardinal(&cardinal));
        }
        self.ordinal(at)
    }

    /// Several, dozens, tens of thousands.
    fn vague(&self, at: usize) -> Option<Numeral> {
        let (word, mut number, mut min, mut max) = self.words_at(at).find_map(|word| match word.role {
            Role::Vague { number, min, max } => Some((word, number, min, max)),
            _ => None,
        })?;
        let mut end = word.end;
        loop {
            let next = self.phrase_at(end, &self.words.links.of).unwrap_or(end);
            let factor = self.words_at(next).find_map(|word| match word.role {
                Role::Scale(factor) | Role::Multiple(factor) if !word.form.any(Form::AND | Form::IN | Form::TO | Form::AS) => {
                    Some((factor, word.end))
                }
                _ => None,
            });
            let Some((factor, after)) = factor else { break };
            number *= factor;
            min *= factor;
            max = max.map(|max| max * factor);
            end = after;
        }
        let mut numeral = Numeral::spelled(at, end, number, NumberKind::Vague);
        numeral.vague = Some((min, max));
        Some(numeral)
    }

    /// What may follow a cardinal: a denominator, "and a half", decimals, the rest of an ordinal.
    fn after_cardinal(&self, cardinal: &Cardinal) -> Numeral {
        self.continued(Numeral::of(cardinal), cardinal)
    }

    pub fn continued(&self, numeral: Numeral, cardinal: &Cardinal) -> Numeral {
        self.point(&numeral)
            .or_else(|| self.mixed(&numeral, cardinal))
            .or_else(|| self.denominator(&numeral, cardinal))
            .or_else(|| self.compound_ordinal(&numeral, cardinal))
            .or_else(|| self.ordinal_ending(&numeral))
            .or_else(|| self.spelled_year(&numeral))
            .unwrap_or(numeral)
    }

    /// "two hundred point zero three", "مائتين فاصلة ثلاثة من مائة"
    fn point(&self, numeral: &Numeral) -> Option<Numeral> {
        let mut at = self.phrase_at(numeral.end, &self.words.links.point).filter(|_| numeral.spelled)?;
        let mut spelled = String::from("0.");
        while let Some(part) = self.cardinal(at).filter(|part| part.value.fract() == 0.0 && part.value < 1e6) {
            let below = self.phrase_at(part.end, &self.words.links.over).and_then(|next| self.cardinal(next));
            if let Some(below) = below.filter(|below| below.value > part.value && below.value.log10().fract() == 0.0)
                && spelled == "0."
            {
                return Some(numeral.with(numeral.value + part.value / below.value, below.end, NumberKind::Cardinal));
            }
            spelled.push_str(&format!("{}", part.value));
            at = part.end;
            if part.value > 9.0 || part.open_scale.is_some() {
                break;
            }
        }
        let decimals: f64 = spelled.parse().ok().filter(|_| spelled.len() > 2)?;
        let mixed = numeral.with(numeral.value + decimals, at, NumberKind::Cardinal);
        Some(self.scaled(mixed))
    }

    /// A scale after a mixed number: "two and a half million".
    pub fn scaled(&self, mut numeral: Numeral) -> Numeral {
        while let Some((scale, end)) = self.words_at(numeral.end).find_map(|word| match word.role {
            Role::Scale(scale) if !word.form.any(Form::CLITICS) => Some((scale, word.end)),
            _ => None,
        }) {
            let coefficient = numeral.value;
            numeral = numeral.with(times(coefficient, scale), end, NumberKind::Cardinal);
            numeral.simple = Some((coefficient, scale));
        }
        numeral
    }

    /// A minus sign or word before the number.
    fn signed(&self, mut numeral: Numeral) -> Numeral {
        let first = numeral.first;
        // "moins" is minus, but part of a hedge in "au moins 500".
        let hedged = self.words_before(first).any(|word| matches!(word.role, Role::Hedge { .. }));
        let word = self.phrase_before(first, &self.words.links.minus).filter(|_| !hedged);
        let sign = if word.is_some() {
            word
        } else if first > self.start && matches!(self.mark(first - 1), '-' | '−' | '–') {
            self.minus_mark(first, &numeral)
        } else {
            None
        };
        if let Some(sign) = sign {
            numeral.first = sign;
            numeral.value = -numeral.value;
            numeral.other = numeral.other.map(|(value, kind)| (-value, kind));
            numeral.simple = None;
        }
        numeral
    }

    /// A hyphen is a minus where it is glued to the digits and to nothing else, or where the line is nothing but the number.
    fn minus_mark(&self, first: usize, numeral: &Numeral) -> Option<usize> {
        let sign = first - 1;
        let opens = sign == self.start || !self.is_glued(sign) || matches!(self.mark(sign - 1), '(' | '[' | '"' | '“' | '«');
        let glued = self.is_glued(first) && self.mark(sign) != '–';
        let line_start = sign == self.start || self.kind(sign - 1) == Some(crate::text::TokenKind::Break);
        let line_end = matches!(self.kind(numeral.end), None | Some(crate::text::TokenKind::Break));
        let digits = self.is_digits(first) || self.mark(first) == '.';
        (digits && opens && (glued || line_start && line_end)).then_some(sign)
    }
}
