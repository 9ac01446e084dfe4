//! What a source is about: the countries that it names, by how often.

use super::segments::Segment;
use crate::lang::function_words::Function;
use crate::lang::{Class, Hit};
use crate::source::Zone;
use crate::text::TokenKind;
use crate::value::actor::{Actors, NEWSROOMS};
use crate::value::place::{Gazetteer, PlaceName};
use std::collections::BTreeMap;
use std::ops::Range;

/// A source is about the country that it names this many times as often as any other.
const ABOUT: usize = 3;

/// A body without its country is that of the one country that the source names this often.
const OFTEN: usize = 2;

/// The countries of a source.
pub struct About {
    /// All that it names, the one named most often first.
    pub countries: Vec<u32>,
    /// The one that it names oftener than any other.
    pub foremost: Option<u32>,
    /// The one that it is about: no other is named nearly as often.
    pub country: Option<u32>,
    /// As `country`, where that is named more than once or alone.
    pub surely: Option<u32>,
    /// The foremost one, where the opening names it.
    pub opening: Option<u32>,
}

impl About {
    /// Counts the names of countries and of places and people of theirs, unambiguous ones only.
    pub fn new(segments: &[Segment<'_>], gazetteer: &Gazetteer, actors: &Actors) -> Self {
        let counter = Counter { gazetteer, actors };
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for segment in segments {
            counter.count(segment, 0..segment.lexed.tokens.len(), |country, _| *counts.entry(country).or_default() += 1);
        }
        let mut counts: Vec<(usize, u32)> = counts.into_iter().map(|(country, count)| (count, country)).collect();
        counts.sort_by_key(|&(count, country)| (std::cmp::Reverse(count), country));
        let leads = |by: &dyn Fn(usize, usize) -> bool| match counts.as_slice() {
            [(_, only)] => Some(*only),
            [(most, first), (next, _), ..] if by(*most, *next) => Some(*first),
            _ => None,
        };
        let foremost = leads(&|most, next| most > next);
        let country = leads(&|most, next| most >= ABOUT * next);
        let often = counts.first().is_some_and(|&(times, _)| times >= OFTEN) || counts.len() == 1;
        let opening = foremost.filter(|&country| counter.opens_with(segments, country));
        let countries = counts.iter().map(|&(_, country)| country).collect();
        About { countries, foremost, country, surely: country.filter(|_| often), opening }
    }
}

struct Counter<'a> {
    gazetteer: &'a Gazetteer,
    actors: &'a Actors,
}

impl Counter<'_> {
    /// Calls `found` with each country that a name in the range stands for, and whether a place of it is named and no adjective.
    fn count(&self, segment: &Segment<'_>, range: Range<usize>, mut found: impl FnMut(u32, bool)) {
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
            match self.country(&names) {
                Some(country) => found(country, !is_adjective(segment, index..named)),
                None => {
                    let people = lexed.hits_of(index, Class::Demonym).filter(|hit| !names_a_frontier(segment, index, hit.end as usize));
                    people.filter_map(|hit| self.gazetteer.country(hit.sense.id)).for_each(|country| found(country, false));
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

    /// The headline names a place of the country, or names none at all and the first sentence of the text does.
    fn opens_with(&self, segments: &[Segment<'_>], country: u32) -> bool {
        let sentences =
            || segments.iter().flat_map(|segment| segment.sentences.iter().map(move |(sentence, zone)| (segment, sentence, zone)));
        let headline = sentences().find(|(_, _, zone)| **zone == Zone::Headline);
        let first = sentences().find(|(_, _, zone)| **zone != Zone::Headline);
        let mut countries = Vec::new();
        for (segment, sentence, _) in headline.into_iter().chain(first) {
            self.count(segment, sentence.first..sentence.end, |other, place| countries.push((other, place)));
            if !countries.is_empty() {
                break;
            }
        }
        countries.contains(&(country, true))
    }
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
