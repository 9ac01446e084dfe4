//! The language server as an editor meets it: a process, its streams, and messages of the protocol.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

/// An editor with a server of its own.
struct Editor {
    server: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    last: i64,
}

impl Editor {
    /// Starts a server and greets it.
    fn new(arguments: &[&str]) -> Editor {
        Editor::at(arguments, &Value::Null)
    }

    /// The same, with a folder open.
    fn in_folder(arguments: &[&str], root: &str) -> Editor {
        Editor::at(arguments, &json!(root))
    }

    fn at(arguments: &[&str], root: &Value) -> Editor {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corroborate"));
        command.arg("lsp").args(arguments).current_dir(env!("CARGO_MANIFEST_DIR"));
        let mut server = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (to, from) = (server.stdin.take().unwrap(), BufReader::new(server.stdout.take().unwrap()));
        let mut editor = Editor { server, to, from, last: 0 };
        let greeting = editor.ask("initialize", json!({"processId": null, "rootUri": root, "capabilities": {}}));
        assert_eq!(greeting["serverInfo"]["name"], "corroborate");
        for ability in ["textDocumentSync", "completionProvider", "hoverProvider"] {
            assert!(!greeting["capabilities"][ability].is_null(), "{greeting}");
        }
        editor.tell("initialized", json!({}));
        editor
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.to.flush().unwrap();
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.from.read_line(&mut line).unwrap() > 0, "the server has gone");
            match line.trim().split_once(": ") {
                Some(("Content-Length", n)) => length = n.parse().unwrap(),
                Some(_) => {}
                None => break,
            }
        }
        let mut bytes = vec![0; length];
        self.from.read_exact(&mut bytes).unwrap();
        let message: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(message["jsonrpc"], "2.0");
        message
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    fn answer(&mut self, method: &str, params: Value) -> Value {
        self.last += 1;
        let id = self.last;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        let answer = self.receive();
        assert_eq!(answer["id"], id, "{answer}");
        answer
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer["error"].is_null(), "{answer}");
        answer["result"].clone()
    }

    /// Opens a text and takes the diagnostics that come of it.
    fn open(&mut self, uri: &str, text: &str) -> Vec<Value> {
        self.tell("textDocument/didOpen", json!({"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}}));
        self.published(uri)
    }

    fn change(&mut self, uri: &str, text: &str) -> Vec<Value> {
        self.tell("textDocument/didChange", json!({"textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": text}]}));
        self.published(uri)
    }

    fn published(&mut self, uri: &str) -> Vec<Value> {
        let message = self.receive();
        assert_eq!((&message["method"], &message["params"]["uri"]), (&json!("textDocument/publishDiagnostics"), &json!(uri)));
        message["params"]["diagnostics"].as_array().unwrap().clone()
    }

    /// Opens the text without its bar, and asks for completion where the bar stood.
    fn complete(&mut self, text: &str) -> Vec<Value> {
        let (text, position) = at_bar(text);
        self.open(URI, &text);
        let list = self.ask("textDocument/completion", json!({"textDocument": {"uri": URI}, "position": position}));
        list["items"].as_array().unwrap().clone()
    }

    fn hover(&mut self, text: &str) -> String {
        let (text, position) = at_bar(text);
        self.open(URI, &text);
        let shown = self.ask("textDocument/hover", json!({"textDocument": {"uri": URI}, "position": position}));
        shown["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    fn leave(mut self) -> ExitStatus {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.server.wait().unwrap()
    }
}

const URI: &str = "file:///mine/schools.yaml";

/// The text without its bar, and the position of the bar.
fn at_bar(text: &str) -> (String, Value) {
    let before = text.split_once('|').expect("a bar").0;
    let line = before.matches('\n').count();
    let character = before.rsplit('\n').next().unwrap().encode_utf16().count();
    (text.replacen('|', "", 1), json!({"line": line, "character": character}))
}

fn labels(items: &[Value]) -> Vec<&str> {
    items.iter().map(|item| item["label"].as_str().unwrap()).collect()
}

const SCHOOLS: &str = "version: 1
pack: schools
uses: [common]

words:
  school:
    en: [school]
    ar: [مدرسة, مدارس]
  close:
    en: [close, shut]
    ar: [أغلق, إغلاق]

claims:
  schools-closed:
    title: {en: \"Schools closed in {place}\", ar: \"مدارس أغلقت في {place}\"}
    count: school
    head: close
    about: [place]
    tests:
      - text: The ministry said that 12 schools had been closed in Basra.
        claims: [{count: 12, place: basra}]
      - text: The ministry opened 12 schools in Basra.
        claims: []
";

#[test]
fn diagnostics_come_as_one_types_and_go_when_the_mistake_is_put_right() {
    let mut editor = Editor::new(&[]);
    let wrong = SCHOOLS.replace("    head: close", "    head: clsoe");
    let found = editor.open(URI, &wrong);
    assert_eq!(found.len(), 1, "{found:?}");
    let line = wrong.lines().position(|line| line.contains("clsoe")).unwrap();
    assert_eq!(found[0]["range"], json!({"start": {"line": line, "character": 10}, "end": {"line": line, "character": 15}}));
    assert_eq!((&found[0]["code"], &found[0]["severity"], &found[0]["source"]), (&json!("CR0301"), &json!(1), &json!("corroborate")));
    assert!(found[0]["message"].as_str().unwrap().contains("did you mean `close`?"), "{found:?}");
    let right = editor.change(URI, SCHOOLS);
    assert!(right.iter().all(|diagnostic| diagnostic["severity"] != 1), "{right:?}");
    assert!(!editor.change(URI, "version: 1\nclaims: [\n").is_empty(), "broken YAML is a mistake too");
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    assert_eq!(editor.published(URI), Vec::<Value>::new());
    assert!(editor.leave().success());
}

#[test]
fn columns_are_utf_16_units() {
    let mut editor = Editor::new(&[]);
    let wrong = SCHOOLS.replace("    head: close", "    head: [close, clsoe]").replace("claims: []", "claims: [], todo: \"😀\", nmae: x");
    let wrong = wrong
        .replace("      - text: The ministry opened 12 schools in Basra.\n        claims: []", "      - {text: \"😀 قوات\", claims: []");
    let wrong = wrong.replace("nmae: x", "nmae: x}");
    let found = editor.open(URI, &wrong);
    let line = wrong.lines().find(|line| line.contains("nmae")).unwrap();
    let column = line[..line.find("nmae").unwrap()].encode_utf16().count();
    let at: Vec<&Value> = found.iter().filter(|one| one["code"] == "CR0201").map(|one| &one["range"]["start"]["character"]).collect();
    assert_eq!(at, [&json!(column)], "{found:?}");
    assert!(editor.leave().success());
}

/// Changes of stretches of the text: (the stretch, what stands there instead).
fn edits(text: &str, edits: &[(&str, &str)]) -> (String, Vec<Value>) {
    let mut text = text.to_owned();
    let mut changes = Vec::new();
    for (old, new) in edits {
        let start = text.find(old).expect("the stretch is there");
        let place = |at: usize| {
            let line = text[..at].matches('\n').count();
            json!({"line": line, "character": text[..at].rsplit('\n').next().unwrap().encode_utf16().count()})
        };
        changes.push(json!({"range": {"start": place(start), "end": place(start + old.len())}, "text": new}));
        text.replace_range(start..start + old.len(), new);
    }
    (text, changes)
}

#[test]
fn changes_come_in_part_and_whole_between_arabic_words() {
    let mut editor = Editor::new(&[]);
    editor.open(URI, SCHOOLS);
    let change = |editor: &mut Editor, changes: Vec<Value>| {
        editor.tell("textDocument/didChange", json!({"textDocument": {"uri": URI, "version": 3}, "contentChanges": changes}));
        editor.published(URI)
    };
    // Behind Arabic and behind what takes two units of UTF-16, on one line and over several.
    let (text, changes) = edits(SCHOOLS, &[("مدرسة, مدارس]", "مدرسة, 😀, مدارس]"), ("😀, ", "مكتب, "), ("head: close", "head: clsoe")]);
    let found = change(&mut editor, changes);
    let errors = |found: &[Value]| found.iter().filter(|one| one["severity"] == 1).cloned().collect::<Vec<_>>();
    let wrong = errors(&found);
    assert_eq!((wrong.len(), &wrong[0]["code"]), (1, &json!("CR0301")), "{found:?}");
    let line = text.lines().position(|line| line.contains("clsoe")).unwrap();
    assert_eq!(wrong[0]["range"]["start"], json!({"line": line, "character": 10}));
    let (text, changes) = edits(&text, &[("clsoe\n    about", "close\n    about"), ("[أغلق, إغلاق]", "[أغلق, أقفل, إغلاق]")]);
    assert!(errors(&change(&mut editor, changes)).is_empty());
    let at = text.find("head: close").unwrap() + 8;
    let line = text[..at].matches('\n').count();
    let shown = editor.ask("textDocument/hover", json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": 12}}));
    let markdown = shown["contents"]["value"].as_str().unwrap();
    assert!(markdown.contains("أغلق, أقفل, إغلاق"), "{markdown}");
    assert_eq!(shown["range"]["start"], json!({"line": line, "character": 10}));
    let whole = vec![json!({"text": "version: 1\n"}), json!({"text": SCHOOLS.replace("[مدرسة, مدارس]", "[مدرسة, \"--\"]")})];
    let found = change(&mut editor, whole);
    let line = SCHOOLS.lines().position(|line| line.contains("مدارس")).unwrap();
    assert_eq!(found[0]["range"]["start"], json!({"line": line, "character": 16}), "{found:?}");
    // Of a file that is not open nothing is known, and nothing is said.
    editor
        .tell("textDocument/didChange", json!({"textDocument": {"uri": "file:///x.yaml", "version": 3}, "contentChanges": [{"text": ""}]}));
    assert!(editor.leave().success());
}

#[test]
fn what_is_no_message_is_answered_and_the_server_lives_on() {
    let mut editor = Editor::new(&[]);
    for body in ["{broken", "[]", "null", "\"مرحبا\""] {
        write!(editor.to, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        editor.to.flush().unwrap();
        let answer = editor.receive();
        assert_eq!((&answer["id"], &answer["error"]["code"]), (&Value::Null, &json!(-32700)), "{body}: {answer}");
    }
    assert!(editor.open(URI, SCHOOLS).is_empty());
    write!(editor.to, "GET / HTTP/1.1\r\n\r\n").unwrap();
    editor.to.flush().unwrap();
    assert_eq!(editor.server.wait().unwrap().code(), Some(2), "where a message begins cannot be told any more");
    let mut said = String::new();
    editor.server.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(said.contains("docs/editor.md"), "{said}");
}

#[test]
fn after_shutdown_everything_is_refused() {
    let mut editor = Editor::new(&[]);
    editor.open(URI, SCHOOLS);
    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    let place = json!({"textDocument": {"uri": URI}, "position": {"line": 1, "character": 1}});
    assert_eq!(editor.answer("textDocument/hover", place)["error"]["code"], -32600);
    editor.tell("exit", Value::Null);
    assert!(editor.server.wait().unwrap().success());
}

const FIRES: &str = "version: 1
pack: fires
words:
  fire: {en: [fire], ar: [حريق]}
  caused: {en: [caused by], ar: [بسبب]}
  cause:
    values:
      lightning: {en: [lightning], ar: [صاعقة]}
      arson:
        en: [arson]
        ar: [حريق متعمد]
claims:
  fire-cause:
    category: cause
    by: caused
    head: fire
    tests:
      - text: The fire in the market was caused by lightning.
        claims: [{category: lightning}]
      - text: The fire in the market was put out in the evening.
        claims: []
";

#[test]
fn values_of_a_lexicon_are_completed_and_shown() {
    let mut editor = Editor::new(&[]);
    assert_eq!(editor.open(URI, FIRES), Vec::<Value>::new());
    let keys = editor.complete(&FIRES.replace("    values:\n", "    |\n    values:\n"));
    assert!(labels(&keys).contains(&"ar") && !labels(&keys).contains(&"values"), "{:?}", labels(&keys));
    let keys = editor.complete("version: 1\npack: fires\nwords:\n  cause:\n    |\n");
    assert!(labels(&keys).contains(&"en") && labels(&keys).contains(&"values"), "{:?}", labels(&keys));
    let languages = editor.complete(&FIRES.replace("        ar: [حريق متعمد]\n", "        |\n"));
    assert!(labels(&languages).contains(&"ar") && !labels(&languages).contains(&"en"), "{:?}", labels(&languages));
    let values = editor.complete(&FIRES.replace("{category: lightning}", "{category: |}"));
    assert_eq!(labels(&values), ["arson", "lightning"]);
    let shown = editor.hover(&FIRES.replace("category: cause", "category: ca|use"));
    assert!(shown.contains("- `lightning`: ar: صاعقة; en: lightning"), "{shown}");
    let rule = editor.hover(&FIRES.replace("  fire-cause:", "  fire-|cause:"));
    assert!(rule.contains("- ✓ The **fire** in the market was caused by **lightning**. → lightning"), "{rule}");
    assert!(editor.leave().success());
}

#[test]
fn completion_offers_what_may_stand_there() {
    let mut editor = Editor::new(&[]);
    let keys = editor.complete(&SCHOOLS.replace("    head: close\n", "    |\n"));
    let keys = labels(&keys);
    assert!(keys.contains(&"head") && keys.contains(&"over-time"), "{keys:?}");
    assert!(!keys.contains(&"count") && !keys.contains(&"date") && !keys.contains(&"about"), "given, or a second value: {keys:?}");
    let lexicons = editor.complete(&SCHOOLS.replace("head: close", "head: cl|"));
    let names = labels(&lexicons);
    assert!(names.starts_with(&["school", "close"]) && names.contains(&"people"), "own, then those of common: {names:?}");
    assert_eq!(lexicons[1]["textEdit"]["newText"], "close");
    let (start, end) = (&lexicons[1]["textEdit"]["range"]["start"], &lexicons[1]["textEdit"]["range"]["end"]);
    assert_eq!(end["character"].as_i64().unwrap() - start["character"].as_i64().unwrap(), 2, "what was typed is replaced");
    let without = editor.complete(&SCHOOLS.replace("uses: [common]\n", "").replace("head: close", "head: |"));
    assert_eq!(labels(&without), ["school", "close"]);
    let actors = editor.complete(&SCHOOLS.replace("    about:", "    who: [us, |]\n    about:"));
    let names = labels(&actors);
    assert!(names.contains(&"us") && names.contains(&"any") && names.contains(&"militants"), "{}", names.len());
    let us = actors.iter().find(|item| item["label"] == "us").unwrap();
    assert!(us["filterText"].as_str().unwrap().contains("United States"), "{us}");
    let types = editor.complete(&SCHOOLS.replace("    about:", "    instead-of: |\n    about:"));
    assert!(labels(&types).contains(&"us-troops") && labels(&types).contains(&"schools-closed"));
    let places = editor.complete(&SCHOOLS.replace("    about:", "    default: {place: Bagh|}\n    about:"));
    assert!(labels(&places).contains(&"baghdad"), "{:?}", labels(&places));
    let arabic = editor.complete(&SCHOOLS.replace("place: basra", "place: البص|"));
    assert!(labels(&arabic).contains(&"basra"), "{:?}", labels(&arabic));
    let choices = editor.complete(&SCHOOLS.replace("    about:", "    over-time: |\n    about:"));
    assert_eq!(labels(&choices), ["fixed", "evolving", "growing"]);
    let test = editor.complete(&SCHOOLS.replace("claims: [{count: 12,", "claims: [{|count: 12,"));
    assert!(labels(&test).contains(&"polarity"), "{:?}", labels(&test));
    let packs = editor.complete(&SCHOOLS.replace("[common]", "[common, |]"));
    assert!(labels(&packs).contains(&"troops"), "{:?}", labels(&packs));
    assert!(editor.leave().success());
}

#[test]
fn hover_shows_what_a_form_matches_in_its_tests() {
    let mut editor = Editor::new(&[]);
    let rule = editor.hover(&SCHOOLS.replace("  schools-closed:", "  schools-|closed:"));
    assert!(rule.contains("- ✓ The ministry said that **12 schools** had been **closed** in Basra. → 12"), "{rule}");
    assert!(
        rule.contains("- ✓ The ministry opened 12 schools in Basra. → no claim: the sentence has no word of `schools/close`"),
        "{rule}"
    );
    let head = editor.hover(&SCHOOLS.replace("head: close", "he|ad: close"));
    assert!(head.starts_with("The word that the claim hangs on.") && head.contains("12 schools had been **closed** in"), "{head}");
    let lexicon = editor.hover(&SCHOOLS.replace("head: close", "head: clo|se"));
    assert!(lexicon.contains("**schools/close**") && lexicon.contains("أغلق"), "{lexicon}");
    let actor = editor.hover(&SCHOOLS.replace("    about:", "    who: u|s\n    about:"));
    assert!(actor.contains("United States"), "{actor}");
    let key = editor.hover(&SCHOOLS.replace("about: [place]", "abo|ut: [place]"));
    assert!(key.starts_with("Arguments of the key"), "{key}");
    let text = editor.hover(&SCHOOLS.replace("The ministry opened", "The minis|try opened"));
    assert!(text.starts_with("```text\nSentence (en)") && text.contains("No claim of the rule asked about"), "{text}");
    let broken = editor.hover(&SCHOOLS.replace("  schools-closed:", "  schools-|closed:").replace("head: close", "head: clsoe"));
    assert!(broken.contains("errors"), "{broken}");
    assert_eq!(editor.hover("|\n"), "");
    assert!(editor.leave().success());
}

#[test]
fn rule_files_of_the_project_count_and_other_yaml_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let words = folder.path().join("words.yaml");
    std::fs::write(&words, "version: 1\npack: towns\nwords:\n  town: {en: [town], ar: [بلدة]}\n").unwrap();
    let mut editor = Editor::new(&["--rules", folder.path().to_str().unwrap()]);
    let text = SCHOOLS.replace("uses: [common]", "uses: [towns]").replace("count: school", "count: town");
    let found = editor.open(URI, &text);
    assert!(found.iter().all(|one| one["severity"] != 1), "{found:?}");
    assert_eq!(editor.open(URI, "services:\n  web: {image: x}\n"), Vec::<Value>::new());
    assert!(editor.leave().success());
}

#[test]
fn the_folder_that_is_open_is_the_project() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("corroborate.yaml", "rules: [towns.yaml]\n");
    write("towns.yaml", "version: 1\npack: towns\nwords:\n  town: {en: [town], ar: [بلدة]}\n");
    let root = format!("file://{}", folder.path().display());
    let mut editor = Editor::in_folder(&[], &root);
    let text = SCHOOLS.replace("uses: [common]", "uses: [towns]").replace("count: school", "count: town");
    let found = editor.open(URI, &text);
    assert!(found.iter().all(|one| one["severity"] != 1), "{found:?}");
    // The project's file, changed in the editor and not yet saved, is what counts.
    let towns = format!("{root}/towns.yaml");
    let open = json!({"textDocument": {"uri": towns, "languageId": "yaml", "version": 1, "text": "version: 1\npack: towns\n"}});
    editor.tell("textDocument/didOpen", open);
    let both: Vec<Value> = (0..2).map(|_| editor.receive()["params"].clone()).collect();
    let of_schools = both.iter().find(|one| one["uri"] == URI).unwrap();
    assert!(of_schools["diagnostics"].as_array().unwrap().iter().any(|one| one["code"] == "CR0301"), "{of_schools}");
    assert!(editor.leave().success());
    write("corroborate.yaml", "rulse: [towns.yaml]\n");
    let mut editor = Editor::in_folder(&[], &root);
    let warning = editor.receive();
    assert_eq!(warning["method"], "window/showMessage");
    assert!(warning["params"]["message"].as_str().unwrap().contains("rulse"), "{warning}");
    assert!(editor.leave().success());
}

#[test]
fn what_the_server_does_not_offer_is_refused_and_it_lives_on() {
    let mut editor = Editor::new(&["--stdio"]);
    assert_eq!(editor.answer("textDocument/rename", json!({}))["error"]["code"], -32601);
    assert_eq!(editor.answer("textDocument/hover", json!({"wrong": 1}))["error"]["code"], -32602);
    let nowhere = json!({"textDocument": {"uri": "file:///not/open.yaml"}, "position": {"line": 3, "character": 9}});
    assert_eq!(editor.ask("textDocument/hover", nowhere.clone()), Value::Null);
    assert_eq!(editor.ask("textDocument/completion", nowhere), Value::Null);
    editor.tell("$/setTrace", json!({"value": "off"}));
    editor.open(URI, SCHOOLS);
    for line in 0..40 {
        for character in [0, 3, 4, 12, 999] {
            let place = json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}});
            editor.ask("textDocument/completion", place);
        }
    }
    editor.tell("exit", Value::Null);
    assert_eq!(editor.server.wait().unwrap().code(), Some(1), "an exit without a shutdown");
}

#[test]
fn every_level_has_its_completion() {
    let mut editor = Editor::new(&[]);
    // Where the bar stands, what has to be offered there, and what must not be.
    let below = |key: &str, rest: &str| SCHOOLS.replace("    about: [place]\n", &format!("    about: [place]\n    {key}{rest}\n"));
    let cases: Vec<(String, &[&str], &[&str])> = vec![
        ("ver|".into(), &["version", "pack", "claims"], &["count"]),
        (SCHOOLS.replace("uses: [common]\n", "uses: [common]\n|\n"), &["constraints", "tests"], &["pack", "uses", "words"]),
        (SCHOOLS.replace("uses: [common]", "uses: |"), &["common", "casualties"], &[]),
        (SCHOOLS.replace("    ar: [مدرسة, مدارس]\n", "    |\n"), &["ar"], &["en", "count"]),
        (SCHOOLS.replace("[school]", "[{|}]"), &["word", "exact", "listed", "not"], &["en"]),
        (SCHOOLS.replace("[school]", "[{word: school, listed: |}]"), &["true", "false"], &[]),
        (below("default: ", "{|}"), &["place", "who"], &["count", "nation"]),
        (below("default:\n", "      |"), &["place", "who"], &["count"]),
        (below("default:\n", "      place: Bas|"), &["basra"], &["baghdad"]),
        (below("default: ", "{who: |}"), &["iraq", "nato"], &["school"]),
        (below("whom: ", "[|]"), &["school", "iraq"], &["place"]),
        (below("with: ", "[close, [sch|]]"), &["school", "close"], &["iraq"]),
        (below("with:\n", "      - |"), &["school", "close"], &["iraq"]),
        (below("unless: ", "[close,\n      |]"), &["school", "close"], &["iraq"]),
        (below("needs: ", "[|]"), &["place", "as-of"], &["school"]),
        (below("at: ", "|"), &["in", "from", "to", "near"], &["on"]),
        (below("within: ", "|"), &["clause", "sentence", "paragraph"], &[]),
        (below("severity: ", "|"), &["info", "warning", "error"], &[]),
        (below("many: ", "|"), &["true", "false"], &[]),
        (below("title: ", "{|}"), &["en", "ar"], &["place"]),
        (below("outcome: ", "[|]"), &["deaths", "schools-closed"], &["school"]),
        (
            SCHOOLS.replace("      - text: The ministry opened", "      - |\n      - text: The ministry opened"),
            &["text", "claims", "todo"],
            &["count"],
        ),
        (SCHOOLS.replace("{count: 12, place: basra}", "{modality: |}"), &["planned", "alleged"], &["denied"]),
        (SCHOOLS.replace("{count: 12, place: basra}", "{said-by: |}"), &["iraq", "us"], &["planned"]),
        (SCHOOLS.replace("{count: 12, place: basra}", "{type: |}"), &["deaths", "schools-closed"], &[]),
        (SCHOOLS.replace("{count: 12, place: basra}", "{count: 12,\n          |}"), &["place", "polarity"], &["text"]),
        (format!("{SCHOOLS}tests:\n  |\n"), &["schools-closed", "deaths"], &["text"]),
        (format!("{SCHOOLS}tests:\n  deaths:\n    - |\n"), &["text", "claims"], &["deaths"]),
        (format!("{SCHOOLS}constraints:\n  - |\n"), &["schools-closed", "deaths"], &["text"]),
        // Where nothing of the language stands.
        (below("# he", "|"), &[], &[]),
        (below("note: >\n", "      he|"), &[], &[]),
        (SCHOOLS.replace("[school]", "[|]"), &[], &[]),
    ];
    for (text, wanted, unwanted) in cases {
        let items = editor.complete(&text);
        let names = labels(&items);
        let line = text.lines().find(|line| line.contains('|')).unwrap();
        assert!(wanted.iter().all(|name| names.contains(name)), "`{line}`: {wanted:?} of {names:?}");
        assert!(unwanted.iter().all(|name| !names.contains(name)), "`{line}`: none of {unwanted:?} in {names:?}");
        assert!(!wanted.is_empty() || names.is_empty(), "`{line}`: {names:?}");
    }
    assert!(editor.leave().success());
}

#[test]
fn scopes_of_a_proposition_are_offered_in_its_tests() {
    let mut editor = Editor::new(&[]);
    let text = SCHOOLS
        .replace("    count: school\n", "    proposition: {closed-for-good: [forever], closed-today: [today]}\n")
        .replace("{count: 12, place: basra}", "{scope: |}");
    assert_eq!(labels(&editor.complete(&text)), ["closed-for-good", "closed-today"]);
    assert!(editor.leave().success());
}

#[test]
fn a_file_is_served_at_every_stage_of_being_written() {
    let mut editor = Editor::new(&[]);
    let whole = format!("{SCHOOLS}      - {{text: \"😀 أغلقت 12 مدرسة في البصرة\", claims: [{{count: 12}}]}}\n");
    let mut text = String::new();
    editor.open(URI, &text);
    // As an editor sends it: a piece at the end, at the position where the text ended.
    let mut errors = Vec::new();
    for piece in whole.chars().collect::<Vec<_>>().chunks(9) {
        let line = text.matches('\n').count();
        let end = json!({"line": line, "character": text.rsplit('\n').next().unwrap().encode_utf16().count()});
        let piece: String = piece.iter().collect();
        text.push_str(&piece);
        let change = json!({"range": {"start": end, "end": end}, "text": piece});
        editor.tell("textDocument/didChange", json!({"textDocument": {"uri": URI, "version": 2}, "contentChanges": [change]}));
        let found = editor.published(URI);
        let lines: Vec<&str> = text.split('\n').collect();
        for one in &found {
            for end in ["start", "end"] {
                let (line, unit) = (one["range"][end]["line"].as_u64().unwrap(), one["range"][end]["character"].as_u64().unwrap());
                let there = lines.get(line as usize).is_some_and(|line| unit as usize <= line.encode_utf16().count());
                assert!(there, "{one} in {text:?}");
            }
        }
        errors.push(found.iter().filter(|one| one["severity"] == 1).count());
        let line = text.matches('\n').count();
        let place = json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": 999}});
        editor.ask("textDocument/completion", place.clone());
        editor.ask("textDocument/hover", place);
    }
    assert_eq!(errors.last(), Some(&0), "the whole file is right");
    assert!(errors.iter().any(|count| *count > 0));
    assert!(editor.leave().success());
}

#[test]
fn positions_behind_arabic_and_emoji_are_those_of_the_editor() {
    let mut editor = Editor::new(&[]);
    // What is wrong stands behind letters of one unit and signs of two, in a list and in a text between quotes.
    let text = SCHOOLS
        .replace("    ar: [مدرسة, مدارس]", "    ar: [مدرسة, \"😀\", مدارس, مدارس]")
        .replace("claims:\n  schools", "claims:\n  said: {note: \"😀 مدرسة\", match: \"مدرسة {scool}\"}\n  schools");
    let found = editor.open(URI, &text);
    let at = |code: &str| found.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("{code}: {found:?}"))["range"].clone();
    let line = text.lines().position(|line| line.contains("{scool}")).unwrap();
    let before = "  said: {note: \"😀 مدرسة\", match: \"مدرسة {".encode_utf16().count();
    let range = at("CR0701");
    assert_eq!(range["start"]["line"], line);
    assert!((range["start"]["character"].as_u64().unwrap() as usize).abs_diff(before) <= 1, "{range}");
    let range = at("CR0411");
    let before = "    ar: [مدرسة, ".encode_utf16().count();
    assert_eq!((&range["start"]["character"], &range["end"]["character"]), (&json!(before), &json!(before + 4)), "{range}");
    // A position in the middle of a sign of two units is taken for the next one that is.
    for character in 0..30 {
        let place = json!({"textDocument": {"uri": URI}, "position": {"line": 7, "character": character}});
        editor.ask("textDocument/hover", place.clone());
        editor.ask("textDocument/completion", place);
    }
    assert!(editor.leave().success());
}

#[test]
fn a_file_can_be_renamed_closed_and_opened_again() {
    let mut editor = Editor::new(&[]);
    let wrong = SCHOOLS.replace("head: close", "head: clsoe");
    let old = "file:///mine/old%20name.yaml";
    assert_eq!(editor.open(old, &wrong).len(), 1);
    // Editors rename by closing the one and opening the other; the old one keeps no marks.
    editor.tell("workspace/didRenameFiles", json!({"files": [{"oldUri": old, "newUri": URI}]}));
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": old}}));
    assert_eq!(editor.published(old), Vec::<Value>::new());
    assert_eq!(editor.open(URI, &wrong).len(), 1);
    let place = json!({"textDocument": {"uri": old}, "position": {"line": 14, "character": 6}});
    assert_eq!(editor.ask("textDocument/hover", place), Value::Null, "what is closed is not known any more");
    // A change of a file that is closed is none, and opening it twice is one file.
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    assert_eq!(editor.published(URI), Vec::<Value>::new());
    editor.tell("textDocument/didChange", json!({"textDocument": {"uri": URI, "version": 9}, "contentChanges": [{"text": "x"}]}));
    editor.tell("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    assert_eq!(editor.published(URI), Vec::<Value>::new());
    assert_eq!(editor.open(URI, &wrong).len(), 1);
    assert_eq!(editor.open(URI, SCHOOLS), Vec::<Value>::new());
    assert!(editor.leave().success());
}

#[test]
fn a_file_full_of_mistakes_is_served() {
    let mut editor = Editor::new(&[]);
    let mut text = String::from("version: 1\npack: huge\nwords:\n  school: {en: [school], ar: [مدرسة]}\nclaims:\n");
    for number in 0..600 {
        text.push_str(&format!("  schools-{number}:\n    # 😀 رقم {number}\n    count: schol\n    about: [place]\n"));
    }
    assert_eq!(editor.open(URI, &text).len(), 600, "each mistake is shown, however many there are");
    let line = text.lines().count() - 2;
    let place = json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": 13}});
    let list = editor.ask("textDocument/completion", place);
    assert_eq!(labels(list["items"].as_array().unwrap()), ["school"]);
    editor.ask("textDocument/hover", json!({"textDocument": {"uri": URI}, "position": {"line": 5, "character": 4}}));
    let top = editor.ask("textDocument/completion", json!({"textDocument": {"uri": URI}, "position": {"line": 5, "character": 2}}));
    assert!(top["items"].is_array());
    assert!(editor.leave().success());
}

#[test]
fn messages_out_of_order_are_refused_and_out_of_shape_passed_over() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corroborate"));
    let mut server = command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let (to, from) = (server.stdin.take().unwrap(), BufReader::new(server.stdout.take().unwrap()));
    let mut editor = Editor { server, to, from, last: 0 };
    let place = json!({"textDocument": {"uri": URI}, "position": {"line": 1, "character": 1}});
    // Before the greeting nothing is answered, and nothing is kept.
    assert_eq!(editor.answer("textDocument/hover", place.clone())["error"]["code"], -32002);
    assert_eq!(editor.answer("shutdown", Value::Null)["error"]["code"], -32002);
    editor.tell("textDocument/didOpen", json!({"textDocument": {"uri": URI, "languageId": "yaml", "version": 1, "text": "pack: [\n"}}));
    editor.ask("initialize", json!({"processId": null, "rootUri": null, "capabilities": {}}));
    assert_eq!(editor.answer("initialize", json!({}))["error"]["code"], -32600, "once");
    assert_eq!(editor.ask("textDocument/hover", place.clone()), Value::Null);
    // Messages that are JSON and make no sense.
    for message in [
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen"}),
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": [1, 2]}),
        json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "not an address", "text": 5}}}),
        json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": URI}}}),
        json!({"jsonrpc": "2.0", "method": "textDocument/didClose", "params": {"textDocument": {}}}),
        json!({"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 77}}),
        json!({"jsonrpc": "2.0", "method": "no/such/notice", "params": null}),
        json!({"jsonrpc": "2.0", "id": 77, "result": null}),
    ] {
        editor.send(&message);
    }
    editor.send(&json!({"jsonrpc": "2.0", "id": "a word", "method": "no/such/request", "params": null}));
    let answer = editor.receive();
    assert_eq!((&answer["id"], &answer["error"]["code"]), (&json!("a word"), &json!(-32601)), "{answer}");
    // Ranges that are upside down or outside change what is there and nothing else.
    editor.open(URI, SCHOOLS);
    let range = json!({"start": {"line": 99, "character": 9}, "end": {"line": 2, "character": 1}});
    let change = json!({"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"range": range, "text": "# the end\n"}]});
    editor.tell("textDocument/didChange", change);
    assert_eq!(editor.published(URI), Vec::<Value>::new());
    // Once it has been asked to leave, it keeps and tells nothing more.
    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    editor.tell("textDocument/didOpen", json!({"textDocument": {"uri": URI, "languageId": "yaml", "version": 1, "text": "pack: [\n"}}));
    assert_eq!(editor.answer("shutdown", Value::Null)["error"]["code"], -32600);
    editor.tell("exit", Value::Null);
    assert!(editor.server.wait().unwrap().success());
}

#[test]
fn hover_tells_every_form_by_its_samples() {
    let mut editor = Editor::new(&[]);
    let head = "version: 1\npack: mine\nuses: [common]\nwords:\n  tonne: {en: [tonne], ar: [طن, طنا]}\n  export: {en: [export], ar: [صدر]}\n  harvest: {en: [harvest], ar: [محصول]}\n  bridge: {en: [bridge], ar: [جسر]}\n  open: {en: [open], ar: [افتتح, افتتاح]}\nclaims:\n";
    let forms = [
        ("amount: tonne\n    head: export", "Basra exported 2,750 tonnes of grain.", "[{amount: 2750}]", "**2,750 tonnes**"),
        ("share: harvest", "About 40% of the harvest was lost.", "[{share: about 40%}]", "**About 40% of the harvest**"),
        (
            "date: \"on\"\n    head: open\n    with: [bridge]",
            "The bridge opened on 5 March 2023.",
            "[{date: 2023-03-05}]",
            "**on 5 March 2023**",
        ),
        ("place: in\n    head: open", "The bridge was opened in Mosul.", "[{value: mosul}]", "Mosul**"),
        ("proposition: {full: [fully]}\n    head: open", "The bridge is fully open.", "[{scope: full}]", "**open**"),
        ("match: \"{bridge} .. {open}\"", "The bridge in Mosul is open.", "[{}]", "bridge"),
        ("regex: 'bridge (?<value>[A-Z][0-9]+)'", "They opened bridge B52 again.", "[{}]", "B52"),
    ];
    for (form, text, claims, bold) in forms {
        let title = "title: {en: \"Claim\", ar: \"ادعاء\"}";
        let file =
            format!("{head}  cl|aim:\n    {title}\n    {form}\n    tests:\n      - {{text: \"{text}\", lang: en, claims: {claims}}}\n");
        let shown = editor.hover(&file);
        assert!(shown.contains("- ✓ ") && shown.contains(bold), "{form}: {shown}");
        assert!(!shown.contains("no claim"), "{form}: {shown}");
    }
    assert!(editor.leave().success());
}
