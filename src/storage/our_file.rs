//! One of our files, read: whose it is, what it says, and how it joins what is known already.

use super::atomic_write::hash_of;
use super::disk::{Disk, FileKind};
use super::misreading::{Misreading, ReadingFault};
use super::problem::{Problem, ProblemKind};
use super::project_folder::{FileKey, SeenFile};
use super::real_path::{RealPath, relative};
use super::ron_format::MAX_BYTES;
use super::{annotations_file, codebook_file};
use crate::model::article::ArticleRecord;
use crate::model::belonging::{are_of_one_article, free};
use crate::model::copies::{Earlier, merge_copied_codebook, merge_copied_record};
use crate::model::edit::Edit;
use crate::model::id::{AnnotatorId, ArticlePath, ThemeId};
use crate::model::merge::{Tally, merge_codebooks, merge_records};
use crate::model::project::{Annotator, CodebookRecord, Project};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;

/// What a file of ours says.
#[derive(Clone, Debug)]
pub enum Content {
    /// Of one article.
    Annotations(ArticlePath, Box<ArticleRecord>),
    /// Of the codebook.
    Codebook(Box<CodebookRecord>),
}

/// A file of ours.
#[derive(Clone, Debug)]
pub struct OurFile {
    /// Where it stands, and its hash.
    pub seen: SeenFile,
    /// Whose it is.
    pub annotator: (AnnotatorId, Annotator),
    /// What it says.
    pub content: Content,
    /// What is wrong with it, or with single records of it.
    pub problems: Vec<Problem>,
}

impl OurFile {
    /// Which of our files it is.
    #[must_use]
    pub fn key(&self) -> FileKey {
        let article = match &self.content {
            Content::Annotations(article, _) => Some(article.clone()),
            Content::Codebook(_) => None,
        };
        FileKey { annotator: self.annotator.0.clone(), article }
    }

    /// The same file; under a path beside its article's where the project has a record of that path by the same annotator
    /// that is about another text. Which article each is about is found out once all are read.
    #[must_use]
    pub fn apart_from(self, project: &Project) -> Self {
        let Content::Annotations(article, record) = &self.content else { return self };
        let there = project.record(article, &self.annotator.0);
        if there.is_none_or(|there| are_of_one_article(there, record)) {
            return self;
        }
        let apart = free(project, article);
        self.about(&apart)
    }

    /// The same file about an article that goes by another path by now.
    #[must_use]
    pub fn about(self, article: &ArticlePath) -> Self {
        let content = match self.content {
            Content::Annotations(_, record) => Content::Annotations(article.clone(), record),
            Content::Codebook(record) => Content::Codebook(record),
        };
        Self { content, ..self }
    }

    /// Puts what it says in the place of what the project holds.
    pub fn put_into(&self, project: &mut Project) {
        let id = &self.annotator.0;
        match &self.content {
            Content::Annotations(article, record) => project.put_record(article, id, (**record).clone()),
            Content::Codebook(record) => project.put_codebook(id, (**record).clone()),
        }
        self.introduce(project);
    }

    /// Tells the project who the annotator is.
    pub fn introduce(&self, project: &mut Project) {
        let (id, annotator) = &self.annotator;
        match &self.content {
            // Where the files of one annotator tell different things, the codebook decides.
            Content::Codebook(_) => project.put_annotator(id, annotator.clone()),
            Content::Annotations(..) => project.meet_annotator(id, annotator.clone()),
        }
    }

    /// Merges what it says with what the project holds, without a base.
    pub fn merge_into(&self, project: &mut Project) -> Tally {
        self.merge_since(&Project::default(), project, false)
    }

    /// Merges what it says, as a conflict copy, with what the project holds; `edits` tell what stood earlier.
    pub fn merge_copy_into<'e>(&self, project: &mut Project, edits: impl Iterator<Item = &'e Edit>) -> Tally {
        let id = &self.annotator.0;
        let earlier = Earlier::of(id, edits);
        match &self.content {
            Content::Annotations(article, theirs) => {
                let ours = project.record(article, id).cloned().unwrap_or_default();
                let (merged, tally) = merge_copied_record(&ours, theirs, &earlier);
                project.put_record(article, id, merged);
                tally
            }
            Content::Codebook(theirs) => {
                let ours = project.codebook_record(id).cloned().unwrap_or_default();
                let (merged, tally) = merge_copied_codebook(&ours, theirs, &earlier);
                project.put_codebook(id, merged);
                tally
            }
        }
    }

    /// Merges what it says with what the project holds; what both came from stands in `base`, where it `has_base`.
    pub fn merge_since(&self, base: &Project, project: &mut Project, has_base: bool) -> Tally {
        let id = &self.annotator.0;
        match &self.content {
            Content::Annotations(article, theirs) => {
                let ours = project.record(article, id).cloned().unwrap_or_default();
                let empty = ArticleRecord::default();
                let base = has_base.then(|| base.record(article, id).unwrap_or(&empty));
                let (merged, tally) = merge_records(base, &ours, theirs);
                project.put_record(article, id, merged);
                tally
            }
            Content::Codebook(theirs) => {
                let ours = project.codebook_record(id).cloned().unwrap_or_default();
                let empty = CodebookRecord::default();
                let base = has_base.then(|| base.codebook_record(id).unwrap_or(&empty));
                let (merged, tally) = merge_codebooks(base, &ours, theirs);
                project.put_codebook(id, merged);
                tally
            }
        }
    }
}

/// Reads a file of ours; `themes` are those that codebooks know, where it is asked whether records name others.
///
/// # Errors
/// The problem, with line and column, where it is none.
pub fn read_our_file(
    disk: &dyn Disk,
    root: &Path,
    real_path: &Path,
    themes: Option<&BTreeSet<ThemeId>>,
) -> Result<OurFile, Box<Problem>> {
    let path = relative(root, real_path);
    let problem = |kind| Box::new(Problem::of_file(&path, kind));
    let unreadable = |error: std::io::Error| problem(error.into());
    let meta = disk.meta(real_path).map_err(unreadable)?;
    match meta.kind {
        FileKind::Link => return Err(problem(what_link_is(disk, real_path))),
        FileKind::Folder | FileKind::Other => return Err(problem(ProblemKind::NotRegular)),
        FileKind::File if meta.n_bytes > MAX_BYTES => {
            return Err(problem(ProblemKind::TooLarge(meta.n_bytes)));
        }
        FileKind::File => {}
    }
    let bytes = disk.read(real_path, MAX_BYTES).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(problem(ProblemKind::TooLarge(bytes.len() as u64)));
    }
    understand(&path, &bytes, themes).map(|file| {
        // The stamp is of before the bytes were read: a change after it gives another.
        let seen = SeenFile { path: RealPath::within(root, real_path), stamp: meta.stamp, ..file.seen };
        OurFile { seen, ..file }
    })
}

/// Why a link among our files is not followed.
pub(super) fn what_link_is(disk: &dyn Disk, path: &Path) -> ProblemKind {
    // Listing is the one question that follows a link; of one to a file it says that it is no folder.
    match disk.list(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => ProblemKind::LinkNowhere,
        Err(_) | Ok(_) => ProblemKind::LinkNotFollowed,
    }
}

/// Understands the bytes of a file of ours, as [`read_our_file`] does.
///
/// # Errors
/// The problem, with line and column, where it is none.
pub fn understand(
    path: &str,
    bytes: &[u8],
    themes: Option<&BTreeSet<ThemeId>>,
) -> Result<OurFile, Box<Problem>> {
    let hash = hash_of(bytes);
    let text = simdutf8::compat::from_utf8(bytes).map_err(|error| {
        Box::new(Problem::of_file(path, ProblemKind::NotRon(Misreading::new(ReadingFault::NotUtf8, &error))))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (annotator, content, read_only, mut problems) = if codebook_file::is_one(text) {
        let file = codebook_file::read(path, text)?;
        (file.annotator, Content::Codebook(Box::new(file.record)), file.read_only, file.problems)
    } else {
        let file = annotations_file::read(path, text, themes)?;
        let content = Content::Annotations(file.article, Box::new(file.record));
        (file.annotator, content, file.read_only, file.problems)
    };
    problems.extend(
        read_only
            .iter()
            .filter(|kind| matches!(kind, ProblemKind::NewerFormat(_) | ProblemKind::UnknownField(_)))
            .map(|kind| Problem::of_file(path, kind.clone())),
    );
    let says = match &content {
        Content::Annotations(article, _) => Some(article.clone()),
        Content::Codebook(_) => None,
    };
    let seen = SeenFile { path: RealPath::new(path), hash, says, read_only, stamp: None };
    Ok(OurFile { seen, annotator, content, problems })
}
