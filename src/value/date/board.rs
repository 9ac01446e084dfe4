//! The board: what each token of a range can be in a date, from the vocabulary's hits and from digits.
//!
//! Tokens without a date word or a digit cost one table look-up and nothing else; a range that holds nothing
//! from which a date could be made is given up before anything is built.

use super::numeric::{self, Around, NumericDate};
use super::slip::is_slip;
use crate::lang::date_words::{DateWords, Kind, MARK};
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
    pub numerics: Vec<NumericDate>,
    /// Marker groups that decide what stands by itself.
    pub marks: Marks,
    masks: Vec<u64>,
    reach: Vec<u64>,
    starts: Vec<u32>,
    atoms: Vec<Atom>,
}

/// Marker groups of the pack that the recogniser itself asks for.
pub(super) struct Marks {
    /// Phrases that look like dates and are none.
    pub never: Option<Kind>,
    /// What makes a number the hour of a clock.
    pub clock: Option<Kind>,
    /// Words after which a bare year or an ambiguous month is a date.
    pub cue: Option<Kind>,
    /// Words after which a bare year at the end of its phrase is.
    pub soft_cue: Option<Kind>,
}

impl Marks {
    fn new(dates: &DateWords) -> Marks {
        let [never, clock, cue, soft_cue] = ["never", "clock", "cue", "soft-cue"].map(|name| dates.marker(name));
        Marks { never, clock, cue, soft_cue }
    }
}

/// Kinds without which there is no date.
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
const TELLING: u64 = TRIGGERS
    | Kind::YEAR_DIGITS.bit()
    | Kind::NUMERIC.bit()
    | Kind::OLD_YEAR_DIGITS.bit()
    | Kind::YEAR_WORDS.bit()
    | Kind::DECADE_DIGITS.bit();

/// Number words of a range: first token, one past the last, the number.
pub(super) type NumberWord = (usize, usize, i32);

impl<'l, 't> Board<'l, 't> {
    /// Sets up the board, or gives `None` when the range holds no date.
    pub fn new(lexed: &'l Lexed<'t>, dates: &'l DateWords, range: Range<usize>, numbers: impl Fn() -> Vec<NumberWord>) -> Option<Self> {
        let range = range.start..range.end.min(lexed.tokens.len());
        if dates.top().is_none() || !may_hold_a_date(lexed, dates, &range) {
            return None;
        }
        let numbers = numbers();
        let mut numbers = numbers.iter().peekable();
        let length = range.len();
        let mut board = Board {
            lexed,
            dates,
            range: range.clone(),
            numerics: Vec::new(),
            marks: Marks::new(dates),
            masks: Vec::with_capacity(length),
            reach: Vec::new(),
            starts: Vec::with_capacity(length + 1),
            atoms: Vec::with_capacity(length),
        };
        for index in range {
            board.starts.push(board.atoms.len() as u32);
            board.words(index);
            match lexed.tokens[index].kind {
                TokenKind::Digits => board.digits(index),
                TokenKind::Mark => {
                    let mark = lexed.tokens[index].mark;
                    board.atoms.extend(dates.mark_kinds(mark).map(|kind| Atom::new(kind, 0, index + 1)));
                }
                TokenKind::Word => board.slip(index),
                TokenKind::Break => {}
            }
            while numbers.peek().is_some_and(|number| number.0 <= index) {
                if let Some(&(_, end, value)) = numbers.next().filter(|number| number.0 == index && number.1 <= board.range.end) {
                    board.number_words(index, end, value);
                }
            }
            let from = *board.starts.last().unwrap_or(&0) as usize;
            let mask = board.atoms[from..].iter().fold(0, |mask, atom| mask | atom.kind.bit());
            board.masks.push(mask);
        }
        board.starts.push(board.atoms.len() as u32);
        board.find_reach();
        board.masks.iter().any(|mask| mask & TELLING != 0).then_some(board)
    }

    /// A date covers its tokens without a gap, so what can follow a token in one ends at the first token that nothing covers.
    fn find_reach(&mut self) {
        let length = self.masks.len();
        let mut covered = self.range.start;
        let mut gaps = vec![false; length];
        for (at, gap) in gaps.iter_mut().enumerate() {
            let index = self.range.start + at;
            let atoms = &self.atoms[self.starts[at] as usize..self.starts[at + 1] as usize];
            *gap = atoms.is_empty() && index >= covered && self.lexed.tokens[index].kind != TokenKind::Mark;
            covered = atoms.iter().map(|atom| atom.end as usize).fold(covered, usize::max);
        }
        self.reach = self.masks.clone();
        for index in (1..length).rev() {
            if !gaps[index] {
                self.reach[index - 1] |= self.reach[index];
            }
        }
    }

    fn words(&mut self, index: usize) {
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
        let after_preposition = index > self.range.start && self.is_role_before(index);
        if let Some((date, end)) = numeric::read(tokens, index, Around { after_preposition, order })
            && end <= self.range.end
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
        let from = self.starts[index - 1 - self.range.start] as usize;
        self.atoms[from..].iter().any(|atom| atom.kind == Kind::ROLE && atom.end as usize == index)
    }

    /// A month's name with one slip, next to a number or a word such as "last".
    fn slip(&mut self, index: usize) {
        let lexed = self.lexed;
        let tokens = &lexed.tokens;
        let length = tokens[index].end - tokens[index].start;
        if length < 4 {
            return;
        }
        let dated = |at: usize| {
            let digits = tokens.kind(at) == Some(TokenKind::Digits) && matches!(tokens.folded(at).len(), 1 | 2 | 4);
            digits && whole_number(tokens, at).is_some_and(|n| (1..=31).contains(&n) || (1800..=2200).contains(&n))
        };
        let directed = |at: usize| {
            lexed
                .hits_of(at, Class::Date)
                .filter_map(|hit| self.dates.word(hit.sense.id))
                .any(|word| word.kind == Kind::DIRECTION && !word.weak)
        };
        if !(dated(index + 1) || (index > self.range.start && dated(index - 1)) || directed(index + 1)) {
            return;
        }
        if lexed.is_known(index) {
            return;
        }
        let folded = tokens.folded(index);
        if let Some((_, id)) = self.dates.month_names.iter().find(|(name, _)| is_slip(folded, name))
            && let Some(word) = self.dates.word(*id)
        {
            let upper = tokens[index].upper;
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
        index.checked_sub(self.range.start).and_then(|at| self.masks.get(at)).copied().unwrap_or(0)
    }

    /// Kinds that begin at a token or after it, before the next gap.
    pub fn reach(&self, index: usize) -> u64 {
        index.checked_sub(self.range.start).and_then(|at| self.reach.get(at)).copied().unwrap_or(0)
    }

    /// Readings that begin at a token.
    pub fn atoms(&self, index: usize) -> &[Atom] {
        match index.checked_sub(self.range.start) {
            Some(at) if at + 1 < self.starts.len() => &self.atoms[self.starts[at] as usize..self.starts[at + 1] as usize],
            _ => &[],
        }
    }

    /// Readings of one kind that end just before `index`, the longest first.
    pub fn atoms_before(&self, index: usize, kind: Kind) -> impl Iterator<Item = (usize, &Atom)> {
        (index.saturating_sub(4).max(self.range.start)..index)
            .flat_map(|at| self.atoms(at).iter().map(move |atom| (at, atom)))
            .filter(move |(_, atom)| atom.kind == kind && atom.end as usize == index)
    }
}

impl Atom {
    fn new(kind: Kind, value: i32, end: usize) -> Atom {
        Atom { kind, value, end: end as u32, weak: false, upper: false, corrected: false, form: Form::PLAIN }
    }
}

/// A quick look: a word that dates are made of, four digits, digits and marks, or a run of number words.
fn may_hold_a_date(lexed: &Lexed<'_>, dates: &DateWords, range: &Range<usize>) -> bool {
    let hits = lexed.hits();
    let from = hits.partition_point(|hit| (hit.first as usize) < range.start);
    let mut number_words = 0;
    for hit in hits[from..].iter().take_while(|hit| (hit.first as usize) < range.end) {
        match hit.sense.class {
            Class::Date if dates.word(hit.sense.id).is_some_and(|word| TRIGGERS & word.kind.bit() != 0) => return true,
            Class::Number => number_words += 1,
            _ => {}
        }
    }
    let tokens = &lexed.tokens;
    number_words >= 3
        || range.clone().any(|index| {
            tokens[index].kind == TokenKind::Digits
                && (tokens.folded(index).len() == 4
                    || (matches!(tokens.mark(index + 1), '/' | '-' | '.' | '–' | '\'') && tokens[index + 1].glued)
                    || tokens.kind(index + 1) == Some(TokenKind::Word) && tokens[index + 1].glued)
        })
}

/// The value of a run of digits that is not a piece of a decimal, a grouped number, a clock time or a percentage.
fn whole_number(tokens: &Tokens<'_>, index: usize) -> Option<i32> {
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
