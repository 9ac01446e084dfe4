//! Rules: their YAML shape, their compiled form, and what is wrong with them.

pub mod compile;
pub mod diagnostic;
pub mod document;
pub mod expectation;
pub mod keys;
pub mod lint;
pub mod load;
pub mod nearest;
pub mod pattern;
pub mod policy;
pub mod range;
pub mod schema;
pub mod shape;
mod shape_check;
mod slip;

pub use compile::{CategoryValue, Lexicon, LexiconId};
pub use diagnostic::{Code, Diagnostic, Level, Spot};
pub use document::{RuleText, Step};
pub use load::diagnose;
pub use pattern::Pattern;
pub use policy::{Constraint, Op, OverTime, Policies, Policy, Severity, Tolerance};
pub use range::Range;
pub use shape::{RawClaim, RawTest, RuleFile, Scalar, Word, Words};

use crate::claim::{Modality, Polarity};
use crate::value::DateRole;
use crate::value::actor::Actors;

mod shipped {
    include!(concat!(env!("OUT_DIR"), "/packs.rs"));
}

/// The packs that ship with the library: file name, YAML as written, the same as JSON.
pub fn shipped_packs() -> &'static [(&'static str, &'static str, &'static str)] {
    shipped::FILES
}

/// What a claim type's value is.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// How many of these nouns.
    Count(Vec<LexiconId>),
    /// How much, in these units.
    Amount(Vec<LexiconId>),
    /// Which part of these.
    Share(Vec<LexiconId>),
    /// A date in one of these roles.
    Date(Vec<DateRole>),
    /// A place in one of these roles.
    Place(Vec<PlaceRole>),
    /// Which value of a lexicon, linked by one of the words of `by`.
    Category {
        /// The words, with the value that each stands for.
        lexicon: LexiconId,
        /// The causal link.
        by: Vec<LexiconId>,
    },
    /// Whether it is so; scope name to the words that say it.
    Proposition(Vec<(String, Vec<LexiconId>)>),
    /// What these patterns capture, the first that fits.
    Match(Vec<Pattern>),
    /// What the group `value` of this expression captures.
    Regex(Expression),
}

impl Form {
    /// The key of the value in rule files.
    pub fn key(&self) -> &'static str {
        match self {
            Form::Count(_) => "count",
            Form::Amount(_) => "amount",
            Form::Share(_) => "share",
            Form::Date(_) => "date",
            Form::Place(_) => "place",
            Form::Category { .. } => "category",
            Form::Proposition(_) => "proposition",
            Form::Match(_) => "match",
            Form::Regex(_) => "regex",
        }
    }
}

/// A regular expression that knows how it is written.
#[derive(Clone, Debug)]
pub struct Expression(pub regex::Regex);

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

/// What a place does in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceRole {
    /// In, at, on, across; also without a preposition where the language allows it.
    In,
    /// From, out of.
    From,
    /// To, towards, into.
    To,
    /// Near, outside, west of.
    Near,
}

/// How far a condition looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// The clause.
    Clause,
    /// The sentence.
    Sentence,
    /// The paragraph.
    Paragraph,
}

/// Actors of a role; `any` stands for every known actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// Actor ids, kinds of actor, or `any`.
    pub actors: Vec<String>,
}

impl Who {
    /// True when the actor is one of these, belongs to one, or is of one of the kinds.
    pub fn admits(&self, actor: &str, actors: &Actors) -> bool {
        self.actors.iter().any(|wanted| wanted == "any" || actors.belongs(actor, wanted) || actors.kind(actor) == Some(wanted.as_str()))
    }

    /// True when no actor is named, only kinds: then nearness alone says nothing, and the role must be plain.
    pub fn is_open(&self, actors: &Actors) -> bool {
        self.actors.iter().all(|wanted| wanted == "any" || actors.is_kind(wanted))
    }
}

/// A compiled claim type.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Claim type.
    pub id: String,
    /// Pack.
    pub pack: String,
    /// File it came from.
    pub path: String,
    /// The value.
    pub form: Form,
    /// Words it hangs on; empty: the value's own noun.
    pub head: Vec<LexiconId>,
    /// Words that make the head something else.
    pub head_not: Vec<LexiconId>,
    /// Owner or subject.
    pub who: Option<Who>,
    /// Object: actors.
    pub whom_actors: Vec<String>,
    /// Object: words.
    pub whom_words: Vec<LexiconId>,
    /// Words that the object must not be.
    pub whom_not: Vec<LexiconId>,
    /// Parties.
    pub between: Vec<String>,
    /// All of these, each one of alternatives.
    pub with: Vec<Vec<LexiconId>>,
    /// None of these.
    pub unless: Vec<LexiconId>,
    /// Arguments that must be there.
    pub needs: Vec<String>,
    /// Place roles that fill `place`; empty: any.
    pub at: Vec<PlaceRole>,
    /// Reach of dates and `with`.
    pub within: Reach,
    /// Claim types that this one replaces in a sentence.
    pub instead_of: Vec<String>,
    /// Key arguments.
    pub about: Vec<String>,
    /// Place where none is given.
    pub default_place: Option<String>,
    /// Actor where none is given.
    pub default_who: Option<String>,
    /// Fixed polarity.
    pub polarity: Option<Polarity>,
    /// Fixed modality.
    pub modality: Option<Modality>,
    /// Its tests, those of its own file first.
    pub tests: Vec<RuleTest>,
    /// Numbers that its value may be.
    pub range: Option<Range>,
    /// As written.
    pub raw: RawClaim,
}

/// A test and where it is written.
#[derive(Clone, Debug)]
pub struct RuleTest {
    /// The file.
    pub path: String,
    /// The way to it in the file.
    pub at: Vec<Step>,
    /// The test.
    pub test: RawTest,
}

impl Rule {
    /// `pack/id`.
    pub fn full_id(&self) -> String {
        format!("{}/{}", self.pack, self.id)
    }
}

/// All compiled rules.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// Sorted by id.
    pub rules: Vec<Rule>,
    /// All lexicons.
    pub lexicons: Vec<Lexicon>,
    /// What linking needs of each, and the constraints between them.
    pub policies: Policies,
}

/// Name of the lexicons, of whatever pack, whose words lead those that they stand beside ("two leaders and 10 militants").
const RANK: &str = "rank";

impl RuleSet {
    /// The lexicons for ranks.
    pub fn ranks(&self) -> impl Iterator<Item = LexiconId> + '_ {
        let named = |lexicon: &Lexicon| lexicon.name.rsplit('/').next() == Some(RANK);
        self.lexicons.iter().enumerate().filter(move |(_, lexicon)| named(lexicon)).map(|(id, _)| id as LexiconId)
    }
}
