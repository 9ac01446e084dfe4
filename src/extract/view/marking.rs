//! Marks a sentence: each pass adds one kind of mention, and the later ones ask the earlier ones.

use super::super::language::{BEFORE_NUMBER, EXCLUDED, EXCLUDED_BEFORE_NUMBER};
use super::super::places::{self, PlaceMention};
use super::super::trace::Trace;
use super::super::{actors, clauses, speaker};
use super::{Concept, Cue, Surroundings, View, looks};
use crate::lang::cue_words::{ENDS, EXCEPT};
use crate::lang::function_words::{Function, Functions};
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form, Lexed};
use crate::text::{Sentence, TokenKind};
use crate::value::date::{Anchor, DateMention};
use crate::value::number::NumberKind;
use std::ops::Range;

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
            all_numbers: crate::value::number::recognise(lexed, language.pack, range.clone()),
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
            trace: Trace::default(),
        };
        view.mark_functions();
        view.dates = looks::dates(&view, around.anchor, &range);
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
        let mut keep = keep.into_iter();
        self.dates.retain(|_| keep.next() == Some(true));
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
            // «مئتي جندي»: a word that spells a number is no other word of the same letters.
            .filter(|c| {
                !self.language.pack.syntax.verb_first
                    || !self.all_numbers.iter().any(|n| n.kind == NumberKind::Cardinal && n.sure && n.first <= c.first && c.end <= n.end)
            })
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
