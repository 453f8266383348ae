//! Markdown articles in a project: what their heads say, what was marked in their files' texts before marks were read, and
//! what scripts are told.

use crate::cli_support::Bench;
use crate::notation::play;
use crate::support::{Sitting, path};
use butda::model::article::About;
use butda::model::check::State;
use butda::session::{AboutCommand, Action, FolderCommand, ReadingCommand};
use butda::storage::problem::ProblemKind;
use butda::text::reading_text::ReadingText;
use butda::text::source::SourceKind;
use butda::text::structure::Label;
use serde_json::json;
use std::fs;

const ARTICLE: &str = "---\ntitle: Sau ngày thông cầu\ndate: 2023-04-11\nsource: Báo Thử\nauthor: Lan\ntags: [phà, cầu]\n---\n\n\
    # Bến phà\n\nĐoàn *khảo sát* đếm **lượt\nxe** ở bến.\n\n- mục [một](https://example.org)\n- mục hai &amp; ba\n";

const READ: &str = "Bến phà\nĐoàn khảo sát đếm lượt xe ở bến.\n• mục một\n• mục hai & ba\n";

const TEXT_RECORD: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";
const RECORD: &str = "annotations/ncv-1-aaaaaa/a.md.ron";

/// A sitting in which a file is read.
fn opened(name: &str, file: &str) -> Sitting {
    let mut sitting = Sitting::open(&[(name, file)]);
    sitting.read(name);
    sitting
}

/// A sitting in which words of the file's text were marked, as every Markdown file was read once; now it is read as
/// Markdown.
fn marked_before(marks: &[&str]) -> Sitting {
    let mut sitting = opened("a.txt", ARTICLE);
    for words in marks {
        let at = ARTICLE.find(words).expect("the words");
        sitting.run(crate::support::select(at, at + words.len()));
        play(&mut sitting, "tag a");
    }
    sitting.save();
    become_markdown(&mut sitting);
    sitting
}

fn become_markdown(sitting: &mut Sitting) {
    fs::rename(sitting.path("a.txt"), sitting.path("a.md")).expect("renamed");
    let record = sitting.file(TEXT_RECORD).replace("a.txt", "a.md");
    fs::remove_file(sitting.path(TEXT_RECORD)).expect("removed");
    sitting.put(RECORD, record.as_bytes());
    sitting.restart();
    sitting.read("a.md");
}

/// The words of each mark as they are read, and how they stand.
fn shown(sitting: &Sitting) -> Vec<(&str, State)> {
    let reading = sitting.article();
    reading.marks.iter().map(|mark| (mark.span.of(reading.text()), mark.state)).collect()
}

#[test]
fn what_was_marked_in_the_files_text_is_shown_on_the_same_words() {
    let sitting = marked_before(&["*khảo sát* đếm **lượt\nxe**", "một](https", "hai &amp; ba"]);
    assert_eq!(sitting.article().text(), READ);
    assert_eq!(
        shown(&sitting),
        [("khảo sát đếm lượt xe", State::Exact), ("một", State::Exact), ("hai & ba", State::Exact)]
    );
}

#[test]
fn what_was_marked_in_the_head_is_lost_and_listed() {
    let sitting = marked_before(&["Sau ngày", "Đoàn"]);
    assert_eq!(shown(&sitting), [("Đoàn", State::Exact)]);
    let passages = sitting.opened().study().codings;
    let states: Vec<(&str, State)> = passages.iter().map(|one| (one.quote.as_str(), one.state)).collect();
    assert_eq!(states, [("Sau ngày", State::Lost), ("Đoàn", State::Exact)]);
}

#[test]
fn looking_writes_nothing_and_a_change_rewrites_what_was_changed() {
    let mut sitting = marked_before(&["*khảo sát*", "một](https"]);
    let before = sitting.file(RECORD);
    sitting.save();
    assert_eq!(sitting.file(RECORD), before);

    let key = sitting.article().marks[0].key.clone();
    sitting.run(ReadingCommand::JumpTo(path("a.md"), key));
    sitting.run(Action::Star);
    sitting.save();
    let after = sitting.file(RECORD);
    let raw = ReadingText::from_bytes(ARTICLE.as_bytes()).expect("a text");
    let read = SourceKind::Markdown.read(ARTICLE.as_bytes()).expect("a text");
    assert!(
        after.contains("quote: \"khảo sát\"")
            && after.contains(&format!("text: Some(\"{}\")", read.text.sha256()))
    );
    assert!(
        after.contains("quote: \"một](https\"") && after.contains(&format!("sha256: \"{}\"", raw.sha256()))
    );
    sitting.restart();
    sitting.read("a.md");
    assert_eq!(shown(&sitting), [("khảo sát", State::Exact), ("một", State::Exact)]);
    sitting.run(Action::Undo);
    assert_eq!(shown(&sitting), [("khảo sát", State::Exact), ("một", State::Exact)]);
}

#[test]
fn a_head_that_cannot_be_read_is_said_with_its_line_until_it_is_repaired() {
    let broken = ARTICLE.replace("tags: [phà, cầu]", "tags: [phà\n  b: }");
    let mut sitting = opened("a.md", &broken);
    let told = |sitting: &Sitting| {
        let problems = sitting.opened().problems.iter();
        problems.map(|problem| (problem.path.clone(), problem.kind.clone())).collect::<Vec<_>>()
    };
    let [(path, ProblemKind::UnreadableHead(line))] = &*told(&sitting) else {
        panic!("{:?}", told(&sitting));
    };
    assert!(path == "a.md" && (5..=8).contains(line), "{line}");
    assert!(sitting.article().text().contains("title: Sau ngày thông cầu"), "it is read as text");
    sitting.put("a.md", ARTICLE.as_bytes());
    sitting.run(FolderCommand::ListAgain);
    assert_eq!(told(&sitting), []);
}

#[test]
fn a_record_follows_its_article_by_the_hash_of_the_files_text() {
    let mut sitting = marked_before(&["Đoàn"]);
    fs::rename(sitting.path("a.md"), sitting.path("b.md")).expect("renamed");
    sitting.put("a.md", "Một bài khác hẳn.\n".as_bytes());
    sitting.restart();
    sitting.read("b.md");
    assert_eq!(shown(&sitting), [("Đoàn", State::Exact)]);
    sitting.read("a.md");
    assert_eq!(shown(&sitting), []);
}

#[test]
fn labels_set_in_the_files_text_stay_with_their_lines() {
    let mut sitting = opened("a.txt", ARTICLE);
    let line = |words: &str| 1 + ARTICLE.lines().position(|line| line.contains(words)).expect("a line");
    for (words, label) in [("mục hai", Label::Caption), ("title:", Label::Section)] {
        sitting.run(AboutCommand::SetLabel { line: line(words), label: Some(label) });
    }
    sitting.save();
    become_markdown(&mut sitting);
    let labels = |sitting: &Sitting| {
        sitting.article().structure.lines.iter().map(|line| line.label).collect::<Vec<_>>()
    };
    let (title, body, caption) = (Label::Title, Label::Body, Label::Caption);
    assert_eq!(labels(&sitting), [title, body, body, caption]);
    sitting.run(AboutCommand::SetLabel { line: 3, label: Some(Label::Lead) });
    sitting.run(AboutCommand::SetLabel { line: 4, label: None });
    assert_eq!(labels(&sitting), [title, body, Label::Lead, body]);
    sitting.save();
    sitting.restart();
    sitting.read("a.md");
    assert_eq!(labels(&sitting), [title, body, Label::Lead, body]);
}

/// Title, date, source and author as the library has them.
fn facts(sitting: &Sitting) -> [Option<&str>; 4] {
    let facts = &sitting.opened().library[&path("a.md")].facts;
    [&facts.title, &facts.date, &facts.source, &facts.author].map(Option::as_deref)
}

fn attributes(sitting: &Sitting) -> Vec<(&str, &str)> {
    let facts = &sitting.opened().library[&path("a.md")].facts;
    facts.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn the_head_goes_before_the_text_and_what_an_annotator_says_before_the_head() {
    let mut sitting = opened("a.md", ARTICLE);
    assert_eq!(
        facts(&sitting),
        [Some("Sau ngày thông cầu"), Some("2023-04-11"), Some("Báo Thử"), Some("Lan")]
    );
    assert_eq!(attributes(&sitting), [("tags", "phà, cầu")]);
    let about = About {
        source: Some("Báo Khác".to_owned()),
        attributes: vec![("tags".to_owned(), "sông".to_owned()), ("tỉnh".to_owned(), "Thử".to_owned())],
        ..About::default()
    };
    sitting.run(AboutCommand::SetAbout(Box::new(about)));
    assert_eq!(
        facts(&sitting),
        [Some("Sau ngày thông cầu"), Some("2023-04-11"), Some("Báo Khác"), Some("Lan")]
    );
    assert_eq!(attributes(&sitting), [("tags", "sông"), ("tỉnh", "Thử")]);
    sitting.run(AboutCommand::SetLabel { line: 1, label: Some(Label::Title) });
    assert_eq!(facts(&sitting)[0], Some("Bến phà"));
    sitting.save();
    let record = sitting.file(RECORD);
    assert!(!record.contains("Sau ngày") && !record.contains("phà, cầu"), "{record}");
}

#[test]
fn a_head_that_is_changed_on_disk_is_read_again() {
    let mut sitting = opened("a.md", ARTICLE);
    sitting.put("a.md", ARTICLE.replace("Báo Thử", "Báo Khác").replace("**", "__").as_bytes());
    sitting.run(FolderCommand::ListAgain);
    assert_eq!(facts(&sitting)[2], Some("Báo Khác"));
    assert_eq!(sitting.article().text(), READ);
}

#[test]
fn heads_and_lines_of_real_shapes_give_their_facts() {
    let title = Some("Bến phà sau ngày thông cầu");
    let date = Some("2023-04-11");
    for (file, expected) in [
        (include_str!("golden/heads/yaml.md"), [title, date, Some("Báo Bến Thử"), Some("Phan Thị Thí")]),
        (
            include_str!("golden/heads/yaml_lists.md"),
            [Some("The ferry after the bridge"), date, None, Some("jo-sample, kim-sample")],
        ),
        (include_str!("golden/heads/yaml_and_heading.md"), [title, date, None, Some("Phan thí Thử")]),
        (
            include_str!("golden/heads/link_as_source.md"),
            [Some("Hàm đếm chuyến phà"), None, Some("Sổ tay Bến"), None],
        ),
    ] {
        let sitting = opened("a.md", file);
        assert_eq!(facts(&sitting), expected);
    }
}

#[test]
fn scripts_are_told_the_text_the_facts_and_the_attributes() {
    let bench = Bench::with(&[("a.md", ARTICLE.as_bytes()), ("b.txt", b"# b\n\n* c\n")]);
    assert_eq!(bench.run("text", &["a.md"]).out, READ);
    assert_eq!(bench.run("text", &["./b.txt"]).out, "# b\n\n* c\n");
    let refused = bench.run("text", &["c.md"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.messages.contains("c.md"), "{}", refused.messages);

    let listed = bench.run("list", &["--json"]).rows();
    assert_eq!(listed[0]["title"], "Sau ngày thông cầu");
    assert_eq!(listed[0]["attributes"], json!([["tags", "phà, cầu"]]));
    assert_eq!(bench.run("find", &["khảo sát đếm lượt xe", "--json"]).rows().len(), 1);
    assert_eq!(bench.run("find", &["thông cầu", "--json"]).rows().len(), 0);
    let id = bench.annotate("a.md", "khảo sát đếm lượt xe", &["--theme", "Đếm"]);
    assert_eq!(id.code, 0, "{}", id.messages);
    let passages = bench.run("passages", &["attribute:tags=\"phà, cầu\"", "--json"]);
    assert_eq!(passages.rows().len(), 1, "{}", passages.messages);
}
