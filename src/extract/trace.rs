//! The trace behind `explain`: what the matcher made of each sentence, and where each rule stopped. The matcher itself
//! notes its decisions while it makes them, so that what is explained is what happened. Off, a trace costs a test of an
//! option.

use super::clauses::ClauseKind;
use super::draft::Draft;
use super::extractor::Extractor;
use super::matcher::Matcher;
use super::roles::Role;
use super::trace_marks::{Mark, marks};
use super::view::{Concept, View};
use crate::claim::{Claim, Span};
use crate::rule::{LexiconId, Rule, RuleSet};
use crate::value::DateRole;
use serde::Serialize;
use std::cell::RefCell;
use std::ops::Range;

/// Words of a sentence; the span counts bytes of the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The words.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// Why a rule made no claim of a value, in the order in which the matcher asks: the later the reason, the nearer it
/// came to a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Why {
    /// The sentence holds none of the words that the rule hangs on.
    NoHeadWord {
        /// Lexicons, one of which was wanted.
        lexicons: Vec<String>,
    },
    /// The sentence holds none of the words of one entry of `with`.
    NoWithWord {
        /// Lexicons, one of which was wanted.
        lexicons: Vec<String>,
    },
    /// Nothing in the sentence can be a value of this kind.
    NoValue,
    /// The number is where something came from ("fell from 2,500 to 500").
    MovedFrom,
    /// The head only dates what is told ("after the departure").
    OnlyDates,
    /// The number counts another noun, or none that the rule counts.
    AnotherNoun {
        /// The noun that it counts.
        noun: Option<Words>,
    },
    /// The date stands in another role.
    AnotherRole {
        /// The role it stands in.
        role: DateRole,
    },
    /// No word of the unit stands beside the number.
    NoUnit,
    /// No causal link stands before the word.
    NoLink,
    /// No word of the rule's head can take the value.
    NoHead {
        /// Words of the head that were tried.
        tried: Vec<Tried>,
    },
    /// Another word that takes such values is nearer.
    Taken {
        /// That word.
        by: Words,
        /// Claim types that hang on it.
        rules: Vec<String>,
    },
    /// It is a part of the group before ("of whom 40 …").
    PartOfAnother,
    /// Nobody known holds the role of `who`.
    NoWho,
    /// A known actor that the rule does not want holds the role of `who`.
    AnotherWho {
        /// Its id.
        actor: String,
    },
    /// The words of an entry of `with` are in the sentence, but not in reach of the head.
    With {
        /// Lexicons, one of which was wanted.
        lexicons: Vec<String>,
    },
    /// A word of `unless` is in the clause.
    Unless {
        /// The word.
        word: Words,
    },
    /// A word of `head-not` governs or qualifies the head.
    HeadNot {
        /// The word.
        word: Words,
    },
    /// Not all of `between` are parties.
    Between {
        /// Actors that were wanted.
        wanted: Vec<String>,
    },
    /// The number lies outside of `range`.
    OutOfRange,
    /// The head has another object.
    Whom,
    /// The head's object is one that `whom-not` names.
    WhomNot {
        /// The word.
        word: Words,
    },
    /// A cue around leaves no claim: refused, demanded, put off, remembered.
    Cue {
        /// The cue.
        words: String,
    },
    /// Another claim type stands instead of this one.
    InsteadOf {
        /// That claim type.
        rule: String,
    },
    /// An argument of `needs` is not named near enough.
    Needs {
        /// The argument.
        argument: String,
    },
}

/// A head that a value could not be bound to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tried {
    /// The head.
    pub head: Words,
    /// Why not.
    pub refusal: Refusal,
}

/// Why a head could not take a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Refusal {
    /// They stand too far apart, or in clauses that no link joins.
    Apart,
    /// The value stands before it, and it takes what follows.
    TakesWhatFollows,
    /// The value stands behind it, and it takes what stands before.
    TakesWhatPrecedes,
    /// Another head right behind the value takes it.
    Served,
    /// It shares one number with another head, and the number counts neither of them.
    SharesNumber,
    /// Another number stands right beside it.
    BesideAnother,
    /// The value belongs to a noun in between.
    OfAnother,
    /// The value stays in its own clause.
    OwnClause,
}

impl Why {
    /// No head; which were tried is noted where they are.
    pub(super) fn no_head() -> Why {
        Why::NoHead { tried: Vec::new() }
    }

    /// How near the rule came.
    pub fn stage(&self) -> usize {
        match self {
            Why::NoHeadWord { .. } => 0,
            Why::NoWithWord { .. } => 1,
            Why::NoValue => 2,
            Why::MovedFrom | Why::OnlyDates => 3,
            Why::AnotherNoun { .. } | Why::AnotherRole { .. } | Why::NoUnit | Why::NoLink => 4,
            Why::NoHead { .. } => 5,
            Why::Taken { .. } => 6,
            Why::PartOfAnother => 7,
            Why::NoWho => 8,
            Why::AnotherWho { .. } => 9,
            Why::With { .. } => 10,
            Why::Unless { .. } => 11,
            Why::HeadNot { .. } => 12,
            Why::Between { .. } | Why::Whom | Why::WhomNot { .. } | Why::OutOfRange => 13,
            Why::Cue { .. } => 14,
            Why::InsteadOf { .. } => 15,
            Why::Needs { .. } => 16,
        }
    }
}

/// One place where a rule stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stop {
    /// The value that was tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Words>,
    /// The head that was tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<Words>,
    /// Why it stopped.
    pub why: Why,
}

/// A rule that made no claim of the sentence, with the places where it stopped, the nearest to a claim first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Silent {
    /// Claim type.
    pub rule: String,
    /// Where it stopped.
    pub stops: Vec<Stop>,
}

/// What one part of a form was bound to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The key of the rule file.
    pub key: &'static str,
    /// The words.
    pub words: Words,
    /// The lexicon or actor that they stand for.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub is: String,
}

/// A claim as it was bound in the sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bound {
    /// Claim type.
    pub rule: String,
    /// The claim's own words in the original file.
    pub span: Span,
    /// Who holds the role of `who`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<String>,
    /// Parts that have words of their own in the sentence.
    pub parts: Vec<Part>,
}

/// A clause of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseMark {
    /// How it was opened.
    pub kind: ClauseKind,
    /// The clause it hangs on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<usize>,
    /// Bytes of the sentence; several where another clause stands inside.
    pub parts: Vec<Span>,
}

/// One sentence as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SentenceTrace {
    /// The sentence.
    pub text: String,
    /// Bytes of the original file.
    pub span: Span,
    /// Language it was read in.
    pub language: String,
    /// Its clauses.
    pub clauses: Vec<ClauseMark>,
    /// What was recognised in it, in order.
    pub marks: Vec<Mark>,
    /// Claims that it made.
    pub bound: Vec<Bound>,
    /// Rules that made none, in the order of their names.
    pub silent: Vec<Silent>,
}

/// What the matcher notes about one sentence.
#[derive(Debug, Default)]
pub struct Trace(Option<RefCell<Notes>>);

#[derive(Debug, Default)]
struct Notes {
    stops: Vec<(String, Range<usize>, Stop)>,
    /// Rule, value and head, and the concepts that fill `with`.
    met: Vec<(String, Range<usize>, Vec<Concept>)>,
    bound: Vec<Bound>,
    /// Value, head, and why they were not bound.
    refused: Vec<(Range<usize>, Concept, Refusal)>,
}

impl Trace {
    /// A trace that notes.
    pub fn on() -> Self {
        Trace(Some(RefCell::default()))
    }
}

impl View<'_> {
    /// Tokens as words of the sentence.
    pub(super) fn words(&self, range: Range<usize>) -> Words {
        let start = self.lexed.tokens.span(self.first, self.first + 1).start;
        let bytes = self.lexed.tokens.span(range.start, range.end);
        Words { text: self.text(range).to_owned(), span: Span { start: bytes.start - start, end: bytes.end - start } }
    }

    /// Notes that `rule` makes no claim of `value`, and why. Always false, so that a condition can end with it.
    pub(super) fn stop(&self, rule: &Rule, value: &Range<usize>, head: Option<&Concept>, why: impl FnOnce() -> Why) -> bool {
        if let Trace(Some(notes)) = &self.trace {
            let words = (!value.is_empty()).then(|| self.words(value.clone()));
            let stop = Stop { value: words, head: head.map(|head| self.words(head.first..head.end)), why: why() };
            notes.borrow_mut().stops.push((rule.id.clone(), value.clone(), stop));
        }
        false
    }

    /// As [`View::stop`], for what a draft came to.
    pub(super) fn stop_draft(&self, rule: &Rule, draft: &Draft, why: impl FnOnce() -> Why) -> bool {
        if let Trace(Some(notes)) = &self.trace {
            let head = draft.head.clone().map(|head| self.words(head));
            let stop = Stop { value: Some(self.words(draft.value_at.clone())), head, why: why() };
            notes.borrow_mut().stops.push((rule.id.clone(), draft.value_at.clone(), stop));
        }
        false
    }

    /// Notes that a head cannot take a value. Always false.
    pub(super) fn refuse(&self, value: &Range<usize>, head: &Concept, why: Refusal) -> bool {
        if let Trace(Some(notes)) = &self.trace {
            notes.borrow_mut().refused.push((value.clone(), *head, why));
        }
        false
    }

    /// Notes that `who` is not filled as the rule wants.
    pub(super) fn stop_who(&self, rule: &Rule, value: &Range<usize>, head: Option<&Concept>, who: &Role) {
        self.stop(rule, value, head, || match who {
            Role::Blocked(actor) => Why::AnotherWho { actor: actor.clone() },
            _ => Why::NoWho,
        });
    }

    /// Notes which words fill `with` for this value.
    pub(super) fn met<'v>(&self, rule: &Rule, value: &Range<usize>, words: impl Iterator<Item = &'v Concept>) {
        if let Trace(Some(notes)) = &self.trace {
            notes.borrow_mut().met.push((rule.id.clone(), value.clone(), words.copied().collect()));
        }
    }

    /// Notes that a draft became a claim.
    pub(super) fn bind(&self, rules: &RuleSet, draft: &Draft, claim: &Claim) {
        let Trace(Some(notes)) = &self.trace else { return };
        let rule = &rules.rules[draft.rule];
        let lexicon = |id: LexiconId| rules.lexicons[id as usize].name.clone();
        let mut parts = vec![Part { key: rule.form.key(), words: self.words(draft.value_at.clone()), is: String::new() }];
        if let Some(head) = &draft.head {
            let concept = self.of_lexicons(&rule.head).find(|c| c.first == head.start && c.end == head.end);
            let is = concept.map(|c| lexicon(c.lexicon)).unwrap_or_default();
            parts.push(Part { key: "head", words: self.words(head.clone()), is });
        }
        let mut notes = notes.borrow_mut();
        let met = notes.met.iter().rfind(|(id, value, _)| *id == rule.id && *value == draft.value_at);
        for concept in met.iter().flat_map(|(_, _, concepts)| concepts) {
            parts.push(Part { key: "with", words: self.words(concept.first..concept.end), is: lexicon(concept.lexicon) });
        }
        let who = if let Role::Filled(actor, _) = &draft.who { Some(actor.clone()) } else { None };
        notes.bound.push(Bound { rule: rule.id.clone(), span: claim.span, who, parts });
    }
}

impl Extractor<'_> {
    /// The sentence that the view shows, with everything that was noted.
    pub(super) fn traced(&self, view: &View<'_>, sentence: Span) -> SentenceTrace {
        let notes = match &view.trace {
            Trace(Some(notes)) => notes.take(),
            Trace(None) => Notes::default(),
        };
        let span = |range: &Range<usize>| view.words(range.clone()).span;
        let silent = self.rules().rules.iter().enumerate().filter_map(|(index, rule)| self.silent(view, index, rule, &notes)).collect();
        SentenceTrace {
            text: view.text(view.first..view.end).to_owned(),
            span: sentence,
            language: view.language.pack.language.clone(),
            clauses: view
                .clauses
                .iter()
                .map(|clause| ClauseMark { kind: clause.kind, parent: clause.parent, parts: clause.parts.iter().map(span).collect() })
                .collect(),
            marks: marks(view, self),
            bound: notes.bound,
            silent,
        }
    }

    /// Where a rule stopped; `None` for a rule that made a claim.
    fn silent(&self, view: &View<'_>, index: usize, rule: &Rule, notes: &Notes) -> Option<Silent> {
        if notes.bound.iter().any(|bound| bound.rule == rule.id) {
            return None;
        }
        let mut stops: Vec<Stop> = Vec::new();
        for (_, value, stop) in notes.stops.iter().filter(|(id, ..)| *id == rule.id) {
            let mut stop = stop.clone();
            if let Why::NoHead { tried } = &mut stop.why {
                let here = notes.refused.iter().filter(|(of, head, _)| of == value && rule.head.contains(&head.lexicon));
                tried.extend(here.map(|(_, head, refusal)| Tried { head: view.words(head.first..head.end), refusal: *refusal }));
                tried.dedup();
            }
            if !stops.contains(&stop) {
                stops.push(stop);
            }
        }
        if stops.is_empty() {
            let names = |lexicons: &[LexiconId]| lexicons.iter().map(|&id| self.rules().lexicons[id as usize].name.clone()).collect();
            let asleep = self.matcher().asleep(index, view.concepts.iter().map(|concept| concept.lexicon));
            let whys = match asleep.as_slice() {
                [] => vec![Why::NoValue],
                [0, ..] => vec![Why::NoHeadWord { lexicons: names(&super::matcher::anchors(rule)) }],
                sets => sets.iter().map(|set| Why::NoWithWord { lexicons: names(&rule.with[set - 1]) }).collect(),
            };
            stops.extend(whys.into_iter().map(|why| Stop { value: None, head: None, why }));
        }
        // Where every head was asked and gave its own reason, that none took the value says nothing more.
        let others: Vec<Option<Words>> = stops.iter().filter(|stop| stop.why != Why::no_head()).map(|stop| stop.value.clone()).collect();
        stops.retain(|stop| stop.why != Why::no_head() || !others.contains(&stop.value));
        stops.sort_by_key(|stop| std::cmp::Reverse(stop.why.stage()));
        Some(Silent { rule: rule.id.clone(), stops })
    }
}

impl Matcher<'_> {
    /// The value went to another head.
    pub(super) fn taken(&self, view: &View<'_>, by: &Concept) -> Why {
        let rules = self.rules.rules.iter().filter(|rule| rule.head.contains(&by.lexicon)).map(|rule| rule.id.clone()).collect();
        Why::Taken { by: view.words(by.first..by.end), rules }
    }
}
