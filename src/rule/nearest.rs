//! The valid names that a wrong one was probably meant to be.

use std::fmt;

/// How many names are offered.
const OFFERED: usize = 3;

/// What one edit costs, and what one letter for another of the same sound does.
const EDIT: usize = 2;
const SAME_SOUND: usize = 1;

/// How much further than the nearest name another one may be and still be offered.
const LEEWAY: usize = 1;

/// Letters that are taken for one another: they sound alike, or one is written for the other.
const SOUNDS: [&str; 16] =
    ["kqcx", "szcx", "dt", "bp", "fvw", "gj", "mn", "aeiouy", "ijy", "iel1", "o0", "اأإآى", "هةح", "تطث", "سصش", "قكغ"];

/// One to three valid names, the nearest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near(Vec<String>);

impl Near {
    /// The nearest.
    pub fn first(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    /// The one name that `name` is.
    pub fn only(name: impl Into<String>) -> Near {
        Near(vec![name.into()])
    }

    /// The nearest of those that mean the same.
    pub fn apart<K: Ord>(mut self, meaning: impl Fn(&str) -> K) -> Near {
        let mut meant = std::collections::BTreeSet::new();
        self.0.retain(|near| meant.insert(meaning(near)));
        self
    }

    /// All of them under other names.
    pub fn renamed(self, name: impl Fn(&str) -> Option<String>) -> Near {
        Near(self.0.into_iter().map(|near| name(&near).unwrap_or(near)).collect())
    }
}

impl fmt::Display for Near {
    /// `` `iraq`, `iran` or `ira` ``.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.0.len().saturating_sub(1);
        for (at, name) in self.0.iter().enumerate() {
            let before = if at == 0 {
                ""
            } else if at == last {
                " or "
            } else {
                ", "
            };
            write!(f, "{before}`{name}`")?;
        }
        Ok(())
    }
}

/// The valid names nearest to `wrong`, those that are near enough to be slips of it. Of equals the one as long as what was
/// written comes first, then the first in the alphabet.
pub fn nearest<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<Near> {
    let plain = wrong.to_lowercase().replace(['_', ' '], "-");
    let limit = (plain.chars().count() / 3).clamp(1, 3) * EDIT;
    let slip = |name: &'n str| {
        let distance = distance(&plain, name);
        // A plural or a half-written name is a slip at any length.
        let kin = plain.len() >= 3 && (name.strip_prefix(plain.as_str()).is_some() || plain.strip_suffix('s') == Some(name));
        let longer = name.chars().count().abs_diff(plain.chars().count());
        (distance <= limit || kin && distance <= 4 * EDIT).then_some((distance, longer, name))
    };
    let mut slips: Vec<(usize, usize, &str)> = names.filter_map(slip).collect();
    slips.sort_unstable();
    slips.dedup();
    let least = slips.first()?.0;
    // Beside a name that is there already but for its letter case, no other was meant.
    let most = if least == 0 { 0 } else { least + LEEWAY };
    let near = slips.into_iter().take_while(|(distance, ..)| *distance <= most).take(OFFERED);
    Some(Near(near.map(|(.., name)| name.to_owned()).collect()))
}

/// Edits between two words in characters: insert, delete, replace, swap two neighbours. A letter that sounds alike, or stands
/// twice for once, is half an edit.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let gap = |word: &[char], at: usize| if at > 0 && word[at] == word[at - 1] { SAME_SOUND } else { EDIT };
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = vec![0];
    for j in 0..b.len() {
        above.push(above[j] + gap(&b, j));
    }
    for i in 1..=a.len() {
        let mut row = vec![above[0] + gap(&a, i - 1)];
        for j in 1..=b.len() {
            let mut least = (above[j] + gap(&a, i - 1)).min(row[j - 1] + gap(&b, j - 1)).min(above[j - 1] + replaced(a[i - 1], b[j - 1]));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + EDIT);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

/// What it costs to write one letter for another.
fn replaced(a: char, b: char) -> usize {
    if a == b {
        0
    } else if SOUNDS.iter().any(|sound| sound.contains(a) && sound.contains(b)) {
        SAME_SOUND
    } else {
        EDIT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_name_and_strangers_do_not() {
        let names = ["troops", "torpedo", "over-time", "count", "us"];
        let find = |wrong: &str| nearest(wrong, names.into_iter()).map(|near| near.to_string());
        assert_eq!(find("troop").as_deref(), Some("`troops`"));
        assert_eq!(find("torops").as_deref(), Some("`troops`"), "two letters swapped");
        assert_eq!(find("over_time").as_deref(), Some("`over-time`"));
        assert_eq!(find("Count").as_deref(), Some("`count`"));
        assert_eq!(find("hospital"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn a_letter_that_sounds_alike_is_nearer_than_another() {
        let offered = |wrong: &str, names: &[&str]| nearest(wrong, names.iter().copied()).map(|near| near.to_string());
        assert_eq!(offered("irak", &["ira", "iran", "iraq", "israel"]).as_deref(), Some("`iraq`, `iran` or `ira`"));
        assert_eq!(offered("syrya", &["serbia", "syria"]).as_deref(), Some("`syria`"));
        assert_eq!(offered("kuwayt", &["kuwait"]).as_deref(), Some("`kuwait`"));
        assert_eq!(offered("phase", &["phase", "phrase"]).as_deref(), Some("`phase`"), "written right, it is the only one");
        assert_eq!(offered("مدرسه", &["مدرسة", "مدرس"]).as_deref(), Some("`مدرسة` or `مدرس`"));
        assert_eq!(offered("comittee", &["committee"]).as_deref(), Some("`committee`"), "one letter for two");
    }

    #[test]
    fn no_more_than_three_are_offered() {
        let near = nearest("bat", ["cat", "fat", "hat", "mat", "pat"].into_iter()).map(|near| near.to_string());
        assert_eq!(near.as_deref(), Some("`pat`, `cat` or `fat`"));
    }
}
