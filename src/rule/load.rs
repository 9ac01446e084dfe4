//! Loading rule files: the shipped packs, and an author's own. Every mistake of every file comes out of one run.

use super::compile::{Compiler, Fault, Input};
use super::diagnostic::{Code, Diagnostic, Level, Spot};
use super::document::{Document, Part, RuleText, Step, Unreadable};
use super::shape::RuleFile;
use super::{RuleSet, shape_check, slip};
use crate::source::marked_yaml::{Broken, Why};
use crate::value::actor::Actors;
use crate::value::place::Gazetteer;
use std::path::{Path, PathBuf};

/// What loading gave.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The rules that compiled; not to be used while there are errors.
    pub rules: RuleSet,
    /// All that is wrong, in order of file and place.
    pub diagnostics: Vec<Diagnostic>,
    /// The files as they were read, for those who show a place in them.
    pub texts: Vec<RuleText>,
}

impl Loaded {
    /// The rules and the files behind them, or everything that is wrong.
    pub fn usable(self) -> Result<(RuleSet, Vec<RuleText>), Wrong> {
        if shape_check::has_errors(&self.diagnostics) {
            Err(Wrong { diagnostics: self.diagnostics, texts: self.texts })
        } else {
            Ok((self.rules, self.texts))
        }
    }
}

/// Rules that cannot be used, and why.
#[derive(Debug)]
pub struct Wrong {
    /// All that is wrong, in order of file and place; warnings too.
    pub diagnostics: Vec<Diagnostic>,
    /// The files.
    pub texts: Vec<RuleText>,
}

/// Everything that is wrong with an author's files, which come beside the shipped packs.
pub fn diagnose(files: &[RuleText], gazetteer: &Gazetteer, actors: &Actors) -> Vec<Diagnostic> {
    load(files.to_vec(), gazetteer, actors).diagnostics
}

/// Compiles the shipped packs together with the files and folders of `paths`; a claim type of theirs replaces a
/// shipped one of the same name.
pub fn with_paths(paths: &[PathBuf], gazetteer: &Gazetteer, actors: &Actors) -> Loaded {
    load(read(paths), gazetteer, actors)
}

/// Reads the files, and the rule files in the folders, of `paths`.
pub fn read(paths: &[PathBuf]) -> Vec<RuleText> {
    files(paths).iter().map(|path| RuleText::read(path)).collect()
}

/// The files, and the rule files in the folders, of `paths`; a file named twice is one.
pub fn files(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = Vec::new();
    for path in paths.iter().flat_map(|path| listed(path)) {
        if !files.contains(&path) {
            files.push(path);
        }
    }
    files
}

/// Compiles the shipped packs together with `texts`.
pub fn load(texts: Vec<RuleText>, gazetteer: &Gazetteer, actors: &Actors) -> Loaded {
    let mut diagnostics = Vec::new();
    let mut inputs = shipped_inputs();
    let shipped = inputs.len();
    let mut documents: Vec<Option<Document>> = (0..shipped).map(|_| None).collect();
    for text in &texts {
        let (document, file, found) = parse(text);
        diagnostics.extend(found);
        if let Some(file) = file {
            documents.push(document);
            inputs.push(Input { path: text.path.clone(), file, shipped: false });
        }
    }
    let mut compiler = Compiler::new(&inputs, gazetteer, actors);
    let rules = compiler.compile();
    let misshapen: Vec<(String, usize)> = diagnostics.iter().filter_map(|found| Some((found.path.clone(), found.span?.start))).collect();
    for fault in std::mem::take(&mut compiler.faults) {
        let document = &mut documents[fault.file];
        if document.is_none() {
            *document = shipped_text(&inputs[fault.file].path).and_then(|text| Document::parse(text).ok());
        }
        // What is missing because it is written wrong has been said.
        let region = document.as_ref().and_then(|document| document.region(&fault.at));
        let said =
            |(path, at): &(String, usize)| *path == inputs[fault.file].path && region.as_ref().is_some_and(|bytes| bytes.contains(at));
        if matches!(fault.code, Code::NoValue | Code::NothingGiven) && misshapen.iter().any(said) {
            continue;
        }
        // Words under a misspelt language are missing only because of that.
        let words = document.as_ref().and_then(|document| document.region(&["words".into()]));
        let of_words =
            |(path, at): &(String, usize)| *path == inputs[fault.file].path && words.as_ref().is_some_and(|bytes| bytes.contains(at));
        if fault.code == Code::LanguageWithoutWords && misshapen.iter().any(of_words) {
            continue;
        }
        diagnostics.push(placed(fault, &inputs, documents[..].iter().map(Option::as_ref)));
    }
    diagnostics.sort_by(|a, b| (&a.path, a.span, a.code, &a.message).cmp(&(&b.path, b.span, b.code, &b.message)));
    diagnostics.dedup();
    Loaded { rules, diagnostics, texts }
}

fn placed<'d>(fault: Fault, inputs: &[Input], mut documents: impl Iterator<Item = Option<&'d Document>>) -> Diagnostic {
    let document = documents.nth(fault.file).flatten();
    Diagnostic {
        code: fault.code,
        severity: fault.code.level(),
        path: inputs[fault.file].path.clone(),
        span: document.map(|document| document.spot(&fault.at, &fault.part)),
        message: fault.message,
        nearest: fault.nearest,
        help: fault.help,
        also: None,
    }
}

/// The tree, the part of the file that has the right shape, and what is wrong with the rest.
fn parse(text: &RuleText) -> (Option<Document>, Option<RuleFile>, Vec<Diagnostic>) {
    let fail = |code: Code, span: Option<Spot>, message: String, help: &str| {
        let path = text.path.clone();
        let found = Diagnostic { code, severity: code.level(), path, span, message, nearest: None, help: help.into(), also: None };
        (None, None, vec![found])
    };
    let written = match &text.text {
        Ok(written) => written,
        Err(Unreadable::Io(why)) => {
            return fail(Code::Unreadable, None, format!("cannot be read: {why}"), "check the name and the permissions");
        }
        Err(Unreadable::NotUtf8 { before }) => {
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let spot = Spot { line, column, start: before.len(), end: before.len() };
            return fail(Code::NotUtf8, Some(spot), "is not UTF-8 from here on".into(), "save the file as UTF-8");
        }
    };
    let document = match Document::parse(written) {
        Ok(document) => document,
        Err(broken) => {
            return (None, None, vec![broken_yaml(&text.path, written, broken)]);
        }
    };
    let (value, mut found) = shape_check::check(&text.path, &document);
    let file = match serde_json::from_value::<RuleFile>(value) {
        Ok(file) => Some(file),
        Err(error) => {
            let (_, _, more) = fail(Code::WrongType, None, error.to_string(), "");
            found.extend(more);
            None
        }
    };
    (Some(document), file, found)
}

/// What the parser could not follow. A bracket that is never closed is found at the end of the file; it is the bracket
/// that has to be seen.
fn broken_yaml(path: &str, written: &str, broken: Broken) -> Diagnostic {
    let letter = |byte: usize| byte + written[byte..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    let place = |line: usize, column: usize, byte: usize| Spot { line, column, start: byte, end: letter(byte) };
    let unclosed = broken.open.is_some() && written[broken.byte..].trim().is_empty();
    if let Some(slip) =
        Some(&broken).filter(|broken| broken.why == Why::Syntax && !unclosed).and_then(|broken| slip::of_broken(written, broken))
    {
        let span = Some(spot_of(written, slip.at));
        let (code, path) = (slip.code, path.to_owned());
        return Diagnostic { code, severity: code.level(), path, span, message: slip.message, nearest: None, help: slip.help, also: None };
    }
    let code = if broken.why == Why::Syntax { Code::Syntax } else { Code::YamlFeature };
    let here = place(broken.line, broken.column, broken.byte);
    let open = broken.open.map(|(line, column, byte)| place(line, column, byte));
    let (span, also, message) = match open {
        Some(open) if unclosed => (open, None, format!("is not valid YAML: `{}` is never closed", &written[open.start..open.end])),
        Some(open) if broken.message.contains("flow") => {
            let close = if written[open.start..].starts_with('[') { ']' } else { '}' };
            let message = format!("is not valid YAML: a comma or `{close}` is missing before this");
            (here, Some((open, "inside this bracket".to_owned())), message)
        }
        _ => (here, open.map(|open| (open, "inside this bracket".to_owned())), broken.message),
    };
    let (severity, path, help) = (code.level(), path.to_owned(), broken.advice.to_owned());
    Diagnostic { code, severity, path, span: Some(span), message, nearest: None, help, also }
}

/// Bytes of a file as a place in it.
fn spot_of(written: &str, bytes: std::ops::Range<usize>) -> Spot {
    let before = &written[..bytes.start];
    let in_line = before.rsplit('\n').next().unwrap_or_default();
    // A mark at the front of the file is no part of its first line.
    let column = in_line.trim_start_matches('\u{feff}').chars().count() + 1;
    Spot { line: before.matches('\n').count() + 1, column, start: bytes.start, end: bytes.end }
}

/// The place of a path in a file, for those who show where a test stands.
pub fn spot(texts: &[RuleText], path: &str, at: &[Step]) -> Option<Spot> {
    let own = texts.iter().find(|text| text.path == path).map(RuleText::readable);
    let document = Document::parse(own.or_else(|| shipped_text(path))?).ok()?;
    Some(document.spot(at, &Part::Value))
}

/// The text of a rule file by its path: one of `texts`, or a shipped one.
pub fn text_of<'t>(texts: &'t [RuleText], path: &str) -> Option<&'t str> {
    texts.iter().find(|text| text.path == path).map(RuleText::readable).or_else(|| shipped_text(path))
}

fn shipped_path(name: &str) -> String {
    format!("rules/packs/{name}.yaml")
}

fn shipped_text(path: &str) -> Option<&'static str> {
    super::shipped_packs().iter().find(|(name, ..)| shipped_path(name) == path).map(|(_, yaml, _)| *yaml)
}

/// The shipped packs in their written shape, with the paths they have in the repository.
fn shipped_inputs() -> Vec<Input> {
    let file = |(name, _, json): &(&str, &str, &str)| {
        let file: RuleFile = serde_json::from_str(json).ok()?;
        Some(Input { path: shipped_path(name), file, shipped: true })
    };
    super::shipped_packs().iter().filter_map(file).collect()
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
        .filter(|path| path.is_file() && path.extension().is_some_and(|e| e == "yaml" || e == "yml"))
        .collect();
    files.sort();
    files
}

/// True where nothing keeps the rules from being used.
pub fn is_usable(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().all(|diagnostic| diagnostic.severity < Level::Error)
}

#[cfg(test)]
mod tests;
