//! Text: folding, tokens, sentences. Knows characters and nothing of any one language.

mod character;
mod cut;
pub mod fold;
mod sentence;
mod token;
mod word_hash;

pub use sentence::{Sentence, sentences};
pub use token::{Token, TokenKind, Tokens};
pub use word_hash::WordHash;
