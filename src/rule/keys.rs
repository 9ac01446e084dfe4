//! The keys of rule files: one table, from which files are checked, the JSON schema is written and editors complete.
//! `shape` is what the same keys become in memory; a test holds the two together.

/// What the names under a key stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Any text.
    Free,
    /// A language code.
    Language,
    /// A lexicon of this pack or of those it uses.
    Lexicon,
    /// A lexicon, or words as they are.
    LexiconOrWords,
    /// An actor or a kind of actor.
    Actor,
    /// An actor or a lexicon.
    ActorOrLexicon,
    /// A claim type.
    ClaimType,
    /// A pack.
    Pack,
    /// An argument of the key.
    Argument,
    /// An argument that a text can give.
    Need,
    /// The name of a scope.
    Scope,
}

/// What may stand under a key.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// The version of the rule language.
    Version,
    /// One text.
    Text(Domain),
    /// A text or a number.
    Scalar,
    /// `true` or `false`.
    Flag,
    /// One of these.
    Choice(&'static [&'static str]),
    /// One or several of these.
    Choices(&'static [&'static str]),
    /// One or several names.
    Names(Domain),
    /// Names, and lists of alternatives.
    Alternatives(Domain),
    /// A list.
    List(&'static Kind),
    /// A mapping whose keys the author chooses.
    Map(Domain, &'static Kind),
    /// A mapping with these keys.
    Record(&'static [Field]),
    /// A word of a lexicon: a text or a mapping.
    Word,
    /// A lexicon: words by language, or under [`VALUES_KEY`] the names of values with theirs.
    Lexicon,
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What may stand under it.
    pub kind: Kind,
    /// It has to be there.
    pub required: bool,
    /// What it means: help in editors and in the schema.
    pub about: &'static str,
}

const fn field(name: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { name, kind, required: false, about }
}

const fn required(name: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { name, kind, required: true, about }
}

/// The version of the rule language that this program reads.
pub const VERSION: u32 = 1;

/// Keys of which a claim type has exactly one: its value.
pub const VALUE_KEYS: [&str; 9] = ["count", "amount", "share", "date", "place", "category", "proposition", "match", "regex"];

/// Date roles, as rule files write them.
pub const DATE_ROLES: &[&str] = &["on", "from", "until", "by", "during"];

/// Place roles, as rule files write them.
pub const PLACE_ROLES: &[&str] = &["in", "from", "to", "near"];

/// Words by language.
pub const BY_LANGUAGE: Kind = Kind::Map(Domain::Language, &Kind::List(&Kind::Word));

/// The key of a lexicon under which its words are grouped.
pub const VALUES_KEY: &str = "values";

/// Named values of a lexicon: words of all languages that say the same.
pub const VALUES: Kind = Kind::Map(Domain::Free, &BY_LANGUAGE);

/// What [`VALUES_KEY`] means.
pub const ABOUT_VALUES: &str = "Names of values, each with its words by language: words under one name say the same in all languages.";

/// Arguments that a key may have, and what fills each.
pub const ARGUMENTS: &[&str] = &["place", "nation", "who", "actor", "party"];

/// Arguments that a claim can be asked to have; the time for which it is said is never part of the key.
pub const NEEDS: &[&str] = &["place", "nation", "who", "actor", "party", "as-of"];

/// A rule file. It and the tables below are statics since they are told apart by where they stand: constants have no one place.
pub static FILE: &[Field] = &[
    required("version", Kind::Version, "Version of the rule language: 1."),
    field("pack", Kind::Text(Domain::Free), "Name of the pack; a rule's full name is `pack/type`."),
    field("uses", Kind::Names(Domain::Pack), "Packs whose lexicons this file may name."),
    field(
        "words",
        Kind::Map(Domain::Free, &Kind::Lexicon),
        "Lexicons: one concept each, its words by language, or its `values`, each a name with its words by language.",
    ),
    field("claims", Kind::Map(Domain::Free, &Kind::Record(CLAIM)), "Claim types: a form to fill in each."),
    field(
        "constraints",
        Kind::List(&Kind::Text(Domain::Free)),
        "How two claim types stand to each other at one place and time: `us-troops <= foreign-troops`.",
    ),
    field(
        "tests",
        Kind::Map(Domain::ClaimType, &Kind::List(&Kind::Record(TEST))),
        "Tests of claim types, by name; the types may be defined in another file.",
    ),
];

/// A word of a lexicon that is written as a mapping.
pub static WORD: &[Field] = &[
    field("word", Kind::Text(Domain::Free), "The word or phrase."),
    field("exact", Kind::Text(Domain::Free), "The word or phrase, of which the letter case counts."),
    field("listed", Kind::Flag, "Only as written, without endings."),
    field("not", Kind::Names(Domain::Free), "Phrases that hold the word and are something else."),
];

/// A claim type.
pub static CLAIM: &[Field] = &[
    field(
        "title",
        Kind::Map(Domain::Language, &Kind::Text(Domain::Free)),
        "What the claim is called, by language; `{place}` stands for the argument.",
    ),
    field("count", Kind::Names(Domain::Lexicon), "The value: how many of these (lexicons of nouns)."),
    field("amount", Kind::Names(Domain::Lexicon), "The value: how much, in these units (lexicons)."),
    field("share", Kind::Names(Domain::Lexicon), "The value: which part of these (lexicons)."),
    field("date", Kind::Choices(DATE_ROLES), "The value: a date in one of these roles."),
    field("place", Kind::Choices(PLACE_ROLES), "The value: a place in one of these roles."),
    field(
        "category",
        Kind::Text(Domain::Lexicon),
        "The value: which of the `values` of a lexicon, or which of its words; `by` links it to the head.",
    ),
    field(
        "proposition",
        Kind::Map(Domain::Scope, &Kind::Names(Domain::LexiconOrWords)),
        "The value: whether it is so, and to what extent; a scope and the words that say it.",
    ),
    field("by", Kind::Names(Domain::LexiconOrWords), "Words that link the head and the category as cause and effect."),
    field("head", Kind::Names(Domain::Lexicon), "The word that the claim hangs on."),
    field("head-not", Kind::Names(Domain::Lexicon), "Words that govern the head or are said of it, and make it something else."),
    field("who", Kind::Names(Domain::Actor), "Whose it is, or who does it; `any` is every known actor."),
    field("whom", Kind::Names(Domain::ActorOrLexicon), "The head's own object: actors or lexicons."),
    field("whom-not", Kind::Names(Domain::Lexicon), "What the head's own object must not be."),
    field("between", Kind::List(&Kind::Text(Domain::Actor)), "Actors that must all be parties."),
    field("with", Kind::Alternatives(Domain::Lexicon), "Lexicons that must be in the clause too: [a, [b, c]] is a, and b or c."),
    field("unless", Kind::Names(Domain::Lexicon), "Lexicons that must not be in the clause."),
    field("needs", Kind::Names(Domain::Need), "Arguments without which there is no claim."),
    field("at", Kind::Choices(PLACE_ROLES), "Which place role fills `place`; any without it."),
    field("within", Kind::Choice(&["clause", "sentence", "paragraph"]), "How far a date and `with` may be from the head."),
    field("instead-of", Kind::Names(Domain::ClaimType), "Claim types that this one replaces where both match."),
    field("outcome", Kind::Names(Domain::ClaimType), "Claim types that tell what came of a plan of this one."),
    field("denies", Kind::Names(Domain::ClaimType), "Claim types that a claim of this one denies."),
    field("about", Kind::Names(Domain::Argument), "Arguments of the key: claims with the same key are compared."),
    field("default", Kind::Record(DEFAULT), "Argument values where the text gives none."),
    field("over-time", Kind::Choice(&["fixed", "evolving", "growing"]), "How the value behaves as time passes."),
    field("fresh", Kind::Scalar, "How far apart in time two values are still about the same time: `90 days`."),
    field("range", Kind::Scalar, "Which numbers the value may be: `at least 1000`, `at most 10`, `0-100%`; others are no such claim."),
    field("tolerance", Kind::Scalar, "How far two numbers may differ and agree: `10%`, or an amount such as `0.3`."),
    field("many", Kind::Flag, "Several values can be true at once."),
    field("polarity", Kind::Choice(&["asserted", "denied"]), "What the wording fixes."),
    field("modality", Kind::Choice(&["factual", "planned", "conditional", "alleged", "forecast"]), "What the wording fixes."),
    field("severity", Kind::Choice(&["info", "warning", "error"]), "How much a finding matters."),
    field("note", Kind::Text(Domain::Free), "A remark for those who read a finding."),
    field("url", Kind::Text(Domain::Free), "Where more is said about this claim type."),
    field("tags", Kind::Names(Domain::Free), "Free labels."),
    field("match", Kind::Names(Domain::Free), "The value: what patterns capture, the first that fits, for what a form cannot say."),
    field("regex", Kind::Text(Domain::Free), "The value: what the group `value` of a regular expression captures; the last way out."),
    field("tests", Kind::List(&Kind::Record(TEST)), "Texts, and what must come out of them."),
];

/// Defaults of arguments.
pub static DEFAULT: &[Field] = &[
    field("place", Kind::Text(Domain::Free), "The place where the text gives none: a name or id of the gazetteer."),
    field("who", Kind::Text(Domain::Actor), "The actor where the text gives none."),
];

/// A test.
pub static TEST: &[Field] = &[
    field("name", Kind::Text(Domain::Free), "What it shows."),
    required("text", Kind::Text(Domain::Free), "The text."),
    field("date", Kind::Scalar, "When the source was published: 2025-08-30."),
    field("lang", Kind::Text(Domain::Language), "Language of the text; found from the text where it is not given."),
    required("claims", Kind::List(&Kind::Record(EXPECTATION)), "The claims of this type that must come out; [] for none."),
    field("todo", Kind::Text(Domain::Free), "Why it fails today; then it has to fail."),
];

/// What an expected claim may say.
pub static EXPECTATION: &[Field] = &[
    field("count", Kind::Scalar, "2500, about 2500, at least 40, 40-50, dozens."),
    field("amount", Kind::Scalar, "As `count`."),
    field("share", Kind::Scalar, "1/3, 40%."),
    field("date", Kind::Scalar, "2021-12-09, 2021-12, 2024-09/2025-09."),
    field("role", Kind::Scalar, "The date's role."),
    field("scope", Kind::Scalar, "The proposition's scope."),
    field("when", Kind::Scalar, "The proposition's date."),
    field("category", Kind::Scalar, "The name of the value; the word, where the lexicon has no `values`."),
    field("value", Kind::Scalar, "The place of a place claim."),
    field("place", Kind::Scalar, "A name or id of the gazetteer."),
    field("relation", Kind::Scalar, "The place's role."),
    field("nation", Kind::Scalar, "An actor's id."),
    field("who", Kind::Scalar, "An actor's id."),
    field("actor", Kind::Scalar, "An actor's id."),
    field("party", Kind::Scalar, "An actor's id."),
    field("polarity", Kind::Scalar, "asserted or denied; asserted without it."),
    field("modality", Kind::Scalar, "factual, planned, conditional, alleged or forecast."),
    field("as-of", Kind::Scalar, "The date at which the value is said to hold."),
    field("said-by", Kind::Scalar, "An actor's id."),
    field("type", Kind::Scalar, "Another claim type."),
];

/// The field of that name.
pub fn find(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    fields.iter().find(|field| field.name == name)
}
