//! The YAML shape of a rule file, as authors write it. Nothing here can run: see `compile`.

use crate::value::place::OneOrMany;
use serde::Deserialize;
use std::collections::BTreeMap;

/// One rule file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RuleFile {
    /// Version of the rule language; 1.
    pub version: u32,
    /// Name of the pack.
    pub pack: String,
    /// Packs whose lexicons this one uses.
    pub uses: OneOrMany,
    /// Lexicons: concept to words by language.
    pub words: BTreeMap<String, Words>,
    /// Claim types.
    pub claims: BTreeMap<String, RawClaim>,
    /// Comparisons between claim types at one place and time.
    pub constraints: Vec<String>,
    /// Tests of claim types by name, which another file may define.
    pub tests: BTreeMap<String, Vec<RawTest>>,
}

/// The words of a lexicon: by language, or grouped under the names of values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Words {
    /// Words by language that stand under no value.
    #[serde(flatten)]
    pub by_language: BTreeMap<String, Vec<Word>>,
    /// Names of values, each with its words by language.
    pub values: BTreeMap<String, BTreeMap<String, Vec<Word>>>,
}

impl Words {
    /// All words by language, whatever value they stand for.
    pub fn all(&self) -> BTreeMap<String, Vec<Word>> {
        let mut all = self.by_language.clone();
        for (language, words) in self.values.values().flatten() {
            all.entry(language.clone()).or_default().extend(words.iter().cloned());
        }
        all
    }
}

/// A word of a lexicon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Word or phrase.
    pub text: String,
    /// Letter case counts.
    pub exact: bool,
    /// No endings: only as listed.
    pub listed: bool,
    /// Phrases that hold the word and are something else.
    pub not: Vec<String>,
}

impl Word {
    /// The word is the sign of a currency, with the letters of its country at most ("$", "A$"): it is looked for beside digits
    /// only. Gives the letters and the sign.
    pub fn sign(&self) -> Option<(&str, char)> {
        let sign = self.text.chars().next_back().filter(|&sign| crate::value::number::is_currency(sign))?;
        let letters = &self.text[..self.text.len() - sign.len_utf8()];
        letters.chars().all(|c| c.is_ascii_uppercase()).then_some((letters, sign))
    }
}

impl<'de> Deserialize<'de> for Word {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Word;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a word or phrase, {exact: WORD}, {word: WORD, listed: true} or {word: WORD, not: [PHRASE]}")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Word, E> {
                Ok(Word { text: text.to_owned(), ..Word::default() })
            }
            fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Word, E> {
                self.visit_str(if value { "true" } else { "false" })
            }
            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Word, E> {
                self.visit_str(&value.to_string())
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Word, A::Error> {
                let mut word = Word::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "exact" => {
                            word.text = map.next_value()?;
                            word.exact = true;
                        }
                        "word" => word.text = map.next_value()?,
                        "listed" => word.listed = map.next_value()?,
                        "not" => word.not = map.next_value::<OneOrMany>()?.0,
                        other => return Err(serde::de::Error::unknown_field(other, &["word", "exact", "listed", "not"])),
                    }
                }
                if word.text.is_empty() {
                    return Err(serde::de::Error::custom("a word needs `word:` or `exact:`"));
                }
                Ok(word)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// A list whose entries are names, or lists of alternatives.
#[derive(Clone, Debug, Default)]
pub struct AllOfAnyOf(pub Vec<Vec<String>>);

impl<'de> Deserialize<'de> for AllOfAnyOf {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = AllOfAnyOf;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a name, or a list of names and of lists of alternatives: [a, [b, c]]")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<AllOfAnyOf, E> {
                Ok(AllOfAnyOf(vec![vec![text.to_owned()]]))
            }
            fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<AllOfAnyOf, A::Error> {
                let mut out = Vec::new();
                while let Some(OneOrMany(names)) = seq.next_element()? {
                    out.push(names);
                }
                Ok(AllOfAnyOf(out))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// A number or a text, kept as text ("10%", "500").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scalar(pub String);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Scalar;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text or a number")
            }
            fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar(text.to_owned()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
                Ok(Scalar(value.to_string()))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

/// One claim type.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RawClaim {
    /// What the claim is called, by language; `{place}` stands for the argument.
    pub title: BTreeMap<String, String>,
    /// Value: how many of these (a lexicon of nouns).
    pub count: Option<OneOrMany>,
    /// Value: how much (a lexicon of units).
    pub amount: Option<OneOrMany>,
    /// Value: which part of these.
    pub share: Option<OneOrMany>,
    /// Value: a date in one of these roles.
    pub date: Option<OneOrMany>,
    /// Value: a place in this role.
    pub place: Option<OneOrMany>,
    /// Value: which value of a lexicon, or which of its words.
    pub category: Option<String>,
    /// Words that link head and category as cause and effect.
    pub by: Option<OneOrMany>,
    /// Value: is it so, and to what extent; scope to words or lexicons.
    pub proposition: Option<BTreeMap<String, OneOrMany>>,
    /// The word the claim hangs on.
    pub head: Option<OneOrMany>,
    /// Words that, governing the head, make it something else.
    pub head_not: Option<OneOrMany>,
    /// Actors in the role of owner or subject.
    pub who: Option<OneOrMany>,
    /// Actors or lexicons in the role of the head's own object.
    pub whom: Option<OneOrMany>,
    /// Lexicons that the head's own object must not be of.
    pub whom_not: Option<OneOrMany>,
    /// Actors that must all be parties.
    pub between: Option<Vec<String>>,
    /// Lexicons that must be in the clause too.
    pub with: Option<AllOfAnyOf>,
    /// Lexicons that must not be in the clause.
    pub unless: Option<OneOrMany>,
    /// Arguments without which there is no claim.
    pub needs: Option<OneOrMany>,
    /// Which place role fills `place`: in, from, to, near.
    pub at: Option<OneOrMany>,
    /// How far dates and `with` may be: clause, sentence, paragraph.
    pub within: Option<String>,
    /// Claim types that this one replaces in its sentence.
    pub instead_of: Option<OneOrMany>,
    /// Claim types that tell what came of a plan of this one.
    pub outcome: Option<OneOrMany>,
    /// Claim types that a claim of this one denies.
    pub denies: Option<OneOrMany>,
    /// Arguments of the key.
    pub about: Option<OneOrMany>,
    /// Argument values where the text gives none.
    pub default: Option<BTreeMap<String, String>>,
    /// fixed, evolving, growing.
    pub over_time: Option<String>,
    /// How long one value and another are about the same time ("90 days").
    pub fresh: Option<Scalar>,
    /// Which numbers the value may be ("at least 1000").
    pub range: Option<Scalar>,
    /// How far values may differ and still agree ("10%", "0.3").
    pub tolerance: Option<Scalar>,
    /// Several values do not exclude each other.
    pub many: Option<bool>,
    /// Fixed by the wording.
    pub polarity: Option<String>,
    /// Fixed by the wording.
    pub modality: Option<String>,
    /// info, warning, error.
    pub severity: Option<String>,
    /// For readers of a report.
    pub note: Option<String>,
    /// For readers of a report.
    pub url: Option<String>,
    /// Free labels.
    pub tags: Option<OneOrMany>,
    /// Explicit patterns.
    #[serde(rename = "match")]
    pub patterns: Option<OneOrMany>,
    /// A regular expression with a named group `value`.
    pub regex: Option<String>,
    /// Texts and what must come out of them.
    pub tests: Vec<RawTest>,
}

/// A test of a claim type.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct RawTest {
    /// What it shows.
    pub name: Option<String>,
    /// The text.
    pub text: String,
    /// Date of the source.
    pub date: Option<String>,
    /// Language of the text; found from the text where it is not given.
    pub lang: Option<String>,
    /// What must come out.
    pub claims: Vec<BTreeMap<String, Scalar>>,
    /// Known to fail, and why.
    pub todo: Option<String>,
}
