//! The number corpora under `tests/corpus/<language>/number.yaml`: every count that a text holds, and nothing else.

mod corpus;

use corroborate::lang::{LanguagePack, Lexed, Vocabulary, VocabularyBuilder, number_words};
use corroborate::value::Qualifier;
use corroborate::value::number::{NumberMention, recognise};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Row {
    text: String,
    /// The counts, in order.
    #[serde(default)]
    expect: Vec<Count>,
    /// What looks like a count and is none, in order: the text and what it is.
    #[serde(default)]
    not_counts: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Count {
    text: String,
    number: f64,
    #[serde(default)]
    qualifier: Qualifier,
    min: Option<f64>,
    max: Option<f64>,
    unit: Option<String>,
    /// The whole hedge with its number.
    hedge: Option<String>,
    #[serde(default)]
    malformed: bool,
    #[serde(default)]
    unsure: bool,
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
        Language { pack, vocabulary: builder.build() }
    }

    fn check(&self, row: &Row) -> Vec<String> {
        let lexed = Lexed::new(&row.text, &self.vocabulary);
        let slice = |first, end| &row.text[lexed.tokens.span(first, end)];
        let found = recognise(&lexed, &self.pack, 0..lexed.tokens.len());
        let (counts, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|mention| mention.not_count.is_none());
        let mut faults = Vec::new();
        let texts = |list: &[NumberMention]| list.iter().map(|m| slice(m.first, m.end).to_owned()).collect::<Vec<_>>();
        if texts(&counts) != row.expect.iter().map(|count| count.text.clone()).collect::<Vec<_>>() {
            faults.push(format!("counts are {:?}", texts(&counts)));
            return faults;
        }
        for (mention, want) in counts.iter().zip(&row.expect) {
            let got = &mention.quantity;
            let hedge = slice(mention.hedge_first, mention.hedge_end);
            let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1.0);
            let right = close(got.number, want.number)
                && got.qualifier == want.qualifier
                && want.min.is_none_or(|min| got.min.is_some_and(|got| close(got, min)))
                && want.max.is_none_or(|max| got.max.is_some_and(|got| close(got, max)))
                && got.unit == want.unit
                && hedge == want.hedge.as_ref().unwrap_or(&want.text)
                && got.malformed.is_some() == want.malformed
                && mention.sure != want.unsure;
            if !right {
                faults.push(format!("{}: {got:?}, hedge {hedge:?}, sure {}", want.text, mention.sure));
            }
        }
        let got: Vec<_> =
            others.iter().map(|m| (slice(m.first, m.end).to_owned(), kebab(&format!("{:?}", m.not_count.unwrap())))).collect();
        if got != row.not_counts {
            faults.push(format!("not counts are {got:?}"));
        }
        faults
    }
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}

fn check_corpus(code: &str) {
    let language = Language::load(code);
    let rows: Vec<Row> = corpus::rows(code, "number");
    assert!(rows.iter().any(|row| row.expect.is_empty()), "a corpus needs texts without a count");
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
