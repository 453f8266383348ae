//! The desktop's own file dialogs, each on a thread of its own so that the window goes on. Where the desktop has none
//! the answer comes back at once, and a path can be typed instead.

use super::drafts::PathWish;
use crate::workers::codebooks::CodebookFormat;
use crate::workers::task::ExportFormat;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// An answer sooner than this was not a person's.
const TOO_SOON: Duration = Duration::from_millis(300);

/// What was picked.
#[derive(Clone, Debug)]
pub enum Picked {
    Folder(PathBuf),
    SamplesInto(PathBuf),
    ExportTo(ExportFormat, PathBuf),
    SaveInto(PathBuf),
    CodebookTo(CodebookFormat, PathBuf),
    CodebookFrom(PathBuf),
    /// The desktop has no dialogs.
    Unavailable(PathWish),
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
    pub fn open(&mut self, ctx: &egui::Context, wish: PathWish, title: String, name: String) {
        if std::mem::replace(&mut self.is_open, true) {
            return;
        }
        if self.is_absent {
            let _ = self.outbox.send(Some(Picked::Unavailable(wish)));
            return ctx.request_repaint();
        }
        let (outbox, ctx) = (self.outbox.clone(), ctx.clone());
        let run = move || {
            let clock = super::clock::Clock::start();
            let began = clock.now().millis;
            let dialog = rfd::FileDialog::new().set_title(title);
            let path = match wish {
                PathWish::ExportCodebook(format) => {
                    dialog.set_file_name(name).add_filter(format.name(), &[format.extension()]).save_file()
                }
                PathWish::ImportCodebook => {
                    dialog.add_filter("CSV, Markdown", &["csv", "tsv", "txt", "md"]).pick_file()
                }
                PathWish::Open | PathWish::Samples | PathWish::SaveElsewhere => dialog.pick_folder(),
                PathWish::Export(format) => {
                    dialog.set_file_name(name).add_filter(format.name(), &[format.extension()]).save_file()
                }
            };
            let took = Duration::from_millis(clock.now().millis - began);
            let picked = match path {
                Some(path) => Some(answer(wish, path)),
                None if took < TOO_SOON => Some(Picked::Unavailable(wish)),
                None => None,
            };
            // Nobody listens only when the program is ending.
            let _ = outbox.send(picked);
            ctx.request_repaint();
        };
        if std::thread::Builder::new().name("butda-dialog".to_owned()).spawn(run).is_err() {
            let _ = self.outbox.send(Some(Picked::Unavailable(wish)));
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

/// What a path means for what was wished.
#[must_use]
pub fn answer(wish: PathWish, path: PathBuf) -> Picked {
    match wish {
        PathWish::Open => Picked::Folder(path),
        PathWish::Samples => Picked::SamplesInto(path),
        PathWish::Export(format) => Picked::ExportTo(format, path),
        PathWish::SaveElsewhere => Picked::SaveInto(path),
        PathWish::ExportCodebook(format) => Picked::CodebookTo(format, path),
        PathWish::ImportCodebook => Picked::CodebookFrom(path),
    }
}
