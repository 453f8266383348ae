//! Every control of the window has a name, in both languages, and can be reached with the keyboard.

use super::screen_support::{CTRL, LANGUAGES, Screen, TITLE, Told};
use butda::storage::settings::Language;
use egui::accesskit::Role;
use egui::{Key, Modifiers, pos2};

const NONE: Modifiers = Modifiers::NONE;

/// In Vietnamese and English.
type Words = [&'static str; 2];

const MENUS: [Words; 6] = [
    ["Dự án", "Project"],
    ["Sửa", "Edit"],
    ["Mã hóa", "Code"],
    ["Đi tới", "Go"],
    ["Xem", "View"],
    ["Trợ giúp", "Help"],
];

fn is_control(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::TextInput
            | Role::MultilineTextInput
            | Role::CheckBox
            | Role::RadioButton
            | Role::Slider
            | Role::SpinButton
            | Role::ComboBox
            | Role::Tab
            | Role::ListBoxOption
            | Role::MenuItem
            | Role::ColorWell
            | Role::Link
            | Role::DisclosureTriangle
            | Role::Document
    )
}

/// Words that nobody has said in this language: their name in the files of messages.
fn is_message_id(words: &str) -> bool {
    let mut parts = words.split('-');
    words.contains('-') && parts.all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase()))
}

struct Names {
    language: Language,
    faults: Vec<String>,
    n_controls: usize,
}

impl Names {
    /// Looks at what is shown now.
    fn look(&mut self, screen: &Screen, state: &str) {
        let told = screen.told();
        self.n_controls += told.iter().filter(|node| is_control(node.role)).count();
        let is_at_fault = |node: &&Told| {
            (is_control(node.role) && node.name.trim().is_empty())
                || is_message_id(&node.name)
                || is_message_id(&node.description)
        };
        let fault = |node: &Told| format!("{:?}, {state}: {node:?}", self.language);
        self.faults.extend(told.iter().filter(is_at_fault).map(fault));
    }

    /// Does `open`, looks, and goes back with Esc.
    fn look_at(&mut self, screen: &mut Screen, state: &str, open: impl FnOnce(&mut Screen)) {
        let n_before = screen.told().len();
        open(screen);
        assert_ne!(screen.told().len(), n_before, "{state} shows nothing new");
        self.look(screen, state);
        screen.press(NONE, Key::Escape);
    }
}

#[test]
fn every_control_has_a_name_in_both_languages() {
    let mut faults = Vec::new();
    for (at, language) in LANGUAGES.into_iter().enumerate() {
        let mut names = Names { language, faults: Vec::new(), n_controls: 0 };
        names.look(&Screen::first(language), "first screen");
        let mut screen = Screen::reading(language);
        names.look(&screen, "article");
        screen.only(Role::Splitter, ["Đổi độ rộng cột thư viện", "Resize library column"][at]);
        for (state, key) in
            [("commands", Key::K), ("settings", Key::Comma), ("export", Key::E), ("path", Key::O)]
        {
            names.look_at(&mut screen, state, |screen| screen.press(CTRL, key));
        }
        names.look_at(&mut screen, "review", |screen| screen.press(NONE, Key::F12));
        names.look_at(&mut screen, "help", |screen| screen.press(NONE, Key::F1));
        for menu in MENUS {
            names.look_at(&mut screen, menu[1], |screen| {
                let found = screen.found(Role::Button, menu[at]);
                let button = found.into_iter().find(|told| told.name == menu[at]).and_then(|told| told.rect);
                screen.click_at(button.expect("a menu").center(), NONE);
            });
        }
        for state in [
            ["Tệp có vấn đề", "File problems"],
            ["Thông tin bài viết", "Article details"],
            ["Chủ đề mới", "New theme"],
        ] {
            names.look_at(&mut screen, state[1], |screen| run_command(screen, state[at]));
        }
        look_at_marking(&mut names, at);
        assert!(names.n_controls > 500, "{}", names.n_controls);
        faults.extend(names.faults);
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Runs a command by its name.
fn run_command(screen: &mut Screen, name: &str) {
    screen.press(CTRL, Key::K);
    screen.type_keys(name);
    screen.press(NONE, Key::Enter);
}

fn look_at_marking(names: &mut Names, at: usize) {
    let mut screen = Screen::reading(names.language);
    screen.press(NONE, Key::J);
    names.look_at(&mut screen, "palette", |screen| {
        screen.press(NONE, Key::T);
        screen.type_keys("Nghị quyết");
    });
    for (theme, key) in [("Nghị quyết", Key::J), ("Nghị quyết / Thực hiện", Key::J)] {
        screen.press(NONE, key);
        screen.press(NONE, Key::T);
        screen.type_keys(theme);
        screen.press(NONE, Key::Enter);
    }
    assert_eq!(screen.marks().len(), 2);
    names.look(&screen, "themes");
    screen.press(NONE, Key::T);
    names.look(&screen, "palette with themes");
    screen.press(NONE, Key::Escape);
    for tab in [["Đoạn mã hóa", "Passages"], ["Chi tiết", "Annotation"]] {
        screen.click(Role::Tab, tab[at]);
        names.look(&screen, tab[1]);
    }
    look_at_passages(names, &mut screen, at);
    screen.click(Role::Tab, ["Chủ đề", "Themes"][at]);
    let row = screen.found(Role::TreeItem, "Nghị quyết: 2").pop().and_then(|row| row.rect).expect("a row");
    for (n, state) in ["theme menu", "theme keys", "theme colours", "theme details"].into_iter().enumerate() {
        right_click(&mut screen, row.center());
        match n {
            1 => screen.click(Role::Button, ["Phím", "Key"][at]),
            2 => screen.click(Role::Button, ["Màu", "Colour"][at]),
            3 => screen.click(Role::Button, ["Chi tiết chủ đề", "Theme details"][at]),
            _ => {}
        }
        names.look(&screen, state);
        screen.press(NONE, Key::Escape);
        screen.press(NONE, Key::Escape);
    }
    screen.click(Role::Button, "Aa");
    names.look(&screen, "type");
}

fn look_at_passages(names: &mut Names, screen: &mut Screen, at: usize) {
    screen.click(Role::Tab, ["Đoạn mã hóa", "Passages"][at]);
    for name in [["Thêm vào truy vấn", "Add to query"], ["Truy vấn đã lưu", "Saved queries"]] {
        names.look_at(screen, name[1], |screen| screen.click(Role::Button, name[at]));
    }
    screen.click(Role::CheckBox, ["Chọn mọi đoạn mã hóa", "Tick all passages"][at]);
    names.look(screen, "ticked passages");
    screen.click(Role::Button, ["Bỏ chọn", "Untick all"][at]);
    screen.click(Role::MultilineTextInput, ["Truy vấn đoạn mã hóa", "Passage query"][at]);
    screen.type_keys("Thuc hien or X");
    names.look(screen, "a wrong query");
    screen.press(CTRL, Key::A);
    screen.type_keys("sao");
    names.look(screen, "no passage");
}

fn right_click(screen: &mut Screen, pos: egui::Pos2) {
    screen.window.event(egui::Event::PointerMoved(pos));
    for pressed in [true, false] {
        let button = egui::PointerButton::Secondary;
        screen.window.event(egui::Event::PointerButton { pos, button, pressed, modifiers: NONE });
    }
    screen.settle();
}

#[test]
fn the_name_question_has_names_in_both_languages() {
    for language in LANGUAGES {
        let mut screen = Screen::first(language);
        let mut names = Names { language, faults: Vec::new(), n_controls: 0 };
        open_samples(&mut screen);
        screen.click(Role::Button, TITLE);
        screen.press(NONE, Key::J);
        screen.press(NONE, Key::H);
        assert!(screen.session().asks_for_name());
        names.look(&screen, "name question");
        assert!(names.faults.is_empty(), "\n{}\n", names.faults.join("\n"));
    }
}

/// Opens the samples in a folder whose path is typed, as on a desktop without dialogs.
pub fn open_samples(screen: &mut Screen) {
    let language = screen.session().settings().language;
    let words =
        if language == Language::Vietnamese { "Mở các bài mẫu" } else { "Open sample articles" };
    screen.click(Role::Button, words);
    let folder = screen.temporary.path().join("bài mẫu");
    screen.frame(vec![egui::Event::Text(folder.display().to_string())]);
    screen.press(NONE, Key::Enter);
    assert_eq!(screen.project().library.len(), 5);
}

#[test]
fn tab_reaches_every_control_of_the_side_columns() {
    let mut screen = Screen::reading(Language::English);
    for theme in ["Nghị quyết", "Thanh niên"] {
        screen.press(NONE, Key::J);
        screen.press(NONE, Key::T);
        screen.type_keys(theme);
        screen.press(NONE, Key::Enter);
    }
    let is_beside = |node: &Told| {
        let in_column = |rect: egui::Rect| {
            rect.top() > 44.0 && rect.bottom() < 870.0 && (rect.right() < 290.0 || rect.left() > 1126.0)
        };
        is_control(node.role) && node.is_enabled && node.rect.is_some_and(in_column)
    };
    for tab in ["Passages", "Annotation", "Themes"] {
        screen.click(Role::Tab, tab);
        let wanted: Vec<Told> = screen.told().into_iter().filter(is_beside).collect();
        assert!(wanted.len() > 10, "{wanted:#?}");
        let filter = screen.only(Role::TextInput, "Filter articles").rect.expect("a place");
        screen.click_at(filter.center(), NONE);
        let mut reached = Vec::new();
        for _ in 0..90 {
            reached.extend(screen.focused().map(|node| node.name));
            screen.press(NONE, Key::Tab);
        }
        let missed: Vec<&Told> = wanted.iter().filter(|node| !reached.contains(&node.name)).collect();
        assert!(missed.is_empty(), "{tab}: {missed:#?} not among {reached:#?}");
    }
}

#[test]
fn f6_carries_the_keyboard_from_panel_to_panel() {
    let mut screen = Screen::reading(Language::English);
    let mut reached = Vec::new();
    for _ in 0..3 {
        screen.press(NONE, Key::F6);
        reached.extend(screen.focused().map(|node| node.name));
    }
    assert_eq!(reached, ["Find or add theme…", "Filter articles…", TITLE]);
    screen.press(Modifiers::SHIFT, Key::F6);
    assert_eq!(screen.focused().map(|node| node.name).as_deref(), Some("Filter articles…"));
}

#[test]
fn enter_and_space_on_a_row_of_the_library_open_it_and_no_palette() {
    for (key, steps) in [(Key::Enter, 6), (Key::Space, 5)] {
        let mut screen = Screen::reading(Language::English);
        screen.press(NONE, Key::J);
        let filter = screen.only(Role::TextInput, "Filter articles").rect.expect("a place");
        screen.click_at(filter.center(), NONE);
        for _ in 0..steps {
            screen.press(NONE, Key::Tab);
        }
        let row = screen.focused().expect("a row");
        let before = screen.article().path.clone();
        screen.press(NONE, key);
        assert_ne!(screen.article().path, before, "{row:?}");
        assert!(screen.found(Role::TextInput, "Find or add theme").len() < 2);
    }
}

#[test]
fn a_click_beside_everything_changes_nothing() {
    let mut screen = Screen::open(Language::English);
    let before = screen.told().len();
    for pos in [pos2(-40.0, -40.0), pos2(4000.0, 20.0), pos2(700.0, 899.0)] {
        screen.click_at(pos, NONE);
    }
    assert_eq!(screen.told().len(), before);
}
