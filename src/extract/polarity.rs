//! What denies a claim: grammatical negation and its reach, negation of a cue itself, and who rejects a claim that others make.

use super::cue_reach::governs;
use super::status::Target;
use super::view::{Cue, View};
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use std::ops::Range;

/// Grammatical negation works on the next verb or number of its clause.
pub fn negates(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    // "not … but only": a word that ends the cue's reach anywhere behind it in the clause.
    let clause = view.clause_of(cue.first);
    if view.cue_ends.iter().any(|&(at, row)| {
        row == cue.row
            && at >= cue.end
            && view.clause_of(at) == clause
            && at - cue.end <= 12
            && (at < target.head.start || !view.functions(at).any(&[Function::Subordinator, Function::Preposition]))
    }) {
        return false;
    }
    let near =
        |range: &Range<usize>, limit: usize| cue.end <= range.start && range.start - cue.end <= limit && clear(view, cue.end, range.start);
    if let Some(value) = &target.value
        && near(value, 0)
    {
        return true;
    }
    if cue.kind == CueKind::ContrastNegation {
        return near(&target.head, 0);
    }
    let same_clause = view.clause_of(cue.first) == view.clause_of(target.head.start);
    if !target.counted && same_clause && of_the_subject(view, cue, target.head.start) {
        return true;
    }
    let limit = if target.counted { 3 } else { 4 };
    same_clause && near(&target.head, limit)
}

/// How many words the subject of a passive has, with those between whom it is.
const SUBJECT: usize = 12;

/// "No treaty between Chad and Niger was signed": what "no" is said of is the subject of the passive behind it.
fn of_the_subject(view: &View<'_>, cue: &Cue, head: usize) -> bool {
    if cue.end > head || head - cue.end > SUBJECT || cue.end - cue.first != 1 || !view.language.pack.syntax.modifiers_before {
        return false;
    }
    let named = |i: usize| view.in_actor(i) || view.in_place(i) || view.in_cue(i);
    let noun = (cue.end..head).filter(|&i| view.functions(i).is_empty() && !named(i)).count() <= 1;
    let joined = (cue.end..head).any(|i| view.is_comma(i) || view.functions(i).any(&[Function::But, Function::Relative]));
    noun && !joined && view.is(head - 1, Function::AuxiliaryBe)
}

/// Nothing between a negation and its verb but auxiliaries, adverbs and particles.
fn clear(view: &View<'_>, from: usize, to: usize) -> bool {
    let mut content = 0;
    for i in from..to {
        let mark = view.lexed.tokens.mark(i);
        if matches!(mark, ',' | '،' | ':' | ';' | '؛')
            || view.functions(i).any(&[Function::Complementiser, Function::Relative, Function::Subordinator, Function::But])
        {
            return false;
        }
        // "has not carried out any strikes": the verb is empty, its noun is what did not happen.
        content += usize::from(view.functions(i).is_empty() && !view.in_cue(i));
    }
    content <= 1
}

/// The cue itself is negated ("did not deny").
pub fn negated(view: &View<'_>, cue: &Cue) -> bool {
    // "has not any evidence that": such words only stand where something is negated.
    if view.is(cue.first, Function::Determiner) {
        return false;
    }
    view.cues.iter().any(|other| {
        other.kind == CueKind::Negation && other.end <= cue.first && cue.first - other.end <= 2 && clear(view, other.end, cue.first)
    })
}

/// The cue takes a claim or a report as its object, and the claim's words stand in that.
pub fn rejects_a_claim(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    view.cues.iter().any(|claim| {
        claim.kind == CueKind::Allegation
            && claim.first >= cue.end
            && claim.first - cue.end <= 4
            && view.clause_of(claim.first) == view.clause_of(cue.first)
            && governs(view, claim, target)
    })
}
