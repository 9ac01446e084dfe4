//! Places that are taken up without their name: "the country", "the capital", "the province", "there", "Iraqi territory".

use super::places::PlaceMention;
use super::telling_body;
use super::view::{Surroundings, View};
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form};
use crate::rule::PlaceRole;
use crate::text::TokenKind;
use crate::value::place::PlaceKind;

/// "left Derna, and 40 were killed there": the place that the sentence has named last, with a preposition if it can be; "there
/// are" and "took them there" name none.
pub(super) fn there(view: &View<'_>, named: &[PlaceMention], index: usize) -> Option<PlaceMention> {
    let exists = view.functions(index + 1).any(&Function::AUXILIARIES)
        || index > view.first && view.functions(index - 1).any(&[Function::AuxiliaryBe, Function::From, Function::Pronoun]);
    if !view.is(index, Function::There) || exists {
        return None;
    }
    // "About 1,100 US troops were stationed there": whose they are.
    let told_of = || named.iter().filter(|place| !whose(view, place.first, place.end) && !where_a_number_is_from(view, place.first));
    told_of().rfind(|place| place.marked).or_else(|| told_of().next()).cloned()
}

/// "three from Malawi were killed there": whose soldiers the number counts, whose noun is left out.
fn where_a_number_is_from(view: &View<'_>, index: usize) -> bool {
    let from = index.checked_sub(1).filter(|&from| from >= view.first && view.is(from, Function::From) && !view.is(from, Function::Of));
    view.language.pack.syntax.modifiers_before && from.is_some_and(|from| view.numbers.iter().any(|number| number.end == from))
}

/// "US troops": an abbreviation in front of what the country has.
fn whose(view: &View<'_>, first: usize, end: usize) -> bool {
    let abbreviation = view.text(first..end).chars().all(|c| c.is_uppercase() || c == '.');
    view.language.pack.syntax.modifiers_before && abbreviation && view.is_concept(end)
}

/// "the country", "the capital", "Iraqi territory".
pub(super) fn by_reference(
    view: &View<'_>,
    around: &Surroundings<'_>,
    index: usize,
    last_country: Option<u32>,
    named: &[PlaceMention],
) -> Option<(usize, u32)> {
    let before = named.last();
    let phrase_end = |function| (index..view.end).take_while(|&i| view.is(i, function)).last().map_or(index + 1, |i| i + 1);
    if view.is(index, Function::TheCountry) {
        // Not the one of a nationality in the same sentence: "US troops are still in the country", unless its body says so.
        // The country of a war is the one that the document is about: its toll is told beside other countries.
        let at_war = around.about.filter(|_| (view.first..view.end).any(|i| view.is(i, Function::Lasting)));
        let left = || named.iter().rfind(|place| left_in_front(view, around, place)).map(|place| place.place);
        let spoken_of = || speaking_country(view, around, index).or_else(left).or_else(|| country_told_of(around, before, last_country));
        return Some((phrase_end(Function::TheCountry), at_war.or_else(spoken_of)?));
    }
    if let Some((end, kinds, told)) = part_of_country(view, around, index)
        && !view.is(end, Function::Of)
        && view.lexed.hits_of(end, Class::Place).next().is_none()
        // «قناة الجزيرة»: an island, and the name of a newsroom.
        && view.lexed.hits_of(index, Class::Actor).next().is_none()
        // «المدينة القديمة» is a part of it; «المدينة التي» is all of it.
        && (!view.language.pack.syntax.verb_first || !view.clitics(end).has(Form::THE) || view.is(end, Function::Relative))
    {
        let inside = named.iter().map(|place| place.place).rfind(|&place| !around.gazetteer.is_country(place));
        let own = inside.filter(|&place| kinds.contains(&around.gazetteer.place(place).kind));
        return Some((end, own.or(told)?));
    }
    let seat = seat_of_government(view, index);
    if view.is(index, Function::TheCapital) || seat.is_some() {
        let end = seat.unwrap_or_else(|| phrase_end(Function::TheCapital));
        // "the capital Damascus": the name says which.
        if view.lexed.hits_of(end, Class::Place).any(|hit| around.gazetteer.capital_of(around.gazetteer.name(hit.sense.id).place).is_some())
        {
            return None;
        }
        // "العاصمة الأوكرانية كييف", "the Syrian capital": a nationality beside it says whose, a name behind it which.
        let beside = [end, index.wrapping_sub(1)];
        // "American commanders left a post in the capital": that of the place named last, not of whose people they are.
        let named_last = before.and_then(|place| around.gazetteer.country(place.place));
        // «العاصمة الكونغولية»: of two countries with one adjective that of the place named last.
        let country = beside.iter().filter(|&&i| i >= view.first && i < view.end).find_map(|&i| {
            let countries = || view.lexed.hits_of(i, Class::Demonym).filter_map(|hit| around.gazetteer.country(hit.sense.id));
            countries().find(|&country| named_last == Some(country)).or_else(|| countries().next())
        });
        let country = country.or(named_last).or_else(|| country_told_of(around, before, last_country))?;
        let capital = around.gazetteer.place(country).capital.clone()?;
        return Some((end, around.gazetteer.index(&capital)?));
    }
    if let Some(country) = side(view, around, index, last_country) {
        return Some((index + 1, country));
    }
    if view.is(index, Function::Territory) {
        let beside = [index + 1, index.wrapping_sub(1)];
        let demonym = beside
            .iter()
            .filter(|&&i| i >= view.first && i < view.end)
            // «مدن غينيا الاستوائية»: a name, which an adjective is spelled like.
            .filter(|&&i| view.lexed.hits_of(i, Class::Place).next().is_none())
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
                .filter(|&place| around.gazetteer.is_country(place));
            return Some((index + 1, subject.or(last_country)?));
        }
    }
    None
}

/// "some 800 soldiers will leave Romania, and 1,000 will stay in the country": the country that the same sentence says others leave.
fn left_in_front(view: &View<'_>, around: &Surroundings<'_>, place: &PlaceMention) -> bool {
    let verb = || place.first > view.first && view.is(place.first - 1, Function::Leaves);
    let left = place.role == PlaceRole::From && place.marked || verb();
    view.language.pack.syntax.modifiers_before && around.gazetteer.is_country(place.place) && !place.by_reference && left
}

/// The country that the sentences before tell of, or the document; in the first sentence the one of the place in front, before
/// the one that the document names most often.
fn country_told_of(around: &Surroundings<'_>, before: Option<&PlaceMention>, last_country: Option<u32>) -> Option<u32> {
    let earlier = around.told_of.or(around.about).or(around.last_country);
    // Who speaks or meets in a capital need not speak of its country.
    let told = |place: &&PlaceMention| place.role != PlaceRole::To && around.gazetteer.capital_of(place.place).is_none();
    let in_front = || before.filter(told).and_then(|place| around.gazetteer.country(place.place));
    earlier.or_else(in_front).or(around.countries.first().copied()).or(last_country)
}

/// "on the Israeli side", "on its side": the country of the adjective, or the one that the clause names before.
fn side(view: &View<'_>, around: &Surroundings<'_>, index: usize, last_country: Option<u32>) -> Option<u32> {
    let whose = index.checked_sub(1).filter(|_| view.tells(index, StoryWord::Side))?;
    let on = |at: usize| at >= view.first && view.is(at, Function::On);
    let article = whose.checked_sub(1).filter(|&at| view.is(at, Function::Determiner));
    // "the Syrian side of the Golan" is in the Golan.
    let of_a_place = view.is(index + 1, Function::Of)
        && (index + 2..(index + 4).min(view.end)).any(|at| view.lexed.hits_of(at, Class::Place).next().is_some());
    if of_a_place {
        return None;
    }
    if let Some(people) = view.lexed.hits_of(whose, Class::Demonym).next() {
        return around.gazetteer.country(people.sense.id).filter(|_| article.and_then(|at| at.checked_sub(1)).is_some_and(on));
    }
    last_country.filter(|_| view.is(whose, Function::Pronoun) && whose.checked_sub(1).is_some_and(on))
}

/// "the Somali capital": the end of the words for a seat of government behind a nationality, of which nothing is said to be made
/// ("the Somali capital market").
fn seat_of_government(view: &View<'_>, index: usize) -> Option<usize> {
    let nation = index.checked_sub(1).filter(|&at| at >= view.first && view.lexed.hits_of(at, Class::Demonym).next().is_some());
    let end = nation.and_then(|_| view.story_end(index, StoryWord::SeatOfGovernment))?;
    (view.lexed.tokens.kind(end) != Some(TokenKind::Word) || !view.lexed.hits_at(end).is_empty()).then_some(end)
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
    telling_body::country_of(view.lexed, view.language, around.gazetteer, view.first..index)
}

/// The word carries a glued pronoun ("أراضيها") or follows one ("its soil").
fn owned(view: &View<'_>, index: usize) -> bool {
    index > view.first && view.is(index - 1, Function::Pronoun)
}
