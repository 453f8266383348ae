//! The articles of a study as references, read back by our own readers.

use crate::exchange_support::text_of;
use crate::studies::{by_hand, code, coding, hostile, source};
use butda::exchange::found_study::FoundStudy;
use butda::exchange::study::{Source, Study};
use butda::exchange::{bibtex, csl_json, csl_writing, ris, ris_writing};
use expect_test::expect;
use proptest::prelude::*;

fn ris_of(study: &Study) -> String {
    text_of(&|out| ris_writing::write(study, out))
}

fn csl_of(study: &Study) -> String {
    text_of(&|out| csl_writing::write(study, out))
}

fn bibtex_of(study: &Study) -> String {
    text_of(&|out| bibtex::write(study, out))
}

#[test]
fn an_article_is_a_record_of_a_newspaper_in_ris() {
    let ris = ris_of(&by_hand());
    assert_eq!(ris.matches('\n').count(), ris.matches("\r\n").count());
    expect![[r"
        TY  - NEWS
        ID  - 2019-gia_xang
        TI  - Giá xăng tăng
        AU  - Nguyễn Văn A
        AU  - Trần B
        T2  - Báo Thái Nguyên
        PY  - 2024
        DA  - 2024/06/16/
        UR  - https://bao.vn/gia-xang_{1}.html?a=1&b=%20
        KW  - Kinh tế
        KW  - Kinh tế / Giá
        KW  - Đời sống
        N1  - Bài quan trọng.
        Đọc lại.
        ER  - 

        TY  - NEWS
        ID  - con_
        TI  - con
        ER  - 

        TY  - NEWS
        ID  - mat
        TI  - mất
        KW  - Kinh tế
        KW  - Kinh tế / Giá
        ER  - 

    "]]
    .assert_eq(&ris.replace("\r\n", "\n"));
}

#[test]
fn an_article_is_an_item_of_csl() {
    expect![[r#"
        [
        {"id":"2019-gia_xang","type":"article-newspaper","title":"Giá xăng tăng","author":[{"literal":"Nguyễn Văn A"},{"literal":"Trần B"}],"container-title":"Báo Thái Nguyên","issued":{"date-parts":[[2024,6,16]]},"URL":"https://bao.vn/gia-xang_{1}.html?a=1&b=%20","keyword":"Kinh tế; Kinh tế / Giá; Đời sống","note":"Bài quan trọng.\n\nĐọc lại."},
        {"id":"con_","type":"article-newspaper","title":"con"},
        {"id":"mat","type":"article-newspaper","title":"mất","keyword":"Kinh tế; Kinh tế / Giá"}
        ]
    "#]]
    .assert_eq(&csl_of(&by_hand()));
    assert_eq!(csl_of(&Study::default()), "[]\n");
}

#[test]
fn an_article_is_an_entry_of_bibtex() {
    let mut study = by_hand();
    study.sources[1].facts.title = Some("TP.HCM: 50% “Giá_xăng” {Đảng} $A & B\\C #1".to_owned());
    study.sources[1].facts.attributes = vec![("URL".to_owned(), "https://x.vn/a b_%20#c".to_owned())];
    study.sources[1].facts.date = Some("hè 2024".to_owned());
    study.codes[0] = code("Giá, lương");
    let bibtex = bibtex_of(&study);
    expect![[r"

        @article{2019-gia_xang,
          title = {Giá xăng tăng},
          author = {{Nguyễn Văn A} and {Trần B}},
          journaltitle = {Báo Thái Nguyên},
          entrysubtype = {newspaper},
          date = {2024-06-16},
          url = {https://bao.vn/gia-xang_%7B1%7D.html?a=1&b=%20},
          keywords = {Giá · lương, Kinh tế / Giá, Đời sống},
          annote = {Bài quan trọng. Đọc lại.},
        }

        @online{con_,
          title = {{TP.HCM:} 50\% {“Giá\_xăng”} {{\textbraceleft{}Đảng\textbraceright{}}} {{\$A}} \& {B\textbackslash{}C} \#1},
          year = {hè 2024},
          url = {https://x.vn/a%20b_%20#c},
        }

        @article{mat,
          title = {mất},
          entrysubtype = {newspaper},
          keywords = {Giá · lương, Kinh tế / Giá},
        }
    "]]
    .assert_eq(bibtex.split_once('\n').map(|(_, entries)| entries).unwrap_or_default());
    assert!(bibtex.starts_with("% butda "));
}

#[test]
fn keywords_that_came_with_a_reference_go_out_again_each_once() {
    let mut study = by_hand();
    study.sources[0].facts.attributes.push(("keywords".to_owned(), "xăng dầu; Kinh tế;".to_owned()));
    let ris = ris_of(&study);
    assert!(ris.contains("KW  - Đời sống\r\nKW  - xăng dầu\r\nN1"));
    assert_eq!(ris.matches("KW  - Kinh tế\r\n").count(), 2);
}

#[test]
fn no_words_of_people_become_a_field() {
    for words in ["x\nTY  - JOUR", "x\r\nER  - ", "x\n ER-", "x\u{2028}AU  - y", "x\u{85}ER  - ", "x\rN1 - y"]
    {
        let mut study = by_hand();
        study.sources.truncate(1);
        study.codings.clear();
        let facts = &mut study.sources[0].facts;
        facts.attributes = vec![("url".to_owned(), words.to_owned()), ("doi".to_owned(), words.to_owned())];
        for fact in [&mut facts.title, &mut facts.date, &mut facts.source, &mut facts.author] {
            *fact = Some(words.to_owned());
        }
        study.sources[0].memo = Some(words.to_owned());
        study.codes[2] = code(words);
        let ris = ris_of(&study);
        let tags = ris.split("\r\n").filter_map(|line| line.split_once("  - ")).map(|(tag, _)| tag);
        let expected = ["TY", "ID", "TI", "AU", "T2", "DA", "UR", "DO", "KW", "N1", "ER"];
        assert_eq!(tags.collect::<Vec<_>>(), expected, "{ris:?}");
        assert!(!ris.replace("\r\n", "").contains(['\n', '\r', '\u{85}', '\u{2028}']));
    }
}

/// What a reference says, white space and the breaks of notes aside.
fn told(source: &Source) -> [String; 7] {
    let facts = &source.facts;
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = |fact: &Option<String>| plain(fact.as_deref().unwrap_or_default());
    let attribute = |name: &str| {
        let value = facts.attributes.iter().find(|(known, _)| known == name);
        plain(value.map(|(_, value)| value.as_str()).unwrap_or_default())
    };
    let memo = known(&source.memo);
    let facts = [&facts.title, &facts.date, &facts.source, &facts.author].map(known);
    let [title, date, paper, author] = facts;
    [title, date, paper, author, attribute("url"), attribute("keywords"), memo]
}

/// Words as bibliographies have them; those with commas or semicolons are told apart there.
fn plain_words() -> impl Strategy<Value = String> {
    hostile().prop_map(|words| {
        let clean: String =
            words.chars().map(|c| if c.is_control() || ",;\u{2028}".contains(c) { ' ' } else { c }).collect();
        format!("x{} y", clean.trim())
    })
}

fn bibliography() -> impl Strategy<Value = Study> {
    let date = prop::sample::select(vec!["2024-06-16", "2024-06", "2024", "1999-12-31"]);
    let words = || prop::option::of(plain_words());
    let article = (plain_words(), prop::option::of(date), words(), words(), words(), words());
    let themes = prop::collection::vec(plain_words(), 1..4);
    (prop::collection::vec(article, 1..5), themes).prop_map(|(articles, themes)| {
        let mut study = Study { codes: themes.iter().map(|name| code(name)).collect(), ..Study::default() };
        for (at, (title, date, paper, author, url, memo)) in articles.into_iter().enumerate() {
            let mut source = source(&format!("{at}.txt"), None);
            source.facts.title = Some(title);
            source.facts.date = date.map(str::to_owned);
            source.facts.source = paper;
            source.facts.author = author.map(|author| format!("{author}, Trần B"));
            source.facts.attributes = url.map(|url| ("url".to_owned(), url)).into_iter().collect();
            source.memo = memo;
            source.codes = vec![at % study.codes.len()];
            study.sources.push(source);
            let coding = coding(&study, at, (at, at + 1), &[(at + 1) % study.codes.len()]);
            study.codings.push(coding);
        }
        study
    })
}

/// The study as readers of bibliographies give it: themes are keywords.
fn with_keywords(study: &Study) -> Vec<[String; 7]> {
    let with = |(at, source): (usize, &Source)| {
        let mut codes: Vec<usize> = source.codes.clone();
        codes.extend(
            study.codings.iter().filter(|coding| coding.source == at).flat_map(|coding| &coding.codes),
        );
        codes.sort_unstable();
        codes.dedup();
        let names: Vec<String> = codes.iter().map(|code| study.codes[*code].full_name()).collect();
        let mut source = source.clone();
        source.facts.attributes.push(("keywords".to_owned(), names.join("; ")));
        told(&source)
    };
    study.sources.iter().enumerate().map(with).collect()
}

fn all_told(found: &FoundStudy) -> Vec<[String; 7]> {
    found.study.sources.iter().map(told).collect()
}

proptest! {
    #[test]
    fn ris_comes_back_as_it_went_out(study in bibliography()) {
        let found = ris::read(ris_of(&study).as_bytes(), &|| false).expect("references");
        prop_assert_eq!(all_told(&found), with_keywords(&study));
        prop_assert_eq!(found.left_out, []);
    }

    #[test]
    fn csl_comes_back_as_it_went_out(study in bibliography()) {
        let found = csl_json::read(csl_of(&study).as_bytes(), &|| false).expect("references");
        prop_assert_eq!(all_told(&found), with_keywords(&study));
        prop_assert_eq!(found.left_out, []);
    }

    #[test]
    fn whatever_people_write_ris_has_a_record_an_article(words in hostile(), memo in hostile()) {
        let mut study = by_hand();
        study.sources[0].facts.title = Some(words.clone());
        study.sources[0].facts.author = Some(words);
        study.sources[0].memo = Some(memo);
        let found = ris::read(ris_of(&study).as_bytes(), &|| false).expect("references");
        prop_assert_eq!(found.study.sources.len(), 3);
        prop_assert_eq!(found.left_out, []);
    }

    #[test]
    fn braces_of_bibtex_close_where_they_open_and_nothing_else_is_an_entry(words in hostile(), memo in hostile()) {
        let mut study = by_hand();
        study.sources[0].facts.title = Some(words.clone());
        study.sources[0].facts.source = Some(words.clone());
        study.sources[0].facts.attributes = vec![("url".to_owned(), words.clone())];
        study.sources[0].memo = Some(memo);
        study.codes[0] = code(&words);
        let bibtex = bibtex_of(&study);
        let mut depth = 0_i64;
        for c in bibtex.chars() {
            depth += i64::from(c == '{') - i64::from(c == '}');
            prop_assert!(depth >= 0);
        }
        prop_assert_eq!(depth, 0);
        prop_assert_eq!(bibtex.lines().filter(|line| line.starts_with('@')).count(), 3);
        // No line that people wrote begins one of the file's.
        let is_ours = |line: &str| line.is_empty() || line == "}" || line.starts_with("  ") || line.starts_with('@');
        prop_assert!(bibtex.lines().skip(1).all(is_ours), "{bibtex}");
    }
}
