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
            let line = if self.foreign && look.isolates && !line.is_ascii() { isolate(&line) } else { line };
            (self.tone.paint(&line, look.colour), taken)
        };
        wrap(&self.text, width).into_iter().map(dress).collect()
    }
}

/// One column of a [`Grid`].
#[derive(Clone, Debug)]
pub struct Column {
    /// The title.
    pub title: String,
    /// It is never narrower than this.
    pub least: usize,
    /// Its share of room that is left over once every column has its least width.
    pub weight: usize,
}

/// Rows of pieces under titled columns.
pub struct Grid {
    columns: Vec<Column>,
    rows: Vec<Vec<Piece>>,
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

    /// Adds a row, one piece a column.
    pub fn push(&mut self, row: Vec<Piece>) {
        self.rows.push(row);
    }

    /// Draws it.
    pub fn draw(&self, look: Look) -> Drawn {
        let widths = self.widths(look.width);
        let mut stand_ins = StandIns::default();
        let mut table = Table::new();
        table.load_style(style(look.ascii)).set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
        let titles: Vec<Piece> = self.columns.iter().map(|column| Piece::own(column.title.clone(), Tone::Heading)).collect();
        table.set_header(stand_ins.row(&titles, &widths, look).0);
        let mut heights = Vec::with_capacity(self.rows.len());
        for pieces in &self.rows {
            let (row, height) = stand_ins.row(pieces, &widths, look);
            table.add_row(row);
            heights.push(height);
        }
        let last = widths.len().saturating_sub(1);
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, if index == last { 0 } else { GAP }));
        }
        let drawn: Vec<String> = table.lines().collect();
        let mut lines = stand_ins.resolve(drawn.into_iter());
        let head_lines = titles.iter().zip(&widths).map(|(title, &width)| wrap(&title.text, width).len()).max().unwrap_or(1) + 1;
        let head: Vec<String> = lines.by_ref().take(head_lines).collect();
        let rows = heights.iter().map(|&height| lines.by_ref().take(height).collect()).collect();
        let width = head.last().map_or(0, |line| columns(line));
        Drawn { head, rows, width }
    }

    /// Column widths: no column wider than its content, none narrower than its least width, what is missing taken from the
    /// widest by weight.
    fn widths(&self, limit: usize) -> Vec<usize> {
        let gaps = usize::from(GAP) * self.columns.len().saturating_sub(1);
        let room = limit.saturating_sub(gaps);
        let natural: Vec<usize> = (0..self.columns.len())
            .map(|c| {
                let cells = self.rows.iter().filter_map(|row| row.get(c)).map(|piece| columns(&piece.text));
                cells.chain([columns(&self.columns[c].title)]).max().unwrap_or(0).max(1)
            })
            .collect();
        let mut widths: Vec<usize> = natural.iter().zip(&self.columns).map(|(&n, column)| n.min(column.least.max(1))).collect();
        // Hand out the rest one column at a time to whoever has least of what its weight entitles it to.
        while widths.iter().sum::<usize>() < room {
            let hungry =
                (0..widths.len()).filter(|&c| widths[c] < natural[c]).min_by_key(|&c| widths[c] * 100 / self.columns[c].weight.max(1));
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
    /// A row of stand-ins and its height in lines.
    fn row(&mut self, pieces: &[Piece], widths: &[usize], look: Look) -> (Row, usize) {
        let mut cells: Vec<_> = pieces.iter().zip(widths).map(|(piece, &width)| piece.lines(width, look).into_iter()).collect();
        let height = cells.iter().map(ExactSizeIterator::len).max().unwrap_or(1);
        let mut stood = vec![String::new(); cells.len()];
        for line in 0..height {
            for (cell, stood) in cells.iter_mut().zip(&mut stood) {
                if line > 0 {
                    stood.push('\n');
                }
                if let Some((text, width @ 1..)) = cell.next() {
                    self.lines.push(text);
                    stood.push(FIRST);
                    stood.extend(std::iter::repeat_n(FILL, width - 1));
                }
            }
        }
        (Row::from(stood), height)
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
        let column = |title: &str, least, weight| Column { title: title.into(), least, weight };
        let mut grid = Grid::new(vec![column("Claim", 8, 1), column("Value", 8, 1), column("Verdict", 8, 0)]);
        grid.push(vec![
            Piece::foreign("القوات الأمريكية في العراق", Tone::Plain),
            Piece::own("about 2,500", Tone::Plain),
            Piece::own("conflict", Tone::Alarm),
        ]);
        grid.push(vec![Piece::default(), Piece::own("fewer than 500", Tone::Plain), Piece::default()]);
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
        assert_eq!(column_of(&drawn.rows[1][0], "fewer"), at);
        assert!(drawn.rows[0][0].starts_with("\u{2068}القوات الأمريكية في العراق\u{2069}"));
    }

    #[test]
    fn every_line_has_its_own_isolates_and_colours() {
        let drawn = grid().draw(Look { width: 36, colour: true, isolates: true, ascii: false });
        for line in drawn.rows.iter().flatten() {
            assert_eq!(line.matches('\u{2068}').count(), line.matches('\u{2069}').count(), "{line}");
        }
        assert!(drawn.rows[0].len() > 1, "the title wraps");
        assert!(drawn.rows[0][0].ends_with("\u{1b}[1m\u{1b}[31mconflict\u{1b}[0m"), "{:?}", drawn.rows[0][0]);
    }

    #[test]
    fn lines_fit_the_width() {
        for width in [36, 50, 80, 200] {
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
