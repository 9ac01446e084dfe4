//! Labels of a page that lost their line breaks: "… he said. 55 Related Army Kills … Tags war Idlib". They end a sentence on
//! both sides, and what stands under a label over other stories is none of the article's.

use crate::lang::function_words::Function;
use crate::lang::{Class, Lexed};
use crate::text::{Sentence, TokenKind};
use std::ops::Range;

/// What a label does to the sentence it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// Ends it and begins another.
    Break,
    /// Ends it; the rest belongs to other stories.
    OtherStories,
}

/// The sentences without the labels in them.
pub fn cut_out(lexed: &Lexed<'_>, sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut out = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let mut first = sentence.first;
        let mut index = sentence.first;
        while index < sentence.end {
            let Some((end, label)) = label_at(lexed, index, sentence.end) else {
                index += 1;
                continue;
            };
            let counter = counters(lexed, index, end, &sentence);
            push(&mut out, lexed, Sentence { first, end: counter.start, ..sentence });
            first = if label == Label::OtherStories { sentence.end } else { counter.end };
            index = first;
        }
        push(&mut out, lexed, Sentence { first, ..sentence });
    }
    out
}

fn push(out: &mut Vec<Sentence>, lexed: &Lexed<'_>, sentence: Sentence) {
    let words = |i: usize| matches!(lexed.tokens.kind(i), Some(TokenKind::Word | TokenKind::Digits));
    if sentence.first < sentence.end && (sentence.first..sentence.end).any(words) {
        out.push(sentence);
    }
}

/// A label that begins with a capital, in front of another capital, a number or the end of the sentence.
fn label_at(lexed: &Lexed<'_>, index: usize, limit: usize) -> Option<(usize, Label)> {
    let tokens = &lexed.tokens;
    if !tokens[index].upper {
        return None;
    }
    let label = |wanted: Function| {
        let of = |id: u32| Function::ALL.get(id as usize) == Some(&wanted);
        lexed.hits_of(index, Class::Function).filter(|hit| of(hit.sense.id)).map(|hit| hit.end as usize).filter(|&end| end <= limit).max()
    };
    let (end, found) = match (label(Function::OtherStories), label(Function::Furniture)) {
        (Some(end), _) => (end, Label::OtherStories),
        (None, Some(end)) => (end, Label::Break),
        (None, None) => return None,
    };
    let behind = tokens.get(end).filter(|_| end < limit);
    let opens = behind.is_none_or(|token| token.upper || token.kind == TokenKind::Digits);
    opens.then_some((end, found))
}

/// The label with the counter in front of it or behind it ("55 Related", "Views 729", "Get short URL 0 55").
fn counters(lexed: &Lexed<'_>, index: usize, end: usize, sentence: &Sentence) -> Range<usize> {
    let number = |i: usize| lexed.tokens.kind(i) == Some(TokenKind::Digits);
    let first = (sentence.first..index).rev().take_while(|&i| number(i)).last().unwrap_or(index);
    let last = (end..sentence.end).take_while(|&i| number(i)).last().map_or(end, |i| i + 1);
    first..last
}
