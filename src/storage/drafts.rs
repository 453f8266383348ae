//! Drafts: what an annotator types into a project before it is a decision, kept on this computer and never in the
//! project folder, in files that nobody else may read. Windows hand in changes, not wholes: under a lock of their own the
//! files are read again and changed, so that two windows do not take anything from one another.

use super::atomic_write::{ContentHash, WriteError, hash_of, make_folder, replace_file};
use super::disk::{Disk, Privacy};
use super::journal::folder_of_project;
use super::lock::Lock;
use super::problem::{Problem, ProblemKind};
use super::reading_state::folder_of;
use super::ron_format::{FORMAT, MAX_BYTES, OurFormat, from_ron, to_ron};
use crate::model::draft::{Draft, DraftField, DraftId, DraftText, Subject};
use crate::model::id::{AnnotationId, AnnotatorId, ArticlePath};
use crate::model::moment::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

/// How many files are looked at; there is more than one only where one is not understood, or a folder was renamed.
const MAX_FILES: usize = 99;

/// What became of drafts: typed at, or ended.
pub type DraftChanges = BTreeMap<DraftId, Option<Draft>>;

/// The drafts of a project as they were read.
#[derive(Debug, Default)]
pub struct ReadDrafts {
    /// Every draft that is understood, by id.
    pub drafts: BTreeMap<DraftId, Draft>,
    /// Files that are not understood; they are left as they are.
    pub problems: Vec<Problem>,
}

/// Whose drafts, and of which project; `None` before there is a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPlace {
    /// The state folder of all annotators.
    pub state: PathBuf,
    /// Whose they are.
    pub owner: Option<AnnotatorId>,
    /// The real path of the project folder.
    pub root: PathBuf,
}

impl DraftPlace {
    fn folder(&self, owner: Option<&AnnotatorId>) -> PathBuf {
        folder_in(&folder_of_project(&folder_of(&self.state, owner), &self.root))
    }

    /// The owner's folder, and that of drafts typed before there was a name.
    fn folders(&self) -> Vec<PathBuf> {
        let nobodys = self.owner.as_ref().map(|_| self.folder(None));
        std::iter::once(self.folder(self.owner.as_ref())).chain(nobodys).collect()
    }
}

#[derive(Serialize, Deserialize)]
struct DraftsFields {
    format: u32,
    kind: String,
    drafts: Vec<DraftFields>,
}

impl OurFormat for DraftsFields {
    fn head(&self) -> (u32, &str) {
        (self.format, &self.kind)
    }
}

#[derive(Serialize, Deserialize)]
struct DraftFields {
    id: String,
    /// What kind of thing it is about, and which.
    about: String,
    of: String,
    /// The article of a note; files of earlier versions do not name it.
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    article: Option<ArticlePath>,
    at: Moment,
    texts: Vec<TextFields>,
}

#[derive(Serialize, Deserialize)]
struct TextFields {
    field: String,
    before: String,
    text: String,
}

/// The files of a folder.
struct Files {
    known: BTreeMap<DraftId, Draft>,
    problems: Vec<Problem>,
    /// Those that are understood.
    understood: Vec<(PathBuf, ContentHash)>,
    /// The first name that is not taken.
    free: Option<PathBuf>,
}

/// Reads the drafts of a project, with those typed before a name was given.
///
/// # Errors
/// What the system says of the lock; a file that cannot be read is among the problems.
pub fn read(disk: &dyn Disk, place: &DraftPlace) -> Result<ReadDrafts, WriteError> {
    let mut read = ReadDrafts::default();
    for folder in place.folders().into_iter().rev() {
        if disk.meta(&folder).is_err() {
            continue;
        }
        let _lock = Lock::take_in(disk, &folder)?;
        let files = read_files(disk, &folder);
        read.drafts.extend(files.known);
        read.problems.extend(files.problems);
    }
    Ok(read)
}

/// Makes changes among the drafts of a project. What was typed before a name was given becomes the annotator's.
///
/// # Errors
/// Whatever the system refuses, or where they are too large to be read again; what was kept is kept still.
pub fn save(disk: &dyn Disk, place: &DraftPlace, changes: &DraftChanges) -> Result<(), WriteError> {
    let folder = place.folder(place.owner.as_ref());
    make_folder(disk, &folder, Privacy::Private)?;
    let _lock = Lock::take_in(disk, &folder)?;
    let files = read_files(disk, &folder);
    let nobodys = place.owner.as_ref().map(|_| place.folder(None));
    let nobodys = nobodys.filter(|folder| disk.meta(folder).is_ok());
    let _lock_of_nobody = nobodys.as_ref().map(|folder| Lock::take_in(disk, folder)).transpose()?;
    let adopted = nobodys.map(|folder| read_files(disk, &folder));
    let mut known = adopted.as_ref().map(|files| files.known.clone()).unwrap_or_default();
    known.extend(files.known.clone());
    for (id, draft) in changes {
        match draft {
            Some(draft) => drop(known.insert(id.clone(), draft.clone())),
            None => drop(known.remove(id)),
        }
    }
    write_files(disk, files, &known)?;
    for (path, _) in adopted.into_iter().flat_map(|files| files.understood) {
        disk.remove(&path)?;
    }
    Ok(())
}

/// Lets the drafts of a folder of this computer's state come along into another's, where a project has another path now.
///
/// # Errors
/// What the system says; those that were not moved are where they were.
pub(super) fn bring(disk: &dyn Disk, from: &Path, to: &Path) -> Result<(), WriteError> {
    let (from, to) = (folder_in(from), folder_in(to));
    if disk.meta(&from).is_err() {
        return Ok(());
    }
    let _lock_there = Lock::take_in(disk, &from)?;
    let mut files = read_files(disk, &from).understood;
    if files.is_empty() {
        return Ok(());
    }
    make_folder(disk, &to, Privacy::Private)?;
    let _lock = Lock::take_in(disk, &to)?;
    while let (Some((path, _)), Some(free)) = (files.pop(), read_files(disk, &to).free) {
        disk.rename(&path, &free)?;
    }
    disk.sync_folder(&to)?;
    Ok(())
}

/// Where drafts lie in a state folder.
fn folder_in(state_folder: &Path) -> PathBuf {
    state_folder.join("drafts")
}

fn name_of(folder: &Path, n: usize) -> PathBuf {
    folder.join(if n == 1 { "drafts.ron".to_owned() } else { format!("drafts-{n}.ron") })
}

/// Puts all drafts into the first file that may be written; one that is not understood is never written over.
fn write_files(disk: &dyn Disk, files: Files, known: &BTreeMap<DraftId, Draft>) -> Result<(), WriteError> {
    let mut understood = files.understood.into_iter();
    let target = understood.next().map(|(path, seen)| (path, Some(seen)));
    let free = files.free.map(|path| (path, None));
    let Some((path, seen)) = target.or(free) else { return Err(WriteError::NotAFile) };
    let fields = DraftsFields {
        format: FORMAT,
        kind: "drafts".to_owned(),
        drafts: known.values().map(fields_of).collect(),
    };
    let text = to_ron(&fields).map_err(|error| WriteError::Other(error.to_string()))?;
    if text.len() as u64 > MAX_BYTES {
        return Err(WriteError::TooLarge(text.len() as u64));
    }
    if seen.is_some() || !known.is_empty() {
        replace_file(disk, &path, text.as_bytes(), Privacy::Private, seen.as_ref())?;
    }
    for (path, _) in understood {
        disk.remove(&path)?;
    }
    Ok(())
}

fn read_files(disk: &dyn Disk, folder: &Path) -> Files {
    let mut files =
        Files { known: BTreeMap::new(), problems: Vec::new(), understood: Vec::new(), free: None };
    for path in (1..=MAX_FILES).map(|n| name_of(folder, n)) {
        match disk.meta(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                files.free.get_or_insert(path);
                continue;
            }
            Ok(_) | Err(_) => {}
        }
        match read_file(disk, &path) {
            Ok((drafts, seen)) => {
                files.known.extend(drafts.into_iter().map(|draft| (draft.id.clone(), draft)));
                files.understood.push((path, seen));
            }
            Err(problem) => files.problems.push(*problem),
        }
    }
    files
}

fn read_file(disk: &dyn Disk, path: &Path) -> Result<(Vec<Draft>, ContentHash), Box<Problem>> {
    let name = path.display().to_string();
    let problem = |kind| Box::new(Problem::of_file(&name, kind));
    let unreadable = |words: String| problem(ProblemKind::Unreadable(words));
    let bytes = disk.read(path, MAX_BYTES).map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(problem(ProblemKind::TooLarge(bytes.len() as u64)));
    }
    let seen = hash_of(&bytes);
    let text = String::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
    let parsed = from_ron::<DraftsFields>(&name, &text, "drafts")?;
    if let Some(kind) = parsed.read_only {
        return Err(problem(kind));
    }
    let drafts = parsed.value.drafts.into_iter().map(draft_of).collect::<Result<_, _>>().map_err(problem)?;
    Ok((drafts, seen))
}

fn fields_of(draft: &Draft) -> DraftFields {
    let (about, of) = match &draft.subject {
        Subject::Note(_, id) => ("note", id.to_string()),
        Subject::Article(path) => ("article", path.to_string()),
        Subject::Theme(id) => ("theme", id.to_string()),
        Subject::NewTheme(None) => ("new-theme", String::new()),
        Subject::NewTheme(Some(parent)) => ("new-theme-under", parent.to_string()),
        Subject::Summary(_, theme) => ("summary", theme.to_string()),
        Subject::Memo => ("memo", String::new()),
        Subject::Spellings => ("spellings", String::new()),
        Subject::Query(text) => ("query", text.clone()),
        Subject::Page(text) => ("page", text.clone()),
        Subject::Person => ("person", String::new()),
    };
    let text = |text: &DraftText| TextFields {
        field: text.field.name().to_owned(),
        before: text.before.clone(),
        text: text.text.clone(),
    };
    let article = match &draft.subject {
        Subject::Note(article, _) => article.clone(),
        Subject::Summary(article, _) => Some(article.clone()),
        Subject::Article(_)
        | Subject::Theme(_)
        | Subject::NewTheme(_)
        | Subject::Memo
        | Subject::Spellings
        | Subject::Query(_)
        | Subject::Page(_)
        | Subject::Person => None,
    };
    DraftFields {
        id: draft.id.to_string(),
        about: about.to_owned(),
        of,
        article,
        at: draft.at,
        texts: draft.texts.iter().map(text).collect(),
    }
}

/// What the fields tell; where this version does not know a word of them, that word.
fn draft_of(fields: DraftFields) -> Result<Draft, ProblemKind> {
    let unknown = |word: &str| ProblemKind::UnknownField(word.to_owned());
    let wrong = ProblemKind::WrongName;
    let subject = match fields.about.as_str() {
        "note" => {
            let id = AnnotationId::try_from(fields.of.clone()).map_err(|_no_id| unknown(&fields.of))?;
            Subject::Note(fields.article, id)
        }
        "article" => Subject::Article(fields.of.parse().map_err(wrong)?),
        "theme" => Subject::Theme(fields.of.parse().map_err(wrong)?),
        "new-theme" => Subject::NewTheme(None),
        "new-theme-under" => Subject::NewTheme(Some(fields.of.parse().map_err(wrong)?)),
        "summary" => {
            let article = fields.article.ok_or_else(|| unknown("summary"))?;
            Subject::Summary(article, fields.of.parse().map_err(wrong)?)
        }
        "memo" => Subject::Memo,
        "spellings" => Subject::Spellings,
        "query" => Subject::Query(fields.of),
        "page" => Subject::Page(fields.of),
        "person" => Subject::Person,
        other => return Err(unknown(other)),
    };
    let text = |text: TextFields| {
        let field = DraftField::from_name(&text.field).ok_or_else(|| unknown(&text.field))?;
        Ok(DraftText { field, before: text.before, text: text.text })
    };
    let texts = fields.texts.into_iter().map(text).collect::<Result<_, ProblemKind>>()?;
    Ok(Draft { id: fields.id.as_str().into(), subject, texts, at: fields.at })
}
