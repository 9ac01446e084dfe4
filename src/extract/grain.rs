//! Which place a mention tells of where several stand together: the narrower of a chain, or the country that holds all of them.

use super::places::PlaceMention;
use super::view::View;
use crate::lang::Form;
use crate::lang::function_words::Function;
use crate::rule::PlaceRole;
use crate::text::TokenKind;
use crate::value::place::{Gazetteer, PlaceKind};

/// "in Aleppo and Idlib" is Syria, "in Turkey and Syria" is no place at all: the country that holds all places joined to this
/// one, or the place itself where none is joined to it.
pub fn all_joined(view: &View<'_>, gazetteer: &Gazetteer, place: &PlaceMention, inner: u32) -> Option<u32> {
    let apart = |other: &u32| !gazetteer.contains(*other, inner) && !gazetteer.contains(inner, *other);
    match joined_to(view, place).find(apart) {
        None => Some(inner),
        Some(other) => gazetteer.country(inner).filter(|country| gazetteer.country(other) == Some(*country)),
    }
}

/// The places joined to this one by nothing but "and", or by the commas of a list that "and" closes.
pub fn joined_to<'v>(view: &'v View<'_>, place: &'v PlaceMention) -> impl Iterator<Item = u32> + 'v {
    let listed = listed_with(view, place);
    let beside = |other: &&PlaceMention| joins(view, place, other) || joins(view, other, place) || listed.contains(&other.first);
    let joined: Vec<u32> = view.places.iter().filter(beside).map(|other| other.place).collect();
    joined.into_iter()
}

/// "in Sanaa, Hodeidah and Taiz": where the other names of the list begin.
fn listed_with(view: &View<'_>, place: &PlaceMention) -> Vec<usize> {
    let Some(here) = view.places.iter().position(|other| other.first == place.first) else { return Vec::new() };
    // "in Homs Hama and Idlib": a comma is easily lost.
    let comma = |a: &PlaceMention, b: &PlaceMention| b.first == a.end || b.first == a.end + 1 && view.is_comma(a.end);
    let next = |a: &PlaceMention, b: &PlaceMention| comma(a, b) || joins(view, a, b);
    let mut first = here;
    while first > 0 && next(&view.places[first - 1], &view.places[first]) {
        first -= 1;
    }
    let mut last = here;
    while last + 1 < view.places.len() && next(&view.places[last], &view.places[last + 1]) {
        last += 1;
    }
    let list = &view.places[first..=last];
    let closed = list.len() > 2 && list.windows(2).any(|pair| joins(view, &pair[0], &pair[1]));
    list.iter().filter(|other| closed && other.first != place.first).map(|other| other.first).collect()
}

fn joins(view: &View<'_>, a: &PlaceMention, b: &PlaceMention) -> bool {
    let gap = a.end..b.first;
    let linked = view.clitics(b.first).has(Form::AND) || gap.clone().any(|i| view.is(i, Function::And));
    let linking = |i: usize| {
        view.functions(i).any(&[Function::And, Function::In, Function::On, Function::Determiner, Function::Direction, Function::Territory])
    };
    let apart = view.functions(b.end).any(&Function::AUXILIARIES)
        || view.cues.iter().any(|cue| cue.first == b.end)
        || view.concepts.iter().any(|c| c.first == b.end && c.form.has(Form::PAST))
        // "in Iraq and in Syria 900": a number right behind the second is told of that alone.
        || view.numbers.iter().any(|number| number.start() == b.end);
    a.end <= b.first && gap.len() <= 4 && linked && gap.clone().all(linking) && !apart && view.clause_of(a.first) == view.clause_of(b.first)
}

/// "the bloodiest attack of its kind in Iran": what it is the most of there may have happened in a narrower place.
pub fn compared(view: &View<'_>, place: &PlaceMention) -> bool {
    (place.first.saturating_sub(10).max(view.first)..place.first)
        .rev()
        .take_while(|&i| !view.is_comma(i) && view.clause_of(i) == view.clause_of(place.first))
        .any(|i| view.is(i, Function::Superlative))
}

/// The place that a mention tells of: the narrower one of a chain, the country of one that only a distance is measured from.
pub fn told_place(view: &View<'_>, gazetteer: &Gazetteer, place: &PlaceMention) -> u32 {
    if place.measured_from { gazetteer.country(place.place).unwrap_or(place.place) } else { innermost(view, gazetteer, place) }
}

/// "in Erbil, northern Iraq": the first of a chain is the narrower one; "in Iraq's Anbar province" gives the inner one.
fn innermost(view: &View<'_>, gazetteer: &Gazetteer, place: &PlaceMention) -> u32 {
    let next = view.places.iter().find(|other| other.first >= place.end && other.first - place.end <= 1);
    // "في قاعدة عين الأسد بالعراق": the one right in front lies in it.
    let before = view.places.iter().rfind(|other| {
        other.end <= place.first
            && place.first - other.end <= 4
            && (other.end..place.first).all(|i| {
                !view.functions(i).is_empty() || view.lexed.tokens.kind(i) == Some(crate::text::TokenKind::Word) && !view.is_concept(i)
            })
            && !(other.end..place.first).any(|i| view.functions(i).any(&[Function::And, Function::Or, Function::From, Function::To]))
    });
    // "Idlib province in north-west Syria": a region says which part of the country, its bounds nobody knows.
    let region = |outer: u32, inner: u32| {
        gazetteer.place(outer).kind == PlaceKind::Region
            && !gazetteer.is_country(inner)
            && gazetteer.country(outer).is_some()
            && gazetteer.country(outer) == gazetteer.country(inner)
    };
    // «كويتا عاصمة الإقليم»: a place that is only taken up tells of itself.
    if let Some(before) = before.filter(|_| !place.by_reference)
        && before.place != place.place
        && (gazetteer.contains(place.place, before.place) || region(place.place, before.place))
    {
        return before.place;
    }
    if let Some(inner) = apposed_to(view, gazetteer, place).or_else(|| within_reach(view, gazetteer, place)) {
        return inner;
    }
    match next {
        Some(next) if gazetteer.contains(place.place, next.place) => next.place,
        // A building, a street or a quarter in a city named beside it stands for the city.
        Some(next) if within_town(gazetteer, place.place, next.place) => next.place,
        _ => place.place,
    }
}

/// «أسفر انهيار سد في مايدوغوري، شمال شرقي البلاد، عن 30 قتيلا»: between commas stands where the place in front lies.
fn apposed_to(view: &View<'_>, gazetteer: &Gazetteer, place: &PlaceMention) -> Option<u32> {
    let other = view.places.iter().rfind(|other| other.end < place.first && view.is_comma(other.end))?;
    let leads =
        |i: usize| view.functions(i).any(&[Function::Direction, Function::In, Function::Of, Function::Determiner, Function::TheCountry]);
    let only = (other.end + 1..place.first).all(leads) && (other.end + 1..place.first).any(|i| view.is(i, Function::Direction));
    let closed = place.end >= view.end || view.lexed.tokens.kind(place.end) == Some(TokenKind::Mark);
    let inside = !other.by_reference && other.marked && gazetteer.contains(place.place, other.place) && other.place != place.place;
    (only && closed && inside).then_some(other.place)
}

/// «اجتاح أرخبيل مايوت الفرنسي في المحيط الهندي»: an ocean or a part of the world says where the place in front of it in the clause
/// lies, which is the one that is told of.
fn within_reach(view: &View<'_>, gazetteer: &Gazetteer, place: &PlaceMention) -> Option<u32> {
    let clause = view.clause_of(place.first);
    let vast = |place: u32| gazetteer.country(place).is_none();
    // A country without a preposition may be who acts; behind the word for its kind it is a place.
    let placed = |other: &PlaceMention| {
        other.marked || !gazetteer.is_country(other.place) || view.before(other.first).is_some_and(|i| view.is(i, Function::Territory))
    };
    let acts = |other: &PlaceMention| !other.marked && gazetteer.capital_of(other.place).is_some();
    let in_front = |other: &&PlaceMention| other.end <= place.first && view.clause_of(other.first) == clause;
    let other = view.places.iter().filter(in_front).rfind(|other| placed(other) && !acts(other))?;
    let counted = view.numbers.iter().any(|number| other.end <= number.first && number.end <= place.first);
    let joined = view.clitics(place.first).has(Form::AND) || (other.end..place.first).any(|i| view.is(i, Function::And));
    let gone = |role: PlaceRole| matches!(role, PlaceRole::From | PlaceRole::To);
    let told = vast(place.place) && !vast(other.place) && !counted && !joined && gone(place.role) == gone(other.role);
    told.then_some(other.place)
}

fn within_town(gazetteer: &Gazetteer, inner: u32, outer: u32) -> bool {
    let lies_in = gazetteer.contains(outer, inner);
    match gazetteer.place(inner).kind {
        PlaceKind::Facility => lies_in,
        PlaceKind::Area => lies_in && gazetteer.place(outer).kind == PlaceKind::City,
        _ => false,
    }
}
