//! Emphasis that survives wrapping: two private-use marks of no width go through the wrapping inside the text and become
//! colours line by line.

use super::colour::Tone;

/// Emphasis begins. Private use: sanitised text cannot hold it.
pub const OPEN: char = '\u{f0002}';
/// Emphasis ends.
pub const CLOSE: char = '\u{f0003}';

/// True for a mark that takes no column.
pub(super) fn is_mark(grapheme: &str) -> bool {
    grapheme.starts_with([OPEN, CLOSE])
}

/// `lines` with the marked stretches in `tone`; a stretch that spans lines is closed at the end of each.
pub fn render(lines: impl Iterator<Item = String>, tone: Tone) -> impl Iterator<Item = String> {
    let mut open = false;
    lines.map(move |line| {
        let mut text = String::with_capacity(line.len());
        let mut stretch = String::new();
        for c in line.chars() {
            match c {
                OPEN | CLOSE => {
                    text.push_str(&tone.paint(&std::mem::take(&mut stretch), open));
                    open = c == OPEN;
                }
                c => stretch.push(c),
            }
        }
        text.push_str(&tone.paint(&stretch, open));
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_closes_what_it_opens() {
        let marked = [format!("some {OPEN}2,500 US"), format!("troops{CLOSE} remain")];
        let lines: Vec<String> = render(marked.into_iter(), Tone::Quoted).collect();
        assert_eq!(lines, ["some \u{1b}[1m2,500 US\u{1b}[0m", "\u{1b}[1mtroops\u{1b}[0m remain"]);
    }
}
