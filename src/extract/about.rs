//! What a source is about: the countries that it names, by how often.

use super::segments::Segment;
use super::telling_body;
use crate::lang::function_words::Function;
use crate::lang::story_words::StoryWord;
use crate::lang::{Class, Hit};
use crate::source::Zone;
use crate::text::TokenKind;
use crate::value::actor::{Actors, NEWSROOMS};
use crate::value::place::{Gazetteer, PlaceName};
use std::ops::Range;

/// A source is about the country that it names this many times as often as any other.
const ABOUT: usize = 3;

/// A body without its country is that of the one country that the source names this often.
const OFTEN: usize = 2;

/// Longest dateline, in tokens.
const DATELINE: usize = 12;

/// The countries of a source.
pub struct About {
    /// All that it names, the one named most often first.
    pub countries: Vec<u32>,
    /// The one in which it says oftenest that something is, whosever people are there; else the one that it names oftener than any other.
    pub placed: Option<u32>,
    /// The one that it is about: no other is named nearly as often.
    pub country: Option<u32>,
    /// As `country`, where that is named more than once or alone.
    pub surely: Option<u32>,
    /// The one that opens it alone, else the foremost one, where the opening names it.
    pub opening: Option<u32>,
    /// The one of which alone the opening names a place.
    pub alone: Option<u32>,
}

impl About {
    /// Counts the names of countries and of places and people of theirs, unambiguous ones only.
    pub fn new(segments: &[Segment<'_>], gazetteer: &Gazetteer, actors: &Actors) -> Self {
        let counter = Counter { gazetteer, actors };
        // In the order in which the text first names them, which parts those that it names equally often.
        let mut counts: Vec<(usize, u32)> = Vec::new();
        let mut places: Vec<(usize, u32)> = Vec::new();
        for segment in segments {
            counter.count(segment, 0..segment.lexed.tokens.len(), |country, at, _| {
                add(&mut counts, country);
                if stands_behind_a_preposition(segment, at) {
                    add(&mut places, country);
                }
            });
        }
        counts.sort_by_key(|&(count, _)| std::cmp::Reverse(count));
        places.sort_by_key(|&(count, _)| std::cmp::Reverse(count));
        let placed = leader(&places, |most, next| most > next).filter(|_| places[0].0 >= OFTEN);
        let foremost = leader(&counts, |most, next| most > next);
        let country = leader(&counts, |most, next| most >= ABOUT * next);
        let often = counts.first().is_some_and(|&(times, _)| times >= OFTEN) || counts.len() == 1;
        let opened = counter.opening(segments);
        let only = opened.first().copied().filter(|_| opened.len() == 1);
        let alone = only.filter(|&country| counter.told_by(segments).is_none_or(|home| home == country));
        let opening = alone.or(foremost.filter(|country| opened.contains(country)));
        let countries = counts.iter().map(|&(_, country)| country).collect();
        About { countries, placed: placed.or(foremost), country, surely: country.filter(|_| often), opening, alone }
    }
}

/// The country counted first, where it leads the next one by so much.
fn leader(counts: &[(usize, u32)], by: impl Fn(usize, usize) -> bool) -> Option<u32> {
    match counts {
        [(_, only)] => Some(*only),
        [(most, first), (next, _), ..] if by(*most, *next) => Some(*first),
        _ => None,
    }
}

fn add(counts: &mut Vec<(usize, u32)>, country: u32) {
    match counts.iter_mut().find(|(_, known)| *known == country) {
        Some((count, _)) => *count += 1,
        None => counts.push((1, country)),
    }
}

struct Counter<'a> {
    gazetteer: &'a Gazetteer,
    actors: &'a Actors,
}

impl Counter<'_> {
    /// Calls `found` with each country that a name in the range stands for, with where that stands, and whether a place of it is
    /// named: no adjective, and not who says so.
    fn count(&self, segment: &Segment<'_>, range: Range<usize>, mut found: impl FnMut(u32, usize, bool)) {
        let lexed = &segment.lexed;
        let mut named = 0;
        for index in range {
            // "Papua New Guinea" names no Guinea, nor does the French agency France.
            let newsroom = |hit: &&Hit| NEWSROOMS.contains(&self.actors.actor(hit.sense.id).kind.as_str());
            let newsroom = lexed.hits_of(index, Class::Actor).filter(newsroom).map(|hit| hit.end as usize).max();
            if index < named || newsroom.is_some() {
                named = named.max(newsroom.unwrap_or(named));
                continue;
            }
            let names: Vec<&Hit> = lexed.longest_of(index, Class::Place).collect();
            named = names.first().map_or(index, |hit| hit.end as usize);
            // "the London-based group", "the US-led coalition" name no country that the text is about.
            if named > index && matches!(lexed.tokens.mark(named), '-' | '‑') && lexed.tokens[named].glued {
                continue;
            }
            // "Niger State" is a part of another country.
            if named > index && lexed.tokens.get(named).is_some_and(|token| token.upper) && lexed.tells(named, StoryWord::Division) {
                continue;
            }
            match self.country(&names) {
                Some(country) => found(country, index, !is_adjective(segment, index..named) && !speaks(segment, index..named)),
                None => {
                    let people = lexed.hits_of(index, Class::Demonym).filter(|hit| !names_a_frontier(segment, index, hit.end as usize));
                    people.filter_map(|hit| self.gazetteer.country(hit.sense.id)).for_each(|country| found(country, index, false));
                }
            }
        }
    }

    /// The country of the one place that a name surely stands for.
    fn country(&self, names: &[&Hit]) -> Option<u32> {
        let names = names.iter().map(|hit| self.gazetteer.name(hit.sense.id));
        let (unsure, sure): (Vec<PlaceName>, Vec<PlaceName>) = names.partition(|name| name.ambiguous);
        // "Congo" names two.
        let of_two = unsure.iter().any(|name| self.gazetteer.is_country(name.place));
        let [only] = sure.as_slice() else { return None };
        self.gazetteer.country(only.place).filter(|_| !of_two)
    }

    /// "Turkish officials said": the country whose body tells the first sentence of the text.
    fn told_by(&self, segments: &[Segment<'_>]) -> Option<u32> {
        let mut sentences = segments.iter().flat_map(|segment| segment.sentences.iter().map(move |sentence| (segment, sentence)));
        let (segment, (sentence, _)) = sentences.find(|(_, (_, zone))| *zone != Zone::Headline)?;
        telling_body::country_of(&segment.lexed, segment.language, self.gazetteer, sentence.first..sentence.end)
    }

    /// The countries of the places that the headline names, or, where it names none at all, the first sentence of the text.
    fn opening(&self, segments: &[Segment<'_>]) -> Vec<u32> {
        let sentences =
            || segments.iter().flat_map(|segment| segment.sentences.iter().map(move |(sentence, zone)| (segment, sentence, zone)));
        let headline = sentences().find(|(_, _, zone)| **zone == Zone::Headline);
        let first = sentences().find(|(_, _, zone)| **zone != Zone::Headline);
        let mut countries = Vec::new();
        for (segment, sentence, _) in headline.into_iter().chain(first) {
            let from = after_dateline(segment, sentence.first..sentence.end);
            self.count(segment, from..sentence.end, |other, _, place| countries.push((other, place)));
            if !countries.is_empty() {
                break;
            }
        }
        let mut named: Vec<u32> = Vec::new();
        for (country, _) in countries.into_iter().filter(|&(_, place)| place) {
            if !named.contains(&country) {
                named.push(country);
            }
        }
        named
    }
}

/// "in northern Syria", "left for Niger": in a language whose prepositions are words of their own.
fn stands_behind_a_preposition(segment: &Segment<'_>, name: usize) -> bool {
    let lexed = &segment.lexed;
    let before = (0..name).rev().find(|&at| !lexed.is(at, &[Function::Determiner, Function::Direction]));
    let prepositions = [Function::In, Function::Near, Function::From, Function::To];
    segment.language.pack.syntax.modifiers_before && before.is_some_and(|at| lexed.is(at, &prepositions))
}

/// "Russia says", «قالت روسيا»: a country that tells of something, wherever it was.
fn speaks(segment: &Segment<'_>, name: Range<usize>) -> bool {
    let verb = if segment.language.pack.syntax.verb_first { name.start.checked_sub(1) } else { Some(name.end) };
    verb.is_some_and(|verb| telling_body::says(&segment.lexed, segment.language, verb))
}

/// "Dubai (Reuters) -", «الرباط (الأناضول) -»: where the sentence begins behind the words that say where it was written.
fn after_dateline(segment: &Segment<'_>, sentence: Range<usize>) -> usize {
    let mark = |at: usize| segment.lexed.tokens.mark(at);
    let ahead = sentence.start..sentence.end.min(sentence.start + DATELINE);
    let dash = ahead.clone().find(|&at| matches!(mark(at), '-' | '–' | '—') && !segment.lexed.tokens[at].glued);
    let credited = |dash: usize| dash > sentence.start && mark(dash - 1) == ')';
    dash.filter(|&dash| credited(dash)).map_or(sentence.start, |dash| dash + 1)
}

/// "US strike": an abbreviation in front of a noun.
fn is_adjective(segment: &Segment<'_>, name: Range<usize>) -> bool {
    let tokens = &segment.lexed.tokens;
    let abbreviation = tokens.text[tokens.span(name.start, name.end)].chars().all(|c| c.is_uppercase() || c == '.');
    abbreviation && tokens.kind(name.end) == Some(TokenKind::Word)
}

/// "the Turkish border": what is told need not be in the country of the adjective.
fn names_a_frontier(segment: &Segment<'_>, first: usize, end: usize) -> bool {
    let noun = if segment.language.pack.syntax.modifiers_before { Some(end) } else { first.checked_sub(1) };
    noun.is_some_and(|noun| segment.lexed.is(noun, &[Function::Frontier]))
}
