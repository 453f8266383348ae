//! The files of a `QualCoder` project and what is coded in them.

use super::sqlite_cases::TakenFile;
use super::sqlite_codes::CodeTree;
use super::sqlite_database::{Database, Row};
use super::sqlite_passages::{Passage, Passages, ToldFile};
use super::sqlite_study::{StudyBuilder, ToldCoding};
use super::sqlite_times::iso_time;
use crate::documents::document::{DocumentFault, LeftOutKind};
use std::collections::HashMap;

/// The codings of texts, and the notes on passages, which have no code.
///
/// # Errors
/// A damaged table, one that is too large, or a stop.
pub(super) fn passages(database: &Database<'_>, tree: &CodeTree) -> Result<Passages, DocumentFault> {
    let mut passages = Passages::default();
    let columns = ["ctid", "cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo", "important"];
    database.each("code_text", &columns, |row| {
        let code = row.number("cid").and_then(|cid| tree.place(&cid.to_string()));
        // The first versions gave codings no number.
        let id = row.number("ctid").map_or_else(|| format!("coding:{}", passages.n()), |id| id.to_string());
        passages.add(row.number("fid"), passage(row, id, code));
    })?;
    database.each("annotation", &["anid", "fid", "pos0", "pos1", "memo", "owner", "date"], |row| {
        let id = row.number("anid").unwrap_or_default();
        passages.add(row.number("fid"), passage(row, format!("annotation:{id}"), None));
    })?;
    Ok(passages)
}

fn passage(row: &Row<'_>, id: String, code: Option<usize>) -> Passage {
    let date = iso_time(&row.words("date"));
    let told = ToldCoding {
        id,
        coder: row.words("owner"),
        codes: code.into_iter().collect(),
        note: row.memo("memo"),
        is_starred: row.number("important") == Some(1),
        created: date.clone(),
        modified: date,
        ..ToldCoding::default()
    };
    Passage { start: row.number("pos0"), end: row.number("pos1"), quote: row.words("seltext"), told }
}

/// Adds the files that are text, each with its passages; tells which they are by their number.
///
/// # Errors
/// A damaged table, one that is too large, or a stop.
pub(super) fn add_files(
    database: &Database<'_>,
    mut passages: Passages,
    study: &mut StudyBuilder,
) -> Result<HashMap<i64, TakenFile>, DocumentFault> {
    let mut files = HashMap::new();
    database.try_each("source", &["id", "name", "fulltext", "mediapath", "memo"], |row| {
        let Some(id) = row.number("id") else { return Ok(()) };
        let (text, memo) = (row.words("fulltext"), row.memo("memo"));
        if text.trim().is_empty() && passages.has_none(id) && is_media(&row.words("mediapath")) {
            study.leave_out(LeftOutKind::Media, 1);
            study.leave_out(LeftOutKind::Memos, usize::from(memo.is_some()));
            return Ok(());
        }
        files.insert(id, passages.add_file(database, study, row, ToldFile { id, text, memo })?);
        Ok(())
    })?;
    passages.leave_out_rest(study);
    Ok(files)
}

/// Whether a path leads to a picture, a sound or a film: `/images/…` in the project, `audio:…` elsewhere.
fn is_media(path: &str) -> bool {
    let path = path.trim_start_matches('/');
    let kinds = ["images", "audio", "video"];
    kinds.iter().any(|kind| path.strip_prefix(kind).is_some_and(|rest| rest.starts_with(['/', ':'])))
}
