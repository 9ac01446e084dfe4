//! Polarity and modality of a claim: goes through the cues of its sentence, and says what each kind does to it. Where a cue works is
//! asked of `cue_reach`, what denies of `polarity`, and which mode a cue sets of `modality`.

use super::clauses::ClauseKind;
use super::cue_reach::{conditions, governs, governs_head};
use super::fiction;
use super::link;
use super::modality::{accompanies, future, supposed, takes_lives, told_of_the_past};
use super::polarity::{negated, negates, rejects_a_claim};
use super::view::{Cue, View};
use crate::claim::{Modality, Polarity};
use crate::lang::Form;
use crate::lang::cue_words::{CueKind, CueReach};
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use std::ops::Range;

/// What the cues make of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// Asserted or denied.
    pub polarity: Polarity,
    /// The words that deny it.
    pub denied_by: Option<String>,
    /// In which mode.
    pub modality: Modality,
    /// The words that set the mode.
    pub mode_by: Option<String>,
    /// The mode comes from a verb that hands the number over ("will reach 500").
    pub reached: bool,
    /// The mode comes from a future mark alone ("will give").
    pub ahead: bool,
    /// A cue that leaves no claim at all (refused, demanded, put off, remembered, asked), with its words.
    pub dropped_by: Option<String>,
}

/// Where the claim stands.
pub struct Target<'t> {
    /// Tokens of the word that is denied or planned: the head, else the value.
    pub head: Range<usize>,
    /// Tokens of the value.
    pub value: Option<Range<usize>>,
    /// Tokens that the claim itself is made of: cues in them turn nothing.
    pub consumed: &'t [Range<usize>],
    /// The claim is about an act that somebody schedules: "expected to" is a plan, not a forecast.
    pub scheduled: bool,
    /// The value is counted: a cue for beginning or trying leaves it alone.
    pub counted: bool,
}

/// Judges a claim by the cues of its sentence.
pub fn judge(view: &View<'_>, target: &Target<'_>) -> Status {
    let mut status = Status {
        polarity: Polarity::Asserted,
        denied_by: None,
        modality: Modality::Factual,
        mode_by: None,
        reached: false,
        ahead: false,
        dropped_by: None,
    };
    // What is alleged, denied or planned around it leaves an event alone that is only named to date something else.
    if !target.counted && link::taken_for_granted(view, target.head.start) {
        return status;
    }
    // "denied allegations that it was behind the attack, calling them baseless": a denial is not denied by another word for it.
    let itself_denies =
        view.cues.iter().any(|cue| cue.kind == CueKind::Denial && cue.first < target.head.end && target.head.start < cue.end);
    for cue in &view.cues {
        let consumed = target.consumed.iter().any(|range| range.start <= cue.first && cue.end <= range.end);
        if consumed {
            continue;
        }
        let words = || view.text(cue.first..cue.end).to_owned();
        match cue.kind {
            CueKind::Negation | CueKind::ContrastNegation => {
                if negates(view, cue, target) {
                    deny(&mut status, words());
                }
            }
            CueKind::Denial => {
                if !itself_denies && governs(view, cue, target) && !negated(view, cue) {
                    deny(&mut status, words());
                }
            }
            // "rejected a government claim that 300 had died": who rejects a claim denies it.
            CueKind::Refusal if rejects_a_claim(view, cue, target) => {
                if !negated(view, cue) {
                    deny(&mut status, words());
                }
            }
            CueKind::Refusal | CueKind::Postpone | CueKind::Commemoration | CueKind::Demand => {
                if governs_head(view, cue, target) && !is_given(view, target) {
                    status.dropped_by.get_or_insert_with(words);
                }
            }
            // What a sentence of a film tells, it tells as a whole; that a film was made of it is said in a clause behind it.
            CueKind::Fiction => {
                if !told_of_later(view, cue, target) {
                    status.dropped_by.get_or_insert_with(words);
                }
            }
            CueKind::Attempt => {
                // "تدرس إرسال 200 جندي": of those who only are somewhere, what is weighed is where they are to be.
                let bare = target.value.as_ref().is_some_and(|value| value.start <= target.head.start && target.head.end <= value.end);
                // "conspired to kill 12 people": what was tried on so many is not done; "tried to flee, and 12 were killed" is.
                let tried = cue.end == target.head.start && view.is(cue.end - 1, Function::To)
                    || cue.end + 1 == target.head.start && view.is(cue.end, Function::To);
                if (!target.counted || bare && cue.form.has(Form::PRESENT) || tried) && governs_head(view, cue, target) {
                    set(&mut status, Modality::Planned, words());
                }
            }
            CueKind::Question => {
                if governs(view, cue, target) {
                    set(&mut status, Modality::Conditional, words());
                }
            }
            CueKind::Condition => {
                if conditions(view, cue, &target.head) {
                    set(&mut status, Modality::Conditional, words());
                }
            }
            // "a man suspected of killing 18 people": who did it is alleged, not what was done.
            CueKind::Suspicion if target.counted => {}
            // "claiming two lives" takes them, and alleges nothing.
            CueKind::Allegation if takes_lives(view, cue, target) => {}
            CueKind::Allegation | CueKind::Suspicion => {
                if governs(view, cue, target) {
                    set(&mut status, Modality::Alleged, words());
                }
            }
            CueKind::Forecast | CueKind::Likelihood | CueKind::Fear => {
                if governs(view, cue, target) && !accompanies(view, cue, target) {
                    let mode = if cue.kind == CueKind::Likelihood && told_of_the_past(view, cue, target) {
                        Modality::Alleged
                    } else if cue.kind != CueKind::Fear && target.scheduled && view.language.cue(cue.row).reach == CueReach::Complement {
                        Modality::Planned
                    } else {
                        Modality::Forecast
                    };
                    set(&mut status, mode, words());
                }
            }
            CueKind::Plan => {
                if governs(view, cue, target) && !accompanies(view, cue, target) {
                    // "will": a plan and no word more than the future.
                    status.ahead |= status.modality == Modality::Factual;
                    let is_to =
                        cue.end == cue.first + 2 && view.is(cue.first, Function::AuxiliaryBe) && view.is(cue.first + 1, Function::To);
                    status.ahead &= is_to || view.is(cue.first, Function::AuxiliaryFuture);
                    set(&mut status, Modality::Planned, words());
                }
            }
            CueKind::Redefinition | CueKind::Speech | CueKind::SpeechContinues | CueKind::QuoteRelay | CueKind::Begin | CueKind::End => {}
        }
    }
    if let Some(frame) = fiction::frame(view, target.head.start) {
        status.dropped_by.get_or_insert_with(|| view.text(frame).to_owned());
    }
    if let Some(likeness) = likened(view, &target.head) {
        status.dropped_by.get_or_insert_with(|| view.text(likeness).to_owned());
    }
    if let Some(anybody) = generic(view, target.head.start) {
        status.dropped_by.get_or_insert_with(|| view.text(anybody).to_owned());
    }
    // "Were 12 people killed?" states nothing.
    if view.asks(target.head.start) {
        status.dropped_by.get_or_insert_with(|| "?".to_owned());
    }
    // Who denies a report stands behind the denial: the allegation is the reports'.
    if status.polarity == Polarity::Denied && status.modality == Modality::Alleged {
        status.modality = Modality::Factual;
        status.mode_by = None;
    }
    if let Some(mark) = supposed(view, target) {
        set(&mut status, Modality::Conditional, mark);
    }
    if status.modality == Modality::Factual
        && let Some((mark, reached)) = future(view, target)
    {
        status.reached = reached;
        status.ahead = true;
        set(&mut status, Modality::Planned, mark);
    }
    status
}

/// «دعت إلى حماية جنودها البالغ عددهم 1100»: whatever is asked for, how many they are is taken for granted.
fn is_given(view: &View<'_>, target: &Target<'_>) -> bool {
    let Some(value) = target.value.as_ref().filter(|value| target.counted && target.head.end <= value.start) else { return false };
    (target.head.end..value.start).any(|i| view.is(i, Function::TheirNumber))
}

/// "18 were killed, an event that a novel retells": the cue stands in a relative clause behind the claim, which is not told there.
fn told_of_later(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let of = view.clause_of(cue.first);
    let last = target.value.as_ref().map_or(target.head.end, |value| value.end.max(target.head.end));
    view.clauses[of].kind == ClauseKind::Relative
        && cue.first >= last
        && !view.clauses_up(view.clause_of(target.head.start)).any(|up| up == of)
}

impl Status {
    /// "The loss will reach 112 billion": nobody plans what is nobody's doing.
    pub fn of_nobody(mut self) -> Self {
        if self.reached && self.modality == Modality::Planned {
            self.modality = Modality::Forecast;
        }
        self
    }

    /// Of a sum of money: "will cost 9 million" is what somebody reckons, and who "will give 9 million" has promised them.
    pub fn of_money(mut self, given: bool) -> Self {
        if self.ahead && self.modality == Modality::Planned {
            self.modality = if given { Modality::Factual } else { Modality::Forecast };
            self.mode_by = self.mode_by.filter(|_| !given);
        }
        self
    }
}

/// Words between the article of whoever does something and the relative clause that says what.
const ANYBODY: usize = 3;

/// "A driver who kills two people faces 20 years": what anybody may do, in the present, nobody has done.
fn generic(view: &View<'_>, head: usize) -> Option<Range<usize>> {
    let clause = &view.clauses[view.clause_of(head)];
    let start = clause.parts.first().filter(|_| clause.kind == ClauseKind::Relative)?.start;
    let now = view.concepts.iter().any(|c| c.first == head && c.form.has(Form::PRESENT) && !c.form.has(Form::PAST)) && head == start + 1;
    let opens = (start.saturating_sub(ANYBODY).max(view.first)..start).rev().find(|&i| !view.functions(i).is_empty())?;
    let anybody = view.is(opens, Function::One) || opens + 1 == start && view.is(opens, Function::Pronoun);
    (view.language.pack.syntax.modifiers_before && now && anybody && view.is(start, Function::Relative)).then_some(opens..head + 1)
}

/// Words of what something is likened to: an adjective or two and the noun.
const LIKENED: usize = 3;

/// "went off like a bomb", "hit the town like an earthquake": what is only like it was none, and what it is like was not there.
fn likened(view: &View<'_>, head: &Range<usize>) -> Option<Range<usize>> {
    let at = |i: usize| view.story_end(i, StoryWord::Likened).map(|end| i..end);
    let before = (head.start.saturating_sub(LIKENED + 1).max(view.first)..head.start)
        .filter_map(at)
        .find(|like| like.end <= head.start && (like.end..head.start).all(|i| view.is_unknown(i)));
    before.or_else(|| at(head.end))
}

/// Two denials of one thing ("denied it as baseless") are one.
fn deny(status: &mut Status, words: String) {
    status.polarity = Polarity::Denied;
    status.denied_by.get_or_insert(words);
}

/// The weaker mode wins: what may be is no plan, what is alleged no fact.
fn set(status: &mut Status, modality: Modality, words: String) {
    let rank = |modality: Modality| match modality {
        Modality::Factual => 0,
        Modality::Planned => 1,
        Modality::Forecast => 2,
        Modality::Conditional => 3,
        Modality::Alleged => 4,
    };
    if rank(modality) > rank(status.modality) {
        status.modality = modality;
        status.mode_by = Some(words);
    }
}
