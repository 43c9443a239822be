//! What a file is that no format recognises, so that the user can be told what to do. Reads none.

/// A kind of file by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Kind {
    start: &'static [u8],
    pub(crate) is_text: bool,
    description: &'static str,
}

/// The kind of a file, if its first bytes tell.
pub(crate) fn kind(bytes: &[u8]) -> Option<&'static Kind> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    KINDS.iter().find(|kind| bytes.starts_with(kind.start))
}

/// Whether a text is a mail, or a page that a browser saved as one file: parts in code after a head.
pub(crate) fn is_mail(text: &str) -> bool {
    let is_head = |line: &&str| {
        let name = line.split(':').next().unwrap_or_default();
        let is_named = line.contains(':')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        is_named || line.starts_with([' ', '\t'])
    };
    let mut head = text.trim_start().lines().take_while(is_head);
    head.any(|line| {
        let line = line.to_ascii_lowercase();
        line.starts_with("mime-version:") || line.starts_with("content-type:")
    })
}

const MAIL: &str =
    "a mail, or a page saved as one file (MHTML); save the page as HTML, or the text as text";

/// What to say about a file that is not recognised.
pub(crate) fn describe(bytes: &[u8], is_text: bool) -> String {
    let description = match kind(bytes) {
        Some(kind) => kind.description,
        None if is_text && is_mail(&String::from_utf8_lossy(bytes)) => MAIL,
        None if is_text => "text without a known structure; name the file itself to read it",
        None => "not text",
    };
    format!("not recognised: {description}")
}

const fn binary(start: &'static [u8], description: &'static str) -> Kind {
    Kind {
        start,
        is_text: false,
        description,
    }
}

/// Read only where the program was built so: its libraries are large.
const COLUMNAR: &str =
    "a Parquet or Arrow table; build with `--features columnar`, or save it as CSV";

const KINDS: [Kind; 15] = [
    binary(
        b"PK\x03\x04",
        "a document of many parts, of a kind that is not read; export as text or CSV",
    ),
    binary(
        b"\xd0\xcf\x11\xe0",
        "an old Word or Excel file; save it as text or CSV",
    ),
    binary(b"%PDF", "a PDF file; convert it to text first"),
    binary(b"PAR1", COLUMNAR),
    binary(b"ARROW1", COLUMNAR),
    binary(b"FEA1", "a Feather file of version 1; save it as Parquet"),
    binary(b"\xfd7zXZ\0", "an xz archive; unpack it first"),
    binary(b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    binary(b"\x89PNG", "an image"),
    binary(b"\xff\xd8\xff", "an image"),
    binary(b"GIF8", "an image"),
    binary(
        b"SQLite format 3",
        "an SQLite database; export its table as CSV",
    ),
    binary(b"\x7fELF", "a program"),
    Kind {
        start: b"{\\rtf",
        is_text: true,
        description: "an RTF document; save it as text",
    },
    Kind {
        start: b"<?xml",
        is_text: true,
        description: "an XML file of an unknown kind",
    },
];
