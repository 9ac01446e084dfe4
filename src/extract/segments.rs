//! Segments: runs of a source's claim-making lines in one language, with their sentences.

use super::furniture;
use super::language::Language;
use crate::lang::Lexed;
use crate::source::{Script, Source, Zone, language_of, language_within, scripts};
use crate::text::{Sentence, sentences};
use std::ops::Range;

/// A run of text in one language.
pub struct Segment<'a> {
    /// The language.
    pub language: &'a Language,
    /// Offset of the segment in the source's text.
    pub offset: usize,
    /// The segment cut and looked up.
    pub lexed: Lexed<'a>,
    /// Its sentences, with the zone that each is in.
    pub sentences: Vec<(Sentence, Zone)>,
}

impl Segment<'_> {
    /// From bytes of the segment to bytes of the source's text.
    pub fn source_span(&self, range: Range<usize>) -> Range<usize> {
        range.start + self.offset..range.end + self.offset
    }
}

/// Cuts a source into segments; text in a language without a pack makes none.
pub fn cut<'a>(source: &'a Source, language: impl Fn(&str) -> Option<&'a Language>) -> Vec<Segment<'a>> {
    let mut runs: Vec<(Range<usize>, &'a Language, Zone)> = Vec::new();
    for (range, zone) in stretches(source) {
        let text = &source.text[range.clone()];
        let code = code_of(source, text);
        let Some(language) = code.as_deref().and_then(&language) else { continue };
        match runs.last_mut() {
            Some((last_range, last, last_zone)) if std::ptr::eq(*last, language) && last_range.end == range.start && *last_zone == zone => {
                last_range.end = range.end
            }
            _ => runs.push((range, language, zone)),
        }
    }
    let mut paragraph = 0;
    runs.into_iter()
        .map(|(range, language, zone)| {
            let lexed = Lexed::new(&source.text[range.clone()], &language.vocabulary);
            let found = furniture::cut_out(&lexed, sentences(&lexed.tokens, |word| language.is_abbreviation(word)));
            let last = found.last().map_or(0, |sentence| sentence.paragraph);
            let sentences =
                found.into_iter().map(|sentence| (Sentence { paragraph: sentence.paragraph + paragraph, ..sentence }, zone)).collect();
            paragraph += last + 1;
            Segment { language, offset: range.start, lexed, sentences }
        })
        .collect()
}

/// The languages of claim-making lines for which there is no pack, each with the place in the text where it is met first, in the
/// order of the text.
pub fn unread(source: &Source, has_pack: impl Fn(&str) -> bool) -> Vec<(String, usize)> {
    let mut codes: Vec<(String, usize)> = Vec::new();
    for (range, _) in stretches(source) {
        let start = range.start;
        let known = |code: &String| has_pack(code) || codes.iter().any(|(known, _)| known == code);
        if let Some(code) = code_of(source, &source.text[range]).filter(|code| !known(code)) {
            codes.push((code, start));
        }
    }
    codes
}

/// Below so many characters a stretch says little of its language.
const SHORT: usize = 60;

/// The language of a stretch. Short ones are judged by the document: a headline of names says little of its language.
fn code_of(source: &Source, text: &str) -> Option<String> {
    let Some(around) = &source.language else { return language_of(text).map(str::to_owned) };
    let short = text.chars().count() < SHORT;
    Some(if short { around.clone() } else { language_within(text, around).to_owned() })
}

/// Letters by which a line tells its script.
const TELLING: usize = 40;

/// The claim-making parts of a source, each in one script: a text may hold one paragraph in Arabic and the next in English.
/// A line too short to tell goes with the one before it.
fn stretches(source: &Source) -> impl Iterator<Item = (Range<usize>, Zone)> + '_ {
    source.zones.iter().filter(|span| span.zone.makes_claims()).flat_map(|span| {
        let mut found = vec![(span.range.start..span.range.start, None)];
        let mut at = span.range.start;
        for line in source.text[span.range.clone()].split_inclusive('\n') {
            let script = script_of(line);
            match found.last_mut() {
                Some((range, of)) if script.is_none() || of.is_none() || *of == script => {
                    range.end = at + line.len();
                    *of = of.or(script);
                }
                _ => found.push((at..at + line.len(), script)),
            }
            at += line.len();
        }
        found.into_iter().filter(|(range, _)| !range.is_empty()).map(|(range, _)| (range, span.zone))
    })
}

/// The script that at least four fifths of a line's letters are of; `None` where it has few letters, or of several scripts.
fn script_of(line: &str) -> Option<Script> {
    let letters: Vec<Script> = scripts(line).collect();
    let most = |script: &Script| letters.iter().filter(|of| *of == script).count() * 5 >= letters.len() * 4;
    // So many letters hold the script of four fifths of them within the first fifth and one.
    letters.iter().take(letters.len() / 5 + 1).find(|script| most(script)).copied().filter(|_| letters.len() >= TELLING)
}
