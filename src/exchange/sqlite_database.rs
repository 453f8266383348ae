//! A `SQLite` database in memory, read as plain tables. Its file may be made by anybody, so nothing in it is run: views,
//! triggers, virtual tables and computed columns are passed over, and each table is gone through once from its begin to
//! its end. What belongs together is put together by the readers.

use crate::documents::damage::Damage;
use crate::documents::document::{DocumentFault, IsStopped, Limit};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit as SqlLimit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error, ErrorCode};
use std::cell::Cell;
use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The largest database, in bytes.
pub(super) const MAX_BYTES: usize = 1 << 30;
/// The largest row, in bytes.
const MAX_ROW_BYTES: i32 = 64 << 20;
/// The most text that is read of all tables, in bytes.
const MAX_TEXT_BYTES: usize = 256 << 20;
/// The most rows that are read of all tables.
const MAX_ROWS: usize = 4_000_000;
/// The most tables, indices, views and triggers.
const MAX_TABLES: usize = 10_000;
/// Between how many rows it is asked whether to stop.
const ROWS_BETWEEN_QUESTIONS: usize = 16;
/// The most steps that `SQLite` does for one row, in thousands. A row of a table takes as many steps as it has columns.
const MAX_THOUSAND_STEPS: u32 = 10_000;

const MAGIC: &[u8] = b"SQLite format 3\0";
const N_HEADER: usize = 100;
/// Where the head tells that the file is written by way of a write-ahead log (2) or not (1).
const LOG_MARKS: [usize; 2] = [18, 19];

/// Whether bytes begin as a `SQLite` database does.
pub(super) fn is_database(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// A database that was opened.
pub(super) struct Database<'s> {
    connection: Connection,
    is_stopped: IsStopped<'s>,
    /// The names of the columns of each table, in small letters.
    tables: HashMap<String, Vec<String>>,
    /// Thousands of steps since the last row.
    thousand_steps: Arc<AtomicU32>,
    n_rows: Cell<usize>,
    n_text_bytes: Cell<usize>,
}

impl<'s> Database<'s> {
    /// Opens the bytes of a database file.
    ///
    /// # Errors
    /// No database, one that is too large or damaged, or a stop.
    pub(super) fn open(bytes: &[u8], is_stopped: IsStopped<'s>) -> Result<Self, DocumentFault> {
        if !is_database(bytes) {
            return Err(DocumentFault::OtherKind);
        }
        if bytes.len() > MAX_BYTES {
            return Err(DocumentFault::TooLarge(Limit::Bytes));
        }
        let mut database = Self {
            connection: Connection::open_in_memory().map_err(fault)?,
            is_stopped,
            tables: HashMap::new(),
            thousand_steps: Arc::default(),
            n_rows: Cell::new(0),
            n_text_bytes: Cell::new(0),
        };
        database.secure().map_err(fault)?;
        let mut header = bytes.get(..N_HEADER).unwrap_or(bytes).to_vec();
        for at in LOG_MARKS {
            // Memory has no place for a log. What stood in it is in these bytes already.
            if let Some(mark) = header.get_mut(at).filter(|mark| **mark == 2) {
                *mark = 1;
            }
        }
        let image = header.as_slice().chain(bytes.get(N_HEADER..).unwrap_or_default());
        database.connection.deserialize_read_exact("main", image, bytes.len(), true).map_err(fault)?;
        database.find_tables()?;
        Ok(database)
    }

    /// Turns off whatever a database could make `SQLite` do.
    fn secure(&mut self) -> rusqlite::Result<()> {
        let connection = &mut self.connection;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        for setting in [
            DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA,
            DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW,
            DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER,
            DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE,
            DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE,
            DbConfig::SQLITE_DBCONFIG_DQS_DML,
        ] {
            connection.set_db_config(setting, false)?;
        }
        connection.set_limit(SqlLimit::SQLITE_LIMIT_LENGTH, MAX_ROW_BYTES)?;
        connection.set_limit(SqlLimit::SQLITE_LIMIT_ATTACHED, 0)?;
        let steps = Arc::clone(&self.thousand_steps);
        let is_too_long = move || steps.fetch_add(1, Ordering::Relaxed) >= MAX_THOUSAND_STEPS;
        connection.progress_handler(1000, Some(is_too_long))?;
        connection.execute_batch("PRAGMA query_only = 1; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0;")
    }

    /// Finds the ordinary tables and their ordinary columns.
    fn find_tables(&mut self) -> Result<(), DocumentFault> {
        let mut names = Vec::new();
        {
            let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0";
            let mut statement = self.connection.prepare(sql).map_err(fault)?;
            let mut rows = statement.query([]).map_err(fault)?;
            while let Some(row) = rows.next().map_err(fault)? {
                self.take_step(names.len())?;
                if names.len() >= MAX_TABLES {
                    return Err(DocumentFault::TooLarge(Limit::Parts));
                }
                names.push(row.get_ref(0).map(words).map_err(fault)?.unwrap_or_default());
            }
        }
        // The pragma leaves computed columns out.
        let mut statement =
            self.connection.prepare("SELECT name FROM pragma_table_info(?1)").map_err(fault)?;
        for (at, name) in names.into_iter().enumerate() {
            self.take_step(at)?;
            let columns = statement.query_map([&name], |row| row.get_ref(0).map(words)).map_err(fault)?;
            let columns: Vec<String> = columns.flatten().flatten().map(|name| name.to_lowercase()).collect();
            self.tables.insert(name.to_lowercase(), columns);
        }
        Ok(())
    }

    /// Whether there is such a table with these columns.
    pub(super) fn has(&self, table: &str, columns: &[&str]) -> bool {
        let table = self.tables.get(&table.to_lowercase());
        table.is_some_and(|known| columns.iter().all(|column| known.contains(&column.to_lowercase())))
    }

    /// Gives the rows of a table, in the order they lie in. A column that it does not have is empty in each, and a table
    /// that is not there has no rows.
    ///
    /// # Errors
    /// A table that is damaged or too large, or a stop.
    pub(super) fn try_each(
        &self,
        table: &str,
        columns: &[&str],
        mut take: impl FnMut(&Row<'_>) -> Result<(), DocumentFault>,
    ) -> Result<(), DocumentFault> {
        let Some(known) = self.tables.get(&table.to_lowercase()) else { return Ok(()) };
        let told: String = columns.iter().map(|column| selected(known, column) + ", ").collect();
        // What ends the list makes it one where no column is asked for.
        let sql = format!("SELECT {told}NULL FROM main.{} NOT INDEXED", quoted(table));
        let mut statement = self.connection.prepare(&sql).map_err(fault)?;
        let mut rows = statement.query([]).map_err(fault)?;
        let mut n_rows = 0;
        while let Some(row) = rows.next().map_err(fault)? {
            self.take_step(n_rows)?;
            n_rows += 1;
            let row = Row { columns, row };
            self.n_text_bytes.set(self.n_text_bytes.get().saturating_add(row.n_bytes()));
            if self.n_text_bytes.get() > MAX_TEXT_BYTES {
                return Err(DocumentFault::TooLarge(Limit::Bytes));
            }
            take(&row)?;
        }
        Ok(())
    }

    /// Gives the rows of a table to what never fails.
    ///
    /// # Errors
    /// As [`Database::try_each`].
    pub(super) fn each(
        &self,
        table: &str,
        columns: &[&str],
        mut take: impl FnMut(&Row<'_>),
    ) -> Result<(), DocumentFault> {
        self.try_each(table, columns, |row| {
            take(row);
            Ok(())
        })
    }

    /// What is made of each row of a table that something can be made of.
    ///
    /// # Errors
    /// As [`Database::try_each`].
    pub(super) fn rows<T>(
        &self,
        table: &str,
        columns: &[&str],
        mut make: impl FnMut(&Row<'_>) -> Option<T>,
    ) -> Result<Vec<T>, DocumentFault> {
        let mut made = Vec::new();
        self.each(table, columns, |row| made.extend(make(row)))?;
        Ok(made)
    }

    /// How many rows of a table something holds for.
    ///
    /// # Errors
    /// As [`Database::try_each`].
    pub(super) fn count(
        &self,
        table: &str,
        columns: &[&str],
        is_counted: impl Fn(&Row<'_>) -> bool,
    ) -> Result<usize, DocumentFault> {
        let mut n = 0;
        self.each(table, columns, |row| n += usize::from(is_counted(row)))?;
        Ok(n)
    }

    /// Counts a row against the limits, and asks now and then whether to stop.
    fn take_step(&self, at: usize) -> Result<(), DocumentFault> {
        self.thousand_steps.store(0, Ordering::Relaxed);
        self.n_rows.set(self.n_rows.get().saturating_add(1));
        if self.n_rows.get() > MAX_ROWS {
            return Err(DocumentFault::TooLarge(Limit::Parts));
        }
        if at.is_multiple_of(ROWS_BETWEEN_QUESTIONS) && (self.is_stopped)() {
            return Err(DocumentFault::Stopped);
        }
        Ok(())
    }

    /// Asked now and then whether to stop.
    pub(super) fn is_stopped(&self) -> IsStopped<'s> {
        self.is_stopped
    }
}

/// A name as SQL has it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn selected(known: &[String], column: &str) -> String {
    if known.contains(&column.to_lowercase()) { quoted(column) } else { "NULL".to_owned() }
}

/// What an error of `SQLite` says of the file.
#[expect(clippy::needless_pass_by_value, reason = "`map_err` gives errors away")]
fn fault(error: Error) -> DocumentFault {
    match error.sqlite_error_code() {
        Some(ErrorCode::TooBig | ErrorCode::OutOfMemory) => DocumentFault::TooLarge(Limit::Bytes),
        Some(ErrorCode::OperationInterrupted) => DocumentFault::Damaged(Damage::SlowTable),
        _ => DocumentFault::Damaged(Damage::Database),
    }
}

/// A row of a table.
pub(super) struct Row<'r> {
    columns: &'r [&'r str],
    row: &'r rusqlite::Row<'r>,
}

impl Row<'_> {
    fn value(&self, column: &str) -> Option<ValueRef<'_>> {
        let at = self.columns.iter().position(|known| *known == column)?;
        self.row.get_ref(at).ok()
    }

    fn n_bytes(&self) -> usize {
        let values = (0..self.columns.len()).filter_map(|at| self.row.get_ref(at).ok());
        values.filter_map(|value| value.as_bytes().ok()).map(<[u8]>::len).sum()
    }

    /// The words of a column; `None` where there are none.
    pub(super) fn text(&self, column: &str) -> Option<String> {
        self.value(column).and_then(words)
    }

    /// The words of a column, empty where there are none.
    pub(super) fn words(&self, column: &str) -> String {
        self.text(column).unwrap_or_default()
    }

    /// The words of a column, where they say something.
    pub(super) fn memo(&self, column: &str) -> Option<String> {
        self.text(column).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// The whole number of a column, however it is written.
    pub(super) fn number(&self, column: &str) -> Option<i64> {
        match self.value(column)? {
            ValueRef::Integer(number) => Some(number),
            // Of a number without a fraction nothing is lost, and what is too large is the largest.
            #[expect(
                clippy::cast_possible_truncation,
                reason = "only whole numbers within the range are taken"
            )]
            ValueRef::Real(number) if number.fract() == 0.0 && number.abs() < 9e15 => Some(number as i64),
            ValueRef::Text(text) => std::str::from_utf8(text).ok()?.trim().parse().ok(),
            ValueRef::Real(_) | ValueRef::Blob(_) | ValueRef::Null => None,
        }
    }
}

/// A value as words. Programs of the time before Unicode wrote windows-1252 where `SQLite` takes UTF-8 for granted. No text
/// has zero bytes: one becomes the sign for a letter that is not known.
fn words(value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Null => None,
        ValueRef::Integer(number) => Some(number.to_string()),
        ValueRef::Real(number) => Some(number.to_string()),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            let text = std::str::from_utf8(bytes).map(str::to_owned);
            let text = text.unwrap_or_else(|_| {
                encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
            });
            Some(if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text })
        }
    }
}
