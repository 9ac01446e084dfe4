//! Fingerprints: claim ids that survive edits elsewhere in the file, and word shingles for copies.

use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// Words in one shingle: short enough that a changed word breaks few of them.
pub const SHINGLE: usize = 4;

/// `c-` and eight hex digits from the source path, the type, the normalised value and key, and a running
/// number among equals.
pub fn claim_id(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    let hash = hasher.finalize();
    let bytes = hash.as_bytes();
    format!("c-{:02x}{:02x}{:02x}{:02x}", bytes[0], bytes[1], bytes[2], bytes[3])
}

/// Hashes of all runs of [`SHINGLE`] folded words, in text order; of the whole text when it is shorter.
pub fn shingles(text: &str) -> Vec<u64> {
    let words: Vec<String> = words(text).into_iter().map(|(word, _)| word).collect();
    let size = SHINGLE.min(words.len());
    if size == 0 {
        return Vec::new();
    }
    words
        .windows(size)
        .map(|run| {
            let hash = blake3::hash(run.join(" ").as_bytes());
            // 53 bits: exact in every JSON reader.
            u64::from_le_bytes(hash.as_bytes()[..8].try_into().expect("eight bytes")) >> 11
        })
        .collect()
}

/// The folded words that shingles are made of, with where they stand. "U.S." and "US" are one word: single letters in a row are put
/// together.
pub fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let tokens = Tokens::new(text);
    let is_letter = |word: &str| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut out: Vec<(String, Range<usize>)> = Vec::new();
    let mut spells = false;
    for i in (0..tokens.len()).filter(|&i| matches!(tokens[i].kind, TokenKind::Word | TokenKind::Digits)) {
        let (word, span) = (tokens.folded(i), tokens.span(i, i + 1));
        let letter = is_letter(word);
        match out.last_mut().filter(|_| letter && spells) {
            Some((last, at)) => {
                last.push_str(word);
                at.end = span.end;
            }
            None => out.push((word.to_owned(), span)),
        }
        spells = letter;
    }
    out
}
