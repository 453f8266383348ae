//! Texts that show what is marked, and scripts of what a person does: `check("Giá «xăng» tăng", "tag a; undo", …)`.
//!
//! `«»` is the selection, `[a:xăng]` a highlight with theme `a`, `[a+b*~hay:xăng]` one with two themes, star and note,
//! `[:xăng]` one without anything. Where highlights overlap they are cut into runs; `a@2` is NCV 2's.

use crate::support::{Sitting, grow, set_note};
use butda::model::annotation::Annotation;
use butda::session::{
    Action, AnnotatingCommand, Command, Direction, Edge, EdgeCommand, Mark, MarkKey, Notice,
    SelectingCommand, ThemingCommand,
};
use butda::text::anchor::occurrences;
use butda::text::boundaries::Unit;
use butda::text::positions::Span;
use expect_test::Expect;

/// Plays a script in a text and compares what comes of it.
#[track_caller]
pub fn check(text: &str, script: &str, expected: &Expect) {
    let mut sitting = sitting_in(text);
    play(&mut sitting, script);
    expected.assert_eq(&shown(&sitting));
}

/// The same, and the last message after it.
#[track_caller]
pub fn check_said(text: &str, script: &str, expected: &Expect, notice: impl Into<Option<Notice>>) {
    let mut sitting = sitting_in(text);
    play(&mut sitting, script);
    assert_eq!(sitting.said(), notice.into());
    expected.assert_eq(&shown(&sitting));
}

/// A sitting in which the highlights of a text are made and its selection is selected. Highlights stand side by side.
pub fn sitting_in(text: &str) -> Sitting {
    let mut plain = String::new();
    let mut marks: Vec<(Span, String)> = Vec::new();
    let mut selection = Vec::new();
    let mut parts = text.chars();
    while let Some(c) = parts.next() {
        match c {
            '[' => {
                let themes = parts.by_ref().take_while(|c| *c != ':').collect();
                marks.push((Span::new(plain.len(), plain.len()), themes));
            }
            ']' => marks.last_mut().expect("a highlight").0.end = plain.len(),
            '«' | '»' => selection.push(plain.len()),
            _ => plain.push(c),
        }
    }
    let mut sitting = Sitting::reading(&plain);
    for (span, themes) in marks {
        let select = || Command::Selecting(SelectingCommand::Select { anchor: span.start, focus: span.end });
        sitting.run(select());
        sitting.run(Action::Highlight);
        for theme in themes.split('+').filter(|theme| !theme.is_empty()) {
            sitting.run(AnnotatingCommand::TagByName(theme.to_owned()));
        }
        sitting.run(Action::Escape);
    }
    if let [anchor, focus] = selection[..] {
        sitting.run(SelectingCommand::Select { anchor, focus });
    }
    sitting.run(Command::DismissNotice);
    sitting
}

/// Does what a script says, one verb after another with `;` between.
pub fn play(sitting: &mut Sitting, script: &str) {
    for line in script.split(';').map(str::trim).filter(|line| !line.is_empty()) {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let command = command(sitting, verb, rest);
        sitting.run(command);
    }
}

fn command(sitting: &mut Sitting, verb: &str, rest: &str) -> Command {
    let act = Command::Act;
    match verb {
        "tag" => Command::Annotating(AnnotatingCommand::TagByName(rest.to_owned())),
        "digit" => Command::Annotating(AnnotatingCommand::TagByKey(rest.to_owned())),
        "again" => act(Action::TagAgain),
        "invivo" => act(Action::TagInVivo),
        "star" => act(Action::Star),
        "highlight" => act(Action::Highlight),
        "note" => Command::Annotating(set_note(sitting, selected(sitting), rest.to_owned())),
        "untag" => Command::Annotating(AnnotatingCommand::Untag(selected(sitting), theme(sitting, rest))),
        "remove" => act(Action::Remove),
        "delete" => Command::Annotating(AnnotatingCommand::Remove(selected(sitting))),
        "merge" => {
            let (from, into) = rest.split_once(' ').expect("two themes");
            Command::Theming(ThemingCommand::Merge { from: theme(sitting, from), into: theme(sitting, into) })
        }
        "forget" => Command::Theming(ThemingCommand::Delete(theme(sitting, rest))),
        "lock" => act(Action::LockCodebook),
        "unit" => act(match rest {
            "sentence" => Action::CodeSentences,
            "paragraph" => Action::CodeParagraphs,
            _ => Action::CodeAnyRange,
        }),
        "undo" => act(Action::Undo),
        "redo" => act(Action::Redo),
        "name" => Command::SetAnnotatorName(rest.to_owned()),
        _ => place(sitting, verb, rest),
    }
}

/// The verbs that select and move.
fn place(sitting: &mut Sitting, verb: &str, rest: &str) -> Command {
    let act = Command::Act;
    match verb {
        "select" => {
            let span = words(sitting, rest);
            Command::Selecting(SelectingCommand::Select { anchor: span.start, focus: span.end })
        }
        "at" => {
            let span = words(sitting, rest);
            let mark = sitting.article().marks.iter().find(|mark| mark.span == span);
            Command::Selecting(SelectingCommand::SelectAnnotation(
                mark.expect("an annotation of these words").key.clone(),
            ))
        }
        "caret" => Command::Selecting(SelectingCommand::PlaceCaret(words(sitting, rest).start)),
        "drop" => {
            let (name, passage) = rest.split_once(' ').expect("a theme and words");
            let span = words(sitting, passage);
            Command::Annotating(AnnotatingCommand::TagRange {
                article: sitting.article().path.clone(),
                start: span.start,
                end: span.end,
                theme: theme(sitting, name),
            })
        }
        "expand" => act(Action::ExpandSelection),
        "contract" => act(Action::ContractSelection),
        "all" => act(Action::SelectAll),
        "grow" => grow(unit(rest), Direction::Forward),
        "shrink" => grow(unit(rest), Direction::Back),
        "next" if rest == "annotation" => act(Action::NextAnnotation),
        "previous" if rest == "annotation" => act(Action::PreviousAnnotation),
        "next" => act(Action::NextSentence),
        "previous" => act(Action::PreviousSentence),
        "edges" => act(Action::EdgeMode),
        "start" => edge(sitting, Edge::Start, rest),
        "end" => edge(sitting, Edge::End, rest),
        "finish" => Command::Edges(EdgeCommand::Finish),
        "escape" => act(Action::Escape),
        _ => panic!("no such verb: {verb}"),
    }
}

fn unit(name: &str) -> Unit {
    match name {
        "grapheme" => Unit::Grapheme,
        "syllable" => Unit::Syllable,
        "sentence" => Unit::Sentence,
        "paragraph" => Unit::Paragraph,
        _ => panic!("no such unit: {name}"),
    }
}

/// `left syllable` or `right sentence`: the edge moves so.
fn edge(sitting: &mut Sitting, edge: Edge, rest: &str) -> Command {
    if sitting.article().edges.as_ref().is_some_and(|edges| edges.edge != edge) {
        sitting.run(EdgeCommand::Switch);
    }
    let (direction, name) = rest.split_once(' ').expect("a direction and a unit");
    let direction = if direction == "left" { Direction::Back } else { Direction::Forward };
    Command::Edges(EdgeCommand::Move(unit(name), direction))
}

/// Where words stand, the first time; `từ … đến` is all from the one to the other.
fn words(sitting: &Sitting, words: &str) -> Span {
    let text = sitting.article().text();
    let first = |words: &str| *occurrences(text, words).first().expect("words of the text");
    match words.split_once(" … ") {
        None => first(words),
        Some((from, to)) => first(from).union(first(to)),
    }
}

fn selected(sitting: &Sitting) -> MarkKey {
    sitting.article().selected.clone().expect("a selected annotation")
}

fn theme(sitting: &Sitting, name: &str) -> butda::model::id::ThemeId {
    (*sitting.opened().codebook.named(name).first().expect("a theme of this name")).clone()
}

/// The open article in this notation.
pub fn shown(sitting: &Sitting) -> String {
    let reading = sitting.article();
    let text = reading.text();
    let marks: Vec<(Span, &Mark)> = reading.marks.iter().map(|mark| (reading.span_of(mark), mark)).collect();
    let selection = reading.selection.map(butda::session::Selection::span);
    let mut cuts: Vec<usize> = marks.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    cuts.extend(selection.into_iter().flat_map(|span| [span.start, span.end]));
    cuts.extend([0, text.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = String::new();
    for pair in cuts.windows(2) {
        let run = Span::new(pair[0], pair[1]);
        let here: Vec<&Mark> = marks.iter().filter(|(span, _)| span.overlaps(run)).map(|(_, m)| *m).collect();
        if selection.is_some_and(|span| span.start == run.start) {
            out.push('«');
        }
        if here.is_empty() {
            out.push_str(run.of(text));
        } else {
            let labels: Vec<String> = here.iter().map(|mark| label(sitting, mark)).collect();
            out.extend(["[", labels.join("+").as_str(), ":", run.of(text), "]"]);
        }
        if selection.is_some_and(|span| span.end == run.end) {
            out.push('»');
        }
    }
    out
}

fn label(sitting: &Sitting, mark: &Mark) -> String {
    let open = sitting.opened();
    let Annotation { themes, note, starred, .. } = mark.annotation.as_ref();
    let names: Vec<String> = themes
        .iter()
        .map(|id| open.codebook.full_name(open.codebook.resolve(id)).replace(" / ", "/"))
        .collect();
    let star = if *starred { "*" } else { "" };
    let note = note.as_ref().map(|note| format!("~{note}")).unwrap_or_default();
    let name = open.project.annotator_name(&mark.key.annotator);
    let is_own = sitting.session.annotator() == Some(&mark.key.annotator);
    let who = if is_own { String::new() } else { format!("@{}", name.trim_start_matches("NCV ")) };
    format!("{}{star}{note}{who}", names.join("+"))
}
