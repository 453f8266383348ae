//! Opening a project of 10,000 articles and 100,000 annotations, files cached: until all is read, and until all can be
//! searched, beside the least there is to do: reading the files, checking UTF-8 and NFC, hashing, and parsing the RON.

use super::corpus;
use super::tell::{Busy, line, percentile, ratio};
use butda::model::id::IdSource;
use butda::model::moment::Moment;
use butda::search::Searchable;
use butda::session::{Command, Now, OpenProject, Session};
use butda::storage::settings::{Places, Settings};
use butda::workers::Workers;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use unicode_normalization::is_nfc;

/// How often each is measured, in turn.
const N_RUNS: usize = 5;

/// Prints the figures.
pub fn measure() {
    let work = tempfile::tempdir().expect("a folder");
    let folder = work.path().join("project");
    fs::create_dir_all(&folder).expect("a folder");
    corpus::write(&folder, 10_000, 100_000);
    let mut times: [Vec<Duration>; 3] = Default::default();
    for _ in 0..N_RUNS {
        let began = Busy::now();
        base(&folder);
        times[0].push(began.elapsed());
        let (loaded, searchable) = open(&folder, &work.path().join("home"));
        times[1].push(loaded);
        times[2].push(searchable);
    }
    let [base, loaded, searchable] = times.map(|mut times| percentile(&mut times, 50));
    line(
        "Opening a project of 10,000 articles and 100,000 annotations, one thread, to reading, checking and parsing:",
    );
    line(&format!("  loaded:     {}", ratio(loaded, base)));
    line(&format!("  searchable: {}", ratio(searchable, base)));
}

/// How long it took until everything was read, and until it could be searched.
fn open(folder: &Path, home: &Path) -> (Duration, Duration) {
    let now = Now { moment: Moment::UNKNOWN, millis: 0 };
    let began = Busy::now();
    let mut session = Session::new(Settings::default(), Places::within(home), IdSource::new([1; 32]));
    let mut workers = Workers::inline();
    let mut tasks = session.run(Command::OpenFolder(folder.to_owned()), now);
    while let Some(task) = tasks.pop() {
        workers.start(task);
        for report in workers.reports() {
            tasks.extend(session.receive(report, now));
        }
    }
    let loaded = began.elapsed();
    let library = session.open_project().into_iter().flat_map(|open: &OpenProject| open.library.values());
    let articles = library.filter_map(|entry| entry.article.as_ref());
    let ready: Vec<Searchable> = articles.map(|article| Searchable::new(Arc::clone(article), &[])).collect();
    let n_odd: usize = ready.iter().map(|text| text.odd_lines().len()).sum();
    assert_eq!(ready.len(), 10_000);
    black_box(n_odd);
    (loaded, began.elapsed())
}

#[derive(Deserialize)]
struct File {
    annotations: Vec<Annotation>,
}

#[derive(Deserialize)]
struct Annotation {
    id: String,
    start: usize,
    end: usize,
    quote: String,
    prefix: String,
    suffix: String,
    themes: Vec<String>,
}

/// Reads every file; checks and hashes the articles, parses the annotations.
fn base(folder: &Path) {
    let mut n_seen = 0;
    for path in files(folder) {
        let text = String::from_utf8(fs::read(&path).expect("a file")).expect("UTF-8");
        if path.extension() == Some("ron".as_ref()) {
            if path.file_stem() != Some("codebook".as_ref()) {
                let file: File = ron::from_str(&text).expect("RON");
                n_seen += file.annotations.iter().map(weight).sum::<usize>();
            }
        } else {
            assert!(is_nfc(&text));
            n_seen += usize::from(Sha256::digest(text.as_bytes())[0]);
            black_box(text);
        }
    }
    black_box(n_seen);
}

fn weight(one: &Annotation) -> usize {
    let words = [&one.id, &one.quote, &one.prefix, &one.suffix].map(String::len);
    one.end - one.start + one.themes.len() + words.iter().sum::<usize>()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found
}
