//! Where a reading may be a date by itself: what stands around it, and when a bare number is a year.

use super::board::{Atom, Board};
use super::meaning::{Bare, Calendar, Meaning, Node};
use super::mention::{ROLE_FROM, ROLE_ON};
use crate::lang::date_words::Kind;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form};
use crate::text::TokenKind;

/// Years that news writes without the word "year".
const USUAL_YEARS: std::ops::RangeInclusive<i16> = 1600..=2100;

impl Board<'_, '_> {
    /// A phrase that the pack lists as no date (`24/7`).
    pub(super) fn denied(&self, at: usize) -> Option<usize> {
        let never = self.marks.never.filter(|kind| self.mask(at) & kind.bit() != 0)?;
        let end = self.atoms(at).iter().find(|atom| atom.kind == never).map(|atom| atom.end as usize)?;
        // "24/7" is no date, "24/7/1957" is one.
        let goes_on = self.lexed.tokens.mark(end) == '/' && self.lexed.tokens.kind(end + 1) == Some(TokenKind::Digits);
        (!goes_on).then_some(end)
    }

    /// The end of a mention without the marks that could have gone on to more of it.
    pub(super) fn trimmed(&self, end: usize) -> usize {
        let dangling = |at: &usize| matches!(self.lexed.tokens.mark(*at), '.' | ',' | '،' | '-' | '–' | '/');
        let marks = (self.range.start..end).rev().take_while(dangling).count();
        end - marks
    }

    /// The longest preposition that ends just before a token. Behind a clock time "from" is no start: the hour is one of
    /// the day's.
    pub(super) fn role(&self, first: usize) -> Option<(usize, i32)> {
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
    pub(super) fn stands(&self, node: &Node, at: usize) -> bool {
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

    /// A noun that a rule counts stands there; "killed" behind "a quake in 2015" is none.
    fn counts_something(&self, at: usize) -> bool {
        let verb = self.lexed.hits_of(at, Class::Lexicon).any(|hit| hit.form.has(Form::PAST));
        !self.phrase_ends(at) && !verb && self.lexed.hits_of(at, Class::Lexicon).next().is_some()
    }

    /// "a 2003 quake": between an article and what happened stands the year of it.
    fn dates_an_event(&self, at: usize, end: usize) -> bool {
        let article = at > self.range.start && self.lexed.is(at - 1, &[Function::Determiner]);
        article && self.lexed.tells(end, StoryWord::Happening)
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
        if usual && self.dates_an_event(at, node.end) {
            return true;
        }
        let phrase_ends = self.phrase_ends(node.end);
        let cued = self.marked_before(at, self.marks.cue)
            || (usual && self.joins_year(node, at))
            || (phrase_ends && self.marked_before(at, self.marks.soft_cue));
        cued && !self.counts_something(node.end) && (usual || phrase_ends)
    }

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
