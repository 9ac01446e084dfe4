//! The program from outside, as a shell or a pipeline meets it: exit codes, what goes to which stream, the example of the
//! readme, and that the same input gives the same bytes. `src/cli/tests.rs` covers the same code from inside.

use corroborate::cli::pipeline::{self, Knowledge};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const EXAMPLE: &str = "examples/iraq-withdrawal";

/// Runs the program at the top of the repository, its streams in pipes.
fn corroborate<A: AsRef<std::ffi::OsStr>>(arguments: &[A]) -> Output {
    program().args(arguments).output().unwrap()
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corroborate"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null()).env_remove("COLUMNS").env_remove("NO_COLOR");
    command
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn err(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn last_line(text: &str) -> &str {
    text.lines().last().unwrap_or_default()
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

const AGREEING: [(&str, &str); 2] = [
    ("courier.txt", "---\npublished: 2021-12-26\n---\nAbout 2,500 US troops are still deployed in Iraq, the embassy said.\n"),
    ("gazette.txt", "---\npublished: 2021-12-27\n---\nIn Iraq there are 2,500 American soldiers, a ministry spokesman told reporters.\n"),
];

fn agreeing() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in AGREEING {
        write(folder.path(), name, text);
    }
    folder
}

#[test]
fn the_example_fails_the_gate_and_says_why() {
    let run = corroborate(&["check", EXAMPLE]);
    assert_eq!(run.status.code(), Some(1), "{}", err(&run));
    let reason = last_line(err(&run));
    assert!(reason.starts_with("Gate failed: "), "{reason}");
    assert!(reason.contains("1 conflict (Combat role in Iraq ended)"), "{reason}");
    assert!(reason.contains("1 disputed (US forces leave Baghdad)"), "{reason}");
    assert!(!out(&run).contains("Gate"), "the decision is no data");
    let relaxed = corroborate(&["check", EXAMPLE, "--exit-zero"]);
    assert_eq!(relaxed.status.code(), Some(0));
    assert_eq!((&relaxed.stdout, last_line(err(&relaxed))), (&run.stdout, reason));
}

/// What `examples/iraq-withdrawal/sources.yaml` promises.
#[test]
fn the_example_shows_each_kind_of_relation() {
    let report: Value = serde_json::from_slice(&corroborate(&["check", EXAMPLE, "--format", "json"]).stdout).unwrap();
    let list = |key: &str| report[key].as_array().unwrap();
    let field = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let claim = |id: &Value| list("claims").iter().find(|claim| &claim["id"] == id).unwrap();
    let language = |claim: &Value| {
        let source = list("sources").iter().find(|source| source["id"] == claim["source"]).unwrap();
        field(source, "language")
    };
    let has = |kind: &str, claim_type: &str, across: bool| {
        list("relations").iter().any(|relation| {
            let (a, b) = (claim(&relation["a"]), claim(&relation["b"]));
            relation["type"] == kind && a["type"] == claim_type && (!across || language(a) != language(b))
        })
    };
    assert!(has("corroborates", "withdrawal-agreed", true), "an agreement across languages");
    assert!(has("conflicts", "combat-role-ended", true), "a conflict across languages");
    assert!(has("denies", "us-withdrawal", true), "a denial");
    assert!(has("repeats", "foreign-troops", false), "a copied text");
    assert!(has("supersedes", "us-troops", false), "an update");
    assert!(has("part-of", "us-troops", false), "a part of a total");
    let verdict = |claim_type: &str, key: &str, place: &str| {
        let slot = list("slots").iter().find(|slot| slot["type"] == claim_type && slot["key"][key].as_str().unwrap_or_default() == place);
        slot.map(|slot| (field(slot, "verdict"), slot["sources"].as_u64().unwrap(), slot["origins"].as_u64().unwrap()))
    };
    assert_eq!(verdict("foreign-troops", "place", "IQ"), Some(("repeated".into(), 2, 1)));
    assert_eq!(verdict("us-withdrawal", "place", "baghdad"), Some(("disputed".into(), 2, 2)));
    assert_eq!(verdict("us-troops", "place", "IQ").map(|slot| slot.0), Some("updated".into()));
}

#[test]
fn quotes_are_the_bytes_of_the_file() {
    let report: Value = serde_json::from_slice(&corroborate(&["check", EXAMPLE, "--format", "json"]).stdout).unwrap();
    let sources = report["sources"].as_array().unwrap();
    for claim in report["claims"].as_array().unwrap() {
        let source = sources.iter().find(|source| source["id"] == claim["source"]).unwrap();
        let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(source["path"].as_str().unwrap())).unwrap();
        let mention = |value: &Value| {
            let at = |end: &str| usize::try_from(value["span"][end].as_u64().unwrap()).unwrap();
            assert_eq!(&bytes[at("start")..at("end")], value["quote"].as_str().unwrap().as_bytes(), "{value}");
        };
        mention(claim);
        claim["also"].as_array().into_iter().flatten().for_each(mention);
    }
}

#[test]
fn sources_that_agree_pass() {
    let folder = agreeing();
    let run = corroborate(&[Path::new("check"), folder.path()]);
    assert_eq!((run.status.code(), err(&run)), (Some(0), "Gate passed.\n"));
    assert!(out(&run).contains("corroborated"));
}

#[test]
fn nothing_is_checked_when_the_request_cannot_be_used() {
    let folder = agreeing();
    let empty = tempfile::tempdir().unwrap();
    let unknown = folder.path().join("no-such-file.txt");
    let waivers = write(empty.path(), "waivers.yaml", "reason: none\n");
    let good = folder.path().to_str().unwrap();
    let cases: [(&[&str], &str); 6] = [
        (&["check", good, unknown.to_str().unwrap()], unknown.to_str().unwrap()),
        (&["check", empty.path().to_str().unwrap()], empty.path().to_str().unwrap()),
        (&["check", good, "--rules", unknown.to_str().unwrap()], unknown.to_str().unwrap()),
        (&["check", good, "--waivers", waivers.to_str().unwrap()], waivers.to_str().unwrap()),
        (&["check", good, "--fail-on", "bad-weather"], "bad-weather"),
        (&["check"], "name files or folders"),
    ];
    for (arguments, named) in cases {
        let run = corroborate(arguments);
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        assert_eq!(out(&run), "", "{arguments:?}");
        assert_eq!(err(&run).matches("error:").count() + err(&run).matches("error[").count(), 1, "{arguments:?}\n{}", err(&run));
        assert!(err(&run).contains(named), "{arguments:?}\n{}", err(&run));
    }
}

#[test]
fn a_broken_rule_stops_the_run_and_names_its_line() {
    let folder = agreeing();
    let rules = tempfile::tempdir().unwrap();
    let unknown_key = "version: 1\npack: mine\nclaims:\n  tents:\n    count: tents\n    colour: white\n";
    let no_yaml = "version: 1\npack: mine\nclaims: [\n";
    for (name, text, place) in [("key.yaml", unknown_key, ":6:5"), ("yaml.yaml", no_yaml, ":3:9")] {
        let file = write(rules.path(), name, text);
        let run = corroborate(&[Path::new("check"), folder.path(), Path::new("--rules"), &file]);
        assert_eq!((run.status.code(), out(&run)), (Some(2), ""), "{name}");
        let place = format!("{}{place}", file.display());
        assert!(err(&run).contains(&place), "{place}\n{}", err(&run));
    }
}

#[test]
fn what_can_be_read_is_checked_beside_what_cannot() {
    let folder = agreeing();
    write(folder.path(), "picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0");
    #[cfg(unix)]
    std::os::unix::fs::symlink("gone.txt", folder.path().join("moved.txt")).unwrap();
    let run = corroborate(&[Path::new("check"), folder.path()]);
    assert_eq!(run.status.code(), Some(3), "{}", err(&run));
    assert!(out(&run).contains("corroborated"));
    assert_eq!(last_line(err(&run)), "Gate passed; 2 of 4 sources could not be read.");
    for name in [
        "picture.txt",
        #[cfg(unix)]
        "moved.txt",
    ] {
        assert_eq!(err(&run).lines().filter(|line| line.contains(name)).count(), 1, "{name}\n{}", err(&run));
    }
    // A gate that has failed stays failed, whatever else could not be read.
    write(folder.path(), "third.txt", "---\npublished: 2021-12-27\n---\nThere are 900 American soldiers in Iraq, the governor said.\n");
    assert_eq!(corroborate(&[Path::new("check"), folder.path()]).status.code(), Some(1));
}

#[test]
fn nothing_in_a_pipe_acts_on_a_terminal() {
    for arguments in [&["check", EXAMPLE][..], &["check", EXAMPLE, "--quotes", "--language", "ar"], &["check", EXAMPLE, "--format", "json"]]
    {
        let run = program().args(arguments).env("TERM", "xterm-256color").env("COLORTERM", "truecolor").output().unwrap();
        for text in [out(&run), err(&run)] {
            let acts =
                text.chars().find(|&c| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            assert_eq!(acts, None, "{arguments:?}");
        }
    }
    let coloured = corroborate(&["check", EXAMPLE, "--color", "always"]);
    assert!(out(&coloured).contains('\u{1b}'));
}

#[test]
fn no_line_of_the_table_is_wider_than_asked() {
    for width in [60, 80, 140] {
        let run = corroborate(&["check", EXAMPLE, "--width", &width.to_string()]);
        for line in out(&run).lines() {
            assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
        }
    }
}

/// Six sources that agree in part, each with its date in itself.
fn six_sources(folder: &Path) -> Vec<PathBuf> {
    (0..6)
        .map(|day| {
            let text =
                format!("---\npublished: 2021-12-2{day}\n---\nThere are {} US troops in Iraq, the ministry said.\n", 2400 + day % 3 * 300);
            write(folder, &format!("{day}.txt"), text)
        })
        .collect()
}

#[test]
fn the_order_of_paths_changes_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = six_sources(folder.path());
    let mut seen = BTreeSet::new();
    for _ in 0..paths.len() {
        paths.rotate_left(1);
        let mut command = program();
        let run = command.args(["check", "--format", "json"]).args(&paths).output().unwrap();
        seen.insert((run.status.code(), run.stdout));
    }
    assert_eq!(seen.len(), 1);
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let seen: BTreeSet<Vec<u8>> = ["1", "2", "7", "50"]
        .iter()
        .map(|threads| program().args(["check", EXAMPLE, "--quotes"]).env("RAYON_NUM_THREADS", threads).output().unwrap().stdout)
        .collect();
    assert_eq!(seen.len(), 1);
}

/// Five times from the text, ten times each from the claims: reading is what takes the time.
#[test]
fn fifty_runs_give_the_same_graph() {
    let knowledge = Knowledge::load(&[]).unwrap();
    let example = [Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLE)];
    let mut seen = BTreeSet::new();
    for _ in 0..5 {
        let claims = pipeline::extract(&knowledge, &example).unwrap().claims;
        assert!(!claims.is_empty());
        for _ in 0..10 {
            let linked = pipeline::link(&knowledge, claims.clone());
            seen.insert(serde_json::to_string(&(&linked.claims, &linked.relations, &linked.slots)).unwrap());
        }
    }
    assert_eq!(seen.len(), 1);
}

/// A project with settings of its own: articles that disagree, a rule pack, a gate.
fn project(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["articles", ".git", "desk/notes"] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    write(
        folder.path(),
        "articles/one.txt",
        "---\npublished: 2021-12-26\n---\nAbout 2,500 US troops are still deployed in Iraq, the embassy said.\n",
    );
    write(
        folder.path(),
        "articles/two.txt",
        "---\npublished: 2021-12-27\n---\nIn Iraq there are 900 American soldiers, a spokesman told reporters.\n",
    );
    write(
        folder.path(),
        "rockets.yaml",
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/rules/rockets.yaml")).unwrap(),
    );
    write(folder.path(), "waivers.yaml", "- {type: us-troops, key: {place: IQ}, code: conflict, reason: asked the embassy}\n");
    write(folder.path(), "corroborate.yaml", settings);
    folder
}

fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    program().current_dir(folder).args(arguments).output().unwrap()
}

#[test]
fn settings_are_found_upward_and_name_sources_rules_and_gate() {
    let folder = project("sources: articles\nrules: [rockets.yaml]\ngate:\n  require: {us-troops: 2}\n  waivers: waivers.yaml\n");
    let run = run_in(&folder.path().join("desk/notes"), &["check", "--verbose"]);
    assert_eq!(run.status.code(), Some(1), "{}", err(&run));
    assert!(err(&run).contains("note: settings are those of ../../corroborate.yaml"), "{}", err(&run));
    assert!(last_line(err(&run)).starts_with("Gate failed (1 waived): 1 with too few origins"), "{}", err(&run));
    let extract = run_in(folder.path(), &["extract"]);
    assert_eq!(out(&extract).lines().count(), 2, "{}", err(&extract));
    let isolated = run_in(folder.path(), &["check", "articles", "--isolated"]);
    assert!(last_line(err(&isolated)).starts_with("Gate failed: 1 conflict"), "{}", err(&isolated));
    let stated = run_in(folder.path(), &["check", "--fail-on", "unresolved", "--require", "us-troops=1"]);
    assert_eq!(stated.status.code(), Some(0), "the command line goes before the file: {}", err(&stated));
}

#[test]
fn a_severity_of_the_settings_is_the_rules() {
    let folder = project("sources: articles\nseverity: {us-troops: info}\ngate: {fail-on: warning}\n");
    assert_eq!(run_in(folder.path(), &["check"]).status.code(), Some(0));
    let folder = project("sources: articles\nseverity: {us-troops: warning}\ngate: {fail-on: warning}\n");
    assert_eq!(run_in(folder.path(), &["check"]).status.code(), Some(1));
}

#[test]
fn settings_that_cannot_be_used_stop_the_run_and_point_at_the_word() {
    for (settings, says) in [
        (
            "sources: articles\ngate: {require: {us-trops: 2}}\n",
            "corroborate.yaml:2:18: no claim type is called `us-trops`; did you mean `us-troops`?",
        ),
        ("sources: articls\n", "corroborate.yaml:1:10: `articls` does not exist"),
        ("gate: {fail-onn: conflict}\n", "unknown key `fail-onn` under `gate`; did you mean `fail-on`?"),
        ("gate: [conflict\n", "is not valid YAML"),
    ] {
        let folder = project(settings);
        let run = run_in(folder.path(), &["check", "articles"]);
        assert_eq!((run.status.code(), out(&run)), (Some(2), ""), "{settings}");
        assert!(err(&run).contains(says), "{settings}: {}", err(&run));
        assert!(err(&run).contains("^"), "a mark under the word: {}", err(&run));
    }
    let folder = project("");
    let run = run_in(folder.path(), &["check"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(err(&run).contains("there are no sources to read"), "{}", err(&run));
    let run = run_in(folder.path(), &["check", "articles", "--require", "us-trops=2"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(err(&run).contains("did you mean `us-troops`?"), "{}", err(&run));
}

#[test]
fn rules_test_runs_the_tests_of_the_files_that_are_named() {
    let folder = project("rules: [rockets.yaml]\n");
    let named = run_in(folder.path(), &["rules", "test", "rockets.yaml"]);
    assert_eq!((named.status.code(), out(&named)), (Some(0), "4 passed, 0 failed, 0 todo, 0 rules without tests\n"), "{}", err(&named));
    let all = run_in(folder.path(), &["rules", "test"]);
    let passed = |run: &Output| last_line(out(run)).split(' ').next().and_then(|count| count.parse::<usize>().ok());
    assert!(passed(&all) > Some(400), "the shipped packs and the project's: {}", out(&all));
    let empty = tempfile::tempdir().unwrap();
    let unseen = run_in(empty.path(), &["rules", "test", "--watch"]);
    assert_eq!(unseen.status.code(), Some(2), "{}", err(&unseen));
    let list = run_in(folder.path(), &["rules", "list"]);
    assert!(out(&list).contains("rockets/rockets-fired"), "a project's rules are in force: {}", out(&list));
}
