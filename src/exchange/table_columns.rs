//! What the columns of a table with a row an article hold: told by their names, else by what stands in them. It is a guess
//! that a person may correct.

use super::column_facts::{ColumnFacts, is_address, is_plain_number};
use super::column_names::{is_counter, is_well_known, may_be_name, named};
use super::table::Table;
use crate::text::dates::find_date;

/// What a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Text,
    Title,
    Date,
    /// The paper, agency or site.
    Source,
    Author,
    /// Where it was published on the web.
    Address,
    /// Anything else that is said of an article.
    #[default]
    Attribute,
    /// What is not taken.
    Ignored,
}

impl Role {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Title,
        Self::Date,
        Self::Source,
        Self::Author,
        Self::Address,
        Self::Attribute,
        Self::Ignored,
    ];
}

/// What the columns of a table hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnPlan {
    /// The role of each column.
    pub roles: Vec<Role>,
    /// Whether a row of the table has the names of the columns: the first, after those above the table.
    pub has_head: bool,
    /// How many rows stand above the table and are no part of it, as its title does.
    pub n_above: usize,
}

/// How long the texts of a column are on average if it is taken for the text without being named so, in code points.
const MIN_TEXT_CHARS: usize = 60;

/// How long titles are on average, in code points.
const TITLE_CHARS: std::ops::RangeInclusive<usize> = 15..=200;

/// Among how many rows the names of the columns are looked for.
const N_HEAD_ROWS: usize = 10;

impl ColumnPlan {
    /// The names of the columns; where there are none nothing.
    #[must_use]
    pub fn names<'t>(&self, table: &'t Table) -> &'t [String] {
        if self.has_head && table.names.is_empty() {
            table.rows.get(self.n_above).map(Vec::as_slice).unwrap_or_default()
        } else {
            &table.names
        }
    }

    /// The same with another role for a column; a role that an article has once goes from the column that had it.
    #[must_use]
    pub fn with(&self, column: usize, role: Role) -> Self {
        let mut plan = self.clone();
        let is_single = !matches!(role, Role::Attribute | Role::Ignored);
        for (at, known) in plan.roles.iter_mut().enumerate() {
            if at == column {
                *known = role;
            } else if is_single && *known == role {
                *known = Role::Attribute;
            }
        }
        plan
    }

    /// The index of the first row that is an article's.
    #[must_use]
    pub fn first_row(&self) -> usize {
        self.n_above.saturating_add(usize::from(self.has_head))
    }

    /// The first column of a role.
    #[must_use]
    pub fn column(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|known| *known == role)
    }
}

/// Guesses what the columns of a table hold.
#[must_use]
pub fn guess(table: &Table) -> ColumnPlan {
    let head = if table.names.is_empty() { head_row(table) } else { None };
    let mut plan = ColumnPlan {
        roles: vec![Role::Attribute; table.width()],
        has_head: head.is_some(),
        n_above: head.unwrap_or_default(),
    };
    let rows = table.rows.get(plan.first_row()..).unwrap_or_default();
    let facts: Vec<ColumnFacts> = (0..table.width()).map(|column| ColumnFacts::of(rows, column)).collect();
    let names = plan.names(table).to_vec();
    for (role, _) in plan.roles.iter_mut().zip(&facts).filter(|(_, facts)| facts.is_objects()) {
        *role = Role::Ignored;
    }
    take_named(&mut plan.roles, &names, &facts);
    take_by_content(&mut plan.roles, &names, &facts);
    plan
}

/// The row that has the names of the columns. Above it there may be the title of the table.
fn head_row(table: &Table) -> Option<usize> {
    let n_known = |row: &Vec<String>| row.iter().filter(|name| is_well_known(name)).count();
    let told = table.rows.iter().take(N_HEAD_ROWS).position(|row| n_known(row) >= 2);
    told.or_else(|| {
        let first = table.rows.first()?;
        (n_known(first) > 0 || looks_like_head(first, table)).then_some(0)
    })
}

/// Whether a row differs from those below it as names do: each of them its own, short and no value, and below one of them
/// stand values, or long texts.
fn looks_like_head(first: &[String], table: &Table) -> bool {
    let filled: Vec<&str> = first.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let is_name = |name: &&str| {
        let is_value = || is_plain_number(name) || is_address(name) || find_date(name).is_some();
        may_be_name(name) && !name.contains('\n') && !is_value()
    };
    let is_own = |(at, name): (usize, &&str)| !filled.iter().take(at).any(|other| other == name);
    if !filled.iter().all(is_name) || !filled.iter().enumerate().all(is_own) {
        return false;
    }
    let rows = table.rows.get(1..).unwrap_or_default();
    (0..first.len()).any(|column| {
        let facts = ColumnFacts::of(rows, column);
        let n_chars = first.get(column).map(|name| name.chars().count()).unwrap_or_default();
        facts.is_dates()
            || facts.is_addresses()
            || facts.is_numbers()
            || facts.mean_chars > n_chars.max(10) * 4
    })
}

/// Gives columns the roles that their names tell, one column each: the one whose name says it best.
fn take_named(roles: &mut [Role], names: &[String], facts: &[ColumnFacts]) {
    let mut told: Vec<_> = names
        .iter()
        .enumerate()
        .filter_map(|(column, name)| Some((named(name)?, column)))
        .filter(|(_, column)| facts.get(*column).is_some_and(|facts| facts.n_filled > 0))
        .collect();
    told.sort();
    for (named, column) in told {
        if !roles.contains(&named.role)
            && let Some(role) = roles.get_mut(column).filter(|role| **role == Role::Attribute)
        {
            *role = named.role;
        }
    }
    for ((role, name), facts) in roles.iter_mut().zip(names).zip(facts) {
        if is_counter(name) || name.trim().is_empty() && facts.is_numbers() {
            *role = Role::Ignored;
        }
    }
}

/// Gives the roles that no name tells by what stands in the columns.
fn take_by_content(roles: &mut [Role], names: &[String], facts: &[ColumnFacts]) {
    let is_free = |roles: &[Role], column: usize| roles.get(column) == Some(&Role::Attribute);
    let mut give = |role: Role, is_it: &dyn Fn(&ColumnFacts) -> Option<usize>| {
        if roles.contains(&role) {
            return;
        }
        let fits = facts.iter().enumerate().filter(|(column, _)| is_free(roles, *column));
        let fits = fits.filter_map(|(column, facts)| Some((is_it(facts)?, column)));
        // The best, of equals the first.
        let best = fits.max_by_key(|(fit, column)| (*fit, usize::MAX - column));
        if let Some(role_of) = best.and_then(|(_, column)| roles.get_mut(column)) {
            *role_of = role;
        }
    };
    give(Role::Address, &|facts| facts.is_addresses().then_some(1));
    give(Role::Date, &|facts| facts.is_dates().then_some(1));
    give(Role::Text, &|facts| (facts.mean_chars >= MIN_TEXT_CHARS).then_some(facts.mean_chars));
    // A column with a name that says nothing of a title may hold anything.
    if names.is_empty() {
        let is_title = |facts: &ColumnFacts| TITLE_CHARS.contains(&facts.mean_chars) && facts.is_various();
        give(Role::Title, &|facts| is_title(facts).then_some(facts.mean_chars));
    }
}
