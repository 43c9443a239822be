//! Reports of the Integrum database: HTML with a list of contents, then one article after the other;
//! and the columns of its Excel tables.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::format::{Format, Sample};
use super::html_tokens::{self, Attributes};
use super::paragraph::unwrapped;
use super::record::{Cell, Desk};
use crate::date::{self, Order};

pub(super) static FORMAT: Format = Format {
    name: "Integrum",
    one_article_a_file: false,
    has_columns: false,
    recognise,
    read: html_tokens::read::<Walk>,
};

fn recognise(sample: &Sample<'_>) -> u8 {
    let text = sample.start();
    let is_report = text.contains("<title>Report ") && text.contains("<a href=\"#1\">");
    if text.starts_with('<') && (is_report || text.contains("^ИС:")) {
        96
    } else {
        0
    }
}

/// What the marks before an article's facts mean.
const MARKS: [(&str, &str); 7] = [
    ("ИС", "outlet"),
    ("РБ", "section"),
    ("НР", "issue"),
    ("ДТ", "date"),
    ("АВ", "byline"),
    ("ЗГ", "title"),
    ("ВР", "time"),
];

/// Where in an article the text belongs.
#[derive(Default, Clone, Copy, PartialEq)]
enum Place {
    #[default]
    Nowhere,
    Facts,
    Title,
    Text,
}

#[derive(Default)]
struct Walk {
    limit: usize,
    n_articles: u64,
    has_begun: bool,
    place: Place,
    facts: String,
    title: String,
    body: String,
}

impl html_tokens::Walk for Walk {
    fn begin(limit: usize) -> Self {
        Walk {
            limit,
            ..Walk::default()
        }
    }

    fn open(
        &mut self,
        name: &str,
        attributes: &Attributes,
        desk: &mut dyn Desk,
    ) -> ControlFlow<()> {
        match name {
            "a" if !attributes.get("name").is_empty() => {
                self.end(desk)?;
                self.has_begun = true;
            }
            "td" if self.has_begun => self.place = Place::Facts,
            "h3" if self.has_begun => self.place = Place::Title,
            "pre" if self.has_begun => self.place = Place::Text,
            "br" | "p" | "div" => self.text("\n"),
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn close(&mut self, name: &str, _: &mut dyn Desk) -> ControlFlow<()> {
        if ["td", "h3", "pre"].contains(&name) {
            self.place = Place::Nowhere;
        }
        ControlFlow::Continue(())
    }

    fn text(&mut self, text: &str) {
        let into = match self.place {
            Place::Nowhere => return,
            Place::Facts => &mut self.facts,
            Place::Title => &mut self.title,
            Place::Text => &mut self.body,
        };
        if into.len() <= self.limit {
            into.push_str(text);
        }
    }

    fn end(&mut self, desk: &mut dyn Desk) -> ControlFlow<()> {
        let (facts, title) = (
            std::mem::take(&mut self.facts),
            std::mem::take(&mut self.title),
        );
        let body = std::mem::take(&mut self.body);
        self.place = Place::Nowhere;
        if !std::mem::take(&mut self.has_begun) {
            return ControlFlow::Continue(());
        }
        self.n_articles += 1;
        let size = (facts.len() + title.len() + body.len(), self.limit);
        html_tokens::hand_over(desk, self.n_articles, size, || cells(&facts, title, &body))
    }
}

/// The fields of an article: its text, what the marks say, and the title where no mark says one.
fn cells(facts: &str, title: String, body: &str) -> Vec<(String, String)> {
    let mut cells = vec![("body".to_string(), unwrapped(body))];
    for (mark, value) in facts.split('^').filter_map(|fact| fact.split_once(':')) {
        let known = MARKS.iter().find(|(known, _)| *known == mark.trim());
        let name = known.map_or(mark.trim().to_string(), |(_, name)| name.to_string());
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        cells.push((name, value.trim_end_matches(',').to_string()));
    }
    if !cells.iter().any(|(name, _)| name == "title") {
        cells.push(("title".to_string(), title));
    }
    cells
}

/// Whether a table is an export of Integrum: its column of texts is called a notice.
pub(super) fn is_export(names: &[String]) -> bool {
    ["Источник", "Заголовок", "Анонс", "Оригинал"]
        .iter()
        .all(|name| names.iter().any(|known| known == name))
}

/// The texts of such a table begin with their titles, and some with the day after that.
pub(super) fn without_title(cells: &mut [Cell<'_>]) {
    let of = |wanted: &str| {
        let cell = cells.iter().find(|(name, _)| name == wanted);
        cell.map(|(_, value)| value.trim().to_string())
    };
    let (title, day) = (of("Заголовок"), of("Дата"));
    for (name, value) in cells.iter_mut().filter(|(name, _)| name == "Анонс") {
        *name = Cow::from("текст");
        let rest = title
            .as_ref()
            .and_then(|title| value.trim_start().strip_prefix(title.as_str()));
        if let Some(rest) =
            rest.filter(|rest| rest.starts_with(['\n', '\r']) && !rest.trim().is_empty())
        {
            *value = Cow::from(without_day(rest.trim(), day.as_deref()).to_string());
        }
    }
}

/// A text without a first line that only repeats its day.
fn without_day<'t>(text: &'t str, day: Option<&str>) -> &'t str {
    let read = |text: &str| Some(date::read(text, Order::DayFirst).ok()?.date);
    let is_day = |line: &str| {
        line.len() <= 10 && read(line).is_some_and(|found| day.and_then(read) == Some(found))
    };
    match text.split_once('\n') {
        Some((line, rest)) if is_day(line.trim()) => rest.trim_start(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_a_table_begins_after_its_title_and_its_day() {
        for (text, expected) in [
            (
                "Порт закрыт\r\n\r\n28.02.2005\r\n\r\nПорт стоит.",
                "Порт стоит.",
            ),
            (
                "Порт закрыт\r\n\r\n27.02.2005\r\n\r\nПорт стоит.",
                "27.02.2005\r\n\r\nПорт стоит.",
            ),
            ("Порт закрыт\r\n\r\nПорт стоит.", "Порт стоит."),
            ("Порт закрыт\r\n\r\n28.02.2005", "28.02.2005"),
            ("Порт стоит.", "Порт стоит."),
        ] {
            let cells = [
                ("Заголовок", "Порт закрыт"),
                ("Дата", "28.02.05"),
                ("Анонс", text),
            ];
            let mut cells = cells.map(|(name, value)| (Cow::from(name), Cow::from(value)));
            without_title(&mut cells);
            assert_eq!(cells[2], (Cow::from("текст"), Cow::from(expected)));
        }
    }
}
