//! Finds the dates of a range of tokens: the longest reading at each place that stands by itself and names a time.

use super::board::{Board, NumberWord};
use super::matcher::{Matcher, Memory};
use super::meaning::{Calendar, Meaning};
use super::mention::mention;
use super::resolve::Named;
use super::window::windows;
use super::{Anchor, DateMention, Tense};
use crate::lang::date_words::Kind;
use crate::lang::{Class, LanguagePack, Lexed};
use crate::text::TokenKind;
use crate::value::number::{self, NumberKind, NumberMention};
use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

/// Dates in the tokens of `range`, resolved against `anchor`.
pub fn recognise(lexed: &Lexed<'_>, pack: &LanguagePack, anchor: &Anchor, range: Range<usize>) -> Vec<DateMention> {
    recognise_in_tense(lexed, pack, anchor, range, Tense::Unknown)
}

/// The same for a clause that is known to look back or ahead.
pub fn recognise_in_tense(lexed: &Lexed<'_>, pack: &LanguagePack, anchor: &Anchor, range: Range<usize>, tense: Tense) -> Vec<DateMention> {
    let known = |range: Range<usize>| Cow::Owned(number::recognise(lexed, pack, range));
    read(lexed, pack, anchor, range, tense, known)
}

/// The same where the numbers of the range are known already.
pub fn recognise_beside(
    lexed: &Lexed<'_>,
    pack: &LanguagePack,
    anchor: &Anchor,
    range: Range<usize>,
    numbers: &[NumberMention],
) -> Vec<DateMention> {
    read(lexed, pack, anchor, range, Tense::Unknown, |_| Cow::Borrowed(numbers))
}

fn read<'n>(
    lexed: &Lexed<'_>,
    pack: &LanguagePack,
    anchor: &Anchor,
    range: Range<usize>,
    tense: Tense,
    known: impl Fn(Range<usize>) -> Cow<'n, [NumberMention]>,
) -> Vec<DateMention> {
    let Some(top) = pack.dates.top() else { return Vec::new() };
    let range = range.start..range.end.min(lexed.tokens.len());
    let numbers = number_words(lexed, pack, range.clone(), &known);
    let first = pack.dates.first(top);
    let mut out: Vec<DateMention> = Vec::new();
    let mut previous = Named::default();
    let mut board = Board::new(lexed, &pack.dates, range.clone());
    let mut memory = Memory::default();
    for window in windows(lexed, &pack.dates, &range, &numbers) {
        if !board.open(window, &numbers) {
            continue;
        }
        let mut reader = Reader { board: &board, matcher: Matcher::new(&board, memory), top, anchor, tense, previous };
        let mut at = board.window.start;
        while at < board.window.end {
            if let Some(end) = board.denied(at) {
                at = end;
            } else if !board.may_begin(at, first) {
                at += 1;
            } else {
                at = match reader.best(at) {
                    Best::Date(mention) if reader.longer_inside(at, &mention, first) => at + 1,
                    Best::Date(mention) => {
                        reader.previous.take(&mention.edtf);
                        let end = mention.end.max(at + 1);
                        out.push(*mention);
                        end
                    }
                    Best::Impossible(end) => end,
                    Best::Nothing => at + 1,
                };
            }
        }
        previous = reader.previous;
        memory = reader.matcher.into_memory();
    }
    out
}

/// What the best reading at one place comes to.
enum Best {
    Date(Box<DateMention>),
    /// "31 November" is no date, and no other date is to be read out of its pieces.
    Impossible(usize),
    Nothing,
}

/// Reads one range of tokens from left to right.
struct Reader<'b, 'l, 't> {
    board: &'b Board<'l, 't>,
    matcher: Matcher<'b, 'l, 't>,
    top: usize,
    anchor: &'b Anchor,
    tense: Tense,
    previous: Named,
}

impl Reader<'_, '_, '_> {
    /// The longest reading at a token that stands by itself and names a time; of two of one length, the one whose weekday fits.
    fn best(&mut self, at: usize) -> Best {
        let board = self.board;
        let mut sorted = Vec::new();
        let readings = match self.matcher.readings(self.top, at) {
            [] => return Best::Nothing,
            [one] => std::slice::from_ref(one),
            several => {
                sorted.extend(several.iter().map(Rc::clone));
                sorted.sort_by_key(|node| std::cmp::Reverse(board.trimmed(node.end)));
                &sorted
            }
        };
        let mut found: Option<DateMention> = None;
        let mut impossible = None;
        for node in readings.iter().filter(|node| board.stands(node, at)) {
            if found.as_ref().is_some_and(|found| found.end > board.trimmed(node.end) || found.conflict.is_none()) {
                break;
            }
            match mention(board, node, at, self.anchor, self.tense, self.previous) {
                Some(mention) if found.is_none() || mention.conflict.is_none() => found = Some(mention),
                None if found.is_none() && is_day(&node.meaning) => impossible = impossible.or(Some(node.end)),
                _ => {}
            }
        }
        match (found, impossible) {
            (found, Some(end)) if found.as_ref().is_none_or(|found| found.end < end) => Best::Impossible(end),
            (Some(found), _) => Best::Date(Box::new(found)),
            (None, _) => Best::Nothing,
        }
    }

    /// True when a reading that only begins inside this one goes on further: "[since a year] 2014" against "since [the year 2014]".
    fn longer_inside(&mut self, at: usize, mention: &DateMention, first: u64) -> bool {
        if self.board.is_gap(mention.end) {
            return false;
        }
        (at + 1..mention.end).any(|inside| {
            self.board.may_begin(inside, first)
                && self.matcher.readings(self.top, inside).iter().any(|node| self.board.trimmed(node.end) > mention.end)
                && matches!(self.best(inside), Best::Date(other) if other.end > mention.end)
        })
    }
}

/// Kinds of words that number words count or number.
const COUNTED: u64 = Kind::UNIT.bit() | Kind::UNITS.bit() | Kind::MONTH.bit() | Kind::WEEKDAY.bit();

/// Number words of the range, where the language pack has them.
fn number_words<'n>(
    lexed: &Lexed<'_>,
    pack: &LanguagePack,
    range: Range<usize>,
    known: &impl Fn(Range<usize>) -> Cow<'n, [NumberMention]>,
) -> Vec<NumberWord> {
    // Counts stand beside units ("three weeks ago"), years in words are runs of number words; other numbers are no concern.
    let hits = lexed.hits();
    let from = hits.partition_point(|hit| (hit.first as usize) < range.start);
    let (mut words, mut last_word, mut last_unit, mut near) = (0, None, None, false);
    for hit in hits[from..].iter().take_while(|hit| (hit.first as usize) < range.end) {
        match hit.sense.class {
            Class::Number if lexed.tokens.kind(hit.first as usize) == Some(TokenKind::Word) => {
                words += usize::from(last_word != Some(hit.first));
                last_word = Some(hit.first);
            }
            Class::Date if pack.dates.word(hit.sense.id).is_some_and(|word| COUNTED & word.kind.bit() != 0) => last_unit = Some(hit.first),
            _ => continue,
        }
        near |= last_word.zip(last_unit).is_some_and(|(word, unit)| word.abs_diff(unit) <= 3);
    }
    if !near && words < 3 {
        return Vec::new();
    }
    let whole = |number: &NumberMention| {
        let value = number.quantity.number;
        let counts =
            matches!(number.kind, NumberKind::Cardinal | NumberKind::DualScale) && value.fract() == 0.0 && (0.0..=9999.0).contains(&value);
        let word = lexed.tokens.kind(number.first) == Some(TokenKind::Word);
        (counts && word).then_some((number.first, number.end, value as i32))
    };
    let mut numbers: Vec<NumberWord> = known(range).iter().filter_map(whole).collect();
    // "Nineteen zero one" is the year 1901.
    let years: Vec<NumberWord> = numbers
        .windows(3)
        .filter(|w| w[0].1 == w[1].0 && w[1].1 == w[2].0 && (10..=20).contains(&w[0].2) && w[1].2 == 0 && (1..=9).contains(&w[2].2))
        .map(|w| (w[0].0, w[2].1, w[0].2 * 100 + w[2].2))
        .collect();
    numbers.extend(years);
    numbers.sort_unstable();
    numbers
}

fn is_day(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Calendar(Calendar { month: Some(_), day: Some(_), .. }))
}
