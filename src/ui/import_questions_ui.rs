//! What is asked before an import: which of the coders one is, and how a file is to be read where that is not sure.

use super::context::Cx;
use super::fonts::plain;
use crate::exchange::found_study::UnsureCounting;
use crate::exchange::reading::{TableColumns, Unsure};
use crate::exchange::table_columns::Role;
use crate::session::{Command, ImportCommand};
use crate::view::import::{ArticlesView, ReadRow};
use crate::words::imports as words;
use crate::words::messages::shown;
use crate::workers::importing::ChosenReading;
use egui::{ComboBox, Grid, RichText, Ui};

/// Which of the coders the person is: their passages become one's own, those of the others get annotators of their own.
pub(super) fn coder_ui(ui: &mut Ui, cx: &Cx<'_>, view: &ArticlesView, out: &mut Vec<Command>) {
    if view.coders.is_empty() {
        return;
    }
    let none = cx.words.say("import-coder-none");
    let name = |coder: &Option<String>| {
        coder.as_ref().map_or_else(|| none.clone(), |name| words::coder(cx.words, name))
    };
    ui.horizontal_wrapped(|ui| {
        let question = ui.label(RichText::new(cx.words.say("import-coder")).color(cx.look.ink));
        let choice = ComboBox::new("import-coder", "").selected_text(name(&view.coder));
        let shown = choice.show_ui(ui, |ui| {
            let coders = view.coders.iter().map(|coder| {
                let said = cx.words.say_n("n-passages", coder.n_passages);
                (Some(coder.name.clone()), format!("{} · {said}", words::coder(cx.words, &coder.name)))
            });
            for (coder, told) in coders.chain(std::iter::once((None, none.clone()))) {
                let is_taken = coder == view.coder;
                if ui.selectable_label(is_taken, told).clicked() && !is_taken {
                    out.push(Command::Import(ImportCommand::BeCoder(coder)));
                }
            }
        });
        shown.response.labelled_by(question.id);
    });
    if view.coders.len() > 1 || view.coder.is_none() {
        let help = cx.words.say("import-coder-help");
        ui.label(RichText::new(help).font(plain(12.0)).color(cx.look.soft));
    }
    ui.add_space(4.0);
}

/// How a file is to be read, where that is not sure.
pub(super) fn reading_ui(ui: &mut Ui, cx: &Cx<'_>, row: &ReadRow, out: &mut Vec<Command>) {
    let file = row.incoming.file;
    let mut read_as = |reading| out.push(Command::Import(ImportCommand::ReadAs { file, reading }));
    if let Some(Unsure { taken, others }) = &row.unsure {
        let label = cx.words.say("import-encoding");
        let name = |encoding| words::encoding(cx.words, encoding);
        ComboBox::new(("import-encoding", file), &label).selected_text(name(*taken)).show_ui(ui, |ui| {
            for encoding in std::iter::once(taken).chain(others) {
                let is_taken = encoding == taken;
                if ui.selectable_label(is_taken, name(*encoding)).clicked() && !is_taken {
                    read_as(ChosenReading::Encoding(*encoding));
                }
            }
        });
    }
    if let Some(UnsureCounting { taken, others }) = &row.unsure_counting {
        let label = cx.words.say("import-counting");
        let name = |counting| words::counting(cx.words, counting);
        ComboBox::new(("import-counting", file), &label).selected_text(name(*taken)).show_ui(ui, |ui| {
            for counting in std::iter::once(taken).chain(others) {
                let is_taken = counting == taken;
                if ui.selectable_label(is_taken, name(*counting)).clicked() && !is_taken {
                    read_as(ChosenReading::Counting(*counting));
                }
            }
        });
    }
}

/// What each column of a table holds.
pub(super) fn columns_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    file: usize,
    columns: &TableColumns,
    out: &mut Vec<Command>,
) {
    ui.label(RichText::new(cx.words.say("import-columns-help")).color(cx.look.soft));
    Grid::new(("import-columns", file)).num_columns(2).show(ui, |ui| {
        for (column, (name, role)) in columns.names.iter().zip(&columns.plan.roles).enumerate() {
            let label = ui.label(shown(name));
            let choice = ComboBox::new(("import-column", file, column), "");
            let list = choice.selected_text(words::role(cx.words, *role)).show_ui(ui, |ui| {
                for other in Role::ALL {
                    let told = words::role(cx.words, other);
                    if ui.selectable_label(other == *role, told).clicked() && other != *role {
                        let reading = ChosenReading::Columns(columns.plan.with(column, other));
                        out.push(Command::Import(ImportCommand::ReadAs { file, reading }));
                    }
                }
            });
            list.response.labelled_by(label.id);
            ui.end_row();
        }
    });
}
