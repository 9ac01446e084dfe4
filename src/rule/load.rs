//! Loading rule files: the shipped packs, and an author's own from paths.

use super::compile::Compiler;
use super::shape::RuleFile;
use super::{Finding, RuleSet};
use crate::value::actor::Actors;
use crate::value::place::Gazetteer;
use std::path::{Path, PathBuf};

/// What loading gave: rules that can run, or everything that is wrong.
pub type Loaded = Result<RuleSet, Vec<Finding>>;

/// Compiles the shipped packs alone.
pub fn shipped(gazetteer: &Gazetteer, actors: &Actors) -> Loaded {
    compile(shipped_files()?, gazetteer, actors)
}

/// Compiles the shipped packs together with the files and folders of `paths`; a claim type of theirs replaces a
/// shipped one of the same name.
pub fn with_paths(paths: &[PathBuf], gazetteer: &Gazetteer, actors: &Actors) -> Loaded {
    let mut files = shipped_files()?;
    let mut findings = Vec::new();
    for path in paths.iter().flat_map(|path| listed(path)) {
        match read(&path) {
            Ok(file) => files.push((shown(&path), file)),
            Err(finding) => findings.push(finding),
        }
    }
    if findings.is_empty() { compile(files, gazetteer, actors) } else { Err(findings) }
}

fn compile(files: Vec<(String, RuleFile)>, gazetteer: &Gazetteer, actors: &Actors) -> Loaded {
    let mut compiler = Compiler::new(gazetteer, actors);
    let rules = compiler.compile(&files);
    if compiler.findings.is_empty() { Ok(rules) } else { Err(compiler.findings) }
}

/// The shipped packs in their written shape, with the paths they have in the repository.
pub fn shipped_files() -> Result<Vec<(String, RuleFile)>, Vec<Finding>> {
    let mut files = Vec::new();
    for (name, _, json) in super::shipped_packs() {
        let path = format!("rules/packs/{name}.yaml");
        match serde_json::from_str(json) {
            Ok(file) => files.push((path, file)),
            Err(error) => return Err(vec![Finding { path, keys: Vec::new(), message: error.to_string(), hint: None, at: None }]),
        }
    }
    Ok(files)
}

/// A file, or the rule files of a folder in the order of their paths.
fn listed(path: &Path) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let mut files: Vec<PathBuf> = ignore::WalkBuilder::new(path)
        .build()
        .filter_map(Result::ok)
        .map(ignore::DirEntry::into_path)
        .filter(|path| path.extension().is_some_and(|e| e == "yaml" || e == "yml"))
        .collect();
    files.sort();
    files
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

/// Reads one rule file.
pub fn read(path: &Path) -> Result<RuleFile, Finding> {
    let fail = |message: String, at| Finding { path: shown(path), keys: Vec::new(), message, hint: None, at };
    let text = std::fs::read_to_string(path).map_err(|error| fail(format!("cannot be read: {error}"), None))?;
    parse(&text).map_err(|(message, at)| fail(message, at))
}

/// Parses the text of a rule file; an error comes with its line and column, counted from one.
pub fn parse(text: &str) -> Result<RuleFile, (String, Option<(usize, usize)>)> {
    serde_yaml::from_str(text).map_err(|error| {
        let at = error.location().map(|location| (location.line(), location.column()));
        (error.to_string(), at)
    })
}
