//! Cues: words that turn a claim into a denial, a plan, an allegation, or put it into somebody's mouth.
//!
//! The shape (cue, direction, reach, what ends it, false friends) is that of ConText (Harkema et al. 2009).

use super::{Class, LanguagePack, Matching, Sense, VocabularyBuilder};
use serde::Deserialize;

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CueKind {
    /// Says that it is not so.
    Denial,
    /// Grammatical negation.
    Negation,
    /// "not X", behind the right value.
    ContrastNegation,
    /// Calls it something else.
    Redefinition,
    /// Will not have it so.
    Refusal,
    /// Wants it so.
    Demand,
    /// Is going to be so.
    Plan,
    /// If.
    Condition,
    /// Others say so.
    Allegation,
    /// Somebody is suspected of it: who did it is alleged, not that it was done.
    Suspicion,
    /// Is expected.
    Forecast,
    /// Is feared or braced for: nobody plans it.
    Fear,
    /// Is likely: a forecast of what is to come, an allegation of what is past.
    Likelihood,
    /// Says.
    Speech,
    /// Goes on saying.
    SpeechContinues,
    /// Passes on what another said.
    QuoteRelay,
    /// Recalls an earlier event.
    Commemoration,
    /// Puts off or calls off.
    Postpone,
    /// Begins.
    Begin,
    /// Ends.
    End,
    /// Tries.
    Attempt,
    /// Asks.
    Question,
    /// Makes it up: what happens in a film, a novel, a game.
    Fiction,
}

impl CueKind {
    /// A verb or a formula of saying, which vouches for nothing.
    pub fn says(self) -> bool {
        matches!(self, CueKind::Speech | CueKind::SpeechContinues | CueKind::QuoteRelay)
    }
}

/// Where the claim stands, seen from the cue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// After the cue.
    #[default]
    After,
    /// Before the cue.
    Before,
    /// On either side.
    Both,
}

/// How far a cue works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CueReach {
    /// To the end of its clause.
    #[default]
    Clause,
    /// Through a complementiser to the end of the clause behind it.
    Complement,
    /// To the end of the sentence.
    Sentence,
    /// The next noun phrase or verb only.
    Next,
}

/// One row of the pack's `cues` section.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CueRow {
    /// What it does.
    pub kind: CueKind,
    /// Where the claim stands.
    #[serde(default)]
    pub direction: Direction,
    /// How far it works.
    #[serde(default)]
    pub reach: CueReach,
    /// Words that end it.
    #[serde(default)]
    pub ends: Vec<String>,
    /// The words.
    pub words: Vec<CueWord>,
    /// Phrases that hold the word and are no cue.
    #[serde(default)]
    pub except: Vec<CueWord>,
    /// For readers of the pack.
    #[serde(default)]
    #[allow(dead_code)]
    pub note: Option<String>,
}

/// A cue's word: inflected, or as listed.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum CueWord {
    /// With endings.
    Inflected(String),
    /// As listed.
    Listed {
        /// The word.
        listed: String,
    },
}

/// Ids at and above this are false friends of the row `id - EXCEPT`.
pub const EXCEPT: u32 = 1 << 20;
/// Ids at and above this end the reach of the row `id - ENDS`.
pub const ENDS: u32 = 1 << 21;

/// Adds the pack's cues to a vocabulary; the sense's id is the row.
pub fn register(pack: &LanguagePack, builder: &mut VocabularyBuilder) {
    for (row, cue) in pack.cues.iter().enumerate() {
        let row = row as u32;
        for (word, id) in cue.words.iter().map(|word| (word, row)).chain(cue.except.iter().map(|word| (word, EXCEPT + row))) {
            let (word, matching) = match word {
                CueWord::Inflected(word) => (word, Matching::INFLECTED),
                CueWord::Listed { listed } => (listed, Matching::LISTED),
            };
            builder.add(word, matching, Sense { class: Class::Cue, id });
        }
        for word in &cue.ends {
            builder.add(word, Matching::LISTED, Sense { class: Class::Cue, id: ENDS + row });
        }
    }
}
