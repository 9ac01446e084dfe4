//! Reports: what the graph and the verdicts add up to, in the form that a reader or a program wants. One file a format; to
//! add one, write the file and its row in [`FORMATS`].

pub mod diagnostic;
pub mod explain;
pub mod human;
mod json;
mod jsonl;
pub mod mentions;
mod table;
pub mod terminal;
pub mod untrusted;

use crate::claim::Claim;
use crate::graph::Relation;
use crate::verdict::{GateResult, Slot};
use human::Names;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Write};
use terminal::Look;

/// Name of the JSON shape; a change that breaks its readers changes the number.
pub const SCHEMA: &str = "corroborate/1";

/// A source as reports show it, without its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCard {
    /// Id that claims refer to.
    pub id: String,
    /// Path as shown to people.
    pub path: String,
    /// ISO 639 code.
    pub language: Option<String>,
    /// Publication date; `None` when unknown or only narrowed to candidates.
    pub published: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Everything that a report can show. Where a stage did not run (`extract` links nothing), its part is empty.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// Sources in order of their ids.
    pub sources: &'a [SourceCard],
    /// Claims in order of source and place.
    pub claims: &'a [Claim],
    /// Edges between claims.
    pub relations: &'a [Relation],
    /// Claims by key, with their verdicts.
    pub slots: &'a [Slot],
    /// Whether the findings are acceptable.
    pub gate: &'a GateResult,
    /// Title template of a claim type in the reader's language.
    pub titles: &'a dyn Fn(&str) -> Option<String>,
    /// Names of places and actors.
    pub names: &'a dyn Names,
    /// The reader's language, as an ISO 639 code.
    pub language: &'a str,
    /// Line of each claim's first word in its file, from one, by claim id; empty where the text is not at hand.
    pub lines: &'a BTreeMap<String, usize>,
}

/// How to show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The screen.
    pub look: Look,
    /// With the words behind each value.
    pub quotes: bool,
}

/// An output format.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// One line of help.
    pub about: &'static str,
    /// Writes it.
    pub write: fn(&Report<'_>, View, &mut dyn Write) -> io::Result<()>,
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// All output formats; the first is the default.
pub const FORMATS: &[Format] = &[
    Format { name: "table", about: "a table to read, with a line for each value", write: table::write },
    Format { name: "json", about: "one JSON object: sources, claims, relations, slots, gate", write: json::write },
    Format { name: "jsonl", about: "the claims alone, one JSON object a line", write: jsonl::write },
];

/// `value` as JSON on a line of its own, with nothing in it that a terminal would obey.
pub fn json_line(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    json::line(value, out)
}

/// The format of that name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// What a slot is called: its rule's title with the key filled in, made safe; without a title the words of the type.
pub fn slot_title(claim_type: &str, key: &BTreeMap<String, String>, report: &Report<'_>) -> String {
    let template = (report.titles)(claim_type).unwrap_or_else(|| {
        let words = claim_type.replace('-', " ");
        let mut letters = words.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    });
    untrusted::terminal::sanitise(&human::title(&template, key, report.names, report.language))
}

#[cfg(test)]
pub(crate) mod fixture;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_have_distinct_names_and_write_something() {
        let story = fixture::Story::new();
        for (index, this) in FORMATS.iter().enumerate() {
            assert!(FORMATS[..index].iter().all(|other| other.name != this.name));
            assert!(!this.about.is_empty());
            let mut out = Vec::new();
            (this.write)(&story.report(), View::default(), &mut out).unwrap();
            assert!(out.ends_with(b"\n"), "{} ends its last line", this.name);
        }
        assert!(format("no such format").is_none());
    }
}
