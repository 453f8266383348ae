//! Articles whose letters go from right to left, alone and with words and numbers that do not.

use super::screen_support::Screen;
use butda::session::Selection;
use egui::accesskit::{Role, TextDirection};
use egui::{Event, Modifiers, PointerButton, Pos2, Rect, pos2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};

/// A run of letters in one direction, as a screen reader is told of it.
#[derive(Debug)]
struct Run {
    words: String,
    rect: Rect,
    is_rtl: bool,
    /// Where each character begins, from where the run begins, in px.
    positions: Vec<f32>,
}

/// The runs of the article.
fn runs(screen: &Screen) -> Vec<Run> {
    let mut nodes = screen.window.root().children_recursive().map(|node| node.accesskit_node());
    let document = nodes.find(|node| node.role() == Role::Document).expect("the article");
    let mut found = Vec::new();
    gather(&document, &mut found);
    found
}

fn gather(node: &AccessKitNode<'_>, found: &mut Vec<Run>) {
    if node.role() == Role::TextRun {
        let rect = node.bounding_box().expect("a place");
        #[expect(clippy::cast_possible_truncation, reason = "places in a window")]
        let side = |x: f64| x as f32;
        found.push(Run {
            words: node.value().unwrap_or_default(),
            rect: Rect::from_min_max(pos2(side(rect.x0), side(rect.y0)), pos2(side(rect.x1), side(rect.y1))),
            is_rtl: node.data().text_direction() == Some(TextDirection::RightToLeft),
            positions: node.data().character_positions().unwrap_or_default().to_vec(),
        });
    }
    node.children().for_each(|child| gather(&child, found));
}

/// An article whose title is left out of what is told.
fn open(body: &str) -> Screen {
    Screen::on_text(&format!("Tin.\n\n{body}\n"))
}

/// The runs of the body.
fn body(screen: &Screen) -> Vec<Run> {
    runs(screen).into_iter().filter(|run| !run.words.starts_with("Tin.")).collect()
}

fn run(screen: &Screen, words: &str) -> Run {
    let mut found: Vec<Run> = runs(screen).into_iter().filter(|run| run.words.contains(words)).collect();
    assert_eq!(found.len(), 1, "{words}: {:#?}", runs(screen));
    found.remove(0)
}

fn drag(screen: &mut Screen, from: Pos2, to: Pos2) {
    let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
    screen.frame(vec![Event::PointerMoved(from)]);
    screen.frame(vec![Event::PointerButton { pos: from, button, pressed: true, modifiers }]);
    screen.frame(vec![Event::PointerMoved(from.lerp(to, 0.5))]);
    screen.frame(vec![Event::PointerMoved(to)]);
    screen.frame(vec![Event::PointerButton { pos: to, button, pressed: false, modifiers }]);
    screen.settle();
}

fn selected(screen: &Screen) -> String {
    let span = screen.article().selection.map(Selection::span).unwrap_or_default();
    span.of(screen.article().text()).to_owned()
}

#[test]
fn a_line_begins_at_the_right_and_is_told_from_there() {
    let screen = open("שלום עולם טוב");
    let run = run(&screen, "שלום");
    assert!(run.is_rtl);
    assert!(run.positions.is_sorted() && run.positions[0] < 1.0, "{run:?}");
    let column = runs(&screen).into_iter().map(|run| run.rect).reduce(Rect::union).expect("a column");
    assert!(run.rect.left() > column.left() + 100.0, "{run:?} in {column:?}");
}

#[test]
fn words_of_another_direction_stand_where_the_eye_expects_them() {
    let screen = open("שלום Bút Dạ עולם");
    let [first, latin, last] = ["שלום", "Bút Dạ", "עולם"].map(|words| run(&screen, words));
    assert_eq!([first.is_rtl, latin.is_rtl, last.is_rtl], [true, false, true]);
    assert!(first.rect.left() >= latin.rect.right() - 1.0 && latin.rect.left() >= last.rect.right() - 1.0);
    let screen = open("Bài viết (שלום עולם) hôm nay.");
    let all = body(&screen);
    let told: String = all.iter().map(|run| run.words.as_str()).collect();
    assert_eq!(told.trim_end(), "Bài viết (שלום עולם) hôm nay.");
    assert_eq!(all.iter().map(|run| run.is_rtl).collect::<Vec<_>>(), [false, true, false]);
    assert!(all.windows(2).all(|pair| pair[0].rect.right() <= pair[1].rect.left() + 1.0), "{all:#?}");
}

#[test]
fn what_is_dragged_over_is_selected_and_nothing_else() {
    let mut screen = open("שלום עולם טוב");
    let line = run(&screen, "שלום").rect;
    let y = line.center().y;
    let inside = |x: f32| pos2(x, y);
    drag(&mut screen, inside(line.right() - 1.0), inside(line.left() + 1.0));
    assert_eq!(selected(&screen), "שלום עולם טוב");
    // A third of the way from the right lies the first word.
    drag(&mut screen, inside(line.right() - 1.0), inside(line.right() - line.width() * 0.32));
    assert!("שלום עולם".starts_with(&selected(&screen)), "{}", selected(&screen));
    assert!(!selected(&screen).is_empty());
}

#[test]
fn a_long_paragraph_begins_in_its_first_row_and_no_letter_is_lost() {
    let words: Vec<String> = (0..120).map(|n| format!("מילה{n}")).collect();
    let text = words.join(" ");
    let screen = open(&text);
    let all = body(&screen);
    let told: String = all.iter().map(|run| run.words.as_str()).collect();
    assert_eq!(told.trim_end(), text);
    let tops: Vec<f32> = all.iter().map(|run| run.rect.top()).collect();
    assert!(tops.is_sorted() && tops.last() > tops.first(), "{tops:?}");
    // Every row ends at the right side of the column.
    let right = all.iter().map(|run| run.rect.right()).fold(0.0, f32::max);
    let mut rows: Vec<f32> = tops.clone();
    rows.dedup();
    for top in rows {
        let of_row = all.iter().filter(|run| (run.rect.top() - top).abs() < 1.0);
        let end = of_row.map(|run| run.rect.right()).fold(0.0, f32::max);
        assert!((right - end).abs() < 2.0, "row at {top}: {end} of {right}");
    }
}
