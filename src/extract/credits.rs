//! Credits: the agencies and outlets behind a whole text. They are its publisher, those that its author's line names, and those
//! that stand alone in its dateline ("BAGHDAD (Reuters) -") or at its very end ("… - AFP"). An agency that the sentences
//! themselves quote is a speaker of those sentences and no credit.

use super::language::Language;
use crate::lang::{Class, Lexed};
use crate::source::{Source, Zone};
use crate::value::actor::{Actors, NEWSROOMS};

/// A dateline is over by this many tokens.
const DATELINE: usize = 14;

/// Actor ids, each once, in the order of the ids.
pub fn credits<'a>(source: &Source, actors: &Actors, language: impl Fn(&str) -> Option<&'a Language>) -> Vec<String> {
    let own = source.language.as_deref().and_then(&language);
    let mut found = Vec::new();
    let mut look = |text: &str, keep: &dyn Fn(&Lexed<'_>, usize, usize) -> bool| {
        // Arabic texts name agencies in Latin letters too.
        let latin = text.bytes().any(|b| b.is_ascii_alphabetic()).then(|| language("en")).flatten();
        for language in own.into_iter().chain(latin.filter(|latin| own.is_none_or(|own| !std::ptr::eq(own, *latin)))) {
            let lexed = Lexed::new(text, &language.vocabulary);
            for index in 0..lexed.tokens.len() {
                let newsrooms = lexed.hits_of(index, Class::Actor).filter(|hit| {
                    let id = actors.actor(hit.sense.id).id.as_str();
                    actors.kind(id).is_some_and(|kind| NEWSROOMS.contains(&kind)) && keep(&lexed, index, hit.end as usize)
                });
                found.extend(newsrooms.map(|hit| actors.actor(hit.sense.id).id.clone()));
            }
        }
    };
    if let Some(publisher) = &source.publisher {
        look(publisher, &|lexed, first, end| first == 0 && end == lexed.tokens.len());
    }
    for span in source.zones.iter().filter(|span| span.zone == Zone::Byline) {
        look(&source.text[span.range.clone()], &|_, _, _| true);
    }
    let mut body = source.zones.iter().filter(|span| matches!(span.zone, Zone::Standfirst | Zone::Body)).map(|span| span.range.clone());
    if let Some(opening) = body.next() {
        let last = body.next_back().unwrap_or(opening.clone());
        if let Some(line) = source.text[opening].lines().find(|line| !line.trim().is_empty()) {
            look(line, &|lexed, first, end| first < DATELINE && end < lexed.tokens.len() && alone(lexed, first, end));
        }
        if let Some(line) = source.text[last].lines().rfind(|line| !line.trim().is_empty()) {
            look(line, &|lexed, first, end| alone(lexed, first, end) && (end..lexed.tokens.len()).all(|i| closes(lexed.tokens.mark(i))));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Nothing but dashes, brackets and strokes beside the name.
fn alone(lexed: &Lexed<'_>, first: usize, end: usize) -> bool {
    let before = first.checked_sub(1).map(|i| lexed.tokens.mark(i));
    let after = (end < lexed.tokens.len()).then(|| lexed.tokens.mark(end));
    before.is_none_or(|mark| matches!(mark, ',' | '،' | '+') || parts(mark)) && after.is_none_or(|mark| parts(mark) || closes(mark))
}

fn parts(mark: char) -> bool {
    matches!(mark, '(' | ')' | '[' | ']' | '-' | '–' | '—' | '/' | '|' | ':')
}

fn closes(mark: char) -> bool {
    matches!(mark, '.' | ')' | ']' | '"' | '”' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::RuleSet;
    use crate::source::Metadata;
    use crate::value::place::Gazetteer;

    fn of(text: &str, publisher: Option<&str>) -> Vec<String> {
        let gazetteer = Gazetteer::shipped();
        let actors = Actors::shipped(&gazetteer);
        let packs: Vec<(&str, Language)> =
            ["ar", "en"].map(|code| (code, Language::new(code, &RuleSet::default(), &gazetteer, &actors).unwrap())).into();
        let stated = Metadata { publisher: publisher.map(str::to_owned), ..Metadata::default() };
        let source = Source::from_text("s1", "a.txt", text, stated).unwrap();
        credits(&source, &actors, |code| packs.iter().find(|(known, _)| *known == code).map(|(_, language)| language))
    }

    #[test]
    fn datelines_and_last_words_credit_an_agency() {
        assert_eq!(of("TUNIS (Reuters) - Nine people drowned off the coast on Monday, the navy said.\n", None), ["reuters"]);
        assert_eq!(of("Nine people drowned off the coast on Monday, the navy said. They had left on Sunday. (AFP)\n", None), ["AFP"]);
        assert_eq!(of("تونس - رويترز: غرق تسعة أشخاص قبالة السواحل يوم الاثنين، وفق ما أعلنته البحرية.\n", None), ["reuters"]);
        assert_eq!(of("تونس (أ ف ب) - غرق تسعة أشخاص قبالة السواحل يوم الاثنين، وفق ما أعلنته البحرية.\n", None), ["AFP"]);
    }

    #[test]
    fn the_publisher_stands_behind_its_own_text() {
        assert_eq!(of("Nine people drowned off the coast on Monday, the navy said.\n", Some("Reuters")), ["reuters"]);
        assert!(of("Nine people drowned off the coast on Monday, the navy said.\n", Some("The Harbour Gazette")).is_empty());
    }

    #[test]
    fn an_agency_that_a_sentence_quotes_is_no_credit() {
        assert!(of("Reuters reported on Monday that nine people had drowned off the coast.\n", None).is_empty());
        assert!(of("Nine people drowned off the coast, the Reuters news agency said on Monday.\n", None).is_empty());
        assert!(of("وقالت وكالة رويترز يوم الاثنين إن تسعة أشخاص غرقوا قبالة السواحل.\n", None).is_empty());
    }
}
