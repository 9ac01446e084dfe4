//! Reads everything that was asked for, in parallel, in one fixed order.

use super::plan::{Options, Plan, Planned, plan};
use super::{Problem, Source};
use rayon::prelude::*;
use std::path::PathBuf;

/// What was asked for: sources, and what kept the rest from being one.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// In the order of paths.
    pub sources: Vec<Source>,
    /// In the order of paths.
    pub problems: Vec<Problem>,
}

impl Gathered {
    /// True where the request itself is wrong and nothing may be checked.
    pub fn is_fatal(&self) -> bool {
        self.problems.iter().any(|p| p.fatal_usage)
    }
}

/// Finds and reads all sources. Where the request itself is wrong, no file is opened.
pub fn gather(paths: &[PathBuf], options: &Options) -> Gathered {
    let Plan { entries, mut problems, .. } = plan(paths, options);
    if problems.iter().any(|p| p.fatal_usage) {
        return Gathered { sources: Vec::new(), problems };
    }
    let read: Vec<Result<Source, Problem>> = entries.par_iter().map(Planned::read).collect();
    let mut sources = Vec::with_capacity(read.len());
    for result in read {
        match result {
            Ok(source) => sources.push(source),
            Err(problem) => problems.push(problem),
        }
    }
    problems.sort();
    Gathered { sources, problems }
}
