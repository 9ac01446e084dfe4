//! Text: folding, tokens, sentences. Knows characters and nothing of any one language.

pub mod fold;
mod sentence;
mod token;

pub use sentence::{Sentence, sentences};
pub use token::{Token, TokenKind, Tokens};
