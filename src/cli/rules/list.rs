//! `rules list`: which claim types are in force, what their value is, in which languages they find something.

use super::Files;
use crate::cli::console::{Console, Weight};
use crate::cli::exit::{Exit, Stop};
use crate::cli::options::RuleOptions;
use crate::report::terminal::width::columns;
use crate::report::terminal::wrap::hanging;
use crate::report::untrusted::terminal::sanitise;
use crate::rule::{LexiconId, Rule, RuleSet};
use clap::Args;
use std::collections::BTreeSet;
use std::io::Write;

/// Arguments of `rules list`.
#[derive(Debug, Args)]
pub struct ListArguments {
    #[command(flatten)]
    files: Files,
    #[command(flatten)]
    rules: RuleOptions,
}

pub(super) fn run(options: &ListArguments, console: &mut Console<'_>) -> Result<Exit, Stop> {
    let (knowledge, _) = options.files.beside(&options.rules).load()?;
    let of_these = options.files.filter();
    let mut rows: Vec<[String; 5]> = knowledge
        .rules
        .rules
        .iter()
        .filter(|rule| of_these(&rule.path))
        .map(|rule| {
            [
                sanitise(&rule.full_id()),
                rule.form.key().to_owned(),
                languages(rule, &knowledge.rules).into_iter().collect::<Vec<_>>().join(", "),
                rule.tests.len().to_string(),
                sanitise(&knowledge.title(&rule.id, "en").unwrap_or_default()),
            ]
        })
        .collect();
    if options.files.files.is_empty() {
        let makes_claims = |pack: &str| knowledge.rules.rules.iter().any(|rule| rule.pack == pack);
        let packs = knowledge.rules.lexicons.iter().filter(|lexicon| lexicon.defined.is_some()).filter_map(|l| l.name.split_once('/'));
        let of_words: BTreeSet<&str> = packs.map(|(pack, _)| pack).filter(|pack| !makes_claims(pack)).collect();
        if !of_words.is_empty() {
            let names = of_words.into_iter().collect::<Vec<_>>().join(", ");
            console.tell(Weight::Note, &format!("words and no claim types are in {names}; `corroborate rules words` prints them"));
        }
    }
    rows.sort();
    let heading = ["claim type", "value", "languages", "tests", "title"].map(str::to_owned);
    let widest = |column: usize| rows.iter().chain([&heading]).map(|row| columns(&row[column])).max().unwrap_or(0);
    let widths = [widest(0), widest(1), widest(2), widest(3)];
    let width = console.line_width();
    let pad = |cell: &str, width: usize| " ".repeat(width.saturating_sub(columns(cell)));
    for [name, value, languages, tests, title] in [&heading].into_iter().chain(&rows).filter(|_| !rows.is_empty()) {
        let left: String = [(name, widths[0]), (value, widths[1]), (languages, widths[2])]
            .map(|(cell, width)| format!("{cell}{}  ", pad(cell, width)))
            .concat();
        for line in hanging(&format!("{left}{}{tests}  ", pad(tests, widths[3])), title, width) {
            writeln!(console.out, "{line}")?;
        }
    }
    Ok(Exit::Passed)
}

/// Languages in which every necessary part of a rule has words.
fn languages(rule: &Rule, rules: &RuleSet) -> BTreeSet<String> {
    let mut parts: Vec<Vec<LexiconId>> = rule.with.clone();
    parts.push(rule.head.clone());
    parts.push(crate::rule::lint::value_lexicons(&rule.form));
    let speaks = |id: &LexiconId, code: &str| {
        let words = &rules.lexicons[*id as usize].words;
        [code, "*"].iter().any(|code| words.get(*code).is_some_and(|words| !words.is_empty()))
    };
    let codes = crate::lang::LanguagePack::shipped_codes();
    codes.filter(|code| parts.iter().all(|part| part.is_empty() || part.iter().any(|id| speaks(id, code)))).map(str::to_owned).collect()
}
