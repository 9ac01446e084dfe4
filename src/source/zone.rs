//! The parts of a page, and the stretch of text that each covers.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Part of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// The title.
    Headline,
    /// The paragraph under the title.
    Standfirst,
    /// The text.
    #[default]
    Body,
    /// Words under a picture.
    Caption,
    /// Author, place and agency lines.
    Byline,
    /// Lists of other stories, sidebars.
    Related,
    /// Comment forms, addresses, copyright, navigation.
    Furniture,
    /// Metadata at the head of the file.
    FrontMatter,
}

impl Zone {
    /// True for the parts in which claims are looked for.
    pub fn makes_claims(self) -> bool {
        matches!(self, Zone::Headline | Zone::Standfirst | Zone::Body)
    }
}

/// A stretch of whole lines of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneSpan {
    /// Bytes of the decoded text.
    pub range: Range<usize>,
    /// Which part it is.
    pub zone: Zone,
    /// What told it, for people who ask why a line makes no claims.
    pub why: &'static str,
}
