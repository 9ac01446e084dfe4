//! Mentions in a line of text, for people: the line with each mention marked, and under it what each is read as.

use super::terminal::Tone;
use super::untrusted::terminal::sanitise;
use std::io::{self, Write};
use std::ops::Range;

/// A mention: its bytes in the line, and what it is read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Bytes of the line.
    pub span: Range<usize>,
    /// In words.
    pub value: String,
}

/// Writes a line and its readings, which come in order. Mentions are bold where there is colour, else in brackets. The
/// line may come from anywhere.
pub fn write(line: &str, readings: &[Reading], colour: bool, out: &mut dyn Write) -> io::Result<()> {
    let mut at = 0;
    for span in apart(readings) {
        write!(out, "{}", sanitise(&line[at..span.start]))?;
        let mention = sanitise(&line[span.clone()]);
        if colour {
            write!(out, "{}", Tone::Quoted.paint(&mention, true))?
        } else {
            write!(out, "[{mention}]")?
        }
        at = span.end;
    }
    writeln!(out, "{}", sanitise(&line[at..]))?;
    for Reading { span, value } in readings {
        let mention = Tone::Quiet.paint(&sanitise(&line[span.clone()]), colour);
        writeln!(out, "  {mention}\t{}", sanitise(value))?;
    }
    Ok(())
}

/// The spans to mark: of those that share bytes the union.
fn apart(readings: &[Reading]) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    for Reading { span, .. } in readings {
        match spans.last_mut().filter(|last| span.start < last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => spans.push(span.clone()),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(line: &str, readings: &[(Range<usize>, &str)], colour: bool) -> String {
        let readings: Vec<Reading> =
            readings.iter().map(|(span, value)| Reading { span: span.clone(), value: (*value).to_owned() }).collect();
        let mut out = Vec::new();
        write(line, &readings, colour, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn mentions_are_marked_and_explained() {
        assert_eq!(written("About 2,500 left", &[(6..11, "about 2,500")], false), "About [2,500] left\n  2,500\tabout 2,500\n");
        assert_eq!(written("nobody", &[], false), "nobody\n");
        assert_eq!(written("a 12 b", &[(2..4, "12")], true), "a \u{1b}[1m12\u{1b}[0m b\n  \u{1b}[2m12\u{1b}[0m\t12\n");
    }

    #[test]
    fn mentions_that_share_words_are_marked_once() {
        assert_eq!(
            written("one in three", &[(0..12, "1/3"), (0..3, "1"), (7..12, "3")], false),
            "[one in three]\n  one in three\t1/3\n  one\t1\n  three\t3\n"
        );
    }

    #[test]
    fn the_line_cannot_act_on_the_terminal() {
        assert!(!written("\u{1b}[31m5", &[(5..6, "5")], false).contains('\u{1b}'));
    }
}
