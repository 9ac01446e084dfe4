//! Places and actors together: what linking asks of both.

use super::Containment;
use super::actor::Actors;
use super::place::{Gazetteer, UNLISTED};
use std::collections::{BTreeMap, BTreeSet};

/// Kinds of actors that stand for many people, so that two claims of theirs need not go back to one statement.
const MANY: [&str; 8] = ["source", "security-source", "medics", "media", "opposition", "militants", "community", "party"];

/// The known places and actors.
#[derive(Clone, Debug)]
pub struct World<'a> {
    /// Places.
    pub gazetteer: &'a Gazetteer,
    /// Actors.
    pub actors: &'a Actors,
    /// The parts of countries that sources say unlisted places lie in.
    pub holders: Holders,
}

/// For the id of an unlisted place the ids of the listed ones that hold it.
pub type Holders = BTreeMap<String, BTreeSet<String>>;

impl Containment for World<'_> {
    fn contains(&self, outer: &str, inner: &str) -> bool {
        match (self.gazetteer.index(outer), self.gazetteer.index(inner)) {
            (Some(outer), Some(inner)) => outer != inner && self.gazetteer.contains(outer, inner),
            // An unlisted place carries its country in front of its name; what else holds it the sources say.
            (Some(outer), None) => {
                let said = self.holders.get(inner).into_iter().flatten();
                let all = said.cloned().chain(self.country(inner)).filter_map(|id| self.gazetteer.index(&id));
                all.into_iter().any(|holder| self.gazetteer.contains(outer, holder))
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
        let world = World {
            gazetteer: &gazetteer,
            actors: &actors,
            holders: BTreeMap::from([("IQ/Bartella".to_owned(), BTreeSet::from(["nineveh".to_owned()]))]),
        };
        assert!(world.contains("IQ", "erbil"));
        assert!(!world.contains("IQ", "IQ"), "a place is not inside itself");
        assert!(!world.contains("IQ", "no-such-place"));
        assert_eq!(world.country("erbil").as_deref(), Some("IQ"));
        assert_eq!(world.country("no-such-place"), None);
        assert_eq!(world.country("IQ/Tal Afra").as_deref(), Some("IQ"), "an unlisted place carries its country");
        assert!(world.contains("IQ", "IQ/Tal Afra"));
        assert!(!world.contains("erbil", "IQ/Tal Afra"));
        assert_eq!(world.country("?/Tal Afra"), None);
        assert!(world.contains("nineveh", "IQ/Bartella"), "a source says so");
        assert!(!world.contains("erbil", "IQ/Bartella"));
        assert!(world.is_one_voice("iraq-government"));
        assert!(!world.is_one_voice("residents"));
        assert!(!world.is_one_voice("government"), "some ministry is not any ministry");
        assert!(!world.is_one_voice("iraq-security-source"));
        assert!(world.is_one_voice("Jane Doe"), "a name that no list knows is one person");
    }
}
