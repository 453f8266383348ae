//! A session that opens a folder and does one thing: its tasks are done at once, its reports fed back until all is
//! quiet. The settings file is never written: a script leaves no trace in the recent projects.

use super::annotator::ScriptAnnotator;
use super::console::{Console, Stop, flat};
use super::surroundings::Surroundings;
use crate::exchange::study::Study;
use crate::model::id::{AnnotatorId, ArticlePath, IdSource};
use crate::session::{Command, FolderNotice, Notice, OpenProject, ReadingCommand, Session};
use crate::storage::article_file::real_path_of;
use crate::storage::file_to_save::Refused;
use crate::storage::journal::StateFolder;
use crate::storage::problem::Problem;
use crate::storage::settings::{Places, Settings};
use crate::text::decode::nfc;
use crate::text::reading_text::ReadingText;
use crate::words::{Words, messages, notices};
use crate::workers::Workers;
use crate::workers::report::{ProgressReport, Report, SavingReport, TaskOutput};
use crate::workers::scope::Scope;
use crate::workers::task::{KeepWork, Task, Work};
use std::collections::{BTreeSet, VecDeque};
use std::path::Path;

/// What every verb works with.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The system.
    pub around: &'a Surroundings,
    /// Where settings and state are kept.
    pub places: &'a Places,
    /// The settings; the defaults where the file was not understood.
    pub settings: &'a Settings,
    /// Whether the settings file was understood, or there was none.
    pub has_settings: bool,
}

/// A session with an open folder.
pub struct Sitting<'a> {
    session: Session,
    workers: Workers,
    around: &'a Surroundings,
    is_refused: bool,
}

impl<'a> Sitting<'a> {
    /// Opens a folder to look at so much of it: nobody annotates, and nothing is written.
    ///
    /// # Errors
    /// Where it is not there or cannot be listed.
    pub fn open(root: &Path, scope: Scope, context: &Context<'a>, words: &Words) -> Result<Self, Stop> {
        let ids = IdSource::new(context.around.seed);
        let settings = Settings { annotator: None, ..context.settings.clone() };
        Self::open_by(root, scope, context, settings, ids, words)
    }

    /// Opens a folder as an annotator, who is going to write.
    ///
    /// # Errors
    /// Where it is not there or cannot be listed.
    pub fn open_as(
        root: &Path,
        context: &Context<'a>,
        annotator: &ScriptAnnotator,
        scope: Scope,
        words: &Words,
    ) -> Result<Self, Stop> {
        let who = Some((annotator.id.clone(), annotator.name.clone()));
        let settings = Settings { annotator: who, ..context.settings.clone() };
        Self::open_by(root, scope, context, settings, annotator.ids.clone(), words)
    }

    fn open_by(
        root: &Path,
        scope: Scope,
        context: &Context<'a>,
        settings: Settings,
        ids: IdSource,
        words: &Words,
    ) -> Result<Self, Stop> {
        let session = Session::new(settings, context.places.clone(), ids);
        let mut sitting =
            Self { session, workers: Workers::inline(), around: context.around, is_refused: false };
        sitting.session.set_export_words(messages::export_words(words));
        sitting.session.set_scope(scope);
        let tasks = sitting.session.run(Command::OpenFolder(root.to_owned()), context.around.now);
        sitting.settle(tasks);
        if sitting.session.open_project().is_some() {
            return Ok(sitting);
        }
        let reason = match sitting.notice() {
            Some(Notice::Folder(FolderNotice::FolderNotOpened(_, reason))) => flat(reason),
            Some(other) => notices::notice(words, other),
            None => String::new(),
        };
        let path = flat(&root.display().to_string());
        Err(Stop::Refused(words.say_with("cli-folder-not-opened", &[("path", &path), ("reason", &reason)])))
    }

    /// Gives a command and waits for all that comes of it.
    pub fn run(&mut self, command: impl Into<Command>) {
        let tasks = self.session.run(command, self.around.now);
        self.settle(tasks);
    }

    /// The session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What the session last said.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.session.notice().map(|said| &said.notice)
    }

    /// The project.
    ///
    /// # Errors
    /// Where something broke down inside the program and closed it.
    pub fn project(&self) -> Result<&OpenProject, Stop> {
        self.session.open_project().ok_or(Stop::Closed)
    }

    /// Where this computer keeps what belongs to an annotator's work in the folder.
    ///
    /// # Errors
    /// As for [`Self::project`].
    pub fn state_folder_of(
        &self,
        annotator: &AnnotatorId,
        context: &Context<'_>,
    ) -> Result<StateFolder, Stop> {
        let root = real_path_of(&self.project()?.root);
        Ok(StateFolder::new(&context.places.state, annotator, &root))
    }

    fn settle(&mut self, tasks: Vec<Task>) {
        let mut queue = VecDeque::from(tasks);
        while let Some(task) = queue.pop_front() {
            // Annotations name themes: where the codebook was refused, they are not written either.
            let is_of_window =
                matches!(task.work, Work::Keep(KeepWork::SaveSettings { .. } | KeepWork::SaveReading { .. }));
            let is_file = matches!(task.work, Work::Keep(KeepWork::SaveFile { .. }));
            if is_of_window || (is_file && self.is_refused) {
                continue;
            }
            self.workers.start(task);
            // How people read is their windows' affair.
            let is_wanted = |report: &Report| {
                !matches!(report.output, TaskOutput::Progress(ProgressReport::Remembered(_)))
            };
            let reports: Vec<Report> = self.workers.reports().filter(is_wanted).collect();
            for report in reports {
                // A file that others changed meanwhile is merged and written again.
                self.is_refused |= matches!(
                    &report.output,
                    TaskOutput::Failed(_)
                        | TaskOutput::Saving(SavingReport::FileSaved { result: Err(Refused::Failed(_)), .. })
                );
                queue.extend(self.session.receive(report, self.around.now));
            }
        }
    }
}

/// Articles that have annotations and are not in the folder.
#[must_use]
pub fn missing_articles(open: &OpenProject, study: &Study) -> BTreeSet<String> {
    let paths = study.sources.iter().map(|source| source.facts.path.as_str());
    paths.filter(|path| !open.library.contains_key(*path)).map(str::to_owned).collect()
}

/// The text of an article, if it was read.
#[must_use]
pub fn text_of<'p>(open: &'p OpenProject, article: &str) -> Option<&'p ReadingText> {
    let entry = open.library.get(article)?;
    entry.article.as_ref().map(|article| &article.text)
}

/// Tells what is wrong with files of the project, except those left out, and says whether there was anything at all.
pub fn tell_problems(open: &OpenProject, console: &mut Console<'_>, left_out: impl Fn(&str) -> bool) -> bool {
    open.problems
        .iter()
        .filter(|problem| !left_out(&problem.path))
        .for_each(|problem| tell_problem(problem, console));
    !open.problems.is_empty()
}

/// Tells what is wrong with a file.
pub fn tell_problem(problem: &Problem, console: &mut Console<'_>) {
    let message = messages::problem(&console.words, problem);
    console.tell(&message);
}

/// Reads the article of this path, and returns the path as the project has it.
///
/// # Errors
/// Where there is none, or it cannot be read.
pub fn read_article(sitting: &mut Sitting<'_>, article: &str, words: &Words) -> Result<ArticlePath, Stop> {
    let path = nfc(article.strip_prefix("./").unwrap_or(article));
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path };
    let known = sitting.project()?.library.get_key_value(path.as_str()).map(|(path, _)| path.clone());
    let Some(path) = known else {
        let told = [("article", &*flat(&path))];
        return Err(Stop::Refused(words.say_with("cli-no-such-article", &told)));
    };
    sitting.run(Command::Reading(ReadingCommand::OpenArticle(path.clone())));
    let entry = sitting.project()?.library.get(&path);
    match entry.and_then(|entry| entry.problem.as_ref()) {
        Some(problem) => {
            let problem = messages::problem(words, problem);
            Err(Stop::Refused(words.say_with("cli-article-not-read", &[("problem", &problem)])))
        }
        None => Ok(path),
    }
}
