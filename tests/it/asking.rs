//! The language that passages are asked for in: what is read, what is printed, and where what is wrong.

use butda::model::check::State;
use butda::search::passage_fault::PassageFaultKind as Fault;
use butda::search::passage_parser::{is_unfinished, parse};
use butda::search::passage_printer::print;
use butda::search::passage_query::{DateOrder, Name, PassageQuery, Relation, Test, WordsTest};
use butda::search::passage_spelling::Spelling;
use proptest::prelude::*;

const SPELLINGS: [Spelling; 2] = [Spelling::English, Spelling::Vietnamese];

/// What is typed reads as this in English and as that in Vietnamese.
#[track_caller]
fn check(typed: &str, english: &str, vietnamese: &str) {
    let parsed = parse(typed).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
    assert_eq!(print(&parsed.query, Spelling::English), english);
    assert_eq!(print(&parsed.query, Spelling::Vietnamese), vietnamese);
}

/// What is typed is wrong at the characters between the marks `⟦⟧`.
#[track_caller]
fn check_fault(marked: &str, kind: &Fault) {
    let typed: String = marked.chars().filter(|c| !matches!(c, '⟦' | '⟧')).collect();
    let fault = parse(&typed).expect_err("it is wrong");
    let at =
        |mark: char| marked.chars().filter(|c| *c == mark || !matches!(c, '⟦' | '⟧')).position(|c| c == mark);
    assert_eq!((Some(fault.char_idx), Some(fault.char_end)), (at('⟦'), at('⟧')), "{fault:?}");
    assert_eq!(fault.kind, *kind);
}

#[test]
fn a_query_is_typed_in_either_language_and_with_either_quotation_marks() {
    let both = ("\"Đối thoại\" and not \"Minh bạch\"", "\"Đối thoại\" và không \"Minh bạch\"");
    check("\"Đối thoại\" and not \"Minh bạch\"", both.0, both.1);
    check("“Đối thoại” VÀ không “Minh bạch”", both.0, both.1);
    check("Đối thoại and not Minh bạch", both.0, both.1);
    check("theme:\"Lãnh đạo\"", "\"Lãnh đạo\"", "\"Lãnh đạo\"");
    check("chu de=“Lãnh đạo”", "theme=\"Lãnh đạo\"", "chủ đề=\"Lãnh đạo\"");
    check("annotator:\"NCV 1\"", "annotator:\"NCV 1\"", "người mã hóa:\"NCV 1\"");
    check("nguoi ma hoa:NCV 1", "annotator:\"NCV 1\"", "người mã hóa:\"NCV 1\"");
    check("bài:002 hoặc article:2019/", "article:002 or article:2019/", "bài:002 hoặc bài:2019/");
    check("attribute:tỉnh=Thái Nguyên", "attribute:tỉnh=\"Thái Nguyên\"", "thuộc tính:tỉnh=\"Thái Nguyên\"");
    check(
        "date>=2019-01 and ngày < 5/2020",
        "date>=2019-01 and date<2020-05",
        "ngày>=2019-01 và ngày<2020-05",
    );
    check("date = 5/1/2019 or date:?", "date:2019-01-05 or date:?", "ngày:2019-01-05 hoặc ngày:?");
    check("note: and words:dang bo", "note: and words:\"dang bo\"", "ghi chú: và chữ:\"dang bo\"");
    check(
        "ghi chú:\"xem lại\" và chữ=Đảng",
        "note:\"xem lại\" and words=\"Đảng\"",
        "ghi chú:\"xem lại\" và chữ=\"Đảng\"",
    );
    check("star or state:mat cho", "star or state:lost", "sao hoặc trạng thái:\"không tìm thấy\"");
    check(
        "state:\"không tìm thấy\" or state:nhieu cho khop",
        "state:lost or state:ambiguous",
        "trạng thái:\"không tìm thấy\" hoặc trạng thái:\"có nhiều chỗ khớp\"",
    );
    check("no theme or không chủ đề", "notheme or notheme", "chưa gắn hoặc chưa gắn");
    check("nguồn:#a và *", "source:#a and *", "nguồn:#a và *");
    check("  ", "*", "*");
}

#[test]
fn relations_bind_tightest_then_not_then_and_then_or() {
    check("A trong B", "\"A\" within \"B\"", "\"A\" trong \"B\"");
    for overlaps in ["A giao với B", "A chồng B", "A chồng lên B", "A overlaps B"] {
        check(overlaps, "\"A\" overlaps \"B\"", "\"A\" giao với \"B\"");
    }
    check("Giao thông và với ai", "\"Giao thông\" and \"với ai\"", "\"Giao thông\" và \"với ai\"");
    check("A giao với không B", "\"A\" overlaps (not \"B\")", "\"A\" giao với (không \"B\")");
    check("A near B", "\"A\" near 2 \"B\"", "\"A\" gần 2 \"B\"");
    check("A gần 3 câu B", "\"A\" near 3 \"B\"", "\"A\" gần 3 \"B\"");
    check("A trước B sau C", "\"A\" before \"B\" after \"C\"", "\"A\" trước \"B\" sau \"C\"");
    let english = "not \"A\" within \"B\" and \"C\" or \"D\"";
    check("((not (A within B)) and C) or D", english, "không \"A\" trong \"B\" và \"C\" hoặc \"D\"");
    check("A and (B or C)", "\"A\" and (\"B\" or \"C\")", "\"A\" và (\"B\" hoặc \"C\")");
    check("not (A and B)", "not (\"A\" and \"B\")", "không (\"A\" và \"B\")");
    check("A within not B", "\"A\" within (not \"B\")", "\"A\" trong (không \"B\")");
    check("(not A) within B", "(not \"A\") within \"B\"", "(không \"A\") trong \"B\"");
    check("A within (B within C)", "\"A\" within (\"B\" within \"C\")", "\"A\" trong (\"B\" trong \"C\")");
    check("not not sao", "not not star", "không không sao");
}

#[test]
fn passages_of_one_paragraph_or_article_and_those_that_follow_others_are_asked_for_in_either_language() {
    let paragraph = ("\"A\" same paragraph \"Văn hóa\"", "\"A\" cùng đoạn văn \"Văn hóa\"");
    for typed in ["A same paragraph Văn hóa", "A cùng đoạn văn Văn hóa", "A CÙNG ĐOẠN VĂN \"Văn hóa\""]
    {
        check(typed, paragraph.0, paragraph.1);
    }
    let article = ("\"A\" same article \"Viết lách\"", "\"A\" cùng bài \"Viết lách\"");
    for typed in ["A same article Viết lách", "A cùng bài Viết lách", "A cùng bài viết Viết lách"]
    {
        check(typed, article.0, article.1);
    }
    for typed in ["A followed by 3 B", "A followed by 3 sentences B", "A rồi đến 3 câu B"] {
        check(typed, "\"A\" followed by 3 \"B\"", "\"A\" rồi đến 3 \"B\"");
    }
    for typed in ["A follows 0 B", "A theo sau 0 câu B"] {
        check(typed, "\"A\" follows 0 \"B\"", "\"A\" theo sau 0 \"B\"");
    }
    check("A follows B", "\"A\" follows 2 \"B\"", "\"A\" theo sau 2 \"B\"");
    check("A rồi đến không B", "\"A\" followed by 2 (not \"B\")", "\"A\" rồi đến 2 (không \"B\")");
    check("A sau B theo sau C", "\"A\" after \"B\" follows 2 \"C\"", "\"A\" sau \"B\" theo sau 2 \"C\"");
    check("A cùng B", "\"A cùng B\"", "\"A cùng B\"");
    check("the same and bài", "\"the same\" and \"bài\"", "\"the same\" và \"bài\"");
    check(
        "source:\"theo\" sau B or author:\"same\"",
        "source:\"theo\" after \"B\" or author:\"same\"",
        "nguồn:\"theo\" sau \"B\" hoặc tác giả:\"same\"",
    );
    check_fault("A cùng đoạn văn⟦⟧", &Fault::NoTerm);
    check_fault("\"A\" ⟦cùng⟧ đoạn \"B\"", &Fault::NoConnective);
}

#[test]
fn a_question_mark_asks_for_what_is_not_known_and_between_quotation_marks_for_a_name() {
    check("source:? and tác giả=?", "source:? and author:?", "nguồn:? và tác giả:?");
    check("không nguồn:? hoặc sao", "not source:? or star", "không nguồn:? hoặc sao");
    check("source:\"?\" or source:? A", "source:\"?\" or source:\"? A\"", "nguồn:\"?\" hoặc nguồn:\"? A\"");
}

#[test]
fn between_quotation_marks_every_space_of_an_article_counts() {
    check("article:\" a  b \"", "article:\" a  b \"", "bài:\" a  b \"");
    check("source:\" a \"", "source:a", "nguồn:a");
    check_fault("article:⟦\"  \"⟧", &Fault::NoValue);
}

#[test]
fn what_joins_or_opens_is_unfinished() {
    let unfinished = [
        "",
        " ",
        "(",
        "A and",
        "A và không",
        "A giao với",
        "A chồng lên",
        "A cùng đoạn văn",
        "A same article ",
        "A cùng bài viết",
        "A near",
        "A gần 2",
        "A near 2 sentences",
        "A rồi đến",
        "A rồi đến 2 câu",
        "A follows 3",
    ];
    for typed in unfinished {
        assert!(is_unfinished(typed), "{typed}");
    }
    for typed in
        ["A", "câu", "2 câu", "A gần 2 câu B", "A trước 2", "ngày: 2019", "\"A trước", "A (B)", "đến 2"]
    {
        assert!(!is_unfinished(typed), "{typed}");
    }
}

#[test]
fn words_that_join_stand_in_names_only_between_quotation_marks() {
    check("\"Nói trước đám đông\"", "\"Nói trước đám đông\"", "\"Nói trước đám đông\"");
    check("chua gan", "\"chua gan\"", "\"chua gan\"");
    check(
        "\"sao\" or sao vàng or \"#một\" or theme:#hai-x7k2",
        "\"sao\" or \"sao vàng\" or \"#một\" or theme:#hai-x7k2",
        "\"sao\" hoặc \"sao vàng\" hoặc \"#một\" hoặc chủ đề:#hai-x7k2",
    );
    check("“gọi là \\“A\\””", "\"gọi là \\“A\\”\"", "\"gọi là \\“A\\”\"");
    check("Tro\u{300}ng", "\"Tròng\"", "\"Tròng\"");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    check_fault("A and⟦⟧", &Fault::NoTerm);
    check_fault("⟦and⟧ A", &Fault::NoTerm);
    check_fault("A and ⟦or⟧ B", &Fault::NoTerm);
    check_fault("A and (⟦⟧", &Fault::NoTerm);
}

#[test]
fn every_kind_of_fault_has_its_place() {
    check_fault("A and ⟦“B⟧", &Fault::OpenQuote);
    check_fault("A ⟦\"B\"⟧", &Fault::NoConnective);
    check_fault("A ⟦không⟧ B", &Fault::NoConnective);
    check_fault("A and ⟦(⟧B or C", &Fault::OpenParenthesis);
    check_fault("A ⟦)⟧ or B", &Fault::StrayParenthesis);
    check_fault("(A ⟦\"B\"⟧)", &Fault::NoConnective);
    check_fault("⟦thể loại⟧:A", &Fault::NoField("thể loại".to_owned()));
    check_fault("A and nguồn:⟦⟧", &Fault::NoValue);
    check_fault("nguồn:⟦\"\"⟧", &Fault::NoValue);
    check_fault("source⟦>⟧A", &Fault::NoOrder);
    check_fault("date>=⟦hôm qua⟧ or A", &Fault::NoDate("hôm qua".to_owned()));
    check_fault("date:⟦2019-13⟧", &Fault::NoDate("2019-13".to_owned()));
    check_fault("state:⟦biến mất⟧", &Fault::NoState("biến mất".to_owned()));
    let deep = "(".repeat(1000) + "A" + &")".repeat(1000);
    assert_eq!(parse(&deep).map_err(|fault| fault.kind), Err(Fault::TooDeep));
    assert_eq!(parse(&"not ".repeat(100_000)).map_err(|fault| fault.kind), Err(Fault::TooDeep));
    let long = "A within ".repeat(100_000) + "A";
    assert_eq!(parse(&long).map_err(|fault| fault.kind), Err(Fault::TooDeep));
}

fn any_name() -> impl Strategy<Value = String> {
    let known = [
        "A",
        "không",
        "trước",
        "near",
        "sao",
        "star",
        "notheme",
        "2",
        "*",
        "#a",
        "câu",
        "cùng",
        "same",
        "theo",
        "rồi",
        "đoạn",
        "bài",
        "viết",
        "?",
        "a\"b",
        "“”",
        "\\",
        "a (b) : c",
    ];
    let any = "[a-zđạớữ #\"“”„\\\\():=<>≥*?0-9-]{1,12}".prop_map(|name| name.trim().to_owned());
    let any = any.prop_filter("a name has letters", |name| !name.is_empty());
    prop_oneof![prop::sample::select(known.to_vec()).prop_map(str::to_owned), any]
}

fn called() -> impl Strategy<Value = Name> {
    any_name().prop_map(Name::Called)
}

fn name_or_id() -> impl Strategy<Value = Name> {
    prop_oneof![called(), "[a-z]{1,8}-[a-z0-9]{4}".prop_map(Name::Id)]
}

fn any_words() -> impl Strategy<Value = WordsTest> {
    (any_name(), any::<bool>()).prop_map(|(words, is_exact)| WordsTest { words, is_exact })
}

fn any_test() -> impl Strategy<Value = Test> {
    let states = [State::Exact, State::Moved, State::Changed, State::Ambiguous, State::Lost];
    let orders = [DateOrder::Before, DateOrder::UpTo, DateOrder::At, DateOrder::From, DateOrder::After];
    let dates = ["2019", "2019-01", "2019-12-31"];
    prop_oneof![
        Just(Test::Anything),
        (name_or_id(), any::<bool>()).prop_map(|(name, is_alone)| Test::Theme { name, is_alone }),
        Just(Test::Untagged),
        name_or_id().prop_map(Test::Annotator),
        prop_oneof![called(), "[ ]{0,2}[a-zđ/?]{1,3}[ ]{0,2}".prop_map(Name::Called)].prop_map(Test::Article),
        (called(), prop::option::of(called())).prop_map(|(name, value)| Test::Attribute { name, value }),
        called().prop_map(Test::Source),
        Just(Test::Unsourced),
        called().prop_map(Test::Author),
        Just(Test::Unsigned),
        (prop::sample::select(orders.to_vec()), prop::sample::select(dates.to_vec()))
            .prop_map(|(order, date)| Test::Date(order, date.to_owned())),
        Just(Test::Undated),
        prop::option::of(any_words()).prop_map(Test::Note),
        any_words().prop_map(Test::Words),
        Just(Test::Starred),
        prop::sample::select(states.to_vec()).prop_map(Test::State),
    ]
}

fn any_relation() -> impl Strategy<Value = Relation> {
    prop_oneof![
        Just(Relation::Within),
        Just(Relation::Overlaps),
        (0..9usize).prop_map(Relation::Near),
        Just(Relation::Before),
        Just(Relation::After),
        Just(Relation::SameParagraph),
        Just(Relation::SameArticle),
        (0..9usize).prop_map(Relation::FollowedBy),
        (0..9usize).prop_map(Relation::Follows),
    ]
}

fn any_query() -> impl Strategy<Value = PassageQuery> {
    any_test().prop_map(PassageQuery::Is).prop_recursive(5, 24, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|query| PassageQuery::Not(Box::new(query))),
            prop::collection::vec(inner.clone(), 2..4).prop_map(PassageQuery::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(PassageQuery::Any),
            (inner.clone(), any_relation(), inner).prop_map(|(of, relation, to)| PassageQuery::Related(
                Box::new(of),
                relation,
                Box::new(to)
            )),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_as_the_same_query_again(query in any_query()) {
        for spelling in SPELLINGS {
            let text = print(&query, spelling);
            let parsed = parse(&text);
            prop_assert_eq!(parsed.map(|parsed| parsed.query), Ok(query.clone()), "{}", text);
        }
    }

    #[test]
    fn the_names_of_a_query_are_told_with_their_places(query in any_query()) {
        let text = print(&query, Spelling::Vietnamese);
        let parsed = parse(&text).expect("what was printed");
        let n_names: usize = query.tests().iter().map(|test| test.names().len()).sum();
        prop_assert_eq!(parsed.names.len(), n_names);
        for (at, (_, name)) in parsed.names.iter().zip(query.tests().iter().flat_map(|test| test.names())) {
            let there: String = text.chars().skip(at.start).take(at.len()).collect();
            let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(plain(&there), plain(name.as_str()), "{}", &text);
        }
    }

    #[test]
    fn whatever_is_typed_is_read_or_refused_within_its_length(typed in "\\PC{0,40}") {
        if let Err(fault) = parse(&typed) {
            prop_assert!(fault.char_idx <= fault.char_end && fault.char_end <= typed.chars().count());
        }
    }
}
