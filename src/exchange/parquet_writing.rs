//! A study as Parquet files, for programs that query many projects at once. Parquet holds one table a file, so they come
//! in an archive, with a text that says what is in them. Rows go out in groups: what is in memory is one group.

use super::archive_writing::{archive_in, finish, stored};
use super::data_readme::readme;
use super::data_rows::StudyRows;
use super::data_tables::{Column, Kind, TABLES, Table, Value};
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::study::Study;
use jiff::civil::{Date, date};
use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{Type, TypePtr};
use std::io::Write;
use std::sync::Arc;

/// How many rows a group has at most.
const MAX_GROUP_ROWS: usize = 1 << 15;
/// After how many bytes of text a group ends.
const MAX_GROUP_BYTES: usize = 16 << 20;

/// The first day that Parquet counts from.
const FIRST_DAY: Date = date(1970, 1, 1);

/// Writes the archive.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, out: &mut dyn Sink) -> Result<(), NotWritten> {
    // What is in it is compressed already, and has no date but those of the study.
    let options = stored();
    let mut archive = archive_in(out);
    archive.start_file("README.txt", options)?;
    archive.write_all(readme().as_bytes())?;
    let rows = StudyRows::new(study);
    for table in &TABLES {
        archive.start_file(format!("{}.parquet", table.name), options)?;
        write_table(table, &rows, &mut archive)?;
    }
    finish(archive)
}

fn write_table<W: Write + Send>(table: &Table, rows: &StudyRows<'_>, out: W) -> Result<(), NotWritten> {
    let properties = WriterProperties::builder()
        // Readers take what stands before and after `version` apart.
        .set_created_by(format!("{NAME} version {VERSION}"))
        .set_compression(Compression::SNAPPY)
        .build();
    let mut file = SerializedFileWriter::new(out, schema(table)?, Arc::new(properties))?;
    let mut group = Group::new(table);
    table.each_row(rows, &mut |values| {
        group.add(values);
        if group.is_full() { group.write(&mut file) } else { Ok(()) }
    })?;
    if group.n_rows > 0 {
        group.write(&mut file)?;
    }
    file.close()?;
    Ok(())
}

fn schema(table: &Table) -> Result<TypePtr, NotWritten> {
    let columns = table.columns.iter().map(|column| Ok(Arc::new(column_type(column)?)));
    let columns = columns.collect::<Result<Vec<_>, ParquetError>>()?;
    Ok(Arc::new(Type::group_type_builder(table.name).with_fields(columns).build()?))
}

fn column_type(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.kind {
        Kind::Integer => (Physical::INT64, None),
        Kind::Boolean => (Physical::BOOLEAN, None),
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
        Kind::Timestamp => (Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MICROS))),
    };
    let repetition = if column.is_nullable { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    Type::primitive_type_builder(column.name, physical)
        .with_logical_type(logical)
        .with_repetition(repetition)
        .build()
}

/// Rows that go out together, column by column.
struct Group {
    columns: Vec<GroupColumn>,
    n_rows: usize,
    n_bytes: usize,
}

/// A column of a group.
struct GroupColumn {
    values: Values,
    /// 1 for each row with a value, 0 for one without; `None` where every row has one.
    levels: Option<Vec<i16>>,
}

/// The values of a column, of those rows that have one.
enum Values {
    /// Numbers, and moments in microseconds since 1970.
    Long(Vec<i64>),
    /// Days since 1970.
    Days(Vec<i32>),
    Booleans(Vec<bool>),
    Words(Vec<ByteArray>),
}

impl Group {
    fn new(table: &Table) -> Self {
        let column = |column: &Column| GroupColumn {
            values: match column.kind {
                Kind::Integer | Kind::Timestamp => Values::Long(Vec::new()),
                Kind::Boolean => Values::Booleans(Vec::new()),
                Kind::Text => Values::Words(Vec::new()),
                Kind::Date => Values::Days(Vec::new()),
            },
            levels: column.is_nullable.then(Vec::new),
        };
        Self { columns: table.columns.iter().map(column).collect(), n_rows: 0, n_bytes: 0 }
    }

    fn is_full(&self) -> bool {
        self.n_rows >= MAX_GROUP_ROWS || self.n_bytes >= MAX_GROUP_BYTES
    }

    fn add(&mut self, values: &[Value<'_>]) {
        self.n_rows += 1;
        for (column, value) in self.columns.iter_mut().zip(values) {
            self.n_bytes += column.add(value);
        }
    }

    /// Writes the rows, and begins with none.
    fn write<W: Write + Send>(&mut self, file: &mut SerializedFileWriter<W>) -> Result<(), NotWritten> {
        let mut group = file.next_row_group()?;
        for column in &mut self.columns {
            let mut writer = group.next_column()?.ok_or_else(|| other_column("too few"))?;
            column.write(writer.untyped())?;
            writer.close()?;
        }
        group.close()?;
        (self.n_rows, self.n_bytes) = (0, 0);
        Ok(())
    }
}

impl GroupColumn {
    /// Adds the value of a row; tells how many bytes of text it has.
    fn add(&mut self, value: &Value<'_>) -> usize {
        let mut n_bytes = 0;
        let is_there = match (&mut self.values, value) {
            (Values::Long(values), Value::Integer(number)) => {
                values.push(*number);
                true
            }
            (Values::Long(values), Value::Timestamp(moment)) => {
                values.push(moment.as_microsecond());
                true
            }
            (Values::Days(values), Value::Date(day)) => {
                values.push(FIRST_DAY.until(*day).map_or(0, |span| span.get_days()));
                true
            }
            (Values::Booleans(values), Value::Boolean(is_so)) => {
                values.push(*is_so);
                true
            }
            (Values::Words(values), Value::Text(words)) => {
                n_bytes = words.len();
                values.push(words.as_bytes().to_vec().into());
                true
            }
            (Values::Long(_) | Values::Days(_) | Values::Booleans(_) | Values::Words(_), _) => false,
        };
        if let Some(levels) = &mut self.levels {
            levels.push(i16::from(is_there));
        }
        n_bytes
    }

    fn write(&mut self, writer: &mut ColumnWriter<'_>) -> Result<(), NotWritten> {
        let levels = self.levels.as_deref();
        match (writer, &mut self.values) {
            (ColumnWriter::Int64ColumnWriter(writer), Values::Long(values)) => {
                writer.write_batch(values, levels, None)?;
                values.clear();
            }
            (ColumnWriter::Int32ColumnWriter(writer), Values::Days(values)) => {
                writer.write_batch(values, levels, None)?;
                values.clear();
            }
            (ColumnWriter::BoolColumnWriter(writer), Values::Booleans(values)) => {
                writer.write_batch(values, levels, None)?;
                values.clear();
            }
            (ColumnWriter::ByteArrayColumnWriter(writer), Values::Words(values)) => {
                writer.write_batch(values, levels, None)?;
                values.clear();
            }
            (_, Values::Long(_) | Values::Days(_) | Values::Booleans(_) | Values::Words(_)) => {
                return Err(other_column("of another type"));
            }
        }
        if let Some(levels) = &mut self.levels {
            levels.clear();
        }
        Ok(())
    }
}

fn other_column(how: &str) -> NotWritten {
    NotWritten::Library(format!("columns that are {how}"))
}

impl From<ParquetError> for NotWritten {
    fn from(error: ParquetError) -> Self {
        match error {
            ParquetError::External(error) => match error.downcast::<std::io::Error>() {
                Ok(error) => Self::Io(*error),
                Err(error) => Self::Library(error.to_string()),
            },
            other => Self::Library(other.to_string()),
        }
    }
}
