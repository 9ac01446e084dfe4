use super::*;
use crate::report::fixture::Story;
use crate::report::terminal::Look;
use crate::report::terminal::width;

fn table(story: &Story, look: Look, quotes: bool) -> String {
    let mut out = Vec::new();
    write(&story.report(), View { look, quotes }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn at(columns: usize) -> Look {
    Look { width: columns, ..Look::default() }
}

#[test]
fn eighty_columns() {
    insta::assert_snapshot!(table(&Story::new(), at(80), false));
}

#[test]
fn a_wide_screen_shows_who_says_so() {
    insta::assert_snapshot!(table(&Story::new(), at(120), false));
}

#[test]
fn quotes_stand_under_their_value() {
    insta::assert_snapshot!(table(&Story::new(), at(80), true));
}

#[test]
fn arabic_titles_in_ascii() {
    let story = Story { language: "ar", ..Story::new() };
    insta::assert_snapshot!(table(&story, Look { ascii: true, ..at(80) }, false));
}

#[test]
fn colours_and_isolates_on_a_terminal() {
    let look = Look { colour: true, isolates: true, ..at(80) };
    let text = table(&Story::new(), look, true);
    for line in text.lines() {
        assert_eq!(line.matches('\u{2068}').count(), line.matches('\u{2069}').count(), "{line}");
        let mut open = false;
        for code in line.split('\u{1b}').skip(1) {
            assert!(code.starts_with('['), "only our own escapes: {line:?}");
            open = !code.starts_with("[0m");
        }
        assert!(!open, "colour ends with its line: {line:?}");
    }
    insta::assert_snapshot!(text.replace('\u{1b}', "␛").replace('\u{2068}', "⟨").replace('\u{2069}', "⟩"));
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let story = Story::new();
    for columns in [40, 60, 80, 100, 110, 120, 200] {
        for quotes in [false, true] {
            for line in table(&story, at(columns), quotes).lines() {
                assert!(width::columns(line) <= columns, "{columns}: {line}");
            }
        }
    }
}

#[test]
fn nothing_from_a_source_acts_on_the_terminal() {
    for look in [at(80), at(160)] {
        let text = table(&Story::new(), look, true);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        assert!(!text.contains(['\u{202e}', '\u{202c}', '\u{2068}']));
    }
}

#[test]
fn arabic_stays_in_the_order_of_its_letters() {
    let text = table(&Story::new(), at(400), true);
    assert!(text.contains("وقال متحدث إنه [[لم يبق سوى أقل من 500 جندي أمريكي في العراق]]، بحسب بيان"));
}

#[test]
fn without_claims_it_says_so() {
    let mut story = Story::new();
    (story.claims, story.slots) = (Vec::new(), Vec::new());
    assert_eq!(table(&story, at(80), false), "No claims found in 5 sources: no sentence says what a rule looks for.\n");
}

#[test]
fn order_of_slots_and_claims_does_not_matter() {
    let story = Story::new();
    let mut turned = Story::new();
    turned.claims.reverse();
    turned.slots.reverse();
    turned.slots.iter_mut().for_each(|slot| slot.claims.reverse());
    assert_eq!(table(&story, at(120), true), table(&turned, at(120), true));
}

#[test]
fn a_long_sentence_is_shown_around_its_quote() {
    let mut story = Story::new();
    let claim = &mut story.claims[0];
    let before = "word ".repeat(5000);
    claim.sentence_text = format!("{before}{}{}", claim.quote, " tail".repeat(5000));
    claim.span.start = claim.sentence.start + before.len();
    let text = table(&story, at(80), true);
    assert!(text.contains("[[About 2,500 US troops"), "{text}");
    assert!(text.len() < 12_000, "{}", text.len());
}
