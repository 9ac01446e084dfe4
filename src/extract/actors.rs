//! Actors in a sentence: named ones, countries and their people, capitals that stand for governments, and bodies
//! joined with the country beside them.

use super::view::{Surroundings, View};
use crate::lang::function_words::Function;
use crate::lang::morphology::FormName;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form, Hit};
use crate::text::TokenKind;
use crate::value::actor::Actors;

/// How an actor is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// By a name of the actor table.
    Name,
    /// By the country's name.
    Country,
    /// By a demonym or nationality adjective.
    Demonym,
    /// By the capital.
    Capital,
    /// By a body and a country.
    Body,
    /// By a body alone: whose it is, the context must say.
    BodyAlone,
}

/// An actor in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorMention {
    /// First token.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// Actor id; for a body alone the body.
    pub id: String,
    /// The country's actor id where there is one.
    pub country: Option<String>,
    /// How it is named.
    pub via: Via,
    /// A preposition makes it a place, a target, a companion or a source of information.
    pub oblique: bool,
    /// It stands behind a genitive ("of the army", "ل"), or directly behind its noun.
    pub genitive: bool,
}

/// Finds the actors of a sentence, in order.
pub fn find(view: &View<'_>, around: &Surroundings<'_>) -> Vec<ActorMention> {
    let mut out: Vec<ActorMention> = Vec::new();
    let mut index = view.first;
    while index < view.end {
        let name = named(view, around, index);
        // The longer name wins: "the Syrian Observatory for Human Rights" is more than Syria's observatory.
        let composed = compose(view, around, index).filter(|body| name.as_ref().is_none_or(|name| name.0 <= body.0));
        let found = composed
            .or(name)
            .or_else(|| of_country(view, around, index))
            .or_else(|| the_group(view, around, index, &out))
            .or_else(|| the_mission(view, around, index, &out))
            .or_else(|| own_country(view, index, &out));
        match found {
            Some((end, id, country, via)) => {
                let (mut oblique, genitive) = position(view, index);
                // "Russian-backed forces".
                oblique |= view.lexed.tokens.mark(end) == '-' && view.tells(end + 1, StoryWord::Supports);
                out.push(ActorMention { first: index, end, id, country, via, oblique, genitive });
                index = end.max(index + 1);
            }
            None => index += 1,
        }
    }
    appositions(view, &mut out, |actor| around.actors.kind(&actor.id) == Some("source"));
    descriptions(view, &mut out);
    out
}

/// How long "a group tied to …" between two commas is.
const DESCRIPTION: usize = 10;

/// "JNIM, an al-Qaeda affiliate, said": what is told of a named actor between two commas is that actor, with whomever it names.
fn descriptions(view: &View<'_>, actors: &mut Vec<ActorMention>) {
    if !view.language.pack.syntax.modifiers_before {
        return;
    }
    let comma = |i: usize| view.lexed.tokens.mark(i) == ',';
    for index in (0..actors.len()).rev() {
        let end = actors[index].end;
        if actors[index].via != Via::Name || !comma(end) || !view.is(end + 1, Function::One) {
            continue;
        }
        let close = (end + 2..(end + 2 + DESCRIPTION).min(view.end)).find(|&i| comma(i));
        let Some(close) = close.filter(|&close| !(end..close).any(|i| view.functions(i).any(&Function::AUXILIARIES))) else { continue };
        actors[index].end = close + 1;
        actors.retain(|other| other.first <= end || other.first > close);
    }
}

/// "the Observatory monitoring group", "the Observatory, a war monitor": a body that only says what the one named in front of
/// it is, is no other.
fn appositions(view: &View<'_>, actors: &mut Vec<ActorMention>, generic: impl Fn(&ActorMention) -> bool) {
    if !view.language.pack.syntax.modifiers_before {
        return;
    }
    let mut index = 1;
    while index < actors.len() {
        let (named, body) = (&actors[index - 1], &actors[index]);
        let gap = named.end..body.first;
        let plain =
            |i: usize| matches!(view.lexed.tokens.mark(i), '(' | ')' | '-' | ',') || view.is_unknown(i) || view.is(i, Function::Seated);
        // A name may hold its own article ("a monitoring group").
        let opened = view.is(body.first, Function::One) || gap.clone().any(|i| view.is(i, Function::One));
        let same = named.via == Via::Name
            && !generic(named)
            && (body.via == Via::BodyAlone || generic(body))
            && gap.len() <= 8
            && gap.clone().all(|i| plain(i) || view.functions(i).any(&[Function::One, Function::Determiner]))
            && (opened
                || gap.clone().all(|i| matches!(view.lexed.tokens.mark(i), '(' | ')') || view.lexed.tokens[i].upper) && gap.len() <= 3);
        if same {
            actors[index - 1].end = body.end;
            actors.remove(index);
        } else {
            index += 1;
        }
    }
}

type Found = (usize, String, Option<String>, Via);

fn named(view: &View<'_>, around: &Surroundings<'_>, index: usize) -> Option<Found> {
    let hit = view.lexed.hits_of(index, Class::Actor).filter(|hit| hit.end as usize <= view.end).max_by_key(|hit| hit.end)?;
    // A longer place name wins ("Al Jazeera region").
    let longer_place =
        view.places.iter().any(|place| place.first <= index && place.end >= hit.end as usize && place.end - place.first > hit.len());
    if longer_place || hit.form.has(Form::WILL) {
        return None;
    }
    let actor = around.actors.actor(hit.sense.id);
    let mut end = hit.end as usize;
    // "a coalition of 40 brewers": an indefinite common noun is one of its kind, not the one that is so called.
    let indefinite = index > view.first && view.is(index - 1, Function::One) && !view.lexed.tokens[index].upper;
    if indefinite && view.is(end, Function::Of) && end == index + 1 {
        return None;
    }
    // A demonym right behind an Arabic name belongs to it ("وزارة الدفاع الأمريكية" is listed, "البنتاغون الأمريكي" is not).
    if let Some(demonym) = view.lexed.hits_of(end, Class::Demonym).next()
        && !view.language.pack.syntax.modifiers_before
        && actor.of.as_deref().is_some_and(|of| country_slug(around, demonym.sense.id).as_deref() == Some(of))
    {
        end = demonym.end as usize;
    }
    Some((end, actor.id.clone(), actor.of.clone(), Via::Name))
}

/// The group that is named last among these actors, be it armed or not.
pub(super) fn last_group<'a>(actors: &'a [ActorMention], known: &Actors) -> Option<&'a str> {
    let group = |actor: &&ActorMention| matches!(known.kind(&actor.id), Some("armed-group" | "organisation" | "party" | "monitor"));
    // «حركة الشباب المرتبطة بتنظيم القاعدة»: with whom the group is linked only says which one it is.
    let describes = |&at: &usize| {
        let linked = |before: usize| group(&&actors[before]) && actors[before].end + 1 == actors[at].first;
        at.checked_sub(1).is_some_and(linked) && (actors[at].oblique || actors[at].genitive)
    };
    (0..actors.len()).rev().filter(|&at| group(&&actors[at])).find(|at| !describes(at)).map(|at| actors[at].id.as_str())
}

/// The mission that is named last among these actors: soldiers of no one country.
pub(super) fn last_mission<'a>(actors: &'a [ActorMention], known: &Actors) -> Option<&'a str> {
    let mission = |actor: &&ActorMention| known.kind(&actor.id) == Some("military") && actor.country.is_none() && actor.via == Via::Name;
    actors.iter().rev().find(mission).map(|actor| actor.id.as_str())
}

/// "the mission", "البعثة": the mission of soldiers named last, unless a name of its own follows.
fn the_mission(view: &View<'_>, around: &Surroundings<'_>, index: usize, before: &[ActorMention]) -> Option<Found> {
    let functions = |hit: &&Hit| Function::ALL.get(hit.sense.id as usize) == Some(&Function::TheMission);
    let end =
        view.lexed.hits_of(index, Class::Function).filter(functions).map(|hit| hit.end as usize).max().filter(|&end| end <= view.end)?;
    let named = !view.language.pack.syntax.modifiers_before && view.is_unknown(end) && super::agent::starts_with_article(view, end);
    let id = last_mission(before, around.actors).or(around.mission)?;
    (!named && !view.is(end, Function::Of)).then(|| (end, id.to_owned(), None, Via::Name))
}

/// "the group", "الحركة": the armed group named last. With an adjective behind it that no table knows it is a name.
fn the_group(view: &View<'_>, around: &Surroundings<'_>, index: usize, before: &[ActorMention]) -> Option<Found> {
    let hit =
        view.lexed.hits_of(index, Class::Function).filter(|hit| Function::ALL.get(hit.sense.id as usize) == Some(&Function::TheGroup));
    let end = hit.map(|hit| hit.end as usize).max().filter(|&end| end <= view.end)?;
    let named = !view.language.pack.syntax.modifiers_before && view.is_unknown(end) && super::agent::starts_with_article(view, end);
    let id = last_group(before, around.actors).or(around.group)?;
    let armed = around.actors.kind(id) == Some("armed-group");
    (armed && !named && !view.is(end, Function::Of)).then(|| (end, id.to_owned(), None, Via::Name))
}

/// «قال الرئيس الفرنسي إن بلاده ستسحب جنودها»: the country of the body or nationality named last.
fn own_country(view: &View<'_>, index: usize, before: &[ActorMention]) -> Option<Found> {
    // "بلاده اتخذت خطوات لإنهاء وجود التحالف": only with its own verb right behind it is it who does what a rule names.
    let acts = view.is_concept(index + 1) || view.functions(index + 1).any(&Function::AUXILIARIES);
    let slug = before.iter().rev().find_map(|actor| actor.country.clone()).filter(|_| acts && view.is(index, Function::OwnCountry))?;
    Some((index + 1, slug.clone(), Some(slug), Via::Country))
}

fn country_slug(around: &Surroundings<'_>, place: u32) -> Option<String> {
    let country = around.gazetteer.country(place)?;
    around.gazetteer.place(country).slug.clone()
}

fn of_country(view: &View<'_>, around: &Surroundings<'_>, index: usize) -> Option<Found> {
    // «من مالي»: behind a preposition one spelling of a country and its people is the country.
    let placed = view.places.iter().any(|place| place.first == index && place.marked && !place.by_reference);
    if let Some(hit) = view.lexed.hits_of(index, Class::Demonym).find(|hit| hit.end as usize <= view.end && !placed) {
        let slug = country_slug(around, hit.sense.id)?;
        return Some((hit.end as usize, slug.clone(), Some(slug), Via::Demonym));
    }
    let place = view.places.iter().find(|place| place.first == index && !place.by_reference)?;
    let via = match around.gazetteer.place(place.place).kind {
        crate::value::place::PlaceKind::Country => Via::Country,
        _ if around.gazetteer.capital_of(place.place).is_some() => Via::Capital,
        _ => return None,
    };
    let slug = country_slug(around, place.place)?;
    Some((place.end, slug.clone(), Some(slug), via))
}

/// Body and country beside each other: "Turkish army", "army of Turkey", "الجيش التركي", "قيادة العمليات المشتركة في العراق".
fn compose(view: &View<'_>, around: &Surroundings<'_>, index: usize) -> Option<Found> {
    if view.language.pack.syntax.modifiers_before {
        // The country first: skip to the body behind it.
        if let Some((end, slug)) = nationality(view, around, index)
            && let Some((body_end, body)) = body_behind(view, around, end, 2)
        {
            let (body_end, id) = with_seat(view, around, body_end, &slug, &body);
            return Some((body_end, id, Some(slug), Via::Body));
        }
    }
    let hit = view.lexed.hits_of(index, Class::Body).find(|hit| hit.end as usize <= view.end)?;
    // A name that covers the body is the actor, unless a country stands behind it ("مصدر أمني عراقي").
    let named = view.lexed.hits_of(index, Class::Actor).any(|actor| actor.end >= hit.end);
    // A longer place name ("الولايات المتحدة") is no body.
    if view.places.iter().any(|place| {
        place.first <= index
            && place.end > hit.end as usize
            && around.gazetteer.place(place.place).kind != crate::value::place::PlaceKind::Facility
    }) {
        return None;
    }
    let mut body = around.actors.body(hit.sense.id).body.clone();
    let mut at = hit.end as usize;
    let mut unknown = 0;
    let mut end = at;
    for _ in 0..6 {
        if at >= view.end {
            break;
        }
        if let Some((country_end, slug)) = nationality(view, around, at) {
            // «اتهم الحزب إسرائيل»: a definite body and a country by its name are two.
            let named = !view.lexed.hits_of(at, Class::Demonym).any(|demonym| demonym.end as usize == country_end);
            if named && !view.language.pack.syntax.modifiers_before && at == hit.end as usize && hit.form.has(Form::THE) {
                break;
            }
            // "القوات الموالية لروسيا": whom others are loyal to does not command them.
            if unknown > 0 && view.clitics(at).has(Form::TO) {
                break;
            }
            let (seat_end, id) = with_seat(view, around, country_end, &slug, &body);
            return Some((seat_end, id, Some(slug), Via::Body));
        }
        if let Some(inner) = view.lexed.hits_of(at, Class::Body).next() {
            // "head of the media cell": the body nearest to the country is the one that speaks.
            let inner_body = &around.actors.body(inner.sense.id).body;
            // "هيئة الأركان العامة للقوات المسلحة": the same body goes on behind a genitive.
            if inner.form.has(Form::TO) && at == hit.end as usize && *inner_body == body {
                at = inner.end as usize;
                continue;
            }
            let leavers_of_another = *inner_body == REBELS && at != end;
            if !inner.form.any(Form::AND | Form::TO | Form::IN) && !leavers_of_another {
                body = around.actors.body(inner.sense.id).body.clone();
                at = inner.end as usize;
                end = at;
                continue;
            }
        }
        // "سلطات دونيتسك الانفصالية": a part of a country has those who would leave it.
        if let Some((part, slug)) = rebels_of_a_part(view, around, at) {
            return Some((part, format!("{slug}-{REBELS}"), Some(slug), Via::Body));
        }
        let functions = view.functions(at);
        // "command in Iraq" is Iraq's; "soldiers in Iraq" are anybody's.
        let seated = functions.has(Function::In) && !view.is_concept(index);
        let linking = seated || functions.any(&[Function::Of, Function::Determiner, Function::Title]) || view.clitics(at).has(Form::TO);
        if linking && nationality(view, around, at + 1).is_none() && !functions.any(&[Function::Of, Function::Determiner, Function::Title])
        {
            break;
        }
        if !linking {
            let plain = view.is_unknown(at) && !view.clitics(at).any(Form::AND) && !starts_with_and(view, at);
            if !plain || unknown == 2 {
                break;
            }
            unknown += 1;
        }
        at += 1;
    }
    (!named).then_some((end, body, None, Via::BodyAlone))
}

/// The body of those who have left a country, or would.
const REBELS: &str = "separatists";

/// A place that is no country, and right behind it the adjective of those who would leave its country: where it ends, and that
/// country.
fn rebels_of_a_part(view: &View<'_>, around: &Surroundings<'_>, index: usize) -> Option<(usize, String)> {
    let part = view.places.iter().find(|place| place.first == index && !place.by_reference && !around.gazetteer.is_country(place.place))?;
    let hit = view.lexed.hits_of(part.end, Class::Body).find(|hit| around.actors.body(hit.sense.id).body == REBELS)?;
    Some((hit.end as usize, country_slug(around, part.place)?))
}

pub(super) fn starts_with_and(view: &View<'_>, index: usize) -> bool {
    // An unknown word may still carry a glued conjunction, where the language glues them.
    letters_behind_and(view, index).is_some_and(|letters| letters > 3)
}

/// How many letters of the word are left behind a conjunction glued to it, if it begins as one does.
pub(super) fn letters_behind_and(view: &View<'_>, index: usize) -> Option<usize> {
    let behind = view.language.pack.morphology.behind_particle(view.lexed.tokens.folded(index), FormName::And)?;
    Some(behind.chars().count())
}

fn nationality(view: &View<'_>, around: &Surroundings<'_>, index: usize) -> Option<(usize, String)> {
    if index < view.first || index >= view.end {
        return None;
    }
    if let Some(hit) = view.lexed.hits_of(index, Class::Demonym).find(|hit| hit.end as usize <= view.end && !hit.form.has(Form::AND)) {
        return Some((hit.end as usize, country_slug(around, hit.sense.id)?));
    }
    let place = view.places.iter().find(|place| place.first == index && !place.by_reference)?;
    (around.gazetteer.is_country(place.place) && !view.clitics(index).has(Form::AND))
        .then(|| country_slug(around, place.place).map(|slug| (place.end, slug)))
        .flatten()
}

fn body_behind(view: &View<'_>, around: &Surroundings<'_>, from: usize, gap: usize) -> Option<(usize, String)> {
    for at in from..(from + gap + 1).min(view.end) {
        if let Some(hit) = view.lexed.hits_of(at, Class::Body).find(|hit| hit.end as usize <= view.end) {
            let mut end = hit.end as usize;
            let mut body = around.actors.body(hit.sense.id).body.clone();
            // "army spokesman": the body, not the noun for its voice, unless only that is there.
            while let Some(next) = view.lexed.hits_of(end, Class::Body).find(|next| next.end as usize <= view.end) {
                let next_body = around.actors.body(next.sense.id).body.clone();
                if body == "government" {
                    body = next_body;
                }
                end = next.end as usize;
            }
            return Some((end, body));
        }
        // An adjective ("Turkish foreign ministry") may stand between, a preposition or mark may not.
        if view.lexed.tokens.kind(at) != Some(TokenKind::Word)
            || !view.functions(at).is_empty()
            || !(view.is_unknown(at) || view.is_concept(at))
        {
            return None;
        }
    }
    None
}

/// An embassy is told apart by the city it sits in.
fn with_seat(view: &View<'_>, around: &Surroundings<'_>, end: usize, slug: &str, body: &str) -> (usize, String) {
    let id = format!("{slug}-{body}");
    // The gazetteer may list the building with its seat.
    let building =
        view.places.iter().find(|place| place.first < end && place.end >= end && around.gazetteer.place(place.place).id.starts_with(&id));
    if let Some(building) = building {
        return (building.end, around.gazetteer.place(building.place).id.clone());
    }
    let leads = |seat: usize| seat == end || seat == end + 1 && !view.functions(end).is_empty();
    if body == "embassy"
        && let Some(seat) = view.places.iter().find(|place| leads(place.first) && place.role == crate::rule::PlaceRole::In)
    {
        return (seat.end, format!("{id}-{}", around.gazetteer.place(seat.place).id));
    }
    (end, id)
}

/// "rebels backed by ally Russia", "بدعم أمريكي": who helps did not do it.
fn only_supports(view: &View<'_>, index: usize) -> bool {
    let supports = |i: Option<usize>| {
        i.is_some_and(|i| view.tells(i, StoryWord::Supports) || i > view.first && view.tells(i - 1, StoryWord::Supports))
    };
    let before = view.before(index);
    if view.language.pack.syntax.verb_first {
        return supports(before);
    }
    let by = (index.saturating_sub(4).max(view.first)..index).rev().find(|&i| view.is(i, Function::ByAgent));
    let near = |by: &usize| (by + 1..index).all(|i| view.lexed.tokens.kind(i) == Some(TokenKind::Word) && !view.is(i, Function::And));
    by.filter(near).is_some_and(|by| by > view.first && view.tells(by - 1, StoryWord::Supports))
}

/// Whether a preposition before the actor takes it out of the subject's and owner's role, and whether a genitive puts
/// it into the owner's.
fn position(view: &View<'_>, index: usize) -> (bool, bool) {
    let clitics = view.clitics(index);
    if clitics.has(Form::TO) {
        return (false, true);
    }
    if clitics.any(Form::IN | Form::AS) {
        return (true, false);
    }
    if only_supports(view, index) {
        return (true, false);
    }
    let mut at = index;
    for _ in 0..3 {
        let Some(before) = view.before(at) else { return (false, false) };
        let functions = view.functions(before);
        if functions.has(Function::Of) && !functions.has(Function::From) {
            return (false, true);
        }
        // "out of Chad".
        if functions.has(Function::Of) && view.language.pack.syntax.modifiers_before {
            return (true, false);
        }
        // "شهدت بغداد": what saw it is where it happened.
        if functions.any(&[Function::Against, Function::AccordingTo, Function::With, Function::Near, Function::Covers]) {
            return (true, false);
        }
        // "part of the forces": the whole of which a part is taken stands where the part does.
        if functions.any(&[Function::QuantifierSome, Function::QuantifierAll]) && functions.has(Function::From) {
            return (false, false);
        }
        if functions.any(&[Function::In, Function::From, Function::To, Function::On]) && !functions.has(Function::Of) {
            // "من القوات" after a number is a genitive; "from Iraq" is not.
            return (true, functions.has(Function::From));
        }
        if !functions.any(&[Function::Determiner, Function::Direction, Function::Title]) {
            return (false, false);
        }
        at = before;
    }
    (false, false)
}
