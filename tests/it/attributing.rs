//! Values of many articles decided at once: one step each, only in one's own records, and taken back whole.

use crate::support::{Sitting, annotator_id, path};
use butda::model::article_field::ArticleField;
use butda::model::history::StepLabel;
use butda::session::{AboutCommand, Action, Notice, StepNotice, ValueChange};
use butda::view::attributes::{AttributeForm, AttributeSort, AttributesView, Standing};
use butda::words::{Tongue, Words, notices};
use proptest::prelude::*;

const HEADED: &str = "---\ntitle: Bài hai\ntỉnh: Huế\nloại: tin\n---\nChữ của bài hai.\n";

/// Three articles; the second has a head.
fn files() -> [(&'static str, &'static str); 3] {
    [("a.txt", "Bài một\n\nChữ.\n"), ("b.md", HEADED), ("c.txt", "Bài ba\n\nChữ.\n")]
}

fn attribute(name: &str) -> ArticleField {
    ArticleField::Attribute(name.to_owned())
}

fn change(article: &str, field: ArticleField, value: &str) -> ValueChange {
    ValueChange { article: path(article), field, value: value.to_owned() }
}

fn set(sitting: &mut Sitting, changes: &[(&str, &str, &str)]) {
    let changes = changes.iter().map(|(article, name, value)| change(article, attribute(name), value));
    sitting.run(AboutCommand::SetMany(changes.collect()));
}

/// What stands in a column, article after article.
fn column(sitting: &Sitting, field: &ArticleField) -> Vec<String> {
    let view = view(sitting, &AttributeForm::default());
    let column = view.fields.iter().position(|known| known == field);
    let Some(column) = column else { return Vec::new() };
    (0..view.n_shown()).map(|row| view.shown(row, column).into_owned()).collect()
}

fn view(sitting: &Sitting, form: &AttributeForm) -> AttributesView {
    AttributesView::default().renewed(&sitting.session, form)
}

fn said(sitting: &mut Sitting) -> String {
    let notice = sitting.said().expect("a message");
    notices::notice(&Words::new(Tongue::English), &notice)
}

#[test]
fn many_values_are_one_step_that_is_counted_and_taken_back_whole() {
    let mut sitting = Sitting::open(&files());
    set(&mut sitting, &[("a.txt", "tỉnh", "Huế"), ("c.txt", "tỉnh", "Đà Nẵng"), ("c.txt", "loại", "tin")]);
    let label = StepLabel::ValuesSet { n_values: 3, n_articles: 2 };
    assert_eq!(sitting.said(), Some(Notice::Steps(StepNotice::Made(label))));
    assert_eq!(column(&sitting, &attribute("tỉnh")), ["Huế", "Huế", "Đà Nẵng"]);
    sitting.run(Action::Undo);
    assert_eq!(column(&sitting, &attribute("tỉnh")), ["", "Huế", ""]);
    assert_eq!(sitting.session.reading().map(|reading| reading.path.clone()), None, "no article is opened");
    sitting.run(Action::Redo);
    sitting.save();
    sitting.restart();
    assert_eq!(column(&sitting, &attribute("loại")), ["", "tin", "tin"]);
}

#[test]
fn emptying_takes_away_what_the_head_of_a_file_says() {
    let mut sitting = Sitting::open(&files());
    set(&mut sitting, &[("b.md", "tỉnh", "")]);
    assert_eq!(column(&sitting, &attribute("tỉnh")), Vec::<String>::new());
    assert!(sitting.opened().library[&path("b.md")].facts.attributes.iter().all(|(name, _)| name != "tỉnh"));
    sitting.save();
    sitting.restart();
    assert_eq!(column(&sitting, &attribute("tỉnh")), Vec::<String>::new());
}

#[test]
fn fields_of_an_article_are_set_too_and_dates_become_iso() {
    let mut sitting = Sitting::open(&files());
    sitting.run(AboutCommand::SetMany(vec![
        change("a.txt", ArticleField::Date, "30/4/2019"),
        change("a.txt", ArticleField::Source, "  Báo\tMột "),
        change("b.md", ArticleField::Date, "Tháng 4 năm 2019"),
        change("c.txt", ArticleField::Date, "mùa xuân"),
    ]));
    assert_eq!(column(&sitting, &ArticleField::Date), ["2019-04-30", "2019-04", "mùa xuân"]);
    assert_eq!(column(&sitting, &ArticleField::Source)[0], "Báo Một");
}

#[test]
fn renaming_goes_through_all_articles_and_through_heads() {
    let mut sitting = Sitting::open(&files());
    set(&mut sitting, &[("a.txt", "tỉnh", "Huế")]);
    sitting.run(AboutCommand::RenameAttribute { from: "tỉnh".to_owned(), to: " Tỉnh ".to_owned() });
    assert_eq!(said(&mut sitting), "Renamed “tỉnh” to “Tỉnh” in 2 articles");
    assert_eq!(column(&sitting, &attribute("Tỉnh")), ["Huế", "Huế", ""]);
    assert!(column(&sitting, &attribute("tỉnh")).is_empty());
    sitting.run(Action::Undo);
    assert_eq!(column(&sitting, &attribute("tỉnh")), ["Huế", "Huế", ""]);
}

#[test]
fn deleting_goes_through_all_articles_and_leaves_what_others_wrote() {
    let mut sitting = Sitting::open(&files());
    set(&mut sitting, &[("a.txt", "tỉnh", "Huế"), ("c.txt", "tỉnh", "Vinh")]);
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    set(&mut sitting, &[("a.txt", "tỉnh", "Đông Hà")]);
    sitting.run(AboutCommand::DeleteAttribute("tỉnh".to_owned()));
    let told = "Deleted “tỉnh” in 2 articles. 2 articles keep what somebody else wrote.";
    assert_eq!(said(&mut sitting), told);
    assert_eq!(column(&sitting, &attribute("tỉnh")), ["Huế", "", "Vinh"]);
    sitting.run(AboutCommand::DeleteAttribute("tỉnh".to_owned()));
    assert_eq!(sitting.said(), Some(Notice::Steps(StepNotice::ValuesStay)));
    let of_one = sitting.project().about(&path("a.txt"), &annotator_id("NCV 1")).expect("a record");
    assert_eq!(of_one.attributes, [("tỉnh".to_owned(), "Huế".to_owned())]);
}

#[test]
fn the_table_shows_what_stands_and_how_ones_own_value_stands_to_it() {
    let mut sitting = Sitting::open(&files());
    set(&mut sitting, &[("a.txt", "tỉnh", "Huế")]);
    sitting.run(AboutCommand::SetMany(vec![change("a.txt", ArticleField::Source, "Báo Một")]));
    sitting.save();
    sitting.be("NCV 2");
    sitting.open_folder();
    set(&mut sitting, &[("a.txt", "tỉnh", "Đông Hà"), ("c.txt", "tỉnh", "Vinh")]);
    sitting.run(AboutCommand::SetMany(vec![change("a.txt", ArticleField::Source, "Báo Hai")]));
    sitting.save();
    let standing = |sitting: &Sitting, row: usize, field: &ArticleField| {
        let view = view(sitting, &AttributeForm::default());
        let row = view.row(row).expect("a row");
        (row.shown(field).into_owned(), row.own(field), row.standing(field))
    };
    let told = |shown: &str, own: &str, standing| (shown.to_owned(), own.to_owned(), standing);
    let (tinh, source) = (attribute("tỉnh"), ArticleField::Source);
    assert_eq!(standing(&sitting, 0, &tinh), told("Huế; Đông Hà", "Đông Hà", Standing::Several));
    assert_eq!(standing(&sitting, 1, &tinh), told("Huế", "", Standing::Others));
    assert_eq!(standing(&sitting, 2, &tinh), told("Vinh", "Vinh", Standing::Own));
    // Of fields the last annotator's decision stands, by their ids.
    assert_eq!(standing(&sitting, 0, &source), told("Báo Hai", "Báo Hai", Standing::Own));
    sitting.be("NCV 1");
    sitting.open_folder();
    assert_eq!(standing(&sitting, 0, &source), told("Báo Hai", "Báo Một", Standing::Overruled));
}

#[test]
fn rows_are_sorted_and_filtered_when_it_is_asked_for_and_stay_while_cells_are_filled() {
    let mut sitting = Sitting::open(&files());
    set(&mut sitting, &[("a.txt", "số", "10"), ("b.md", "số", "9"), ("a.txt", "nơi", "Đồng Hới")]);
    let mut form = AttributeForm::default();
    let paths = |view: &AttributesView| -> Vec<String> {
        (0..view.n_shown()).filter_map(|row| Some(view.row(row)?.path.to_string())).collect()
    };
    let sort = |is_rising| Some(AttributeSort { field: attribute("số"), is_rising });
    form.sort = sort(true);
    let sorted = view(&sitting, &form);
    assert_eq!(paths(&sorted), ["b.md", "a.txt", "c.txt"]);
    form.sort = sort(false);
    assert_eq!(paths(&view(&sitting, &form)), ["a.txt", "b.md", "c.txt"], "what is empty comes last");
    form.sort = sort(true);
    set(&mut sitting, &[("c.txt", "số", "1")]);
    let renewed = sorted.renewed(&sitting.session, &form);
    assert_eq!(paths(&renewed), ["b.md", "a.txt", "c.txt"]);
    assert_eq!(paths(&view(&sitting, &form)), ["c.txt", "b.md", "a.txt"]);
    form = AttributeForm { filter: "dong hoi".to_owned(), ..AttributeForm::default() };
    assert_eq!(paths(&view(&sitting, &form)), ["a.txt"]);
    sitting.run(AboutCommand::SetMany(vec![change("b.md", ArticleField::Date, "2017-02-07")]));
    // A date is found as it is kept, as either language writes it also before it is typed whole, and as one may write it.
    let as_written =
        [Tongue::Vietnamese, Tongue::English].map(|tongue| Words::new(tongue).date("2017-02-07"));
    let parts = as_written.iter().flat_map(|date| (3..=date.len()).filter_map(|end| date.get(..end)));
    let others = ["2017-02", "02/2017", "2/2017", "7/2/2017", "Feb 2017", "feb 20", "tháng 2 năm 2017"];
    for filter in parts.chain(others) {
        form = AttributeForm { filter: filter.to_owned(), ..AttributeForm::default() };
        assert_eq!(paths(&view(&sitting, &form)), ["b.md"], "{filter}");
    }
    form = AttributeForm { lacking: Some(attribute("nơi")), ..AttributeForm::default() };
    assert_eq!(paths(&view(&sitting, &form)), ["b.md", "c.txt"]);
}

#[test]
fn columns_stand_in_the_order_of_dictionaries_and_new_ones_are_there_before_any_value() {
    let mut sitting = Sitting::open(&files());
    set(&mut sitting, &[("a.txt", "đảo", "1"), ("a.txt", "dân", "2")]);
    let form = AttributeForm { new_names: vec!["ảnh".to_owned()], ..AttributeForm::default() };
    let view = view(&sitting, &form);
    let names: Vec<&str> = view.fields.iter().filter_map(ArticleField::attribute).collect();
    assert_eq!(names, ["ảnh", "dân", "đảo", "loại", "tỉnh"]);
    let table = view.table("Attributes", "Article", &["Title".to_owned()]);
    assert_eq!(table.rows[0][5..], ["", "2", "1", "", ""]);
    assert!(view.values(&attribute("loại")).contains(&"tin".to_owned()));
}

fn any_change() -> impl Strategy<Value = ValueChange> {
    let article = prop::sample::select(vec!["a.txt", "b.md", "c.txt"]);
    let field = prop::sample::select(vec![
        ArticleField::Title,
        ArticleField::Date,
        ArticleField::Author,
        attribute("tỉnh"),
        attribute("loại"),
        attribute("mới"),
    ]);
    let value = prop::sample::select(vec!["", "Huế", "1", "2019-01-02", "tin"]);
    (article, field, value).prop_map(|(article, field, value)| change(article, field, value))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn undoing_gives_back_what_stood_and_a_table_renewed_is_the_table_made_anew(
        steps in prop::collection::vec(prop::collection::vec(any_change(), 1..8), 1..6),
    ) {
        let mut sitting = Sitting::open(&files());
        let first = sitting.project().clone();
        let form = AttributeForm::default();
        let mut kept = view(&sitting, &form);
        let mut n_steps = 0;
        for changes in steps {
            sitting.run(AboutCommand::SetMany(changes));
            n_steps += usize::from(matches!(sitting.said(), Some(Notice::Steps(StepNotice::Made(_)))));
            kept = kept.renewed(&sitting.session, &form);
            let anew = view(&sitting, &form);
            prop_assert_eq!(&kept.fields, &anew.fields);
            prop_assert_eq!(&kept.n_filled, &anew.n_filled);
            for row in 0..anew.n_shown() {
                for column in 0..anew.fields.len() {
                    prop_assert_eq!(kept.shown(row, column), anew.shown(row, column));
                }
            }
        }
        for _ in 0..n_steps {
            sitting.run(Action::Undo);
        }
        prop_assert!(sitting.project().has_same_content(&first));
    }
}
