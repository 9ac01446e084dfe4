//! YAML whose every value knows its line, column and bytes, for errors that point at the right word.

use super::problem::Problem;
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};
use std::ops::Range;

/// How deep files may nest; rule files need seven levels.
const DEEPEST: usize = 16;
const TOO_DEEP: &str = "nests too deeply";

/// A value and where it stands: line and column counted from one, bytes of the parsed text.
#[derive(Clone, Debug)]
pub(crate) struct Marked {
    pub line: usize,
    pub column: usize,
    pub bytes: Range<usize>,
    pub value: Yaml,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Yaml {
    /// A scalar as written; `None` where nothing is written, or `~` or `null` without quotes.
    Scalar(Option<String>),
    List(Vec<Marked>),
    Map(Vec<(Marked, Marked)>),
}

/// Why a text is not one YAML document of plain values.
#[derive(Clone, Debug)]
pub(crate) struct Broken {
    pub why: Why,
    pub line: usize,
    pub column: usize,
    pub byte: usize,
    pub message: String,
    pub advice: &'static str,
    /// Line, column and byte of the innermost bracket that was open.
    pub open: Option<(usize, usize, usize)>,
}

/// The kind of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The parser does not follow.
    Syntax,
    /// An alias: it could blow a small file up into a large one.
    Alias,
    /// A tag: it changes what a value is, or swallows it.
    Tag,
    /// More than one document.
    Documents,
    /// Nested deeper than any file of ours is.
    Depth,
}

impl Marked {
    /// The name of the kind of value, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Yaml::Scalar(_) => "a single value",
            Yaml::List(_) => "a list",
            Yaml::Map(_) => "a mapping of keys to values",
        }
    }

    /// The scalar's text, if it is one and holds something.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Yaml::Scalar(text) => text.as_deref(),
            _ => None,
        }
    }
}

/// Parses one YAML document. `first_line` is the line of the file on which `text` begins.
pub(crate) fn parse(path: &str, text: &str, first_line: usize) -> Result<Marked, Problem> {
    read(text, first_line).map_err(|broken| Problem::usage(path, broken.message, broken.advice).at(broken.line, broken.column))
}

/// Parses one YAML document, without a word on which file it is.
pub(crate) fn read(text: &str, first_line: usize) -> Result<Marked, Broken> {
    let bytes = ByteOf::new(text);
    let fail = |why: Why, at: &Marker, message: String, advice: &'static str| Broken {
        why,
        line: at.line().max(1) + first_line - 1,
        column: at.col() + 1,
        byte: bytes.of(at.index()),
        message,
        advice,
        open: None,
    };
    let at = |span: Span, value: Yaml| Marked {
        line: span.start.line() + first_line - 1,
        column: span.start.col() + 1,
        bytes: bytes.of(span.start.index())..bytes.of(span.end.index()),
        value,
    };
    let mut open: Vec<(Marked, Vec<Marked>)> = Vec::new();
    let mut done: Option<Marked> = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|e| {
            let advice = "check indentation, quotes and brackets here";
            let bracket = open.iter().rev().map(|(node, _)| node).find(|node| text[node.bytes.start..].starts_with(['[', '{']));
            if e.info().contains("recursion limit") {
                return fail(Why::Depth, e.marker(), TOO_DEEP.into(), "remove the inner levels");
            }
            let open = bracket.map(|node| (node.line, node.column, node.bytes.start));
            Broken { open, ..fail(Why::Syntax, e.marker(), format!("is not valid YAML: {}", e.info()), advice) }
        })?;
        let close = |node: Marked, value: Yaml| Marked { bytes: node.bytes.start..bytes.of(span.end.index()), value, ..node };
        let finished = match event {
            Event::Scalar(.., Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
                let advice = "put a text that begins with `!` in quotes";
                return Err(fail(Why::Tag, &span.start, "uses a YAML tag (!name)".into(), advice));
            }
            Event::Scalar(text, style, ..) => {
                let plain = matches!(style, ScalarStyle::Plain);
                let absent = plain && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
                Some(at(span, Yaml::Scalar((!absent).then(|| text.into_owned()))))
            }
            Event::SequenceStart(..) => {
                open.push((at(span, Yaml::List(Vec::new())), Vec::new()));
                None
            }
            Event::MappingStart(..) => {
                open.push((at(span, Yaml::Map(Vec::new())), Vec::new()));
                None
            }
            Event::SequenceEnd => open.pop().map(|(node, parts)| close(node, Yaml::List(parts))),
            Event::MappingEnd => open.pop().map(|(node, parts)| {
                let mut parts = parts.into_iter();
                let mut pairs = Vec::new();
                while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                    pairs.push((key, value));
                }
                close(node, Yaml::Map(pairs))
            }),
            Event::Alias(_) => return Err(fail(Why::Alias, &span.start, "uses a YAML alias (*name)".into(), "write the value out")),
            Event::DocumentStart(_) if done.is_some() => {
                return Err(fail(Why::Documents, &span.start, "holds more than one YAML document".into(), "keep one"));
            }
            _ => None,
        };
        if open.len() > DEEPEST {
            return Err(fail(Why::Depth, &span.start, TOO_DEEP.into(), "remove the inner levels"));
        }
        if let Some(node) = finished {
            match open.last_mut() {
                Some((_, parts)) => parts.push(node),
                None => done = Some(node),
            }
        }
    }
    Ok(done.unwrap_or(Marked { line: first_line, column: 1, bytes: 0..0, value: Yaml::Scalar(None) }))
}

/// From the parser's count of characters to bytes.
struct ByteOf {
    /// Byte of each character; empty where every character is one byte.
    starts: Vec<u32>,
    end: usize,
}

impl ByteOf {
    fn new(text: &str) -> Self {
        let starts = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at as u32).collect() };
        ByteOf { starts, end: text.len() }
    }

    fn of(&self, character: usize) -> usize {
        if self.starts.is_empty() { character.min(self.end) } else { self.starts.get(character).map_or(self.end, |&at| at as usize) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_place() {
        let root = parse("m.yaml", "a: 1\nb:\n  - {c: 'x'}\n", 5).expect("valid");
        let Yaml::Map(pairs) = &root.value else { panic!("a mapping") };
        let Yaml::List(items) = &pairs[1].1.value else { panic!("a list") };
        let Yaml::Map(inner) = &items[0].value else { panic!("a mapping") };
        assert_eq!((inner[0].1.line, inner[0].1.column, inner[0].1.text()), (7, 9, Some("x")));
    }

    #[test]
    fn broken_yaml_points_at_the_place() {
        let problem = parse("m.yaml", "a: [1, 2\nb: 3\n", 1).expect_err("broken");
        assert!(problem.position.is_some_and(|(line, _)| line >= 1), "{problem}");
        assert!(parse("m.yaml", "a: &x 1\nb: *x\n", 1).is_err());
        assert!(parse("m.yaml", &"[".repeat(5000), 1).is_err());
    }

    #[test]
    fn bytes_are_those_of_the_text() {
        let text = "a: كلمة # c\nb: [قوات مسلحة, 'x y']\n";
        let root = read(text, 1).expect("valid");
        let Yaml::Map(pairs) = &root.value else { panic!("a mapping") };
        assert_eq!(&text[pairs[0].1.bytes.clone()], "كلمة");
        let Yaml::List(items) = &pairs[1].1.value else { panic!("a list") };
        assert_eq!(&text[items[0].bytes.clone()], "قوات مسلحة");
        assert_eq!(&text[items[1].bytes.clone()], "'x y'");
        assert_eq!(&text[pairs[1].1.bytes.clone()], "[قوات مسلحة, 'x y']");
    }
}
