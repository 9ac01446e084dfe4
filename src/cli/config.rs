//! `corroborate.yaml`: what a project settles once and for everybody who runs it: sources, rule packs, severities and the
//! gate. It is found from the working directory upward, as far as the top of a repository; its paths are relative to it,
//! and options on the command line go before it.

use super::exit::Failure;
use super::pipeline::Knowledge;
use crate::rule::Severity;
use crate::rule::nearest::nearest;
use crate::source::Problem;
use crate::source::marked_yaml::{self, Marked, Yaml};
use crate::verdict::FailOn;
use std::path::{Path, PathBuf};

/// The name under which it is found.
pub const NAME: &str = "corroborate.yaml";
const TOP: &[&str] = &["sources", "rules", "severity", "gate"];
const GATE: &[&str] = &["fail-on", "require", "waivers"];
const SEVERITIES: &[(&str, Severity)] = &[("info", Severity::Info), ("warning", Severity::Warning), ("error", Severity::Error)];

/// What the file settles; all empty where there is none.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Where it was read, as shown to people.
    pub path: Option<String>,
    /// Sources to check where the command line names none.
    pub sources: Vec<PathBuf>,
    /// Rule files and folders to use beside those of the command line.
    pub rules: Vec<PathBuf>,
    /// What fails the gate.
    pub fail_on: Option<Vec<FailOn>>,
    /// Claim types that need this many independent origins.
    pub require: Vec<(String, usize)>,
    /// Accepted findings.
    pub waivers: Option<PathBuf>,
    severities: Vec<(String, Severity)>,
    /// Each claim type that is named, and what to say where no rule has it.
    named: Vec<(String, Spot)>,
}

/// The file that is nearest to `folder` on the way up, as a path from there; where a repository ends, the search ends.
pub fn find(folder: &Path) -> Option<PathBuf> {
    let mut upward = PathBuf::new();
    for above in folder.ancestors() {
        if above.join(NAME).is_file() {
            return Some(upward.join(NAME));
        }
        if above.join(".git").exists() {
            break;
        }
        upward.push("..");
    }
    None
}

impl Config {
    /// Reads the file at `path`. All that is wrong with it comes back at once.
    pub fn read(path: &Path) -> Result<Config, Failure> {
        let shown = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|error| Failure::new(format!("{shown}: cannot be read: {error}"), "check the path of --config"))?;
        let mut reader = Reader { folder: path.parent().unwrap_or(Path::new("")), shown: &shown, text: &text, wrong: Vec::new() };
        let config = reader.config();
        if reader.wrong.is_empty() {
            return Ok(Config { path: Some(shown), ..config });
        }
        reader.wrong.sort();
        Err(not_usable(reader.wrong.into_iter().map(|(_, block)| block)))
    }

    /// Holds the claim types that are named against the rules, and gives rules their severities.
    pub fn settle(&self, knowledge: &mut Knowledge) -> Result<(), Failure> {
        let unknown: Vec<String> = self
            .named
            .iter()
            .filter_map(|(name, spot)| knowledge.no_such_type(name).map(|(message, advice)| spot.block(&message, &advice)))
            .collect();
        if !unknown.is_empty() {
            return Err(not_usable(unknown));
        }
        for (claim_type, severity) in &self.severities {
            if let Some(policy) = knowledge.rules.policies.by_type.get_mut(claim_type) {
                policy.severity = *severity;
            }
        }
        Ok(())
    }
}

fn not_usable(wrong: impl IntoIterator<Item = String>) -> Failure {
    Failure::new(format!("{NAME} cannot be used"), "nothing was checked; correct the file, or leave it out with --isolated").because(wrong)
}

/// A place in the file, with its line of text.
#[derive(Clone, Debug)]
struct Spot {
    path: String,
    line: usize,
    column: usize,
    width: usize,
    source: String,
}

impl Spot {
    /// The message with the line it is about, and a mark under the word.
    fn block(&self, message: &str, advice: &str) -> String {
        let Spot { path, line, column, source, .. } = self;
        let advice = if advice.is_empty() { String::new() } else { format!("; {advice}") };
        let number = line.to_string();
        let margin = " ".repeat(number.len());
        let mark = format!("{}{}", " ".repeat(column.saturating_sub(1)), "^".repeat(self.width.max(1)));
        format!("{path}:{line}:{column}: {message}{advice}\n{number} | {source}\n{margin} | {mark}")
    }
}

/// Reads the parts of one file and collects what is wrong.
struct Reader<'t> {
    folder: &'t Path,
    shown: &'t str,
    text: &'t str,
    /// Line and column, and what is wrong there.
    wrong: Vec<((usize, usize), String)>,
}

impl Reader<'_> {
    fn config(&mut self) -> Config {
        let mut config = Config::default();
        let root = match marked_yaml::parse(self.shown, self.text.trim_start_matches('\u{FEFF}'), 1) {
            Ok(root) => root,
            Err(problem) => {
                self.broken(&problem);
                return config;
            }
        };
        // An empty file settles nothing, and its being there ends the search upward.
        if matches!(root.value, Yaml::Scalar(None)) {
            return config;
        }
        for (name, value) in self.map(&root, TOP, "at the top") {
            match name {
                "sources" => config.sources = self.paths(&value),
                "rules" => config.rules = self.paths(&value),
                "severity" => self.severities(&value, &mut config),
                _ => self.gate(&value, &mut config),
            }
        }
        config
    }

    fn gate(&mut self, value: &Marked, config: &mut Config) {
        for (name, value) in self.map(value, GATE, "under `gate`") {
            match name {
                "fail-on" => {
                    let names = self.list(&value);
                    config.fail_on = Some(names.iter().filter_map(|name| self.fail_on(name)).collect());
                }
                "waivers" => config.waivers = self.paths(&value).into_iter().next(),
                _ => {
                    for (claim_type, count) in self.free_map(&value) {
                        match count.text().and_then(|text| text.parse().ok()) {
                            Some(count) => {
                                let claim_type = self.claim_type(&claim_type, config);
                                config.require.push((claim_type, count));
                            }
                            None => self.say(&count, "this is no number of origins", "write it as `deaths: 2`"),
                        }
                    }
                }
            }
        }
    }

    fn severities(&mut self, value: &Marked, config: &mut Config) {
        for (claim_type, word) in self.free_map(value) {
            let known = || SEVERITIES.iter().map(|(name, _)| *name);
            let text = word.text().unwrap_or_default();
            match SEVERITIES.iter().find(|(name, _)| *name == text) {
                Some((_, severity)) => {
                    let claim_type = self.claim_type(&claim_type, config);
                    config.severities.push((claim_type, *severity));
                }
                None => self.say(&word, &format!("`{text}` is no severity"), &meant(text, known())),
            }
        }
    }

    /// A claim type that is named here; whether a rule has it is known when the rules are.
    fn claim_type(&self, name: &Marked, config: &mut Config) -> String {
        let text = name.text().unwrap_or_default().to_owned();
        config.named.push((text.clone(), self.spot(name)));
        text
    }

    fn fail_on(&mut self, name: &Marked) -> Option<FailOn> {
        let read = FailOn::parse(name.text().unwrap_or_default());
        read.map_err(|message| self.say(name, &message, "")).ok()
    }

    /// Paths relative to the file; each has to be there.
    fn paths(&mut self, value: &Marked) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        for item in self.list(value) {
            let path = self.folder.join(item.text().unwrap_or_default());
            if path.exists() {
                paths.push(path);
            } else {
                self.say(&item, &format!("`{}` does not exist", path.display()), &format!("paths are relative to {}", self.shown));
            }
        }
        paths
    }

    /// A list of words, or one word.
    fn list(&mut self, value: &Marked) -> Vec<Marked> {
        let items = match &value.value {
            Yaml::List(items) => items.clone(),
            _ => vec![value.clone()],
        };
        let (words, others): (Vec<Marked>, Vec<Marked>) = items.into_iter().partition(|item| item.text().is_some());
        for other in others {
            self.say(&other, &format!("is {}", other.kind()), "write a word, or a list of words: [a, b]");
        }
        words
    }

    /// The values of the keys of a mapping; other keys and repeated ones are mistakes.
    fn map<'k>(&mut self, value: &Marked, known: &[&'k str], place: &str) -> Vec<(&'k str, Marked)> {
        let pairs = self.free_map(value);
        let mut found = Vec::new();
        for (key, value) in pairs {
            let text = key.text().unwrap_or_default();
            match known.iter().find(|name| **name == text) {
                Some(name) => found.push((*name, value)),
                None => {
                    let advice = meant(text, known.iter().copied());
                    self.say(&key, &format!("unknown key `{text}` {place}"), &advice);
                }
            }
        }
        found
    }

    fn free_map(&mut self, value: &Marked) -> Vec<(Marked, Marked)> {
        let Yaml::Map(pairs) = &value.value else {
            self.say(value, &format!("is {}", value.kind()), "write keys with values: `key: value`");
            return Vec::new();
        };
        let mut found: Vec<(Marked, Marked)> = Vec::new();
        for (key, value) in pairs {
            if found.iter().any(|(other, _)| other.text() == key.text()) {
                self.say(key, &format!("`{}` stands twice", key.text().unwrap_or_default()), "keep one of the two");
            } else {
                found.push((key.clone(), value.clone()));
            }
        }
        found
    }

    fn say(&mut self, at: &Marked, message: &str, advice: &str) {
        let block = self.spot(at).block(message, advice);
        self.wrong.push(((at.line, at.column), block));
    }

    fn broken(&mut self, problem: &Problem) {
        let (line, column) = problem.position.unwrap_or((1, 1));
        let at = Marked { line, column, bytes: 0..0, value: Yaml::Scalar(None) };
        self.say(&at, &problem.message, &problem.advice);
    }

    fn spot(&self, at: &Marked) -> Spot {
        let width = at.text().map_or(1, |text| text.chars().count());
        let source = self.text.lines().nth(at.line - 1).unwrap_or_default().to_owned();
        Spot { path: self.shown.to_owned(), line: at.line, column: at.column, width, source }
    }
}

/// "did you mean `x`?", or all there is.
fn meant<'n>(wrong: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    match nearest(wrong, names.clone()) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("one of: {}", names.collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn everything_wrong_is_said_at_once_with_a_mark_under_the_word() {
        let text = "souces: [a.txt]\nsources: missing\nseverity: {deaths: eror}\ngate:\n  fail-on: [conflicts]\n  require: {deaths: two}\n  fail-on: []\n";
        let folder = folder(&[(NAME, text)]);
        let failure = Config::read(&folder.path().join(NAME)).unwrap_err();
        let said = failure.to_string().replace(&format!("{}/", folder.path().display()), "");
        insta::assert_snapshot!(said);
    }

    #[test]
    fn the_nearest_file_upward_counts_and_its_paths_are_its_own() {
        let folder = folder(&[
            (NAME, "rules: outer.yaml\n"),
            ("outer.yaml", ""),
            ("desk/.git/HEAD", ""),
            ("desk/corroborate.yaml", "sources: [articles]\ngate: {fail-on: [], require: {deaths: 2}}\n"),
            ("desk/articles/a.txt", "x"),
            ("desk/articles/deep/b.txt", "x"),
            ("bare/.git/HEAD", ""),
            ("bare/c.txt", "x"),
        ]);
        let at = |name: &str| find(&folder.path().join(name));
        assert_eq!(at("desk/articles/deep"), Some(PathBuf::from("../../corroborate.yaml")));
        assert_eq!(at("desk"), Some(PathBuf::from(NAME)));
        assert_eq!(at("bare"), None, "a repository is a border");
        let config = Config::read(&folder.path().join("desk").join(NAME)).unwrap();
        assert_eq!(config.sources, [folder.path().join("desk/articles")]);
        assert_eq!((config.fail_on, config.require), (Some(Vec::new()), vec![("deaths".to_owned(), 2)]));
    }

    #[test]
    fn an_empty_file_settles_nothing() {
        let folder = folder(&[(NAME, "# nothing yet\n")]);
        let config = Config::read(&folder.path().join(NAME)).unwrap();
        assert!(config.path.is_some() && config.sources.is_empty() && config.fail_on.is_none());
    }
}
