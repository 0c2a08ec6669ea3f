//! Text tables for people: columns that line up, cut to the terminal's width where there is one.

use std::io::{self, Write};

use console::{Alignment, Term, measure_text_width, pad_str, style, truncate_str};

/// The narrowest that a column is cut to.
const NARROWEST: usize = 12;

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Set {
    /// Words.
    Left,
    /// Numbers.
    Right,
    /// Words that give way where the terminal is too narrow.
    Cut,
}

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    columns: Vec<(&'static str, Set)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(columns: &[(&'static str, Set)]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Adds a row. Line breaks and control characters would break the table.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().map(|cell| plain(&cell)).collect());
    }

    /// Writes the table: as wide as it is, or cut to the terminal that stdout is.
    pub(crate) fn write(&self, out: &mut dyn Write, color: bool) -> io::Result<()> {
        let width = Term::stdout().size_checked().map(|(_, width)| usize::from(width));
        let widths = self.widths(width);
        let heads = self.columns.iter().map(|(name, _)| (*name).to_owned());
        let head = self.line(heads, &widths);
        writeln!(
            out,
            "{}",
            if color { style(&head).bold().force_styling(true).to_string() } else { head }
        )?;
        for row in &self.rows {
            writeln!(out, "{}", self.line(row.iter().cloned(), &widths))?;
        }
        Ok(())
    }

    fn line(&self, cells: impl Iterator<Item = String>, widths: &[usize]) -> String {
        let cells = cells.zip(&self.columns).zip(widths).map(|((cell, (_, set)), &width)| {
            let side = if *set == Set::Right { Alignment::Right } else { Alignment::Left };
            pad_str(&truncate_str(&cell, width, "…"), width, side, None).into_owned()
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        line.trim_end().to_owned()
    }

    /// The columns' widths: what they need, less where the whole is too wide.
    fn widths(&self, available: Option<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> =
            self.columns.iter().map(|(name, _)| measure_text_width(name)).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(measure_text_width(cell));
            }
        }
        let gaps = 2 * self.columns.len().saturating_sub(1);
        let total = widths.iter().sum::<usize>() + gaps;
        let excess = available.map_or(0, |available| total.saturating_sub(available));
        let mut excess = excess;
        for (width, (_, set)) in widths.iter_mut().zip(&self.columns) {
            if *set == Set::Cut {
                let give = excess.min(width.saturating_sub(NARROWEST));
                *width -= give;
                excess -= give;
            }
        }
        widths
    }
}

/// Text in one line, without what would act on the terminal.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Set, Table, plain};

    #[test]
    fn columns_line_up_whatever_the_script() {
        let mut table = Table::new(&[("name", Set::Left), ("n", Set::Right)]);
        table.row(["日報".to_owned(), "7".to_owned()]);
        table.row(["courier".to_owned(), "12".to_owned()]);
        let mut out = Vec::new();
        table.write(&mut out, false).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "name      n\n日報      7\ncourier  12\n");
    }

    #[test]
    fn a_table_that_is_too_wide_gives_way_where_it_may() {
        let mut table = Table::new(&[("a", Set::Cut), ("b", Set::Left)]);
        table.row(["long ".repeat(10), "kept".to_owned()]);
        assert_eq!(table.widths(Some(30)), [24, 4]);
        assert_eq!(table.widths(None), [50, 4]);
    }

    #[test]
    fn nothing_in_a_title_acts_on_the_terminal() {
        assert_eq!(plain("a\u{1b}[2Jb\nc"), "a [2Jb c");
    }
}
