//! A study as a `SQLite` database: the tables of [`super::data_tables`] with keys, indices and views, and in the schema
//! what each column holds. It is built in memory and written from there, the same bytes for the same study.

use super::data_rows::StudyRows;
use super::data_tables::{Column, FORMAT, Kind, TABLES, Table, Value};
use super::sink::{Limited, NotWritten, Sink};
use super::sqlite_views::VIEWS;
use super::study::Study;
use rusqlite::serialize::Data;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Error, ErrorCode};

/// What the head of the file says of whose it is: `BtDa`. Programs such as `file` show it.
pub const APPLICATION_ID: i32 = 0x4274_4461;

/// The most that `SQLite` holds in memory, in bytes: its default.
const MAX_BYTES: usize = 1 << 30;

/// Nothing has to be undone, waits for a disk, or goes to one; and every reference is made to stand for a row.
const SETTINGS: &str = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF;";

/// Writes the database.
///
/// # Errors
/// Where what it is written to fails, and for a database of more than 1 GB.
pub fn write(study: &Study, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let mut connection = empty()?;
    connection.execute_batch(SETTINGS)?;
    connection.execute_batch("BEGIN")?;
    let rows = StudyRows::new(study);
    for table in &TABLES {
        connection.execute_batch(&schema(table))?;
        fill(&connection, table, &rows)?;
    }
    // Indices of rows that are there already are made at once, and lie close.
    for table in &TABLES {
        connection.execute_batch(&indexes(table))?;
    }
    for view in VIEWS {
        connection.execute_batch(view)?;
    }
    connection.execute_batch("COMMIT")?;
    let bytes = connection.serialize("main")?;
    Ok(out.write_all(&bytes)?)
}

/// A database that holds nothing but whose it is. It lies in one piece of memory, which can be written without copying it
/// first: so do only those that were read from bytes.
fn empty() -> Result<Connection, NotWritten> {
    let mut head = Connection::open_in_memory()?;
    head.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {FORMAT};"
    ))?;
    let mut connection = Connection::open_in_memory()?;
    match head.serialize("main")? {
        Data::Owned(bytes) => connection.deserialize("main", bytes, false)?,
        Data::Shared(_) => return Err(NotWritten::Library("memory that is shared".to_owned())),
    }
    Ok(connection)
}

/// The statement that makes a table. `SQLite` keeps its words, the comments in it too, and shows them with `.schema`.
fn schema(table: &Table) -> String {
    let is_row_number = table.key == ["id"];
    let mut lines: Vec<String> = Vec::new();
    let mut meanings: Vec<&str> = Vec::new();
    for column in table.columns {
        lines.push(definition(column, is_row_number && column.name == "id"));
        meanings.push(column.meaning);
    }
    if !is_row_number && !table.key.is_empty() {
        lines.push(format!("PRIMARY KEY ({})", table.key.join(", ")));
        meanings.push("");
    }
    let n_lines = lines.len();
    let body = lines.iter().zip(meanings).enumerate().map(|(at, (line, meaning))| {
        let comma = if at + 1 < n_lines { "," } else { "" };
        let comment = if meaning.is_empty() { String::new() } else { format!(" -- {meaning}") };
        format!("    {line}{comma}{comment}\n")
    });
    format!("CREATE TABLE {} ( -- {}\n{}) STRICT", table.name, table.meaning, body.collect::<String>())
}

fn definition(column: &Column, is_row_number: bool) -> String {
    let name = column.name;
    if is_row_number {
        return format!("{name} INTEGER PRIMARY KEY");
    }
    let kind = match column.kind {
        Kind::Integer | Kind::Boolean => "INTEGER",
        Kind::Text | Kind::Date | Kind::Timestamp => "TEXT",
    };
    let is_needed = if column.is_nullable { "" } else { " NOT NULL" };
    let check = match column.kind {
        Kind::Boolean => format!(" CHECK ({name} IN (0, 1))"),
        Kind::Integer | Kind::Text | Kind::Date | Kind::Timestamp => String::new(),
    };
    let reference = column.refers_to.map(|table| format!(" REFERENCES {table} (id)")).unwrap_or_default();
    format!("{name} {kind}{is_needed}{check}{reference}")
}

fn indexes(table: &Table) -> String {
    let statement = |columns: &&[&str]| {
        let name = columns.join("_");
        format!("CREATE INDEX {}_{name} ON {} ({});\n", table.name, table.name, columns.join(", "))
    };
    table.indexes.iter().map(statement).collect()
}

fn fill(connection: &Connection, table: &Table, rows: &StudyRows<'_>) -> Result<(), NotWritten> {
    let places = vec!["?"; table.columns.len()].join(", ");
    let mut statement = connection.prepare(&format!("INSERT INTO {} VALUES ({places})", table.name))?;
    table.each_row(rows, &mut |values| {
        for (at, value) in values.iter().enumerate() {
            statement.raw_bind_parameter(at + 1, value)?;
        }
        statement.raw_execute()?;
        Ok(())
    })
}

/// Days and moments are ISO 8601, which the functions of `SQLite` for dates take, and whose order is that of time.
impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Integer(number) => (*number).into(),
            Self::Boolean(is_so) => i64::from(*is_so).into(),
            Self::Text(words) => ToSqlOutput::Borrowed(ValueRef::Text(words.as_bytes())),
            Self::Date(day) => day.to_string().into(),
            Self::Timestamp(moment) => moment.to_string().into(),
        })
    }
}

impl From<Error> for NotWritten {
    fn from(error: Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull | ErrorCode::OutOfMemory | ErrorCode::TooBig) => {
                Self::TooMuch { what: Limited::Bytes, most: MAX_BYTES }
            }
            _ => Self::Library(error.to_string()),
        }
    }
}
