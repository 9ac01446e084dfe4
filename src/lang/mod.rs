//! Language packs: words and tables in YAML under `rules/lang/`, generic algorithms here.

pub mod clock_words;
pub mod cue_words;
pub mod date_words;
pub mod function_words;
pub mod morphology;
mod number_section;
pub mod number_words;
pub mod pack;
pub mod story_words;
pub mod vocabulary;
pub mod word_shape;

pub use date_words::DateWords;
pub use morphology::{Form, Morphology};
pub use pack::LanguagePack;
pub use vocabulary::{Class, Hit, Lexed, Matching, Sense, Traits, Vocabulary, VocabularyBuilder, WordsOf};
