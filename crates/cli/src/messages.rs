//! Errors as a user reads them: one line that says what to do, never a backtrace.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::Mutex;

use anyhow::Context;

/// Exit code for "it worked, and nothing was found".
pub(crate) const NOTHING_FOUND: u8 = 1;
/// Exit code for errors.
const ERROR: u8 = 2;

/// What the last panic said. Libraries turn the engine's panics on damaged files into errors, so a
/// panic is printed only if it reaches [`guard`].
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// Runs the program: an error becomes a message and exit code 2.
pub(crate) fn guard(run: impl FnOnce() -> anyhow::Result<ExitCode>) -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(mut last) = LAST_PANIC.lock() {
            *last = panic.to_string();
        }
    }));
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(code)) => code,
        Ok(Err(error)) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            say(&format!("otherwords: {}", told(&error)));
            ExitCode::from(ERROR)
        }
        Err(_) => {
            let last = LAST_PANIC
                .lock()
                .map(|last| last.clone())
                .unwrap_or_default();
            say(&format!(
                "otherwords: this is a bug in otherwords, please report it: {last}"
            ));
            ExitCode::from(ERROR)
        }
    }
}

/// An error with its causes, but for those that it has told already.
fn told(error: &anyhow::Error) -> String {
    let mut told = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if told.is_empty() {
            told = cause;
        } else if !told.contains(&cause) {
            told = format!("{told}: {cause}");
        }
    }
    told
}

/// Writes a line to standard error; where that is closed there is nobody to tell.
pub(crate) fn say(message: &str) {
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// A number with its words, in the singular or the plural.
pub(crate) fn plural(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Writes to standard output.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .context("cannot write to standard output")
}

/// Whether the reader of our output has left, as `head` does.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.into_iter()
        .any(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_told_once() {
        let full = std::io::Error::other("no space left");
        let error = anyhow::Error::new(full).context("cannot use a.index: no space left");
        assert_eq!(told(&error), "cannot use a.index: no space left");
        let error = error.context("nothing was written");
        assert_eq!(
            told(&error),
            "nothing was written: cannot use a.index: no space left"
        );
    }
}
