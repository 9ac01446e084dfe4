//! The table of lines that belong to the page, `rules/pages/markers.yaml`, and the question whether a line is one.

use crate::source::page_words::{PageWord, key};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What a line is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A heading over other stories.
    RelatedHeading,
    /// "Read also", with the other story on the next line.
    Pointer,
    /// One line that names another story.
    RelatedLine,
    /// Where comments begin.
    CommentsHeading,
    /// Part of the comment form.
    CommentForm,
    /// Navigation, sharing, notices.
    Furniture,
    /// Begins as captions begin.
    Caption,
    /// Ends with who took the picture, or with the agency of a text.
    Credit,
    /// Author, agency, time.
    Byline,
    /// An office of the newspaper, with or without the name.
    Office { named: bool },
}

/// Beyond so many words a line is no marker, whatever it holds.
const LONGEST: usize = 30;

type ByLanguage = BTreeMap<String, Vec<String>>;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Lists {
    line: ByLanguage,
    label: ByLanguage,
    start: ByLanguage,
    within: ByLanguage,
    end: ByLanguage,
    names: ByLanguage,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tables {
    related: Lists,
    pointer: Lists,
    comments: Lists,
    furniture: Lists,
    caption: Lists,
    byline: Lists,
    office: Lists,
}

/// One group of the table, folded; the phrases of all languages together.
#[derive(Default)]
struct Phrases {
    line: BTreeSet<String>,
    label: BTreeSet<String>,
    start: Vec<String>,
    within: Vec<String>,
    end: Vec<String>,
    names: Vec<String>,
}

impl From<Lists> for Phrases {
    fn from(lists: Lists) -> Self {
        let all = |list: ByLanguage| list.into_values().flatten().map(|phrase| key(&phrase)).filter(|k| !k.is_empty()).collect::<Vec<_>>();
        Phrases {
            line: all(lists.line).into_iter().collect(),
            label: all(lists.label).into_iter().collect(),
            start: all(lists.start),
            within: all(lists.within),
            end: all(lists.end),
            names: all(lists.names),
        }
    }
}

impl Phrases {
    fn starts(&self, line: &str) -> bool {
        self.start.iter().any(|phrase| strip_start(line, phrase).is_some())
    }

    fn holds(&self, line: &str) -> bool {
        self.within.iter().any(|phrase| {
            line.match_indices(phrase.as_str()).any(|(at, _)| {
                (at == 0 || line[..at].ends_with(' ')) && matches!(line.as_bytes().get(at + phrase.len()), None | Some(b' '))
            })
        })
    }
}

struct Markers {
    related: Phrases,
    pointer: Phrases,
    comments: Phrases,
    furniture: Phrases,
    caption: Phrases,
    byline: Phrases,
    office: Phrases,
}

fn markers() -> &'static Markers {
    static MARKERS: OnceLock<Markers> = OnceLock::new();
    MARKERS.get_or_init(|| {
        let tables: Tables = serde_yaml::from_str(include_str!("../../../rules/pages/markers.yaml"))
            .expect("rules/pages/markers.yaml is compiled in and tested");
        Markers {
            related: tables.related.into(),
            pointer: tables.pointer.into(),
            comments: tables.comments.into(),
            furniture: tables.furniture.into(),
            caption: tables.caption.into(),
            byline: tables.byline.into(),
            office: tables.office.into(),
        }
    })
}

/// What the tables say of a line, given raw, as words and as one folded string.
pub(super) fn mark(raw: &str, words: &[PageWord], line: &str) -> Option<Mark> {
    let table = markers();
    if words.len() > LONGEST {
        return None;
    }
    if words.is_empty() {
        return Some(Mark::Furniture); // rules, bullets and stars alone
    }
    let label = label(raw);
    let labelled = |phrases: &Phrases| label.as_ref().is_some_and(|l| phrases.label.contains(l));
    let is_sentence = raw.trim_end().ends_with(['.', '!', '؟', '?']) && !raw.trim_end().ends_with("..");
    let credits_text = !is_sentence && ((labelled(&table.byline) && words.len() <= 8) || (table.byline.starts(line) && words.len() <= 12));
    let count = count_and_noun(words);
    if table.related.line.contains(line) {
        Some(Mark::RelatedHeading)
    } else if table.pointer.line.contains(line) {
        Some(Mark::Pointer)
    } else if table.comments.line.contains(line) || count.is_some_and(|noun| table.comments.line.contains(noun)) {
        Some(Mark::CommentsHeading)
    } else if table.furniture.line.contains(line) || table.furniture.holds(line) || table.furniture.starts(line) {
        Some(Mark::Furniture)
    } else if table.comments.holds(line) {
        Some(Mark::CommentForm)
    } else if labelled(&table.pointer) || table.pointer.starts(line) {
        Some(Mark::RelatedLine)
    } else if table.office.line.contains(line) {
        Some(Mark::Office { named: false })
    } else if labelled(&table.office) && words.len() <= 10 {
        Some(Mark::Office { named: true })
    } else if labelled(&table.caption) || table.caption.starts(line) {
        Some(Mark::Caption)
    } else if table.byline.line.contains(line) || is_name_line(table, words, line) || credits_text {
        Some(Mark::Byline)
    } else if labelled(&table.furniture) || is_link(raw) || is_menu(raw) {
        Some(Mark::Furniture)
    } else if has_credit(table, raw) {
        Some(Mark::Credit)
    } else {
        None
    }
}

/// The words before the first colon, bar or spaced dash, folded.
fn label(raw: &str) -> Option<String> {
    let cut = raw.char_indices().find(|(i, c)| {
        matches!(c, ':' | '：' | '|' | '»' | '>') || (matches!(c, '-' | '–' | '—') && raw[i + c.len_utf8()..].starts_with(' '))
    })?;
    Some(key(&raw[..cut.0])).filter(|k| !k.is_empty())
}

/// "12 comments" gives "comments".
fn count_and_noun(words: &[PageWord]) -> Option<&str> {
    match words {
        [count, noun] if count.key.chars().all(|c| c.is_ascii_digit()) => Some(&noun.key),
        _ => None,
    }
}

/// "By" and then names: capitals only, or in a script without capitals few words, and no figure.
fn is_name_line(table: &Markers, words: &[PageWord], line: &str) -> bool {
    let Some(rest) = table.byline.names.iter().find_map(|phrase| strip_start(line, phrase)) else { return false };
    let count = rest.split_whitespace().count();
    let names = &words[words.len() - count..];
    let joins = |w: &PageWord| matches!(w.key.as_str(), "and" | "in" | "for" | "of" | "the" | "al" | "bin");
    let cased = names.iter().any(|w| w.key.is_ascii());
    (1..=8).contains(&count)
        && names.iter().all(|w| !w.key.chars().any(|c| c.is_ascii_digit()) && (w.capital || joins(w) || !w.key.is_ascii()))
        && (cased || count <= 4)
}

fn strip_start<'l>(line: &'l str, phrase: &str) -> Option<&'l str> {
    line.strip_prefix(phrase).filter(|rest| rest.is_empty() || rest.starts_with(' ') || phrase.ends_with("20"))
}

/// An address and nothing else, a Markdown picture, or a Markdown link alone.
fn is_link(raw: &str) -> bool {
    let line = raw.trim();
    let address = line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.");
    (address && !line.contains(char::is_whitespace)) || (line.starts_with("![") && line.ends_with(')'))
}

/// Three or more short names with bars or arrows between them: "World | Politics | Sport".
fn is_menu(raw: &str) -> bool {
    let pieces: Vec<&str> = raw.split(['|', '›', '»', '•', '·', '>']).map(str::trim).filter(|p| !p.is_empty()).collect();
    pieces.len() >= 3 && pieces.iter().all(|p| p.split_whitespace().count() <= 3 && !p.chars().any(char::is_numeric))
}

/// The last piece of the line, set off by a mark, is an agency: "… - AFP", "(رويترز)", "AFP/Getty Images".
fn has_credit(table: &Markers, raw: &str) -> bool {
    let line = raw.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '.' | '"' | '”'));
    let Some((at, mark)) = line.char_indices().rev().find(|(_, c)| matches!(c, '-' | '–' | '—' | '/' | '(' | '[' | '|' | '©' | ':'))
    else {
        return false;
    };
    let credit = key(&line[at + mark.len_utf8()..]);
    !key(&line[..at]).is_empty() && table.caption.end.contains(&credit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::page_words::scan;

    fn of(raw: &str) -> Option<Mark> {
        let mut list = Vec::new();
        scan(raw, |key, capital| list.push(PageWord { key: key.to_owned(), capital }));
        mark(raw, &list, &key(raw))
    }

    #[test]
    fn lines_of_the_page_are_known_by_their_words() {
        for (raw, expected) in [
            ("Related Stories", Mark::RelatedHeading),
            ("إقرأ أيضاً:", Mark::Pointer),
            ("Read more: Second convoy leaves the base", Mark::RelatedLine),
            ("اقرأ أيضا: قافلة ثانية تغادر القاعدة", Mark::RelatedLine),
            ("14 Comments", Mark::CommentsHeading),
            ("أضف تعليقًا", Mark::CommentsHeading),
            ("© 2024 The Example Post. All rights reserved.", Mark::Furniture),
            ("جميع الحقوق محفوظة لصحيفة المثال 2024", Mark::Furniture),
            ("https://example.org/a", Mark::Furniture),
            ("* * *", Mark::Furniture),
            ("World | Middle East | Iraq", Mark::Furniture),
            ("رئيس التحرير: سمير الخالد", Mark::Office { named: true }),
            ("Editor-in-Chief", Mark::Office { named: false }),
            ("Photo: a convoy at the gate", Mark::Caption),
            ("A convoy at the gate, 3 May 2021. (Reuters)", Mark::Credit),
            ("قافلة عند بوابة القاعدة - فرانس برس", Mark::Credit),
            ("By Jane Doe and Omar al-Haddad", Mark::Byline),
            ("Reporting by Jane Doe; Editing by John Roe", Mark::Byline),
            ("آخر تحديث: 3 مايو 2021", Mark::Byline),
        ] {
            assert_eq!(of(raw), Some(expected), "{raw}");
        }
    }

    #[test]
    fn sentences_that_begin_with_the_same_words_are_not() {
        for raw in [
            "By Friday 500 soldiers had left the base.",
            "Comments by the minister drew criticism on Monday.",
            "Related deaths rose to 40.",
            "Turkey 8,754 | Syria 2,470 | total 11,224",
            "Share prices fell after the announcement.",
            "Published figures show that 500 people died.",
            "كتب الوزير على تويتر أن القوات غادرت القاعدة",
            "رئيس التحرير يستقيل من منصبه",
            "المزيد من القوات يصل إلى أربيل",
            "The agency said on Monday that 12 people died - four of them children.",
            "قال رئيس مجلس الإدارة إن الشركة ربحت 5 ملايين",
        ] {
            assert_eq!(of(raw), None, "{raw}");
        }
    }
}
