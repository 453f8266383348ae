//! The words that tables of words leave out: what people add and take out stands for everyone, tables follow, and undo
//! brings back what was.

use crate::cli_support::Bench;
use crate::support::{Sitting, annotator_id};
use butda::analysis::page::{Numbers, PageKind, PageQuestion};
use butda::analysis::stop_list::StopList;
use butda::analysis::stop_words::StopWords;
use butda::analysis::word_reading::WordUnit;
use butda::model::history::{CodebookStep, StepLabel};
use butda::model::project::Project;
use butda::session::{Action, AnalysingCommand, Notice, StepNotice, StopListCommand};
use serde_json::json;

const TEXT: &str = "Xăng tăng của dân. Xăng giảm của dân.";

fn list(sitting: &Sitting) -> StopList {
    StopList::of(sitting.project())
}

fn add(words: &[&str]) -> StopListCommand {
    StopListCommand::Add(words.iter().map(|word| (*word).to_owned()).collect())
}

fn remove(word: &str) -> StopListCommand {
    StopListCommand::Remove(word.to_owned())
}

fn made(step: CodebookStep) -> Notice {
    Notice::Steps(StepNotice::Made(StepLabel::Codebook(step)))
}

/// The words of the page of words, which is looked at.
fn counted(sitting: &Sitting) -> Vec<String> {
    let numbers = sitting.session.analysing().and_then(|analysing| analysing.numbers()).expect("numbers");
    let Numbers::Words(table) = &numbers.numbers else { panic!("{numbers:?}") };
    let mut words: Vec<String> = table.rows.iter().map(|row| row.word.to_lowercase()).collect();
    words.sort();
    words
}

/// A sitting that looks at the syllables of its article.
fn looking() -> Sitting {
    let mut sitting = Sitting::reading(TEXT);
    let question =
        PageQuestion { kind: PageKind::Words, words: WordUnit::Syllable, ..PageQuestion::default() };
    sitting.run(AnalysingCommand::Ask(Box::new(question)));
    sitting
}

#[test]
fn nobody_having_decided_anything_it_is_the_list_that_is_built_in() {
    let list = StopList::of(&Project::default());
    assert_eq!(list.words(), StopWords::default());
    assert!(list.entries.iter().all(|entry| entry.is_usual && entry.is_on));
}

#[test]
fn a_table_of_words_follows_what_is_added_and_taken_out_and_each_is_undone() {
    let mut sitting = looking();
    assert_eq!(counted(&sitting), ["dân", "giảm", "tăng", "xăng"]);
    sitting.run(add(&[" XĂNG "]));
    assert_eq!(sitting.said(), Some(made(CodebookStep::StopWordAdded("XĂNG".to_owned()))));
    assert_eq!(counted(&sitting), ["dân", "giảm", "tăng"]);
    sitting.run(remove("của"));
    assert_eq!(sitting.said(), Some(made(CodebookStep::StopWordRemoved("của".to_owned()))));
    assert_eq!(counted(&sitting), ["của", "dân", "giảm", "tăng"]);
    sitting.run(Action::Undo);
    assert_eq!(counted(&sitting), ["dân", "giảm", "tăng"]);
    sitting.run(Action::Undo);
    assert_eq!(counted(&sitting), ["dân", "giảm", "tăng", "xăng"]);
    assert_eq!(list(&sitting).words(), StopWords::default());
}

#[test]
fn what_is_there_already_or_is_no_word_makes_no_step() {
    let mut sitting = looking();
    for command in [add(&["của", "CỦA", "…", " "]), remove("xăng"), StopListCommand::Restore] {
        sitting.run(command);
        assert!(sitting.opened().history.next_undo().is_none());
    }
    sitting.run(add(&["xăng", "Xăng", "giảm"]));
    assert_eq!(sitting.said(), Some(made(CodebookStep::StopWordsAdded(2))));
    assert_eq!(counted(&sitting), ["dân", "tăng"]);
}

#[test]
fn what_was_deleted_can_be_added_again_and_the_usual_list_comes_back_in_one_step() {
    let mut sitting = looking();
    for command in [add(&["xăng"]), remove("xăng"), add(&["Xăng"]), remove("của"), remove("và")] {
        sitting.run(command);
    }
    assert_eq!(list(&sitting).has("xăng"), Some(true));
    assert_eq!(list(&sitting).has("của"), Some(false));
    sitting.run(StopListCommand::Restore);
    assert_eq!(sitting.said(), Some(made(CodebookStep::StopWordsRestored)));
    assert_eq!(list(&sitting), StopList::of(&Project::default()));
    sitting.run(Action::Undo);
    assert_eq!((list(&sitting).has("xăng"), list(&sitting).has("và")), (Some(true), Some(false)));
}

#[test]
fn what_two_people_decide_stands_for_both_and_after_a_restart() {
    let mut sitting = looking();
    sitting.run(add(&["xăng"]));
    sitting.run(remove("của"));
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    assert_eq!((list(&sitting).has("xăng"), list(&sitting).has("của")), (Some(true), Some(false)));
    sitting.run(remove("xăng"));
    sitting.run(add(&["của", "dân"]));
    sitting.save();
    sitting.be("NCV 1");
    sitting.open_folder();
    let list = list(&sitting);
    assert_eq!((list.has("xăng"), list.has("của"), list.has("dân")), (None, Some(true), Some(true)));
    let own = sitting.file(&format!("annotations/{}/codebook.ron", annotator_id("NCV 1")));
    assert!(own.contains("word: Some(\"xăng\"),") && !own.contains("queries"), "{own}");
}

#[test]
fn of_several_records_of_one_word_one_that_stands_is_enough_and_who_removes_it_removes_all() {
    let mut sitting = Sitting::reading(TEXT);
    let record =
        |id: &str, word: &str, more: &str| format!("(id: \"{id}\", rev: 1, word: Some(\"{word}\"){more})");
    let records = [
        record("xang-aaaa", "xăng", ", deleted: Some(true)"),
        record("xang-bbbb", "XĂNG", ""),
        record("cua-aaaa", "của", ", deleted: Some(true)"),
        "(id: \"rong-aaaa\", rev: 2)".to_owned(),
    ];
    let file = format!(
        "(format: 1, kind: \"codebook\", annotator: (id: \"ncv-2-bbbbbb\", name: \"NCV 2\", same_person_as: None), \
         memo: None, locked: false, keys: [], themes: [], stop_words: [{}])",
        records.join(", ")
    );
    sitting.put("annotations/ncv-2-bbbbbb/codebook.ron", file.as_bytes());
    sitting.open_folder();
    assert_eq!((list(&sitting).has("xăng"), list(&sitting).has("của")), (Some(true), Some(false)));
    sitting.run(remove("Xăng"));
    assert_eq!(list(&sitting).has("xăng"), None);
}

#[test]
fn the_command_line_counts_by_the_list_of_the_project() {
    let bench = Bench::with(&[("a.txt", TEXT.as_bytes())]);
    let words = |bench: &Bench| -> Vec<serde_json::Value> {
        let told = bench.run("words", &["--unit", "syllable", "--json"]);
        told.rows().into_iter().map(|row| row["word"].clone()).collect()
    };
    assert!(!words(&bench).contains(&json!("của")));
    let file = "(format: 1, kind: \"codebook\", annotator: (id: \"ncv-2-bbbbbb\", name: \"NCV 2\", \
                same_person_as: None), memo: None, locked: false, keys: [], themes: [], stop_words: [\
                (id: \"cua-aaaa\", rev: 1, word: Some(\"của\"), deleted: Some(true)), \
                (id: \"dan-aaaa\", rev: 1, word: Some(\"dân\"))])";
    let folder = bench.project().join("annotations/ncv-2-bbbbbb");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("codebook.ron"), file).expect("a file");
    let words = words(&bench);
    assert!(words.contains(&json!("của")) && !words.contains(&json!("dân")), "{words:?}");
}
