//! What is imported is written: each article under a name that none has, and the annotations of other people in folders of
//! their own; all of it or nothing.

use super::import_people::PeopleWritten;
use super::import_reading::N_AT_ONCE;
use super::import_themes::themes_of_whole;
use super::importing::{
    FOLDER, ImportFault, ImportOrder, ImportReport, OrderedArticle, WrittenArticle, WrittenImport,
};
use super::incoming::{Home, IncomingArticle};
use super::snapshot::Library;
use super::ticket::Ticket;
use crate::exchange::making::{Made, MadePicture, about_completing, about_of, file_name, make};
use crate::model::article::About;
use crate::model::id::ArticlePath;
use crate::model::imported::{ImportedFiles, Origin};
use crate::storage::atomic_write::WriteError;
use crate::storage::disk::Disk;
use crate::storage::imported_files::{ImportPlace, NewFile};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How often names are given anew where others take them at the same moment.
const N_ATTEMPTS: usize = 8;

/// Writes an import; `None` where it was stopped. Where one file cannot be written none is left.
pub(super) fn write(
    ticket: &Ticket,
    order: &ImportOrder,
    disk: &dyn Disk,
    tell: &mut dyn FnMut(ImportReport),
) -> Result<Option<WrittenImport>, ImportFault> {
    for _ in 1..N_ATTEMPTS {
        match write_once(ticket, order, disk, tell) {
            // Another program has put something there since the name was given.
            Err(ImportFault { error: WriteError::NameTaken, .. }) => {}
            written => return written,
        }
    }
    write_once(ticket, order, disk, tell)
}

fn write_once(
    ticket: &Ticket,
    order: &ImportOrder,
    disk: &dyn Disk,
    tell: &mut dyn FnMut(ImportReport),
) -> Result<Option<WrittenImport>, ImportFault> {
    let place = ImportPlace { disk, state_folder: &order.folder.state_folder };
    let mut naming = Naming::new(place, &order.folder.library);
    let mut people = PeopleWritten::new(order);
    let mut articles = Vec::with_capacity(order.articles.len());
    let mut new_files = Vec::new();
    for ordered in &order.articles {
        let Some(home) = naming.home_of(ordered, order, &mut new_files)? else { continue };
        let annotations = people.take(ordered, &home.path);
        let Housed { path, is_new, mut about } = home;
        about.themes = themes_of_whole(ordered, order);
        articles.push(WrittenArticle { path, is_new, about, annotations });
    }
    let n_of_others = people.n_annotations();
    new_files.extend(people.into_files()?);
    let files = new_files.iter().map(NewFile::imported).collect();
    let files = ImportedFiles { id: Arc::clone(&order.id), files };
    place.begin(&files)?;
    let n_all = new_files.len();
    let mut written = Ok(());
    let mut n_made = 0;
    for (n_done, file) in new_files.iter().enumerate() {
        if ticket.is_cancelled() {
            break;
        }
        written = place.make(file).map_err(|error| ImportFault { file: Some(file.path.clone()), error });
        if written.is_err() {
            break;
        }
        n_made += 1;
        if n_done % N_AT_ONCE == 0 {
            tell(ImportReport::Progress { n_done, n_all });
        }
    }
    if written.is_err() || ticket.is_cancelled() {
        // Of the others, none was made here: what stands in their places is somebody else's, whatever it holds.
        let made = new_files.iter().take(n_made).map(NewFile::imported).collect();
        let made = ImportedFiles { id: Arc::clone(&files.id), files: made };
        // What cannot be taken back now is at the next start.
        if place.take_back(&made, &|_| true).is_ok() {
            let _ = place.settle(&files.id);
        }
        return written.map(|()| None);
    }
    let seen = order.folder.seen(disk, &files);
    Ok(Some(WrittenImport { files, articles, n_of_others, seen }))
}

/// Where an article stands, and what is said of it.
struct Housed {
    path: ArticlePath,
    is_new: bool,
    about: About,
}

/// Gives files names that none has.
struct Naming<'a> {
    place: ImportPlace<'a>,
    library: &'a Library,
    /// Paths that are given or taken, in small letters: some systems tell no others apart.
    taken: BTreeSet<String>,
    /// The articles that are made, by the hashes of their texts.
    made: BTreeMap<Arc<str>, ArticlePath>,
}

impl<'a> Naming<'a> {
    fn new(place: ImportPlace<'a>, library: &'a Library) -> Self {
        let taken = library.keys().map(|path| path.as_str().to_lowercase()).collect();
        Self { place, library, taken, made: BTreeMap::new() }
    }

    /// Where an article is to stand; the files that it needs are added. `None` for one that stands nowhere.
    ///
    /// # Errors
    /// Why no file can be made for it.
    fn home_of(
        &mut self,
        ordered: &OrderedArticle,
        order: &ImportOrder,
        new_files: &mut Vec<NewFile>,
    ) -> Result<Option<Housed>, WriteError> {
        let article = &*ordered.article;
        let there = |path: ArticlePath, about| Ok(Some(Housed { path, is_new: false, about }));
        match &article.home {
            Home::Missing => Ok(None),
            Home::Known(path) if self.library.contains_key(path) => {
                let facts = self.library.get(path).map(|entry| &entry.facts);
                let about = facts.and_then(|facts| about_completing(&article.source, facts));
                there(path.clone(), about.unwrap_or_default())
            }
            // An article that has gone since it was read is made again.
            Home::Known(_) | Home::New => {
                if let Some(path) = self.made.get(&article.sha256) {
                    return there(path.clone(), About::default());
                }
                let Some(MadeArticle { path, made }) = self.make(article)? else { return Ok(None) };
                let origin = Origin { at: order.folder.at, ..article.origin.clone() };
                let about = about_of(&article.source, made.kind, Some(origin));
                new_files.extend(files_of(&path, made));
                self.made.insert(Arc::clone(&article.sha256), path.clone());
                Ok(Some(Housed { path, is_new: true, about }))
            }
        }
    }

    /// The path of an article, and its file; `None` for one without a text.
    ///
    /// # Errors
    /// Why no file can be made.
    fn make(&mut self, article: &IncomingArticle) -> Result<Option<MadeArticle>, WriteError> {
        let folders = article.folder.split('/').filter(|part| !part.is_empty()).map(file_name);
        let folder: Vec<String> = std::iter::once(FOLDER.to_owned()).chain(folders).collect();
        let folder = folder.join("/");
        let words = file_name(&article.source.facts.path);
        for n in 1_usize.. {
            let name = if n == 1 { words.clone() } else { format!("{words} ({n})") };
            let Some(made) = make(&article.source, &name) else { break };
            let path = |name: &str| {
                format!("{folder}/{name}")
                    .parse::<ArticlePath>()
                    .map_err(|why| WriteError::Other(why.to_string()))
            };
            let place = path(&format!("{name}.{}", made.extension()))?;
            let mut is_free = self.taken.insert(place.as_str().to_lowercase()) && !self.place.look(&place)?;
            for picture in &made.pictures {
                is_free = is_free && !self.place.look(&path(&picture.name)?)?;
            }
            if is_free {
                return Ok(Some(MadeArticle { path: place, made }));
            }
        }
        Ok(None)
    }
}

/// An article that is made.
struct MadeArticle {
    path: ArticlePath,
    made: Made,
}

/// The file of an article and those of its pictures, which lie beside it.
fn files_of(path: &ArticlePath, made: Made) -> Vec<NewFile> {
    let folder = path.as_str().strip_suffix(path.file_name()).unwrap_or_default();
    let picture = |picture: MadePicture| {
        let path = format!("{folder}{}", picture.name).parse().ok()?;
        Some(NewFile { path, bytes: picture.bytes })
    };
    let article = NewFile { path: path.clone(), bytes: made.bytes };
    std::iter::once(article).chain(made.pictures.into_iter().filter_map(picture)).collect()
}
