//! A project of RQDA: like `QualCoder`'s, which came after it, but all in one file. What somebody deletes stays in it with
//! another status than 1. The second table of codings is that of a second coder.

use super::found_study::FoundStudy;
use super::sqlite_cases::{Attribute, CaseLink, Cases, TakenFile};
use super::sqlite_codes::{CodeTree, ToldCode};
use super::sqlite_database::{Database, Row};
use super::sqlite_passages::{Passage, Passages, ToldFile};
use super::sqlite_study::{StudyBuilder, ToldCoding, add_attribute, add_words};
use super::sqlite_times::iso_time;
use crate::documents::document::{DocumentFault, LeftOutKind};
use std::collections::HashMap;

/// The name of the attribute that names the categories of a file.
const CATEGORY: &str = "category";

/// Whether the tables are RQDA's.
pub(super) fn is_ours(database: &Database<'_>) -> bool {
    database.has("source", &["id", "name", "file"])
        && database.has("freecode", &["id", "name"])
        && database.has("coding", &["cid", "fid", "selfirst", "selend"])
}

/// Reads a project.
///
/// # Errors
/// A damaged database, one that is too large, or a stop.
pub(super) fn read(database: &Database<'_>) -> Result<FoundStudy, DocumentFault> {
    let mut study = StudyBuilder::default();
    let tree = CodeTree::new(&codes(database, &mut study)?)?;
    let passages = passages(database, &tree)?;
    study.take_codes(tree.codes);
    let files = add_files(database, passages, &mut study)?;
    let cases = cases(database)?;
    cases.add_to(&mut study, &files, &links(database)?);
    add_categories(database, &files, &mut study)?;
    leave_out(database, &mut study)?;
    Ok(study.finished())
}

/// Whether a row was not deleted. Columns that came later are empty in older rows.
fn is_live(row: &Row<'_>) -> bool {
    row.number("status").is_none_or(|status| status == 1)
}

/// The id of a category among codes, which have numbers of their own.
fn category_id(number: i64) -> String {
    format!("category:{number}")
}

/// Categories and codes; a code of several categories stands below the first.
fn codes(database: &Database<'_>, study: &mut StudyBuilder) -> Result<Vec<ToldCode>, DocumentFault> {
    let mut codes = database.rows("codecat", &["catid", "name", "memo", "status"], |row| {
        let id = row.number("catid").filter(|_| is_live(row))?;
        let (name, memo) = (row.words("name"), row.memo("memo"));
        Some(ToldCode { id: category_id(id), name, memo, ..ToldCode::default() })
    })?;
    let mut above: HashMap<i64, i64> = HashMap::new();
    let mut n_more = 0;
    database.each("treecode", &["cid", "catid", "status"], |row| {
        let (Some(cid), Some(catid)) = (row.number("cid"), row.number("catid").filter(|_| is_live(row)))
        else {
            return;
        };
        let first = *above.entry(cid).or_insert(catid);
        n_more += usize::from(first != catid);
    })?;
    study.leave_out(LeftOutKind::Links, n_more);
    codes.extend(database.rows("freecode", &["id", "name", "memo", "color", "status"], |row| {
        let id = row.number("id").filter(|_| is_live(row))?;
        Some(ToldCode {
            id: id.to_string(),
            parent: above.get(&id).copied().map(category_id),
            name: row.words("name"),
            color: row.words("color"),
            memo: row.memo("memo"),
            definition: None,
        })
    })?);
    Ok(codes)
}

fn passages(database: &Database<'_>, tree: &CodeTree) -> Result<Passages, DocumentFault> {
    let mut passages = Passages::default();
    let columns = ["cid", "fid", "seltext", "selfirst", "selend", "status", "owner", "date", "memo"];
    for (table, which) in [("coding", ""), ("coding2", " (2)")] {
        database.each(table, &columns, |row| {
            let code = row.number("cid").and_then(|cid| tree.place(&cid.to_string()));
            if !is_live(row) {
                return;
            }
            let date = iso_time(&row.words("date"));
            let told = ToldCoding {
                id: format!("{table}:{}", passages.n() + 1),
                coder: format!("{}{which}", row.words("owner").trim()),
                codes: code.into_iter().collect(),
                note: row.memo("memo"),
                created: date.clone(),
                modified: date,
                ..ToldCoding::default()
            };
            let (start, end) = (row.number("selfirst"), row.number("selend"));
            passages.add(row.number("fid"), Passage { start, end, quote: row.words("seltext"), told });
        })?;
    }
    Ok(passages)
}

/// Adds the files, each with its passages; tells which they are by their number. Notes at places of a file become part of
/// its memo.
fn add_files(
    database: &Database<'_>,
    mut passages: Passages,
    study: &mut StudyBuilder,
) -> Result<HashMap<i64, TakenFile>, DocumentFault> {
    let mut notes: HashMap<i64, Vec<String>> = HashMap::new();
    database.each("annotation", &["fid", "annotation", "status"], |row| {
        if let (Some(file), Some(note)) = (row.number("fid"), row.memo("annotation").filter(|_| is_live(row)))
        {
            notes.entry(file).or_default().push(note);
        }
    })?;
    let mut files = HashMap::new();
    database.try_each("source", &["id", "name", "file", "memo", "status"], |row| {
        let Some(id) = row.number("id") else { return Ok(()) };
        if !is_live(row) {
            passages.forget(id);
            notes.remove(&id);
            return Ok(());
        }
        let mut memo = row.memo("memo");
        for note in notes.remove(&id).unwrap_or_default() {
            add_words(&mut memo, note);
        }
        let file = ToldFile { id, text: row.words("file"), memo };
        files.insert(id, passages.add_file(database, study, row, file)?);
        Ok(())
    })?;
    passages.leave_out_rest(study);
    study.leave_out(LeftOutKind::Memos, notes.into_values().map(|notes| notes.len()).sum());
    Ok(files)
}

fn cases(database: &Database<'_>) -> Result<Cases, DocumentFault> {
    let names = named(database, "cases", "id")?;
    let case_attributes = attributes(database, "caseAttr", "caseID")?;
    Ok(Cases { names, case_attributes, file_attributes: attributes(database, "fileAttr", "fileID")? })
}

/// The names of a table by number.
fn named(database: &Database<'_>, table: &str, number: &str) -> Result<HashMap<i64, String>, DocumentFault> {
    let named = database.rows(table, &[number, "name", "status"], |row| {
        Some((row.number(number).filter(|_| is_live(row))?, row.words("name")))
    })?;
    Ok(named.into_iter().collect())
}

fn attributes(
    database: &Database<'_>,
    table: &str,
    number: &str,
) -> Result<HashMap<i64, Vec<Attribute>>, DocumentFault> {
    let mut attributes: HashMap<i64, Vec<Attribute>> = HashMap::new();
    database.each(table, &[number, "variable", "value", "status"], |row| {
        if let Some(id) = row.number(number).filter(|_| is_live(row)) {
            let attribute = Attribute { name: row.words("variable"), value: row.words("value") };
            attributes.entry(id).or_default().push(attribute);
        }
    })?;
    Ok(attributes)
}

fn links(database: &Database<'_>) -> Result<Vec<CaseLink>, DocumentFault> {
    database.rows("caselinkage", &["caseid", "fid", "selfirst", "selend", "status"], |row| {
        Some(CaseLink {
            case: row.number("caseid").filter(|_| is_live(row))?,
            file: row.number("fid")?,
            start: row.number("selfirst").unwrap_or_default(),
            end: row.number("selend").unwrap_or_default(),
        })
    })
}

fn add_categories(
    database: &Database<'_>,
    files: &HashMap<i64, TakenFile>,
    study: &mut StudyBuilder,
) -> Result<(), DocumentFault> {
    let names = named(database, "filecat", "catid")?;
    database.each("treefile", &["fid", "catid", "status"], |row| {
        let name = row.number("catid").filter(|_| is_live(row)).and_then(|id| names.get(&id));
        let file = row.number("fid").and_then(|id| files.get(&id));
        let source = file.and_then(|file| study.source_mut(file.source));
        if let (Some(name), Some(source)) = (name, source) {
            add_attribute(source, CATEGORY, name);
        }
    })
}

/// Counts what has no place in a study.
fn leave_out(database: &Database<'_>, study: &mut StudyBuilder) -> Result<(), DocumentFault> {
    for (table, what) in [
        ("image", LeftOutKind::Media),
        ("imageCoding", LeftOutKind::PassagesOfMedia),
        ("journal", LeftOutKind::Memos),
    ] {
        study.leave_out(what, database.count(table, &["status"], is_live)?);
    }
    for table in ["project", "cases", "filecat", "attributes"] {
        let is_memo = |row: &Row<'_>| is_live(row) && row.memo("memo").is_some();
        study.leave_out(LeftOutKind::Memos, database.count(table, &["memo", "status"], is_memo)?);
    }
    Ok(())
}
