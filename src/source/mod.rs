//! Sources: from paths on a command line to texts that know who published them, when, in which language,
//! and which of their lines are the article.
//!
//! [`plan`] finds the files and what manifests say of them without opening one; [`Planned::read`] turns
//! one file into a [`Source`] or a [`Problem`], so that a run over many files need not hold them all;
//! [`gather`] does both.
//!
//! Kinds of input: plain text files (any that is named; in folders `.txt`, `.text`, `.md`), folders, a
//! `sources.yaml` manifest in a folder or named itself, and `-` for standard input.

mod decode;
mod front_matter;
mod gather;
mod languages;
mod manifest;
pub(crate) mod marked_yaml;
mod metadata;
mod offsets;
mod page;
mod page_words;
mod plan;
mod problem;
mod script;
mod zone;

pub use gather::{Gathered, gather};
pub use languages::{language_of, language_within, name_of};
pub use metadata::Metadata;
pub use offsets::OffsetMap;
pub use plan::{Options, Plan, Planned, Skipped, plan};
pub use problem::Problem;
pub use script::{Script, scripts};
pub use zone::{Zone, ZoneSpan};

use jiff::civil::Date;
use std::ops::Range;

/// One document.
#[derive(Clone, Debug)]
pub struct Source {
    /// `s1`, `s2` … in the order of paths.
    pub id: String,
    /// Path as shown to people, with forward slashes; `-` for standard input.
    pub path: String,
    /// The decoded text, front matter included, byte order mark not.
    pub text: String,
    /// ISO 639 code: stated, else detected in the article's own lines.
    pub language: Option<String>,
    /// Day of publication, where stated.
    pub published: Option<Date>,
    /// Who published it, where stated.
    pub publisher: Option<String>,
    /// Where it was published, where stated.
    pub url: Option<String>,
    /// The stated title, else the headline found in the text.
    pub title: Option<String>,
    /// The parts of the page: whole lines, in order, together all of `text`.
    pub zones: Vec<ZoneSpan>,
    /// Name of the encoding, as the Encoding Standard spells it.
    pub encoding: &'static str,
    /// From bytes of `text` to bytes of the file.
    pub offsets: OffsetMap,
    /// What a reader of the results may want to know about how this file was read.
    pub notes: Vec<String>,
    /// What a reader has to know: something that stands in the file was not taken as it was surely meant.
    pub warnings: Vec<String>,
}

impl Source {
    /// Makes a source of a text that is already at hand, as files are: front matter is read, zones are told.
    pub fn from_text(id: &str, path: &str, text: &str, stated: Metadata) -> Result<Source, Problem> {
        let decoded =
            decode::Decoded { text: text.to_owned(), encoding: "UTF-8", offsets: OffsetMap::identity(text.len(), 0), notes: Vec::new() };
        Source::assemble(id, path, decoded, stated)
    }

    fn assemble(id: &str, path: &str, decoded: decode::Decoded, stated: Metadata) -> Result<Source, Problem> {
        let decode::Decoded { text, encoding, offsets, mut notes } = decoded;
        let front = front_matter::read(path, &text)?;
        notes.extend(front.notes);
        if !text[front.end..].chars().any(char::is_alphanumeric) {
            let message = if text.is_empty() { "is empty" } else { "holds no text" };
            return Err(Problem::unreadable(path, message, "put the article's text into it or leave it out"));
        }
        let stated = stated.or(front.metadata);
        let page = page::read(&text, front.end, stated.title.as_deref());
        let article: String = page.zones.iter().filter(|z| z.zone.makes_claims()).map(|z| &text[z.range.clone()]).collect();
        Ok(Source {
            id: id.to_owned(),
            path: path.to_owned(),
            language: stated.language.or_else(|| language_of(&article).map(str::to_owned)),
            published: stated.published,
            publisher: stated.publisher,
            url: stated.url,
            title: stated.title.or_else(|| page.headline.map(|range| text[range].trim_start_matches(['#', ' ']).to_owned())),
            zones: page.zones,
            text,
            encoding,
            offsets,
            notes,
            warnings: front.warning.into_iter().collect(),
        })
    }

    /// The part of the page that the byte `offset` of the text belongs to.
    pub fn zone_at(&self, offset: usize) -> Zone {
        let index = self.zones.partition_point(|z| z.range.end <= offset);
        self.zones.get(index).map_or(Zone::Body, |z| z.zone)
    }

    /// Bytes of the file for bytes of the text.
    pub fn original_range(&self, range: Range<usize>) -> Range<usize> {
        self.offsets.original_range(range)
    }
}
