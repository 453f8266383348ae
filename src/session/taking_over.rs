//! Taking over a folder of one's own name that was this computer's before its state was lost, as after a new installation.

use super::cx::Cx;
use super::leaving::{Departure, Destination};
use super::notices::FolderNotice;
use crate::model::id::AnnotatorId;
use crate::storage::atomic_write::WriteError;
use crate::workers::task::{KeepWork, Work};

/// Makes the folder this computer's.
pub(super) fn take_over(cx: &mut Cx<'_>, annotator: AnnotatorId) {
    let (root, places) = (cx.open.root.clone(), cx.preferences.places().clone());
    cx.start(Work::Keep(KeepWork::TakeOver { root, places, annotator }));
}

/// The folder is this computer's by now, or could not be made so: it is written from now on.
pub(super) fn taken_over(cx: &mut Cx<'_>, annotator: AnnotatorId, result: Result<(), WriteError>) {
    if let Err(error) = result {
        return cx.say(FolderNotice::NotTakenOver(annotator, error));
    }
    let name = cx.open.project.annotator_name(&annotator).to_owned();
    cx.preferences.change(cx.out, |settings| settings.annotator = Some((annotator, name)));
    let root = cx.open.root.clone();
    cx.out.depart(Departure::For(Destination::Folder(root)));
}
