//! What a manifest or front matter may say of a source: the keys, their values, and what to answer when
//! one is wrong.

use super::languages;
use super::marked_yaml::{Marked, Yaml};
use super::problem::Problem;
use jiff::civil::Date;

/// Everything said of one source. Absent where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Day of publication.
    pub published: Option<Date>,
    /// ISO 639 code.
    pub language: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its title.
    pub title: Option<String>,
}

impl Metadata {
    /// Fills what is absent here from `other`.
    pub fn or(self, other: Metadata) -> Metadata {
        Metadata {
            published: self.published.or(other.published),
            language: self.language.or(other.language),
            publisher: self.publisher.or(other.publisher),
            url: self.url.or(other.url),
            title: self.title.or(other.title),
        }
    }
}

/// The keys that describe a source; `path` belongs to the manifest alone.
pub(super) const KEYS: &[&str] = &["path", "published", "language", "publisher", "url", "title"];

/// What people write for a key when they think of another tool.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("date", "published"),
    ("datetime", "published"),
    ("day", "published"),
    ("pubdate", "published"),
    ("lang", "language"),
    ("locale", "language"),
    ("outlet", "publisher"),
    ("site", "publisher"),
    ("source", "publisher"),
    ("link", "url"),
    ("address", "url"),
    ("headline", "title"),
    ("file", "path"),
    ("filename", "path"),
];

/// The known key that `key` most probably stands for.
pub(super) fn nearest<'k>(key: &str, known: &[&'k str]) -> Option<&'k str> {
    let key = key.to_lowercase();
    let other = OTHER_NAMES.iter().find(|(name, _)| *name == key).map(|(_, known)| *known);
    if let Some(found) = known.iter().find(|k| Some(**k) == other) {
        return Some(found);
    }
    known.iter().map(|k| (distance(&key, k), *k)).min().filter(|(d, k)| *d <= 1 + k.len() / 4).map(|(_, k)| k)
}

/// Letters to insert, delete, change or swap with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(40).collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// Reads one key and its value into `metadata`. A key with no value says nothing.
pub(super) fn set(metadata: &mut Metadata, path: &str, key: &str, value: &Marked) -> Result<(), Problem> {
    let wrong = |message: String, advice: &str| Problem::usage(path, message, advice).at(value.line, value.column);
    let text = match &value.value {
        Yaml::Scalar(None) => return Ok(()),
        Yaml::Scalar(Some(text)) => text.trim(),
        _ => return Err(wrong(format!("`{key}` is {}, not a single value", value.kind()), "write one value")),
    };
    if text.is_empty() {
        return Ok(());
    }
    match key {
        "published" => {
            let day = published(text).ok_or_else(|| {
                wrong(format!("`{text}` is no date"), "write the day as YYYY-MM-DD; leave the line out when it is not known")
            })?;
            metadata.published = Some(day);
        }
        "language" => {
            let code = languages::code(text)
                .ok_or_else(|| wrong(format!("`{text}` is no language code"), "write an ISO 639 code such as ar or en"))?;
            metadata.language = Some(code);
        }
        "publisher" => metadata.publisher = Some(text.to_owned()),
        "url" => metadata.url = Some(text.to_owned()),
        "title" => metadata.title = Some(text.to_owned()),
        _ => {}
    }
    Ok(())
}

/// The day in `YYYY-MM-DD`, in a timestamp that begins so, or in the form of mail and feeds
/// (`Mon, 27 Dec 2021 10:00:00 GMT`). It is the day where the text was published, so an offset shifts nothing.
fn published(text: &str) -> Option<Date> {
    if let Some(day) = text.get(..10).and_then(|day| day.parse::<Date>().ok()) {
        return is_time(&text[10..]).then_some(day);
    }
    let mail = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
    mail.parse_zoned(text).ok().map(|zoned| zoned.date())
}

/// `T10:00`, ` 10:00:00.123Z`, `T10:00+03:00`, ` 10:00 UTC`, or nothing.
fn is_time(rest: &str) -> bool {
    let Some(clock) = rest.strip_prefix(['T', 't', ' ']) else { return rest.is_empty() };
    let clock = clock.trim();
    let end = clock.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(clock.len());
    let zone = clock[end..].trim();
    let number = |part: Option<&str>, below: u32| part.is_some_and(|p| p.len() == 2 && p.parse::<u32>().is_ok_and(|n| n < below));
    let mut parts = clock[..end].split([':', '.', ',']);
    let clock_is_right = number(parts.next(), 25) && number(parts.next(), 60) && parts.next().is_none_or(|s| number(Some(s), 61));
    let zone_is_right = matches!(zone, "" | "Z" | "z" | "UTC" | "GMT")
        || zone.strip_prefix(['+', '-', '−']).is_some_and(|z| !z.is_empty() && z.chars().all(|c| c.is_ascii_digit() || c == ':'));
    clock_is_right && zone_is_right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_timestamps_give_their_day() {
        let day = "2021-12-27".parse::<Date>().ok();
        for text in [
            "2021-12-27",
            "2021-12-27T10:00:00Z",
            "2021-12-27 23:59",
            "2021-12-27T00:30:00.250+03:00",
            "2021-12-27 10:00 UTC",
            "Mon, 27 Dec 2021 10:00:00 GMT",
            "Mon, 27 Dec 2021 00:10:00 +0300",
        ] {
            assert_eq!(published(text), day, "{text}");
        }
        for text in ["2021-12", "2021", "27/12/2021", "2021-13-01", "2021-02-30", "yesterday", "2021-12-27 noon", "2021-12-2710"] {
            assert_eq!(published(text), None, "{text}");
        }
    }

    #[test]
    fn slips_and_other_names_find_the_key() {
        for (slip, key) in
            [("publised", "published"), ("lnaguage", "language"), ("Date", "published"), ("lang", "language"), ("ulr", "url")]
        {
            assert_eq!(nearest(slip, KEYS), Some(key), "{slip}");
        }
        assert_eq!(nearest("tags", KEYS), None);
        assert_eq!(nearest("author", KEYS), None);
    }
}
