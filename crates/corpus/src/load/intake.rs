//! What is common to all files of one load: files are opened, recognised and read, articles and
//! problems counted and handed on.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::Path;

use super::archive::{self, Budget, Entry, Kind};
use super::columns::Columns;
use super::date_order::DateOrder;
use super::decompress::Compression;
use super::file_desk::FileDesk;
use super::format::{self, Format, Input, Sample};
use super::identity::Identities;
use super::options::{FileFormat, LoadOptions, Loaded};
use super::places::{self, Place};
use super::stream::{SAMPLE_BYTES, Stream};
use super::unknown;
use super::walk::{self, SourceFile};
use crate::{Article, Outcome, Problem, Progress, Silent};

/// One load under way.
pub(super) struct Intake<'l> {
    pub(super) options: &'l LoadOptions,
    pub(super) loaded: Loaded,
    pub(super) identities: Identities,
    /// Outlets of which was told that only a folder's or a file's name says them.
    pub(super) told_places: BTreeSet<String>,
    /// Which columns the fields of the file's first article come from.
    pub(super) columns: Vec<(&'static str, String)>,
    take: &'l mut dyn FnMut(Article) -> ControlFlow<()>,
    note: &'l mut dyn FnMut(Problem),
}

impl<'l> Intake<'l> {
    pub(super) fn new(
        options: &'l LoadOptions,
        take: &'l mut dyn FnMut(Article) -> ControlFlow<()>,
        note: &'l mut dyn FnMut(Problem),
    ) -> Self {
        let (loaded, identities) = (Loaded::default(), Identities::default());
        Intake {
            options,
            loaded,
            identities,
            told_places: BTreeSet::new(),
            columns: Vec::new(),
            take,
            note,
        }
    }

    pub(super) fn note(&mut self, problem: Problem) {
        self.loaded.problems += 1;
        (self.note)(problem);
    }

    pub(super) fn take(&mut self, article: Article) -> ControlFlow<()> {
        self.loaded.articles += 1;
        (self.take)(article)
    }

    pub(super) fn finish(self) -> Loaded {
        self.loaded
    }

    /// Reads one file. Breaks when no more articles are wanted.
    pub(super) fn file(&mut self, file: &SourceFile, progress: &dyn Progress) -> ControlFlow<()> {
        match Stream::open(&file.path, progress) {
            Ok(stream) => self.opened(file, stream, &Depth::new(file.n_bytes)),
            Err(error) => {
                let flow = self.told(file, |_| (None, ControlFlow::Continue(())));
                self.skip(file, error.to_string());
                flow
            }
        }
    }

    /// Reads an opened file, which may be an archive of others.
    fn opened(&mut self, file: &SourceFile, stream: Stream<'_>, depth: &Depth) -> ControlFlow<()> {
        match archive::kind(&stream.sample) {
            Some(kind) => self.archive(file, kind, stream, depth),
            None => self.told(file, |intake| intake.read(file, stream)),
        }
    }

    /// Counts a file and tells what it was taken for.
    fn told(
        &mut self,
        file: &SourceFile,
        read: impl FnOnce(&mut Self) -> (Option<&'static Format>, ControlFlow<()>),
    ) -> ControlFlow<()> {
        self.loaded.files += 1;
        let n_before = self.loaded.articles;
        let (format, flow) = read(self);
        let articles = self.loaded.articles - n_before;
        self.loaded.formats.push(FileFormat {
            file: file.name.clone(),
            format: format.map(|format| format.name),
            articles,
            columns: std::mem::take(&mut self.columns),
        });
        flow
    }

    /// Reads the files of an archive like those of a folder.
    fn archive(
        &mut self,
        file: &SourceFile,
        kind: Kind,
        stream: Stream<'_>,
        depth: &Depth,
    ) -> ControlFlow<()> {
        let Some(deeper) = depth.deeper() else {
            let what = format!(
                "archives within archives more than {} deep",
                archive::DEEPEST
            );
            self.skip(file, what);
            return ControlFlow::Continue(());
        };
        let limit = self.options.max_record_bytes;
        let places = self.places(file, kind, depth);
        let faults = std::rc::Rc::clone(&stream.faults);
        let mut n_files = 0;
        let mut take = |entry: Entry<'_>| {
            let inner = SourceFile {
                path: file.path.clone(),
                name: format!("{}/{}", file.name, entry.name),
                was_named: false,
                is_regular: false,
                n_bytes: 0,
                place: places.get(&entry.name).cloned().unwrap_or_default(),
            };
            n_files += 1;
            self.entry(&inner, entry, &deeper)
        };
        let read = archive::each(kind, stream, limit, &deeper.budget, &mut take);
        let cut = faults
            .cut()
            .map(|cut| format!("the file is cut short or damaged: {cut}"));
        match (read, cut) {
            (Ok(ControlFlow::Break(())), _) => return ControlFlow::Break(()),
            (Err(what), _) | (Ok(_), Some(what)) => {
                let outcome = if n_files == 0 {
                    Outcome::FileSkipped
                } else {
                    Outcome::Truncated
                };
                self.tell(file, what, outcome);
            }
            (Ok(_), None) if n_files == 0 => {
                self.skip(file, "an archive without files".to_string())
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn entry(&mut self, file: &SourceFile, entry: Entry<'_>, depth: &Depth) -> ControlFlow<()> {
        if walk::is_passed_over(Path::new(&entry.name)) {
            return ControlFlow::Continue(());
        }
        if entry.was_outside {
            let what = "its path leads out of the archive; it is read under this one, and nothing is unpacked";
            self.tell(file, what.to_string(), Outcome::Kept);
        }
        match entry
            .bytes
            .and_then(|bytes| Stream::new(bytes).map_err(|error| error.to_string()))
        {
            Ok(stream) => self.opened(file, stream, depth),
            Err(what) => {
                self.skip(file, what);
                ControlFlow::Continue(())
            }
        }
    }

    /// What the folders in an archive say, by the names of its files. Of an archive within another
    /// only the last folder counts: it cannot be read twice.
    fn places(&self, file: &SourceFile, kind: Kind, depth: &Depth) -> BTreeMap<String, Place> {
        let mut names = Vec::new();
        if file.is_regular
            && let Ok(stream) = Stream::open(&file.path, &Silent)
        {
            let mut take = |entry: Entry<'_>| {
                names.push(entry.name);
                ControlFlow::Continue(())
            };
            // What is wrong with it is told when it is read.
            let _ = archive::each(
                kind,
                stream,
                self.options.max_record_bytes,
                &depth.survey(),
                &mut take,
            );
        }
        places::within(&file.name, names)
    }

    fn read(
        &mut self,
        file: &SourceFile,
        stream: Stream<'_>,
    ) -> (Option<&'static Format>, ControlFlow<()>) {
        let Some(format) = recognise(file, &stream) else {
            self.skip(file, why_not(&stream));
            return (None, ControlFlow::Continue(()));
        };
        (Some(format), self.records(file, format, stream))
    }

    fn records(
        &mut self,
        file: &SourceFile,
        format: &Format,
        stream: Stream<'_>,
    ) -> ControlFlow<()> {
        let faults = std::rc::Rc::clone(&stream.faults);
        let order = DateOrder::new(file, format, self.options, &stream.sample);
        let input = input(file, self.options, stream);
        let mut desk = FileDesk::new(self, file, format, order);
        let flow = (format.read)(input, &mut desk);
        desk.close(&faults);
        flow
    }

    fn skip(&mut self, file: &SourceFile, what: String) {
        self.tell(file, what, Outcome::FileSkipped);
    }

    fn tell(&mut self, file: &SourceFile, what: String, outcome: Outcome) {
        let file = file.name.clone();
        self.note(Problem {
            file,
            record: None,
            what,
            outcome,
        });
    }
}

/// How deep in archives a file lies, and how much may still come out of them.
struct Depth {
    n_archives: usize,
    n_bytes: u64,
    budget: Budget,
}

impl Depth {
    fn new(n_bytes: u64) -> Self {
        Depth {
            n_archives: 0,
            n_bytes,
            budget: Budget::new(n_bytes),
        }
    }

    /// Within one more archive; `None` where that is too deep.
    fn deeper(&self) -> Option<Depth> {
        (self.n_archives < archive::DEEPEST).then(|| Depth {
            n_archives: self.n_archives + 1,
            n_bytes: self.n_bytes,
            budget: self.budget.clone(),
        })
    }

    /// As much again, to read the names alone.
    fn survey(&self) -> Budget {
        Budget::new(self.n_bytes)
    }
}

/// A file as its format wants it.
pub(super) fn input<'i>(
    file: &'i SourceFile,
    options: &LoadOptions,
    stream: Stream<'i>,
) -> Input<'i> {
    let mut asked = options.columns.values();
    Input {
        name: bare_name(&file.name, stream.compression),
        limit: options.max_record_bytes,
        columns: Columns::new(&options.columns),
        by_number: asked.any(|column| column.parse::<u16>().is_ok()),
        stream,
    }
}

/// A file's name without folders and without an ending for compression.
pub(super) fn bare_name(name: &str, compression: Compression) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    compression.bare_name(name)
}

fn recognise(file: &SourceFile, stream: &Stream<'_>) -> Option<&'static Format> {
    let is_all = stream.sample.len() < SAMPLE_BYTES;
    let text = format::sample_text(&stream.sample, is_all);
    format::recognise(&Sample {
        name: bare_name(&file.name, stream.compression),
        bytes: &stream.sample,
        text: text.as_deref(),
        is_all,
        was_named: file.was_named,
    })
}

fn why_not(stream: &Stream<'_>) -> String {
    let is_all = stream.sample.len() < SAMPLE_BYTES;
    let text = format::sample_text(&stream.sample, is_all);
    let is_blank = text.as_ref().is_some_and(|text| text.trim().is_empty());
    match stream.faults.cut() {
        Some(cut) if stream.sample.is_empty() => format!("cannot be read: {cut}"),
        _ if stream.sample.is_empty() || is_blank => "empty file".to_string(),
        _ => unknown::describe(&stream.sample, text.is_some()),
    }
}
