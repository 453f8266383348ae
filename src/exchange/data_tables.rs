//! The tables that databases get: defined once, for every format that holds tables. Their names and columns are the same
//! in every language and stay as they are; what changes them raises [`FORMAT`].

use super::data_columns::{
    ANNOTATORS, ARTICLE_ATTRIBUTES, ARTICLE_THEMES, ARTICLES, PASSAGE_THEMES, PASSAGES, QUERIES, STUDY,
    THEME_PATHS, THEMES,
};
use super::data_rows::{self, StudyRows};
use super::sink::NotWritten;
use jiff::Timestamp;
use jiff::civil::Date;
use std::borrow::Cow;

/// The number of these definitions: whoever reads the tables knows by it what is in them.
pub const FORMAT: i64 = 1;

/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number of 64 bits.
    Integer,
    /// Yes or no.
    Boolean,
    /// Words in UTF-8, without zero bytes: many programs end a text at one.
    Text,
    /// A day.
    Date,
    /// A moment in UTC.
    Timestamp,
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'s> {
    /// Nothing is said, or known.
    Null,
    Integer(i64),
    Boolean(bool),
    Text(Cow<'s, str>),
    Date(Date),
    Timestamp(Timestamp),
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether a value may be missing.
    pub is_nullable: bool,
    /// The table whose `id` its values are.
    pub refers_to: Option<&'static str>,
    /// What it holds, in English, on one line.
    pub meaning: &'static str,
}

impl Column {
    pub(super) const fn new(name: &'static str, kind: Kind, meaning: &'static str) -> Self {
        Self { name, kind, is_nullable: false, refers_to: None, meaning }
    }

    pub(super) const fn nullable(self) -> Self {
        Self { is_nullable: true, ..self }
    }

    pub(super) const fn refers_to(self, table: &'static str) -> Self {
        Self { refers_to: Some(table), ..self }
    }
}

/// What a table is given its rows by, one after the other.
pub type TakeRow<'t> = &'t mut dyn FnMut(&[Value<'_>]) -> Result<(), NotWritten>;

/// How the rows of a table are made.
type Rows = fn(&StudyRows<'_>, TakeRow<'_>) -> Result<(), NotWritten>;

/// A table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    pub name: &'static str,
    /// What a row stands for, in English, on one line.
    pub meaning: &'static str,
    pub columns: &'static [Column],
    /// The columns whose values no two rows have alike; empty where there is one row.
    pub key: &'static [&'static str],
    /// Columns that rows are looked up by, each list for an index.
    pub indexes: &'static [&'static [&'static str]],
    rows: Rows,
}

impl Table {
    /// Gives the rows of a study, in their order, each with a value for each column.
    ///
    /// # Errors
    /// What the taker of the rows reports, and a study that names a source, coder or code that it does not have.
    pub fn each_row(&self, rows: &StudyRows<'_>, take: TakeRow<'_>) -> Result<(), NotWritten> {
        (self.rows)(rows, &mut |values| {
            for (column, value) in self.columns.iter().zip(values) {
                if *value == Value::Null && !column.is_nullable {
                    return Err(NotWritten::Library(format!("no {}.{}", self.name, column.name)));
                }
            }
            take(values)
        })
    }
}

/// All tables, each after those that it refers to.
pub static TABLES: [Table; 10] = [
    Table {
        name: "study",
        meaning: "The project as a whole: one row",
        columns: &STUDY,
        key: &[],
        indexes: &[],
        rows: data_rows::study,
    },
    Table {
        name: "articles",
        meaning: "The articles, in the order of their paths",
        columns: &ARTICLES,
        key: &["id"],
        indexes: &[&["path"]],
        rows: data_rows::articles,
    },
    Table {
        name: "article_attributes",
        meaning: "The attributes of articles, such as a province: one row for each name and value",
        columns: &ARTICLE_ATTRIBUTES,
        key: &["article_id", "position"],
        indexes: &[&["name", "value"]],
        rows: data_rows::article_attributes,
    },
    Table {
        name: "annotators",
        meaning: "The people who coded a passage",
        columns: &ANNOTATORS,
        key: &["id"],
        indexes: &[],
        rows: data_rows::annotators,
    },
    Table {
        name: "themes",
        meaning: "The themes of the codebook, in its order",
        columns: &THEMES,
        key: &["id"],
        indexes: &[&["parent_id"]],
        rows: data_rows::themes,
    },
    Table {
        name: "theme_paths",
        meaning: "Each theme with itself and with every theme above it: counts that include children are one join",
        columns: &THEME_PATHS,
        key: &["descendant_id", "ancestor_id"],
        indexes: &[&["ancestor_id"]],
        rows: data_rows::theme_paths,
    },
    Table {
        name: "article_themes",
        meaning: "The themes that articles bear as wholes",
        columns: &ARTICLE_THEMES,
        key: &["article_id", "theme_id"],
        indexes: &[&["theme_id"]],
        rows: data_rows::article_themes,
    },
    Table {
        name: "passages",
        meaning: "The coded passages, by article and position; also those without a theme and those that were not found today",
        columns: &PASSAGES,
        key: &["id"],
        indexes: &[&["article_id", "today_start"], &["annotator_id"], &["uid"]],
        rows: data_rows::passages,
    },
    Table {
        name: "passage_themes",
        meaning: "The themes that passages bear",
        columns: &PASSAGE_THEMES,
        key: &["passage_id", "theme_id"],
        indexes: &[&["theme_id"]],
        rows: data_rows::passage_themes,
    },
    Table {
        name: "queries",
        meaning: "The queries that are kept, in the program's own language",
        columns: &QUERIES,
        key: &["id"],
        indexes: &[],
        rows: data_rows::queries,
    },
];
