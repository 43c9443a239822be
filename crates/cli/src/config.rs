//! `otherwords.toml`: what would otherwise be said by flags every time. Defaults yield to the file,
//! and the file yields to flags.

use std::path::{Path, PathBuf};

use anyhow::Context;
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::args::{CopiesChoice, CorrectionChoice, LayerChoice, Picture, UnitChoice};

/// The name that is looked for in the current folder.
pub(crate) const FILE: &str = "otherwords.toml";
/// A file with everything explained, all of it commented out.
pub(crate) const EXPLAINED: &str = include_str!("otherwords.toml");

/// What the file says; what it does not say is `None` or empty.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Config {
    pub(crate) compare: Compare,
    pub(crate) report: Report,
}

/// What is compared.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Compare {
    pub(crate) target: Vec<String>,
    pub(crate) reference: Vec<String>,
    pub(crate) events: Vec<String>,
    #[serde(deserialize_with = "first_day")]
    pub(crate) since: Option<Date>,
    #[serde(deserialize_with = "last_day")]
    pub(crate) until: Option<Date>,
    pub(crate) lang: Option<String>,
    pub(crate) units: Vec<UnitChoice>,
    pub(crate) layer: Option<LayerChoice>,
    pub(crate) copies: Option<CopiesChoice>,
    pub(crate) frames: Vec<String>,
    pub(crate) vectors: Option<PathBuf>,
    pub(crate) by_event: Option<bool>,
    pub(crate) event_tables: Option<usize>,
    pub(crate) least_articles: Option<u32>,
    pub(crate) least_count: Option<u64>,
    pub(crate) rows: Option<usize>,
    pub(crate) lines: Option<usize>,
    pub(crate) cutoff: Option<f64>,
    pub(crate) correction: Option<CorrectionChoice>,
    pub(crate) by: Option<String>,
    pub(crate) swaps: Option<u32>,
    pub(crate) relabellings: Option<u32>,
    pub(crate) draws: Option<u32>,
    pub(crate) seed: Option<u64>,
}

/// How it is written.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Report {
    pub(crate) out: Option<PathBuf>,
    pub(crate) figures: Vec<Picture>,
    pub(crate) split: bool,
}

fn first_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    days(deserializer).map(|(first, _)| Some(first))
}

fn last_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    days(deserializer).map(|(_, last)| Some(last))
}

/// A day, a month or a year, as `"2020-04-14"`, `"2020-04"` or `"2020"`.
fn days<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(Date, Date), D::Error> {
    let text = String::deserialize(deserializer)?;
    crate::args::days(&text).map_err(|fault| D::Error::custom(format!("`{text}`: {fault}")))
}

/// The file that was named, or the one in the current folder, or nothing.
pub(crate) fn load(named: Option<&Path>) -> anyhow::Result<Config> {
    let path = match named {
        Some(path) => path,
        None if Path::new(FILE).is_file() => Path::new(FILE),
        None => return Ok(Config::default()),
    };
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read `{}`", path.display()))?;
    read(&text).with_context(|| format!("`{}` says what I do not understand", path.display()))
}

fn read(text: &str) -> anyhow::Result<Config> {
    Ok(toml::from_str(text)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_explained_can_be_said() {
        assert_eq!(read(EXPLAINED).expect("comments alone"), Config::default());
        let all: String = EXPLAINED
            .lines()
            .map(|line| line.strip_prefix("#: ").unwrap_or(line).to_owned() + "\n")
            .collect();
        let config = read(&all).expect("every example is valid");
        assert_eq!(config.compare.seed, Some(20_200_414));
        assert!(config.compare.since.is_some() && config.report.split);
        assert_eq!(config.compare.frames, ["generic", "policy"]);
        assert!(!config.report.figures.is_empty() && config.compare.by_event.is_some());
    }

    #[test]
    fn a_year_means_its_first_and_its_last_day() {
        let config = read("[compare]\nsince = \"2019\"\nuntil = \"2020-02\"").expect("days");
        let (since, until) = (config.compare.since, config.compare.until);
        let shown = |day: Option<Date>| day.map(|day| day.to_string());
        assert_eq!(shown(since).as_deref(), Some("2019-01-01"));
        assert_eq!(shown(until).as_deref(), Some("2020-02-29"));
        assert!(read("[compare]\nsince = \"spring\"").is_err());
    }

    #[test]
    fn what_is_misspelt_is_named() {
        let error = read("[compare]\ntragets = [\"A\"]").expect_err("no such thing");
        assert!(format!("{error:#}").contains("tragets"), "{error:#}");
    }
}
