//! Word forms: how a language glues particles to the front of a word and endings to its back.
//!
//! The tables come from the language pack; this file only knows how to expand and how to strip.

use serde::Deserialize;
use std::ops::BitOr;

/// What a surface form says beyond its base word: glued particles, number, tense.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Form(pub u16);

impl Form {
    /// Nothing known.
    pub const PLAIN: Form = Form(0);
    /// A glued "and" (و, ف).
    pub const AND: Form = Form(1);
    /// A glued "in, at, by" (ب).
    pub const IN: Form = Form(1 << 1);
    /// A glued "to, for, of" (ل).
    pub const TO: Form = Form(1 << 2);
    /// A glued "as, like" (ك).
    pub const AS: Form = Form(1 << 3);
    /// A glued article (ال).
    pub const THE: Form = Form(1 << 4);
    /// A glued future mark (س).
    pub const WILL: Form = Form(1 << 5);
    /// Plural ending, or a broken plural of the pack's table.
    pub const PLURAL: Form = Form(1 << 6);
    /// Dual ending: with a counted noun, two of them.
    pub const DUAL: Form = Form(1 << 7);
    /// Past tense or past participle.
    pub const PAST: Form = Form(1 << 8);
    /// An -ing form.
    pub const ING: Form = Form(1 << 9);
    /// A glued pronoun (her, their …).
    pub const OWNED: Form = Form(1 << 10);
    /// Present or future tense of a verb.
    pub const PRESENT: Form = Form(1 << 11);
    /// The base is only a word with the article before it (العراق).
    pub const NEEDS_THE: Form = Form(1 << 12);
    /// Past participle, which after "be" or alone after a noun is a passive.
    pub const PARTICIPLE: Form = Form(1 << 13);

    /// What a singular verb never has: the particles and the owner of a noun, and more than one.
    pub const NOUN: Form = Form(Self::THE.0 | Self::IN.0 | Self::TO.0 | Self::AS.0 | Self::OWNED.0 | Self::PLURAL.0 | Self::DUAL.0);

    /// All glued particles.
    pub const CLITICS: Form = Form(0b11_1111);

    /// True when every bit of `other` is set.
    pub fn has(self, other: Form) -> bool {
        self.0 & other.0 == other.0
    }

    /// True when some bit of `other` is set.
    pub fn any(self, other: Form) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Form {
    type Output = Form;
    fn bitor(self, other: Form) -> Form {
        Form(self.0 | other.0)
    }
}

/// Name of a form bit in a language pack.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum FormName {
    And,
    In,
    To,
    As,
    The,
    Will,
    Plural,
    Dual,
    Past,
    Participle,
    Ing,
    Owned,
    Present,
}

impl FormName {
    fn form(self) -> Form {
        match self {
            FormName::And => Form::AND,
            FormName::In => Form::IN,
            FormName::To => Form::TO,
            FormName::As => Form::AS,
            FormName::The => Form::THE,
            FormName::Will => Form::WILL,
            FormName::Plural => Form::PLURAL,
            FormName::Dual => Form::DUAL,
            FormName::Past => Form::PAST,
            FormName::Participle => Form::PARTICIPLE,
            FormName::Ing => Form::ING,
            FormName::Owned => Form::OWNED,
            FormName::Present => Form::PRESENT,
        }
    }
}

/// The `morphology` section of a language pack.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Morphology {
    /// Particles written as part of the next word, as whole chains.
    pub proclitics: Vec<Proclitic>,
    /// Endings by the last letters of the base: the first group whose `after` fits is used.
    pub endings: Vec<EndingGroup>,
    /// First letters that change with the person of a verb.
    pub openings: Vec<Opening>,
    /// Words with forms that no table gives.
    pub irregular: Vec<Irregular>,
    /// Shortest stem, in letters, that may be left when a particle or an ending is taken off.
    pub shortest_stem: usize,
    /// The article as it is written before a word ("ال"), for names that always carry it.
    pub article: Option<String>,
}

/// One chain of glued particles.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proclitic {
    /// As written.
    pub text: String,
    /// What it stands for.
    pub is: Vec<FormName>,
    /// Fewest letters that may be left, where a short rest is more likely a word of its own (كسرت is no ك + سرت).
    #[serde(default)]
    pub shortest: usize,
}

/// Endings of words that end alike.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct EndingGroup {
    /// The base ends in one of these; empty: any base.
    #[serde(default)]
    pub after: Vec<String>,
    /// The endings.
    pub endings: Vec<Ending>,
}

/// One ending.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ending {
    /// Letters to take off first.
    #[serde(default)]
    pub drop: usize,
    /// Repeat the last letter first (`ship` → `shipping`).
    #[serde(default)]
    pub double: bool,
    /// Letters to add.
    pub add: String,
    /// What the form says.
    #[serde(default)]
    pub is: Vec<FormName>,
    /// Read as this only where the pack lists a broken plural for the base (قتيلين: two, because قتلى is the plural).
    #[serde(default)]
    pub is_with_irregular_plural: Vec<FormName>,
}

/// A first letter that changes (ي: ت ن أ).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The letter that a listed form opens with.
    pub from: String,
    /// What it may change to.
    pub to: Vec<String>,
    /// What every such form says.
    #[serde(default)]
    pub is: Vec<FormName>,
}

/// Forms of one word that no table gives.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Irregular {
    /// The base as lexicons list it.
    pub base: String,
    /// Plural forms.
    pub plural: Vec<String>,
    /// Dual forms.
    pub dual: Vec<String>,
    /// Past forms.
    pub past: Vec<String>,
    /// Past participles.
    pub participle: Vec<String>,
    /// Present forms.
    pub present: Vec<String>,
    /// Other forms.
    pub other: Vec<String>,
}

fn union(names: &[FormName]) -> Form {
    names.iter().fold(Form::PLAIN, |form, name| form | name.form())
}

impl Morphology {
    /// All inflected spellings of the folded word `base`, itself first.
    pub(crate) fn forms(&self, base: &str, irregular: Option<&Irregular>) -> Vec<(String, Form)> {
        let mut out = vec![(base.to_owned(), Form::PLAIN)];
        self.endings_of(base, irregular.is_some_and(|i| !i.plural.is_empty()), Form::PLAIN, &mut out);
        for opening in &self.openings {
            let Some(rest) = base.strip_prefix(opening.from.as_str()) else { continue };
            if rest.chars().count() < self.shortest_stem {
                continue;
            }
            let is = union(&opening.is);
            // What the opening says of the base holds with every ending: يغادرون is as much a present as يغادر.
            out.iter_mut().for_each(|(_, form)| *form = *form | is);
            for to in &opening.to {
                let changed = format!("{to}{rest}");
                self.endings_of(&changed, false, is, &mut out);
                out.push((changed, is));
            }
        }
        if let Some(irregular) = irregular {
            let sets = [
                (&irregular.plural, Form::PLURAL),
                (&irregular.dual, Form::DUAL),
                (&irregular.past, Form::PAST),
                (&irregular.participle, Form::PARTICIPLE),
                (&irregular.present, Form::PRESENT),
                (&irregular.other, Form::PLAIN),
            ];
            for (words, form) in sets {
                for word in words {
                    let word = crate::text::fold::fold(word);
                    if form == Form::PLURAL {
                        self.endings_of(&word, true, form, &mut out);
                    }
                    out.push((word, form));
                }
            }
        }
        out
    }

    /// True when a folded word that no table knows looks like a verb with a glued future mark: the mark, the opening of a person
    /// and a stem, and no ending of a noun (ستنشر, and not سيارة or سياسات).
    pub(crate) fn looks_future(&self, word: &str) -> bool {
        let marked = self.proclitics.iter().filter(|proclitic| proclitic.is.contains(&FormName::Will));
        let person = |rest: &str| {
            self.openings
                .iter()
                .flat_map(|opening| opening.to.iter().chain([&opening.from]))
                .any(|first| rest.strip_prefix(first.as_str()).is_some_and(|stem| stem.chars().count() >= self.shortest_stem))
        };
        let noun = |ending: &Ending| {
            ending.is.contains(&FormName::Plural) && !ending.is.contains(&FormName::Past) && ending.add.chars().count() == 2
        };
        let ends_as_noun = word.ends_with(['ه', 'ة'])
            || self
                .endings
                .iter()
                .flat_map(|group| &group.endings)
                .any(|ending| noun(ending) && ending.add.starts_with('ا') && word.ends_with(ending.add.as_str()));
        !ends_as_noun && marked.filter_map(|proclitic| word.strip_prefix(proclitic.text.as_str())).any(person)
    }

    /// What is left of a folded word behind the particle that says only this, where it begins with one; a particle that needs a
    /// long rest is none in a word that no table knows.
    pub(crate) fn behind_particle<'w>(&self, word: &'w str, is: FormName) -> Option<&'w str> {
        let plain = self.proclitics.iter().filter(|particle| particle.is == [is] && particle.shortest == 0);
        plain.filter_map(|particle| word.strip_prefix(particle.text.as_str())).next()
    }

    /// True when a folded word ends as one does that carries its owner (مسؤوليته, صلتها).
    pub(crate) fn carries_owner(&self, word: &str) -> bool {
        let owner = |ending: &Ending| ending.is.contains(&FormName::Owned) && ending.add.chars().count() > 1;
        self.endings.iter().flat_map(|group| &group.endings).any(|ending| owner(ending) && word.ends_with(ending.add.as_str()))
    }

    fn endings_of(&self, base: &str, broken: bool, is: Form, out: &mut Vec<(String, Form)>) {
        let letters = base.chars().count();
        if letters < self.shortest_stem {
            return;
        }
        let fits = |group: &&EndingGroup| group.after.is_empty() || group.after.iter().any(|after| base.ends_with(after.as_str()));
        let Some(group) = self.endings.iter().find(fits) else { return };
        for ending in &group.endings {
            if letters < self.shortest_stem + ending.drop {
                continue;
            }
            let cut = base.char_indices().rev().nth(ending.drop.wrapping_sub(1)).map_or(base.len(), |(at, _)| at);
            let stem = if ending.drop == 0 { base } else { &base[..cut] };
            let mut form = stem.to_owned();
            if ending.double
                && let Some(last) = stem.chars().last()
            {
                form.push(last);
            }
            form.push_str(&ending.add);
            let mut says = union(&ending.is);
            if broken && !ending.is_with_irregular_plural.is_empty() {
                says = union(&ending.is_with_irregular_plural);
            }
            out.push((form, is | says));
        }
    }

    /// Every way to take glued particles off `word`: what is left, and what was taken.
    pub(crate) fn strip<'w>(&'w self, word: &'w str) -> impl Iterator<Item = (&'w str, Form)> + 'w {
        self.proclitics.iter().filter_map(move |proclitic| {
            // Most particles are told apart by their first letter, without a call to compare the rest.
            let (text, letters) = (proclitic.text.as_bytes(), word.as_bytes());
            if text.first() != letters.first() || text.get(1).is_some_and(|second| Some(second) != letters.get(1)) {
                return None;
            }
            let rest = word.strip_prefix(proclitic.text.as_str())?;
            // Two letters of two bytes each: shorter rests are never words of a lexicon.
            (rest.len() >= 4 && rest.chars().count() >= proclitic.shortest).then(|| (rest, union(&proclitic.is)))
        })
    }
}
