//! What panels keep between frames: text being typed, what is folded, where a list stands. Nothing anyone decided.

use super::analysis_draft::AnalysisDraft;
use super::attributes_draft::AttributesDraft;
use super::chooser_ui::ChooserDraft;
use super::dialog_drafts::{PersonDraft, ThemeDraft};
use super::export_draft::ExportDraft;
use super::find_draft::FindDraft;
use super::input_method::type_into;
use super::lately_ui::LatelyDraft;
use super::list_sight::ListSight;
use super::pages::{Page, Pages};
use super::palette_ui::PaletteDraft;
use super::passages_draft::PassagesDraft;
use super::reader_ui::{ReaderDraft, reader_id};
use super::theme_row_ui::RowHeights;
use super::themes_ui::Renaming;
use super::typing::{Told, Typing};
use super::views::Views;
pub use super::wishes::{Overlay, PathWish, Wish};
use crate::exchange::grid_files::GridFormat;
use crate::model::draft::DraftField;
use crate::model::draft_texts::one;
use crate::model::id::{ArticlePath, ThemeId};
use crate::session::{AnnotatingCommand, Command, PageCommand, Passage, Session, Side};
use crate::storage::arrangement::LibraryWidth;
use crate::storage::settings::{ColumnWidth, MarginWidth, Settings};
use crate::view::library::{Condition, Query, Shown, Sort};
use crate::workers::ticket::Opening;
use egui::{Context, Id};
use std::collections::BTreeSet;

/// The tabs of the right column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Themes,
    Passages,
    Annotation,
    Find,
}

impl Tab {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Themes, Self::Passages, Self::Annotation, Self::Find];

    /// The name it is kept by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Themes => "themes",
            Self::Passages => "passages",
            Self::Annotation => "annotation",
            Self::Find => "find",
        }
    }
}

/// Widths that were changed in the project; `None` for the usual ones.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Widths {
    pub library: Option<LibraryWidth>,
    pub column: Option<ColumnWidth>,
    pub margin: Option<MarginWidth>,
}

impl Widths {
    /// The settings with the widths of the project in the place of those of all projects.
    #[must_use]
    pub fn shown_in(self, settings: &Settings) -> Settings {
        let right_column = self.column.unwrap_or(settings.right_column);
        let margin = self.margin.unwrap_or(settings.margin);
        Settings { right_column, margin, ..settings.clone() }
    }

    /// Takes the widths that were changed out of changed settings; whoever has none of their own goes by them, too.
    pub fn take(&mut self, known: &Settings, changed: &mut Settings) {
        let shown = self.shown_in(known);
        if changed.right_column == shown.right_column {
            changed.right_column = known.right_column;
        } else {
            self.column = Some(changed.right_column);
        }
        if changed.margin == shown.margin {
            changed.margin = known.margin;
        } else {
            self.margin = Some(changed.margin);
        }
    }
}

/// The library's draft.
#[derive(Clone, Debug, Default)]
pub struct LibraryDraft {
    /// What is typed to find articles.
    pub filter: String,
    /// What the list is sorted by.
    pub sort: Sort,
    /// Whether each article takes one line only.
    pub is_compact: bool,
    /// Which articles are listed, by their state.
    pub shown: Shown,
    /// What else listed articles have to have.
    pub conditions: Vec<Condition>,
    /// Folders that are folded, by path.
    pub folded: BTreeSet<String>,
    /// The row that has, or had, the keyboard.
    pub cursor: Option<Id>,
    /// The open article that was last brought into sight.
    pub seen_open: Option<ArticlePath>,
    /// The part of the list that is in sight.
    pub sight: ListSight,
    /// How wide it is while the mouse holds its edge.
    pub held: Option<LibraryWidth>,
}

impl LibraryDraft {
    /// What is asked of the list.
    #[must_use]
    pub fn query(&self) -> Query {
        let (filter, conditions) = (self.filter.clone(), self.conditions.clone());
        Query { filter, sort: self.sort, shown: self.shown, conditions }
    }

    /// Adds what listed articles have to have, or takes it away where it is there already.
    pub fn toggle(&mut self, condition: &Condition) {
        if let Some(at) = self.conditions.iter().position(|known| known == condition) {
            self.conditions.remove(at);
        } else {
            self.conditions.push(condition.clone());
        }
    }
}

/// The themes' draft.
#[derive(Clone, Debug, Default)]
pub struct ThemesDraft {
    /// What is typed to find or add a theme.
    pub filter: String,
    /// Branches that are folded.
    pub folded: BTreeSet<ThemeId>,
    /// The theme whose passages are shown; `None` for all.
    pub shown: Option<ThemeId>,
    /// The theme that is described below the tree.
    pub details: Option<Box<ThemeDraft>>,
    /// Whether the keyboard is to go to its name.
    pub wants_details: bool,
    /// The theme whose name is being typed on its row.
    pub renaming: Option<Renaming>,
    /// Whether a field of the details, or of a name, had the keyboard in the last frame.
    pub is_form_typed_in: bool,
    /// The row that has, or had, the keyboard.
    pub cursor: Option<Id>,
    /// The row that is brought into sight.
    pub wanted: Option<ThemeId>,
    /// The heights of the rows.
    pub heights: RowHeights,
}

/// A note that is being typed.
#[derive(Clone, Debug, Default)]
pub struct NoteDraft {
    /// Whose note.
    pub of: Option<Passage>,
    /// What is typed.
    pub text: String,
    /// Whether it was typed at and is not kept in the project.
    pub is_changed: bool,
    /// What was kept about it, once an annotation is selected.
    pub typing: Option<Typing>,
    /// Whether the keyboard is to go to it.
    pub wants_focus: bool,
    /// Whether it was asked for and waits, as the annotation does, for the person to say their name.
    pub waits_for_name: bool,
}

impl NoteDraft {
    /// The article may have another name by now: it is the same note.
    pub fn follow_article(&mut self, session: &Session) {
        let Some((passage, records)) = self.of.as_mut().zip(session.records()) else { return };
        if let Some(today) = records.passage_of(Some(&passage.article), passage.key.id) {
            passage.article = today.article;
        }
        if let Some(typing) = &mut self.typing {
            typing.subject = records.subject_today(&typing.subject);
        }
    }

    /// The command that keeps what was typed, if anything was; it then counts as kept.
    pub fn take_change(&mut self) -> Option<Command> {
        let is_changed = std::mem::take(&mut self.is_changed);
        let passage = self.of.clone().filter(|_| is_changed)?;
        if let Some(typing) = &mut self.typing {
            typing.begin_anew(one(DraftField::Note, self.text.trim()));
        }
        Some(Command::Annotating(AnnotatingCommand::SetNote(passage, self.text.clone())))
    }
}

/// Everything.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the last frame")]
pub struct Drafts {
    pub wish: Option<Wish>,
    pub library: LibraryDraft,
    pub reader: ReaderDraft,
    /// The article beside it, and which side the reader stands on.
    pub beside: ReaderDraft,
    pub side: Side,
    /// Whether two articles were shown in the last frame.
    pub has_two: bool,
    pub themes: ThemesDraft,
    pub passages: PassagesDraft,
    /// What was chosen of an export.
    pub export: ExportDraft,
    /// The article whose PDF is being saved.
    pub pdf_of: Option<ArticlePath>,
    pub palette: PaletteDraft,
    pub find: FindDraft,
    pub note: NoteDraft,
    pub tab: Tab,
    /// What the middle shows.
    pub pages: Pages,
    /// The page of numbers.
    pub analysis: AnalysisDraft,
    /// The table of articles and attributes.
    pub attributes: AttributesDraft,
    pub overlay: Option<Overlay>,
    /// The list of what lies over one another, while it is open.
    pub chooser: Option<ChooserDraft>,
    /// The articles read lately.
    pub lately: LatelyDraft,
    /// The annotator's name, while it is asked for or set.
    pub person: Option<PersonDraft>,
    /// What the session was last told of what is typed.
    pub told: Told,
    /// Whether the side columns are open; `None` as the window's width has it.
    pub is_library_open: Option<bool>,
    pub is_themes_open: Option<bool>,
    /// The widths of the project's columns.
    pub widths: Widths,
    /// The opening of a project whose panels stand as they were left.
    pub arranged: Option<Opening>,
    /// Whether the side columns are drawn in this frame.
    pub is_left_open: bool,
    pub is_right_open: bool,
    /// Whether the window takes the whole screen.
    pub is_full_screen: bool,
    /// Where the keyboard goes next by F6, 0 library, 1 reader, 2 themes.
    pub panel: usize,
    /// Whether text or an annotation of one's own is selected, so that a click on a theme tags it.
    pub has_target: bool,
    /// Milliseconds of the sitting's clock.
    pub millis: u64,
}

impl Default for Drafts {
    fn default() -> Self {
        Self {
            wish: None,
            library: LibraryDraft::default(),
            reader: ReaderDraft::default(),
            beside: ReaderDraft::default(),
            side: Side::Left,
            has_two: false,
            themes: ThemesDraft::default(),
            passages: PassagesDraft::default(),
            export: ExportDraft::default(),
            pdf_of: None,
            palette: PaletteDraft::default(),
            find: FindDraft::default(),
            note: NoteDraft::default(),
            tab: Tab::default(),
            analysis: AnalysisDraft::default(),
            attributes: AttributesDraft::default(),
            pages: Pages::default(),
            overlay: None,
            chooser: None,
            lately: LatelyDraft::default(),
            person: None,
            told: Told::default(),
            is_library_open: None,
            is_themes_open: None,
            widths: Widths::default(),
            arranged: None,
            is_left_open: false,
            is_right_open: false,
            is_full_screen: false,
            panel: 1,
            has_target: false,
            millis: 0,
        }
    }
}

impl Drafts {
    /// Forgets what is typed into a project that was left: it waits there as a draft.
    pub fn forget_typed(&mut self) {
        if matches!(self.overlay, Some(Overlay::Record(_))) {
            self.overlay = None;
        }
        self.note = NoteDraft::default();
        self.attributes = AttributesDraft::default();
        (self.themes.details, self.themes.renaming) = (None, None);
        self.passages.naming = None;
        self.analysis.summary = super::summary_ui::SummaryDraft::default();
        self.analysis.pages.forget();
        self.person = None;
    }

    /// Shows the tree of themes.
    pub fn show_tree(&mut self) {
        self.tab = Tab::Themes;
        self.is_themes_open = Some(true);
    }

    /// Shows the passages of a theme, whatever is asked for now.
    pub fn show_theme(&mut self, id: &ThemeId) {
        self.themes.shown = Some(id.clone());
        self.passages.shown = None;
        self.tab = Tab::Passages;
    }

    /// The command that saves the PDF of the article it was asked for.
    pub fn save_pdf_command(&mut self, path: std::path::PathBuf) -> Option<Command> {
        self.pdf_of.take().map(|article| Command::Page(PageCommand::Save(article, path)))
    }

    /// The command that writes the table that is being saved.
    pub fn save_table_command(&mut self, format: GridFormat, path: std::path::PathBuf) -> Option<Command> {
        if self.attributes.saved.is_some() {
            return self.attributes.save_command(format, path);
        }
        self.analysis.save_command(format, path)
    }

    /// Follows what has become of things: notes of annotations no longer selected, messages that have been seen.
    pub fn follow(&mut self, ctx: &Context, views: &Views, millis: u64) {
        self.millis = millis;
        self.is_full_screen = ctx.input(|input| input.viewport().fullscreen.unwrap_or_default());
        let is_own_selected = views.annotation.as_ref().is_some_and(|annotation| annotation.is_own);
        self.has_target =
            is_own_selected || views.reader.as_ref().is_some_and(|reader| reader.selection.is_some());
        if let Some((_, said)) = views.status.as_ref().and_then(|status| status.notice.as_ref()) {
            let left = (said + super::status_ui::PASSING_MILLIS).saturating_sub(millis);
            if left > 0 {
                ctx.request_repaint_after(std::time::Duration::from_millis(left));
            }
        }
    }

    /// Moves the keyboard to the next or the previous panel.
    pub fn move_panel(&mut self, ctx: &Context, step: usize) {
        self.panel = (self.panel + step) % 3;
        let (id, open): (Id, _) = match self.panel {
            0 => (super::library_ui::filter_id(), Some(&mut self.is_library_open)),
            2 if self.tab == Tab::Find => {
                (super::find_draft::panel_field_id(), Some(&mut self.is_themes_open))
            }
            2 => (super::themes_ui::filter_id(), Some(&mut self.is_themes_open)),
            _ => (self.middle_id(), None),
        };
        if let Some(open) = open {
            *open = Some(true);
        }
        if self.panel == 2 && self.tab != Tab::Find {
            self.tab = Tab::Themes;
        }
        if id == self.middle_id() && self.pages.page != Page::Attributes {
            ctx.memory_mut(|memory| memory.request_focus(id));
        } else {
            type_into(ctx, id);
        }
    }

    /// What takes the keyboard in the middle of the window.
    #[must_use]
    pub fn middle_id(&self) -> Id {
        match self.pages.page {
            Page::Article | Page::PeopleTable => reader_id(),
            Page::Analysis => super::grid_ui::place_id(self.analysis.grid.at),
            Page::Attributes => super::attributes_draft::field_id(),
        }
    }
}
