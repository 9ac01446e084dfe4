//! Places: the gazetteer, what lies in what, and names in each language; and the places of a text (`recognise`).

use crate::lang::{Class, Matching, Sense, VocabularyBuilder};
use crate::text::fold;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

mod recognise;

pub use recognise::{CLASSES, PlaceMention, recognise};

mod shipped {
    include!(concat!(env!("OUT_DIR"), "/gazetteer.rs"));
}

/// What kind of thing a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// A part of the world with several countries.
    Region,
    /// A country.
    Country,
    /// A first-level division.
    Province,
    /// A town or city.
    City,
    /// A district, valley, camp, island: a named area.
    Area,
    /// A military base.
    Base,
    /// An airport, headquarters, hospital, port, plant.
    Facility,
}

/// A name as the files write it: a string, or a string with marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The word or phrase.
    pub text: String,
    /// Letter case counts.
    pub exact: bool,
    /// Also an ordinary word: accepted only where something in the text supports it.
    pub ambiguous: bool,
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Name;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a name, or {exact: NAME} or {word: NAME, ambiguous: true}")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Name, E> {
                Ok(Name { text: text.to_owned(), exact: false, ambiguous: false })
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Name, A::Error> {
                let mut name = Name { text: String::new(), exact: false, ambiguous: false };
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "exact" => {
                            name.text = map.next_value()?;
                            name.exact = true;
                        }
                        "word" => name.text = map.next_value()?,
                        "ambiguous" => name.ambiguous = map.next_value()?,
                        other => return Err(serde::de::Error::unknown_field(other, &["exact", "word", "ambiguous"])),
                    }
                }
                Ok(name)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// `a` or `[a, b]`.
#[derive(Clone, Debug, Default)]
pub struct OneOrMany(pub Vec<String>);

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("one id or a list of ids")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![text.to_owned()]))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMany, A::Error> {
                let mut out = Vec::new();
                while let Some(item) = seq.next_element()? {
                    out.push(item);
                }
                Ok(OneOrMany(out))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceFile {
    #[allow(dead_code)]
    version: u32,
    #[serde(default)]
    #[allow(dead_code)]
    licence: String,
    places: Vec<RawPlace>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPlace {
    id: String,
    kind: PlaceKind,
    #[serde(default)]
    slug: Option<String>,
    #[serde(default)]
    capital: OneOrMany,
    #[serde(default, rename = "in")]
    within: OneOrMany,
    #[serde(default)]
    contains: Vec<String>,
    #[serde(default)]
    names: BTreeMap<String, Vec<Name>>,
    #[serde(default)]
    demonym: BTreeMap<String, Vec<Name>>,
}

/// One place.
#[derive(Clone, Debug)]
pub struct Place {
    /// ISO 3166 code for countries, a slug below them.
    pub id: String,
    /// What it is.
    pub kind: PlaceKind,
    /// For countries: the id of the actor that the country is.
    pub slug: Option<String>,
    /// For countries: id of the capital.
    pub capital: Option<String>,
    /// Places that directly contain it.
    pub within: Vec<u32>,
    /// Names by language, the first being the one to show.
    pub names: BTreeMap<String, Vec<Name>>,
    /// Demonyms by language.
    pub demonyms: BTreeMap<String, Vec<Name>>,
}

/// One name of the vocabulary and the place behind it.
#[derive(Clone, Copy, Debug)]
pub struct PlaceName {
    /// Index of the place.
    pub place: u32,
    /// Needs support from the context.
    pub ambiguous: bool,
}

/// All places.
#[derive(Debug, Default)]
pub struct Gazetteer {
    listed: Arc<Listed>,
    /// Places that only the text at hand names.
    unlisted: Vec<Place>,
}

/// Parts the country of an unlisted place from its name in the place's id.
pub const UNLISTED: char = '/';

/// The places that ship with the library.
#[derive(Debug, Default)]
struct Listed {
    places: Vec<Place>,
    by_id: HashMap<String, u32>,
    by_slug: HashMap<String, u32>,
    capital_of: HashMap<u32, u32>,
    names: Vec<PlaceName>,
    /// Per language: (name text, exact, index into `names`).
    by_language: BTreeMap<String, Vec<(String, bool, u32)>>,
}

/// Fewer consonants are shared by names that have nothing to do with each other.
const RESPELLED: usize = 4;

/// A name of one word without the letters by which Arabic writes foreign vowels in several ways; `None` in another script.
fn consonants(folded: &str) -> Option<String> {
    let arabic = folded.chars().all(|c| ('\u{0620}'..='\u{064a}').contains(&c));
    arabic.then(|| folded.chars().filter(|c| !matches!(c, 'ا' | 'و' | 'ي' | 'ه' | 'ى' | 'ء')).collect())
}

impl Gazetteer {
    /// The places that ship with the library.
    ///
    /// # Panics
    /// Never with the shipped files: a test reads them.
    pub fn shipped() -> Self {
        let files = shipped::FILES.iter().filter_map(|(_, _, json)| serde_json::from_str::<PlaceFile>(json).ok());
        Gazetteer::from_raw(files.flat_map(|file| file.places).collect())
    }

    fn from_raw(raw: Vec<RawPlace>) -> Self {
        let mut gazetteer = Listed::default();
        let mut seen: Vec<RawPlace> = Vec::with_capacity(raw.len());
        for place in raw {
            if gazetteer.by_id.contains_key(&place.id) {
                continue;
            }
            gazetteer.by_id.insert(place.id.clone(), seen.len() as u32);
            seen.push(place);
        }
        let mut extra: Vec<(u32, u32)> = Vec::new();
        for (index, place) in seen.iter().enumerate() {
            extra.extend(place.contains.iter().filter_map(|inner| Some((*gazetteer.by_id.get(inner)?, index as u32))));
        }
        for (index, place) in seen.into_iter().enumerate() {
            let index = index as u32;
            let mut within: Vec<u32> = place.within.0.iter().filter_map(|id| gazetteer.by_id.get(id).copied()).collect();
            within.extend(extra.iter().filter(|(inner, _)| *inner == index).map(|(_, outer)| *outer));
            for (language, names) in &place.names {
                for name in names {
                    let id = gazetteer.names.len() as u32;
                    gazetteer.names.push(PlaceName { place: index, ambiguous: name.ambiguous });
                    gazetteer.by_language.entry(language.clone()).or_default().push((name.text.clone(), name.exact, id));
                }
            }
            for capital in place.capital.0.iter().filter_map(|id| gazetteer.by_id.get(id)) {
                gazetteer.capital_of.entry(*capital).or_insert(index);
            }
            if let Some(slug) = &place.slug {
                gazetteer.by_slug.entry(slug.clone()).or_insert(index);
            }
            gazetteer.places.push(Place {
                id: place.id,
                kind: place.kind,
                slug: place.slug,
                capital: place.capital.0.into_iter().next(),
                within,
                names: place.names,
                demonyms: place.demonym,
            });
        }
        Gazetteer { listed: Arc::new(gazetteer), unlisted: Vec::new() }
    }

    /// The same with the places that only one text names: the name as written there, the country it lies in, and the part of the
    /// country that the text says it lies in.
    pub fn with_unlisted<'n>(&self, names: impl Iterator<Item = (&'n str, Option<u32>, Option<u32>)>) -> Gazetteer {
        let place = |(name, country, holder): (&str, Option<u32>, Option<u32>)| {
            let prefix = country.map_or("?", |country| self.place(country).id.as_str());
            let kind = PlaceKind::Area;
            let id = format!("{prefix}{UNLISTED}{name}");
            Place {
                id,
                kind,
                slug: None,
                capital: None,
                within: holder.or(country).into_iter().collect(),
                names: BTreeMap::new(),
                demonyms: BTreeMap::new(),
            }
        };
        Gazetteer { listed: Arc::clone(&self.listed), unlisted: names.map(place).collect() }
    }

    /// «تيرنوبل», listed as «تيرنوبيل»: the one town of the country that is listed in the language under a name with the same consonants.
    pub fn respelled(&self, name: &str, country: u32, language: &str) -> Option<u32> {
        let wanted = consonants(&fold::fold(name)).filter(|wanted| wanted.chars().count() >= RESPELLED)?;
        let listed = self.listed.by_language.get(language).into_iter().flatten();
        let mut towns: Vec<u32> = listed
            .map(|(text, _, id)| (text, self.name(*id).place))
            .filter(|&(_, place)| self.place(place).kind == PlaceKind::City && self.country(place) == Some(country))
            .filter(|(text, _)| consonants(&fold::fold(text)).is_some_and(|listed| listed == wanted))
            .map(|(_, place)| place)
            .collect();
        towns.sort_unstable();
        towns.dedup();
        match towns.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The part of a country that an unlisted place lies in, where the text says so.
    pub fn holder_of_unlisted(&self, place: u32) -> Option<u32> {
        let within = if place >= self.first_unlisted() { self.place(place).within.first().copied() } else { None };
        within.filter(|&holder| !self.is_country(holder))
    }

    /// Index of the first unlisted place.
    pub fn first_unlisted(&self) -> u32 {
        self.listed.places.len() as u32
    }

    /// Adds the names and demonyms of one language to a vocabulary.
    pub fn register(&self, language: &str, builder: &mut VocabularyBuilder) {
        for (text, exact, id) in self.listed.by_language.get(language).into_iter().flatten() {
            let matching = if *exact { Matching::EXACT } else { Matching::LISTED };
            builder.add(text, matching, Sense { class: Class::Place, id: *id });
        }
        for (index, place) in self.listed.places.iter().enumerate() {
            for name in place.demonyms.get(language).into_iter().flatten() {
                let matching = Matching { exact: name.exact, inflect: true };
                builder.add(&name.text, matching, Sense { class: Class::Demonym, id: index as u32 });
            }
        }
    }

    /// The place behind a vocabulary entry of class [`Class::Place`].
    pub fn name(&self, id: u32) -> PlaceName {
        self.listed.names[id as usize]
    }

    /// The place at `index`.
    pub fn place(&self, index: u32) -> &Place {
        let index = index as usize;
        self.listed.places.get(index).unwrap_or_else(|| &self.unlisted[index - self.listed.places.len()])
    }

    /// Index of the place with this id.
    pub fn index(&self, id: &str) -> Option<u32> {
        let unlisted = || self.unlisted.iter().position(|place| place.id == id).map(|at| self.first_unlisted() + at as u32);
        self.listed.by_id.get(id).copied().or_else(unlisted)
    }

    /// The place is a country.
    pub fn is_country(&self, place: u32) -> bool {
        self.place(place).kind == PlaceKind::Country
    }

    /// The country that acts under this name.
    pub fn by_slug(&self, slug: &str) -> Option<u32> {
        self.listed.by_slug.get(slug).copied()
    }

    /// All places.
    pub fn places(&self) -> &[Place] {
        &self.listed.places
    }

    /// The country whose capital the place is.
    pub fn capital_of(&self, index: u32) -> Option<u32> {
        self.listed.capital_of.get(&index).copied()
    }

    /// True when `inner` is `outer` or lies in it.
    pub fn contains(&self, outer: u32, inner: u32) -> bool {
        outer == inner || self.place(inner).within.iter().any(|&up| up != inner && self.contains(outer, up))
    }

    /// The country that a place lies in, or is.
    pub fn country(&self, index: u32) -> Option<u32> {
        let place = self.place(index);
        if place.kind == PlaceKind::Country {
            return Some(index);
        }
        place.within.iter().find_map(|&up| (up != index).then(|| self.country(up)).flatten())
    }

    /// The name to show in `language`, else in English, else the id.
    pub fn display(&self, id: &str, language: &str) -> String {
        let Some(index) = self.index(id) else { return id.rsplit(UNLISTED).next().unwrap_or(id).to_owned() };
        let place = self.place(index);
        let names = &place.names;
        names
            .get(language)
            .or_else(|| names.get("en"))
            .and_then(|list| list.first())
            .map_or_else(|| id.to_owned(), |name| name.text.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_file_reads() {
        for (name, _, json) in shipped::FILES {
            if let Err(error) = serde_json::from_str::<PlaceFile>(json) {
                panic!("rules/gazetteer/{name}.yaml: {error}");
            }
        }
    }

    #[test]
    fn containment_reaches_the_country() {
        let gazetteer = Gazetteer::shipped();
        let erbil = gazetteer.index("erbil").unwrap();
        let region = gazetteer.index("kurdistan-region").unwrap();
        let iraq = gazetteer.index("IQ").unwrap();
        assert!(gazetteer.contains(region, erbil));
        assert!(gazetteer.contains(iraq, erbil));
        assert!(!gazetteer.contains(erbil, iraq));
        assert_eq!(gazetteer.country(erbil), Some(iraq));
    }
}
