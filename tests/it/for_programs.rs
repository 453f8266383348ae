//! What programs read is the same whatever language the person reads: JSON, CSV and RON have point, ISO dates and
//! English names, and queries of passages are understood in English and in Vietnamese alike.

use super::cli_support::{Bench, Told};
use butda::search::passage_parser::parse;
use butda::search::passage_printer::print;
use butda::search::passage_spelling::Spelling;
use butda::storage::settings::{self, Language, Settings};
use std::fs;

const BEFORE: &str = "Một nền hành chính phục vụ\n20/11/2019\nSáng nay giá xăng tăng lần thứ ba, theo liên bộ.\n\
    Mỗi lít RON 95 tăng thêm 1.450,5 đồng, lên mức cao nhất từ đầu năm đến nay.\n\
    Dầu hỏa thì giữ nguyên giá cũ, các mặt hàng còn lại giảm nhẹ so với kỳ trước.\n";

/// A project with passages of every state, a note, a star's worth of themes, and files with problems.
fn bench(system_language: &'static str) -> Bench {
    let bench = Bench::with(&[("a.txt", BEFORE.as_bytes()), ("b.txt", b"nam"), ("c.txt", b"sau")]);
    let bench = bench.speaking(system_language);
    let quotes = ["Sáng nay giá xăng", "tăng thêm 1.450,5 đồng", "các mặt hàng còn lại", "theo liên bộ"];
    for quote in quotes {
        bench.annotate("a.txt", quote, &["--theme", "Số / Giá", "--note", "xem lại"]).id();
    }
    bench.annotate("b.txt", "nam", &["--theme", "Số"]).id();
    bench.annotate("c.txt", "sau", &["--theme", "Số"]).id();
    let last = BEFORE.lines().next_back().expect("a line");
    let after = BEFORE.replace(", theo liên bộ", "").replace("thêm 1.450,5", "hơn 1.540,5");
    bench.put("a.txt", format!("{after}{last}\n").as_bytes());
    bench.put("b.txt", b"\0");
    fs::remove_file(bench.project().join("c.txt")).expect("the article goes");
    bench.put("annotations/lan-000000/x.txt.ron", b"(format: 1,");
    bench
}

/// What is told for people differs, so that the comparison of the rest means something.
const FOR_PEOPLE: [(&str, &[&str]); 3] = [("check", &[]), ("list", &[]), ("passages", &[])];

const FOR_PROGRAMS: [(&str, &[&str]); 9] = [
    ("check", &["--json"]),
    ("list", &["--json"]),
    ("find", &["giá", "--json"]),
    ("passages", &["--json"]),
    ("passages", &["theme:\"Số\" and not star and date>=2019-01", "--json"]),
    ("themes", &["--json"]),
    ("themes", &["--export", "-", "--format", "csv"]),
    ("export", &["--format", "csv", "--output", "-"]),
    ("export", &["--format", "json", "--output", "-"]),
];

#[test]
fn json_csv_and_ron_are_the_same_in_both_languages() {
    let (vietnamese, english) = (bench("vi_VN.UTF-8"), bench("en_US.UTF-8"));
    for (verb, arguments) in FOR_PEOPLE {
        assert_ne!(told(&vietnamese, verb, arguments).out, told(&english, verb, arguments).out, "{verb}");
    }
    for (verb, arguments) in FOR_PROGRAMS {
        let (theirs, ours) = (told(&vietnamese, verb, arguments), told(&english, verb, arguments));
        assert_eq!((theirs.code, &theirs.out), (ours.code, &ours.out), "{verb} {arguments:?}");
        assert!(!theirs.out.is_empty(), "{verb} {arguments:?}: {}", theirs.messages);
    }
    let files = |bench: &Bench| {
        let root = bench.project().display().to_string();
        let ours = bench.our_files().into_iter();
        ours.map(|(path, text)| (path.replace(&root, ""), text)).collect::<Vec<_>>()
    };
    assert!(files(&english).len() > 3);
    assert_eq!(files(&vietnamese), files(&english));
}

fn told(bench: &Bench, verb: &str, arguments: &[&str]) -> Told {
    bench.run(verb, arguments)
}

#[test]
fn settings_have_points_in_their_numbers_in_both_languages() {
    let text = |language| {
        let settings = Settings { language, ..Settings::default() };
        settings::text_of(&settings).replace("Vietnamese", "").replace("English", "")
    };
    let (vietnamese, english) = (text(Language::Vietnamese), text(Language::English));
    assert_eq!(vietnamese, english);
    assert!(english.contains("line_height: 1."), "{english}");
}

#[test]
fn a_query_means_the_same_in_whichever_language_it_is_typed() {
    let typed = [
        ("ngày>=2019-01 và ngày<5/2020", "date>=2019-01 and date<2020-05"),
        ("“Số” giao với “Giá”", "\"Số\" overlaps \"Giá\""),
        ("trạng thái:“không tìm thấy” hoặc sao", "state:lost or star"),
    ];
    for (vietnamese, english) in typed {
        let query = |typed| parse(typed).expect("a query").query;
        assert_eq!(query(vietnamese), query(english));
        assert_eq!(print(&query(vietnamese), Spelling::English), english);
    }
}
