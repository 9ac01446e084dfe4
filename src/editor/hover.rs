//! Hover: what a key means, what a name stands for, and what a form matches in the texts of its tests.

use super::cursor::{self, Entry};
use super::names::Known;
use crate::claim::Claim;
use crate::extract::{SentenceTrace, rule_test};
use crate::report::explain::{Context, TextStory, why_silent};
use crate::report::human::{self, DateLength, Names, Reader};
use crate::report::terminal::Look;
use crate::rule::keys::{Domain, Kind};
use crate::rule::{CategoryValue, Lexicon, Rule, RuleTest};
use rayon::prelude::*;
use std::ops::Range;

/// Tests whose texts are shown.
const SAMPLES: usize = 12;
/// Words of a lexicon that are shown in each language.
const WORDS: usize = 12;
/// Columns of a text that is explained.
const WIDTH: usize = 80;

/// Something to show, as Markdown, and the bytes it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The text.
    pub markdown: String,
    /// What it is about.
    pub bytes: Range<usize>,
}

/// What there is to show of the byte `offset`. `broken` is true where the rules do not compile.
pub fn hover(known: &Known<'_>, names: &dyn Names, broken: bool, offset: usize) -> Option<Shown> {
    let entries = cursor::entries(known.text);
    let shown = |markdown: String, bytes: Range<usize>| Some(Shown { markdown, bytes });
    if let Some(entry) = entries.iter().find(|entry| entry.key.contains(&offset) || entry.key.end == offset) {
        return shown(of_key(known, names, broken, entry)?, entry.key.clone());
    }
    let bytes = word_at(known.text, offset);
    let here = cursor::at(known.text, bytes.end);
    if let [first, claim, rest @ ..] = here.path.as_slice()
        && first == "claims"
        && rest.last().is_some_and(|key| key == "text")
    {
        let entry = entries.iter().rfind(|entry| entry.value.start <= offset && entry.path == here.path)?;
        let at = entries.iter().filter(|other| other.path == here.path && other.key.start <= entry.key.start).count() - 1;
        return shown(of_text(known, names, broken, claim, at)?, entry.value.clone());
    }
    let word = &known.text[bytes.clone()];
    let markdown = match cursor::kind(&here.path)? {
        Kind::Text(domain) | Kind::Names(domain) | Kind::Alternatives(domain) => of_name(known, names, domain, word),
        Kind::Scalar => of_name(known, names, Domain::Actor, word).or_else(|| of_place(known, word)),
        _ => None,
    }?;
    shown(markdown, bytes)
}

fn of_key(known: &Known<'_>, names: &dyn Names, broken: bool, entry: &Entry) -> Option<String> {
    match entry.path.as_slice() {
        [words, name] if words == "words" => Some(of_lexicon(known, known.lexicon(name)?)),
        [claims, id] if claims == "claims" => Some(samples(known, names, broken, id, None)),
        [claims, id, key] if claims == "claims" => {
            let about = cursor::field(&entry.path)?.about;
            let bound = crate::rule::keys::VALUE_KEYS.contains(&key.as_str()) || matches!(key.as_str(), "head" | "with");
            let key = bound.then_some(key.as_str());
            Some(if key.is_some() { format!("{about}\n\n{}", samples(known, names, broken, id, key)) } else { about.to_owned() })
        }
        path => cursor::field(path).map(|field| field.about.to_owned()),
    }
}

fn of_name(known: &Known<'_>, names: &dyn Names, domain: Domain, word: &str) -> Option<String> {
    let lexicon = || known.lexicon(word).map(|lexicon| of_lexicon(known, lexicon));
    let actor = || known.actors.knows(word).then(|| of_actor(known, names, word));
    match domain {
        Domain::Lexicon | Domain::LexiconOrWords => lexicon(),
        Domain::Actor => actor(),
        Domain::ActorOrLexicon => lexicon().or_else(actor),
        Domain::ClaimType => {
            let policy = known.rules.policies.get(word)?;
            Some(policy.titles.iter().map(|(language, title)| format!("- {language}: {}", plain(title))).collect::<Vec<_>>().join("\n"))
        }
        Domain::Free => of_place(known, word),
        _ => None,
    }
}

fn of_lexicon(known: &Known<'_>, lexicon: &Lexicon) -> String {
    let line = |(language, words): (&String, &Vec<crate::rule::Word>)| {
        let more = if words.len() > WORDS { format!(" and {} more", words.len() - WORDS) } else { String::new() };
        let words: Vec<String> = words.iter().take(WORDS).map(|word| plain(&word.text)).collect();
        format!("{language}: {}{more}", words.join(", "))
    };
    let lines: Vec<String> = if lexicon.named {
        let value = |value: &CategoryValue| {
            let words = known.rules.lexicons[value.lexicon as usize].words.iter().map(line).collect::<Vec<_>>().join("; ");
            format!("- `{}`: {words}", value.name)
        };
        lexicon.values.iter().map(value).collect()
    } else {
        lexicon.words.iter().map(|words| format!("- {}", line(words))).collect()
    };
    format!("**{}**\n\n{}", plain(&lexicon.name), lines.join("\n"))
}

fn of_actor(known: &Known<'_>, names: &dyn Names, id: &str) -> String {
    let kind = known.actors.kind(id).map(|kind| format!(" ({kind})")).unwrap_or_default();
    let parent = known.actors.parent(id).map(|parent| format!("\n\nbelongs to {}", plain(&names.actor(parent, "en")))).unwrap_or_default();
    format!("**{}**{kind}, {}{parent}", plain(&names.actor(id, "en")), plain(&names.actor(id, "ar")))
}

fn of_place(known: &Known<'_>, id: &str) -> Option<String> {
    known.gazetteer.index(id)?;
    Some(format!("**{}**, {}", plain(&known.gazetteer.display(id, "en")), plain(&known.gazetteer.display(id, "ar"))))
}

/// What a claim type matches in the texts of its tests: the words of each part, or of the one asked about; of a text that
/// it does not match, why not.
fn samples(known: &Known<'_>, names: &dyn Names, broken: bool, id: &str, part: Option<&str>) -> String {
    let Some(rule) = known.rules.rules.iter().find(|rule| rule.id == id).filter(|_| !broken) else {
        return "The rules have errors: what this one matches is shown once they are put right.".to_owned();
    };
    if rule.tests.is_empty() {
        return "It has no tests: texts under `tests:` are shown here with what it matches in them.".to_owned();
    }
    let extractor = known.extractor();
    let samples: Vec<(usize, &RuleTest)> = rule.tests.iter().enumerate().take(SAMPLES).collect();
    let outcomes: Vec<_> = samples
        .par_iter()
        .filter_map(|(at, test)| {
            let passed = rule_test::run(&extractor, rule, *at, test, known.gazetteer).passed();
            rule_test::trace(&extractor, rule, &test.test).map(|(claims, sentences)| (passed, claims, sentences))
        })
        .collect();
    let mut lines = Vec::new();
    for (passed, claims, sentences) in &outcomes {
        let mark = if *passed { "✓" } else { "✗" };
        lines.push(format!("- {mark} {}", sample(known, names, rule, claims, sentences, part)));
    }
    let more = rule.tests.len().saturating_sub(SAMPLES);
    if more > 0 {
        lines.push(format!("- and {more} more"));
    }
    format!("In its tests:\n\n{}", lines.join("\n"))
}

/// One text with the words that were bound in it, and what came out.
fn sample(known: &Known<'_>, names: &dyn Names, rule: &Rule, claims: &[Claim], sentences: &[SentenceTrace], part: Option<&str>) -> String {
    let mut text = Vec::new();
    for sentence in sentences {
        let of_rule = sentence.bound.iter().filter(|bound| bound.rule == rule.id).flat_map(|bound| &bound.parts);
        let mut spans: Vec<(usize, usize)> = of_rule
            .filter(|bound| part.is_none_or(|key| bound.key == key))
            .map(|bound| (bound.words.span.start, bound.words.span.end))
            .collect();
        spans.sort_unstable();
        text.push(in_bold(&sentence.text, &spans));
    }
    let reader = Reader { names, language: "en", dates: DateLength::Short };
    let own: Vec<String> =
        claims.iter().filter(|claim| claim.claim_type == rule.id).map(|claim| plain(&human::value(claim, reader))).collect();
    let out = if own.is_empty() {
        let context = Context { rules: known.rules, names, language: "en", look: Look::default() };
        why_silent(&context, sentences, &rule.id).map_or_else(|| "no claim".to_owned(), |why| format!("no claim: {}", plain(&why)))
    } else {
        own.join("; ")
    };
    format!("{} → {out}", text.join(" "))
}

/// What a text of a test gives for its claim type.
fn of_text(known: &Known<'_>, names: &dyn Names, broken: bool, id: &str, at: usize) -> Option<String> {
    let rule = known.rules.rules.iter().find(|rule| rule.id == id).filter(|_| !broken)?;
    let test = rule.raw.tests.get(at)?;
    let extractor = known.extractor();
    let (claims, sentences) = rule_test::trace(&extractor, rule, test)?;
    let story = TextStory { sentences: &sentences, claims: &claims, only: Some(id), published: test.date.as_deref() };
    let context = Context { rules: known.rules, names, language: "en", look: Look { width: WIDTH, ..Look::default() } };
    let mut out = Vec::new();
    story.write(&context, &mut out).ok()?;
    Some(format!("```text\n{}```", String::from_utf8(out).ok()?.replace("```", "'''")))
}

/// The text with these stretches in bold; stretches that overlap become one.
fn in_bold(text: &str, spans: &[(usize, usize)]) -> String {
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for &(start, end) in spans.iter().filter(|&&(start, end)| text.get(start..end).is_some()) {
        match merged.last_mut().filter(|last| start <= last.1) {
            Some(last) => last.1 = last.1.max(end),
            None => merged.push((start, end)),
        }
    }
    let mut out = String::new();
    let mut from = 0;
    for (start, end) in merged {
        out.push_str(&plain(text.get(from..start).unwrap_or_default()));
        out.push_str(&format!("**{}**", plain(text.get(start..end).unwrap_or_default())));
        from = end;
    }
    out.push_str(&plain(text.get(from..).unwrap_or_default()));
    out
}

/// Text that means nothing to Markdown, on one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// The name around a byte.
fn word_at(text: &str, offset: usize) -> Range<usize> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let start = text[..offset].char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(offset, |(at, _)| at);
    let end = text[offset..].char_indices().find(|(_, c)| !is_part(*c)).map_or(text.len(), |(at, _)| offset + at);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bold_is_where_the_words_are_and_nothing_else_is_markup() {
        assert_eq!(in_bold("a *b* c", &[(2, 5)]), "a **\\*b\\*** c");
        assert_eq!(in_bold("abcdef", &[(0, 3), (2, 4)]), "**abcd**ef");
        assert_eq!(in_bold("abc", &[(9, 12)]), "abc");
    }

    #[test]
    fn a_word_ends_where_a_name_does() {
        assert_eq!(word_at("head: [us-army, x]", 9), 7..14);
        assert_eq!(word_at("ab", 9), 0..2);
    }
}
