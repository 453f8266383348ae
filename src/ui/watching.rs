//! Notices that files of the open project may have changed, and asks the session to look again once they have come to
//! rest; also when the window is gone back to, because not every folder can be watched.

use crate::session::{Command, FolderCommand, Session};
use crate::storage::watch::{Changed, Watch};
use egui::Context;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

/// How long nothing has to happen before files are looked at, in milliseconds; a checkout changes many at once.
const REST_MILLIS: u64 = 250;

/// The folder that is watched, and what was told of it.
#[derive(Default)]
pub struct Watching {
    watch: Option<(PathBuf, Watch)>,
    ours: BTreeSet<String>,
    has_articles: bool,
    has_anything: bool,
    due_millis: Option<u64>,
}

impl Watching {
    /// Follows the project that is open, and gives the commands that are due.
    pub fn follow(&mut self, ctx: &Context, session: &Session, millis: u64) -> Vec<Command> {
        let open = session.open_project();
        let root = open.filter(|open| open.loading.is_none()).map(|open| open.root.clone());
        if self.watch.as_ref().map(|(root, _)| root) != root.as_ref() {
            let wake = ctx.clone();
            *self = Self::default();
            self.watch = root.map(|root| {
                let watch = Watch::start(&root, move || wake.request_repaint());
                (root, watch)
            });
        }
        if self.watch.is_none() {
            return Vec::new();
        }
        self.listen(ctx, millis);
        let Some(due) = self.due_millis else { return Vec::new() };
        if due > millis {
            // A frame may come a little early, so it is asked for again until it is time.
            ctx.request_repaint_after(Duration::from_millis(due - millis + 1));
            return Vec::new();
        }
        self.due_millis = None;
        let mut commands = Vec::new();
        let ours = std::mem::take(&mut self.ours);
        if std::mem::take(&mut self.has_anything) {
            commands = vec![
                Command::Folder(FolderCommand::LookAgain(None)),
                Command::Folder(FolderCommand::ListAgain),
            ];
        } else {
            if !ours.is_empty() {
                commands.push(Command::Folder(FolderCommand::LookAgain(Some(ours.into_iter().collect()))));
            }
            if self.has_articles {
                commands.push(Command::Folder(FolderCommand::ListAgain));
            }
        }
        self.has_articles = false;
        commands
    }

    fn listen(&mut self, ctx: &Context, millis: u64) {
        let changes = self.watch.iter().flat_map(|(_, watch)| watch.changes());
        let mut changes: Vec<Changed> = changes.collect();
        let is_back = ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true)));
        changes.extend(is_back.then_some(Changed::Anything));
        if changes.is_empty() {
            return;
        }
        for changed in changes {
            match changed {
                Changed::OurFile(path) => {
                    self.ours.insert(path);
                }
                Changed::Articles => self.has_articles = true,
                Changed::Anything => self.has_anything = true,
            }
        }
        self.due_millis = Some(millis + REST_MILLIS);
    }
}
