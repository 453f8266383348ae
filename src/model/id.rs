//! Names of things that last: articles, annotators, themes and annotations; and the source of new ones.

use super::moment::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The name as it stands in files.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(name.into())
            }
        }

        impl From<String> for $name {
            fn from(name: String) -> Self {
                Self(name.into())
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

name_type! {
    /// An article's path within the project folder: NFC, `/` between folders.
    ArticlePath
}
name_type! {
    /// One annotator on one computer: the slug of the name and six random characters.
    AnnotatorId
}
name_type! {
    /// A theme, for ever: the slug of its first name and four random characters.
    ThemeId
}

name_type! {
    /// A saved query, for ever: the slug of its first name and four random characters.
    QueryId
}

impl ArticlePath {
    /// The file's own name, without its folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.as_str().rsplit('/').next().unwrap_or_default()
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
        format!("{}-{}", slug(name, "theme"), self.letters(4)).into()
    }

    /// A new saved query's id, from its name.
    pub fn query(&mut self, name: &str) -> QueryId {
        format!("{}-{}", slug(name, "query"), self.letters(4)).into()
    }

    /// A new annotator's id, from the person's name.
    pub fn annotator(&mut self, name: &str) -> AnnotatorId {
        format!("{}-{}", slug(name, "annotator"), self.letters(6)).into()
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

    fn letters(&mut self, n: usize) -> String {
        letters_of(&self.bytes(), n)
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
