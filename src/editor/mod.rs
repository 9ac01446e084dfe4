//! What an editor asks while a rule file is being written: diagnostics, completion, hover. [`Server`] answers the messages
//! of the language server protocol one by one; who carries them is the caller's business.

mod completion;
mod cursor;
mod diagnostics;
mod hover;
mod names;
mod position;
mod server;
pub mod wire;

pub use server::{Project, Server};
