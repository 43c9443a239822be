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
use super::tally::{Kind, Tally};
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
    /// Records lost before the first article: if there is none, they are told as one.
    lost: Vec<(u64, Lost)>,
    first_names: Vec<String>,
    told_summary: bool,
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
            first_names: Vec::new(),
            told_summary: false,
        }
    }

    /// Tells what is to be told at the end of a file.
    pub(super) fn close(mut self, faults: &Faults) {
        self.tell_lost_ones();
        for (what, outcome) in std::mem::take(&mut self.tally).untold() {
            self.note(None, what, outcome);
        }
        if let Some(cut) = faults.cut() {
            self.note(None, format!("the file is cut short or damaged: {cut}"), Outcome::Truncated);
        }
        if faults.replaced.get() {
            let encoding = faults.encoding.get().unwrap_or("its encoding");
            self.note(None, format!("some bytes are not {encoding}"), Outcome::Replaced);
        }
        let missing = self.columns.not_found();
        if self.n_records > 0 && !missing.is_empty() {
            let what = format!("no column for --map {}", missing.join(", "));
            self.note(None, what, Outcome::Kept);
        }
    }

    fn note(&mut self, record: Option<u64>, what: String, outcome: Outcome) {
        let file = self.file.name.clone();
        self.intake.note(Problem { file, record, what, outcome });
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
            self.first_names = record.cells.iter().map(|(name, _)| name.to_string()).collect();
        }
        self.lost.push((record.number, lost));
    }

    fn tell_lost(&mut self, record: u64, lost: Lost) {
        let (kind, what) = match lost {
            Lost::NoText => (Kind::NoText, "no text"),
            Lost::NoOutlet => (Kind::NoOutlet, NO_OUTLET),
        };
        self.tell(kind, record, what.to_string(), Outcome::Skipped);
    }

    /// A file that gave no article has one problem, and not one for each record.
    fn tell_lost_ones(&mut self) {
        let lost = std::mem::take(&mut self.lost);
        let n_without_text = lost.iter().filter(|(_, lost)| *lost == Lost::NoText).count();
        let names = self.first_names.iter().map(String::as_str);
        let has_text = self.columns.recognised(names).1;
        if self.n_articles > 0 || lost.len() < 2 && (has_text || n_without_text == 0) {
            return lost.into_iter().for_each(|(record, lost)| self.tell_lost(record, lost));
        }
        let n_records = lost.len();
        let what = if n_without_text == n_records && !has_text {
            self.columns.no_text(&self.first_names)
        } else if n_without_text == n_records {
            format!("no text in any of {n_records} records")
        } else if n_without_text == 0 {
            format!("in all {n_records} records: {NO_OUTLET}")
        } else {
            return lost.into_iter().for_each(|(record, lost)| self.tell_lost(record, lost));
        };
        self.note(None, what, Outcome::FileSkipped);
    }

    fn admit(&mut self, record: u64, checked: Checked) -> ControlFlow<()> {
        let Checked { mut article, remarks, only_summary } = checked;
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
        if let Identity::Renamed(wanted) = identity {
            let what = format!("another article has the id {wanted:?}; this one is {:?}", article.id);
            self.tell(Kind::Renamed, record, what, Outcome::Renamed);
        }
        self.n_articles += 1;
        if self.n_articles == 1 {
            self.tell_lost_ones();
        }
        self.intake.take(article)
    }
}

const NO_OUTLET: &str = "no outlet; name its column with --map outlet=COLUMN or say --outlet NAME";

impl Desk for FileDesk<'_, '_> {
    fn record(&mut self, record: Record<'_>) -> ControlFlow<()> {
        self.n_records += 1;
        self.intake.loaded.records += 1;
        let chosen = self.columns.choose(&record.cells);
        let options = self.intake.options;
        match check::article(&record, chosen, self.file, self.format, options, &mut self.order) {
            Ok(checked) => self.admit(record.number, checked),
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
            None => self.note(None, what, outcome),
        }
    }
}
