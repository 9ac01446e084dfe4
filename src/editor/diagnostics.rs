//! Diagnostics of rule files in the shape of the protocol.

use super::position::Lines;
use crate::rule;
use lsp_types::{Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range, Uri};

/// The diagnostics of one file.
pub fn of_file(found: &[rule::Diagnostic], path: &str, text: &str, uri: &Uri) -> Vec<Diagnostic> {
    let lines = Lines::of(text);
    found.iter().filter(|diagnostic| diagnostic.path == path).map(|diagnostic| one(diagnostic, &lines, uri)).collect()
}

fn one(found: &rule::Diagnostic, lines: &Lines<'_>, uri: &Uri) -> Diagnostic {
    let range = |spot: rule::Spot| lines.range(spot.start..spot.end);
    let mut message = found.message.clone();
    if let Some(nearest) = &found.nearest {
        message.push_str(&format!("; did you mean {nearest}?"));
    }
    if !found.help.is_empty() {
        message.push_str(&format!("\n{}", found.help));
    }
    Diagnostic {
        range: found.span.map_or_else(Range::default, range),
        severity: Some(match found.severity {
            rule::Level::Error => DiagnosticSeverity::ERROR,
            rule::Level::Warning => DiagnosticSeverity::WARNING,
        }),
        code: Some(NumberOrString::String(found.code.id().to_owned())),
        source: Some("corroborate".to_owned()),
        message,
        related_information: found.also.as_ref().map(|(spot, why)| {
            let location = Location { uri: uri.clone(), range: range(*spot) };
            vec![DiagnosticRelatedInformation { location, message: why.clone() }]
        }),
        ..Diagnostic::default()
    }
}
