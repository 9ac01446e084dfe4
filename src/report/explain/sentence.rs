//! A text: each sentence with its clauses and what was recognised in it, the claims that it makes, and the rules that
//! came near and made none.

use super::page::Page;
use super::{Context, LABELS, claim, json, why_not};
use crate::claim::Claim;
use crate::extract::{SentenceTrace, Silent, Why};
use crate::report::terminal::Tone;
use crate::report::terminal::width::columns;
use crate::report::untrusted::terminal::sanitise;
use std::io::{self, Write};

/// Names of rules up to this width, with a gap, share a column.
const WIDEST: usize = 24;

/// Everything that can be told of a text.
#[derive(Clone, Copy)]
pub struct TextStory<'a> {
    /// Its sentences.
    pub sentences: &'a [SentenceTrace],
    /// Its claims.
    pub claims: &'a [Claim],
    /// Only this claim type is asked about.
    pub only: Option<&'a str>,
    /// The date it is read under.
    pub published: Option<&'a str>,
}

impl<'a> TextStory<'a> {
    /// The claims that a sentence makes, first of all those asked about.
    pub(super) fn claims_of(&self, sentence: &'a SentenceTrace) -> impl Iterator<Item = &'a Claim> {
        let only = self.only;
        self.claims.iter().filter(move |claim| {
            only.is_none_or(|id| claim.claim_type == id)
                && sentence.bound.iter().any(|bound| {
                    bound.rule == claim.claim_type && (bound.span == claim.span || claim.also.iter().any(|also| also.span == bound.span))
                })
        })
    }

    /// The rules to speak of: the one asked about, else those that had a word to hang on; the nearest to a claim first.
    pub(super) fn silent_of(&self, sentence: &'a SentenceTrace) -> Vec<&'a Silent> {
        let near = |silent: &&Silent| match self.only {
            Some(id) => silent.rule == id,
            None => !matches!(silent.stops.first().map(|stop| &stop.why), None | Some(Why::NoHeadWord { .. })),
        };
        let mut near: Vec<&Silent> = sentence.silent.iter().filter(near).collect();
        near.sort_by_key(|silent| std::cmp::Reverse(silent.stops.first().map(|stop| stop.why.stage())));
        near
    }

    /// Writes it for people.
    pub fn write(&self, context: &Context<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut page = Page::new(context.look);
        if self.sentences.is_empty() {
            page.text(0, "No sentence: no part of the text is in a language that can be told or read. `--language` names it.", Tone::Plain);
        }
        for (at, sentence) in self.sentences.iter().enumerate() {
            page.gap();
            let name = if self.sentences.len() == 1 { "Sentence".to_owned() } else { format!("Sentence {}", at + 1) };
            reading(&mut page, sentence, &name);
            let claims: Vec<&Claim> = self.claims_of(sentence).collect();
            for claim in &claims {
                page.gap();
                claim::title(&mut page, context, claim);
                claim::parts(&mut page, context, claim, claim::bound_of(sentence, claim));
            }
            let silent = self.silent_of(sentence);
            let column = silent.iter().map(|silent| columns(&silent.rule) + 2).filter(|&taken| taken <= WIDEST).max().unwrap_or(LABELS);
            page.gap();
            match (silent.is_empty(), self.only) {
                (false, Some(_)) => page.text(0, "No claim of the rule asked about:", Tone::Heading),
                (false, None) => page.text(0, "No claim, though a word that the rule hangs on is there:", Tone::Heading),
                (true, _) if claims.is_empty() => page.text(0, "No claim: no rule has a word to hang on in this sentence.", Tone::Plain),
                (true, _) => {}
            }
            for rule in silent {
                why_not::silent(&mut page, context, &sentence.language, rule, column, self.only.is_some());
            }
        }
        page.write(out)
    }

    /// Writes it as JSON.
    pub fn write_json(&self, context: &Context<'_>, out: &mut dyn Write) -> io::Result<()> {
        json::text(self, context, out)
    }
}

/// The sentence, its clauses where there are several, and everything recognised in it.
pub(super) fn reading(page: &mut Page, sentence: &SentenceTrace, name: &str) {
    page.text(0, &format!("{name} ({})", sanitise(&sentence.language)), Tone::Heading);
    page.passage(4, &sanitise(&sentence.text));
    if sentence.clauses.len() > 1 {
        page.text(2, "Clauses", Tone::Heading);
        for (at, clause) in sentence.clauses.iter().enumerate() {
            let parts: Vec<String> =
                clause.parts.iter().filter_map(|part| sentence.text.get(part.start..part.end)).map(|text| page.quoted(text)).collect();
            let under = clause.parent.map(|parent| format!(", under {}", parent + 1)).unwrap_or_default();
            page.entry(4, LABELS, &format!("{} {}", at + 1, clause.kind.name()), &format!("{}{under}", parts.join(" … ")));
        }
    }
    if !sentence.marks.is_empty() {
        page.text(2, "Recognised", Tone::Heading);
    }
    let mut at = 0;
    while let Some(mark) = sentence.marks.get(at) {
        // Words of several lexicons stand on one line.
        let same =
            sentence.marks[at..].iter().take_while(|other| other.kind == mark.kind && other.words == mark.words && other.note == mark.note);
        let read: Vec<String> = same.map(|mark| page.foreign(&mark.read_as)).collect();
        at += read.len();
        let note = if mark.note.is_empty() { String::new() } else { format!(" ({})", page.foreign(&mark.note)) };
        page.entry(4, LABELS - 6, mark.kind.name(), &format!("{} {}{note}", page.quoted(&mark.words.text), read.join(", ")));
    }
}
