//! Which counted phrase tells of a part of a group that is counted elsewhere: "of whom", "among them", "of those killed", spelled
//! out behind a pronoun. A part is no count of its own: what befell the group is told of it only as far as the group goes.

use super::clauses::{self, ClauseKind};
use super::counted::{Counted, Noun};
use super::view::View;
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::rule::LexiconId;
use crate::text::TokenKind;

/// Marks the phrase as a part of the group `before` it, or as another group where a verb of its own tells of it. `end` is where
/// its number ends.
pub fn mark(view: &View<'_>, counted: &mut Counted, end: usize, before: Option<&Counted>, heads: &[LexiconId]) {
    let of_them = counted.noun == Noun::LeftOut && view.is(end, Function::OfWhom) && !of_those_somewhere(view, end);
    // "إنقاذ 97 منهم", "rescuers saved 97 of them": what befell so many of them stands right in front.
    let own_event = of_them
        && before.is_none_or(|before| before.noun != Noun::Foreign)
        && view.of_lexicons(heads).any(|head| {
            head.end == counted.first && !head.form.has(Form::THE) && (!head.form.has(Form::PLURAL) || head.form.has(Form::PAST))
        })
        && (view.language.pack.syntax.verb_first || active_verb(view, counted.first - 1));
    // "قتل منهم 180": a part of them, with a verb of its own.
    let told_of_part = own_event || counted.first > view.first && clauses::told_of_part(view, counted.first - 1);
    counted.another |= told_of_part;
    counted.part = !told_of_part
        && (of_them
            || of_the_group(view, end, heads)
            || among_others(view, counted.first, counted.end, heads)
            || among_them(view, counted.end)
            || of_a_fronted_group(view, counted, heads)
            || of_a_fronted_count(view, counted, before)
            || spelled_out(view, counted, before)
            || of_the_whole(view, before, counted, heads)
            || view.clause(counted.number).kind == ClauseKind::Part
            || counted.first > view.first && view.is(counted.first - 1, Function::OfWhom));
}

/// A past form that is told of a subject, and no passive: "saved", not "dead" or "were saved".
fn active_verb(view: &View<'_>, verb: usize) -> bool {
    let past = view.concepts.iter().any(|concept| concept.end == verb + 1 && concept.form.any(Form::PAST | Form::ING));
    past && verb > view.first && !view.functions(verb - 1).any(&Function::AUXILIARIES)
}

/// "14 of the dead were rebels": a part of a group that is counted elsewhere.
fn of_the_group(view: &View<'_>, from: usize, heads: &[LexiconId]) -> bool {
    let linked = view.is(from, Function::Of) && view.is(from + 1, Function::Determiner);
    let definite = |at: usize| view.of_lexicons(heads).any(|c| c.first == at && c.form.has(Form::THE));
    linked && view.of_lexicons(heads).any(|c| c.first == from + 2)
        || view.is(from, Function::From) && (definite(from + 1) || definite(from + 2))
}

/// "28 of those on board", "12 of those inside the mine": where they are tells who they are, and no group counted before is meant.
fn of_those_somewhere(view: &View<'_>, from: usize) -> bool {
    let behind = (from..view.end).find(|&i| !view.is(i, Function::OfWhom)).unwrap_or(view.end);
    let those = behind > from + 1 && view.is(behind - 1, Function::Determiner);
    those && view.functions(behind).any(&[Function::On, Function::In]) && view.language.pack.syntax.modifiers_before
}

/// "Of those killed, 78 were children", "among the dead, 11 are women": a part of the group in front. Told of a place, it is
/// that place's own count: "of the dead, 92 were in Aleppo".
fn of_a_fronted_group(view: &View<'_>, counted: &Counted, heads: &[LexiconId]) -> bool {
    let Some(comma) = counted.first.checked_sub(1).filter(|&i| i > view.first && view.is_comma(i)) else {
        return false;
    };
    let fronted = view.of_lexicons(heads).filter(|head| head.end == comma).any(|head| {
        let before = (view.first..head.first).rev().find(|&i| !view.is(i, Function::Determiner) || view.is(i, Function::OfWhom));
        head.first > view.first
            && before.is_some_and(|i| i + 2 >= head.first && view.functions(i).any(&[Function::Of, Function::OfWhom, Function::Among]))
    });
    let placed = view.places.iter().any(|place| {
        place.marked
            && place.first >= counted.end
            && (counted.end..place.first).all(|i| {
                view.functions(i).any(&[
                    Function::AuxiliaryBe,
                    Function::In,
                    Function::Determiner,
                    Function::Of,
                    Function::Territory,
                    Function::Direction,
                ])
            })
    });
    fronted && !placed
}

/// "من بين 1800 جندي في النيجر، 600 أميركي": a part of the phrase that opens the sentence behind "of".
fn of_a_fronted_count(view: &View<'_>, counted: &Counted, whole: Option<&Counted>) -> bool {
    let Some(whole) = whole.filter(|whole| whole.first > view.first && matches!(whole.noun, Noun::Known(_))) else { return false };
    let comma = counted.first > view.first && view.is_comma(counted.first - 1);
    let opened = (view.first..whole.first)
        .all(|i| view.functions(i).any(&[Function::Of, Function::OfWhom, Function::Among, Function::From, Function::Determiner]));
    let said_of_it = |i: usize| !view.functions(i).is_empty() || view.in_place(i) || view.in_actor(i) || view.is_concept(i);
    let placed = (whole.end..counted.first.saturating_sub(1)).all(said_of_it);
    comma && opened && placed && matches!(counted.noun, Noun::LeftOut | Noun::People(_))
}

/// "Of the 1,900 soldiers in the province, 300 are American", "of the 30 people killed, 12 were women": who a part of them are.
/// "Of the 240 aboard, 203 were rescued" tells of an event of their own.
fn of_the_whole(view: &View<'_>, before: Option<&Counted>, counted: &Counted, heads: &[LexiconId]) -> bool {
    let event = || view.of_lexicons(heads).any(|head| (counted.end..counted.end + 5).contains(&head.first));
    before.is_some_and(|before| before.whole) && counted.noun == Noun::LeftOut && view.is(counted.end, Function::AuxiliaryBe) && !event()
}

/// "13 شخصا، هم ثمانية جنود وخمسة مدنيين": behind a comma and a pronoun stands who those before are.
fn spelled_out(view: &View<'_>, counted: &Counted, before: Option<&Counted>) -> bool {
    view.language.pack.syntax.verb_first
        && counted.first >= view.first + 2
        && view.is(counted.first - 1, Function::Pronoun)
        && view.is_comma(counted.first - 2)
        && before.is_some_and(|before| before.end == counted.first - 2 && before.quantity.number > counted.quantity.number)
}

/// "Four children are among the 28 dead", "11 children among the dead", "among the dead were 11 children": a part of the group.
fn among_others(view: &View<'_>, first: usize, end: usize, heads: &[LexiconId]) -> bool {
    let among = |i: usize| view.is(i, Function::Among) && !view.is(i, Function::OfWhom);
    let be = |i: usize| view.is(i, Function::AuxiliaryBe);
    let the_group = |at: usize| {
        let counted = view.numbers.iter().any(|number| number.start() == at + 1);
        (at + 1..(at + 4).min(view.end)).any(|i| view.of_lexicons(heads).any(|c| c.first == i))
            && (counted || view.is(at + 1, Function::Determiner))
    };
    let behind = (end..(end + 2).min(view.end)).any(|i| be(i) && view.is(i + 1, Function::Among)) || among(end) && the_group(end);
    let before = first > view.first
        && be(first - 1)
        && (first.saturating_sub(9).max(view.first)..first - 1)
            .any(|i| view.is(i, Function::Among) && the_group(i) && view.clause_of(i) == view.clause_of(first));
    behind || before
}

/// "killing 70 people, ten women and three infants among them": a part that says so behind itself and what is joined to it.
/// "Nine people among them three children" has its part behind those words.
fn among_them(view: &View<'_>, end: usize) -> bool {
    let joined = view.is(end, Function::And);
    let said = if joined { (end + 1..(end + 6).min(view.end)).find(|&i| view.is(i, Function::OfWhom)) } else { Some(end) };
    let Some(said) = said.filter(|&i| view.is(i, Function::Among) && view.is(i, Function::OfWhom)) else { return false };
    let conjunct = (end..said).all(|i| view.lexed.tokens.kind(i) != Some(TokenKind::Mark));
    let behind = (said..view.end).find(|&i| !view.is(i, Function::OfWhom)).unwrap_or(view.end);
    conjunct && (behind >= view.end || view.lexed.tokens.kind(behind) == Some(TokenKind::Mark))
}
