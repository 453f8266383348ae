//! Coding blind: nobody sees others' marks in an article before they are done with it, until somebody opens the round.

use super::cx::Cx;
use super::notices::PeopleNotice;
use super::theme_edits::edit_of_settings;
use crate::model::history::StepLabel;
use crate::model::theme::Blind;

/// Begins to code blind, for everyone; or no longer, where nobody else said so.
pub(super) fn code_blind(cx: &mut Cx<'_>) {
    let blind = cx.open.codebook.blind;
    let others = who_else_said(cx, blind);
    match blind {
        Some(Blind::UntilDone) if !others.is_empty() => cx.say(PeopleNotice::BlindBy(others.join(", "))),
        Some(Blind::UntilDone) => set_blind(cx, None),
        Some(Blind::Opened) if !others.is_empty() => cx.say(PeopleNotice::OpenedBy(others.join(", "))),
        Some(Blind::Opened) | None => set_blind(cx, Some(Blind::UntilDone)),
    }
}

/// Opens the round, for everyone.
pub(super) fn open_round(cx: &mut Cx<'_>) {
    match cx.open.codebook.blind {
        Some(Blind::UntilDone) => set_blind(cx, Some(Blind::Opened)),
        Some(Blind::Opened) => {
            let others = who_else_said(cx, Some(Blind::Opened));
            cx.say(PeopleNotice::OpenedBy(others.join(", ")));
        }
        None => cx.say(PeopleNotice::NotBlind),
    }
}

/// The names of others who said so.
fn who_else_said(cx: &Cx<'_>, blind: Option<Blind>) -> Vec<String> {
    let open = &*cx.open;
    let records = open.project.codebook_records();
    let said = records.filter(|(who, record)| {
        let word = record.settings.value.as_ref().and_then(|settings| settings.blind);
        word == blind && Some(*who) != cx.annotator()
    });
    said.map(|(who, _)| open.visibility.people().name(who).to_owned()).collect()
}

fn set_blind(cx: &mut Cx<'_>, blind: Option<Blind>) {
    let Some(annotator) = cx.own() else { return };
    let edit = edit_of_settings(cx.open, &annotator, |settings| settings.blind = blind);
    cx.make(vec![edit], StepLabel::Blind(blind));
}
