//! Which article a record is about: files are renamed, moved, renumbered, swapped and copied, with their records or
//! without, while a project is closed and while it is open. What was marked stays with its text.

use crate::notation::play;
use crate::support::{Sitting, path};
use butda::model::check::State;
use butda::session::SaveStatus;
use butda::session::{Action, FolderCommand};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;

const TEXTS: [&str; 4] = [
    "Giá xăng tăng mạnh. Người dân bàn về giá xăng, ban giá không nói gì thêm.\n",
    "Đảng ủy họp kín. Hội nghị nghe báo cáo rồi biểu quyết nhân sự khóa mới.\n",
    "Mưa lớn kéo dài. Nước sông dâng cao làm ngập nhiều tuyến đường ven đê.\n",
    "Trường học đóng cửa. Học sinh ở nhà ôn bài qua mạng cùng thầy cô giáo.\n",
];

/// The words of a text that are marked, each by itself.
fn words(text: usize) -> Vec<&'static str> {
    let mut words: Vec<&str> =
        TEXTS[text].split([' ', '.', ',', '\n']).filter(|word| word.len() > 3).collect();
    words.retain(|word| TEXTS[text].matches(word).count() == 1);
    words
}

/// A sitting with the first text in `a.txt`, in which three words are marked.
fn marked() -> Sitting {
    let mut sitting = Sitting::open(&[("a.txt", TEXTS[0])]);
    mark(&mut sitting, "a.txt", &["mạnh", "Người", "thêm"]);
    sitting
}

fn mark(sitting: &mut Sitting, article: &str, words: &[&str]) {
    sitting.read(article);
    for word in words {
        play(sitting, &format!("select {word}; tag a"));
    }
    assert!(matches!(sitting.save(), SaveStatus::Saved(_)), "{:?}", sitting.status());
}

fn rename(sitting: &Sitting, from: &str, to: &str) {
    let to = sitting.path(to);
    fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
    fs::rename(sitting.path(from), to).expect("renamed");
}

/// The articles and states of all passages.
#[track_caller]
fn stand(sitting: &Sitting, expected: &[(&str, State, usize)]) {
    let study = sitting.opened().study();
    let mut found: BTreeMap<(String, State), usize> = BTreeMap::new();
    for coding in &study.codings {
        *found.entry((study.facts(coding).path.clone(), coding.state)).or_default() += 1;
    }
    let expected: BTreeMap<(String, State), usize> =
        expected.iter().map(|(article, state, n)| (((*article).to_owned(), *state), *n)).collect();
    assert_eq!(found, expected);
}

const RECORD: &str = "annotations/ncv-1-aaaaaa/a.txt.ron";

#[test]
fn marks_of_a_renamed_article_are_shown_under_its_new_name_and_written_there_with_the_next() {
    let mut sitting = marked();
    rename(&sitting, "a.txt", "b.txt");
    sitting.restart();
    stand(&sitting, &[("b.txt", State::Exact, 3)]);
    assert!(sitting.file(RECORD).contains("path: \"a.txt\""), "looking at it writes nothing");
    mark(&mut sitting, "b.txt", &["nói"]);
    stand(&sitting, &[("b.txt", State::Exact, 4)]);
    let record = sitting.file("annotations/ncv-1-aaaaaa/b.txt.ron");
    assert!(record.contains("path: \"b.txt\"") && !sitting.path(RECORD).exists());
    sitting.restart();
    stand(&sitting, &[("b.txt", State::Exact, 4)]);
}

#[test]
fn an_article_that_is_renamed_with_its_record_is_marked_and_saved() {
    let mut sitting = marked();
    rename(&sitting, "a.txt", "b.txt");
    rename(&sitting, RECORD, "annotations/ncv-1-aaaaaa/b.txt.ron");
    sitting.restart();
    mark(&mut sitting, "b.txt", &["nói"]);
    stand(&sitting, &[("b.txt", State::Exact, 4)]);
    assert_eq!(sitting.files().iter().filter(|path| path.ends_with(".txt.ron")).count(), 1);
}

#[test]
fn marks_made_before_a_renaming_are_undone_after_it() {
    let mut sitting = marked();
    rename(&sitting, "a.txt", "b.txt");
    sitting.restart();
    sitting.read("b.txt");
    play(&mut sitting, "undo; undo");
    stand(&sitting, &[("b.txt", State::Exact, 1)]);
    play(&mut sitting, "redo; redo");
    stand(&sitting, &[("b.txt", State::Exact, 3)]);
    sitting.save();
    sitting.restart();
    stand(&sitting, &[("b.txt", State::Exact, 3)]);
}

#[test]
fn an_article_renamed_while_it_is_read_goes_on_to_be_read_and_marked() {
    let mut sitting = marked();
    rename(&sitting, "a.txt", "b.txt");
    sitting.run(FolderCommand::ListAgain);
    assert_eq!(sitting.article().path, path("b.txt"));
    play(&mut sitting, "select nói; tag a");
    sitting.run(Action::Undo);
    sitting.run(Action::Redo);
    sitting.save();
    sitting.restart();
    stand(&sitting, &[("b.txt", State::Exact, 4)]);
}

#[test]
fn renumbered_articles_keep_their_marks_though_their_names_are_others_by_now() {
    let mut sitting = Sitting::open(&[("1.txt", TEXTS[0]), ("2.txt", TEXTS[1])]);
    mark(&mut sitting, "1.txt", &["mạnh"]);
    mark(&mut sitting, "2.txt", &["kín"]);
    rename(&sitting, "2.txt", "3.txt");
    rename(&sitting, "1.txt", "2.txt");
    sitting.put("1.txt", TEXTS[2].as_bytes());
    sitting.restart();
    stand(&sitting, &[("2.txt", State::Exact, 1), ("3.txt", State::Exact, 1)]);
    for (article, word) in [("1.txt", "lớn"), ("2.txt", "thêm"), ("3.txt", "họp")] {
        mark(&mut sitting, article, &[word]);
    }
    sitting.restart();
    stand(&sitting, &[("1.txt", State::Exact, 1), ("2.txt", State::Exact, 2), ("3.txt", State::Exact, 2)]);
}

#[test]
fn an_edited_article_keeps_its_marks_by_its_name_also_in_another_folder_or_another_case() {
    let edited = TEXTS[0].replace("ban giá", "cả ban giá");
    for name in ["a.txt", "2019/a.txt", "A.txt"] {
        let mut sitting = marked();
        fs::remove_file(sitting.path("a.txt")).expect("removed");
        sitting.put(name, edited.as_bytes());
        sitting.restart();
        let states: Vec<State> = sitting.opened().study().codings.iter().map(|p| p.state).collect();
        assert!(states.iter().all(|state| *state != State::Lost), "{name}: {states:?}");
        sitting.read(name);
        play(&mut sitting, "select nói; tag a");
        sitting.save();
        sitting.restart();
        assert_eq!(sitting.project().annotations(&path(name)).count(), 4);
    }
}

#[test]
fn a_record_whose_text_is_gone_gives_way_to_that_of_the_article_that_took_its_name() {
    let mut sitting = Sitting::open(&[("1.txt", TEXTS[0]), ("2.txt", TEXTS[1])]);
    mark(&mut sitting, "1.txt", &["mạnh"]);
    mark(&mut sitting, "2.txt", &["kín"]);
    fs::remove_file(sitting.path("1.txt")).expect("removed");
    rename(&sitting, "2.txt", "1.txt");
    sitting.restart();
    stand(&sitting, &[("1.txt", State::Exact, 1), ("1.txt (2)", State::Lost, 1)]);
    mark(&mut sitting, "1.txt", &["họp"]);
    // The text comes back, and with it its marks.
    sitting.put("0.txt", TEXTS[0].as_bytes());
    sitting.restart();
    stand(&sitting, &[("0.txt", State::Exact, 1), ("1.txt", State::Exact, 2)]);
}

#[test]
fn a_colleagues_marks_follow_their_article_and_their_file_is_not_written() {
    let mut sitting = marked();
    rename(&sitting, "a.txt", "b.txt");
    let before = sitting.file(RECORD);
    sitting.be("NCV 2");
    sitting.open_folder();
    mark(&mut sitting, "b.txt", &["nói"]);
    stand(&sitting, &[("b.txt", State::Exact, 4)]);
    assert_eq!(sitting.file(RECORD), before);
}

/// Something that happens to a folder of articles.
#[derive(Clone, Debug)]
enum Happening {
    Rename(usize, usize),
    Swap(usize, usize),
    Copy(usize, usize),
    /// A record is given the name of an article, as by a person who renames both.
    RenameRecord(usize, usize),
    Mark(usize),
}

const NAMES: [&str; 7] = ["a.txt", "b.txt", "c.txt", "d.txt", "x/a.txt", "B.txt", "đ.txt"];

fn happening() -> impl Strategy<Value = Happening> {
    let pair = (0..8_usize, 0..NAMES.len());
    prop_oneof![
        2 => pair.clone().prop_map(|(article, name)| Happening::Rename(article, name)),
        2 => (0..8_usize, 0..8_usize).prop_map(|(one, other)| Happening::Swap(one, other)),
        1 => pair.clone().prop_map(|(article, name)| Happening::Copy(article, name)),
        1 => pair.prop_map(|(record, name)| Happening::RenameRecord(record, name)),
        3 => (0..8_usize).prop_map(Happening::Mark),
    ]
}

/// A folder of articles that things happen to, and what was marked in each text.
struct World {
    sitting: Sitting,
    articles: BTreeMap<String, usize>,
    n_marked: [usize; TEXTS.len()],
}

impl World {
    fn new() -> Self {
        let files: Vec<_> = NAMES.into_iter().zip(TEXTS).collect();
        let articles = files.iter().enumerate().map(|(at, (name, _))| ((*name).to_owned(), at)).collect();
        Self { sitting: Sitting::open(&files), articles, n_marked: [0; TEXTS.len()] }
    }

    fn article(&self, at: usize) -> String {
        let at = at % self.articles.len();
        self.articles.keys().nth(at).expect("an article").clone()
    }

    fn happens(&mut self, happening: &Happening) {
        match *happening {
            Happening::Rename(article, name) => {
                let from = self.article(article);
                if !self.articles.contains_key(NAMES[name]) {
                    rename(&self.sitting, &from, NAMES[name]);
                    let text = self.articles.remove(&from).expect("an article");
                    self.articles.insert(NAMES[name].to_owned(), text);
                }
            }
            Happening::Swap(one, other) => {
                let (one, other) = (self.article(one), self.article(other));
                let (a, b) = (self.articles[&one], self.articles[&other]);
                self.sitting.put(&one, TEXTS[b].as_bytes());
                self.sitting.put(&other, TEXTS[a].as_bytes());
                self.articles.insert(one, b);
                self.articles.insert(other, a);
            }
            Happening::Copy(article, name) => {
                let text = self.articles[&self.article(article)];
                if !self.articles.contains_key(NAMES[name]) {
                    self.sitting.put(NAMES[name], TEXTS[text].as_bytes());
                    self.articles.insert(NAMES[name].to_owned(), text);
                }
            }
            Happening::RenameRecord(record, name) => {
                let mut files = self.sitting.files();
                files.retain(|file| file.ends_with(".txt.ron"));
                let to = format!("annotations/ncv-1-aaaaaa/{}.ron", NAMES[name]);
                if let Some(from) = files.get(record % files.len().max(1)).filter(|_| !files.contains(&to)) {
                    rename(&self.sitting, from, &to);
                }
            }
            Happening::Mark(article) => self.mark(article),
        }
    }

    fn mark(&mut self, article: usize) {
        let name = self.article(article);
        let text = self.articles[&name];
        let Some(word) = words(text).get(self.n_marked[text]).copied() else { return };
        self.sitting.read(&name);
        play(&mut self.sitting, &format!("select {word}; tag a"));
        let status = self.sitting.save();
        assert!(matches!(status, SaveStatus::Saved(_)), "{status:?}");
        self.n_marked[text] += 1;
    }

    /// Every mark stands, once, exact, in an article of its text.
    #[track_caller]
    fn check(&self) {
        let study = self.sitting.opened().study();
        let mut n_found = [0; TEXTS.len()];
        for coding in &study.codings {
            let article = &study.facts(coding).path;
            assert_eq!(coding.state, State::Exact, "{article}: {}", coding.quote);
            n_found[self.articles[article]] += 1;
        }
        assert_eq!(n_found, self.n_marked);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_happens_to_names_every_mark_stands_in_its_text_and_everything_is_saved(
        happenings in proptest::collection::vec((happening(), any::<bool>()), 1..14),
    ) {
        let mut world = World::new();
        for (happening, is_closed) in &happenings {
            world.happens(happening);
            if *is_closed {
                world.sitting.restart();
            } else {
                world.sitting.run(FolderCommand::LookAgain(None));
                world.sitting.run(FolderCommand::ListAgain);
            }
            world.check();
        }
        let status = world.sitting.save();
        prop_assert!(matches!(status, SaveStatus::Saved(_)), "{:?}", status);
        world.sitting.restart();
        world.check();
    }
}
