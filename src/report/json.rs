//! The JSON object that programs read. Its keys are stable; additions are allowed. Characters that would act on a terminal
//! are written as `\u` escapes, so that looking at the output is safe and its value is the same.

use super::{Report, SCHEMA, SourceCard, View};
use crate::claim::Claim;
use crate::graph::Relation;
use crate::verdict::{GateResult, Slot};
use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter, PrettyFormatter};
use std::io::{self, Write};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    sources: &'a [SourceCard],
    claims: &'a [Claim],
    relations: &'a [Relation],
    slots: &'a [Slot],
    gate: &'a GateResult,
}

/// Writes the object and a line break.
pub fn write(report: &Report<'_>, _view: View, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        schema: SCHEMA,
        sources: report.sources,
        claims: report.claims,
        relations: report.relations,
        slots: report.slots,
        gate: report.gate,
    };
    pretty(&document, out)
}

/// Writes `value` over several lines.
pub(super) fn pretty(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Visible(PrettyFormatter::new()));
    value.serialize(&mut serializer)?;
    writeln!(out)
}

/// Writes `value` on one line.
pub(super) fn line(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Visible(serde_json::ser::CompactFormatter));
    value.serialize(&mut serializer)?;
    writeln!(out)
}

/// A formatter that leaves nothing in strings that a terminal would obey.
struct Visible<F>(F);

/// Controls beyond ASCII, line separators, and what turns text around.
fn acts(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl<F: Formatter> Formatter for Visible<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|&(_, c)| acts(c)) {
            self.0.write_string_fragment(writer, &rest[..at])?;
            write!(writer, "\\u{:04x}", c as u32)?;
            rest = &rest[at + c.len_utf8()..];
        }
        self.0.write_string_fragment(writer, rest)
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_key(writer)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::Story;

    #[test]
    fn the_object_has_the_keys_of_the_contract() {
        let story = Story::new();
        let mut out = Vec::new();
        write(&story.report(), View::default(), &mut out).unwrap();
        let object: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(object["schema"], "corroborate/1");
        let claim = &object["claims"][0];
        for key in ["id", "type", "source", "quote", "span", "sentence", "key", "value", "polarity", "modality", "said_by", "rule"] {
            assert!(!claim[key].is_null(), "{key}");
        }
        for key in ["id", "path", "language", "published", "publisher"] {
            assert!(object["sources"][0].get(key).is_some(), "{key}");
        }
        for key in ["type", "key", "verdict", "sources", "origins", "claims"] {
            assert!(!object["slots"][0][key].is_null(), "{key}");
        }
        for key in ["type", "a", "b", "why"] {
            assert!(!object["relations"][0][key].is_null(), "{key}");
        }
        assert_eq!(object["gate"]["passed"], false);
        assert!(object["gate"]["failed_by"].is_array());
    }

    #[test]
    fn what_acts_on_a_terminal_is_escaped_and_reads_back_the_same() {
        let hostile = "a\u{1b}[2J\u{202e}b\u{9b}c\u{2028}\u{7f}\"\\";
        let mut out = Vec::new();
        line(&hostile, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.trim_end().bytes().all(|b| (b' '..0x7f).contains(&b)), "{text}");
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), hostile);
    }
}
