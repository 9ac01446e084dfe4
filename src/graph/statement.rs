//! Statements: claims made ready for comparison. What one source says twice in one voice is one statement; who
//! stands behind it, when it holds and in which words it is said are worked out once here.

use crate::claim::{AGAINST, Also, Claim, LEVEL, Level, SEVERAL_COUNTRIES, Zone};
use crate::rule::policy::Policies;
use crate::value::{Containment, DayRange, Value, day_range};
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// A claim with what linking asks of it again and again.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The claim that stands for all its mentions.
    pub claim: Claim,
    /// The claims of the same source that said it again and were merged into this one.
    again: Vec<Claim>,
    /// For each mention its shingles, sorted and each once: most pairs share nothing, which is seen fastest here.
    distinct: Vec<Vec<u64>>,
    /// Who stands behind it.
    pub voice: Voice,
    /// When the value holds: as the claim says, else when its source came out.
    pub as_of: Option<DayRange>,
    /// The text itself gives that time; a page's date is not the time of its figures.
    pub as_of_stated: bool,
    /// When it was said: the source's date, else the time of the value.
    pub said: Option<DayRange>,
    /// An argument of the key is not known.
    pub key_unknown: bool,
}

/// One sentence that carries a statement.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'s> {
    /// The sentence, empty when it did not travel with the claim.
    pub text: &'s str,
    /// See [`crate::claim::shingles`].
    pub shingles: &'s [u64],
    /// The same, sorted and each once.
    pub distinct: &'s [u64],
}

/// Who stands behind a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// The claim is attributed to a named holder, the innermost of which is the head.
    pub attributed: bool,
    /// Names this voice goes by: the innermost holder; for an outlet's own words the agencies it credits.
    pub heads: Vec<String>,
    /// Holders and carriers further out.
    pub chain: Vec<String>,
    /// The publisher, in lower case.
    pub outlet: Option<String>,
}

impl Voice {
    fn of(claim: &Claim, places: &dyn Containment) -> Voice {
        let holders: Vec<&String> = claim.said_by.iter().filter(|actor| places.is_one_voice(actor)).collect();
        let credits = || claim.from.credits.iter().filter(|actor| places.is_one_voice(actor)).cloned();
        let outlet = claim.from.publisher.as_ref().map(|publisher| publisher.to_lowercase());
        match holders.split_first() {
            Some((innermost, outer)) => Voice {
                attributed: true,
                heads: vec![(*innermost).clone()],
                chain: outer.iter().map(|actor| (*actor).clone()).chain(credits()).collect(),
                outlet,
            },
            // The outlet's own words, or somebody's who is not named.
            None => Voice { attributed: false, heads: credits().collect(), chain: Vec::new(), outlet },
        }
    }

    /// The name in which both voices meet: one's innermost holder stands in the other's chain.
    pub fn meets<'v>(&'v self, other: &'v Voice) -> Option<&'v str> {
        let shared = self.heads.iter().find(|head| other.heads.contains(head) || other.chain.contains(head));
        shared.or_else(|| other.heads.iter().find(|head| self.chain.contains(head))).map(String::as_str)
    }
}

impl Statement {
    fn new(claim: Claim, again: Vec<Claim>, policies: &Policies, places: &dyn Containment) -> Statement {
        let published = claim.from.published.as_deref().and_then(day_range);
        let as_of = claim.as_of.as_deref().and_then(day_range).or(published);
        let key_unknown = policies
            .get(&claim.claim_type)
            .is_some_and(|policy| policy.about.iter().any(|argument| claim.key.get(argument).is_none_or(|value| value == "?")))
            || claim.key.values().any(|value| value == "?");
        let distinct = std::iter::once(&claim).chain(&again).map(|claim| sorted_once(&claim.shingles)).collect();
        Statement {
            voice: Voice::of(&claim, places),
            as_of,
            as_of_stated: as_of_is_stated(&claim),
            said: published.or(as_of),
            key_unknown,
            distinct,
            again,
            claim,
        }
    }

    /// The sentences that carry it.
    pub fn mentions(&self) -> impl Iterator<Item = Mention<'_>> {
        let told = std::iter::once(&self.claim).chain(&self.again);
        told.zip(&self.distinct).map(|(claim, distinct)| Mention { text: &claim.sentence_text, shingles: &claim.shingles, distinct })
    }

    /// Who says it, for reasons: the nearest holder, else the source itself.
    pub fn speaker(&self) -> String {
        match (self.claim.said_by.first(), self.claim.unknown_speaker()) {
            (Some(speaker), _) => speaker.clone(),
            (None, Some(words)) => format!("somebody whom no list knows (\u{201c}{words}\u{201d} in {})", self.claim.source),
            (None, None) => format!("{} in its own words", self.claim.source),
        }
    }

    /// Days between the time that the text itself gives for the value and the day on which it was said.
    pub fn looks_back_by(&self) -> Option<i64> {
        let (past, said) = (self.as_of.filter(|_| self.as_of_stated)?, self.said?);
        past.is_before(said).then(|| past.gap(said))
    }

    /// It tells how many there were, not how many there are.
    pub fn is_of_the_past(&self) -> bool {
        self.claim.resolved.contains_key("tense")
    }

    /// It has no place because it is told of several countries.
    pub fn is_of_several_countries(&self) -> bool {
        self.claim.resolved.get("place").is_some_and(|how| how.because == SEVERAL_COUNTRIES)
    }

    /// Its sentence sets the figure against another one.
    pub fn is_set_against(&self) -> bool {
        self.claim.resolved.contains_key(AGAINST)
    }

    /// Its sentence takes up a figure that was given before, against it or as the level of one count.
    pub fn takes_up(&self) -> bool {
        self.is_set_against() || self.claim.resolved.contains_key(LEVEL)
    }

    /// Somebody is quoted for it, be it somebody whom no list knows.
    pub fn is_told_by_somebody(&self) -> bool {
        !self.claim.said_by.is_empty() || self.claim.unknown_speaker().is_some()
    }

    /// Value, time, polarity and modality in one form: the value node it belongs to.
    pub fn reading(&self) -> String {
        let claim = &self.claim;
        let as_of = claim.as_of.as_deref().unwrap_or("");
        format!("{:?}|{:?}|{as_of}|{}|{}", claim.polarity, claim.modality, claim.uncertain, value_form(&claim.value))
    }
}

fn sorted_once(shingles: &[u64]) -> Vec<u64> {
    let mut distinct = shingles.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

/// The time of the value comes from the words around it, not from the page.
fn as_of_is_stated(claim: &Claim) -> bool {
    match claim.resolved.get("as-of").map(|resolved| resolved.level) {
        Some(level) => matches!(level, Level::Match | Level::Clause | Level::Sentence | Level::Paragraph),
        None => claim.as_of.is_some() && claim.as_of != claim.from.published,
    }
}

/// A value in a form that is equal exactly when the value is.
pub fn value_form(value: &Value) -> String {
    // A number that is not finite has no JSON; its debug form still tells it apart.
    serde_json::to_string(value).unwrap_or_else(|_| format!("{value:?}"))
}

/// The one order in which claims are read, whatever order they came in.
fn in_order(a: &Claim, b: &Claim) -> Ordering {
    // Shorter ids first, so that s2 comes before s10.
    (a.source.len(), &a.source, a.span, &a.claim_type, &a.id)
        .cmp(&(b.source.len(), &b.source, b.span, &b.claim_type, &b.id))
        .then_with(|| format!("{a:?}").cmp(&format!("{b:?}")))
}

/// Sorts claims, merges what one source says twice in one voice, and prepares the rest.
pub fn statements(mut claims: Vec<Claim>, policies: &Policies, places: &dyn Containment) -> Vec<Statement> {
    claims.iter_mut().for_each(|claim| claim.origin = None);
    let mut order: Vec<usize> = (0..claims.len()).collect();
    order.par_sort_by(|&x, &y| in_order(&claims[x], &claims[y]));
    let mut taken: Vec<Option<Claim>> = claims.into_iter().map(Some).collect();
    let claims: Vec<Claim> = order.into_iter().filter_map(|at| taken[at].take()).collect();

    let bucket = |at: usize| (&claims[at].source, &claims[at].claim_type, &claims[at].key);
    let mut by_bucket: Vec<usize> = (0..claims.len()).collect();
    by_bucket.par_sort_by(|&x, &y| bucket(x).cmp(&bucket(y)).then(x.cmp(&y)));
    let mut merged: Vec<Vec<usize>> = vec![Vec::new(); claims.len()];
    for members in by_bucket.chunk_by(|&x, &y| bucket(x) == bucket(y)) {
        merge_bucket(&claims, members, &mut merged);
    }
    let mut taken: Vec<Option<Claim>> = claims.into_iter().map(Some).collect();
    let groups: Vec<Vec<Claim>> = merged
        .into_iter()
        .filter(|members| !members.is_empty())
        .map(|members| members.into_iter().filter_map(|at| taken[at].take()).collect())
        .collect();
    groups.into_par_iter().filter_map(|group| one_of(group, policies, places)).collect()
}

/// One statement of the claims of one voice in one source, the fullest first.
fn one_of(group: Vec<Claim>, policies: &Policies, places: &dyn Containment) -> Option<Statement> {
    let mut group = group.into_iter();
    let mut claim = group.next()?;
    let again: Vec<Claim> = group.collect();
    let mut also = std::mem::take(&mut claim.also);
    for other in &again {
        also.push(Also { quote: other.quote.clone(), span: other.span });
        also.extend(other.also.iter().cloned());
    }
    also.sort_by(|a, b| (a.span, &a.quote).cmp(&(b.span, &b.quote)));
    also.dedup();
    also.retain(|mention| mention.span != claim.span);
    claim.also = also;
    Some(Statement::new(claim, again, policies, places))
}

/// Within one source, type and key: the same value said again in the same voice joins the fullest telling of it.
fn merge_bucket(claims: &[Claim], bucket: &[usize], heads: &mut [Vec<usize>]) {
    if let [only] = bucket {
        heads[*only].push(*only);
        return;
    }
    let fullness = |at: usize| {
        let claim = &claims[at];
        (claim.said_by.is_empty(), !as_of_is_stated(claim), claim.zone != Zone::Body, at)
    };
    let mut order: Vec<usize> = bucket.to_vec();
    order.sort_by_key(|&at| fullness(at));
    // One look among those of the same value, not among all: a source may count day after day.
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in order {
        let claim = &claims[at];
        let same = found.entry(value_form(&claim.value)).or_default();
        match same.iter().find(|&&head| is_same_statement(&claims[head], claim)) {
            Some(&head) => heads[head].push(at),
            None => {
                same.push(at);
                heads[at].push(at);
            }
        }
    }
}

/// `again` repeats `head`, or leaves out who said it or when it held.
fn is_same_statement(head: &Claim, again: &Claim) -> bool {
    head.polarity == again.polarity
        && head.modality == again.modality
        && head.value == again.value
        && (again.said_by.is_empty() || again.said_by.first() == head.said_by.first())
        && (!as_of_is_stated(again) || again.as_of == head.as_of)
}
