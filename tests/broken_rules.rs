//! Broken rule files, one kind of mistake a file: each is reported with the code that its first line names, at a place
//! in the file, and none is a panic. How a diagnostic looks is kept beside each file.

mod shipped;

use corroborate::report::diagnostic::render;
use corroborate::rule::keys::{self, Field};
use corroborate::rule::load::{self, Loaded};
use corroborate::rule::{Code, Level, RuleText};
use proptest::prelude::*;
use shipped::world;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

fn loaded(texts: Vec<RuleText>) -> Loaded {
    let (gazetteer, actors) = world();
    load::load(texts, gazetteer, actors)
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken_rules");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "yaml"));
    files.sort();
    files
}

/// A file under the path that a reader of the repository knows.
fn text(path: &Path) -> RuleText {
    let name = path.file_name().unwrap().to_str().unwrap();
    RuleText::from_bytes(format!("tests/broken_rules/{name}"), fs::read(path).unwrap())
}

fn rendered(loaded: &Loaded) -> String {
    let one = |found| render(found, load::text_of(&loaded.texts, &found.path), false);
    loaded.diagnostics.iter().map(one).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn every_broken_file_says_what_is_wrong_and_where() {
    let files = files();
    assert!(files.len() >= 30);
    for path in files {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = text(&path);
        let promised: Vec<String> = match text.readable().trim_start_matches('\u{feff}').lines().next() {
            Some(line) => line.split(':').next().unwrap().split_whitespace().skip(1).map(str::to_owned).collect(),
            None => vec!["CR0103".to_owned()],
        };
        let loaded = loaded(vec![text]);
        let mut codes: Vec<&str> = loaded.diagnostics.iter().map(|found| found.code.id()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes, promised, "{name}:\n{}", rendered(&loaded));
        assert!(loaded.diagnostics.iter().all(|found| found.span.is_some() || found.code == Code::Empty), "{name}: no place");
        let settings = insta::Settings::clone_current();
        let mut settings = settings;
        settings.set_snapshot_path("broken_rules");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, rendered(&loaded)));
    }
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let loaded = loaded(load::read(&[PathBuf::from("no/such/rules.yaml")]));
    assert_eq!(loaded.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::Unreadable]);
    assert_eq!(loaded.diagnostics[0].path, "no/such/rules.yaml");
}

#[test]
fn every_kind_of_error_has_a_broken_file() {
    let mut shown: Vec<Code> = files().iter().flat_map(|path| loaded(vec![text(path)]).diagnostics).map(|found| found.code).collect();
    shown.push(Code::Unreadable);
    let of_lint = |code: &Code| code.id() >= "CR08";
    // Two files are needed to define a name twice.
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !of_lint(code) && !shown.contains(code) && **code != Code::DefinedTwice)
        .map(|code| code.id())
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn what_two_files_define_is_reported_with_the_other_file() {
    let one = "version: 1\npack: mine\nwords:\n  rocket: {en: [rocket]}\nclaims:\n  fired: {count: rocket}\n";
    let loaded = loaded(vec![RuleText::new("a.yaml", one), RuleText::new("b.yaml", one)]);
    let found: Vec<(Code, &str, usize)> =
        loaded.diagnostics.iter().map(|found| (found.code, found.path.as_str(), found.span.unwrap().line)).collect();
    assert_eq!(found, [(Code::DefinedTwice, "b.yaml", 4), (Code::DefinedTwice, "b.yaml", 6)]);
    assert!(loaded.diagnostics.iter().all(|found| found.message.contains("a.yaml")));
}

/// A key with two neighbouring letters changed, or with its last one left out where none are.
fn misspelt(key: &str) -> String {
    let mut letters: Vec<char> = key.chars().collect();
    match (1..letters.len()).find(|&at| letters[at] != letters[at - 1]) {
        Some(at) if letters.len() > 2 => letters.swap(at - 1, at),
        _ => letters.push('x'),
    }
    letters.into_iter().collect()
}

#[test]
fn every_misspelt_key_is_found_at_its_place_with_the_right_one() {
    let levels: [(&str, &[Field], &str); 6] = [
        ("", keys::FILE, ""),
        ("claims:\n  fired:\n", keys::CLAIM, "    "),
        ("claims:\n  fired:\n    default:\n", keys::DEFAULT, "      "),
        ("words:\n  rocket:\n    en:\n      - listed: true\n", keys::WORD, "        "),
        ("claims:\n  fired:\n    tests:\n      - text: Five rockets fell.\n", keys::TEST, "        "),
        (
            "claims:\n  fired:\n    tests:\n      - text: Five.\n        claims:\n          - type: fired\n",
            keys::EXPECTATION,
            "            ",
        ),
    ];
    for (above, fields, indent) in levels {
        for field in fields {
            let wrong = misspelt(field.name);
            let written = format!("version: 1\npack: mine\n{above}{indent}{wrong}: x\n");
            let loaded = loaded(vec![RuleText::new("a.yaml", written.clone())]);
            let line = written.lines().count();
            let found =
                loaded.diagnostics.iter().find(|found| found.span.is_some_and(|span| span.line == line && span.column == indent.len() + 1));
            let found = found.unwrap_or_else(|| panic!("`{wrong}` for `{}`:\n{}", field.name, rendered(&loaded)));
            assert_eq!(found.code, Code::UnknownKey, "{wrong}");
            let near = found.nearest.as_ref().unwrap_or_else(|| panic!("`{wrong}`: no nearest name"));
            assert!(near.to_string().contains(&format!("`{}`", field.name)), "`{wrong}`: {near}");
        }
    }
}

#[test]
fn files_are_looked_at_together() {
    let lexicon = "words:\n  rocket: {en: [rocket]}\n";
    let check = |texts: &[(&str, String)]| {
        let texts = texts.iter().map(|(path, text)| RuleText::new(*path, text.clone())).collect();
        let loaded = loaded(texts);
        loaded.diagnostics.iter().map(|found| (found.code, found.path.clone(), found.span.unwrap().line)).collect::<Vec<_>>()
    };
    let file = |pack: &str, rest: &str| format!("version: 1\npack: {pack}\n{rest}");
    // One claim type in two packs, and a lexicon of one name in both, which is none.
    let one = file("one", &format!("{lexicon}claims:\n  fired: {{count: rocket}}\n"));
    let two = file("two", &format!("{lexicon}claims:\n  fired: {{count: rocket}}\n"));
    assert_eq!(check(&[("one.yaml", one), ("two.yaml", two)]), [(Code::DefinedTwice, "two.yaml".to_owned(), 6)]);
    // Packs that use each other look each other's words up, and no further.
    let one = file("one", &format!("uses: [two]\n{lexicon}claims:\n  fired: {{count: rocket, head: hit}}\n"));
    let two = file("two", "uses: [one]\nwords:\n  hit: {en: [hit]}\nclaims:\n  struck: {count: rocket, head: hit}\n");
    assert_eq!(check(&[("one.yaml", one.clone()), ("two.yaml", two)]), []);
    // The same without the other file.
    assert_eq!(
        check(&[("one.yaml", one)]),
        [(Code::UnknownPack, "one.yaml".to_owned(), 3), (Code::UnknownLexicon, "one.yaml".to_owned(), 7)]
    );
    // A ring through another file, and one through a built-in type.
    let one = file("one", &format!("{lexicon}claims:\n  fired: {{count: rocket, instead-of: [struck]}}\n"));
    let two = file("two", &format!("{lexicon}claims:\n  struck: {{count: rocket, instead-of: [fired]}}\n"));
    assert_eq!(check(&[("one.yaml", one), ("two.yaml", two)]), [(Code::NeverFires, "two.yaml".to_owned(), 6)]);
    let one = file(
        "one",
        &format!("{lexicon}claims:\n  attack: {{count: rocket, instead-of: [fired]}}\n  fired: {{count: rocket, instead-of: [attack]}}\n"),
    );
    assert_eq!(check(&[("one.yaml", one)]).len(), 1);
}

/// Rule files of the repository, which are without a fault.
fn seeds() -> Vec<Vec<u8>> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = fs::read_dir(top.join("rules/packs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.push(top.join("examples/rules/rockets.yaml"));
    files.sort();
    files.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// One change of the bytes: a byte of another value, a piece taken out, a piece put in twice.
#[derive(Clone, Debug)]
enum Change {
    Set(u8),
    Cut(usize),
    Repeat(usize),
    Insert(&'static str),
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Change)>> {
    let piece = prop::sample::select(vec![
        "{", "}", "[", "]", ":", "- ", "\n", "\t", "\"", "'", "&a ", "*a", "? ", "|\n", "#", "\u{202e}", "ه", "---\n",
    ]);
    let change = prop_oneof![
        any::<u8>().prop_map(Change::Set),
        (1_usize..40).prop_map(Change::Cut),
        (1_usize..40).prop_map(Change::Repeat),
        piece.prop_map(Change::Insert),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), change), 1..6)
}

fn changed(mut bytes: Vec<u8>, changes: &[(prop::sample::Index, Change)]) -> Vec<u8> {
    for (at, change) in changes {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match change {
            Change::Set(byte) => bytes[at] = *byte,
            Change::Cut(length) => drop(bytes.drain(at..(at + length).min(bytes.len()))),
            Change::Repeat(length) => {
                let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            Change::Insert(piece) => drop(bytes.splice(at..at, piece.bytes())),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn changed_bytes_of_shipped_packs_never_panic(seed in any::<prop::sample::Index>(), changes in changes()) {
        static SEEDS: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
        let seeds = SEEDS.get_or_init(seeds);
        let bytes = changed(seeds[seed.index(seeds.len())].clone(), &changes);
        let loaded = loaded(vec![RuleText::from_bytes("changed.yaml", bytes)]);
        for found in &loaded.diagnostics {
            let length = load::text_of(&loaded.texts, &found.path).unwrap_or_default().len();
            if let Some(span) = found.span {
                prop_assert!(span.line >= 1 && span.column >= 1 && span.start <= span.end && span.end <= length, "{found:?}");
            }
        }
        let shown = rendered(&loaded);
        prop_assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        prop_assert!(load::is_usable(&loaded.diagnostics) == loaded.diagnostics.iter().all(|found| found.severity == Level::Warning));
    }
}
