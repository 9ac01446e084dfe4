//! Segments: runs of a source's claim-making lines in one language, with their sentences.

use super::furniture;
use super::language::Language;
use crate::lang::Lexed;
use crate::source::{Source, Zone, language_of};
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
    for span in source.zones.iter().filter(|span| span.zone.makes_claims()) {
        let text = &source.text[span.range.clone()];
        let code = language_of(text).map(str::to_owned).or_else(|| source.language.clone());
        // Short lines are judged by the document: a headline of names says little of its language.
        let code = if text.chars().count() < 60 { source.language.clone().or(code) } else { code };
        let Some(language) = code.as_deref().and_then(&language).or_else(|| source.language.as_deref().and_then(&language)) else {
            continue;
        };
        match runs.last_mut() {
            Some((range, last, zone)) if std::ptr::eq(*last, language) && range.end == span.range.start && *zone == span.zone => {
                range.end = span.range.end
            }
            _ => runs.push((span.range.clone(), language, span.zone)),
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
