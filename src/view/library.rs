//! The list of a project's articles.

use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::session::opening::place_in_library;
use crate::session::{LibraryEntry, OpenProject, Session};
use crate::storage::problem::Problem;
use crate::text::fold::Needle;
use crate::text::order;

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Names of files.
    #[default]
    FileName,
    /// Titles, in Vietnamese order.
    Title,
    /// Dates of publication, the newest first; those without one last.
    Date,
    /// Numbers of annotations, the highest first.
    Annotations,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::FileName, Self::Title, Self::Date, Self::Annotations];

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FileName => "file-name",
            Self::Title => "title",
            Self::Date => "date",
            Self::Annotations => "annotations",
        }
    }
}

/// A stretch of an article that is marked, as shares of its length from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// Where it starts.
    pub start: f32,
    /// Where it ends.
    pub end: f32,
    /// The line colour of its first theme, `#rrggbb`; `None` without theme.
    pub color: Option<String>,
}

/// One article.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which one.
    pub path: ArticlePath,
    /// Its title, else how its text begins, else its file name.
    pub title: String,
    /// Its date, ISO 8601.
    pub date: Option<String>,
    /// Its source.
    pub source: Option<String>,
    /// The folders it lies in, `2019/thai-nguyen`; empty at the top, and where the list has them as headings.
    pub folder: String,
    /// Why it cannot be read.
    pub problem: Option<Problem>,
    /// Whether it was read from disk already.
    pub is_read: bool,
    /// Whether it is the one in the reader.
    pub is_open: bool,
    /// Whether the annotator is through with it.
    pub is_done: bool,
    /// How many annotations it has, of everyone.
    pub n_annotations: usize,
    /// Where they lie.
    pub stretches: Vec<Stretch>,
}

/// A folder of the tree, shown before its first article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Its path within the project, `2019/xuan`.
    pub path: String,
    /// How deep it lies, 0 at the top.
    pub depth: usize,
    /// How many articles lie in it and below it.
    pub n_articles: usize,
    /// Before which row it stands.
    pub before: usize,
}

/// The list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LibraryView {
    /// The name of the project's folder.
    pub name: String,
    /// How many articles there are, filtered out or not.
    pub n_articles: usize,
    /// Articles read, while the folder is being read.
    pub n_read: Option<usize>,
    /// The articles to show, in order.
    pub rows: Vec<Row>,
    /// The folders they lie in, in order; none where the list is sorted by something else than file names.
    pub folders: Vec<Folder>,
}

impl LibraryView {
    /// The list as filtered and sorted; a filter finds words of title, source and file name, marks optional.
    #[must_use]
    pub fn new(session: &Session, filter: &str, sort: Sort) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let needle = Needle::new(filter.trim());
        let mut rows: Vec<Row> = open
            .library
            .iter()
            .map(|(path, entry)| row(open, session.annotator(), (path, entry)))
            .filter(|row| is_wanted(row, &needle))
            .collect();
        match sort {
            Sort::FileName => rows.sort_by_cached_key(|row| place_in_library(&row.path)),
            Sort::Title => rows.sort_by_cached_key(|row| order::sort_key(&row.title)),
            Sort::Date => rows.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.path.cmp(&b.path))),
            Sort::Annotations => {
                rows.sort_by(|a, b| b.n_annotations.cmp(&a.n_annotations).then_with(|| a.path.cmp(&b.path)));
            }
        }
        let folders = if sort == Sort::FileName { folders(&rows) } else { Vec::new() };
        if !folders.is_empty() {
            for row in &mut rows {
                row.folder.clear();
            }
        }
        Self {
            name: open.name(),
            n_articles: open.library.len(),
            n_read: open.loading.as_ref().map(|loading| loading.n_read),
            rows,
            folders,
        }
    }
}

/// The folders of rows that are sorted by folder.
fn folders(rows: &[Row]) -> Vec<Folder> {
    let mut folders: Vec<Folder> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (before, row) in rows.iter().enumerate() {
        let is_above = |folder: &str| row.folder == folder || row.folder.starts_with(&format!("{folder}/"));
        open.retain(|at| folders.get(*at).is_some_and(|folder| is_above(&folder.path)));
        let names: Vec<&str> = row.folder.split('/').filter(|name| !name.is_empty()).collect();
        for depth in open.len()..names.len() {
            let path = names.get(..=depth).unwrap_or_default().join("/");
            open.push(folders.len());
            folders.push(Folder { path, depth, n_articles: 0, before });
        }
        for at in &open {
            if let Some(folder) = folders.get_mut(*at) {
                folder.n_articles += 1;
            }
        }
    }
    folders
}

/// The title an article goes by.
#[must_use]
pub fn title_of(path: &ArticlePath, entry: Option<&LibraryEntry>) -> String {
    let Some(entry) = entry else { return path.to_string() };
    if let Some(title) = &entry.facts.title {
        return title.clone();
    }
    let beginning = entry.article.as_ref().and_then(|article| {
        let text = article.text.as_str();
        let line = article.structure.lines.iter().find(|line| !line.label.is_furniture())?;
        Some(shortened(line.span.of(text), 90))
    });
    beginning.unwrap_or_else(|| path.file_name().to_owned())
}

/// The first `n_chars` code points, cut after a word, with an ellipsis where something was cut.
#[must_use]
pub fn shortened(text: &str, n_chars: usize) -> String {
    match text.char_indices().nth(n_chars) {
        None => text.to_owned(),
        Some((end, _)) => {
            let head = text.get(..end).unwrap_or_default();
            let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
            format!("{}…", head.trim_end_matches([',', ';', ' ', '.', ':']))
        }
    }
}

fn row(
    open: &OpenProject,
    annotator: Option<&AnnotatorId>,
    (path, entry): (&ArticlePath, &LibraryEntry),
) -> Row {
    #[expect(clippy::cast_precision_loss, reason = "a share of a length, drawn in pixels")]
    let share = |at: usize| at as f32 / entry.facts.characters.unwrap_or(1).max(1) as f32;
    let color = |themes: &[ThemeId]| {
        let id = open.codebook.resolve(themes.first()?);
        open.codebook.theme(id).map(|theme| theme.color.clone())
    };
    let mut stretches = Vec::new();
    let mut n_annotations = 0;
    for (_, _, annotation, _) in open.project.annotations(path) {
        n_annotations += 1;
        let (start, end) = (share(annotation.anchor.start), share(annotation.anchor.end));
        stretches.push(Stretch { start, end: end.min(1.0), color: color(&annotation.themes) });
    }
    let file_name = path.file_name();
    let folder = path.as_str().strip_suffix(file_name).unwrap_or_default().trim_end_matches('/');
    Row {
        path: path.clone(),
        title: title_of(path, Some(entry)),
        date: entry.facts.date.clone(),
        source: entry.facts.source.clone().or_else(|| entry.facts.author.clone()),
        folder: folder.to_owned(),
        problem: entry.problem.clone(),
        is_read: entry.article.is_some(),
        is_open: open.reading.as_ref().is_some_and(|reading| reading.path == *path),
        is_done: annotator.and_then(|who| open.project.about(path, who)).is_some_and(|about| about.is_done),
        n_annotations,
        stretches,
    }
}

fn is_wanted(row: &Row, needle: &Needle) -> bool {
    let source = row.source.as_deref().unwrap_or_default();
    needle.is_empty()
        || [row.title.as_str(), row.path.as_str(), source].iter().any(|text| needle.find(text).is_some())
}
