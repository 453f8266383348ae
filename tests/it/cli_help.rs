//! Help and usage errors of the command line, in both languages.

use butda::cli::help::{Told, command, message_of, told};
use butda::words::{Tongue, Words};
use clap::Command;
use std::collections::BTreeSet;
use std::ffi::OsString;

const TONGUES: [Tongue; 2] = [Tongue::Vietnamese, Tongue::English];

/// What clap says of its own accord.
const ENGLISH: [&str; 12] = [
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Print",
    "possible values",
    "default:",
    "error:",
    "tip:",
    "required",
    "For more",
    "subcommand",
];

/// What is told of a command line, the program's name left out.
fn said(line: &[&str], tongue: Tongue) -> Told {
    let line: Vec<OsString> =
        std::iter::once("butda").chain(line.iter().copied()).map(OsString::from).collect();
    told(&line, &Words::new(tongue)).expect("help, or a mistake")
}

/// The messages that the help of a command and of its verbs is made of, those of its arguments included.
fn messages(command: &Command, words: &Words) -> BTreeSet<String> {
    let name = command.get_name();
    let own = [format!("cli-help-{name}"), format!("cli-help-{name}-long")];
    let ours =
        command.get_arguments().filter(|argument| !["help", "version"].contains(&argument.get_id().as_str()));
    let of_arguments = ours.map(|argument| message_of(name, argument, words));
    let below = command.get_subcommands().flat_map(|verb| messages(verb, words));
    own.into_iter()
        .filter(|id| !id.ends_with("-long") || words.has(id))
        .chain(of_arguments)
        .chain(below)
        .collect()
}

#[test]
fn every_verb_and_every_argument_is_explained_in_both_languages_and_nothing_else_is() {
    for tongue in TONGUES {
        let words = Words::new(tongue);
        let used = messages(&command(&words), &words);
        for id in &used {
            assert!(words.has(id), "{tongue:?} has no {id}");
        }
        let written = match tongue {
            Tongue::Vietnamese => include_str!("../../assets/locales/help-vi.ftl"),
            Tongue::English => include_str!("../../assets/locales/help-en.ftl"),
        };
        let ids = written.lines().filter_map(|line| line.split_once(" =").or(line.split_once('=')));
        let of_verbs = ids.map(|(id, _)| id).filter(|id| id.starts_with("cli-help-"));
        let fixed = ["heading", "placeholder", "default", "values", "value", "help", "version"];
        let is_fixed = |id: &&str| {
            fixed.iter().any(|part| {
                id.strip_prefix("cli-help-")
                    .is_some_and(|id| id == *part || id.starts_with(&format!("{part}-")))
            })
        };
        for id in of_verbs.filter(|id| !is_fixed(id)) {
            assert!(used.contains(id), "nothing shows {id}");
        }
    }
}

#[test]
fn vietnamese_help_has_no_word_of_the_other_language() {
    let words = Words::new(Tongue::Vietnamese);
    let verbs: Vec<String> =
        command(&words).get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    let mut lines = vec![vec!["--help"], vec!["-h"]];
    lines.extend(verbs.iter().flat_map(|verb| [vec![verb.as_str(), "--help"], vec![verb.as_str(), "-h"]]));
    assert!(lines.len() > 20, "all verbs are there");
    for line in lines {
        let Told { text, is_fault } = said(&line, Tongue::Vietnamese);
        assert!(!is_fault && text.contains("Cách dùng: butda"), "{text}");
        for word in ENGLISH {
            assert!(!text.contains(word), "{word} in the help of {line:?}:\n{text}");
        }
    }
}

#[test]
fn a_mistake_is_told_with_what_and_where_and_a_way_out() {
    let mistakes: [(&[&str], &str, &str); 8] = [
        (&["list", ".", "--jsn"], "--json", "--json"),
        (&["lst", "."], "Lệnh đứng ngay sau butda", "right after butda"),
        (&["find", "."], "TRUY_VẤN", "QUERY"),
        (&["find", ".", "a", "--marks", "some"], "auto, exact, none", "auto, exact, none"),
        (&["find", ".", "a", "--near", "x"], "“x” không phải là số nguyên", "“x”"),
        (&["find", ".", "a", "--regex", "--code-points"], "--code-points", "--code-points"),
        (&["list", ".", "--json=yes"], "“yes”", "“yes”"),
        (&["list", ".", "b"], "“b”", "“b”"),
    ];
    for (line, vietnamese, english) in mistakes {
        for (tongue, expected, more) in
            [(TONGUES[0], vietnamese, "Xem thêm: `butda"), (TONGUES[1], english, "--help`")]
        {
            let Told { text, is_fault } = said(line, tongue);
            assert!(is_fault && text.starts_with("butda: "), "{text}");
            assert!(text.contains(expected) && text.contains(more), "{line:?}: {text}");
        }
        let text = said(line, Tongue::Vietnamese).text;
        let told = text.lines().next().unwrap_or_default();
        assert!(ENGLISH.iter().all(|word| !told.contains(word)), "{told}");
    }
}

#[test]
fn a_command_line_that_can_be_followed_has_nothing_told() {
    let line = ["butda", "list", "."].map(OsString::from);
    assert_eq!(told(&line, &Words::new(Tongue::English)), None);
}
