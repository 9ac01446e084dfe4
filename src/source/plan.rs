//! Which files are to be read, and what manifests say of them; no source file is opened here.

use super::metadata::Metadata;
use super::problem::Problem;
use super::{Source, decode, manifest};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

/// How sources are read.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// A larger file is left out.
    pub largest_file: u64,
}

impl Default for Options {
    fn default() -> Self {
        Options { largest_file: 16 * 1024 * 1024 }
    }
}

/// The files that were found.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// In the order of paths.
    pub entries: Vec<Planned>,
    /// What is wrong with the paths and manifests.
    pub problems: Vec<Problem>,
    /// Files of folders that were passed over, a folder each.
    pub skipped: Vec<Skipped>,
}

/// Files of one folder that are no text by their names: a reader who put an article there as PDF has to hear of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// The folder as shown to people.
    pub folder: String,
    /// The files in it and below, relative to it.
    pub files: Vec<String>,
}

/// Names that are shown of the files passed over.
const NAMED: usize = 5;

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.files.len();
        let (are, were) = if count == 1 { ("file is", "was") } else { ("files are", "were") };
        write!(f, "{}: {count} {are} not .txt, .text or .md and {were} not read: ", self.folder)?;
        write!(f, "{}", self.files.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", "))?;
        if count > NAMED {
            write!(f, " and {} more", count - NAMED)?;
        }
        write!(f, "; save the text of an article as .txt to have it read")
    }
}

/// One file to read.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The source's id.
    pub id: String,
    /// Path as shown to people.
    pub path: String,
    location: Location,
    stated: Metadata,
    notes: Vec<String>,
    largest: u64,
}

#[derive(Clone, Debug)]
enum Location {
    File(PathBuf),
    StandardInput,
}

/// File names that a folder's sources have.
const EXTENSIONS: &[&str] = &["txt", "text", "md"];

/// Files beside sources that nobody takes for articles.
const ABOUT: &[&str] = &["yaml", "yml", "json", "jsonl"];

/// A file before it has its place in the order.
#[derive(Clone, Debug)]
struct Found {
    shown: String,
    location: Location,
    described: Option<(Metadata, String)>,
    notes: Vec<String>,
}

/// Finds the files behind `paths`. A file that is met twice, by whatever name, is one source.
pub fn plan(paths: &[PathBuf], options: &Options) -> Plan {
    let mut search = Search::default();
    for path in paths {
        search.add(path);
    }
    search.finish(options)
}

#[derive(Default)]
struct Search {
    /// By canonical path.
    found: BTreeMap<PathBuf, Found>,
    manifests: BTreeMap<PathBuf, String>,
    problems: Vec<Problem>,
    skipped: Vec<Skipped>,
}

impl Search {
    fn add(&mut self, path: &Path) {
        let name = shown(path);
        if name == "-" {
            let found = Found { shown: name, location: Location::StandardInput, described: None, notes: Vec::new() };
            self.found.insert(PathBuf::from("-"), found);
            return;
        }
        match fs::metadata(path) {
            Ok(kind) if kind.is_dir() => self.add_folder(path, &name),
            Ok(_) if is_manifest(path) => self.add_manifest(path, &name),
            Ok(_) => self.add_file(path, name),
            // Nothing is fetched: the program works without a network.
            Err(_) if is_address(path) => {
                let advice = "save the article's text as a .txt file; its address can stand there as `url`";
                self.problems.push(Problem::usage(&path.to_string_lossy(), "is an address on the web, and only files are read", advice));
            }
            Err(error) if fs::symlink_metadata(path).is_err() => {
                let advice = match error.kind() {
                    std::io::ErrorKind::PermissionDenied => "allow reading the folder it is in",
                    _ => "check the spelling of the path",
                };
                self.problems.push(Problem::usage(&name, reason(&error), advice));
            }
            Err(error) => self.problems.push(Problem::usage(&name, format!("is a broken link: {}", reason(&error)), "restore its target")),
        }
    }

    fn add_file(&mut self, path: &Path, shown: String) {
        let key = canonical(path);
        match self.found.get_mut(&key) {
            Some(known) if known.shown == shown => {}
            Some(known) => {
                let mut names = [std::mem::take(&mut known.shown), shown];
                names.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
                let [kept, other] = names;
                known.notes.push(format!("is the same file as {other}"));
                known.shown = kept;
            }
            None => {
                let location = Location::File(path.to_owned());
                self.found.insert(key, Found { shown, location, described: None, notes: Vec::new() });
            }
        }
    }

    /// Reads a folder and all below it. Links are followed, loops are not; hidden files and what an `.ignore` file names stay out.
    fn add_folder(&mut self, folder: &Path, name: &str) {
        let mut files = Vec::new();
        let mut manifests = Vec::new();
        let mut others = Vec::new();
        let before = self.problems.len();
        let walk = ignore::WalkBuilder::new(folder)
            .follow_links(true)
            .git_ignore(false)
            .git_global(false)
            .git_exclude(false)
            .parents(false)
            .sort_by_file_name(Ord::cmp)
            .build();
        for entry in walk {
            match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|t| t.is_file());
                    if is_file && is_manifest(entry.path()) {
                        manifests.push(entry.into_path());
                    } else if is_file && is_source(entry.path()) {
                        files.push(entry.into_path());
                    } else if is_file && !is_about_sources(entry.path()) {
                        others.push(shown(entry.path().strip_prefix(folder).unwrap_or(entry.path())));
                    }
                }
                Err(error) => self.add_walk_error(&error),
            }
        }
        if files.is_empty() && manifests.is_empty() && self.problems.len() == before {
            let advice = "put .txt or .md files into it, or list files in a sources.yaml";
            self.problems.push(Problem::usage(name, "holds no text files", advice));
        }
        if !others.is_empty() {
            others.sort();
            self.skipped.push(Skipped { folder: name.to_owned(), files: others });
        }
        for manifest in manifests {
            let name = shown(&manifest);
            self.add_manifest(&manifest, &name);
        }
        for file in files {
            let name = shown(&file);
            self.add_file(&file, name);
        }
    }

    fn add_walk_error(&mut self, error: &ignore::Error) {
        let (path, cause) = unwrap_walk_error(error);
        let Some(path) = path else { return };
        // A loop leads to folders that are read anyway, and a broken link matters only where it would be a source.
        let is_link = fs::symlink_metadata(path).is_ok_and(|m| m.is_symlink());
        match cause {
            Some(_) if is_link && !is_source(path) => {}
            Some(error) => {
                let message = if is_link { format!("is a broken link: {}", reason(error)) } else { reason(error) };
                self.problems.push(Problem::unreadable(&shown(path), message, "allow reading it or leave it out"));
            }
            None => {}
        }
    }

    fn add_manifest(&mut self, path: &Path, name: &str) {
        if self.manifests.insert(canonical(path), name.to_owned()).is_some() {
            return;
        }
        let text = match fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => text,
            Ok(Err(_)) => return self.problems.push(Problem::usage(name, "is not UTF-8 text", "save the manifest as UTF-8")),
            Err(error) => return self.problems.push(Problem::usage(name, reason(&error), "allow reading the manifest")),
        };
        let entries = match manifest::read(name, &text) {
            Ok(entries) => entries,
            Err(problems) => return self.problems.extend(problems),
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        for entry in entries {
            let wrong = |message: String, advice: &str| Problem::usage(name, message, advice).at(entry.position.0, entry.position.1);
            let file = folder.join(&entry.path);
            match fs::metadata(&file) {
                Err(error) => {
                    self.problems.push(wrong(format!("`{}` {}", entry.path, reason(&error)), "paths are relative to the manifest"))
                }
                Ok(kind) if kind.is_dir() => {
                    self.problems.push(wrong(format!("`{}` is a folder", entry.path), "list its files one by one"))
                }
                Ok(_) => {
                    self.add_file(&file, shown(&file));
                    let Some(found) = self.found.get_mut(&canonical(&file)) else { continue };
                    match &found.described {
                        None => found.described = Some((entry.metadata, name.to_owned())),
                        Some((metadata, _)) if *metadata == entry.metadata => {}
                        Some((_, first)) => {
                            let message = format!("`{}` is described differently in {first}", entry.path);
                            self.problems.push(wrong(message, "keep one of the two"));
                        }
                    }
                }
            }
        }
    }

    fn finish(self, options: &Options) -> Plan {
        let Search { found, manifests, mut problems, mut skipped } = self;
        // What is named or listed is read after all.
        let read: BTreeSet<&str> = found.values().map(|found| found.shown.as_str()).collect();
        for folder in &mut skipped {
            folder.files.retain(|file| !read.contains(shown(&Path::new(&folder.folder).join(file)).as_str()));
        }
        skipped.retain(|folder| !folder.files.is_empty());
        skipped.sort_by(|a, b| a.folder.cmp(&b.folder));
        skipped.dedup();
        let mut found: Vec<(PathBuf, Found)> = found.into_iter().collect();
        found.sort_by(|(_, a), (_, b)| a.shown.cmp(&b.shown));
        problems.sort();
        problems.dedup();
        let entries = found
            .into_iter()
            .enumerate()
            .map(|(index, (canonical, found))| {
                let mut notes = found.notes;
                let beside = manifests.iter().find(|(path, _)| path.parent() == canonical.parent());
                if let (None, Some((_, manifest))) = (&found.described, beside) {
                    notes.push(format!("is not listed in {manifest}"));
                }
                Planned {
                    id: format!("s{}", index + 1),
                    path: found.shown,
                    location: found.location,
                    stated: found.described.map(|(metadata, _)| metadata).unwrap_or_default(),
                    notes,
                    largest: options.largest_file,
                }
            })
            .collect();
        Plan { entries, problems, skipped }
    }
}

impl Planned {
    /// Reads the file.
    pub fn read(&self) -> Result<Source, Problem> {
        let bytes = match &self.location {
            Location::File(path) => fs::File::open(path).and_then(|file| limited(file, self.largest)),
            Location::StandardInput => limited(std::io::stdin().lock(), self.largest),
        }
        .map_err(|error| Problem::unreadable(&self.path, reason(&error), "allow reading it or leave it out"))?;
        if bytes.len() as u64 > self.largest {
            let message = format!("is larger than {}", readable_size(self.largest));
            return Err(Problem::unreadable(&self.path, message, "split it into one file an article"));
        }
        let decoded = decode::decode(&bytes).map_err(|no| Problem::unreadable(&self.path, no.message, no.advice))?;
        let mut source = Source::assemble(&self.id, &self.path, decoded, self.stated.clone())?;
        source.notes.splice(0..0, self.notes.iter().cloned());
        Ok(source)
    }
}

fn limited(input: impl Read, largest: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(largest + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn readable_size(bytes: u64) -> String {
    const MIB: u64 = 1024 * 1024;
    if bytes.is_multiple_of(MIB) && bytes > 0 { format!("{} MiB", bytes / MIB) } else { format!("{bytes} bytes") }
}

/// What a browser shows above the page.
fn is_address(path: &Path) -> bool {
    let text = path.to_string_lossy();
    ["http://", "https://", "www."].iter().any(|scheme| text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))
}

/// A path with forward slashes and without `.` for the folder it stands in.
fn shown(path: &Path) -> String {
    let plain: PathBuf = path.components().filter(|part| !matches!(part, std::path::Component::CurDir)).collect();
    let text = plain.to_string_lossy();
    match text.as_ref() {
        "" => ".".to_owned(),
        _ if cfg!(windows) => text.replace('\\', "/"),
        _ => text.into_owned(),
    }
}

fn canonical(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

fn is_manifest(path: &Path) -> bool {
    path.file_name().and_then(|n| n.to_str()).is_some_and(|n| manifest::NAMES.contains(&n))
}

/// A text file by its name. A README describes the folder, so it is no source unless named or listed.
fn is_source(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
    EXTENSIONS.contains(&extension.as_str()) && !stem.eq_ignore_ascii_case("readme")
}

/// A file that describes sources or settles how they are checked, and holds none: a README, YAML, JSON.
fn is_about_sources(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
    ABOUT.contains(&extension.as_str()) || stem.eq_ignore_ascii_case("readme")
}

/// The system's error in words that say what it means here.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "does not exist".into(),
        std::io::ErrorKind::PermissionDenied => "may not be read".into(),
        _ => format!("cannot be read: {error}"),
    }
}

fn unwrap_walk_error(error: &ignore::Error) -> (Option<&Path>, Option<&std::io::Error>) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path), unwrap_walk_error(err).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => unwrap_walk_error(err),
        ignore::Error::Io(error) => (None, Some(error)),
        _ => (None, None),
    }
}
