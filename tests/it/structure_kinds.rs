//! Small articles, each of a kind that newspapers print and that is easily read wrongly.

use butda::text::structure::{Label, Structure};
use std::collections::BTreeMap;
use std::path::Path;

type Fields = BTreeMap<String, Option<String>>;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/news"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).expect("a file of the test")
}

#[test]
fn every_kind_gives_its_title_date_source_and_author() {
    let truth: BTreeMap<String, Fields> = serde_json::from_str(&read("truth.json")).expect("the truth");
    assert!(truth.len() >= 16);
    let mut faults = Vec::new();
    for (file, fields) in truth {
        let text = read(&file);
        let structure = Structure::detect(&text);
        let own = |found: Option<&str>| found.map(str::to_owned);
        let found = [
            ("title", own(structure.title(&text))),
            ("date", structure.date(&text)),
            ("source", own(structure.source(&text))),
            ("author", own(structure.author(&text))),
        ];
        for (field, found) in found {
            if found != fields[field] {
                faults.push(format!(
                    "{file} ({:?}): {field} {found:?}, not {:?}",
                    fields["kind"], fields[field]
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_paragraph_of_any_kind_is_hidden() {
    for entry in std::fs::read_dir(folder()).expect("the folder").flatten() {
        let text = std::fs::read_to_string(entry.path()).expect("a file");
        let structure = Structure::detect(&text);
        let hidden = structure.lines.iter().filter(|line| structure.is_quarantined(line));
        let long = hidden.filter(|line| line.span.of(&text).split_whitespace().count() > 12);
        let long: Vec<(usize, Label)> = long.map(|line| (line.number, line.label)).collect();
        assert!(long.is_empty(), "{}: {long:?}", entry.path().display());
    }
}
