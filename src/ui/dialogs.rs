//! The desktop's own file dialogs, each on a thread of its own so that the window goes on. Where the desktop has none
//! the answer comes back at once, and a path can be typed instead. Both begin where it makes sense.

use super::drafts::PathWish;
use crate::exchange::format::{FormatId, import_formats};
use crate::exchange::grid_files::GridFormat;
use crate::session::Session;
use crate::storage::dialog_folder::first_there;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// An answer sooner than this was not a person's.
const TOO_SOON: Duration = Duration::from_millis(300);

/// What a dialog asks.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What the path is for.
    pub wish: PathWish,
    /// Its title.
    pub title: String,
    /// The name of a file that is proposed; empty for none.
    pub name: String,
    /// The folders it may begin in, the one wanted most first.
    pub folders: Vec<PathBuf>,
}

/// What was picked.
#[derive(Clone, Debug)]
pub enum Picked {
    Folder(PathBuf),
    SamplesInto(PathBuf),
    ExportTo(FormatId, PathBuf),
    SaveInto(PathBuf),
    CodebookTo(FormatId, PathBuf),
    TableTo(GridFormat, PathBuf),
    CodebookFrom(PathBuf),
    ArticlesFrom(Vec<PathBuf>),
    PdfTo(PathBuf),
    /// The desktop has no dialogs; the path that typing one begins with.
    Unavailable(PathWish, String),
}

/// The dialogs that are open.
pub struct Dialogs {
    outbox: Sender<Option<Picked>>,
    inbox: Receiver<Option<Picked>>,
    is_open: bool,
    is_absent: bool,
}

impl Dialogs {
    /// Those of the desktop.
    #[must_use]
    pub fn of_desktop() -> Self {
        let (outbox, inbox) = channel();
        Self { outbox, inbox, is_open: false, is_absent: false }
    }

    /// None, as on a desktop that has no dialogs.
    #[must_use]
    pub fn absent() -> Self {
        Self { is_absent: true, ..Self::of_desktop() }
    }

    /// Whether the desktop has none.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.is_absent
    }

    /// Opens a dialog; one at a time.
    pub fn open(&mut self, ctx: &egui::Context, asked: Asked) {
        if std::mem::replace(&mut self.is_open, true) {
            return;
        }
        if self.is_absent {
            let _ = self.outbox.send(Some(unavailable(&asked)));
            return ctx.request_repaint();
        }
        let (outbox, ctx) = (self.outbox.clone(), ctx.clone());
        let (wish, outbox_here) = (asked.wish, self.outbox.clone());
        let run = move || {
            // Nobody listens only when the program is ending.
            let _ = outbox.send(ask(&asked));
            ctx.request_repaint();
        };
        if std::thread::Builder::new().name("butda-dialog".to_owned()).spawn(run).is_err() {
            let _ = outbox_here.send(Some(Picked::Unavailable(wish, String::new())));
        }
    }

    /// What was picked since the last call.
    pub fn take(&mut self) -> Vec<Picked> {
        let answers: Vec<_> = self.inbox.try_iter().collect();
        if !answers.is_empty() {
            self.is_open = false;
        }
        answers.into_iter().flatten().collect()
    }
}

/// Asks the desktop, and waits for the person.
fn ask(asked: &Asked) -> Option<Picked> {
    let clock = super::clock::Clock::start();
    let began = clock.now().millis;
    let mut dialog = rfd::FileDialog::new().set_title(&asked.title);
    if let Some(folder) = first_there(&asked.folders) {
        dialog = dialog.set_directory(folder);
    }
    if asked.wish == PathWish::ImportFiles {
        let extensions: Vec<&str> = import_formats().flat_map(|format| format.extensions).copied().collect();
        let paths = dialog.add_filter(&asked.title, &extensions).add_filter("*", &["*"]).pick_files();
        return paths
            .map_or_else(|| none_picked(asked, &clock, began), |paths| Some(Picked::ArticlesFrom(paths)));
    }
    let path = match asked.wish {
        PathWish::Open | PathWish::Samples | PathWish::SaveElsewhere | PathWish::ImportFolder => {
            dialog.pick_folder()
        }
        PathWish::ImportFiles => None,
        PathWish::ImportCodebook => dialog
            .add_filter(
                "CSV, Excel, Word, Markdown, REFI-QDA",
                &["csv", "tsv", "txt", "xlsx", "docx", "md", "qdc"],
            )
            .pick_file(),
        PathWish::SavePdf => dialog.set_file_name(&asked.name).add_filter("PDF", &["pdf"]).save_file(),
        PathWish::SaveTable(format) => {
            let ending = format.ending();
            dialog.set_file_name(&asked.name).add_filter(ending, &[ending]).save_file()
        }
        PathWish::ExportCodebook(format) | PathWish::Export(format) => {
            let format = format.format();
            dialog.set_file_name(&asked.name).add_filter(format.name, format.extensions).save_file()
        }
    };
    path.map_or_else(|| none_picked(asked, &clock, began), |path| Some(answer(asked.wish, path)))
}

/// Nothing was picked: by a person, or so soon that there was no dialog.
fn none_picked(asked: &Asked, clock: &super::clock::Clock, began: u64) -> Option<Picked> {
    let took = Duration::from_millis(clock.now().millis - began);
    (took < TOO_SOON).then(|| unavailable(asked))
}

/// A path can be typed, from the folder on that the dialog would have begun in.
fn unavailable(asked: &Asked) -> Picked {
    let folder = first_there(&asked.folders).map(|folder| folder.join(&asked.name));
    Picked::Unavailable(asked.wish, folder.map(|path| path.display().to_string()).unwrap_or_default())
}

/// The folders that a dialog may begin in, the one wanted most first.
#[must_use]
pub fn folders_for(session: &Session, wish: PathWish) -> Vec<PathBuf> {
    let window = session.window_state();
    let open = session.open_project().map(|open| open.root.as_path());
    let last = open.or_else(|| session.settings().recent.first().map(PathBuf::as_path));
    let beside_project = last.and_then(Path::parent).map(Path::to_owned);
    let exported_to = window.and_then(|window| window.exported_to.clone());
    let wanted = match wish {
        PathWish::Open => [beside_project, None],
        PathWish::Export(_)
        | PathWish::ExportCodebook(_)
        | PathWish::SaveTable(_)
        | PathWish::ImportCodebook
        | PathWish::ImportFiles
        | PathWish::ImportFolder
        | PathWish::SavePdf => [exported_to, beside_project],
        PathWish::Samples | PathWish::SaveElsewhere => [None, None],
    };
    wanted.into_iter().flatten().chain(session.places().documents.clone()).collect()
}

/// What a path means for what was wished.
#[must_use]
pub fn answer(wish: PathWish, path: PathBuf) -> Picked {
    match wish {
        PathWish::Open => Picked::Folder(path),
        PathWish::Samples => Picked::SamplesInto(path),
        PathWish::Export(format) => Picked::ExportTo(format, path),
        PathWish::SaveElsewhere => Picked::SaveInto(path),
        PathWish::ExportCodebook(format) => Picked::CodebookTo(format, path),
        PathWish::SaveTable(format) => Picked::TableTo(format, path),
        PathWish::ImportCodebook => Picked::CodebookFrom(path),
        PathWish::ImportFiles | PathWish::ImportFolder => Picked::ArticlesFrom(vec![path]),
        PathWish::SavePdf => Picked::PdfTo(path),
    }
}
