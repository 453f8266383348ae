//! The program's window: feeds reports and keys to the session, draws the panels, runs what they ask for. Decides
//! nothing about articles, themes or annotations.

use super::clock::Clock;
use super::context::Cx;
use super::dialogs::Dialogs;
use super::drafts::Drafts;
use super::ending::Ending;
use super::font_supply::FontSupply;
use super::incoming::Incoming;
use super::input_method::type_into;
use super::keys::KeyMap;
use super::look::Look;
use super::shell_ui::shell_ui;
use super::views::Views;
use super::watching::Watching;
use super::window_frame::WindowFollower;
use super::{fonts, reader_ui, style};
use crate::session::{Action, Command, KeepingNotice, ReadingNotice, RememberingCommand, Session};
use crate::storage::problem::Problem;
use crate::storage::settings::{self, Appearance, Places, Settings};
use crate::storage::window_state::WindowState;
use crate::text::shortened::shortened;
use crate::words::{Tongue, Words, messages};
use crate::workers::Workers;
use crate::workers::task::Task;
use egui::Context;
use std::path::PathBuf;

/// Code points of an article's title in the name of the window, at most.
const TITLE_CHARS: usize = 160;

/// What the window starts with.
pub struct Start {
    /// Settings as they were read, and what was wrong with them.
    pub settings: Result<Settings, Box<Problem>>,
    /// What is remembered of the window, as it was read, and what was wrong with it.
    pub window: Result<WindowState, Box<Problem>>,
    /// Where this computer keeps them.
    pub places: Places,
    /// The seed of ids.
    pub seed: [u8; 32],
    /// The folder to open.
    pub folder: Option<PathBuf>,
    /// Whether the project that was open last may be opened, where no folder is.
    pub may_reopen: bool,
}

/// The program in its window.
pub struct DesktopApp {
    pub(super) session: Session,
    workers: Workers,
    clock: Clock,
    pub(super) words: Words,
    pub(super) look: Look,
    pub(super) keys: KeyMap,
    pub(super) views: Views,
    pub(super) drafts: Drafts,
    dialogs: Dialogs,
    made_for: Option<(Settings, bool)>,
    pub(super) was_typing: bool,
    title: String,
    watching: Watching,
    fonts: FontSupply,
    frames: WindowFollower,
    ending: Ending,
}

impl DesktopApp {
    /// The program with its window open and nothing done yet; opens the folder it was started with.
    #[must_use]
    pub fn new(ctx: &Context, start: Start) -> Self {
        let wake = ctx.clone();
        let workers = Workers::threaded(move || wake.request_repaint());
        let (dialogs, ending) = (Dialogs::of_desktop(), Ending::listening(ctx));
        Self {
            dialogs,
            ending,
            fonts: FontSupply::of_computer(ctx),
            ..Self::with_workers(ctx, start, workers)
        }
    }

    /// The same with workers of the caller's choice, and paths typed by hand instead of the desktop's dialogs: a test
    /// does each task at once and asks nobody.
    #[must_use]
    pub fn with_workers(ctx: &Context, start: Start, workers: Workers) -> Self {
        ctx.set_fonts(fonts::definitions(None));
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.quit_shortcuts = Vec::new();
        });
        ctx.add_plugin(Incoming::default());
        let ids = crate::model::id::IdSource::new(start.seed);
        let clock = Clock::start();
        let read = start.settings.clone().unwrap_or_default();
        let places = start.places.clone();
        let mut app = Self {
            session: Session::new(read.clone(), start.places, ids),
            workers,
            clock,
            words: Words::new(Tongue::English),
            look: Look::of(Appearance::Light, false),
            keys: KeyMap::new(&[]),
            views: Views::default(),
            drafts: Drafts::default(),
            dialogs: Dialogs::absent(),
            made_for: None,
            was_typing: false,
            title: String::new(),
            watching: Watching::default(),
            fonts: FontSupply::default(),
            frames: WindowFollower::of(start.window.as_ref().ok().and_then(|window| window.frame)),
            ending: Ending::default(),
        };
        app.session.remember_window(start.window.clone().ok());
        if let Err(problem) = &start.settings {
            app.session.leave_settings_alone(problem.clone(), app.clock.now());
        }
        app.follow_settings(ctx);
        if let Some(folder) = start.folder {
            app.run(ctx, Command::OpenFolder(folder));
        } else if start.may_reopen {
            app.run(ctx, Command::Remember(RememberingCommand::Reopen));
        }
        // Opening a project ends what was said before.
        let unread = start.window.err().map(KeepingNotice::WindowNotRead);
        let unread = start.settings.err().map(KeepingNotice::SettingsNotRead).or(unread);
        if let Some(unread) = unread {
            app.run(ctx, Command::Tell(Box::new(unread.into())));
        }
        if !app.keys.wrong.is_empty() {
            app.tell_of_keys(&read, &places);
        }
        app
    }

    /// The sitting, for tests that look at what came of clicks.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Makes colours, words and keys anew where a setting or the desktop's appearance has changed.
    fn follow_settings(&mut self, ctx: &Context) {
        let is_dark = ctx.system_theme() == Some(egui::Theme::Dark);
        let wanted = (self.session.settings().clone(), is_dark);
        if self.made_for.as_ref() == Some(&wanted) {
            return;
        }
        let (settings, is_dark) = &wanted;
        let system = super::launch::system_language();
        let tongue = Tongue::of(settings.language, system.as_deref());
        if self.words.tongue() != tongue || self.made_for.is_none() {
            self.words = Words::new(tongue);
            self.session.set_export_words(messages::export_words(&self.words));
        }
        self.look = Look::of(settings.appearance, *is_dark);
        self.keys = KeyMap::new(&settings.keys);
        if !self.keys.wrong.is_empty() {
            self.keys.place(&settings::key_places_in(&settings::text_of(settings)));
        }
        style::apply(ctx, &self.look, settings.less_motion);
        ctx.set_zoom_factor(f32::from(settings.interface.percent()) / 100.0);
        ctx.with_plugin(|incoming: &mut Incoming| incoming.has_less_motion = settings.less_motion);
        self.views.forget();
        self.made_for = Some(wanted);
        ctx.request_repaint();
    }

    /// Takes in typefaces of the computer's, and says which letters none of them has.
    fn follow_fonts(&mut self, ctx: &Context) {
        self.fonts.follow(ctx, self.session.settings());
        if let Some(letters) = self.fonts.take_missing() {
            self.run(ctx, Command::Tell(Box::new(ReadingNotice::NoTypefaceFor(letters).into())));
        }
    }

    /// Says which keys of the settings file are not used, where they stand in it now.
    fn tell_of_keys(&mut self, read: &Settings, places: &Places) {
        let settings = self.session.settings();
        let is_as_read = settings == read;
        let written = || settings::key_places_in(&settings::text_of(settings));
        self.keys.place(&if is_as_read { settings::key_places(places) } else { written() });
        self.session.tell_of_keys(self.keys.wrong.clone(), self.clock.now());
    }

    /// Runs a command and starts the work it asks for.
    pub(super) fn run(&mut self, ctx: &Context, command: Command) {
        let now = self.clock.now();
        let tasks = self.session.run(command, now);
        self.start(tasks);
        ctx.request_repaint();
    }

    fn start(&mut self, tasks: Vec<Task>) {
        for task in tasks {
            self.workers.start(task);
        }
    }

    fn receive(&mut self, ctx: &Context) {
        let reports: Vec<_> = self.workers.reports().collect();
        for report in reports {
            let now = self.clock.now();
            let tasks = self.session.receive(report, now);
            self.start(tasks);
            ctx.request_repaint();
        }
        super::arranging::take_up(&self.session, &mut self.drafts);
        let now = self.clock.now();
        let tasks = self.session.tick(now);
        self.start(tasks);
        if let Some(due) = self.session.next_due() {
            ctx.request_repaint_after(std::time::Duration::from_millis(due.saturating_sub(now.millis) + 1));
        }
    }

    /// Closing the window is leaving the program, which waits until everything is saved; the session says when, or why not.
    fn close_in_order(&mut self, ctx: &Context) {
        if self.ending.take() {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        let is_asked = ctx.input(|input| input.viewport().close_requested());
        if is_asked && !self.session.may_exit() {
            self.keep_note(ctx);
            if let Some(command) = self.drafts.attributes.take_written() {
                self.run(ctx, command);
            }
            self.run(ctx, Command::Quit);
        }
        match (is_asked, self.session.may_exit()) {
            (true, false) => ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose),
            (false, true) => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            (true, true) | (false, false) => {}
        }
    }

    /// Remembers where the window stands.
    fn follow_frame(&mut self, ctx: &Context, frame: &eframe::Frame) {
        let is_closing = ctx.input(|input| input.viewport().close_requested());
        let moved = self.frames.follow(ctx, frame, self.clock.now().millis, is_closing);
        if let Some(command) = moved {
            self.run(ctx, command);
        }
    }

    /// Keeps a note or summary that is being typed, before anything else is done.
    fn keep_note(&mut self, ctx: &Context) {
        let typed = [self.drafts.note.take_change(), self.drafts.analysis.summary.take_change()];
        for command in typed.into_iter().flatten() {
            self.run(ctx, command);
        }
    }

    /// Names the window after the article and the project.
    fn name_window(&mut self, ctx: &Context) {
        let article = self.views.reader.as_ref().map(|reader| shortened(&reader.title, TITLE_CHARS));
        let project = self.session.open_project().map(crate::session::OpenProject::name);
        let parts: Vec<String> =
            [article, project, Some("Bút Dạ".to_owned())].into_iter().flatten().collect();
        let title = parts.join(" – ");
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// The field of what lies over the window and waits to be answered, if it has one.
    fn asked(&self) -> Option<egui::Id> {
        let name = self.session.asks_for_name().then(super::name_ui::field_id);
        name.or_else(|| self.drafts.overlay.as_ref().and_then(super::overlay_ui::first_field))
    }

    /// Does what a command asks of the window; the rest is the session's.
    pub(super) fn obey(&mut self, ctx: &Context, mut command: Command) {
        if let Command::ChangeSettings(settings) = &mut command {
            self.drafts.widths.take(self.session.settings(), settings);
        }
        let Command::Act(action) = command else { return self.run(ctx, command) };
        if let Some(view) = &self.views.reader
            && reader_ui::act(action, view, &mut self.drafts.reader)
        {
            return ctx.request_repaint();
        }
        super::window_actions::act(self, ctx, action);
    }

    /// Goes to another article before anything is drawn, where a key asks for one: this frame shows it.
    fn obey_at_once(&mut self, ctx: &Context, out: &mut Vec<Command>) {
        let Some(Command::Act(action)) = out.first() else { return };
        let is_jump = matches!(
            action,
            Action::NextArticle | Action::PreviousArticle | Action::JumpBack | Action::JumpForward
        );
        if is_jump {
            self.keep_note(ctx);
            let command = out.remove(0);
            self.obey(ctx, command);
        }
    }

    pub(super) fn run_in_session(&mut self, ctx: &Context, action: Action) {
        self.run(ctx, Command::Act(action));
    }

    /// The settings as they are shown, with the widths of the project's columns.
    pub(super) fn shown_settings(&self) -> Settings {
        self.drafts.widths.shown_in(self.session.settings())
    }

    pub(super) fn change_settings(&mut self, ctx: &Context, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.session.settings().clone();
        change(&mut settings);
        self.run(ctx, Command::ChangeSettings(Box::new(settings)));
    }

    pub(super) fn dialogs(&mut self) -> &mut Dialogs {
        &mut self.dialogs
    }
}

impl eframe::App for DesktopApp {
    fn logic(&mut self, ctx: &Context, frame: &mut eframe::Frame) {
        self.receive(ctx);
        super::codebook_actions::open_page(self, ctx);
        super::picked::take_picked(self, ctx);
        super::picked::show_import(self);
        self.follow_frame(ctx, frame);
        self.close_in_order(ctx);
        self.follow_settings(ctx);
        self.follow_fonts(ctx);
        let millis = self.clock.now().millis;
        for command in self.watching.follow(ctx, &self.session, millis) {
            self.run(ctx, command);
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let mut out = Vec::new();
        let asked_before = self.asked();
        super::taken_keys::take_keys(self, &ctx, &mut out);
        self.obey_at_once(&ctx, &mut out);
        super::picked::take_dropped(&ctx, &self.session, &mut out);
        super::picked::take_pasted(&ctx, &self.session, self.drafts.overlay.as_ref(), &mut out);
        let spelling = crate::words::asking::spelling(self.words.tongue());
        self.views.refresh(&self.session, &self.drafts, spelling);
        let settings = self.shown_settings();
        let (look, words, keys, fonts) = (&self.look, &self.words, &self.keys, &self.fonts);
        let cx = Cx { look, words, keys, settings: &settings, fonts };
        shell_ui(ui, &cx, &self.session, &self.views, &mut self.drafts, &mut out);
        super::picked::hovered_ui(&ctx, &cx, &self.session);
        if !out.is_empty() {
            self.keep_note(&ctx);
        }
        for command in out {
            self.obey(&ctx, command);
        }
        for typed in super::typing::news(&self.session, &mut self.drafts) {
            self.run(&ctx, Command::Draft(typed));
        }
        if let Some(command) = super::arranging::news(&self.session, &self.drafts) {
            self.run(&ctx, command);
        }
        if let Some(wish) = self.drafts.wish.take() {
            super::window_actions::obey_wish(self, &ctx, wish);
        }
        if let Some(field) = self.asked().filter(|field| asked_before != Some(*field)) {
            type_into(&ctx, field);
        }
        self.was_typing = ctx.text_edit_focused();
        self.name_window(&ctx);
        let millis = self.clock.now().millis;
        self.drafts.follow(&ctx, &self.views, millis);
    }
}
