//! Passages as W3C Web Annotations (Recommendation of 23 February 2017) in JSON-LD: one collection, a page an article.
//! Pages and annotations are made while they are written.
//!
//! The model embeds only the first page in a collection and lets the others be fetched by their IRI. There is no
//! server here, and pages nested by `next` grow too deep to be read back, so the others stand in JSON-LD's own
//! `@included`. All terms are the W3C's, schema.org's and Dublin Core's, which the standard context
//! knows; there is no other.

use super::by_article::{ArticlePart, by_article};
use super::origin::{NAME, VERSION};
use super::sink::{NotWritten, Sink};
use super::stable_ids::{Named, stable_id};
use super::study::{Code, Coding, Source, Study};
use super::web_selectors::{Target, target_of};
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::io::{BufWriter, Write as _};

/// Writes the collection under `label`, its name for people.
///
/// Positions are code points of the reading text (NFC, LF), which the target's state names by its SHA-256; sources
/// are relative to the project folder; a theme's tag has the theme's id. Themes and memo of a whole article are an
/// annotation of their own, whose target is the article; nobody is its creator, as a memo may be of several people. The ids
/// of the collection and its pages follow from the annotations in them, as one id may have only one `total` and one
/// `next`.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(study: &Study, label: &str, out: &mut dyn Sink) -> Result<(), NotWritten> {
    let names: Vec<String> = study.codes.iter().map(Code::full_name).collect();
    let parts = parts(study, &names);
    let id = collection_id(&parts);
    let book = Pages { study, names: &names, collection: &id, parts: &parts };
    let collection = Collection {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: &id,
        kind: "AnnotationCollection",
        label,
        generator: Software { name: NAME, version: VERSION },
        total: parts.iter().map(|part| part.n_annotations).sum(),
        first: book.page(0),
        last: (!parts.is_empty()).then(|| page_id(&id, parts.len())),
        included: Included { pages: book },
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
    #[serde(rename = "@included", skip_serializing_if = "Included::is_empty")]
    included: Included<'a>,
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
    items: Items<'a>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    creator: Option<Person<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modified: Option<&'a str>,
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
#[derive(Clone, Serialize)]
#[serde(tag = "type")]
struct TextualBody<'a> {
    purpose: &'static str,
    value: &'a str,
    format: &'static str,
    #[serde(rename = "schema:identifier", skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
}

/// An article of which something is said, and how many annotations stand before its own.
struct Part<'a> {
    article: ArticlePart<'a>,
    /// What is said of it as a whole.
    about: Vec<TextualBody<'a>>,
    start_index: usize,
    n_annotations: usize,
}

fn parts<'a>(study: &'a Study, names: &'a [String]) -> Vec<Part<'a>> {
    let mut start_index = 0;
    let mut parts = Vec::new();
    for part in by_article(study) {
        let about = part.source.map(|source| about(study, names, source)).unwrap_or_default();
        let n_annotations = part.codings.len().saturating_add(usize::from(!about.is_empty()));
        if n_annotations > 0 {
            parts.push(Part { article: part, about, start_index, n_annotations });
            start_index = start_index.saturating_add(n_annotations);
        }
    }
    parts
}

/// All pages, each made when it is asked for.
#[derive(Clone, Copy)]
struct Pages<'a> {
    study: &'a Study,
    /// The full names of all codes, each made once.
    names: &'a [String],
    collection: &'a str,
    parts: &'a [Part<'a>],
}

impl<'a> Pages<'a> {
    /// A page by its place.
    fn page(self, at: usize) -> Option<Page<'a>> {
        let part = self.parts.get(at)?;
        let number = at.saturating_add(1);
        let before = (at > 0).then(|| page_id(self.collection, at));
        let has_next = number < self.parts.len();
        Some(Page {
            id: page_id(self.collection, number),
            kind: "AnnotationPage",
            label: part.article.source.and_then(|source| source.facts.title.as_deref()),
            part_of: Reference { id: self.collection },
            start_index: part.start_index,
            prev: before,
            next: has_next.then(|| page_id(self.collection, number.saturating_add(1))),
            items: Items { pages: self, part },
        })
    }
}

/// The pages after the first.
struct Included<'a> {
    pages: Pages<'a>,
}

impl Included<'_> {
    fn is_empty(&self) -> bool {
        self.pages.parts.len() < 2
    }
}

impl Serialize for Included<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((1..self.pages.parts.len()).filter_map(|at| self.pages.page(at)))
    }
}

/// The annotations of a page.
struct Items<'a> {
    pages: Pages<'a>,
    part: &'a Part<'a>,
}

impl Serialize for Items<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Part { article, about, .. } = self.part;
        let source = relative_iri(article.path());
        let of_whole = (!about.is_empty()).then(|| Annotation {
            id: about_id(article.path()),
            kind: "Annotation",
            motivation: about.first().map_or("describing", |body| body.purpose),
            creator: None,
            created: None,
            modified: None,
            body: about.clone(),
            target: Target::Whole(&source),
        });
        let Pages { study, names, .. } = self.pages;
        let of_passages = article.codings.iter().map(|coding| {
            let body = bodies(study, names, coding);
            Annotation {
                id: format!("urn:uuid:{}", coding.id),
                kind: "Annotation",
                motivation: body.first().map_or("highlighting", |body| body.purpose),
                creator: Some(Person { name: study.coder(coding) }),
                created: Some(&coding.created),
                modified: Some(&coding.modified),
                body,
                target: target_of(article, coding, &source),
            }
        });
        serializer.collect_seq(of_whole.into_iter().chain(of_passages))
    }
}

/// Themes, note and star, in this order: the first of them is why the annotation was made.
fn bodies<'a>(study: &'a Study, names: &'a [String], coding: &'a Coding) -> Vec<TextualBody<'a>> {
    let note = coding.note.as_deref().filter(|note| !note.is_empty());
    let star = coding.is_starred.then_some("★");
    tags(study, names, &coding.codes)
        .chain(note.map(|note| plain("commenting", note)))
        .chain(star.map(|star| plain("bookmarking", star)))
        .collect()
}

/// Themes and memo of an article as a whole.
fn about<'a>(study: &'a Study, names: &'a [String], source: &'a Source) -> Vec<TextualBody<'a>> {
    let memo = source.memo.as_deref().filter(|memo| !memo.trim().is_empty());
    tags(study, names, &source.codes).chain(memo.map(|memo| plain("commenting", memo))).collect()
}

fn tags<'a>(
    study: &'a Study,
    names: &'a [String],
    codes: &'a [usize],
) -> impl Iterator<Item = TextualBody<'a>> {
    let known = codes.iter().filter_map(|code| names.get(*code).zip(study.codes.get(*code)));
    known.map(|(name, code)| TextualBody { identifier: Some(&code.id), ..plain("tagging", name) })
}

fn plain<'a>(purpose: &'static str, value: &'a str) -> TextualBody<'a> {
    TextualBody { purpose, value, format: "text/plain", identifier: None }
}

fn collection_id(parts: &[Part<'_>]) -> String {
    let mut hash = Sha256::new();
    for Part { article, about, .. } in parts {
        if !about.is_empty() {
            hash.update(about_id(article.path()));
        }
        for coding in article.codings {
            hash.update(&coding.id);
        }
        hash.update("\n");
    }
    let digest: [u8; 32] = hash.finalize().into();
    let bytes = digest.first_chunk().copied().unwrap_or_default();
    uuid::Builder::from_custom_bytes(bytes).into_uuid().urn().to_string()
}

/// The id of what is said of an article as a whole.
fn about_id(path: &str) -> String {
    stable_id(Named::AboutArticle, path).urn().to_string()
}

fn page_id(collection: &str, number: usize) -> String {
    format!("{collection}#page-{number}")
}
