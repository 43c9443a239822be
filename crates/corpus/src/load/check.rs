//! From a record to an article: normalised, with what it lacks found elsewhere, or lost.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use otherwords_text::{Language, normalize};

use super::columns::{Chosen, is_nothing};
use super::date_order::DateOrder;
use super::detection::detect;
use super::field::Field;
use super::format::Format;
use super::options::LoadOptions;
use super::record::Record;
use super::tally::Kind;
use super::walk::SourceFile;
use super::{identity, language_names, markup, stated_length};
use crate::outlet::original_address;
use crate::{Article, Origin, Outcome, outlet_of_url};

/// An article and what was wrong with its record.
pub(super) struct Checked {
    pub(super) article: Article,
    pub(super) remarks: Vec<Remark>,
    /// Its text is only a summary.
    pub(super) only_summary: bool,
    /// Only where its file lies says who published it.
    pub(super) outlet_of_place: bool,
}

/// Something wrong with a record that is kept.
pub(super) type Remark = (Kind, String, Outcome);

/// Why a record is no article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lost {
    NoText,
    NoOutlet,
}

/// Makes an article of a record.
pub(super) fn article(
    record: &Record<'_>,
    chosen: Chosen,
    file: &SourceFile,
    format: &Format,
    options: &LoadOptions,
    order: &mut DateOrder<'_>,
) -> Result<Checked, Lost> {
    let value = |field| chosen.get(field, &record.cells);
    let line = |field| value(field).map(single_line).unwrap_or_default();
    let body = value(Field::Body)
        .map(body)
        .filter(|body| !body.is_empty())
        .ok_or(Lost::NoText)?;
    let url = original_address(&line(Field::Url)).to_string();
    let named = value(Field::Outlet).map(plain_line).unwrap_or_default();
    let said = outlet(&named, &url, options);
    let outlet_of_place = said.is_none();
    let outlet = said.or_else(|| place(file, format)).ok_or(Lost::NoOutlet)?;
    let title = value(Field::Title).map(plain_line).unwrap_or_default();
    let mut metadata = metadata(record, chosen);
    let mut remarks = Vec::new();
    remarks.extend(shortfall(&metadata.values, &body, format));
    let dated = date(value(Field::Date), value(Field::Time), order, &mut remarks);
    let (date, time) = dated.unwrap_or_else(|raw| {
        metadata.keep("date", &raw);
        (None, None)
    });
    let said = value(Field::Language).map(single_line);
    let known = language(said.as_deref(), options, &mut remarks);
    let language = known.unwrap_or_else(|| detect(&body));
    if let Some(said) = said.filter(|said| language_names::parse(said).is_none()) {
        metadata.keep("language", &said);
    }
    let id = Some(line(Field::Id)).filter(|id| !id.is_empty());
    let id = id.unwrap_or_else(|| identity::own_id(&outlet, &url, &title, &body));
    let event = Some(line(Field::Event)).filter(|event| !event.is_empty());
    let of_place = || {
        format
            .one_article_a_file
            .then(|| file.place.event.clone())
            .flatten()
    };
    let article = Article {
        id,
        outlet,
        event: event.or_else(|| options.event.clone()).or_else(of_place),
        title,
        body,
        date,
        time,
        url,
        byline: value(Field::Byline).map(byline).unwrap_or_default(),
        language,
        metadata: metadata.values,
        origin: Origin {
            file: file.name.clone(),
            record: record.number,
            language_recognised: known.is_none() && language != Language::UNKNOWN,
        },
    };
    Ok(Checked {
        article,
        remarks,
        only_summary: chosen.only_summary,
        outlet_of_place,
    })
}

/// Who published it: said by the record, the user or the address.
fn outlet(said: &str, url: &str, options: &LoadOptions) -> Option<String> {
    let is_address = said.contains("://");
    let said = if is_address {
        outlet_of_url(said)
    } else {
        Some(said.to_string())
    };
    said.filter(|said| !said.is_empty())
        .or_else(|| options.outlet.clone())
        .or_else(|| outlet_of_url(url))
}

/// The same where only the folder says it.
fn place(file: &SourceFile, format: &Format) -> Option<String> {
    let place = if format.one_article_a_file {
        &file.place.outlet
    } else {
        &file.place.folder
    };
    place.clone()
}

type DayAndTime = (Option<Date>, Option<Time>);

/// The day and the time; the raw text where it is no date.
fn date(
    date: Option<&str>,
    time: Option<&str>,
    order: &mut DateOrder<'_>,
    remarks: &mut Vec<Remark>,
) -> Result<DayAndTime, String> {
    let Some(text) = date.or(time) else {
        return Ok((None, None));
    };
    match order.read(text) {
        Ok((when, advice)) => {
            remarks.extend(advice.map(|what| (Kind::Other, what.to_string(), Outcome::Assumed)));
            let own = date.and(time).and_then(crate::date::read_time);
            Ok((Some(when.date), when.time.or(own)))
        }
        // A time of day alone is not a broken date.
        Err(_) if date.is_none() => Err(text.to_string()),
        Err(fault) => {
            let shown: String = text.chars().take(60).collect();
            let number = crate::date::day_number(text).map(|day| {
                format!("; Excel may mean {day}: format the column as dates and save it again")
            });
            let number = number.unwrap_or_default();
            let what = format!("cannot read the date {shown:?}: {fault}{number}");
            remarks.push((Kind::Date, what, Outcome::KeptWithoutDate));
            Err(text.to_string())
        }
    }
}

/// What is missing of a text whose length the source states. A column that users call `length` may
/// count anything.
fn shortfall(metadata: &BTreeMap<String, String>, body: &str, format: &Format) -> Option<Remark> {
    let stated = metadata.get("length").filter(|_| !format.has_columns)?;
    let what = stated_length::shortfall(stated, body)?;
    Some((Kind::Short, what, Outcome::Kept))
}

/// The language that the record or the user gives.
fn language(
    said: Option<&str>,
    options: &LoadOptions,
    remarks: &mut Vec<Remark>,
) -> Option<Language> {
    let parsed = said.and_then(language_names::parse);
    if let (Some(said), None) = (said, parsed) {
        let shown: String = said.chars().take(40).collect();
        remarks.push((
            Kind::Language,
            format!("unknown language {shown:?}"),
            Outcome::Kept,
        ));
    }
    parsed
        .filter(|language| *language != Language::UNKNOWN)
        .or(options.language)
}

/// What a record says besides. Of one name twice, the later gets a number.
#[derive(Default)]
struct Metadata {
    values: BTreeMap<String, String>,
    /// The last number that a name was given; those up to it are taken.
    last_numbers: BTreeMap<String, u64>,
}

impl Metadata {
    fn keep(&mut self, name: &str, value: &str) {
        let free = self.free(single_line(name));
        self.values
            .insert(free, normalize(value).trim().to_string());
    }

    /// The name, or the first numbered one that no other column has.
    fn free(&mut self, name: String) -> String {
        if !self.values.contains_key(&name) {
            return name;
        }
        let number = self.last_numbers.entry(name.clone()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{name}#{number}");
            if !self.values.contains_key(&numbered) {
                return numbered;
            }
        }
    }
}

/// All that no field was taken from.
fn metadata(record: &Record<'_>, chosen: Chosen) -> Metadata {
    let mut metadata = Metadata::default();
    for (index, (name, value)) in record.cells.iter().enumerate() {
        if !chosen.uses(index) && !is_nothing(value) {
            metadata.keep(name, value);
        }
    }
    metadata
}

fn body(raw: &str) -> String {
    normalize(&markup::plain(raw)).trim().to_string()
}

/// A title, or the name of an outlet or author.
fn plain_line(raw: &str) -> String {
    single_line(&markup::plain_name(raw))
}

/// Several authors may stand on several lines.
fn byline(raw: &str) -> String {
    let lines = raw.lines().map(plain_line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(", ")
}

fn single_line(raw: &str) -> String {
    let text = normalize(raw);
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().to_string();
    words.fold(first, |line, word| line + " " + word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_names_are_numbered_past_those_that_bear_a_number() {
        let mut metadata = Metadata::default();
        for name in ["note", "note#3", "note", "note", "note"] {
            metadata.keep(name, "x");
        }
        let names: Vec<&str> = metadata.values.keys().map(String::as_str).collect();
        assert_eq!(names, ["note", "note#2", "note#3", "note#4", "note#5"]);
    }

    #[test]
    fn no_number_is_tried_twice_however_many_names_are_equal() {
        let mut metadata = Metadata::default();
        for number in 1..=50_000 {
            metadata.keep("note", &number.to_string());
        }
        assert_eq!(metadata.values.len(), 50_000);
        assert_eq!(metadata.values["note#50000"], "50000");
    }
}
