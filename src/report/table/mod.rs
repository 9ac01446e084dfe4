//! The table that a fact-checker reads: one block a claim key, what matters most first, differing values beneath each
//! other, and under it what the words mean and what it adds up to.

mod legend;
mod quotes;
mod reason;
mod rows;

pub(in crate::report) use quotes::in_sentence;
pub(in crate::report) use reason::renamed;

use super::terminal::Tone;
use super::terminal::grid::{Cells, Column, Grid, Piece};
use super::terminal::wrap::wrap;
use super::{Report, View};
use rows::{Block, blocks};
use std::io::{self, Write};

/// From this width on a column says who says so.
const WIDE: usize = 110;
/// The narrowest layout that is tried.
const NARROWEST: usize = 40;

/// Writes the table.
pub fn write(report: &Report<'_>, view: View, out: &mut dyn Write) -> io::Result<()> {
    let mut look = view.look;
    look.width = look.width.max(NARROWEST);
    let view = View { look, ..view };
    let text = if report.claims.is_empty() { vec![legend::nothing(report)] } else { lines(report, view) };
    for line in text {
        writeln!(out, "{}", if look.ascii { plain_ascii(&line) } else { line })?;
    }
    Ok(())
}

fn lines(report: &Report<'_>, view: View) -> Vec<String> {
    let look = view.look;
    let blocks = blocks(report);
    let wide = look.width >= WIDE;
    let mut grid = Grid::new(columns(wide));
    for block in &blocks {
        rows_of(block, view, wide).into_iter().for_each(|row| grid.push(row));
    }
    let drawn = grid.draw(look);
    let mut lines = drawn.head;
    let mut rows = drawn.rows.into_iter();
    let mut previous_is_tall = false;
    for (index, block) in blocks.iter().enumerate() {
        let mut body = Vec::new();
        for (row, values) in rows.by_ref().take(row_count(block, view)).enumerate() {
            body.extend(values);
            if view.quotes {
                body.extend(quotes::lines(report, &block.values[row], look));
            }
        }
        body.extend(reason::lines(report, block, look));
        let tall = body.len() > 1;
        if index > 0 && (tall || previous_is_tall) {
            lines.push(Tone::Quiet.paint(&"─".repeat(drawn.width), look.colour));
        }
        previous_is_tall = tall;
        lines.append(&mut body);
    }
    lines.push(String::new());
    lines.extend(legend::lines(&blocks, view));
    lines.push(String::new());
    lines.extend(legend::summary(report, &blocks, look));
    lines
}

fn columns(wide: bool) -> Vec<Column> {
    let column = |title, least, weight, flows| Column { title, least, weight, flows };
    let mut columns = vec![
        column("Claim", 18, 3, true),
        column("As of", 11, 1, false),
        column("Value", 16, 3, false),
        column("Sources", if wide { 19 } else { 10 }, 2, false),
        column("Verdict", 13, 1, true),
    ];
    if wide {
        columns.insert(4, column("Who says so", 20, 4, false));
    }
    columns
}

/// A block is one row of the grid; with quotes one for each value, since the quotes stand between them.
fn rows_of(block: &Block<'_>, view: View, wide: bool) -> Vec<Cells> {
    let title = Piece::foreign(block.title.clone(), Tone::Plain);
    let mut verdict = vec![Piece::own(block.words.name, block.words.tone)];
    if block.values.len() > 1 {
        verdict.push(Piece::own(format!("({})", rows::support(block.slot.sources, block.slot.origins)), Tone::Quiet));
    }
    let cells = |values: &[rows::ValueRow<'_>], title: Vec<Piece>, verdict: Vec<Piece>| {
        let column = |piece: fn(&rows::ValueRow<'_>) -> Piece| values.iter().map(piece).collect::<Vec<_>>();
        let mut cells = vec![
            title,
            column(|v| Piece::own(v.as_of.clone(), Tone::Plain)),
            column(|v| Piece::foreign(v.value.clone(), v.tone)),
            column(|v| Piece::own(rows::support(v.sources, v.origins), Tone::Plain)),
            verdict,
        ];
        if wide {
            cells.insert(4, column(|v| Piece::foreign(v.said_by.clone(), Tone::Plain)));
        }
        cells
    };
    if !view.quotes {
        return vec![cells(&block.values, vec![title], verdict)];
    }
    let mut heads = [(vec![title], verdict)].into_iter();
    block
        .values
        .chunks(1)
        .map(|value| {
            let (title, verdict) = heads.next().unwrap_or_default();
            cells(value, title, verdict)
        })
        .collect()
}

fn row_count(block: &Block<'_>, view: View) -> usize {
    if view.quotes { block.values.len() } else { 1 }
}

/// Our own typography in ASCII; letters of sources and names stay as they are.
fn plain_ascii(line: &str) -> String {
    line.replace(['–', '─', '—'], "-").replace('…', "...").replace(['’', '‘'], "'")
}

/// `text` wrapped to the look's width, in `tone`.
fn paragraph(text: &str, tone: Tone, look: super::terminal::Look) -> Vec<String> {
    wrap(text, look.width).into_iter().map(|line| tone.paint(&line, look.colour)).collect()
}

#[cfg(test)]
mod tests;
