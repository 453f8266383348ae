//! Names of things that last: articles, annotators, themes and annotations; and the source of new ones.

use super::moment::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// The longest id that is taken from a file, in bytes; those made here have at most 51.
const LONGEST_ID: usize = 100;

/// The longest path that is taken from a file, in bytes: what Linux lets a path have.
const LONGEST_PATH: usize = 4096;

/// Names that this computer's state folder uses itself, or that Windows gives to devices: no id is one of them.
const RESERVED: [&str; 6] = ["nobody", "lock", "con", "prn", "aux", "nul"];

/// Why some words from outside are no id or no path.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameFault {
    /// An id is made of ASCII letters, digits and hyphens, and is not reserved: what is read becomes a file's name.
    #[error("{NO_ID}{0}")]
    NoId(String),
    /// An article's path is relative and stays inside the project folder.
    #[error("{NO_PATH}{0}")]
    NoPath(String),
}

/// How the texts of the two faults begin. A reader of RON hands errors on as text alone; [`NameFault::of_text`] makes
/// the fault of it again.
const NO_ID: &str = "not an id: ";
const NO_PATH: &str = "not a path inside the project: ";

impl NameFault {
    /// The fault that a text tells of, where it is one.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let no_id = text.strip_prefix(NO_ID).map(|name| Self::NoId(name.to_owned()));
        no_id.or_else(|| text.strip_prefix(NO_PATH).map(|path| Self::NoPath(path.to_owned())))
    }
}

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident, $check:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The name as it stands in files.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NameFault;

            fn from_str(name: &str) -> Result<Self, NameFault> {
                $check(name).map(|()| Self(name.into()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = NameFault;

            fn try_from(name: String) -> Result<Self, NameFault> {
                name.parse()
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.as_str().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

fn check_id(id: &str) -> Result<(), NameFault> {
    let is_of_letters = id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_reserved = RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(id));
    if id.is_empty() || id.len() > LONGEST_ID || !is_of_letters || is_reserved {
        return Err(NameFault::NoId(shortened(id)));
    }
    Ok(())
}

fn check_path(path: &str) -> Result<(), NameFault> {
    // What begins with a full stop is hidden: no article is looked for there.
    let is_inside = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains('\0');
    // A backslash and a colon are letters of names everywhere but on Windows, where they lead to other folders.
    let is_plain = |part: &str| !cfg!(windows) || !part.contains(['\\', ':']);
    if path.len() > LONGEST_PATH || !path.split('/').all(|part| is_inside(part) && is_plain(part)) {
        return Err(NameFault::NoPath(shortened(path)));
    }
    Ok(())
}

/// The beginning of a name that is told to a person.
fn shortened(name: &str) -> String {
    const N_CHARS: usize = 80;
    match name.char_indices().nth(N_CHARS) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}

name_type! {
    /// An article's path within the project folder: NFC, `/` between folders, relative and never out of it.
    ArticlePath, check_path
}
name_type! {
    /// One annotator on one computer: the slug of the name and six random characters. It names folders.
    AnnotatorId, check_id
}
name_type! {
    /// A theme, for ever: the slug of its first name and four random characters.
    ThemeId, check_id
}

name_type! {
    /// Something in one of the saved lists, for ever: the slug of its first name and four random characters.
    SavedId, check_id
}

impl ArticlePath {
    /// The file's own name, without its folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.as_str().rsplit('/').next().unwrap_or_default()
    }

    /// A path beside this one that tells of something else: *a.txt (2)*.
    #[must_use]
    pub fn numbered(&self, n: usize) -> Self {
        Self(format!("{self} ({n})").into())
    }
}

/// An annotation: a UUID of version 7, so that ids sort by the time they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AnnotationId(uuid::Uuid);

impl TryFrom<String> for AnnotationId {
    type Error = uuid::Error;

    fn try_from(text: String) -> Result<Self, uuid::Error> {
        uuid::Uuid::try_parse(&text).map(Self)
    }
}

impl From<AnnotationId> for String {
    fn from(id: AnnotationId) -> Self {
        id.to_string()
    }
}

impl fmt::Display for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Makes new ids. The same seed gives the same ids in the same order, so a sitting can be played again.
#[derive(Clone, Debug)]
pub struct IdSource {
    seed: [u8; 32],
    n_made: u64,
}

impl IdSource {
    /// Starts from 32 bytes: random ones at the edge of the program, fixed ones in a test.
    #[must_use]
    pub fn new(seed: [u8; 32]) -> Self {
        Self { seed, n_made: 0 }
    }

    /// A source of ids that are made elsewhere, such as by a worker; they are like no others.
    #[must_use]
    pub fn fork(&mut self) -> Self {
        Self::new(self.bytes())
    }

    /// A new annotation's id.
    pub fn annotation(&mut self, now: Moment) -> AnnotationId {
        let mut random = [0; 10];
        for (to, from) in random.iter_mut().zip(self.bytes()) {
            *to = from;
        }
        let millis = u64::try_from(now.as_millis()).unwrap_or_default();
        AnnotationId(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// A new theme's id, from its name.
    pub fn theme(&mut self, name: &str) -> ThemeId {
        ThemeId(self.id_of(name, "theme", 4))
    }

    /// A new id for something that is kept, from its name.
    pub fn saved(&mut self, name: &str) -> SavedId {
        SavedId(self.id_of(name, "saved", 4))
    }

    /// The name of a new import: letters and digits.
    pub fn import(&mut self) -> Arc<str> {
        letters_of(&self.bytes(), 12).into()
    }

    /// A new annotator's id, from the person's name.
    pub fn annotator(&mut self, name: &str) -> AnnotatorId {
        AnnotatorId(self.id_of(name, "annotator", 6))
    }

    /// The name of a sitting that begins after so many steps, `at` a time and place of its own; it takes nothing from the
    /// other ids.
    #[must_use]
    pub fn sitting(&self, n_steps: usize, at: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(b"sitting");
        hash.update(n_steps.to_le_bytes());
        hash.update(at);
        letters_of(&hash.finalize().into(), 8)
    }

    /// Random letters for something that is made once, at a moment; they take nothing from the ids.
    #[must_use]
    pub fn letters_for(&self, what: &str, at: Moment) -> String {
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(what);
        hash.update(at.as_millis().to_le_bytes());
        letters_of(&hash.finalize().into(), 12)
    }

    /// The slug of a name and some random characters: letters, digits and hyphens, and no reserved name.
    fn id_of(&mut self, name: &str, otherwise: &str, n_letters: usize) -> Arc<str> {
        format!("{}-{}", slug(name, otherwise), letters_of(&self.bytes(), n_letters)).into()
    }

    fn bytes(&mut self) -> [u8; 32] {
        self.n_made += 1;
        let mut hash = Sha256::new();
        hash.update(self.seed);
        hash.update(self.n_made.to_le_bytes());
        hash.finalize().into()
    }
}

fn letters_of(bytes: &[u8; 32], n: usize) -> String {
    const LETTERS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let letter = |byte: &u8| LETTERS.get(usize::from(*byte) % 36).map(|letter| char::from(*letter));
    bytes.iter().take(n).filter_map(letter).collect()
}

/// Lower-case ASCII letters and digits of `name`, words joined by `-`, at most 40; `otherwise` where none is left.
#[must_use]
pub fn slug(name: &str, otherwise: &str) -> String {
    let mut out = String::new();
    for c in name.nfd().flat_map(char::to_lowercase) {
        let c = if matches!(c, 'đ' | 'ð') { 'd' } else { c };
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !unicode_normalization::char::is_combining_mark(c) && !out.is_empty() && !out.ends_with('-')
        {
            out.push('-');
        }
        if out.len() >= 40 {
            break;
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { otherwise.to_owned() } else { out.to_owned() }
}
