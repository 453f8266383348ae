//! What a screen reader is told of the article, and the article in windows that are small or scaled.

use super::screen_support::{CTRL, Screen, TITLE};
use butda::storage::settings::{Appearance, Language, ReadingFont};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Shape};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

const NONE: Modifiers = Modifiers::NONE;

fn is_in_document(node: &AccessKitNode<'_>) -> bool {
    let mut parent = node.parent();
    while let Some(above) = parent {
        if above.role() == Role::Document {
            return true;
        }
        parent = above.parent();
    }
    false
}

#[test]
fn the_lines_in_sight_stand_in_the_document_with_their_words() {
    let screen = Screen::reading(Language::Vietnamese);
    let nodes: Vec<_> = screen.window.root().children_recursive().map(|node| node.accesskit_node()).collect();
    let documents = nodes.iter().filter(|node| node.role() == Role::Document);
    assert_eq!(documents.filter_map(AccessKitNode::label).collect::<Vec<_>>(), [TITLE]);
    let lines: Vec<_> = nodes
        .iter()
        .filter(|node| matches!(node.role(), Role::Heading | Role::Paragraph) && is_in_document(node))
        .collect();
    assert!(lines.len() > 3, "{}", lines.len());
    let text = screen.article().text();
    let mut after = 0;
    for line in &lines {
        let words = line.label().unwrap_or_default();
        let at = text.get(after..).and_then(|rest| rest.find(&words));
        after += at.unwrap_or_else(|| panic!("{words:?} is not in its place")) + words.len();
    }
    let headings = lines.iter().filter(|line| line.role() == Role::Heading).filter_map(|line| line.label());
    assert_eq!(headings.collect::<Vec<_>>().first().map(String::as_str), Some(TITLE));
}

#[test]
fn a_marked_line_tells_theme_and_quote() {
    let mut screen = Screen::reading(Language::English);
    screen.press(NONE, Key::J);
    screen.press(NONE, Key::T);
    screen.type_keys("Kỷ cương");
    screen.press(NONE, Key::Enter);
    let span = screen.article().marks.first().expect("a mark").span;
    let quote = span.of(screen.article().text()).to_owned();
    let told = screen.told();
    let lines: Vec<_> = told.iter().filter(|node| !node.description.is_empty()).collect();
    let about = format!("Kỷ cương: “{quote}”");
    assert!(lines.iter().any(|line| line.description == about && line.name.contains(&quote)), "{lines:#?}");
}

/// The characters of each full row of body text that is drawn.
fn full_rows(screen: &Screen) -> Vec<usize> {
    let mut rows = Vec::new();
    for clipped in &screen.window.output().shapes {
        let Shape::Text(text) = &clipped.shape else { continue };
        let format = text.galley.job.sections.first().map(|section| section.format.font_id.size);
        if format != Some(20.0) {
            continue;
        }
        let all = &text.galley.rows;
        rows.extend(all.iter().take(all.len().saturating_sub(1)).map(|row| row.glyphs.len()));
    }
    rows
}

#[test]
fn a_small_or_scaled_window_keeps_thirty_characters_a_line() {
    for (scale, drawer) in
        [(1.0, None), (2.0, None), (1.0, Some(Key::F8)), (1.0, Some(Key::F9)), (2.0, Some(Key::F9))]
    {
        let mut screen = Screen::sized(Language::Vietnamese, (720.0, 480.0, scale));
        screen.press(Modifiers { ctrl: true, command: true, ..NONE }, Key::PageDown);
        if let Some(drawer) = drawer {
            screen.press(NONE, drawer);
        }
        let mut rows = full_rows(&screen);
        for _ in 0..4 {
            screen.press(NONE, Key::PageDown);
            rows.extend(full_rows(&screen));
        }
        let n = rows.len();
        assert!(n > 8, "{n} full rows at {scale} with {drawer:?}");
        let mean = rows.iter().sum::<usize>() / n;
        assert!(mean >= 30, "{mean} characters a row at {scale} with {drawer:?}");
    }
}

#[test]
fn the_sentence_cursor_is_never_in_a_folded_line() {
    let mut screen = Screen::reading(Language::English);
    screen.press(NONE, Key::J);
    let sentence = screen.article().sentence.expect("a sentence");
    let words = sentence.of(screen.article().text());
    assert_eq!(words, TITLE);
    let told = screen.told();
    assert!(told.iter().any(|node| node.role == Role::Heading && node.name.contains(words)));
}

#[test]
fn the_key_for_another_article_shows_it_in_its_own_frame() {
    let mut screen = Screen::reading(Language::English);
    let modifiers = Modifiers { ctrl: true, command: true, ..NONE };
    for key in [Key::PageUp, Key::PageDown] {
        let before = screen.only(Role::Document, "").name;
        screen.frame(vec![Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }]);
        assert_ne!(screen.only(Role::Document, "").name, before, "{key:?}");
    }
    assert_eq!(screen.only(Role::Document, "").name, TITLE);
}

#[test]
fn colours_and_typeface_are_chosen_by_name_under_aa() {
    let mut screen = Screen::reading(Language::English);
    screen.click(Role::Button, "Aa");
    screen.click(Role::RadioButton, "Sepia");
    screen.click(Role::RadioButton, "Be Vietnam Pro");
    let settings = screen.session().settings();
    assert_eq!((settings.appearance, settings.reading.font), (Appearance::Sepia, ReadingFont::BeVietnamPro));
    let is_chosen = |name: &str| {
        let nodes = screen.window.root().children_recursive();
        let mut named =
            nodes.map(|node| node.accesskit_node()).filter(|node| node.label().as_deref() == Some(name));
        named.find_map(|node| node.is_selected())
    };
    assert_eq!(["Sepia", "Dark"].map(is_chosen), [Some(true), Some(false)]);
}

/// The words of every paragraph in the document, in order.
fn told_in_document(screen: &Screen) -> Vec<String> {
    let nodes = screen.window.root().children_recursive().map(|node| node.accesskit_node());
    let is_line = |node: &AccessKitNode<'_>| node.role() == Role::Paragraph && is_in_document(node);
    nodes.filter(is_line).filter_map(|node| node.label()).collect()
}

#[test]
fn every_word_of_a_long_article_is_told_once_wherever_one_reads() {
    let lines: Vec<String> = (1..=400).map(|n| format!("Đoạn thứ {n} của bài viết dài.")).collect();
    let mut screen = Screen::on_text(&lines.join("\n\n"));
    for _ in 0..3 {
        assert_eq!(told_in_document(&screen), lines);
        screen.press(NONE, Key::Space);
        screen.window.run_steps(40);
    }
    screen.press(CTRL, Key::End);
    screen.window.run_steps(40);
    assert_eq!(told_in_document(&screen), lines);
}

#[test]
fn a_paragraph_far_away_comes_into_sight_when_a_screen_reader_asks_for_it() {
    let lines: Vec<String> = (1..=400).map(|n| format!("Đoạn thứ {n} của bài viết dài.")).collect();
    let mut screen = Screen::on_text(&lines.join("\n\n"));
    let wanted = "Đoạn thứ 300 của bài viết dài.";
    screen.window.get_by_role_and_label(Role::Paragraph, wanted).scroll_to_me();
    screen.window.run_steps(40);
    let line = screen.only(Role::Paragraph, wanted);
    assert!(line.rect.is_some_and(|rect| rect.top() > 0.0 && rect.bottom() < 900.0), "{line:?}");
}

#[test]
fn markdown_is_read_without_its_marks_and_what_stands_in_lists_and_quotations_further_to_the_right() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = "# Bến phà\n\nTừ ngày **cầu** *mới* thông xe, `phà` nghỉ.\n\n- Ông lái\n  - bà bán nước\n\n> Phà còn thì tôi còn.\n";
    std::fs::write(folder.path().join("a.md"), source).expect("a file");
    let mut screen = Screen::on_folder(folder.path());
    screen.press(CTRL, Key::PageDown);
    let lines = ["Từ ngày cầu mới thông xe, phà nghỉ.", "• Ông lái", "• bà bán nước", "Phà còn thì tôi còn."];
    assert_eq!(told_in_document(&screen), lines);
    let left = |words: &str| screen.only(Role::Paragraph, words).rect.map_or(f32::NAN, |rect| rect.left());
    let [prose, item, inner, quoted] = lines.map(left);
    assert!((prose - item).abs() < 1.0 && inner > item + 10.0 && quoted > prose + 10.0);
}

#[test]
fn what_the_head_of_a_file_says_stands_among_the_details_of_its_article() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = "---\ntitle: Bến phà\ntags: [phà, cầu]\n---\n\nTừ ngày cầu thông xe, phà nghỉ.\n";
    std::fs::write(folder.path().join("a.md"), source).expect("a file");
    let mut screen = Screen::on_folder(folder.path());
    screen.press(CTRL, Key::PageDown);
    screen.press(CTRL, Key::K);
    screen.type_keys("article details");
    screen.press(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.found(Role::Label, "tags: phà, cầu").len(), 1);
}
