//! Random passages of the sample articles, marked by a script that runs the program itself: what comes back
//! is what was marked, whichever way the articles spell their letters. `BUTDA_DURABILITY=10` marks a thousand, not a hundred.

use super::surviving::effort;
use butda::storage::samples;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

const THEMES: [&str; 5] = ["Lãnh đạo", "Lãnh đạo / Nêu gương", "Đối thoại", "bàn", "ban"];

/// How the articles spell their letters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spelling {
    AsTheyCome,
    Decomposed,
}

/// Numbers that look random and are the same every time (`xorshift64*`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let number = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(number).unwrap_or_default() % bound
    }
}

/// An article as this test understands it, by its own simple means.
struct Text {
    path: String,
    words: String,
    chars: Vec<char>,
    /// Code points where a grapheme begins, and the end.
    boundaries: BTreeSet<usize>,
}

impl Text {
    fn new(path: String, bytes: &[u8]) -> Self {
        let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let words: String = text.nfc().collect();
        let mut boundaries = BTreeSet::from([0]);
        let mut at = 0;
        for grapheme in words.graphemes(true) {
            at += grapheme.chars().count();
            boundaries.insert(at);
        }
        Self { path, chars: words.chars().collect(), words, boundaries }
    }

    fn slice(&self, start: usize, end: usize) -> String {
        self.chars[start..end].iter().collect()
    }

    /// A range of code points, grown to graphemes and without white space at its ends.
    fn passage(&self, numbers: &mut Numbers) -> Option<(usize, usize)> {
        let from = numbers.below(self.chars.len());
        let to = (from + 1 + numbers.below(120)).min(self.chars.len());
        let mut start = *self.boundaries.range(..=from).next_back()?;
        let mut end = *self.boundaries.range(to..).next()?;
        while start < end && self.chars[start].is_whitespace() {
            start += 1;
        }
        while start < end && self.chars[end - 1].is_whitespace() {
            end -= 1;
        }
        (start < end).then_some((start, end))
    }

    /// Which occurrence of its own words the range is, from 1, and how many there are.
    fn occurrence(&self, start: usize, end: usize) -> (usize, usize) {
        let wanted = &self.chars[start..end];
        let found: Vec<usize> = (0..=self.chars.len() - wanted.len())
            .filter(|at| self.chars[*at..].starts_with(wanted))
            .filter(|at| self.boundaries.contains(at) && self.boundaries.contains(&(at + wanted.len())))
            .collect();
        let nth = found.iter().position(|at| *at == start).map_or(0, |at| at + 1);
        (nth, found.len())
    }
}

/// The project in a folder of its own, and what the system keeps for the program in another.
struct Script {
    folder: tempfile::TempDir,
}

impl Script {
    fn new(spelling: Spelling) -> Self {
        let script = Self { folder: tempfile::tempdir().expect("a folder for the test") };
        samples::copy_to(&script.project()).expect("the samples");
        if spelling == Spelling::Decomposed {
            for path in script.articles() {
                let text = fs::read_to_string(&path).expect("an article");
                fs::write(&path, text.nfd().collect::<String>()).expect("the article, decomposed");
            }
        }
        script
    }

    fn project(&self) -> PathBuf {
        self.folder.path().join("project")
    }

    fn articles(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.project()).expect("the project").flatten();
        let mut paths: Vec<PathBuf> = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension() == Some("txt".as_ref()))
            .collect();
        paths.sort();
        paths
    }

    fn texts(&self) -> Vec<Text> {
        let text = |path: PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Text::new(name, &fs::read(&path).expect("an article"))
        };
        self.articles().into_iter().map(text).collect()
    }

    fn bytes(&self) -> Vec<Vec<u8>> {
        self.articles().iter().map(|path| fs::read(path).expect("an article")).collect()
    }

    fn run(&self, verb: &str, arguments: &[&str]) -> Output {
        let place = |name: &str| self.folder.path().join(name);
        Command::new(env!("CARGO_BIN_EXE_butda"))
            .env_clear()
            .env("HOME", place("home"))
            .env("XDG_CONFIG_HOME", place("config"))
            .env("XDG_STATE_HOME", place("state"))
            .env("XDG_DATA_HOME", place("data"))
            .env("USER", "lan")
            .arg(verb)
            .arg(self.project())
            .args(arguments)
            .output()
            .expect("the program runs")
    }

    #[track_caller]
    fn done(&self, verb: &str, arguments: &[&str]) -> String {
        let output = self.run(verb, arguments);
        let messages = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {messages}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn rows(&self, verb: &str) -> Vec<Value> {
        let lines = self.done(verb, &["--json"]);
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// Marks a random passage; returns its id, and article, start and end.
    fn mark(&self, texts: &[Text], numbers: &mut Numbers) -> Option<(String, (String, usize, usize))> {
        let text = &texts[numbers.below(texts.len())];
        let (start, end) = text.passage(numbers)?;
        let quote = text.slice(start, end);
        let (nth, n) = text.occurrence(start, end);
        let (theme, nth) = (THEMES[numbers.below(THEMES.len())], nth.to_string());
        let mut arguments = vec![text.path.as_str(), "--quote", &quote, "--theme", theme];
        if n > 1 {
            arguments.extend(["--occurrence", &nth]);
        }
        let id = self.done("annotate", &arguments).trim_end().to_owned();
        Some((id, (text.path.clone(), start, end)))
    }
}

/// Marks passages at random and compares everything that comes out of the program with what went in.
fn check_marks(spelling: Spelling, n_passages: usize) -> BTreeSet<(String, usize, usize)> {
    let script = Script::new(spelling);
    let (texts, bytes) = (script.texts(), script.bytes());
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut marked = BTreeMap::new();
    while marked.len() < n_passages {
        if let Some((id, place)) = script.mark(&texts, &mut numbers) {
            assert!(marked.insert(id, place).is_none(), "an id was given twice");
        }
    }
    let passages = script.rows("passages");
    assert_eq!(passages.len(), n_passages);
    for row in &passages {
        let number = |name: &str| usize::try_from(row[name].as_u64().unwrap_or_default()).unwrap_or_default();
        let (path, start, end) = &marked[row["id"].as_str().unwrap_or_default()];
        assert_eq!(
            (row["article"].as_str(), number("start"), number("end")),
            (Some(path.as_str()), *start, *end)
        );
        let text = texts.iter().find(|text| text.path == *path).expect("its article");
        assert_eq!(row["quote"].as_str(), Some(text.slice(*start, *end).as_str()));
        assert!(text.words.contains(row["quote"].as_str().unwrap_or("nothing")));
    }
    check_counts(&script, n_passages);
    assert_eq!(script.bytes(), bytes, "an article was changed");
    check_files(&script.project().join("annotations"));
    marked.into_values().collect()
}

fn check_counts(script: &Script, n_passages: usize) {
    let counts = script.rows("list").iter().map(|row| row["annotations"].as_u64().unwrap_or_default()).sum();
    assert_eq!(u64::try_from(n_passages), Ok(counts));
    let states = script.rows("check");
    assert_eq!(states.iter().filter(|row| row["state"] == "exact").count(), n_passages);
    assert_eq!(states.len(), n_passages);
    let collection: Value =
        serde_json::from_str(&script.done("export", &["--format", "json", "--output", "-"])).expect("JSON");
    assert_eq!(collection["total"].as_u64(), u64::try_from(n_passages).ok());
    let table = script.done("export", &["--format", "csv", "--output", "-"]);
    let mut table = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(table.records().filter_map(Result::ok).count(), n_passages);
}

/// Every file of ours is RON to any reader of RON, and there is one folder.
fn check_files(annotations: &Path) {
    let folders: Vec<PathBuf> = fs::read_dir(annotations)
        .expect("our folder")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect();
    assert_eq!(folders.len(), 1);
    let files: Vec<PathBuf> = fs::read_dir(&folders[0])
        .expect("the annotator's folder")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension() == Some("ron".as_ref()))
        .collect();
    assert_eq!(files.len(), 6);
    for path in files {
        let text = fs::read_to_string(&path).expect("a file of ours");
        ron::from_str::<ron::Value>(&text).expect("RON");
    }
}

#[test]
fn random_passages_come_back_as_they_were_marked() {
    check_marks(Spelling::AsTheyCome, 100 * effort());
}

#[test]
fn decomposed_articles_give_the_same_positions_and_quotes() {
    let n_passages = 40 * effort();
    assert_eq!(check_marks(Spelling::Decomposed, n_passages), check_marks(Spelling::AsTheyCome, n_passages));
}
