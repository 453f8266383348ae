//! Every message that the source asks for is there in both languages, and none is there for nothing.

use butda::exchange::format::{Purpose, export_formats};
use butda::model::history::StepLabel;
use butda::session::{Action, FindingNotice, Menu, Notice, ReadingNotice, StepNotice, ThemeNotice};
use butda::text::structure::Label;
use butda::view::asking::ChoiceKind;
use butda::view::library::{Shown, Sort};
use butda::words::{Tongue, Words, notices as told};
use butda::workers::asking::PassageSort;
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The files of a language together: `vi.ftl`, and others that end so, such as `cli-vi.ftl`.
fn locale(tongue: Tongue) -> String {
    let folder =
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales")).expect("a folder");
    let mut paths: Vec<PathBuf> = folder.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let is_of_tongue = |path: &&PathBuf| {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        path.extension() == Some("ftl".as_ref()) && stem.rsplit('-').next() == Some(tongue.tag())
    };
    let texts = paths.iter().filter(is_of_tongue).map(|path| fs::read_to_string(path).expect("messages"));
    texts.collect::<Vec<_>>().join("\n")
}

/// The messages of a language: id, and the names of what is put into it.
fn messages(tongue: Tongue) -> BTreeMap<String, BTreeSet<String>> {
    let text = locale(tongue);
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut id = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let starts_message = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((name, _)) = line.split_once('=').filter(|_| starts_message) {
            name.trim().clone_into(&mut id);
            let twice = messages.insert(id.clone(), BTreeSet::new());
            assert!(twice.is_none(), "{id} stands twice in {}", tongue.tag());
        }
        let names = line.split('$').skip(1);
        let names = names.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next());
        messages.entry(id.clone()).or_default().extend(names.flatten().map(str::to_owned));
    }
    messages.remove("");
    messages
}

/// The source, without its comments.
fn source() -> String {
    let mut text = String::new();
    let mut folders: Vec<PathBuf> = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension() == Some("rs".as_ref()) {
                let file = fs::read_to_string(entry.path()).expect("a source file");
                for line in file.lines().filter(|line| !line.trim_start().starts_with("//")) {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
    }
    text
}

/// The ids that stand as literals right after a call that says a message.
fn said(source: &str) -> BTreeSet<String> {
    // `with` and `theme` are the short forms that `words::messages` makes for itself.
    let calls = ["say(", "say_n(", "say_with(", " with(", " theme("];
    let after = calls.iter().flat_map(|call| source.split(call).skip(1));
    let literal = |rest: &str| Some(rest.trim_start().strip_prefix('"')?.split_once('"')?.0.to_owned());
    after.filter_map(literal).filter(|id| is_id(id)).collect()
}

fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// The ids that are put together from names.
fn families() -> BTreeSet<String> {
    let actions = Action::ALL.iter().map(|action| format!("action-{}", action.name()));
    let menus = Menu::ALL.iter().map(|menu| format!("menu-{}", menu.name()));
    let labels = Label::ALL.iter().map(|label| format!("label-{}", label.name().replace('_', "-")));
    let sorts = Sort::ALL.iter().map(|sort| format!("sort-{}", sort.name()));
    let shown = Shown::ALL.iter().map(|shown| format!("shown-{}", shown.name()));
    let exports = export_formats()
        .flat_map(|format| ["", "-about"].map(|about| format!("export-{}{about}", format.name)));
    let purposes = Purpose::ALL.iter().map(|purpose| format!("export-purpose-{}", purpose.name()));
    let queried = ChoiceKind::ALL.iter().map(|kind| format!("query-by-{}", kind.name()));
    let passages = PassageSort::ALL.iter().map(|sort| format!("passages-by-{}", sort.name()));
    let columns = [
        "annotations",
        "annotator",
        "article",
        "characters",
        "date",
        "detail",
        "id",
        "source",
        "state",
        "title",
    ];
    let columns = columns.iter().map(|name| format!("cli-column-{name}"));
    let states =
        ["exact", "moved", "changed", "ambiguous", "lost", "problem"].map(|name| format!("cli-state-{name}"));
    actions
        .chain(menus)
        .chain(labels)
        .chain(sorts)
        .chain(shown)
        .chain(exports)
        .chain(purposes)
        .chain(queried)
        .chain(passages)
        .chain(columns)
        .chain(states)
        .collect()
}

#[test]
fn both_files_are_understood_to_the_last_line() {
    for tongue in Tongue::ALL {
        if let Err((_, errors)) = FluentResource::try_new(locale(tongue)) {
            panic!("{}: {errors:?}", tongue.tag());
        }
    }
}

#[test]
fn both_languages_say_the_same_messages_with_the_same_things_in_them() {
    let (vi, en) = (messages(Tongue::Vietnamese), messages(Tongue::English));
    let ids = |messages: &BTreeMap<String, _>| messages.keys().cloned().collect::<BTreeSet<String>>();
    assert_eq!(ids(&vi).symmetric_difference(&ids(&en)).collect::<Vec<_>>(), Vec::<&String>::new());
    // A number may be chosen by in one language and only shown in the other.
    let things = |names: &BTreeSet<String>| {
        names.iter().map(|name| name.replace("count", "n")).collect::<BTreeSet<String>>()
    };
    let differing: Vec<&String> = vi
        .iter()
        .filter(|(id, names)| en.get(*id).map(things) != Some(things(names)))
        .map(|(id, _)| id)
        .collect();
    assert_eq!(differing, Vec::<&String>::new());
}

#[test]
fn every_message_that_is_asked_for_is_there() {
    let mut wanted = said(&source());
    assert!(wanted.len() > 40, "{wanted:?}");
    wanted.extend(families());
    for tongue in Tongue::ALL {
        let words = Words::new(tongue);
        let missing: Vec<&String> = wanted.iter().filter(|id| !words.has(id)).collect();
        assert!(missing.is_empty(), "{} lacks {missing:?}", tongue.tag());
    }
}

#[test]
fn no_message_is_there_for_nothing() {
    let source = source();
    let literals: BTreeSet<&str> = source.split('"').collect();
    // `format!("state-{}", …)` may say any message that begins so.
    let beginnings =
        literals.iter().filter_map(|literal| literal.split_once('{')).map(|(beginning, _)| beginning);
    let beginnings: Vec<&str> = beginnings.filter(|text| is_id(text) && text.ends_with('-')).collect();
    let is_said =
        |id: &str| literals.contains(id) || beginnings.iter().any(|beginning| id.starts_with(beginning));
    let families = families();
    let known = messages(Tongue::Vietnamese);
    let unused: Vec<&String> = known.keys().filter(|id| !is_said(id) && !families.contains(*id)).collect();
    assert!(unused.is_empty(), "never said: {unused:?}");
}

#[test]
fn one_is_told_from_several_by_the_number_and_not_by_its_digits_as_they_are_shown() {
    // `n` is words by then (1.234 or 1,234), which no rule of plurals knows.
    for tongue in [Tongue::Vietnamese, Tongue::English] {
        assert!(!locale(tongue).contains("$n ->"), "{}", tongue.tag());
    }
    let words = Words::new(Tongue::English);
    assert!(words.say_n("notice-recovered", 1).starts_with("Recovered 1 change "));
    assert!(words.say_n("notice-recovered", 2).starts_with("Recovered 2 changes "));
}

/// Words that were said besides the one that the glossary has for a thing.
const OTHER_WORDS: [(Tongue, &[&str]); 2] = [
    (
        Tongue::Vietnamese,
        &[
            "bộ mã",
            "tô sáng",
            "đoạn gắn",
            "đoạn đã gắn",
            "ghi nhớ",
            "bấm",
            "chồng lên",
            "mất chỗ",
            "esc thôi",
        ],
    ),
    (
        Tongue::English,
        &["anew", "lately", "take away", "took away", "taken away", "made again", "as it came"],
    ),
];

#[test]
fn a_thing_has_one_word() {
    for (tongue, others) in OTHER_WORDS {
        let said: Vec<String> = locale(tongue)
            .lines()
            .filter_map(|line| (!line.starts_with('#')).then(|| line.split_once("= ")).flatten())
            .map(|(_, message)| message.to_lowercase())
            .filter(|message| others.iter().any(|other| message.contains(other)))
            .collect();
        assert_eq!(said, Vec::<String>::new());
    }
}

#[test]
fn messages_have_curly_quotation_marks() {
    for tongue in Tongue::ALL {
        let text = locale(tongue);
        let straight = text.lines().filter(|line| !line.starts_with('#') && line.contains(['\'', '"']));
        // What Fluent itself needs between quotation marks.
        let straight: Vec<&str> =
            straight.filter(|line| !line.contains("{ \"\" }") && !line.contains("{\"{\"}")).collect();
        assert_eq!(straight, Vec::<&str>::new());
    }
}

#[test]
fn a_message_said_before_is_said_with_what_stands_in_it_now() {
    let words = Words::new(Tongue::English);
    for n in [2, 3, 2, 1_900] {
        let fresh = Words::new(Tongue::English);
        assert_eq!(words.say_n("n-articles", n), fresh.say_n("n-articles", n));
    }
    for (name, other) in [("a", "b"), ("b", "a"), ("a", "b")] {
        let said = words.say_with("not-saved", &[("path", name), ("reason", other)]);
        assert_eq!(
            said,
            Words::new(Tongue::English).say_with("not-saved", &[("path", name), ("reason", other)])
        );
    }
}

#[test]
fn a_message_stays_a_line_however_long_the_words_are_that_it_names() {
    let long = || "đồng thuận ".repeat(10_000);
    for tongue in [Tongue::Vietnamese, Tongue::English] {
        let words = Words::new(tongue);
        for notice in [
            Notice::Steps(StepNotice::Made(StepLabel::Tagged(long()))),
            Notice::Steps(StepNotice::Undone(StepLabel::HitsTagged(long(), 2))),
            Notice::Steps(StepNotice::AlreadyTagged(long())),
            Notice::Themes(ThemeNotice::ThemeExists(long())),
            Notice::Reading(ReadingNotice::SelectToAttach(long())),
            Notice::Finding(FindingNotice::NotFound(long())),
            Notice::Finding(FindingNotice::QueryKept(long())),
            Notice::Finding(FindingNotice::PageNameTaken(long())),
            Notice::Finding(FindingNotice::PageInPart(long())),
        ] {
            let told = told::notice(&words, &notice);
            assert!(told.contains('…') && told.chars().count() < 300, "{told}");
        }
    }
}
