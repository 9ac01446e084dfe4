//! The language pack: one YAML file a language, deserialized as it stands.

use super::date_words::DateWords;
use super::morphology::Morphology;
use super::number_words::NumberWords;
use serde::Deserialize;

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
    /// Words and patterns of dates.
    #[serde(default)]
    pub dates: DateWords,
    /// Number words, hedges, and what only looks like a count.
    #[serde(default)]
    pub numbers: NumberWords,
    /// Particles, endings, irregular forms.
    pub morphology: Morphology,
}
