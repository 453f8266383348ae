//! Places people can cite, and quotations with their source as a template has them.

use crate::exchange_support::written;
use crate::notation::play;
use crate::support::{SEEDS, Sitting, named, passage_rows, seed};
use butda::exchange::citation::{Fault, Placeholder, Template, USUAL, Values};
use butda::exchange::csv::{self, Cells, Rows};
use butda::exchange::place::{number_of, numbers_of};
use butda::model::id::ArticlePath;
use butda::session::AboutCommand;
use butda::text::boundaries::lines;
use butda::text::positions::Span;
use butda::text::structure::Label;
use butda::view::annotation::AnnotationView;
use proptest::prelude::*;

/// The five articles as a project.
fn project() -> Sitting {
    let files: Vec<(String, String)> = SEEDS.iter().map(|name| (format!("{name}.txt"), seed(name))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    Sitting::open(&files)
}

fn place(sitting: &Sitting, words: &str) -> Option<String> {
    let reading = sitting.article();
    let start = reading.text().find(words).expect("words of the article");
    sitting.opened().place_of(&reading.path, Span::new(start, start + words.len()))
}

#[test]
fn every_line_that_is_not_blank_is_a_paragraph_of_its_number() {
    for name in SEEDS {
        let mut sitting = project();
        sitting.read(&format!("{name}.txt"));
        let (open, reading) = (sitting.opened(), sitting.article());
        let text = reading.text();
        let filled: Vec<Span> = lines(text).filter(|line| !line.of(text).trim().is_empty()).collect();
        for (number, line) in (1..).zip(&filled) {
            let expected = format!("{} §{number}", &name[..3]);
            assert_eq!(open.place_of(&reading.path, *line).as_deref(), Some(expected.as_str()));
        }
        let all = Span::new(0, text.len());
        let expected = format!("{} §1–{}", &name[..3], filled.len());
        assert_eq!(open.place_of(&reading.path, all).as_deref(), Some(expected.as_str()));
    }
}

#[test]
fn places_in_the_samples_are_as_counted_by_hand() {
    let mut sitting = project();
    sitting.read("002_c5379a05707e3bb3.txt");
    assert_eq!(place(&sitting, "Giữ vững kỷ cương").as_deref(), Some("002 §4"));
    sitting.read("003_46e91b8406453aef.txt");
    assert_eq!(place(&sitting, ".").as_deref(), Some("003 §1"));
}

#[test]
fn correcting_what_a_line_is_changes_no_citation() {
    let mut sitting = project();
    sitting.read("002_c5379a05707e3bb3.txt");
    let before = place(&sitting, "Giữ vững kỷ cương");
    for (line, label) in [(1, Label::Body), (5, Label::Navigation)] {
        sitting.run(AboutCommand::SetLabel { line, label: Some(label) });
    }
    assert_eq!(place(&sitting, "Giữ vững kỷ cương"), before);
}

#[test]
fn an_article_has_the_number_it_is_named_with_else_its_place_in_the_library() {
    let names = ["b.txt", "2019-xuan.txt", "ă.txt", "sau/07 x.txt", "Đ.txt", "z/a.txt"];
    let paths: Vec<ArticlePath> = names.into_iter().map(crate::support::path).collect();
    let numbers = numbers_of(&paths);
    let of = |name: &str| numbers.get(&named::<ArticlePath>(name)).map(String::as_str);
    assert_eq!(of("2019-xuan.txt"), Some("2019"));
    assert_eq!(of("ă.txt"), Some("002"));
    assert_eq!(of("b.txt"), Some("003"));
    assert_eq!(of("Đ.txt"), Some("004"));
    assert_eq!(of("sau/07 x.txt"), Some("07"));
    assert_eq!(of("z/a.txt"), Some("006"));
    for path in &paths {
        assert_eq!(numbers.get(path), Some(&number_of(path, &paths)));
    }
}

#[test]
fn places_stand_in_lists_panels_and_exports() {
    let mut sitting = Sitting::open(&[("12 giá.txt", "Giá xăng\n\nGiá tăng.\nDầu giảm.\n")]);
    sitting.read("12 giá.txt");
    play(&mut sitting, "select tăng.\nDầu; tag a");
    assert_eq!(AnnotationView::new(&sitting.session).and_then(|view| view.place).as_deref(), Some("12 §2–3"));
    let rows = passage_rows(&mut sitting, "");
    assert_eq!(rows[0].place.as_deref(), Some("12 §2–3"));
    let study = sitting.opened().study();
    let table = written(&|out| csv::write(&study, Rows::PerTheme, Cells::Guarded, out));
    let table = String::from_utf8(table).expect("a text");
    assert!(table.lines().next().is_some_and(|names| names.contains(",end,place,created,")));
    assert!(table.contains(",12 §2–3,"));
}

#[test]
fn a_passage_that_is_lost_has_no_place() {
    let mut sitting = Sitting::open(&[("12.txt", "Giá xăng tăng.")]);
    sitting.read("12.txt");
    play(&mut sitting, "select xăng; tag a");
    sitting.save();
    sitting.put("12.txt", "Giá dầu giảm.".as_bytes());
    sitting.restart();
    assert_eq!(passage_rows(&mut sitting, "")[0].place, None);
    assert_eq!(sitting.opened().study().codings[0].place, None);
    sitting.put("12.txt", "Tin.\n\nGiá xăng tăng.".as_bytes());
    sitting.restart();
    assert_eq!(sitting.opened().study().codings[0].place.as_deref(), Some("12 §2"));
}

#[test]
fn what_is_selected_is_quoted_with_all_that_is_known_of_it() {
    let mut sitting = project();
    sitting.read("002_c5379a05707e3bb3.txt");
    assert_eq!(sitting.session.quotation(), None);
    play(&mut sitting, "select kỷ cương; tag Lãnh đạo / Nêu gương; note hay");
    let quotation = sitting.session.quotation().expect("a quotation");
    assert_eq!(quotation.quote, "kỷ cương");
    assert_eq!(quotation.themes, "Lãnh đạo / Nêu gương");
    assert_eq!(quotation.note, "hay");
    assert_eq!(quotation.place, "002 §4");
    assert_eq!(quotation.article, "002_c5379a05707e3bb3.txt");
    assert!(!quotation.title.is_empty() && !quotation.date.is_empty());
    play(&mut sitting, "select cương");
    let quotation = sitting.session.quotation().expect("a quotation");
    assert_eq!((quotation.quote.as_str(), quotation.themes.as_str()), ("cương", ""));
}

fn values(known: &[Placeholder]) -> Values {
    let value = |placeholder: Placeholder| {
        if known.contains(&placeholder) { placeholder.name().to_uppercase() } else { String::new() }
    };
    Values {
        quote: value(Placeholder::Quote),
        title: value(Placeholder::Title),
        date: value(Placeholder::Date),
        source: value(Placeholder::Source),
        author: value(Placeholder::Author),
        place: value(Placeholder::Place),
        article: value(Placeholder::Article),
        themes: value(Placeholder::Themes),
        note: value(Placeholder::Note),
    }
}

#[track_caller]
fn check_fill(template: &str, known: &[Placeholder], expected: &str) {
    let template = Template::parse(template).expect("a template");
    assert_eq!(template.fill(&values(known)), expected);
}

#[test]
fn what_is_not_known_leaves_no_comma_and_no_brackets_behind() {
    use Placeholder::{Author, Date, Place, Quote, Source, Title};
    check_fill(USUAL, &Placeholder::ALL, "“QUOTE” (TITLE, DATE, SOURCE, PLACE)");
    check_fill(USUAL, &[Quote, Title], "“QUOTE” (TITLE)");
    check_fill(USUAL, &[Quote, Date, Place], "“QUOTE” (DATE, PLACE)");
    check_fill(USUAL, &[Quote, Place], "“QUOTE” (PLACE)");
    check_fill(USUAL, &[Quote], "“QUOTE”");
    check_fill("[{author}][, {date}][; {source}]", &[Author, Source], "AUTHOR; SOURCE");
    check_fill("[{author}][, {date}][; {source}]", &[Date, Source], "DATE; SOURCE");
    check_fill("[ – {title}]: {quote}", &[Quote, Title], "TITLE: QUOTE");
}

#[test]
fn brackets_without_a_name_and_signs_after_a_backslash_are_themselves() {
    check_fill("{quote} [sic]", &[Placeholder::Quote], "QUOTE [sic]");
    check_fill(r"{quote} \[{place}\] \{x\} \\ \n", &Placeholder::ALL, r"QUOTE [PLACE] {x} \ \n");
    check_fill("a] {quote} }", &[Placeholder::Quote], "a] QUOTE }");
    check_fill("[a { quote }]", &[Placeholder::Quote], "a QUOTE");
}

#[test]
fn a_value_is_never_taken_for_a_part_of_the_template() {
    let note = "- [x], {title}".to_owned();
    let filled =
        Template::parse("[{note}][, {quote}]").map(|t| t.fill(&Values { note, ..Values::default() }));
    assert_eq!(filled.as_deref(), Ok("- [x], {title}"));
}

#[test]
fn a_wrong_template_is_told_with_its_position_and_the_usual_one_is_used() {
    let fault = |text: &str| Template::parse(text).map_err(|error| (error.at, error.fault)).err();
    assert_eq!(fault("“{quote}” ({titel})"), Some((12, Fault::UnknownName("titel".to_owned()))));
    assert_eq!(fault("ả{quote"), Some((2, Fault::NotClosed('{'))));
    assert_eq!(fault("[{quote}[, {date}]"), Some((1, Fault::NotClosed('['))));
    assert_eq!(fault(&format!("{}{{quote}}", "[".repeat(100_000))), Some((9, Fault::TooDeep)));
    assert_eq!(Template::of_person("{titel}"), Template::of_person(USUAL));
    assert_eq!(Template::of_person("  "), Template::of_person(USUAL));
    assert_ne!(Template::of_person("{title}"), Template::of_person(USUAL));
}

proptest! {
    #[test]
    fn no_template_makes_the_program_panic(
        text in r"(\{(quote|title|date|themes|no)?\}?|[\[\]{}\\, (“ả]){0,40}", known in 0usize..9
    ) {
        let known = &Placeholder::ALL[..known];
        if let Ok(template) = Template::parse(&text) {
            let _ = template.fill(&values(known));
        }
        let _ = Template::of_person(&text).fill(&values(known));
    }

    #[test]
    fn a_template_without_a_name_comes_out_as_it_is(text in "[^{]{0,40}") {
        let filled = Template::parse(&text).map(|template| template.fill(&values(&Placeholder::ALL)));
        prop_assert_eq!(filled, Ok(text));
    }

    #[test]
    fn whatever_is_known_the_usual_template_leaves_no_gap(known in prop::sample::subsequence(Placeholder::ALL.to_vec(), 0..9)) {
        let filled = Template::of_person("").fill(&values(&known));
        prop_assert!(!filled.contains(", ,") && !filled.contains("()") && !filled.contains("(,") && !filled.contains(",)"));
        for placeholder in [Placeholder::Title, Placeholder::Date, Placeholder::Source, Placeholder::Place] {
            let is_there = filled.contains(&placeholder.name().to_uppercase());
            prop_assert_eq!(is_there, known.contains(&placeholder));
        }
    }
}
