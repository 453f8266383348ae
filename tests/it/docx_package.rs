//! The package of a Word document: what Word and others ask of it, beside its words.

use crate::docx_report_support::{bytes, document, part};
use crate::exchange_support::{Passage, all, passage};
use butda::exchange::export_options::By;
use butda::exchange::study::Study;
use std::io::Cursor;

const NAMES: [&str; 10] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "docProps/app.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/theme/theme1.xml",
    "word/footer1.xml",
    "word/document.xml",
];

fn hostile() -> Study {
    let words = "\0\u{1}]]> <w:p> & \"'\u{fffe}\u{202e}😀\u{b}x";
    let mut study = all([Passage { note: Some(words.to_owned()), ..passage(words, &[words]) }]);
    (study.name, study.modified) = (words.to_owned(), "2026-11-21T10:05:12.5Z".to_owned());
    "\"/><evil".clone_into(&mut study.codes[0].theme.color);
    study
}

#[test]
fn every_part_is_well_formed_whatever_the_words() {
    let bytes = bytes(&hostile(), By::Theme);
    for name in NAMES {
        let text = part(&bytes, name);
        let is_forbidden =
            |c: char| c < ' ' && !matches!(c, '\n' | '\t' | '\r') || matches!(c, '\u{fffe}' | '\u{ffff}');
        assert!(!text.contains(is_forbidden), "{name}");
        let mut reader = quick_xml::Reader::from_str(&text);
        reader.config_mut().check_end_names = true;
        loop {
            match reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}")) {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                    assert!(tag.attributes().all(|attribute| attribute.is_ok()), "{name}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn the_package_holds_its_parts_deflated_and_of_no_day() {
    let bytes = bytes(&hostile(), By::Article);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> = (0..archive.len())
        .map(|at| {
            let entry = archive.by_index(at).expect("an entry");
            assert_eq!(entry.compression(), zip::CompressionMethod::Deflated);
            assert_eq!(entry.last_modified(), Some(zip::DateTime::default()));
            entry.name().expect("UTF-8").to_string()
        })
        .collect();
    assert_eq!(names, NAMES);
}

#[test]
fn it_names_title_program_and_the_day_of_the_study_and_no_other() {
    let told = part(&bytes(&hostile(), By::Theme), "docProps/core.xml");
    assert_eq!(told.matches("2026-11-21T10:05:1").count(), 2, "{told}");
    let unknown = part(&bytes(&Study::default(), By::Theme), "docProps/core.xml");
    assert!(
        !unknown.contains("dcterms:created") && unknown.contains(butda::exchange::origin::VERSION),
        "{unknown}"
    );
    let document = document(&all([]), By::Theme);
    assert_eq!(document.facts.title.as_deref(), Some("Các đoạn mã hóa"));
}

#[test]
fn styles_have_names_and_the_language_is_that_of_the_words() {
    let styles = part(&bytes(&all([]), By::Theme), "word/styles.xml");
    for name in ["heading 1", "heading 9", "Title", "Quote", "toc 1", "Body Text", "Passage Source", "footer"]
    {
        assert!(styles.contains(&format!("<w:name w:val=\"{name}\"/>")), "{name}");
    }
    assert!(styles.contains("<w:lang w:val=\"vi-VN\""));
}

#[test]
fn a_quotation_has_a_bar_in_the_colour_of_its_theme() {
    let document = part(&bytes(&all([passage("a", &["A"])]), By::Theme), "word/document.xml");
    let quotation = document.split("<w:pStyle w:val=\"Quote\"/>").nth(1).expect("a quotation");
    assert!(
        quotation
            .starts_with("<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"9\" w:color=\"0072b2\"/>")
    );
}
