//! YAML whose every value knows its line and column, for errors that point at the right word.

use super::problem::Problem;
use saphyr_parser::{Event, Parser, Span};

/// How deep manifests may nest; theirs is two.
const DEEPEST: usize = 16;

/// A value and where it begins (line and column, counted from one).
#[derive(Clone, Debug)]
pub(crate) struct Marked {
    pub line: usize,
    pub column: usize,
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
    let fail = |line: usize, column: usize, message: String, advice: &str| {
        Problem::usage(path, message, advice).at(line + first_line - 1, column + 1)
    };
    let at = |span: Span, value: Yaml| Marked { line: span.start.line() + first_line - 1, column: span.start.col() + 1, value };
    let mut open: Vec<(Marked, Vec<Marked>)> = Vec::new();
    let mut done: Option<Marked> = None;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|e| {
            fail(
                e.marker().line(),
                e.marker().col(),
                format!("is not valid YAML: {}", e.info()),
                "check indentation, quotes and brackets here",
            )
        })?;
        let (line, column) = (span.start.line(), span.start.col());
        let finished = match event {
            Event::Scalar(text, style, ..) => {
                let plain = matches!(style, saphyr_parser::ScalarStyle::Plain);
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
            Event::SequenceEnd => open.pop().map(|(node, parts)| Marked { value: Yaml::List(parts), ..node }),
            Event::MappingEnd => open.pop().map(|(node, parts)| {
                let mut parts = parts.into_iter();
                let mut pairs = Vec::new();
                while let (Some(key), Some(value)) = (parts.next(), parts.next()) {
                    pairs.push((key, value));
                }
                Marked { value: Yaml::Map(pairs), ..node }
            }),
            Event::Alias(_) => return Err(fail(line, column, "uses a YAML alias (*name)".into(), "write the value out")),
            Event::DocumentStart(_) if done.is_some() => {
                return Err(fail(line, column, "holds more than one YAML document".into(), "keep one"));
            }
            _ => None,
        };
        if open.len() > DEEPEST {
            return Err(fail(line, column, "nests too deeply".into(), "remove the inner levels"));
        }
        if let Some(node) = finished {
            match open.last_mut() {
                Some((_, parts)) => parts.push(node),
                None => done = Some(node),
            }
        }
    }
    Ok(done.unwrap_or(Marked { line: first_line, column: 1, value: Yaml::Scalar(None) }))
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
}
