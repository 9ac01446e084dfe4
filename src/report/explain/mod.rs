//! Explanations: how a sentence was read, what each part of a claim rests on, why a rule made none, and why two claims
//! stand to each other as they do. Everything shown here was noted by the stage that decided it.

mod claim;
mod interval;
mod json;
mod page;
mod relation;
mod sentence;
mod why_not;

pub use claim::ClaimStory;
pub use interval::interval;
pub use relation::PairStory;
pub use sentence::TextStory;

use super::human::Names;
use super::terminal::Look;
use crate::extract::SentenceTrace;
use crate::rule::{Rule, RuleSet};

/// Name of the JSON shape; a change that breaks its readers changes the number.
pub const SCHEMA: &str = "corroborate-explain/1";

/// Why a rule made no claim of these sentences, in words: where it came nearest.
pub fn why_silent(context: &Context<'_>, sentences: &[SentenceTrace], claim_type: &str) -> Option<String> {
    let rule = context.rule(claim_type)?;
    let stops = sentences.iter().flat_map(|sentence| {
        let silent = sentence.silent.iter().filter(|silent| silent.rule == claim_type);
        silent.flat_map(|silent| &silent.stops).map(|stop| (stop, sentence.language.as_str()))
    });
    let (stop, language) = stops.max_by_key(|(stop, _)| stop.why.stage())?;
    Some(why_not::reason(context, rule, &stop.why, language, &|words| format!("“{words}”")))
}

/// Columns of the labels on the left.
const LABELS: usize = 16;

/// What every explanation needs beside its subject.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The rules in force.
    pub rules: &'a RuleSet,
    /// Names of places and actors.
    pub names: &'a dyn Names,
    /// The reader's language.
    pub language: &'a str,
    /// The screen.
    pub look: Look,
}

impl<'a> Context<'a> {
    /// A rule by its claim type.
    pub fn rule(&self, claim_type: &str) -> Option<&'a Rule> {
        self.rules.rules.iter().find(|rule| rule.id == claim_type)
    }

    /// "`troops/withdraw` (“withdraw”, “leave” …)" for each, joined by or; examples in the language of the text.
    fn lexicons_in_words(&self, names: &[String], language: &str, examples: usize, quote: &dyn Fn(&str) -> String) -> String {
        let one = |name: &String| {
            let words = self.rules.lexicons.iter().find(|lexicon| lexicon.name == *name).into_iter();
            let words: Vec<String> = words
                .flat_map(|lexicon| [language, "*"].into_iter().filter_map(|key| lexicon.words.get(key)).flatten())
                .map(|word| quote(&word.text))
                .collect();
            let more = if words.len() > examples { " …" } else { "" };
            match words.len() {
                0 => format!("`{name}` (which has no words in `{language}`)"),
                _ => format!("`{name}` ({}{more})", words[..words.len().min(examples)].join(", ")),
            }
        };
        names.iter().map(one).collect::<Vec<_>>().join(" or ")
    }

    /// A claim's title with its key filled in.
    fn title(&self, claim: &crate::claim::Claim) -> String {
        let titles = self.rules.policies.get(&claim.claim_type).map(|policy| &policy.titles);
        let template = titles.and_then(|titles| titles.get(self.language).or_else(|| titles.get("en")).or_else(|| titles.values().next()));
        super::human::title(template.map_or(claim.claim_type.as_str(), String::as_str), &claim.key, self.names, self.language)
    }
}
