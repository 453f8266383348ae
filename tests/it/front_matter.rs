//! What the heads of files say: YAML and TOML as people and site generators write them.

use crate::markdown::read;
use butda::text::front_matter::HeadFacts;
use butda::text::source::SourceKind;

/// The head of a file, which is no part of the text.
#[track_caller]
fn head(head: &str) -> HeadFacts {
    let article = read(&format!("{head}\nChữ.\n"));
    assert_eq!((article.text.as_str(), article.unreadable_head), ("Chữ.\n", None));
    article.head.as_ref().clone()
}

#[track_caller]
fn check(file: &str, facts: [Option<&str>; 4], attributes: &[(&str, &str)]) {
    let found = head(file);
    let told = [&found.title, &found.date, &found.source, &found.author].map(Option::as_deref);
    assert_eq!(told, facts);
    let named: Vec<(&str, &str)> = found.attributes.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    assert_eq!(named, attributes);
}

#[test]
fn yaml_gives_the_facts_and_all_else_is_an_attribute() {
    check(
        "---\ntitle: \"Bến phà sau ngày thông cầu\" # ghi chú\ndate: 2023-04-11T07:05:00+07:00\nauthor: Phan Thị Thí\n\
         source: 'Báo Bến Thử'\ntags: [phà, cầu]\ndraft: false\nsummary: >\n  Hai giờ\n  cao điểm\nimage:\n  \
         src: a.jpg\nempty:\n---",
        [Some("Bến phà sau ngày thông cầu"), Some("2023-04-11"), Some("Báo Bến Thử"), Some("Phan Thị Thí")],
        &[("tags", "phà, cầu"), ("draft", "false"), ("summary", "Hai giờ cao điểm"), ("image.src", "a.jpg")],
    );
}

#[test]
fn toml_gives_the_same_in_the_order_of_the_file() {
    check(
        "+++\ntitle = 'Bến phà'\ndate = 2023-04-11T23:30:00-11:00\ndraft = false\nweight = 3\n[params]\n\
         author = \"Lan\"\nz = 1\na = 2\n[taxonomies]\ntags = [\"phà\", \"cầu\"]\n[menu]\nname = \"x\"\n+++",
        [Some("Bến phà"), Some("2023-04-11"), None, Some("Lan")],
        &[
            ("draft", "false"),
            ("weight", "3"),
            ("z", "1"),
            ("a", "2"),
            ("tags", "phà, cầu"),
            ("menu.name", "x"),
        ],
    );
}

#[test]
fn vietnamese_names_of_fields_are_understood_with_and_without_marks() {
    let facts = [Some("Bến phà"), Some("2023-04-11"), Some("Báo Thử"), Some("Lan, Minh")];
    check(
        "---\ntiêu đề: Bến phà\nngày đăng: 11/4/2023\nnguồn: Báo Thử\ntác giả:\n  - Lan\n  - Minh\n---",
        facts,
        &[],
    );
    check("---\ntieu_de: Bến phà\nNgay: 2023-4-11\nNGUON: Báo Thử\ntac-gia: Lan, Minh\n---", facts, &[]);
}

#[test]
fn authors_may_be_names_lists_tables_or_links() {
    for author in [
        "author: Lan, Minh",
        "authors: [Lan, Minh]",
        "authors:\n- Lan\n- Minh",
        "author:\n  - name: Lan\n    affiliation: X\n  - name: Minh",
        "author:\n  - \"[[Lan]]\"\n  - \"[[people/minh|Minh]]\"",
    ] {
        check(&format!("---\n{author}\n---"), [None, None, None, Some("Lan, Minh")], &[]);
    }
    check("---\nauthor:\n  name: Lan\n---", [None, None, None, Some("Lan")], &[]);
}

#[test]
fn the_date_is_that_of_publication() {
    let dated = |line: &str| head(&format!("---\n{line}\n---")).date;
    for line in [
        "date: 2023-04-11 07:05",
        "date: \"2023/04/11\"",
        "date: 20230411",
        "pubDate: April 11, 2023",
        "published: 2023-04-11",
        "date: ngày 11 tháng 4 năm 2023",
        "datePublished: 2023-04-11T23:59:00Z\nlastmod: 2024-01-01",
        "date: 2023-04-11\npublished: 2022-01-01",
        "publishDate: 2023-04-11\ndate:",
    ] {
        assert_eq!(dated(line).as_deref(), Some("2023-04-11"), "{line}");
    }
    for line in [
        "dateCreated: 2023-04-11",
        "updated: 2023-04-11",
        "published: true",
        "created: 2023-04-11",
        "date: 2023",
    ] {
        assert_eq!(dated(line), None, "{line}");
    }
}

#[test]
fn values_that_yaml_forbids_without_quotes_are_read_as_if_they_had_them() {
    for (line, title) in [
        ("title: Bến phà: ngày cuối", "Bến phà: ngày cuối"),
        ("title: @lan kể", "@lan kể"),
        ("title: [Ảnh] Bến phà", "[Ảnh] Bến phà"),
        ("title: \"Bến\" phà", "\"Bến\" phà"),
        ("title: 'Bến' phà: lan's", "'Bến' phà: lan's"),
        ("title: `bến` phà", "`bến` phà"),
        ("title: 50% xe: hết", "50% xe: hết"),
        ("title: *bến* phà", "*bến* phà"),
    ] {
        let found = head(&format!("---\nlayout: post\n{line}\ntags: [a]\n---"));
        assert_eq!(found.title.as_deref(), Some(title), "{line}");
        assert_eq!(found.attributes.len(), 2, "{line}");
    }
}

#[test]
fn an_empty_head_is_taken_off_and_a_head_may_end_with_dots() {
    assert_eq!(head("---\n---"), HeadFacts::default());
    assert_eq!(
        head("--- \ntitle: a\n..."),
        HeadFacts { title: Some("a".to_owned()), ..HeadFacts::default() }
    );
}

#[test]
fn what_is_no_head_is_text() {
    for (file, text) in [
        ("---\n\nĐoạn một.\n\n---\n\nĐoạn hai.\n", "Đoạn một.\nĐoạn hai.\n"),
        ("---\ntitle: không hết\n\nĐoạn.\n", "title: không hết\nĐoạn.\n"),
        ("\n---\ntitle: a\n---\n", "title: a\n"),
        ("---\n- a\n- b\n\n---\n", "• a\n• b\n"),
        ("***\ntitle: a\n***\n", "title: a\n"),
        (
            "---\nLan kể lại chuyện ấy như sau: hôm đó trời mưa.\n\n---\n\nHết.\n",
            "Lan kể lại chuyện ấy như sau: hôm đó trời mưa.\nHết.\n",
        ),
    ] {
        let article = read(file);
        assert_eq!((article.text.as_str(), &*article.head), (text, &HeadFacts::default()), "{file:?}");
        assert_eq!(article.unreadable_head, None, "{file:?}");
    }
}

#[test]
fn a_head_that_cannot_be_read_stays_as_it_is_and_is_told() {
    let article = read("---\ntitle: \"Bến\ntags: [a\n  b: }\n---\nChữ *nghiêng*.\n");
    assert_eq!(article.text.as_str(), "---\ntitle: \"Bến\ntags: [a\n  b: }\n---\nChữ nghiêng.\n");
    assert!(article.unreadable_head.is_some());
    assert_eq!(*article.head, HeadFacts::default());
    assert!(article.structure.lines.iter().all(|line| line.label.name() == "body"));
    let article = read("+++\ntitle = Bến phà\n+++\nChữ.\n");
    assert_eq!(
        (article.text.as_str(), article.unreadable_head),
        ("+++\ntitle = Bến phà\n+++\nChữ.\n", Some(2))
    );
}

#[test]
fn a_head_that_refers_to_itself_does_not_grow() {
    let doubled = (1..40).map(|n| format!("a{n}: &a{n} [*a{}, *a{}]\n", n - 1, n - 1));
    let doubled = doubled.collect::<Vec<_>>().concat();
    let found = head(&format!("---\na0: &a0 x\nb: *a0\n{doubled}---"));
    assert_eq!(found.attributes.first(), Some(&("a0".to_owned(), "x".to_owned())));
    assert_eq!(found.attributes.get(1), Some(&("b".to_owned(), "x".to_owned())));
    assert!(found.attributes.iter().map(|(_, value)| value.len()).sum::<usize>() < 100, "{found:?}");
}

#[test]
fn in_plain_text_the_head_stays_and_gives_its_facts() {
    let file = "---\ntitle: Bến phà\nauthor: Lan\n---\nChữ.\n";
    let article = SourceKind::Plain.read(file.as_bytes()).expect("a text");
    assert_eq!(article.text.as_str(), file);
    assert_eq!(article.head.title.as_deref(), Some("Bến phà"));
    let lines: Vec<(usize, &str)> =
        article.structure.lines.iter().map(|line| (line.number, line.span.of(file))).collect();
    let expected: Vec<(usize, &str)> = (1..).zip(file.lines()).collect();
    assert_eq!(lines, expected);
}
