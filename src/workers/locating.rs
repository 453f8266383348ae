//! Looks for the passages of edited articles.

use super::report::{FoundPlaces, TaskOutput};
use super::task::Sought;
use super::ticket::Ticket;
use crate::model::located::Found;
use crate::text::refinding::Refinder;
use std::sync::Arc;

/// How many passages that were found are reported together.
const FOUND_TOGETHER: usize = 512;

/// Looks for passages, article by article; the first article's are reported at once, the others' some hundred together.
pub(super) fn locate(ticket: &Ticket, sought: Vec<Sought>, report: &mut dyn FnMut(TaskOutput)) {
    let mut found = FoundPlaces::new();
    let mut n_found = 0;
    let mut n_wanted = 1;
    for Sought { article, anchors } in sought {
        let refinder = Refinder::new(&article.text);
        for anchor in anchors {
            if ticket.is_cancelled() {
                return;
            }
            let place = Found::in_text(&refinder, &anchor);
            found.entry(Arc::clone(article.text.sha256())).or_default().insert(anchor, place);
            n_found += 1;
            if n_found % FOUND_TOGETHER == 0 {
                report(TaskOutput::Located(std::mem::take(&mut found)));
            }
        }
        if n_found >= n_wanted {
            report(TaskOutput::Located(std::mem::take(&mut found)));
            n_wanted = n_found + FOUND_TOGETHER;
        }
    }
    if !found.is_empty() {
        report(TaskOutput::Located(found));
    }
}
