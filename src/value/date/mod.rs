//! Dates: recognised in running text, resolved against the source's date, kept as EDTF.
//!
//! The words and the patterns are data of the language pack (`lang::date_words`). Here are the parts that no language
//! changes: the readings of tokens (`board`), the windows in which a date can be (`window`), the matcher over them, the meaning of a phrase, its place in time
//! (`resolve`, `nearest`), and what a text tells about its own date (`anchor`).

mod anchor;
mod board;
mod build;
mod edtf;
mod hijri;
mod holiday;
mod matcher;
mod meaning;
mod mention;
mod nearest;
mod notation;
mod numeric;
mod period;
mod recognise;
mod resolve;
mod slip;
mod stands;
mod window;

pub use anchor::{AnchorClue, NarrowedAnchor, narrow_anchor};
pub use edtf::{Edtf, End, Partial, Precision, Year};
pub use notation::EdtfError;
pub use recognise::{recognise, recognise_beside, recognise_in_tense};

use super::DateRole;
use jiff::civil::Date;

/// What is known of the source's own date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// It is stated.
    Known(Date),
    /// It is one of these (in order); see [`narrow_anchor`].
    Candidates(Vec<Date>),
    /// Nothing is known: relative dates stay open.
    #[default]
    Unknown,
}

/// Which way the sentence looks, for dates that leave the year or the week open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tense {
    /// Something that happened.
    Past,
    /// Something to come.
    Future,
    /// Not known: news looks back.
    #[default]
    Unknown,
}

/// What kind of phrase a date mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A day, month or year of the calendar.
    Calendar,
    /// A day of the week.
    Weekday,
    /// Yesterday, today, the day after.
    RelativeDay,
    /// A week, quarter, season, decade, or a part of a period.
    Period,
    /// From one date to another.
    Range,
    /// Counted from another day: three weeks ago.
    Counted,
    /// A holiday.
    Holiday,
}

/// One date in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// First token, words such as "early", "last" and "year" included, the role's preposition not.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// When.
    pub edtf: Edtf,
    /// From a preposition directly before it, or from a from–to construction.
    pub role: Option<DateRole>,
    /// Where the preposition starts; `first` when there is none.
    pub role_first: usize,
    /// It was counted from the source's date.
    pub relative: bool,
    /// The text states the year.
    pub explicit_year: bool,
    /// A slip in a month's name was mended.
    pub corrected: bool,
    /// A weekday or date beside it that does not fit: reported, not repaired.
    pub conflict: Option<String>,
    /// It depends on which of the candidates the source's date is.
    pub uncertain: bool,
    /// How it was resolved.
    pub because: String,
    /// What kind of phrase it is.
    pub kind: DateKind,
    /// What it tells about the source's own date.
    pub(crate) clues: Vec<anchor::Clue>,
}
