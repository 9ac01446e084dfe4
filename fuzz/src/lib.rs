//! What must hold of the recognisers whatever the text: no panic, spans that slice the text, in order, and the same
//! result whether all words are looked up or only those of interest.

use corroborate::extract::Language;
use corroborate::lang::{Lexed, WordsOf};
use corroborate::rule::RuleSet;
use corroborate::value::FigureFinder;
use corroborate::value::actor::Actors;
use corroborate::value::date::{self, Anchor, Edtf};
use corroborate::value::number;
use corroborate::value::place::{self, Gazetteer};
use std::ops::Range;
use std::sync::LazyLock;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::shipped);

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let actors = Actors::shipped(&GAZETTEER);
    let language = |code| Language::new(code, &RuleSet::default(), &GAZETTEER, &actors).expect("a shipped pack");
    ["ar", "en", "fr"].map(language).into()
});

static FINDERS: LazyLock<Vec<FigureFinder<'static>>> =
    LazyLock::new(|| LANGUAGES.iter().map(|language| FigureFinder::new(&language.pack, &language.vocabulary)).collect());

static PLACE_WORDS: LazyLock<Vec<WordsOf>> =
    LazyLock::new(|| LANGUAGES.iter().map(|language| language.vocabulary.words_of(&place::CLASSES)).collect());

/// The first byte chooses the language and the source's date, the rest is the text.
fn parts(data: &[u8]) -> Option<(usize, Anchor, String)> {
    let (first, text) = data.split_first()?;
    let anchor = match first / 3 % 3 {
        0 => Anchor::Unknown,
        1 => Anchor::Known(jiff::civil::date(2021, 12, 27)),
        _ => Anchor::Candidates(vec![jiff::civil::date(2020, 2, 29), jiff::civil::date(2025, 8, 30)]),
    };
    Some((usize::from(first % 3), anchor, String::from_utf8_lossy(text).into_owned()))
}

/// Spans slice the text on the borders of characters, none is empty, and none starts before the one before it.
fn check_spans(text: &str, lexed: &Lexed<'_>, mentions: impl Iterator<Item = Range<usize>>) {
    let mut before = 0;
    for tokens in mentions {
        assert!(tokens.start < tokens.end && tokens.end <= lexed.tokens.len(), "no tokens");
        let span = lexed.tokens.span(tokens.start, tokens.end);
        assert!(text.get(span.clone()).is_some_and(|piece| !piece.is_empty()), "a span that slices nothing");
        assert!(span.start >= before, "out of order");
        before = span.start;
    }
}

/// The number recogniser.
pub fn number(data: &[u8]) {
    let Some((language, anchor, text)) = parts(data) else { return };
    let Language { pack, vocabulary } = &LANGUAGES[language];
    let lexed = Lexed::new(&text, vocabulary);
    let found = number::recognise(&lexed, pack, 0..lexed.tokens.len());
    check_spans(&text, &lexed, found.iter().map(|number| number.first..number.end));
    for number in &found {
        assert!(number.hedge_first <= number.first && number.end <= number.hedge_end && number.hedge_end <= lexed.tokens.len());
    }
    let figures = FINDERS[language].read(&text, &anchor);
    // Not-a-number is not equal to itself; its spelling is.
    assert_eq!(format!("{found:?}"), format!("{:?}", figures.numbers));
}

/// The date recogniser.
pub fn date(data: &[u8]) {
    let Some((language, anchor, text)) = parts(data) else { return };
    let Language { pack, vocabulary } = &LANGUAGES[language];
    let lexed = Lexed::new(&text, vocabulary);
    let found = date::recognise(&lexed, pack, &anchor, 0..lexed.tokens.len());
    check_spans(&text, &lexed, found.iter().map(|date| date.first..date.end));
    for date in &found {
        assert!(date.role_first <= date.first);
        let written = date.edtf.to_string();
        assert_eq!(Edtf::parse(&written).ok(), Some(date.edtf), "{written}");
    }
    assert_eq!(found, FINDERS[language].read(&text, &anchor).dates);
    let _ = date::narrow_anchor(&lexed, pack, 0..lexed.tokens.len());
}

/// The place recogniser.
pub fn place(data: &[u8]) {
    let Some((language, _, text)) = parts(data) else { return };
    let Language { vocabulary, .. } = &LANGUAGES[language];
    let lexed = Lexed::new(&text, vocabulary);
    let found = place::recognise(&lexed, &GAZETTEER, 0..lexed.tokens.len());
    check_spans(&text, &lexed, found.iter().map(|place| place.first..place.end));
    assert!(found.iter().all(|place| !place.places.is_empty()));
    let few = Lexed::only(&text, vocabulary, &PLACE_WORDS[language]);
    assert_eq!(found, place::recognise(&few, &GAZETTEER, 0..few.tokens.len()));
}
