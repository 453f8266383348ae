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
    let mut found: FoundPlaces = Vec::new();
    let mut n_found = 0;
    let mut n_wanted = 1;
    for Sought { article, anchors } in sought {
        let refinder = Refinder::new(&article.text);
        found.push((Arc::clone(article.text.sha256()), Vec::new()));
        for anchor in anchors {
            if ticket.is_cancelled() {
                return;
            }
            let place = Found::in_text(&refinder, &anchor);
            if let Some((_, places)) = found.last_mut() {
                places.push((anchor, place));
            }
            n_found += 1;
            if n_found % FOUND_TOGETHER == 0 {
                let rest = vec![(Arc::clone(article.text.sha256()), Vec::new())];
                report(TaskOutput::Located(std::mem::replace(&mut found, rest)));
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
