//! The world that linking asks: containment of places and voices of actors, over the gazetteer and the actor table.

use crate::value::Containment;
use crate::value::actor::Actors;
use crate::value::place::Gazetteer;

/// Places and actors together.
pub struct World<'a> {
    /// Places.
    pub gazetteer: &'a Gazetteer,
    /// Actors.
    pub actors: &'a Actors,
}

/// Kinds of actor that stand for many voices, never for one.
const MANY_VOICES: [&str; 4] = ["country", "community", "security-source", "source"];

impl Containment for World<'_> {
    fn contains(&self, outer: &str, inner: &str) -> bool {
        match (self.gazetteer.index(outer), self.gazetteer.index(inner)) {
            (Some(outer), Some(inner)) => outer != inner && self.gazetteer.contains(outer, inner),
            _ => false,
        }
    }

    fn country(&self, id: &str) -> Option<String> {
        let country = self.gazetteer.country(self.gazetteer.index(id)?)?;
        Some(self.gazetteer.place(country).id.clone())
    }

    fn is_one_voice(&self, actor: &str) -> bool {
        self.actors.kind(actor).is_some_and(|kind| !MANY_VOICES.contains(&kind))
    }
}
