//! A table of text columns that fits a width: the widest columns of text give way first.

use super::layout::{columns, fit_end, fit_start, plain};
use super::style::Style;

/// A column's heading and how its cells stand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    name: &'static str,
    is_number: bool,
    is_whole: bool,
}

impl Column {
    /// A column of text, which may be cut where there is no room.
    pub(crate) fn text(name: &'static str) -> Self {
        Self {
            name,
            is_number: false,
            is_whole: false,
        }
    }

    /// A column of names that are needed whole, which are never cut.
    pub(crate) fn whole(name: &'static str) -> Self {
        Self {
            is_whole: true,
            ..Self::text(name)
        }
    }

    /// A column of numbers, which are never cut.
    pub(crate) fn number(name: &'static str) -> Self {
        Self {
            name,
            is_number: true,
            is_whole: true,
        }
    }
}

/// Rows under headings.
#[derive(Clone, Debug)]
pub(crate) struct TextTable {
    columns: Vec<Column>,
    names: Vec<String>,
    rows: Vec<Vec<String>>,
}

const GAP: usize = 2;
/// Text columns are not made narrower than this.
const NARROWEST: usize = 6;

impl TextTable {
    /// A table without rows.
    pub(crate) fn new(columns: &[Column]) -> Self {
        let names = columns
            .iter()
            .map(|column| column.name.to_owned())
            .collect();
        Self {
            columns: columns.to_vec(),
            names,
            rows: Vec::new(),
        }
    }

    /// A table that begins with text columns of names known only now.
    pub(crate) fn with_groups(groups: &[String], columns: &[Column]) -> Self {
        let leading = groups.iter().map(|_| Column::text(""));
        let all: Vec<Column> = leading.chain(columns.iter().copied()).collect();
        let mut table = Self::new(&all);
        for (name, group) in table.names.iter_mut().zip(groups) {
            *name = plain(group);
        }
        table
    }

    /// Adds a row; cells that are missing stay empty.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows
            .push(cells.iter().map(|cell| plain(cell)).collect());
    }

    /// The table as lines no wider than `width`, where numbers leave room for that.
    pub(crate) fn show(&self, width: usize, style: Style) -> String {
        let widths = self.widths(width);
        let mut text = style.faint(&self.line(&self.names, &widths)) + "\n";
        for row in &self.rows {
            text.push_str(&self.line(row, &widths));
            text.push('\n');
        }
        text
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let cells = self
            .columns
            .iter()
            .zip(widths)
            .enumerate()
            .map(|(place, (column, width))| {
                let cell = cells.get(place).map_or("", String::as_str);
                if column.is_number {
                    fit_start(cell, *width)
                } else {
                    fit_end(cell, *width)
                }
            });
        let line = cells.collect::<Vec<_>>().join(&" ".repeat(GAP));
        line.trim_end().to_owned()
    }

    fn widths(&self, width: usize) -> Vec<usize> {
        let cells = |place: usize| self.rows.iter().filter_map(move |row| row.get(place));
        let widest = |(place, name): (usize, &String)| {
            cells(place)
                .map(|cell| columns(cell))
                .max()
                .unwrap_or(0)
                .max(columns(name))
        };
        let mut widths: Vec<usize> = self.names.iter().enumerate().map(widest).collect();
        let gaps = GAP * widths.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > width {
            let text = (0..widths.len()).filter(|place| !self.columns[*place].is_whole);
            match text.max_by_key(|place| widths[*place]) {
                Some(widest) if widths[widest] > NARROWEST => widths[widest] -= 1,
                _ => break,
            }
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_gives_way_and_numbers_do_not() {
        let mut table = TextTable::new(&[Column::text("outlet"), Column::number("words")]);
        table.row(vec![
            "The Very Long Outlet Name".to_owned(),
            "1,234,567".to_owned(),
        ]);
        table.row(vec!["短".to_owned(), "1".to_owned()]);
        let text = table.show(20, Style::new(false));
        assert_eq!(
            text,
            "outlet         words\nThe Very…  1,234,567\n短                 1\n"
        );
    }

    #[test]
    fn colours_come_only_when_asked_for() {
        let table = TextTable::new(&[Column::text("outlet")]);
        assert!(!table.show(20, Style::new(false)).contains('\x1b'));
        assert!(table.show(20, Style::new(true)).contains('\x1b'));
    }
}
