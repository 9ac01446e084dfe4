//! Who does it, whose it is, to whom: actors in the roles that a rule names.

use super::actors::{ActorMention, Via};
use super::clauses::ClauseKind;
use super::counted::{Counted, Noun};
use super::view::{Concept, View};
use crate::claim::{Level, Resolved};
use crate::lang::Form;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::rule::Rule;
use crate::value::actor::Actors;
use std::ops::Range;

/// Prepositions that part a subject from what follows.
const PREPOSITIONS: [Function; 8] =
    [Function::In, Function::From, Function::To, Function::On, Function::Against, Function::With, Function::AccordingTo, Function::Near];

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
    let named = |actor: &&ActorMention| actor.first >= from && actor.first < end && actor.via != Via::BodyAlone;
    let inside =
        view.actors.iter().filter(named).find(|actor| {
            !actor.oblique && !(actor.end..noun).any(|i| view.functions(i).any(&[Function::Relative, Function::Complementiser]))
        });
    if inside.is_some() {
        return inside;
    }
    let phrase_end = if noun >= counted.first { counted.end.max(end) } else { end };
    view.actors
        .iter()
        .filter(|actor| actor.via != Via::BodyAlone && actor.first >= end && actor.first <= phrase_end + 4)
        .find(|actor| actor.first < phrase_end && !actor.oblique || owning(view, end, actor))
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
    let genitive = actor.genitive || view.is(actor.first.saturating_sub(1), Function::Of);
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
            && !inside_date(view, actor.first)
    };
    let after = || view.actors.iter().filter(here).find(|actor| actor.first >= head.end && near(view, head.end, actor.first));
    let before = || {
        view.actors.iter().filter(here).filter(|actor| actor.end <= head.first).rfind(|actor| !actor.genitive || syntax.modifiers_before)
    };
    if let Some(inside) = view.actors.iter().find(|actor| actor.first < head.end && head.first < actor.end) {
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

/// The agent of a head that anybody could be the agent of: only where grammar says so. An attribute or owner right beside
/// the head, an agent behind "by", or a subject with at most its own verb in between; never who only tells of it.
fn plain_agent<'v>(view: &'v View<'_>, head: &Concept) -> Option<&'v ActorMention> {
    let clause = view.clause_of(head.first);
    let here = |actor: &&ActorMention| {
        actor.via != Via::BodyAlone && view.clause_of(actor.first) == clause && !inside_date(view, actor.first) && !dateline(view, actor)
    };
    let speaks = |from: usize, to: usize| {
        view.cues.iter().any(|cue| cue.first >= from && cue.end <= to && (cue.kind.says() || cue.kind == CueKind::Allegation))
    };
    let by = view.actors.iter().filter(here).find(|actor| {
        actor.first >= head.end
            && actor.first - head.end <= 6
            && (head.end..actor.first).any(|i| view.is(i, Function::ByAgent))
            && !(head.end..actor.first).any(|i| view.is(i, Function::Relative))
    });
    if by.is_some() {
        return by;
    }
    let before_modifiers = view.language.pack.syntax.modifiers_before;
    if !before_modifiers && head.form.any(Form::PAST | Form::PRESENT) {
        // "روسيا قصفت القوات": a subject in front of its verb leaves what follows the object.
        let subject = view.actors.iter().filter(here).find(|actor| {
            actor.end <= head.first
                && !actor.oblique
                && !actor.genitive
                && (actor.end..head.first)
                    .all(|i| view.functions(i).any(&[Function::Adverb, Function::AuxiliaryBe, Function::AuxiliaryHave]) || view.in_cue(i))
        });
        if subject.is_some() {
            return subject;
        }
        // "هجوم يستهدف …", "العمليات التي تستهدف …": the subject is the noun in front, what follows is the object.
        let object_follows = view.clauses[clause].kind == ClauseKind::Relative
            || head.first > view.first && (view.is_unknown(head.first - 1) || view.is_concept(head.first - 1));
        if object_follows {
            return None;
        }
    }
    // "الهجوم الذي شنته الحركة", "the attack that the group carried out": an empty verb in a relative clause on the head.
    let in_relative = view.actors.iter().find(|actor| {
        let of = view.clause_of(actor.first);
        actor.first > head.end
            && actor.first - head.end <= 6
            && view.clauses[of].kind == ClauseKind::Relative
            && view.clauses[of].parent == Some(clause)
            && actor.via != Via::BodyAlone
            && if before_modifiers {
                view.is(actor.end, Function::LightVerb) || view.is(actor.end + 1, Function::LightVerb)
            } else {
                view.is(actor.first - 1, Function::LightVerb)
            }
    });
    if in_relative.is_some() {
        return in_relative;
    }
    let attribute = view.actors.iter().filter(here).find(|actor| {
        if before_modifiers {
            // "Russian air strikes", "the army's raid": nothing but adjectives up to the noun.
            actor.end <= head.first
                && head.first - actor.end <= 2
                && (actor.end..head.first).all(|i| view.functions(i).is_empty() && view.is_unknown(i))
                && !head.form.has(Form::PAST)
        } else {
            // "الهجوم الروسي", "غارة جوية أمريكية": an adjective that agrees with its noun, not the object's.
            let agrees = (head.end..actor.first).all(|i| {
                view.clitics(i).has(Form::THE) == head.form.has(Form::THE)
                    && !view.concepts.iter().any(|c| c.first == i && c.form.any(Form::PAST | Form::PRESENT))
                    && (view.is_unknown(i) || view.is_concept(i))
                    && !starts_definite(view, i, head)
            });
            // "استهدفت شحنات أمريكية": between a verb and its subject stands no other noun. "مهاجمة تايوان": a country right behind
            // the noun may be its object, unless another follows.
            let verb = head.form.any(Form::PAST | Form::PRESENT);
            let country = matches!(actor.via, Via::Country | Via::Capital);
            let object_follows = view.functions(actor.end).any(&[Function::On, Function::To, Function::Against, Function::In])
                || view.clitics(actor.end).any(Form::TO | Form::IN)
                || view.places.iter().any(|place| place.first == actor.end)
                || view.lexed.tokens.kind(actor.end) == Some(crate::text::TokenKind::Word)
                    && view.functions(actor.end).is_empty()
                    && !view.clitics(actor.end).has(Form::AND);
            actor.first >= head.end
                && actor.first - head.end <= 2
                && (!verb || actor.first == head.end)
                && (verb || !country || object_follows)
                && agrees
                && (actor.via == Via::Demonym || actor.first == head.end)
                && !actor.oblique
        }
    });
    if attribute.is_some() {
        return attribute;
    }
    let subject = view.actors.iter().filter(here).filter(|actor| !actor.oblique && actor.end <= head.first).rfind(|actor| {
        let gap = actor.end..head.first;
        gap.len() <= 8
            && super::link::distance(view, gap.start, gap.end) <= 3
            && !speaks(gap.start, gap.end)
            && !gap.clone().any(|i| {
                matches!(view.lexed.tokens.mark(i), ',' | '،' | ':' | '(' | ')')
                    || view.functions(i).any(&PREPOSITIONS) && !view.functions(i).any(&[Function::AuxiliaryBe])
            })
    });
    if subject.is_some_and(|actor| before_modifiers || acts(view, actor, head)) {
        return subject;
    }
    // "denied that it had …", "نفت أنها …": a pronoun takes up the subject of the clause around.
    let start = view.clauses[clause].parts.first()?.start;
    let parent = view.clauses[clause].parent?;
    let taken_up = view.clauses[clause].kind == ClauseKind::Complement
        && (start..head.first).all(|i| {
            view.functions(i).any(&[
                Function::Complementiser,
                Function::Pronoun,
                Function::AuxiliaryBe,
                Function::AuxiliaryHave,
                Function::AuxiliaryFuture,
                Function::Adverb,
            ]) || view.in_cue(i)
        });
    let outer = || {
        view.actors
            .iter()
            .find(|actor| !actor.oblique && !actor.genitive && actor.via != Via::BodyAlone && view.clause_of(actor.first) == parent)
    };
    taken_up.then(outer).flatten()
}

/// In Arabic an actor between a verb and the head is the agent only of an empty verb ("شنت تركيا غارات"); with "شهدت" it is
/// where it happens.
fn acts(view: &View<'_>, actor: &ActorMention, head: &Concept) -> bool {
    let verb = (view.first..actor.first).rev().find(|&i| view.functions(i).is_empty() || view.is(i, Function::LightVerb));
    actor.end == head.first || verb.is_none_or(|i| view.is(i, Function::LightVerb) || view.clause_of(i) != view.clause_of(head.first))
}

/// An unknown Arabic word with the article cannot be told from its clitics, since no table knows it.
fn starts_definite(view: &View<'_>, index: usize, head: &Concept) -> bool {
    let article = view.language.pack.morphology.article.as_deref().unwrap_or("\u{0}");
    view.lexed.tokens.folded(index).starts_with(article) != head.form.has(Form::THE)
}

/// "BEIRUT Air strikes on …": a city in capitals is where the report was written.
fn dateline(view: &View<'_>, actor: &ActorMention) -> bool {
    let words = view.text(actor.first..actor.end);
    actor.via == Via::Capital
        && words.chars().count() > 3
        && words.chars().all(|c| !c.is_lowercase())
        && words.chars().any(char::is_uppercase)
}

fn inside_date(view: &View<'_>, index: usize) -> bool {
    view.dates.iter().any(|date| date.first <= index && index < date.end)
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
        if let Some(owner) = of_them.or_else(|| owner_of(view, counted)) {
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
        && let Some(actor) = of_head(view, rule, head)
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
    matches!(view.clauses[clause].kind, ClauseKind::Contrast | ClauseKind::Subordinate | ClauseKind::Main | ClauseKind::Complement)
        && (start..anchor).any(|i| view.clause_of(i) == clause && view.is_unknown(i) && !view.in_date(i))
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

/// True when all parties of `between` are in the head's clause as parties.
pub fn parties(view: &View<'_>, rule: &Rule, actors: &Actors, head: &Concept) -> bool {
    let clause = view.clause_of(head.first);
    let here: Vec<&ActorMention> = view
        .actors
        .iter()
        .filter(|actor| view.clause_of(actor.first) == clause || view.clauses[clause].parent == Some(view.clause_of(actor.first)))
        .filter(|actor| {
            let adjective = actor.via == Via::Demonym;
            let beside_head = actor.first >= head.first.saturating_sub(3) && actor.first <= head.end + 2;
            (!adjective || beside_head || next_to_another(view, actor)) && !governed_place(view, actor)
        })
        .collect();
    rule.between.iter().all(|wanted| here.iter().any(|actor| actors.belongs(&actor.id, wanted)))
        && !here.iter().any(|actor| {
            // A third party that is none of the wanted takes the place of one only right beside the head.
            actor.via == Via::Capital && !rule.between.iter().any(|wanted| actors.belongs(&actor.id, wanted))
        })
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
