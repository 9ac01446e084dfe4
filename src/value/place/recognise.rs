//! Finds the places of a text: names of the gazetteer, and which of several places of one name is meant.
//!
//! A name that several places bear is settled by what the text names besides: a place in a country of the text, or one
//! that holds or lies in another place of it, else a country beside its neighbours. Where that leaves several, all of
//! them are given. A name that is also an
//! ordinary word counts after a preposition of place, and where the text names its country.

use super::Gazetteer;
use crate::lang::function_words::Function;
use crate::lang::{Class, Form, Lexed};
use std::ops::Range;

/// Classes of words that the recogniser looks at.
pub const CLASSES: [Class; 4] = [Class::Place, Class::Demonym, Class::Actor, Class::Function];

/// A place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceMention {
    /// First token of the name.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// Indexes in the gazetteer: one, or all that the name may mean.
    pub places: Vec<u32>,
}

/// A name and what it could mean, before the rest of the text has been asked.
struct Named {
    first: usize,
    end: usize,
    /// The place, and whether the name is also an ordinary word.
    places: Vec<(u32, bool)>,
}

/// The places in the tokens of `range`, in order.
pub fn recognise(lexed: &Lexed<'_>, gazetteer: &Gazetteer, range: Range<usize>) -> Vec<PlaceMention> {
    let range = range.start..range.end.min(lexed.tokens.len());
    let mut names: Vec<Named> = Vec::new();
    let mut index = range.start;
    while index < range.end {
        let named = named(lexed, gazetteer, index, &range);
        index = named.as_ref().map_or(index + 1, |named| named.end);
        names.extend(named);
    }
    let sure = names.iter().filter_map(|named| match named.places[..] {
        [(place, false)] => Some(place),
        _ => None,
    });
    let sure = sure.chain(demonyms(lexed, &range)).collect::<Vec<u32>>();
    names.iter().filter_map(|named| settle(lexed, gazetteer, named, &sure, &range)).collect()
}

/// The longest name at a token.
fn named(lexed: &Lexed<'_>, gazetteer: &Gazetteer, index: usize, range: &Range<usize>) -> Option<Named> {
    let end = lexed.hits_of(index, Class::Place).map(|hit| hit.end as usize).filter(|&end| end <= range.end).max()?;
    // A longer name of an actor ("Baghdad Operations Command") is no place.
    let inside_actor = (index.saturating_sub(4).max(range.start)..=index)
        .flat_map(|first| lexed.hits_of(first, Class::Actor))
        .any(|hit| hit.end as usize >= end && hit.len() > end - index);
    // Where letters have case, a name has a capital: china is no China.
    let lower = |at: usize| lexed.tokens.original(at).chars().any(char::is_lowercase);
    let small = (index..end).any(lower) && !(index..end).any(|at| lexed.tokens[at].upper);
    if inside_actor || small {
        return None;
    }
    let mut places: Vec<(u32, bool)> = Vec::new();
    for hit in lexed.hits_of(index, Class::Place).filter(|hit| hit.end as usize == end) {
        // A name glued to "as" or "will", or to an article that it does not carry, is another word (الصور is not صور).
        if hit.form.any(Form::AS | Form::WILL) || hit.form.has(Form::THE) && !hit.form.has(Form::NEEDS_THE) {
            continue;
        }
        let name = gazetteer.name(hit.sense.id);
        if !places.iter().any(|(place, _)| *place == name.place) {
            places.push((name.place, name.ambiguous));
        }
    }
    (!places.is_empty()).then_some(Named { first: index, end, places })
}

/// Countries whose people or things the text names ("Jordanian").
fn demonyms<'a>(lexed: &'a Lexed<'_>, range: &Range<usize>) -> impl Iterator<Item = u32> + 'a {
    let range = range.clone();
    let hits = lexed.hits().iter().filter(move |hit| range.contains(&(hit.first as usize)));
    hits.filter(|hit| hit.sense.class == Class::Demonym).map(|hit| hit.sense.id)
}

/// Which of the places is meant.
fn settle(lexed: &Lexed<'_>, gazetteer: &Gazetteer, named: &Named, sure: &[u32], range: &Range<usize>) -> Option<PlaceMention> {
    let marked = is_marked(lexed, named.first, range);
    let supported = |place: u32| {
        let country = gazetteer.country(place);
        sure.iter().any(|&other| {
            gazetteer.contains(other, place) || gazetteer.contains(place, other) || country.is_some() && gazetteer.country(other) == country
        })
    };
    // Countries are named beside their neighbours: Georgia and Armenia.
    let neighbour = |place: u32| {
        let near = |other: u32| gazetteer.place(other).within.iter().any(|region| gazetteer.place(place).within.contains(region));
        gazetteer.is_country(place) && sure.iter().any(|&other| near(other))
    };
    let usable: Vec<u32> = named
        .places
        .iter()
        .filter(|&&(place, word)| !word || marked && (supported(place) || gazetteer.is_country(place)))
        .map(|&(place, _)| place)
        .collect();
    let mut places: Vec<u32> = usable.iter().copied().filter(|&place| supported(place)).collect();
    if places.is_empty() {
        places = usable.iter().copied().filter(|&place| neighbour(place)).collect();
    }
    if places.is_empty() {
        places = usable;
    }
    // Of places that hold each other (a city and its province) the inner one is named.
    if let Some(&inner) = places.iter().find(|&&inner| places.iter().all(|&outer| gazetteer.contains(outer, inner))) {
        places = vec![inner];
    }
    places.sort_unstable_by(|a, b| gazetteer.place(*a).id.cmp(&gazetteer.place(*b).id));
    (!places.is_empty()).then_some(PlaceMention { first: named.first, end: named.end, places })
}

/// A preposition of place, or a word such as "city", stands before the name or is glued to it.
fn is_marked(lexed: &Lexed<'_>, first: usize, range: &Range<usize>) -> bool {
    let is = |at: usize, functions: &[Function]| {
        lexed.hits_of(at, Class::Function).any(|hit| functions.iter().any(|function| *function as u32 == hit.sense.id))
    };
    if lexed.hits_of(first, Class::Place).any(|hit| hit.form.any(Form::IN | Form::TO)) {
        return true;
    }
    let mut at = first;
    while at > range.start {
        at -= 1;
        if is(at, &[Function::In, Function::From, Function::To, Function::Near, Function::On, Function::Direction]) {
            return true;
        }
        if !is(at, &[Function::Determiner, Function::Of, Function::Territory]) {
            return false;
        }
    }
    false
}
