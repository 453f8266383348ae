//! Units, numbers of paragraphs and quotations in the window: by keys, by menu, in the settings.

use crate::screen_support::{CTRL, LANGUAGES, Screen};
use butda::model::theme::CodingUnit;
use butda::session::Selection;
use butda::storage::settings::Language;
use butda::text::boundaries::line_at;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand};

const CTRL_SHIFT: Modifiers = CTRL.plus(Modifiers::SHIFT);
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

fn selected(screen: &Screen) -> &str {
    let reading = screen.article();
    reading.selection.map(Selection::span).map(|span| span.of(reading.text())).unwrap_or_default()
}

#[test]
fn keys_select_by_paragraph_and_expand_and_come_back() {
    let mut screen = Screen::reading(Language::English);
    screen.press(Modifiers::NONE, Key::J);
    screen.press(CTRL_SHIFT, Key::ArrowDown);
    let two = selected(&screen).to_owned();
    assert_eq!(two.lines().filter(|line| !line.trim().is_empty()).count(), 2);
    screen.press(ALT_SHIFT, Key::ArrowRight);
    assert!(selected(&screen).len() > two.len());
    screen.press(ALT_SHIFT, Key::ArrowLeft);
    assert_eq!(selected(&screen), two);
    screen.press(CTRL_SHIFT, Key::ArrowUp);
    assert_eq!(selected(&screen).lines().count(), 1);
}

#[test]
fn while_edges_are_moved_up_and_down_take_paragraphs() {
    let mut screen = Screen::reading(Language::English);
    for key in [Key::J, Key::J, Key::J, Key::J, Key::H, Key::B] {
        screen.press(Modifiers::NONE, key);
    }
    screen.press(Modifiers::NONE, Key::ArrowDown);
    screen.press(Modifiers::NONE, Key::Enter);
    let reading = screen.article();
    let end = reading.marks[0].span.end;
    assert_eq!(
        line_at(reading.text(), end).of(reading.text()).trim_end().len(),
        end - line_at(reading.text(), end).start
    );
}

#[test]
fn the_unit_of_the_study_is_chosen_in_the_menu_and_said_in_the_status_bar() {
    for language in LANGUAGES {
        let mut screen = Screen::reading(language);
        let (menu, rules, item, said) = match language {
            Language::Vietnamese => ("Mã hóa", "Quy tắc mã hóa", "Mã hóa trọn câu", "Trọn câu"),
            _ => ("Code", "Coding rules", "Code whole sentences", "Whole sentences"),
        };
        assert!(screen.found(Role::Label, said).is_empty());
        let menu = screen.found(Role::Button, menu).into_iter().find(|told| told.name == menu);
        screen.click_at(menu.and_then(|told| told.rect).expect("a menu").center(), Modifiers::NONE);
        screen.click(Role::Button, rules);
        screen.click(Role::Button, item);
        assert_eq!(screen.project().codebook.unit, CodingUnit::Sentence);
        assert!(screen.found(Role::Label, said).iter().any(|told| told.name == said));
    }
}

#[test]
fn what_is_copied_with_its_source_says_article_and_paragraph() {
    let mut screen = Screen::reading(Language::Vietnamese);
    screen.press(Modifiers::NONE, Key::J);
    let key = |pressed| Event::Key {
        key: Key::C,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: CTRL_SHIFT,
    };
    screen.frame(vec![Event::ModifiersChanged(CTRL_SHIFT), key(true)]);
    let copied = screen.window.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("a text");
    assert!(copied.starts_with("“Giữ vững kỷ cương") && copied.ends_with(", Nhân dân, 002 §4)"), "{copied}");
}

#[test]
fn a_wrong_template_is_told_beside_its_field() {
    let mut screen = Screen::sized(Language::English, (1440.0, 1700.0, 1.0));
    screen.press(CTRL, Key::Comma);
    assert!(screen.found(Role::Label, "A dialogue in the city, 20 Nov 2019").len() == 1);
    screen.click(Role::TextInput, "Template for “Copy with source”");
    screen.frame(vec![Event::Text("{quot}".to_owned())]);
    screen.settle();
    assert_eq!(screen.session().settings().citation, "{quot}");
    assert_eq!(screen.found(Role::Label, "Character 1: there is no placeholder “quot”").len(), 1);
    screen.click(Role::Button, "Default template");
    assert_eq!(screen.session().settings().citation, "");
}
