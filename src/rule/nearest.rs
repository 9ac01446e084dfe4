//! The valid name that a wrong one was probably meant to be.

/// The valid name nearest to `wrong`, if one is near enough to be a slip. Of equals the one as long as what was written, then
/// the first in the alphabet.
pub fn nearest<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let plain = wrong.to_lowercase().replace(['_', ' '], "-");
    let limit = (plain.chars().count() / 3).clamp(1, 3);
    let slip = |name: &'n str| {
        let distance = distance(&plain, name);
        // A plural or a half-written name is a slip at any length.
        let kin = plain.len() >= 3 && (name.strip_prefix(plain.as_str()).is_some() || plain.strip_suffix('s') == Some(name));
        let longer = name.chars().count().abs_diff(plain.chars().count());
        (distance <= limit || kin && distance <= 4).then_some((distance, longer, name))
    };
    names.filter_map(slip).min().map(|(.., name)| name.to_owned())
}

/// Edits between two words in characters: insert, delete, replace, swap two neighbours.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let cost = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (above[j] + 1).min(row[j - 1] + 1).min(above[j - 1] + cost);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_name_and_strangers_do_not() {
        let names = ["troops", "torpedo", "over-time", "count", "us"];
        let find = |wrong: &str| nearest(wrong, names.into_iter());
        assert_eq!(find("troop").as_deref(), Some("troops"));
        assert_eq!(find("torops").as_deref(), Some("troops"), "two letters swapped");
        assert_eq!(find("over_time").as_deref(), Some("over-time"));
        assert_eq!(find("Count").as_deref(), Some("count"));
        assert_eq!(nearest("irak", ["ira", "iraq"].into_iter()).as_deref(), Some("iraq"), "a letter for another");
        assert_eq!(find("hospital"), None);
        assert_eq!(find(""), None);
    }
}
