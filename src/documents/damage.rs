//! How a file is damaged, as far as it can be told.

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A part of an archive cannot be read; its name in the archive.
    Part(String),
    /// A part is missing; its name.
    MissingPart(String),
    /// A part has another size than the archive states; its name.
    SizeOfPart(String),
    /// The directory of an archive, which lists its parts, cannot be read.
    Contents,
    /// Two parts have one name.
    SameNames,
    /// Two parts overlap.
    Overlap,
    /// XML declares a document type of its own.
    DocumentType,
    /// The encoding that XML declares is unknown; its name.
    Encoding(String),
    /// An e-book names no package, which lists its chapters.
    NoPackage,
    /// The text does not stand where the file says.
    TextElsewhere,
    /// Objects of a PDF do not end.
    EndlessObjects,
    /// A PDF has no pages that can be found.
    NoPages,
    /// A PDF cannot be decrypted.
    Decryption,
    /// A table has no row that can be read.
    NoRow,
    /// JSON breaks off, or breaks its rules here.
    Json {
        /// Counted from 1.
        line: usize,
        /// In bytes, counted from 1.
        column: usize,
    },
    /// A database cannot be read.
    Database,
    /// A table of a database takes too long to be read.
    SlowTable,
    /// The `-wal` file beside a database belongs to another one.
    OtherLog,
}

impl From<&serde_json::Error> for Damage {
    fn from(error: &serde_json::Error) -> Self {
        Self::Json { line: error.line(), column: error.column() }
    }
}
