//! The tables that databases get, and the document that tells of them.

use butda::exchange::data_tables::{Column, Kind, TABLES};
use std::collections::BTreeSet;

const DOCUMENT: &str = include_str!("../../docs/large.md");

fn kind(column: &Column) -> &'static str {
    match column.kind {
        Kind::Integer => "integer",
        Kind::Boolean => "boolean",
        Kind::Text => "text",
        Kind::Date => "date",
        Kind::Timestamp => "timestamp",
    }
}

#[test]
fn the_document_tells_of_every_table_and_column() {
    for table in &TABLES {
        let title = format!("### `{}`\n\n{}.", table.name, table.meaning);
        let (_, below) = DOCUMENT.split_once(&title).unwrap_or_else(|| panic!("{title}"));
        let own = below.split("\n### ").next().unwrap_or_default();
        let rows: Vec<&str> = own.lines().filter(|line| line.starts_with("| `")).collect();
        let told = table.columns.iter().map(|column| {
            let null = if column.is_nullable { "null" } else { "" };
            let reference = column.refers_to.map(|table| format!(" (`{table}.id`)")).unwrap_or_default();
            format!("| `{}` | {} | {null} | {}{reference} |", column.name, kind(column), column.meaning)
        });
        assert_eq!(rows, told.collect::<Vec<_>>(), "{}", table.name);
    }
}

#[test]
fn a_table_refers_to_itself_or_to_tables_before_it() {
    let mut known = BTreeSet::new();
    for table in &TABLES {
        known.insert(table.name);
        for column in table.columns {
            assert!(column.refers_to.is_none_or(|other| known.contains(other)), "{}", column.name);
        }
        let names: BTreeSet<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(names.len(), table.columns.len());
        for name in table.key.iter().chain(table.indexes.iter().copied().flatten()) {
            assert!(names.contains(name), "{name}");
        }
    }
}
