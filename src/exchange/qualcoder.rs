//! A project of `QualCoder`: `data.qda` in a folder whose name ends in `.qda`. Files with their text, codes under categories
//! or other codes, codings, notes on passages, cases and attributes. Which columns there are depends on its version (of
//! the database, v1 to v17).

use super::found_study::FoundStudy;
use super::qualcoder_passages::{add_files, passages};
use super::sqlite_cases::{Attribute, CaseLink, Cases};
use super::sqlite_codes::{CodeTree, ToldCode};
use super::sqlite_database::Database;
use super::sqlite_study::StudyBuilder;
use crate::documents::document::{DocumentFault, LeftOutKind};

/// Whether the tables are `QualCoder`'s.
pub(super) fn is_ours(database: &Database<'_>) -> bool {
    database.has("source", &["id", "name", "fulltext"])
        && database.has("code_text", &["cid", "fid", "pos0", "pos1"])
}

/// Reads a project.
///
/// # Errors
/// A damaged database, one that is too large, or a stop.
pub(super) fn read(database: &Database<'_>) -> Result<FoundStudy, DocumentFault> {
    let mut study = StudyBuilder::default();
    let tree = CodeTree::new(&codes(database)?)?;
    let passages = passages(database, &tree)?;
    study.take_codes(tree.codes);
    let files = add_files(database, passages, &mut study)?;
    cases(database)?.add_to(&mut study, &files, &links(database)?);
    leave_out(database, &mut study)?;
    Ok(study.finished())
}

/// The id of a category among codes, which have numbers of their own.
fn category_id(number: i64) -> String {
    format!("category:{number}")
}

/// Categories and codes.
fn codes(database: &Database<'_>) -> Result<Vec<ToldCode>, DocumentFault> {
    let mut codes = database.rows("code_cat", &["catid", "name", "memo", "supercatid"], |row| {
        Some(ToldCode {
            id: category_id(row.number("catid")?),
            parent: row.number("supercatid").map(category_id),
            name: row.words("name"),
            memo: row.memo("memo"),
            ..ToldCode::default()
        })
    })?;
    let columns = ["cid", "name", "memo", "catid", "supercid", "color"];
    codes.extend(database.rows("code_name", &columns, |row| {
        let above = row.number("supercid").filter(|cid| *cid > 0).map(|cid| cid.to_string());
        Some(ToldCode {
            id: row.number("cid")?.to_string(),
            parent: above.or_else(|| row.number("catid").map(category_id)),
            name: row.words("name"),
            color: row.words("color"),
            memo: row.memo("memo"),
            definition: None,
        })
    })?);
    Ok(codes)
}

fn cases(database: &Database<'_>) -> Result<Cases, DocumentFault> {
    let mut cases = Cases::default();
    let names = database
        .rows("cases", &["caseid", "name"], |row| Some((row.number("caseid")?, row.words("name"))))?;
    cases.names.extend(names);
    database.each("attribute", &["name", "attr_type", "value", "id"], |row| {
        let Some(id) = row.number("id") else { return };
        let attribute = Attribute { name: row.words("name"), value: row.words("value") };
        let of_what = match row.words("attr_type").as_str() {
            "case" => &mut cases.case_attributes,
            "file" => &mut cases.file_attributes,
            _ => return,
        };
        of_what.entry(id).or_default().push(attribute);
    })?;
    Ok(cases)
}

fn links(database: &Database<'_>) -> Result<Vec<CaseLink>, DocumentFault> {
    database.rows("case_text", &["caseid", "fid", "pos0", "pos1"], |row| {
        Some(CaseLink {
            case: row.number("caseid")?,
            file: row.number("fid")?,
            start: row.number("pos0").unwrap_or_default(),
            end: row.number("pos1").unwrap_or_default(),
        })
    })
}

/// Counts what has no place in a study.
fn leave_out(database: &Database<'_>, study: &mut StudyBuilder) -> Result<(), DocumentFault> {
    for (table, what) in [
        ("code_image", LeftOutKind::PassagesOfMedia),
        ("code_av", LeftOutKind::PassagesOfMedia),
        ("journal", LeftOutKind::Memos),
        ("graph", LeftOutKind::Drawings),
        ("stored_sql", LeftOutKind::Sets),
    ] {
        study.leave_out(what, database.count(table, &[], |_| true)?);
    }
    for table in ["project", "cases", "case_text", "attribute_type"] {
        let n_memos = database.count(table, &["memo"], |row| row.memo("memo").is_some())?;
        study.leave_out(LeftOutKind::Memos, n_memos);
    }
    Ok(())
}
