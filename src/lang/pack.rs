//! The language pack: one YAML file a language, deserialized as it stands.

use super::clock_words::ClockWords;
use super::cue_words::CueRow;
use super::date_words::DateWords;
use super::function_words::Function;
use super::morphology::Morphology;
use super::number_words::NumberWords;
use super::story_words::StoryWord;
use super::word_shape::WordShapes;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

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
    /// Endings that show a word's form.
    #[serde(default)]
    pub shapes: WordShapes,
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
}

impl LanguagePack {
    /// The packs that ship with the library, by code, each read when it is first asked for.
    pub fn shipped(code: &str) -> Option<&'static LanguagePack> {
        static READ: [OnceLock<Option<LanguagePack>>; shipped::FILES.len()] = [const { OnceLock::new() }; shipped::FILES.len()];
        let at = shipped::FILES.iter().position(|(name, ..)| *name == code)?;
        READ[at].get_or_init(|| serde_json::from_str(shipped::FILES[at].2).ok()).as_ref()
    }

    /// The article in front of a name inside a sentence ("in the United States"); `None` for names that stand bare.
    pub fn article(&self, name: &str) -> Option<&str> {
        let (article, _) = self.articled.iter().find(|(_, names)| names.iter().any(|listed| listed == name))?;
        Some(article)
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

    #[test]
    fn only_some_names_have_an_article() {
        let article = |code: &str, name: &str| LanguagePack::shipped(code).unwrap().article(name);
        assert_eq!(article("en", "United States"), Some("the"));
        assert_eq!(article("en", "Iraq"), None);
        assert_eq!(article("ar", "United States"), None, "a list is of one language");
    }
}
