//! One language made ready: its pack and one vocabulary over everything that can be looked up in it.

use crate::lang::cue_words::{self, CueRow};
use crate::lang::{Class, LanguagePack, Matching, Sense, Vocabulary, VocabularyBuilder, function_words, story_words};
use crate::rule::RuleSet;
use crate::value::actor::Actors;
use crate::value::place::Gazetteer;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Lexicon ids at and above this are exclusion phrases of the lexicon `id - EXCLUDED`.
pub const EXCLUDED: u32 = 1 << 24;

/// Lexicon ids at and above this are exclusion phrases that count where a number stands right behind them.
pub const EXCLUDED_BEFORE_NUMBER: u32 = 1 << 25;

/// Lexicon ids at and above this are words that count only where a number stands right behind them.
pub const BEFORE_NUMBER: u32 = 1 << 26;

/// What stands for any number at the end of a word or of an exclusion phrase.
pub const NUMBER: &str = " {number}";

/// A language ready for extraction.
#[derive(Debug)]
pub struct Language {
    /// The pack.
    pub pack: &'static LanguagePack,
    /// Everything that can be looked up.
    pub vocabulary: Vocabulary,
}

/// The languages, each made ready when it is first asked for.
#[derive(Debug)]
pub struct Languages(BTreeMap<&'static str, OnceLock<Option<Language>>>);

impl Default for Languages {
    fn default() -> Self {
        Languages(LanguagePack::shipped_codes().map(|code| (code, OnceLock::new())).collect())
    }
}

impl Languages {
    /// The language made ready, `None` when there is no pack for it. Of the rules only their lexicons matter.
    pub fn ready(&self, code: &str, rules: &RuleSet, gazetteer: &Gazetteer, actors: &Actors) -> Option<&Language> {
        let (&code, slot) = self.0.get_key_value(code)?;
        slot.get_or_init(|| Language::new(code, rules, gazetteer, actors)).as_ref()
    }
}

impl Language {
    /// Builds the vocabulary of `code`; `None` when no pack has that code.
    pub fn new(code: &str, rules: &RuleSet, gazetteer: &Gazetteer, actors: &Actors) -> Option<Self> {
        let pack = LanguagePack::shipped(code)?;
        let mut builder = VocabularyBuilder::new(pack.morphology.clone());
        function_words::register(pack, &mut builder);
        cue_words::register(pack, &mut builder);
        story_words::register(pack, &mut builder);
        crate::lang::number_words::register(pack, &mut builder);
        pack.dates.register(&mut builder);
        gazetteer.register(code, &mut builder);
        actors.register(code, &mut builder);
        for (id, lexicon) in rules.lexicons.iter().enumerate() {
            let id = id as u32;
            for word in [code, "*"].iter().filter_map(|key| lexicon.words.get(*key)).flatten() {
                if word.sign().is_some() {
                    continue;
                }
                let matching = if word.exact {
                    Matching::EXACT
                } else if word.listed {
                    Matching::LISTED
                } else {
                    Matching::INFLECTED
                };
                let (text, base) = word.text.strip_suffix(NUMBER).map_or((word.text.as_str(), 0), |words| (words, BEFORE_NUMBER));
                builder.add(text, matching, Sense { class: Class::Lexicon, id: base + id });
                for phrase in &word.not {
                    let (phrase, base) =
                        phrase.strip_suffix(NUMBER).map_or((phrase.as_str(), EXCLUDED), |words| (words, EXCLUDED_BEFORE_NUMBER));
                    builder.add(phrase, Matching::INFLECTED, Sense { class: Class::Lexicon, id: base + id });
                }
            }
        }
        Some(Language { vocabulary: builder.build(), pack })
    }

    /// The cue row behind a sense of class [`Class::Cue`].
    pub fn cue(&self, id: u32) -> &CueRow {
        &self.pack.cues[id as usize]
    }

    /// True for a folded word after which a full stop ends no sentence.
    pub fn is_abbreviation(&self, word: &str) -> bool {
        self.pack.abbreviations.iter().any(|listed| crate::text::fold::fold(listed) == word)
    }
}
