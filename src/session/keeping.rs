//! Keeping: each step goes into the journal on this computer before it counts as kept, whatever becomes of its files in
//! the project folder.

use super::cx::Cx;
use super::notices::KeepingNotice;
use crate::storage::atomic_write::WriteError;
use crate::storage::journal::StateFolder;
use crate::workers::task::Work;

/// Where this computer keeps what belongs to the open project; `None` before there is a name.
pub(super) fn state_folder(cx: &Cx<'_>) -> Option<StateFolder> {
    let root = cx.open.saving.keeping.root().filter(|_| cx.open.is_ready())?;
    Some(StateFolder::new(&cx.preferences.places().state, cx.annotator()?, root))
}

/// Hands out the steps that were made since, unless they could not be kept and are tried again later.
pub(super) fn keep_new_steps(cx: &mut Cx<'_>) {
    let n_entries = cx.open.history.entries().len();
    if !cx.open.saving.keeping.has_failed_with(n_entries) {
        keep_steps(cx);
    }
}

/// Hands out the steps that are not in the journal yet.
pub(super) fn keep_steps(cx: &mut Cx<'_>) {
    let Some(state_folder) = state_folder(cx) else { return };
    let all = cx.open.history.entries();
    let Some(n_kept) = cx.open.saving.keeping.take_new(all) else { return };
    let (n_entries, entries) = (all.len(), all.get(n_kept..).unwrap_or_default().to_vec());
    let has_failed = cx.open.saving.keeping.error().is_some();
    let ticket = cx.start(Work::KeepSteps { state_folder, entries, has_failed });
    cx.open.saving.keeping.begin(ticket.number, n_entries, cx.now);
}

/// Steps were added to the journal, or not; those are tried again.
pub(super) fn steps_kept(cx: &mut Cx<'_>, number: u64, result: Result<(), WriteError>) {
    let is_news = cx.open.saving.keeping.end(number, result.as_ref().copied());
    match (is_news, result) {
        (None, _) => {}
        (Some(_), Ok(())) => keep_steps(cx),
        (Some(is_news), Err(error)) => {
            cx.open.saving.try_later(cx.now);
            if is_news {
                cx.say(KeepingNotice::JournalNotWritten(error));
            }
        }
    }
}
