//! The units a page is judged by: a line, or the lines of one hard-wrapped paragraph.

use super::markers::{self, Mark};
use super::topics::Topics;
use crate::source::page_words::{self, PageWord};
use std::ops::Range;

/// How a unit ends, closing quotes and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Full stop or exclamation mark.
    Stop,
    /// Question mark.
    Question,
    /// Cut off: an ellipsis with nothing after it.
    Cut,
    /// Nothing.
    Open,
}

/// Lines of more words are never compared with others or with markers.
pub(super) const KEPT: usize = 40;

/// One line or wrapped paragraph, without the blanks around it.
#[derive(Debug)]
pub(super) struct Unit {
    pub range: Range<usize>,
    /// How many words it has.
    pub count: usize,
    /// The first of them, up to [`KEPT`].
    pub words: Vec<PageWord>,
    /// The words in comparable spelling; empty beyond [`KEPT`].
    pub key: String,
    pub ending: Ending,
    /// A sentence ends before the last word.
    pub sentence_inside: bool,
    /// A blank line stands before it.
    pub blank_before: bool,
    /// What its words are about.
    pub topics: Topics,
    /// What the marker tables say of it.
    pub mark: Option<Mark>,
    /// Its first character is `#` (a Markdown heading).
    pub markdown_heading: bool,
    /// Two short pieces with a dash, slash or bar between them, as in "Baghdad - Asharq".
    pub place_and_agency: bool,
}

impl Unit {
    fn new(text: &str, range: Range<usize>) -> Unit {
        let raw = &text[range.clone()];
        let mut count = 0;
        let mut words: Vec<PageWord> = Vec::new();
        let mut topics = Topics::default();
        page_words::scan(raw, |word, capital| {
            count += 1;
            topics.add(word);
            if count <= KEPT {
                words.push(PageWord { key: word.to_owned(), capital });
            }
        });
        let is_line = count <= KEPT;
        let key = if is_line { words.iter().map(|w| w.key.as_str()).collect::<Vec<_>>().join(" ") } else { String::new() };
        let mark = if is_line { markers::mark(raw, &words, &key) } else { None };
        Unit {
            ending: ending(raw),
            sentence_inside: sentence_inside(raw),
            blank_before: false,
            markdown_heading: raw.starts_with('#'),
            place_and_agency: is_line && is_pair(raw),
            range,
            count,
            words,
            key,
            topics: topics.finish(),
            mark,
        }
    }

    /// Reads as running text: a sentence, or so many words that it can be nothing else.
    pub fn is_prose(&self) -> bool {
        if self.mark.is_some() || self.markdown_heading {
            return false;
        }
        let words = self.count;
        match self.ending {
            Ending::Cut => words >= 60,
            Ending::Stop => words >= 4,
            Ending::Question | Ending::Open => words >= 30 || (words >= 15 && self.sentence_inside),
        }
    }
}

/// A sentence ends before the last word. Two dots join the halves of an Arabic headline and end nothing.
fn sentence_inside(raw: &str) -> bool {
    raw.match_indices(['.', '؟', '?'])
        .any(|(at, mark)| raw[at + mark.len()..].starts_with(char::is_whitespace) && !raw[..at].ends_with('.'))
}

/// One separator between pieces of one to three words without figures, nothing after the second but blanks.
fn is_pair(raw: &str) -> bool {
    let pieces: Vec<&str> = raw.split(['-', '–', '—', '−', 'ـ', '/', '|', '،', ',']).map(str::trim).filter(|p| !p.is_empty()).collect();
    pieces.len() == 2 && pieces.iter().all(|p| p.split_whitespace().count() <= 3 && p.chars().all(|c| !c.is_numeric()))
}

fn ending(raw: &str) -> Ending {
    let bare = raw.trim_end();
    if bare.ends_with('…') || bare.ends_with("..") || bare.ends_with("[...]") || bare.ends_with("[…]") {
        return Ending::Cut;
    }
    let closing =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '“' | '’' | '»' | ')' | ']' | '*' | '_' | '\u{200E}' | '\u{200F}');
    match bare.trim_end_matches(closing).chars().next_back() {
        Some('.' | '!' | '۔' | '。' | '…') => Ending::Stop,
        Some('?' | '؟' | '？') => Ending::Question,
        _ => Ending::Open,
    }
}

/// The units of `text` from byte `start` on.
pub(super) fn units(text: &str, start: usize) -> Vec<Unit> {
    let mut out = Vec::new();
    let mut group: Vec<Range<usize>> = Vec::new();
    let mut at = start;
    for line in text[start..].split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let body = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
        if body.is_empty() {
            // `\r\n` splits in two; only a line of its own is blank.
            if line != "\n" || !text[..at].ends_with('\r') {
                flush(text, &mut group, &mut out);
            }
        } else {
            let from = at + (line.len() - line.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').len());
            group.push(from..from + body.len());
        }
        at += line.len();
    }
    flush(text, &mut group, &mut out);
    out
}

/// Ends a run of lines without a blank one between them: one unit where it is a wrapped paragraph, else one a line.
fn flush(text: &str, group: &mut Vec<Range<usize>>, out: &mut Vec<Unit>) {
    let first = out.len();
    if is_wrapped(text, group) {
        out.push(Unit::new(text, group[0].start..group[group.len() - 1].end));
    } else {
        out.extend(group.iter().map(|range| Unit::new(text, range.clone())));
    }
    if let Some(unit) = out.get_mut(first) {
        unit.blank_before = true;
    }
    group.clear();
}

/// Lines of one paragraph that an editor broke: all but the last nearly fill one narrow width, and most break inside a sentence.
fn is_wrapped(text: &str, group: &[Range<usize>]) -> bool {
    let Some((_, filled)) = group.split_last() else { return false };
    if filled.len() < 2 {
        return false;
    }
    let widths: Vec<usize> = group.iter().map(|r| text[r.clone()].chars().count()).collect();
    let width = widths.iter().copied().max().unwrap_or(0);
    let full = widths[..filled.len()].iter().all(|w| w * 4 >= width * 3);
    let inside = filled.iter().filter(|r| ending(&text[(*r).clone()]) == Ending::Open).count();
    let ends_sentence = group.last().is_some_and(|r| ending(&text[r.clone()]) == Ending::Stop);
    (40..=120).contains(&width) && full && inside * 2 > filled.len() && ends_sentence
}
