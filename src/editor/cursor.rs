//! Where in a rule file a cursor stands. Files are broken while they are written, so this reads lines and indentation and
//! asks no parser.

use crate::rule::keys::{self, Field, Kind};
use std::ops::Range;

/// A place in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// Keys from the top to the place; entries of lists have none.
    pub path: Vec<String>,
    /// What is being written there.
    pub slot: Slot,
    /// Bytes of the word that is being written, up to the cursor.
    pub word: Range<usize>,
}

/// What is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A key of a mapping in braces.
    Key,
    /// A value, or an entry of a list in brackets.
    Value,
    /// A comment, or a text of several lines: nothing of the language.
    Text,
    /// The beginning of a line: a key, or an entry of a list, as the key above it has it.
    Line,
}

/// A key of the file, with the keys above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Keys from the top, its own last.
    pub path: Vec<String>,
    /// Bytes of the key.
    pub key: Range<usize>,
    /// What stands behind the colon on the same line.
    pub value: Range<usize>,
}

/// The place of the byte `offset`.
pub fn at(text: &str, offset: usize) -> Cursor {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let mut open = Open::default();
    let mut byte = 0;
    for line in text[..start].split_inclusive('\n') {
        open.read(line, byte);
        byte += line.len();
    }
    let line = Line::of(&text[start..offset]);
    if open.text.is_some_and(|at| line.indent > at) {
        return Cursor { path: open.keys(), slot: Slot::Text, word: offset..offset };
    }
    open.close_to(line.indent);
    let mut path = open.keys();
    match line.key {
        None => {
            let from = start + line.indent;
            in_braces(text, from..offset, path, Slot::Line)
        }
        Some(key) => {
            path.push(text[start + key.start..start + key.end].trim_matches(['"', '\'']).to_owned());
            in_braces(text, start + line.value.start..offset, path, Slot::Value)
        }
    }
}

/// All keys that stand on lines of their own, in order.
pub fn entries(text: &str) -> Vec<Entry> {
    let mut open = Open::default();
    let mut out = Vec::new();
    let mut byte = 0;
    for line in text.split_inclusive('\n') {
        out.extend(open.read(line, byte));
        byte += line.len();
    }
    out
}

/// The bytes of the list entry around `offset` whose keys stand at `column`: from its dash to the next one.
pub fn list_entry(text: &str, column: usize, offset: usize) -> Range<usize> {
    let mut entry = 0..text.len();
    let mut byte = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('-') && Line::of(line).indent == column {
            if byte > offset {
                entry.end = byte;
                break;
            }
            entry.start = byte;
        }
        byte += line.len();
    }
    entry
}

/// Names in a list of the file's top level (`uses`), on one line or on several.
pub fn listed(text: &str, key: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let trimmed = line.trim();
        if let Some(rest) = line.strip_prefix(key).and_then(|rest| rest.strip_prefix(':')) {
            inside = true;
            let rest = rest.split('#').next().unwrap_or_default();
            names.extend(rest.split(['[', ']', ',']).map(|name| name.trim().trim_matches(['"', '\'']).to_owned()));
        } else if let (true, Some(name)) = (inside, trimmed.strip_prefix("- ")) {
            names.push(name.trim().trim_matches(['"', '\'']).to_owned());
        } else if !trimmed.is_empty() {
            inside = false;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// What may stand at a place: the kind under the path, with lists looked through.
pub fn kind(path: &[String]) -> Option<Kind> {
    let mut here = Kind::Record(keys::FILE);
    for name in path {
        here = match through(here) {
            Kind::Record(fields) => keys::find(fields, name)?.kind,
            Kind::Word => keys::find(keys::WORD, name)?.kind,
            Kind::Lexicon if name == keys::VALUES_KEY => keys::VALUES,
            Kind::Lexicon => Kind::List(&Kind::Word),
            Kind::Map(_, inner) => *inner,
            _ => return None,
        };
    }
    Some(through(here))
}

/// The field that the last key of a path is.
pub fn field(path: &[String]) -> Option<&'static Field> {
    let (name, above) = path.split_last()?;
    match kind(above)? {
        Kind::Record(fields) => keys::find(fields, name),
        Kind::Word => keys::find(keys::WORD, name),
        _ => None,
    }
}

fn through(kind: Kind) -> Kind {
    match kind {
        Kind::List(inner) => through(*inner),
        other => other,
    }
}

/// One line up to the cursor, or whole.
struct Line {
    /// Columns before the content, dashes of lists included.
    indent: usize,
    key: Option<Range<usize>>,
    value: Range<usize>,
}

impl Line {
    fn of(line: &str) -> Line {
        let line = line.trim_end_matches(['\n', '\r']);
        let mut indent = line.len() - line.trim_start_matches(' ').len();
        while let Some(rest) = line[indent..].strip_prefix("- ") {
            indent += 2 + (rest.len() - rest.trim_start_matches(' ').len());
        }
        if line[indent..] == *"-" {
            indent += 1;
        }
        let content = &line[indent..];
        let end = content.char_indices().find(|&(at, c)| c == ':' && content[at + 1..].chars().next().is_none_or(|next| next == ' '));
        let key = end.map(|(at, _)| at).filter(|&at| at > 0 && !content.starts_with(['{', '[', '#']) && !content[..at].contains(" #"));
        let value = key.map_or(line.len(), |at| indent + at + 1);
        Line { indent, key: key.map(|at| indent..indent + at), value: value..line.len() }
    }
}

/// Keys that are open above a line.
#[derive(Default)]
struct Open {
    keys: Vec<(usize, String)>,
    /// Lines farther in than this are a text of several lines.
    text: Option<usize>,
}

impl Open {
    fn close_to(&mut self, indent: usize) {
        while self.keys.last().is_some_and(|(at, _)| *at >= indent) {
            self.keys.pop();
        }
    }

    fn keys(&self) -> Vec<String> {
        self.keys.iter().map(|(_, key)| key.clone()).collect()
    }

    fn read(&mut self, line: &str, byte: usize) -> Option<Entry> {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            return None;
        }
        let Line { indent, key, value } = Line::of(line);
        if self.text.is_some_and(|at| indent > at) {
            return None;
        }
        self.text = None;
        self.close_to(indent);
        let key = key?;
        if line[value.clone()].trim_start().starts_with(['|', '>']) {
            self.text = Some(indent);
        }
        self.keys.push((indent, line[key.clone()].trim_matches(['"', '\'']).to_owned()));
        Some(Entry { path: self.keys(), key: byte + key.start..byte + key.end, value: byte + value.start..byte + value.end })
    }
}

/// Follows braces and brackets on one line; `outside` is what is being written where none is open.
fn in_braces(text: &str, bytes: Range<usize>, mut path: Vec<String>, outside: Slot) -> Cursor {
    let mut open: Vec<(char, bool)> = Vec::new();
    let mut from = bytes.start;
    let mut quote: Option<char> = None;
    for (at, c) in text[bytes.clone()].char_indices().map(|(at, c)| (bytes.start + at, c)) {
        if quote.is_some() {
            quote = quote.filter(|&mark| mark != c);
            continue;
        }
        let blank = text[from..at].trim().is_empty();
        match c {
            '#' if text[..at].chars().next_back().is_none_or(char::is_whitespace) => {
                return Cursor { path, slot: Slot::Text, word: bytes.end..bytes.end };
            }
            '"' | '\'' if blank => quote = Some(c),
            '{' | '[' if blank => {
                open.push((c, false));
                from = at + 1;
            }
            '}' | ']' if open.pop().is_some_and(|(_, keyed)| keyed) => {
                path.pop();
            }
            ',' if !open.is_empty() => {
                if let Some(last) = open.last_mut().filter(|(mark, keyed)| *mark == '{' && *keyed) {
                    last.1 = false;
                    path.pop();
                }
                from = at + 1;
            }
            ':' if open.last() == Some(&('{', false)) && text[at + 1..bytes.end].chars().next().is_none_or(|next| next == ' ') => {
                path.push(text[from..at].trim().trim_matches(['"', '\'']).to_owned());
                if let Some(last) = open.last_mut() {
                    last.1 = true;
                }
                from = at + 1;
            }
            _ => {}
        }
    }
    let written = &text[from..bytes.end];
    let start = from + (written.len() - written.trim_start().len());
    let slot = match open.last() {
        Some(('{', false)) => Slot::Key,
        Some(_) => Slot::Value,
        None => outside,
    };
    Cursor { path, slot, word: start..bytes.end }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cursor at the bar.
    fn cursor(text: &str) -> (String, Slot, String) {
        let offset = text.find('|').unwrap();
        let text = text.replacen('|', "", 1);
        let found = at(&text, offset);
        (found.path.join("."), found.slot, text[found.word].to_owned())
    }

    fn expect(text: &str, path: &str, slot: Slot, word: &str) {
        assert_eq!(cursor(text), (path.to_owned(), slot, word.to_owned()), "{text}");
    }

    #[test]
    fn keys_values_and_entries() {
        expect("ver|", "", Slot::Line, "ver");
        expect("claims:\n  us-troops:\n    he|", "claims.us-troops", Slot::Line, "he");
        expect("claims:\n  us-troops:\n    head: with|", "claims.us-troops.head", Slot::Value, "with");
        expect("claims:\n  us-troops:\n    head: [withdraw, le|", "claims.us-troops.head", Slot::Value, "le");
        expect("claims:\n  us-troops:\n    head:\n      - withdraw\n      - le|", "claims.us-troops.head", Slot::Line, "le");
        expect("claims:\n  a:\n    with: [x, [y, |", "claims.a.with", Slot::Value, "");
        expect("claims:\n  a:\n    head: x\n    |", "claims.a", Slot::Line, "");
        expect("claims:\n  a:\n    head: x\n|", "", Slot::Line, "");
    }

    #[test]
    fn tests_and_braces() {
        let start = "claims:\n  a:\n    tests:\n";
        expect(&format!("{start}      - te|"), "claims.a.tests", Slot::Line, "te");
        expect(&format!("{start}    - text: x\n      claims: [{{cou|"), "claims.a.tests.claims", Slot::Key, "cou");
        expect(&format!("{start}    - text: x\n      claims: [{{count: 5, pl|"), "claims.a.tests.claims", Slot::Key, "pl");
        expect(&format!("{start}    - text: x\n      claims: [{{place: Ir|"), "claims.a.tests.claims.place", Slot::Value, "Ir");
        expect(&format!("{start}    - text: x\n      claims: [{{count: 5}}, {{|"), "claims.a.tests.claims", Slot::Key, "");
        expect("claims:\n  a:\n    default: {place: 'Ir|", "claims.a.default.place", Slot::Value, "'Ir");
    }

    #[test]
    fn nothing_is_written_in_comments_and_texts() {
        expect("claims:\n  a:\n    # he|", "claims.a", Slot::Text, "");
        expect("claims:\n  a:\n    head: close # or sh|", "claims.a.head", Slot::Text, "");
        expect("claims:\n  a:\n    note: 'no # comment', |", "claims.a.note", Slot::Value, "'no # comment', ");
        expect("claims:\n  a:\n    url: x#y|", "claims.a.url", Slot::Value, "x#y");
        let text = "claims:\n  a:\n    note: >\n      he";
        assert_eq!(at(text, text.len()).slot, Slot::Text);
    }

    #[test]
    fn texts_of_several_lines_hold_no_keys() {
        let text = "claims:\n  a:\n    note: |\n      head: no key\n    tests: []\n";
        let paths: Vec<String> = entries(text).into_iter().map(|entry| entry.path.join(".")).collect();
        assert_eq!(paths, ["claims", "claims.a", "claims.a.note", "claims.a.tests"]);
    }

    #[test]
    fn the_kind_of_a_place_is_that_of_the_table() {
        let kind_of = |path: &str| kind(&path.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>());
        assert!(matches!(kind_of(""), Some(Kind::Record(_))));
        assert!(matches!(kind_of("claims.x"), Some(Kind::Record(_))));
        assert!(matches!(kind_of("claims.x.tests.claims"), Some(Kind::Record(_))));
        assert!(matches!(kind_of("words.x.ar"), Some(Kind::Word)));
        assert!(kind_of("claims.x.nothing").is_none());
        assert!(kind_of("claims.x.head.y").is_none());
    }

    #[test]
    fn lists_at_the_top() {
        assert_eq!(listed("uses: [common, 'troops'] # x\n", "uses"), ["common", "troops"]);
        assert_eq!(listed("uses:\n  - common\n  - troops\nwords:\n  - x\n", "uses"), ["common", "troops"]);
    }
}
