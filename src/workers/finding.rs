//! Where something stands in one article.

use super::report::{SearchReport, TaskOutput};
use super::ticket::Ticket;
use crate::search::{Finder, Searchable};
use crate::text::positions::Span;
use std::ops::ControlFlow;

/// Looks for all places in an article and reports them together; once it is cancelled, nothing is reported.
pub(super) fn find_in(
    ticket: &Ticket,
    finder: &Finder,
    text: &Searchable,
    report: &mut dyn FnMut(TaskOutput),
) {
    let whole = Span::new(0, text.as_str().len());
    let mut spans = Vec::new();
    let flow = finder.each_hit(text, whole, &mut |hit| {
        spans.push(hit.span);
        if ticket.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    if flow.is_continue() && !ticket.is_cancelled() {
        report(TaskOutput::Search(SearchReport::Here(spans)));
    }
}
