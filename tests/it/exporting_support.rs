//! Exports, as the tests of other things need them.

use butda::exchange::export_options::ExportOptions;
use butda::exchange::format::FormatId;
use butda::session::{ExportCommand, ExportTo, Passage};
use butda::workers::exporting::{ExportExtent, ExportWish, PassageName};
use std::path::Path;

/// Writes an export of these passages, or of the whole project, with nothing chosen.
pub fn export(format: FormatId, path: &Path, passages: Option<Vec<Passage>>) -> ExportCommand {
    let name = |Passage { article, key }| PassageName { article, annotator: key.annotator, id: key.id };
    let extent = passages.map_or(ExportExtent::Project, |passages| {
        ExportExtent::Passages(passages.into_iter().map(name).collect())
    });
    let wish = ExportWish { extent, people: None };
    let path = path.to_owned();
    ExportCommand::Write(Box::new(ExportTo { wish, format, options: ExportOptions::default(), path }))
}
