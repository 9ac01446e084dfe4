//! What kept a path from becoming a source, said so that the reader knows what to do.

use std::fmt;

/// One thing that is wrong with the input.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file or folder, as shown to people.
    pub path: String,
    /// Line and column, counted from one, where the trouble is inside a manifest or front matter.
    pub position: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub advice: String,
    /// True where the request itself is wrong and nothing may be checked (exit code 2); false where one
    /// file is left out and the rest goes on (exit code 3).
    pub fatal_usage: bool,
}

impl Problem {
    /// The request is wrong: nothing may be checked.
    pub fn usage(path: &str, message: impl Into<String>, advice: impl Into<String>) -> Self {
        Problem { path: path.to_owned(), position: None, message: message.into(), advice: advice.into(), fatal_usage: true }
    }

    /// One file is left out, the rest goes on.
    pub fn unreadable(path: &str, message: impl Into<String>, advice: impl Into<String>) -> Self {
        Problem { fatal_usage: false, ..Problem::usage(path, message, advice) }
    }

    /// The same problem at a line and column (from one).
    pub fn at(self, line: usize, column: usize) -> Self {
        Problem { position: Some((line, column)), ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path)?;
        if let Some((line, column)) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", self.message)?;
        if self.advice.is_empty() { Ok(()) } else { write!(f, "; {}", self.advice) }
    }
}
