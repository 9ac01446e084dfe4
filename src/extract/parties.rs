//! Who takes part in what a head says, and to whom it happens: parties, objects, and how far a head's own clause reaches.

use super::actors::{ActorMention, Via};
use super::clauses::ClauseKind;
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::rule::{LexiconId, Rule};
use crate::text::TokenKind;
use crate::value::actor::Actors;
use std::ops::Range;

/// True when all parties of `between` are in the head's clause as parties.
pub fn parties(view: &View<'_>, rule: &Rule, actors: &Actors, head: &Concept) -> bool {
    let here = around(view, head);
    nations(rule, actors, &here).is_some()
        && !here.iter().any(|actor| {
            // A third party that is none of the wanted takes the place of one only right beside the head.
            actor.via == Via::Capital && !rule.between.iter().any(|wanted| is_of(actors, actor, wanted))
        })
}

/// "Paris and Bamako agreed that French forces would leave": of two parties the one whose adjective tells of nobody who leaves.
pub fn host(view: &View<'_>, rule: &Rule, actors: &Actors, head: &Concept) -> Option<String> {
    let here = around(view, head);
    let nations = nations(rule, actors, &here)?;
    let [a, b] = nations[..] else { return None };
    let adjective = |nation: &str| {
        view.actors.iter().any(|actor| matches!(actor.via, Via::Demonym | Via::Body) && actor.country.as_deref() == Some(nation))
    };
    match (adjective(a), adjective(b)) {
        (true, false) => Some(b.to_owned()),
        (false, true) => Some(a.to_owned()),
        _ => None,
    }
}

/// The actors that can be parties of the head.
fn around<'v>(view: &'v View<'_>, head: &Concept) -> Vec<&'v ActorMention> {
    let clause = view.clause_of(head.first);
    view.actors
        .iter()
        .filter(|actor| view.clause_of(actor.first) == clause || view.clauses[clause].parent == Some(view.clause_of(actor.first)))
        .filter(|actor| {
            let adjective = actor.via == Via::Demonym;
            let beside_head = actor.first >= head.first.saturating_sub(3) && actor.first <= head.end + 2;
            (!adjective || beside_head || next_to_another(view, actor)) && !governed_place(view, actor)
        })
        .collect()
}

/// Whose each wanted party is; "country, country" are two different ones.
fn nations<'v>(rule: &Rule, actors: &Actors, here: &[&'v ActorMention]) -> Option<Vec<&'v str>> {
    let mut taken: Vec<&str> = Vec::new();
    for wanted in &rule.between {
        let fitting = here.iter().filter(|actor| is_of(actors, actor, wanted));
        let nation = fitting.map(|actor| actor.country.as_deref().unwrap_or(&actor.id)).find(|nation| !taken.contains(nation))?;
        taken.push(nation);
    }
    Some(taken)
}

/// The actor, or whose it is, is the wanted one or of the wanted kind.
fn is_of(actors: &Actors, actor: &ActorMention, wanted: &str) -> bool {
    let kind = |id: &str| actors.kind(id) == Some(wanted);
    actors.belongs(&actor.id, wanted) || kind(&actor.id) || actor.country.as_deref().is_some_and(kind)
}

/// "the US-Iraqi agreement", "الاتفاق العراقي الأمريكي".
fn next_to_another(view: &View<'_>, actor: &ActorMention) -> bool {
    let joined = |from: usize, to: usize| {
        from <= to && to - from <= 1 && (from..to).all(|i| view.is(i, Function::And) || matches!(view.lexed.tokens.mark(i), '-' | '–'))
    };
    view.actors.iter().any(|other| other.first != actor.first && (joined(other.end, actor.first) || joined(actor.end, other.first)))
}

/// A country behind "in" or "from" is where, not who.
fn governed_place(view: &View<'_>, actor: &ActorMention) -> bool {
    matches!(actor.via, Via::Country | Via::Capital)
        && view.places.iter().any(|place| place.first == actor.first && place.marked && !between_parties(view, actor.first))
}

/// "between Washington and Baghdad".
fn between_parties(view: &View<'_>, index: usize) -> bool {
    index > view.first && view.is(index - 1, Function::With)
}

/// True when the head's own object is one of the rule's.
pub fn object(view: &View<'_>, rule: &Rule, actors: &Actors, head: &Concept) -> bool {
    if rule.whom_actors.is_empty() && rule.whom_words.is_empty() {
        return true;
    }
    let clause = view.clause_of(head.first);
    let targets: Vec<Range<usize>> = view
        .of_lexicons(&rule.whom_words)
        .map(|concept| concept.first..concept.end)
        .chain(
            view.actors
                .iter()
                .filter(|actor| rule.whom_actors.iter().any(|w| actors.belongs(&actor.id, w)))
                .map(|actor| actor.first..actor.end),
        )
        .collect();
    targets.iter().any(|target| {
        if view.clause_of(target.start) != clause {
            return false;
        }
        if target.start >= head.end {
            object_gap(view, head.end, target.start)
        } else {
            // The subject of a passive stands before it.
            target.end <= head.first && head.first - target.end <= 4 && super::link::takes_value_before(view, target, head)
        }
    })
}

/// How many words of an object phrase are looked through for its noun.
const OBJECT: usize = 6;

/// "attacked the court's ruling", «هاجمت ألمانيا القرار»: the words of these lexicons that are the noun of what the head is done to.
/// Behind a noun of action it stands behind "on".
pub fn object_of(view: &View<'_>, lexicons: &[LexiconId], head: &Concept) -> Option<Range<usize>> {
    let before = view.language.pack.syntax.modifiers_before;
    let noun = view.functions(head.end).any(&[Function::On, Function::Against]);
    let from = if noun { head.end + 1 } else { head.end };
    let clause = view.clause_of(head.first);
    let ends = |i: usize| {
        let functions = view.functions(i);
        let prepositions = [
            Function::In,
            Function::From,
            Function::To,
            Function::Near,
            Function::On,
            Function::Against,
            Function::With,
            Function::ByAgent,
            Function::Of,
            Function::Preposition,
            Function::And,
            Function::Subordinator,
            Function::Relative,
            Function::Complementiser,
        ];
        view.clause_of(i) != clause
            || functions.any(&prepositions)
            || functions.any(&Function::AUXILIARIES)
            || view.lexed.tokens.kind(i) == Some(TokenKind::Mark) && !matches!(view.lexed.tokens.mark(i), '\'' | '’' | '"' | '“')
            || i > from && view.clitics(i).any(Form::IN | Form::TO | Form::AND)
    };
    let phrase = from..(from + OBJECT).min(view.end);
    let end = phrase.clone().find(|&i| ends(i)).unwrap_or(phrase.end);
    view.of_lexicons(lexicons)
        .find(|word| {
            let inside = from <= word.first && word.end <= end;
            // The last noun of an English phrase is what it is about, the first of an Arabic one.
            let is_noun = if before {
                word.end == end || !view.is_unknown(word.end) && !view.is_concept(word.end)
            } else {
                word.first == from || !view.is_unknown(word.first - 1) || super::agent::starts_with_article(view, word.first - 1)
            };
            inside && is_noun
        })
        .map(|word| word.first..word.end)
}

/// Between a head and its object stand titles, bodies, appositions and list members, no preposition and no other noun
/// of kin ("the father of X").
fn object_gap(view: &View<'_>, from: usize, to: usize) -> bool {
    if to - from > 24 {
        return false;
    }
    let blocked = |i: usize| {
        let functions = view.functions(i);
        functions.any(&[Function::Against, Function::ByAgent, Function::AccordingTo, Function::Subordinator, Function::Complementiser])
            || matches!(view.lexed.tokens.mark(i), '.' | ';' | '؛' | ':')
    };
    !(from..to).any(blocked)
}

/// Head clauses reach into the complement they govern: "agreed that forces would leave".
pub fn reach(view: &View<'_>, head: &Concept) -> Vec<usize> {
    let clause = view.clause_of(head.first);
    let mut reached = vec![clause];
    for (index, other) in view.clauses.iter().enumerate() {
        if other.parent == Some(clause)
            && matches!(other.kind, ClauseKind::Complement | ClauseKind::Quoted)
            && other.parts.first().is_some_and(|p| p.start >= head.end)
        {
            reached.push(index);
        }
    }
    reached
}
