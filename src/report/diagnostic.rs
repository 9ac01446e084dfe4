//! Diagnostics of rule files as a terminal shows them: code, path, line, column, the line itself with a mark under the
//! wrong word, the nearest valid name, and what to do. Text of the file is made safe before it is shown.

use super::terminal::wrap::wrap;
use super::untrusted::terminal::sanitise;
use crate::rule::{Diagnostic, Level, Spot};
use annotate_snippets::{AnnotationKind, Element, Group, Level as Title, Origin, Renderer, Snippet};

/// Longest part of a line to show on either side of the mark.
const BESIDE: usize = 60;
/// Columns of what to do, so that it stays in line on a screen of eighty.
const HELP: usize = 66;

/// One diagnostic, without a line break at its end. `text` is the file, where it could be read.
pub fn render(diagnostic: &Diagnostic, text: Option<&str>, colour: bool) -> String {
    let path = sanitise(&diagnostic.path);
    let label = diagnostic.nearest.as_ref().map_or_else(String::new, |nearest| sanitise(&format!("did you mean {nearest}?")));
    let marked = diagnostic.span.zip(text).map(|(spot, text)| (spot, Line::cut(text, spot)));
    let also = diagnostic.also.as_ref().zip(text).map(|((spot, why), text)| (spot, Line::cut(text, *spot), sanitise(why)));
    let level = match diagnostic.severity {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
    };
    let message = sanitise(&diagnostic.message);
    let origin = Origin::path(path.as_str());
    let mut elements: Vec<Element<'_>> = vec![match diagnostic.span {
        Some(spot) => origin.line(spot.line).char_column(spot.column).into(),
        None => origin.into(),
    }];
    if let Some((spot, line)) = &marked {
        let mark = AnnotationKind::Primary.span(line.mark.clone());
        let mark = if label.is_empty() { mark } else { mark.label(label.as_str()) };
        elements.push(Snippet::source(line.text.as_str()).line_start(spot.line).fold(false).annotation(mark).into());
    }
    if let Some((spot, line, why)) = &also {
        let mark = AnnotationKind::Context.span(line.mark.clone()).label(why.as_str());
        elements.push(Origin::path(path.as_str()).line(spot.line).char_column(spot.column).into());
        elements.push(Snippet::source(line.text.as_str()).line_start(spot.line).fold(false).annotation(mark).into());
    }
    // The renderer sets the lines of a message under each other.
    let help = wrap(&sanitise(&diagnostic.help), HELP).join("\n");
    if !help.is_empty() {
        elements.push(Title::HELP.message(help.as_str()).into());
    }
    let group = Group::with_title(level.primary_title(message.as_str()).id(diagnostic.code.id())).elements(elements);
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let shown = renderer.render(&[group]);
    // The renderer takes a place and its line for two places, and says that something lies between.
    shown.lines().filter(|line| visible(line) != ":::").map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// A line without its colours and the space around it.
fn visible(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = parts.map(|part| part.split_once('m').map_or(part, |(_, text)| text));
    (first + &rest.collect::<String>()).trim().to_owned()
}

/// The line of a spot, made safe, and where the spot is in it.
struct Line {
    text: String,
    mark: std::ops::Range<usize>,
}

impl Line {
    fn cut(text: &str, spot: Spot) -> Line {
        let start = floor(text, spot.start);
        let end = floor(text, spot.end).max(start);
        let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let last = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = end.min(last);
        // A mark at the end of the line stands behind its last character.
        let (before, after) = (&text[first..start], &text[end..last]);
        let left = before.char_indices().rev().nth(BESIDE).map_or(0, |(at, _)| at);
        let right = after.char_indices().nth(BESIDE).map_or(after.len(), |(at, _)| at);
        let mut safe = if left > 0 { "…".to_owned() } else { String::new() };
        safe.push_str(&sanitise(&before[left..]));
        let from = safe.len();
        safe.push_str(&sanitise(text[start..end].trim_end_matches('\r')));
        let to = safe.len();
        safe.push_str(&sanitise(after[..right].trim_end_matches('\r')));
        if right < after.len() {
            safe.push('…');
        }
        Line { text: safe, mark: from..to }
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Code;
    use crate::rule::nearest::Near;

    fn diagnostic(text: &str, word: &str) -> Diagnostic {
        let start = text.find(word).unwrap();
        let line = text[..start].matches('\n').count() + 1;
        let column = text[..start].rsplit('\n').next().unwrap().chars().count() + 1;
        Diagnostic {
            code: Code::UnknownKey,
            severity: Level::Error,
            path: "mine.yaml".into(),
            span: Some(Spot { line, column, start, end: start + word.len() }),
            message: format!("no key is called `{word}`"),
            nearest: Some(Near::only("head")),
            help: "write another".into(),
            also: None,
        }
    }

    #[test]
    fn the_mark_stands_under_the_word() {
        let text = "claims:\n  x:\n    heat: قوات\n";
        let shown = render(&diagnostic(text, "heat"), Some(text), false);
        assert_eq!(
            shown,
            "error[CR0201]: no key is called `heat`\n --> mine.yaml:3:5\n  |\n3 |     heat: قوات\n  |     ^^^^ did you mean `head`?\n  |\n  = help: write another"
        );
    }

    #[test]
    fn nothing_in_the_file_acts_on_the_terminal() {
        let text = "a\u{1b}[2J: \u{202e}heat\u{7}\n";
        let mut wrong = diagnostic(text, "heat");
        wrong.path = "\u{1b}]0;x\u{7}.yaml".into();
        wrong.message = "bad \u{1b}[31m".into();
        let shown = render(&wrong, Some(text), false);
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{shown:?}");
        assert!(shown.contains("^^^^"), "{shown}");
    }

    #[test]
    fn a_spot_out_of_the_text_is_no_panic() {
        for (start, end) in [(0, 900), (900, 950), (5, 2), (4, 5)] {
            let mut wrong = diagnostic("سطر\n", "طر");
            wrong.span = Some(Spot { line: 1, column: 1, start, end });
            assert!(render(&wrong, Some("سطر\n"), false).contains("CR0201"));
        }
    }
}
