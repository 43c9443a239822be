//! Where one file's records arrive: each becomes an article, a repeat or a problem.

use std::ops::ControlFlow;

use super::check::{self, Checked, Lost};
use super::columns::Columns;
use super::date_order::DateOrder;
use super::format::Format;
use super::identity::Identity;
use super::intake::Intake;
use super::record::{Desk, Record};
use super::stream::Faults;
use super::tally::{Kind, MOST_TOLD, Tally};
use super::walk::SourceFile;
use crate::{Outcome, Problem};

/// The desk of one file.
pub(super) struct FileDesk<'d, 'l> {
    intake: &'d mut Intake<'l>,
    file: &'d SourceFile,
    format: &'d Format,
    columns: Columns,
    order: DateOrder<'d>,
    tally: Tally,
    n_records: u64,
    n_articles: u64,
    /// The first records lost before the first article: if there is none, they are told as one.
    lost: Vec<(u64, Lost)>,
    n_without_text: u64,
    n_without_outlet: u64,
    first_names: Vec<String>,
    told_summary: bool,
    told_whole_file: bool,
}

impl<'d, 'l> FileDesk<'d, 'l> {
    pub(super) fn new(
        intake: &'d mut Intake<'l>,
        file: &'d SourceFile,
        format: &'d Format,
        order: DateOrder<'d>,
    ) -> Self {
        FileDesk {
            columns: Columns::new(&intake.options.columns),
            intake,
            file,
            format,
            order,
            tally: Tally::default(),
            n_records: 0,
            n_articles: 0,
            lost: Vec::new(),
            n_without_text: 0,
            n_without_outlet: 0,
            first_names: Vec::new(),
            told_summary: false,
            told_whole_file: false,
        }
    }

    /// Tells what is to be told at the end of a file.
    pub(super) fn close(mut self, faults: &Faults) {
        if self.n_records == 0 && faults.cut().is_none() && !self.told_whole_file {
            self.note(None, "no articles in it".to_string(), Outcome::FileSkipped);
        }
        if self.n_articles == 0 {
            self.tell_lost_ones();
        }
        for (what, outcome) in std::mem::take(&mut self.tally).untold() {
            self.note(None, what, outcome);
        }
        if let Some(cut) = faults.cut() {
            self.note(
                None,
                format!("the file is cut short or damaged: {cut}"),
                Outcome::Truncated,
            );
        }
        let encoding = faults.encoding.get().unwrap_or("its encoding");
        if faults.replaced.get() {
            let what = format!("some bytes are not {encoding}");
            self.note(None, what, Outcome::Replaced);
        }
        let n_foreign = faults.n_foreign.get();
        if n_foreign > 0 {
            let what = format!("not all is UTF-8: {n_foreign} bytes are read as Windows-1252");
            self.note(None, what, Outcome::Assumed);
        }
        if faults.is_unsure.get() {
            let what = format!(
                "the encoding is guessed to be {encoding}; if letters are wrong, save it as UTF-8"
            );
            self.note(None, what, Outcome::Assumed);
        }
        let missing = self.columns.not_found();
        if !self.format.one_article_a_file && self.n_records > 0 && !missing.is_empty() {
            let what = format!("no column for --map {}", missing.join(", "));
            self.note(None, what, Outcome::Kept);
        }
    }

    fn note(&mut self, record: Option<u64>, what: String, outcome: Outcome) {
        let file = self.file.name.clone();
        self.intake.note(Problem {
            file,
            record,
            what,
            outcome,
        });
    }

    /// Notes a problem with a record, unless there have been too many of its kind.
    fn tell(&mut self, kind: Kind, record: u64, what: String, outcome: Outcome) {
        if self.tally.count(kind, &what, outcome) {
            self.note(Some(record), what, outcome);
        }
    }

    fn lose(&mut self, record: &Record<'_>, lost: Lost) {
        if self.n_articles > 0 {
            return self.tell_lost(record.number, lost);
        }
        if self.lost.is_empty() {
            let names = record.cells.iter().take(MOST_NAMES);
            self.first_names = names.map(|(name, _)| name.to_string()).collect();
        }
        let (n_alike, _) = self.lost_alike(lost);
        *n_alike += 1;
        if *n_alike <= MOST_TOLD {
            self.lost.push((record.number, lost));
        }
    }

    fn lost_alike(&mut self, lost: Lost) -> (&mut u64, Kind) {
        match lost {
            Lost::NoText => (&mut self.n_without_text, Kind::NoText),
            Lost::NoOutlet => (&mut self.n_without_outlet, Kind::NoOutlet),
        }
    }

    fn tell_lost(&mut self, record: u64, lost: Lost) {
        let what = match lost {
            Lost::NoText => "no text",
            Lost::NoOutlet => no_outlet(self.format),
        };
        let (_, kind) = self.lost_alike(lost);
        self.tell(kind, record, what.to_string(), Outcome::Skipped);
    }

    /// Tells of the records lost before the first article, or of all if there is none.
    fn tell_lost_ones(&mut self) {
        if let Some(what) = self.one_reason().filter(|_| self.n_articles == 0) {
            return self.note(None, what, Outcome::FileSkipped);
        }
        for (record, lost) in std::mem::take(&mut self.lost) {
            self.tell_lost(record, lost);
        }
        for lost in [Lost::NoText, Lost::NoOutlet] {
            let (n_alike, kind) = self.lost_alike(lost);
            let n_untold = std::mem::take(n_alike).saturating_sub(MOST_TOLD);
            self.tally.count_more(kind, n_untold);
        }
    }

    /// Why all records were lost, if for one reason. A single record is told by its number.
    fn one_reason(&mut self) -> Option<String> {
        let has_text = self
            .columns
            .recognised(self.first_names.iter().map(String::as_str))
            .1;
        match (self.n_without_text, self.n_without_outlet) {
            (1.., 0) if !has_text => Some(self.columns.no_text(&self.first_names)),
            (n @ 2.., 0) => Some(format!("no text in any of {n} records")),
            (0, n @ 2..) => Some(format!("in all {n} records: {}", no_outlet(self.format))),
            _ => None,
        }
    }

    /// Tells of an outlet that only the name of a folder or file says, once in all files.
    fn tell_place(&mut self, outlet: &str) {
        if !self.intake.told_places.insert(outlet.to_string()) {
            return;
        }
        let name = &self.file.name;
        let folder = name.rsplit_once('/').map_or(".", |(folder, _)| folder);
        let is_file = |folder: &String| folder != outlet;
        let (file, whose) = match self.file.place.folder.as_ref().is_some_and(is_file) {
            true => (name.clone(), "file"),
            false => (format!("{folder}/"), "folder"),
        };
        self.intake.note(Problem {
            file,
            record: None,
            what: format!(
                "outlet {outlet:?} taken from the {whose}'s name; --default-outlet says another"
            ),
            outcome: Outcome::Assumed,
        });
    }

    fn admit(&mut self, record: u64, checked: Checked) -> ControlFlow<()> {
        let Checked {
            mut article,
            remarks,
            only_summary,
            outlet_of_place,
        } = checked;
        let identity = self.intake.identities.admit(&mut article);
        if identity == Identity::Repeat {
            self.intake.loaded.repeats += 1;
            return ControlFlow::Continue(());
        }
        for (kind, what, outcome) in remarks {
            self.tell(kind, record, what, outcome);
        }
        if only_summary && !std::mem::replace(&mut self.told_summary, true) {
            let what = "no full text; a summary is taken for it".to_string();
            self.note(Some(record), what, Outcome::Assumed);
        }
        if outlet_of_place {
            self.tell_place(&article.outlet);
        }
        if let Identity::Renamed(wanted) = identity {
            let what = format!(
                "another article has the id {wanted:?}; this one is {:?}",
                article.id
            );
            self.tell(Kind::Renamed, record, what, Outcome::Renamed);
        }
        self.n_articles += 1;
        if self.n_articles == 1 {
            self.tell_lost_ones();
        }
        self.intake.take(article)
    }
}

/// Enough names to say what a file's columns are.
const MOST_NAMES: usize = 1_000;

/// What to say of a record without an outlet.
fn no_outlet(format: &Format) -> &'static str {
    match format.has_columns {
        true => "no outlet; name its column with --map outlet=COLUMN or say --default-outlet NAME",
        false => "no outlet; say --default-outlet NAME",
    }
}

impl Desk for FileDesk<'_, '_> {
    fn record(&mut self, record: Record<'_>) -> ControlFlow<()> {
        self.n_records += 1;
        self.intake.loaded.records += 1;
        let chosen = self.columns.choose(&record.cells);
        let options = self.intake.options;
        match check::article(
            &record,
            chosen,
            self.file,
            self.format,
            options,
            &mut self.order,
        ) {
            Ok(checked) => {
                if self.format.has_columns && self.n_articles == 0 {
                    self.intake.columns = chosen.names(&record.cells);
                }
                self.admit(record.number, checked)
            }
            Err(lost) => {
                self.lose(&record, lost);
                ControlFlow::Continue(())
            }
        }
    }

    fn broken(&mut self, number: u64, what: String, outcome: Outcome) {
        self.n_records += 1;
        self.intake.loaded.records += 1;
        self.tell(Kind::Broken, number, what, outcome);
    }

    fn problem(&mut self, number: Option<u64>, what: String, outcome: Outcome) {
        match number {
            Some(number) => self.tell(Kind::Other, number, what, outcome),
            None => {
                self.told_whole_file = true;
                self.note(None, what, outcome);
            }
        }
    }
}
