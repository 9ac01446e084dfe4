//! The table of surface forms: open addressing over the hash of a spelling, and for each spelling what it may be a form of.

use super::Sense;
use super::phrases::{NO_NODE, Phrases};
use crate::lang::morphology::Form;
use crate::text::WordHash;

/// A base word that a spelling may be a form of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// The base word.
    pub base: u32,
    /// The node of the phrases that begin with it, or [`NO_NODE`].
    pub node: u32,
    pub form: Form,
}

/// All spellings of a vocabulary.
#[derive(Debug, Default)]
pub(super) struct SurfaceForms {
    slots: Vec<Slot>,
    forms: Vec<SurfaceForm>,
    text: String,
    readings: Vec<Reading>,
    entries: Vec<(Sense, Form)>,
    openings: Vec<(u32, Form)>,
}

/// A place of the hash table: part of the hash, to look no further when it differs, and the form.
#[derive(Clone, Copy, Debug)]
struct Slot {
    tag: u32,
    form: u32,
}

const EMPTY_SLOT: Slot = Slot { tag: 0, form: u32::MAX };

/// One spelling: where its letters and all about it lie in the lists of the table.
#[derive(Debug, Default)]
pub(super) struct SurfaceForm {
    text: [u32; 2],
    readings: [u32; 2],
    entries: [u32; 2],
    openings: [u32; 2],
}

impl SurfaceForms {
    /// The table of some spellings, none of them twice.
    pub fn new<'f>(spellings: impl ExactSizeIterator<Item = (&'f str, impl IntoIterator<Item = Reading>)>, phrases: &Phrases) -> Self {
        let capacity = (spellings.len() * 2).next_power_of_two().max(16);
        let mut table = SurfaceForms { slots: vec![EMPTY_SLOT; capacity], ..SurfaceForms::default() };
        for (spelling, readings) in spellings {
            let hash = WordHash::of(spelling).bits();
            let mut slot = hash as usize & (capacity - 1);
            while table.slots[slot].form != u32::MAX {
                slot = (slot + 1) & (capacity - 1);
            }
            table.slots[slot] = Slot { tag: (hash >> 32) as u32, form: table.forms.len() as u32 };
            let mut form =
                SurfaceForm { text: grow(&mut table.text, |text| text.push_str(spelling), String::len), ..SurfaceForm::default() };
            form.readings = grow(&mut table.readings, |list| list.extend(readings), Vec::len);
            let readings = &table.readings[range(form.readings)];
            form.entries = grow(&mut table.entries, |list| list.extend(entries(readings, phrases)), Vec::len);
            form.openings = grow(&mut table.openings, |list| list.extend(openings(readings, phrases)), Vec::len);
            table.forms.push(form);
        }
        table
    }

    /// The form of a spelling; the spelling behind every hash is verified.
    pub fn find(&self, spelling: &str, hash: WordHash) -> Option<&SurfaceForm> {
        let hash = hash.bits();
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash as usize & mask;
        loop {
            let Slot { tag, form } = self.slots[slot];
            let form = self.forms.get(form as usize)?;
            if tag == (hash >> 32) as u32 && self.spelling(form) == spelling {
                return Some(form);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Readings of a spelling.
    pub fn readings(&self, spelling: &str, hash: WordHash) -> &[Reading] {
        self.find(spelling, hash).map_or(&[], |form| self.readings_of(form))
    }

    /// What a form is by itself, without taking particles off, in the order of the senses.
    pub fn entries(&self, form: &SurfaceForm) -> &[(Sense, Form)] {
        &self.entries[range(form.entries)]
    }

    /// The nodes of longer phrases that a form opens by itself.
    pub fn openings(&self, form: &SurfaceForm) -> &[(u32, Form)] {
        &self.openings[range(form.openings)]
    }

    /// Every spelling with its readings.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Reading])> {
        self.forms.iter().map(|form| (self.spelling(form), self.readings_of(form)))
    }

    /// How many spellings there are.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    fn spelling(&self, form: &SurfaceForm) -> &str {
        &self.text[range(form.text)]
    }

    fn readings_of(&self, form: &SurfaceForm) -> &[Reading] {
        &self.readings[range(form.readings)]
    }
}

fn range([start, end]: [u32; 2]) -> std::ops::Range<usize> {
    start as usize..end as usize
}

/// Lengthens a list; says from where to where it has become longer.
fn grow<L>(list: &mut L, lengthen: impl FnOnce(&mut L), length: fn(&L) -> usize) -> [u32; 2] {
    let start = length(list) as u32;
    lengthen(list);
    [start, length(list) as u32]
}

fn entries(readings: &[Reading], phrases: &Phrases) -> Vec<(Sense, Form)> {
    let mut entries: Vec<(Sense, Form)> = Vec::new();
    for reading in readings.iter().filter(|reading| reading.stands()) {
        for entry in phrases.senses(reading.node).iter().map(|sense| (*sense, reading.form)) {
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
    }
    entries.sort_by_key(|(sense, _)| *sense);
    entries
}

fn openings(readings: &[Reading], phrases: &Phrases) -> impl Iterator<Item = (u32, Form)> {
    let opening = readings.iter().filter(|reading| reading.stands() && phrases.goes_on(reading.node));
    opening.map(|reading| (reading.node, reading.form))
}

impl Reading {
    /// The spelling begins an entry.
    pub fn begins(&self) -> bool {
        self.node != NO_NODE
    }

    /// The spelling begins an entry as it stands.
    fn stands(&self) -> bool {
        self.begins() && !self.form.has(Form::NEEDS_THE)
    }
}
