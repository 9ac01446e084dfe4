//! `explain`: what is said of a text is what the matcher decided, a rule that makes no claim gives its reason, and a claim
//! shows where each part of it came from and how it stands to others.

use corroborate::claim::Claim;
use corroborate::cli::pipeline::Knowledge;
use corroborate::extract::{Extractor, SentenceTrace};
use corroborate::source::{Metadata, Source};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use unicode_width::UnicodeWidthStr;

const EXAMPLE: &str = "examples/iraq-withdrawal";
const RULES: &str = "tests/fixtures/explain.yaml";

fn corroborate(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corroborate"));
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null());
    command.env_remove("COLUMNS").env_remove("NO_COLOR").output().unwrap()
}

fn out(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let arguments: Vec<&str> = ["explain", "--format", "json"].into_iter().chain(arguments.iter().copied()).collect();
    serde_json::from_str(&out(&corroborate(&arguments))).unwrap()
}

/// The reason that is nearest to a claim, for one rule and one sentence.
fn why_not(rule: &str, text: &str) -> Value {
    let told = json(&["--rules", RULES, "--language", "en", "--rule", rule, "--text", text]);
    assert_eq!(told["claims"], Value::Array(Vec::new()), "{rule} made a claim of {text:?}");
    told["sentences"][0]["silent"][0]["stops"][0].clone()
}

#[test]
fn a_rule_that_makes_no_claim_says_which_part_was_missing_or_what_blocked_it() {
    for (rule, text, code, word) in [
        ("ferries-sunk", "Guards counted three ferries near Basra.", "no-head-word", "sank"),
        ("sinking-date", "The ferry sank on 3 May 2021.", "no-with-word", "storm"),
        ("ferries-sunk", "Ferries sank near Basra.", "no-value", "no number"),
        ("ferries-sunk", "The number of ferries that sank near Basra fell from 9 ferries to 3 ferries.", "no-head", "too far"),
        ("ferries-sunk", "The wreck sank near Basra beside 12 cranes.", "another-noun", "nothing that the rule counts"),
        ("sinking-date", "The ferry sank in a storm by 3 May 2021.", "another-role", "`by`"),
        ("cargo-unloaded", "Crews unloaded 200 boxes.", "no-unit", "unit"),
        ("sinking-cause", "A fire broke out and the ferry sank.", "no-link", "`by`"),
        ("sinking-date", "The ferry sank in a storm and guards inspected it on 3 May 2021.", "taken", "“inspected”"),
        ("ferries-docked", "Three ferries docked in Basra.", "no-who", "United States"),
        ("ferries-docked", "Turkey docked three ferries in Basra.", "another-who", "Turkey"),
        ("sinking-date", "The ferry sank in calm water on 3 May 2021, while a storm hit Basra.", "with", "storm"),
        ("ferries-sunk", "Three ferries sank near Basra during a drill.", "unless", "“drill”"),
        ("sinking", "The drill sank.", "head-not", "“drill”"),
        ("inspection", "The US inspected it on 3 May 2021.", "between", "iraq"),
        ("inspected", "Guards inspected the bridge on 3 May 2021.", "whom", "whom"),
        ("sinking", "The crew refused the sinking.", "cue", "“refused”"),
        ("sinking", "The ferry sank in the storm.", "instead-of", "`any-sinking`"),
        ("ferries-sunk", "Three ferries sank.", "needs", "place"),
    ] {
        let stop = why_not(rule, text);
        assert_eq!(stop["why"]["code"], code, "{rule}: {text} {stop}");
        assert!(stop["says"].as_str().unwrap().contains(word), "{rule}: {text} {stop}");
    }
}

#[test]
fn words_of_a_reason_are_the_words_of_the_sentence() {
    let text = "Three ferries sank near Basra during a drill.";
    let stop = why_not("ferries-sunk", text);
    for words in [&stop["value"], &stop["head"], &stop["why"]["word"]] {
        let (start, end) = (words["span"]["start"].as_u64().unwrap() as usize, words["span"]["end"].as_u64().unwrap() as usize);
        assert_eq!(words["text"], text[start..end], "{words}");
    }
}

/// Reads a text with a trace and without.
fn both(extractor: &Extractor<'_>, text: &str, stated: Metadata) -> Option<(Vec<Claim>, Vec<Claim>, Vec<SentenceTrace>)> {
    let source = Source::from_text("s1", "test", text, stated).ok()?;
    let mut sentences = Vec::new();
    let traced = extractor.extract_with(&source, Some(&mut sentences));
    Some((extractor.extract(&source), traced, sentences))
}

#[test]
fn a_trace_changes_nothing_and_every_rule_is_accounted_for_in_shipped_tests() {
    let knowledge = Knowledge::load(&[PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(RULES)]).unwrap();
    let extractor = Extractor::new(&knowledge.rules, &knowledge.gazetteer, &knowledge.actors);
    let all: BTreeSet<&str> = knowledge.rules.rules.iter().map(|rule| rule.id.as_str()).collect();
    let mut read = 0;
    for test in knowledge.rules.rules.iter().flat_map(|rule| rule.raw.tests.iter().take(6)) {
        let published = test.date.as_deref().and_then(|date| date.parse().ok());
        let stated = Metadata { language: test.lang.clone(), published, ..Metadata::default() };
        let Some((plain, traced, sentences)) = both(&extractor, &test.text, stated) else { continue };
        assert_eq!(plain, traced, "{}", test.text);
        for sentence in &sentences {
            let bound: BTreeSet<&str> = sentence.bound.iter().map(|bound| bound.rule.as_str()).collect();
            let silent: BTreeSet<&str> = sentence.silent.iter().map(|silent| silent.rule.as_str()).collect();
            assert!(bound.is_disjoint(&silent), "{}", sentence.text);
            assert_eq!(bound.union(&silent).copied().collect::<BTreeSet<_>>(), all, "{}", sentence.text);
            assert!(sentence.silent.iter().all(|silent| !silent.stops.is_empty()), "{}", sentence.text);
            for part in sentence.bound.iter().flat_map(|bound| &bound.parts) {
                assert_eq!(sentence.text[part.words.span.start..part.words.span.end], part.words.text);
            }
            read += 1;
        }
        let claimed: BTreeSet<&str> = traced.iter().map(|claim| claim.claim_type.as_str()).collect();
        let bound: BTreeSet<&str> = sentences.iter().flat_map(|sentence| &sentence.bound).map(|bound| bound.rule.as_str()).collect();
        assert_eq!(claimed, bound, "{}", test.text);
    }
    assert!(read > 200, "{read} sentences");
}

#[test]
fn a_claim_shows_what_each_part_was_bound_to_and_where_its_context_came_from() {
    let text = "About 2,500 US troops remain in Iraq.";
    let told = out(&corroborate(&["explain", "--date", "2021-12-27", "--width", "100", "--text", text]));
    for line in [
        "US troops in Iraq: about 2,500 (c-",
        "  count           “About 2,500 US troops”",
        "  value           about 2,500 = [2500, 2500]; the number counts “troops”",
        "“US troops”, in the words of the claim",
        "  place           in Iraq (`IQ`); “Iraq”, in the same clause",
        "  as of           27 December 2021; the source's date, from the source as a whole",
        "  said by         the source itself; nobody is quoted",
        "  polarity        asserted; nothing around it says otherwise",
        "  modality        factual; nothing around it says otherwise",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
}

#[test]
fn arabic_fits_the_screen_in_isolates_of_its_own() {
    let text = "أعلن التحالف الدولي أن القوات القتالية الأمريكية ستغادر العراق بحلول 31 كانون الأول.";
    for width in ["40", "80", "120"] {
        let told = out(&corroborate(&["explain", "--date", "2021-12-27", "--isolates", "always", "--width", width, "--text", text]));
        assert!(told.contains("\u{2068}ستغادر\u{2069}”, a word of `common/withdraw`") || width == "40", "{told}");
        for line in told.lines() {
            assert_eq!(line.matches('\u{2068}').count(), line.matches('\u{2069}').count(), "{line:?}");
            let plain: String = line.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
            assert!(plain.chars().map(|c| c.to_string().width()).sum::<usize>() <= width.parse().unwrap(), "{width}: {line}");
        }
    }
}

#[test]
fn english_lines_need_no_isolates() {
    let text = "“About 2,500 US troops remain in Iraq,” the embassy – in Baghdad – said.";
    let told = out(&corroborate(&["explain", "--isolates", "always", "--text", text]));
    assert!(told.contains("US troops") && !told.contains(['\u{2068}', '\u{2069}']), "{told}");
}

#[test]
fn a_name_of_several_places_is_said_to_be_one() {
    let marks = |text: &str| -> Vec<String> {
        let told = json(&["--language", "en", "--text", text]);
        let marks = told["sentences"][0]["marks"].as_array().cloned().unwrap_or_default();
        marks.iter().filter(|mark| mark["kind"] == "place").map(|mark| mark["read_as"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(marks("Some 12 people were killed in Tripoli."), ["tripoli-lebanon or tripoli-libya"]);
    assert!(marks("Some 12 people were killed in Tripoli, the army of Libya said.").contains(&"in tripoli-libya".to_owned()));
}

#[test]
fn nothing_in_a_text_acts_on_the_terminal() {
    let hostile = "About 2,500 US troops\u{1b}[2J remain in Iraq\u{202e}, said the \u{9b}31membassy.";
    let told = out(&corroborate(&["explain", "--language", "en", "--text", hostile]));
    assert!(told.contains("US troops"), "{told}");
    assert!(!told.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{told:?}");
    let told = out(&corroborate(&["explain", "--language", "en", "--format", "json", "--text", hostile]));
    assert!(!told.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{told:?}");
}

#[test]
fn a_rule_that_is_not_there_is_named_with_the_nearest() {
    let run = corroborate(&["explain", "--rule", "us-trops", "--text", "About 2,500 US troops remain in Iraq."]);
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("did you mean `us-troops`?"));
    let full = json(&["--rule", "troops/us-troops", "--text", "About 2,500 US troops remain in Iraq."]);
    assert_eq!(full["claims"][0]["type"], "us-troops");
}

fn checked() -> Value {
    serde_json::from_slice(&corroborate(&["check", EXAMPLE, "--format", "json"]).stdout).unwrap()
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn a_claim_is_told_with_all_its_relations_and_the_verdict() {
    let run = checked();
    for claim in run["claims"].as_array().unwrap().iter().step_by(3) {
        let id = text_of(&claim["id"]);
        let told = json(&[id, EXAMPLE]);
        assert_eq!(told["claim"], *claim);
        assert!(told["place"].as_str().unwrap().starts_with(text_of(&claim["from"]["path"])), "{told}");
        assert_eq!(told["bound"]["rule"], claim["type"], "the sentence is found again: {id}");
        let of_claim = |edge: &&Value| edge["a"] == claim["id"] || edge["b"] == claim["id"];
        let edges: Vec<&Value> = run["relations"].as_array().unwrap().iter().filter(of_claim).collect();
        let shown = told["relations"].as_array().unwrap();
        assert_eq!(shown.len(), edges.len(), "{id}");
        for (shown, edge) in shown.iter().zip(edges) {
            assert_eq!((&shown["type"], &shown["a"]["id"], &shown["b"]["id"]), (&edge["type"], &edge["a"], &edge["b"]));
            assert_eq!(shown["why"], edge["why"]);
            for end in [&shown["a"], &shown["b"]] {
                let claim = run["claims"].as_array().unwrap().iter().find(|claim| claim["id"] == end["id"]).unwrap();
                assert_eq!((&end["quote"], &end["value"]), (&claim["quote"], &claim["value"]));
                assert!(!text_of(&end["interval"]).is_empty());
            }
        }
        assert!(told["slot"]["claims"].as_array().unwrap().contains(&claim["id"]));
    }
}

#[test]
fn two_claims_show_the_comparison_that_decided() {
    let run = checked();
    let conflict = run["relations"].as_array().unwrap().iter().find(|edge| edge["type"] == "conflicts").unwrap();
    let (a, b) = (text_of(&conflict["a"]), text_of(&conflict["b"]));
    let told = out(&corroborate(&["explain", a, b, EXAMPLE]));
    assert!(told.contains("conflicts") && told.contains("22 days apart") && told.contains("= 2021-12-09"), "{told}");
    assert!(told.contains("Verdict on Combat role in Iraq ended: conflict"), "{told}");
    assert_eq!(told, out(&corroborate(&["explain", "--relation", a, b, EXAMPLE])).replace('\r', ""));
    let other = run["claims"].as_array().unwrap().iter().find(|claim| claim["type"] == "us-troops").unwrap();
    let told = json(&["--relation", a, text_of(&other["id"]), EXAMPLE]);
    assert_eq!(told["relations"], Value::Array(Vec::new()));
    assert!(text_of(&told["apart"]).contains("two claim types"), "{told}");
}

#[test]
fn an_id_may_be_shortened_until_two_claims_share_it() {
    let run = checked();
    let ids: Vec<&str> = run["claims"].as_array().unwrap().iter().map(|claim| text_of(&claim["id"])).collect();
    let short = &ids[0][2..7];
    assert!(ids.iter().filter(|id| id[2..].starts_with(short)).count() == 1, "five digits tell the claims of the example apart");
    assert_eq!(json(&[short, EXAMPLE])["claim"]["id"], ids[0]);
    for (wanted, title) in [("c-", "begin with `c-`"), ("c-00000000", "no claim has the id `c-00000000`")] {
        let run = corroborate(&["explain", wanted, EXAMPLE]);
        let err = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{err}");
        assert!(err.contains(title) && ids.iter().filter(|id| err.contains(*id)).count() == 5, "{err}");
    }
    let run = corroborate(&["explain", "c-1234"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("sources that the claim comes from are missing"));
}

#[test]
fn check_shows_the_ids_that_explain_takes() {
    let told = String::from_utf8(corroborate(&["check", EXAMPLE, "--quotes", "--width", "200"]).stdout).unwrap();
    for claim in checked()["claims"].as_array().unwrap() {
        assert!(told.contains(&format!("[{}]", text_of(&claim["id"]))), "{claim}");
    }
}
