//! The vocabulary: every surface form that any table of a language knows, in one open-addressing
//! hash table, and every phrase in one trie of base words.
//!
//! A token is looked up once. The scan gives [`Hit`]s: the runs of tokens that are an entry, with
//! the class of the entry (number word, month, place, lexicon …) and its index in that class's own
//! table. Recognisers and rules then work on hits and never compare strings.

mod builder;
mod lexed;
mod phrases;
mod scan;
mod selection;
mod surface_forms;
mod word_filter;

use super::morphology::Form;

pub use builder::VocabularyBuilder;
pub use lexed::{Lexed, Traits};
pub use scan::Vocabulary;
pub use selection::WordsOf;

/// Which table an entry belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A number word of the language pack.
    Number,
    /// A date word of the language pack.
    Date,
    /// A function word (preposition, conjunction, pronoun …) of the language pack.
    Function,
    /// A cue of the language pack (denial, plan, hedge, speech …).
    Cue,
    /// A place name of the gazetteer.
    Place,
    /// A demonym of the gazetteer; the id is the place's.
    Demonym,
    /// A named actor.
    Actor,
    /// A noun for a body (army, ministry) that joins with a country to an actor.
    Body,
    /// A word of a rule lexicon.
    Lexicon,
    /// A word that says what a place beside it does in the story.
    Story,
}

/// An entry's identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sense {
    /// The table.
    pub class: Class,
    /// The index in that table.
    pub id: u32,
}

/// A run of tokens that is an entry of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// What it is.
    pub sense: Sense,
    /// Form of the first word: glued particles, number, tense.
    pub form: Form,
    /// Form of the last word (the same for single words).
    pub last_form: Form,
}

impl Hit {
    /// Number of tokens.
    pub fn len(&self) -> usize {
        (self.end - self.first) as usize
    }

    /// Never: a hit covers at least one token.
    pub fn is_empty(&self) -> bool {
        false
    }
}

/// How an entry's words are matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Matching {
    /// Letter case must be as listed.
    pub exact: bool,
    /// Endings, openings and irregular forms of the language count as the word.
    pub inflect: bool,
}

impl Matching {
    /// As listed, without regard to case.
    pub const LISTED: Matching = Matching { exact: false, inflect: false };
    /// With the language's endings.
    pub const INFLECTED: Matching = Matching { exact: false, inflect: true };
    /// Case as listed, no endings.
    pub const EXACT: Matching = Matching { exact: true, inflect: false };
}

#[cfg(test)]
mod tests {
    use super::super::morphology::Morphology;
    use super::*;

    fn arabic() -> Morphology {
        serde_yaml::from_str(
            r"
shortest-stem: 3
article: ال
proclitics:
  - {text: و, is: [and]}
  - {text: ب, is: [in]}
  - {text: ال, is: [the]}
  - {text: وال, is: [and, the]}
  - {text: لل, is: [to, the]}
  - {text: س, is: [will]}
openings:
  - {from: ي, to: [ت, ن], is: [present]}
endings:
  - endings: [{add: ه}, {add: ان, is: [dual]}, {add: ين, is: [plural], is-with-irregular-plural: [dual]}]
irregular:
  - {base: جندي, plural: [جنود]}
",
        )
        .unwrap()
    }

    fn lexicon(id: u32) -> Sense {
        Sense { class: Class::Lexicon, id }
    }

    fn found(text: &str) -> Vec<(String, u32, Form)> {
        let mut builder = VocabularyBuilder::new(arabic());
        builder.add("جندي", Matching::INFLECTED, lexicon(1));
        builder.add("العراق", Matching::LISTED, lexicon(2));
        builder.add("تحالف دولي", Matching::INFLECTED, lexicon(3));
        builder.add("ينسحب", Matching::INFLECTED, lexicon(4));
        let vocabulary = builder.build();
        let lexed = Lexed::new(text, &vocabulary);
        lexed
            .hits()
            .iter()
            .map(|h| (lexed.tokens.text[lexed.tokens.span(h.first as usize, h.end as usize)].to_owned(), h.sense.id, h.form))
            .collect()
    }

    #[test]
    fn endings_duals_and_broken_plurals() {
        assert_eq!(found("جنديان وجنود"), [("جنديان".into(), 1, Form::DUAL), ("وجنود".into(), 1, Form::PLURAL | Form::AND)]);
        assert_eq!(found("جنديين")[0].2, Form::DUAL);
    }

    #[test]
    fn inseparable_article_and_contraction() {
        assert_eq!(found("للعراق").len(), 1);
        assert_eq!(found("بالعراق")[0].2, Form::IN);
        assert!(found("عراق").is_empty());
    }

    #[test]
    fn phrases_take_the_article_on_every_word() {
        assert_eq!(found("والتحالف الدولي").len(), 1);
        assert_eq!(found("ستنسحب").len(), 1);
    }
}
