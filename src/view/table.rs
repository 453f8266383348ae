//! People and articles as a table: what each has not begun, has begun, and is done with, and how much each has marked.

use super::library::title_of;
use crate::exchange::place::place_in_library;
use crate::model::id::ArticlePath;
use crate::model::people::People;
use crate::session::visibility::is_done_by;
use crate::session::{OpenProject, Session};
use crate::text::order;

/// How far a person has come with an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellState {
    NotBegun,
    Begun,
    Done,
}

/// A person and an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// How far they have come.
    pub state: CellState,
    /// How many annotations they made; `None` where blind coding hides that.
    pub n: Option<usize>,
}

/// An article with everyone's cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// Which article.
    pub path: ArticlePath,
    /// Its title.
    pub title: String,
    /// Whether it is open.
    pub is_open: bool,
    /// One a person.
    pub cells: Vec<Cell>,
}

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableSort {
    /// The order of the library by file names.
    #[default]
    Order,
    /// Titles.
    Title,
    /// How far the person in this column has come, the least first.
    Person(usize),
}

/// The table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableView {
    /// The names of the columns: the person at this computer first.
    pub people: Vec<String>,
    /// How many articles each is done with.
    pub n_done: Vec<usize>,
    /// The articles.
    pub rows: Vec<TableRow>,
    /// Whether blind coding hides others' numbers where one is not done.
    pub is_blind: bool,
}

impl TableView {
    /// The table of the open project. People whose marks are hidden in the text stand in it too.
    #[must_use]
    pub fn new(session: &Session, sort: TableSort) -> Self {
        let Some(open) = session.open_project() else { return Self::default() };
        let people = open.visibility.people();
        let here = session.reading().map(|reading| &reading.path);
        let mut rows: Vec<TableRow> = open
            .library
            .iter()
            .map(|(path, entry)| TableRow {
                path: path.clone(),
                title: title_of(path, Some(entry)),
                is_open: here == Some(path),
                cells: cells(open, people, path),
            })
            .collect();
        // Sorting keeps the order of equals: each sort stands on that of file names.
        rows.sort_by_cached_key(|row| place_in_library(&row.path));
        match sort {
            TableSort::Order => {}
            TableSort::Title => rows.sort_by_cached_key(|row| order::sort_key(&row.title)),
            TableSort::Person(at) => rows.sort_by_key(|row| row.cells.get(at).copied()),
        }
        let is_done =
            |row: &&TableRow, at: usize| row.cells.get(at).is_some_and(|c| c.state == CellState::Done);
        Self {
            people: people.all().iter().map(|person| person.name.clone()).collect(),
            n_done: (0..people.all().len())
                .map(|at| rows.iter().filter(|row| is_done(row, at)).count())
                .collect(),
            rows,
            is_blind: open.visibility.is_blind(),
        }
    }

    /// The table as text with tabs, for spreadsheets; `heads` are the first two columns, `count` the heading of numbers
    /// (`{}` stands for the name), `state` says a state.
    #[must_use]
    pub fn tab_separated(
        &self,
        heads: [&str; 2],
        count: &str,
        state: impl Fn(CellState) -> String,
    ) -> String {
        let names = self.people.iter().flat_map(|name| [plain(name), plain(&count.replace("{}", name))]);
        let mut lines = vec![heads.map(plain).into_iter().chain(names).collect::<Vec<_>>().join("\t")];
        lines.extend(self.rows.iter().map(|row| {
            let n = |cell: &Cell| cell.n.map(|n| n.to_string()).unwrap_or_default();
            let cells = row.cells.iter().flat_map(|cell| [plain(&state(cell.state)), n(cell)]);
            let article = [plain(row.path.as_str()), plain(&row.title)];
            article.into_iter().chain(cells).collect::<Vec<_>>().join("\t")
        }));
        lines.push(String::new());
        lines.join("\n")
    }
}

fn cells(open: &OpenProject, people: &People, path: &ArticlePath) -> Vec<Cell> {
    let is_blind = open.visibility_of(path).is_blind();
    let cell = |person: &crate::model::people::Person| {
        let records = || person.ids.iter().filter_map(|id| open.project.record(path, id));
        let n: usize = records().map(|record| record.standing().count()).sum();
        let state = if is_done_by(&open.project, path, person) {
            CellState::Done
        } else if n > 0 || records().any(|record| record.about.value.is_some()) {
            CellState::Begun
        } else {
            CellState::NotBegun
        };
        Cell { state, n: (person.is_own || !is_blind).then_some(n) }
    };
    people.all().iter().map(cell).collect()
}

/// A cell without what would end it, and none that a spreadsheet takes for a formula.
fn plain(cell: &str) -> String {
    let cell: String = cell.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell }
}
