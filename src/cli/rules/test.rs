//! `rules test`: runs the tests of rules, and shows for each that fails where it is written, what was expected and what
//! came out.

use super::Files;
use super::watch::again_on_change;
use crate::cli::console::{Console, Weight};
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::options::RuleOptions;
use crate::extract::Extractor;
use crate::extract::rule_test::{self, Outcome};
use crate::report::explain::{Context, why_silent};
use crate::report::terminal::Look;
use crate::report::terminal::wrap::hanging;
use crate::report::untrusted::terminal::sanitise;
use crate::rule::load::spot;
use clap::Args;
use rayon::prelude::*;
use std::io::Write;
use std::path::PathBuf;
use std::time::Duration;

/// How often `--watch` looks at the files.
const LOOK_EVERY: Duration = Duration::from_millis(300);

/// Arguments of `rules test`.
#[derive(Debug, Args)]
pub struct TestArguments {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    rules: RuleOptions,
    /// Only claim types, files and tests whose name holds this
    #[arg(long, value_name = "WORDS")]
    only: Option<String>,
    /// Run again whenever one of the named files changes, until interrupted
    #[arg(long)]
    watch: bool,
}

impl TestArguments {
    /// The files to watch: those that the command line names, and the project's.
    fn watched(&self) -> Result<Vec<PathBuf>, Failure> {
        self.files.beside(&self.rules).paths(None)
    }
}

pub(super) fn run(options: &TestArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let mut sleep = || {
        std::thread::sleep(LOOK_EVERY);
        true
    };
    if options.watch { watch(options, console, &mut sleep) } else { once(options, console) }
}

/// Runs the tests again and again; `wait` is called between two looks at the files, and ends it by saying no.
fn watch(options: &TestArguments, console: &mut Console<'_>, wait: &mut dyn FnMut() -> bool) -> Result<Exit, Stop> {
    let named = options.watched()?;
    if named.is_empty() {
        let help = "name the files: corroborate rules test FILE --watch";
        return Err(Failure::new("--watch has no rule file to look at", help).into());
    }
    let mut last = Exit::Passed;
    let mut first = true;
    let mut act = || -> Result<(), Stop> {
        if !std::mem::take(&mut first) {
            writeln!(console.out)?;
        }
        match once(options, console) {
            Ok(exit) => last = exit,
            Err(Stop::Rules(wrong)) => {
                console.tell_of_rules(&wrong.diagnostics, &wrong.texts);
                last = Exit::Unusable;
            }
            Err(other) => return Err(other),
        }
        console.tell(Weight::Note, "waiting for a change of the rule files; interrupt to end");
        Ok(console.out.flush()?)
    };
    again_on_change(&named, &mut act, wait)?;
    Ok(last)
}

fn once(options: &TestArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, _) = options.files.beside(&options.rules).load()?;
    let of_these = options.files.filter();
    console.tell_of_rules(&knowledge.warnings, &knowledge.texts);
    let extractor = Extractor::new(&knowledge.rules, &knowledge.gazetteer, &knowledge.actors);
    let wanted = |text: &str| options.only.as_ref().is_none_or(|words| text.contains(words.as_str()));
    let rules = &knowledge.rules.rules;
    let tests: Vec<_> = rules.iter().flat_map(|rule| rule.tests.iter().enumerate().map(move |(index, test)| (rule, index, test))).collect();
    let named = |test: &crate::rule::RawTest| wanted(test.name.as_deref().unwrap_or(&test.text));
    let outcomes: Vec<(Outcome, Shown)> = tests
        .into_par_iter()
        .filter(|(_, _, test)| of_these(&test.path))
        .filter(|(rule, _, test)| wanted(&rule.id) || wanted(&test.path) || named(&test.test))
        .map(|(rule, index, test)| {
            let outcome = rule_test::run(&extractor, rule, index, test, &knowledge.gazetteer);
            // A line is looked up only where it is shown.
            let mut shown = Shown::default();
            if !outcome.passed() {
                shown.line = spot(&knowledge.texts, &test.path, &test.at).map_or(0, |spot| spot.line);
            }
            if !outcome.passed() && outcome.got.is_empty() && outcome.broken.is_none() {
                let sentences = rule_test::trace(&extractor, rule, &test.test).map(|(_, sentences)| sentences).unwrap_or_default();
                let context = Context { rules: &knowledge.rules, names: &knowledge, language: "en", look: Look::default() };
                shown.why = why_silent(&context, &sentences, &rule.id);
            }
            (outcome, shown)
        })
        .collect();
    let mut untested = Vec::new();
    for rule in rules.iter().filter(|rule| rule.tests.is_empty() && of_these(&rule.path) && (wanted(&rule.id) || wanted(&rule.path))) {
        let line = spot(&knowledge.texts, &rule.path, &["claims".into(), rule.id.as_str().into()]).map_or(0, |spot| spot.line);
        untested.push(format!("{}:{line}: {} has no tests; write a text that it matches and one that it must not", rule.path, rule.id));
    }
    let mut failed: Vec<&(Outcome, Shown)> = outcomes.iter().filter(|(outcome, _)| !outcome.passed()).collect();
    failed.sort_by(|(a, of_a), (b, of_b)| (&a.path, of_a.line).cmp(&(&b.path, of_b.line)));
    let width = console.line_width();
    for (outcome, shown) in &failed {
        for line in lines(outcome, shown, width) {
            writeln!(console.out, "{line}")?;
        }
    }
    for line in &untested {
        writeln!(console.out, "{}", sanitise(line))?;
    }
    if outcomes.is_empty()
        && untested.is_empty()
        && let Some(words) = &options.only
    {
        console.tell(Weight::Warning, &format!("no claim type, file or test has `{words}` in its name"));
    }
    let todo = outcomes.iter().filter(|(outcome, _)| outcome.todo.is_some()).count();
    let passed = outcomes.len() - failed.len();
    writeln!(console.out, "{passed} passed, {} failed, {todo} todo, {} rules without tests", failed.len(), untested.len())?;
    Ok(if failed.is_empty() && untested.is_empty() { Exit::Passed } else { Exit::GateFailed })
}

/// What is shown of a failed test beside its outcome.
#[derive(Debug, Default)]
struct Shown {
    /// Its line in the file.
    line: usize,
    /// Why nothing came out, where nothing did.
    why: Option<String>,
}

/// What a failed test shows: where it is, the text, what was expected, what came out, and why nothing did.
fn lines(outcome: &Outcome, shown: &Shown, width: usize) -> Vec<String> {
    let line = |label: &str, text: &str| hanging(&format!("  {label:<10}"), &sanitise(text), width);
    let or_none = |claims: &[String]| if claims.is_empty() { "no claim".to_owned() } else { claims.join("; ") };
    let name = outcome.named.as_ref().map_or_else(String::new, |name| format!(" ({name})"));
    let mut lines = vec![sanitise(&format!("{}:{}: {} test {}{name}", outcome.path, shown.line, outcome.claim_type, outcome.index + 1))];
    lines.extend(line("text", &outcome.text));
    match (&outcome.broken, &outcome.todo) {
        (Some(broken), _) => lines.extend(line("broken", broken)),
        (None, Some(why)) => lines.push(format!("  passes, though it is marked todo ({}): take the mark off", sanitise(why))),
        (None, None) => {
            lines.extend(line("expected", &or_none(&outcome.expected)));
            lines.extend(line("got", &or_none(&outcome.got)));
            lines.extend(shown.why.iter().flat_map(|why| line("why", why)));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    const RULES: &str = "version: 1
pack: mine
words:
  rocket: {en: [rocket]}
claims:
  fired:
    count: rocket
    tests:
      - {text: Five rockets hit the town of Erbil on Sunday., claims: [{count: 5}]}
";

    /// Watches a file that each look finds with the next of these texts; what was printed, and the exit.
    fn watched(path: &Path, texts: &[&str]) -> (Exit, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let options = TestArguments {
            files: Files { files: vec![path.to_owned()] },
            rules: RuleOptions { isolated: true, ..RuleOptions::default() },
            only: None,
            watch: true,
        };
        let mut texts = texts.iter();
        let mut wait = || texts.next().is_some_and(|text| fs::write(path, text).is_ok());
        let exit = watch(&options, &mut Console::piped(&b""[..], &mut out, &mut err), &mut wait).map_err(|_| ()).unwrap();
        (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn watching_goes_on_over_failed_tests_and_broken_rules() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rules.yaml");
        fs::write(&path, RULES).unwrap();
        let failing = RULES.replace("count: 5}]", "count: 15}]");
        let broken = RULES.replace("count: rocket", "count: rocketry");
        let (exit, out, err) = watched(&path, &[&failing, &broken, RULES]);
        assert_eq!(exit, Exit::Passed);
        let ends: Vec<&str> = out.lines().filter(|line| line.contains(" passed, ")).collect();
        assert_eq!(
            ends,
            [
                "1 passed, 0 failed, 0 todo, 0 rules without tests",
                "0 passed, 1 failed, 0 todo, 0 rules without tests",
                "1 passed, 0 failed, 0 todo, 0 rules without tests"
            ]
        );
        assert_eq!(err.matches("waiting for a change").count(), 4, "{err}");
        assert!(err.contains("error[CR0301]"), "{err}");
        assert_eq!(watched(&path, &[&failing]).0, Exit::GateFailed, "the last run is what counts");
    }
}
