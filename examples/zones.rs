//! Shows which lines of a page are taken for the article: `cargo run --example zones -- PATH…`

use corroborate::source::{Options, gather};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

fn main() {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let gathered = gather(&paths, &Options::default());
    for problem in &gathered.problems {
        eprintln!("{problem}");
    }
    let mut out = String::new();
    for source in &gathered.sources {
        let title = source.title.as_deref().unwrap_or("-");
        let _ =
            writeln!(out, "== {} {} [{}] {} “{title}”", source.id, source.path, source.language.as_deref().unwrap_or("?"), source.encoding);
        for note in &source.notes {
            let _ = writeln!(out, "   note: {note}");
        }
        for span in &source.zones {
            let _ = writeln!(out, "-- {:?}: {}", span.zone, span.why);
            for line in source.text[span.range.clone()].lines().filter(|l| !l.trim().is_empty()) {
                let _ = writeln!(out, "   {}", line.chars().take(100).collect::<String>());
            }
        }
    }
    // A reader that closes the pipe early has seen enough.
    let _ = std::io::stdout().write_all(out.as_bytes());
}
