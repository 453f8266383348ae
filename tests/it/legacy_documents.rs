//! Real Vietnamese documents in letters from before Unicode, each beside its text: 99 % of the letters with a mark stand in their
//! order in what is imported.
//!
//! `BUTDA_LEGACY=FOLDER cargo test legacy_documents -- --nocapture` reads the documents of another folder and tells the share of
//! each. The text of NAME.doc, .rtf, .pdf or .docx is NAME.txt beside it or in the folder `truth`.

use crate::likeness::share_of_marked;
use butda::exchange::making::make;
use butda::exchange::reading::{Input, read};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Of 10,000 letters with a mark, so many must stand in their order.
const LEAST: usize = 9_900;

/// The documents of a folder whose texts are known, with those texts.
fn documents(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|extension| extension != "txt"));
    let truth = |path: &Path| {
        let name = path.with_extension("txt");
        let apart = folder.join("truth").join(name.file_name()?);
        fs::read_to_string(&name).or_else(|_| fs::read_to_string(apart)).ok()
    };
    paths.into_iter().filter_map(|path| truth(&path).map(|truth| (path, truth))).collect()
}

/// The text that is imported of a document.
fn imported(path: &Path) -> String {
    let bytes = fs::read(path).expect("a document");
    let name = path.file_name().expect("a name").to_string_lossy();
    let input = Input {
        name: &name,
        bytes: &bytes,
        format: None,
        encoding: None,
        counting: None,
        columns: None,
        log: None,
    };
    let read = read(input, &|| false).unwrap_or_else(|why| panic!("{name}: {why}"));
    let [source] = read.study.sources.as_slice() else { panic!("{name}: one article") };
    let made = make(source, "a").expect("a file");
    made.kind.read_text(&made.bytes, None).expect("a text").as_str().to_owned()
}

#[test]
fn real_documents_in_old_letters_are_imported_letter_by_letter() {
    let chosen = std::env::var_os("BUTDA_LEGACY").map(PathBuf::from);
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/viet-legacy");
    let all = documents(chosen.as_ref().unwrap_or(&own));
    assert!(all.len() >= 3 || chosen.is_some(), "the documents are there");
    let mut wanting = Vec::new();
    for (path, truth) in all {
        let share = share_of_marked(&truth, &imported(&path));
        if chosen.is_some() {
            let _ = writeln!(
                std::io::stderr(),
                "{:>6.2} %  {}",
                f64::from(u32::try_from(share).unwrap_or(0)) / 100.0,
                path.display()
            );
        }
        if share < LEAST {
            wanting.push((path, share));
        }
    }
    assert_eq!(wanting, []);
}
