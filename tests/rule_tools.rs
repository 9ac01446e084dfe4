//! The tools of rule authors as they are run: tests in files of their own, the scaffold, lint, statistics, the schema.

use corroborate::cli::{self, Exit};
use corroborate::rule::{keys, schema, shape::RuleFile};
use std::fs;
use std::path::{Path, PathBuf};

/// Runs the program; its exit, stdout and stderr.
fn corroborate(arguments: &[&str]) -> (Exit, String, String) {
    cli::captured(arguments, "")
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

const ROCKETS: &str = "version: 1
pack: mine
words:
  rocket: {en: [rocket], ar: [صاروخ, صواريخ]}
  hit: {en: [hit, struck], ar: [أصاب]}
claims:
  fired:
    count: rocket
    head: hit
    about: [place]
    tests:
      - text: Five rockets hit Mosul and the town of Erbil on Sunday, and the army said so.
        claims: [{count: 5, place: Mosul}]
      - text: Five rockets were found in Mosul.
        claims: []
";

#[test]
fn tests_stand_in_files_of_their_own_and_name_their_claim_type() {
    let folder = tempfile::tempdir().unwrap();
    let rules = write(folder.path(), "rules.yaml", ROCKETS);
    let tests = "version: 1
tests:
  fired:
    - name: six of them
      text: Six rockets hit the town of Erbil.
      claims: [{count: 6, place: Erbil}]
    - name: wrong on purpose
      text: Seven rockets hit the town of Erbil.
      claims: [{count: 8, place: Erbil}]
  us-troops:
    - text: About 2,500 US troops are in Iraq.
      claims: [{count: about 2500, place: Iraq}]
";
    let tests = write(folder.path(), "more.yaml", tests);
    let (exit, out, err) = corroborate(&["rules", "test", "--rules", &rules, "--rules", &tests, "--only", &tests]);
    assert_eq!(exit, Exit::GateFailed, "{out}{err}");
    let place = format!(
        "{tests}:7: fired test 4 (wrong on purpose)\n  text      Seven rockets hit the town of Erbil.\n  expected  count: 8, place: Erbil\n  got       count: 7,"
    );
    assert!(out.contains(&place), "{out}");
    assert!(out.ends_with("2 passed, 1 failed, 0 todo, 0 rules without tests\n"), "{out}");
    let (exit, out, _) = corroborate(&["rules", "test", "--rules", &rules, "--rules", &tests, "--only", "six of them"]);
    assert_eq!((exit, out.as_str()), (Exit::Passed, "1 passed, 0 failed, 0 todo, 0 rules without tests\n"));
}

#[test]
fn a_test_that_gets_nothing_says_why_and_failures_stand_in_the_order_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let more = "  buried:
    count: rocket
    head: bury
    tests:
      - {text: Six rockets were found in the town of Mosul on Monday., claims: [{count: 6}]}
  buried-again:
    count: rocket
    head: bury
    tests:
      - {text: They buried twelve of their neighbours in the town of Mosul on Monday., claims: [{count: 12}]}
  again:
    count: rocket
    head: bury
    tests:
      - {text: Six rockets were buried in the town of Mosul on Monday., claims: []}
";
    let words = ROCKETS.replace("words:\n", "words:\n  bury: {en: [bury, buried], ar: [دفن]}\n");
    let rules = write(folder.path(), "rules.yaml", &format!("{words}{more}"));
    let (exit, out, _) = corroborate(&["rules", "test", &rules]);
    assert_eq!(exit, Exit::GateFailed);
    assert!(out.contains("  got       no claim\n  why       the sentence has no word of `mine/bury` (“bury”, “buried”)\n"), "{out}");
    assert_eq!(out.matches("  why       ").count(), 2, "where something came out, that is what is wrong: {out}");
    let order: Vec<usize> =
        ["buried test", "buried-again test", "again test"].iter().map(|name| out.find(&format!(": {name}")).unwrap()).collect();
    assert!(order.is_sorted(), "{out}");
}

#[test]
fn what_came_out_stands_under_the_key_of_the_rule_and_says_that_no_place_was_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = write(
        folder.path(),
        "grain.yaml",
        "version: 1
pack: grain
words:
  tonne: {en: [tonne]}
  ship: {en: [ship, shipped]}
claims:
  grain-shipped:
    title: {en: Grain}
    amount: tonne
    head: ship
    about: [place]
    tests:
      - {text: The port shipped 40 tonnes of grain on Monday., claims: [{amount: 40, place: Basra}]}
      - {text: The port of Basra shipped 40 tonnes of grain on Monday., claims: [{amount: 50}]}
",
    );
    let (exit, out, _) = corroborate(&["rules", "test", &path]);
    assert_eq!(exit, Exit::GateFailed);
    assert!(out.contains("  got       amount: 40, no place, polarity"), "{out}");
    assert!(out.contains("  got       amount: 40, place: basra, polarity"), "{out}");
}

#[test]
fn a_text_too_short_to_tell_its_language_takes_it_from_the_others_or_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let rules = write(folder.path(), "rules.yaml", &ROCKETS.replace("Five rockets were found in Mosul.", "Six rockets hit Erbil."));
    let (_, out, _) = corroborate(&["rules", "test", "--rules", &rules, "--only", &rules]);
    assert!(out.contains("  got       count: 6,"), "{out}");
    let (before, _) = ROCKETS.split_once("      - text").unwrap();
    let rules = write(folder.path(), "rules.yaml", &format!("{before}      - {{text: Six rockets hit Erbil., claims: []}}\n"));
    let (exit, out, _) = corroborate(&["rules", "test", "--rules", &rules, "--only", &rules]);
    assert!(
        exit == Exit::GateFailed && out.contains("  broken    the language of so short a text cannot be told: add `lang: en`"),
        "{out}"
    );
}

#[test]
fn a_rule_without_tests_and_a_known_miss_that_passes_both_fail() {
    let folder = tempfile::tempdir().unwrap();
    let rules = ROCKETS.replace("        claims: []\n", "        claims: []\n        todo: not yet\n") + "  found: {count: rocket}\n";
    let rules = write(folder.path(), "rules.yaml", &rules);
    let (exit, out, _) = corroborate(&["rules", "test", "--rules", &rules, "--only", &rules]);
    assert_eq!(exit, Exit::GateFailed);
    assert!(out.contains(&format!("{rules}:14: fired test 2\n")), "{out}");
    assert!(out.contains("passes, though it is marked todo (not yet)"), "{out}");
    assert!(out.contains(&format!("{rules}:17: found has no tests")), "{out}");
    assert!(out.ends_with("1 passed, 1 failed, 1 todo, 1 rules without tests\n"), "{out}");
}

#[test]
fn a_file_of_the_author_replaces_a_built_in_claim_type_and_lexicon() {
    let folder = tempfile::tempdir().unwrap();
    let text = "version: 1
pack: mine
uses: [common]
claims:
  magnitude:
    title: {en: Mine}
    count: people
    head: killed
    tests:
      - text: Three people were killed.
        claims: [{count: 3}]
      - text: It had a magnitude of 7.8.
        claims: []
";
    let rules = write(folder.path(), "mine.yaml", text);
    let (exit, out, err) = corroborate(&["rules", "list", "--rules", &rules]);
    assert_eq!(exit, Exit::Passed, "{err}");
    assert!(out.contains("mine/magnitude") && !out.contains("disaster/magnitude"), "{out}");
    // A lexicon of a built-in pack, with other words: its claim types find those.
    let killed = write(folder.path(), "common.yaml", "version: 1\npack: common\nwords:\n  wounded: {en: [zapped], ar: [صعق]}\n");
    let (_, out, err) = corroborate(&["explain", "--rules", &killed, "--text", "Ten people were zapped in Mosul."]);
    assert!(out.contains("casualties/injured"), "{out}{err}");
    let (_, out, _) = corroborate(&["explain", "--rules", &killed, "--text", "Ten people were injured in Mosul."]);
    assert!(!out.contains("casualties/injured"), "{out}");
}

/// What `rules test` says of files given together: its exit, stdout and stderr.
fn tested(files: &[(&str, &str)]) -> (Exit, String, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        write(folder.path(), name, text);
    }
    corroborate(&["rules", "test", folder.path().to_str().unwrap(), "--isolated"])
}

const TOWNS: &str = "version: 1\npack: towns\nwords:\n  town: {en: [town], ar: [بلدة, بلدات]}\n";
const FLOODED: &str = "version: 1
pack: floods
uses: [towns, common]
words:
  flood: {en: [flood, flooded], ar: [غمر]}
claims:
  towns-flooded:
    count: town
    head: flood
    about: [place]
    tests:
      - text: Four towns were flooded in Basra on Sunday.
        claims: [{count: 4, place: Basra}]
      - text: غمرت المياه أربع بلدات في البصرة.
        claims: [{count: 4, place: Basra}]
      - text: Four towns voted in Basra on Sunday.
        claims: []
";

#[test]
fn a_pack_uses_the_words_of_others_whichever_comes_first() {
    for names in [["a.yaml", "b.yaml"], ["b.yaml", "a.yaml"]] {
        let (exit, out, err) = tested(&[(names[0], TOWNS), (names[1], FLOODED)]);
        assert_eq!((exit, out.as_str(), err.as_str()), (Exit::Passed, "3 passed, 0 failed, 0 todo, 0 rules without tests\n", ""));
    }
    // Of two packs with a lexicon of that name the first counts, and the file's own before both.
    let other = "version: 1\npack: villages\nwords:\n  town: {en: [village], ar: [قرية, قرى]}\n";
    let second = FLOODED.replace("uses: [towns, common]", "uses: [villages, towns]");
    let (exit, out, _) = tested(&[("a.yaml", TOWNS), ("b.yaml", other), ("c.yaml", &second)]);
    assert!(exit == Exit::GateFailed && out.contains("1 passed, 2 failed"), "{out}");
    let own = second.replace("words:\n", "words:\n  town: {en: [town], ar: [بلدة, بلدات]}\n");
    assert_eq!(tested(&[("a.yaml", TOWNS), ("b.yaml", other), ("c.yaml", &own)]).0, Exit::Passed);
}

#[test]
fn a_wrong_use_of_a_pack_is_shown_where_it_stands() {
    let wrong = |files: &[(&str, &str)], expected: &[&str]| {
        let (exit, out, err) = tested(files);
        assert_eq!((exit, out.as_str()), (Exit::Unusable, ""), "{err}");
        for part in expected {
            assert!(err.contains(part), "{part}\n{err}");
        }
    };
    let misspelt = FLOODED.replace("uses: [towns,", "uses: [twons,");
    let place = ["error[CR0305]: no pack is called `twons`", "b.yaml:3:8", "did you mean `towns`?"];
    wrong(&[("a.yaml", TOWNS), ("b.yaml", &misspelt)], &place);
    wrong(&[("b.yaml", FLOODED)], &["error[CR0305]: no pack is called `towns`", "b.yaml:3:8", "--rules"]);
    let unused = FLOODED.replace("uses: [towns, common]", "uses: common");
    let place = ["error[CR0307]: lexicon `town` is in pack `towns`", "b.yaml:8:12", "write `uses: [common, towns]` at the top"];
    wrong(&[("a.yaml", TOWNS), ("b.yaml", &unused)], &place);
    // What a used pack uses is not used by that.
    let through = FLOODED.replace("uses: [towns, common]", "uses: [floods-2]").replace("count: town", "count: people");
    let between = "version: 1\npack: floods-2\nuses: [common]\nwords:\n  dam: {en: [dam], ar: [سد]}\n";
    let place = ["error[CR0307]: lexicon `people` is in pack `common`", "write `uses: [floods-2, common]` at the top"];
    wrong(&[("a.yaml", between), ("b.yaml", &through)], &place);
}

#[test]
fn a_file_adds_to_a_built_in_pack_and_tests_its_claim_types() {
    let more = "version: 1
pack: troops
uses: [common]
claims:
  troops-trained:
    title: {en: \"Soldiers trained in {place}\", ar: \"جنود تدربوا في {place}\"}
    count: troops
    head: trained
    about: [place]
    tests:
      - text: Some 300 soldiers receive training in Basra this year.
        claims: [{count: about 300, place: Basra}]
      - text: Some 300 soldiers receive medals in Basra this year.
        claims: []
tests:
  troops-leaving:
    - text: Some 300 Turkish soldiers left Erbil last week.
      claims: [{count: about 300, nation: turkey, place: Erbil}]
";
    let (exit, out, err) = tested(&[("more.yaml", more)]);
    assert_eq!((exit, out.as_str(), err.as_str()), (Exit::Passed, "3 passed, 0 failed, 0 todo, 0 rules without tests\n", ""));
    let folder = tempfile::tempdir().unwrap();
    let rules = write(folder.path(), "more.yaml", more);
    let (_, out, _) = corroborate(&["rules", "list", "--rules", &rules, "--isolated"]);
    assert!(out.contains("troops/troops-trained") && out.contains("troops/troops-leaving"), "{out}");
}

#[test]
fn a_claim_type_of_the_author_takes_the_place_of_a_built_in_one_with_its_policy() {
    let own = "version: 1
pack: mine
uses: [common]
claims:
  deaths:
    title: {en: \"Killed\"}
    count: people
    head: killed
    about: [place]
    over-time: growing
    tolerance: 50%
    tests:
      - text: Twelve people were killed in Mosul on Sunday.
        claims: [{count: 12, place: Mosul}]
      - text: Twelve people were born in Mosul on Sunday.
        claims: []
";
    let folder = tempfile::tempdir().unwrap();
    let rules = write(folder.path(), "own.yaml", own);
    let sources = folder.path().join("sources");
    fs::create_dir(&sources).unwrap();
    write(&sources, "a.txt", "---\npublished: 2024-05-03\n---\nTwelve people were killed in Mosul on Friday, the army said.\n");
    write(&sources, "b.txt", "---\npublished: 2024-05-03\n---\nThe hospital in Mosul counted: nine people were killed there on Friday.\n");
    let sources = sources.to_str().unwrap();
    let verdict = |more: &[&str]| {
        let (_, json, err) = corroborate(&[&["check", sources, "--isolated", "--format", "json"], more].concat());
        let report: serde_json::Value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}\n{json}{err}"));
        let slots: Vec<String> =
            report["slots"].as_array().unwrap().iter().map(|slot| format!("{} {}", slot["type"], slot["verdict"])).collect();
        assert_eq!(report["claims"][0]["rule"], if more.is_empty() { "casualties/deaths" } else { "mine/deaths" });
        slots
    };
    assert_eq!(verdict(&[]), [r#""deaths" "conflict""#]);
    assert_eq!(verdict(&["--rules", &rules]), [r#""deaths" "corroborated""#]);
}

#[test]
fn severity_note_url_and_tags_reach_the_json_and_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let more = "    severity: warning\n    note: Counts differ by the hour.\n    url: https://example.org/rockets\n    tags: [weapons, tolls]\n    tests:\n";
    let rules = write(folder.path(), "rules.yaml", &ROCKETS.replace("    tests:\n", more));
    let sources = folder.path().join("sources");
    fs::create_dir(&sources).unwrap();
    write(&sources, "a.txt", "---\npublished: 2024-05-03\n---\nFive rockets hit the town of Erbil, the army said.\n");
    write(&sources, "b.txt", "---\npublished: 2024-05-03\n---\nThe police counted: ninety rockets hit the town of Erbil.\n");
    let sources = sources.to_str().unwrap();
    let (_, json, err) = corroborate(&["check", sources, "--rules", &rules, "--format", "json"]);
    for part in
        [r#""severity": "warning""#, r#""note": "Counts differ by the hour.""#, r#""url": "https://example.org/rockets""#, r#""weapons""#]
    {
        assert!(json.contains(part), "{part}\n{json}{err}");
    }
    let (exit, table, _) = corroborate(&["check", sources, "--rules", &rules]);
    assert_eq!(exit, Exit::GateFailed);
    assert!(table.contains("Note: Counts differ by the hour. (https://example.org/rockets)"), "{table}");
    assert_eq!(corroborate(&["check", sources, "--rules", &rules, "--fail-on", "error"]).0, Exit::Passed, "a warning is no error");
}

const FIRES: &str = "version: 1
pack: fires
words:
  fire: {en: [fire, blaze], ar: [حريق]}
  caused: {en: [caused by, due to], ar: [بسبب, نجم عن]}
  cause:
    values:
      short-circuit: {en: [short circuit, electrical fault], ar: [تماس كهربائي]}
      lightning: {en: [lightning], ar: [صاعقة, صواعق]}
claims:
  fire-cause:
    title: {en: \"Cause of the fire in {place}\", ar: \"سبب الحريق في {place}\"}
    category: cause
    by: caused
    head: fire
    about: [place]
    tests:
      - text: The fire in Basra was caused by electrical faults in a store.
        claims: [{category: short-circuit, place: Basra}]
      - text: نجم الحريق الكبير في البصرة عن الصواعق.
        claims: []
";

/// The verdict on the cause of the fire, from one source in English and one in Arabic.
fn verdict_on_fire(rules: &[&str], english: &str, arabic: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("sources");
    fs::create_dir(&sources).unwrap();
    write(&sources, "a.txt", &format!("---\npublished: 2024-05-03\n---\n{english}\n"));
    write(&sources, "b.txt", &format!("---\npublished: 2024-05-03\n---\n{arabic}\n"));
    let (_, json, err) = corroborate(&[&["check", sources.to_str().unwrap(), "--format", "json"], rules].concat());
    let report: serde_json::Value = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}\n{json}{err}"));
    let slots: Vec<&serde_json::Value> = report["slots"].as_array().unwrap().iter().filter(|slot| slot["type"] == "fire-cause").collect();
    assert_eq!(slots.len(), 1, "{json}");
    slots[0]["verdict"].as_str().unwrap().to_owned()
}

#[test]
fn named_values_agree_and_conflict_across_languages() {
    let (lightning, faults) =
        ("The blaze in Basra was due to lightning, residents said.", "The fire in Basra was caused by electrical faults, a fireman said.");
    let (storms, wires) =
        ("وقال الدفاع المدني إن الحريق في البصرة اندلع بسبب الصواعق.", "وقالت البلدية إن الحريق في البصرة اندلع بسبب تماس كهربائي.");
    let folder = tempfile::tempdir().unwrap();
    let own = write(folder.path(), "fires.yaml", FIRES);
    // The rule above, and the one that ships.
    for rules in [["--rules", own.as_str()].as_slice(), &[]] {
        let verdict = |english: &str, arabic: &str| verdict_on_fire(rules, english, arabic);
        assert_eq!(verdict(lightning, storms), "corroborated");
        assert_eq!(verdict(faults, wires), "corroborated");
        assert_eq!(verdict(lightning, wires), "conflict");
        assert_eq!(verdict(faults, storms), "conflict");
    }
}

#[test]
fn the_scaffold_passes_its_tests_and_smells_of_nothing() {
    for language in ["en", "ar"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("school-closures.yaml");
        let path = file.to_str().unwrap();
        let (exit, out, err) = corroborate(&["rules", "new", "school-closures", "--language", language, "--output", path]);
        assert_eq!(exit, Exit::Passed, "{out}{err}");
        let (exit, out, err) = corroborate(&["rules", "test", "--rules", path, "--only", path]);
        assert_eq!(
            (exit, out.as_str(), err.as_str()),
            (Exit::Passed, "6 passed, 0 failed, 0 todo, 0 rules without tests\n", ""),
            "{language}"
        );
        let (exit, out, err) = corroborate(&["rules", "lint", "--rules", path]);
        assert_eq!((exit, out.as_str(), err.as_str()), (Exit::Passed, "Nothing smells.\n", ""), "{language}");
        let (exit, _, err) = corroborate(&["rules", "new", "school-closures", "--output", path]);
        assert_eq!(exit, Exit::Unusable, "a file is never written over");
        assert!(err.contains("another name"), "{err}");
        let first = fs::read_to_string(&file).unwrap().lines().next().unwrap().to_owned();
        let schema = first.strip_prefix("# yaml-language-server: $schema=").expect("line 1 names the schema");
        assert!(folder.path().join(schema).exists(), "the schema lies beside the file");
    }
    assert_eq!(corroborate(&["rules", "new", "../x"]).0, Exit::Unusable);
}

#[test]
fn lint_finds_what_smells() {
    let folder = tempfile::tempdir().unwrap();
    let text = "version: 1
pack: mine
words:
  rocket: {en: [rocket, Rocket], ar: [صاروخ]}
  missile: {en: [rocket, missile], ar: [صاروخ]}
  hit: {en: [hit], ar: [أصاب]}
  spare: {en: [spare], ar: [بديل]}
claims:
  fired: {count: rocket, head: hit}
  launched:
    count: missile
    head: hit
    tests:
      - text: Five rockets hit Mosul and the town of Erbil on Sunday, and the army said so.
        claims: [{count: 5}]
  narrow: {count: rocket, head: hit, with: [spare]}
  wide: {count: missile, head: hit, instead-of: [narrow]}
";
    let rules = write(folder.path(), "rules.yaml", text);
    let (exit, _, err) = corroborate(&["rules", "lint", "--rules", &rules]);
    assert_eq!(exit, Exit::GateFailed);
    for (code, place) in [("CR0801", ":9:3"), ("CR0802", ":10:3"), ("CR0804", ":4:25"), ("CR0805", ":11:"), ("CR0806", ":16:3")] {
        let at = err.find(&format!("warning[{code}]")).unwrap_or_else(|| panic!("{code} is missing:\n{err}"));
        assert!(err[at..].contains(&format!("rules.yaml{place}")) || code == "CR0805", "{code} {place}\n{err}");
    }
    assert!(!err.contains("CR0803"), "`spare` is used: {err}");
    let unused = write(folder.path(), "unused.yaml", &ROCKETS.replace("    head: hit\n", ""));
    let (_, _, err) = corroborate(&["rules", "lint", "--rules", &unused]);
    assert!(err.contains("warning[CR0803]: no rule uses lexicon `hit`"), "{err}");
}

#[test]
fn a_word_of_head_not_bars_only_a_head_that_it_governs() {
    let (exit, out, err) = corroborate(&["rules", "test", "tests/fixtures/governed_heads.yaml", "--isolated"]);
    assert_eq!(exit, Exit::Passed, "{out}{err}");
    assert!(out.starts_with("44 passed, 0 failed"), "{out}");
}

#[test]
fn lint_and_list_look_at_the_files_they_are_given_and_at_no_others() {
    let folder = tempfile::tempdir().unwrap();
    let rules = write(folder.path(), "rules.yaml", ROCKETS);
    let other = ROCKETS.replace("pack: mine", "pack: other").replace("fired:", "dropped:").replace("        claims: []\n", "");
    let other = other.replace("rocket", "shell").replace("صاروخ, صواريخ", "قذيفة");
    let other = write(folder.path(), "other.yaml", &other.replace("      - text: Five shells were found in Mosul.\n", ""));
    let (exit, out, err) = corroborate(&["rules", "lint", &rules, "--rules", &other, "--isolated"]);
    assert_eq!((exit, out.as_str(), err.as_str()), (Exit::Passed, "Nothing smells.\n", ""));
    let (exit, _, err) = corroborate(&["rules", "lint", &rules, &other, "--isolated"]);
    assert!(exit == Exit::GateFailed && err.contains("warning[CR0802]") && !err.contains("rules.yaml:"), "{err}");
    let (exit, out, _) = corroborate(&["rules", "list", &rules, "--isolated"]);
    assert_eq!((exit, out.as_str()), (Exit::Passed, "claim type  value  languages  tests  title\nmine/fired  count  ar, en         2\n"));
    let (_, out, err) = corroborate(&["rules", "list", "--isolated"]);
    assert!(out.contains("casualties/deaths") && err.contains("`corroborate rules words`") && err.contains("common"), "{err}");
}

#[test]
fn words_prints_what_a_lexicon_holds() {
    let (exit, out, _) = corroborate(&["rules", "words", "common/head-not", "--language", "en", "--isolated"]);
    assert_eq!(exit, Exit::Passed);
    assert!(
        out.starts_with("common/head-not\n  en  postpone, ") && out.contains("absence (not: in the absence)") && !out.contains("تأجيل"),
        "{out}"
    );
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    // A pack's name stands for all of its lexicons, and without a name there is a line for each of all packs.
    let (_, pack, _) = corroborate(&["rules", "words", "common", "--isolated"]);
    assert!(pack.contains("\ncommon/people\n") && pack.contains("ذكرى"), "{pack}");
    let (_, all, _) = corroborate(&["rules", "words", "--isolated"]);
    assert!(all.lines().any(|line| line.starts_with("common/head-not ") && line.contains("ar ")), "{all}");
    // One of the author's stands in the place of a built-in one, and values keep their names.
    let folder = tempfile::tempdir().unwrap();
    let own = "version: 1\npack: common\nwords:\n  head-not: {en: [{exact: Put Off}, {word: off, listed: true}]}\n  cause: {values: {sky: {en: [lightning]}}}\n";
    let own = write(folder.path(), "own.yaml", own);
    let (_, out, _) = corroborate(&["rules", "words", "head-not", "common/cause", "--rules", &own, "--isolated"]);
    assert_eq!(out, "common/cause\n  sky\n    en  lightning\n\ncommon/head-not\n  en  Put Off (exact), off (listed)\n");
    let (exit, _, err) = corroborate(&["rules", "words", "comon/head-not"]);
    assert!(exit == Exit::Unusable && err.contains("did you mean `common/head-not`?"), "{err}");
}

#[test]
fn stats_count_claims_sources_and_overlaps_and_name_what_never_fires() {
    let folder = tempfile::tempdir().unwrap();
    let rules =
        write(folder.path(), "rules.yaml", &(ROCKETS.to_owned() + "  seen: {count: rocket, tests: [{text: Five rockets., claims: []}]}\n"));
    let sources = folder.path().join("sources");
    fs::create_dir(&sources).unwrap();
    write(&sources, "a.txt", "Five rockets hit Mosul on Sunday. The army denied that six rockets had hit Kirkuk.\n");
    write(&sources, "b.txt", "Witnesses said that five rockets hit Mosul.\n");
    let sources = sources.to_str().unwrap();
    let (exit, out, err) = corroborate(&["rules", "stats", sources, "--rules", &rules, "--format", "jsonl"]);
    assert_eq!(exit, Exit::Passed, "{err}");
    let row = out.lines().find(|line| line.contains(r#""rule":"mine/fired""#)).unwrap();
    assert!(row.contains(r#""claims":3,"sources":2,"denied":1"#) && row.contains(r#""mine/seen":"#), "{row}");
    let (_, out, _) = corroborate(&["rules", "stats", sources, "--rules", &rules]);
    let (fired, never) = out.split_once("never fired\n").unwrap();
    assert!(fired.contains("\nmine/fired       3        2       1  mine/seen (3)\n"), "{out}");
    let disaster = never.lines().find(|line| line.starts_with("  disaster ")).unwrap();
    assert!(disaster.contains(" aftershocks,") && !never.contains("fired"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    assert!(out.ends_with(" of 2 rules in 2 sources\n"), "{out}");
}

fn packs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/packs");
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "yaml")).collect()
}

/// `UPDATE_SCHEMA=1 cargo test --test rule_tools` writes it anew.
#[test]
fn the_committed_schema_is_that_of_the_program() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/rule.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&file, schema::text()).unwrap();
    }
    assert!(fs::read_to_string(file).unwrap() == schema::text(), "UPDATE_SCHEMA=1 cargo test --test rule_tools");
    assert!(corroborate(&["rules", "schema"]).1 == schema::text());
}

#[test]
fn every_shipped_rule_file_names_the_schema_on_its_first_line() {
    let mut files = packs();
    files.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/rules/rockets.yaml"));
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let named = text.lines().next().and_then(|line| line.strip_prefix("# yaml-language-server: $schema="));
        let schema = path.parent().unwrap().join(named.unwrap_or_else(|| panic!("{}: line 1 names no schema", path.display())));
        assert!(schema.ends_with("rule.schema.json") && schema.exists(), "{}", path.display());
    }
}

/// The names that serde lists when it meets a key that it does not know.
fn names_of<T: serde::de::DeserializeOwned>() -> Vec<String> {
    let error = serde_json::from_str::<T>(r#"{"no-such-key": 1}"#).err().expect("the key is unknown").to_string();
    let (_, list) = error.split_once("expected ").unwrap();
    let mut names: Vec<String> = list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    names.sort();
    names
}

#[test]
fn the_table_of_keys_is_the_shape_that_is_read() {
    use corroborate::rule::{RawClaim, RawTest};
    for (name, fields, read) in [
        ("file", keys::FILE, names_of::<RuleFile>()),
        ("claim", keys::CLAIM, names_of::<RawClaim>()),
        ("test", keys::TEST, names_of::<RawTest>()),
    ] {
        let mut listed: Vec<&str> = fields.iter().map(|field| field.name).collect();
        listed.sort_unstable();
        assert_eq!(listed, read, "{name}");
    }
}
