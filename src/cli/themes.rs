//! `themes`: the codebook as a list, as a file, and themes of one name made one.

use super::annotator::{Wanted, annotator_in_turn};
use super::arguments::Themes;
use super::codebook;
use super::console::{Console, Ending, Side, Stop, flat};
use super::sitting::{Context, Sitting, tell_problems};
use crate::model::id::{AnnotatorId, ThemeId};
use crate::model::namesakes::maker;
use crate::session::SaveStatus;
use crate::session::uniting::Namesakes;
use crate::session::{Action, Command, Notice, OpenProject, StepNotice, ThemingCommand};
use crate::words::{Words, messages, notices};
use crate::workers::scope::Scope;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One theme, as `--json` has it.
#[derive(Clone, Debug, Serialize)]
pub struct ThemeRow {
    /// Its id.
    pub id: String,
    /// Its name, a child's as `parent / child`.
    pub name: String,
    /// The name of who made it.
    pub annotator: Option<String>,
    /// What it means.
    pub definition: Option<String>,
    /// Its line colour, `#rrggbb`.
    pub color: String,
    /// Its key, of the annotator of this computer.
    pub key: Option<String>,
    /// How many passages bear it, of everyone.
    pub passages: usize,
    /// In how many articles they stand.
    pub articles: usize,
    /// The theme it was merged into.
    pub merged_into: Option<String>,
}

/// Lists the themes; or writes them to a file, or takes them from one; or tells which of them have one name, and unites them where that is confirmed.
///
/// # Errors
/// Where the folder cannot be opened, the result not be written, or the themes not be united.
pub fn run(wanted: &Themes, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    if let Some(to) = &wanted.export {
        return codebook::export(to, wanted, context, console);
    }
    if let Some(from) = &wanted.import {
        return codebook::import(from, wanted, context, console);
    }
    if wanted.merge && wanted.yes {
        return unite(wanted, context, console);
    }
    let sitting = Sitting::open(&wanted.listing.folder, Scope::Annotated, context, &console.words)?;
    let open = sitting.project()?;
    if wanted.merge {
        let own = context.settings.annotator.as_ref().map(|(id, _)| id);
        let all = open.namesakes(own);
        tell_namesakes(open, &all, wanted.listing.json, console)?;
        if !all.is_empty() {
            let message = console.words.say("cli-themes-confirm");
            console.tell(&message);
        }
        return Ok(Ending::with_attention(!all.is_empty()));
    }
    let rows = rows(open);
    if wanted.listing.json {
        for row in &rows {
            console.json(row)?;
        }
    } else {
        write_table(&rows, console)?;
    }
    Ok(Ending::with_attention(tell_problems(open, console, |_| false)))
}

/// Unites themes of one name as one step, which the window's history shows and undoes.
fn unite(wanted: &Themes, context: &Context<'_>, console: &mut Console<'_>) -> Result<Ending, Stop> {
    let who = Wanted { folder: &wanted.listing.folder, name: wanted.annotator.as_deref(), id: None };
    let annotator = annotator_in_turn(who, context, console)?;
    let mut sitting =
        Sitting::open_as(&wanted.listing.folder, context, &annotator, Scope::Everything, &console.words)?;
    let all = sitting.project()?.namesakes(Some(&annotator.id));
    tell_namesakes(sitting.project()?, &all, wanted.listing.json, console)?;
    if all.is_empty() {
        return Ok(Ending::Done);
    }
    sitting.run(Command::Theming(ThemingCommand::UniteNamesakes));
    let told = match sitting.notice() {
        Some(Notice::Steps(StepNotice::Made(_))) => None,
        Some(other) => Some(notices::notice(&console.words, other)),
        None => Some(String::new()),
    };
    if let Some(reason) = told {
        return Err(Stop::Refused(console.words.say_with("cli-not-made", &[("reason", &reason)])));
    }
    sitting.run(Action::SaveNow);
    match sitting.project()?.save_status() {
        SaveStatus::Saved(_) => {
            annotator.tell_news(console);
            Ok(Ending::Done)
        }
        SaveStatus::Failed(file, error) => {
            let reason = messages::write_error(&console.words, &error);
            let told = [("file", &*flat(&file)), ("reason", &*reason)];
            Err(Stop::Refused(console.words.say_with("cli-themes-not-saved", &told)))
        }
        SaveStatus::Saving | SaveStatus::Waiting(_) => Err(Stop::Closed),
    }
}

/// A group of themes of one name, as `--json` has it.
#[derive(Serialize)]
struct Group<'a> {
    name: &'a str,
    into: &'a str,
    from: Vec<&'a str>,
}

fn tell_namesakes(
    open: &OpenProject,
    all: &[Namesakes],
    is_json: bool,
    console: &mut Console<'_>,
) -> Result<(), Stop> {
    if all.is_empty() {
        let message = console.words.say("cli-themes-no-namesakes");
        console.tell(&message);
    }
    let counts = open.counts().in_all(&open.codebook);
    let one = |words: &Words, id: &ThemeId| {
        let n = counts.get(id).map_or(0, |count| count.own);
        let maker =
            maker(&open.project, id).map(|who| open.visibility.people().name(who)).unwrap_or_default();
        let told =
            [("id", id.as_str()), ("name", &*flat(maker)), ("passages", &*words.say_n("n-passages", n))];
        words.say_with("cli-theme-of", &told)
    };
    for group in all {
        if is_json {
            let from = group.from.iter().map(ThemeId::as_str).collect();
            console.json(&Group { name: &group.name, into: group.into.as_str(), from })?;
            continue;
        }
        writeln!(console.out, "{}", flat(&group.name))?;
        let stays = [("theme", &*one(&console.words, &group.into))];
        writeln!(console.out, "  {}", console.words.say_with("cli-themes-stays", &stays))?;
        for from in &group.from {
            let goes = [("theme", &*one(&console.words, from))];
            writeln!(console.out, "  {}", console.words.say_with("cli-themes-goes", &goes))?;
        }
    }
    Ok(())
}

fn rows(open: &OpenProject) -> Vec<ThemeRow> {
    let counts = open.counts().in_all(&open.codebook);
    let mut articles: BTreeMap<&ThemeId, BTreeSet<&str>> = BTreeMap::new();
    for (path, _) in open.project.articles() {
        for (.., annotation, _) in open.project.annotations(path) {
            for id in &annotation.themes {
                articles.entry(open.codebook.resolve(id)).or_default().insert(path.as_str());
            }
        }
    }
    let named = |who: &AnnotatorId| open.project.annotator_name(who).to_owned();
    let row = |id: &ThemeId| {
        let theme = open.codebook.theme(id)?;
        Some(ThemeRow {
            id: id.to_string(),
            name: open.codebook.full_name(id),
            annotator: maker(&open.project, id).map(named),
            definition: (!theme.definition.is_empty()).then(|| theme.definition.clone()),
            color: theme.color.clone(),
            key: open.codebook.key_of(id),
            passages: counts.get(id).map_or(0, |count| count.own),
            articles: articles.get(id).map_or(0, BTreeSet::len),
            merged_into: theme.merged_into.as_ref().map(ToString::to_string),
        })
    };
    let in_use = open.codebook.rows().map(|(id, ..)| id);
    let merged = open.codebook.all().filter(|(_, theme)| theme.merged_into.is_some()).map(|(id, _)| id);
    in_use.chain(merged).filter_map(row).collect()
}

fn write_table(rows: &[ThemeRow], console: &mut Console<'_>) -> Result<(), Stop> {
    let words = &console.words;
    let rows: Vec<&ThemeRow> = rows.iter().filter(|row| row.merged_into.is_none()).collect();
    if rows.is_empty() {
        let message = words.say("cli-themes-none");
        console.tell(&message);
        return Ok(());
    }
    let heading = ["passages", "articles", "key", "annotator", "theme"];
    let mut table = vec![heading.iter().map(|name| words.say(&format!("cli-column-{name}"))).collect()];
    let known = |fact: &Option<String>| fact.as_deref().map_or_else(|| "–".to_owned(), flat);
    table.extend(rows.iter().map(|row| {
        vec![
            words.say_n("cli-number", row.passages),
            words.say_n("cli-number", row.articles),
            known(&row.key),
            known(&row.annotator),
            flat(&row.name),
        ]
    }));
    let (left, right) = (Side::Left, Side::Right);
    Ok(console.table(&[right, right, left, left, left], &table)?)
}
