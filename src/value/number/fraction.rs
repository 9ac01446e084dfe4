//! Fractions: half, two thirds, a third of a million, two and a half, twenty-three fifths.

use super::NumberKind;
use super::cardinal::{Cardinal, Link};
use super::numeral::Numeral;
use super::reader::{Reader, Word};
use crate::lang::Form;
use crate::lang::number_words::{LookAlike, Role};

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
    fn fraction_word(&self, at: usize) -> Option<FractionWord> {
        self.fraction_words(at).next()
    }

    fn fraction_words(&self, at: usize) -> impl Iterator<Item = FractionWord> {
        self.words_at(at).filter_map(|word| match word.role {
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
    pub fn leading_fraction(&self, at: usize) -> Option<Numeral> {
        let word = self.fraction_in_case(at)?;
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
            if first == at || !of && self.is_word(word.end) {
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

    /// The fraction word at `at`. "ثلثا" is two thirds before its noun, and one third with a nunation or alone.
    fn fraction_in_case(&self, at: usize) -> Option<FractionWord> {
        let dual = self.fraction_words(at).find(|word| word.dual);
        let single = self.fraction_words(at).find(|word| !word.dual && !word.many);
        match (single, dual) {
            (Some(single), Some(dual)) => {
                let two = self.is_definite(dual.end) && !self.tokens().original(at).contains('\u{64B}');
                Some(if two { dual } else { single })
            }
            (single, dual) => single.or(dual),
        }
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
        let hyphen = of == end && self.mark(end) == '-' && self.is_glued(end);
        let next = if hyphen { end + 1 } else { article.unwrap_or(of) };
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

    pub fn share_of_scale(&self, fraction: Numeral) -> Numeral {
        match self.scale_after_fraction(fraction.end, false) {
            Some((factor, end)) => fraction.with(fraction.value * factor, end, NumberKind::Cardinal),
            None => fraction,
        }
    }

    /// "two and a half (million)", "2 1/4", "خمسة وربع", "مليون ونصف"
    pub fn mixed(&self, numeral: &Numeral, cardinal: &Cardinal) -> Option<Numeral> {
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
        if link == Link::And
            && let Some((value, after)) = self.slash_fraction(next)
        {
            return (value < 1.0 && cardinal.value < 1000.0).then_some((value, after, false));
        }
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
            if word.like_ordinal && (article.is_none() || followed && scaled.is_none() && self.ordinal_word(at).is_some())
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

    /// The denominator after a numerator and its end.
    fn denominator_at(&self, above: &Cardinal) -> Option<(f64, usize)> {
        let (link, next) = self.link(above.end)?;
        if link == Link::And || self.mark(above.end) == '-' && !self.is_glued(next) {
            return None;
        }
        let hyphen = next > above.end;
        let found = self.fraction_words(next).find(|word| {
            let singular = above.value == 1.0 || self.words.joins.singular_fractions && above.spelled && self.is_alone(word.end);
            let plain = !word.dual && (word.many || !word.homograph) && !word.form.any(Form::CLITICS);
            plain && (word.many || singular) && !(hyphen && above.room > word.denominator && above.room <= 10.0)
        });
        if let Some(word) = found {
            return Some((word.denominator, word.end));
        }
        // "one twenty-fifth", "one one hundred and fifth"
        let below = self.cardinal(next).filter(|below| below.spelled && below.end > next && above.spelled && !hyphen)?;
        let (value, end, many) = self.ordinal_rest(&below)?;
        (many || above.value == 1.0).then_some((value, end))
    }

    pub fn denominator(&self, numeral: &Numeral, cardinal: &Cardinal) -> Option<Numeral> {
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
}
