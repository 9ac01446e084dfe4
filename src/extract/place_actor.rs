//! Places that act: a country that is subject, owner or host, and places that only say where they sit who tell of it.

use super::actors::{ActorMention, Via};
use super::as_of::TOLD_BESIDE;
use super::places::PlaceMention;
use super::speaker;
use super::view::{Cue, View};
use crate::lang::Form;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::value::place::Gazetteer;
use std::ops::Range;

/// "while the institute in Rabat spoke of seven": a place behind a verb of telling and nothing but its subject.
pub(super) fn of_teller(view: &View<'_>, place: &PlaceMention) -> bool {
    let clause = view.clause_of(place.first);
    let behind = |cue: &&Cue| {
        cue.kind.says()
            && cue.end <= place.first
            && place.first - cue.end <= TOLD_BESIDE
            && view.clause_of(cue.first) == clause
            && (cue.end..place.first).all(|i| !super::standing::happens_at(view, i) && (!view.in_number(i) || view.in_date(i)))
            && (cue.end..place.first).all(|i| {
                view.in_date(i)
                    || view.functions(i).is_empty() && view.lexed.tokens.kind(i) == Some(crate::text::TokenKind::Word)
                    || view.functions(i).any(&[Function::In, Function::Title, Function::Determiner, Function::Of, Function::Territory])
            })
    };
    view.language.pack.syntax.verb_first && view.cues.iter().any(|cue| behind(&cue))
}

/// "A senior official in Washington said": where the speaker is. Nothing else need be there.
pub fn speaker_sits(view: &View<'_>, place: &PlaceMention) -> bool {
    let behind = match view.before(place.first) {
        Some(before) if view.is(before, Function::In) => before,
        _ if view.clitics(place.first).has(Form::IN) => place.first,
        _ => return false,
    };
    view.actors.iter().any(|actor| actor.end == behind && speaker::speaks(view, actor.first..actor.end))
}

/// "Iraq is host to 2,500 American soldiers": the country that is or has people of another is where they are.
pub(super) fn host<'v>(view: &'v View<'_>, anchor: &Range<usize>) -> Option<&'v PlaceMention> {
    if !view.language.pack.syntax.modifiers_before {
        return None;
    }
    let clause = view.clause_of(anchor.start);
    let subject = view.actors.iter().find(|actor| {
        actor.via == Via::Country && !actor.oblique && !actor.genitive && actor.end < anchor.start && view.clause_of(actor.first) == clause
    })?;
    let has = view.functions(subject.end).any(&[Function::AuxiliaryBe, Function::AuxiliaryHave]);
    let verb = (subject.end..anchor.start).any(|i| view.is_concept(i) || view.in_cue(i) || matches!(view.lexed.tokens.mark(i), ',' | ';'));
    let another =
        view.actors.iter().any(|actor| anchor.contains(&actor.first) && actor.country.is_some() && actor.country != subject.country);
    let place = view.places.iter().find(|place| place.first == subject.first);
    place.filter(|_| has && !verb && another && anchor.start - subject.end <= 5)
}

/// "In Moscow, the Russian ministry said …": the capital of who speaks behind it is where that was said.
pub(super) fn told_from(view: &View<'_>, gazetteer: &Gazetteer, place: &PlaceMention, anchor: usize) -> bool {
    let Some(country) = gazetteer.capital_of(place.place).and_then(|country| gazetteer.place(country).slug.as_deref()) else {
        return false;
    };
    let told = || view.cues.iter().zip(&view.speakers).filter(|(cue, _)| cue.kind.says() && cue.first >= place.end && cue.end <= anchor);
    let its = view.actors.iter().any(|actor| {
        actor.first >= place.end && actor.end <= anchor && actor.via == Via::Body && actor.country.as_deref() == Some(country)
    });
    // "In Kyiv, President Zelenskiy said".
    let head_of_state = |actor: &ActorMention| actor.first >= place.end && actor.via == Via::BodyAlone && actor.id == "government";
    let opens = (view.first..place.first).all(|i| !view.functions(i).is_empty());
    its && told().next().is_some() || opens && told().any(|(_, speaker)| speaker.actor(view).is_some_and(head_of_state))
}

/// "a figure that the government in Addis Ababa rejects": a capital right behind its government says whose government it is.
pub(super) fn government_sits(view: &View<'_>, place: &PlaceMention) -> bool {
    let preposition = view.before(place.first).filter(|&i| view.is(i, Function::In));
    view.language.pack.syntax.modifiers_before
        && view.gazetteer.capital_of(place.place).is_some()
        && preposition
            .is_some_and(|i| view.actors.iter().any(|actor| actor.end == i && actor.via == Via::BodyAlone && actor.id == "government"))
}

/// Behind the name, or the list that it opens, stands a verb with its auxiliary, or one of telling.
fn acts(view: &View<'_>, place: &PlaceMention) -> bool {
    let of_list = |i: usize| view.is_comma(i) || view.is(i, Function::And) || view.in_actor(i);
    let verb = (place.end..view.end).find(|&i| !of_list(i)).unwrap_or(view.end);
    view.functions(verb).any(&Function::AUXILIARIES) || view.cues.iter().any(|cue| cue.first == verb && cue.kind.says())
}

/// «، وأرسلت الصين فرق إنقاذ»: behind a comma, "and" and a verb that no rule asks for, a country is the subject of what it does.
fn opens_a_statement(view: &View<'_>, place: &PlaceMention) -> bool {
    let Some(verb) = view.before(place.first) else { return false };
    let joined = super::actors::letters_behind_and(view, verb).is_some() && view.functions(verb).is_empty() && !view.is_concept(verb);
    joined && view.lexed.tokens.kind(verb) == Some(crate::text::TokenKind::Word) && verb > view.first && view.is_comma(verb - 1)
}

/// A country that stands as an actor (subject or owner) is no place. Right behind the claim's own words it is their
/// genitive ("the area of Iraq"), and behind another actor of the clause it is what that actor leaves or enters.
pub(super) fn actor_free(view: &View<'_>, place: &PlaceMention, anchor: &Range<usize>, genitive: bool) -> bool {
    if place.marked
        || place.by_reference
        || genitive
            && place.first >= anchor.end
            && (anchor.end..place.first).all(|i| view.functions(i).any(&[Function::Of, Function::Determiner]))
    {
        return true;
    }
    let Some(actor) = view.actors.iter().find(|actor| actor.first <= place.first && place.end <= actor.end) else { return true };
    if !matches!(actor.via, Via::Country | Via::Capital) {
        return false;
    }
    if view.language.pack.syntax.modifiers_before {
        // "hit Haiti in August" is an object, "US strike" an attribute, "Turkey said" a subject.
        let tokens = &view.lexed.tokens;
        // "UK-based", "US-led".
        if matches!(tokens.mark(place.end), '-' | '‑') && tokens.get(place.end).is_some_and(|token| token.glued) {
            return false;
        }
        // "the truce between Israel and Hezbollah": the parties of something.
        let between = view.before(place.first).is_some_and(|i| view.is(i, Function::Preposition));
        if between && view.is(place.end, Function::And) && view.in_actor(place.end + 1) {
            return false;
        }
        // "where Paris keeps soldiers": the subject of its clause.
        let opened = view.before(place.first).is_some_and(|i| {
            view.functions(i).any(&[Function::Relative, Function::Complementiser, Function::Subordinator]) && !view.is(i, Function::In)
        });
        if opened {
            return false;
        }
        // "…, and Bulgaria, Serbia and Greece have flown": behind a conjunction or a comma opens the next subject.
        let opens = view.before(place.first).is_some_and(|i| view.is(i, Function::And) || view.is_comma(i));
        if opens && actor.via == Via::Country && acts(view, place) {
            return false;
        }
        // "Germany gave 40 million euros, France 20 million": in front of a number it has the verb of the one before.
        if opens && view.all_numbers.iter().any(|number| number.start() == place.end) {
            return false;
        }
        let next = view.functions(place.end);
        let mark = view.lexed.tokens.kind(place.end) != Some(crate::text::TokenKind::Word);
        let closed = place.end >= view.end
            || mark
            || next.any(&[
                Function::In,
                Function::On,
                Function::From,
                Function::To,
                Function::ByAgent,
                Function::Subordinator,
                Function::Adverb,
                Function::And,
                Function::Or,
                Function::Complementiser,
                Function::Relative,
            ])
            // "leave Niger no later than Friday": a date begins behind it.
            || view.dates.iter().any(|date| (date.role_first..date.end).contains(&place.end))
            || view.clause_of(place.end) != view.clause_of(place.first);
        // "will leave Iraq completely": right behind a verb of the rules stands its object.
        let object = place.first > view.first
            && view.concepts.iter().any(|c| c.end == place.first && !c.form.has(Form::PLURAL))
            && view.is_concept(place.end);
        return (closed || object) && !actor.oblique && place.first > view.first && !actor.genitive;
    }
    if opens_a_statement(view, place) {
        return false;
    }
    let clause = view.clause_of(place.first);
    let subject = view.actors.iter().any(|other| other.end <= place.first && !other.oblique && view.clause_of(other.first) == clause);
    // "انفجار بيروت", "حرب اليمن": a genitive of what happened there.
    if place.first > view.first
        && !actor.oblique
        && (view.is(place.first - 1, Function::Lasting)
            || view.concepts.iter().any(|c| {
                // «وقعته واشنطن»، «خروج باريس»: what a capital does is no event there, unless it happens to a place.
                c.end == place.first
                    && !c.form.any(Form::PAST | Form::PRESENT)
                    && !view.language.pack.morphology.carries_owner(view.lexed.tokens.folded(c.end - 1))
                    && (actor.via == Via::Country || view.tells(c.first, StoryWord::Happening))
            }))
        && !view.cues.iter().any(|cue| cue.end == place.first)
    {
        return true;
    }
    // "ضرب زلزال بقوة 7.8 درجات تركيا": the object that closes the clause.
    let closes = view.lexed.tokens.kind(place.end) != Some(crate::text::TokenKind::Word) || view.clause_of(place.end) != clause;
    let told = view.cues.iter().any(|cue| {
        cue.end == place.first
            || cue.end <= place.first && view.clause_of(cue.first) == clause && matches!(cue.kind, CueKind::Speech | CueKind::Denial)
    });
    if closes
        && !actor.oblique
        && !told
        && place.first >= anchor.end
        && place.first > view.first
        && view.functions(place.first - 1).is_empty()
    {
        return true;
    }
    let listed = place.first > view.first && view.functions(place.first - 1).any(&[Function::And, Function::Or, Function::With])
        || view.clitics(place.first).has(Form::AND);
    subject && !listed && place.first >= anchor.end
}
