//! What is read, and into which index.

use std::path::PathBuf;

use clap::Args as Group;

/// How sources are read.
#[derive(Clone, Debug, Default, Group)]
pub(crate) struct Reading {
    /// A column of yours that holds a field of ours; repeat for more
    #[arg(long = "map", value_name = "FIELD=COLUMN", value_parser = pair)]
    pub(crate) map: Vec<(String, String)>,
    /// Outlet of articles that do not name one
    #[arg(long, value_name = "NAME")]
    pub(crate) default_outlet: Option<String>,
    /// Event of articles that do not name one
    #[arg(long, value_name = "NAME")]
    pub(crate) default_event: Option<String>,
    /// Language of articles that do not name one (recognised where this is not given)
    #[arg(long, value_name = "CODE")]
    pub(crate) default_lang: Option<String>,
    /// Change nothing where there is any problem with the input
    #[arg(long)]
    pub(crate) strict: bool,
    /// Take the articles as they are: look for no events, copies, boilerplate or outlet names
    #[arg(long)]
    pub(crate) no_link: bool,
}

impl Reading {
    /// An option that was given, where any was.
    pub(crate) fn first_given(&self) -> Option<&'static str> {
        first_given(&[
            ("--map", !self.map.is_empty()),
            ("--default-outlet", self.default_outlet.is_some()),
            ("--default-event", self.default_event.is_some()),
            ("--default-lang", self.default_lang.is_some()),
            ("--strict", self.strict),
            ("--no-link", self.no_link),
        ])
    }
}

/// The first option of a list that was given.
pub(super) fn first_given(options: &[(&'static str, bool)]) -> Option<&'static str> {
    let mut given = options.iter().filter(|(_, is_given)| *is_given);
    given.next().map(|(name, _)| *name)
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords index exports/ --into strike.index
  otherwords index 'crawl/*.jsonl.gz' more.csv --into strike.index --map outlet=Quelle --map text=Volltext
  otherwords index monday.csv --into strike.index       add to it: what is there already is not added again")]
pub(crate) struct Index {
    /// Files, folders or globs: JSONL, JSON, CSV, TSV, Excel, text with or without front matter, Word, RTF,
    /// TEI, HTML pages, feeds, web archives (WARC, ARC); exports of LexisNexis, Factiva, Europresse,
    /// Integrum, ProQuest, Alceste; in tar or ZIP archives or not; plain or gzip, zstd, bzip2; in any
    /// common encoding
    #[arg(required = true, value_name = "SOURCE")]
    pub(crate) sources: Vec<String>,
    /// The index: a folder, made where it is missing
    #[arg(long, value_name = "INDEX")]
    pub(crate) into: PathBuf,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Memory for words not yet written, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 512)]
    pub(crate) memory: usize,
    /// No progress bars
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Group)]
#[command(after_help = "Examples:
  otherwords import --check export.docx
  otherwords import --check crawl.warc.gz feeds/ --default-lang de

Exit code 0 where an article was found, 1 where none was, 2 for errors.")]
pub(crate) struct Import {
    /// Only look, and write nothing (`otherwords index` reads for good)
    #[arg(long, required = true)]
    pub(crate) check: bool,
    /// Files, folders, archives or globs, as for `otherwords index`
    #[arg(required = true, value_name = "SOURCE")]
    pub(crate) sources: Vec<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// No progress bars, and no list of problems
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// `field=column`.
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, column)) if !field.is_empty() && !column.is_empty() => {
            Ok((field.to_owned(), column.to_owned()))
        }
        _ => Err("write FIELD=COLUMN, for instance outlet=Quelle".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_needs_both_names() {
        assert_eq!(
            pair("outlet=Quelle"),
            Ok(("outlet".into(), "Quelle".into()))
        );
        for wrong in ["outlet", "=Quelle", "outlet="] {
            assert!(pair(wrong).is_err(), "{wrong}");
        }
    }
}
