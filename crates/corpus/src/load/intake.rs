//! What is common to all files of one load: files are opened, recognised and read, articles and
//! problems counted and handed on.

use std::ops::ControlFlow;

use super::columns::Columns;
use super::date_order::DateOrder;
use super::decompress::Compression;
use super::file_desk::FileDesk;
use super::format::{self, Format, Input, Sample};
use super::identity::Identities;
use super::options::{FileFormat, LoadOptions, Loaded};
use super::stream::{SAMPLE_BYTES, Stream};
use super::unknown;
use super::walk::SourceFile;
use crate::{Article, Outcome, Problem, Progress};

/// One load under way.
pub(super) struct Intake<'l> {
    pub(super) options: &'l LoadOptions,
    pub(super) loaded: Loaded,
    pub(super) identities: Identities,
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
        self.loaded.files += 1;
        let n_before = self.loaded.articles;
        let (format, flow) = self.read(file, progress);
        let articles = self.loaded.articles - n_before;
        let format = format.map(|format| format.name);
        self.loaded.formats.push(FileFormat {
            file: file.name.clone(),
            format,
            articles,
        });
        flow
    }

    fn read(
        &mut self,
        file: &SourceFile,
        progress: &dyn Progress,
    ) -> (Option<&'static Format>, ControlFlow<()>) {
        let stream = match Stream::open(&file.path, progress) {
            Ok(stream) => stream,
            Err(error) => {
                self.skip(file, error.to_string());
                return (None, ControlFlow::Continue(()));
            }
        };
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
        let input = input(file, self.options, stream);
        let order = DateOrder::new(file, format, self.options);
        let mut desk = FileDesk::new(self, file, format, order);
        let flow = (format.read)(input, &mut desk);
        desk.close(&faults);
        flow
    }

    fn skip(&mut self, file: &SourceFile, what: String) {
        let (file, outcome) = (file.name.clone(), Outcome::FileSkipped);
        self.note(Problem {
            file,
            record: None,
            what,
            outcome,
        });
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
