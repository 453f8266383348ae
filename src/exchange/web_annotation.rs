//! Passages as W3C Web Annotations (Recommendation of 23 February 2017) in JSON-LD: one collection, a page an article.
//!
//! The model embeds only the first page in a collection and lets the others be fetched by their IRI. There is no
//! server here, and pages nested by `next` grow too deep to be read back, so the others stand in JSON-LD's own
//! `@included`. All terms are the W3C's, schema.org's and Dublin Core's, which the standard context
//! knows; there is no other.

use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::study::{Coding, Study};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::io::{BufWriter, Write as _};

/// Writes the collection under `label`, its name for people.
///
/// Positions are code points of the reading text (NFC, LF), which the target's state names by its SHA-256; sources
/// are relative to the project folder; a theme's tag has the theme's id. The ids of the collection and its pages
/// follow from the annotations in them, as one id may have only one `total` and one `next`.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, label: &str, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let id = collection_id(study);
    let mut pages = pages(study, &id).into_iter();
    let n_pages = pages.len();
    let collection = Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: &id,
        kind: "AnnotationCollection",
        label,
        generator: Software { name: NAME, version: VERSION },
        total: study.codings.len(),
        first: pages.next(),
        last: (n_pages > 0).then(|| page_id(&id, n_pages)),
        included: pages.collect(),
    };
    let mut out = BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &collection)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

/// A path within the project as a relative IRI: `/` stays, everything else that is not plain ASCII is per cent
/// encoded, so that nothing in a name can be taken for a scheme, a query or markup.
#[must_use]
pub fn relative_iri(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let bytes = path.trim_start_matches('/').bytes();
    bytes.map(|b| if is_plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[derive(Serialize)]
struct Collection<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    label: &'a str,
    generator: Software,
    total: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<Page<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<String>,
    #[serde(rename = "@included", skip_serializing_if = "Vec::is_empty")]
    included: Vec<Page<'a>>,
}

/// The program that wrote the collection.
#[derive(Serialize)]
#[serde(tag = "type")]
struct Software {
    name: &'static str,
    #[serde(rename = "schema:softwareVersion")]
    version: &'static str,
}

/// The annotations of an article; there is none for an article without them, as the model wants at least one.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    part_of: Reference<'a>,
    start_index: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    prev: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    items: Vec<Annotation<'a>>,
}

#[derive(Serialize)]
struct Reference<'a> {
    id: &'a str,
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    creator: Person<'a>,
    created: &'a str,
    modified: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    body: Vec<TextualBody<'a>>,
    target: Target<'a>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
struct Person<'a> {
    name: &'a str,
}

/// A text about the passage. A theme's id is an `identifier` and not an `id`: readers take what has one for a
/// resource to fetch.
#[derive(Serialize)]
#[serde(tag = "type")]
struct TextualBody<'a> {
    purpose: &'static str,
    value: Cow<'a, str>,
    format: &'static str,
    #[serde(rename = "schema:identifier", skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename = "SpecificResource")]
struct Target<'a> {
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<TextState<'a>>,
    selector: [Selector<'a>; 2],
    /// Article and paragraph as people cite them.
    #[serde(rename = "dcterms:bibliographicCitation", skip_serializing_if = "Option::is_none")]
    citation: Option<&'a str>,
}

/// The version of the text. The model's own states are a time and HTTP headers, so this is one of the vocabulary's
/// general class, named by a hash (RFC 6920) that schema.org's property repeats for people and scripts.
#[derive(Serialize)]
#[serde(tag = "type", rename = "oa:State")]
struct TextState<'a> {
    id: String,
    #[serde(rename = "schema:sha256")]
    sha256: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextPositionSelector { start: usize, end: usize },
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
}

fn pages<'a>(study: &'a Study, collection: &'a str) -> Vec<Page<'a>> {
    let articles: Vec<_> = study.by_source().collect();
    let mut start_index = 0;
    let mut pages = Vec::with_capacity(articles.len());
    for (number, codings) in (1..).zip(&articles) {
        let facts = codings.first().map(|coding| study.facts(coding));
        let source = relative_iri(facts.map(|facts| facts.path.as_str()).unwrap_or_default());
        pages.push(Page {
            id: page_id(collection, number),
            kind: "AnnotationPage",
            label: facts.and_then(|facts| facts.title.as_deref()),
            part_of: Reference { id: collection },
            start_index,
            prev: (number > 1).then(|| page_id(collection, number - 1)),
            next: (number < articles.len()).then(|| page_id(collection, number + 1)),
            items: codings.iter().map(|coding| annotation(study, coding, &source)).collect(),
        });
        start_index += codings.len();
    }
    pages
}

fn annotation<'a>(study: &'a Study, coding: &'a Coding, source: &str) -> Annotation<'a> {
    let body = bodies(study, coding);
    Annotation {
        id: format!("urn:uuid:{}", coding.id),
        kind: "Annotation",
        motivation: body.first().map_or("highlighting", |body| body.purpose),
        creator: Person { name: study.coder(coding) },
        created: &coding.created,
        modified: &coding.modified,
        body,
        target: Target {
            source: source.to_owned(),
            state: (!coding.text.is_empty())
                .then(|| TextState { id: format!("nih:sha-256;{}", coding.text), sha256: &coding.text }),
            selector: [
                Selector::TextPositionSelector { start: coding.start, end: coding.end },
                Selector::TextQuoteSelector {
                    exact: &coding.quote,
                    prefix: &coding.prefix,
                    suffix: &coding.suffix,
                },
            ],
            citation: coding.place.as_deref(),
        },
    }
}

/// Themes, note and star, in this order: the first of them is why the annotation was made.
fn bodies<'a>(study: &'a Study, coding: &'a Coding) -> Vec<TextualBody<'a>> {
    let plain =
        |purpose, value: Cow<'a, str>| TextualBody { purpose, value, format: "text/plain", identifier: None };
    let themes = study.codes(coding);
    let themes = themes
        .map(|code| TextualBody { identifier: Some(&code.id), ..plain("tagging", code.full_name().into()) });
    let note = coding.note.as_deref().filter(|note| !note.is_empty());
    let star = coding.is_starred.then_some("★");
    themes
        .chain(note.map(|note| plain("commenting", note.into())))
        .chain(star.map(|star| plain("bookmarking", star.into())))
        .collect()
}

fn collection_id(study: &Study) -> String {
    let mut hash = Sha256::new();
    for codings in study.by_source() {
        for coding in codings {
            hash.update(&coding.id);
        }
        hash.update("\n");
    }
    let digest: [u8; 32] = hash.finalize().into();
    let bytes = digest.first_chunk().copied().unwrap_or_default();
    uuid::Builder::from_custom_bytes(bytes).into_uuid().urn().to_string()
}

fn page_id(collection: &str, number: usize) -> String {
    format!("{collection}#page-{number}")
}
