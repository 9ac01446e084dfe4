//! The board: what each token of a range can be in a date, from the vocabulary's hits and from digits.
//!
//! Only windows of a range are read in which a date can be (see `window`).

use super::numeric::{self, Around, NumericDate};
use super::slip::slip_at;
use crate::lang::date_words::{DateWords, Kind, MARK, Marks};
use crate::lang::{Class, Form, Lexed};
use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// One reading of the tokens from some place on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Atom {
    pub kind: Kind,
    pub value: i32,
    /// One past its last token.
    pub end: u32,
    /// The word also means something else.
    pub weak: bool,
    /// It is written with a capital.
    pub upper: bool,
    /// A slip was mended.
    pub corrected: bool,
    /// Glued particles.
    pub form: Form,
}

/// The readings of a range of tokens.
pub(super) struct Board<'l, 't> {
    pub lexed: &'l Lexed<'t>,
    pub dates: &'l DateWords,
    pub range: Range<usize>,
    /// The tokens that are read; the rest of the range is only looked at around them.
    pub window: Range<usize>,
    pub numerics: Vec<NumericDate>,
    /// Marker groups that decide what stands by itself.
    pub marks: Marks,
    masks: Vec<u64>,
    gaps: Vec<bool>,
    reach: Vec<u64>,
    starts: Vec<u32>,
    atoms: Vec<Atom>,
}

/// Kinds of words without which there is no date.
const TRIGGERS: u64 = Kind::MONTH.bit()
    | Kind::HIJRI_MONTH.bit()
    | Kind::WEEKDAY.bit()
    | Kind::UNIT.bit()
    | Kind::UNITS.bit()
    | Kind::TWO_UNITS.bit()
    | Kind::SEASON.bit()
    | Kind::RELATIVE_DAY.bit()
    | Kind::DECADE.bit()
    | Kind::HOLIDAY.bit();

/// Kinds of which every date holds one.
pub(super) const TELLING: u64 = TRIGGERS
    | Kind::YEAR_DIGITS.bit()
    | Kind::NUMERIC.bit()
    | Kind::OLD_YEAR_DIGITS.bit()
    | Kind::YEAR_WORDS.bit()
    | Kind::ORDINAL_DIGITS.bit()
    | Kind::DECADE_DIGITS.bit();

/// Number words of a range: first token, one past the last, the number.
pub(super) type NumberWord = (usize, usize, i32);

impl<'l, 't> Board<'l, 't> {
    /// A board for a range; nothing is on it yet.
    pub fn new(lexed: &'l Lexed<'t>, dates: &'l DateWords, range: Range<usize>) -> Self {
        Board {
            lexed,
            dates,
            window: range.start..range.start,
            range,
            numerics: Vec::new(),
            marks: dates.marks,
            masks: Vec::new(),
            gaps: Vec::new(),
            reach: Vec::new(),
            starts: Vec::new(),
            atoms: Vec::new(),
        }
    }

    /// Reads a window of the range, in place of the one before; false when no date can be in it.
    pub fn open(&mut self, window: Range<usize>, numbers: &[NumberWord]) -> bool {
        let mut numbers = numbers[numbers.partition_point(|number| number.0 < window.start)..].iter().peekable();
        let board = self;
        board.window = window.clone();
        board.numerics.clear();
        board.masks.clear();
        board.starts.clear();
        board.atoms.clear();
        board.masks.reserve(window.len());
        board.starts.reserve(window.len() + 1);
        board.atoms.reserve(window.len() * 2);
        for index in window {
            board.starts.push(board.atoms.len() as u32);
            board.words(index);
            match board.lexed.tokens[index].kind {
                TokenKind::Digits => board.digits(index),
                TokenKind::Mark => {
                    let mark = board.lexed.tokens[index].mark;
                    board.atoms.extend(board.dates.mark_kinds(mark).map(|kind| Atom::new(kind, 0, index + 1)));
                }
                TokenKind::Word => board.slip(index),
                TokenKind::Break => {}
            }
            while numbers.peek().is_some_and(|number| number.0 <= index) {
                if let Some(&(_, end, value)) = numbers.next().filter(|number| number.0 == index && number.1 <= board.window.end) {
                    board.number_words(index, end, value);
                }
            }
            let from = *board.starts.last().unwrap_or(&0) as usize;
            let mask = board.atoms[from..].iter().fold(0, |mask, atom| mask | atom.kind.bit());
            board.masks.push(mask);
        }
        board.starts.push(board.atoms.len() as u32);
        board.find_reach();
        board.masks.iter().any(|mask| mask & TELLING != 0)
    }

    /// A date covers its tokens without a gap, so what can follow a token in one ends at the first token that nothing covers.
    fn find_reach(&mut self) {
        let mut covered = self.window.start;
        self.gaps.clear();
        self.gaps.resize(self.masks.len(), false);
        for (at, gap) in self.gaps.iter_mut().enumerate() {
            let index = self.window.start + at;
            let atoms = &self.atoms[self.starts[at] as usize..self.starts[at + 1] as usize];
            *gap = atoms.is_empty() && index >= covered && self.lexed.tokens[index].kind != TokenKind::Mark;
            covered = atoms.iter().map(|atom| atom.end as usize).fold(covered, usize::max);
        }
        self.reach.clone_from(&self.masks);
        for index in (1..self.masks.len()).rev() {
            if !self.gaps[index] {
                self.reach[index - 1] |= self.reach[index];
            }
        }
    }

    /// Nothing that a date is made of stands there.
    pub fn is_gap(&self, index: usize) -> bool {
        index.checked_sub(self.window.start).and_then(|at| self.gaps.get(at)).copied().unwrap_or(true)
    }

    fn words(&mut self, index: usize) {
        if !self.lexed.starts(index, Class::Date) {
            return;
        }
        // Where letters have no case, nothing can be written without a capital.
        let cased = self.lexed.tokens.original(index).chars().next().is_some_and(char::is_lowercase);
        let upper = self.lexed.tokens[index].upper || !cased;
        for hit in self.lexed.hits_of(index, Class::Date) {
            let Some(word) = self.dates.word(hit.sense.id) else { continue };
            self.atoms.push(Atom { weak: word.weak, upper, form: hit.form, ..Atom::new(word.kind, word.value, hit.end as usize) });
        }
    }

    fn digits(&mut self, index: usize) {
        let tokens = &self.lexed.tokens;
        let order = self.dates.order;
        let after_preposition = index > self.window.start && (self.is_role_before(index) || self.ends_range(index));
        if let Some((date, end)) = numeric::read(tokens, index, Around { after_preposition, order })
            && end <= self.window.end
        {
            self.atoms.push(Atom::new(Kind::NUMERIC, self.numerics.len() as i32, end));
            self.numerics.push(date);
        }
        let folded = tokens.folded(index);
        let Some(value) = whole_number(tokens, index).filter(|_| folded.len() <= 4) else { return };
        let mut push = |kind: Kind, value: i32, end: usize| self.atoms.push(Atom::new(kind, value, end));
        let suffix = tokens.get(index + 1).filter(|next| next.glued && next.kind == TokenKind::Word).map(|_| tokens.folded(index + 1));
        if let Some(suffix) = suffix {
            if self.dates.ordinal_suffixes.iter().any(|s| s == suffix) {
                push(Kind::ORDINAL_DIGITS, value, index + 2);
                return;
            }
            if self.dates.decade_suffixes.iter().any(|s| s == suffix) && value % 10 == 0 && matches!(folded.len(), 2 | 4) {
                push(Kind::DECADE_DIGITS, value, index + 2);
                return;
            }
        } else if self.dates.decade_suffixes.iter().any(|s| s == tokens.folded(index + 2))
            && tokens.mark(index + 1) == '\''
            && tokens[index + 1].glued
            && tokens[index + 2].glued
            && value % 10 == 0
        {
            push(Kind::DECADE_DIGITS, value, index + 3);
            return;
        }
        // A glued word that is no date word makes something else of the number: `20km`, `10k`.
        if suffix.is_some() && self.lexed.hits_of(index + 1, Class::Date).next().is_none() {
            return;
        }
        push(Kind::NUMBER, value, index + 1);
        match folded.len() {
            1 | 2 if (1..=31).contains(&value) => push(Kind::DAY_DIGITS, value, index + 1),
            3 => push(Kind::OLD_YEAR_DIGITS, value, index + 1),
            4 if (1000..=2999).contains(&value) => push(Kind::YEAR_DIGITS, value, index + 1),
            _ => {}
        }
        if folded.len() == 2 {
            push(Kind::SHORT_YEAR_DIGITS, value, index + 1);
        }
    }

    fn number_words(&mut self, index: usize, end: usize, value: i32) {
        let form = self.lexed.hits_of(index, Class::Number).find(|hit| hit.form.has(Form::AND)).map_or(Form::PLAIN, |hit| hit.form);
        self.atoms.push(Atom { form, ..Atom::new(Kind::NUMBER, value, end) });
        // A short number after a month counts what follows ("in May two people"); a compound one is its day.
        if (21..=31).contains(&value) && end > index + 1 {
            self.atoms.push(Atom::new(Kind::DAY_WORDS, value, end));
        }
        if (1000..=2999).contains(&value) {
            self.atoms.push(Atom::new(Kind::YEAR_WORDS, value, end));
        }
    }

    fn is_role_before(&self, index: usize) -> bool {
        let from = self.starts[index - 1 - self.window.start] as usize;
        self.atoms[from..].iter().any(|atom| atom.kind == Kind::ROLE && atom.end as usize == index)
    }

    /// A numeric date and a word such as "to" stand before: "from 10/1 to 11/7".
    fn ends_range(&self, index: usize) -> bool {
        let last = self.atoms.iter().rev().find(|atom| atom.kind == Kind::NUMERIC);
        last.is_some_and(|last| last.end as usize + 1 == index) && self.lexed.tokens[index - 1].kind == TokenKind::Word
    }

    fn slip(&mut self, index: usize) {
        if let Some(word) = slip_at(self.lexed, self.dates, &self.range, index) {
            let upper = self.lexed.tokens[index].upper;
            self.atoms.push(Atom { upper, corrected: true, ..Atom::new(word.kind, word.value, index + 1) });
        }
    }

    /// False when no date can begin at a token: nothing there opens one and goes on, or is one by itself.
    pub fn may_begin(&self, index: usize, first: u64) -> bool {
        self.mask(index) & first != 0
            && self.reach(index) & TELLING != 0
            && self.atoms(index).iter().any(|atom| {
                let (bit, end) = (atom.kind.bit(), atom.end as usize);
                let follow = self.dates.follow(atom.kind);
                let goes_on = self.mask(end) & follow != 0
                    || (follow & MARK != 0 && self.lexed.tokens.mark(end) != '\0' && self.mask(end + 1) != 0)
                    || self.atoms(end).iter().any(|next| next.form.has(Form::AND));
                bit & first != 0 && (bit & self.dates.alone() != 0 || goes_on)
            })
    }

    /// Kinds that begin at a token, as a bit set.
    pub fn mask(&self, index: usize) -> u64 {
        index.checked_sub(self.window.start).and_then(|at| self.masks.get(at)).copied().unwrap_or(0)
    }

    /// Kinds that begin at a token or after it, before the next gap.
    pub fn reach(&self, index: usize) -> u64 {
        index.checked_sub(self.window.start).and_then(|at| self.reach.get(at)).copied().unwrap_or(0)
    }

    /// Readings that begin at a token.
    pub fn atoms(&self, index: usize) -> &[Atom] {
        match index.checked_sub(self.window.start) {
            Some(at) if at + 1 < self.starts.len() => &self.atoms[self.starts[at] as usize..self.starts[at + 1] as usize],
            _ => &[],
        }
    }

    /// Readings of one kind that end just before `index`, the longest first.
    pub fn atoms_before(&self, index: usize, kind: Kind) -> impl Iterator<Item = (usize, &Atom)> {
        (index.saturating_sub(4).max(self.window.start)..index)
            .flat_map(|at| self.atoms(at).iter().map(move |atom| (at, atom)))
            .filter(move |(_, atom)| atom.kind == kind && atom.end as usize == index)
    }
}

impl Atom {
    fn new(kind: Kind, value: i32, end: usize) -> Atom {
        Atom { kind, value, end: end as u32, weak: false, upper: false, corrected: false, form: Form::PLAIN }
    }
}

/// The value of a run of digits that is not a piece of a decimal, a grouped number, a clock time or a percentage.
pub(super) fn whole_number(tokens: &Tokens<'_>, index: usize) -> Option<i32> {
    let value = tokens.folded(index).parse().ok()?;
    let digits_at = |at: usize| tokens.get(at).is_some_and(|t| t.glued && t.kind == TokenKind::Digits);
    let joins = |mark: char, digits: &str| match mark {
        '.' | ':' | '٫' | '٬' => true,
        ',' | '،' => digits.len() == 3,
        _ => false,
    };
    if let Some(next) = tokens.get(index + 1).filter(|next| next.glued) {
        let percent = matches!(next.mark, '%' | '٪' | '°');
        if percent || (digits_at(index + 2) && joins(next.mark, tokens.folded(index + 2))) {
            return None;
        }
    }
    if index > 0 && tokens[index].glued {
        let before = tokens.mark(index - 1);
        let continues = index > 1 && tokens[index - 1].glued && tokens[index - 2].kind == TokenKind::Digits;
        if matches!(before, '$' | '€' | '£' | '#' | '+' | '@') || (continues && joins(before, tokens.folded(index))) {
            return None;
        }
    }
    Some(value)
}
