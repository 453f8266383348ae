//! Where something stands: in one article, and in all.

use super::coded::Coded;
use super::report::{SearchReport, TaskOutput};
use super::ticket::Ticket;
use crate::search::{Corpus, CorpusArticle, Finder, Searchable, search};
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

/// Looks in all articles, where it is not coded yet, and reports what was found until now from time to time; once it is
/// cancelled, nothing more is reported.
pub(super) fn find_everywhere(
    ticket: &Ticket,
    corpus: &Corpus,
    finder: &Finder,
    coded: Option<&Coded>,
    report: &mut dyn FnMut(TaskOutput),
) {
    let is_cancelled = || ticket.is_cancelled();
    let mut tell = |found| report(TaskOutput::Search(SearchReport::Everywhere(Box::new(found))));
    let left_out = |article: &CorpusArticle| {
        coded.map(|coded| coded.spans(&article.path, article.text.article())).unwrap_or_default()
    };
    search(corpus, finder, &left_out, &is_cancelled, &mut tell);
}
