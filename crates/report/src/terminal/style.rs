//! ANSI styles, or none.

/// Whether and how text is set off.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    colour: bool,
}

impl Style {
    /// Styles if `colour`, else plain text.
    pub(crate) fn new(colour: bool) -> Self {
        Self { colour }
    }

    /// Headings.
    pub(crate) fn heading(self, text: &str) -> String {
        self.wrap("1", text)
    }

    /// What was found.
    pub(crate) fn found(self, text: &str) -> String {
        self.wrap("1;33", text)
    }

    /// What stands back.
    pub(crate) fn faint(self, text: &str) -> String {
        self.wrap("2", text)
    }

    fn wrap(self, code: &str, text: &str) -> String {
        if self.colour && !text.is_empty() {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_owned()
        }
    }
}
