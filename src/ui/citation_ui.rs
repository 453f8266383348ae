//! The template of “Copy with source”: the field, what it may hold, what is wrong with it, and how it comes out.

use super::context::Cx;
use super::fonts::bold;
use crate::exchange::citation::{Fault, Placeholder, Template, USUAL, Values};
use crate::storage::settings::Settings;
use egui::{Id, RichText, TextEdit, Ui};

/// Draws it. What is typed counts at once; a wrong template is kept for mending, and the usual one is used.
pub fn citation_ui(ui: &mut Ui, cx: &Cx<'_>, settings: &mut Settings) {
    let title = cx.words.say("setting-citation");
    ui.label(RichText::new(&title).font(bold(13.0)));
    let field = TextEdit::singleline(&mut settings.citation).id(Id::unique("setting-citation"));
    let response = ui.add(field.hint_text(USUAL).desired_width(f32::INFINITY));
    response.accessible_name(title);
    let wrong = Template::parse(&settings.citation).err();
    if let Some(error) = &wrong {
        let at = error.at.to_string();
        let words = match &error.fault {
            Fault::UnknownName(name) => {
                cx.words.say_with("citation-unknown-name", &[("at", &at), ("name", name.trim())])
            }
            Fault::NotClosed(sign) => {
                cx.words.say_with("citation-not-closed", &[("at", &at), ("sign", &sign.to_string())])
            }
            Fault::TooDeep => cx.words.say_with("citation-too-deep", &[("at", &at)]),
        };
        ui.label(RichText::new(words).color(cx.look.error));
    }
    let names: Vec<String> =
        Placeholder::ALL.iter().map(|placeholder| format!("{{{}}}", placeholder.name())).collect();
    let soft = |words: String| RichText::new(words).color(cx.look.soft);
    ui.label(soft(cx.words.say_with("citation-names", &[("names", &names.join(" "))])));
    ui.label(soft(cx.words.say("citation-rule")));
    let template = Template::of_person(&settings.citation);
    let full = example(cx);
    let bare = Values { title: String::new(), source: String::new(), note: String::new(), ..full.clone() };
    for (id, values) in [("citation-example", full), ("citation-example-bare", bare)] {
        ui.label(soft(cx.words.say(id)));
        ui.label(RichText::new(template.fill(&values)).color(cx.look.ink));
    }
    if !settings.citation.is_empty() && ui.button(cx.words.say("citation-usual")).clicked() {
        settings.citation.clear();
    }
    ui.add_space(4.0);
}

fn example(cx: &Cx<'_>) -> Values {
    Values {
        quote: cx.words.say("citation-sample-quote"),
        title: cx.words.say("citation-sample-title"),
        date: cx.words.date("2019-11-20"),
        source: cx.words.say("citation-sample-source"),
        author: cx.words.say("citation-sample-author"),
        place: "002 §15–17".to_owned(),
        article: "002_c5379a05707e3bb3.txt".to_owned(),
        themes: cx.words.say("citation-sample-themes"),
        note: cx.words.say("citation-sample-note"),
    }
}
