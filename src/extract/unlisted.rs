//! Places that the gazetteer does not list: a name behind a word that only a place can follow.
//!
//! "in the village of Adi Daero", "off Pylos", «في بلدة موكوا»: whoever reads this knows that it is a place, and that what
//! happened there did not happen in the last town of the list. Such a name is kept as it is written, in the country named
//! beside it or else the one that the source is about, and is comparable with itself only.

use super::segments::Segment;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Form, Hit, Lexed};
use crate::text::{TokenKind, fold};
use crate::value::actor::Actors;
use crate::value::place::{Gazetteer, PlaceKind};

/// A name that no list knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlisted {
    /// As written where it is met first.
    pub name: String,
    /// Its words, folded.
    words: Vec<String>,
    /// The country it lies in.
    pub country: Option<u32>,
    /// The part of that country that is said to hold it.
    pub holder: Option<u32>,
    /// Its index in the gazetteer of the document.
    pub place: u32,
}

/// Longest name.
const WORDS: usize = 3;

impl Unlisted {
    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The name stands at the token.
    pub fn stands_at(&self, lexed: &Lexed<'_>, index: usize, end: usize) -> bool {
        index + self.len() <= end && reads(lexed, index, &self.words) && (has_no_case(lexed, index) || lexed.tokens[index].upper)
    }
}

/// The unlisted places of a document; `about` is the country that it is about.
pub fn find(segments: &[Segment<'_>], gazetteer: &Gazetteer, actors: &Actors, about: Option<u32>) -> Vec<Unlisted> {
    let mut found: Vec<Unlisted> = Vec::new();
    let mut told_in: Option<u32> = None;
    let mut added = 0;
    for segment in segments {
        for (sentence, _) in &segment.sentences {
            let finder = Finder { segment, first: sentence.first, end: sentence.end };
            if finder.is_title() {
                continue;
            }
            for index in sentence.first + 1..sentence.end {
                let Some((end, lead)) = finder.name_at(index, gazetteer) else { continue };
                let words: Vec<String> = (index..end).map(|at| word_at(&segment.lexed, at)).collect();
                if found.iter().any(|known| known.words == words) {
                    continue;
                }
                // «قصف بلدة طرة في دارفور»: in front of the kind stands no preposition, so something else must say that it is a name.
                if lead == Lead::Kind && !finder.lies_in(end) && !follows_a_preposition(segments, &words) {
                    continue;
                }
                let tokens = &segment.lexed.tokens;
                let name = tokens.text[tokens.span(index, end)].split_whitespace().collect::<Vec<&str>>().join(" ");
                // "الطرفاوي غرب كركوك", "Tarfawi, west of Kirkuk": the town that it lies by is told of.
                if finder.lies_by_a_town(end, gazetteer) {
                    continue;
                }
                if finder.lost_its_mark(index, end, gazetteer) {
                    continue;
                }
                // Without a country nothing could be said of where it lies.
                // A country of the sentence itself goes before the one that the source is about, but not whose people act.
                let named = || finder.only_country(index, gazetteer, false);
                let of_people = || finder.only_country(index, gazetteer, true);
                let before = || finder.home_of_authority(actors, gazetteer).or(told_in);
                let told_of = || named().or(about).or_else(before).or_else(of_people);
                let Some(country) = finder.country_beside(end, gazetteer).or_else(told_of) else { continue };
                let holder = finder.holder(end, gazetteer).filter(|&holder| gazetteer.country(holder) == Some(country));
                let listed = gazetteer.respelled(&name, country, &segment.language.pack.language);
                let place = listed.unwrap_or_else(|| {
                    added += 1;
                    gazetteer.first_unlisted() + added - 1
                });
                found.push(Unlisted { name, words, country: Some(country), holder, place });
            }
            told_in = finder.told_in(gazetteer).or(told_in);
        }
    }
    found
}

/// What says that a name is one of a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// A preposition of place.
    Placed,
    /// Only the word for its kind.
    Kind,
}

/// Somewhere in the document the name stands right behind a preposition of place, as no adjective does.
fn follows_a_preposition(segments: &[Segment<'_>], words: &[String]) -> bool {
    let prepositions = [Function::In, Function::From, Function::To, Function::Near];
    segments.iter().any(|segment| {
        let lexed = &segment.lexed;
        let mut all = 1..lexed.tokens.len().saturating_sub(words.len() - 1);
        all.any(|at| reads(lexed, at, words) && lexed.is(at - 1, &prepositions))
    })
}

/// One sentence of a segment.
pub(super) struct Finder<'s, 'a> {
    segment: &'s Segment<'a>,
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Finder<'_, '_> {
    pub(super) fn lexed(&self) -> &Lexed<'_> {
        &self.segment.lexed
    }

    /// The end of an unlisted name that begins at the token.
    fn name_at(&self, index: usize, gazetteer: &Gazetteer) -> Option<(usize, Lead)> {
        if !self.is_name_word(index) || self.is_name_word(index - 1) {
            return None;
        }
        let cased = !has_no_case(self.lexed(), index);
        let lead = if cased { self.leads(index).then_some(Lead::Placed) } else { self.leads_by_kind(index) };
        let led = lead.is_some();
        if !led && !cased {
            return None;
        }
        let lead = lead.unwrap_or(Lead::Placed);
        let longest = if cased { WORDS } else { 1 };
        let mut end = index + 1;
        while end < self.end && end - index < longest && self.is_name_word(end) {
            end += 1;
        }
        let next = end.min(self.end);
        // "in the Luwu district", "struck Jajarkot district".
        let divided = next < self.end && self.lexed().tells(next, StoryWord::Division) && !self.lexed().tokens[next].glued;
        if !led && !divided {
            return None;
        }
        if cased && !led && self.lies_in_a_town(next + 1, gazetteer) {
            return None;
        }
        // "at Ghent University", "in Musk's view", "in Klan-run towns".
        let goes_on = next < self.end
            && (cased
                && self.lexed().tokens[next].upper
                && self.lexed().tokens.kind(next) == Some(TokenKind::Word)
                && !self.is_place(next)
                || matches!(self.lexed().tokens.mark(next), '-' | '‑' | '\'' | '’')
                || self.lexed().tells(next, StoryWord::Institution));
        // "in Syrias north", "in Syrias Aleppo": a genitive that lost its mark.
        let owner = cased && self.lexed().tokens.original(end - 1).ends_with('s') && (!self.ends(end) || self.is_place(end));
        // «في منطقة تكثر فيها البيوت»: what takes the place up again makes the word before it a verb.
        let taken_up = !cased && self.is(end, &[Function::Pronoun]);
        (!goes_on && !owner && !taken_up && (cased || self.ends(end))).then_some((end, lead))
    }

    /// "the Zahraa district of Homs", "of the city": a quarter, and the town is told of.
    fn lies_in_a_town(&self, at: usize, gazetteer: &Gazetteer) -> bool {
        let small = |place: u32| gazetteer.place(place).kind == PlaceKind::City;
        let town = |at: usize| {
            self.lexed().longest_of(at, Class::Place).any(|hit| small(gazetteer.name(hit.sense.id).place))
                || self.lexed().tells(at, StoryWord::TheTown)
        };
        self.is(at, &[Function::Of, Function::In]) && (at + 1..(at + 4).min(self.end)).any(town)
    }

    /// A direction follows, and a place that is no country.
    fn lies_by_a_town(&self, end: usize, gazetteer: &Gazetteer) -> bool {
        let direction = if matches!(self.lexed().tokens.mark(end), ',' | '،') { end + 1 } else { end };
        let behind = (direction + 1..(direction + 3).min(self.end)).find(|&at| self.is_place(at));
        self.is(direction, &[Function::Direction])
            && behind.is_some_and(|at| {
                self.lexed().hits_of(at, Class::Place).all(|hit| !gazetteer.is_country(gazetteer.name(hit.sense.id).place))
            })
    }

    /// A mark, a function word or an adjective closes the name.
    fn ends(&self, at: usize) -> bool {
        at >= self.end || self.lexed().tokens.kind(at) != Some(TokenKind::Word) || self.closes(at) || self.says_of_the_kind(at)
    }

    /// «بلدة بولكيسي الحدودية», «بلدة بابراده الليتوانية»: an adjective with its article, of the word for the kind and not of the name.
    pub(super) fn says_of_the_kind(&self, at: usize) -> bool {
        let adjective = |hit: &Hit| match hit.sense.class {
            Class::Demonym => true,
            Class::Story => StoryWord::of(hit.sense.id) == Some(StoryWord::PlaceAdjective),
            _ => false,
        };
        self.lexed().hits_at(at).iter().any(|hit| hit.form.has(Form::THE) && adjective(hit))
    }

    /// An Arabic name ends where a function word, another name or a verb follows.
    fn closes(&self, at: usize) -> bool {
        let verb = |at: usize| self.lexed().hits_of(at, Class::Lexicon).any(|hit| hit.form.any(Form::PAST | Form::PRESENT));
        self.lexed().hits_of(at, Class::Function).next().is_some() || self.is_place(at) || verb(at)
    }

    pub(super) fn is_place(&self, at: usize) -> bool {
        self.lexed().hits_of(at, Class::Place).next().is_some()
    }

    /// A word that no list knows; with a capital, where letters have case.
    fn is_name_word(&self, at: usize) -> bool {
        let lexed = self.lexed();
        if at < self.first || at >= self.end || lexed.tokens.kind(at) != Some(TokenKind::Word) {
            return false;
        }
        let unknown = lexed.hits_at(at).is_empty();
        let word = lexed.tokens.original(at);
        let capital = lexed.tokens[at].upper && word.chars().skip(1).any(char::is_lowercase);
        unknown && word.chars().count() > 2 && (capital || has_no_case(lexed, at))
    }

    pub(super) fn is(&self, at: usize, functions: &[Function]) -> bool {
        self.lexed().is(at, functions)
    }

    /// "off Pylos", "in the village of Tafeghaghte": a preposition of place, or what kind of place it is.
    fn leads(&self, index: usize) -> bool {
        let before = index - 1;
        if before < self.first || self.lexed().tokens.kind(before) != Some(TokenKind::Word) {
            return false;
        }
        if self.is(before, &[Function::Near]) || self.is(before, &[Function::In]) && !self.is(before, &[Function::On]) {
            return true;
        }
        let kind = before.checked_sub(1).is_some_and(|kind| kind >= self.first && self.is(kind, &[Function::Territory]));
        self.is(before, &[Function::Of]) && kind
    }

    /// "في إقليم دارفور", «بولاية شمال دارفور»: behind the name stands a listed place that it lies in.
    fn lies_in(&self, end: usize) -> bool {
        let glued = |at: usize| self.lexed().hits_at(at).iter().any(|hit| hit.form.has(Form::IN));
        let placed = end < self.end && (self.is(end, &[Function::In]) || glued(end));
        placed && (end..self.end.min(end + 4)).any(|at| self.is_place(at))
    }

    /// "the village of Adi Daero, Tigray", «بلدة طرة في إقليم دارفور»: the part of a country that the name is said to lie in.
    fn holder(&self, end: usize, gazetteer: &Gazetteer) -> Option<u32> {
        let comma = matches!(self.lexed().tokens.mark(end), ',' | '،') && !has_no_case(self.lexed(), end - 1);
        let first = if comma { end + 1 } else { end };
        if !comma && !self.lies_in(end) {
            return None;
        }
        let mut places = (first..self.end.min(first + 4)).find_map(|at| {
            let names: Vec<u32> = self.lexed().longest_of(at, Class::Place).map(|hit| gazetteer.name(hit.sense.id).place).collect();
            (!names.is_empty()).then_some(names)
        })?;
        // What a comma parts is told of a town nearby as well: only a part of a country holds others.
        places.retain(|&place| matches!(gazetteer.place(place).kind, PlaceKind::Province | PlaceKind::Region));
        match places.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// «في بلدة موكوا»: what kind of place it is, without an article, and maybe a preposition.
    fn leads_by_kind(&self, index: usize) -> Option<Lead> {
        let kind = index - 1;
        let territory: Vec<Form> = self
            .lexed()
            .hits_of(kind, Class::Function)
            .filter(|hit| hit.sense.id == Function::Territory as u32)
            .map(|hit| hit.form)
            .collect();
        let bare = !territory.is_empty() && territory.iter().all(|form| !form.has(Form::THE));
        let placed = territory.iter().any(|form| form.has(Form::IN))
            || kind > self.first && self.is(kind - 1, &[Function::In, Function::Near, Function::From, Function::To]);
        let lead = if placed { Lead::Placed } else { Lead::Kind };
        if kind >= self.first && self.is_a_site(kind, index) {
            return Some(Lead::Placed);
        }
        (bare && kind >= self.first).then_some(lead)
    }

    /// «هجوم على قاعدة بولكيسي قرب الحدود»: what soldiers sit in is called after where it is, and what is said of where that lies shows
    /// that the word behind it is a name and not what the base is for.
    fn is_a_site(&self, kind: usize, name: usize) -> bool {
        let site = self
            .lexed()
            .hits_of(kind, Class::Story)
            .any(|hit| StoryWord::of(hit.sense.id) == Some(StoryWord::Base) && !hit.form.any(Form::THE | Form::OWNED));
        let lies = self.is(name + 1, &[Function::Near, Function::In, Function::Direction]) || self.says_of_the_kind(name + 1);
        site && lies
    }

    /// "in Syrias north": a listed name with the ending of an owner, whose mark was lost.
    fn lost_its_mark(&self, index: usize, end: usize, gazetteer: &Gazetteer) -> bool {
        let word = word_at(self.lexed(), index);
        let stem = word.strip_suffix('s').filter(|_| end == index + 1 && !has_no_case(self.lexed(), index));
        stem.is_some_and(|stem| gazetteer.by_slug(stem).or_else(|| gazetteer.index(stem)).is_some())
    }

    /// A word of grammar, and nothing else.
    fn is_only_function(&self, at: usize) -> bool {
        let hits = self.lexed().hits_at(at);
        !hits.is_empty() && hits.iter().all(|hit| hit.sense.class == Class::Function)
    }

    /// A headline in capitals: its capitals say nothing. Only function words are small there, or one word in three.
    fn is_title(&self) -> bool {
        let tokens = &self.lexed().tokens;
        let words = (self.first..self.end).filter(|&at| tokens.kind(at) == Some(TokenKind::Word) && !has_no_case(self.lexed(), at));
        let (mut small, mut capital) = (0, 0);
        for at in words {
            match (tokens[at].upper, tokens.original(at).chars().count()) {
                (true, 4..) => capital += 1,
                (false, 3..) if !self.is_only_function(at) => small += 1,
                _ => {}
            }
        }
        capital > 2 && capital >= 2 * small
    }
}

fn word_at(lexed: &Lexed<'_>, index: usize) -> String {
    fold::fold(lexed.tokens.original(index))
}

/// The tokens from `index` on are these folded words.
fn reads(lexed: &Lexed<'_>, index: usize, words: &[String]) -> bool {
    words.iter().enumerate().all(|(next, word)| word_at(lexed, index + next) == *word)
}

pub(super) fn has_no_case(lexed: &Lexed<'_>, index: usize) -> bool {
    lexed.tokens.original(index).chars().all(|c| !c.is_uppercase() && !c.is_lowercase())
}
