//! The language pack: one YAML file a language, deserialized as it stands.

use super::clock_words::ClockWords;
use super::cue_words::CueRow;
use super::date_words::DateWords;
use super::function_words::Function;
use super::morphology::Morphology;
use super::number_words::NumberWords;
use super::story_words::StoryWord;
use serde::Deserialize;
use std::collections::BTreeMap;

mod shipped {
    include!(concat!(env!("OUT_DIR"), "/lang.rs"));
}

/// One language's data.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LanguagePack {
    /// ISO 639-1 code.
    pub language: String,
    /// Name in the language itself.
    pub name: String,
    /// ISO 15924 script code.
    pub script: String,
    /// Words after which a full stop ends no sentence.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Articles, each with the names of places and actors that a sentence gives it.
    #[serde(default)]
    pub articled: BTreeMap<String, Vec<String>>,
    /// Number words, hedges, and what only looks like a count.
    #[serde(default)]
    pub numbers: NumberWords,
    /// Words and patterns of dates.
    #[serde(default)]
    pub dates: DateWords,
    /// Words of the clock.
    #[serde(default)]
    pub clock: ClockWords,
    /// Particles, endings, irregular forms.
    pub morphology: Morphology,
    /// How the language orders words.
    #[serde(default)]
    pub syntax: Syntax,
    /// Function words by what they do.
    #[serde(default)]
    pub function: BTreeMap<Function, Vec<String>>,
    /// Words that say what a place beside them does in the story.
    #[serde(default)]
    pub story: BTreeMap<StoryWord, Vec<String>>,
    /// Cues.
    #[serde(default)]
    pub cues: Vec<CueRow>,
}

/// Word order, as far as binding needs it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Syntax {
    /// Adjectives and owners stand before their noun (English), else after it (Arabic).
    pub modifiers_before: bool,
    /// The verb may open the clause, its subject behind it.
    pub verb_first: bool,
    /// An unknown plural in front of a noun is a noun of its own (English attributes are singular).
    pub plural_ending: Option<String>,
    /// The ending by which a noun says how or why something is done (Arabic "رفضا", in refusal).
    pub adverbial_ending: Option<String>,
}

impl LanguagePack {
    /// The packs that ship with the library, by code.
    pub fn shipped(code: &str) -> Option<LanguagePack> {
        shipped::FILES.iter().find(|(name, ..)| *name == code).and_then(|(_, _, json)| serde_json::from_str(json).ok())
    }

    /// Codes of the shipped packs.
    pub fn shipped_codes() -> impl Iterator<Item = &'static str> {
        shipped::FILES.iter().map(|(name, ..)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_pack_reads() {
        for (name, _, json) in shipped::FILES {
            if let Err(error) = serde_json::from_str::<LanguagePack>(json) {
                panic!("rules/lang/{name}.yaml: {error}");
            }
        }
    }
}
