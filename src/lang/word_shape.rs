//! What the last letters of a word say of its form, known word or not: English "-ing", the Arabic accusative. Of the words of a
//! vocabulary [`super::morphology`] knows the forms; here stand the signs by which a reader judges a word that no list has.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A form that letters give away. The names are the keys of the pack's `shapes` section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordShape {
    /// A verb of the past, or its participle: "bombed".
    Past,
    /// A participle of the past: "bombed", "taken".
    PastParticiple,
    /// "fighting".
    Progressive,
    /// "heavily".
    Adverb,
    /// "positions".
    Plural,
    /// A singular that ends as plurals do: "loss", "dangerous".
    NoPlural,
    /// A feminine noun or adjective, whose case is not written.
    Feminine,
    /// What is counted behind eleven and more, and how or why something is done («رفضا», in refusal).
    Accusative,
    /// Two of something.
    Dual,
    /// A verb of the past whose subject stands in front of it in the plural.
    PluralVerb,
    /// A complementiser that carries no pronoun («إن», and not «إنها»).
    BareComplementiser,
}

/// The endings of each shape in a language, folded; a language leaves out what its letters do not show.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct WordShapes(BTreeMap<WordShape, Vec<String>>);

impl WordShapes {
    /// The ending of the folded word that shows the shape.
    pub fn ending(&self, word: &str, shape: WordShape) -> Option<&str> {
        self.0.get(&shape)?.iter().map(String::as_str).find(|ending| word.ends_with(ending))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::LanguagePack;

    #[test]
    fn endings_tell_the_shape() {
        let looks = |code: &str, word: &str, shape| LanguagePack::shipped(code).expect("ships").shapes.ending(word, shape).is_some();
        assert!(looks("en", "shelling", WordShape::Progressive) && !looks("en", "shells", WordShape::Progressive));
        assert!(looks("en", "shells", WordShape::Plural) && looks("en", "losses", WordShape::Plural));
        assert!(looks("ar", "جنديا", WordShape::Accusative) && !looks("ar", "جندي", WordShape::Accusative));
        assert!(looks("ar", "جنديان", WordShape::Dual) && !looks("en", "soldiers", WordShape::Dual));
    }
}
