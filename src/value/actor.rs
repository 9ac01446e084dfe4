//! Actors: who speaks, who owns, who does. Countries are actors; bodies join with a country to an actor.

use super::place::{Gazetteer, Name, PlaceKind};
use crate::lang::{Class, Matching, Sense, VocabularyBuilder};
use crate::text::fold::fold;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

mod shipped {
    include!(concat!(env!("OUT_DIR"), "/actors.rs"));
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ActorFile {
    #[serde(default)]
    #[allow(dead_code)]
    licence: String,
    #[allow(dead_code)]
    version: u32,
    #[serde(default)]
    actors: Vec<Actor>,
    #[serde(default)]
    bodies: Vec<Body>,
}

/// Kinds of actor that only pass on what others tell.
pub const NEWSROOMS: [&str; 2] = ["agency", "outlet"];

/// A named actor.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// Id.
    pub id: String,
    /// government, military, armed-group, alliance, agency, organisation, people, country …
    pub kind: String,
    /// The actor it belongs to.
    #[serde(default)]
    pub of: Option<String>,
    /// As [`Body::abroad`].
    #[serde(default)]
    pub abroad: bool,
    /// The place that it tells of, where that is not its whole country.
    #[serde(default)]
    pub home: Option<String>,
    /// Names by language.
    #[serde(default)]
    pub names: BTreeMap<String, Vec<Name>>,
    /// What it is called in reports, by language, where the first of its names is only a part of it: the White House is one
    /// house of a government.
    #[serde(default)]
    pub title: BTreeMap<String, String>,
}

/// A noun for a body of a country: army, ministry, embassy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Second half of the actor id.
    pub body: String,
    /// What it tells of need not be at home: an army, an embassy, a survey that measures the quakes of the world.
    #[serde(default)]
    pub abroad: bool,
    /// Names by language.
    pub names: BTreeMap<String, Vec<Name>>,
}

/// All actors that are named, and all bodies.
#[derive(Debug, Default)]
pub struct Actors {
    named: Vec<Actor>,
    bodies: Vec<Body>,
    by_id: HashMap<String, usize>,
}

impl Actors {
    /// The actors that ship with the library, countries of `gazetteer` among them.
    pub fn shipped(gazetteer: &Gazetteer) -> Self {
        let mut actors = Actors::default();
        for (_, _, json) in shipped::FILES {
            let Ok(file) = serde_json::from_str::<ActorFile>(json) else { continue };
            actors.named.extend(file.actors);
            actors.bodies.extend(file.bodies);
        }
        for place in gazetteer.places().iter().filter(|place| place.kind == PlaceKind::Country) {
            if let Some(slug) = &place.slug {
                actors.named.push(Actor {
                    id: slug.clone(),
                    kind: "country".into(),
                    of: None,
                    abroad: true,
                    home: None,
                    names: BTreeMap::new(),
                    title: BTreeMap::new(),
                });
            }
        }
        for (index, actor) in actors.named.iter().enumerate() {
            actors.by_id.entry(actor.id.clone()).or_insert(index);
        }
        actors
    }

    /// Adds the names of one language to a vocabulary.
    pub fn register(&self, language: &str, builder: &mut VocabularyBuilder) {
        let rows =
            self.named.iter().map(|actor| (Class::Actor, &actor.names)).chain(self.bodies.iter().map(|body| (Class::Body, &body.names)));
        let mut index = [0_u32; 2];
        for (class, names) in rows {
            let slot = usize::from(class == Class::Body);
            for name in names.get(language).into_iter().flatten() {
                // With endings an ambiguous name would be still more words.
                let inflect = !name.exact && !name.ambiguous;
                builder.add(&name.text, Matching { exact: name.exact, inflect }, Sense { class, id: index[slot] });
            }
            index[slot] += 1;
        }
    }

    /// The named actor behind a vocabulary entry of class [`Class::Actor`].
    pub fn actor(&self, id: u32) -> &Actor {
        &self.named[id as usize]
    }

    /// The body behind a vocabulary entry of class [`Class::Body`].
    pub fn body(&self, id: u32) -> &Body {
        &self.bodies[id as usize]
    }

    /// True when the id is an actor, a country's body, or a kind of body.
    pub fn knows(&self, id: &str) -> bool {
        self.by_id.contains_key(id) || self.split(id).is_some()
    }

    /// Splits `iraq-military` into `iraq` and `military`.
    pub fn split<'i>(&self, id: &'i str) -> Option<(&'i str, &'i str)> {
        self.bodies.iter().find_map(|body| {
            let owner = id.strip_suffix(body.body.as_str())?.strip_suffix('-')?;
            self.by_id.contains_key(owner).then(|| (owner, &id[owner.len() + 1..]))
        })
    }

    /// The country in which, where nothing else gives a place, something that this body tells of is: the health ministry's is,
    /// the army's need not be.
    pub fn at_home<'s>(&'s self, id: &'s str) -> Option<&'s str> {
        if let Some(&index) = self.by_id.get(id) {
            let named = &self.named[index];
            let country = named.of.as_deref().filter(|_| named.kind == "government" && !named.abroad);
            return named.home.as_deref().or(country);
        }
        let (owner, kind) = self.split(id)?;
        self.bodies.iter().any(|body| body.body == kind && !body.abroad).then_some(owner)
    }

    /// The actor above: the `of` of a named actor, the country of a country's body.
    pub fn parent<'s>(&'s self, id: &'s str) -> Option<&'s str> {
        match self.by_id.get(id) {
            Some(&index) => self.named[index].of.as_deref(),
            None => self.split(id).map(|(owner, _)| owner),
        }
    }

    /// Kind of an actor: its listed kind, or for a country's body the body.
    pub fn kind<'s>(&'s self, id: &'s str) -> Option<&'s str> {
        match self.by_id.get(id) {
            Some(&index) => Some(self.named[index].kind.as_str()),
            None => self.split(id).map(|(_, body)| body),
        }
    }

    /// True when `id` is `wanted` or belongs to it.
    pub fn belongs(&self, id: &str, wanted: &str) -> bool {
        let mut here = Some(id);
        for _ in 0..4 {
            match here {
                Some(at) if at == wanted => return true,
                Some(at) => here = self.parent(at),
                None => return false,
            }
        }
        false
    }

    /// True for a body whose owner nobody names: "the ministry".
    pub fn is_body_alone(&self, id: &str) -> bool {
        !self.by_id.contains_key(id) && self.bodies.iter().any(|body| body.body == id)
    }

    /// True for a kind of actor (country, armed-group …) or of body (military, police …).
    pub fn is_kind(&self, name: &str) -> bool {
        self.named.iter().any(|actor| actor.kind == name) || self.bodies.iter().any(|body| body.body == name)
    }

    /// All kinds, of actors and of bodies.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.named.iter().map(|actor| actor.kind.as_str()).chain(self.bodies.iter().map(|body| body.body.as_str()))
    }

    /// All ids of named actors and countries, for nearest-name hints.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.named.iter().map(|actor| actor.id.as_str())
    }

    /// The id of the actor that has this name in some language, as people write it.
    pub fn called<'s>(&'s self, name: &str, gazetteer: &'s Gazetteer) -> Option<&'s str> {
        let plain = fold(name);
        let is = |names: &BTreeMap<String, Vec<Name>>| names.values().flatten().any(|known| fold(&known.text) == plain);
        let titled = |actor: &&Actor| is(&actor.names) || actor.title.values().any(|title| fold(title) == plain);
        let named = self.named.iter().find(titled).map(|actor| actor.id.as_str());
        let country = || gazetteer.places().iter().find(|place| place.slug.is_some() && is(&place.names))?.slug.as_deref();
        named.or_else(country)
    }

    /// The name to show.
    pub fn display(&self, id: &str, language: &str, gazetteer: &Gazetteer) -> String {
        if let Some(&index) = self.by_id.get(id) {
            let Actor { names, title, .. } = &self.named[index];
            if let Some(title) = title.get(language).or_else(|| title.get("en").filter(|_| !names.contains_key(language))) {
                return title.clone();
            }
            if let Some(name) = names.get(language).or_else(|| names.get("en")).and_then(|list| list.first()) {
                return name.text.clone();
            }
            if let Some(place) = gazetteer.places().iter().find(|place| place.slug.as_deref() == Some(id)) {
                return gazetteer.display(&place.id, language);
            }
        }
        if let Some((owner, body)) = self.split(id) {
            let owner = self.display(owner, language, gazetteer);
            // Which words of a phrase agree with the owner, and how, differs from language to language: it stands beside them.
            return match self.body_name(body, language) {
                Some(body) => format!("{body} ({owner})"),
                None => format!("{owner} {}", body.replace('-', " ")),
            };
        }
        // An embassy is named with its seat: `us-embassy-baghdad`.
        let seat = id.match_indices('-').map(|(at, _)| (&id[..at], &id[at + 1..]));
        let mut seat = seat.filter(|(body, place)| self.split(body).is_some() && gazetteer.index(place).is_some());
        if let Some((body, place)) = seat.next() {
            return format!("{} ({})", self.display(body, language, gazetteer), gazetteer.display(place, language));
        }
        self.body_name(id, language).map_or_else(|| id.to_owned(), str::to_owned)
    }

    /// The first name of a body in `language`; `None` in English, where ids are the words themselves.
    fn body_name(&self, body: &str, language: &str) -> Option<&str> {
        let names = &self.bodies.iter().find(|known| known.body == body)?.names;
        names.get(language).filter(|_| language != "en")?.first().map(|name| name.text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_file_reads() {
        for (name, _, json) in shipped::FILES {
            if let Err(error) = serde_json::from_str::<ActorFile>(json) {
                panic!("rules/actors/{name}.yaml: {error}");
            }
        }
    }

    #[test]
    fn a_body_belongs_to_its_country() {
        let actors = Actors::shipped(&Gazetteer::shipped());
        assert!(actors.belongs("iraq-military", "iraq"));
        assert!(!actors.belongs("iraq-military", "us"));
    }

    #[test]
    fn a_whole_is_not_called_by_one_of_its_parts() {
        let gazetteer = Gazetteer::shipped();
        let actors = Actors::shipped(&gazetteer);
        assert_eq!(actors.display("us-government", "en", &gazetteer), "US government");
        assert_eq!(actors.display("us-military", "en", &gazetteer), "US military");
        assert_eq!(actors.display("us-military", "ar", &gazetteer), "الجيش الأمريكي");
        assert_eq!(actors.display("russia-military", "ar", &gazetteer), "الجيش الروسي");
    }

    #[test]
    fn a_body_is_shown_in_one_language() {
        let gazetteer = Gazetteer::shipped();
        let actors = Actors::shipped(&gazetteer);
        assert_eq!(actors.display("iraq-embassy", "en", &gazetteer), "Iraq embassy");
        assert_eq!(actors.display("iraq-embassy", "ar", &gazetteer), "سفارة (العراق)");
        assert_eq!(actors.display("embassy", "ar", &gazetteer), "سفارة");
        assert_eq!(actors.display("somebody", "ar", &gazetteer), "somebody");
    }
}
