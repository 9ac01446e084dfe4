//! Front matter: the YAML between two `---` lines at the head of a text.

use super::marked_yaml::{self, Yaml};
use super::metadata::{self, Metadata};
use super::problem::Problem;

/// Front matter that was found at the head of a text.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub metadata: Metadata,
    /// Where the text itself begins.
    pub end: usize,
    pub notes: Vec<String>,
    /// What was surely meant as front matter and is not read.
    pub warning: Option<String>,
}

/// So many lines front matter may have at most; a later `---` is a rule between paragraphs.
const LONGEST: usize = 200;

/// Keys of a text: all but `path`, which it need not say of itself.
fn keys() -> &'static [&'static str] {
    &metadata::KEYS[1..]
}

/// Reads front matter. A text that does not open with it gives an empty answer; one whose front matter is
/// broken gives the problem. Other tools keep keys of their own here, so a strange key is only noted,
/// unless it looks like a slip for one of ours.
pub(super) fn read(path: &str, text: &str) -> Result<FrontMatter, Problem> {
    let Some((yaml, end)) = fenced(text) else {
        return Ok(FrontMatter { warning: never_closed(text), ..FrontMatter::default() });
    };
    // Line ends of old Macs are no line ends of YAML's reader.
    let unified = if yaml.contains('\r') { yaml.replace("\r\n", "\n").replace('\r', "\n") } else { yaml.to_owned() };
    let yaml = unified.as_str();
    let root = match marked_yaml::parse(path, yaml, 2) {
        Ok(root) => root,
        Err(_) if !looks_like_keys(yaml) => return Ok(FrontMatter::default()),
        Err(problem) => return Err(left_out(problem)),
    };
    let Yaml::Map(pairs) = root.value else {
        return Ok(FrontMatter { end: if yaml.trim().is_empty() { end } else { 0 }, ..FrontMatter::default() });
    };
    if !looks_like_keys(yaml) {
        return Ok(FrontMatter::default());
    }
    let mut found = FrontMatter { end, ..FrontMatter::default() };
    let mut seen: Vec<&str> = Vec::new();
    for (key, value) in &pairs {
        let name = key.text().unwrap_or_default();
        let wrong = |message: String, advice: String| left_out(Problem::usage(path, message, advice).at(key.line, key.column));
        if !keys().contains(&name) {
            match metadata::nearest(name, keys()) {
                Some(near) => return Err(wrong(format!("unknown key `{name}` in front matter"), format!("did you mean `{near}`?"))),
                None => found.notes.push(format!("front matter key `{name}` is not read")),
            }
        } else if seen.contains(&name) {
            return Err(wrong(format!("`{name}` stands twice in front matter"), "keep one".into()));
        } else {
            metadata::set(&mut found.metadata, path, name, value).map_err(left_out)?;
        }
        seen.push(name);
    }
    Ok(found)
}

fn left_out(problem: Problem) -> Problem {
    Problem { fatal_usage: false, ..problem }
}

/// The YAML and the offset behind the closing line.
fn fenced(text: &str) -> Option<(&str, usize)> {
    let start = opening(text)?;
    let mut at = start;
    for line in lines(&text[start..]).take(LONGEST) {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[start..at], at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Where the line behind an opening `---` begins.
fn opening(text: &str) -> Option<usize> {
    let first = lines(text).next()?;
    (first.trim_end() == "---" && first.ends_with(['\n', '\r'])).then_some(first.len())
}

/// Lines with their ends: `\n`, `\r\n`, or the `\r` of old Macs.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.find(['\n', '\r']).map(|at| if rest[at..].starts_with("\r\n") { at + 2 } else { at + 1 });
        let (line, behind) = rest.split_at(end.unwrap_or(rest.len()));
        rest = behind;
        (!line.is_empty()).then_some(line)
    })
}

/// What to say of a text that opens with `---` and one of our keys, and never ends its front matter.
fn never_closed(text: &str) -> Option<String> {
    let head = &text[opening(text)?..];
    let known: Vec<&str> = lines(head).map_while(|line| line.split_once(':')).map(|(key, _)| key.trim()).collect();
    let lost: Vec<String> = known.iter().filter(|key| metadata::KEYS.contains(key)).map(|key| format!("`{key}`")).collect();
    (!lost.is_empty()).then(|| {
        let lost = lost.join(", ");
        format!("front matter opens with `---` and is never closed, so {lost} of it is not read; put a line `---` behind it")
    })
}

/// True when the first line that says something has the form `key:`.
fn looks_like_keys(yaml: &str) -> bool {
    let line = yaml.lines().map(str::trim).find(|l| !l.is_empty() && !l.starts_with('#')).unwrap_or_default();
    line.split_once(':').is_some_and(|(key, rest)| {
        !key.is_empty()
            && key.trim_matches(['"', '\'']).chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
            && (rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_and_the_text_begins_behind() {
        let text = "---\npublished: 2025-08-30T09:00:00+03:00\nlanguage: ar-IQ\ntags: [iraq]\n---\nبقي 500 جندي.\n";
        let found = read("a.md", text).expect("valid");
        assert!(text[found.end..].starts_with("بقي"));
        assert_eq!(found.metadata.language.as_deref(), Some("ar"));
        assert_eq!(found.metadata.published.map(|d| d.to_string()).as_deref(), Some("2025-08-30"));
        assert_eq!(found.notes, ["front matter key `tags` is not read"]);
    }

    #[test]
    fn a_slip_is_an_error_with_its_place() {
        let problem = read("a.md", "---\ntitle: T\npublised: 2025-08-30\n---\nx\n").expect_err("a slip");
        assert_eq!(problem.to_string(), "a.md:3:1: unknown key `publised` in front matter; did you mean `published`?");
        assert!(!problem.fatal_usage);
        assert!(read("a.md", "---\ntitle: 'T\n---\nx\n").is_err());
        assert!(read("a.md", "---\ntitle: T\ntitle: U\n---\nx\n").is_err());
    }

    #[test]
    fn what_is_never_closed_is_told_where_it_holds_keys_of_ours() {
        let lost = read("a.md", "---\npublished: 2025-03-08\npublisher: Courier\n\nThe text.\n").expect("a text");
        let warning = lost.warning.expect("a warning");
        assert!(warning.contains("`published`, `publisher`"), "{warning}");
        for text in ["---\nThe text: it goes on.\n", "---\n\nThe text.\n", "published: 2025-03-08\n"] {
            assert_eq!(read("a.md", text).expect("a text").warning, None, "{text}");
        }
    }

    #[test]
    fn line_ends_of_any_kind_close_it() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["---", "published: 2025-03-08", "publisher: Courier", "---", "The text.", ""].join(end);
            let found = read("a.md", &text).expect("front matter");
            assert_eq!(&text[found.end..], format!("The text.{end}"));
            assert_eq!(found.metadata.published.map(|day| day.to_string()).as_deref(), Some("2025-03-08"), "{end:?}");
        }
    }

    #[test]
    fn a_rule_between_paragraphs_is_no_front_matter() {
        for text in ["---\nA plain paragraph.\n---\nAnother.\n", "---\ntitle: never closed\n", "Text\n---\nmore\n---\n", "---"] {
            assert_eq!(read("a.md", text).expect("no front matter").end, 0, "{text}");
        }
    }
}
