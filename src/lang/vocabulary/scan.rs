//! The compiled vocabulary of one language, and how a text is scanned for its entries.

use super::Hit;
use super::phrases::Phrases;
use super::selection::Filters;
use super::surface_forms::{Reading, SurfaceForms};
use super::word_filter::WordFilter;
use crate::lang::morphology::{Form, Morphology};
use crate::text::fold::{fold, fold_keeping_case};
use crate::text::{TokenKind, Tokens, WordHash};

/// The compiled vocabulary of one language.
#[derive(Debug, Default)]
pub struct Vocabulary {
    pub(super) morphology: Morphology,
    pub(super) forms: SurfaceForms,
    pub(super) phrases: Phrases,
    /// Words of which an exact spelling is listed, by their folded spelling.
    exact: WordFilter,
}

/// What a walk through the phrases needs at each token, kept from one to the next.
#[derive(Default)]
pub(super) struct Walk {
    readings: Vec<Reading>,
    frontier: Vec<Step>,
    following: Vec<Step>,
}

/// A phrase as far as it has been read.
#[derive(Clone, Copy)]
struct Step {
    node: u32,
    /// Form of its first word.
    form: Form,
    /// One past its last token.
    end: usize,
}

impl Vocabulary {
    pub(super) fn new(morphology: Morphology, forms: SurfaceForms, phrases: Phrases) -> Self {
        let exact = forms.iter().filter_map(|(form, _)| form.strip_prefix('=')).map(|form| WordHash::of(&fold(form))).collect();
        Vocabulary { morphology, forms, phrases, exact: WordFilter::new(exact) }
    }

    /// Gives `take` everything that a token may be a form of.
    fn each_reading(&self, tokens: &Tokens<'_>, index: usize, mut take: impl FnMut(Reading)) {
        let token = &tokens[index];
        if matches!(token.kind, TokenKind::Word | TokenKind::Digits) {
            let readings = self.forms.readings(tokens.folded(index), token.hash).iter();
            readings.filter(|reading| !reading.form.has(Form::NEEDS_THE)).for_each(|reading| take(*reading));
            self.each_further_reading(tokens, index, true, take);
        }
    }

    /// The same for what a word may be besides its folded spelling: one that is listed in exact case, and the word that is
    /// left when particles are taken off, where it is `glued`.
    fn each_further_reading(&self, tokens: &Tokens<'_>, index: usize, glued: bool, mut take: impl FnMut(Reading)) {
        let token = &tokens[index];
        if token.upper && self.exact.holds(token.hash) {
            let mut cased = fold_keeping_case(tokens.original(index));
            if cased.ends_with("'s") {
                cased.truncate(cased.len() - 2);
            }
            cased.insert(0, '=');
            let readings = self.forms.readings(&cased, WordHash::of(&cased)).iter();
            readings.filter(|reading| !reading.form.has(Form::NEEDS_THE)).for_each(|reading| take(*reading));
        }
        if glued && token.kind == TokenKind::Word {
            for (rest, taken) in self.morphology.strip(tokens.folded(index)) {
                for reading in self.forms.readings(rest, WordHash::of(rest)) {
                    let needs = reading.form.has(Form::NEEDS_THE);
                    let verb = reading.form.has(Form::PRESENT);
                    if (needs && !taken.has(Form::THE)) || (verb && taken.any(Form::THE | Form::IN)) || (!verb && taken.has(Form::WILL)) {
                        continue;
                    }
                    take(Reading { form: reading.form | taken, ..*reading });
                }
            }
        }
    }

    /// True when an entry starts at a token.
    pub(super) fn has_entry_at(&self, tokens: &Tokens<'_>, index: usize) -> bool {
        let mut hits = Vec::new();
        self.entries_at(tokens, index, None, &mut Walk::default(), &mut hits);
        !hits.is_empty()
    }

    /// Every entry whose first token is `first`, the longest first. The filters are those of a selection that this is the
    /// vocabulary of.
    pub(super) fn entries_at(&self, tokens: &Tokens<'_>, first: usize, filters: Option<&Filters>, walk: &mut Walk, hits: &mut Vec<Hit>) {
        let token = &tokens[first];
        if !matches!(token.kind, TokenKind::Word | TokenKind::Digits) {
            return;
        }
        let from = hits.len();
        walk.frontier.clear();
        if let Some(found) = self.forms.find(tokens.folded(first), token.hash) {
            let [start, end] = [first, first + 1].map(|token| token as u32);
            let entries = self.forms.entries(found).iter();
            hits.extend(entries.map(|&(sense, form)| Hit { first: start, end, sense, form, last_form: form }));
            let openings = self.forms.openings(found).iter();
            walk.frontier.extend(openings.map(|&(node, form)| Step { node, form, end: first + 1 }));
        }
        let sorted = hits.len();
        let glued = filters.is_none_or(|filters| filters.glued.holds(token.hash));
        self.each_further_reading(tokens, first, glued, |reading| {
            if reading.begins() {
                self.emit(reading.node, first, first + 1, [reading.form, reading.form], hits);
                if self.phrases.goes_on(reading.node) {
                    walk.frontier.push(Step { node: reading.node, form: reading.form, end: first + 1 });
                }
            }
        });
        while !walk.frontier.is_empty() {
            self.next_words(tokens, first, filters, walk, hits);
        }
        if hits.len() > sorted {
            hits[from..].sort_by_key(|hit| (std::cmp::Reverse(hit.end), hit.sense));
        }
    }

    /// Takes the phrases that have been read so far a word further.
    fn next_words(&self, tokens: &Tokens<'_>, first: usize, filters: Option<&Filters>, walk: &mut Walk, hits: &mut Vec<Hit>) {
        let Walk { readings, frontier, following } = walk;
        following.clear();
        let mut known = usize::MAX;
        for step in frontier.iter() {
            let mut at = step.end;
            while matches!(tokens.mark(at), '-' | '‑' | '–' | '.' | '/') && tokens.get(at).is_some_and(|t| t.glued) {
                at += 1;
            }
            if at >= tokens.len() || filters.is_some_and(|filters| !filters.steps.holds(tokens[at].hash.beside(step.node))) {
                continue;
            }
            if at != known {
                readings.clear();
                self.each_reading(tokens, at, |reading| readings.push(reading));
                known = at;
            }
            for reading in readings.iter() {
                let taken = Form(reading.form.0 & Form::CLITICS.0);
                if taken != Form::PLAIN && taken != Form::THE {
                    continue;
                }
                if let Some(node) = self.phrases.step(step.node, reading.base) {
                    self.emit(node, first, at + 1, [step.form, reading.form], hits);
                    if self.phrases.goes_on(node) {
                        following.push(Step { node, form: step.form, end: at + 1 });
                    }
                }
            }
        }
        std::mem::swap(frontier, following);
    }

    fn emit(&self, node: u32, first: usize, end: usize, [form, last_form]: [Form; 2], hits: &mut Vec<Hit>) {
        for &sense in self.phrases.senses(node) {
            let hit = Hit { first: first as u32, end: end as u32, sense, form, last_form };
            let twin =
                hits.iter().rev().take_while(|h| h.first == hit.first).any(|h| h.end == hit.end && h.sense == sense && h.form == form);
            if !twin {
                hits.push(hit);
            }
        }
    }

    /// How many surface forms the table holds.
    pub fn form_count(&self) -> usize {
        self.forms.len()
    }
}
