//! What the lines of the five seeds are taken for, the facts read from them, and dates of all forms.

use butda::text::structure::{Label, LineLabel, Structure};

const SEEDS: [&str; 5] = [
    "000_96773ac29977ea1a",
    "001_03e8ab6feff05417",
    "002_c5379a05707e3bb3",
    "003_46e91b8406453aef",
    "004_4066fd13f0d8e872",
];

fn seed(name: &str) -> String {
    std::fs::read_to_string(format!("{}/seeds/{name}.txt", env!("CARGO_MANIFEST_DIR")))
        .expect("a seed article")
}

/// The truth's finer names in ours: junk and empty date labels are boilerplate, a caption's copy is a caption.
fn label_of(truth: &str) -> Label {
    match truth {
        "alt_slug" => Label::Slug,
        "alt_trunc" => Label::AltText,
        "caption_dup" => Label::Caption,
        "junk" | "nav" => Label::Navigation,
        "pubdate" => Label::Date,
        "pubdate_empty" => Label::SiteDate,
        name => Label::from_name(name).unwrap_or_else(|| panic!("no label for {name}")),
    }
}

#[test]
fn all_99_lines_of_the_seeds_get_their_label() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/truth/articles.json");
    let truth = std::fs::read_to_string(file).expect("the truth file");
    let truth: serde_json::Value = serde_json::from_str(&truth).expect("JSON");
    let mut n_right = 0;
    let mut wrong = Vec::new();
    for name in SEEDS {
        let text = seed(name);
        let found = Structure::detect(&text);
        let lines = truth[name].as_array().expect("a list of lines");
        assert_eq!(found.lines.len(), lines.len(), "{name}: a line for each line with text");
        for (line, expected) in found.lines.iter().zip(lines) {
            assert_eq!(line.number as u64, expected["line"].as_u64().expect("a number"));
            let expected = label_of(expected["label"].as_str().expect("a label"));
            if line.label == expected {
                n_right += 1;
            } else {
                wrong.push(format!("{name}:{} is {:?}, not {:?}", line.number, expected, line.label));
            }
        }
    }
    assert_eq!((n_right, wrong), (99, Vec::new()));
}

const LONG: &str = "Ủy ban nhân dân tỉnh vừa tổ chức hội nghị đánh giá kết quả thực hiện nhiệm vụ phát triển \
    kinh tế - xã hội sáu tháng đầu năm, triển khai phương hướng, nhiệm vụ sáu tháng cuối năm. Các đại biểu đã thảo \
    luận nhiều giải pháp để hoàn thành kế hoạch.";

#[test]
fn the_seeds_give_their_facts() {
    let facts = SEEDS.map(|name| {
        let text = seed(name);
        let structure = Structure::detect(&text);
        let title = structure.title(&text).map(|title| title.chars().take(12).collect::<String>());
        let own = |found: Option<&str>| found.map(str::to_owned);
        (title, structure.date(&text), own(structure.source(&text)), own(structure.author(&text)))
    });
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        facts,
        [
            (None, None, None, None),
            (some("Nâng cao năn"), some("2020-08-24"), some("thainguyen.gov.vn"), some("Hoàng Anh Trung")),
            (some("Giữ vững kỷ "), some("2019-07-20"), some("Nhân dân"), None),
            (some("Kết quả tron"), None, None, some("Nguyễn Chiến")),
            (some("Cho ý kiến v"), some("2017-02-07"), None, some("Hoài Thanh")),
        ]
    );
}

#[test]
fn impossible_dates_are_none() {
    let date = |line: &str| {
        let text = format!("Một tiêu đề đủ dài cho bài viết\n{line}\n\n{LONG}\n\n{LONG}");
        Structure::detect(&text).date(&text)
    };
    assert_eq!(date("31/02/2019"), None);
    assert_eq!(date("29/02/2020").as_deref(), Some("2020-02-29"));
    assert_eq!(date("29/02/2019"), None);
    assert_eq!(date("2019-07-20T08:36:00+07:00").as_deref(), Some("2019-07-20"));
    assert_eq!(date("Thứ Hai, ngày 20 tháng 7 năm 2019 - 08:36").as_deref(), Some("2019-07-20"));
    assert_eq!(date("Đăng ngày 20 Tháng Bảy, 2019").as_deref(), Some("2019-07-20"));
    assert_eq!(date("Chủ nhật, 20.07.2019 | 8h36'").as_deref(), Some("2019-07-20"));
    assert_eq!(date("Cập nhật lúc 08:36, Thứ Bảy, 20/07/2019 (GMT+7)").as_deref(), Some("2019-07-20"));
    assert_eq!(date("20-07-2019 08:36 AM").as_deref(), Some("2019-07-20"));
    assert_eq!(date("Published on July 20, 2019").as_deref(), Some("2019-07-20"));
}

#[test]
fn a_date_in_a_title_is_not_the_article_s() {
    let title = "Kết quả xổ số ngày 20/7/2019 của các tỉnh miền Nam";
    let text = format!("{title}\n\n{LONG}\n\n{LONG}");
    let structure = Structure::detect(&text);
    assert_eq!((structure.title(&text), structure.date(&text)), (Some(title), None));
}

#[test]
fn a_correction_wins_over_the_guess() {
    let text = format!("Tin vắn\n\n{LONG}\n\nngày mồng 3/2/2020 tại Huế");
    let structure = Structure::detect(&text).relabelled(&[
        LineLabel { line: 1, label: Label::Section },
        LineLabel { line: 5, label: Label::Date },
        LineLabel { line: 99, label: Label::Lead },
    ]);
    let labels: Vec<Label> = structure.lines.iter().map(|line| line.label).collect();
    assert_eq!(labels, [Label::Section, Label::Body, Label::Date]);
    assert_eq!(structure.title(&text), None);
    assert_eq!(structure.date(&text).as_deref(), Some("2020-02-03"));
}

#[test]
fn a_label_s_name_leads_back_to_it() {
    for label in Label::ALL {
        assert_eq!(Label::from_name(label.name()), Some(label));
    }
    assert_eq!(Label::from_name("Body"), None);
}

#[test]
fn a_title_keeps_the_signs_that_are_its_own() {
    let title = |line: &str| {
        let text = format!(
            "{line}\n\n{}\n",
            "Một đoạn văn đủ dài để là thân bài, có nhiều chữ và có dấu chấm ở cuối. ".repeat(4)
        );
        Structure::detect(&text).title(&text).map(str::to_owned)
    };
    assert_eq!(title("# Lập trình với C#").as_deref(), Some("Lập trình với C#"));
    assert_eq!(title("# Học C# ##").as_deref(), Some("Học C#"));
    assert_eq!(title("# Bến phà").as_deref(), Some("Bến phà"));
}
