//! Progress bars on a terminal, silence in a pipe.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use otherwords_corpus::{Progress, Silent, Stage};

/// Bars where somebody is looking, nothing otherwise.
pub(crate) fn progress(quiet: bool) -> Box<dyn Progress> {
    if quiet || !std::io::stderr().is_terminal() {
        Box::new(Silent)
    } else {
        Box::new(Bars::default())
    }
}

#[derive(Default)]
struct Bars(Mutex<Option<ProgressBar>>);

impl Progress for Bars {
    fn begin(&self, stage: Stage, total: Option<u64>) {
        let bar = match total {
            Some(total) => ProgressBar::new(total).with_style(style(
                "{prefix:>10} {bar:32} {percent:>3}%  {elapsed}, {eta} left",
            )),
            None => ProgressBar::new_spinner()
                .with_style(style("{prefix:>10} {spinner} {human_pos}  {elapsed}")),
        };
        bar.set_prefix(label(stage));
        bar.enable_steady_tick(Duration::from_millis(120));
        if let Some(previous) = self
            .0
            .lock()
            .ok()
            .and_then(|mut current| current.replace(bar))
        {
            previous.finish_and_clear();
        }
    }

    fn advance(&self, by: u64) {
        if let Ok(Some(bar)) = self.0.lock().as_deref() {
            bar.inc(by);
        }
    }

    fn end(&self) {
        if let Some(bar) = self.0.lock().ok().and_then(|mut current| current.take()) {
            bar.finish_and_clear();
        }
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("our own templates are well formed")
}

fn label(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => "reading",
        Stage::Indexing => "indexing",
        Stage::Curating => "linking",
        Stage::Counting => "counting",
        Stage::Testing => "testing",
        Stage::Writing => "writing",
    }
}
