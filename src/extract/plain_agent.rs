//! The agent of a deed that anybody could be the agent of: an attack, a claim of responsibility. Only where grammar says so: an
//! attribute or owner right beside the head, an agent behind "by", or a subject with at most its own verb in between; never who
//! only tells of it.

use super::actors::{ActorMention, Via};
use super::agent::{PREPOSITIONS, starts_with_article};
use super::clauses::ClauseKind;
use super::link::{apposition, distance};
use super::view::{Concept, View};
use crate::lang::Form;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::lang::morphology::FormName;
use crate::lang::word_shape::WordShape;
use crate::text::TokenKind;

/// How far behind the head its agent may stand behind "by", or in a relative clause on the head.
const BEHIND: usize = 6;

/// What a step says: nothing, or who it was, where it may know that it was nobody who is named.
type Decided<'v> = Option<Option<&'v ActorMention>>;

/// Who did what the head names.
pub fn plain_agent<'v>(view: &'v View<'_>, head: &Concept) -> Option<&'v ActorMention> {
    let deed = Deed { view, head, clause: view.clause_of(head.first) };
    let steps = [
        Deed::behind_by,
        Deed::undergone,
        Deed::behind_from,
        Deed::in_front_of_its_verb,
        Deed::of_an_empty_verb,
        Deed::attribute,
        Deed::subject,
        Deed::speaker_of_himself,
        Deed::accused,
        Deed::teller_of_his_own,
        Deed::taken_up,
    ];
    steps.iter().find_map(|step| step(&deed)).flatten()
}

/// A head and where it stands.
struct Deed<'v, 't, 'h> {
    view: &'v View<'t>,
    head: &'h Concept,
    clause: usize,
}

impl<'v> Deed<'v, '_, '_> {
    /// Actors of the head's clause who may do something.
    fn actors(&self) -> impl DoubleEndedIterator<Item = &'v ActorMention> + '_ {
        self.view.actors.iter().filter(|actor| self.here(actor))
    }

    fn here(&self, actor: &ActorMention) -> bool {
        actor.via != Via::BodyAlone
            && self.view.clause_of(actor.first) == self.clause
            && !self.view.in_date(actor.first)
            && !dateline(self.view, actor)
    }

    fn modifiers_before(&self) -> bool {
        self.view.language.pack.syntax.modifiers_before
    }

    fn is_verb(&self) -> bool {
        self.head.form.any(Form::PAST | Form::PRESENT)
    }

    /// "a raid by the army", "an attack that was carried out by the group".
    fn behind_by(&self) -> Decided<'v> {
        let (view, head) = (self.view, self.head);
        let by = self.actors().find(|actor| {
            actor.first >= head.end
                && !(actor.oblique && matches!(actor.via, Via::Country | Via::Capital))
                && (actor.first - head.end <= BEHIND
                    || (head.end + 1..actor.first).any(|i| view.is(i, Function::ByAgent) && view.is(i - 1, Function::LightVerb)))
                && (head.end - 1..actor.first).any(|i| view.is(i, Function::ByAgent))
                && !(head.end..actor.first).any(|i| view.is(i, Function::Relative))
        });
        by.map(Some)
    }

    /// "The town came under heavy attack": the subject is the target.
    fn undergone(&self) -> Decided<'v> {
        let (view, head) = (self.view, self.head);
        let undergone = self.modifiers_before()
            && (head.first.saturating_sub(3).max(view.first)..head.first)
                .rev()
                .take_while(|&i| view.is_unknown(i) || view.functions(i).any(&[Function::Undergo, Function::Determiner]))
                .any(|i| view.is(i, Function::Undergo));
        undergone.then_some(None)
    }

    /// "هجوم من البحرية الروسية": a noun takes its agent behind "from" too, where that is no place.
    fn behind_from(&self) -> Decided<'v> {
        if self.modifiers_before() || self.is_verb() {
            return None;
        }
        let end = self.head.end;
        let from = self
            .actors()
            .find(|actor| actor.first == end + 1 && self.view.is(end, Function::From) && matches!(actor.via, Via::Name | Via::Body));
        from.map(Some)
    }

    /// "روسيا قصفت القوات": a subject in front of its verb leaves what follows the object.
    fn in_front_of_its_verb(&self) -> Decided<'v> {
        if self.modifiers_before() || !self.is_verb() {
            return None;
        }
        let (view, head) = (self.view, self.head);
        let subject = self.actors().find(|actor| {
            actor.end <= head.first
                && !actor.oblique
                && !actor.genitive
                && (actor.end..head.first)
                    .all(|i| view.functions(i).any(&[Function::Adverb, Function::AuxiliaryBe, Function::AuxiliaryHave]) || view.in_cue(i))
        });
        // "هجوم يستهدف …", "العمليات التي تستهدف …": the subject is the noun in front, what follows is the object.
        // A verb that is joined to what stands before it ("وتبناه التنظيم") has its subject behind it.
        // «تفجير في سوق تبنته الحركة»: nor has one that carries its object another behind it.
        let carries = head.end == head.first + 1 && view.language.pack.morphology.carries_owner(view.lexed.tokens.folded(head.first));
        let object_follows = view.clauses[self.clause].kind == ClauseKind::Relative
            || !head.form.has(Form::AND)
                && !carries
                && view.before(head.first).is_some_and(|before| view.is_unknown(before) || view.is_concept(before));
        subject.map(Some).or_else(|| object_follows.then_some(None))
    }

    /// "الهجوم الذي شنته الحركة", "the attack that the group carried out": an empty verb in a relative clause on the head.
    fn of_an_empty_verb(&self) -> Decided<'v> {
        let (view, head) = (self.view, self.head);
        let in_relative = view.actors.iter().find(|actor| {
            let of = view.clause(actor.first);
            actor.first > head.end
                && actor.first - head.end <= BEHIND
                && of.kind == ClauseKind::Relative
                && of.parent == Some(self.clause)
                && actor.via != Via::BodyAlone
                && if self.modifiers_before() {
                    view.is(actor.end, Function::LightVerb) || view.is(actor.end + 1, Function::LightVerb)
                } else {
                    view.is(actor.first - 1, Function::LightVerb)
                }
        });
        in_relative.or_else(|| self.of_a_bare_relative()).map(Some)
    }

    /// «هجوم شنته الحركة»: behind an indefinite noun the relative clause has no pronoun of its own, and its empty verb takes the noun
    /// up.
    fn of_a_bare_relative(&self) -> Option<&'v ActorMention> {
        let (view, head) = (self.view, self.head);
        if self.modifiers_before() || self.is_verb() || head.form.has(Form::THE) {
            return None;
        }
        let takes_up =
            |i: usize| view.is(i, Function::LightVerb) && view.language.pack.morphology.carries_owner(view.lexed.tokens.folded(i));
        self.actors().find(|actor| actor.first > head.end && actor.first - head.end <= BEHIND && takes_up(actor.first - 1))
    }

    fn attribute(&self) -> Decided<'v> {
        let before_modifiers = self.modifiers_before();
        let beside = |actor: &&ActorMention| if before_modifiers { self.attribute_before(actor) } else { self.attribute_behind(actor) };
        self.actors().find(beside).map(Some)
    }

    /// "Russian air strikes", "the army's raid": nothing but adjectives up to the noun.
    fn attribute_before(&self, actor: &ActorMention) -> bool {
        let (view, head) = (self.view, self.head);
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
    }

    /// "الهجوم الروسي", "غارة جوية أمريكية": an adjective that agrees with its noun, not the object's.
    fn attribute_behind(&self, actor: &ActorMention) -> bool {
        let (view, head) = (self.view, self.head);
        if actor.first < head.end {
            return false;
        }
        let agrees = (head.end..actor.first).all(|i| {
            view.clitics(i).has(Form::THE) == head.form.has(Form::THE)
                && !view.concepts.iter().any(|c| c.first == i && c.form.any(Form::PAST | Form::PRESENT))
                && (view.is_unknown(i) || view.is_concept(i))
                // An unknown Arabic word with the article cannot be told from its clitics, since no table knows it.
                && starts_with_article(view, i) == head.form.has(Form::THE)
        });
        // "استهدفت شحنات أمريكية": between a verb and its subject stands no other noun. "مهاجمة تايوان": a country right behind
        // the noun may be its object, unless another follows.
        let country = matches!(actor.via, Via::Country | Via::Capital);
        // "قصفها للمواقع الأوكرانية": whose deed it is the pronoun says.
        !head.last_form.has(Form::OWNED)
            && actor.first - head.end <= 2
            && (!self.is_verb() || actor.first == head.end)
            && (self.is_verb() || !country || self.object_follows(actor))
            && agrees
            && (actor.via == Via::Demonym || actor.first == head.end)
            && !actor.oblique
    }

    /// Behind the actor stands whom or what it befalls.
    fn object_follows(&self, actor: &ActorMention) -> bool {
        let view = self.view;
        let place_follows = |from: usize| {
            view.places.iter().any(|place| place.first >= from && place.first - from <= 2 && view.clause_of(place.first) == self.clause)
        };
        view.functions(actor.end).any(&[Function::On, Function::To, Function::Against])
            || view.is(actor.end, Function::In) && place_follows(actor.end + 1)
            || view.clitics(actor.end).any(Form::TO | Form::IN)
            || view.places.iter().any(|place| place.first == actor.end)
            || view.lexed.tokens.kind(actor.end) == Some(TokenKind::Word)
                && view.functions(actor.end).is_empty()
                && !view.clitics(actor.end).has(Form::AND)
    }

    /// A subject in front of the head, with nothing between that says something else of it.
    fn subject(&self) -> Decided<'v> {
        let (view, head) = (self.view, self.head);
        let speaks = |from: usize, to: usize| {
            view.cues.iter().any(|cue| cue.first >= from && cue.end <= to && (cue.kind.says() || cue.kind == CueKind::Allegation))
        };
        let subject = self.actors().filter(|actor| !actor.oblique && actor.end <= head.first).rfind(|actor| {
            // "the group, an offshoot of another, said": what it is stands between commas.
            let aside = apposition(view, actor.end, head.first).or_else(|| relative_aside(view, actor.end, head.first));
            let mut gap = aside.unwrap_or(actor.end)..head.first;
            gap.len() <= 8
                && distance(view, gap.start, gap.end) <= 3
                && !speaks(gap.start, gap.end)
                && !of_another_noun(view, gap.start, head)
                && !gap.any(|i| {
                    matches!(view.lexed.tokens.mark(i), ',' | '،' | ':' | '(' | ')')
                        || view.functions(i).any(&PREPOSITIONS) && !view.functions(i).any(&[Function::AuxiliaryBe]) && !view.in_cue(i)
                })
        });
        let beside = |actor: &ActorMention| apposition(view, actor.end, head.first).unwrap_or(actor.end) == head.first;
        subject.filter(|actor| self.modifiers_before() || acts(view, actor, head, beside(actor))).map(Some)
    }

    fn speaker_of_himself(&self) -> Decided<'v> {
        speaker_of_himself(self.view, self.head).filter(|speaker| self.here(speaker)).map(Some)
    }

    /// "اتهمت إثيوبيا إريتريا بشن هجوم": who is accused of it did it, the last one named in front of the preposition.
    fn accused(&self) -> Decided<'v> {
        let (view, head) = (self.view, self.head);
        if self.modifiers_before() {
            return None;
        }
        let cue = view
            .cues
            .iter()
            .rfind(|cue| cue.kind == CueKind::Allegation && cue.end <= head.first && view.clause_of(cue.first) == self.clause)?;
        let named =
            |actor: &&ActorMention| actor.first >= cue.end && actor.end <= head.first && !actor.oblique && actor.via != Via::Demonym;
        let found = self.actors().rfind(named)?;
        let gap = found.end..head.first;
        let of_it = |i: usize| {
            view.clitics(i).has(Form::IN)
                || view.language.pack.morphology.behind_particle(view.lexed.tokens.folded(i), FormName::In).is_some()
        };
        let led = match gap.len() {
            0 => head.form.has(Form::IN),
            1..=3 => of_it(gap.start),
            _ => false,
        };
        led.then_some(Some(found))
    }

    /// "أعلن التنظيم في قناته مسؤوليته عن الهجوم": what is somebody's own is that of the one who tells of it.
    fn teller_of_his_own(&self) -> Decided<'v> {
        let (view, head) = (self.view, self.head);
        let his_own = view.language.pack.morphology.carries_owner(view.lexed.tokens.folded(head.first));
        if self.modifiers_before() || self.is_verb() || !his_own {
            return None;
        }
        let told = |actor: &&ActorMention| !actor.oblique && !actor.genitive && actor.end <= head.first;
        let tells = |actor: &ActorMention| view.cues.iter().any(|cue| cue.kind.says() && cue.end == actor.first);
        self.actors().filter(told).rfind(|actor| tells(actor)).map(Some)
    }

    /// "denied that it had …", "نفت أنها …": a pronoun takes up the subject of the clause around.
    fn taken_up(&self) -> Decided<'v> {
        let (view, head) = (self.view, self.head);
        let clause = &view.clauses[self.clause];
        let start = clause.parts.first()?.start;
        let parent = clause.parent?;
        let light = |i: usize| {
            view.functions(i).any(&[
                Function::Complementiser,
                Function::Pronoun,
                Function::AuxiliaryBe,
                Function::AuxiliaryHave,
                Function::AuxiliaryFuture,
                Function::Adverb,
            ]) || view.in_cue(i)
        };
        // «قال الجيش إن هجوما وقع»: a noun behind the bare complementiser is a subject of its own, and not the deed of who tells of it.
        let pronoun = |i: usize| view.is(i, Function::Pronoun) || !view.looks(i, &[WordShape::BareComplementiser]);
        let taken_up = clause.kind == ClauseKind::Complement
            && (start..head.first).all(light)
            && (self.modifiers_before() || self.is_verb() || (start..head.first).any(pronoun));
        let outer = || {
            view.actors
                .iter()
                .find(|actor| !actor.oblique && !actor.genitive && actor.via != Via::BodyAlone && view.clause_of(actor.first) == parent)
        };
        taken_up.then(outer).flatten().map(Some)
    }
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
    let noun = |i: usize| {
        view.lexed.tokens.kind(i) == Some(TokenKind::Word)
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

/// "BEIRUT Air strikes on …": a city in capitals is where the report was written.
fn dateline(view: &View<'_>, actor: &ActorMention) -> bool {
    let words = view.text(actor.first..actor.end);
    actor.via == Via::Capital
        && words.chars().count() > 3
        && words.chars().all(|c| !c.is_lowercase())
        && words.chars().any(char::is_uppercase)
}
