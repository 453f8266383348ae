//! What a source that is imported becomes: an article file of one of our kinds, its pictures beside it, and what the
//! annotator who imports it says of it.

use super::facts::ArticleFacts;
use super::study::{Source, SourceText};
use crate::documents::document::{Document, DocumentFacts};
use crate::documents::marked::write_marked;
use crate::model::article::About;
use crate::model::imported::Origin;
use crate::text::dates::find_date;
use crate::text::source::SourceKind;
use std::sync::Arc;

/// The longest name of a file that is made, in code points and in bytes, without its ending: file systems have 255 bytes, which
/// a number, the ending and those of our own files go into, too.
const MAX_NAME_CHARS: usize = 100;
const MAX_NAME_BYTES: usize = 200;

/// A file that a source becomes, with those beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// How it is read.
    pub kind: SourceKind,
    /// What it holds.
    pub bytes: Arc<[u8]>,
    /// Its pictures: what their names add to its own, and what they hold.
    pub pictures: Vec<MadePicture>,
}

/// A picture beside an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadePicture {
    /// Its name.
    pub name: String,
    pub bytes: Arc<[u8]>,
}

impl Made {
    /// How its name ends, without the dot.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        match self.kind {
            SourceKind::Plain => "txt",
            SourceKind::Markdown => "md",
        }
    }
}

/// Makes the file of a source that is to be called so; `None` for one whose text is not known.
#[must_use]
pub fn make(source: &Source, name: &str) -> Option<Made> {
    match &source.text {
        SourceText::Unknown | SourceText::Article(_) => None,
        SourceText::File { kind, bytes } => {
            Some(Made { kind: *kind, bytes: Arc::clone(bytes), pictures: Vec::new() })
        }
        SourceText::Document(document) if document.has_structure() => Some(marked(document, name)),
        SourceText::Document(document) => {
            let bytes = document.plain_text().text.into_bytes().into();
            Some(Made { kind: SourceKind::Plain, bytes, pictures: Vec::new() })
        }
    }
}

fn marked(document: &Document, name: &str) -> Made {
    let picture_name = |at: usize| {
        let named = document.pictures.get(at).map(|picture| picture.name.as_str()).unwrap_or_default();
        let extension = named.rsplit_once('.').map_or("png", |(_, extension)| extension);
        format!("{name}-{}.{}", at + 1, file_name(extension).to_lowercase())
    };
    let bytes = write_marked(document, &|at| address_of(&picture_name(at))).into_bytes().into();
    let pictures = document
        .pictures
        .iter()
        .enumerate()
        .map(|(at, picture)| MadePicture { name: picture_name(at), bytes: Arc::clone(&picture.bytes) });
    Made { kind: SourceKind::Markdown, bytes, pictures: pictures.collect() }
}

/// A name as an address within a folder: what Markdown or an address gives a meaning to is written as bytes.
fn address_of(name: &str) -> String {
    let mut address = String::with_capacity(name.len());
    for c in name.chars() {
        if matches!(c, '%' | '<' | '>' | '\\' | '#' | '?' | '"') {
            address.extend([format!("%{:02X}", u32::from(c))]);
        } else {
            address.push(c);
        }
    }
    address
}

/// A name for a file, made of any words: what no file system refuses and no program takes for a path or an option.
#[must_use]
pub fn file_name(words: &str) -> String {
    let plain = |c: char| {
        let is_special = matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
        if is_special || c.is_control() || c.is_whitespace() { ' ' } else { c }
    };
    let words: String = crate::text::decode::nfc(words).chars().map(plain).collect();
    let words = words.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let words: String = words.trim_start_matches(['.', '-', ' ']).chars().take(MAX_NAME_CHARS).collect();
    let words = words.get(..words.floor_char_boundary(MAX_NAME_BYTES)).unwrap_or_default();
    let words = words.trim_end_matches(['.', ' ']);
    let is_device = ["con", "prn", "aux", "nul"].iter().any(|device| device.eq_ignore_ascii_case(words));
    match words {
        "" => "article".to_owned(),
        words if is_device => format!("{words}-"),
        words => words.to_owned(),
    }
}

/// What the annotator says of an article that is imported: where it comes from, what its project says of it, and of a plain
/// text, which has no head, what its document says of it.
#[must_use]
pub fn about_of(source: &Source, kind: SourceKind, origin: Option<Origin>) -> About {
    let facts = match (&source.text, kind) {
        (SourceText::Document(document), SourceKind::Plain) => document.facts.clone(),
        (SourceText::Document(_), SourceKind::Markdown) => DocumentFacts::default(),
        (SourceText::File { .. } | SourceText::Unknown | SourceText::Article(_), _) => {
            let ArticleFacts { title, date, source, author, .. } = source.facts.clone();
            DocumentFacts { title, date, source, author, address: None }
        }
    };
    let address = facts.address.into_iter().map(|address| ("url".to_owned(), address));
    About {
        title: facts.title,
        date: facts.date.as_deref().and_then(iso_date),
        source: facts.source,
        author: facts.author,
        memo: source.memo.clone(),
        attributes: address.chain(source.facts.attributes.iter().cloned()).collect(),
        origin,
        ..About::default()
    }
}

/// What a source tells of an article of the project that is not known of it; `None` for nothing.
#[must_use]
pub fn about_completing(source: &Source, known: &ArticleFacts) -> Option<About> {
    let told = about_of(source, SourceKind::Plain, None);
    let new = |told: Option<String>, known: &Option<String>| told.filter(|_| known.is_none());
    let mut attributes = told.attributes;
    attributes.retain(|(name, _)| known.attributes.iter().all(|(known, _)| known != name));
    let about = About {
        title: new(told.title, &known.title),
        date: new(told.date, &known.date),
        source: new(told.source, &known.source),
        author: new(told.author, &known.author),
        attributes,
        ..About::default()
    };
    (about != About::default()).then_some(about)
}

/// The day that a date says, ISO 8601.
fn iso_date(words: &str) -> Option<String> {
    find_date(words).map(|(date, _)| date.iso())
}
