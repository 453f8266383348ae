//! Where an export comes from: it names this program and its version, and a report in Markdown is known by that, so
//! that one kept among the articles is not taken for an article.

/// The program's name, for programs.
pub const NAME: &str = env!("CARGO_PKG_NAME");

/// The program's version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// How much of a file's beginning is looked at, in bytes.
const HEAD_BYTES: usize = 4096;

/// The line of a report's front matter that names the program, without its line end.
#[must_use]
pub fn mark() -> String {
    format!("generator: {NAME} {VERSION}")
}

/// Whether the bytes of a text file, or the beginning of them, are a report of this program, of whatever version:
/// their front matter says so. Other programs may have put its lines in another order or their values in quotes.
#[must_use]
pub fn is_own_report(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if !bytes.starts_with(b"---") {
        return false;
    }
    let head = String::from_utf8_lossy(bytes.get(..HEAD_BYTES).unwrap_or(bytes));
    let mut lines = head.lines().map(str::trim_end);
    if lines.next() != Some("---") {
        return false;
    }
    let mut front_matter = lines.take_while(|line| *line != "---");
    front_matter.any(|line| line.strip_prefix("generator:").is_some_and(names_this_program))
}

/// Whether a value names this program, of whatever version.
pub(super) fn names_this_program(value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']);
    value.split_once(' ').is_some_and(|(name, version)| {
        name == NAME && version.starts_with(|first: char| first.is_ascii_digit())
    })
}
