//! What holds of every vault, whatever the texts hold: nothing of them becomes markup, their words come back, links lead
//! somewhere, ids and names are each their own.

use crate::notes_support::{code, coding, source, vault};
use butda::exchange::study::{Coder, Coding, KeptQuery, Study};
use butda::text::reading_text::ReadingText;
use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};

/// What a note reads as.
#[derive(Default)]
struct Read {
    /// The words, with single spaces.
    words: String,
    links: Vec<String>,
    /// What is in bold.
    strong: Vec<String>,
    /// What should not be there.
    marks: Vec<String>,
}

fn read(note: &str) -> Read {
    let mut read = Read::default();
    let (mut is_strong, mut is_head) = (false, false);
    let options = Options::all()
        - Options::ENABLE_SMART_PUNCTUATION
        - Options::ENABLE_OLD_FOOTNOTES
        - Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    for event in Parser::new_ext(note, options | Options::ENABLE_FOOTNOTES) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => is_head = true,
            Event::End(TagEnd::MetadataBlock(_)) => is_head = false,
            Event::Text(_) if is_head => {}
            Event::Start(Tag::Strong) => {
                is_strong = true;
                read.strong.push(String::new());
            }
            Event::End(TagEnd::Strong) => is_strong = false,
            Event::Text(words) => {
                read.words.push_str(&words);
                if let Some(strong) = read.strong.last_mut().filter(|_| is_strong) {
                    strong.push_str(&words);
                }
            }
            Event::Start(
                Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }
                | Tag::Image { link_type: LinkType::WikiLink { .. }, dest_url, .. },
            ) => {
                read.links.push(dest_url.into_string());
            }
            Event::SoftBreak | Event::HardBreak => read.words.push(' '),
            Event::Start(
                Tag::Paragraph | Tag::BlockQuote(None) | Tag::Heading { .. } | Tag::List(None) | Tag::Item,
            ) => {
                read.words.push('\n');
            }
            Event::End(
                TagEnd::Paragraph
                | TagEnd::BlockQuote(_)
                | TagEnd::Heading(_)
                | TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::Link
                | TagEnd::Image,
            ) => {}
            other => read.marks.push(format!("{other:?}")),
        }
    }
    read.words = spaced(&read.words);
    read
}

fn spaced(words: &str) -> String {
    let is_space = |c: char| c.is_whitespace() || c.is_control();
    words.split(is_space).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The signs of a note that Obsidian takes for more than letters, once escaped ones, links, tags and ids are taken out.
fn signs(note: &str) -> Vec<String> {
    let body = note.splitn(3, "---\n").nth(2).unwrap_or_default();
    let known = regex::Regex::new(
        r"(?m)\\.|!?\[\[[^\[\]|]+(\|[^\[\]|]+)?\]\]( #\S+)?|^> \[!quote\]|^#{1,3} |( |^)\^[a-z0-9-]+$|\*\*|^>",
    );
    let rest = known.expect("an expression").replace_all(body, "\u{1}").into_owned();
    let signs = regex::Regex::new(r"\[|\]|#\w|==|%%|\$|`|~~|<|>|\*|::|\^\w").expect("an expression");
    signs.find_iter(&rest).map(|found| found.as_str().to_owned()).collect()
}

/// The labels of a vault.
const LABELS: [&str; 6] =
    ["Chủ đề:", "Ghi chú:", "Ghi chú phân tích:", "Nằm trong:", "Gồm:", "Người mã hóa:"];

/// Signs that mean something somewhere.
const SIGNS: [&str; 70] = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "```",
    "~~",
    "==",
    "%%",
    "$",
    "$$",
    "#",
    "#nhãn",
    "# ",
    "^",
    "^id",
    "[",
    "]",
    "[[",
    "]]",
    "![[",
    "|",
    "<b>",
    "</div>",
    "<!--",
    "-->",
    "&lt;",
    "&amp;",
    "\\",
    "\n",
    "\n\n",
    "- ",
    "+ ",
    "1. ",
    "2)",
    "---",
    "===",
    "> ",
    "[!quote]",
    "[ ] ",
    "[^1]",
    "[^1]: ",
    ": ",
    "::",
    "://",
    "http://x.vn",
    "www.x.vn",
    "{#a}",
    "(x)",
    "!",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{2028}",
    ".md",
    "..",
    "/",
    "con",
    "\"",
    "'",
    "|---|",
    "a@b.vn",
    "~",
    "a_b",
    "*a*",
    "_a_",
    "[a](b)",
    "\u{202e}",
    "👩\u{200d}🌾",
    "5%",
];

/// Text with much in it that means something somewhere.
fn hostile() -> impl Strategy<Value = String> {
    let part = prop_oneof![prop::sample::select(SIGNS.to_vec()).prop_map(str::to_owned), "[a-cà-ỹ ]{1,4}",];
    prop::collection::vec(part, 1..8).prop_map(|parts| parts.concat())
}

fn study() -> impl Strategy<Value = Study> {
    let article = (hostile(), hostile(), hostile());
    let articles = prop::collection::vec(article, 1..4);
    (articles, prop::collection::vec(hostile(), 1..5), prop::collection::vec(hostile(), 6)).prop_map(
        |(articles, names, words)| {
            let word = |at: usize| words[at].clone();
            let mut study = Study {
                name: word(0),
                memo: Some(word(1)),
                coders: vec![Coder { id: "x".to_owned(), name: word(2) }],
                queries: vec![KeptQuery { name: word(3), query: word(4) }],
                ..Study::default()
            };
            for (at, name) in names.iter().enumerate() {
                let above = names.get(at.wrapping_sub(1)).map(String::as_str).filter(|_| at % 2 == 1);
                study.codes.push(code(&above.into_iter().chain([name.as_str()]).collect::<Vec<_>>()));
            }
            for (at, (title, text, quote)) in articles.into_iter().enumerate() {
                let mut source =
                    source(&format!("{at}/{title}.txt"), Some(&title), &format!("Đầu {text}\n{text} x"));
                source.memo = Some(text);
                source.facts.author = Some(word(5));
                source.facts.attributes = vec![(word(5), quote.clone()), ("title".to_owned(), word(3))];
                source.codes = vec![0];
                study.sources.push(source);
                let codes: Vec<usize> = (0..names.len()).collect();
                let note = Some(word(4));
                let place = Some(format!("{at} §1"));
                study.codings.push(Coding { quote, note, place, ..coding(at, (0, 3), &codes) });
                study.codings.push(Coding { quote: word(1), today: None, ..coding(at, (0, 2), &[]) });
            }
            study
        },
    )
}

fn lines_of(text: &ReadingText) -> Vec<String> {
    text.as_str().lines().map(spaced).filter(|line| !line.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_people_wrote_becomes_markup(study in study()) {
        for (name, note) in vault(&study).into_iter().filter(|(name, _)| !name.contains("/queries/")) {
            let read = read(&note);
            prop_assert!(read.marks.is_empty(), "{name}: {:?}\n{note}", read.marks);
            let lines: Vec<String> = (0..study.sources.len())
                .filter_map(|at| Some(lines_of(&study.article(at)?.text)))
                .flatten()
                .collect();
            for strong in read.strong {
                let is_label = LABELS.contains(&strong.as_str());
                prop_assert!(is_label || lines.contains(&spaced(&strong)), "{name}: {strong}\n{note}");
            }
            let signs = signs(&note);
            prop_assert!(signs.is_empty(), "{name}: {signs:?}\n{note}");
        }
    }

    #[test]
    fn words_come_back_as_they_were_written(study in study()) {
        let notes = vault(&study);
        for (at, source) in study.sources.iter().enumerate() {
            let words = read(&notes[1 + at].1).words;
            let article = study.article(at).expect("a text");
            let mut expected = lines_of(&article.text);
            expected.push(spaced(source.memo.as_deref().unwrap_or_default()));
            for coding in study.codings.iter().filter(|coding| coding.source == at) {
                expected.push(spaced(&coding.quote));
                expected.push(spaced(coding.note.as_deref().unwrap_or_default()));
            }
            for expected in expected {
                prop_assert!(words.contains(&expected), "{expected:?} in {words:?}\n{}", notes[1 + at].1);
            }
        }
        for (at, code) in study.codes.iter().enumerate() {
            let note = &notes[1 + study.sources.len() + at].1;
            prop_assert!(read(note).words.starts_with(&spaced(&code.full_name())), "{note}");
        }
    }

    #[test]
    fn links_lead_to_notes_and_ids_that_are_there(study in study()) {
        let notes = vault(&study);
        let (top, _) = notes[0].0.split_once('/').expect("a folder");
        let by_name: BTreeMap<&str, &str> = notes.iter().map(|(name, note)| {
            let inside = name.strip_prefix(top).and_then(|name| name.strip_prefix('/'));
            (inside.and_then(|name| name.strip_suffix(".md")).expect("a note"), note.as_str())
        }).collect();
        let mut n_links = 0;
        for (name, note) in notes.iter().filter(|(name, _)| !name.contains("/queries/")) {
            for link in read(note).links {
                let (target, block) = link.split_once('#').unwrap_or((&link, ""));
                let target = by_name.get(target);
                prop_assert!(target.is_some(), "{name}: {link}");
                let has_block = target.is_some_and(|note| note.lines().any(|line| line == block || line.ends_with(&format!(" {block}"))));
                prop_assert!(block.is_empty() || has_block, "{name}: {link}");
                n_links += 1;
            }
        }
        prop_assert!(n_links > study.sources.len() * (1 + study.codes.len()) + study.codes.len());
    }

    #[test]
    fn ids_of_blocks_names_and_tags_are_such_as_obsidian_takes(study in study()) {
        let notes = vault(&study);
        let names: BTreeSet<String> = notes.iter().map(|(name, _)| name.to_lowercase()).collect();
        prop_assert_eq!(names.len(), notes.len());
        let is_id = regex::Regex::new(r"(?m)(?:^| )\^([A-Za-z0-9-]+)$").expect("an expression");
        let is_tag = regex::Regex::new(r"\]\] #(\S+)").expect("an expression");
        for (name, note) in &notes {
            for part in name.strip_suffix(".md").expect("a note").split('/') {
                prop_assert!(part.len() <= 130 && !part.is_empty() && !part.starts_with('.'), "{name}");
                prop_assert!(!part.contains(|c: char| c.is_control() || "\\:*?\"<>|#^[]".contains(c)) && !part.contains("%%"), "{name}");
                prop_assert!(!part.ends_with(['.', ' ']) && !part.eq_ignore_ascii_case("con"), "{name}");
            }
            let ids: Vec<&str> = is_id.captures_iter(note).filter_map(|found| Some(found.get(1)?.as_str())).collect();
            let apart: BTreeSet<&&str> = ids.iter().collect();
            prop_assert_eq!(apart.len(), ids.len());
            let body = note.split_once("\n---\n").map(|(_, body)| body).unwrap_or_default();
            for tag in is_tag.captures_iter(body).filter_map(|found| Some(found.get(1)?.as_str().to_owned())) {
                let is_letter = |c: char| c.is_alphanumeric() || "_-/".contains(c) || unicode_normalization::char::is_combining_mark(c);
                prop_assert!(tag.chars().all(is_letter) && !tag.starts_with(|c: char| c.is_numeric()), "{tag}");
            }
        }
    }

    #[test]
    fn properties_are_yaml_with_each_name_once(study in study()) {
        for (name, note) in vault(&study) {
            let head = note.strip_prefix("---\n").and_then(|note| note.split_once("\n---\n")).expect("properties").0;
            let (mut depth, mut keys, mut is_key, mut is_list) = (0, BTreeSet::new(), true, false);
            for event in saphyr_parser::Parser::new_from_str(head) {
                let (event, _) = event.map_err(|fault| TestCaseError::fail(format!("{name}: {fault}\n{head}")))?;
                match event {
                    saphyr_parser::Event::MappingStart(..) => depth += 1,
                    saphyr_parser::Event::SequenceStart(..) => is_list = true,
                    saphyr_parser::Event::SequenceEnd => (is_list, is_key) = (false, true),
                    saphyr_parser::Event::Scalar(value, ..) if !is_list => {
                        if is_key {
                            prop_assert!(keys.insert(value.to_lowercase()), "{name}: {value}");
                        }
                        is_key = !is_key;
                    }
                    _ => {}
                }
            }
            prop_assert_eq!(depth, 1);
        }
    }
}
