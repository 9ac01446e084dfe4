//! `sources.yaml`: what is known of the files of a folder and does not stand in them.

use super::marked_yaml::{self, Marked, Yaml};
use super::metadata::{self, Metadata};
use super::problem::Problem;

/// One file that a manifest describes.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// As written, relative to the manifest.
    pub path: String,
    /// Line and column of the path.
    pub position: (usize, usize),
    pub metadata: Metadata,
}

/// The names under which a folder's manifest is found.
pub(super) const NAMES: &[&str] = &["sources.yaml", "sources.yml"];

/// Reads a manifest. All that is wrong with it comes back at once.
pub(super) fn read(path: &str, text: &str) -> Result<Vec<Entry>, Vec<Problem>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let root = marked_yaml::parse(path, text, 1).map_err(|p| vec![p])?;
    let shape = "begin with `sources:` and list one `- path: …` a file";
    let wrong = |at: &Marked, message: String, advice: &str| Problem::usage(path, message, advice).at(at.line, at.column);
    let Yaml::Map(top) = &root.value else {
        return Err(vec![wrong(&root, format!("is {}, not a manifest", root.kind()), shape)]);
    };
    let mut problems = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    let mut listed = false;
    for (key, value) in top {
        if key.text() != Some("sources") {
            let name = key.text().unwrap_or("?");
            problems.push(wrong(key, format!("unknown key `{name}`"), "the only key at the top is `sources`"));
            continue;
        }
        if std::mem::replace(&mut listed, true) {
            problems.push(wrong(key, "`sources` stands twice".into(), "join the two lists"));
            continue;
        }
        let Yaml::List(items) = &value.value else {
            problems.push(wrong(value, format!("`sources` is {}, not a list", value.kind()), shape));
            continue;
        };
        for item in items {
            if let Some(entry) = entry(path, item, &mut problems) {
                match entries.iter().find(|e| same_path(&e.path, &entry.path)) {
                    Some(first) => problems.push(
                        Problem::usage(
                            path,
                            format!("`{}` is listed twice, first on line {}", entry.path, first.position.0),
                            "keep one of the two",
                        )
                        .at(entry.position.0, entry.position.1),
                    ),
                    None => entries.push(entry),
                }
            }
        }
    }
    if !listed && problems.is_empty() {
        problems.push(wrong(&root, "lists no sources".into(), shape));
    }
    if problems.is_empty() { Ok(entries) } else { Err(problems) }
}

fn same_path(a: &str, b: &str) -> bool {
    a.trim_start_matches("./") == b.trim_start_matches("./")
}

fn entry(path: &str, item: &Marked, problems: &mut Vec<Problem>) -> Option<Entry> {
    let wrong = |at: &Marked, message: String, advice: String| Problem::usage(path, message, advice).at(at.line, at.column);
    let Yaml::Map(pairs) = &item.value else {
        problems.push(wrong(item, format!("a source is {}, not a mapping", item.kind()), "write `- path: FILE`".into()));
        return None;
    };
    let mut metadata = Metadata::default();
    let mut file: Option<(String, (usize, usize))> = None;
    let mut seen: Vec<&str> = Vec::new();
    let before = problems.len();
    for (key, value) in pairs {
        let name = key.text().unwrap_or("?");
        if !metadata::KEYS.contains(&name) {
            let advice = match metadata::nearest(name, metadata::KEYS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the keys are {}", metadata::KEYS.join(", ")),
            };
            problems.push(wrong(key, format!("unknown key `{name}`"), advice));
        } else if seen.contains(&name) {
            problems.push(wrong(key, format!("`{name}` stands twice for one source"), "keep one".into()));
        } else if name == "path" {
            match value.text().map(str::trim).filter(|t| !t.is_empty()) {
                Some(text) => file = Some((text.to_owned(), (value.line, value.column))),
                None => {
                    problems.push(wrong(value, "`path` names no file".into(), "write the file's path, relative to this manifest".into()))
                }
            }
        } else if let Err(problem) = metadata::set(&mut metadata, path, name, value) {
            problems.push(problem);
        }
        seen.push(name);
    }
    match file {
        Some((file, position)) => Some(Entry { path: file, position, metadata }),
        None => {
            if problems.len() == before {
                problems.push(wrong(item, "a source has no `path`".into(), "write the file's path, relative to this manifest".into()));
            }
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_said_at_once_with_its_place() {
        let text = "sources:\n  - {path: a.txt, publishd: 2021-01-01}\n  - {path: b.txt, published: 2021-1-1}\n  - path: ./a.txt\n  - {language: ar}\n  - {path: c.txt, url: x, url: y}\nextra: 1\n";
        let problems = read("m/sources.yaml", text).expect_err("broken");
        let lines: Vec<String> = problems.iter().map(|p| p.to_string()).collect();
        assert_eq!(
            lines,
            [
                "m/sources.yaml:2:19: unknown key `publishd`; did you mean `published`?",
                "m/sources.yaml:3:30: `2021-1-1` is no date; write the day as YYYY-MM-DD; leave the line out when it is not known",
                "m/sources.yaml:4:11: `./a.txt` is listed twice, first on line 2; keep one of the two",
                "m/sources.yaml:5:5: a source has no `path`; write the file's path, relative to this manifest",
                "m/sources.yaml:6:27: `url` stands twice for one source; keep one",
                "m/sources.yaml:7:1: unknown key `extra`; the only key at the top is `sources`",
            ]
        );
        assert!(problems.iter().all(|p| p.fatal_usage));
    }

    #[test]
    fn what_is_no_manifest_says_so() {
        for text in ["", "- a.txt\n", "sources: a.txt\n", "sources:\n  - a.txt\n", "{}"] {
            assert!(read("sources.yaml", text).is_err(), "{text:?}");
        }
    }
}
