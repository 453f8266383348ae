//! What Better BibTeX for Zotero exports as JSON, as a study: a file with annotations is a source whose text is not known,
//! with what Zotero knows of its work; a highlight is a coding of its tags, or of its colour where it has none.

use super::codebook::color_of;
use super::facts::ArticleFacts;
use super::found_study::FoundStudy;
use super::html_words::html_words;
use super::json::Json;
use super::study::Coding;
use super::study_parts::{StudyParts, ToldCode, fact, utc_time};
use crate::documents::document::{DocumentFault, IsStopped, LeftOutKind};
use crate::documents::syllables::is_syllable;
use std::collections::HashSet;

/// The fields that are read.
const NAMES: &[&str] = &[
    "annotationAuthorName",
    "annotationColor",
    "annotationComment",
    "annotationPageLabel",
    "annotationText",
    "annotationType",
    "annotations",
    "attachments",
    "blogTitle",
    "bookTitle",
    "citationKey",
    "citekey",
    "config",
    "creatorType",
    "creators",
    "data",
    "date",
    "dateAdded",
    "dateModified",
    "filename",
    "firstName",
    "itemType",
    "items",
    "key",
    "label",
    "lastName",
    "localPath",
    "name",
    "note",
    "notes",
    "path",
    "publicationTitle",
    "publisher",
    "tag",
    "tags",
    "title",
    "url",
    "websiteTitle",
];

/// After how many works it is asked whether to stop.
const WORKS_BETWEEN_QUESTIONS: usize = 256;

/// Reads an export. Remarks that stand beside the text and notes of a work become the memo of its first source; works
/// without annotations and notes are counted.
///
/// # Errors
/// Where the bytes are no such export, damaged or too large, or a stop.
pub fn read(bytes: &[u8], is_stopped: IsStopped<'_>) -> Result<FoundStudy, DocumentFault> {
    let json = Json::read(bytes, NAMES, is_stopped)?;
    let Json::List(works) = json.field("items") else { return Err(DocumentFault::OtherKind) };
    let is_named = json.field("config").field("label").text().contains("BetterBibTeX");
    if !is_named && !works.iter().any(|work| work.field("itemType").is_told()) {
        return Err(DocumentFault::OtherKind);
    }
    let mut reading = Reading { parts: StudyParts::default(), is_stopped };
    for (number, work) in works.iter().enumerate() {
        if number.is_multiple_of(WORKS_BETWEEN_QUESTIONS) && is_stopped() {
            return Err(DocumentFault::Stopped);
        }
        reading.take(number, work)?;
    }
    reading.parts.finish()
}

struct Reading<'r> {
    parts: StudyParts,
    is_stopped: IsStopped<'r>,
}

impl Reading<'_> {
    fn take(&mut self, number: usize, work: &Json) -> Result<(), DocumentFault> {
        let kind = work.field("itemType").text();
        if kind == "note" {
            self.parts.leave_out(LeftOutKind::Memos, 1);
            return Ok(());
        }
        // A file that is of no work is its own.
        let files = if kind == "attachment" { work.each() } else { work.field("attachments").each() };
        let files = files.iter().filter(|file| !file.field("annotations").each().is_empty());
        let mut first = None;
        for (at, file) in files.enumerate() {
            let source = self.parts.source(&format!("{number} {at}"), || facts_of(work, file));
            first.get_or_insert(source);
            for annotation in file.field("annotations").each() {
                self.take_annotation(source, annotation)?;
            }
        }
        let notes = work.field("notes").each();
        if first.is_none() && notes.is_empty() {
            self.parts.leave_out(LeftOutKind::MissingTexts, 1);
            return Ok(());
        }
        for note in notes {
            let note = if note.field("note").is_told() { note.field("note") } else { note };
            let source = self.parts.source(&format!("{number} 0"), || facts_of(work, &Json::Nothing));
            let words = html_words(note.text(), self.is_stopped)?;
            self.parts.add_memo(source, &words);
        }
        Ok(())
    }

    fn take_annotation(&mut self, source: usize, annotation: &Json) -> Result<(), DocumentFault> {
        let inner = annotation.field("data");
        let annotation = if inner.is_told() { inner } else { annotation };
        let page = annotation.field("annotationPageLabel").text();
        let place = (!page.is_empty()).then(|| format!("p. {page}"));
        let comment = self.words(annotation.field("annotationComment"))?;
        let quote = match annotation.field("annotationType").text() {
            "image" | "ink" => {
                self.parts.leave_out(LeftOutKind::PassagesOfMedia, 1);
                String::new()
            }
            "note" | "text" => String::new(),
            _ => {
                let quote = self.words(annotation.field("annotationText"))?;
                self.parts.leave_out(LeftOutKind::PassagesOutside, usize::from(quote.trim().is_empty()));
                quote
            }
        };
        if quote.trim().is_empty() {
            let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
            if !comment.trim().is_empty() {
                self.parts.add_memo(source, &format!("{place}{comment}"));
            }
            return Ok(());
        }
        let codes = self.codes(annotation);
        let coder = self.parts.coder(annotation.field("annotationAuthorName").text().trim());
        self.parts.study.codings.push(Coding {
            id: annotation.field("key").text().to_owned(),
            source,
            coder,
            quote,
            place,
            codes,
            note: Some(comment).filter(|comment| !comment.trim().is_empty()),
            created: utc_time(annotation.field("dateAdded").text()),
            modified: utc_time(annotation.field("dateModified").text()),
            ..Coding::unplaced()
        });
        Ok(())
    }

    /// Words that may be set in bold or italics.
    fn words(&self, told: &Json) -> Result<String, DocumentFault> {
        let words = told.text();
        let tags = ["</b>", "</i>", "</sub>", "</sup>", "</p>", "</span>"];
        if tags.iter().any(|tag| words.contains(tag)) {
            return html_words(words, self.is_stopped);
        }
        Ok(words.to_owned())
    }

    fn codes(&mut self, annotation: &Json) -> Vec<usize> {
        let mut codes = Vec::new();
        let mut is_new = HashSet::new();
        for tag in annotation.field("tags").each() {
            let path = vec![tag_of(tag).to_owned()];
            codes.extend(self.parts.code(&ToldCode { path, ..ToldCode::default() }));
        }
        codes.retain(|code| is_new.insert(*code));
        let color = color_of(annotation.field("annotationColor").text()).filter(|_| codes.is_empty());
        if let Some(color) = color {
            let path = vec![color.clone()];
            codes.extend(self.parts.code(&ToldCode { path, id: String::new(), color }));
        }
        codes
    }
}

fn tag_of(tag: &Json) -> &str {
    if tag.field("tag").is_told() { tag.field("tag").text() } else { tag.text() }
}

/// What is known of a file of a work.
fn facts_of(work: &Json, file: &Json) -> ArticleFacts {
    let title = fact(work.field("title").text());
    let date = work.field("date").text().trim();
    let url = Some(work.field("url")).filter(|url| url.is_told()).unwrap_or(file.field("url")).text();
    let mut facts = ArticleFacts {
        path: stem_of(file).or_else(|| title.clone()).or_else(|| fact(url)).unwrap_or_default(),
        title,
        date: iso_date(date),
        source: fact(work.text_of(&[
            "publicationTitle",
            "websiteTitle",
            "blogTitle",
            "bookTitle",
            "publisher",
        ])),
        author: authors_of(work),
        ..ArticleFacts::default()
    };
    let date = if facts.date.is_none() { date } else { "" };
    let tags = work.field("tags").each().iter().map(tag_of).collect::<Vec<_>>().join(", ");
    let key = work.text_of(&["citationKey", "citekey"]);
    for (name, value) in [("url", url), ("date", date), ("citationKey", key), ("tags", &tags)] {
        facts.attributes.extend(fact(value).map(|value| (name.to_owned(), value)));
    }
    facts
}

/// The name of a file, without folders and ending.
fn stem_of(file: &Json) -> Option<String> {
    let path = file.text_of(&["filename", "localPath", "path"]);
    let name = path.rsplit(['/', '\\', ':']).next().unwrap_or_default();
    fact(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}

/// A date as far as it is told in numbers, `2024`, `2024-06` or `2024-06-16`.
fn iso_date(date: &str) -> Option<String> {
    let day = date.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split('-').collect();
    let has_digits = |part: &&str, n| part.len() == n && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_iso = match parts.as_slice() {
        [year] => has_digits(year, 4) && date == day,
        [year, rest @ ..] => {
            has_digits(year, 4) && rest.len() < 3 && rest.iter().all(|part| has_digits(part, 2))
        }
        [] => false,
    };
    is_iso.then(|| day.to_owned())
}

/// The authors of a work, or else all who made it.
fn authors_of(work: &Json) -> Option<String> {
    let creators = work.field("creators").each();
    let is_author = |creator: &&Json| creator.field("creatorType").text() == "author";
    let has_authors = creators.iter().any(|creator| is_author(&creator));
    let names = creators.iter().filter(|creator| !has_authors || is_author(creator)).map(name_of);
    fact(&names.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", "))
}

/// The name of a person; Vietnamese ones with the family's name first.
fn name_of(creator: &Json) -> String {
    let (first, last) = (creator.field("firstName").text().trim(), creator.field("lastName").text().trim());
    if first.is_empty() && last.is_empty() {
        return creator.field("name").text().trim().to_owned();
    }
    let mut words = first.split_whitespace().chain(last.split_whitespace());
    let is_vietnamese = words.all(is_syllable) && !(first.is_ascii() && last.is_ascii());
    let name = if is_vietnamese { format!("{last} {first}") } else { format!("{first} {last}") };
    name.trim().to_owned()
}
