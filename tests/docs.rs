//! The pages say what is so: blocks that show output or a file are that output and that file, commands run, rules pass their own tests, links
//! lead somewhere. `UPDATE_DOCS=1 cargo test --test docs` writes the blocks anew.
//!
//! A page is read from its top to its end, in a folder of its own that has the project's `examples`. `<!-- output: check a -->` stands before
//! what the program prints, `<!-- file: a.yaml -->` before a file of the project, `<!-- save: a.yaml -->` before a file that the reader writes
//! and that the commands below it find, `<!-- append: a.yaml -->` before lines to add to it. Lines of `sh` blocks that call the program have to end with 0, or with what `# exit code 1` says; the gate of `check` may
//! fail without a word.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn pages() -> Vec<PathBuf> {
    let listed = |folder: &str| fs::read_dir(top().join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let mut pages = [listed("docs"), listed("docs/reference")].concat();
    pages.retain(|path| path.extension().is_some_and(|e| e == "md"));
    pages.extend(["README.md", "CHANGELOG.md"].map(|name| top().join(name)));
    pages.sort();
    pages
}

/// What a command line prints, run by a shell that finds the program under its name.
fn shell(line: &str, folder: &Path) -> (Option<i32>, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_corroborate"));
    let path = format!("{}:{}", program.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(folder).env("PATH", path).env_remove("COLUMNS").stdin(Stdio::null());
    let run = command.output().unwrap();
    (run.status.code(), format!("{}{}", String::from_utf8(run.stdout).unwrap(), String::from_utf8(run.stderr).unwrap()))
}

/// A folder with the project's examples and a border for the search for settings.
fn reader_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(top().join("examples"), folder.path().join("examples")).unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    folder
}

/// What stands before a block and says what it holds.
fn promise(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("<!-- ")?
        .strip_suffix(" -->")?
        .split_once(": ")
        .filter(|(kind, _)| ["output", "file", "save", "append"].contains(kind))
}

/// Runs the lines of a `sh` block that call the program, on their own or through cargo.
fn run_commands(block: &str, folder: &Path, page: &Path) {
    for line in block.replace("\\\n", " ").lines() {
        let line = line.replace("cargo run --release --", "corroborate");
        // What reads from a terminal or runs on has no end here.
        if !line.contains("corroborate ") || line.contains("--watch") || line.contains("corroborate lsp") || line.starts_with("cargo ") {
            continue;
        }
        let expected = match line.split_once("# exit code ") {
            Some((_, code)) => vec![code[..1].parse().unwrap()],
            None if line.contains("corroborate check ") => vec![0, 1],
            None => vec![0],
        };
        let (code, said) = shell(&line, folder);
        assert!(code.is_some_and(|code| expected.contains(&code)), "{}: {line}\nexit code {code:?}\n{said}", page.display());
    }
}

#[cfg(unix)]
#[test]
fn blocks_hold_what_they_promise_and_commands_run() {
    let update = std::env::var_os("UPDATE_DOCS").is_some();
    let mut kept = 0;
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let folder = reader_folder();
        let mut written = String::new();
        let mut lines = text.split_inclusive('\n');
        let mut promised = None;
        while let Some(line) = lines.next() {
            written.push_str(line);
            if let Some(promise) = promise(line.trim_end()) {
                promised = Some(promise);
                continue;
            }
            if !line.starts_with("```") {
                assert!(promised.is_none(), "{}: a block follows its promise", page.display());
                continue;
            }
            let block: Vec<&str> = lines.by_ref().take_while(|line| line.trim_end() != "```").collect();
            let block = block.concat();
            let content = match promised.take() {
                Some(("output", arguments)) => shell(&format!("corroborate {arguments}"), folder.path()).1,
                Some(("file", path)) => fs::read_to_string(top().join(path)).unwrap_or_else(|error| panic!("{path}: {error}")),
                Some((kind, path)) => {
                    let path = folder.path().join(path);
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    let before = if kind == "append" { fs::read_to_string(&path).unwrap() } else { String::new() };
                    fs::write(path, before + &block).unwrap();
                    block
                }
                None => {
                    if line.trim_end() == "```sh" {
                        run_commands(&block, folder.path(), &page);
                    }
                    written.push_str(&format!("{block}```\n"));
                    continue;
                }
            };
            written.extend(content.lines().map(|line| format!("{}\n", line.trim_end())));
            written.push_str("```\n");
            kept += 1;
        }
        if update {
            fs::write(&page, &written).unwrap();
        }
        assert!(update || text == written, "{} is behind: UPDATE_DOCS=1 cargo test --test docs", page.display());
    }
    assert!(kept >= 2, "the readme shows a table and a rule");
}

/// Blocks of YAML that are whole rule files; a page that shows mistakes calls its pack `wrong`.
fn rules_in(page: &str) -> Vec<String> {
    let blocks = page.split("\n```yaml\n").skip(1).map(|rest| rest.split("\n```").next().unwrap().to_owned());
    blocks.filter(|block| block.contains("version: 1") && !block.contains("pack: wrong")).collect()
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
            let (code, said) = shell(&format!("corroborate rules test {path}"), folder.path());
            assert_eq!(code, Some(0), "{}, rule {}:\n{said}", page.display(), at + 1);
            assert!(!said.contains("\n0 passed") && !said.starts_with("0 passed"), "{}, rule {}: no test ran", page.display(), at + 1);
            tried += 1;
        }
    }
    assert!(tried >= 2, "the readme and the tutorial show rules");
}

#[test]
fn the_reference_has_every_key_of_the_rule_language() {
    use corroborate::rule::keys;
    let page = fs::read_to_string(top().join("docs/reference/rules.md")).unwrap();
    for fields in [keys::FILE, keys::WORD, keys::CLAIM, keys::DEFAULT, keys::TEST, keys::EXPECTATION] {
        for field in fields {
            let name = field.name;
            let said = ["`{name}`", "`{name}: ", "{{name}: ", ", {name}: "].map(|form| form.replace("{name}", name));
            assert!(said.iter().any(|form| page.contains(form.as_str())), "`{name}` ({}) is not on the page", field.about);
        }
    }
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
