//! A table whose cells are already wrapped. comfy-table draws it, but from stand-ins: it sees one private-use character a
//! column, so that widths are ours, and colours and isolates cannot be split; afterwards each stand-in gives way to its line.

use super::colour::Tone;
use super::width::columns;
use super::wrap::wrap;
use crate::report::untrusted::terminal::isolate;
use comfy_table::{ContentArrangement, LineStyle, Row, Table, TableStyle, presets::NOTHING};

/// First character of a stand-in. Private use: sanitised text cannot hold it.
const FIRST: char = '\u{f0000}';
/// Its other characters.
const FILL: char = '\u{f0001}';

/// How a report is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Columns that the report may take.
    pub width: usize,
    /// Colour it.
    pub colour: bool,
    /// Wrap source text in isolates.
    pub isolates: bool,
    /// Draw with ASCII characters only.
    pub ascii: bool,
}

/// Text with a tone; `foreign` text comes from sources or names and may run in another direction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Sanitised text.
    pub text: String,
    /// Its tone.
    pub tone: Tone,
    /// True where it may run from right to left.
    pub foreign: bool,
}

impl Piece {
    /// Our own words.
    pub fn own(text: impl Into<String>, tone: Tone) -> Self {
        Piece { text: text.into(), tone, foreign: false }
    }

    /// Words of a source, a gazetteer or a rule.
    pub fn foreign(text: impl Into<String>, tone: Tone) -> Self {
        Piece { text: text.into(), tone, foreign: true }
    }

    /// Lines of at most `width` columns, each isolated and coloured on its own, with the columns it takes.
    pub fn lines(&self, width: usize, look: Look) -> Vec<(String, usize)> {
        let dress = |line: String| {
            let taken = columns(&line);
            // No-break spaces have done their work.
            let line = line.replace('\u{a0}', " ");
            let line = if self.foreign && look.isolates { isolate(&line) } else { line };
            (self.tone.paint(&line, look.colour), taken)
        };
        wrap(&self.text, width).into_iter().map(dress).collect()
    }
}

/// One column of a [`Grid`].
#[derive(Clone, Debug)]
pub struct Column {
    /// The title.
    pub title: &'static str,
    /// It is narrower than this only where its content is.
    pub least: usize,
    /// Its share of the room that is left once every column has its least width.
    pub weight: usize,
    /// Its pieces follow one another, whatever the heights of their neighbours; pieces of other columns start on one line.
    pub flows: bool,
}

/// A row: for each column its pieces from top to bottom.
pub type Cells = Vec<Vec<Piece>>;

/// Rows of pieces under titled columns.
pub struct Grid {
    columns: Vec<Column>,
    rows: Vec<Cells>,
}

/// A drawn grid: lines by row, so that a report can put text between rows.
pub struct Drawn {
    /// Titles and the line under them.
    pub head: Vec<String>,
    /// The lines of each row.
    pub rows: Vec<Vec<String>>,
    /// Columns that the grid takes.
    pub width: usize,
}

impl Grid {
    /// An empty grid.
    pub fn new(columns: Vec<Column>) -> Self {
        Grid { columns, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn push(&mut self, row: Cells) {
        self.rows.push(row);
    }

    /// Draws it.
    pub fn draw(&self, look: Look) -> Drawn {
        let widths = self.settled_widths(look);
        let mut stand_ins = StandIns::default();
        let mut table = Table::new();
        table.load_style(style(look.ascii)).set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
        let titles = self.columns.iter().map(|column| vec![Piece::own(column.title, Tone::Heading)]).collect();
        let mut heights = Vec::with_capacity(self.rows.len() + 1);
        for (index, row) in std::iter::once(&titles).chain(&self.rows).enumerate() {
            let lines = self.lines(row, &widths, look);
            heights.push(lines.len());
            let row = stand_ins.row(lines);
            if index == 0 {
                table.set_header(row)
            } else {
                table.add_row(row)
            };
        }
        let last = widths.len().saturating_sub(1);
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, if index == last { 0 } else { GAP }));
        }
        let drawn: Vec<String> = table.lines().collect();
        let width = drawn.get(heights[0]).map_or(0, |line| columns(line.trim_end()));
        let mut lines = stand_ins.resolve(drawn.into_iter());
        let head: Vec<String> = lines.by_ref().take(heights[0] + 1).collect();
        let rows = heights[1..].iter().map(|&height| lines.by_ref().take(height).collect()).collect();
        Drawn { head, rows, width }
    }

    /// The lines of a row, each with one entry a column: the text and the columns that it takes.
    fn lines(&self, row: &Cells, widths: &[usize], look: Look) -> Vec<Vec<(String, usize)>> {
        let wrapped: Vec<Vec<Vec<(String, usize)>>> = row
            .iter()
            .zip(widths)
            .map(|(pieces, &width)| {
                pieces.iter().map(|piece| if piece.text.is_empty() { Vec::new() } else { piece.lines(width, look) }).collect()
            })
            .collect();
        let level = |c: usize| !self.columns[c].flows;
        let pieces = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        let heights: Vec<usize> = (0..pieces)
            .map(|p| (0..wrapped.len()).filter(|&c| level(c)).filter_map(|c| wrapped[c].get(p)).map(Vec::len).max().unwrap_or(0))
            .collect();
        let mut lines = Vec::new();
        for (c, pieces) in wrapped.into_iter().enumerate() {
            let mut at = 0;
            for (piece, height) in pieces.into_iter().zip(&heights) {
                let taken = piece.len();
                for (offset, line) in piece.into_iter().enumerate() {
                    if lines.len() <= at + offset {
                        lines.resize(at + offset + 1, vec![(String::new(), 0); widths.len()]);
                    }
                    lines[at + offset][c] = line;
                }
                at += if level(c) { *height } else { taken };
            }
        }
        if lines.is_empty() {
            lines.push(vec![(String::new(), 0); widths.len()]);
        }
        lines
    }

    /// Column widths. Wrapped lines are rarely as long as their column is wide: what a column does not need goes to those
    /// that still wrap.
    fn settled_widths(&self, look: Look) -> Vec<usize> {
        let mut wanted: Vec<usize> = (0..self.columns.len())
            .map(|c| self.pieces(c).map(|piece| columns(&piece.text)).chain([columns(self.columns[c].title)]).max().unwrap_or(0).max(1))
            .collect();
        let mut widths = self.widths(&wanted, look.width);
        for _ in 0..self.columns.len() {
            let longest =
                |c: usize| self.pieces(c).flat_map(|piece| piece.lines(widths[c], look)).map(|(_, taken)| taken).max().unwrap_or(0);
            let needed: Vec<usize> = (0..widths.len()).map(|c| longest(c).max(columns(self.columns[c].title)).min(widths[c])).collect();
            if needed == widths || needed.iter().zip(&wanted).all(|(needed, wanted)| needed == wanted) {
                break;
            }
            for (c, wanted) in wanted.iter_mut().enumerate() {
                if needed[c] < widths[c] && widths[c] >= self.columns[c].least {
                    *wanted = needed[c];
                }
            }
            widths = self.widths(&wanted, look.width);
        }
        widths
    }

    fn pieces(&self, column: usize) -> impl Iterator<Item = &Piece> {
        self.rows.iter().filter_map(move |row| row.get(column)).flatten()
    }

    /// Shares out the columns of the screen: nobody gets more than wanted, and less than the least only where the screen is
    /// too narrow for all.
    fn widths(&self, wanted: &[usize], limit: usize) -> Vec<usize> {
        let room = limit.saturating_sub(usize::from(GAP) * self.columns.len().saturating_sub(1));
        let mut widths: Vec<usize> = wanted.iter().zip(&self.columns).map(|(&n, column)| n.min(column.least.max(1))).collect();
        while widths.iter().sum::<usize>() > room {
            match widths.iter_mut().max() {
                Some(widest) if *widest > 1 => *widest -= 1,
                _ => break,
            }
        }
        // Hand out the rest one by one to whoever has least of what its weight entitles it to.
        while widths.iter().sum::<usize>() < room {
            let hungry =
                (0..widths.len()).filter(|&c| widths[c] < wanted[c]).min_by_key(|&c| widths[c] * 100 / self.columns[c].weight.max(1));
            match hungry {
                Some(c) => widths[c] += 1,
                None => break,
            }
        }
        widths
    }
}

/// Spaces between columns.
const GAP: u16 = 2;

fn style(ascii: bool) -> TableStyle {
    let fill = if ascii { '=' } else { '═' };
    NOTHING.header_separator(LineStyle::none().fill(fill))
}

/// The finished lines behind the stand-ins, in the order in which they are drawn.
#[derive(Default)]
struct StandIns {
    lines: Vec<String>,
}

impl StandIns {
    /// `lines` as a row of stand-ins.
    fn row(&mut self, lines: Vec<Vec<(String, usize)>>) -> Row {
        let mut cells = vec![String::new(); lines.first().map_or(0, Vec::len)];
        for (index, line) in lines.into_iter().enumerate() {
            for (cell, (text, width)) in cells.iter_mut().zip(line) {
                if index > 0 {
                    cell.push('\n');
                }
                if width > 0 {
                    self.lines.push(text);
                    cell.push(FIRST);
                    cell.extend(std::iter::repeat_n(FILL, width - 1));
                }
            }
        }
        Row::from(cells)
    }

    /// Drawn lines with every stand-in replaced by its line.
    fn resolve(self, drawn: impl Iterator<Item = String>) -> impl Iterator<Item = String> {
        let mut finished = self.lines.into_iter();
        drawn.map(move |line| {
            let mut text = String::with_capacity(line.len());
            for c in line.trim_end().chars() {
                match c {
                    FIRST => text.push_str(&finished.next().unwrap_or_default()),
                    FILL => {}
                    c => text.push(c),
                }
            }
            text
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        let column = |title, flows| Column { title, least: 8, weight: 1, flows };
        let mut grid = Grid::new(vec![column("Claim", true), column("Value", false), column("Verdict", true)]);
        grid.push(vec![
            vec![Piece::foreign("القوات الأمريكية في العراق", Tone::Plain)],
            vec![Piece::own("about 2,500", Tone::Plain), Piece::own("fewer than 500", Tone::Plain)],
            vec![Piece::own("conflict", Tone::Alarm)],
        ]);
        grid.push(vec![vec![Piece::own("US troops", Tone::Plain)], vec![Piece::own("900", Tone::Plain)], vec![]]);
        grid
    }

    /// Column at which `needle` starts, as a terminal shows it.
    fn column_of(line: &str, needle: &str) -> usize {
        let plain: String = line.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}')).collect();
        columns(plain.split(needle).next().unwrap_or_default())
    }

    #[test]
    fn arabic_cells_push_nothing_aside() {
        let drawn = grid().draw(Look { width: 80, isolates: true, ..Look::default() });
        let at = column_of(&drawn.head[0], "Value");
        assert_eq!(column_of(&drawn.rows[0][0], "about"), at);
        assert_eq!(column_of(&drawn.rows[0][1], "fewer"), at);
        assert_eq!(column_of(&drawn.rows[1][0], "900"), at);
        assert!(drawn.rows[0][0].starts_with("\u{2068}القوات الأمريكية في العراق\u{2069}"));
    }

    #[test]
    fn every_line_has_its_own_isolates_and_colours() {
        let drawn = grid().draw(Look { width: 36, colour: true, isolates: true, ascii: false });
        for line in drawn.rows.iter().flatten() {
            assert_eq!(line.matches('\u{2068}').count(), line.matches('\u{2069}').count(), "{line}");
        }
        assert!(drawn.rows[0].len() > 2, "the title wraps");
        assert!(drawn.rows[0][0].ends_with("\u{1b}[1m\u{1b}[31mconflict\u{1b}[0m"), "{:?}", drawn.rows[0][0]);
    }

    #[test]
    fn lines_fit_the_width() {
        for width in [12, 36, 50, 80, 200] {
            let drawn = grid().draw(Look { width, ..Look::default() });
            for line in drawn.head.iter().chain(drawn.rows.iter().flatten()) {
                assert!(columns(line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn ascii_draws_with_ascii() {
        let drawn = grid().draw(Look { width: 80, ascii: true, ..Look::default() });
        assert!(drawn.head[1].chars().all(|c| c == '=' || c == ' '), "{}", drawn.head[1]);
    }
}
