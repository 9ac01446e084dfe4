//! Modules import in one direction only (docs/design.md, "Flow"): a module uses only modules on its left.

use std::fs;
use std::path::{Path, PathBuf};

const ORDER: [&str; 12] = ["source", "text", "lang", "value", "claim", "rule", "extract", "graph", "verdict", "report", "editor", "cli"];

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn modules_import_only_from_their_left() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (place, module) in ORDER.iter().enumerate() {
        let mut files = Vec::new();
        rust_files(&src.join(module), &mut files);
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            for (line, code) in text.lines().enumerate() {
                let code = code.split("//").next().unwrap();
                for (other, name) in ORDER.iter().enumerate().skip(place + 1) {
                    if code.contains(&format!("crate::{name}::")) || code.contains(&format!("crate::{name};")) {
                        wrong.push(format!("{}:{}: {module} ({place}) imports {name} ({other})", file.display(), line + 1));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_src_is_in_the_order() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(src).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            assert!(ORDER.contains(&name.as_str()), "src/{name} has no place in the import order");
        }
    }
}
