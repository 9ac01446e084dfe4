//! What is wrong with a rule file, said so that its author knows where and what to do: one code a kind of mistake.
//! `docs/diagnostics.md` has an entry for each code, and a test holds the two together.

use super::nearest::Near;
use std::fmt;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The rules compile, and are probably not what was meant.
    Warning,
    /// The rules do not compile: nothing is checked.
    Error,
}

/// Where something stands in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Line, from one.
    pub line: usize,
    /// Column in characters, from one.
    pub column: usize,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of mistake.
    pub code: Code,
    /// Error or warning.
    pub severity: Level,
    /// The file, as it was named.
    pub path: String,
    /// The word that is wrong; `None` where the file as a whole is.
    pub span: Option<Spot>,
    /// What is wrong, in one line.
    pub message: String,
    /// The valid names nearest to the one given.
    pub nearest: Option<Near>,
    /// What to do; empty where the nearest name says it.
    pub help: String,
    /// Another place of the same file that matters, and why.
    pub also: Option<(Spot, String)>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        if let Some(spot) = self.span {
            write!(f, ":{}:{}", spot.line, spot.column)?;
        }
        write!(f, ": {}: {}", self.code.id(), self.message)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean {nearest}?"),
            None if self.help.is_empty() => Ok(()),
            None => write!(f, "; {}", self.help),
        }
    }
}

macro_rules! codes {
    ($($name:ident $id:literal $level:ident $title:literal;)*) => {
        /// The kinds of mistakes. A number is never used again for another kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $name,)*
        }

        impl Code {
            /// All codes, in order of their numbers.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The code as it is printed.
            pub fn id(self) -> &'static str {
                match self { $(Code::$name => $id),* }
            }

            /// What kind of mistake it is, in a few words: the title of its entry in the documentation.
            pub fn title(self) -> &'static str {
                match self { $(Code::$name => $title),* }
            }

            /// Whether rules with this mistake compile.
            pub fn level(self) -> Level {
                match self { $(Code::$name => Level::$level),* }
            }
        }
    };
}

codes! {
    Unreadable "CR0101" Error "a file cannot be read";
    NotUtf8 "CR0102" Error "a file is not UTF-8";
    Empty "CR0103" Error "a file holds nothing";
    Syntax "CR0104" Error "not valid YAML";
    YamlFeature "CR0105" Error "YAML that rule files do not take";
    Lookalike "CR0106" Error "a sign that only looks like one of YAML's";
    MissingBlank "CR0107" Error "a missing blank";

    UnknownKey "CR0201" Error "unknown key";
    DuplicateKey "CR0202" Error "a key stands twice";
    WrongType "CR0203" Error "the wrong kind of value";
    MissingKey "CR0204" Error "a key is missing";
    NothingGiven "CR0205" Error "a key without a value";
    Version "CR0206" Error "a version that this program does not know";
    NoChoice "CR0207" Error "none of the possible values";
    CutShort "CR0208" Error "a value that ends too early";

    UnknownLexicon "CR0301" Error "unknown lexicon";
    UnknownActor "CR0302" Error "unknown actor";
    UnknownPlace "CR0303" Error "unknown place";
    UnknownClaimType "CR0304" Error "unknown claim type";
    UnknownPack "CR0305" Error "unknown pack";
    UnknownLanguage "CR0306" Error "unknown language";
    PackNotUsed "CR0307" Error "a lexicon of a pack that is not used";
    DefinedTwice "CR0308" Error "a name is defined twice";
    BadName "CR0309" Error "a name that cannot be named";

    NoValue "CR0401" Error "a claim type without a value";
    SeveralValues "CR0402" Error "a claim type with several values";
    Unfillable "CR0403" Error "an argument that nothing can fill";
    NeverFires "CR0404" Error "a rule that can never fire";
    FiresOnEverything "CR0405" Error "a rule that fires on everything";
    LanguageWithoutWords "CR0406" Warning "one language without words";
    Tolerance "CR0407" Error "bad tolerance";
    Fresh "CR0408" Error "bad time span";
    Placeholder "CR0409" Error "a title with an argument that is not in `about`";
    NoEffect "CR0410" Warning "a key without effect";
    EmptyWord "CR0411" Error "a word that no text can hold";
    ValuesApart "CR0412" Warning "a category whose languages cannot agree";
    WordOfTwoValues "CR0413" Error "a word that stands for two values";
    BadRange "CR0414" Error "bad range";
    WrongScript "CR0415" Warning "words of another script";

    Constraint "CR0501" Error "bad constraint";
    ConstraintKinds "CR0502" Error "a constraint between values that cannot be compared";

    Expectation "CR0601" Error "an expectation that cannot be read";
    ExpectationKind "CR0602" Error "an expectation that this claim type cannot meet";
    TestDate "CR0603" Error "a test date that is no day";
    SameTest "CR0604" Warning "the same test twice";

    Pattern "CR0701" Error "bad pattern";
    Regex "CR0702" Error "bad regular expression";

    Untested "CR0801" Warning "a rule without tests";
    OneSided "CR0802" Warning "no test that must find nothing";
    UnusedLexicon "CR0803" Warning "unused lexicon";
    WordTwice "CR0804" Warning "a word that stands twice in a lexicon";
    Fight "CR0805" Warning "words that two claim types fight over";
    Shadowed "CR0806" Warning "a pattern or rule that another one shadows";
    NearlyLexicon "CR0807" Warning "a word that is nearly the name of a lexicon";
    NearlyReplaces "CR0808" Warning "a name that is nearly a built-in claim type's";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_rise_and_are_unique() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].id() < pair[1].id()));
        assert!(Code::ALL.iter().all(|code| !code.title().is_empty() && code.id().len() == 6));
    }
}
