//! A project of Taguette: documents in HTML, tags, and highlights counted in bytes of the documents' text nodes. One
//! database may hold several projects, and one of a server tells in its log of commands who highlighted what.

use super::found_study::FoundStudy;
use super::sqlite_codes::CodeTree;
use super::sqlite_database::Database;
use super::sqlite_study::{StudyBuilder, ToldCoding, source};
use super::sqlite_times::iso_time;
use super::study::SourceText;
use super::taguette_tags::{Tag, told_codes};
use super::taguette_text::PageText;
use super::told_text::{CharSpan, Counting, ToldSpan, ToldText, Unit};
use crate::documents::document::{DocumentFault, LeftOutKind};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// How the bytes of a set text are counted.
const BYTES: Counting = Counting { unit: Unit::Utf8Bytes, ..Counting::CODE_POINTS };
/// Who uses Taguette where nobody signs in.
const NOBODY: &str = "admin";

/// Whether the tables are Taguette's.
pub(super) fn is_ours(database: &Database<'_>) -> bool {
    database.has("documents", &["id", "contents"])
        && database.has("highlights", &["id", "document_id", "start_offset", "end_offset"])
        && database.has("tags", &["id", "path"])
        && database.has("highlight_tags", &["highlight_id", "tag_id"])
}

/// Reads a project.
///
/// # Errors
/// A damaged database, one that is too large, or a stop.
pub(super) fn read(database: &Database<'_>) -> Result<FoundStudy, DocumentFault> {
    let mut study = StudyBuilder::default();
    let projects = projects(database, &mut study)?;
    let tags = told_codes(&tags(database)?, &projects);
    let tree = CodeTree::new(&tags)?;
    let highlights = Highlights::read(database, &tree)?;
    study.take_codes(tree.codes);
    highlights.add_documents(database, &projects, &mut study)?;
    Ok(study.finished())
}

/// The names of projects by id, where there are several.
pub(super) type Projects = BTreeMap<i64, String>;

fn projects(database: &Database<'_>, study: &mut StudyBuilder) -> Result<Projects, DocumentFault> {
    let mut n_memos = 0;
    let projects = database.rows("projects", &["id", "name", "description"], |row| {
        n_memos += usize::from(row.memo("description").is_some());
        let id = row.number("id")?;
        Some((id, row.memo("name").unwrap_or_else(|| id.to_string())))
    })?;
    study.leave_out(LeftOutKind::Memos, n_memos);
    Ok(if projects.len() > 1 { projects.into_iter().collect() } else { Projects::new() })
}

fn tags(database: &Database<'_>) -> Result<Vec<Tag>, DocumentFault> {
    database.rows("tags", &["id", "project_id", "path", "description"], |row| {
        Some(Tag {
            id: row.number("id")?,
            project: row.number("project_id").unwrap_or_default(),
            path: row.words("path"),
            description: row.memo("description"),
        })
    })
}

/// A highlight of a document.
struct Highlight {
    id: i64,
    /// In bytes of the text nodes.
    start: Option<usize>,
    end: Option<usize>,
    snippet: String,
}

/// Who made a highlight, and when it was made and changed.
#[derive(Default)]
struct Maker {
    name: String,
    created: String,
    modified: String,
}

/// What a command says that added or changed a highlight.
#[derive(Deserialize)]
struct Payload {
    #[serde(rename = "type")]
    kind: String,
    highlight_id: Option<i64>,
}

/// Everything that is known of highlights.
struct Highlights {
    by_document: HashMap<i64, Vec<Highlight>>,
    codes: HashMap<i64, Vec<usize>>,
    makers: HashMap<i64, Maker>,
}

impl Highlights {
    fn read(database: &Database<'_>, tree: &CodeTree) -> Result<Self, DocumentFault> {
        let mut by_document: HashMap<i64, Vec<Highlight>> = HashMap::new();
        let columns = ["id", "document_id", "start_offset", "end_offset", "snippet"];
        database.each("highlights", &columns, |row| {
            let (Some(id), Some(document)) = (row.number("id"), row.number("document_id")) else { return };
            let offset = |column| row.number(column).and_then(|offset| usize::try_from(offset).ok());
            let snippet = PageText::read(&row.words("snippet")).text;
            let (start, end) = (offset("start_offset"), offset("end_offset"));
            by_document.entry(document).or_default().push(Highlight { id, start, end, snippet });
        })?;
        let mut codes: HashMap<i64, Vec<usize>> = HashMap::new();
        database.each("highlight_tags", &["highlight_id", "tag_id"], |row| {
            let code = row.number("tag_id").and_then(|tag| tree.place(&tag.to_string()));
            if let (Some(highlight), Some(code)) = (row.number("highlight_id"), code) {
                codes.entry(highlight).or_default().push(code);
            }
        })?;
        Ok(Self { by_document, codes, makers: makers(database)? })
    }

    fn add_documents(
        mut self,
        database: &Database<'_>,
        projects: &Projects,
        study: &mut StudyBuilder,
    ) -> Result<(), DocumentFault> {
        let columns = ["id", "project_id", "name", "description", "filename", "contents"];
        database.each("documents", &columns, |row| {
            let id = row.number("id").unwrap_or_default();
            let name = row.memo("name").or_else(|| row.memo("filename")).unwrap_or_else(|| id.to_string());
            let page = PageText::read(&row.words("contents"));
            let text = ToldText::new(page.text.clone());
            let is_blank = text.is_blank();
            let told = if is_blank { SourceText::Unknown } else { text.source_text() };
            study.leave_out(LeftOutKind::MissingTexts, usize::from(is_blank));
            let mut source = source(&name, told, row.memo("description"));
            if let Some(project) = row.number("project_id").and_then(|project| projects.get(&project)) {
                source.facts.path = format!("{project} - {}", source.facts.path);
            }
            let source = study.add_source(source);
            let highlights = self.by_document.remove(&id).unwrap_or_default();
            for (highlight, span) in highlights.iter().zip(spans(&page, &text, &highlights)) {
                study.add_coding(self.told(highlight, source, span.filter(|_| !is_blank)));
            }
        })?;
        let n_lost = self.by_document.into_values().map(|highlights| highlights.len()).sum();
        study.leave_out(LeftOutKind::PassagesOutside, n_lost);
        Ok(())
    }

    fn told(&self, highlight: &Highlight, source: usize, span: Option<CharSpan>) -> ToldCoding {
        let maker = self.makers.get(&highlight.id);
        let offset =
            |offset: Option<usize>| offset.and_then(|offset| i64::try_from(offset).ok()).unwrap_or(-1);
        ToldCoding {
            id: highlight.id.to_string(),
            source,
            coder: maker.map(|maker| maker.name.clone()).unwrap_or_default(),
            place: [offset(highlight.start), offset(highlight.end)],
            span,
            quote: highlight.snippet.clone(),
            codes: self.codes.get(&highlight.id).cloned().unwrap_or_default(),
            created: maker.map(|maker| maker.created.clone()).unwrap_or_default(),
            modified: maker.map(|maker| maker.modified.clone()).unwrap_or_default(),
            ..ToldCoding::default()
        }
    }
}

/// Where highlights stand in the reading text.
fn spans(page: &PageText, text: &ToldText, highlights: &[Highlight]) -> Vec<Option<CharSpan>> {
    let shown = highlights.iter().map(|highlight| page.span(highlight.start?, highlight.end?));
    let shown: Vec<Option<ToldSpan>> = shown.collect();
    let told: Vec<ToldSpan> = shown.iter().flatten().copied().collect();
    let mut found = text.spans(BYTES, &told).into_iter();
    shown.iter().map(|shown| shown.and_then(|_| found.next().flatten())).collect()
}

/// Who made which highlight: the first command about it tells who, the last when it was changed.
fn makers(database: &Database<'_>) -> Result<HashMap<i64, Maker>, DocumentFault> {
    let users = database.rows("users", &["login"], |row| row.memo("login"))?;
    let is_alone = users.iter().all(|user| user == NOBODY);
    let mut makers: HashMap<i64, Maker> = HashMap::new();
    database.each("commands", &["date", "user_login", "payload"], |row| {
        let Ok(payload) = serde_json::from_str::<Payload>(&row.words("payload")) else { return };
        let Some(highlight) = payload.highlight_id.filter(|_| payload.kind == "highlight_add") else {
            return;
        };
        let date = iso_time(&row.words("date"));
        let user = row.words("user_login");
        let maker = makers.entry(highlight).or_insert_with(|| Maker {
            name: if is_alone && user == NOBODY { String::new() } else { user },
            created: date.clone(),
            modified: String::new(),
        });
        maker.modified = date;
    })?;
    Ok(makers)
}
