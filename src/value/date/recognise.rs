//! Finds the dates of a range of tokens: the longest reading at each place that stands by itself and names a time.

use super::anchor::{clues, shared};
use super::board::{Atom, Board, NumberWord};
use super::edtf::Edtf;
use super::matcher::{Matcher, Memory};
use super::meaning::{Bare, Calendar, Meaning, Node, YearRef};
use super::resolve::{Context, Named};
use super::window::windows;
use super::{Anchor, DateKind, DateMention, Tense};
use crate::lang::date_words::{Kind, Unit};
use crate::lang::{Class, LanguagePack, Lexed};
use crate::text::TokenKind;
use crate::value::DateRole;
use crate::value::number::{self, NumberKind, NumberMention};
use jiff::civil::Date;
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
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

impl Board<'_, '_> {
    /// A phrase that the pack lists as no date (`24/7`).
    fn denied(&self, at: usize) -> Option<usize> {
        let never = self.marks.never.filter(|kind| self.mask(at) & kind.bit() != 0)?;
        let end = self.atoms(at).iter().find(|atom| atom.kind == never).map(|atom| atom.end as usize)?;
        // "24/7" is no date, "24/7/1957" is one.
        let goes_on = self.lexed.tokens.mark(end) == '/' && self.lexed.tokens.kind(end + 1) == Some(TokenKind::Digits);
        (!goes_on).then_some(end)
    }

    /// The end of a mention without the marks that could have gone on to more of it.
    fn trimmed(&self, end: usize) -> usize {
        let dangling = |at: &usize| matches!(self.lexed.tokens.mark(*at), '.' | ',' | '،' | '-' | '–' | '/');
        let marks = (self.range.start..end).rev().take_while(dangling).count();
        end - marks
    }

    /// The longest preposition that ends just before a token. Behind a clock time "from" is no start: the hour is one of
    /// the day's.
    fn role(&self, first: usize) -> Option<(usize, i32)> {
        let (at, role) =
            self.atoms_before(first, Kind::ROLE).min_by_key(|(at, _)| *at).map(|(at, atom): (usize, &Atom)| (at, atom.value))?;
        Some((at, if role == ROLE_FROM && self.clock_before(at) { ROLE_ON } else { role }))
    }

    /// A clock time ends just before a token: `10:30`, or a word of the clock at most two words before.
    fn clock_before(&self, at: usize) -> bool {
        let tokens = &self.lexed.tokens;
        let digits = at >= 3 && tokens.mark(at - 2) == ':' && tokens.kind(at - 1) == Some(TokenKind::Digits);
        let word = |kind: Kind| {
            (at.saturating_sub(3)..at).any(|index| self.lexed.hits_of(index, Class::Date).any(|hit| self.is_kind(hit.sense.id, kind)))
        };
        digits || self.marks.clock.is_some_and(word)
    }

    fn is_kind(&self, id: u32, kind: Kind) -> bool {
        self.dates.word(id).is_some_and(|word| word.kind == kind)
    }

    fn marked_before(&self, first: usize, mark: Option<Kind>) -> bool {
        mark.is_some_and(|kind| self.atoms_before(first, kind).next().is_some())
    }

    pub(super) fn phrase_ends(&self, at: usize) -> bool {
        at >= self.range.end || !matches!(self.lexed.tokens.kind(at), Some(TokenKind::Word | TokenKind::Digits))
    }

    /// Whether a reading can be a date by itself: a bare number is a year, a word such as "May" a month, only in company.
    fn stands(&self, node: &Node, at: usize) -> bool {
        let whole = at == self.range.start && self.only_marks_after(node.end);
        let follows = |kind: Option<Kind>| kind.is_some_and(|kind| self.mask(node.end) & kind.bit() != 0);
        if follows(self.marks.clock) && self.mask(node.end.saturating_sub(1)) & Kind::DAY_DIGITS.bit() != 0 {
            return false;
        }
        if node.weak > 0 && !whole && !matches!(node.meaning, Meaning::Rest(_)) {
            let alone = node.weak == node.company;
            let dated = self.marked_before(node.first, self.marks.cue);
            let upper = (node.first..node.end).any(|index| self.lexed.tokens[index].upper);
            // "March to May": two of them side by side leave no doubt.
            let pair = matches!(node.meaning, Meaning::Range(..)) && !node.lower;
            if alone && !pair && !(dated && (upper || !node.lower)) {
                return false;
            }
            let numbered = matches!(node.meaning, Meaning::Calendar(Calendar { day, year, .. }) if day.is_some() || year.is_some());
            if node.lower
                && !alone
                && !(numbered && (node.company > 2 || self.phrase_ends(node.end)))
                && !(dated && matches!(node.meaning, Meaning::Calendar(Calendar { direction: Some(_), .. })))
                && matches!(node.meaning, Meaning::Calendar(_))
            {
                return false;
            }
        }
        match &node.meaning {
            Meaning::Calendar(calendar) => calendar.bare_year().is_none_or(|year| self.year_stands(year, node, at)),
            Meaning::About(of) => match **of {
                Meaning::Calendar(calendar) => calendar.bare_year().is_none_or(|year| self.year_stands(year, node, at)),
                _ => true,
            },
            Meaning::Range(first, last) => self.years_stand(first, last, node),
            _ => true,
        }
    }

    /// Two bare numbers are years only where they can be nothing else.
    fn years_stand(&self, first: &Meaning, last: &Meaning, node: &Node) -> bool {
        let bare = |meaning: &Meaning| if let Meaning::Calendar(calendar) = meaning { calendar.bare_year() } else { None };
        let ends = [bare(first), bare(last)];
        let usual = |end: &Option<(i16, Bare)>| end.is_none_or(|(year, how)| how == Bare::Digits && USUAL_YEARS.contains(&year));
        ends.iter().all(usual) && !(ends.iter().all(Option::is_some) && self.counts_something(node.end))
    }

    /// A noun that a rule counts stands there.
    fn counts_something(&self, at: usize) -> bool {
        !self.phrase_ends(at) && self.lexed.hits_at(at).iter().any(|hit| hit.sense.class == Class::Lexicon)
    }

    fn only_marks_after(&self, from: usize) -> bool {
        (from..self.range.end).all(|index| matches!(self.lexed.tokens[index].kind, TokenKind::Mark | TokenKind::Break))
    }

    /// A bare number is a year after a preposition of time, in brackets, or where nothing is counted.
    fn year_stands(&self, (year, how): (i16, Bare), node: &Node, at: usize) -> bool {
        let tokens = &self.lexed.tokens;
        let usual = how == Bare::Digits && USUAL_YEARS.contains(&year);
        let opens = at > self.range.start && matches!(tokens.mark(at - 1), '(' | '[');
        if opens && usual && matches!(tokens.mark(node.end), ')' | ']' | '-' | '–') {
            return true;
        }
        let phrase_ends = self.phrase_ends(node.end);
        let cued = self.marked_before(at, self.marks.cue)
            || (usual && self.joins_year(node, at))
            || (phrase_ends && self.marked_before(at, self.marks.soft_cue));
        cued && !self.counts_something(node.end) && (usual || phrase_ends)
    }
}

impl Board<'_, '_> {
    /// "In 2014 and 2015": the second year stands where the first does.
    fn joins_year(&self, node: &Node, at: usize) -> bool {
        let year_ends_at =
            |end: usize| self.atoms_before(end, Kind::YEAR_DIGITS).any(|(_, atom)| USUAL_YEARS.contains(&(atom.value as i16)));
        let year = node.start.max(at);
        let word = year > self.window.start + 1
            && year_ends_at(year - 1)
            && self.marks.and.is_some_and(|and| self.mask(year - 1) & and.bit() != 0);
        word && self.lexed.tokens.kind(year - 1) == Some(TokenKind::Word)
    }
}

/// Years that news writes without the word "year".
const USUAL_YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

fn is_day(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Calendar(Calendar { month: Some(_), day: Some(_), .. }))
}

/// Values of [`Kind::ROLE`].
const ROLE_FROM: i32 = 0;
const ROLE_DURING: i32 = 3;
const ROLE_ON: i32 = 4;

fn role_of(value: i32) -> DateRole {
    match value {
        0 | 5 => DateRole::From,
        1 => DateRole::Until,
        2 => DateRole::By,
        ROLE_DURING => DateRole::During,
        _ => DateRole::On,
    }
}

fn mention(board: &Board<'_, '_>, node: &Node, at: usize, anchor: &Anchor, tense: Tense, previous: Named) -> Option<DateMention> {
    let inside = node.first > at;
    let outer = board.role(at);
    let preposition = if inside { board.role(node.first).or(outer) } else { outer };
    let closing = matches!(preposition, Some((_, 1 | 2 | 5)));
    // "By 31 December" looks ahead even where nothing else does.
    let ahead = matches!(preposition, Some((_, 1 | 2))) && tense == Tense::Unknown;
    let tense = if ahead { Tense::Future } else { tense };
    let context = |today: Option<Date>| Context {
        dates: board.dates,
        today,
        tense,
        previous,
        closing,
        scheduled: Cell::new(false),
        asked: Cell::new(false),
        conflict: RefCell::new(None),
    };
    let (edtf, uncertain, asked, conflict) = match anchor {
        Anchor::Known(_) | Anchor::Unknown => {
            let context = context(if let Anchor::Known(date) = anchor { Some(*date) } else { None });
            let edtf = context.resolve(&node.meaning)?;
            (edtf, false, context.asked.get(), context.conflict.take())
        }
        Anchor::Candidates(days) => {
            let mut resolved: Vec<Edtf> = Vec::with_capacity(days.len());
            let (mut asked, mut conflicts) = (false, Vec::new());
            for day in days {
                let context = context(Some(*day));
                let Some(edtf) = context.resolve(&node.meaning) else { continue };
                asked |= context.asked.get();
                resolved.push(edtf);
                conflicts.push(context.conflict.take());
                if !asked {
                    break;
                }
            }
            let (edtf, uncertain) = shared(&resolved)?;
            // A conflict that only some candidates have is none: the others are the date.
            let conflict = if conflicts.iter().all(Option::is_some) { conflicts.pop().flatten() } else { None };
            (edtf, uncertain, asked, conflict)
        }
    };
    let kind = kind_of(&node.meaning);
    let role = match (kind, preposition) {
        (DateKind::Range, _) => Some(DateRole::During),
        // "Over a year ago" is one day, and not the time since.
        (DateKind::Counted, Some((_, ROLE_DURING))) if is_counted_day(&node.meaning) => None,
        (_, Some((_, value))) => Some(role_of(value)),
        (_, None) => None,
    };
    let role_first = if inside { at } else { preposition.map_or(node.first, |(first, _)| first) };
    let mut mention = DateMention {
        first: node.first,
        end: board.trimmed(node.end),
        edtf,
        role,
        role_first,
        relative: asked,
        explicit_year: states_year(&node.meaning),
        corrected: node.corrected,
        conflict,
        uncertain,
        because: String::new(),
        kind,
        clues: clues(&node.meaning),
    };
    mention.because = because(&mention, anchor, tense);
    Some(mention)
}

fn because(mention: &DateMention, anchor: &Anchor, tense: Tense) -> String {
    let mut why = match (mention.relative, anchor) {
        (false, _) => "as stated".to_owned(),
        (true, Anchor::Known(date)) => match tense {
            Tense::Future => format!("counted from the source's date {date}, looking ahead"),
            _ => format!("counted from the source's date {date}"),
        },
        (true, Anchor::Candidates(days)) if mention.uncertain => {
            format!("the {} dates that the source may have{} give different results", days.len(), listed(days))
        }
        (true, Anchor::Candidates(days)) => format!("the same for all {} dates that the source may have{}", days.len(), listed(days)),
        (true, Anchor::Unknown) => "the source's date is not known: left open".to_owned(),
    };
    if mention.corrected {
        why.push_str("; one letter of the month's name mended");
    }
    why
}

/// A few candidates by name; a year of them says nothing.
fn listed(days: &[Date]) -> String {
    let names: Vec<String> = days.iter().map(Date::to_string).collect();
    if names.len() <= 5 { format!(" ({})", names.join(", ")) } else { String::new() }
}

fn kind_of(meaning: &Meaning) -> DateKind {
    match meaning {
        Meaning::Calendar(Calendar { month: None, year: None, day: None, weekday: Some(_), .. }) | Meaning::WeekdayOf { .. } => {
            DateKind::Weekday
        }
        Meaning::Calendar(Calendar { last_year: Some(_), .. }) | Meaning::Range(..) => DateKind::Range,
        Meaning::Calendar(_) => DateKind::Calendar,
        Meaning::RelativeDay { .. } | Meaning::Following { unit: Unit::Day, .. } => DateKind::RelativeDay,
        Meaning::Ago { .. } | Meaning::Within { .. } | Meaning::Lasting { .. } | Meaning::ShiftMany { .. } => DateKind::Counted,
        Meaning::Holiday { .. } => DateKind::Holiday,
        Meaning::SoFar(_) => DateKind::Range,
        Meaning::About(of) => kind_of(of),
        _ => DateKind::Period,
    }
}

fn is_counted_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Ago { .. } => true,
        Meaning::About(of) => is_counted_day(of),
        _ => false,
    }
}

fn states_year(meaning: &Meaning) -> bool {
    let stated = |year: &Option<YearRef>| year.is_some_and(|year| !matches!(year, YearRef::Relative(_)));
    match meaning {
        Meaning::Calendar(calendar) => stated(&calendar.year),
        Meaning::Season { year, .. } | Meaning::Quarter { year, .. } | Meaning::Holiday { year, .. } => stated(year),
        Meaning::Decade { .. } | Meaning::Century(_) => true,
        Meaning::Part { of, .. }
        | Meaning::WeekdayOf { of, .. }
        | Meaning::Rest(of)
        | Meaning::WeekOf(of)
        | Meaning::WeekFrom { date: of, .. }
        | Meaning::Edge { of, .. }
        | Meaning::SoFar(of)
        | Meaning::About(of) => states_year(of),
        Meaning::Range(first, last) => states_year(first) || states_year(last),
        Meaning::Lasting { from: of, .. } | Meaning::Closest { to: of, .. } => states_year(of),
        Meaning::RelativeDay { beside, .. } => beside.as_deref().is_some_and(states_year),
        Meaning::Nth { of, .. } | Meaning::NthAfter { after: of, .. } | Meaning::Ago { from: of, .. } => {
            of.as_deref().is_some_and(states_year)
        }
        Meaning::Shift { .. } | Meaning::ShiftMany { .. } | Meaning::Within { .. } | Meaning::Following { .. } | Meaning::Amount(_) => {
            false
        }
    }
}
