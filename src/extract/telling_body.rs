//! "Turkish officials said", «قالت وزارة الدفاع التركية»: the country whose body tells of something, and the cue that says so.

use super::language::Language;
use crate::lang::cue_words::EXCEPT;
use crate::lang::{Class, Hit, Lexed};
use crate::value::place::Gazetteer;
use std::ops::Range;

/// The cues of saying that begin at the token.
pub(super) fn sayings<'l>(lexed: &'l Lexed<'_>, language: &'l Language, at: usize) -> impl Iterator<Item = &'l Hit> {
    lexed.hits_of(at, Class::Cue).filter(|hit| hit.sense.id < EXCEPT && language.cue(hit.sense.id).kind.says())
}

/// A verb or formula of saying begins at the token.
pub(super) fn says(lexed: &Lexed<'_>, language: &Language, at: usize) -> bool {
    sayings(lexed, language, at).next().is_some()
}

/// The country of the first body in the tokens that stands beside a nationality and a verb of saying.
pub(super) fn country_of(lexed: &Lexed<'_>, language: &Language, gazetteer: &Gazetteer, tokens: Range<usize>) -> Option<u32> {
    let syntax = &language.pack.syntax;
    tokens.clone().find_map(|at| {
        let body = lexed.hits_of(at, Class::Body).max_by_key(|hit| hit.end)?;
        let end = body.end as usize;
        let beside = if syntax.modifiers_before { at.checked_sub(1)? } else { end };
        let nation = lexed.hits_of(beside, Class::Demonym).next()?;
        let behind = if syntax.modifiers_before { end } else { nation.end as usize };
        let told = if syntax.verb_first { at > tokens.start && says(lexed, language, at - 1) } else { says(lexed, language, behind) };
        gazetteer.country(nation.sense.id).filter(|_| told)
    })
}
