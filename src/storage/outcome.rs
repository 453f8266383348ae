//! What became of an annotation, as the disk tells it: an error may come after the bytes are there, and a success before.

use super::disk::Disk;
use super::file_to_save::place_of;
use super::journal::StateFolder;
use super::looking::{FoundFile, look};
use super::our_file::{Content, OurFile};
use super::project_folder::FileKey;
use super::real_path::RealPath;
use crate::model::edit::Edit;
use crate::model::id::{AnnotationId, ArticlePath};

/// Where an annotation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// In its file in the project folder.
    InProject,
    /// In the journal of this computer alone, from where it gets into its file the next time.
    OnlyKept,
    /// Nowhere: it is not made.
    Nowhere,
}

/// Where an annotation of an article is. `seen` is where its file was last seen.
#[must_use]
pub fn of_annotation(
    disk: &dyn Disk,
    state_folder: &StateFolder,
    article: &ArticlePath,
    seen: Option<&RealPath>,
    id: AnnotationId,
) -> Outcome {
    let place = RealPath::new(&place_of(&FileKey::of_article(&state_folder.annotator, article)));
    let holds = |file: &OurFile| match &file.content {
        Content::Annotations(_, record) => record.standing().any(|(known, ..)| known == id),
        Content::Codebook(_) => false,
    };
    let is_in = |path: &RealPath| match look(disk, &state_folder.root, path) {
        FoundFile::File(file) => holds(&file),
        FoundFile::Nothing | FoundFile::Broken(_) => false,
    };
    if seen.into_iter().chain([&place]).any(is_in) {
        Outcome::InProject
    } else if is_kept(disk, state_folder, id) {
        Outcome::OnlyKept
    } else {
        Outcome::Nowhere
    }
}

/// Whether the last that the journal tells of an annotation leaves it standing.
fn is_kept(disk: &dyn Disk, state_folder: &StateFolder, id: AnnotationId) -> bool {
    let Ok(journal) = state_folder.read_journal(disk) else { return false };
    let mut stands = false;
    for edit in journal.entries().flat_map(|entry| entry.step.edits) {
        if let Edit::Annotation { id: of, change, .. } = edit
            && of == id
        {
            stands = change.to.is_some();
        }
    }
    stands
}
