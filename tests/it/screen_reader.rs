//! The article as text, for who listens: runs of words, the caret, the selection, and what a screen reader asks for.

use super::screen_support::{CTRL, Screen};
use butda::session::Selection;
use butda::storage::settings::Language;
use butda::text::boundaries::{Unit, next_start};
use egui::accesskit::{
    Action, ActionData, ActionRequest, NodeId, Role, ScrollHint, ScrollUnit, TextPosition, TextSelection,
    TreeId,
};
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};

const NONE: Modifiers = Modifiers::NONE;

/// Letters that no single code point is, a family, a flag, and marks without end.
const HARD: &str = "Tiếng Việt: x\u{323}a\u{309}o\u{302}\u{323} và 👨‍👩‍👧‍👦 🇻🇳.";

fn nodes(screen: &Screen) -> Vec<AccessKitNode<'_>> {
    screen.window.root().children_recursive().map(|node| node.accesskit_node()).collect()
}

#[track_caller]
fn document(screen: &Screen) -> AccessKitNode<'_> {
    nodes(screen).into_iter().find(|node| node.role() == Role::Document).expect("the document")
}

fn below<'t>(node: &AccessKitNode<'t>, wanted: &[Role]) -> Vec<AccessKitNode<'t>> {
    let mut found = Vec::new();
    for child in node.children() {
        if wanted.contains(&child.role()) {
            found.push(child);
        }
        found.extend(below(&child, wanted));
    }
    found
}

fn lines<'t>(document: &AccessKitNode<'t>) -> Vec<AccessKitNode<'t>> {
    below(document, &[Role::Heading, Role::Paragraph])
}

fn runs<'t>(document: &AccessKitNode<'t>) -> Vec<AccessKitNode<'t>> {
    below(document, &[Role::TextRun])
}

fn told_text(screen: &Screen) -> String {
    document(screen).document_range().text()
}

fn told_selection(screen: &Screen) -> String {
    document(screen).text_selection().map(|range| range.text()).unwrap_or_default()
}

fn id(node: &AccessKitNode<'_>) -> NodeId {
    node.locate().0
}

fn ask(screen: &mut Screen, target_node: NodeId, action: Action, data: Option<ActionData>) {
    let request = ActionRequest { action, target_tree: TreeId::ROOT, target_node, data };
    screen.window.event(Event::AccessKitActionRequest(request));
    screen.settle();
}

fn select(screen: &mut Screen, anchor: TextPosition, focus: TextPosition) {
    let target = id(&document(screen));
    let data = ActionData::SetTextSelection(TextSelection { anchor, focus });
    ask(screen, target, Action::SetTextSelection, Some(data));
}

/// The place of the code point `at` of what is told.
fn place(screen: &Screen, at: usize) -> TextPosition {
    let document = document(screen);
    let position = document.text_position_from_global_usv_index(at).expect("a place");
    position.to_raw()
}

/// Where these words begin and end in what is told, in code points.
#[track_caller]
fn find(screen: &Screen, words: &str) -> (usize, usize) {
    let text = told_text(screen);
    let at = text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    let start = text.get(..at).unwrap_or_default().chars().count();
    (start, start + words.chars().count())
}

/// All lines that are not folded away, as they are told one after another.
fn all_lines(screen: &Screen) -> String {
    let article = screen.article();
    let lines = article.structure.lines.iter().filter(|line| !article.structure.is_quarantined(line));
    lines.flat_map(|line| [line.span.of(article.text()), "\n"]).collect()
}

/// What is told is a part of the article, each run counts its letters and knows its syllables.
#[track_caller]
fn check_runs(screen: &Screen) {
    let document = document(screen);
    let text = told_text(screen);
    let mut rest = screen.article().text();
    for line in text.lines() {
        let found = rest.find(line).unwrap_or_else(|| panic!("{line} is not in its place"));
        rest = rest.get(found + line.len()..).unwrap_or_default();
    }
    for line in lines(&document) {
        let label = line.label().unwrap_or_default();
        // A title that is no line of the text is no part of it.
        if runs(&line).is_empty() {
            continue;
        }
        let mut starts: Vec<usize> = Vec::new();
        let (mut byte, mut joined) = (0, String::new());
        for run in runs(&line) {
            let data = run.data();
            let value = data.value().unwrap_or_default();
            let lengths = data.character_lengths();
            assert_eq!(lengths.iter().map(|length| usize::from(*length)).sum::<usize>(), value.len());
            assert!(lengths.len() < 256, "{}", lengths.len());
            assert_eq!(data.character_positions().map(<[f32]>::len), Some(lengths.len()));
            assert_eq!(data.character_widths().map(<[f32]>::len), Some(lengths.len()));
            for at in data.word_starts() {
                let before = lengths.iter().take(usize::from(*at)).map(|length| usize::from(*length));
                starts.push(byte + before.sum::<usize>());
            }
            byte += value.len();
            joined.push_str(value);
        }
        assert_eq!(joined.strip_suffix('\n').unwrap_or(&joined), label);
        let syllables = std::iter::successors(Some(0), |at| Some(next_start(&label, *at, Unit::Syllable)));
        assert_eq!(starts, syllables.take_while(|at| *at < label.len()).collect::<Vec<_>>(), "{label}");
    }
    // What the selection is told as exists, whatever it is.
    let _ = (document.text_selection().map(|range| range.text()), document.text_selection_focus());
}

#[test]
fn the_words_of_each_article_are_told_by_letter_and_syllable_from_start_to_end() {
    let mut screen = Screen::open(Language::Vietnamese);
    for _ in 0..5 {
        screen.press(CTRL, Key::PageDown);
        let mut heard = told_text(&screen);
        for _ in 0..60 {
            check_runs(&screen);
            let before = heard.len();
            // What is told next goes on with what was told.
            let next = told_text(&screen);
            let overlap = (0..=next.len())
                .rev()
                .filter(|at| next.is_char_boundary(*at))
                .find(|at| heard.ends_with(next.get(..*at).unwrap_or_default()))
                .unwrap_or_default();
            heard.push_str(next.get(overlap..).unwrap_or_default());
            let target = id(&document(&screen));
            ask(&mut screen, target, Action::ScrollDown, None);
            if heard.len() == before && told_text(&screen) == next {
                break;
            }
        }
        assert_eq!(heard, all_lines(&screen));
    }
}

#[test]
fn letters_of_several_code_points_and_emoji_are_one_character_each() {
    let screen =
        Screen::on_text(&format!("Một tiêu đề của bài\n\n{HARD}\n\n{}.\n", "e\u{301}\u{323}".repeat(900)));
    check_runs(&screen);
    let document = document(&screen);
    let run = runs(&document).into_iter().find(|run| run.data().value().unwrap_or_default().contains("👨"));
    let run = run.expect("the run of the family");
    let lengths = run.data().character_lengths();
    assert!(lengths.contains(&u8::try_from("👨‍👩‍👧‍👦".len()).expect("small")), "{lengths:?}");
    assert!(lengths.contains(&u8::try_from("x\u{323}".len()).expect("small")), "{lengths:?}");
}

#[test]
fn a_letter_under_more_marks_than_can_be_counted_is_told_in_parts() {
    let screen =
        Screen::on_text(&format!("Một tiêu đề của bài\n\na{} và chữ.\n", "\u{301}\u{323}".repeat(200)));
    let document = document(&screen);
    for run in runs(&document) {
        let data = run.data();
        let sum = data.character_lengths().iter().map(|length| usize::from(*length)).sum::<usize>();
        assert_eq!(sum, data.value().unwrap_or_default().len());
    }
}

#[test]
fn a_line_of_100_kb_is_told_piece_by_piece_without_line_ends_between() {
    let line = "Cán bộ, đảng viên phải nêu gương trước nhân dân. ".repeat(1_600);
    let mut screen = Screen::on_text(&format!("Một tiêu đề của bài\n\n{line}\n"));
    for _ in 0..6 {
        let text = told_text(&screen);
        assert!(text.len() > 2_000 && text.len() < 40_000, "{}", text.len());
        let lines: Vec<_> = text.lines().filter(|line| !line.starts_with("Một")).collect();
        assert!(lines.len() < 2 && line.contains(lines.concat().as_str()), "{lines:?}");
        screen.press(NONE, Key::PageDown);
    }
    screen.press(CTRL, Key::A);
    assert_eq!(told_selection(&screen).trim_end(), told_text(&screen).trim_end());
}

#[test]
fn the_sentence_cursor_the_selection_and_the_caret_are_told_as_they_move() {
    let mut screen = Screen::reading(Language::English);
    for _ in 0..4 {
        screen.press(NONE, Key::J);
        let sentence = screen.article().sentence.expect("a sentence");
        let words = sentence.of(screen.article().text());
        assert_eq!(told_selection(&screen).trim_end(), words);
        let caret = document(&screen).text_selection_focus().expect("a caret").to_global_usv_index();
        let from_caret: String = told_text(&screen).chars().skip(caret).collect();
        assert!(from_caret.starts_with(words), "{from_caret}");
        assert!(document(&screen).is_focused());
    }
    screen.press(Modifiers::SHIFT, Key::ArrowRight);
    screen.press(CTRL | Modifiers::SHIFT, Key::ArrowRight);
    let selection = screen.article().selection.expect("a selection");
    assert_eq!(told_selection(&screen), selection.span().of(screen.article().text()));
    let focus = document(&screen).text_selection_focus().expect("a caret").to_global_usv_index();
    let anchor = document(&screen).text_selection_anchor().expect("a caret").to_global_usv_index();
    assert!(anchor < focus);
}

#[test]
fn a_selection_that_a_screen_reader_makes_across_paragraphs_is_the_selection() {
    let text = format!("Một tiêu đề của bài\n\n{HARD}\n\nĐoạn thứ hai, cũng ngắn thôi.\n");
    let mut screen = Screen::on_text(&text);
    let (start, _) = find(&screen, "Việt:");
    let (_, end) = find(&screen, "thứ hai");
    for is_forward in [true, false] {
        let (mut from, mut to) = (place(&screen, start), place(&screen, end));
        if !is_forward {
            (from, to) = (to, from);
        }
        select(&mut screen, from, to);
        let words = told_selection(&screen);
        assert!(words.starts_with("Việt:") && words.ends_with("thứ hai") && words.contains('\n'), "{words}");
        let Selection { anchor, focus } = screen.article().selection.expect("a selection");
        assert_eq!(anchor < focus, is_forward);
        let span = screen.article().selection.expect("a selection").span();
        assert_eq!(span.of(screen.article().text()).replace("\n\n", "\n"), words);
    }
    let at = place(&screen, find(&screen, "thứ hai").0);
    select(&mut screen, at, at);
    let caret = screen.article().caret.expect("a caret");
    assert!(screen.article().text().get(caret..).is_some_and(|rest| rest.starts_with("thứ hai")));
    assert_eq!((screen.article().selection, told_selection(&screen).as_str()), (None, ""));
    let document = document(&screen);
    let focus = document.text_selection_focus().expect("a caret");
    assert_eq!(focus.to_raw(), at);
}

#[test]
fn what_is_selected_out_of_reach_is_told_as_far_as_words_are_told() {
    let mut screen = Screen::reading(Language::Vietnamese);
    screen.press(CTRL, Key::A);
    for _ in 0..4 {
        assert_eq!(told_selection(&screen).trim_end(), told_text(&screen).trim_end());
        screen.press(NONE, Key::PageDown);
    }
    let mut screen = Screen::reading(Language::Vietnamese);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::End);
    // The caret of who listens stands where the window begins.
    assert_eq!(told_selection(&screen), "");
    assert!(document(&screen).text_selection_focus().is_some());
    check_runs(&screen);
}

#[test]
fn a_screen_reader_scrolls_by_screens_and_lines_and_to_what_it_is_told_of() {
    let mut screen = Screen::reading(Language::Vietnamese);
    let first = told_text(&screen);
    let target = id(&document(&screen));
    ask(&mut screen, target, Action::ScrollDown, Some(ActionData::ScrollUnit(ScrollUnit::Page)));
    assert_ne!(told_text(&screen), first);
    ask(&mut screen, target, Action::ScrollUp, None);
    assert_eq!(told_text(&screen), first);
    for hint in [None, Some(ScrollHint::TopEdge), Some(ScrollHint::BottomEdge)] {
        let last = runs(&document(&screen)).last().map(id).expect("a run");
        ask(&mut screen, last, Action::ScrollIntoView, hint.map(ActionData::ScrollHint));
        let rect = rect_of(&screen, last);
        let window = rect_of(&screen, target);
        assert!(window.y0 <= rect.y0 && rect.y1 <= window.y1, "{hint:?}: {rect:?} in {window:?}");
    }
    let run = runs(&document(&screen)).get(3).map(id).expect("a run");
    let point = egui::accesskit::Point { x: 0.0, y: 400.0 };
    ask(&mut screen, run, Action::ScrollToPoint, Some(ActionData::ScrollToPoint(point)));
    assert!((rect_of(&screen, run).y0 - 400.0).abs() < 40.0, "{:?}", rect_of(&screen, run));
}

#[track_caller]
fn rect_of(screen: &Screen, wanted: NodeId) -> egui::accesskit::Rect {
    let mut nodes = nodes(screen).into_iter();
    let node = nodes.find(|node| id(node) == wanted).expect("it is told of");
    node.bounding_box().expect("a place")
}

#[test]
fn activating_a_paragraph_puts_the_caret_at_its_start_and_the_keyboard_into_the_article() {
    let mut screen = Screen::reading(Language::English);
    let (target, words) = {
        let document = document(&screen);
        let line = lines(&document).into_iter().nth(4).expect("a line");
        (id(&line), line.label().unwrap_or_default())
    };
    ask(&mut screen, target, Action::Click, None);
    let caret = screen.article().caret.expect("a caret");
    assert!(screen.article().text().get(caret..).is_some_and(|rest| rest.starts_with(&words)));
    assert!(document(&screen).is_focused());
    screen.press(NONE, Key::J);
    assert!(words.starts_with(told_selection(&screen).trim_end()));
}

#[test]
fn a_selected_annotation_says_what_it_is_and_its_words_are_selected() {
    let mut screen = Screen::reading(Language::English);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::T);
    screen.type_keys("Nêu gương");
    screen.press(NONE, Key::Enter);
    let live = |screen: &Screen| {
        let polite = |node: &AccessKitNode<'_>| node.live() == egui::accesskit::Live::Polite;
        let told = nodes(screen).into_iter().filter(polite);
        told.filter_map(|node| node.label().or_else(|| node.value())).collect::<Vec<_>>()
    };
    assert!(live(&screen).iter().any(|words| words.contains("Nêu gương")), "{:?}", live(&screen));
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::Escape);
    screen.press(NONE, Key::Home);
    screen.press(Modifiers::ALT, Key::ArrowUp);
    screen.press(Modifiers::ALT, Key::ArrowDown);
    let span = screen.article().selected_mark().expect("a selected mark").span;
    assert_eq!(told_selection(&screen).trim_end(), span.of(screen.article().text()));
    let told = screen.found(Role::Status, "Nêu gương");
    assert_eq!(told.len(), 1, "{told:?}");
}

/// Numbers that are always the same.
fn roll(state: &mut u64, n: usize) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap_or_default() % n.max(1)
}

#[test]
fn whatever_is_selected_and_wherever_it_is_scrolled_the_tree_holds() {
    let mut dice = 20_261_121;
    let mut screen = Screen::open(Language::Vietnamese);
    for width in [720.0, 900.0, 1100.0, 1300.0, 1440.0] {
        screen.press(CTRL, Key::PageDown);
        for step in 0..30 {
            let length = told_text(&screen).chars().count();
            let mut any = || place(&screen, roll(&mut dice, length + 1));
            let (from, to) = (any(), any());
            let run = {
                let runs = runs(&document(&screen));
                runs.get(roll(&mut dice, runs.len())).map(id).expect("a run")
            };
            let target = id(&document(&screen));
            match roll(&mut dice, 9) {
                0..3 => select(&mut screen, from, to),
                3 => ask(&mut screen, run, Action::ScrollIntoView, None),
                4 => ask(&mut screen, target, Action::ScrollDown, None),
                5 => ask(&mut screen, target, Action::ScrollUp, None),
                6 => screen.press(Modifiers::SHIFT, Key::J),
                7 => screen.press(NONE, if step % 3 == 0 { Key::End } else { Key::J }),
                _ => {
                    screen.window.set_size(vec2(width, 600.0));
                }
            }
            screen.settle();
            check_runs(&screen);
        }
    }
}
