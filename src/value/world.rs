//! Places and actors together: what linking asks of both.

use super::Containment;
use super::actor::Actors;
use super::place::{Gazetteer, UNLISTED};

/// Kinds of actors that stand for many people, so that two claims of theirs need not go back to one statement.
const MANY: [&str; 8] = ["source", "security-source", "medics", "media", "opposition", "militants", "community", "party"];

/// The known places and actors.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    /// Places.
    pub gazetteer: &'a Gazetteer,
    /// Actors.
    pub actors: &'a Actors,
}

impl Containment for World<'_> {
    fn contains(&self, outer: &str, inner: &str) -> bool {
        match (self.gazetteer.index(outer), self.gazetteer.index(inner)) {
            (Some(outer), Some(inner)) => outer != inner && self.gazetteer.contains(outer, inner),
            // An unlisted place carries its country in front of its name.
            (Some(outer), None) => {
                self.country(inner).and_then(|id| self.gazetteer.index(&id)).is_some_and(|inner| self.gazetteer.contains(outer, inner))
            }
            _ => false,
        }
    }

    fn country(&self, id: &str) -> Option<String> {
        let listed = id.split_once(UNLISTED).map_or(id, |(country, _)| country);
        let country = self.gazetteer.country(self.gazetteer.index(listed)?)?;
        Some(self.gazetteer.place(country).id.clone())
    }

    fn is_one_voice(&self, actor: &str) -> bool {
        !self.actors.is_body_alone(actor) && self.actors.kind(actor).is_none_or(|kind| !MANY.contains(&kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_in_places_and_crowds_are_no_one_voice() {
        let gazetteer = Gazetteer::shipped();
        let actors = Actors::shipped(&gazetteer);
        let world = World { gazetteer: &gazetteer, actors: &actors };
        assert!(world.contains("IQ", "erbil"));
        assert!(!world.contains("IQ", "IQ"), "a place is not inside itself");
        assert!(!world.contains("IQ", "no-such-place"));
        assert_eq!(world.country("erbil").as_deref(), Some("IQ"));
        assert_eq!(world.country("no-such-place"), None);
        assert_eq!(world.country("IQ/Tal Afra").as_deref(), Some("IQ"), "an unlisted place carries its country");
        assert!(world.contains("IQ", "IQ/Tal Afra"));
        assert!(!world.contains("erbil", "IQ/Tal Afra"));
        assert_eq!(world.country("?/Tal Afra"), None);
        assert!(world.is_one_voice("iraq-government"));
        assert!(!world.is_one_voice("residents"));
        assert!(!world.is_one_voice("government"), "some ministry is not any ministry");
        assert!(!world.is_one_voice("iraq-security-source"));
        assert!(world.is_one_voice("Jane Doe"), "a name that no list knows is one person");
    }
}
