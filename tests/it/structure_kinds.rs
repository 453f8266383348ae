//! Small articles, each of a kind that newspapers print and that is easily read wrongly.

use butda::text::structure::{Label, LineLabel, Structure};
use std::collections::BTreeMap;
use std::path::Path;

type Fields = BTreeMap<String, Option<String>>;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/news"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).expect("a file of the test")
}

/// What is read from a text, by field.
fn found(text: &str) -> [(&'static str, Option<String>); 4] {
    let structure = Structure::detect(text);
    let own = |found: Option<&str>| found.map(str::to_owned);
    [
        ("title", own(structure.title(text))),
        ("date", structure.date(text)),
        ("source", own(structure.source(text))),
        ("author", own(structure.author(text))),
    ]
}

#[test]
fn every_kind_gives_its_title_date_source_and_author() {
    let truth: BTreeMap<String, Fields> = serde_json::from_str(&read("truth.json")).expect("the truth");
    assert!(truth.len() >= 16);
    let mut faults = Vec::new();
    for (file, fields) in truth {
        let text = read(&file);
        for (field, found) in found(&text) {
            if found != fields[field] {
                faults.push(format!(
                    "{file} ({:?}): {field} {found:?}, not {:?}",
                    fields["kind"], fields[field]
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Words that stand for themselves in `variants.txt`.
fn expanded(text: &str) -> String {
    let words = [
        ("{title}", "Hai thôn ven suối sắp dời nhà"),
        ("{TITLE}", "Two villages by the stream prepare to move"),
        (
            "{một}",
            "Sáng nay, tổ công tác của huyện đã đến từng hộ ở hai thôn ven suối để ghi lại số nhà phải dời đi trước mùa \
             lũ, rồi đối chiếu với danh sách mà xã lập từ năm ngoái.",
        ),
        (
            "{hai}",
            "Theo trưởng thôn, hơn một nửa số hộ đã đồng ý nhận đất mới, còn lại vẫn chờ xem nền nhà có đủ cao và đường \
             vào có đủ rộng cho xe tải chở vật liệu hay không.",
        ),
        (
            "{one}",
            "The working party visited every house along the stream this morning and wrote down how many families will \
             have to move before the flood season, comparing the list with last year's.",
        ),
        (
            "{two}",
            "More than half of the households have accepted new land, the village head said, while the others are \
             waiting to see whether the road will be wide enough for lorries.",
        ),
    ];
    let menu = |before: &str, between: &str| {
        (0..90).map(|number| format!("{before}Mục {number} của trang")).collect::<Vec<_>>().join(between)
    };
    let menus = [
        ("{menu}", menu("", "\n")),
        ("{menu apart}", menu("", "\n\n")),
        ("{menu of items}", menu("- ", "\n")),
    ];
    let text = words.iter().fold(text.to_owned(), |text, (slot, words)| text.replace(slot, words));
    menus.iter().fold(text, |text, (slot, menu)| text.replace(slot, menu))
}

#[test]
fn many_of_each_kind_give_their_title_date_source_and_author() {
    let variants = read("variants.txt");
    let variants: Vec<&str> = variants.split("=== ").skip(1).collect();
    assert!(variants.len() >= 170, "{}", variants.len());
    let mut faults = Vec::new();
    for variant in variants {
        let (head, text) = variant.split_once("\n---\n").expect("fields, then the text");
        let (name, fields) = head.split_once('\n').unwrap_or((head, ""));
        let fields: BTreeMap<&str, String> = fields
            .lines()
            .map(|line| line.split_once(" = ").expect("field = value"))
            .map(|(field, value)| (field, expanded(value)))
            .collect();
        let text = expanded(text);
        for (field, found) in found(&text) {
            let truth = fields.get(field);
            if found.as_ref() != truth && truth.is_none_or(|truth| truth != "*") {
                faults.push(format!("{name}: {field} {found:?}, not {truth:?}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_paragraph_of_any_kind_is_hidden() {
    let truth: BTreeMap<String, Fields> = serde_json::from_str(&read("truth.json")).expect("the truth");
    for file in truth.keys() {
        let text = read(file);
        let structure = Structure::detect(&text);
        let hidden = structure.lines.iter().filter(|line| structure.is_quarantined(line));
        let long = hidden.filter(|line| line.span.of(&text).split_whitespace().count() > 12);
        let long: Vec<(usize, Label)> = long.map(|line| (line.number, line.label)).collect();
        assert!(long.is_empty(), "{file}: {long:?}");
    }
}

#[test]
fn names_inside_lines_are_known_as_far_as_a_beginning_reaches_and_give_way_to_a_correction() {
    let text = expanded("{title}\n\n(HNM) – {một}\n\n{hai} Lan Chi\n\nHoàng Sơn kể thêm");
    let structure = Structure::detect(&text);
    assert_eq!((structure.source(&text), structure.author(&text)), (Some("HNM"), Some("Lan Chi")));
    let end = text.find("\n\nTheo trưởng thôn").expect("the second paragraph");
    let beginning = structure.beginning(end);
    assert_eq!((beginning.source(&text[..end]), beginning.author(&text[..end])), (Some("HNM"), None));
    let corrected = structure.relabelled(&[
        LineLabel { line: 1, label: Label::Source },
        LineLabel { line: 7, label: Label::Author },
    ]);
    let facts = (corrected.source(&text), corrected.author(&text));
    assert_eq!(facts, (Some("Hai thôn ven suối sắp dời nhà"), Some("Hoàng Sơn kể thêm")));
}

#[test]
fn a_long_caption_of_two_sentences_is_no_paragraph() {
    let text = expanded(
        "{title}\n\n20/7/2019\n\n{một}\n\nNgười dân xóm Bãi gom lại những tấm tôn bị nước cuốn đi từ đêm hôm trước. Đến trưa, \
         bộ đội và thanh niên trong xã đã dựng xong ba mái nhà cho những hộ neo đơn. Ảnh: THU THẢO\n\n{hai}\n",
    );
    let labels = Structure::detect(&text).lines.iter().map(|line| line.label).collect::<Vec<_>>();
    assert_eq!(labels, [Label::Title, Label::Date, Label::Lead, Label::Caption, Label::Body]);
}
