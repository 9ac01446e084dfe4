//! What of a page is the article: headline, body, captions, bylines, and what is left over from the page.
//!
//! A line counts as body until something shows that it is not: a marker line, a place before the headline, a
//! list of cut-off or unpunctuated lines about other things behind the last paragraph. Ordinary paragraphs
//! are never judged by a phrase in them.

mod foot;
mod head;
mod markers;
mod topics;
mod unit;

use super::zone::{Zone, ZoneSpan};
use std::ops::Range;
use topics::Topics;
use unit::Unit;

/// The zones of a text and its headline.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Whole lines, in order, covering all of the text.
    pub zones: Vec<ZoneSpan>,
    /// The headline without the blanks around it.
    pub headline: Option<Range<usize>>,
}

/// A zone and what told it.
type Judged = (Zone, &'static str);

const BODY: Judged = (Zone::Body, "nothing sets it apart from the article");

/// Reads the parts of `text`, whose front matter ends at `start`. `title` is the headline where metadata gives it.
pub(super) fn read(text: &str, start: usize, title: Option<&str>) -> Page {
    let units = unit::units(text, start);
    let mut judged: Vec<Judged> = vec![BODY; units.len()];
    let mut headline = None;
    if let Some(first) = head::first_paragraph(&units) {
        let core = foot::core_topics(&units, first);
        headline = head::judge(&units, first, &core, title, &mut judged);
        let core = Topics::of(headline.iter().map(|&index| &units[index].topics).chain([&core]));
        foot::judge(&units, first, &core, &mut judged);
    } else {
        single_lines(&units, &mut judged);
    }
    if !judged.iter().any(|(zone, _)| *zone == Zone::Body) {
        judged = vec![BODY; units.len()];
        headline = None;
    }
    Page { zones: spans(text, start, &units, &judged), headline: headline.map(|index| units[index].range.clone()) }
}

/// A text without one sentence: only lines that the tables know are set apart.
fn single_lines(units: &[Unit], judged: &mut [Judged]) {
    for (unit, place) in units.iter().zip(judged) {
        *place = marked_line(unit).unwrap_or(BODY);
    }
}

/// The zone of a line that its own words give away.
fn marked_line(unit: &Unit) -> Option<Judged> {
    use markers::Mark;
    match unit.mark? {
        Mark::RelatedHeading => Some((Zone::Related, "is a heading over other stories")),
        Mark::Pointer | Mark::RelatedLine => Some((Zone::Related, "points to another story")),
        Mark::CommentsHeading | Mark::CommentForm => Some((Zone::Furniture, "belongs to the comment form")),
        Mark::Furniture => Some((Zone::Furniture, "is navigation, sharing or a notice")),
        Mark::Caption => Some((Zone::Caption, "begins as a caption does")),
        Mark::Byline => Some((Zone::Byline, "names author, agency or time")),
        Mark::Office { .. } => Some((Zone::Furniture, "names an office of the newspaper")),
        Mark::Credit => None,
    }
}

/// Lengthens the judged units to whole lines that cover the text, and joins neighbours of one kind.
fn spans(text: &str, start: usize, units: &[Unit], judged: &[Judged]) -> Vec<ZoneSpan> {
    let mut out: Vec<ZoneSpan> = Vec::new();
    if start > 0 {
        out.push(ZoneSpan { range: 0..start, zone: Zone::FrontMatter, why: "stands between two `---` lines" });
    }
    let mut at = start;
    for (index, (zone, why)) in judged.iter().enumerate() {
        let end = units.get(index + 1).map_or(text.len(), |next| line_start(text, next.range.start).max(at));
        match out.last_mut() {
            Some(last) if (last.zone, last.why) == (*zone, *why) => last.range.end = end,
            _ => out.push(ZoneSpan { range: at..end, zone: *zone, why }),
        }
        at = end;
    }
    out
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r', '\u{2028}', '\u{2029}']).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The zone of every line, by its first letter; `.` for body, `^` for the headline.
    fn zones(text: &str) -> String {
        let page = read(text, 0, None);
        assert_eq!(page.zones.first().map(|z| z.range.start), Some(0));
        assert_eq!(page.zones.last().map(|z| z.range.end), Some(text.len()));
        assert!(page.zones.windows(2).all(|w| w[0].range.end == w[1].range.start));
        units_of(text).iter().map(|at| letter(page.zones.iter().find(|z| z.range.contains(at)).map(|z| z.zone))).collect()
    }

    fn units_of(text: &str) -> Vec<usize> {
        unit::units(text, 0).iter().map(|u| u.range.start).collect()
    }

    fn letter(zone: Option<Zone>) -> char {
        match zone {
            Some(Zone::Headline) => '^',
            Some(Zone::Body) => '.',
            Some(Zone::Standfirst) => 's',
            Some(Zone::Caption) => 'c',
            Some(Zone::Byline) => 'b',
            Some(Zone::Related) => 'r',
            Some(Zone::Furniture) => 'f',
            Some(Zone::FrontMatter) => 'm',
            None => '?',
        }
    }

    const BODY: &str = "The last convoy of coalition vehicles left the base near Erbil on Sunday, the ministry said.\n\n\
        About 500 soldiers will stay at the base as trainers until next September, the ministry added.\n\n\
        The coalition confirmed the convoy's departure and thanked the trainers.\n\n";

    #[test]
    fn a_short_note_is_all_body() {
        assert_eq!(zones("500 soldiers left the base.\n"), ".");
        assert_eq!(zones("500 soldiers left the base.\nThe last convoy goes on Friday.\n"), "..");
        assert_eq!(zones("500 soldiers left"), ".");
        assert_eq!(zones("Dead: 40\nInjured: 12\nMissing: 3\n"), "...");
    }

    #[test]
    fn a_headline_stands_over_its_text() {
        assert_eq!(zones(&format!("Coalition convoy leaves Erbil base\n\n{BODY}")), "^...");
        assert_eq!(
            zones(
                "غادرت القافلة الأخيرة القاعدة.. 500 جندي يبقون في أربيل\n\nأعلنت الوزارة أن القافلة الأخيرة غادرت القاعدة صباح الأحد. وقالت إن 500 جندي يبقون في أربيل حتى أيلول."
            ),
            "^."
        );
    }

    #[test]
    fn what_stands_before_the_headline_is_furniture() {
        assert_eq!(
            zones(&format!("Sport weather markets\nWorld | Politics | Sport\n\nCoalition convoy leaves Erbil base\n\n{BODY}")),
            "ff^..."
        );
        let ticker = "Latest news\nParliament votes on the water budget\nFootball final moved to May\n\n";
        assert_eq!(zones(&format!("{ticker}Coalition convoy leaves Erbil base\n\n{BODY}")), "rrr^...");
    }

    #[test]
    fn captions_and_datelines_stand_between_headline_and_text() {
        let head = "Coalition convoy leaves Erbil base\nA convoy near Erbil, 3 May 2021 (Reuters)\nErbil - Example Agency\nBy Jane Doe\n\n";
        assert_eq!(zones(&format!("{head}{BODY}")), "^cbb...");
    }

    #[test]
    fn the_credit_under_a_text_makes_it_no_caption() {
        assert_eq!(zones("Convoy leaves Erbil base\n\nA convoy of 40 vehicles left the base near Erbil on Sunday. (Reuters)\n"), "^.");
        assert_eq!(zones(&format!("{BODY}The ministry gave no other details about the convoy - AFP")), "....");
    }

    #[test]
    fn a_list_behind_the_text_is_told_by_its_shape() {
        let cut = "Rain is expected over the northern valleys this weekend, forecasters...\nThe museum opens a hall of painted glass next month with...\n";
        assert_eq!(zones(&format!("{BODY}{cut}")), "...rr");
        let headlines = "Museum opens hall of painted glass\nRain expected over northern valleys\nFootball final moved to May\nFarmers sell record tomato harvest\n";
        assert_eq!(zones(&format!("{BODY}{headlines}")), "...rrrr");
        let own = "Convoy vehicles that left: 40 trucks\nSoldiers to stay as trainers: 500\nCoalition bases still open near Erbil: 2\n";
        assert_eq!(zones(&format!("{BODY}{own}")), "......");
    }

    #[test]
    fn an_article_goes_on_behind_a_pointer_and_behind_a_side_list() {
        let rest = "The trainers at the base near Erbil come from five coalition states. The ministry named none of them.\n";
        assert_eq!(zones(&format!("{BODY}Read also\nMuseum opens hall of painted glass\n\n{rest}")), "...rr.");
        assert_eq!(zones(&format!("{BODY}Read also: Museum opens hall of painted glass\n\n{rest}")), "...r.");
        assert_eq!(zones(&format!("{BODY}Related stories\nMuseum opens hall of painted glass\n\n{rest}")), "...rr.");
    }

    #[test]
    fn comments_are_not_the_article_even_where_they_speak_of_it() {
        let comments = "2 Comments\n\nThe 900 soldiers at the base near Erbil should leave too.\n\nLeave a reply\nYour email address will not be published.\n";
        assert_eq!(zones(&format!("{BODY}{comments}")), "...ffff");
    }

    #[test]
    fn offices_of_the_newspaper_and_their_names_are_furniture() {
        assert_eq!(zones(&format!("Editor in chief\nJane Doe\n\nCoalition convoy leaves Erbil base\n\n{BODY}")), "ff^...");
        assert_eq!(zones(&format!("{BODY}رئيس التحرير: سمير الخالد\n")), "...f");
    }

    #[test]
    fn wrapped_paragraphs_are_judged_whole() {
        let text = "The last convoy of coalition vehicles left the base near Erbil on\nSunday, the ministry of defence said in a statement to reporters that\nalso named the 500 trainers who are to stay until September.\n";
        assert_eq!(zones(text), ".");
        assert_eq!(zones(&text.replace('\n', "\r\n")), ".");
    }

    #[test]
    fn any_text_is_covered_whole() {
        for text in ["", "\n", "\u{FEFF}\n\n", "...", "\r\r\n", "# \n", "Related\n", "- AFP", "©"] {
            let page = read(text, 0, None);
            assert_eq!(
                page.zones.iter().map(|z| z.range.len()).sum::<usize>(),
                if units_of(text).is_empty() { 0 } else { text.len() },
                "{text:?}"
            );
        }
    }
}
