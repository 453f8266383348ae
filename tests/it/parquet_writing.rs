//! A study as an archive of Parquet files: the rows that the study has, of types that every reader knows.

use crate::data_support::{Row, any_study, full, rows_of};
use crate::exchange_support::written;
use butda::exchange::data_tables::{Kind, TABLES, Table, Value};
use butda::exchange::parquet_writing::write;
use butda::exchange::sink::NotWritten;
use butda::exchange::study::{Coding, Study};
use jiff::Timestamp;
use jiff::civil::date;
use jiff::{Span, ToSpan};
use parquet::basic::Repetition;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use proptest::prelude::*;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use zip::{CompressionMethod, ZipArchive};

fn archive(study: &Study) -> Vec<u8> {
    written(&|out| write(study, out))
}

fn file(archive: &[u8], name: &str) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).expect("an archive");
    let mut bytes = Vec::new();
    archive.by_name(name).expect("the file").read_to_end(&mut bytes).expect("its bytes");
    bytes
}

fn reader(archive: &[u8], table: &Table) -> SerializedFileReader<bytes::Bytes> {
    let bytes = file(archive, &format!("{}.parquet", table.name));
    SerializedFileReader::new(bytes::Bytes::from(bytes)).expect("a Parquet file")
}

fn rows(archive: &[u8], table: &Table) -> Vec<Row> {
    let reader = reader(archive, table);
    let rows = reader.get_row_iter(None).expect("rows");
    rows.map(|row| {
        let row = row.expect("a row");
        let names: Vec<&String> = row.get_column_iter().map(|(name, _)| name).collect();
        assert_eq!(names, table.columns.iter().map(|column| column.name).collect::<Vec<_>>());
        row.get_column_iter().map(|(_, field)| value(field)).collect()
    })
    .collect()
}

fn value(field: &Field) -> Value<'static> {
    match field {
        Field::Null => Value::Null,
        Field::Bool(is_so) => Value::Boolean(*is_so),
        Field::Long(number) => Value::Integer(*number),
        Field::Str(words) => Value::Text(words.clone().into()),
        Field::Date(days) => {
            let days: Span = i64::from(*days).days();
            Value::Date(date(1970, 1, 1).checked_add(days).expect("a day"))
        }
        Field::TimestampMicros(moment) => {
            Value::Timestamp(Timestamp::from_microsecond(*moment).expect("a moment"))
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_archive_has_a_file_a_table_stored_and_without_a_date() {
    let bytes = archive(&full());
    let mut archive = ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
    let mut names = Vec::new();
    for at in 0..archive.len() {
        let file = archive.by_index(at).expect("a file");
        assert_eq!(file.compression(), CompressionMethod::Stored);
        assert_eq!(file.last_modified().map(|moment| moment.year()), Some(1980));
        names.push(file.name().expect("a name").into_owned());
    }
    let tables = TABLES.iter().map(|table| format!("{}.parquet", table.name));
    assert_eq!(names, ["README.txt".to_owned()].into_iter().chain(tables).collect::<Vec<_>>());
}

#[test]
fn what_stands_beside_them_names_every_table_and_column() {
    let readme = String::from_utf8(file(&archive(&full()), "README.txt")).expect("UTF-8");
    assert!(readme.starts_with("Written by butda "), "{readme}");
    for table in &TABLES {
        assert!(readme.contains(&format!("{}.parquet\n=", table.name)));
        for column in table.columns {
            assert!(readme.contains(&format!("    {}  (", column.name)) && readme.contains(column.meaning));
        }
    }
}

#[test]
fn columns_have_the_types_that_are_told() {
    let bytes = archive(&full());
    for table in &TABLES {
        let reader = reader(&bytes, table);
        let metadata = reader.metadata().file_metadata().clone();
        assert!(metadata.created_by().is_some_and(|by| by.starts_with("butda version ")));
        let schema = metadata.schema_descr_ptr();
        for (column, told) in table.columns.iter().zip(schema.columns()) {
            let logical = told.logical_type_ref().map(|logical| format!("{logical:?}")).unwrap_or_default();
            let expected = match column.kind {
                Kind::Integer | Kind::Boolean => "",
                Kind::Text => "String",
                Kind::Date => "Date",
                Kind::Timestamp => "Timestamp(TimestampType { is_adjusted_to_u_t_c: true, unit: MICROS })",
            };
            assert_eq!(logical, expected, "{}", column.name);
            let is_optional = told.self_type().get_basic_info().repetition() == Repetition::OPTIONAL;
            assert_eq!(is_optional, column.is_nullable, "{}", column.name);
        }
    }
}

#[test]
fn a_study_without_anything_has_all_files() {
    let bytes = archive(&Study::default());
    for table in &TABLES {
        assert_eq!(rows(&bytes, table).len(), usize::from(table.name == "study"), "{}", table.name);
    }
}

#[test]
fn a_zero_byte_becomes_the_sign_for_a_letter_that_is_not_known() {
    let mut study = full();
    study.codings[0].quote = "giá\0xăng".to_owned();
    let bytes = archive(&study);
    assert!(TABLES.iter().flat_map(|table| rows(&bytes, table)).flatten().all(|value| match value {
        Value::Text(words) => !words.contains('\0'),
        _ => true,
    }));
}

#[test]
fn rows_of_many_groups_come_back_in_their_order() {
    let mut study = full();
    let [first, ..] = study.codings.as_slice() else { panic!("a passage") };
    let coding = |at: usize| Coding {
        id: format!("p{at}"),
        note: at.is_multiple_of(3).then(|| at.to_string()),
        ..first.clone()
    };
    study.codings = (0..70_000).map(coding).collect();
    let passages = TABLES.iter().find(|table| table.name == "passages").expect("the table");
    let bytes = archive(&study);
    assert_eq!(reader(&bytes, passages).num_row_groups(), 3);
    assert_eq!(rows(&bytes, passages), rows_of(&study, passages));
}

/// What takes some bytes and no more.
struct Full {
    n_left: usize,
    at: Cursor<Vec<u8>>,
}

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.n_left = self.n_left.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
        self.at.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Seek for Full {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.at.seek(to)
    }
}

#[test]
fn a_full_disk_is_told_as_such() {
    let n_bytes = archive(&full()).len();
    for n_left in [0, 10, n_bytes / 2, n_bytes * 9 / 10] {
        let fault = write(&full(), &mut Full { n_left, at: Cursor::default() }).err();
        let is_full = |error: &std::io::Error| error.kind() == std::io::ErrorKind::StorageFull;
        assert!(matches!(&fault, Some(NotWritten::Io(error)) if is_full(error)), "{n_left}: {fault:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_rows_of_the_files_are_those_of_the_study(study in any_study()) {
        let bytes = archive(&study);
        prop_assert_eq!(&bytes, &archive(&study));
        for table in &TABLES {
            prop_assert_eq!(rows(&bytes, table), rows_of(&study, table), "{}", table.name);
        }
    }
}
