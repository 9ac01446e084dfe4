//! The date corpora under `tests/corpus/<language>/date.yaml`: every date that a text holds, and nothing else.

mod corpus;

use corroborate::lang::{LanguagePack, Lexed, Vocabulary, VocabularyBuilder, number_words};
use corroborate::value::DateRole;
use corroborate::value::date::{Anchor, DateMention, Tense, narrow_anchor, recognise_in_tense};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Row {
    text: String,
    /// The source's date, where the row has one.
    #[serde(rename = "ref")]
    reference: Option<String>,
    /// Dates that the source may have, instead of one.
    #[serde(default)]
    candidates: Vec<String>,
    tense: Option<String>,
    /// The dates, in order; none for a text that holds none.
    #[serde(default)]
    expect: Vec<Date>,
    /// What the text says of its own date: one day, or several.
    narrows: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Date {
    text: String,
    edtf: String,
    role: Option<DateRole>,
    #[serde(default)]
    corrected: bool,
    #[serde(default)]
    conflict: bool,
    #[serde(default)]
    uncertain: bool,
}

struct Language {
    pack: LanguagePack,
    vocabulary: Vocabulary,
}

impl Language {
    fn load(code: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("rules/lang/{code}.yaml"));
        let pack: LanguagePack = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let mut builder = VocabularyBuilder::new(pack.morphology.clone());
        number_words::register(&pack, &mut builder);
        pack.dates.register(&mut builder);
        Language { pack, vocabulary: builder.build() }
    }

    fn check(&self, row: &Row) -> Vec<String> {
        let lexed = Lexed::new(&row.text, &self.vocabulary);
        let day = |text: &String| text.parse().unwrap();
        let anchor = match &row.reference {
            Some(text) => Anchor::Known(day(text)),
            None if row.candidates.is_empty() => Anchor::Unknown,
            None => Anchor::Candidates(row.candidates.iter().map(day).collect()),
        };
        let tense = match row.tense.as_deref() {
            None => Tense::Unknown,
            Some("past") => Tense::Past,
            Some("future") => Tense::Future,
            Some(other) => panic!("{other} is no tense"),
        };
        let found = recognise_in_tense(&lexed, &self.pack, &anchor, 0..lexed.tokens.len(), tense);
        let shown: Vec<_> = found.iter().map(|mention| show(mention, &row.text[lexed.tokens.span(mention.first, mention.end)])).collect();
        let wanted: Vec<_> = row
            .expect
            .iter()
            .map(|date| {
                let marks = [(date.corrected, " corrected"), (date.conflict, " conflict"), (date.uncertain, " uncertain")];
                describe(&date.text, &date.edtf, date.role, marks)
            })
            .collect();
        let mut faults = Vec::new();
        if shown != wanted {
            faults.push(format!("wanted {wanted:?}\n    found  {shown:?}"));
        }
        if let Some(narrows) = &row.narrows {
            let narrowed = match narrow_anchor(&lexed, &self.pack, 0..lexed.tokens.len()).anchor {
                Anchor::Known(day) => vec![day.to_string()],
                Anchor::Candidates(days) => days.iter().map(ToString::to_string).collect(),
                Anchor::Unknown => Vec::new(),
            };
            if narrowed != *narrows {
                faults.push(format!("narrows to {narrowed:?}"));
            }
        }
        faults
    }
}

fn show(mention: &DateMention, text: &str) -> String {
    assert!(!mention.because.is_empty());
    let marks = [(mention.corrected, " corrected"), (mention.conflict.is_some(), " conflict"), (mention.uncertain, " uncertain")];
    describe(text, &mention.edtf.to_string(), mention.role, marks)
}

fn describe(text: &str, edtf: &str, role: Option<DateRole>, marks: [(bool, &str); 3]) -> String {
    let role = role.map(|role| format!(" {role:?}").to_lowercase()).unwrap_or_default();
    let marks: String = marks.iter().filter(|(set, _)| *set).map(|(_, name)| *name).collect();
    format!("[{text}] {edtf}{role}{marks}")
}

fn check_corpus(code: &str) {
    let language = Language::load(code);
    let rows: Vec<Row> = corpus::rows(code, "date");
    assert!(rows.iter().any(|row| row.expect.is_empty()), "a corpus needs texts without a date");
    corpus::assert_right(&rows, |row| &row.text, |row| language.check(row));
}

#[test]
fn arabic() {
    check_corpus("ar");
}

#[test]
fn english() {
    check_corpus("en");
}

#[test]
fn french() {
    check_corpus("fr");
}
