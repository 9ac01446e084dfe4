//! A rule file as text and as a tree whose every part knows where it stands, and the way from a key path to that place.

use super::diagnostic::Spot;
use crate::source::marked_yaml::{self, Broken, Marked, Yaml};
use std::path::Path;

/// A rule file that was read, or why it was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// The file, as it is shown to people.
    pub path: String,
    /// Its text.
    pub text: Result<String, Unreadable>,
}

/// Why there is no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The system says so.
    Io(String),
    /// Bytes that are no UTF-8, from this line and column on.
    NotUtf8 {
        /// The file's text up to the first wrong byte.
        before: String,
    },
}

/// A path as messages and rules show it.
pub fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

impl RuleText {
    /// A text that is at hand, as in an editor.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        RuleText { path: path.into(), text: Ok(text.into()) }
    }

    /// The text of bytes.
    pub fn from_bytes(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            Unreadable::NotUtf8 { before: String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned() }
        });
        RuleText { path: path.into(), text }
    }

    /// Reads a file.
    pub fn read(path: &Path) -> Self {
        let shown = shown(path);
        match std::fs::read(path) {
            Ok(bytes) => RuleText::from_bytes(shown, bytes),
            Err(error) => RuleText { path: shown, text: Err(Unreadable::Io(error.to_string())) },
        }
    }

    /// The text, where there is one; what was read of it before the first wrong byte otherwise.
    pub fn readable(&self) -> &str {
        match &self.text {
            Ok(text) => text,
            Err(Unreadable::NotUtf8 { before }) => before,
            Err(Unreadable::Io(_)) => "",
        }
    }
}

/// A step down into a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// An entry of a list; a single value counts as its own only entry.
    Entry(usize),
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Step::Key(key.to_owned())
    }
}

impl From<usize> for Step {
    fn from(entry: usize) -> Self {
        Step::Entry(entry)
    }
}

/// Which part of what a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The last key itself.
    Key,
    /// The value.
    Value,
    /// These bytes of the value's text.
    Within(std::ops::Range<usize>),
}

/// The tree of a file.
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) root: Marked,
    text: String,
}

impl Document {
    /// Parses a text; a mark at its front is no part of it, and counts for the bytes.
    pub(super) fn parse(text: &str) -> Result<Document, Broken> {
        marked_yaml::read(text, 1).map(|root| Document { root, text: text.to_owned() })
    }

    /// The place that a path leads to, or the deepest place on the way that is there.
    pub fn spot(&self, path: &[Step], part: &Part) -> Spot {
        let mut here = &self.root;
        let mut key: Option<&Marked> = None;
        for step in path {
            match (step, &here.value) {
                (Step::Key(name), Yaml::Map(pairs)) => {
                    let Some((found, value)) = pairs.iter().find(|(key, _)| key.text() == Some(name)) else {
                        return key.map_or_else(|| self.start(here), spot);
                    };
                    key = Some(found);
                    here = value;
                }
                (Step::Entry(at), Yaml::List(items)) => match items.get(*at) {
                    Some(item) => {
                        here = item;
                        key = None;
                    }
                    None => break,
                },
                (Step::Entry(_), _) => {}
                (Step::Key(_), _) => break,
            }
        }
        match (part, key) {
            (Part::Key, Some(key)) => spot(key),
            (Part::Within(range), _) => self.within(here, range),
            // A block of several lines is pointed at by its key.
            (Part::Value, Some(key)) if self.text[here.bytes.clone()].contains('\n') => spot(key),
            (Part::Key | Part::Value, _) => self.start(here),
        }
    }

    /// The bytes of what stands under a path; `None` where the path leads nowhere.
    pub(super) fn region(&self, path: &[Step]) -> Option<std::ops::Range<usize>> {
        let mut here = &self.root;
        for step in path {
            here = match (step, &here.value) {
                (Step::Key(name), Yaml::Map(pairs)) => pairs.iter().find(|(key, _)| key.text() == Some(name)).map(|(_, value)| value)?,
                (Step::Entry(at), Yaml::List(items)) => items.get(*at)?,
                (Step::Entry(_), _) => here,
                (Step::Key(_), _) => return None,
            };
        }
        Some(here.bytes.clone())
    }

    /// A node as it is written.
    pub(super) fn written(&self, node: &Marked) -> &str {
        &self.text[node.bytes.clone()]
    }

    /// What stands between two nodes, or behind the last one in its line.
    pub(super) fn between(&self, node: &Marked, next: Option<&Marked>) -> &str {
        let end = next.map_or(self.text.len(), |next| next.bytes.start);
        self.text.get(node.bytes.end..end).unwrap_or_default().split('\n').next().unwrap_or_default()
    }

    /// A value that fits into one line, or the first line of it.
    fn start(&self, node: &Marked) -> Spot {
        let text = &self.text[node.bytes.clone()];
        let line = text.lines().next().unwrap_or_default().trim_end();
        Spot { line: node.line, column: node.column, start: node.bytes.start, end: node.bytes.start + line.len() }
    }

    /// Bytes of a scalar's text, where it is written as it is read.
    pub(super) fn within(&self, node: &Marked, range: &std::ops::Range<usize>) -> Spot {
        let written = &self.text[node.bytes.clone()];
        let Some(text) = node.text() else { return self.start(node) };
        let Some(shift) = [0, 1].into_iter().find(|&shift| written.get(shift..).is_some_and(|rest| rest.starts_with(text))) else {
            return self.start(node);
        };
        let (Some(before), Some(_)) = (text.get(..range.start), text.get(range.clone())) else { return self.start(node) };
        if before.contains('\n') {
            return self.start(node);
        }
        let start = node.bytes.start + shift + range.start;
        Spot { line: node.line, column: node.column + shift + before.chars().count(), start, end: start + range.len() }
    }
}

/// The place of a node.
pub(super) fn spot(node: &Marked) -> Spot {
    Spot { line: node.line, column: node.column, start: node.bytes.start, end: node.bytes.end }
}
