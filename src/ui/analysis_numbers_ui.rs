//! The parts of the sentence on the page of numbers that are numbers: how near, and the numbers of saturation.

use super::analysis_choices_ui::{choice_ui, say};
use super::context::Cx;
use crate::analysis::saturation::{GuestMethod, GuestRuns};
use crate::analysis::together::Nearness;
use egui::{DragValue, Ui};
use std::ops::RangeInclusive;

/// How many sentences there can be from one passage to the other.
const NEAR: RangeInclusive<usize> = 1..=20;

/// So many are offered where none were chosen yet.
const USUAL_NEAR: usize = 1;

/// A field for a number.
pub(super) fn number_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    name: &str,
    number: &mut usize,
    range: RangeInclusive<usize>,
) {
    let field = DragValue::new(number).range(range).speed(0.1);
    ui.add(field).accessible_name(cx.words.say(name));
}

/// What standing together means; where it is a distance, how many sentences.
pub(super) fn nearness_ui(ui: &mut Ui, cx: &Cx<'_>, nearness: &mut Nearness) {
    let n = match *nearness {
        Nearness::Near(n) | Nearness::Follows(n) => n,
        Nearness::Overlap | Nearness::Sentence | Nearness::Paragraph | Nearness::Article => USUAL_NEAR,
    };
    let all = [
        Nearness::Overlap,
        Nearness::Sentence,
        Nearness::Paragraph,
        Nearness::Article,
        Nearness::Near(n),
        Nearness::Follows(n),
    ];
    let named = |nearness: &Nearness| match nearness {
        Nearness::Near(_) => cx.words.say("analysis-near"),
        Nearness::Follows(_) => cx.words.say("analysis-follows"),
        Nearness::Overlap | Nearness::Sentence | Nearness::Paragraph | Nearness::Article => {
            cx.words.say(&format!("analysis-nearness-{}", nearness.name()))
        }
    };
    choice_ui(ui, cx, "analysis-nearness", nearness, all, named);
    if let Nearness::Near(n) | Nearness::Follows(n) = nearness {
        number_ui(ui, cx, "analysis-near-field", n, NEAR);
        let words = cx.words.say_n("analysis-near-sentences", *n);
        ui.label(egui::RichText::new(words).color(cx.look.soft));
    }
}

/// With which numbers saturation is told.
pub(super) fn guest_ui(ui: &mut Ui, cx: &Cx<'_>, guest: &mut GuestMethod) {
    say(ui, cx, "analysis-guest-base");
    number_ui(ui, cx, "analysis-guest-base-field", &mut guest.base, 1..=50);
    say(ui, cx, "analysis-guest-run");
    number_ui(ui, cx, "analysis-guest-run-field", &mut guest.run, 1..=20);
    let named = |runs: &GuestRuns| match runs {
        GuestRuns::Sliding => cx.words.say("analysis-runs-sliding"),
        GuestRuns::Separate => cx.words.say("analysis-runs-separate"),
    };
    let all = [GuestRuns::Sliding, GuestRuns::Separate];
    choice_ui(ui, cx, "analysis-runs", &mut guest.runs, all, named);
    say(ui, cx, "analysis-guest-percent");
    number_ui(ui, cx, "analysis-guest-percent-field", &mut guest.percent, 0..=100);
    say(ui, cx, "analysis-guest-percent-sign");
}
