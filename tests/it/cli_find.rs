//! `find` on the command line.

use crate::cli_support::{Bench, field};
use crate::support::{SEEDS, seed};
use serde_json::json;

fn seeds() -> Bench {
    let texts = SEEDS.map(|name| (format!("{name}.txt"), seed(name)));
    let files: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    Bench::with(&files)
}

#[test]
fn find_tells_every_hit_with_its_place_in_code_points() {
    let bench = seeds();
    for query in ["Đảng bộ", "dang bo"] {
        let told = bench.run("find", &[query, "--json"]);
        assert_eq!((told.code, told.messages.as_str()), (0, ""));
        let rows = told.rows();
        assert_eq!(rows.len(), 61, "{query}");
        for row in &rows {
            let text = seed(row["article"].as_str().expect("a path").trim_end_matches(".txt"));
            let number =
                |name: &str| usize::try_from(row[name].as_u64().expect("a number")).expect("a place");
            let (start, end) = (number("start"), number("end"));
            let words: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(row["text"], json!(words));
            let line =
                [&row["before"], &row["text"], &row["after"]].map(|part| part.as_str().expect("words"));
            assert!(text.contains(&line.concat()), "{row}");
        }
        let keys: Vec<&String> = rows[0].as_object().expect("an object").keys().collect();
        assert_eq!(keys, ["after", "article", "before", "end", "start", "text"]);
    }
}

#[test]
fn find_takes_the_same_queries_as_the_window() {
    let bench = Bench::with(&[("a.txt", "Bàn ban bạn\nÐảng và Đảng\n".as_bytes())]);
    let found = |arguments: &[&str]| -> Vec<String> {
        let told = bench.run("find", &[arguments, &["--json"]].concat());
        field(&told, "text").iter().map(|text| text.as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(found(&["ban"]), ["Bàn", "ban", "bạn"]);
    assert_eq!(found(&["ba"]), ["Bà", "ba", "bạ"]);
    assert!(found(&["ba", "--whole"]).is_empty());
    assert_eq!(found(&["ban", "--marks", "exact"]), ["ban"]);
    assert_eq!(found(&["bạn", "--marks", "none"]), ["Bàn", "ban", "bạn"]);
    assert_eq!(found(&["Ban", "--case"]), ["Bàn"]);
    assert_eq!(found(&["Đ", "--code-points"]), ["Đ"]);
    assert_eq!(found(&["b.n$", "--regex"]), ["bạn"]);
    assert_eq!(found(&["ban ban", "--near", "1"]), ["Bàn ban"]);
    assert_eq!(found(&["-"]), Vec::<String>::new());
}

#[test]
fn find_writes_for_people_article_by_article() {
    let bench = Bench::with(&[("b.txt", b"ban mai"), ("a.txt", "x\nmột bàn".as_bytes())]);
    let told = bench.run("find", &["ban"]);
    assert_eq!(told.out, "a.txt\n  6–9: một [bàn]\n\nb.txt\n  0–3: [ban] mai\n");
    assert_eq!((told.code, told.messages.as_str()), (0, "butda: 2 matches in 2 articles\n"));
}

#[test]
fn boilerplate_can_be_left_out() {
    let bench = seeds();
    let all = bench.run("find", &["dang", "--json"]).rows().len();
    let within = bench.run("find", &["dang", "--json", "--no-boilerplate"]).rows().len();
    assert!(within < all && within > 0, "{within} of {all}");
}

#[test]
fn nothing_found_ends_with_1_and_raw_telex_or_vni_is_offered() {
    let bench = seeds();
    let told = bench.run("find", &["không có đâu", "--json"]);
    assert_eq!((told.code, told.out.as_str()), (1, ""));
    assert_eq!(told.messages, "butda: No article contains “không có đâu”.\n");
    for raw in ["DDangr booj", "D9a3ng bo65"] {
        let told = bench.run("find", &[raw]);
        assert_eq!((told.code, told.out.as_str()), (1, ""));
        let offer = "butda: Did you mean “Đảng bộ”? Matches: 61\n";
        assert_eq!(told.messages, format!("butda: No article contains “{raw}”.\n{offer}"));
    }
}

#[test]
fn a_query_that_cannot_be_asked_ends_with_2_and_says_where_it_goes_wrong() {
    let bench = Bench::with(&[("a.txt", b"ban")]);
    let told = bench.run("find", &["Đảng (bộ", "--regex"]);
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert_eq!(
        told.messages,
        "butda: The regular expression “Đảng (bộ” has an error at character 6: this is not \
         closed.\n"
    );
    let told = bench.run("find", &[" "]);
    assert_eq!(told.code, 2);
    assert!(told.messages.contains("the query is empty"), "{}", told.messages);
    assert_eq!(bench.run("find", &["a", "--regex", "--code-points"]).code, 2);
    assert_eq!(bench.run("find", &["a b", "--regex", "--near", "2"]).code, 2);
}

#[test]
fn an_article_that_cannot_be_read_is_told_and_the_others_are_searched() {
    let bench = Bench::with(&[("a.txt", b"ban"), ("b.txt", b"\xff\xfe\x00")]);
    let told = bench.run("find", &["ban", "--json"]);
    assert_eq!((told.code, told.rows().len()), (1, 1));
    assert!(told.messages.contains("b.txt"), "{}", told.messages);
}
