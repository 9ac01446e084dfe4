//! From a reading to the mention of a date: its time, its role, and why it was resolved so.

use super::anchor::{clues, shared};
use super::board::Board;
use super::edtf::Edtf;
use super::meaning::{Calendar, Meaning, Node, YearRef};
use super::resolve::{Context, Named};
use super::{Anchor, DateKind, DateMention, Tense};
use crate::lang::date_words::Unit;
use crate::value::DateRole;
use jiff::civil::Date;
use std::cell::{Cell, RefCell};

/// Values of [`Kind::ROLE`](crate::lang::date_words::Kind::ROLE).
pub(super) const ROLE_FROM: i32 = 0;
const ROLE_DURING: i32 = 3;
pub(super) const ROLE_ON: i32 = 4;

fn role_of(value: i32) -> DateRole {
    match value {
        0 | 5 => DateRole::From,
        1 => DateRole::Until,
        2 => DateRole::By,
        ROLE_DURING => DateRole::During,
        _ => DateRole::On,
    }
}

/// The mention that a reading at token `at` makes; `None` where it names no time.
pub(super) fn mention(
    board: &Board<'_, '_>,
    node: &Node,
    at: usize,
    anchor: &Anchor,
    tense: Tense,
    previous: Named,
) -> Option<DateMention> {
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
