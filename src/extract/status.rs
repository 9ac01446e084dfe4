//! Polarity and modality: what the cues around a claim do to it.

use super::clauses::ClauseKind;
use super::fiction;
use super::governs::{self, Word};
use super::link::distance;
use super::view::{Cue, View};
use crate::claim::{Modality, Polarity};
use crate::lang::Form;
use crate::lang::cue_words::{CueKind, CueReach, Direction};
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
    if !target.counted && super::link::taken_for_granted(view, target.head.start) {
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
                if governs_head(view, cue, target) {
                    status.dropped_by.get_or_insert_with(words);
                }
            }
            // What a sentence of a film tells, it tells as a whole.
            CueKind::Fiction => {
                status.dropped_by.get_or_insert_with(words);
            }
            CueKind::Attempt => {
                // "تدرس إرسال 200 جندي": of those who only are somewhere, what is weighed is where they are to be.
                let bare = target.value.as_ref().is_some_and(|value| value.start <= target.head.start && target.head.end <= value.end);
                if (!target.counted || bare && cue.form.has(Form::PRESENT)) && governs_head(view, cue, target) {
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
    // "Were 12 people killed?" states nothing.
    if view.asks(target.head.start) {
        status.dropped_by.get_or_insert_with(|| "?".to_owned());
    }
    // Who denies a report stands behind the denial: the allegation is the reports'.
    if status.polarity == Polarity::Denied && status.modality == Modality::Alleged {
        status.modality = Modality::Factual;
        status.mode_by = None;
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

/// The number right behind the cue counts lives.
fn takes_lives(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    target.value.as_ref().is_some_and(|value| value.start == cue.end && view.tells(value.end - 1, StoryWord::Lives))
}

/// "as they exchanged vows killing 32", "after a warning, killing six": a participle behind a plan or a forecast says what
/// happened meanwhile, not what is planned.
fn accompanies(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    view.language.pack.syntax.modifiers_before
        && target.counted
        && cue.end <= target.head.start
        && view.concepts.iter().any(|c| c.first == target.head.start && c.form.has(Form::ING))
        && !(cue.end - 1..target.head.start).any(|i| view.functions(i).any(&[Function::To, Function::Of, Function::On, Function::Purpose]))
}

/// The cue takes a claim or a report as its object, and the claim's words stand in that.
fn rejects_a_claim(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    view.cues.iter().any(|claim| {
        claim.kind == CueKind::Allegation
            && claim.first >= cue.end
            && claim.first - cue.end <= 4
            && view.clause_of(claim.first) == view.clause_of(cue.first)
            && governs(view, claim, target)
    })
}

/// "It is likely that they attacked", "appears to have killed 20": what is likely of the past is alleged, and no forecast.
fn told_of_the_past(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let head = &target.head;
    if carried_out(view, cue, target) {
        return true;
    }
    if !view.language.pack.syntax.modifiers_before || head.end <= cue.end {
        return false;
    }
    let clause = view.clause_of(head.start);
    let from = cue.end.min(head.start);
    let ahead = |i: usize| view.is(i, Function::AuxiliaryFuture);
    // "likely to be", "likely to have been".
    let infinitive = |i: usize| view.is(i, Function::To) && !view.is(i + 1, Function::AuxiliaryHave);
    let before = (from..head.start).filter(|&i| view.clause_of(i) == clause || i < cue.end + 3);
    if view.is(cue.end - 1, Function::To) && !view.is(cue.end, Function::AuxiliaryHave) || before.clone().any(|i| ahead(i) || infinitive(i))
    {
        return false;
    }
    let past = |i: usize| {
        view.functions(i).any(&[Function::AuxiliaryPast, Function::AuxiliaryHave])
            || view.is(i, Function::LightVerb) && view.lexed.tokens.folded(i).ends_with("ed")
            || view.cues.iter().any(|other| other.first == i && other.first != cue.first && other.form.has(Form::PAST))
            || view.concepts.iter().any(|c| c.first == i && c.form.has(Form::PAST))
    };
    before.chain(head.clone()).any(past)
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

/// Grammatical negation works on the next verb or number of its clause.
fn negates(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    // "not … but only": a word that ends the cue's reach anywhere behind it in the clause.
    let clause = view.clause_of(cue.first);
    if view.cue_ends.iter().any(|&(at, row)| {
        row == cue.row
            && at >= cue.end
            && view.clause_of(at) == clause
            && at - cue.end <= 12
            && (at < target.head.start || !view.functions(at).any(&[Function::Subordinator, Function::Preposition]))
    }) {
        return false;
    }
    let near =
        |range: &Range<usize>, limit: usize| cue.end <= range.start && range.start - cue.end <= limit && clear(view, cue.end, range.start);
    if let Some(value) = &target.value
        && near(value, 0)
    {
        return true;
    }
    if cue.kind == CueKind::ContrastNegation {
        return near(&target.head, 0);
    }
    let same_clause = view.clause_of(cue.first) == view.clause_of(target.head.start);
    let limit = if target.counted { 3 } else { 4 };
    same_clause && near(&target.head, limit)
}

/// Nothing between a negation and its verb but auxiliaries, adverbs and particles.
fn clear(view: &View<'_>, from: usize, to: usize) -> bool {
    let mut content = 0;
    for i in from..to {
        let mark = view.lexed.tokens.mark(i);
        if matches!(mark, ',' | '،' | ':' | ';' | '؛')
            || view.functions(i).any(&[Function::Complementiser, Function::Relative, Function::Subordinator, Function::But])
        {
            return false;
        }
        // "has not carried out any strikes": the verb is empty, its noun is what did not happen.
        content += usize::from(view.functions(i).is_empty() && !view.in_cue(i));
    }
    content <= 1
}

/// The cue itself is negated ("did not deny").
fn negated(view: &View<'_>, cue: &Cue) -> bool {
    // "has not any evidence that": such words only stand where something is negated.
    if view.is(cue.first, Function::Determiner) {
        return false;
    }
    view.cues.iter().any(|other| {
        other.kind == CueKind::Negation && other.end <= cue.first && cue.first - other.end <= 2 && clear(view, other.end, cue.first)
    })
}

/// True when the target stands where the cue works.
fn governs(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let head = &target.head;
    // A cue in front of the number works on it, though the noun stands before both ("the toll may pass 500").
    let numbered = target
        .value
        .as_ref()
        .filter(|value| target.counted && head.end <= cue.first && cue.first < value.end && cue.first + 3 >= value.start);
    if numbered.is_some() {
        return view.language.cue(cue.row).direction != Direction::Before;
    }
    let headless = target.counted && target.value.as_ref().is_some_and(|value| value.start <= head.start && head.end <= value.end);
    let row = view.language.cue(cue.row);
    let after = cue.first < head.start;
    let fits = match row.direction {
        Direction::After => after,
        Direction::Before => head.end <= cue.first,
        Direction::Both => true,
    };
    if carried_out(view, cue, target) {
        return true;
    }
    if !fits {
        return false;
    }
    let (from, to) = if after { (cue.end.min(head.start), head.start) } else { (head.end.min(cue.first), cue.first) };
    if view.cue_ends.iter().any(|&(at, of)| of == cue.row && at >= from && at < to) {
        return false;
    }
    let (of_cue, of_head) = (view.clause_of(cue.first), view.clause_of(head.start));
    if !after && target.counted && changes_only(view, cue, target) {
        return false;
    }
    if !after {
        // A predicate works on its subject: the claim stands in the clause before it, or in one that hangs on it. Where the
        // clauses could not be told apart, the sentence up to the cue is the subject.
        return match row.reach {
            CueReach::Next => to - from <= 4 && of_cue == of_head,
            _ => of_cue == of_head || descends(view, of_head, of_cue) || descends(view, of_cue, of_head),
        };
    }
    // What happened to people was told as it is; a plan or an allegation farther off is about something else, and so is one
    // of a change that names no number ("the toll is likely to rise given the dozens injured").
    if target.counted && (distance(view, from, to) > 5 || changes_only(view, cue, target) || qualifies_another(view, cue, from, to)) {
        return false;
    }
    match row.reach {
        CueReach::Next => of_cue == of_head && to - from <= 4,
        CueReach::Sentence => true,
        CueReach::Clause => of_cue == of_head,
        CueReach::Complement => {
            // The same clause too: "denied the withdrawal"; but not what a new main clause says.
            of_cue == of_head && to - from <= if headless { 8 } else { 14 }
                || descends(view, of_head, of_cue) && through_complement(view, of_head, of_cue)
        }
    }
}

/// "The strike was likely carried out by Israel": a doubt in front of a verb that only says that its noun takes place is a doubt of
/// that noun.
fn carried_out(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let head = &target.head;
    let row = view.language.cue(cue.row);
    !target.counted
        && row.direction == Direction::After
        && matches!(cue.kind, CueKind::Likelihood | CueKind::Allegation)
        && head.end <= cue.first
        && view.clause_of(cue.first) == view.clause_of(head.start)
        && (cue.end..(cue.end + 4).min(view.end)).any(|i| view.is(i, Function::LightVerb))
        && distance(view, head.end, cue.first) <= 1
}

/// "an alleged attack killed 80": an adjective or adverb of doubt works on the word beside it; with "of", "to" or "that"
/// behind it, on what they bring in.
fn qualifies_another(view: &View<'_>, cue: &Cue, from: usize, to: usize) -> bool {
    let opens = |i: usize| view.functions(i).any(&[Function::Of, Function::To, Function::Complementiser]);
    cue.kind == CueKind::Allegation
        && view.language.pack.syntax.modifiers_before
        && !opens(cue.end - 1)
        && !(from..to).any(opens)
        && distance(view, from, to) > 1
}

/// The cue governs a verb of change, and no number of the claim stands right behind that.
fn changes_only(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let Some(value) = &target.value else { return false };
    let changes = |i: usize| view.functions(i).any(&[Function::Reach, Function::Change]);
    let Some(verb) = (cue.first..(cue.end + 2).min(view.end)).find(|&i| changes(i)) else { return false };
    let verb_end = (verb..view.end).find(|&i| !changes(i)).unwrap_or(view.end);
    let to_no_number = !view.is(verb, Function::Reach);
    value.start < verb || (to_no_number || value.start > verb_end + 2) && !(verb_end..=value.start).any(|i| view.is(i, Function::To))
}

fn descends(view: &View<'_>, clause: usize, from: usize) -> bool {
    let mut here = view.clauses[clause].parent;
    while let Some(up) = here {
        if up == from {
            return true;
        }
        here = view.clauses[up].parent;
    }
    false
}

fn through_complement(view: &View<'_>, clause: usize, from: usize) -> bool {
    let mut here = clause;
    loop {
        let one = &view.clauses[here];
        if matches!(one.kind, ClauseKind::Contrast | ClauseKind::Subordinate) {
            return false;
        }
        // "denied that it caused the blast which killed 471": a relative clause is taken for granted, unless it only says
        // what the report says ("reports which speak of a withdrawal").
        let reports = |cue: &Cue| view.clause_of(cue.first) == here && (cue.kind.says() || cue.kind == CueKind::Allegation);
        if one.kind == ClauseKind::Relative && !view.cues.iter().any(reports) {
            return false;
        }
        match one.parent {
            Some(up) if up == from => return true,
            Some(up) => here = up,
            None => return false,
        }
    }
}

/// A cue that leaves no claim works only on the head that it governs or that it is said of, close by.
fn governs_head(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let head = &target.head;
    let behind = cue.first >= head.end;
    if behind && view.language.cue(cue.row).direction == Direction::After && cue.kind != CueKind::Postpone {
        return false;
    }
    if view.clause_of(cue.first) != view.clause_of(head.start) && !governs(view, cue, target) {
        return false;
    }
    // "the fall of a suspended lift killed 25": behind a noun of its own it is that noun's adjective.
    if behind && target.counted && !view.language.pack.syntax.modifiers_before && view.is_unknown(cue.first - 1) {
        return false;
    }
    // What is counted begins with its number.
    let start =
        target.value.as_ref().map_or(head.start, |value| if cue.end <= value.start { value.start.min(head.start) } else { head.start });
    let (from, to) = if cue.end <= head.start { (cue.end, start) } else { (head.end.min(cue.first), cue.first) };
    let comma = (from..to).any(|i| matches!(view.lexed.tokens.mark(i), ',' | '،') && !view.inside_number(i));
    let limit = 4;
    let joined = cue.first > view.first && (cue.form.has(Form::AND) || view.is(cue.first - 1, Function::And)) && cue.first >= head.end;
    let apart = target.value.as_ref().is_none_or(|value| !(value.start <= head.start && head.end <= value.end));
    to - from <= 12
        && distance(view, from, to) <= limit
        && !comma
        && !joined
        && (cue.end <= head.start || !target.counted || apart && !qualifies_value(target, cue))
        && bears_on(view, cue, target)
}

/// What stands between a cue and the head leaves the one governing the other, or said of it.
fn bears_on(view: &View<'_>, cue: &Cue, target: &Target<'_>) -> bool {
    let head = &target.head;
    let forms = view.concepts.iter().filter(|concept| concept.first == head.start).fold(0, |forms, concept| forms | concept.form.0);
    let word = Word { first: cue.first, end: cue.end, form: cue.form };
    let head = Word { first: head.start, end: head.end, form: Form(forms) };
    let value = target.value.as_ref().map_or(head.first, |value| value.start);
    governs::bears_on(view, word, &head, value)
}

/// Between head and value, a word behind the head is the value's.
fn qualifies_value(target: &Target<'_>, cue: &Cue) -> bool {
    target.value.as_ref().is_some_and(|value| cue.first < value.start)
}

/// "If …" makes the clause it opens and the clause that hangs on it conditional.
fn conditions(view: &View<'_>, cue: &Cue, head: &Range<usize>) -> bool {
    let (of_cue, of_head) = (view.clause_of(cue.first), view.clause_of(head.start));
    // "if it turns out that a soldier opened fire": what turns out is the condition.
    cue.end <= head.start && (of_cue == of_head || descends(view, of_head, of_cue) && through_complement(view, of_head, of_cue))
}

/// A glued or written future mark on the head or on its auxiliary.
fn future(view: &View<'_>, target: &Target<'_>) -> Option<(String, bool)> {
    let head = &target.head;
    // "would remain" is one word of a lexicon.
    let written = head.len() > 1 && view.is(head.start, Function::AuxiliaryFuture);
    let glued = written || view.lexed.hits_at(head.start).iter().any(|hit| hit.form.has(Form::WILL));
    if glued {
        return Some((view.text(head.clone()).to_owned(), false));
    }
    let clause = view.clause_of(head.start);
    // "The withdrawal … will take place": a noun whose verb stands behind it.
    let verb = (head.end..(head.end + 9).min(view.end))
        .take_while(|&i| view.clause_of(i) == clause && !matches!(view.lexed.tokens.mark(i), ',' | '،') && !view.is(i, Function::And))
        .find(|&i| {
            view.is(i, Function::AuxiliaryFuture)
                || view.lexed.hits_at(i).iter().any(|hit| hit.form.has(Form::WILL) && hit.form.has(Form::PRESENT))
        });
    // Of a count only a verb that hands the number over ("the loss will reach 112 billion").
    let hands_over = |verb: usize| target.value.as_ref().is_some_and(|value| verb < value.start && view.is(verb, Function::Reach));
    // "سيتقلص العدد من 2500 إلى أقل من 500": the verb of reaching that hands the number over stands in front of it.
    let reaching = target
        .value
        .as_ref()
        .filter(|_| target.counted)
        .and_then(|value| (view.first..value.start).rev().find(|&i| view.is(i, Function::Reach) && view.clause_of(i) == clause));
    let reaching =
        reaching.filter(|&i| view.is(i, Function::AuxiliaryFuture) || i > view.first && view.is(i - 1, Function::AuxiliaryFuture));
    if let Some(verb) = verb.filter(|&verb| !target.counted || hands_over(verb)).or(reaching) {
        return Some((view.text(verb..verb + 1).to_owned(), target.counted));
    }
    let known = (head.start.saturating_sub(6).max(view.first)..head.start)
        .rev()
        .take_while(|&i| view.clause_of(i) == clause && !matches!(view.lexed.tokens.mark(i), ',' | '،'))
        .find(|&i| {
            view.is(i, Function::AuxiliaryFuture)
                || view.lexed.hits_at(i).iter().any(|hit| hit.form.has(Form::WILL) && hit.form.has(Form::PRESENT))
        })
        .map(|i| (view.text(i..i + 1).to_owned(), target.counted && view.is(i, Function::Reach)));
    known.or_else(|| unlisted_future(view, target).map(|i| (view.text(i..i + 1).to_owned(), false)))
}

/// Words between a verb that opens a clause and those whom it counts.
const FAR: usize = 14;

/// "ستنشر فرنسا 600 جندي": a verb that no table knows, with its future mark, opens the clause of those who are only counted.
fn unlisted_future(view: &View<'_>, target: &Target<'_>) -> Option<usize> {
    let value = target.value.as_ref().filter(|value| value.start <= target.head.start && target.head.end <= value.end)?;
    let clause = view.clause_of(value.start);
    let opens = (value.start.saturating_sub(FAR).max(view.first)..value.start)
        .filter(|&i| view.clause_of(i) == clause && view.lexed.tokens.kind(i) == Some(crate::text::TokenKind::Word))
        .find(|&i| !view.functions(i).any(&[Function::Complementiser, Function::Subordinator, Function::And, Function::Pronoun]))?;
    let word = view.lexed.tokens.folded(opens);
    (view.is_unknown(opens) && view.language.pack.morphology.looks_future(word)).then_some(opens)
}
