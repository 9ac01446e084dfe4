//! The places that a sentence names, and the choice between places of one name.

use super::language::EXCLUDED;
use super::place_reference::{by_reference, there};
use super::place_role::{befallen, measured_from, role, struck};
use super::view::{Surroundings, View};
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::word_shape::WordShape;
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

/// Longest credit in brackets behind the city of a dateline, in tokens.
const CREDIT: usize = 8;

/// Finds the places of a sentence, in order.
pub fn find(view: &View<'_>, around: &Surroundings<'_>) -> Vec<PlaceMention> {
    let mut out: Vec<PlaceMention> = Vec::new();
    let mut last_country = around.last_country.or(around.countries.first().copied());
    let mut index = view.first;
    while index < view.end {
        if let Some((end, place)) = named(view, around, index) {
            let undergoes = befallen(view, around, index, end) || struck(view, index, end);
            if seat(view, index, end)
                || names_a_campaign(view, index, end)
                || names_a_river(view, around, end, place)
                || begins_another_name(view, around, end, place)
                || names_an_accord(view, index, end)
                || dateline(view, around, index, end, place)
                || names_a_people(view, index)
                || names_a_part_of_the_world(view, around, end, place)
            {
                index = end;
                continue;
            }
            let (role, marked) = role(view, index);
            let (role, marked) = joined_in_role(view, out.last(), index).filter(|_| !marked).unwrap_or((role, marked));
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
        if let Some((end, place)) = by_reference(view, around, index, last_country, &out) {
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

/// "on the Indian Ocean islands": an ocean or a part of the world in front of the noun for what lies in it says only which they are.
fn names_a_part_of_the_world(view: &View<'_>, around: &Surroundings<'_>, end: usize, place: u32) -> bool {
    view.language.pack.syntax.modifiers_before && around.gazetteer.country(place).is_none() && view.is(end, Function::Territory)
}

/// «145 إثيوبيا», «68 مهاجرا أفريقيا»: behind a number, or behind the accusative noun that it counts, the name is the adjective
/// that it is spelled like, and says whose people they are.
fn names_a_people(view: &View<'_>, index: usize) -> bool {
    let accusative = |i: usize| view.looks(i, &[WordShape::Accusative]) && view.clitics(i) == Form::PLAIN;
    let counted = |i: usize| view.numbers.iter().any(|number| number.end == i);
    let noun = |i: usize| i > view.first && accusative(i) && view.functions(i).is_empty() && counted(i);
    view.language.pack.syntax.verb_first && accusative(index) && index > view.first && (counted(index) || noun(index - 1))
}

/// «نقلوا إلى بلغاريا واليونان»: what "and" joins to a place that people leave or go to is left or gone to as well.
fn joined_in_role(view: &View<'_>, before: Option<&PlaceMention>, index: usize) -> Option<(PlaceRole, bool)> {
    let before = before.filter(|before| before.end == index && before.marked && view.clitics(index).has(Form::AND))?;
    (view.language.pack.syntax.verb_first && matches!(before.role, PlaceRole::From | PlaceRole::To)).then_some((before.role, true))
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

/// How many words may stand between a place and what is called after it ("the Paris climate agreement").
const CALLED: usize = 2;

/// "withdrew from the Paris climate agreement", "from the Rome Open": behind an article, a place in the name of what was made or is
/// played there.
fn names_an_accord(view: &View<'_>, first: usize, end: usize) -> bool {
    let named = first > view.first && view.is(first - 1, Function::Determiner) && view.language.pack.syntax.modifiers_before;
    let plain = |i: usize| view.lexed.tokens.kind(i) == Some(TokenKind::Word) && view.functions(i).is_empty();
    named && (end..(end + CALLED + 1).min(view.end)).take_while(|&i| plain(i)).any(|i| view.tells(i, StoryWord::CalledAfter))
}

/// "the Niger river", "the Congo Delta": a country's name, and no country.
fn names_a_river(view: &View<'_>, around: &Surroundings<'_>, end: usize, place: u32) -> bool {
    around.gazetteer.is_country(place) && view.is(end, Function::Water)
}

/// "Niger State", "Pacific Palisades": the name of a country, or of what lies in none, and behind it a capital that makes it another place's.
fn begins_another_name(view: &View<'_>, around: &Surroundings<'_>, end: usize, place: u32) -> bool {
    let capital = end < view.end && view.lexed.tokens[end].upper && view.lexed.tokens.kind(end) == Some(TokenKind::Word);
    let shouted = view.lexed.tokens.original(end.min(view.end - 1)).chars().all(|c| !c.is_lowercase());
    let of_a_part = around.gazetteer.is_country(place) && view.tells(end, StoryWord::Division);
    let unknown = around.gazetteer.country(place).is_none() && view.is_unknown(end);
    view.language.pack.syntax.modifiers_before && capital && !shouted && (of_a_part || unknown)
}

/// "Dubai (Reuters) -", «دبي (رويترز) -»: a city in front of a credit in brackets and a dash is where the report was written.
fn credited(view: &View<'_>, first: usize, end: usize) -> bool {
    let mark = |index: usize| view.lexed.tokens.mark(index);
    let opens = first == view.first && mark(end) == '(';
    let close = (end + 1..view.end.min(end + CREDIT)).find(|&i| mark(i) == ')');
    opens && close.is_some_and(|close| matches!(mark(close + 1), '-' | '–' | '—' | ':'))
}

/// "BEIRUT Air strikes on …", "DAMASCUS (Sputnik)": a city in capitals, where the words beside it are not, is where the report
/// was written.
fn dateline(view: &View<'_>, around: &Surroundings<'_>, first: usize, end: usize, place: u32) -> bool {
    let shouted =
        |words: &str| words.chars().count() > 3 && words.chars().all(|c| !c.is_lowercase()) && words.chars().any(char::is_uppercase);
    if around.gazetteer.is_country(place) {
        return false;
    }
    credited(view, first, end)
        || view.language.pack.syntax.modifiers_before
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
    // "in a U.S. drone strike": the last full stop of an abbreviation stands outside the name.
    let dotted = name.contains('.') && view.lexed.tokens.mark(end) == '.' && view.lexed.tokens[end].glued;
    let end = if dotted { end + 1 } else { end };
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

pub(super) fn named(view: &View<'_>, around: &Surroundings<'_>, index: usize) -> Option<(usize, u32)> {
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
        // «ولاية النيجر»: nor, in a language that puts the kind first, the country.
        .filter(|(place, _)| !lesser || !view.language.pack.syntax.verb_first || !gazetteer.is_country(*place))
        .filter(|(place, _)| !lesser || gazetteer.place(*place).kind != PlaceKind::Region && gazetteer.country(*place).is_some())
        .filter(|(place, _)| !word || gazetteer.is_country(*place))
        .filter(|(place, ambiguous)| {
            // Where letters have no case, a capital needs its preposition and no country beside it.
            let known = || gazetteer.is_country(*place) || rank(*place).is_some() || gazetteer.capital_of(*place).is_some();
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
            let countries = several.iter().copied().filter(|&place| gazetteer.is_country(place));
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
