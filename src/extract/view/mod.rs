//! One sentence with everything in it marked (numbers, dates, places, actors, concepts, functions, cues, clauses), and what can be
//! asked of it. `marking` is how the marks come about.

mod looks;
mod marking;

use super::actors::ActorMention;
use super::clauses::{Clause, ClauseKind};
use super::language::Language;
use super::places::PlaceMention;
use super::speaker::Speaker;
use super::trace::Trace;
use super::unlisted::Unlisted;
use crate::lang::cue_words::CueKind;
use crate::lang::function_words::{Function, Functions};
use crate::lang::story_words::StoryWord;
use crate::lang::word_shape::WordShape;
use crate::lang::{Class, Form, Lexed};
use crate::rule::LexiconId;
use crate::text::TokenKind;
use crate::value::actor::Actors;
use crate::value::date::{Anchor, DateMention};
use crate::value::number::NumberMention;
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
    /// The mission of soldiers that the text named last.
    pub mission: Option<&'a str>,
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
    pub trace: Trace,
}

impl View<'_> {
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

    /// The token is part of a number, its first word included and what only hedges it not.
    pub fn in_number(&self, index: usize) -> bool {
        self.all_numbers.iter().any(|number| number.first <= index && index < number.end)
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

    /// The letters of the word show that it has one of these forms.
    pub fn looks(&self, index: usize, shapes: &[WordShape]) -> bool {
        let word = self.lexed.tokens.folded(index);
        shapes.iter().any(|shape| self.language.pack.shapes.ending(word, *shape).is_some())
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

    /// A comma that parts words, and no digits.
    pub fn is_parting_comma(&self, index: usize) -> bool {
        self.is_comma(index) && !self.inside_number(index)
    }

    /// What the token, as the first of its word, makes of a place beside it.
    pub fn tells(&self, index: usize, what: StoryWord) -> bool {
        self.story_end(index, what).is_some()
    }

    /// One past the last token of such a word that begins at the token.
    pub fn story_end(&self, index: usize, what: StoryWord) -> Option<usize> {
        let in_sentence = (self.first..self.end).contains(&index);
        self.lexed.story_ends(index, what).filter(|&end| in_sentence && end <= self.end).max()
    }

    /// A pronoun of the sentence stands for a thing named before.
    pub fn takes_up_a_thing(&self) -> bool {
        (self.first..self.end).any(|index| self.tells(index, StoryWord::TheThing))
    }

    /// Index of the clause that the token is in.
    pub fn clause_of(&self, index: usize) -> usize {
        self.clause_of.get(index.saturating_sub(self.first)).or(self.clause_of.last()).copied().unwrap_or(0)
    }

    /// The clause and those that it hangs on, the nearest first.
    pub fn clauses_up(&self, clause: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(clause), |&here| self.clauses[here].parent)
    }

    /// The clause is the other, or hangs on it.
    pub fn hangs_under(&self, clause: usize, other: usize) -> bool {
        self.clauses_up(clause).any(|here| here == other)
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

    /// The clause opens with "where" or "from which".
    pub fn opens_with_where(&self, clause: usize) -> bool {
        // "in which": the preposition stands in front of the clause.
        let opens =
            |start: usize| self.tells(start, StoryWord::Where) || start > 0 && self.story_end(start - 1, StoryWord::Where) > Some(start);
        self.clauses[clause].parts.first().is_some_and(|part| opens(part.start))
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
