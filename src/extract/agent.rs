//! The agent of a head: its subject, its genitive, the one behind "by".

use super::actors::{ActorMention, Via};
use super::clauses::ClauseKind;
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::rule::Rule;

/// Prepositions that part a subject from what follows.
const PREPOSITIONS: [Function; 8] =
    [Function::In, Function::From, Function::To, Function::On, Function::Against, Function::With, Function::AccordingTo, Function::Near];

/// The last letter of an Arabic complementiser that carries no pronoun.
const BARE_COMPLEMENTISER: char = 'ن';

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

/// The agent of a head that anybody could be the agent of: only where grammar says so. An attribute or owner right beside
/// the head, an agent behind "by", or a subject with at most its own verb in between; never who only tells of it.
pub fn plain_agent<'v>(view: &'v View<'_>, head: &Concept) -> Option<&'v ActorMention> {
    let clause = view.clause_of(head.first);
    let here = |actor: &&ActorMention| {
        actor.via != Via::BodyAlone && view.clause_of(actor.first) == clause && !view.in_date(actor.first) && !dateline(view, actor)
    };
    let speaks = |from: usize, to: usize| {
        view.cues.iter().any(|cue| cue.first >= from && cue.end <= to && (cue.kind.says() || cue.kind == CueKind::Allegation))
    };
    let by = view.actors.iter().filter(here).find(|actor| {
        actor.first >= head.end
            && !(actor.oblique && matches!(actor.via, Via::Country | Via::Capital))
            && (actor.first - head.end <= 6
                || (head.end + 1..actor.first).any(|i| view.is(i, Function::ByAgent) && view.is(i - 1, Function::LightVerb)))
            && (head.end - 1..actor.first).any(|i| view.is(i, Function::ByAgent))
            && !(head.end..actor.first).any(|i| view.is(i, Function::Relative))
    });
    // "The town came under heavy attack": the subject is the target.
    let undergone = view.language.pack.syntax.modifiers_before
        && (head.first.saturating_sub(3).max(view.first)..head.first)
            .rev()
            .take_while(|&i| view.is_unknown(i) || view.functions(i).any(&[Function::Undergo, Function::Determiner]))
            .any(|i| view.is(i, Function::Undergo));
    if by.is_some() || undergone {
        return by;
    }
    // "هجوم من البحرية الروسية": a noun takes its agent behind "from" too, where that is no place.
    let noun = !head.form.any(Form::PAST | Form::PRESENT);
    let from = view.actors.iter().filter(here).find(|actor| {
        noun && actor.first == head.end + 1 && view.is(head.end, Function::From) && matches!(actor.via, Via::Name | Via::Body)
    });
    if from.is_some() && !view.language.pack.syntax.modifiers_before {
        return from;
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
        // A verb that is joined to what stands before it ("وتبناه التنظيم") has its subject behind it.
        let object_follows = view.clauses[clause].kind == ClauseKind::Relative
            || !head.form.has(Form::AND)
                && view.before(head.first).is_some_and(|before| view.is_unknown(before) || view.is_concept(before));
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
            // "to protect the border from the group's attacks": what is guarded against need not happen.
            let guarded = view.before(actor.first).is_some_and(|i| {
                let before = if view.is(i, Function::Determiner) { view.before(i) } else { Some(i) };
                before.is_some_and(|i| view.is(i, Function::From))
            });
            actor.end <= head.first
                && !guarded
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
            let place_follows = |from: usize| {
                view.places.iter().any(|place| place.first >= from && place.first - from <= 2 && view.clause_of(place.first) == clause)
            };
            let object_follows = view.functions(actor.end).any(&[Function::On, Function::To, Function::Against])
                || view.is(actor.end, Function::In) && place_follows(actor.end + 1)
                || view.clitics(actor.end).any(Form::TO | Form::IN)
                || view.places.iter().any(|place| place.first == actor.end)
                || view.lexed.tokens.kind(actor.end) == Some(crate::text::TokenKind::Word)
                    && view.functions(actor.end).is_empty()
                    && !view.clitics(actor.end).has(Form::AND);
            // "قصفها للمواقع الأوكرانية": whose deed it is the pronoun says.
            actor.first >= head.end
                && !head.last_form.has(Form::OWNED)
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
        // "the group, an offshoot of another, said": what it is stands between commas.
        let aside = super::link::apposition(view, actor.end, head.first).or_else(|| relative_aside(view, actor.end, head.first));
        let gap = aside.unwrap_or(actor.end)..head.first;
        gap.len() <= 8
            && super::link::distance(view, gap.start, gap.end) <= 3
            && !speaks(gap.start, gap.end)
            && !of_another_noun(view, gap.start, head)
            && !gap.clone().any(|i| {
                matches!(view.lexed.tokens.mark(i), ',' | '،' | ':' | '(' | ')')
                    || view.functions(i).any(&PREPOSITIONS) && !view.functions(i).any(&[Function::AuxiliaryBe]) && !view.in_cue(i)
            })
    });
    let beside = |actor: &ActorMention| super::link::apposition(view, actor.end, head.first).unwrap_or(actor.end) == head.first;
    if subject.is_some_and(|actor| before_modifiers || acts(view, actor, head, beside(actor))) {
        return subject;
    }
    if let Some(speaker) = speaker_of_himself(view, head).filter(here) {
        return Some(speaker);
    }
    // "اتهمت إثيوبيا إريتريا بشن هجوم": who is accused of it did it, the last one named in front of the preposition.
    let accused = || {
        let cue = view
            .cues
            .iter()
            .rfind(|cue| cue.kind == CueKind::Allegation && cue.end <= head.first && view.clause_of(cue.first) == clause)?;
        let named =
            |actor: &&ActorMention| actor.first >= cue.end && actor.end <= head.first && !actor.oblique && actor.via != Via::Demonym;
        let found = view.actors.iter().filter(here).rfind(named)?;
        let gap = found.end..head.first;
        let of_it = |i: usize| view.clitics(i).has(Form::IN) || view.lexed.tokens.folded(i).starts_with('ب');
        (gap.len() <= 3 && gap.clone().next().is_some_and(of_it) || gap.is_empty() && head.form.has(Form::IN)).then_some(found)
    };
    if !before_modifiers && let Some(accused) = accused() {
        return Some(accused);
    }
    // "أعلن التنظيم في قناته مسؤوليته عن الهجوم": what is somebody's own is that of the one who tells of it.
    let teller = || {
        let told = |actor: &&ActorMention| !actor.oblique && !actor.genitive && actor.end <= head.first;
        let tells = |actor: &ActorMention| view.cues.iter().any(|cue| cue.kind.says() && cue.end == actor.first);
        view.actors.iter().filter(here).filter(told).rfind(|actor| tells(actor))
    };
    if !before_modifiers
        && !head.form.any(Form::PAST | Form::PRESENT)
        && view.language.pack.morphology.carries_owner(view.lexed.tokens.folded(head.first))
        && let Some(teller) = teller()
    {
        return Some(teller);
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
    // «قال الجيش إن هجوما وقع»: a noun behind the bare complementiser is a subject of its own, and not the deed of who tells of it.
    let verb = head.form.any(Form::PAST | Form::PRESENT);
    let pronoun = |i: usize| view.is(i, Function::Pronoun) || !view.lexed.tokens.folded(i).ends_with(BARE_COMPLEMENTISER);
    let taken_up = taken_up && (before_modifiers || verb || (start..head.first).any(pronoun));
    let outer = || {
        view.actors
            .iter()
            .find(|actor| !actor.oblique && !actor.genitive && actor.via != Via::BodyAlone && view.clause_of(actor.first) == parent)
    };
    taken_up.then(outer).flatten()
}

/// "the group, which holds the north, claimed": gives the token behind what a relative clause says of who stands right in front.
fn relative_aside(view: &View<'_>, index: usize, end: usize) -> Option<usize> {
    let past_comma = |at: usize| if view.is_comma(at) { at + 1 } else { at };
    let clause = view.clause(past_comma(index));
    let part = clause.parts.first().filter(|part| clause.kind == ClauseKind::Relative && part.start == past_comma(index))?;
    let behind = past_comma(part.end);
    (behind <= end).then_some(behind)
}

/// "French soldiers had been based there under an agreement signed in 2018": a noun phrase of its own right in front of the head
/// is its subject, or what the participle is said of.
fn of_another_noun(view: &View<'_>, from: usize, head: &Concept) -> bool {
    use crate::lang::Form;
    let noun = |i: usize| {
        view.lexed.tokens.kind(i) == Some(crate::text::TokenKind::Word)
            && view.functions(i).is_empty()
            && !view.in_date(i)
            && !view.in_cue(i)
            && !view.in_place(i)
    };
    let phrase = (from..head.first).rev().take_while(|&i| noun(i)).count();
    let opened = (head.first - phrase).checked_sub(1).filter(|&i| i >= from);
    view.language.pack.syntax.modifiers_before
        && head.form.has(Form::PAST)
        && phrase > 0
        && opened.is_some_and(|i| view.is(i, Function::Determiner) || view.is(i, Function::One))
}

/// "Sweden said it would give": a pronoun right behind the verb of saying, with only the head's own auxiliaries behind it, is the
/// speaker.
fn speaker_of_himself<'v>(view: &'v View<'_>, head: &Concept) -> Option<&'v ActorMention> {
    let pronoun = (head.first.saturating_sub(4).max(view.first)..head.first).rev().find(|&i| view.is(i, Function::Pronoun))?;
    let own = |i: usize| view.functions(i).any(&Function::AUXILIARIES) || view.is(i, Function::Adverb) || view.in_cue(i);
    let says = view.cues.iter().find(|cue| cue.kind.says() && cue.end == pronoun)?;
    let speaker = view.actors.iter().find(|actor| actor.end == says.first && !actor.oblique)?;
    (view.language.pack.syntax.modifiers_before && (pronoun + 1..head.first).all(own)).then_some(speaker)
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

/// In Arabic an actor between a verb and the head is the agent only of an empty verb ("شنت تركيا غارات"); with "شهدت" it is
/// where it happens.
fn acts(view: &View<'_>, actor: &ActorMention, head: &Concept, beside: bool) -> bool {
    let verb = (view.first..actor.first).rev().find(|&i| view.functions(i).is_empty() || view.is(i, Function::LightVerb));
    // "نفت روسيا شن أي هجوم": who denies having carried it out.
    let gap = actor.end..head.first;
    let empty = |i: usize| view.functions(i).any(&[Function::LightVerb, Function::Determiner]);
    let told = |i: usize| view.cues.iter().any(|cue| cue.end == i + 1 && cue.kind == CueKind::Denial);
    let carried_out =
        !head.form.any(Form::PAST | Form::PRESENT) && gap.clone().any(|i| view.is(i, Function::LightVerb)) && gap.clone().all(empty);
    carried_out && verb.is_some_and(told)
        || beside && !head.form.has(Form::TO)
        || verb.is_none_or(|i| view.is(i, Function::LightVerb) || view.clause_of(i) != view.clause_of(head.first))
}

/// An unknown Arabic word with the article cannot be told from its clitics, since no table knows it.
fn starts_definite(view: &View<'_>, index: usize, head: &Concept) -> bool {
    starts_with_article(view, index) != head.form.has(Form::THE)
}

/// The word begins with the article, in a language that glues it.
pub(super) fn starts_with_article(view: &View<'_>, index: usize) -> bool {
    let article = view.language.pack.morphology.article.as_deref().unwrap_or("\u{0}");
    view.lexed.tokens.folded(index).starts_with(article)
}

/// "BEIRUT Air strikes on …": a city in capitals is where the report was written.
fn dateline(view: &View<'_>, actor: &ActorMention) -> bool {
    let words = view.text(actor.first..actor.end);
    actor.via == Via::Capital
        && words.chars().count() > 3
        && words.chars().all(|c| !c.is_lowercase())
        && words.chars().any(char::is_uppercase)
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
