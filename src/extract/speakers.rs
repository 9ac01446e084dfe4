//! Who says it: verbs and formulas of saying, before and after the statement, and quotations that run on.

use super::actors::{ActorMention, Via};
use super::clauses::ClauseKind;
use super::speaker::Speaker;
use super::view::{Cue, Surroundings, View};
use crate::claim::{Level, Resolved};
use crate::lang::Class;
use crate::lang::cue_words::{CueKind, Direction};
use crate::lang::function_words::Function;
use crate::text::TokenKind;
use crate::value::actor::{Actors, NEWSROOMS};
use std::collections::HashMap;

/// One act of saying in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    /// First token of the verb or formula.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// Speaker, resolved as far as it can be.
    pub speaker: Option<String>,
    /// The words for the speaker.
    pub words: String,
    /// "According to X" works on the whole sentence, on either side.
    pub formula: bool,
    /// The speaker was carried over from an earlier sentence.
    pub carried: bool,
    /// The agency or outlet to whom it was said, through which it went out: "witnesses told Reuters".
    pub told_to: Option<String>,
}

/// What one sentence hands on to the next.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// The chain of the last statement, nearest speaker first.
    pub last: Vec<String>,
    /// A quotation is still open.
    pub open_quotation: bool,
    /// For a kind of body, the actor of that kind that was named last.
    pub bodies: HashMap<String, String>,
    /// The same, of bodies that spoke.
    pub speakers: HashMap<String, String>,
}

/// Finds the acts of saying of a sentence, in order.
pub fn sayings(view: &View<'_>, around: &Surroundings<'_>, voices: &mut Voices) -> Vec<Saying> {
    for actor in &view.actors {
        if let Some(body) = kind_of_body(view, actor, around.actors) {
            voices.bodies.insert(body, actor.id.clone());
        }
    }
    let mut out: Vec<Saying> = Vec::new();
    let mut last_end = None;
    let object_of = |verb: &Cue, claim: &Cue| {
        matches!(claim.kind, CueKind::Allegation | CueKind::QuoteRelay)
            && claim.first >= verb.end
            && claim.first - verb.end <= 4
            && view.clause_of(claim.first) == view.clause_of(verb.first)
    };
    let rejects = |cue: &Cue| cue.kind == CueKind::Refusal && view.cues.iter().any(|claim| object_of(cue, claim));
    // "denied a government claim": who denies speaks, not whose claim it is.
    let denied = |claim: &Cue| {
        view.cues.iter().any(|verb| (verb.kind == CueKind::Denial || verb.kind == CueKind::Refusal) && object_of(verb, claim))
    };
    let acts = view
        .cues
        .iter()
        .zip(&view.speakers)
        .filter(|(cue, speaker)| **speaker != Speaker::None && (cue.kind != CueKind::Refusal || rejects(cue)));
    for (cue, &speaker) in acts {
        if denied(cue) {
            continue;
        }
        if last_end.is_some_and(|end| cue.first < end) {
            continue;
        }
        // "مضيفا أن": of two readings the one that goes on for who spoke before.
        if cue.kind == CueKind::Speech && goes_on(view, cue) {
            continue;
        }
        // One act of saying a clause: "said at a press conference" is no second one.
        let told = |saying: &Saying| !saying.carried && view.clause_of(saying.first) == view.clause_of(cue.first);
        if cue.kind == CueKind::Speech && out.last().is_some_and(told) {
            continue;
        }
        // "reports that … are not accurate": what is said of a report has no speaker of its own.
        if cue.kind == CueKind::Denial && view.language.cue(cue.row).direction == Direction::Before {
            continue;
        }
        last_end = Some(cue.end);
        let (speaker, words, carried) = match speaker.actor(view) {
            Some(actor) => (name(actor, around, voices), view.text(actor.first..actor.end).to_owned(), false),
            // A verb with a subject that no table knows: somebody else speaks, nobody can say who.
            None if speaker == Speaker::Unknown => (None, String::new(), false),
            // "The minister said …, adding that …": who spoke before in the same sentence, be it somebody whom no list knows.
            None => match out.last() {
                Some(before) => (before.speaker.clone(), before.words.clone(), before.carried),
                None => (voices.last.first().cloned(), String::new(), true),
            },
        };
        let told_to = told_to(view, cue, around.actors).filter(|carrier| speaker.as_ref() != Some(carrier));
        out.push(Saying { first: cue.first, end: cue.end, speaker, words, formula: false, carried, told_to });
    }
    unknown_in_formulas(view, &mut out);
    for actor in view.actors.iter().filter(|actor| actor.first > view.first) {
        let formula = (actor.first.saturating_sub(4).max(view.first)..actor.first)
            .rev()
            .take_while(|&i| !view.is_comma(i))
            .find(|&i| view.is(i, Function::AccordingTo));
        if let Some(first) = formula
            && !out.iter().any(|saying| saying.first <= first && first < saying.end && !(saying.formula && saying.speaker.is_none()))
        {
            out.push(Saying {
                first,
                end: actor.end,
                speaker: name(actor, around, voices),
                words: view.text(actor.first..actor.end).to_owned(),
                formula: true,
                carried: false,
                told_to: None,
            });
        }
    }
    out.sort_by_key(|saying| saying.first);
    out
}

/// The verb is one of going on, too, and nobody stands behind it.
fn goes_on(view: &View<'_>, cue: &Cue) -> bool {
    let told = view.is(cue.end, Function::Complementiser) || view.functions(cue.end).any(&[Function::To, Function::On]);
    told && view.cues.iter().any(|other| other.first == cue.first && other.kind == CueKind::SpeechContinues)
}

/// "Witnesses told Reuters", "قال شهود لرويترز": the agency or outlet right behind the verb, or behind "to" in its clause.
fn told_to(view: &View<'_>, cue: &Cue, actors: &Actors) -> Option<String> {
    let clause = view.clause_of(cue.first);
    let addressed = |actor: &&ActorMention| {
        let to = view.clitics(actor.first).has(crate::lang::Form::TO) || actor.first > cue.end && view.is(actor.first - 1, Function::To);
        let object = view.language.pack.syntax.modifiers_before
            && actor.first >= cue.end
            && (cue.end..actor.first).all(|i| view.functions(i).any(&[Function::Determiner, Function::To]));
        actor.first >= cue.end
            && actor.first - cue.end <= TOLD_TO
            && view.clause_of(actor.first) == clause
            && actors.kind(&actor.id).is_some_and(|kind| NEWSROOMS.contains(&kind))
            && (to || object)
    };
    view.actors.iter().find(addressed).map(|actor| actor.id.clone())
}

/// Words between a verb of saying and whom it was said to.
const TOLD_TO: usize = 6;

/// Words of an unknown speaker that are shown.
const SHOWN: usize = 3;

/// "According to organisers": a formula with nobody in it whom a list knows. It holds nothing but that somebody is quoted.
fn unknown_in_formulas(view: &View<'_>, out: &mut Vec<Saying>) {
    for first in (view.first..view.end).filter(|&i| view.is(i, Function::AccordingTo)) {
        if first > view.first && view.is(first - 1, Function::AccordingTo) {
            continue;
        }
        let word = |i: &usize| view.lexed.tokens.kind(*i) == Some(TokenKind::Word);
        let behind = (first..view.end).find(|&i| !view.is(i, Function::AccordingTo)).unwrap_or(view.end);
        let end = (behind..(behind + SHOWN).min(view.end)).take_while(word).last().map_or(behind, |last| last + 1);
        let known = view.actors.iter().any(|actor| first <= actor.first && actor.first < behind + SHOWN);
        let told = out.iter().any(|saying| saying.first <= first && first < saying.end);
        // "According to the plan": only a word that nothing explains stands for somebody.
        let somebody = (behind..end).any(|i| view.is_unknown(i) && !view.in_date(i));
        if !known && !told && somebody {
            out.push(Saying { first, end, speaker: None, words: String::new(), formula: true, carried: false, told_to: None });
        }
    }
}

/// The words of a saying whose speaker no list knows, with the word that stands where its subject stands: "organisers told".
fn unknown_words(view: &View<'_>, saying: &Saying) -> String {
    let word = |i: usize| view.lexed.tokens.kind(i) == Some(TokenKind::Word);
    let (mut first, mut end) = (saying.first, saying.end);
    if !saying.formula && view.language.pack.syntax.verb_first {
        end += usize::from(end < view.end && word(end));
    } else if !saying.formula {
        first -= usize::from(first > view.first && word(first - 1));
    }
    view.text(first..end).to_owned()
}

/// What kind of body an actor is: the second half of its id, or the noun in its name ("the Syrian Observatory for Human
/// Rights" is an observatory).
fn kind_of_body(view: &View<'_>, actor: &ActorMention, actors: &Actors) -> Option<String> {
    match (actor.via, &actor.country) {
        (Via::Body, Some(country)) => Some(actor.id.strip_prefix(country.as_str())?.strip_prefix('-')?.to_owned()),
        // An armed group is no country's army, though its name says "forces".
        (Via::Name, _) if matches!(actors.kind(&actor.id), Some("monitor" | "agency" | "outlet" | "organisation")) => {
            let hit =
                (actor.first..actor.end).find_map(|i| view.lexed.hits_of(i, Class::Body).find(|hit| hit.end as usize <= actor.end))?;
            Some(actors.body(hit.sense.id).body.clone())
        }
        _ => None,
    }
}

/// Fills in whose body it is when only the body is named.
fn name(actor: &ActorMention, around: &Surroundings<'_>, voices: &Voices) -> Option<String> {
    if actor.via == Via::BodyAlone {
        return match voices.speakers.get(&actor.id).or_else(|| voices.bodies.get(&actor.id)) {
            Some(known) => Some(known.clone()),
            // "Police said …" in an article about one country are that country's, its media are anybody's.
            None => around
                .about
                .filter(|_| actor.id != "media")
                .and_then(|country| around.gazetteer.place(country).slug.clone())
                .map_or_else(|| Some(actor.id.clone()), |country| Some(format!("{country}-{}", actor.id))),
        };
    }
    // "the Iraqi source" right after a body of Iraq spoke is that body.
    if actor.via == Via::Demonym
        && let Some(last) = voices.last.first()
        && around.actors.parent(last) == Some(actor.id.as_str())
    {
        return Some(last.clone());
    }
    Some(actor.id.clone())
}

/// The chain of holders for a claim at `anchor`, nearest speaker first, and how it was found.
pub fn chain(view: &View<'_>, sayings: &[Saying], voices: &Voices, anchor: usize) -> (Vec<String>, Resolved) {
    let mut holders: Vec<String> = Vec::new();
    let mut resolved = Resolved { level: Level::Unknown, because: String::new() };
    let mut push = |saying: &Saying, level: Level| {
        if let Some(speaker) = &saying.speaker
            && !holders.contains(speaker)
        {
            if holders.is_empty() {
                resolved = Resolved {
                    level: if saying.carried { Level::Paragraph } else { level },
                    because: format!("{} {}", view.text(saying.first..saying.end), saying.words).trim().to_owned(),
                };
            }
            holders.push(speaker.clone());
            holders.extend(saying.told_to.iter().filter(|carrier| *carrier != speaker).cloned());
        }
    };
    let mut nearest: Option<usize> = None;
    for saying in sayings.iter().rev().filter(|saying| saying.end <= anchor && !saying.formula && works_on(view, saying, anchor)) {
        // "…, while the army said that …": what the nearest speaker says is no part of what the one before said, unless it
        // stands in what that one reports.
        if nearest.is_some_and(|inner| !reported_in(view, inner, saying.first)) {
            continue;
        }
        if saying.speaker.is_some() || !saying.carried {
            nearest = Some(saying.first);
        }
        push(saying, Level::Clause);
    }
    // The verb of saying is the claim's own head, or stands behind the statement.
    for saying in sayings.iter().filter(|saying| saying.first <= anchor && anchor < saying.end && !saying.formula) {
        push(saying, Level::Match);
    }
    for saying in sayings.iter().filter(|saying| saying.first > anchor && !saying.formula && trails(view, saying, anchor)) {
        push(saying, Level::Sentence);
    }
    for saying in sayings.iter().filter(|saying| saying.formula) {
        push(saying, Level::Sentence);
    }
    if holders.is_empty()
        && (voices.open_quotation && view.quotation(anchor).is_some()
            || view.quotation(anchor).is_some_and(|range| range.start <= view.first + 1))
    {
        holders.clone_from(&voices.last);
        if !holders.is_empty() {
            resolved = Resolved { level: Level::Paragraph, because: "the quotation goes on".into() };
        }
    }
    if holders.is_empty() {
        let reaches = |saying: &&Saying| {
            saying.speaker.is_none()
                && (saying.formula
                    || saying.end <= anchor && works_on(view, saying, anchor)
                    || saying.first > anchor && trails(view, saying, anchor))
        };
        if let Some(saying) = sayings.iter().find(reaches) {
            resolved.because = unknown_words(view, saying);
        }
    }
    (holders, resolved)
}

/// The later saying stands in a clause that the earlier one reports, or in its own.
fn reported_in(view: &View<'_>, later: usize, earlier: usize) -> bool {
    let of_earlier = view.clause_of(earlier);
    let mut here = view.clause_of(later);
    while here != of_earlier {
        if matches!(view.clauses[here].kind, ClauseKind::Subordinate | ClauseKind::Contrast | ClauseKind::Main) {
            return view.quotation(later).is_some();
        }
        match view.clauses[here].parent {
            Some(up) => here = up,
            None => return false,
        }
    }
    true
}

/// A verb of saying in front works on its clause, what hangs on it, and what it quotes; not behind a contrast.
fn works_on(view: &View<'_>, saying: &Saying, anchor: usize) -> bool {
    view.hangs_under(view.clause_of(anchor), view.clause_of(saying.first)) || view.quotation(anchor).is_some()
}

/// "…, he said": a verb of saying behind the statement, outside its subordinate clauses.
fn trails(view: &View<'_>, saying: &Saying, anchor: usize) -> bool {
    let between = anchor..saying.first;
    let marked = between.clone().any(|i| matches!(view.lexed.tokens.mark(i), ',' | '،' | '"' | '”' | '»'));
    let kind = view.clauses[view.clause_of(saying.first)].kind;
    // At the end of the sentence nothing but the speaker follows it.
    let tail = view.end.saturating_sub(saying.end) <= 12;
    // "…, وقال الوزير إن …": what is said behind it is another statement.
    let tells = view.clauses.iter().any(|clause| {
        clause.kind == ClauseKind::Complement
            && clause.parent == Some(view.clause_of(saying.first))
            && clause.parts.first().is_some_and(|part| part.start >= saying.end)
    });
    (marked || tail) && !tells && !matches!(kind, ClauseKind::Relative | ClauseKind::Subordinate | ClauseKind::Complement)
}

/// Hands the sentence's last statement on.
pub fn remember(view: &View<'_>, sayings: &[Saying], actors: &Actors, voices: &mut Voices) {
    for saying in sayings.iter().filter(|saying| !saying.carried) {
        for actor in view.actors.iter().filter(|actor| saying.speaker.as_deref() == Some(actor.id.as_str())) {
            if let Some(body) = kind_of_body(view, actor, actors) {
                voices.speakers.insert(body, actor.id.clone());
            }
        }
    }
    // "He added" behind somebody whom no list knows is nobody's.
    let unknown = sayings.iter().rfind(|saying| !saying.carried).is_some_and(|saying| saying.speaker.is_none());
    if unknown {
        voices.last.clear();
    } else if let Some(saying) = sayings.iter().rev().find(|saying| saying.speaker.is_some() && !saying.carried) {
        let mut chain = vec![saying.speaker.clone().unwrap_or_default()];
        for other in sayings.iter().filter(|other| other.first != saying.first) {
            if let Some(speaker) = &other.speaker
                && !chain.contains(speaker)
            {
                chain.push(speaker.clone());
            }
        }
        voices.last = chain;
    }
    let quotes = (view.first..view.end).filter(|&i| matches!(view.lexed.tokens.mark(i), '“' | '«')).count();
    let closes = (view.first..view.end).filter(|&i| matches!(view.lexed.tokens.mark(i), '”' | '»')).count();
    let straight = (view.first..view.end).filter(|&i| view.lexed.tokens.mark(i) == '"').count();
    if straight % 2 == 1 || quotes > closes {
        voices.open_quotation = !voices.open_quotation || quotes > closes;
    } else if closes > quotes {
        voices.open_quotation = false;
    }
}
