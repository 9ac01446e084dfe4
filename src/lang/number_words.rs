//! The `numbers` section of a language pack: number words, scales, fractions, hedges, and what only looks like a count.
//!
//! The YAML shape (`number_section.rs`) is flattened once into a table of entries; an entry's place in that table is its id in
//! the vocabulary, so a [`Hit`](super::Hit) of [`Class::Number`] leads back to its [`Role`] without comparing a string.

use super::number_section::NumbersSection;
use super::pack::LanguagePack;
use super::vocabulary::{Class, Matching, Sense, VocabularyBuilder};
use crate::text::fold::fold;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How a word hedges the number beside it.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum HedgeKind {
    /// About, some, nearly.
    About,
    /// No fewer than.
    AtLeast,
    /// Over.
    MoreThan,
    /// Up to.
    AtMost,
    /// Under.
    LessThan,
}

/// What a number is when it is no count.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum LookAlike {
    /// The name of a year, decade or century.
    Year,
    /// A day, month or year written in digits.
    Date,
    /// A time of the day.
    ClockTime,
    /// A weekday with the spelling of a number word.
    Weekday,
    /// A place in a row: the third, 45th.
    Ordinal,
    /// Part of a telephone number.
    Phone,
    /// The result of a match or a vote, one side each.
    Score,
    /// A sum of money.
    Money,
    /// How old somebody is.
    Age,
    /// A part of a name: COVID-19, F-16.
    ModelName,
    /// Part of a version number or a network address.
    Version,
    /// A temperature or a magnitude.
    Measure,
    /// The number of an article, a resolution, a page.
    ListIndex,
    /// The pronoun "one".
    Pronoun,
    /// Another word with the same letters.
    Homograph,
}

/// Where a hedge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Right before the number.
    Before,
    /// Right after the number.
    After,
    /// After the number, or after the noun that it counts.
    AfterNoun,
    /// Within a few words on either side.
    Near,
}

/// What an entry of the table says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Role {
    /// A number word; only a value below `room` may be added to it.
    Cardinal {
        /// Its value.
        value: f64,
        /// What may follow is smaller than this.
        room: f64,
        /// Never a number by itself.
        only_in_compounds: bool,
    },
    /// Multiplies what stands before it, and is itself a number.
    Scale(f64),
    /// Multiplies the last addend: dozen, score.
    Multiple(f64),
    /// A fraction word.
    Fraction {
        /// 2 for a dual (two thirds), else 1.
        numerator: f64,
        /// Its denominator.
        denominator: f64,
        /// The plural, which needs a number before it.
        many: bool,
        /// Ordinals have the same spelling.
        like_ordinal: bool,
        /// More common as another word.
        homograph: bool,
    },
    /// A place in a row; the plural is only a denominator (twenty-firsts).
    Ordinal {
        /// Its place.
        value: f64,
        /// The plural.
        many: bool,
    },
    /// An unsaid number: several, dozens.
    Vague {
        /// The number it is counted as.
        number: f64,
        /// At least so many.
        min: f64,
        /// At most so many.
        max: Option<f64>,
    },
    /// A hedge; a verb hedges only numbers from the pack's `verbs-from` on.
    Hedge {
        /// What it says.
        kind: HedgeKind,
        /// Where it stands.
        side: Side,
        /// Whether it is a verb ("exceeds").
        verb: bool,
    },
    /// Makes the number a percentage.
    Percent,
    /// A word by which rule `rule` of [`NumberWords::look_alikes`] knows that this is no count.
    Sign {
        /// Index of the rule.
        rule: u32,
        /// Where the word stands.
        side: Side,
    },
}

impl Role {
    /// The word is a number or the beginning of one.
    pub fn starts_number(&self) -> bool {
        matches!(
            self,
            Role::Cardinal { .. } | Role::Scale(_) | Role::Multiple(_) | Role::Fraction { .. } | Role::Vague { .. } | Role::Ordinal { .. }
        )
    }
}

/// A phrase of the pack and its role.
#[derive(Clone, Debug)]
pub struct NumberEntry {
    /// As listed.
    pub phrase: String,
    /// What it says.
    pub role: Role,
    /// Whether the language's endings count as the word.
    pub inflect: bool,
}

/// How a language joins number words.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Joins {
    /// "and" joins to a word that leaves at least so much room (English 100: "twenty and five" are two numbers).
    pub and_from: f64,
    /// Side by side, two words join from so much room on.
    pub bare_from: f64,
    /// "three and twenty" is 23.
    pub units_before_tens: bool,
    /// "three ten" is 13.
    pub unit_before_ten: bool,
    /// A bare unit fraction may follow a number: "twenty-three fifth".
    pub singular_fractions: bool,
    /// Words after which a smaller number than usual fits: 60 takes up to 19 in French.
    pub rooms: BTreeMap<u64, u64>,
    /// A verb such as "exceeds" hedges numbers from here on only.
    pub verbs_from: f64,
    /// The subject may stand between such a verb and the number: within so many words.
    pub verb_reach: usize,
}

impl Default for Joins {
    fn default() -> Self {
        Joins {
            and_from: 0.0,
            bare_from: 10.0,
            units_before_tens: false,
            unit_before_ten: false,
            singular_fractions: false,
            rooms: BTreeMap::new(),
            verbs_from: 0.0,
            verb_reach: 0,
        }
    }
}

/// Marks inside numbers written in digits.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Marks {
    /// Before the fraction part: with three digits after it, it may still group.
    pub decimal: Vec<char>,
    /// Between groups of digits.
    pub group: Vec<char>,
    /// A plain blank between two groups of digits is a mark as well.
    pub blank_groups: bool,
    /// Glued to digits, these make an ordinal: 3rd.
    pub ordinal_endings: Vec<String>,
    /// Glued to digits, these make a decade: 1990s.
    pub decade_endings: Vec<String>,
    /// Short scales, as written: 10k, 1.2bn.
    pub scales: Vec<ScaleMark>,
}

/// A short scale.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ScaleMark {
    /// As written, letter case as listed.
    pub text: String,
    /// Its factor.
    pub value: f64,
    /// A blank may stand before it.
    #[serde(default)]
    pub spaced: bool,
    /// Also the mark of something else (metres), so that both readings are kept unless money stands before it.
    #[serde(default)]
    pub unsure: bool,
}

/// A phrase of small words, one folded token each.
pub type Phrase = Vec<String>;

/// Small words that tie numbers together. They are compared only beside a number.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Links {
    /// and
    #[serde(deserialize_with = "phrases")]
    pub and: Vec<Phrase>,
    /// Between the end points of a range.
    #[serde(deserialize_with = "phrases")]
    pub to: Vec<Phrase>,
    /// Between alternatives that lie side by side: two or three.
    #[serde(deserialize_with = "phrases")]
    pub or: Vec<Phrase>,
    /// Opens a range that goes on with "and".
    #[serde(deserialize_with = "phrases")]
    pub between: Vec<Phrase>,
    /// Opens a range, or the start of a change.
    #[serde(deserialize_with = "phrases")]
    pub from: Vec<Phrase>,
    /// Words within reach before "from" that make it a change and no range.
    #[serde(deserialize_with = "phrases")]
    pub change: Vec<Phrase>,
    /// Before how much something changes by.
    #[serde(default, deserialize_with = "phrases")]
    pub by: Vec<Phrase>,
    /// a, an
    #[serde(deserialize_with = "phrases")]
    pub article: Vec<Phrase>,
    /// of
    #[serde(deserialize_with = "phrases")]
    pub of: Vec<Phrase>,
    /// Reads the digits after it as a decimal fraction.
    #[serde(deserialize_with = "phrases")]
    pub point: Vec<Phrase>,
    /// Before a negative number.
    #[serde(deserialize_with = "phrases")]
    pub minus: Vec<Phrase>,
    /// Between numerator and denominator, always.
    #[serde(deserialize_with = "phrases")]
    pub out_of: Vec<Phrase>,
    /// Between numerator and denominator, but usually something else.
    #[serde(deserialize_with = "phrases")]
    pub over: Vec<Phrase>,
    /// The same after the number one: "one in three people".
    #[serde(deserialize_with = "phrases")]
    pub one_in: Vec<Phrase>,
}

/// When a number is no count. All stated conditions hold, and one of the listed words stands where the list says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LookAlikeRule {
    /// What it is instead.
    pub is: LookAlike,
    /// Phrases right before it.
    #[serde(default)]
    pub before: Vec<String>,
    /// Phrases right after it.
    #[serde(default)]
    pub after: Vec<String>,
    /// Words within a few words.
    #[serde(default)]
    pub near: Vec<String>,
    /// Small words right before it, compared only beside a number.
    #[serde(default)]
    pub small_before: Vec<String>,
    /// Small words right after it.
    #[serde(default)]
    pub small_after: Vec<String>,
    /// Not below this.
    #[serde(default)]
    pub min: Option<f64>,
    /// Not above this.
    #[serde(default)]
    pub max: Option<f64>,
    /// Written in words (true) or digits (false).
    #[serde(default)]
    pub spelled: Option<bool>,
    /// Exactly so many digits and nothing else.
    #[serde(default)]
    pub digits: Option<u32>,
    /// No word follows that it could count.
    #[serde(default)]
    pub alone: bool,
    /// The number word carries the article.
    #[serde(default)]
    pub definite: bool,
}

impl LookAlikeRule {
    /// True for a rule whose conditions say all, without a word beside the number.
    pub fn is_bare(&self) -> bool {
        [&self.before, &self.after, &self.near, &self.small_before, &self.small_after].iter().all(|list| list.is_empty())
    }
}

/// The number words of one language, ready for use.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "NumbersSection")]
pub struct NumberWords {
    /// How words join.
    pub joins: Joins,
    /// Marks of numbers in digits.
    pub marks: Marks,
    /// Small words between numbers.
    pub links: Links,
    /// Tells counts from what looks like one.
    pub look_alikes: Vec<LookAlikeRule>,
    /// Words, spelled as they stand, that only fold to a particle with a number word ("بعده", after him, is no "بعدة").
    pub false_friends: Vec<String>,
    /// All phrases; the index is the vocabulary's id.
    pub entries: Vec<NumberEntry>,
}

/// Adds every phrase of the pack's number section to the vocabulary as [`Class::Number`].
pub fn register(pack: &LanguagePack, builder: &mut VocabularyBuilder) {
    for (id, entry) in pack.numbers.entries.iter().enumerate() {
        let matching = if entry.inflect { Matching::INFLECTED } else { Matching::LISTED };
        builder.add(&entry.phrase, matching, Sense { class: Class::Number, id: id as u32 });
    }
}

fn phrases<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Phrase>, D::Error> {
    let list = Vec::<String>::deserialize(deserializer)?;
    Ok(list.iter().map(|phrase| fold(phrase).split_whitespace().map(str::to_owned).collect()).collect())
}
