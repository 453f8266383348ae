//! What stands beside the Parquet files: what is in which, and how it is asked.

use super::data_tables::{Column, FORMAT, Kind, TABLES, Table};
use super::origin::{NAME, VERSION};

const HEAD: &str = "\
These are the tables of a coded project, one a file, in Apache Parquet: DuckDB, Spark, pandas, polars, R (arrow) and
others read them. The texts of the articles are not among them.

Positions count Unicode code points from 0, the end excluded. Moments are in UTC. A column that may be null says so:
nothing was said, or it is not known. An id is the number of a row in this export and joins the tables of this export
only. A uid is the id in the files of the project and stays the same; in a copied article the same passage has the same.

";

const QUERIES: &str = "\
Queries
=======

With DuckDB, in the folder of these files: the passages of each theme, by itself and with the themes below it.

    SELECT t.full_name,
           count(DISTINCT pt.passage_id) FILTER (WHERE tp.distance = 0) AS passages,
           count(DISTINCT pt.passage_id) AS passages_with_children
    FROM 'themes.parquet' AS t
    JOIN 'theme_paths.parquet' AS tp ON tp.ancestor_id = t.id
    LEFT JOIN 'passage_themes.parquet' AS pt ON pt.theme_id = tp.descendant_id
    GROUP BY t.position, t.full_name
    ORDER BY t.position;

Every passage with its article, who coded it, and one of its themes; a passage without a theme has one row.

    SELECT a.path, a.date, n.name AS annotator, t.full_name AS theme, p.quote, p.note
    FROM 'passages.parquet' AS p
    JOIN 'articles.parquet' AS a ON a.id = p.article_id
    JOIN 'annotators.parquet' AS n ON n.id = p.annotator_id
    LEFT JOIN 'passage_themes.parquet' AS pt ON pt.passage_id = p.id
    LEFT JOIN 'themes.parquet' AS t ON t.id = pt.theme_id
    ORDER BY p.id, t.position;

With pandas: how many passages there are of each state.

    import pandas
    print(pandas.read_parquet('passages.parquet').groupby('state').size())

docs/large.md of the program has more, also for many projects at once and for Spark.
";

/// The text, in English, with LF.
pub(super) fn readme() -> String {
    let tables: String = TABLES.iter().map(described).collect();
    format!("Written by {NAME} {VERSION}. Format of the tables: {FORMAT}.\n\n{HEAD}{tables}{QUERIES}")
}

fn described(table: &Table) -> String {
    let title = format!("{}.parquet", table.name);
    let line = "=".repeat(title.len());
    let key = if table.key.is_empty() { String::new() } else { format!(" Key: {}.", table.key.join(", ")) };
    let columns: String = table.columns.iter().map(column_line).collect();
    format!("{title}\n{line}\n{}.{key}\n\n{columns}\n", table.meaning)
}

fn column_line(column: &Column) -> String {
    let null = if column.is_nullable { ", may be null" } else { "" };
    let reference = column.refers_to.map(|table| format!(", id of {table}")).unwrap_or_default();
    let kind = kind_name(column.kind);
    format!("    {}  ({kind}{null}{reference})\n        {}.\n", column.name, column.meaning)
}

/// What a kind is called in SQL.
fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "BIGINT",
        Kind::Boolean => "BOOLEAN",
        Kind::Text => "VARCHAR",
        Kind::Date => "DATE",
        Kind::Timestamp => "TIMESTAMP in UTC",
    }
}
