use super::captured as corroborate;
use super::*;
use std::fs;
use std::path::Path;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

const AGREE: [(&str, &str); 2] = [
    ("one.txt", "---\npublished: 2021-12-26\n---\nAbout 2,500 US troops are still deployed in Iraq, the embassy said.\n"),
    ("two.txt", "---\npublished: 2021-12-27\n---\nIn Iraq there are 2,500 American soldiers, a ministry spokesman told reporters.\n"),
];
const CONTRADICT: [(&str, &str); 2] = [
    ("one.txt", "---\npublished: 2021-12-26\n---\nAbout 2,500 US troops are still deployed in Iraq, the embassy said.\n"),
    ("two.txt", "---\npublished: 2021-12-27\n---\nIn Iraq there are 900 American soldiers, a ministry spokesman told reporters.\n"),
];

#[test]
fn lines_that_parse_and_lines_that_do_not() {
    for line in [
        "check a",
        "check a b --format json --quotes --color never --isolates always --ascii --width 100",
        "check - --fail-on conflict,unresolved --require deaths=2 --today 2026-01-31 --exit-zero -v",
        "extract a --format jsonl --rules r.yaml --rules more",
        "link",
        "link a.jsonl --format table",
        "recognise --kind number --language ar --date 2021-12-27 --format text",
        "explain --text -",
        "explain --text text --language en --date 2021-12-27 --rule us-troops --format json",
        "explain c-1234 a b --width 80",
        "explain c-1234 c-5678 a",
        "explain --relation c-1234 c-5678 a",
        "rules list",
    ] {
        assert!(Arguments::try_parse_from(std::iter::once("corroborate").chain(line.split(' '))).is_ok(), "{line}");
    }
    for line in [
        "",
        "check",
        "check a --format yaml",
        "check a --color sometimes",
        "explain",
        "explain --text a c-1234 b",
        "explain c-1234 a --rule us-troops",
        "explain --relation c-1234 a",
        "check a --width 3",
        "check a --fail-on everything",
        "check a --require deaths",
        "check a --today tomorrow",
        "extract a --format table",
        "recognise --kind colour --language en",
        "recognise --kind number",
        "rules",
        "no-such-command",
    ] {
        let (exit, out, err) = corroborate(&line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>(), "");
        assert_eq!((exit, out.as_str()), (Exit::Unusable, ""), "{line}");
        assert!(!err.is_empty(), "{line}");
    }
}

#[test]
fn codes_are_the_documented_ones() {
    assert_eq!([Exit::Passed, Exit::GateFailed, Exit::Unusable, Exit::Partial].map(Exit::code), [0, 1, 2, 3]);
}

#[test]
fn help_and_version_go_to_stdout() {
    for arguments in [&["--help"][..], &["check", "--help"], &["--version"]] {
        let (exit, out, err) = corroborate(arguments, "");
        assert_eq!((exit, err.as_str()), (Exit::Passed, ""));
        assert!(!out.is_empty());
    }
}

#[test]
fn help_of_every_subcommand() {
    use clap::CommandFactory;
    let mut program = Arguments::command().term_width(80);
    program.build();
    insta::assert_snapshot!("help", program.render_help());
    for command in program.get_subcommands_mut() {
        let name = format!("help {}", command.get_name());
        insta::assert_snapshot!(name, command.render_help());
    }
}

#[test]
fn agreement_passes_the_gate() {
    let folder = folder(&AGREE);
    let (exit, out, err) = corroborate(&["check", shown(folder.path())], "");
    assert_eq!(exit, Exit::Passed, "{out}{err}");
    assert!(out.contains("corroborated"), "{out}");
    assert_eq!(err, "Gate passed.\n");
}

#[test]
fn a_conflict_fails_it_and_the_last_line_says_which() {
    let folder = folder(&CONTRADICT);
    let (exit, out, err) = corroborate(&["check", shown(folder.path())], "");
    assert_eq!(exit, Exit::GateFailed, "{out}{err}");
    assert_eq!(err.lines().last(), Some("Gate failed: 1 conflict (US troops in Iraq)."));
    let (exit, _, err) = corroborate(&["check", shown(folder.path()), "--exit-zero"], "");
    assert_eq!(exit, Exit::Passed);
    assert!(err.contains("Gate failed"));
    let (exit, ..) = corroborate(&["check", shown(folder.path()), "--fail-on", "unresolved"], "");
    assert_eq!(exit, Exit::Passed);
}

#[test]
fn a_waiver_excuses_until_its_day() {
    let folder = folder(&CONTRADICT);
    let waivers = folder.path().join("waivers.yaml");
    fs::write(&waivers, "- {type: us-troops, key: {place: IQ}, reason: asked the embassy, until: 2026-06-30}\n").unwrap();
    let check = |today| corroborate(&["check", shown(folder.path()), "--waivers", shown(&waivers), "--today", today], "");
    let (exit, _, err) = check("2026-06-30");
    assert_eq!((exit, err.as_str()), (Exit::Passed, "Gate passed (1 waived).\n"));
    let (exit, _, err) = check("2026-07-01");
    assert_eq!(exit, Exit::GateFailed);
    assert!(err.starts_with("warning: a waiver has ended: asked the embassy\n"), "{err}");
}

#[test]
fn what_cannot_be_used_is_said_once_and_nothing_is_printed() {
    let empty = folder(&[]);
    let rules = folder(&[("rules.yaml", "version: 1\npack: mine\nclaims:\n  a: {count: no-such-words}\n")]);
    let sources = folder(&AGREE);
    for (arguments, words) in [
        (vec!["check", "no/such/path"], "does not exist"),
        (vec!["check", shown(empty.path())], "holds no text files"),
        (vec!["check", shown(sources.path()), "--rules", shown(rules.path())], "no-such-words"),
        (vec!["check", shown(sources.path()), "--waivers", "no/such/file"], "cannot be read"),
        (vec!["check", shown(sources.path()), "--language", "xx"], "--language takes one of: ar, en"),
        (vec!["link", "no/such/file"], "no/such/file"),
        (vec!["link", shown(sources.path())], "is a folder"),
        (vec!["recognise", "--kind", "number", "--language", "xx"], "language pack"),
        (vec!["explain", "--text", ""], "text"),
    ] {
        let (exit, out, err) = corroborate(&arguments, "");
        assert_eq!((exit, out.as_str()), (Exit::Unusable, ""), "{arguments:?}: {err}");
        assert!((err.starts_with("error: ") || err.starts_with("error[")) && err.contains(words), "{arguments:?}: {err}");
    }
}

#[test]
fn an_unreadable_source_leaves_the_rest_checked() {
    let folder = folder(&AGREE);
    fs::write(folder.path().join("three.txt"), "").unwrap();
    let (exit, out, err) = corroborate(&["check", shown(folder.path())], "");
    assert_eq!(exit, Exit::Partial, "{err}");
    assert!(out.contains("corroborated"));
    assert!(err.contains("three.txt") && err.contains("1 of 3 sources could not be read"), "{err}");
}

#[test]
fn where_nothing_could_be_read_nothing_passed() {
    let folder = folder(&[("one.txt", ""), ("two.txt", "")]);
    let one = folder.path().join("one.txt");
    let (exit, out, err) = corroborate(&["check", shown(&one)], "");
    assert_eq!((exit, out.as_str()), (Exit::Partial, ""));
    assert!(err.contains("one.txt") && !err.contains("Gate passed"), "{err}");
    assert_eq!(err.lines().last(), Some("Nothing was checked: the source could not be read."));
    let (_, out, err) = corroborate(&["check", shown(folder.path()), "--format", "json"], "");
    assert!(out.contains("\"sources\": []"), "programs get their object: {out}");
    assert!(err.ends_with("Nothing was checked: none of the 2 sources could be read.\n"), "{err}");
}

#[test]
fn extract_and_link_give_what_check_gives() {
    let folder = folder(&CONTRADICT);
    let (exit, claims, _) = corroborate(&["extract", shown(folder.path())], "");
    assert_eq!(exit, Exit::Passed);
    assert_eq!(claims.lines().count(), 2);
    let (exit, linked, _) = corroborate(&["link"], &claims);
    assert_eq!(exit, Exit::GateFailed);
    let (_, checked, _) = corroborate(&["check", shown(folder.path()), "--format", "json"], "");
    let [linked, checked]: [serde_json::Value; 2] = [linked, checked].map(|text| serde_json::from_str(&text).unwrap());
    for part in ["claims", "relations", "slots", "gate"] {
        assert_eq!(linked[part], checked[part], "{part}");
    }
}

#[test]
fn a_line_that_is_no_claim_stops_link() {
    let (exit, out, err) = corroborate(&["link"], "\n{\"id\": 1}\n");
    assert_eq!((exit, out.as_str()), (Exit::Unusable, ""));
    assert!(err.contains("standard input:2:"), "{err}");
}

#[test]
fn claims_carry_the_line_they_stand_on() {
    let folder = folder(&AGREE);
    let (_, out, _) = corroborate(&["check", shown(folder.path()), "--quotes"], "");
    assert!(out.contains("one.txt:4") && out.contains("two.txt:4"), "{out}");
}

#[test]
fn recognise_prints_one_array_a_line() {
    let text = "About 2,500 left\nnobody\n٢٧ جنديا\n";
    let (exit, out, _) = corroborate(&["recognise", "--kind", "number", "--language", "ar"], text);
    assert_eq!(exit, Exit::Passed);
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0][0]["text"], "2,500");
    assert_eq!(lines[0][0]["span"], serde_json::json!({"start": 6, "end": 11}));
    assert_eq!(lines[1], serde_json::json!([]));
    assert_eq!(lines[2][0]["value"]["number"], 27.0);
    let (_, out, _) = corroborate(&["recognise", "--kind", "place", "--language", "en", "--format", "text"], "from Baghdad\n");
    assert_eq!(out, "from [Baghdad]\n  Baghdad\tBaghdad\n");
    let arguments = ["recognise", "--kind", "date", "--language", "en", "--date", "2021-12-27", "--format", "text"];
    assert_eq!(corroborate(&arguments, "by 31 December 2021\n").1, "by [31 December 2021]\n  31 December 2021\tby 31 December 2021\n");
}

#[test]
fn explain_names_the_rule_and_where_each_part_was_found() {
    let (exit, out, _) = corroborate(&["explain", "--text", "About 2,500 US troops remain in Iraq."], "");
    assert_eq!(exit, Exit::Passed);
    assert!(out.contains("\nUS troops in Iraq: about 2,500 (c-"), "{out}");
    assert!(out.contains("rule            troops/us-troops") && out.contains("“Iraq”, in the same clause"), "{out}");
    let (_, out, _) = corroborate(&["explain", "--text", "-"], "The weather was fine.");
    assert!(out.contains("\nNo claim: no rule has a word to hang on"), "{out}");
}

#[test]
fn the_same_bytes_whatever_the_order_of_paths() {
    let folder = folder(&CONTRADICT);
    let [one, two] = ["one.txt", "two.txt"].map(|name| folder.path().join(name));
    let (_, first, _) = corroborate(&["check", shown(&one), shown(&two), "--format", "json"], "");
    let (_, second, _) = corroborate(&["check", shown(&two), shown(&one), "--format", "json"], "");
    assert_eq!(first, second);
}

/// A reader that has seen enough.
struct Closed;

impl io::Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder(&AGREE);
    for format in ["table", "json", "jsonl"] {
        let mut err = Vec::new();
        let mut console = Console::piped(io::empty(), Closed, &mut err);
        let exit = run(["corroborate", "check", shown(folder.path()), "--format", format], &mut console);
        drop(console);
        assert_eq!((exit, err.as_slice()), (Exit::Passed, &b""[..]), "{format}: {}", String::from_utf8_lossy(&err));
    }
}

#[test]
fn the_width_is_the_terminals_else_what_the_environment_says() {
    let console = |out_is_terminal, columns, environment| Console {
        out_is_terminal,
        columns,
        environment,
        ..Console::piped(io::empty(), io::sink(), io::sink())
    };
    assert_eq!(console(true, Some(132), |_| None).width(), 132);
    assert_eq!(console(false, Some(132), |_| None).width(), 80);
    assert_eq!(console(false, None, |name| (name == "COLUMNS").then(|| "100".into())).width(), 100);
    assert_eq!(console(false, None, |_| Some("wide".into())).width(), 80);
}

#[test]
fn files_that_are_passed_over_are_told() {
    let folder = folder(&[AGREE[0], ("page.html", "<p>Text</p>"), ("paper.pdf", "%PDF-1.4"), ("rules.yaml", "a: b")]);
    let (exit, _, err) = corroborate(&["check", shown(folder.path())], "");
    assert_eq!(exit, Exit::Passed);
    assert!(err.contains("2 files are not .txt, .text or .md and were not read: page.html, paper.pdf"), "{err}");
    assert!(!err.contains("rules.yaml"), "{err}");
}

#[test]
fn nothing_that_was_not_read_has_passed() {
    let folder = folder(&[("paper.txt", "%PDF-1.4 \u{1}\u{2}\u{3}\u{4}")]);
    let file = folder.path().join("paper.txt");
    let (exit, out, err) = corroborate(&["check", shown(&file), "--format", "json"], "");
    assert_eq!(exit, Exit::Partial, "{err}");
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&json["gate"]["passed"], &json["sources"]), (&false.into(), &serde_json::json!([])));
}

#[test]
fn a_text_in_two_languages_is_read_in_both() {
    let text = "بقي 2500 جندي أمريكي في العراق حتى نهاية العام، بحسب ما أعلنته وزارة الدفاع العراقية يوم الأحد.\n\n\
        About 900 US troops are still deployed in Syria, the embassy said in a statement on Sunday.\n";
    let folder = folder(&[("both.txt", text)]);
    let (_, out, _) = corroborate(&["extract", shown(folder.path())], "");
    assert!(out.contains("2500") && out.contains("900"), "{out}");
}

#[test]
fn a_language_without_a_pack_is_told() {
    let text = "Последние солдаты покинули базу в пятницу утром, сообщили журналистам в министерстве обороны страны.\n";
    let folder = folder(&[("ru.txt", text), AGREE[0]]);
    let (exit, _, err) = corroborate(&["check", shown(folder.path())], "");
    assert_eq!(exit, Exit::Passed);
    assert!(err.contains("ru.txt: text in Russian (ru), from line 1 on, is not read"), "{err}");
}
