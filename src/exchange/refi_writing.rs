//! A project in REFI-QDA 1.5 (`.qdpx`), as `NVivo`, ATLAS.ti, MAXQDA, `QualCoder` and others read it: an archive of one XML,
//! which is written first and as it comes, and a file a text. Positions are code points of these files, which are the
//! reading texts (NFC, LF, no byte order mark). What the standard has no place for stands in descriptions; see
//! docs/exchange.md.

use super::archive_writing::{archive_in, deflated, finish};
use super::export_words::ExportWords;
use super::origin::{NAME, VERSION};
use super::refi_guids::{bare_guids, guid, guids, part};
use super::refi_times::{iso, seconds};
use super::refi_writing_codes::{CodeTree, CodeWords, GuidedTheme, has_memo, memo_guid};
use super::refi_writing_names::{coder_names, one_line, source_names};
use super::refi_writing_remarks::Remarks;
use super::refi_writing_sources::{Passages, TextFile};
use super::refi_writing_variables::Variables;
use super::refi_writing_xml::XmlWriter;
use super::sink::{NotWritten, Sink};
use super::study::{Code, Study};
use super::told_text::CharSpan;
use std::collections::{HashMap, HashSet};
use std::io::{self, BufWriter, Write};
use uuid::Uuid;

/// The words of a project in REFI-QDA, in the person's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefiWords {
    /// The names of the variables that articles have.
    pub title: String,
    pub date: String,
    pub source: String,
    pub author: String,
    /// The path within the project.
    pub path: String,
    /// Whether somebody is through with the article.
    pub done: String,
    /// Stands before the passages of an article that have no place in its text, without a colon.
    pub unplaced: String,
    /// Stands before the queries that are kept, without a colon.
    pub queries: String,
}

/// A moment for notes about which none is known: some programs read no note without one.
const NO_MOMENT: &str = "1970-01-01T00:00:00Z";

/// Writes the project.
///
/// A coding is a selection, its codes are codings of it; of those of one person at one place without any, all but the first
/// have one that stands for none. One without a place in the text is quoted in the note of its source. An article that cannot be read has an empty text.
///
/// # Errors
/// Where what it is written to fails.
pub fn write(
    study: &Study,
    words: &ExportWords,
    own: &RefiWords,
    out: &mut dyn Sink,
) -> Result<(), NotWritten> {
    let project = Project::of(study, words, own);
    let mut zip = archive_in(out);
    zip.start_file("project.qde", deflated())?;
    let mut xml = XmlWriter::new(BufWriter::new(&mut zip))?;
    project.write(&mut xml)?;
    xml.finish().flush()?;
    for (at, guid) in project.guids.sources.iter().enumerate() {
        zip.start_file(format!("sources/{guid}.txt"), deflated())?;
        if let Some(article) = study.article(at) {
            TextFile::of(article).write(&mut zip)?;
        }
    }
    finish(zip)
}

/// The GUIDs of a study's parts, in their order.
pub(super) struct Guids {
    pub(super) coders: Vec<Uuid>,
    pub(super) codes: Vec<Uuid>,
    pub(super) sources: Vec<Uuid>,
    pub(super) codings: Vec<Uuid>,
}

/// A project while it is written.
pub(super) struct Project<'a> {
    pub(super) study: &'a Study,
    pub(super) guids: Guids,
    pub(super) remarks: Remarks<'a>,
    pub(super) variables: Variables<'a>,
    /// What sources are called.
    pub(super) names: Vec<String>,
    coders: Vec<String>,
    tree: CodeTree<'a>,
    /// The codes that stand for none, by the codings that need one.
    pub(super) bare: HashMap<usize, Uuid>,
    /// The codings of each source.
    pub(super) by_source: Vec<Vec<usize>>,
}

/// A note, which says what a description says.
pub(super) struct Note<'n> {
    pub(super) guid: Uuid,
    pub(super) name: &'n str,
    pub(super) text: &'n str,
    pub(super) user: Option<Uuid>,
    /// When it was made; empty where that is not known.
    pub(super) created: &'n str,
}

impl<'a> Project<'a> {
    fn of(study: &'a Study, words: &'a ExportWords, own: &'a RefiWords) -> Self {
        let ids = |ids: Vec<&'a str>, kind| guids(kind, ids.into_iter());
        let guids = Guids {
            coders: ids(study.coders.iter().map(|coder| coder.id.as_str()).collect(), "coder"),
            codes: ids(study.codes.iter().map(|code| code.id.as_str()).collect(), "code"),
            sources: ids(study.sources.iter().map(|source| source.facts.path.as_str()).collect(), "source"),
            codings: ids(study.codings.iter().map(|coding| coding.id.as_str()).collect(), "coding"),
        };
        let names = source_names(study);
        let variables = Variables::of(study, &names, own);
        let mut by_source = vec![Vec::new(); study.sources.len()];
        for (at, coding) in study.codings.iter().enumerate() {
            if let Some(codings) = by_source.get_mut(coding.source) {
                codings.push(at);
            }
        }
        let themes = study.codes.iter().map(|code| &code.theme);
        let mut tree = CodeTree::of(
            guids.codes.iter().copied().zip(themes).map(|(guid, theme)| GuidedTheme { guid, theme }),
        );
        let bare = bare_of(study);
        let used: HashSet<Uuid> = bare.values().copied().collect();
        for guid in bare_guids().filter(|guid| used.contains(guid)) {
            tree.add_bare(guid, &words.without_theme);
        }
        let coders = coder_names(study);
        let remarks = Remarks { study, words, own };
        Self { study, guids, remarks, variables, names, coders, tree, bare, by_source }
    }

    /// Writes the XML. The order of its parts is that of the schema.
    fn write<W: Write>(&self, xml: &mut XmlWriter<W>) -> io::Result<()> {
        xml.begin("Project")?;
        xml.attribute("xmlns", "urn:QDA-XML:project:1.0")?;
        xml.attribute("name", &one_line(&self.study.name))?;
        xml.attribute("origin", &format!("{NAME} {VERSION}"))?;
        xml.attribute_if_said("modifiedDateTime", &moment(&self.study.modified))?;
        self.write_users(xml)?;
        if !self.tree.is_empty() {
            xml.begin("CodeBook")?;
            self.tree.write(xml, CodeWords { words: &self.remarks.words.book, has_notes: true })?;
            xml.end()?;
        }
        self.variables.write(xml, &self.guids.sources)?;
        if !self.study.sources.is_empty() {
            xml.begin("Sources")?;
            for passages in self.passages() {
                self.write_source(xml, &passages)?;
            }
            xml.end()?;
        }
        let said = self.remarks.of_study();
        self.write_notes(xml, &said)?;
        if !said.is_empty() {
            xml.element("Description", &said)?;
            xml.reference("NoteRef", study_note())?;
        }
        xml.end()
    }

    fn write_users<W: Write>(&self, xml: &mut XmlWriter<W>) -> io::Result<()> {
        if self.coders.is_empty() {
            return Ok(());
        }
        xml.begin("Users")?;
        for (guid, name) in self.guids.coders.iter().zip(&self.coders) {
            xml.begin("User")?;
            xml.attribute("guid", &guid.to_string())?;
            xml.attribute_if_said("name", name)?;
            xml.end()?;
        }
        xml.end()
    }

    /// The passages of each source.
    fn passages(&self) -> impl Iterator<Item = Passages<'_>> {
        (0..self.study.sources.len()).filter_map(|at| Passages::of(self, at))
    }

    /// Writes the notes: memos of codes, of sources and of the whole, and what is said of passages.
    fn write_notes<W: Write>(&self, xml: &mut XmlWriter<W>, of_study: &str) -> io::Result<()> {
        let mut section = Section { xml, is_open: false, modified: &self.study.modified };
        for (code, guid) in
            self.study.codes.iter().zip(&self.guids.codes).filter(|(code, _)| has_memo(&code.theme))
        {
            section.write(&memo_of(code, *guid, &code.full_name()))?;
        }
        for passages in self.passages() {
            self.write_notes_of(&mut section, &passages)?;
        }
        let (user, created, guid) = (None, "", study_note());
        section.write(&Note { guid, name: &self.study.name, text: of_study, user, created })?;
        section.end()
    }
}

/// The codes that stand for none: of the codings of one person at one place that have no code, all but the first get one.
fn bare_of(study: &Study) -> HashMap<usize, Uuid> {
    let mut n_at: HashMap<(usize, usize, CharSpan), usize> = HashMap::new();
    let mut bare = HashMap::new();
    for (at, coding) in study.codings.iter().enumerate().filter(|(_, coding)| coding.codes.is_empty()) {
        let Some(today) = coding.today else { continue };
        let n = n_at.entry((coding.source, coding.coder, today)).or_default();
        if *n > 0 {
            bare.extend(bare_guids().take(*n).last().map(|guid| (at, guid)));
        }
        *n = n.saturating_add(1);
    }
    bare
}

fn memo_of<'n>(code: &'n Code, guid: Uuid, name: &'n str) -> Note<'n> {
    let text = code.theme.text(crate::model::theme::ThemeText::Memo);
    Note { guid: memo_guid(guid), name, text, user: None, created: "" }
}

/// The element `Notes`, which must not be empty.
pub(super) struct Section<'x, W: Write> {
    xml: &'x mut XmlWriter<W>,
    is_open: bool,
    /// When anything of the study was changed.
    modified: &'x str,
}

impl<W: Write> Section<'_, W> {
    /// Writes a note that says something.
    pub(super) fn write(&mut self, note: &Note<'_>) -> io::Result<()> {
        let text = note.text.trim();
        if text.is_empty() {
            return Ok(());
        }
        if !self.is_open {
            self.xml.begin("Notes")?;
            self.is_open = true;
        }
        let created = [note.created, self.modified].map(moment).into_iter().find(|moment| !moment.is_empty());
        let xml = &mut *self.xml;
        xml.begin("Note")?;
        xml.attribute("guid", &note.guid.to_string())?;
        xml.attribute_if_said("name", &one_line(note.name))?;
        if let Some(user) = note.user {
            xml.attribute("creatingUser", &user.to_string())?;
        }
        xml.attribute("creationDateTime", created.as_deref().unwrap_or(NO_MOMENT))?;
        xml.element("PlainTextContent", &super::refi_descriptions::with_line_ends(text))?;
        xml.end()
    }

    fn end(self) -> io::Result<()> {
        if self.is_open { self.xml.end() } else { Ok(()) }
    }
}

/// The GUID of the note that says what is said of the whole.
fn study_note() -> Uuid {
    part(guid("study", ""), "note")
}

/// A moment as XML Schema has it; empty for none.
pub(super) fn moment(told: &str) -> String {
    iso(seconds(told))
}
