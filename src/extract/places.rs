//! Places in a sentence, with what their preposition says, and the choice between places of one name.

use super::language::EXCLUDED;
use super::view::{Surroundings, View};
use crate::lang::cue_words::EXCEPT;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form};
use crate::rule::PlaceRole;
use crate::text::TokenKind;
use crate::value::place::PlaceKind;

/// A place in the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceMention {
    /// First token of the name.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// Index in the gazetteer.
    pub place: u32,
    /// What it does in its clause.
    pub role: PlaceRole,
    /// A preposition says so; without one the role is only assumed.
    pub marked: bool,
    /// Named by "the country", "the capital" or an adjective of territory, not by name.
    pub by_reference: bool,
    /// Only says how far off something is ("60 km south-west of Marrakesh"): it happened in that country, not there.
    pub measured_from: bool,
}

/// Finds the places of a sentence, in order.
pub fn find(view: &View<'_>, around: &Surroundings<'_>) -> Vec<PlaceMention> {
    let mut out: Vec<PlaceMention> = Vec::new();
    let mut last_country = around.last_country;
    let mut index = view.first;
    while index < view.end {
        if let Some((end, place)) = named(view, around, index) {
            let undergoes = is_country(around.gazetteer, place) && befallen(view, around, index, end);
            if seat(view, index, end)
                || names_a_campaign(view, index, end)
                || names_a_river(view, around, end, place)
                || dateline(view, around, index, end, place)
            {
                index = end;
                continue;
            }
            let (role, marked) = role(view, index);
            let marked = marked && !attribute(view, index, end) || undergoes;
            let measured_from = measured_from(view, index);
            out.push(PlaceMention { first: index, end, place, role, marked, by_reference: false, measured_from });
            // "will be moved to Niger. … in the north of the country": where something goes is not what is spoken of.
            if role != PlaceRole::To {
                last_country = around.gazetteer.country(place).or(last_country);
            }
            index = end;
            continue;
        }
        if let Some((end, place)) = by_reference(view, around, index, last_country, out.last()) {
            let (role, marked) = role(view, index);
            out.push(PlaceMention { first: index, end, place, role, marked, by_reference: true, measured_from: false });
            index = end;
            continue;
        }
        if let Some(place) = there(view, &out, index) {
            out.push(PlaceMention { first: index, end: index + 1, role: PlaceRole::In, marked: true, by_reference: true, ..place });
        }
        if let Some(demonym) = view.lexed.hits_of(index, Class::Demonym).next() {
            last_country = around.gazetteer.country(demonym.sense.id).or(last_country);
        }
        index += 1;
    }
    out
}

/// "left Derna, and 40 were killed there": the place that the sentence has named last, with a preposition if it can be; "there
/// are" and "took them there" name none.
fn there(view: &View<'_>, named: &[PlaceMention], index: usize) -> Option<PlaceMention> {
    let exists = view.functions(index + 1).any(&Function::AUXILIARIES)
        || index > view.first && view.functions(index - 1).any(&[Function::AuxiliaryBe, Function::From, Function::Pronoun]);
    if !view.is(index, Function::There) || exists {
        return None;
    }
    named.iter().rfind(|place| place.marked).or(named.first()).cloned()
}

/// "60 km south-west of Marrakesh", "four kilometres off the port": a number and its unit in front of the words of direction.
fn measured_from(view: &View<'_>, first: usize) -> bool {
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

/// "the London-based group", "a group based in London": where somebody sits, not where anything happens.
fn seat(view: &View<'_>, first: usize, end: usize) -> bool {
    let hyphen = matches!(view.lexed.tokens.mark(end), '-' | '‑') && view.is(end + 1, Function::Seated);
    // "2,400 soldiers are based in Iraq" says where they are.
    let behind = first >= view.first + 3
        && view.is(first - 1, Function::In)
        && view.is(first - 2, Function::Seated)
        && view.functions(first - 3).is_empty()
        && view.lexed.tokens.kind(first - 3) == Some(TokenKind::Word)
        && !view.is_concept(first - 3);
    // "ومقره لندن", "مقرها في لندن".
    let said = |i: usize| view.language.pack.syntax.verb_first && view.is(i, Function::Seated);
    let before = view.before(first);
    let owned = before.is_some_and(|i| said(i) || view.is(i, Function::In) && view.before(i).is_some_and(said));
    hyphen || behind || owned
}

/// "Operation Euphrates Shield": a place in the name of a campaign.
fn names_a_campaign(view: &View<'_>, first: usize, end: usize) -> bool {
    let campaign = |i: usize| view.is(i, Function::Campaign) && view.lexed.tokens[i].upper;
    first > view.first && campaign(first - 1) || end < view.end && campaign(end) || names_an_institution(view, end)
}

/// "Researchers at Ghent University believe": a place in the name of those who know it; but "at Kabul University killed 35".
fn names_an_institution(view: &View<'_>, end: usize) -> bool {
    let tells = |i: usize| {
        view.lexed.tokens.kind(i) == Some(TokenKind::Word)
            && view.functions(i).is_empty()
            && !view.is_concept(i)
            && !view.lexed.tokens[i].upper
    };
    view.is(end, Function::Institution) && view.lexed.tokens[end].upper && end + 1 < view.end && tells(end + 1)
}

/// "the Niger river", "the Congo Delta": a country's name, and no country.
fn names_a_river(view: &View<'_>, around: &Surroundings<'_>, end: usize, place: u32) -> bool {
    is_country(around.gazetteer, place) && view.is(end, Function::Water)
}

/// "BEIRUT Air strikes on …", "DAMASCUS (Sputnik)": a city in capitals, where the words beside it are not, is where the report
/// was written.
fn dateline(view: &View<'_>, around: &Surroundings<'_>, first: usize, end: usize, place: u32) -> bool {
    let shouted =
        |words: &str| words.chars().count() > 3 && words.chars().all(|c| !c.is_lowercase()) && words.chars().any(char::is_uppercase);
    view.language.pack.syntax.modifiers_before
        && !is_country(around.gazetteer, place)
        && shouted(view.text(first..end))
        && (first == view.first || view.functions(first - 1).is_empty())
        && (end..(end + 4).min(view.end))
            .any(|i| view.lexed.tokens.kind(i) == Some(TokenKind::Word) && !shouted(view.lexed.tokens.original(i)))
}

/// "in a US strike": an English country name in front of a noun is its attribute, whatever stands before the phrase.
fn attribute(view: &View<'_>, first: usize, end: usize) -> bool {
    let tokens = &view.lexed.tokens;
    // "US-led", "UK-based": the first part of a compound.
    if matches!(tokens.mark(end), '-' | '‑') && tokens[end].glued && tokens.kind(end + 1) == Some(TokenKind::Word) && tokens[end + 1].glued
    {
        return !tokens[end + 1].upper;
    }
    // "in a US strike", "in US strikes", "in the Gaza fighting"; but "in Turkey alone", "in Beirut killed 100".
    let name = view.text(first..end);
    let article = first > view.first && view.is(first - 1, Function::Determiner);
    let abbreviation = name.chars().all(|c| c.is_uppercase() || c == '.');
    (article || abbreviation)
        && view.language.pack.syntax.modifiers_before
        && view.lexed.tokens.kind(end) == Some(TokenKind::Word)
        && !view.lexed.tokens[end].upper
        && view.functions(end).is_empty()
        && !view.dates.iter().any(|date| date.role_first == end)
        && (view.concepts.iter().any(|c| c.first == end && !c.form.any(Form::PAST | Form::ING))
            || view.lexed.hits_at(end).iter().any(|hit| matches!(hit.sense.class, Class::Body)))
}

fn named(view: &View<'_>, around: &Surroundings<'_>, index: usize) -> Option<(usize, u32)> {
    if let Some(unlisted) = around.unlisted.iter().find(|unlisted| unlisted.stands_at(view.lexed, index, view.end)) {
        return Some((index + unlisted.len(), unlisted.place));
    }
    let longest = view.lexed.hits_of(index, Class::Place).map(|hit| hit.end as usize).filter(|&end| end <= view.end).max()?;
    // A longer actor name that begins or ends elsewhere ("Baghdad Operations Command") is no place.
    let inside_actor = (index.saturating_sub(4).max(view.first)..=index).any(|first| {
        view.lexed.hits_of(first, Class::Actor).any(|hit| {
            let end = hit.end as usize;
            first <= index && longest <= end && end - first > longest - index
        })
    });
    if inside_actor || view.dates.iter().any(|date| date.first <= index && longest <= date.end) {
        return None;
    }
    let mut candidates: Vec<(u32, bool)> = Vec::new();
    for hit in view.lexed.hits_of(index, Class::Place).filter(|hit| hit.end as usize == longest) {
        let name = around.gazetteer.name(hit.sense.id);
        let clitics = hit.form;
        // A name glued to "as" or "will", or to an article that it does not carry, is another word (الصور is not صور).
        if clitics.any(Form::AS | Form::WILL) || clitics.has(Form::THE) && !clitics.has(Form::NEEDS_THE) {
            continue;
        }
        if !candidates.iter().any(|(place, _)| *place == name.place) {
            candidates.push((name.place, name.ambiguous));
        }
    }
    choose(view, around, index, &candidates).map(|place| (longest, place))
}

/// One of several places of one name: the country itself, a place in a country that the document names, else none.
fn choose(view: &View<'_>, around: &Surroundings<'_>, index: usize, candidates: &[(u32, bool)]) -> Option<u32> {
    let gazetteer = around.gazetteer;
    let rank = |place: u32| gazetteer.country(place).and_then(|country| around.countries.iter().position(|&c| c == country));
    // "منزلا وجسرين": where no capital tells a name, a word of the rules is that word unless a preposition makes it a place.
    let word = view.language.pack.syntax.verb_first
        && view.lexed.hits_of(index, Class::Lexicon).any(|hit| hit.sense.id < EXCLUDED && hit.form.has(Form::AND))
        && !role(view, index).1;
    // "the village of Burqa", "the Red Sea state": what is called so is no land or sea of the name.
    let lesser = names_a_lesser_one(view, index);
    let usable: Vec<u32> = candidates
        .iter()
        .filter(|(place, _)| !lesser || gazetteer.place(*place).kind != PlaceKind::Region && gazetteer.country(*place).is_some())
        .filter(|(place, _)| !word || is_country(gazetteer, *place))
        .filter(|(place, ambiguous)| {
            // Where letters have no case, a capital needs its preposition and no country beside it.
            let known = || is_country(gazetteer, *place) || rank(*place).is_some() || gazetteer.capital_of(*place).is_some();
            !ambiguous || role(view, index).1 && known()
        })
        .map(|(place, _)| *place)
        .collect();
    match usable.as_slice() {
        [] => None,
        [only] => Some(*only),
        several => {
            // "Congo": of two countries the one that the text names otherwise too, else the one that is called so alone.
            let ambiguous = |place: u32| candidates.iter().any(|&(other, ambiguous)| other == place && ambiguous);
            let countries = several.iter().copied().filter(|&place| is_country(gazetteer, place));
            if let Some(country) = countries.min_by_key(|&place| (rank(place).unwrap_or(usize::MAX), ambiguous(place))) {
                return Some(country);
            }
            let best = several.iter().filter_map(|&place| rank(place).map(|r| (r, place))).min();
            let (best_rank, best_place) = best?;
            // Two places of one name in one country: the inner one when one holds the other.
            let same: Vec<u32> = several.iter().copied().filter(|&place| rank(place) == Some(best_rank)).collect();
            same.iter()
                .copied()
                .find(|&inner| same.iter().all(|&outer| gazetteer.contains(outer, inner)))
                .or((same.len() == 1).then_some(best_place))
        }
    }
}

/// The word in front says that a village, a town or a state of a federation follows.
fn names_a_lesser_one(view: &View<'_>, index: usize) -> bool {
    let Some(before) = view.before(index) else { return false };
    let noun =
        if view.is(before, Function::Of) { view.before(before) } else { Some(before).filter(|_| view.language.pack.syntax.verb_first) };
    noun.is_some_and(|noun| view.is(noun, Function::Lesser))
}

fn is_country(gazetteer: &crate::value::place::Gazetteer, place: u32) -> bool {
    gazetteer.place(place).kind == PlaceKind::Country
}

/// "the country", "the capital", "Iraqi territory".
fn by_reference(
    view: &View<'_>,
    around: &Surroundings<'_>,
    index: usize,
    last_country: Option<u32>,
    before: Option<&PlaceMention>,
) -> Option<(usize, u32)> {
    let phrase_end = |function| (index..view.end).take_while(|&i| view.is(i, function)).last().map_or(index + 1, |i| i + 1);
    if view.is(index, Function::TheCountry) {
        // Not the one of a nationality in the same sentence: "US troops are still in the country", unless its body says so.
        // The country of a war is the one that the document is about: its toll is told beside other countries.
        let at_war = around.about.filter(|_| (view.first..view.end).any(|i| view.is(i, Function::Lasting)));
        return Some((
            phrase_end(Function::TheCountry),
            at_war.or(speaking_country(view, around, index)).or(around.told_of).or(around.last_country).or(last_country)?,
        ));
    }
    if let Some((end, kinds, told)) = part_of_country(view, around, index)
        && !view.is(end, Function::Of)
        && view.lexed.hits_of(end, Class::Place).next().is_none()
        && !(view.language.pack.syntax.verb_first && view.clitics(end).has(Form::THE))
    {
        let own = before.map(|place| place.place).filter(|&place| kinds.contains(&around.gazetteer.place(place).kind));
        return Some((end, own.or(told)?));
    }
    if view.is(index, Function::TheCapital) {
        let end = phrase_end(Function::TheCapital);
        // "the capital Damascus": the name says which.
        if view.lexed.hits_of(end, Class::Place).any(|hit| around.gazetteer.capital_of(around.gazetteer.name(hit.sense.id).place).is_some())
        {
            return None;
        }
        // "العاصمة الأوكرانية كييف", "the Syrian capital": a nationality beside it says whose, a name behind it which.
        let beside = [end, index.wrapping_sub(1)];
        let demonym = beside
            .iter()
            .filter(|&&i| i >= view.first && i < view.end)
            .find_map(|&i| view.lexed.hits_of(i, Class::Demonym).next().copied());
        let country = demonym.and_then(|demonym| around.gazetteer.country(demonym.sense.id));
        // "American commanders left a post in the capital": that of the place named last, not of whose people they are.
        let named_last = before.and_then(|place| around.gazetteer.country(place.place));
        let country = country.or(named_last).or(around.last_country).or(last_country)?;
        let capital = around.gazetteer.place(country).capital.clone()?;
        return Some((end, around.gazetteer.index(&capital)?));
    }
    if view.is(index, Function::Territory) {
        let beside = [index + 1, index.wrapping_sub(1)];
        let demonym = beside
            .iter()
            .filter(|&&i| i >= view.first && i < view.end)
            .find_map(|&i| view.lexed.hits_of(i, Class::Demonym).next().copied());
        if let Some(demonym) = demonym {
            let end = (demonym.end as usize).max(index + 1);
            // "the Syrian city of Homs" is Homs, and "near the Turkish border" on either side of it.
            let name = if view.is(end, Function::Of) { end + 1 } else { end };
            let named = view.lexed.hits_of(name, Class::Place).next().is_some();
            return (!named && !view.is(index, Function::Frontier)).then_some((end, demonym.sense.id));
        }
        // "on its territory".
        if view.lexed.hits_of(index, Class::Function).any(|hit| hit.form.has(Form::OWNED)) || owned(view, index) {
            // "Iraq has 2,500 soldiers on its soil": the subject's.
            let subject = (view.first..index)
                .find_map(|i| view.lexed.hits_of(i, Class::Place).next().copied())
                .map(|hit| around.gazetteer.name(hit.sense.id).place)
                .filter(|&place| is_country(around.gazetteer, place));
            return Some((index + 1, subject.or(last_country)?));
        }
    }
    None
}

/// "the city", "the province": its end, the kinds of place that it may be, and the one told of last.
fn part_of_country(view: &View<'_>, around: &Surroundings<'_>, index: usize) -> Option<(usize, &'static [PlaceKind], Option<u32>)> {
    view.lexed.hits_of(index, Class::Story).filter(|hit| hit.end as usize <= view.end).find_map(|hit| {
        let end = hit.end as usize;
        match StoryWord::of(hit.sense.id)? {
            StoryWord::TheTown => Some((end, &[PlaceKind::City][..], around.town)),
            StoryWord::TheProvince => Some((end, &[PlaceKind::Province, PlaceKind::Region][..], around.province)),
            _ => None,
        }
    })
}

/// "the Malian army said that … in the north of the country": the country whose body speaks in the sentence before `index`.
fn speaking_country(view: &View<'_>, around: &Surroundings<'_>, index: usize) -> Option<u32> {
    let says =
        |at: usize| view.lexed.hits_of(at, Class::Cue).any(|hit| hit.sense.id < EXCEPT && view.language.cue(hit.sense.id).kind.says());
    (view.first..index).find_map(|at| {
        let body = view.lexed.hits_of(at, Class::Body).max_by_key(|hit| hit.end)?;
        let (first, end) = (at, body.end as usize);
        let before = view.language.pack.syntax.modifiers_before;
        let beside = if before { first.checked_sub(1)? } else { end };
        let demonym = view.lexed.hits_of(beside, Class::Demonym).next()?;
        let spoken = if before { says(end) } else { first > view.first && says(first - 1) };
        spoken.then(|| around.gazetteer.country(demonym.sense.id)).flatten()
    })
}

/// The word carries a glued pronoun ("أراضيها") or follows one ("its soil").
fn owned(view: &View<'_>, index: usize) -> bool {
    index > view.first && view.is(index - 1, Function::Pronoun)
}

/// How far behind its verb a country may stand that something befell.
const BEFALLEN_WITHIN: usize = 5;

/// "ضرب زلزال قوي المغرب", "الغارات التي استهدفت اليمن": in a verb-first language a country behind such a verb and its subject, or
/// behind one whose subject the relative pronoun is, is its object.
fn befallen(view: &View<'_>, around: &Surroundings<'_>, first: usize, end: usize) -> bool {
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
    let another = (verb + 1..first).any(|i| {
        view.lexed.tokens.kind(i) != Some(TokenKind::Word)
            || !view.functions(i).is_empty()
            || view.clitics(i).any(Form::AND | Form::THE)
            || view.lexed.hits_at(i).iter().any(|hit| matches!(hit.sense.class, Class::Body | Class::Actor | Class::Demonym))
    });
    let subject = first > verb + 1 && !another;
    // "قصفت طائرات تركيا مواقع …": a noun behind it is the object, and the country its subject's.
    let closes = view.lexed.tokens.kind(end) != Some(TokenKind::Word)
        || !view.functions(end).is_empty()
        || view.clitics(end).any(Form::AND | Form::IN | Form::TO)
        || view.dates.iter().any(|date| (end..=end + 1).contains(&date.role_first));
    (relative && first == verb + 1 || subject && !relative) && closes
}

/// The role that the words before a place give it, and whether they give one.
fn role(view: &View<'_>, index: usize) -> (PlaceRole, bool) {
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
        } else if functions.any(&[Function::Determiner, Function::TheCapital]) || kind_noun(view, before) || of_a_nation(view, before) {
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

/// The name carries the ending of an owner.
fn possessed(view: &View<'_>, index: usize) -> bool {
    let end = view.lexed.hits_of(index, Class::Place).map(|hit| hit.end as usize).max().unwrap_or(index + 1);
    let last = view.lexed.tokens.original(end - 1);
    last.ends_with("'s") || last.ends_with("’s")
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
    view.is(index, Function::Territory)
}
