//! The pages say what is so: blocks that show output or a file are that output and that file, rules in them pass their own tests, links lead
//! somewhere. `UPDATE_DOCS=1 cargo test --test docs` writes the blocks anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> = fs::read_dir(top().join("docs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|path| path.extension().is_some_and(|e| e == "md"));
    pages.extend(["README.md", "CHANGELOG.md"].map(|name| top().join(name)));
    pages.sort();
    pages
}

fn corroborate(arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corroborate"));
    let run = command.args(arguments).current_dir(top()).stdin(Stdio::null()).env_remove("COLUMNS").output().unwrap();
    (run.status.code(), format!("{}{}", String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap()))
}

/// A line such as `<!-- output: check a -->` or `<!-- file: a.yaml -->`: what the next block holds.
fn promised(line: &str) -> Option<String> {
    let (kind, what) = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?.split_once(": ")?;
    match kind {
        "output" => Some(corroborate(&arguments(what)).1),
        "file" => Some(fs::read_to_string(top().join(what)).unwrap_or_else(|error| panic!("{what}: {error}"))),
        _ => None,
    }
}

/// Words of a command line; a word in double quotes is one.
fn arguments(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    parts.flat_map(|(at, part)| if at % 2 == 0 { part.split_whitespace().collect() } else { vec![part] }).collect()
}

#[test]
fn blocks_hold_what_they_promise() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut kept = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let mut written = String::new();
        let mut lines = text.split_inclusive('\n');
        while let Some(line) = lines.next() {
            written.push_str(line);
            let Some(content) = promised(line.trim_end()) else { continue };
            written.push_str(lines.next().filter(|fence| fence.starts_with("```")).expect("a block follows its promise"));
            let end = lines.by_ref().find(|line| line.trim_end() == "```").expect("the block ends");
            written.extend(content.lines().map(|line| format!("{}\n", line.trim_end())));
            written.push_str(end);
            kept += 1;
        }
        if update {
            fs::write(&page, &written).unwrap();
        }
        assert!(update || text == written, "{} is behind: UPDATE_DOCS=1 cargo test --test docs", page.display());
    }
    assert!(kept >= 2, "the readme shows a table and a rule");
}

/// Blocks of YAML that are whole rule files.
fn rules_in(page: &str) -> Vec<String> {
    let blocks = page.split("\n```yaml\n").skip(1).map(|rest| rest.split("\n```").next().unwrap().to_owned());
    blocks.filter(|block| block.contains("version: 1")).collect()
}

#[test]
fn rules_in_the_pages_pass_their_tests() {
    let folder = tempfile::tempdir().unwrap();
    let mut tried = 0;
    for page in pages() {
        for (at, rule) in rules_in(&fs::read_to_string(&page).unwrap()).into_iter().enumerate() {
            let file = folder.path().join(format!("{}-{at}.yaml", page.file_stem().unwrap().to_str().unwrap()));
            fs::write(&file, rule).unwrap();
            let path = file.to_str().unwrap();
            let (code, said) = corroborate(&["rules", "test", "--rules", path, "--only", path]);
            assert_eq!(code, Some(0), "{}, rule {}:\n{said}", page.display(), at + 1);
            assert!(!said.contains("\n0 passed") && !said.starts_with("0 passed"), "{}, rule {}: no test ran", page.display(), at + 1);
            tried += 1;
        }
    }
    assert!(tried >= 2, "the readme and the tutorial show rules");
}

#[test]
fn links_lead_somewhere() {
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).filter(|link| !link.contains("://")) {
            let target = page.parent().unwrap().join(link.split('#').next().unwrap());
            assert!(target.exists(), "{}: {link}", page.display());
        }
    }
}
