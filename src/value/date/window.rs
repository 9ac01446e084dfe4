//! Where in a range of tokens a date can be: runs of tokens that may all belong to one, around a word or a run of digits
//! that every date needs. Most tokens of a text lie in none, and cost nothing more.

use super::board::{NumberWord, TELLING};
use super::slip::slip_at;
use crate::lang::date_words::{DateWords, Kind};
use crate::lang::{Class, Hit, Lexed, Traits};
use crate::text::TokenKind;
use std::ops::Range;

/// The runs, in order and apart from each other.
pub(super) fn windows(lexed: &Lexed<'_>, dates: &DateWords, range: &Range<usize>, numbers: &[NumberWord]) -> Vec<Range<usize>> {
    let hits = lexed.hits();
    // Only the range's own hits: a text has as many ranges as sentences, and looking at what follows each would be quadratic.
    let from = hits.partition_point(|hit| (hit.first as usize) < range.start);
    let hits = &hits[from..from + hits[from..].partition_point(|hit| (hit.first as usize) < range.end)];
    let longest = hits.iter().map(Hit::len).chain(numbers.iter().map(|number| number.1 - number.0)).max().unwrap_or(1);
    let text = Text { lexed, dates, range, numbers, longest };
    let mut windows: Vec<Range<usize>> = Vec::new();
    let of_interest = if numbers.is_empty() { DATES } else { DATES.or(Traits::WORD) };
    let mut index = lexed.next_with(of_interest, range.clone());
    while index < range.end {
        let telling = match lexed.tokens[index].kind {
            TokenKind::Digits => text.digits_tell(index),
            TokenKind::Word => text.starts_year(index),
            TokenKind::Mark | TokenKind::Break => false,
        };
        let mut next = index + 1;
        if telling || lexed.hits_of(index, Class::Date).any(|hit| text.is_telling(hit)) {
            let window = text.run(index, windows.last().map_or(range.start, |last| last.end));
            next = window.end;
            windows.push(window);
        }
        index = lexed.next_with(of_interest, next..range.end);
    }
    windows
}

/// What dates begin with, besides numbers in words.
const DATES: Traits = Traits::of(Class::Date).or(Traits::DIGITS);

struct Text<'a, 't> {
    lexed: &'a Lexed<'t>,
    dates: &'a DateWords,
    range: &'a Range<usize>,
    numbers: &'a [NumberWord],
    /// Tokens in the longest phrase or number.
    longest: usize,
}

impl Text<'_, '_> {
    /// The run of covered tokens around one.
    fn run(&self, at: usize, floor: usize) -> Range<usize> {
        let mut first = at;
        while first > floor && self.covers(first - 1) {
            first -= 1;
        }
        let mut end = at + 1;
        while end < self.range.end && self.covers(end) {
            end += 1;
        }
        first..end
    }

    /// The token may be a part of a date.
    fn covers(&self, index: usize) -> bool {
        let tokens = &self.lexed.tokens;
        match tokens[index].kind {
            TokenKind::Mark | TokenKind::Digits => true,
            TokenKind::Break => false,
            TokenKind::Word => {
                let beside_digits =
                    tokens.kind(index + 1) == Some(TokenKind::Digits) || index > 0 && tokens.kind(index - 1) == Some(TokenKind::Digits);
                let phrase = |from: usize| self.lexed.hits_of(from, Class::Date).any(|hit| hit.end as usize > index);
                let number = || {
                    let before = self.numbers.partition_point(|number| number.0 <= index);
                    self.numbers[..before].iter().rev().take_while(|number| number.0 + self.longest > index).any(|number| number.1 > index)
                };
                beside_digits
                    || ((index + 1).saturating_sub(self.longest).max(self.range.start)..=index).rev().any(phrase)
                    || number()
                    || self.lexed.hits_of(index + 1, Class::Date).any(|hit| self.is(hit, Kind::DIRECTION))
            }
        }
    }

    fn is(&self, hit: &Hit, kind: Kind) -> bool {
        self.dates.word(hit.sense.id).is_some_and(|word| word.kind == kind)
    }

    fn is_telling(&self, hit: &Hit) -> bool {
        let Some(word) = self.dates.word(hit.sense.id) else { return false };
        TELLING & word.kind.bit() != 0
            || (word.kind == Kind::DIRECTION
                && hit.first > 0
                && slip_at(self.lexed, self.dates, self.range, hit.first as usize - 1).is_some())
    }

    /// Digits that may be a year or be written as a date, or stand beside a month that is spelled wrong.
    fn digits_tell(&self, index: usize) -> bool {
        let tokens = &self.lexed.tokens;
        let glued = tokens.get(index + 1).is_some_and(|next| next.glued);
        let goes_on = glued
            && (matches!(tokens.mark(index + 1), '/' | '-' | '.' | '–' | '\'') || tokens.kind(index + 1) == Some(TokenKind::Word))
            || matches!(tokens.mark(index + 1), '-' | '–' | '/');
        let slip = |at: usize| slip_at(self.lexed, self.dates, self.range, at).is_some();
        matches!(tokens.folded(index).len(), 3 | 4) || goes_on || slip(index + 1) || index > 0 && slip(index - 1)
    }

    /// A year in words starts there.
    fn starts_year(&self, index: usize) -> bool {
        let from = self.numbers.partition_point(|number| number.0 < index);
        self.numbers[from..].iter().take_while(|number| number.0 == index).any(|number| number.2 >= 1000)
    }
}
