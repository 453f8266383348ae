//! Web pages saved as one file (`.mhtml`, `.mht`): the page and its pictures as parts of a mail (RFC 2557), as Chrome,
//! Internet Explorer and Word write them.

use super::document::{Document, DocumentFault, IsStopped, LeftOut, LeftOutKind, Limit};
use super::html_article::read_decoded;
use super::html_charset::decoded_as;
use super::mhtml_parts::{Mail, Part};
use super::web_address::{key, resolved};
use std::collections::HashMap;
use std::sync::Arc;

/// The largest file, in bytes.
pub const MAX_BYTES: usize = 128 << 20;

/// Reads the article of a page that was saved as one file.
///
/// # Errors
/// A file that is no such mail, is too large, or holds no page with text; or a stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<Document, DocumentFault> {
    if bytes.len() > MAX_BYTES {
        return Err(DocumentFault::TooLarge(Limit::Bytes));
    }
    let mail = Mail::read(bytes, is_stopped)?;
    let page = page(&mail).ok_or(DocumentFault::NoText)?;
    let address = page.header("content-location").or_else(|| mail.header("snapshot-content-location"));
    let pictures = Pictures::new(&mail, address.as_deref());
    let html = page.content();
    let html = decoded_as(&html, page.parameter("charset").as_deref());
    let mut document = read_decoded(&html, &|address| pictures.find(address), is_stopped)?;
    let facts = &mut document.facts;
    if facts.address.is_none() {
        facts.address = address.filter(|address| address.starts_with("http"));
    }
    if facts.source.is_none() {
        facts.source = facts.address.as_deref().and_then(super::web_address::host);
    }
    if mail.is_cut_off {
        document.left_out.push(LeftOut { what: LeftOutKind::DamagedParts, n: 1 });
    }
    Ok(document)
}

/// The part that is the page: the one that the mail names, else the first of HTML.
fn page<'m, 'b>(mail: &'m Mail<'b>) -> Option<&'m Part<'b>> {
    let is_html = |part: &&Part<'_>| matches!(part.kind().as_str(), "text/html" | "application/xhtml+xml");
    let mut pages = mail.parts.iter().filter(is_html);
    let start = mail.parameter("start").map(|start| bare_id(&start).to_owned());
    let location = mail.header("snapshot-content-location");
    let is_named = |part: &&Part<'_>| {
        let id = part.header("content-id");
        let is_start = start.is_some() && id.as_deref().map(bare_id) == start.as_deref();
        is_start || (location.is_some() && part.header("content-location") == location)
    };
    pages.clone().find(is_named).or_else(|| pages.next())
}

/// The name of a part without its `<>`.
fn bare_id(id: &str) -> &str {
    id.trim().trim_start_matches('<').trim_end_matches('>')
}

/// The parts of a mail by their addresses.
struct Pictures<'m, 'b> {
    parts: HashMap<String, &'m Part<'b>>,
    page: Option<String>,
}

impl<'m, 'b> Pictures<'m, 'b> {
    fn new(mail: &'m Mail<'b>, page: Option<&str>) -> Self {
        let mut parts = HashMap::new();
        for part in &mail.parts {
            let location = part.header("content-location").map(|location| key(&resolved(&location, page)));
            let id = part.header("content-id").map(|id| key(&format!("cid:{}", bare_id(&id))));
            for key in location.into_iter().chain(id) {
                parts.entry(key).or_insert(part);
            }
        }
        Self { parts, page: page.map(str::to_owned) }
    }

    fn find(&self, address: &str) -> Option<Arc<[u8]>> {
        let whole = key(&resolved(address, self.page.as_deref()));
        let part = self.parts.get(&whole).or_else(|| self.parts.get(&key(address)))?;
        Some(part.content().into())
    }
}
