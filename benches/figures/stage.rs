//! The program's window without a screen: frames are drawn and turned into triangles, and timed.

use super::corpus;
use super::tell::Busy;
use butda::session::{Exporting, Imports};
use butda::storage::settings::{Places, Settings};
use butda::storage::window_state::WindowState;
use butda::ui::desktop_app::{DesktopApp, Start};
use butda::workers::Workers;
use eframe::App as _;
use egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase};
use egui::{Ui, Vec2, vec2};
use egui_kittest::kittest::{AccessKitNode, State};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Size of the window, in px.
pub const SIZE: Vec2 = vec2(1280.0, 800.0);

/// A context with a clock of its own, and what was drawn last.
pub struct Stage {
    pub context: egui::Context,
    millis: u32,
    /// What is dropped on the window with the next frame.
    dropped: Vec<egui::DroppedFileHandle>,
    pub n_triangles: usize,
    /// What the window is called.
    pub title: String,
    /// What a screen reader knows of the window, where one listens.
    listener: Option<State>,
}

impl Stage {
    pub fn new() -> Self {
        let context = egui::Context::default();
        Self { context, millis: 0, dropped: Vec::new(), n_triangles: 0, title: String::new(), listener: None }
    }

    /// A screen reader listens from now on.
    pub fn listen(&mut self) {
        self.context.enable_accesskit();
    }

    /// Draws a frame and turns it into triangles; the time both take.
    pub fn frame(&mut self, events: Vec<Event>, mut draw: impl FnMut(&mut Ui)) -> Duration {
        self.millis += 16;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(f64::from(self.millis) / 1000.0),
            predicted_dt: 0.016,
            events,
            dropped_files: std::mem::take(&mut self.dropped),
            ..RawInput::default()
        };
        let began = Busy::now();
        let mut output = self.context.run_ui(input, &mut draw);
        output.textures_delta.clear();
        let triangles = self.context.tessellate(output.shapes, output.pixels_per_point);
        if let Some(update) = output.platform_output.accesskit_update.take() {
            match &mut self.listener {
                Some(known) => known.update(update),
                None => self.listener = Some(State::new(update)),
            }
        }
        let took = began.elapsed();
        self.n_triangles = triangles.len();
        for command in output.viewport_output.into_values().flat_map(|viewport| viewport.commands) {
            if let egui::ViewportCommand::Title(title) = command {
                self.title = title;
            }
        }
        took
    }
}

/// The program on a stage.
pub struct Window {
    pub stage: Stage,
    app: DesktopApp,
    frame: eframe::Frame,
}

impl Window {
    /// The program with a folder open, and its first article.
    pub fn open(folder: &Path, home: &Path) -> Self {
        let mut window = Self::with_folder(folder, home);
        window.settle();
        window
    }

    /// The program with a folder open; nothing was drawn yet.
    pub fn with_folder(folder: &Path, home: &Path) -> Self {
        Self::with_workers(folder, home, Workers::inline())
    }

    /// The program with a folder open and its first article, and with workers on threads as people have it.
    pub fn threaded(folder: &Path, home: &Path) -> Self {
        let mut window = Self::with_workers(folder, home, Workers::threaded(|| {}));
        window.settle_threads();
        window.frame(vec![key(Key::PageDown, Modifiers::COMMAND)]);
        window.settle_threads();
        window
    }

    /// Draws until nothing is asked for any more and the workers have nothing to tell.
    pub fn settle_threads(&mut self) {
        let is_busy = |open: &butda::session::OpenProject| open.loading.is_some() || !open.is_saved();
        let mut n_quiet = 0;
        while n_quiet < 5 {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(2));
            let is_busy = self.app.session().open_project().is_some_and(is_busy);
            n_quiet = if is_busy { 0 } else { n_quiet + 1 };
        }
    }

    fn with_workers(folder: &Path, home: &Path, workers: Workers) -> Self {
        let stage = Stage::new();
        // Who made the annotations goes on with them: somebody else of that name would be asked who is who.
        let (own, annotator) = corpus::annotator();
        let settings = Settings { annotator: Some((own, annotator.name)), ..Settings::default() };
        let start = Start {
            settings: Ok(settings),
            window: Ok(WindowState::default()),
            places: Places::within(home),
            seed: [7; 32],
            folder: Some(folder.to_owned()),
            may_reopen: false,
        };
        let app = DesktopApp::with_workers(&stage.context, start, workers);
        // The way egui gives to draw without a window.
        let frame = eframe::Frame::_new_kittest();
        Self { stage, app, frame }
    }

    /// Folds the library and the themes away.
    pub fn fold_columns(&mut self) {
        self.frame(vec![key(Key::F8, Modifiers::NONE)]);
        self.frame(vec![key(Key::F9, Modifiers::NONE)]);
        self.settle_frames();
    }

    /// Presses what a screen reader finds under a name, with the mouse.
    pub fn press(&mut self, label: &str) {
        self.stage.listen();
        self.settle_threads();
        let listener = self.stage.listener.take().expect("what is told");
        self.stage.context.disable_accesskit();
        let pos = place_of(&listener.root(), label).unwrap_or_else(|| panic!("nothing is called {label}"));
        let press = |pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(pos)]);
        self.frame(vec![press(true)]);
        self.frame(vec![press(false)]);
        self.settle_threads();
    }

    /// Tags a sentence with a new theme, which the key `1` then tags with.
    pub fn begin_to_tag(&mut self) {
        self.frame(vec![key(Key::J, Modifiers::NONE)]);
        self.settle_threads();
        self.frame(vec![key(Key::T, Modifiers::NONE), Event::Text("t".to_owned())]);
        self.settle_threads();
        self.frame(vec![Event::Text("Chủ đề mới".to_owned())]);
        self.settle_threads();
        self.frame(vec![key(Key::Enter, Modifiers::NONE)]);
        self.settle_threads();
    }

    /// How many annotations the article has.
    pub fn n_annotations(&self) -> usize {
        self.app.session().reading().map_or(0, |reading| reading.marks.len())
    }

    /// Whether a page of numbers shows those of the project as it is.
    pub fn is_counted(&self) -> bool {
        let session = self.app.session();
        let counted = session.analysing().zip(session.open_project());
        counted.is_some_and(|(page, open)| page.is_counted(open.changes.version()))
    }

    /// A frame of the whole program.
    pub fn frame(&mut self, events: Vec<Event>) -> Duration {
        let began = Busy::now();
        self.app.logic(&self.stage.context, &mut self.frame);
        let logic = began.elapsed();
        let (app, frame) = (&mut self.app, &mut self.frame);
        logic + self.stage.frame(events, |ui| app.ui(ui, frame))
    }

    /// Draws until nothing is asked for any more, opening the first article.
    pub fn settle(&mut self) {
        self.frame(Vec::new());
        self.frame(vec![key(Key::PageDown, Modifiers::COMMAND)]);
        self.settle_frames();
        assert!(self.app.session().reading().is_some(), "an article is open");
    }
}

/// The middle of what is called so, if anything in the tree below a node is.
#[expect(clippy::cast_possible_truncation, reason = "a place in the window, in px")]
fn place_of(node: &AccessKitNode<'_>, label: &str) -> Option<Pos2> {
    if node.label().as_deref() == Some(label) {
        let place = node.bounding_box()?;
        return Some(Pos2::new((place.x0 + place.x1) as f32 / 2.0, (place.y0 + place.y1) as f32 / 2.0));
    }
    node.children().find_map(|child| place_of(&child, label))
}

/// A path that is dropped.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

impl Window {
    /// Drops a folder on the window, and draws until all of its files are read; the time of each frame.
    pub fn import(&mut self, folder: &Path) -> Vec<Duration> {
        self.stage.dropped.push(Arc::new(Dropped(folder.to_owned())));
        self.frames_while(|imports| imports.files().is_empty() || imports.at_work().is_some())
    }

    /// Takes what was read, and draws until it is in the project; the time of each frame.
    pub fn take_import(&mut self) -> Vec<Duration> {
        self.frame(vec![key(Key::Enter, Modifiers::NONE)]);
        let times = self.frames_while(|imports| !imports.files().is_empty() || imports.at_work().is_some());
        self.settle_threads();
        times
    }

    /// Draws until a page of numbers is counted, and the frame that shows it; the time of each frame.
    pub fn frames_until_counted(&mut self) -> Vec<Duration> {
        let mut times = Vec::new();
        while !self.is_counted() {
            assert!(times.len() < 60_000, "numbers that are asked for come");
            std::thread::sleep(Duration::from_millis(1));
            times.push(self.frame(Vec::new()));
        }
        times.push(self.frame(Vec::new()));
        times
    }

    /// Goes through the dialog of exports up to the path, which is typed; the next Enter begins.
    pub fn choose_export(&mut self, format: &str, path: &Path) {
        self.frame(vec![key(Key::E, Modifiers::COMMAND)]);
        self.press(format);
        while !self.app.session().exporting().is_some_and(Exporting::is_previewed) {
            std::thread::sleep(Duration::from_millis(2));
            self.frame(Vec::new());
        }
        self.press("Export to a file…");
        self.frame(vec![key(Key::A, Modifiers::COMMAND)]);
        self.frame(vec![Event::Text(path.display().to_string())]);
    }

    /// Begins an export, and draws until it is written; the time of each frame.
    pub fn export(&mut self) -> Vec<Duration> {
        let mut times = vec![self.frame(vec![key(Key::Enter, Modifiers::NONE)])];
        while self.app.session().exporting().is_some_and(|exporting| exporting.at_work().is_some()) {
            std::thread::sleep(Duration::from_millis(2));
            times.push(self.frame(Vec::new()));
        }
        // What came of it is drawn, too.
        times.push(self.frame(Vec::new()));
        times
    }

    fn frames_while(&mut self, is_at_it: impl Fn(&Imports) -> bool) -> Vec<Duration> {
        let mut times = Vec::new();
        loop {
            times.push(self.frame(Vec::new()));
            std::thread::sleep(Duration::from_millis(2));
            if !self.app.session().imports().is_some_and(&is_at_it) {
                // What came of it is drawn, too.
                times.push(self.frame(Vec::new()));
                return times;
            }
        }
    }

    fn settle_frames(&mut self) {
        for _ in 0..5_000 {
            self.frame(Vec::new());
            if !self.stage.context.has_requested_repaint() {
                break;
            }
        }
    }
}

/// A key that is pressed.
pub fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// The pointer in the middle of the text.
pub fn pointer_in_text() -> Event {
    Event::PointerMoved(Pos2::ZERO + SIZE / 2.0)
}

/// A turn of the wheel: down by so many px.
pub fn wheel(down: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -down),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
        source: MouseWheelSource::Wheel,
    }
}
