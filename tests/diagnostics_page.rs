//! `docs/diagnostics.md` and the codes of the program are the same list, and each fragment on the page is reported with
//! the code that it stands under.

mod shipped;

use corroborate::rule::{Code, RuleText, lint, load};
use shipped::world;

const PAGE: &str = include_str!("../docs/diagnostics.md");
const WORDS: &str = "words:\n  rocket: {en: [rocket], ar: [صاروخ]}\n  hit: {en: [hit], ar: [أصاب]}\n";

struct Entry<'a> {
    code: &'a str,
    title: &'a str,
    body: &'a str,
}

fn entries() -> Vec<Entry<'static>> {
    let entries = PAGE.split("\n### ").skip(1);
    entries
        .map(|entry| {
            let (head, body) = entry.split_once('\n').unwrap();
            let (code, title) = head.split_once(": ").unwrap();
            Entry { code, title, body }
        })
        .collect()
}

#[test]
fn every_code_has_its_entry_and_every_entry_its_code() {
    let codes: Vec<(&str, &str)> = Code::ALL.iter().map(|code| (code.id(), code.title())).collect();
    let written: Vec<(&str, &str)> = entries().iter().map(|entry| (entry.code, entry.title)).collect();
    assert_eq!(codes, written);
    for entry in entries() {
        assert!(entry.body.contains("\nFix: "), "{} says what to do", entry.code);
        assert!(entry.body.trim_start().split("\n\n").next().unwrap().len() > 40, "{} says what and why", entry.code);
    }
}

#[test]
fn every_fragment_is_reported_with_its_code() {
    let (gazetteer, actors) = world();
    let mut tried = 0;
    for entry in entries() {
        let Some((_, rest)) = entry.body.split_once("```yaml broken\n") else { continue };
        let mut text = rest.split("```").next().unwrap().to_owned();
        if !text.contains("version:") && !text.starts_with('#') {
            let words = if text.contains("words:") { "" } else { WORDS };
            text = format!("version: 1\npack: mine\n{words}{text}");
        }
        let loaded = load::load(vec![RuleText::new("mine.yaml", text)], gazetteer, actors);
        let mut found: Vec<&str> = loaded.diagnostics.iter().map(|found| found.code.id()).collect();
        if load::is_usable(&loaded.diagnostics) {
            let lint = lint::lint(&loaded.rules, &loaded.texts, &|path| path == "mine.yaml");
            found.extend(lint.iter().map(|found| found.code.id()));
        }
        assert!(found.contains(&entry.code), "{}: {found:?}", entry.code);
        tried += 1;
    }
    assert!(tried > 35, "{tried} fragments");
}
