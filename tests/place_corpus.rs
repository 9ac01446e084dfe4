//! The place corpora under `tests/corpus/<language>/places.yaml`: every place that a text names, and nothing else. A name
//! that the text leaves ambiguous stands there with all its places.

mod corpus;

use corpus::{assert_right, rows};
use corroborate::extract::Language;
use corroborate::lang::Lexed;
use corroborate::rule::RuleSet;
use corroborate::value::actor::Actors;
use corroborate::value::place::{CLASSES, Gazetteer, recognise};
use serde::Deserialize;

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
    let rows: Vec<Row> = rows(code, "places");
    let gazetteer = Gazetteer::shipped();
    let language = Language::new(code, &RuleSet::default(), &gazetteer, &Actors::shipped(&gazetteer)).unwrap();
    let words = language.vocabulary.words_of(&CLASSES);
    let check = |row: &Row| {
        let shown = |lexed: &Lexed<'_>| -> Vec<String> {
            let found = recognise(lexed, &gazetteer, 0..lexed.tokens.len());
            let ids = |places: &[u32]| places.iter().map(|place| gazetteer.place(*place).id.clone()).collect::<Vec<_>>().join(" ");
            found.iter().map(|p| format!("[{}] {}", &row.text[lexed.tokens.span(p.first, p.end)], ids(&p.places))).collect()
        };
        let found = shown(&Lexed::new(&row.text, &language.vocabulary));
        let wanted: Vec<String> = row.expect.iter().map(|place| format!("[{}] {}", place.text, place.places.join(" "))).collect();
        assert_eq!(found, shown(&Lexed::only(&row.text, &language.vocabulary, &words)), "{}: fewer words looked up", row.text);
        if found == wanted { vec![] } else { vec![format!("wanted {wanted:?}\n    found  {found:?}")] }
    };
    assert!(rows.iter().any(|row| row.expect.is_empty()) && rows.len() >= 20, "{code}: too few rows");
    assert_right(&rows, |row| &row.text, check);
}

#[test]
fn arabic() {
    check("ar");
}

#[test]
fn english() {
    check("en");
}
