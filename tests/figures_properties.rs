//! Looking up only the words that can be part of a number or a date finds the same numbers and dates as looking up all.

use corroborate::extract::Language;
use corroborate::lang::Lexed;
use corroborate::rule::RuleSet;
use corroborate::value::FigureFinder;
use corroborate::value::actor::Actors;
use corroborate::value::date::{self, Anchor};
use corroborate::value::number;
use corroborate::value::place::Gazetteer;
use proptest::prelude::*;
use std::sync::OnceLock;

fn language(code: usize) -> &'static Language {
    static LANGUAGES: [OnceLock<Language>; 3] = [const { OnceLock::new() }; 3];
    LANGUAGES[code].get_or_init(|| {
        let gazetteer = Gazetteer::shipped();
        let actors = Actors::shipped(&gazetteer);
        Language::new(["ar", "en", "fr"][code], &RuleSet::default(), &gazetteer, &actors).unwrap()
    })
}

fn finder(code: usize) -> &'static FigureFinder<'static> {
    static FINDERS: [OnceLock<FigureFinder<'static>>; 3] = [const { OnceLock::new() }; 3];
    FINDERS[code].get_or_init(|| FigureFinder::new(language(code).pack, &language(code).vocabulary))
}

fn same(code: usize, text: &str) {
    let Language { pack, vocabulary } = language(code);
    let anchor = Anchor::Known(jiff::civil::date(2021, 12, 27));
    let lexed = Lexed::new(text, vocabulary);
    let whole = 0..lexed.tokens.len();
    let found = finder(code).read(text, &anchor);
    assert_eq!(found.numbers, number::recognise(&lexed, pack, whole.clone()), "{text}");
    assert_eq!(found.dates, date::recognise(&lexed, pack, &anchor, whole), "{text}");
}

/// The corpora, cut into words: what real phrases are made of.
fn words(code: usize) -> &'static [String] {
    static WORDS: [OnceLock<Vec<String>>; 3] = [const { OnceLock::new() }; 3];
    WORDS[code].get_or_init(|| {
        let read = |kind: &str| {
            let path = format!("{}/tests/corpus/{}/{kind}.yaml", env!("CARGO_MANIFEST_DIR"), ["ar", "en", "fr"][code]);
            let rows: Vec<serde_yaml::Value> = serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            rows.iter().filter_map(|row| Some(row.get("text")?.as_str()?.to_owned())).collect::<Vec<_>>()
        };
        let texts = [read("number"), read("date")].concat();
        for text in &texts {
            same(code, text);
        }
        texts.iter().flat_map(|text| text.split(' ')).map(str::to_owned).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn words_of_real_phrases_in_any_order(code in 0_usize..3, picks in prop::collection::vec(any::<prop::sample::Index>(), 1..24)) {
        let words = words(code);
        let text: Vec<&str> = picks.iter().map(|pick| pick.get(words).as_str()).collect();
        same(code, &text.join(" "));
    }

    #[test]
    fn any_text(code in 0_usize..3, text in ".{0,60}") {
        same(code, &text);
    }
}
