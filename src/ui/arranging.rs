//! How the panels stand, as it is kept with the project: taken from what they keep between frames, and given back to them.

use super::drafts::{Drafts, Tab, Widths};
use crate::session::{Command, RememberingCommand, Session, Side};
use crate::storage::arrangement::{
    AnalysisArrangement, Arrangement, ColumnArrangement, LibraryArrangement, OpenArticles,
};
use crate::view::library::{Shown, Sort};
use crate::workers::asking::PassageSort;

/// Lets the panels stand as they stood when the project was left, once that is read; where it was never kept, what was
/// found, folded and pulled in another project ends with that.
pub fn take_up(session: &Session, drafts: &mut Drafts) {
    let Some(panels) = session.panels().filter(|panels| drafts.arranged != Some(panels.opening)) else {
        return;
    };
    drafts.arranged = Some(panels.opening);
    let Arrangement { library, column, analysis, articles: _ } = panels.arrangement().clone();
    super::saved_pages_ui::take_up(&mut drafts.analysis, &analysis.choices);
    drafts.library.filter = library.filter;
    drafts.library.folded = library.folded;
    drafts.library.conditions = library.conditions;
    drafts.library.shown = named(&Shown::ALL, Shown::name, &library.shown);
    drafts.themes.folded = column.folded;
    drafts.widths = Widths { library: library.width, column: column.width, margin: column.margin };
    drafts.tab = named(&Tab::ALL, Tab::name, &column.tab);
    if panels.were_kept {
        drafts.library.sort = named(&Sort::ALL, Sort::name, &library.sort);
        drafts.library.is_compact = library.is_compact;
        drafts.passages.sort = named(&PassageSort::ALL, PassageSort::name, &column.passages_sort);
        drafts.is_library_open = library.is_open;
        drafts.is_themes_open = column.is_open;
    }
}

/// The value of this name, else the usual one.
fn named<T: Copy + Default>(all: &[T], name: impl Fn(T) -> &'static str, wanted: &str) -> T {
    all.iter().copied().find(|value| name(*value) == wanted).unwrap_or_default()
}

/// The command that remembers how the panels stand, where that is another way than it was told.
#[must_use]
pub fn news(session: &Session, drafts: &Drafts) -> Option<Command> {
    let panels = session.panels().filter(|panels| drafts.arranged == Some(panels.opening))?;
    // While articles wait to be shown again, nothing else is known of them.
    let reader = session.reader().filter(|reader| reader.resumed.is_none())?;
    let known = panels.arrangement();
    let article = reader.path().or_else(|| reader.awaited.as_ref().map(|awaited| &awaited.article));
    let stands = Arrangement {
        articles: OpenArticles {
            article: article.cloned(),
            beside: reader.beside.as_ref().map(|reading| reading.path.clone()),
            is_right: reader.beside.is_some() && reader.side == Side::Right,
            lately: reader.lately.clone(),
        },
        library: LibraryArrangement {
            is_open: drafts.is_library_open,
            width: drafts.widths.library,
            sort: drafts.library.sort.name().to_owned(),
            shown: drafts.library.shown.name().to_owned(),
            filter: drafts.library.filter.clone(),
            conditions: drafts.library.conditions.clone(),
            is_compact: drafts.library.is_compact,
            folded: drafts.library.folded.clone(),
        },
        column: ColumnArrangement {
            is_open: drafts.is_themes_open,
            width: drafts.widths.column,
            margin: drafts.widths.margin,
            tab: drafts.tab.name().to_owned(),
            passages_sort: drafts.passages.sort.name().to_owned(),
            folded: drafts.themes.folded.clone(),
        },
        analysis: AnalysisArrangement { choices: super::saved_pages_ui::remembered(&drafts.analysis) },
    };
    (stands != *known).then(|| Command::Remember(RememberingCommand::Panels(Box::new(stands))))
}
