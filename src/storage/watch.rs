//! Tells that something in a project folder may have changed; what, is found out by looking again. Where the system
//! cannot watch (some network shares), nobody is told, and the window looks again when it is gone back to.

use super::article_file::{ANNOTATIONS_FOLDER, is_article_name};
use super::real_path::relative;
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// What may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// This file of ours, a path within the project folder.
    OurFile(String),
    /// An article, or which there are.
    Articles,
    /// Anything: the system lost count.
    Anything,
}

/// Watches a folder until dropped.
#[derive(Debug)]
pub struct Watch {
    /// The watching thread ends when nobody holds this any more.
    _held: Sender<()>,
    changes: Receiver<Changed>,
}

impl Watch {
    /// Watches a project folder; `wake` is called after each change. Where the system cannot, there are none. A thread of
    /// its own goes through the folders below it, because they may be many, or not answer.
    #[must_use]
    pub fn start(root: &Path, wake: impl Fn() + Send + 'static) -> Self {
        let (told, changes) = channel();
        let (held, dropped) = channel();
        let folder = root.to_owned();
        let watch = move || {
            let _watcher = watcher(folder, told, wake);
            // Nothing is ever sent: this waits for the other end to go.
            let _ = dropped.recv();
        };
        // Without a thread nobody is told, as where the system cannot watch.
        let _ = thread::Builder::new().name("butda-watching".to_owned()).spawn(watch);
        Self { _held: held, changes }
    }

    /// The changes since the last call.
    pub fn changes(&self) -> impl Iterator<Item = Changed> {
        self.changes.try_iter()
    }
}

fn watcher(
    folder: PathBuf,
    told: Sender<Changed>,
    wake: impl Fn() + Send + 'static,
) -> Option<RecommendedWatcher> {
    let root = folder.clone();
    let tell = move |event: notify::Result<Event>| {
        if tell(&folder, event, &told) {
            wake();
        }
    };
    let mut watcher = notify::recommended_watcher(tell).ok()?;
    watcher.watch(&root, RecursiveMode::Recursive).ok()?;
    Some(watcher)
}

/// Tells what an event means, and says whether it means anything: reading files must not wake the window.
fn tell(root: &Path, event: notify::Result<Event>, told: &Sender<Changed>) -> bool {
    let Ok(event) = event else { return told.send(Changed::Anything).is_ok() };
    let is_reading =
        matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write));
    if is_reading {
        return false;
    }
    let lost_count = event.need_rescan().then_some(Changed::Anything);
    let changes = event.paths.iter().filter_map(|path| meaning_of(root, path)).chain(lost_count);
    // Nobody listens only when the project is being left.
    changes.filter(|changed| told.send(changed.clone()).is_ok()).count() > 0
}

/// What a changed path means to us.
fn meaning_of(root: &Path, path: &Path) -> Option<Changed> {
    let inside = path.strip_prefix(root).ok()?;
    let is_ours = inside.starts_with(ANNOTATIONS_FOLDER);
    // What we write for a moment is hidden, too.
    let is_hidden = inside.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.'));
    if is_hidden {
        None
    } else if is_ours && path.extension() == Some("ron".as_ref()) {
        Some(Changed::OurFile(relative(root, path)))
    } else if path.extension().is_none() {
        // A folder came, went or got another name.
        Some(Changed::Anything)
    } else {
        (!is_ours && is_article_name(path)).then_some(Changed::Articles)
    }
}
