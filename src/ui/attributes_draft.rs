//! What the table of articles and attributes keeps between frames: which cell is chosen, what is being written in it, how
//! the table is sorted and filtered. Keys and menus act on it, and what they decide comes out as commands.

use super::grid_frame::GridPlace;
use crate::exchange::attribute_table::AttributeTable;
use crate::exchange::export_words::ExportWords;
use crate::exchange::grid_files::GridFormat;
use crate::exchange::pasted_cells;
use crate::model::article_field::ArticleField;
use crate::model::id::ArticlePath;
use crate::session::{AboutCommand, AttributesTo, Command, ValueChange};
use crate::view::attributes::{AttributeForm, AttributeSort, AttributesView};
use crate::words::language::Words;
use egui::{Event, Id, Rect, Vec2};
use std::path::PathBuf;

/// The draft.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own about the last frame")]
pub struct AttributesDraft {
    /// What is asked of the table.
    pub form: AttributeForm,
    /// The cell that is chosen, and the other corner of the block.
    pub at: GridPlace,
    pub corner: GridPlace,
    /// How far the cells are scrolled, in px.
    pub(super) offset: Vec2,
    /// What is typed in the cell.
    pub(super) typed: String,
    pub(super) writing: Option<Writing>,
    /// The name of a new attribute, while it is typed.
    pub new_name: Option<String>,
    /// How many pasted cells had no place in the table.
    pub n_outside: usize,
    /// Whether the table was copied, as it is.
    pub is_copied: bool,
    /// The table that is being saved, and the words it is written with.
    pub saved: Option<AttributeTable>,
    pub saved_words: Box<ExportWords>,
    /// Whether the keyboard has moved, so that its place is to come into sight.
    pub(super) is_moved: bool,
    /// How many columns were drawn in the frame before.
    pub(super) n_drawn: usize,
    /// Whether the keyboard is to go to the chosen cell.
    pub(super) wants_focus: bool,
    /// What was pressed after letters that the field has not taken in yet.
    pub(super) later: Vec<Event>,
    /// Whether the mouse is held and makes the block longer.
    pub(super) is_dragged: bool,
    /// The attribute that themes are to be counted by.
    pub(super) counted: Option<String>,
    /// Where the list of known values was drawn.
    pub(super) list: Option<Rect>,
}

impl Default for AttributesDraft {
    fn default() -> Self {
        let first = GridPlace { row: 1, column: 0 };
        Self {
            form: AttributeForm::default(),
            at: first,
            corner: first,
            offset: Vec2::ZERO,
            typed: String::new(),
            writing: None,
            new_name: None,
            n_outside: 0,
            is_copied: false,
            saved: None,
            saved_words: Box::default(),
            is_moved: false,
            n_drawn: 0,
            wants_focus: false,
            later: Vec::new(),
            is_dragged: false,
            counted: None,
            list: None,
        }
    }
}

/// What is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// Where it goes.
    pub(super) target: Target,
    /// What stood there.
    pub(super) before: String,
    /// The values of the column that are there already, and the one of those offered that Enter takes.
    pub(super) known: Vec<String>,
    pub(super) chosen: Option<usize>,
}

/// Where what is written goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Into a field of an article.
    Cell(ArticlePath, ArticleField),
    /// It is the new name of this attribute, which articles have or which was only added.
    Name { name: String, is_filled: bool },
}

/// The cells that are chosen: first and last of the rows and columns, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub(super) first: (usize, usize),
    pub(super) last: (usize, usize),
}

impl Block {
    /// Whether a cell is among them.
    pub(super) fn holds(self, at: GridPlace) -> bool {
        let is_column = (self.first.1..=self.last.1).contains(&at.column);
        is_column && at.in_row().is_some_and(|row| (self.first.0..=self.last.0).contains(&row))
    }

    /// Whether it is one cell.
    pub(super) fn is_one(self) -> bool {
        self.first == self.last
    }
}

/// The id of the field over the chosen cell: it has the keyboard all the time, so that the input method is there for
/// the first letter.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("attributes-field")
}

impl AttributesDraft {
    /// Whether something is being written.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// The column that is chosen.
    #[must_use]
    pub fn field<'v>(&self, view: &'v AttributesView) -> Option<&'v ArticleField> {
        view.fields.get(self.at.column)
    }

    /// The cells that are chosen; of a head, none.
    #[must_use]
    pub fn block(&self) -> Option<Block> {
        let (one, other) = (self.at.in_row()?, self.corner.in_row()?);
        let (left, right) = (self.at.column, self.corner.column);
        Some(Block { first: (one.min(other), left.min(right)), last: (one.max(other), left.max(right)) })
    }

    /// Chooses a cell; with those between it and the corner where the block is made longer.
    pub fn go(&mut self, at: GridPlace, is_longer: bool) {
        self.at = at;
        if !is_longer || self.corner.row == 0 || at.row == 0 {
            self.corner = at;
        }
        (self.is_moved, self.n_outside, self.is_copied) = (true, 0, false);
    }

    /// Keeps the places within the table.
    pub fn fit(&mut self, view: &AttributesView) {
        let (rows, columns) = (view.n_shown(), view.fields.len().saturating_sub(1));
        for place in [&mut self.at, &mut self.corner] {
            place.row = place.row.min(rows);
            place.column = place.column.min(columns);
        }
    }

    /// Begins to write in the chosen cell, or at the name of its column: in the place of what stands there where letters
    /// were typed. Dates are written as the language writes them.
    pub fn begin(&mut self, words: &Words, view: &AttributesView, letters: Option<String>) {
        let Some(field) = self.field(view).cloned() else { return };
        let row = self.at.in_row().and_then(|row| view.row(row));
        let (target, before) = match (self.at.in_row(), row, &field) {
            (Some(_), Some(row), _) => {
                let before = row.written(&field);
                let is_date = field == ArticleField::Date;
                let before = if is_date { words.date(&before) } else { before };
                (Target::Cell(row.path.clone(), field.clone()), before)
            }
            (None, _, ArticleField::Attribute(name)) if letters.is_none() => {
                let is_filled = view.n_filled.contains_key(name);
                (Target::Name { name: name.clone(), is_filled }, name.clone())
            }
            (Some(_) | None, _, _) => {
                self.typed.clear();
                return;
            }
        };
        let offers =
            matches!(target, Target::Cell(..)) && !matches!(field, ArticleField::Title | ArticleField::Date);
        let known = if offers { view.values(&field) } else { Vec::new() };
        self.typed = letters.unwrap_or_else(|| before.clone());
        self.corner = self.at;
        self.writing = Some(Writing { target, before, known, chosen: None });
    }

    /// Leaves what stood there.
    pub fn leave(&mut self) {
        self.writing = None;
        self.typed.clear();
    }

    /// Ends writing; gives the command that keeps what was written, where it is something else than stood there.
    pub fn take_written(&mut self) -> Option<Command> {
        let writing = self.writing.take()?;
        let typed = std::mem::take(&mut self.typed);
        let value = typed.trim();
        if value == writing.before {
            return None;
        }
        match writing.target {
            Target::Cell(article, field) => {
                self.keep_column(&field);
                let change = ValueChange { article, field, value: value.to_owned() };
                Some(AboutCommand::SetMany(vec![change]).into())
            }
            Target::Name { .. } if value.is_empty() => None,
            Target::Name { name, is_filled } => {
                self.rename_columns(&name, value);
                let to = value.to_owned();
                is_filled.then(|| AboutCommand::RenameAttribute { from: name, to }.into())
            }
        }
    }

    /// Has a column stay where its last value is taken away.
    fn keep_column(&mut self, field: &ArticleField) {
        if let Some(name) =
            field.attribute().filter(|name| !self.form.new_names.iter().any(|known| known == name))
        {
            self.form.new_names.push(name.to_owned());
        }
    }

    fn rename_columns(&mut self, from: &str, to: &str) {
        let is_of = |field: &ArticleField| field.attribute() == Some(from);
        let sorted = self.form.sort.as_mut().map(|sort| &mut sort.field);
        for field in sorted.into_iter().chain(self.form.lacking.as_mut()).filter(|field| is_of(field)) {
            *field = ArticleField::Attribute(to.to_owned());
        }
        for name in self.form.new_names.iter_mut().filter(|name| **name == from) {
            to.clone_into(name);
        }
    }

    /// Adds a column of this name, and chooses its first cell.
    pub fn add_column(&mut self, view: &AttributesView, name: &str) {
        let name = crate::text::decode::nfc(&name.split_whitespace().collect::<Vec<_>>().join(" "));
        if name.is_empty() {
            return;
        }
        let field = ArticleField::Attribute(name.clone());
        let order = |field: &ArticleField| {
            field.attribute().map(|name| (crate::text::order::sort_key(name), name.to_owned()))
        };
        let place = view.fields.iter().position(|known| *known == field).unwrap_or_else(|| {
            self.form.new_names.push(name);
            view.fields.iter().filter(|known| order(known) < order(&field)).count()
        });
        self.go(GridPlace { row: 1, column: place }, false);
        self.wants_focus = true;
    }

    /// Sorts by a column; again by the same turns the order round.
    pub fn sort_by(&mut self, field: &ArticleField) {
        let again = self.form.sort.as_ref().filter(|sort| sort.field == *field);
        let is_rising = again.is_none_or(|sort| !sort.is_rising);
        self.form.sort = Some(AttributeSort { field: field.clone(), is_rising });
    }

    /// The chosen cells as text with tabs.
    #[must_use]
    pub fn copied(&self, view: &AttributesView) -> Option<String> {
        let block = self.block()?;
        let columns = block.first.1..=block.last.1;
        let row = |row: usize| columns.clone().map(|column| view.shown(row, column).into_owned()).collect();
        let rows: Vec<Vec<String>> = (block.first.0..=block.last.0).map(row).collect();
        Some(pasted_cells::written(rows.iter().map(Vec::as_slice)))
    }

    /// Empties the chosen cells.
    pub fn emptied(&mut self, view: &AttributesView) -> Option<Command> {
        let block = self.block()?;
        for field in view.fields.iter().take(block.last.1 + 1).skip(block.first.1) {
            self.keep_column(field);
        }
        self.filled(view, |_, _| String::new())
    }

    /// Fills the chosen cells with those of the first row; of one row, with those of the row above.
    #[must_use]
    pub fn filled_down(&self, view: &AttributesView) -> Option<Command> {
        let block = self.block()?;
        let is_row = block.first.0 == block.last.0;
        let from = if is_row { block.first.0.checked_sub(1)? } else { block.first.0 };
        self.filled(view, |_, column| view.shown(from, column).into_owned())
    }

    /// Puts pasted cells into the table, from the chosen one on; one cell goes into all that are chosen.
    pub fn pasted(&mut self, view: &AttributesView, text: &str) -> Option<Command> {
        let block = self.block()?;
        let cells = pasted_cells::cells(text);
        if let ([row], false) = (cells.as_slice(), block.is_one())
            && let [cell] = row.as_slice()
        {
            return self.filled(view, |_, _| cell.clone());
        }
        let mut changes = Vec::new();
        self.n_outside = 0;
        let (mut last_row, mut last_column) = block.first;
        for (down, row) in cells.into_iter().enumerate() {
            for (right, value) in row.into_iter().enumerate() {
                let (row, column) = (block.first.0 + down, block.first.1 + right);
                match view.row(row).zip(view.fields.get(column)) {
                    Some((row_shown, field)) => {
                        if *row_shown.shown(field) != *value {
                            let article = row_shown.path.clone();
                            changes.push(ValueChange { article, field: field.clone(), value });
                        }
                        (last_row, last_column) = (last_row.max(row), last_column.max(column));
                    }
                    None => self.n_outside += usize::from(!value.is_empty()),
                }
            }
        }
        self.at = GridPlace { row: block.first.0 + 1, column: block.first.1 };
        self.corner = GridPlace { row: last_row + 1, column: last_column };
        (!changes.is_empty()).then(|| AboutCommand::SetMany(changes).into())
    }

    /// Puts what belongs there into each chosen cell that holds something else.
    fn filled(&self, view: &AttributesView, value: impl Fn(usize, usize) -> String) -> Option<Command> {
        let block = self.block()?;
        let mut changes = Vec::new();
        for row in block.first.0..=block.last.0 {
            for column in block.first.1..=block.last.1 {
                let Some((shown, field)) = view.row(row).zip(view.fields.get(column)) else { continue };
                let value = value(row, column);
                if *shown.shown(field) != *value {
                    let article = shown.path.clone();
                    changes.push(ValueChange { article, field: field.clone(), value });
                }
            }
        }
        (!changes.is_empty()).then(|| AboutCommand::SetMany(changes).into())
    }

    /// The command that writes the table that is being saved.
    pub fn save_command(&mut self, format: GridFormat, path: PathBuf) -> Option<Command> {
        let table = self.saved.take()?;
        let words = self.saved_words.clone();
        Some(AboutCommand::WriteTable(Box::new(AttributesTo { table, format, path, words })).into())
    }
}
