//! Settings of this computer, never kept in a project folder; and where this computer keeps them.

use super::atomic_write::{WriteError, folder_above, hash_of, make_folder, replace_file};
use super::disk::{Disk, Privacy, RealDisk};
use super::key_entry::KeyEntry;
use super::lock::Lock;
use super::misreading::{Misreading, ReadingFault};
use super::problem::{FilePlace, Problem, ProblemKind};
use super::ron_format::{MAX_BYTES, from_plain_ron, to_ron};
pub use super::settings_changes::united;
use crate::model::id::AnnotatorId;
use ron::value::RawValue;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// Which colours the window has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Appearance {
    /// As the desktop has it.
    #[default]
    System,
    /// Dark ink on warm white.
    Light,
    /// Light ink on grey.
    Dark,
    /// Brown ink on old paper.
    Sepia,
    /// Black on white, with strong lines.
    ContrastLight,
    /// White on black, with strong lines.
    ContrastDark,
}

/// Which language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// As the desktop has it.
    #[default]
    System,
    /// Tiếng Việt.
    Vietnamese,
    /// English.
    English,
}

/// Which type articles are set in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadingFont {
    /// A serif made for long reading.
    #[default]
    Literata,
    /// A serif with the shapes of old books.
    SourceSerif,
    /// A plain sans serif.
    NotoSans,
    /// A sans serif drawn for Vietnamese.
    BeVietnamPro,
    /// A family installed on this computer, which `Settings::system_font` names.
    System,
}

/// When the palette opens at a selection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PaletteOpens {
    /// Beside the selection, without taking the keyboard.
    #[default]
    Beside,
    /// With the keyboard, ready for letters.
    WithKeyboard,
    /// Only when asked for.
    OnRequest,
}

/// What the window shows when the program starts without a folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AtStart {
    /// The project that was open last.
    #[default]
    LastProject,
    /// The first screen.
    FirstScreen,
}

/// How articles are set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Type {
    /// Which font.
    pub font: ReadingFont,
    /// Size of the reading text, 15 to 40 px.
    pub size_px: f32,
    /// Length of a line, 45 to 90 characters.
    pub measure_chars: f32,
    /// Height of a line, 1.4 to 2.0 times the size.
    pub line_height: f32,
    /// Space between paragraphs, 0.0 to 2.0 times the size.
    pub paragraph_gap: f32,
}

impl Default for Type {
    fn default() -> Self {
        Self {
            font: ReadingFont::Literata,
            size_px: 20.0,
            measure_chars: 66.0,
            line_height: 1.6,
            paragraph_gap: 0.9,
        }
    }
}

impl Type {
    /// The same with every figure within its bounds.
    #[must_use]
    pub fn bounded(self) -> Self {
        let within = |value: f32, low: f32, high: f32, usual: f32| {
            if value.is_finite() { value.clamp(low, high) } else { usual }
        };
        Self {
            font: self.font,
            size_px: within(self.size_px, 15.0, 40.0, 20.0),
            measure_chars: within(self.measure_chars, 45.0, 90.0, 66.0),
            line_height: within(self.line_height, 1.4, 2.0, 1.6),
            paragraph_gap: within(self.paragraph_gap, 0.0, 2.0, 0.9),
        }
    }
}

/// A width in px, from `LEAST` to `MOST`, and `USUAL` where nobody changed it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Width<const LEAST: u16, const MOST: u16, const USUAL: u16>(f32);

/// Width of the right column.
pub type ColumnWidth = Width<240, 640, 312>;

/// Width of the margin beside the text, where the themes' names stand.
pub type MarginWidth = Width<60, 420, 168>;

impl<const LEAST: u16, const MOST: u16, const USUAL: u16> Default for Width<LEAST, MOST, USUAL> {
    fn default() -> Self {
        Self(f32::from(USUAL))
    }
}

impl<const LEAST: u16, const MOST: u16, const USUAL: u16> Width<LEAST, MOST, USUAL> {
    /// A width within its bounds; the usual one for what is no number.
    #[must_use]
    pub fn of(px: f32) -> Self {
        if px.is_finite() { Self(px.clamp(f32::from(LEAST), f32::from(MOST))) } else { Self::default() }
    }

    /// The width within its bounds, in px.
    #[must_use]
    pub fn px(self) -> f32 {
        Self::of(self.0).0
    }
}

/// How large the interface is, in per cent of the desktop's own size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InterfaceScale(u16);

impl Default for InterfaceScale {
    fn default() -> Self {
        Self(100)
    }
}

impl InterfaceScale {
    /// The sizes that are offered.
    pub const OFFERED: [u16; 6] = [80, 90, 100, 115, 130, 150];

    /// A size within its bounds, 80 to 200 per cent.
    #[must_use]
    pub fn of(percent: u16) -> Self {
        Self(percent.clamp(80, 200))
    }

    /// The size in per cent, within its bounds.
    #[must_use]
    pub fn percent(self) -> u16 {
        Self::of(self.0).0
    }
}

/// Everything a person can set on this computer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The annotator of this computer: id and name; `None` until the first mark.
    pub annotator: Option<(AnnotatorId, String)>,
    /// The language of the window and of messages.
    pub language: Language,
    /// The colours of the window.
    pub appearance: Appearance,
    /// How articles are set.
    pub reading: Type,
    /// The family of the computer's that articles are set in, where `reading` says so.
    pub system_font: String,
    /// How large the interface is, in per cent of the desktop's own size: 80 to 200.
    pub interface: InterfaceScale,
    /// Nothing moves by itself: no slides, no gliding scroll.
    pub less_motion: bool,
    /// Whether paragraphs have their numbers in the margin.
    pub shows_numbers: bool,
    /// The template of “Copy with source”; empty for the usual one.
    pub citation: String,
    /// When the palette opens.
    pub palette_opens: PaletteOpens,
    /// What the window shows when the program starts without a folder.
    pub at_start: AtStart,
    /// Width of the right column, 240 to 640 px.
    pub right_column: ColumnWidth,
    /// Width of the margin beside the text, 60 to 420 px.
    pub margin: MarginWidth,
    /// What was searched for in all articles lately, the last first.
    pub searches: Vec<String>,
    /// Annotators' folders that bear one's own name, and whether they are one's own.
    pub same_person: Vec<(AnnotatorId, bool)>,
    /// Keys changed by the person.
    pub keys: Vec<KeyEntry>,
    /// Folders opened lately, the last first.
    pub recent: Vec<PathBuf>,
}

impl Settings {
    /// How many projects the recent list holds.
    pub(super) const MAX_RECENT: usize = 10;
    /// How many searches are remembered.
    pub(super) const MAX_SEARCHES: usize = 8;

    /// Puts a folder first on the recent list.
    pub fn remember(&mut self, folder: &Path) {
        self.recent.retain(|recent| recent != folder);
        self.recent.insert(0, folder.to_owned());
        self.recent.truncate(Self::MAX_RECENT);
    }

    /// Puts what was searched for first among the searches; tells whether they are others now.
    pub fn remember_search(&mut self, words: &str) -> bool {
        if words.trim().is_empty() || self.searches.first().is_some_and(|last| last == words) {
            return false;
        }
        self.searches.retain(|known| known != words);
        self.searches.insert(0, words.to_owned());
        self.searches.truncate(Self::MAX_SEARCHES);
        true
    }
}

/// Where this computer keeps what does not belong in a project folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The settings file.
    pub settings: PathBuf,
    /// One folder an annotator: lock, and later journal and history.
    pub state: PathBuf,
    /// Where the person keeps documents, where the system tells: file dialogs begin there.
    pub documents: Option<PathBuf>,
}

impl Places {
    /// The system's own places; `None` where it tells none.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        let dirs = directories::ProjectDirs::from("", "", "butda")?;
        let state = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir());
        let user = directories::UserDirs::new();
        let documents = user.map(|user| user.document_dir().unwrap_or_else(|| user.home_dir()).to_owned());
        Some(Self { settings: dirs.config_dir().join("settings.ron"), state: state.join("state"), documents })
    }

    /// Places within one folder, as tests and portable installations have them.
    #[must_use]
    pub fn within(folder: &Path) -> Self {
        Self { settings: folder.join("settings.ron"), state: folder.join("state"), documents: None }
    }
}

/// Where each entry of `keys` stands in a settings file, in its order; none where it cannot be read.
#[must_use]
pub fn key_places(places: &Places) -> Vec<FilePlace> {
    text_in(&places.settings).map(|text| key_places_in(&text)).unwrap_or_default()
}

/// The same in the text of a settings file.
#[must_use]
pub fn key_places_in(text: &str) -> Vec<FilePlace> {
    #[derive(Deserialize)]
    struct Entries<'t> {
        #[serde(borrow, default)]
        keys: Vec<&'t RawValue>,
    }
    let entries = ron::from_str::<Entries<'_>>(text).map(|entries| entries.keys).unwrap_or_default();
    let mut from = 0;
    let places = entries.iter().map(|entry| {
        let words = entry.trim().get_ron();
        let found = text.get(from..).and_then(|rest| rest.find(words)).map_or(from, |at| from + at);
        from = found + words.len();
        FilePlace::of(text, found)
    });
    places.collect()
}

/// The text a settings file has once it is written.
#[must_use]
pub fn text_of(settings: &Settings) -> String {
    to_ron(settings).unwrap_or_default()
}

/// Reads the settings; where there are none, the defaults.
///
/// # Errors
/// The problem, with line and column, where the file is not understood; it is then left as it is.
pub fn read(places: &Places) -> Result<Settings, Box<Problem>> {
    let path = places.settings.display().to_string();
    let text = match text_in(&places.settings) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Settings::default()),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            return Err(Box::new(Problem::of_file(
                &path,
                ProblemKind::NotRon(Misreading::new(ReadingFault::NotUtf8, &error)),
            )));
        }
        Err(error) => return Err(Box::new(Problem::of_file(&path, error.into()))),
    };
    let mut settings: Settings = from_plain_ron(&path, &text)?;
    settings.reading = settings.reading.bounded();
    Ok(settings)
}

/// Keeps an annotator in the settings, unless there is one of that name by now: then tells that one. Where the settings
/// cannot be written, the annotator is the one given, and saving the settings says why.
#[must_use]
pub fn introduce(places: &Places, id: AnnotatorId, name: String) -> (AnnotatorId, String) {
    let _lock = Lock::take_for_scripts(&RealDisk, &places.state);
    let Ok(settings) = read(places) else { return (id, name) };
    match settings.annotator {
        Some((known, its_name)) if its_name == name => (known, its_name),
        Some(_) | None => {
            let settings = Settings { annotator: Some((id.clone(), name.clone())), ..settings };
            // The session saves its settings, too, and says where that fails.
            let _ = write(places, &settings);
            (id, name)
        }
    }
}

/// The text of a settings file.
fn text_in(file: &Path) -> io::Result<String> {
    let bytes = RealDisk.read(file, MAX_BYTES)?;
    String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

/// Saves what was changed from `before` to `after`. What another window changed meanwhile stands, and comes back with it.
///
/// # Errors
/// Why nothing was saved: what the system says, or that the file is not understood, which is then left as it is.
pub fn save(places: &Places, before: &Settings, after: &Settings) -> Result<Settings, WriteError> {
    // Where the lock cannot be taken, settings can be written all the same.
    let _lock = Lock::take_for_scripts(&RealDisk, &places.state);
    let stands = read(places).map_err(|problem| WriteError::NotUnderstood(problem.kind))?;
    let settings = if places.settings.exists() { united(before, after, &stands) } else { after.clone() };
    write(places, &settings)?;
    Ok(settings)
}

/// Writes the settings.
///
/// # Errors
/// Why they were not saved.
pub fn write(places: &Places, settings: &Settings) -> Result<(), WriteError> {
    let text = to_ron(settings).map_err(|error| WriteError::Other(error.to_string()))?;
    // A file that says the same already keeps the form a person gave it.
    if read(places).is_ok_and(|known| known == *settings) && places.settings.exists() {
        return Ok(());
    }
    make_folder(&RealDisk, folder_above(&places.settings), Privacy::Private)?;
    let seen = RealDisk.read(&places.settings, MAX_BYTES).ok().map(|bytes| hash_of(&bytes));
    replace_file(&RealDisk, &places.settings, text.as_bytes(), Privacy::Private, seen.as_ref()).map(|_| ())
}
