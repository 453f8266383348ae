//! Which property lists hold for which bytes of a Word document's text: pages of 512 bytes each list spans of the stream
//! and where on the page their properties are. By [MS-DOC] 2.9.33 and 2.9.184.

use super::doc_bytes::{part, u16_at, usize_at};

/// A part of the stream that one property list holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// In bytes of the stream.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Where its properties are in the stream.
    at: usize,
    n_bytes: usize,
    /// The style, of paragraphs.
    pub(super) style: u16,
}

impl Span {
    pub(super) fn properties<'s>(&self, stream: &'s [u8]) -> &'s [u8] {
        part(stream, self.at, self.n_bytes)
    }
}

/// What the spans are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanKind {
    Letters,
    Paragraphs,
}

const PAGE: usize = 512;

/// More spans than these are not read: a page may be listed again and again.
const MAX_SPANS: usize = 1_000_000;

/// The spans that the pages of a table list, by their place in the stream.
pub(super) fn spans(table: &[u8], stream: &[u8], kind: SpanKind) -> Vec<Span> {
    const NUMBER_BITS: usize = 0x3F_FFFF;
    let n_pages = (table.len().saturating_sub(4) / 8).min(stream.len() / PAGE);
    let mut spans = Vec::new();
    for number in 0..n_pages {
        if spans.len() >= MAX_SPANS {
            break;
        }
        let at = usize_at(table, (n_pages_of(table) + 1 + number) * 4).unwrap_or_default() & NUMBER_BITS;
        push_page(&mut spans, stream, at.saturating_mul(PAGE), kind);
    }
    spans.sort_by_key(|span| span.start);
    spans
}

fn n_pages_of(table: &[u8]) -> usize {
    table.len().saturating_sub(4) / 8
}

fn push_page(spans: &mut Vec<Span>, stream: &[u8], page_at: usize, kind: SpanKind) {
    let page = part(stream, page_at, PAGE);
    let Some(n_spans) = page.get(PAGE - 1).map(|n| usize::from(*n)) else { return };
    let record_bytes = match kind {
        SpanKind::Letters => 1,
        SpanKind::Paragraphs => 13,
    };
    for number in 0..n_spans {
        let (Some(start), Some(end)) = (usize_at(page, number * 4), usize_at(page, number * 4 + 4)) else {
            return;
        };
        let record = (n_spans + 1) * 4 + number * record_bytes;
        let at = page.get(record).map_or(0, |words| usize::from(*words) * 2);
        let mut span = Span { start, end, at: 0, n_bytes: 0, style: 0 };
        if at > 0 {
            let length = page.get(at).map_or(0, |n| usize::from(*n));
            match kind {
                SpanKind::Letters => {
                    span.at = page_at + at + 1;
                    span.n_bytes = length;
                }
                SpanKind::Paragraphs => {
                    // The length counts words, of which the first byte is this one; if it is zero it stands in the next.
                    let (from, n_bytes) = match length {
                        0 => (at + 2, page.get(at + 1).map_or(0, |n| usize::from(*n)) * 2),
                        n_words => (at + 1, n_words * 2 - 1),
                    };
                    span.style = u16_at(page, from).unwrap_or_default();
                    span.at = page_at + from + 2;
                    span.n_bytes = n_bytes.saturating_sub(2);
                }
            }
            let n_left = (page_at + PAGE).saturating_sub(span.at);
            span.n_bytes = span.n_bytes.min(n_left);
        }
        if start < end {
            spans.push(span);
        }
    }
}

/// The span that holds a byte of the stream; `near` is where to look first.
pub(super) fn span_at(spans: &[Span], place: usize, near: &mut usize) -> Option<Span> {
    let holds = |span: &&Span| (span.start..span.end).contains(&place);
    if let Some(span) = spans.get(*near).filter(holds) {
        return Some(*span);
    }
    let after = spans.partition_point(|span| span.start <= place);
    *near = after.checked_sub(1)?;
    spans.get(*near).filter(holds).copied()
}
