//! `--quotes`: under each value where it stands, who says it, and its words inside their sentence.

use super::rows::{ValueRow, path};
use crate::claim::Claim;
use crate::report::human::{DateLength, Reader, spoken_by};
use crate::report::terminal::grid::{Look, Piece};
use crate::report::terminal::{Tone, emphasis};
use crate::report::untrusted::terminal::sanitise;
use crate::report::{Report, SourceCard};
use std::collections::BTreeMap;

/// Characters of the sentence that are shown on either side of the quote.
const AROUND: usize = 240;
const INDENT: &str = "    ";

/// The lines under one value.
pub(super) fn lines(report: &Report<'_>, row: &ValueRow<'_>, look: Look) -> Vec<String> {
    let cards: BTreeMap<&str, &SourceCard> = report.sources.iter().map(|source| (source.id.as_str(), source)).collect();
    let reader = Reader { names: report.names, language: report.language, dates: DateLength::Short };
    row.claims.iter().flat_map(|claim| one(claim, report, &cards, reader, look)).collect()
}

fn one(claim: &Claim, report: &Report<'_>, cards: &BTreeMap<&str, &SourceCard>, reader: Reader<'_>, look: Look) -> Vec<String> {
    let mut place = sanitise(path(claim, cards));
    if let Some(line) = report.lines.get(&claim.id) {
        place = format!("{place}:{line}");
    }
    let also = match claim.also.len() {
        0 => String::new(),
        1 => " (and once more in this source)".to_string(),
        n => format!(" (and {n} more times in this source)"),
    };
    let speaker = match sanitise(&spoken_by(claim, reader)) {
        speaker if speaker.is_empty() => String::new(),
        speaker => format!(" – {speaker}"),
    };
    let room = look.width.saturating_sub(INDENT.len());
    let head = Piece::foreign(format!("{place}{speaker}{also} [{}]", sanitise(&claim.id)), Tone::Quiet).lines(room, look);
    let words = Piece::foreign(in_sentence(claim, look.colour), Tone::Plain).lines(room.saturating_sub(2), look);
    let head = head.into_iter().map(|(line, _)| format!("{INDENT}{line}"));
    let words = emphasis::render(words.into_iter().map(|(line, _)| line), Tone::Quoted);
    head.chain(words.map(|line| format!("{INDENT}  {line}"))).collect()
}

/// The sentence with the claim's words marked: by marks that become bold in colour, else by `[[ ]]`.
pub(in crate::report) fn in_sentence(claim: &Claim, colour: bool) -> String {
    let (before, after) = around(claim);
    let (open, close) =
        if colour { (emphasis::OPEN.to_string(), emphasis::CLOSE.to_string()) } else { ("[[".to_string(), "]]".to_string()) };
    let before = sanitise(before);
    let after = sanitise(after);
    format!("{}{open}{}{close}{}", tail(&before), sanitise(&claim.quote), head(&after))
}

/// What stands in the sentence before and after the quote. Spans count bytes of the file, the sentence is decoded text:
/// where the two differ, the quote is looked for.
fn around(claim: &Claim) -> (&str, &str) {
    let text = claim.sentence_text.as_str();
    let start = claim.span.start.wrapping_sub(claim.sentence.start);
    let end = start.wrapping_add(claim.quote.len());
    let found = match text.get(start..end) {
        Some(words) if words == claim.quote => Some((start, end)),
        _ => text.find(&claim.quote).map(|at| (at, at + claim.quote.len())),
    };
    found.map_or(("", ""), |(start, end)| (&text[..start], &text[end..]))
}

/// The last [`AROUND`] characters, from a word's start.
fn tail(text: &str) -> String {
    match text.char_indices().rev().nth(AROUND) {
        None => text.to_string(),
        Some((at, _)) => format!("… {}", text[at..].split_once(' ').map_or(&text[at..], |(_, rest)| rest)),
    }
}

/// The first [`AROUND`] characters, to a word's end.
fn head(text: &str) -> String {
    match text.char_indices().nth(AROUND) {
        None => text.to_string(),
        Some((at, _)) => format!("{} …", text[..at].rsplit_once(' ').map_or(&text[..at], |(start, _)| start)),
    }
}
