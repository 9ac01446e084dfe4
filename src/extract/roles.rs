//! Who does it, whose it is, to whom: actors in the roles that a rule names.

use super::actors::{ActorMention, Via};
use super::agent;
use super::clauses::ClauseKind;
use super::counted::{Counted, Noun};
use super::plain_agent::plain_agent;
use super::view::{Concept, View};
use crate::claim::{Level, Resolved};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::rule::{PlaceRole, Rule};
use crate::value::actor::Actors;

/// What became of a rule's `who`.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// One of the wanted actors, found there.
    Filled(String, Resolved),
    /// A known actor that is not wanted holds the role.
    Blocked(String),
    /// Nobody known.
    Empty,
}

/// Who owns the counted noun: inside the noun phrase or right behind it.
pub fn owner_of<'v>(view: &'v View<'_>, counted: &Counted) -> Option<&'v ActorMention> {
    let (noun, end) = counted.noun_at.unwrap_or((counted.first, counted.end));
    // From the number to the noun, or for a noun apart from its number the words right before it.
    let from = if noun >= counted.first && noun < counted.end { counted.first } else { noun.saturating_sub(3).max(view.first) };
    // "hundreds of the Ukrainian forces": behind the number and its "of" stand those who are counted.
    let counted_from = |actor: &ActorMention| {
        view.numbers
            .iter()
            .any(|number| number.first == counted.number && actor.first == number.end + 1 && view.is(number.end, Function::From))
    };
    let named = |actor: &&ActorMention| actor.first >= from && actor.first < end && actor.via != Via::BodyAlone;
    let inside = view.actors.iter().filter(named).find(|actor| {
        (!actor.oblique || counted_from(actor))
            && !(actor.end..noun).any(|i| view.functions(i).any(&[Function::Relative, Function::Complementiser]))
    });
    if inside.is_some() {
        return inside;
    }
    // "60 of its soldiers from Niger": whose they are is said inside.
    if noun >= counted.first && (counted.first..noun).any(|i| view.is(i, Function::Pronoun)) && view.language.pack.syntax.modifiers_before {
        return None;
    }
    // "withdrew its 1,500 soldiers from Niger": whose they are is said in front.
    let pronoun = (counted.first.saturating_sub(3).max(view.first)..counted.first).rev().find(|&i| !view.is_unknown(i));
    if pronoun.is_some_and(|i| view.is(i, Function::Pronoun)) && view.language.pack.syntax.modifiers_before {
        return None;
    }
    let phrase_end = if noun >= counted.first { counted.end.max(end) } else { end };
    view.actors
        .iter()
        .filter(|actor| actor.via != Via::BodyAlone && actor.first >= end && actor.first <= phrase_end + 4)
        .find(|actor| actor.first < phrase_end && !actor.oblique || owning(view, end, actor))
}

/// "The army said 11 of its soldiers were killed": a pronoun inside the phrase takes up the subject, of the clause or of who says so.
pub fn owner_taken_up<'v>(view: &'v View<'_>, counted: &Counted) -> Option<&'v ActorMention> {
    let (noun, _) = counted.noun_at?;
    let inside = (counted.number..noun).any(|i| view.is(i, Function::Pronoun));
    let before = counted.first > view.first && view.is(counted.first - 1, Function::Pronoun);
    if !view.language.pack.syntax.modifiers_before || !(inside || before) {
        return None;
    }
    let mut clause = view.clause_of(counted.number);
    loop {
        let first = view.actors.iter().find(|actor| {
            !actor.oblique
                && !actor.genitive
                && actor.via != Via::BodyAlone
                && actor.end <= counted.first
                && view.clause_of(actor.first) == clause
        });
        match (first, view.clauses[clause].parent) {
            (Some(actor), _) => return Some(actor),
            (None, Some(outer)) => clause = outer,
            (None, None) => return None,
        }
    }
}

/// "troops of the Turkish army", "soldiers from the US", "القوات القتالية الأمريكية": an owner behind its noun.
fn owning(view: &View<'_>, from: usize, actor: &ActorMention) -> bool {
    // "جندي من دول التحالف": from a body, not from a place.
    let from_body = matches!(actor.via, Via::Name | Via::Body)
        && !view.language.pack.syntax.modifiers_before
        && actor.first - from <= 2
        && view.is(from, Function::From);
    if from_body {
        return true;
    }
    // "انسحاب ألف عسكري من تشاد": behind "from" a country is where they leave.
    let left = actor.oblique && matches!(actor.via, Via::Country | Via::Capital) && !view.language.pack.syntax.modifiers_before;
    let before = actor.first.saturating_sub(1);
    let genitive = actor.genitive && !left || view.is(before, Function::Of) && !view.is(before, Function::From);
    let adjective = !view.language.pack.syntax.modifiers_before && actor.via == Via::Demonym;
    if !genitive && !adjective {
        return false;
    }
    (from..actor.first).all(|i| {
        let functions = view.functions(i);
        let adjective = functions.is_empty()
            && !view.clitics(i).any(Form::AND | Form::IN)
            && view.lexed.tokens.kind(i) == Some(crate::text::TokenKind::Word);
        adjective && !view.language.pack.syntax.modifiers_before || functions.any(&[Function::Of, Function::From, Function::Determiner])
    })
}

/// "France has withdrawn 300 soldiers from Chad": behind the verb of a rule that asks from where, a country behind "from" is what they
/// leave. "300 soldiers from Chad have left Mali": in front of it, it is whose they are.
fn is_left(view: &View<'_>, rule: &Rule, head: &Concept, owner: &ActorMention) -> bool {
    rule.at.contains(&PlaceRole::From)
        && owner.oblique
        && matches!(owner.via, Via::Country | Via::Capital)
        && head.end <= owner.first
        && view.clause_of(head.first) == view.clause_of(owner.first)
        && owner.first > view.first
        && view.is(owner.first - 1, Function::From)
}

/// Decides `who` for a value or head.
pub fn who(
    view: &View<'_>,
    rule: &Rule,
    actors: &Actors,
    counted: Option<(&Counted, &[Counted])>,
    head: Option<&Concept>,
    carried: Option<&str>,
) -> Role {
    let Some(wanted) = &rule.who else { return Role::Empty };
    let judge = |actor: &str, level: Level, because: String| {
        if wanted.admits(actor, actors) {
            Role::Filled(actor.to_owned(), Resolved { level, because })
        } else {
            Role::Blocked(actor.to_owned())
        }
    };
    if let Some((counted, all)) = counted {
        if let Noun::People(country) = &counted.noun {
            return judge(country, Level::Match, view.text(counted.first..counted.end).to_owned());
        }
        // ", 2,500 of them American".
        let of_them = view.actors.iter().find(|actor| {
            counted.part
                && actor.via == Via::Demonym
                && actor.first >= counted.end
                && actor.first - counted.end <= 3
                && (counted.end..actor.first).all(|i| view.functions(i).any(&[Function::OfWhom, Function::Of, Function::AuxiliaryBe]))
        });
        let left = |owner: &&ActorMention| view.of_lexicons(&rule.head).any(|head| is_left(view, rule, head, owner));
        if let Some(owner) = of_them.or_else(|| owner_of(view, counted).filter(|owner| !left(owner))) {
            return judge(&owner.id, Level::Match, view.text(owner.first..owner.end).to_owned());
        }
        if let Some(model) = counted.like.map(|index| &all[index])
            && !counted.part
            && let Some(owner) = owner_of(view, model).or_else(|| subject(view, model.number))
        {
            return judge(&owner.id, Level::Sentence, view.text(owner.first..owner.end).to_owned());
        }
        let model = counted.like.or_else(|| all.iter().position(|other| other.number == counted.number).and_then(|at| at.checked_sub(1)));
        if (counted.part || counted.noun == Noun::LeftOut)
            && let Some(model) = model.map(|index| &all[index])
            && let Some(owner) = owner_of(view, model).or_else(|| subject(view, model.number))
        {
            return judge(&owner.id, Level::Sentence, view.text(owner.first..owner.end).to_owned());
        }
        if counted.part {
            return Role::Empty;
        }
    }
    if let Some(head) = head
        && wanted.is_open(actors)
        && counted.is_none()
    {
        return match plain_agent(view, head) {
            Some(actor) => judge(&actor.id, Level::Clause, view.text(actor.first..actor.end).to_owned()),
            None => Role::Empty,
        };
    }
    if let Some(head) = head
        && let Some(actor) = agent::of_head(view, rule, head)
    {
        return judge(&actor.id, Level::Clause, view.text(actor.first..actor.end).to_owned());
    }
    let anchor = head.map(|head| head.first).or(counted.map(|(counted, _)| counted.number)).unwrap_or(view.first);
    if let Some(actor) = subject(view, anchor) {
        return judge(&actor.id, Level::Clause, view.text(actor.first..actor.end).to_owned());
    }
    // Up through the clauses around it.
    let resumed = resumed(view, anchor);
    let mut clause = view.clauses[view.clause_of(anchor)].parent.filter(|_| !own_subject(view, anchor) && !resumed);
    while let Some(outer) = clause {
        let subject = view
            .actors
            .iter()
            .find(|actor| !actor.oblique && !actor.genitive && view.clause_of(actor.first) == outer && actor.via != Via::BodyAlone);
        if let Some(actor) = subject {
            return judge(&actor.id, Level::Sentence, view.text(actor.first..actor.end).to_owned());
        }
        clause = view.clauses[outer].parent;
    }
    match carried {
        Some(actor) => judge(actor, Level::Paragraph, actor.to_owned()),
        None => Role::Empty,
    }
}

/// "the forces": a body without its country that takes up one named before, with no owner in its own clause.
fn resumed(view: &View<'_>, anchor: usize) -> bool {
    let clause = view.clause_of(anchor);
    view.clauses[clause].kind == ClauseKind::Subordinate
        && view.actors.iter().any(|actor| actor.via == Via::BodyAlone && view.clause_of(actor.first) == clause)
}

/// An unknown noun between the opening of a clause and its verb is a subject of its own: nothing is carried into it.
fn own_subject(view: &View<'_>, anchor: usize) -> bool {
    let clause = view.clause_of(anchor);
    let Some(start) = view.clauses[clause].parts.first().map(|part| part.start) else { return false };
    // "said on Sunday that it would send 200": the pronoun is the subject, and takes up the one before.
    let opening = (start..anchor).find(|&i| !view.is(i, Function::Complementiser));
    let taken_up = view.clauses[clause].kind == ClauseKind::Complement && opening.is_some_and(|i| view.is(i, Function::Pronoun));
    if taken_up {
        return false;
    }
    matches!(view.clauses[clause].kind, ClauseKind::Contrast | ClauseKind::Subordinate | ClauseKind::Main | ClauseKind::Complement)
        && ((start..anchor).any(|i| view.clause_of(i) == clause && view.is_unknown(i) && !view.in_date(i)) || others_do(view, anchor))
}

/// "القوات باقية، لكن السكان سيغادرون": the noun right in front of the verb is of no lexicon that also names an actor's body.
fn others_do(view: &View<'_>, anchor: usize) -> bool {
    let mut nouns = view.concepts.iter().filter(|c| c.end == anchor && !c.form.any(Form::PAST | Form::PRESENT)).peekable();
    let in_actor = |c: &Concept| view.in_actor(c.first);
    let body = |c: &Concept| view.of_lexicons(&[c.lexicon]).any(in_actor);
    view.language.pack.syntax.verb_first && nouns.peek().is_some() && nouns.all(|c| !in_actor(c) && !body(c))
}

/// The subject of the clause that `anchor` is in: the last actor before it in any language, the first behind the
/// clause's opening verb in a verb-first one, never behind a preposition.
pub fn subject<'v>(view: &'v View<'_>, anchor: usize) -> Option<&'v ActorMention> {
    let clause = view.clause_of(anchor);
    view.actors
        .iter()
        .filter(|actor| !actor.oblique && actor.via != Via::BodyAlone && actor.end <= anchor && view.clause_of(actor.first) == clause)
        .rfind(|actor| !(actor.via == Via::Demonym && counted_elsewhere(view, actor)))
}

/// A demonym that counts people of its own ("12 Syrians") is nobody's subject for another number.
fn counted_elsewhere(view: &View<'_>, actor: &ActorMention) -> bool {
    view.numbers.iter().any(|number| number.end == actor.first)
}
