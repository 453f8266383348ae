//! Marking as scripts ask for it: what is there already is not made twice, and what cannot be made has its own reason.

use crate::support::{Sitting, a_txt};
use butda::model::article::ArticleRecord;
use butda::model::codebook::MAX_LEVELS;
use butda::model::id::AnnotationId;
use butda::session::{AnnotatingCommand, Notice, Quotation, StepNotice, ThemeNotice, ThemingCommand};
use butda::text::positions::Span;

const TEXT: &str = "Giá xăng tăng mạnh.\n";

fn quotation(words: &str, themes: &[&str], note: &str) -> Quotation {
    let start = TEXT.find(words).expect("words of the text");
    Quotation {
        article: a_txt(),
        span: Span::new(start, start + words.len()),
        themes: themes.iter().map(|name| (*name).to_owned()).collect(),
        note: note.to_owned(),
    }
}

fn sitting() -> Sitting {
    let mut sitting = Sitting::reading(TEXT);
    ask(&mut sitting, &quotation("xăng", &["Giá", "Dầu / Xăng"], "xem"));
    sitting
}

/// The ids of all annotations.
fn ids(sitting: &Sitting) -> Vec<AnnotationId> {
    let records = sitting.project().articles().flat_map(|(_, notes)| notes.values());
    records.flat_map(ArticleRecord::standing).map(|(id, ..)| id).collect()
}

/// What comes of asking, and how many annotations there are then.
fn ask(sitting: &mut Sitting, quotation: &Quotation) -> (Option<Notice>, usize) {
    sitting.run(AnnotatingCommand::Annotate(Box::new(quotation.clone())));
    (sitting.said(), ids(sitting).len())
}

#[test]
fn asking_for_what_is_there_adds_nothing_and_tells_which_it_is() {
    let mut sitting = sitting();
    let id = ids(&sitting)[0];
    for (themes, note) in
        [(&["Giá", "Dầu / Xăng"][..], "xem"), (&["Dầu / Xăng", "Giá"], ""), (&["Giá"], " xem "), (&[], "")]
    {
        let told = ask(&mut sitting, &quotation("xăng", themes, note));
        assert_eq!(told, (Some(Notice::Steps(StepNotice::AlreadyAnnotated(id))), 1), "{themes:?} {note}");
    }
}

#[test]
fn another_passage_theme_note_or_annotator_is_another_annotation() {
    let mut sitting = sitting();
    let others = [
        quotation("tăng", &["Giá"], "xem"),
        quotation("xăng", &["Giá", "Xe"], "xem"),
        quotation("xăng", &["Giá"], "khác"),
    ];
    for (n, other) in (2..).zip(&others) {
        let (told, n_annotations) = ask(&mut sitting, other);
        assert!(matches!(told, Some(Notice::Steps(StepNotice::Made(_)))), "{told:?}");
        assert_eq!(n_annotations, n);
    }
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    sitting.read("a.txt");
    let (told, n_annotations) = ask(&mut sitting, &quotation("xăng", &["Giá"], "xem"));
    assert!(matches!(told, Some(Notice::Steps(StepNotice::Made(_)))), "{told:?}");
    assert_eq!(n_annotations, 5);
}

#[test]
fn a_theme_below_too_many_others_is_refused_for_that_reason_and_nothing_is_made() {
    let mut sitting = sitting();
    let n_themes = sitting.opened().codebook.all().count();
    for n_levels in [MAX_LEVELS + 1, 300, 2000] {
        let deep = vec!["x"; n_levels].join(" / ");
        let told = ask(&mut sitting, &quotation("tăng", &[&deep], ""));
        assert_eq!(told, (Some(Notice::Themes(ThemeNotice::ThemeTooDeep(MAX_LEVELS))), 1));
    }
    assert_eq!(sitting.opened().codebook.all().count(), n_themes);
    let deepest = vec!["x"; MAX_LEVELS].join(" / ");
    assert!(matches!(
        ask(&mut sitting, &quotation("tăng", &[&deepest], "")).0,
        Some(Notice::Steps(StepNotice::Made(_)))
    ));
    let parent = sitting.opened().codebook.named(&deepest).first().map(|id| (*id).clone());
    sitting.run(ThemingCommand::Create { name: "y".to_owned(), parent });
    assert_eq!(sitting.said(), Some(Notice::Themes(ThemeNotice::ThemeTooDeep(MAX_LEVELS))));
}
