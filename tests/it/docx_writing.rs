//! Small Word documents, and what is read of them.

use super::shown::shown;
use super::zip_writing::zipped;
use butda::documents::archive::Archive;
use butda::documents::document::Document;
use butda::documents::docx::read;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
    xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="urn:wps""#;

pub const RELATIONS: &str = r#"xmlns="http://schemas.openxmlformats.org/package/2006/relationships""#;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part with this content in an element of Word's.
pub fn part(element: &str, content: &str) -> String {
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{element} {NAMESPACES}>{content}</w:{element}>")
}

/// A relationship of the main part.
pub fn relation(id: &str, kind: &str, target: &str, rest: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\" {rest}/>")
}

/// A document with this body and these parts beside it, as `styles`, each with the content of its element.
pub fn document_with(body: &str, parts: &[(&str, &str)], relations: &str) -> Vec<u8> {
    let mut relations = relations.to_owned();
    let mut entries = vec![(
        "_rels/.rels".to_owned(),
        format!(
            "<Relationships {RELATIONS}>{}</Relationships>",
            relation("rId1", "officeDocument", "word/document.xml", "")
        ),
    )];
    for (name, content) in parts {
        relations.push_str(&relation(name, name, &format!("{name}.xml"), ""));
        entries.push((format!("word/{name}.xml"), part(name, content)));
    }
    entries.push(("word/document.xml".to_owned(), part("document", &format!("<w:body>{body}</w:body>"))));
    let relations = format!("<Relationships {RELATIONS}>{relations}</Relationships>");
    entries.push(("word/_rels/document.xml.rels".to_owned(), relations));
    let entries: Vec<(&str, &[u8])> =
        entries.iter().map(|(name, content)| (name.as_str(), content.as_bytes())).collect();
    zipped(&entries)
}

pub fn read_all(bytes: &[u8]) -> Document {
    read(bytes, &|| false).expect("a document")
}

#[track_caller]
pub fn check(body: &str, expected: &[&str]) {
    check_with(body, &[], expected);
}

#[track_caller]
pub fn check_with(body: &str, parts: &[(&str, &str)], expected: &[&str]) {
    let document = read_all(&document_with(body, parts, ""));
    assert_eq!(shown(&document), expected, "{body}");
    assert_eq!(document.left_out, [], "{body}");
}

/// A paragraph of one run.
pub fn paragraph(properties: &str, words: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

pub fn words(words: &str) -> String {
    paragraph("", words)
}

/// An archive with more entries.
pub fn with_entries(bytes: &[u8], more: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = Archive::open(bytes).expect("an archive");
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let entries: Vec<(String, Vec<u8>)> =
        names.into_iter().map(|name| (name.clone(), archive.read(&name).expect("an entry"))).collect();
    let entries = entries.iter().map(|(name, content)| (name.as_str(), content.as_slice()));
    zipped(&entries.chain(more.iter().copied()).collect::<Vec<_>>())
}
