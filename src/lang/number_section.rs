//! The YAML shape of a language pack's `numbers` section, and how it is flattened into the table of [`NumberWords`].

use super::number_words::{HedgeKind, Joins, Links, LookAlikeRule, Marks, NumberEntry, NumberWords, Role, Side};
use crate::text::fold::fold;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct NumbersSection {
    joins: Joins,
    marks: Marks,
    links: Links,
    cardinals: BTreeMap<u64, Vec<String>>,
    only_in_compounds: Vec<String>,
    scales: BTreeMap<u64, Vec<String>>,
    multiples: BTreeMap<u64, Vec<String>>,
    fractions: BTreeMap<u64, FractionWords>,
    ordinals: BTreeMap<u64, OrdinalWords>,
    vague: Vec<VagueWords>,
    hedges: BTreeMap<HedgeKind, HedgeWords>,
    percent: Vec<String>,
    look_alikes: Vec<LookAlikeRule>,
    homographs: Vec<String>,
    false_friends: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct FractionWords {
    one: Vec<String>,
    two: Vec<String>,
    many: Vec<String>,
    like_ordinal: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct OrdinalWords {
    one: Vec<String>,
    many: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct VagueWords {
    words: Vec<String>,
    number: f64,
    min: f64,
    #[serde(default)]
    max: Option<f64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct HedgeWords {
    before: Vec<String>,
    verbs: Vec<String>,
    after: Vec<String>,
    after_noun: Vec<String>,
}

impl From<NumbersSection> for NumberWords {
    fn from(section: NumbersSection) -> Self {
        let mut entries = Entries::default();
        section.list_values(&mut entries);
        section.list_context(&mut entries);
        let mut look_alikes = section.look_alikes;
        for rule in &mut look_alikes {
            for word in rule.small_before.iter_mut().chain(&mut rule.small_after) {
                *word = fold(word);
            }
        }
        NumberWords {
            joins: section.joins,
            marks: section.marks,
            links: section.links,
            look_alikes,
            false_friends: section.false_friends,
            entries: entries.list,
        }
    }
}

#[derive(Default)]
struct Entries {
    list: Vec<NumberEntry>,
}

impl Entries {
    fn add(&mut self, words: &[String], role: Role) {
        self.list.extend(words.iter().map(|phrase| NumberEntry { phrase: phrase.clone(), role, inflect: false }));
    }

    fn add_inflected(&mut self, words: &[String], role: Role) {
        self.list.extend(words.iter().map(|phrase| NumberEntry { phrase: phrase.clone(), role, inflect: true }));
    }
}

impl NumbersSection {
    fn list_values(&self, entries: &mut Entries) {
        for (&value, words) in &self.cardinals {
            let room = self.joins.rooms.get(&value).copied().unwrap_or_else(|| usual_room(value)) as f64;
            for word in words {
                let only_in_compounds = self.only_in_compounds.contains(word);
                entries.add(std::slice::from_ref(word), Role::Cardinal { value: value as f64, room, only_in_compounds });
            }
        }
        for (&value, words) in &self.scales {
            entries.add(words, Role::Scale(value as f64));
        }
        for (&value, words) in &self.multiples {
            entries.add(words, Role::Multiple(value as f64));
        }
        for (&denominator, words) in &self.fractions {
            for (list, numerator, many) in [(&words.one, 1.0, false), (&words.two, 2.0, false), (&words.many, 1.0, true)] {
                for word in list {
                    let homograph = self.homographs.contains(word);
                    let denominator = denominator as f64;
                    let role = Role::Fraction { numerator, denominator, many, like_ordinal: words.like_ordinal, homograph };
                    entries.add(std::slice::from_ref(word), role);
                }
            }
        }
        for (&value, words) in &self.ordinals {
            entries.add(&words.one, Role::Ordinal { value: value as f64, many: false });
            entries.add(&words.many, Role::Ordinal { value: value as f64, many: true });
        }
        for vague in &self.vague {
            entries.add(&vague.words, Role::Vague { number: vague.number, min: vague.min, max: vague.max });
        }
    }

    fn list_context(&self, entries: &mut Entries) {
        for (&kind, words) in &self.hedges {
            for (list, side) in [(&words.before, Side::Before), (&words.after, Side::After), (&words.after_noun, Side::AfterNoun)] {
                entries.add(list, Role::Hedge { kind, side, verb: false });
            }
            entries.add_inflected(&words.verbs, Role::Hedge { kind, side: Side::Before, verb: true });
        }
        entries.add(&self.percent, Role::Percent);
        for (rule, look_alike) in self.look_alikes.iter().enumerate() {
            let lists = [(&look_alike.before, Side::Before), (&look_alike.after, Side::After), (&look_alike.near, Side::Near)];
            for (list, side) in lists {
                entries.add_inflected(list, Role::Sign { rule: rule as u32, side });
            }
        }
    }
}

/// What may be added to a word of this value, where the pack says nothing else: less than its lowest digit's place.
fn usual_room(value: u64) -> u64 {
    match value {
        0..=19 => 1,
        _ => {
            let mut place = 1;
            while value.is_multiple_of(place * 10) {
                place *= 10;
            }
            place
        }
    }
}
