//! The page that explanations are written on: labels in a column, text beside them, wrapped. Words of sources stand in
//! quotation marks and, where that is asked for, in isolates of their own, so that Arabic words leave the English line
//! around them in order.

use crate::report::terminal::width::columns;
use crate::report::terminal::wrap::wrap;
use crate::report::terminal::{Look, Tone, emphasis};
use crate::report::untrusted::terminal::{FSI, PDI, isolate, sanitise};
use std::io::{self, Write};

/// The narrowest layout that is tried.
const NARROWEST: usize = 40;
/// Text beside a label that has less room than this goes under it.
const LEAST_ROOM: usize = 24;

/// Lines to be written.
#[derive(Debug)]
pub struct Page {
    look: Look,
    lines: Vec<String>,
}

impl Page {
    /// An empty page.
    pub fn new(look: Look) -> Self {
        Page { look: Look { width: look.width.max(NARROWEST), ..look }, lines: Vec::new() }
    }

    /// How it is drawn.
    pub fn look(&self) -> Look {
        self.look
    }

    /// Words of a source in quotation marks, safe and shut off from what stands around them.
    pub fn quoted(&self, words: &str) -> String {
        format!("“{}”", self.foreign(words))
    }

    /// A name or a word that may run from right to left.
    pub fn foreign(&self, words: &str) -> String {
        self.shut_off(sanitise(words))
    }

    fn shut_off(&self, safe: String) -> String {
        if self.look.isolates { isolate(&safe) } else { safe }
    }

    /// A blank line, unless the page is empty or has just had one.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// Text of our own, with what [`Page::quoted`] put into it, wrapped behind `indent` blanks.
    pub fn text(&mut self, indent: usize, text: &str, tone: Tone) {
        let lines = self.wrapped(text, self.look.width.saturating_sub(indent));
        for line in lines {
            self.lines.push(format!("{}{}", " ".repeat(indent), tone.paint(&line, self.look.colour)));
        }
    }

    /// `label` and beside it `text`, both behind `indent` blanks; labels take `column` columns.
    pub fn entry(&mut self, indent: usize, column: usize, label: &str, text: &str) {
        let room = self.look.width.saturating_sub(indent + column);
        let taken = columns(label);
        if room < LEAST_ROOM || taken + 2 > column {
            self.text(indent, label, Tone::Quiet);
            self.text(indent + 2, text, Tone::Plain);
            return;
        }
        let label = format!("{}{}", Tone::Quiet.paint(label, self.look.colour), " ".repeat(column - taken));
        for (at, line) in self.wrapped(text, room).into_iter().enumerate() {
            let before = if at == 0 { label.clone() } else { " ".repeat(column) };
            self.lines.push(format!("{}{before}{line}", " ".repeat(indent)));
        }
    }

    /// Words of a source as they run, with what [`emphasis`] marks in them.
    pub fn passage(&mut self, indent: usize, text: &str) {
        let lines = self.wrapped(&self.shut_off(text.to_owned()), self.look.width.saturating_sub(indent));
        for line in emphasis::render(lines.into_iter(), Tone::Quoted) {
            self.lines.push(format!("{}{line}", " ".repeat(indent)));
        }
    }

    fn wrapped(&self, text: &str, room: usize) -> Vec<String> {
        let mut open = 0;
        wrap(text, room).into_iter().map(|line| balanced(&line.replace('\u{a0}', " "), &mut open)).collect()
    }

    /// Writes all lines.
    pub fn write(self, out: &mut dyn Write) -> io::Result<()> {
        let ascii = self.look.ascii;
        for line in self.lines {
            let line = if ascii {
                line.replace(['“', '”'], "\"").replace('…', "...").replace(['–', '—'], "-").replace('∞', "inf")
            } else {
                line
            };
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// An isolate that spans lines is closed at the end of each and opened anew on the next.
fn balanced(line: &str, open: &mut usize) -> String {
    let before: String = std::iter::repeat_n(FSI, *open).collect();
    for c in line.chars() {
        match c {
            FSI => *open += 1,
            PDI => *open = open.saturating_sub(1),
            _ => {}
        }
    }
    let after: String = std::iter::repeat_n(PDI, *open).collect();
    format!("{before}{line}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(width: usize, isolates: bool) -> Page {
        Page::new(Look { width, isolates, ..Look::default() })
    }

    #[test]
    fn isolates_are_closed_on_every_line() {
        let mut page = page(40, true);
        let words = page.quoted("القوات القتالية الأمريكية ستغادر العراق قبل نهاية العام");
        page.entry(2, 10, "value", &format!("the number counts {words}"));
        assert!(page.lines.len() > 1);
        for line in &page.lines {
            assert_eq!(line.matches(FSI).count(), line.matches(PDI).count(), "{line}");
            assert!(columns(line) <= 40, "{line}");
        }
    }

    #[test]
    fn a_label_too_long_for_its_column_stands_above() {
        let mut page = page(40, false);
        page.entry(2, 8, "a-long-label", "text");
        page.entry(2, 8, "short", "text");
        assert_eq!(page.lines, ["  a-long-label", "    text", "  short   text"]);
    }
}
