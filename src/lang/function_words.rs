//! Function words: prepositions, conjunctions, pronouns and other closed classes, by what they do.

use super::{Class, LanguagePack, Lexed, Matching, Sense, VocabularyBuilder};
use serde::Deserialize;

/// Declares the functions once: the enum, and the list of all in the order of their sense ids.
macro_rules! functions {
    ($($(#[$note:meta])* $name:ident,)*) => {
        /// What a function word does. The names are the keys of the pack's `function` section.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Function {
            $($(#[$note])* $name,)*
        }

        impl Function {
            /// All functions, in the order of their sense ids.
            pub const ALL: &[Function] = &[$(Function::$name,)*];
        }
    };
}

functions! {
    /// Gives a place the role "in".
    In,
    /// Gives a place the role "from".
    From,
    /// Gives a place the role "to".
    To,
    /// Gives a place the role "near".
    Near,
    /// On.
    On,
    /// A point of the compass before a place.
    Direction,
    /// Genitive.
    Of,
    /// Agent of a passive.
    ByAgent,
    /// Marks a target.
    Against,
    /// Marks company.
    With,
    /// Marks a source of information.
    AccordingTo,
    /// Joins.
    And,
    /// Joins what comes later.
    Then,
    /// Joins alternatives.
    Or,
    /// Opens a contrasting clause.
    But,
    /// Opens a relative clause.
    Relative,
    /// Opens a reported or object clause.
    Complementiser,
    /// Opens an adverbial clause.
    Subordinator,
    /// Stands for somebody named before.
    Pronoun,
    /// The country of somebody named before («بلاده»).
    OwnCountry,
    /// A form of "be".
    AuxiliaryBe,
    /// A form of "have".
    AuxiliaryHave,
    /// An auxiliary of the past.
    AuxiliaryPast,
    /// Marks the future.
    AuxiliaryFuture,
    /// A light verb that makes a verbal noun or participle a passive.
    Passive,
    /// Opens a part of the group before ("of whom").
    OfWhom,
    /// "covers", "includes": what follows lies inside the subject.
    Covers,
    /// "among": the subject is a part of what follows.
    Among,
    /// The article that counts one ("a", "an").
    One,
    /// A verb that only says that its noun takes place ("carry out", "شن").
    LightVerb,
    /// "there": where the place named before is.
    There,
    /// A verb whose object is the place that is left ("fled").
    Leaves,
    /// A seat of learning that a place name in front of it belongs to.
    Institution,
    /// A meeting, talks: where they are held says nothing of what they are about.
    Venue,
    /// A river or its delta, which may be called like a country.
    Water,
    /// The most of its kind ("deadliest"): the place and time behind it are those that it is compared in.
    Superlative,
    /// A war, a revolt: what happens in it happens all over a country.
    Lasting,
    /// One more group.
    Another,
    /// Each, per: a rate, no count.
    Each,
    /// No longer what the noun says.
    Former,
    /// Total.
    Total,
    /// Stands before a name.
    Title,
    /// All of them.
    QuantifierAll,
    /// Some of them.
    QuantifierSome,
    /// Takes a number as the value of its subject (reach, stand at, rise to).
    Reach,
    /// Says that its subject changes, and to no number.
    Change,
    /// The land of the country whose adjective stands beside it.
    Territory,
    /// A kind of place that is neither a country nor a part of the world: a village, a state of a federation.
    Lesser,
    /// Where a country ends: on which side of it, nobody says.
    Frontier,
    /// The country named last.
    TheCountry,
    /// The capital of the country named last.
    TheCapital,
    /// The armed group named last ("the group", "الحركة").
    TheGroup,
    /// The mission of soldiers named last ("the mission", "البعثة").
    TheMission,
    /// Brings in what had happened before ("بعد", "إثر").
    Happened,
    /// Article or demonstrative.
    Determiner,
    /// A noun that counts the one before it (level, number, strength).
    Measure,
    /// How many those named last are ("عددهم").
    TheirNumber,
    /// Says how many a vessel carries ("على متنه"): nothing in front of it befell them.
    Aboard,
    /// A noun of time, length, money or another measure, never people.
    Unit,
    /// An adverb that may stand inside a verb phrase.
    Adverb,
    /// Makes a number what it usually comes to ("an average of", "معدل").
    Average,
    /// A clock time, an age or another number that counts nothing.
    NoCount,
    /// Opens a condition or a purpose without a finite verb; transparent for binding.
    Preposition,
    /// Makes its subject the target of the noun behind it ("come under attack").
    Undergo,
    /// Says where somebody is seated or comes from ("London-based", "based in London"): no place of what happens.
    Seated,
    /// What a disaster or an attack does to a place: the country behind such a verb is where it happens ("ضرب زلزال المغرب").
    Befall,
    /// A verb that only says that its subject took place ("وقع").
    Occur,
    /// Opens the time from which something lasts, or is counted: what stands behind it has a date of its own.
    Since,
    /// What it is done for ("preparing for", "to").
    Purpose,
    /// What happens in it is only played: a drill, a simulation.
    Staged,
    /// Stands beside a name in the name of a campaign ("Operation …", "… Shield").
    Campaign,
    /// When a page was published or changed.
    Published,
    /// A label of the page that lost its line break ("Tags", "Get short URL"): ends the sentence.
    Furniture,
    /// A label over headlines of other stories that lost its line break ("12 Related"): the rest of the sentence is theirs.
    OtherStories,
}

impl Function {
    /// Auxiliary verbs: what stands behind one of them is a verb.
    pub const AUXILIARIES: [Function; 3] = [Function::AuxiliaryBe, Function::AuxiliaryHave, Function::AuxiliaryFuture];
}

/// Each function has its bit.
const _: () = assert!(Function::ALL.len() <= u128::BITS as usize);

/// Set of functions of one token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Functions(pub u128);

impl Functions {
    /// Adds one.
    pub fn insert(&mut self, function: Function) {
        self.0 |= 1 << function as u32;
    }
    /// True when it is in the set.
    pub fn has(self, function: Function) -> bool {
        self.0 & (1 << function as u32) != 0
    }
    /// True when one of them is in the set.
    pub fn any(self, functions: &[Function]) -> bool {
        functions.iter().any(|&function| self.has(function))
    }
    /// No function at all: a content word.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Adds the pack's function words to a vocabulary; the sense's id is the function.
pub fn register(pack: &LanguagePack, builder: &mut VocabularyBuilder) {
    for (function, words) in &pack.function {
        for word in words {
            builder.add(word, Matching::LISTED, Sense { class: Class::Function, id: *function as u32 });
        }
    }
}

impl Lexed<'_> {
    /// A function word of one of these kinds begins at `index`.
    pub fn is(&self, index: usize, functions: &[Function]) -> bool {
        self.hits_of(index, Class::Function).any(|hit| functions.iter().any(|function| *function as u32 == hit.sense.id))
    }
}
