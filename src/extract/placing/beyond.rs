//! The steps beyond the sentence: the rule's default, what the story told before, what the source is about, who speaks.

use super::super::clauses::ClauseKind;
use super::super::place_actor::of_teller;
use super::super::place_owner::tells_of_some;
use super::super::places::PlaceMention;
use super::super::standing::{self, Standing};
use super::super::view::View;
use super::{Decided, Search, held_in};
use crate::claim::{Level, Resolved};
use crate::lang::function_words::Function;
use crate::lang::{Class, Form};
use crate::rule::{self, PlaceRole};
use crate::text::TokenKind;
use crate::value::number::NumberMention;

/// How many words behind an unlisted place its listed one may stand.
const LISTED_BEHIND: usize = 4;

/// More than this many people are told of in no town, but in its country.
const MILLIONS: f64 = 1_000_000.0;

/// So many of a country's people that they are hardly abroad.
const THOUSANDS: f64 = 1_000.0;

impl Search<'_> {
    /// The rule's own default.
    pub(super) fn rule_default(&self) -> Decided {
        let default = self.rule.default_place.as_deref().and_then(|id| self.gazetteer.index(id))?;
        Some(held_in(default, Level::Default, "the rule's default"))
    }

    /// "a war that has killed 280,000": a war's toll is its country's, not that of the town named before.
    pub(super) fn lasting_war(&self) -> Decided {
        let view = self.view;
        let lasts = |i: usize| view.is(i, Function::Lasting) && beside(view, self.clause, view.clause_of(i));
        if !self.counted || !(view.first..view.end).any(lasts) {
            return None;
        }
        let country = self.country_told_of();
        // The health ministry of a part of it counts its own.
        let home =
            self.told.speaker.filter(|&home| country.is_some_and(|country| country != home && self.gazetteer.contains(country, home)));
        Some(match home {
            Some(home) => held_in(home, Level::Source, "where the authority that says so counts"),
            None => country.and_then(|country| held_in(country, Level::Paragraph, "the country of the war")),
        })
    }

    /// "the floods of 2011 killed 20": another event of the country, and not at the place of this one.
    pub(super) fn another_event(&self) -> Decided {
        let past = self.told.long_past || standing::of_another_time(self.view, self.told.anchor.start);
        // "will leave twenty years after the attacks": a day is no toll, and may be that of an event anywhere.
        let told = if self.counted { self.country_told_of() } else { self.scene.its_country(self.gazetteer) };
        let country = told.filter(|_| past)?;
        Some(held_in(country, Level::Paragraph, "the country of what is told"))
    }

    /// «أعلن حاكم دونيتسك مقتل سبعة»: who governs a place and names no other in the same breath tells of that one.
    pub(super) fn office(&self) -> Decided {
        let office = |place: &&PlaceMention| standing::names_an_office(self.view, place) && of_teller(self.view, place);
        self.found(self.view.places.iter().find(office)?, Level::Sentence)
    }

    /// "in the town of X", which no list knows: it lies in the country told of, and is no other town of it.
    pub(super) fn in_unlisted(&self) -> Decided {
        let unlisted = self.view.language.pack.syntax.verb_first && names_unlisted(self.view, self.clause);
        let country = self.scene.its_country(self.gazetteer).filter(|_| unlisted)?;
        Some(held_in(country, Level::Paragraph, "in a place that no list knows"))
    }

    /// "The hospital in Kandahar said": who speaks of no other place speaks of the own one; those in a capital, of the country.
    pub(super) fn seat(&self) -> Decided {
        if !self.counted {
            return None;
        }
        let is_seat =
            |place: &&PlaceMention| place.marked && self.gazetteer.capital_of(place.place).is_none() && standing::is_seat(self.view, place);
        let seat = self.view.places.iter().find(is_seat)?;
        let within = self.scene.carried(self.gazetteer).is_none_or(|(wide, _)| self.gazetteer.contains(wide, seat.place));
        if within { self.found(seat, Level::Sentence) } else { None }
    }

    /// "north of Kandahar": the country at least, unless the story has a place in it.
    pub(super) fn reference(&self) -> Decided {
        let (view, gazetteer) = (self.view, self.gazetteer);
        let place = view.places.iter().find(|place| place.marked && standing::standing(view, place) == Standing::Reference)?;
        let country = gazetteer.country(place.place)?;
        if self.scene.carried(gazetteer).is_some_and(|(carried, _)| gazetteer.country(carried) == Some(country)) {
            return None;
        }
        let because = format!("the country of {}", view.text(place.first..place.end));
        Some(held_in(country, Level::Sentence, &because))
    }

    /// Of two parties the one that the others leave.
    pub(super) fn party_left(&self) -> Decided {
        let party = self.told.host?;
        Some(Some((party, PlaceRole::From, Resolved { level: Level::Sentence, because: "the party that the others leave".into() })))
    }

    /// «اعتقلت 11 شخصا في ست محافظات»: what is counted over several parts of a country is told of the country.
    pub(super) fn all_over(&self) -> Decided {
        let view = self.view;
        let parts = |i: usize| {
            view.is(i, Function::Territory)
                && view.clause_of(i) == self.clause
                && view.numbers.iter().any(|number| {
                    number.end == i && number.quantity.number > 1.0 && view.before(number.first).is_some_and(|at| view.is(at, Function::In))
                })
        };
        let country = self.country_told_of().filter(|_| self.counted && (view.first..view.end).any(parts))?;
        Some(held_in(country, Level::Paragraph, "the country of the parts that it is counted over"))
    }

    /// The place that the paragraph goes on with.
    pub(super) fn carried(&self) -> Decided {
        let (place, why) = self.scene.carried(self.gazetteer)?;
        // "They left a post in the capital. Some 100 Russian instructors landed": where a nation's soldiers are is told by countries.
        if let Some(country) = self.gazetteer.capital_of(place).filter(|_| self.counted && self.rule.who.is_some()) {
            return Some(held_in(country, Level::Paragraph, "the country of the capital named earlier"));
        }
        if self.counts_millions()
            && let Some(country) = self.gazetteer.country(place).filter(|&country| country != place)
        {
            return Some(held_in(country, Level::Paragraph, "the country of what is told: no town has millions of them"));
        }
        // "800 houses fell, 120 of them in Camana": a part that was elsewhere makes the whole that of the country.
        let country = self.gazetteer.country(place).filter(|&country| country != place);
        let elsewhere = |part: &PlaceMention| {
            // Of a place without an entry nobody knows what it lies in.
            let listed = part.place < self.gazetteer.first_unlisted();
            let apart = listed && !self.gazetteer.contains(place, part.place);
            apart && part.marked && tells_of_some(self.view, self.view.clause_of(part.first))
        };
        if let Some(country) = country.filter(|_| self.counted && self.view.places.iter().any(elsewhere)) {
            return Some(held_in(country, Level::Paragraph, "the country of what is told: a part of it was elsewhere"));
        }
        if let Some(country) = self.helped(place) {
            return Some(held_in(country, Level::Paragraph, "the country of what is told: help goes to countries"));
        }
        Some(held_in(place, Level::Paragraph, why))
    }

    /// "A cyclone struck Port Vila. Canberra promised 2 million dollars": who gets help and is not named is the country, and no town.
    fn helped(&self, place: u32) -> Option<u32> {
        let help = self.rule.at.contains(&PlaceRole::To) && matches!(self.rule.form, rule::Form::Amount(_));
        self.gazetteer.country(place).filter(|&country| help && country != place)
    }

    /// Where they came from, when nothing says where they were.
    pub(super) fn departed(&self) -> Decided {
        let place = self.view.places.iter().find(|place| self.is_departed(place) && self.in_clause(place.first))?;
        self.found(place, Level::Clause)
    }

    /// What the source is about, else the country whose authority speaks.
    pub(super) fn source(&self) -> Decided {
        let scene = self.scene;
        let whole = |place: u32| self.helped(place).unwrap_or(place);
        let headline = scene.source.map(|place| held_in(whole(place), Level::Source, "named in the headline"));
        let lead = scene.lead.filter(|&lead| self.goes_on_with(lead)).map(whole);
        let lead = || lead.map(|place| held_in(place, Level::Source, "where the text opens"));
        // Whose soldiers they are says nothing of where they are.
        let unnamed = self.rule.who.is_none();
        let country = scene.country.or(scene.opening.filter(|_| self.counted)).filter(|_| unnamed);
        let country = self.home_of_thousands().filter(|_| unnamed).or(country);
        // "Canberra promised 2 million dollars": what a country gives goes to the one that was told of before.
        let given = self.told.giver.filter(|_| self.scene.faded(self.gazetteer).is_some());
        let about = || {
            country
                .filter(|&country| Some(country) != given)
                .map(|place| held_in(place, Level::Source, "the country that the source is about"))
        };
        let speaker = self.told.speaker.filter(|_| unnamed);
        let told = || speaker.map(|place| held_in(place, Level::Source, "the country whose authority says so"));
        headline.or_else(lead).or_else(about).or_else(told)
    }

    /// The country of what was told some paragraphs ago.
    pub(super) fn faded(&self) -> Decided {
        let place = self.scene.faded(self.gazetteer)?;
        Some(held_in(place, Level::Paragraph, "the country of what was told earlier"))
    }

    /// "killed thousands of Burkinabe and drove almost two million from their homes": so many of a country's people are told of where
    /// they live.
    fn home_of_thousands(&self) -> Option<u32> {
        let (view, anchor) = (self.view, self.told.anchor);
        let many = || view.numbers.iter().filter(|number| number.quantity.number >= THOUSANDS);
        let closes = |end: usize| view.lexed.tokens.kind(end) != Some(TokenKind::Word) || !view.functions(end).is_empty();
        let people = |number: &NumberMention| {
            let behind = number.end..(number.end + 3).min(view.end);
            let noun = behind.flat_map(|at| view.lexed.hits_of(at, Class::Demonym)).find(|hit| closes(hit.end as usize))?;
            self.gazetteer.country(noun.sense.id)
        };
        let counts = self.counted && many().any(|number| anchor.contains(&number.start()));
        if counts { many().find_map(people) } else { None }
    }

    /// "Nearly 7 million have been displaced": so many are in no town.
    fn counts_millions(&self) -> bool {
        let anchor = self.told.anchor;
        matches!(self.rule.form, rule::Form::Count(_))
            && self.view.numbers.iter().any(|number| anchor.contains(&number.start()) && number.quantity.number >= MILLIONS)
    }

    /// The sentence names no place elsewhere, and nothing of another time.
    fn goes_on_with(&self, lead: u32) -> bool {
        let gazetteer = self.gazetteer;
        let elsewhere = |place: &PlaceMention| {
            matches!(standing::standing(self.view, place), Standing::Event | Standing::Ground | Standing::Past)
                && !gazetteer.contains(lead, place.place)
                && !gazetteer.contains(place.place, lead)
        };
        !self.told.long_past && !standing::of_another_time(self.view, self.told.anchor.start) && !self.view.places.iter().any(elsewhere)
    }

    fn country_told_of(&self) -> Option<u32> {
        self.scene.its_country(self.gazetteer).or(self.scene.country).or(self.scene.alone)
    }
}

/// "في بلدة X": a place in the claim's clause that no list knows.
fn names_unlisted(view: &View<'_>, clause: usize) -> bool {
    (view.first + 1..view.end).any(|i| {
        view.clause_of(i) == clause
            && view.is_unknown(i)
            && view.is(i - 1, Function::Territory)
            && !view.in_place(i - 1)
            && !view.clitics(i - 1).has(Form::THE)
            && (view.clitics(i - 1).has(Form::IN) || i > view.first + 1 && view.functions(i - 2).any(&[Function::In, Function::Near]))
            && !view.places.iter().any(|place| place.first > i && place.first <= i + LISTED_BEHIND)
    })
}

/// The clause itself, the one it hangs on, or one that hangs on it.
fn beside(view: &View<'_>, clause: usize, other: usize) -> bool {
    let since = view.clauses[other].kind == ClauseKind::Subordinate && view.clauses[other].parent == Some(clause);
    other == clause || view.clauses[clause].parent == Some(other) || since
}
