//! What carries over from sentence to sentence: speakers, the scene, owners and subjects.

use super::actors::Via;
use super::context::{CARRIED_FOR, Scene, speaker_sits};
use super::matcher::Carried;
use super::places::PlaceMention;
use super::speakers::Voices;
use super::view::View;
use crate::rule::{LexiconId, PlaceRole};
use crate::source::Zone;
use crate::value::place::Gazetteer;
use std::collections::HashMap;

/// What carries over from sentence to sentence.
#[derive(Default)]
pub struct Memory {
    pub voices: Voices,
    pub scene: Scene,
    pub last_country: Option<u32>,
    pub paragraph: Option<usize>,
    /// Lexicons with a word in the paragraph so far.
    pub told: Vec<LexiconId>,
    /// For each noun lexicon, who owned it last in the paragraph.
    pub owners: HashMap<LexiconId, String>,
    /// Who may fill a role that a later clause leaves open.
    pub carried: Carried,
}

impl Memory {
    /// Takes up what a sentence leaves for those behind it; `told_of` is where
    /// its claims hold, `nouns` are the lexicons that are counted.
    ///
    /// `stays` says that its claims hold where the sentences before were, whatever places it names in passing.
    pub fn remember(&mut self, view: &View<'_>, zone: Zone, told_of: Option<u32>, stays: bool, gazetteer: &Gazetteer, nouns: &[LexiconId]) {
        self.told.extend(view.concepts.iter().map(|concept| concept.lexicon));
        self.told.sort_unstable();
        self.told.dedup();
        self.scene.age += 1;
        let named = || view.places.iter().filter(|place| !place.by_reference);
        let here = |place: &PlaceMention| place.marked && matches!(place.role, PlaceRole::In | PlaceRole::Near);
        let mut countries: Vec<u32> = named().filter(|place| here(place)).filter_map(|place| gazetteer.country(place.place)).collect();
        countries.dedup();
        for place in named() {
            if place.role != PlaceRole::To {
                self.last_country = gazetteer.country(place.place).or(self.last_country);
            }
            if here(place) && !stays && !speaker_sits(view, place) {
                let country = gazetteer.country(place.place).filter(|_| place.measured_from);
                self.scene.paragraph = country.or(Some(place.place));
                self.scene.age = 0;
                if zone == Zone::Headline && self.scene.source.is_none() {
                    self.scene.source = Some(place.place);
                }
            }
        }
        // "Morocco's coastguard found 12 bodies. Nine people are missing.": no place by a preposition, but one of a claim.
        if told_of.is_some() && (self.scene.paragraph.is_none() || self.scene.age > CARRIED_FOR) {
            self.scene.paragraph = told_of;
            self.scene.age = 0;
        }
        // What follows a sentence on two countries is told of either.
        if countries.len() > 1 && !stays {
            self.scene.paragraph = None;
        }
        for concept in &view.concepts {
            if nouns.contains(&concept.lexicon)
                && let Some(owner) = view.actors.iter().find(|actor| {
                    actor.via != Via::BodyAlone
                        && (actor.end == concept.first
                            || actor.first == concept.end
                            || actor.first <= concept.first && concept.end <= actor.end)
                })
            {
                self.owners.insert(concept.lexicon, owner.id.clone());
                self.carried.owner = Some(owner.id.clone());
            }
        }
        if let Some(subject) = view.actors.iter().find(|actor| !actor.oblique && !actor.genitive) {
            self.carried.subject = Some(subject.id.clone());
        }
        self.carried.paragraph.extend(view.actors.iter().filter(|actor| actor.via != Via::BodyAlone).map(|actor| actor.id.clone()));
    }
}
