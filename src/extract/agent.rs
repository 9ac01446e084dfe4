//! The agent of a head: its subject, its genitive, the one behind "by".

use super::actors::{ActorMention, Via};
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::rule::Rule;

/// Prepositions that part a subject from what follows.
pub(super) const PREPOSITIONS: [Function; 8] =
    [Function::In, Function::From, Function::To, Function::On, Function::Against, Function::With, Function::AccordingTo, Function::Near];

/// Who owns a head noun or is the subject of a head verb.
pub fn of_head<'v>(view: &'v View<'_>, rule: &Rule, head: &Concept) -> Option<&'v ActorMention> {
    let syntax = &view.language.pack.syntax;
    let clause = view.clause_of(head.first);
    // What another condition of the rule names ("the defeat of the group") is not the one who does it.
    let object = |actor: &ActorMention| {
        let lexicons = rule.with.iter().flatten().chain(&rule.whom_words);
        lexicons.clone().any(|&lexicon| view.of_lexicons(&[lexicon]).any(|c| c.first <= actor.first && actor.end <= c.end))
            && rule.who.as_ref().is_some_and(|who| !who.actors.contains(&actor.id))
    };
    let here = |actor: &&ActorMention| {
        !object(actor)
            && !actor.oblique
            && actor.via != Via::BodyAlone
            && view.clause_of(actor.first) == clause
            && !view.in_date(actor.first)
            && !of_unknown_noun(view, actor)
    };
    let after = || view.actors.iter().filter(here).find(|actor| actor.first >= head.end && near(view, head.end, actor.first));
    let before = || {
        view.actors.iter().filter(here).filter(|actor| actor.end <= head.first).rfind(|actor| !actor.genitive || syntax.modifiers_before)
    };
    let inside = |actor: &&ActorMention| actor.first < head.end && head.first < actor.end && actor.via != Via::BodyAlone;
    if let Some(inside) = view.actors.iter().find(inside) {
        return Some(inside);
    }
    if syntax.verb_first {
        // Subject, verb, object: an actor right in front of the verb is its subject, what follows is not.
        let leading = before().filter(|actor| {
            !actor.genitive
                && (actor.end..head.first).all(|i| {
                    !view.is_unknown(i)
                        && !view.is_concept(i)
                        && !view.functions(i).any(&PREPOSITIONS)
                        && view.lexed.tokens.kind(i) == Some(crate::text::TokenKind::Word)
                })
                && !(head.form.any(Form::AND))
        });
        leading.or_else(after).or_else(before)
    } else {
        // "withdrawal of US forces", "withdrawal by the coalition".
        let behind = after()
            .filter(|actor| actor.genitive || (head.end..actor.first).any(|i| view.functions(i).any(&[Function::Of, Function::ByAgent])));
        let of = behind.filter(|actor| {
            (head.end..actor.first).all(|i| {
                view.functions(i).any(&[
                    Function::Of,
                    Function::ByAgent,
                    Function::Determiner,
                    Function::QuantifierAll,
                    Function::QuantifierSome,
                ]) || view.is_concept(i)
                    || view.is_unknown(i)
            })
        });
        // "there are no US troops left": a subject behind an existential, never a bare country.
        let behind = || after().filter(|actor| !matches!(actor.via, Via::Country | Via::Capital));
        of.or_else(before).or_else(behind)
    }
}

/// Those joined to an agent as its equals, itself left out: "Armenia and Azerbaijan signed", "by Israel, Jordan and Egypt".
pub fn joined_to<'v>(view: &'v View<'_>, actor: &'v ActorMention) -> Vec<&'v ActorMention> {
    let clause = view.clause_of(actor.first);
    let joins = |i: usize| view.is(i, Function::And) || view.is_comma(i);
    let linked = |a: &ActorMention, b: &ActorMention| {
        let gap = a.end..b.first;
        let light = |i: usize| joins(i) || view.is(i, Function::Determiner) || view.is(i, Function::ByAgent);
        let conjunction = gap.clone().any(|i| view.is(i, Function::And)) || view.clitics(b.first).has(Form::AND);
        a.end <= b.first && gap.len() <= 3 && gap.clone().all(light) && (conjunction || gap.clone().any(joins))
    };
    let here: Vec<&ActorMention> =
        view.actors.iter().filter(|other| other.via != Via::BodyAlone && view.clause_of(other.first) == clause).collect();
    let Some(at) = here.iter().position(|other| other.first == actor.first) else { return Vec::new() };
    let (mut first, mut last) = (at, at);
    while first > 0 && linked(here[first - 1], here[first]) {
        first -= 1;
    }
    while last + 1 < here.len() && linked(here[last], here[last + 1]) {
        last += 1;
    }
    // Names parted by commas alone are no list of agents: somewhere the last is joined by "and".
    let closed = (first..last)
        .any(|i| (here[i].end..here[i + 1].first).any(|t| view.is(t, Function::And)) || view.clitics(here[i + 1].first).has(Form::AND));
    if !closed {
        return Vec::new();
    }
    here[first..=last].iter().copied().filter(|other| other.first != actor.first).collect()
}

/// The word begins with the article, in a language that glues it.
pub(super) fn starts_with_article(view: &View<'_>, index: usize) -> bool {
    let article = view.language.pack.morphology.article.as_deref().unwrap_or("\u{0}");
    view.lexed.tokens.folded(index).starts_with(article)
}

/// An owner or a subject behind its head: nothing but adjectives, owners, quantifiers and nouns in between.
fn near(view: &View<'_>, from: usize, to: usize) -> bool {
    let gap = to - from;
    gap <= 10
        && (from..to).all(|i| {
            let mark = view.lexed.tokens.mark(i);
            let functions = view.functions(i);
            // A new conjunct, a comma, a place phrase: what follows belongs to something else.
            !(view.clitics(i).has(Form::AND) && i > from
                || functions.has(Function::And)
                || matches!(mark, ',' | '،' | '.' | ':' | ';' | '؛')
                || functions.any(&[Function::Against, Function::Relative, Function::Complementiser, Function::Subordinator]))
        })
}

/// "its American pilots": a demonym before a noun that no rule knows says whose that is, and nothing of its country.
fn of_unknown_noun(view: &View<'_>, actor: &ActorMention) -> bool {
    let unknown = (actor.end..view.end).take_while(|&i| view.is_unknown(i)).count();
    view.language.pack.syntax.modifiers_before
        && actor.via == Via::Demonym
        && (1..=2).contains(&unknown)
        && !view.is_concept(actor.end + unknown)
        && !view.in_actor(actor.end + unknown)
}
