//! One number as it stands: a cardinal, a fraction or a mixed number, a vague number, an ordinal; with its sign.

use super::NumberKind;
use super::cardinal::{Cardinal, Link, Split};
use super::digits::times;
use super::reader::{Reader, Word};
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
    fn of(cardinal: &Cardinal) -> Self {
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

    fn spelled(first: usize, end: usize, value: f64, kind: NumberKind) -> Self {
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

    fn with(mut self, value: f64, end: usize, kind: NumberKind) -> Self {
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

/// A fraction word in its place.
#[derive(Clone, Copy)]
struct FractionWord {
    value: f64,
    denominator: f64,
    end: usize,
    many: bool,
    dual: bool,
    like_ordinal: bool,
    homograph: bool,
    form: Form,
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

    fn fraction_word(&self, at: usize) -> Option<FractionWord> {
        self.words_at(at).find_map(|word| match word.role {
            Role::Fraction { numerator, denominator, many, like_ordinal, homograph } => Some(FractionWord {
                value: numerator / denominator,
                denominator,
                end: word.end,
                many,
                dual: numerator > 1.0,
                like_ordinal,
                homograph,
                form: word.form,
            }),
            _ => None,
        })
    }

    /// A fraction word with no number before it: half, a third, "خمس الفطيرة".
    fn leading_fraction(&self, at: usize) -> Option<Numeral> {
        let word = self.fraction_word(at)?;
        if word.many {
            return None;
        }
        let first = self.article_before(at);
        let cardinal_too = self.words_at(at).find(|other| matches!(other.role, Role::Cardinal { .. }));
        let scaled = self.scale_after_fraction(word.end, word.like_ordinal || cardinal_too.is_some());
        if let Some(cardinal) = cardinal_too
            && scaled.is_none()
        {
            return self.fraction_or_cardinal(at, &word, &cardinal);
        }
        if word.like_ordinal && scaled.is_none() {
            let of = self.phrase_at(word.end, &self.words.links.of).is_some();
            if first == at || !(of || !self.is_word(word.end)) {
                return None;
            }
        }
        let mut numeral = Numeral::spelled(first, word.end, word.value, NumberKind::Fraction);
        numeral.definite = word.form.has(Form::THE);
        if let Some((factor, end)) = scaled {
            numeral = numeral.with(word.value * factor, end, NumberKind::Cardinal);
        } else if let Some((divisor, end)) = self.further_fraction(word.end) {
            numeral = numeral.with(word.value * divisor, end, NumberKind::Fraction);
        }
        if word.homograph {
            numeral.look_alike = Some(LookAlike::Homograph);
        } else if self.is_period(at, &numeral) {
            numeral.look_alike = Some(LookAlike::Ordinal);
        }
        Some(numeral)
    }

    /// "the first half", "الربع الأول": a part of a year or a match, known by the ordinal beside it.
    fn is_period(&self, at: usize, numeral: &Numeral) -> bool {
        let before = self.words_before(at).any(|word| matches!(word.role, Role::Ordinal { .. }));
        let after = numeral.definite
            && self.words_at(numeral.end).any(|word| matches!(word.role, Role::Ordinal { .. }) && word.form.has(Form::THE));
        before || after
    }

    /// "خمس" is five or a fifth: a definite noun after it makes it a fraction, any other noun a count.
    fn fraction_or_cardinal(&self, at: usize, word: &FractionWord, cardinal: &Word) -> Option<Numeral> {
        let fraction = Numeral::spelled(at, word.end, word.value, NumberKind::Fraction);
        if let Some((factor, end)) = self.definite_number(word.end) {
            return Some(fraction.with(word.value * factor, end, NumberKind::Cardinal));
        }
        if word.form.has(Form::THE) {
            return None; // "الدول السبع": the article makes it a number after its noun
        }
        if self.is_definite(word.end) {
            return Some(fraction);
        }
        if let Some((factor, end)) = self.further_fraction(word.end) {
            return Some(fraction.with(word.value * factor, end, NumberKind::Fraction));
        }
        let read = self.cardinal(at)?;
        if read.atoms > 1 || self.is_word(read.end) {
            return None;
        }
        let Role::Cardinal { value, .. } = cardinal.role else { return None };
        let mut numeral = Numeral::of(&read);
        numeral.value = value;
        numeral.other = Some((word.value, NumberKind::Fraction));
        Some(self.continued(numeral, &read))
    }

    /// "خمس العشرين", and a fraction of it in turn: the number after a fraction word.
    fn definite_number(&self, at: usize) -> Option<(f64, usize)> {
        if let Some(word) = self.fraction_word(at).filter(|word| !word.many)
            && let Some((factor, end)) = self.definite_number(word.end)
        {
            return Some((word.value * factor, end));
        }
        let cardinal = self.cardinal(at)?;
        (cardinal.definite && cardinal.spelled).then_some((cardinal.value, cardinal.end))
    }

    fn further_fraction(&self, at: usize) -> Option<(f64, usize)> {
        let word = self.fraction_word(at).filter(|word| !word.many && !word.like_ordinal && self.is_definite(word.end))?;
        let cardinal_too = self.words_at(at).any(|other| matches!(other.role, Role::Cardinal { .. }));
        cardinal_too.then_some((word.value, word.end))
    }

    /// "half a million", "quarter million", "ربع مليون": the scale and its end.
    fn scale_after_fraction(&self, end: usize, strict: bool) -> Option<(f64, usize)> {
        let links = &self.words.links;
        let of = self.phrase_at(end, &links.of).unwrap_or(end);
        let article = self.phrase_at(of, &links.article);
        if of > end && article.is_none() {
            return None;
        }
        let next = article.unwrap_or(of);
        let mut factor = 1.0;
        let mut after = next;
        while let Some((by, end)) = self.words_at(after).find_map(|word| match word.role {
            Role::Scale(by) | Role::Multiple(by) if !word.form.any(Form::AND | Form::IN | Form::TO | Form::AS) => {
                let small = strict && by < 1e6 && !word.form.has(Form::THE) && article.is_none();
                (!small).then_some((by, word.end))
            }
            _ => None,
        }) {
            factor *= by;
            after = end;
        }
        (after > next).then_some((factor, after))
    }

    fn share_of_scale(&self, fraction: Numeral) -> Numeral {
        match self.scale_after_fraction(fraction.end, false) {
            Some((factor, end)) => fraction.with(fraction.value * factor, end, NumberKind::Cardinal),
            None => fraction,
        }
    }

    /// What may follow a cardinal: a denominator, "and a half", decimals, the rest of an ordinal.
    fn after_cardinal(&self, cardinal: &Cardinal) -> Numeral {
        self.continued(Numeral::of(cardinal), cardinal)
    }

    fn continued(&self, numeral: Numeral, cardinal: &Cardinal) -> Numeral {
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

    /// "two and a half (million)", "2 1/4", "خمسة وربع", "مليون ونصف"
    fn mixed(&self, numeral: &Numeral, cardinal: &Cardinal) -> Option<Numeral> {
        let (share, end, explicit) = self.added_fraction(cardinal)?;
        let unit = match cardinal.open_scale {
            Some(scale) if !explicit => scale,
            _ => 1.0,
        };
        let mixed = numeral.with(numeral.value + share * unit, end, NumberKind::Cardinal);
        Some(if explicit || unit > 1.0 { mixed } else { self.scaled(mixed) })
    }

    /// The fraction that is added to a whole number: its value, its end, and whether it names a scale of its own.
    fn added_fraction(&self, cardinal: &Cardinal) -> Option<(f64, usize, bool)> {
        let end = cardinal.end;
        if let Some((value, after)) = self.slash_fraction(end) {
            let glued = self.is_glued(end);
            let vulgar = !self.is_digits(end);
            let digits = cardinal.width > 0 && (vulgar || !glued) && value < 1.0 && (vulgar || cardinal.value < 1000.0);
            return digits.then_some((value, after, false));
        }
        let (link, next) = self.link(end)?;
        let tied = |form: Form| link == Link::And || form.has(Form::AND);
        let article = self.phrase_at(next, &self.words.links.article);
        let at = article.unwrap_or(next);
        if let Some(word) = self.fraction_word(at).filter(|word| !word.many && tied(word.form)) {
            let followed = self.is_word(word.end) && self.phrase_at(word.end, &self.words.links.of).is_none();
            let scaled = self.scale_after_fraction(word.end, word.like_ordinal);
            if let Some((factor, after)) = scaled.filter(|(factor, _)| cardinal.open_scale.is_some_and(|scale| scale >= *factor)) {
                return Some((word.value * factor, after, true));
            }
            let cardinal_too = self.words_at(at).any(|other| matches!(other.role, Role::Cardinal { .. }));
            if word.like_ordinal && (article.is_none() || followed && scaled.is_none())
                || word.homograph
                || cardinal_too && followed && !self.is_definite(word.end)
            {
                return None;
            }
            return Some((word.value, word.end, false));
        }
        let above = self.words_at(next).find(|word| matches!(word.role, Role::Cardinal { value, .. } if value < 100.0))?;
        if !tied(above.form) {
            return None;
        }
        self.proper_fraction(next, cardinal.open_scale)
    }

    /// "three quarters", "three quarters million" after a number whose last word was `open_scale`: the share, its end,
    /// and whether it names a scale of its own.
    fn proper_fraction(&self, at: usize, open_scale: Option<f64>) -> Option<(f64, usize, bool)> {
        let above = self.cardinal(at)?;
        let (below, end) = self.denominator_at(&above)?;
        let share = above.value / below;
        if share >= 1.0 {
            return None;
        }
        match self.scale_after_fraction(end, true).filter(|(factor, _)| open_scale.is_some_and(|scale| scale >= *factor)) {
            Some((factor, end)) => Some((share * factor, end, true)),
            None => Some((share, end, false)),
        }
    }

    /// A scale after a mixed number: "two and a half million".
    fn scaled(&self, mut numeral: Numeral) -> Numeral {
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

    /// The denominator after a numerator and its end.
    fn denominator_at(&self, above: &Cardinal) -> Option<(f64, usize)> {
        let (link, next) = self.link(above.end)?;
        if link == Link::And || self.mark(above.end) == '-' && !self.is_glued(next) {
            return None;
        }
        let hyphen = next > above.end;
        if let Some(word) = self.fraction_word(next).filter(|word| !word.dual && !word.homograph && !word.form.any(Form::CLITICS)) {
            let singular = above.value == 1.0 || self.words.joins.singular_fractions && above.spelled && self.is_alone(word.end);
            if (word.many || singular) && !(hyphen && above.room > word.denominator && above.room <= 10.0) {
                return Some((word.denominator, word.end));
            }
        }
        // "one twenty-fifth", "one one hundred and fifth"
        let below = self.cardinal(next).filter(|below| below.spelled && below.end > next && above.spelled && !hyphen)?;
        let (value, end, many) = self.ordinal_rest(&below)?;
        (many || above.value == 1.0).then_some((value, end))
    }

    fn denominator(&self, numeral: &Numeral, cardinal: &Cardinal) -> Option<Numeral> {
        // "two hundred and fifty-four hundredths": the fraction is what comes after the last "and", if it is a proper one.
        if let Some(split) = cardinal.split
            && let Some((share, end, explicit)) = self.proper_fraction(split.next, split.open_scale)
        {
            let unit = split.open_scale.filter(|_| !explicit).unwrap_or(1.0);
            let mixed = numeral.with(split.value + share * unit, end, NumberKind::Cardinal);
            return Some(if explicit || unit > 1.0 { mixed } else { self.scaled(mixed) });
        }
        // "one hundred thirty-fifths": the hyphen ties the last word to the denominator.
        let (last, start) = cardinal.last;
        if cardinal.spelled
            && self.mark(cardinal.end) == '-'
            && start > cardinal.first
            && let Some((small, end, true)) = self.ordinal_word(cardinal.end + 1)
            && cardinal.room > small
        {
            return Some(numeral.with((cardinal.value - last) / (last + small), end, NumberKind::Fraction));
        }
        let (below, end) = self.denominator_at(cardinal)?;
        let fraction = numeral.with(numeral.value / below, end, NumberKind::Fraction);
        Some(self.share_of_scale(fraction))
    }

    /// An ordinal word: value, end, plural.
    fn ordinal_word(&self, at: usize) -> Option<(f64, usize, bool)> {
        self.words_at(at).find_map(|word| match word.role {
            Role::Ordinal { value, many } => Some((value, word.end, many)),
            _ => None,
        })
    }

    /// The ordinal word that ends a compound ordinal: value of the whole, end, plural.
    fn ordinal_rest(&self, cardinal: &Cardinal) -> Option<(f64, usize, bool)> {
        let (_, next) = self.link(cardinal.end)?;
        let (value, end, many) = self.ordinal_word(next)?;
        let fits = value < cardinal.room.min(100.0) && cardinal.spelled;
        fits.then_some((cardinal.value + value, end, many))
    }

    /// twenty-first
    fn compound_ordinal(&self, numeral: &Numeral, cardinal: &Cardinal) -> Option<Numeral> {
        let (value, end, many) = self.ordinal_rest(cardinal)?;
        let mut ordinal = numeral.with(value, end, NumberKind::Ordinal);
        ordinal.look_alike = Some(LookAlike::Ordinal);
        (!many).then_some(ordinal)
    }

    /// 21st, 1990s
    fn ordinal_ending(&self, numeral: &Numeral) -> Option<Numeral> {
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
    fn spelled_year(&self, numeral: &Numeral) -> Option<Numeral> {
        let century = numeral.spelled && (11.0..=21.0).contains(&numeral.value) && self.words.joins.bare_from == 10.0;
        let (link, next) = self.link(numeral.end).filter(|_| century)?;
        let years = self.cardinal(next).filter(|years| link == Link::Bare && years.spelled && (10.0..100.0).contains(&years.value))?;
        let mut year = numeral.with(numeral.value * 100.0 + years.value, years.end, NumberKind::Cardinal);
        year.look_alike = Some(LookAlike::Year);
        Some(year)
    }

    /// The third; "الثالث عشر", "الثالث والعشرون".
    fn ordinal(&self, at: usize) -> Option<Numeral> {
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

    /// A minus sign or word before the number.
    fn signed(&self, mut numeral: Numeral) -> Numeral {
        let first = numeral.first;
        let sign = if let Some(word) = self.phrase_before(first, &self.words.links.minus) {
            Some(word)
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
        (self.is_digits(first) && opens && (glued || line_start && line_end)).then_some(sign)
    }
}
