//! One claim: its words, what each part of the form was bound to, where each field of its context came from; with its
//! sources at hand also its relations and the verdict of its slot.

use super::page::Page;
use super::{Context, LABELS, interval, json, relation, sentence};
use crate::claim::{Claim, Level, Modality, Polarity, Resolved};
use crate::extract::{Bound, SentenceTrace};
use crate::graph::Relation;
use crate::report::SourceCard;
use crate::report::human::{self, DateLength, Reader};
use crate::report::table::in_sentence;
use crate::report::terminal::Tone;
use crate::report::untrusted::terminal::sanitise;
use crate::rule::Rule;
use crate::value::Value;
use crate::verdict::Slot;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Everything that can be told of one claim.
#[derive(Clone, Copy)]
pub struct ClaimStory<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// All claims of the run.
    pub claims: &'a [Claim],
    /// Sources of the run.
    pub sources: &'a [SourceCard],
    /// Line of each claim in its file, by claim id.
    pub lines: &'a BTreeMap<String, usize>,
    /// Relations of the run.
    pub relations: &'a [Relation],
    /// The claim's slot.
    pub slot: Option<&'a Slot>,
    /// Its sentence as it was read, where the source could be read again.
    pub sentence: Option<&'a SentenceTrace>,
}

impl<'a> ClaimStory<'a> {
    /// `path:line` of a claim.
    pub(super) fn place(&self, claim: &Claim) -> String {
        place(claim, self.sources, self.lines)
    }

    /// A claim of the run by its id.
    pub(super) fn by_id(&self, id: &str) -> Option<&'a Claim> {
        self.claims.iter().find(|claim| claim.id == id)
    }

    /// The claim's relations.
    pub(super) fn own_relations(&self) -> impl Iterator<Item = &'a Relation> {
        let id = self.claim.id.as_str();
        self.relations.iter().filter(move |relation| relation.a == id || relation.b == id)
    }

    /// Writes it for people.
    pub fn write(&self, context: &Context<'_>, out: &mut dyn Write) -> io::Result<()> {
        let mut page = Page::new(context.look);
        if let Some(sentence) = self.sentence {
            sentence::reading(&mut page, sentence, "Sentence");
            page.gap();
        }
        title(&mut page, context, self.claim);
        let mut place = page.foreign(&self.place(self.claim));
        if let Some(card) = self.sources.iter().find(|card| card.id == self.claim.source) {
            let about: Vec<String> =
                [card.publisher.as_ref(), card.published.as_ref()].into_iter().flatten().map(|text| page.foreign(text)).collect();
            if !about.is_empty() {
                place = format!("{place} ({})", about.join(", "));
            }
        }
        page.entry(2, LABELS, "source", &place);
        quote(&mut page, self.claim);
        parts(&mut page, context, self.claim, self.sentence.and_then(|sentence| bound_of(sentence, self.claim)));
        relation::relations(&mut page, context, self);
        relation::verdict(&mut page, context, self);
        page.write(out)
    }

    /// Writes it as JSON.
    pub fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        json::claim(self, out)
    }
}

/// `path:line` of a claim.
pub(super) fn place(claim: &Claim, sources: &[SourceCard], lines: &BTreeMap<String, usize>) -> String {
    let path = sources.iter().find(|card| card.id == claim.source).map_or(claim.from.path.as_str(), |card| card.path.as_str());
    lines.get(&claim.id).map_or_else(|| path.to_owned(), |line| format!("{path}:{line}"))
}

/// What was bound to the form where this claim was made.
pub(super) fn bound_of<'t>(sentence: &'t SentenceTrace, claim: &Claim) -> Option<&'t Bound> {
    sentence.bound.iter().find(|bound| bound.rule == claim.claim_type && bound.span == claim.span)
}

/// "US troops in Iraq: about 2,500 (c-1234abcd)".
pub(super) fn title(page: &mut Page, context: &Context<'_>, claim: &Claim) {
    let reader = Reader { names: context.names, language: context.language, dates: DateLength::Long };
    let title = page.foreign(&context.title(claim));
    let value = page.foreign(&human::value(claim, reader));
    page.text(0, &format!("{title}: {value} ({})", sanitise(&claim.id)), Tone::Heading);
}

/// The sentence with the claim's words marked.
pub(super) fn quote(page: &mut Page, claim: &Claim) {
    let marked = in_sentence(claim, page.look().colour);
    page.passage(4, &marked);
}

/// The parts of the form, then the context, each with where it came from.
pub(super) fn parts(page: &mut Page, context: &Context<'_>, claim: &Claim, bound: Option<&Bound>) {
    let rule = context.rule(&claim.claim_type);
    let mut entry = |label: &str, text: String| page.entry(2, LABELS, label, &text);
    entry("rule", format!("{}{}", sanitise(&claim.rule), rule.map(|rule| format!(" ({})", sanitise(&rule.path))).unwrap_or_default()));
    let look = page.look();
    let scratch = Page::new(look);
    for part in bound.iter().flat_map(|bound| &bound.parts) {
        let is = if part.is.is_empty() { String::new() } else { format!(", a word of `{}`", sanitise(&part.is)) };
        page.entry(2, LABELS, part.key, &format!("{}{is}", scratch.quoted(&part.words.text)));
    }
    for (label, text) in fields(&scratch, context, claim, rule, bound) {
        page.entry(2, LABELS, label, &text);
    }
}

/// Label and text of each field of the context.
fn fields(page: &Page, context: &Context<'_>, claim: &Claim, rule: Option<&Rule>, bound: Option<&Bound>) -> Vec<(&'static str, String)> {
    let reader = Reader { names: context.names, language: context.language, dates: DateLength::Long };
    let how = |field: &str| claim.resolved.get(field);
    let origin = |how: &Resolved| origin(page, claim, how);
    let from = |field: &str, none: &str| how(field).map_or_else(|| none.to_owned(), origin);
    let mut out = vec![(
        "value",
        format!(
            "{} = {}; {}",
            page.foreign(&human::bare_value(&claim.value, reader)),
            sanitise(&interval(&claim.value)),
            from_value(page, claim)
        ),
    )];
    if let Some(who) = how("who") {
        let in_key = || claim.key.iter().find(|(name, _)| matches!(name.as_str(), "who" | "actor" | "nation" | "party")).map(|(_, id)| id);
        let id = bound.and_then(|bound| bound.who.as_ref()).or_else(in_key);
        let name = id.map(|id| format!("{} (`{}`); ", page.foreign(&context.names.actor(id, context.language)), sanitise(id)));
        let name = name.unwrap_or_default();
        out.push(("who", format!("{name}{}", origin(who))));
    } else if rule.is_some_and(|rule| rule.who.is_some()) {
        out.push(("who", "not found".to_owned()));
    }
    match &claim.place {
        Some(place) => {
            let name = page.foreign(&context.names.place(&place.id, context.language));
            let id = sanitise(&place.id);
            out.push(("place", format!("{} {name} (`{id}`); {}", sanitise(&place.relation), from("place", "not said from where"))));
        }
        None if rule.is_some_and(|rule| rule.about.iter().any(|name| name == "place")) => {
            out.push(("place", "not found: the claim fits a claim about any place".to_owned()));
        }
        None => {}
    }
    match (&claim.as_of, &claim.value) {
        (Some(date), _) => {
            out.push(("as of", format!("{}; {}", sanitise(&human::date(date, DateLength::Long)), from("as-of", "not said from where"))))
        }
        (None, Value::Date(_)) => {}
        (None, _) if claim.from.published.is_none() => {
            out.push(("as of", "not found: neither the sentence nor the source gives a time".to_owned()));
        }
        (None, _) => {
            out.push(("as of", "not stated; what the rule is about does not change, so the source's date does not count".to_owned()))
        }
    }
    out.push(match human::spoken_by(claim, reader) {
        speakers if speakers.is_empty() => match claim.unknown_speaker() {
            Some(words) => ("said by", format!("somebody whom no list knows: {}", page.quoted(words))),
            None => ("said by", "the source itself; nobody is quoted".to_owned()),
        },
        speakers => ("said by", format!("{}; {}", page.foreign(&speakers), from("said-by", "not said from where"))),
    });
    let fixed = |set: bool| if set { "the rule says so" } else { "nothing around it says otherwise" };
    let polarity = if claim.polarity == Polarity::Denied { "denied" } else { "asserted" };
    out.push(("polarity", format!("{polarity}; {}", from("polarity", fixed(rule.is_some_and(|rule| rule.polarity.is_some()))))));
    let modality = if claim.modality == Modality::Factual { "factual" } else { human::modality(claim.modality).unwrap_or("factual") };
    out.push(("modality", format!("{modality}; {}", from("modality", fixed(rule.is_some_and(|rule| rule.modality.is_some()))))));
    out
}

fn from_value(page: &Page, claim: &Claim) -> String {
    match claim.resolved.get("value") {
        Some(how) if !how.because.is_empty() => page.foreign(&how.because),
        _ => "as the words say".to_owned(),
    }
}

/// "“Iraq”, in the same clause".
fn origin(page: &Page, claim: &Claim, how: &Resolved) -> String {
    let reach = reach(how.level);
    match how.because.as_str() {
        "" => reach.to_owned(),
        words if claim.sentence_text.contains(words) => format!("{}, {reach}", page.quoted(words)),
        reason => format!("{}, {reach}", page.foreign(reason)),
    }
}

/// Where a part of a claim was found, in words.
fn reach(level: Level) -> &'static str {
    match level {
        Level::Match => "in the words of the claim",
        Level::Clause => "in the same clause",
        Level::Sentence => "in the same sentence",
        Level::Paragraph => "in the same paragraph",
        Level::Source => "from the source as a whole",
        Level::Default => "the rule's default",
        Level::Unknown => "not found",
    }
}
