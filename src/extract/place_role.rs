//! What the words before a place say of it: whether something is in it, goes there or leaves it, is near it or measured from it.

use super::places::named;
use super::view::{Surroundings, View};
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form};
use crate::rule::PlaceRole;
use crate::text::TokenKind;

/// "60 km south-west of Marrakesh", "four kilometres off the port": a number and its unit in front of the words of direction.
pub(super) fn measured_from(view: &View<'_>, first: usize) -> bool {
    let leads = [
        Function::Of,
        Function::From,
        Function::Near,
        Function::Direction,
        Function::Determiner,
        Function::Territory,
        Function::TheCapital,
        Function::On,
    ];
    let away = [Function::Of, Function::From, Function::Direction];
    let start = (first.saturating_sub(6).max(view.first)..first).rev().take_while(|&i| view.functions(i).any(&leads)).last();
    let start = start.filter(|&start| (start..first).any(|i| view.functions(i).any(&away)));
    let unit = start.and_then(|start| view.before(start)).filter(|&unit| view.is(unit, Function::Unit));
    unit.is_some_and(|unit| view.numbers.iter().any(|number| number.end == unit))
}

/// How far behind its verb a country may stand that something befell.
const BEFALLEN_WITHIN: usize = 5;

/// "ضرب زلزال قوي المغرب", "الغارات التي استهدفت اليمن": in a verb-first language a country behind such a verb and its subject, or
/// behind one whose subject the relative pronoun is, is its object.
pub(super) fn befallen(view: &View<'_>, around: &Surroundings<'_>, first: usize, end: usize) -> bool {
    if !view.language.pack.syntax.verb_first || view.clitics(first).any(Form::AND | Form::IN | Form::TO | Form::AS) {
        return false;
    }
    let from = first.saturating_sub(BEFALLEN_WITHIN).max(view.first);
    let Some(verb) = (from..first).rev().find(|&i| view.is(i, Function::Befall)) else { return false };
    // "هزة ضربت المغرب": behind an indefinite noun the pronoun is left out.
    let noun = |i: usize| {
        view.lexed.tokens.kind(i) == Some(TokenKind::Word)
            && view.functions(i).is_empty()
            && !view.clitics(i).has(Form::THE)
            && named(view, around, i).is_none()
    };
    let opens = view.clitics(verb).has(Form::AND);
    let relative = verb > view.first && !opens && (view.is(verb - 1, Function::Relative) || noun(verb - 1));
    // Whose deed it is stands there, or a noun whose genitive the country is.
    let kind = |i: usize| view.is(i, Function::Territory) && view.clitics(i) == Form::PLAIN;
    let another = (verb + 1..first).filter(|&i| !kind(i)).any(|i| {
        view.lexed.tokens.kind(i) != Some(TokenKind::Word)
            || !view.functions(i).is_empty()
            // «اجتاحت السيول مدينة درنة»: an article ends the subject, behind which the word for the kind begins the object.
            || view.clitics(i).has(Form::AND)
            || view.clitics(i).has(Form::THE) && !kind(first - 1)
            || view.lexed.hits_at(i).iter().any(|hit| matches!(hit.sense.class, Class::Body | Class::Actor | Class::Demonym))
    });
    let subject = first > verb + 1 && !another;
    // "قصفت طائرات تركيا مواقع …": a noun behind it is the object, and the country its subject's.
    let closes = view.lexed.tokens.kind(end) != Some(TokenKind::Word)
        || !view.functions(end).is_empty()
        || view.clitics(end).any(Form::AND | Form::IN | Form::TO)
        || view.dates.iter().any(|date| (end..=end + 1).contains(&date.role_first));
    (relative && (verb + 1..first).all(kind) || subject && !relative) && closes
}

/// "struck the gates of Kabul airport", "hit Haiti", "Lombok was hit by quakes": in a language with the subject in front a place
/// right behind such a verb or inside its object, or one that undergoes it, is where it happened.
pub(super) fn struck(view: &View<'_>, first: usize, end: usize) -> bool {
    if view.language.pack.syntax.verb_first {
        return false;
    }
    // Nothing but the rest of a noun phrase stands between the verb and the name.
    let light = |i: usize| {
        view.lexed.tokens.kind(i) == Some(TokenKind::Word)
            && (view.functions(i).is_empty() && !view.is_concept(i) && !view.in_cue(i) && !view.in_date(i)
                || view.functions(i).any(&[Function::Determiner, Function::Of, Function::Direction, Function::Territory]))
    };
    let from = first.saturating_sub(BEFALLEN_WITHIN).max(view.first);
    let verb = (from..first).rev().find(|&i| view.tells(i, StoryWord::Strikes));
    if let Some(verb) = verb {
        let past = view.lexed.hits_of(verb, Class::Story).map(|hit| hit.end as usize).max().unwrap_or(verb + 1);
        let passive = view.before(verb).is_some_and(|i| view.functions(i).any(&[Function::AuxiliaryBe]));
        return !passive && (past..first).all(light);
    }
    let aside = |i: usize| view.functions(i).any(&Function::AUXILIARIES) || view.is(i, Function::Adverb);
    let verb = (end..(end + 4).min(view.end)).find(|&i| !aside(i));
    verb.is_some_and(|verb| {
        verb > end
            && view.is(verb - 1, Function::AuxiliaryBe) | (verb > end + 1)
            && view.tells(verb, StoryWord::Strikes)
            && (verb + 1..(verb + 4).min(view.end)).any(|i| view.is(i, Function::ByAgent))
    })
}

/// The role that the words before a place give it, and whether they give one.
pub(super) fn role(view: &View<'_>, index: usize) -> (PlaceRole, bool) {
    let form = view.lexed.hits_of(index, Class::Place).fold(Form::PLAIN, |form, hit| form | hit.form);
    let form = form | view.lexed.hits_of(index, Class::Function).fold(Form::PLAIN, |form, hit| form | hit.form);
    if form.has(Form::IN) {
        return (PlaceRole::In, true);
    }
    if form.has(Form::TO) {
        return (PlaceRole::To, true);
    }
    let mut at = index;
    let mut direction = false;
    for _ in 0..6 {
        let Some(before) = view.before(at) else { break };
        let functions = view.functions(before);
        let clitics = view.clitics(before);
        if functions.has(Function::Direction) {
            direction = true;
            if clitics.has(Form::IN) {
                return (PlaceRole::In, true);
            }
        } else if functions.has(Function::ByAgent) {
            // "by Turkey" names who did it.
            return (PlaceRole::In, false);
        } else if functions.has(Function::Near) {
            return (PlaceRole::Near, true);
        } else if functions.has(Function::Of) && !functions.has(Function::From) {
            // "west of Mosul" is near it, "the city of Mosul" goes on to its own preposition.
            if before > view.first && view.is(before - 1, Function::Direction) {
                return (PlaceRole::Near, true);
            }
        } else if functions.has(Function::QuantifierAll) || functions.is_empty() && view.is(at, Function::Of) && at < index {
            // "in all of Haiti", "in the port of Tartus".
        } else if functions.has(Function::From)
            && let Some((portion, glued)) = portion(view, before)
        {
            // "in the Indian part of Kashmir" goes on to the preposition of the part.
            if glued.has(Form::IN) {
                return (PlaceRole::In, true);
            }
            if glued.has(Form::TO) {
                return (PlaceRole::To, true);
            }
            at = portion;
            continue;
        } else if functions.has(Function::From) {
            return (PlaceRole::From, true);
        } else if functions.has(Function::To) {
            return (PlaceRole::To, true);
        } else if functions.has(Function::Purpose) {
            // "aid for Sudan" goes there; "the envoy for Sudan" is anywhere.
            return (PlaceRole::To, false);
        } else if functions.any(&[Function::In, Function::On, Function::Covers]) {
            // "fought on Addis Ababa's side", "talks in Paris": no scene of what happens.
            let sided = functions.has(Function::On) && possessed(view, index);
            return (PlaceRole::In, !sided && !venue(view, before));
        } else if functions.any(&[Function::Determiner, Function::TheCapital])
            || kind_noun(view, before)
            || of_a_nation(view, before)
            || describes(view, before, at)
        {
            if clitics.has(Form::IN) {
                return (PlaceRole::In, true);
            }
            if clitics.has(Form::TO) {
                return (PlaceRole::To, true);
            }
        } else {
            break;
        }
        at = before;
    }
    (PlaceRole::In, direction)
}

/// «في الشطر الهندي من كشمير»: the noun that says which part of the place is meant, with an adjective between them at most, and
/// what is glued to it.
fn portion(view: &View<'_>, of: usize) -> Option<(usize, Form)> {
    let reach = of.saturating_sub(2).max(view.first);
    let portion = (reach..of).rev().find(|&i| view.tells(i, StoryWord::Portion))?;
    let glued = view.lexed.hits_of(portion, Class::Story).fold(Form::PLAIN, |form, hit| form | hit.form);
    // «معظمهم من كشمير»: some of those named before.
    if glued.has(Form::OWNED) {
        return None;
    }
    let adjective = |i: usize| view.lexed.tokens.kind(i) == Some(TokenKind::Word) && view.lexed.hits_of(i, Class::Place).next().is_none();
    (portion + 1..of).all(adjective).then_some((portion, glued))
}

/// "on the neighbouring island of Bohol", "in the besieged town of Homs": in a language with the adjective in front, one of a noun that
/// says what kind of place follows.
fn describes(view: &View<'_>, index: usize, noun: usize) -> bool {
    let plain = view.lexed.tokens.kind(index) == Some(TokenKind::Word)
        && view.functions(index).is_empty()
        && !view.lexed.tokens[index].upper
        && !view.in_cue(index)
        && !view.in_number(index);
    let article = view.before(index).is_some_and(|i| view.is(i, Function::Determiner));
    view.language.pack.syntax.modifiers_before && plain && article && kind_noun(view, noun)
}

/// The name carries the ending of an owner.
fn possessed(view: &View<'_>, index: usize) -> bool {
    let end = view.lexed.hits_of(index, Class::Place).map(|hit| hit.end as usize).max().unwrap_or(index + 1);
    is_owner(view.lexed.tokens.original(end - 1))
}

/// "Kerala's": the words end in the mark of an owner.
pub(super) fn is_owner(words: &str) -> bool {
    words.ends_with("'s") || words.ends_with("’s")
}

/// "donors meeting in Paris", "at a summit in Doha": where people talk is not where what they talk about is.
fn venue(view: &View<'_>, preposition: usize) -> bool {
    view.before(preposition).is_some_and(|i| view.is(i, Function::Venue))
}

/// "off the Congolese city of Goma": whose town it is.
fn of_a_nation(view: &View<'_>, index: usize) -> bool {
    view.lexed.hits_of(index, Class::Demonym).any(|hit| kind_noun(view, hit.end as usize))
}

/// A noun that only says what kind of place follows ("the city of", "محافظة"), or its adjective.
fn kind_noun(view: &View<'_>, index: usize) -> bool {
    view.is(index, Function::Territory) || view.tells(index, StoryWord::Base)
}
