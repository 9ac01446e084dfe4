//! Shows which lines of a page are taken for the article: `cargo run --example zones -- PATH…`

use corroborate::source::{Options, gather};
use std::path::PathBuf;

fn main() {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let gathered = gather(&paths, &Options::default());
    for problem in &gathered.problems {
        eprintln!("{problem}");
    }
    for source in &gathered.sources {
        let title = source.title.as_deref().unwrap_or("-");
        println!("== {} {} [{}] {} “{title}”", source.id, source.path, source.language.as_deref().unwrap_or("?"), source.encoding);
        for note in &source.notes {
            println!("   note: {note}");
        }
        for span in &source.zones {
            println!("-- {:?}: {}", span.zone, span.why);
            for line in source.text[span.range.clone()].lines().filter(|l| !l.trim().is_empty()) {
                println!("   {}", line.chars().take(100).collect::<String>());
            }
        }
    }
}
