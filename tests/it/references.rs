//! References of bibliographies: what is known of articles whose texts are elsewhere.

use butda::documents::document::{DocumentFault, LeftOut, LeftOutKind};
use butda::exchange::study::{Source, SourceText};
use butda::exchange::{csl_json, ris};
use proptest::prelude::*;

fn ris_sources(text: &str) -> Vec<Source> {
    ris::read(text.as_bytes(), &|| false).expect("references").study.sources
}

fn csl_sources(text: &str) -> Vec<Source> {
    csl_json::read(text.as_bytes(), &|| false).expect("references").study.sources
}

/// What is known of a source, a line a fact.
fn shown(source: &Source) -> String {
    let facts = &source.facts;
    let fact = |fact: &Option<String>| fact.clone().unwrap_or_default();
    let attributes = facts.attributes.iter().map(|(name, value)| format!("{name}: {value}"));
    let known = [fact(&facts.title), fact(&facts.date), fact(&facts.source), fact(&facts.author)].into_iter();
    known.chain(attributes).chain(source.memo.clone()).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_record_of_ris_is_a_source_without_text() {
    let text = "\u{feff}TY  - NEWS\r\nTI  - Giá xăng\r\nT2  - Tuổi Trẻ\r\nAU  - Nguyễn, Văn A\r\nAU  - Smith, John\r\n\
                DA  - 2024/06/16/\r\nPY  - 2024\r\nUR  - https://a.vn/1\r\nDO  - 10.1/x\r\nKW  - giá cả\r\nKW  - xăng\r\n\
                AB  - Tóm tắt\r\ndòng hai\r\nN1  - Ghi chú\r\nER  - \r\n";
    let sources = ris_sources(text);
    assert_eq!(sources.len(), 1);
    assert_eq!(
        shown(&sources[0]),
        "Giá xăng | 2024-06-16 | Tuổi Trẻ | Nguyễn Văn A, John Smith | url: https://a.vn/1 | doi: 10.1/x | \
         keywords: giá cả; xăng | Tóm tắt\ndòng hai\n\nGhi chú"
    );
    assert_eq!((sources[0].facts.path.as_str(), &sources[0].text), ("Giá xăng", &SourceText::Unknown));
}

#[test]
fn a_date_is_told_as_far_as_it_is_known() {
    for (fields, date) in [
        ("DA  - 2024/06//", "2024-06"),
        ("PY  - 2024///mùa hè", "2024"),
        ("PY  - 2024", "2024"),
        ("Y1  - 2024/6/5/", "2024-06-05"),
        ("DA  - 2024-06-16", "2024-06-16"),
        ("DA  - 16/06/2024", "2024-06-16"),
        ("DA  - 2024/13/45/", "2024"),
        ("DA  - sắp in", ""),
        ("PY  - 2024\nDA  - 2024/06/16/", "2024-06-16"),
    ] {
        let sources = ris_sources(&format!("TY  - NEWS\nTI  - a\n{fields}\nER  - \n"));
        assert_eq!(sources[0].facts.date.as_deref().unwrap_or_default(), date, "{fields}");
    }
}

#[test]
fn a_damaged_record_ends_no_other() {
    let text = "Provider: X\nTY  - NEWS\nTI  - Một\nTY  -NEWS\nTI  - Hai\nER  -\nrác\nTY - JOUR\n T1 - Ba\nER - \n\
                TY  - NEWS\nAU  - Ai\nER  - \nTY  - NEWS\nTI  - Bốn\n";
    for text in [text.to_owned(), text.replace('\n', "\r"), text.replace('\n', "\r\n")] {
        let found = ris::read(text.as_bytes(), &|| false).expect("references");
        let titles: Vec<_> =
            found.study.sources.iter().filter_map(|source| source.facts.title.as_deref()).collect();
        assert_eq!(titles, ["Một", "Hai", "Ba", "Bốn"]);
        let left_out =
            [LeftOut { what: LeftOutKind::DamagedParts, n: 2 }, LeftOut { what: LeftOutKind::Rows, n: 1 }];
        assert_eq!(found.left_out, left_out);
    }
}

#[test]
fn an_item_of_csl_is_a_source_without_text() {
    let text = r#"[{"id":"a","type":"article-newspaper","title":"Giá xăng","container-title":"Tuổi Trẻ",
        "author":[{"family":"Nguyễn","given":"Văn A"},{"literal":"Nhóm PV"},{"family":"Beauvoir","given":"Simone","non-dropping-particle":"de"},
        {"family":null},7],
        "issued":{"date-parts":[["2024",6,16]]},"URL":"https://a.vn/1","DOI":"10.1/x","keyword":"giá cả, xăng","abstract":"Tóm tắt","note":"Ghi chú"},
        {"type":"webpage","title":"Hai","issued":{"date-parts":[[2024,6]]},"publisher":"Báo B"},
        {"type":"webpage","title":"Hai","issued":{"raw":"16/6/2024"}},
        {"type":"webpage","title":"Bốn","issued":{"literal":"sắp in"}},
        {"type":"webpage","title":"Năm","issued":"2024-06","author":"Ai"}]"#;
    let shown: Vec<String> = csl_sources(text).iter().map(shown).collect();
    assert_eq!(
        shown,
        [
            "Giá xăng | 2024-06-16 | Tuổi Trẻ | Nguyễn Văn A, Nhóm PV, Simone de Beauvoir | url: https://a.vn/1 | \
             doi: 10.1/x | keywords: giá cả; xăng | Tóm tắt\n\nGhi chú",
            "Hai | 2024-06 | Báo B | ",
            "Hai | 2024-06-16 |  | ",
            "Bốn |  |  | ",
            "Năm | 2024-06 |  | Ai",
        ]
    );
    let paths: Vec<String> = csl_sources(text).into_iter().map(|source| source.facts.path).collect();
    assert_eq!(paths, ["Giá xăng", "Hai", "Hai (3)", "Bốn", "Năm"]);
}

#[test]
fn other_files_are_no_references() {
    let ris = |text: &str| ris::read(text.as_bytes(), &|| false).map(|found| found.study.sources.len());
    let csl = |text: &str| csl_json::read(text.as_bytes(), &|| false).map(|found| found.study.sources.len());
    assert_eq!(ris("Giá xăng\nTI - 86\n"), Err(DocumentFault::OtherKind));
    assert_eq!(csl("[{\"title\":\"a\",\"text\":\"b\",\"type\":\"news\"}]"), Err(DocumentFault::OtherKind));
    assert_eq!(csl("TY  - NEWS\n"), Err(DocumentFault::OtherKind));
    let many = "TY  - NEWS\nTI  - a\nER  - \n".repeat(300);
    assert_eq!(ris(&many), Ok(300));
    assert_eq!(ris::read(many.as_bytes(), &|| true), Err(DocumentFault::Stopped));
}

proptest! {
    #[test]
    fn no_bytes_break_the_readers(text in "(TY  - |ER  - |DA  - |AU  - |[a-z,/0-9\n]){0,40}", json in "[\\[\\]{}\":,a0-9]{0,60}") {
        drop(ris::read(text.as_bytes(), &|| false));
        drop(csl_json::read(json.as_bytes(), &|| false));
        let item = format!("[{{\"type\":\"book\",\"title\":\"a\",\"issued\":{{\"date-parts\":{json}}},\"author\":{json}}}]");
        drop(csl_json::read(item.as_bytes(), &|| false));
    }
}
