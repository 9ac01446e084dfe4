//! The scene: where the story plays, carried from sentence to sentence.
//!
//! The place of an event stays until another event has one of its own. What another time, a meeting or a journey names leaves
//! it as it is. Where the text has told of several places of one country, a later sentence that names none is told of the
//! country.

use super::clauses::ClauseKind;
use super::grain::joined_to;
use super::place_owner::tells_of_some;
use super::places::PlaceMention;
use super::standing::{Standing, of_another_time, standing};
use super::view::View;
use crate::lang::Form;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::Function;
use crate::rule::PlaceRole;
use crate::source::Zone;
use crate::value::place::{Gazetteer, PlaceKind};

/// What the sentences before hand on.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// The place of the event told of last.
    event: Option<Named>,
    /// Where people were said to be, where no event has a place.
    ground: Option<Named>,
    /// What the event's distance or direction was given from: says the country.
    reference: Option<Named>,
    /// Where something of another time was: tells of the next sentence only where the scene itself is too old.
    past: Option<Named>,
    /// The town told of last: what "the city" refers to.
    pub town: Option<u32>,
    /// The part of a country told of last: what "the province" refers to.
    pub province: Option<u32>,
    /// Another event of the paragraph has a place of its own that neither holds nor lies in that of the last one.
    several: bool,
    /// The place of the headline.
    pub source: Option<u32>,
    /// The place of the event that the first sentence below the headline tells of.
    pub lead: Option<u32>,
    /// That sentence has been read.
    led: bool,
    /// The one country that the source is about, where it names no other nearly as often.
    pub country: Option<u32>,
    /// The country that the source opens with and names most.
    pub opening: Option<u32>,
    /// The one country of which the source names a place where it opens.
    pub alone: Option<u32>,
}

/// A place, and how many sentences ago it was named.
#[derive(Clone, Copy, Debug)]
struct Named {
    place: u32,
    age: usize,
}

/// A place carries over this many sentences; whole articles come as one paragraph.
const CARRIED_FOR: usize = 3;

impl Named {
    fn new(place: u32) -> Self {
        Named { place, age: 0 }
    }

    fn fresh(self) -> bool {
        self.age <= CARRIED_FOR
    }
}

impl Scene {
    /// A new paragraph: what it tells of may be elsewhere.
    pub fn open_paragraph(&mut self) {
        self.event = None;
        self.ground = None;
        self.reference = None;
        self.past = None;
        self.several = false;
    }

    /// The place of a claim whose sentence names none, and why.
    pub fn carried(&self, gazetteer: &Gazetteer) -> Option<(u32, &'static str)> {
        // A region of several countries is the place of a total, and not of what is told next.
        let fresh = |named: Option<Named>| named.filter(|named| named.fresh() && gazetteer.country(named.place).is_some());
        if let Some(event) = fresh(self.event) {
            if self.several && event.age > 1 {
                return gazetteer.country(event.place).map(|country| (country, "the country of the places named earlier"));
            }
            return Some((event.place, "named earlier in the paragraph"));
        }
        if let Some(ground) = fresh(self.ground) {
            // People in a capital are told of for the whole country.
            return match gazetteer.capital_of(ground.place) {
                Some(country) => Some((country, "the country of the capital named earlier")),
                None => Some((ground.place, "named earlier in the paragraph")),
            };
        }
        if let Some(past) = fresh(self.past).filter(|past| past.age <= 1) {
            return Some((past.place, "named in the sentence before"));
        }
        let reference = fresh(self.reference)?;
        gazetteer.country(reference.place).map(|country| (country, "the country of the place that a distance was given from"))
    }

    /// The country of the event of the paragraph, however long ago it was told.
    pub fn faded(&self, gazetteer: &Gazetteer) -> Option<u32> {
        self.event.and_then(|event| gazetteer.country(event.place))
    }

    /// The country of the scene.
    pub fn its_country(&self, gazetteer: &Gazetteer) -> Option<u32> {
        let named = [self.event, self.ground, self.reference].into_iter().flatten().find(|named| named.fresh());
        named.map(|named| named.place).or(self.source).and_then(|place| gazetteer.country(place))
    }

    /// Takes up the places of a sentence; `told_of` is where its claims hold.
    pub fn take_up(&mut self, view: &View<'_>, zone: Zone, told_of: Option<u32>, gazetteer: &Gazetteer) {
        for named in [&mut self.event, &mut self.ground, &mut self.reference, &mut self.past].into_iter().flatten() {
            named.age += 1;
        }
        let background = opens_background(view) && self.event.is_some();
        let elsewhere = |place: &PlaceMention| {
            self.event.is_some_and(|event| !gazetteer.contains(event.place, place.place) && !gazetteer.contains(place.place, event.place))
        };
        let mut stands: Vec<(Standing, &PlaceMention)> = view
            .places
            .iter()
            .map(|place| match standing(view, place) {
                Standing::Event | Standing::Ground if background && elsewhere(place) || told_in_a_denial(view, place) => {
                    (Standing::Bystander, place)
                }
                standing => (standing, place),
            })
            .collect();
        // "eight were killed in the south, among them a couple whose house collapsed in a town": what befell some of them is told in
        // passing.
        let in_part = |place: &PlaceMention| view.clauses[view.clause_of(place.first)].kind == ClauseKind::Part;
        if told_of.is_some() {
            stands.retain(|(_, place)| !tells_of_some(view, view.clause_of(place.first)));
        }
        if stands.iter().any(|(standing, place)| *standing == Standing::Event && !in_part(place)) {
            stands.retain(|(_, place)| !in_part(place));
        }
        let of = |wanted: Standing| -> Vec<u32> {
            let there: Vec<&PlaceMention> = stands
                .iter()
                .filter(|(standing, _)| *standing == wanted)
                .map(|&(_, place)| place)
                .filter(|place| {
                    // "the country" of a headline has nothing before it to refer to.
                    let refers = zone != Zone::Headline && (self.event.is_none() || gazetteer.is_country(place.place));
                    (!place.by_reference || refers) && !self.holds(gazetteer, place)
                })
                .collect();
            // "at the plant in Rades, near Tunis": what it is near says only where it lies; but "off Shabwa in Yemen".
            let inside: Vec<u32> = there.iter().filter(|place| place.role != PlaceRole::Near).map(|place| place.place).collect();
            let coast = |place: &PlaceMention| {
                view.language.pack.syntax.verb_first
                    && matches!(gazetteer.place(place.place).kind, PlaceKind::Province | PlaceKind::Region)
                    && inside.iter().any(|&outer| gazetteer.contains(outer, place.place))
            };
            let nearer = |place: &PlaceMention| inside.is_empty() || coast(place);
            let there: Vec<&PlaceMention> = there.into_iter().filter(|place| place.role != PlaceRole::Near || nearer(place)).collect();
            let named: Vec<u32> = there.iter().map(|place| place.place).collect();
            // "in Niger and Chad": what is joined to one of them by nothing but "and" stands there too.
            let joined = there.iter().flat_map(|place| joined_to(view, place)).filter(|place| !named.contains(place));
            narrowest(gazetteer, named.iter().copied().chain(joined))
        };
        let (events, mut grounds, references) = (of(Standing::Event), of(Standing::Ground), of(Standing::Reference));
        let of_past = of(Standing::Past);
        let spot = |place: &&u32| !matches!(gazetteer.place(**place).kind, PlaceKind::Country | PlaceKind::Region | PlaceKind::Province);
        // "Blasts shook Kerman. Officials in Tehran blamed others. Belts were found in the city": a capital is where they sit who
        // speak of it.
        let stays = self.event.is_some_and(|event| event.fresh() && spot(&&event.place));
        let capital = |place: u32| gazetteer.capital_of(place).is_some();
        let aside = grounds.iter().chain(&references).filter(|place| !(stays && capital(**place)));
        let town = events.iter().chain(aside).find(spot).copied();
        // Who speaks somewhere speaks of the own place, where no other is told of.
        if grounds.is_empty() && self.ground.is_none() {
            grounds = of(Standing::Seat);
        }
        if zone == Zone::Headline && self.source.is_none() {
            self.source = events.first().or(grounds.first()).copied();
        }
        if zone != Zone::Headline && !self.led {
            self.led = true;
            if let Shared::Place(place) = one(gazetteer, &events) {
                self.lead = Some(place);
            }
        }
        let part = |place: &&PlaceMention| {
            matches!(gazetteer.place(place.place).kind, PlaceKind::Province | PlaceKind::Region) && gazetteer.country(place.place).is_some()
        };
        self.province = view.places.iter().rfind(part).map(|place| place.place).or(self.province);
        self.town = town.or(self.town);
        match one(gazetteer, &events) {
            Shared::Nothing => {}
            Shared::No => {
                // What follows a sentence on two countries is told of either.
                self.event = None;
                self.ground = None;
                return;
            }
            Shared::Place(place) => {
                self.set_event(gazetteer, place);
                return;
            }
        }
        // "Morocco's coastguard found 12 bodies. Nine people are missing.": no place by a preposition, but one of a claim.
        let beside =
            |told: u32| stands.iter().any(|(standing, place)| place.marked && place.place == told && *standing == Standing::Bystander);
        if let Some(place) = told_of
            && !background
            && !beside(place)
            && !self.event.is_some_and(Named::fresh)
            && !(view.first..view.end).any(|at| of_another_time(view, at))
        {
            self.event = Some(Named::new(place));
        }
        match one(gazetteer, &grounds) {
            Shared::Place(place) => self.ground = Some(Named::new(place)),
            Shared::No => self.ground = None,
            Shared::Nothing => {}
        }
        if let Shared::Place(place) = one(gazetteer, &of_past) {
            self.past = Some(Named::new(place));
        }
        if let Some(&place) = references.last() {
            self.reference = Some(Named::new(place));
        }
    }

    /// "A quake hit Morocco. Its centre was near Marrakesh.": what is near a town is told of the country all the same.
    fn holds(&self, gazetteer: &Gazetteer, place: &PlaceMention) -> bool {
        let recent = self.event.filter(|event| event.age <= 1);
        place.role == PlaceRole::Near
            && recent.is_some_and(|event| event.place != place.place && gazetteer.contains(event.place, place.place))
    }

    fn set_event(&mut self, gazetteer: &Gazetteer, place: u32) {
        if let Some(before) = self.event {
            let same = gazetteer.contains(before.place, place) || gazetteer.contains(place, before.place);
            let country = gazetteer.country(before.place);
            self.several = country.is_some() && country == gazetteer.country(place) && (self.several || !same);
        }
        self.event = Some(Named::new(place));
    }
}

/// «وكانت الحركة قد تبنت هجوما في بيشاور»: a sentence that opens in the pluperfect tells of what had been before.
fn opens_background(view: &View<'_>) -> bool {
    view.language.pack.syntax.verb_first && view.is(view.first, Function::AuxiliaryPast) && view.clitics(view.first).has(Form::AND)
}

/// "dismissed a rumour that bodies lay at Aldaia": what is denied happened nowhere.
fn told_in_a_denial(view: &View<'_>, place: &PlaceMention) -> bool {
    let clause = &view.clauses[view.clause_of(place.first)];
    let start = clause.parts.first().map_or(place.first, |part| part.start);
    clause.kind == ClauseKind::Complement
        && view.cues.iter().any(|cue| cue.kind == CueKind::Denial && cue.first < start && Some(view.clause_of(cue.first)) == clause.parent)
}

/// What several places come to.
enum Shared {
    Nothing,
    Place(u32),
    No,
}

fn one(gazetteer: &Gazetteer, places: &[u32]) -> Shared {
    match places {
        [] => Shared::Nothing,
        [only] => Shared::Place(*only),
        [first, rest @ ..] => {
            let country = gazetteer.country(*first);
            match country.filter(|_| rest.iter().all(|&place| gazetteer.country(place) == country)) {
                Some(country) => Shared::Place(country),
                None => Shared::No,
            }
        }
    }
}

/// The places without those that hold another of them.
fn narrowest(gazetteer: &Gazetteer, places: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut all: Vec<u32> = Vec::new();
    for place in places {
        if !all.contains(&place) {
            all.push(place);
        }
    }
    let holds = |outer: u32| all.iter().any(|&inner| inner != outer && gazetteer.contains(outer, inner));
    // A part of the country has bounds that nobody knows.
    let vague = |outer: u32| {
        let kind = gazetteer.place(outer).kind;
        kind == PlaceKind::Region
            && all
                .iter()
                .any(|&inner| inner != outer && gazetteer.country(inner).is_some() && gazetteer.country(inner) == gazetteer.country(outer))
    };
    all.iter().copied().filter(|&place| !holds(place) && !vague(place)).collect()
}
