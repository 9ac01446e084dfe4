//! What carries over from sentence to sentence: speakers, the scene, owners and subjects.

use super::actors::Via;
use super::matcher::Carried;
use super::places::PlaceMention;
use super::scene::Scene;
use super::speakers::Voices;
use super::standing;
use super::view::View;
use crate::lang::function_words::Function;
use crate::rule::{LexiconId, PlaceRole};
use crate::source::Zone;
use crate::value::place::Gazetteer;
use std::collections::{BTreeSet, HashMap};

/// What carries over from sentence to sentence.
#[derive(Default)]
pub struct Memory {
    pub voices: Voices,
    pub scene: Scene,
    pub last_country: Option<u32>,
    /// The group that was named last.
    pub group: Option<String>,
    /// The mission of soldiers that was named last.
    pub mission: Option<String>,
    pub paragraph: Option<usize>,
    /// Lexicons with a word in the paragraph so far.
    pub told: Vec<LexiconId>,
    /// For each noun lexicon, who owned it last in the paragraph.
    pub owners: HashMap<LexiconId, String>,
    /// For each noun lexicon, all who owned it so far.
    pub all_owners: HashMap<LexiconId, BTreeSet<String>>,
    /// Who may fill a role that a later clause leaves open.
    pub carried: Carried,
}

impl Memory {
    /// Takes up what a sentence leaves for those behind it; `told_of` is where
    /// its claims hold, `nouns` are the lexicons that are counted.
    pub fn remember(&mut self, view: &View<'_>, zone: Zone, told_of: Option<u32>, gazetteer: &Gazetteer, nouns: &[LexiconId]) {
        self.told.extend(view.concepts.iter().map(|concept| concept.lexicon));
        self.told.sort_unstable();
        self.told.dedup();
        // "a truce signed in Doha, mediated by Qatar": neither is the country that is spoken of.
        let beside = |place: &PlaceMention| {
            standing::is_met_at(view, place) || view.before(place.first).is_some_and(|i| view.is(i, Function::ByAgent))
        };
        for place in view.places.iter().filter(|place| !place.by_reference && place.role != PlaceRole::To && !beside(place)) {
            self.last_country = gazetteer.country(place.place).or(self.last_country);
        }
        self.scene.take_up(view, zone, told_of, gazetteer);
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
                let nation = owner.country.as_ref().unwrap_or(&owner.id);
                self.all_owners.entry(concept.lexicon).or_default().insert(nation.clone());
                self.carried.owner = Some(owner.id.clone());
            }
        }
        if let Some(subject) = view.actors.iter().find(|actor| !actor.oblique && !actor.genitive) {
            self.carried.subject = Some(subject.id.clone());
        }
        self.carried.paragraph.extend(view.actors.iter().filter(|actor| actor.via != Via::BodyAlone).map(|actor| actor.id.clone()));
    }
}
