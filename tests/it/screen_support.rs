//! The program's window without a screen: keys, letters and clicks in, the tree of a screen reader out.

use super::support::{SEEDS, seed};
use butda::session::{OpenProject, Reader, Reading, Searching, Session};
use butda::storage::settings::{Language, Places, Settings};
use butda::storage::window_state;
use butda::ui::desktop_app::{DesktopApp, Start};
use butda::workers::Workers;
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, Pos2, Rect};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::{Harness, Node};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const LANGUAGES: [Language; 2] = [Language::Vietnamese, Language::English];

pub const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };

/// The title of the article most tests read.
pub const TITLE: &str = "Giữ vững kỷ cương, tăng cường đồng thuận xã hội, tạo động lực để phát triển";

/// A node of the tree, as a screen reader is told of it.
#[derive(Clone, Debug)]
pub struct Told {
    pub role: Role,
    pub name: String,
    pub description: String,
    /// In points; nothing for what has no place.
    pub rect: Option<Rect>,
    pub is_enabled: bool,
    pub is_focused: bool,
}

/// The window on a folder of its own.
pub struct Screen {
    pub window: Harness<'static, DesktopApp>,
    pub temporary: TempDir,
}

impl Screen {
    /// The first screen: no folder is open and nobody has said their name.
    pub fn first(language: Language) -> Self {
        let settings = Settings { language, ..Settings::default() };
        Self::start(settings, (1440.0, 900.0, 1.0), false)
    }

    /// The sample project with one article in the reader, opened by someone who has not said their name.
    pub fn nameless(language: Language) -> Self {
        let settings = Settings { language, ..Settings::default() };
        let mut screen = Self::start(settings, (1440.0, 900.0, 1.0), true);
        screen.click(Role::Button, TITLE);
        screen
    }

    /// The sample project, opened by NCV 1.
    pub fn open(language: Language) -> Self {
        Self::sized(language, (1440.0, 900.0, 1.0))
    }

    /// The same in a window of this width, height and scale.
    pub fn sized(language: Language, size: (f32, f32, f32)) -> Self {
        let annotator = Some(("ncv-1-aaaaaa".parse().expect("an id"), "NCV 1".to_owned()));
        Self::start(Settings { language, annotator, ..Settings::default() }, size, true)
    }

    /// The sample project with one article in the reader.
    pub fn reading(language: Language) -> Self {
        let mut screen = Self::open(language);
        screen.click(Role::Button, TITLE);
        screen
    }

    /// The sample project, with the settings file a person wrote.
    pub fn with_settings_file(text: &str) -> Self {
        let temporary = tempfile::tempdir().expect("a folder");
        let places = Places::within(&temporary.path().join("home"));
        fs::create_dir_all(temporary.path().join("home")).expect("a folder");
        fs::write(&places.settings, text).expect("a file");
        let settings = butda::storage::settings::read(&places).expect("settings");
        Self::start_in(temporary, settings, (1440.0, 900.0, 1.0), true)
    }

    /// A project with one article of these words, which is read.
    pub fn on_text(text: &str) -> Self {
        let temporary = tempfile::tempdir().expect("a folder");
        let samples = temporary.path().join("samples");
        fs::create_dir(&samples).expect("a folder");
        fs::write(samples.join("a.txt"), text).expect("a file");
        let annotator = Some(("ncv-1-aaaaaa".parse().expect("an id"), "NCV 1".to_owned()));
        let settings = Settings { annotator, language: Language::English, ..Settings::default() };
        let mut screen = Self::start_in(temporary, settings, (1440.0, 900.0, 1.0), true);
        screen.window.ctx.set_missing_glyph_policy(egui::MissingGlyphPolicy::Tofu);
        screen.press(CTRL, Key::PageDown);
        screen
    }

    /// The sample project with one article in the reader, in which NCV 2 has marked the beginning of the title.
    pub fn shared(language: Language) -> Self {
        let temporary = tempfile::tempdir().expect("a folder");
        let theirs = temporary.path().join("samples/annotations/ncv-2-bbbbbb");
        fs::create_dir_all(&theirs).expect("a folder");
        for name in SEEDS {
            fs::write(temporary.path().join(format!("samples/{name}.txt")), seed(name)).expect("a file");
        }
        let head = "format: 1, annotator: (id: \"ncv-2-bbbbbb\", name: \"NCV 2\", same_person_as: None)";
        let text =
            butda::text::reading_text::ReadingText::from_bytes(seed(SEEDS[2]).as_bytes()).expect("a text");
        let at = text.as_str().find(TITLE).map_or(0, |byte| text.as_str()[..byte].chars().count());
        let record = format!(
            "({head}, kind: \"annotations\", article: (path: \"{}.txt\", sha256: \"{}\", characters: {}), \
             annotations: [(id: \"0199f3c2-0000-7000-8000-000000000001\", rev: 1, start: {at}, end: {}, \
             quote: \"Giữ vững\", prefix: \"\", suffix: \"\", text: None, themes: [], note: None, starred: false, \
             created: \"2026-11-21T10:00:00Z\", modified: \"2026-11-21T10:00:00Z\")], deleted: [], rivals: [], \
             about: (rev: 0, title: None, date: None, source: None, author: None, labels: [], done: false, \
             memo: None, themes: [], attributes: []))",
            SEEDS[2],
            text.sha256(),
            text.n_chars(),
            at + "Giữ vững".chars().count(),
        );
        fs::write(theirs.join("002.txt.ron"), record).expect("a file");
        let annotator = Some(("ncv-1-aaaaaa".parse().expect("an id"), "NCV 1".to_owned()));
        let settings = Settings { language, annotator, ..Settings::default() };
        let mut screen = Self::start_in(temporary, settings, (1440.0, 900.0, 1.0), true);
        screen.click(Role::Button, TITLE);
        screen
    }

    /// A project whose folder was made by a sitting of NCV 1, opened by them in English.
    pub fn on_folder(folder: &std::path::Path) -> Self {
        let temporary = tempfile::tempdir().expect("a folder");
        fs::rename(folder, temporary.path().join("samples")).expect("the folder of the sitting");
        // It is the same computer.
        let stamp = folder.with_file_name("home").join("state/computer.txt");
        if stamp.exists() {
            let state = temporary.path().join("home/state");
            fs::create_dir_all(&state).expect("a folder");
            fs::copy(stamp, state.join("computer.txt")).expect("a file");
        }
        let annotator = Some(("ncv-1-aaaaaa".parse().expect("an id"), "NCV 1".to_owned()));
        let settings = Settings { annotator, language: Language::English, ..Settings::default() };
        Self::start_in(temporary, settings, (1440.0, 900.0, 1.0), true)
    }

    /// The same with its first sentences tagged, one theme each, by typing their names.
    pub fn tagged(themes: &[&str]) -> Self {
        let mut screen = Self::reading(Language::English);
        for theme in themes {
            screen.press(Modifiers::NONE, Key::J);
            screen.press(Modifiers::NONE, Key::T);
            screen.type_keys(theme);
            screen.press(Modifiers::NONE, Key::Enter);
        }
        assert_eq!(screen.marks().concat(), themes);
        screen
    }

    /// The window is closed by its button, and the program started again on the same folder.
    pub fn restarted(mut self) -> Self {
        let settings = self.session().settings().clone();
        self.close();
        let Self { window, temporary } = self;
        drop(window);
        Self::start_in(temporary, settings, (1440.0, 900.0, 1.0), true)
    }

    /// The window is closed by its button, and the program started again without a folder.
    pub fn started_again(self) -> Self {
        let settings = self.session().settings().clone();
        self.started_again_with(settings)
    }

    /// The same with other settings.
    pub fn started_again_with(mut self, settings: Settings) -> Self {
        self.close();
        let Self { window, temporary } = self;
        drop(window);
        Self::start_in(temporary, settings, (1440.0, 900.0, 1.0), false)
    }

    /// The window is closed by its button, and the program started again on another folder.
    pub fn restarted_on(mut self, folder: &Path) -> Self {
        let settings = self.session().settings().clone();
        self.close();
        let Self { window, temporary } = self;
        drop(window);
        Self::start_on(temporary, settings, (1440.0, 900.0, 1.0), Some(folder.to_owned()))
    }

    /// Presses the button that closes the window.
    pub fn close(&mut self) {
        let viewports = &mut self.window.input_mut().viewports;
        let root = viewports.entry(egui::ViewportId::ROOT).or_default();
        root.events.push(egui::ViewportEvent::Close);
        // It asks to be closed as soon as everything is kept; nobody closes it here.
        self.window.run_steps(4);
    }

    fn start(settings: Settings, size: (f32, f32, f32), has_folder: bool) -> Self {
        Self::start_in(tempfile::tempdir().expect("a folder"), settings, size, has_folder)
    }

    fn start_in(temporary: TempDir, settings: Settings, size: (f32, f32, f32), has_folder: bool) -> Self {
        let samples = temporary.path().join("samples");
        if !samples.exists() {
            fs::create_dir(&samples).expect("a folder");
            for name in SEEDS {
                fs::write(samples.join(format!("{name}.txt")), seed(name)).expect("a file");
            }
        }
        Self::start_on(temporary, settings, size, has_folder.then_some(samples))
    }

    fn start_on(
        temporary: TempDir,
        settings: Settings,
        (width, height, scale): (f32, f32, f32),
        folder: Option<PathBuf>,
    ) -> Self {
        let places = Places::within(&temporary.path().join("home"));
        let start = Start {
            settings: Ok(settings),
            window: window_state::read(&places.state),
            places,
            seed: [7; 32],
            may_reopen: folder.is_none(),
            folder,
        };
        let window = Harness::builder()
            .with_size([width, height])
            .with_pixels_per_point(scale)
            .with_max_steps(60)
            .with_step_dt(1.0 / 60.0)
            .with_accessibility_check(false)
            .build_eframe(|cc| DesktopApp::with_workers(&cc.egui_ctx, start, Workers::inline()));
        let mut screen = Self { window, temporary };
        screen.settle();
        screen
    }

    /// Draws until nothing changes any more.
    pub fn settle(&mut self) {
        self.window.run();
    }

    /// Presses and lets go of a key that types nothing.
    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.event_modifiers(press(modifiers, key, true), modifiers);
        self.window.event_modifiers(press(modifiers, key, false), modifiers);
        self.settle();
    }

    /// Types letters and digits, key by key, as a keyboard does.
    pub fn type_keys(&mut self, text: &str) {
        for letter in text.chars() {
            let key = Key::from_name(&letter.to_uppercase().to_string());
            let modifiers = if letter.is_uppercase() { Modifiers::SHIFT } else { Modifiers::NONE };
            self.window.event_modifiers(Event::ModifiersChanged(modifiers), modifiers);
            if let Some(key) = key {
                self.frame(vec![press(modifiers, key, true), Event::Text(letter.to_string())]);
                self.frame(vec![press(modifiers, key, false)]);
            } else {
                self.frame(vec![Event::Text(letter.to_string())]);
            }
        }
        self.settle();
    }

    /// One frame that several things happen in.
    pub fn frame(&mut self, events: Vec<Event>) {
        self.window.input_mut().events.extend(events);
        self.window.step();
    }

    /// What an input method shows while it composes.
    pub fn compose(&mut self, text: &str) {
        let event = ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None };
        self.frame(vec![Event::Ime(event)]);
    }

    /// Clicks the middle of the one node of this role whose name holds these words.
    #[track_caller]
    pub fn click(&mut self, role: Role, words: &str) {
        let rect = self.only(role, words).rect.expect("a place");
        self.click_at(rect.center(), Modifiers::NONE);
    }

    pub fn click_at(&mut self, pos: Pos2, modifiers: Modifiers) {
        self.window.event(Event::PointerMoved(pos));
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            let click = Event::PointerButton { pos, button, pressed, modifiers };
            self.window.event_modifiers(click, modifiers);
        }
        self.settle();
        // The next click is one of its own.
        self.window.run_steps(30);
    }

    /// Everything in the tree.
    pub fn told(&self) -> Vec<Told> {
        let scale = self.window.ctx.pixels_per_point();
        self.window.root().children_recursive().map(|node| told_of(&node, scale)).collect()
    }

    /// The nodes of this role whose names hold these words.
    pub fn found(&self, role: Role, words: &str) -> Vec<Told> {
        let told = self.told().into_iter();
        told.filter(|node| node.role == role && node.name.contains(words)).collect()
    }

    #[track_caller]
    pub fn only(&self, role: Role, words: &str) -> Told {
        let mut found = self.found(role, words);
        let all = || self.told().into_iter().map(|told| format!("{:?} {}", told.role, told.name));
        assert_eq!(found.len(), 1, "{role:?} {words}: {found:#?} among {:#?}", all().collect::<Vec<_>>());
        found.pop().expect("one")
    }

    /// What has the keyboard itself; a field above a list has it while who listens is told the option that Enter takes.
    pub fn field(&self) -> Option<Told> {
        let focused = self.window.ctx.memory(egui::Memory::focused)?.accesskit_id();
        let scale = self.window.ctx.pixels_per_point();
        let nodes = self.window.root().children_recursive();
        let mut found = nodes.filter(|node| node.accesskit_node().locate().0 == focused);
        found.next().map(|node| told_of(&node, scale))
    }

    /// What who listens is told to have the keyboard.
    pub fn focused(&self) -> Option<Told> {
        self.told().into_iter().find(|told| told.is_focused)
    }

    pub fn session(&self) -> &Session {
        self.window.state().session()
    }

    pub fn project(&self) -> &OpenProject {
        self.session().open_project().expect("an open project")
    }

    pub fn article(&self) -> &Reading {
        self.session().reading().expect("an open article")
    }

    pub fn reader(&self) -> &Reader {
        self.session().reader().expect("an open project")
    }

    pub fn searching(&self) -> &Searching {
        self.session().searching().expect("an open project")
    }

    /// What is typed in a field.
    pub fn typed_in(&self, role: Role, words: &str) -> String {
        let nodes = self.window.root().children_recursive();
        let mut fields = nodes.map(|node| node.accesskit_node());
        let is_wanted = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
            node.role() == role && node.label().is_some_and(|label| label.contains(words))
        };
        fields.find(is_wanted).and_then(|node| node.value()).unwrap_or_default()
    }

    /// The names of the themes of each mark of the article.
    pub fn marks(&self) -> Vec<Vec<String>> {
        let book = &self.project().codebook;
        let names = |themes: &[_]| themes.iter().map(|id| book.full_name(book.resolve(id))).collect();
        self.article().marks.iter().map(|mark| names(&mark.annotation.themes)).collect()
    }
}

fn press(modifiers: Modifiers, key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
}

fn told_of(node: &Node<'_>, scale: f32) -> Told {
    let node = node.accesskit_node();
    #[expect(clippy::cast_possible_truncation, reason = "a place in a window")]
    let rect = node.bounding_box().map(|place| {
        let pos = |x: f64, y: f64| egui::pos2(x as f32 / scale, y as f32 / scale);
        Rect::from_min_max(pos(place.x0, place.y0), pos(place.x1, place.y1))
    });
    Told {
        role: node.role(),
        // Text that is only read is told as a value.
        name: node
            .label()
            .or_else(|| node.value().filter(|_| node.role() == Role::Label))
            .unwrap_or_default(),
        description: node.description().unwrap_or_default(),
        rect,
        is_enabled: !node.is_disabled(),
        is_focused: node.is_focused(),
    }
}
