//! One sentence with everything in it marked: numbers, dates, places, actors, concepts, functions, cues, clauses.

use super::actors::{self, ActorMention};
use super::clauses::{self, Clause, ClauseKind};
use super::language::{BEFORE_NUMBER, EXCLUDED, EXCLUDED_BEFORE_NUMBER, Language};
use super::places::{self, PlaceMention};
use super::speaker::{self, Speaker};
use super::unlisted::Unlisted;
use crate::lang::cue_words::{CueKind, ENDS, EXCEPT};
use crate::lang::function_words::{Function, Functions};
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form, Lexed};
use crate::rule::LexiconId;
use crate::text::{Sentence, TokenKind};
use crate::value::actor::Actors;
use crate::value::date::{Anchor, DateMention, Tense};
use crate::value::number::{NumberKind, NumberMention};
use crate::value::place::Gazetteer;
use std::ops::Range;

/// Longest title between quotation marks, in tokens.
const TITLE: usize = 8;

/// A lexicon word in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concept {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// The lexicon.
    pub lexicon: LexiconId,
    /// Form of the first word.
    pub form: Form,
    /// Form of the last word.
    pub last_form: Form,
}

/// A cue in the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Row of the language pack.
    pub row: u32,
    /// What it does.
    pub kind: CueKind,
    /// Form of its first word.
    pub form: Form,
}

/// What all sentences of a document share.
pub struct Surroundings<'a> {
    /// Language of the segment.
    pub language: &'a Language,
    /// Places.
    pub gazetteer: &'a Gazetteer,
    /// Actors.
    pub actors: &'a Actors,
    /// Date of the source.
    pub anchor: &'a Anchor,
    /// Countries that the document names, most often named first: what decides between places of one name.
    pub countries: &'a [u32],
    /// The country named last before the sentence.
    pub last_country: Option<u32>,
    /// The country that the sentences before tell of.
    pub told_of: Option<u32>,
    /// The one country that the document is about, if it is about one.
    pub about: Option<u32>,
    /// Names of the document that no list knows, each with its place in `gazetteer`.
    pub unlisted: &'a [Unlisted],
    /// The town that the text told of last.
    pub town: Option<u32>,
    /// The part of a country that the text told of last.
    pub province: Option<u32>,
    /// The group that the text named last.
    pub group: Option<&'a str>,
    /// Lexicons of what happens to those that rules count ("dead", "were killed").
    pub states: &'a [LexiconId],
}

/// One sentence, analysed. Token indexes are those of the segment.
pub struct View<'a> {
    /// The segment.
    pub lexed: &'a Lexed<'a>,
    /// The language.
    pub language: &'a Language,
    /// Places, those too that only the document names.
    pub gazetteer: &'a Gazetteer,
    /// First token.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    functions: Vec<Functions>,
    content: Vec<bool>,
    /// Numbers that are not part of dates, in order.
    pub numbers: Vec<NumberMention>,
    /// All numbers, those inside dates too.
    pub all_numbers: Vec<NumberMention>,
    /// Dates, in order.
    pub dates: Vec<DateMention>,
    /// Places, in order.
    pub places: Vec<PlaceMention>,
    /// Actors, in order.
    pub actors: Vec<ActorMention>,
    /// Lexicon words, in order.
    pub concepts: Vec<Concept>,
    /// Cues, in order.
    pub cues: Vec<Cue>,
    /// Tokens that end a cue's reach, with the cue's row.
    pub cue_ends: Vec<(usize, u32)>,
    /// For each cue who speaks, denies, claims or refuses by it.
    pub speakers: Vec<Speaker>,
    /// Clauses.
    pub clauses: Vec<Clause>,
    clause_of: Vec<usize>,
    /// Lexicons of what happens to those that are counted.
    pub states: &'a [LexiconId],
    /// Token ranges between quotation marks, the marks left out.
    pub quotations: Vec<Range<usize>>,
    /// Lexicons with a word in the sentences of the paragraph before this one.
    pub told: Vec<LexiconId>,
    /// The date of the source, where it is known.
    pub today: Option<jiff::civil::Date>,
    /// Where rules note what they decide, for `explain`.
    pub trace: super::trace::Trace,
}

impl<'a> View<'a> {
    /// Analyses one sentence.
    pub fn new(lexed: &'a Lexed<'a>, sentence: Sentence, around: &Surroundings<'a>) -> Self {
        let language = around.language;
        let range = sentence.first..sentence.end;
        let mut view = View {
            lexed,
            language,
            gazetteer: around.gazetteer,
            first: sentence.first,
            end: sentence.end,
            functions: vec![Functions::default(); range.len()],
            content: vec![false; range.len()],
            numbers: Vec::new(),
            all_numbers: crate::value::number::recognise(lexed, &language.pack, range.clone()),
            dates: Vec::new(),
            places: Vec::new(),
            actors: Vec::new(),
            concepts: Vec::new(),
            cues: Vec::new(),
            cue_ends: Vec::new(),
            speakers: Vec::new(),
            clauses: Vec::new(),
            clause_of: Vec::new(),
            states: around.states,
            quotations: Vec::new(),
            told: Vec::new(),
            today: match around.anchor {
                Anchor::Known(date) => Some(*date),
                _ => None,
            },
            trace: super::trace::Trace::default(),
        };
        view.mark_functions();
        view.dates = crate::value::date::recognise_in_tense(lexed, &language.pack, around.anchor, range.clone(), view.tense());
        view.drop_counted_years();
        view.numbers = view
            .all_numbers
            .iter()
            .filter(|number| number.sure || number.kind == NumberKind::Cardinal)
            .filter(|number| !view.dates.iter().any(|date| date.first < number.end && number.first < date.end))
            .cloned()
            .collect();
        view.collect_concepts();
        view.places = places::find(&view, around);
        view.actors = actors::find(&view, around);
        view.collect_cues();
        view.quotations = quotations(&view);
        let concepts = std::mem::take(&mut view.concepts);
        view.concepts = concepts.into_iter().filter(|concept| !view.in_title(concept.first)).collect();
        let (clauses, clause_of) = clauses::cut(&view);
        view.clauses = clauses;
        view.clause_of = clause_of;
        view.speakers = speaker::of_cues(&view);
        view
    }

    /// Which way the sentence looks: a future mark says ahead, nothing says back.
    fn tense(&self) -> Tense {
        let ahead = (self.first..self.end).any(|i| {
            self.is(i, Function::AuxiliaryFuture)
                || self.lexed.hits_at(i).iter().any(|hit| hit.form.has(Form::WILL) && hit.form.has(Form::PRESENT))
        });
        if ahead { Tense::Future } else { Tense::Unknown }
    }

    /// A bare four-digit number in front of a noun counts it ("about 2000 soldiers") and is no year.
    fn drop_counted_years(&mut self) {
        let counted = |date: &DateMention| {
            self.all_numbers
                .iter()
                .any(|number| number.hedge_first <= date.first && date.end <= number.end && number.end - number.first == 1)
                && date.end < self.end
                && self.lexed.tokens.kind(date.end) == Some(TokenKind::Word)
                && self.functions(date.end).is_empty()
                && !self
                    .lexed
                    .hits_at(date.end)
                    .iter()
                    .any(|hit| hit.form.has(Form::AND) || matches!(hit.sense.class, Class::Cue | Class::Date))
                && (date.role.is_none() || self.lexed.hits_of(date.end, Class::Lexicon).next().is_some())
                && !self.lexed.hits_of(date.end, Class::Lexicon).any(|hit| hit.form.has(Form::PAST) && date.role.is_some())
                // "a 2003 quake".
                && !(date.first > self.first && self.is(date.first - 1, Function::Determiner) && self.tells(date.end, StoryWord::Happening))
        };
        let keep: Vec<bool> = self.dates.iter().map(|date| !counted(date)).collect();
        let mut index = 0;
        self.dates.retain(|_| {
            index += 1;
            keep[index - 1]
        });
    }

    fn mark_functions(&mut self) {
        for index in self.first..self.end {
            for hit in self.lexed.hits_of(index, Class::Function) {
                if hit.end as usize > self.end {
                    continue;
                }
                let slot = index - self.first;
                if let Some(&function) = Function::ALL.get(hit.sense.id as usize) {
                    // A preposition glued to a conjunction is still the preposition; a phrase marks its first word and
                    // uses up the rest.
                    self.functions[slot].insert(function);
                    for rest in index + 1..hit.end as usize {
                        self.functions[rest - self.first].insert(function);
                    }
                }
            }
        }
    }

    fn collect_concepts(&mut self) {
        let mut found = Vec::new();
        let mut excluded = Vec::new();
        for index in self.first..self.end {
            for hit in self.lexed.hits_of(index, Class::Lexicon) {
                let (first, end) = (hit.first as usize, hit.end as usize);
                if end > self.end {
                    continue;
                }
                let numbered = || self.all_numbers.iter().any(|number| number.start() == end);
                if hit.sense.id >= BEFORE_NUMBER {
                    if numbered() {
                        let lexicon = hit.sense.id - BEFORE_NUMBER;
                        found.push(Concept { first, end, lexicon, form: hit.form, last_form: hit.last_form });
                    }
                } else if hit.sense.id >= EXCLUDED_BEFORE_NUMBER {
                    if numbered() {
                        excluded.push((first, end, hit.sense.id - EXCLUDED_BEFORE_NUMBER));
                    }
                } else if hit.sense.id >= EXCLUDED {
                    excluded.push((first, end, hit.sense.id - EXCLUDED));
                } else {
                    found.push(Concept { first, end, lexicon: hit.sense.id, form: hit.form, last_form: hit.last_form });
                }
            }
        }
        // Words that a date uses up are no concepts ("end of September" holds no "end"), and a longer word of a
        // lexicon uses up the shorter ones inside it.
        let dates: Vec<Range<usize>> = self.dates.iter().map(|date| date.first..date.end).collect();
        self.concepts = found
            .iter()
            .filter(|c| !dates.iter().any(|d| d.start <= c.first && c.end <= d.end))
            .filter(|c| !excluded.iter().any(|&(first, end, lexicon)| lexicon == c.lexicon && first <= c.first && c.end <= end))
            .filter(|c| {
                !found.iter().any(|o| o.lexicon == c.lexicon && o.first <= c.first && c.end <= o.end && o.end - o.first > c.end - c.first)
            })
            .copied()
            .collect();
        for concept in &self.concepts {
            for index in concept.first..concept.end {
                self.content[index - self.first] = true;
            }
        }
    }

    fn collect_cues(&mut self) {
        let mut excepted = Vec::new();
        let mut found = Vec::new();
        for index in self.first..self.end {
            for hit in self.lexed.hits_of(index, Class::Cue) {
                let (first, end, id) = (hit.first as usize, hit.end as usize, hit.sense.id);
                if end > self.end {
                    continue;
                }
                if id >= ENDS {
                    self.cue_ends.push((first, id - ENDS));
                } else if id >= EXCEPT {
                    excepted.push((first, end, id - EXCEPT));
                } else {
                    found.push(Cue { first, end, row: id, kind: self.language.cue(id).kind, form: hit.form });
                }
            }
        }
        self.cues = found
            .iter()
            .filter(|c| !excepted.iter().any(|&(first, end, row)| row == c.row && first <= c.first && c.end <= end))
            .filter(|c| {
                !found.iter().any(|o| o.kind == c.kind && o.first <= c.first && c.end <= o.end && o.end - o.first > c.end - c.first)
            })
            .filter(|c| !self.dates.iter().any(|d| d.first <= c.first && c.end <= d.end))
            .filter(|c| !self.is_place_name(c) && !self.is_another_word(c))
            .copied()
            .collect();
        self.cues.dedup_by(|a, b| a.first == b.first && a.kind == b.kind && a.row == b.row);
    }

    /// "in Port Said", "في تشاد": the word is the name of a place, or a part of one. A verb of saying gives way to a name
    /// that nothing marks, too.
    fn is_place_name(&self, cue: &Cue) -> bool {
        let named = |p: &PlaceMention| !p.by_reference && (p.marked || cue.kind.says());
        let part = |p: &PlaceMention| p.end - p.first > cue.end - cue.first;
        self.places.iter().any(|p| p.first <= cue.first && cue.end <= p.end && (named(p) || part(p)))
    }

    /// A form of a verb of saying that is spelled like a pronoun or an adverb.
    fn is_another_word(&self, cue: &Cue) -> bool {
        let spelled_alike = [Function::Pronoun, Function::Adverb, Function::Determiner];
        cue.kind.says() && cue.end - cue.first == 1 && self.functions(cue.first).any(&spelled_alike)
    }

    /// Functions of a token; none outside the sentence.
    pub fn functions(&self, index: usize) -> Functions {
        if index < self.first || index >= self.end { Functions::default() } else { self.functions[index - self.first] }
    }

    /// True when the token has the function.
    pub fn is(&self, index: usize, function: Function) -> bool {
        self.functions(index).has(function)
    }

    /// True for a token that is part of a lexicon word.
    pub fn is_concept(&self, index: usize) -> bool {
        index >= self.first && index < self.end && self.content[index - self.first]
    }

    /// The token stands in a question: the quotation around it ends in a question mark, or outside all quotations the sentence
    /// does. A relative clause in a question is taken for granted.
    pub fn asks(&self, index: usize) -> bool {
        let asked = |i: &usize| matches!(self.lexed.tokens.mark(*i), '?' | '؟');
        if self.clause(index).kind == ClauseKind::Relative {
            return false;
        }
        match self.quotation(index) {
            Some(quotation) => (index..quotation.end).any(|i| asked(&i)),
            None => (index..self.end)
                .rev()
                .find(|i| !self.closes_quotation(*i))
                .is_some_and(|last| asked(&last) && self.quotation(last).is_none()),
        }
    }

    fn closes_quotation(&self, index: usize) -> bool {
        matches!(self.lexed.tokens.mark(index), '"' | '”' | '»' | ')' | '’' | '\'')
    }

    /// The word belongs to a date, its role included ("until" in "until May").
    pub fn in_date(&self, index: usize) -> bool {
        self.dates.iter().any(|date| (date.role_first..date.end).contains(&index))
    }

    /// The token stands between the first and the last of a number: "1,200", "2 to 3".
    pub fn inside_number(&self, index: usize) -> bool {
        self.all_numbers.iter().any(|number| number.first < index && index < number.end)
    }

    /// "Eighty Dead Letters": the word stands in a title between quotation marks, where every word has its capital. What a
    /// title names is not told.
    pub fn in_title(&self, index: usize) -> bool {
        let Some(title) = self.quotation(index).filter(|title| title.len() <= TITLE) else { return false };
        // "روايته «الاتفاق»": between quotation marks behind a work of fiction stands its name.
        if title.start >= self.first + 2 && self.tells(title.start - 2, StoryWord::Fiction) {
            return true;
        }
        let content = |&i: &usize| self.lexed.tokens.kind(i) == Some(TokenKind::Word) && self.functions(i).is_empty();
        let mut words = title.clone().filter(content);
        words.clone().count() > 1 && words.all(|i| self.lexed.tokens[i].upper)
    }

    /// The word belongs to the name of a place.
    pub fn in_place(&self, index: usize) -> bool {
        self.places.iter().any(|place| (place.first..place.end).contains(&index))
    }

    /// The word belongs to the name of an actor.
    pub fn in_actor(&self, index: usize) -> bool {
        self.actors.iter().any(|actor| (actor.first..actor.end).contains(&index))
    }

    /// The word belongs to a cue.
    pub fn in_cue(&self, index: usize) -> bool {
        self.cues.iter().any(|cue| (cue.first..cue.end).contains(&index))
    }

    /// True for a word that no table knows: an unknown content word.
    pub fn is_unknown(&self, index: usize) -> bool {
        index >= self.first
            && index < self.end
            && self.lexed.tokens.kind(index) == Some(TokenKind::Word)
            && self.functions(index).is_empty()
            && self.lexed.hits_at(index).iter().all(|hit| hit.sense.class == Class::Story)
    }

    /// Glued particles and number of the word at `index`, from any hit on it.
    pub fn clitics(&self, index: usize) -> Form {
        let hits = self.lexed.hits_at(index).iter().filter(|hit| hit.sense.class != Class::Story);
        hits.fold(Form::PLAIN, |form, hit| Form(form.0 | hit.form.0 & Form::CLITICS.0))
    }

    /// A comma of either script.
    pub fn is_comma(&self, index: usize) -> bool {
        matches!(self.lexed.tokens.mark(index), ',' | '،')
    }

    /// What the token, as the first of its word, makes of a place beside it.
    pub fn tells(&self, index: usize, what: StoryWord) -> bool {
        (self.first..self.end).contains(&index)
            && self.lexed.hits_of(index, Class::Story).any(|hit| hit.end as usize <= self.end && StoryWord::of(hit.sense.id) == Some(what))
    }

    /// A pronoun of the sentence stands for a thing named before.
    pub fn takes_up_a_thing(&self) -> bool {
        (self.first..self.end).any(|index| self.tells(index, StoryWord::TheThing))
    }

    /// Index of the clause that the token is in.
    pub fn clause_of(&self, index: usize) -> usize {
        self.clause_of.get(index.saturating_sub(self.first)).or(self.clause_of.last()).copied().unwrap_or(0)
    }

    /// The clause that the token is in.
    pub fn clause(&self, index: usize) -> &Clause {
        &self.clauses[self.clause_of(index)]
    }

    /// The quotation that the token is in.
    pub fn quotation(&self, index: usize) -> Option<&Range<usize>> {
        self.quotations.iter().find(|range| range.contains(&index))
    }

    /// Concepts of one of these lexicons.
    pub fn of_lexicons<'v>(&'v self, lexicons: &'v [LexiconId]) -> impl Iterator<Item = &'v Concept> + 'v {
        self.concepts.iter().filter(move |concept| lexicons.contains(&concept.lexicon))
    }

    /// The clause opens with "where".
    pub fn opens_with_where(&self, clause: usize) -> bool {
        self.clauses[clause].parts.first().is_some_and(|part| self.tells(part.start, StoryWord::Where))
    }

    /// Last token before `index` that is not a blank mark such as a quote.
    pub fn before(&self, index: usize) -> Option<usize> {
        (self.first..index).rev().find(|&i| !matches!(self.lexed.tokens.mark(i), '"' | '“' | '”' | '«' | '»' | '\''))
    }

    /// The text of a token range.
    pub fn text(&self, range: Range<usize>) -> &str {
        &self.lexed.tokens.text[self.lexed.tokens.span(range.start, range.end)]
    }
}

fn quotations(view: &View<'_>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for index in view.first..view.end {
        let mark = view.lexed.tokens.mark(index);
        match mark {
            '“' | '«' if open.is_none() => open = Some(index + 1),
            '”' | '»' => {
                let start = open.take().unwrap_or(view.first);
                out.push(start..index);
            }
            '"' => match open.take() {
                Some(start) => out.push(start..index),
                None => open = Some(index + 1),
            },
            _ => {}
        }
    }
    if let Some(start) = open {
        out.push(start..view.end);
    }
    out.retain(|range| !range.is_empty());
    out
}
