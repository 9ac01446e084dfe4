//! The place corpora under `tests/corpus/<language>/places.yaml`: every place that a text names, and nothing else. A name
//! that the text leaves ambiguous stands there with all its places.

use corroborate::extract::Language;
use corroborate::lang::Lexed;
use corroborate::rule::RuleSet;
use corroborate::value::actor::Actors;
use corroborate::value::place::{CLASSES, Gazetteer, recognise};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    text: String,
    /// The places, in order; none for a text that names none.
    #[serde(default)]
    expect: Vec<Place>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    text: String,
    places: Vec<String>,
}

fn check(code: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/corpus/{code}/places.yaml"));
    let rows: Vec<Row> = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let gazetteer = Gazetteer::shipped();
    let language = Language::new(code, &RuleSet::default(), &gazetteer, &Actors::shipped(&gazetteer)).unwrap();
    let words = language.vocabulary.words_of(&CLASSES);
    let mut faults = Vec::new();
    for row in &rows {
        let shown = |lexed: &Lexed<'_>| -> Vec<String> {
            let found = recognise(lexed, &gazetteer, 0..lexed.tokens.len());
            let ids = |places: &[u32]| places.iter().map(|place| gazetteer.place(*place).id.clone()).collect::<Vec<_>>().join(" ");
            found.iter().map(|p| format!("[{}] {}", &row.text[lexed.tokens.span(p.first, p.end)], ids(&p.places))).collect()
        };
        let found = shown(&Lexed::new(&row.text, &language.vocabulary));
        let wanted: Vec<String> = row.expect.iter().map(|place| format!("[{}] {}", place.text, place.places.join(" "))).collect();
        if found != wanted {
            faults.push(format!("{}\n    wanted {wanted:?}\n    found  {found:?}", row.text));
        }
        assert_eq!(found, shown(&Lexed::only(&row.text, &language.vocabulary, &words)), "{}: fewer words looked up", row.text);
    }
    assert!(rows.iter().any(|row| row.expect.is_empty()) && rows.len() >= 20, "{code}: too few rows");
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn arabic() {
    check("ar");
}

#[test]
fn english() {
    check("en");
}
