//! Tables with a row an article: CSV and JSON in all their forms, what their columns are taken for, and what becomes of rows.

use butda::documents::document::{Block, Document, DocumentFault, LeftOut, LeftOutKind, Limit, TextKind};
use butda::exchange::study::{Source, SourceText};
use butda::exchange::table::{Table, read};
use butda::exchange::table_articles::study_of;
use butda::exchange::table_columns::{ColumnPlan, Role, guess};
use butda::exchange::{table_csv, table_jsonl};
use proptest::prelude::*;

fn table(text: &str) -> Table {
    read(text.as_bytes(), &|| false).expect("a table")
}

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    read(bytes, &|| false).expect("a table").rows
}

fn left_out(what: LeftOutKind, n: usize) -> Vec<LeftOut> {
    vec![LeftOut { what, n }]
}

fn sources(table: &Table, plan: &ColumnPlan) -> Vec<Source> {
    study_of(table, plan, &|| false).expect("sources").study.sources
}

fn document(source: &Source) -> &Document {
    let SourceText::Document(document) = &source.text else { panic!("a document") };
    document
}

fn attributes(source: &Source) -> Vec<String> {
    source.facts.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect()
}

/// An article of so many paragraphs.
fn article(n: usize) -> String {
    vec![
        "Giá xăng hôm nay tăng thêm ba trăm đồng một lít, người dân ở nhiều nơi lo lắng.";
        n
    ]
    .join("\n")
}

#[test]
fn what_stands_between_cells_is_told_by_the_rows() {
    let expected = [["tên", "số, chữ"], ["giá", "1,5"]];
    for text in [
        "tên,\"số, chữ\"\ngiá,\"1,5\"\n",
        "tên;số, chữ\r\ngiá;1,5\r\n",
        "tên\tsố, chữ\ngiá\t1,5",
        "\u{feff}tên;\"số, chữ\"\rgiá;1,5\r",
        "sep=|\ntên|số, chữ\n\ngiá|1,5\n",
    ] {
        assert_eq!(rows(text.as_bytes()), expected, "{text:?}");
    }
    assert_eq!(rows("một dòng, hai\n".as_bytes()), [["một dòng", " hai"]]);
    assert_eq!(rows("chỉ một\ncột\n".as_bytes()), [["chỉ một"], ["cột"]]);
}

#[test]
fn every_encoding_is_read() {
    let text = "tiêu đề,nội dung\nGiá xăng,Người dân đổ về thành phố\n";
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(text.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let expected = [["tiêu đề", "nội dung"], ["Giá xăng", "Người dân đổ về thành phố"]];
    assert_eq!(rows(&utf16), expected);
    let tcvn3 =
        b"ti\xAAu \xAE\xD2,n\xE9i dung\nGi\xB8 x\xA8ng,Ng\xAD\xEAi d\xA9n \xAE\xE6 v\xD2 th\xB5nh ph\xE8\n";
    assert_eq!(rows(tcvn3), expected);
}

#[test]
fn quotation_marks_that_hold_nothing_together_are_letters() {
    let tabs = "tên\tchữ\n\"Chợ\" ế\t\"a\n\"b\"\tc \"d\" e\n";
    assert_eq!(rows(tabs.as_bytes()), [["tên", "chữ"], ["\"Chợ\" ế", "\"a"], ["\"b\"", "c \"d\" e"]]);
    let commas = "tên,chữ\n\"một\nhai\",\"nói \"\"vâng\"\"\"\n";
    assert_eq!(rows(commas.as_bytes()), [["tên", "chữ"], ["một\nhai", "nói \"vâng\""]]);
}

#[test]
fn a_table_that_breaks_off_within_a_cell_is_taken_up_to_it() {
    let table = table("tên,chữ\na,\"b\nc\"\nd,\"e\nf,g,h\n");
    assert_eq!(table.rows, [["tên", "chữ"], ["a", "b\nc"]]);
    assert_eq!((table.places, table.left_out), (vec![1, 2], left_out(LeftOutKind::DamagedParts, 1)));
}

#[test]
fn an_object_is_a_row_whether_on_a_line_or_in_an_array() {
    let names = ["title", "n", "tags", "ok"];
    let expected = [vec!["Giá", "2024", "[\"a\",{\"b\":1.5,\"a\":null}]", "true"], vec!["", "1.5"]];
    for text in [
        "{\"title\":\"Giá\",\"n\":2024.0,\"tags\":[ \"a\", {\"b\": 1.50, \"a\": null} ],\"ok\":true}\n\n{\"n\":1.5,\"title\":null}\n",
        "[{\"title\":\"Giá\",\"n\":2024,\"tags\":[\"a\",{\"b\":1.5,\"a\":null}],\"ok\":true},\n {\"n\":1.5, \"tags\": NaN}]",
        "\u{feff}{\n\"title\":\"Giá\",\"n\":2024,\"tags\":[\"a\",{\"b\":1.5,\"a\":null}],\"ok\":true}\n{\"n\":1.5\n}",
    ] {
        let table = table(text);
        assert_eq!(
            (table.names.as_slice(), table.rows.as_slice()),
            (
                &names.map(str::to_owned)[..],
                &expected.clone().map(|row| row.into_iter().map(str::to_owned).collect())[..]
            ),
            "{text}"
        );
        assert_eq!(table.left_out, [], "{text}");
    }
}

#[test]
fn damaged_lines_and_what_is_no_object_are_left_out_and_counted() {
    let table = table("{\"a\":1}\n{\"a\":\n[1]\n\"x\"\n{}\n{\"a\":\"NaN\"}\n");
    assert_eq!((table.rows, table.places), (vec![vec!["1".to_owned()], vec!["NaN".to_owned()]], vec![1, 6]));
    assert_eq!(
        table.left_out,
        [left_out(LeftOutKind::DamagedParts, 3), left_out(LeftOutKind::Rows, 1)].concat()
    );
    let broken = table_jsonl::read(b"[{\"a\":1},{\"a\":2},{\"a\"", &|| false).expect("a table");
    assert_eq!((broken.rows.len(), broken.left_out), (2, left_out(LeftOutKind::DamagedParts, 1)));
}

#[test]
fn what_is_no_table_is_said_to_be_so() {
    let csv = |bytes: &[u8]| table_csv::read(bytes, &|| false).map(|table| table.rows.len());
    let json = |bytes: &[u8]| table_jsonl::read(bytes, &|| false).map(|table| table.rows.len());
    assert_eq!(csv(b" \n,,\n"), Err(DocumentFault::NoText));
    assert_eq!(csv(&[0xFF, 0, 0, 0, 1, 0, 0, 7]), Err(DocumentFault::OtherKind));
    assert_eq!(json(b"a,b"), Err(DocumentFault::OtherKind));
    assert_eq!(json(b"[bracket, in a table]\n"), Err(DocumentFault::OtherKind));
    assert_eq!(json(b"[]"), Err(DocumentFault::NoText));
    assert!(json("[".repeat(100_000).as_bytes()).is_err());
    let deep = format!("{{\"a\":{}", "[".repeat(100_000));
    assert!(json(deep.as_bytes()).is_err());
    let wide = ",".repeat(1 << 20);
    assert_eq!(csv(wide.as_bytes()), Err(DocumentFault::TooLarge(Limit::Parts)));
    assert_eq!(csv(format!("a,\"{wide}\"").as_bytes()), Ok(1));
    let lines = "{\"a\":1}\n".repeat(1_000);
    assert_eq!(json(lines.as_bytes()), Ok(1_000));
    assert_eq!(table_jsonl::read(lines.as_bytes(), &|| true), Err(DocumentFault::Stopped));
    assert_eq!(table_csv::read(lines.as_bytes(), &|| true), Err(DocumentFault::Stopped));
}

#[test]
fn columns_are_known_by_their_names() {
    let text =
        format!("STT,Tiêu đề,Nội dung,Ngày đăng,Báo,Tác giả,Link,Chủ đề\n1,a,\"{}\",b,c,d,e,f\n", article(4));
    let plan = guess(&table(&text));
    let first = [Role::Ignored, Role::Title, Role::Text, Role::Date];
    assert_eq!(plan.roles, [first, [Role::Source, Role::Author, Role::Address, Role::Attribute]].concat());
    assert!(plan.has_head && plan.n_above == 0);
    let json =
        table("{\"publishedAt\":\"x\",\"headline\":\"a\",\"date\":\"b\",\"body\":\"c\",\"text\":\"\"}");
    let roles = [Role::Date, Role::Title, Role::Attribute, Role::Text, Role::Attribute];
    assert_eq!(guess(&json).roles, roles);
    assert!(!guess(&json).has_head);
}

#[test]
fn a_title_above_the_table_is_no_part_of_it() {
    let text = "DANH SÁCH BÀI BÁO,,\n,,\nTiêu đề,Nội dung,Ngày\nGiá xăng,Tăng,1/2/2024\n";
    let (table, plan) = (table(text), guess(&table(text)));
    assert_eq!((plan.n_above, plan.has_head, plan.first_row()), (1, true, 2));
    assert_eq!(sources(&table, &plan).len(), 1);
}

#[test]
fn columns_without_known_names_are_told_by_what_stands_in_them() {
    let row = |n: usize| {
        format!("{n},Giá xăng tăng lần thứ {n},\"{}\",{n}/2/2024,https://a.vn/{n},kinh tế\n", article(3))
    };
    let body: String = (1..9).map(row).collect();
    let values = [Role::Text, Role::Date, Role::Address, Role::Attribute];
    let plan = guess(&table(&body));
    assert!(!plan.has_head);
    assert_eq!(plan.roles, [&[Role::Attribute, Role::Title][..], &values].concat());
    let plan = guess(&table(&format!("c1,c2,c3,c4,c5,c6\n{body}")));
    assert!(plan.has_head);
    assert_eq!(plan.roles, [&[Role::Attribute; 2][..], &values].concat(), "a name may mean anything");
    assert_eq!(guess(&table("a,b\nc,d\n")).roles, [Role::Attribute; 2]);
}

#[test]
fn a_row_is_a_source_with_what_its_columns_say() {
    let text = "id,Tiêu đề,Nội dung,Ngày đăng,Nguồn,Tác giả,url,Chuyên mục\n\
                7,Giá/xăng tăng,\"Dòng  một\n\n hai \",16/6/2024 08:30,Tuổi Trẻ,Nguyễn A,https://a.vn/1,Kinh tế\n\
                8,,Không tên,sắp tới,,,,\n\
                9,Không chữ,,,,,,\n\
                10,Giá xăng tăng,Ba,,,,,\n";
    let table = table(text);
    let found = study_of(&table, &guess(&table), &|| false).expect("sources");
    assert_eq!(found.left_out, left_out(LeftOutKind::Rows, 1));
    let [first, second, third] = found.study.sources.as_slice() else { panic!("three sources") };
    assert_eq!(document(first).plain_text().text, "Dòng  một\nhai\n");
    let facts = &document(first).facts;
    assert_eq!(
        [&facts.title, &facts.date, &facts.source, &facts.author, &facts.address].map(Option::as_deref),
        [
            Some("Giá/xăng tăng"),
            Some("2024-06-16"),
            Some("Tuổi Trẻ"),
            Some("Nguyễn A"),
            Some("https://a.vn/1")
        ]
    );
    assert_eq!(
        (first.facts.title.as_deref(), first.facts.date.as_deref()),
        (Some("Giá/xăng tăng"), Some("2024-06-16"))
    );
    assert_eq!(attributes(first), ["id=7", "Chuyên mục=Kinh tế"]);
    assert_eq!(attributes(second), ["id=8", "Ngày đăng=sắp tới"], "what is no date is told all the same");
    let names = [first, second, third].map(|source| source.facts.path.as_str());
    assert_eq!(names, ["Giá xăng tăng", "0005", "Giá xăng tăng (7)"]);
}

#[test]
fn a_column_says_whether_the_month_comes_first() {
    let days = |column: &str| {
        let rows: Vec<String> = column.split(' ').map(|date| format!("Chữ,{date}\n")).collect();
        let rows = rows.concat();
        let table = table(&format!("text,date\n{rows}"));
        let dates =
            sources(&table, &guess(&table)).into_iter().map(|source| source.facts.date.unwrap_or_default());
        dates.collect::<Vec<_>>()
    };
    assert_eq!(days("6/5/2024 6/16/2024"), ["2024-06-05", "2024-06-16"]);
    assert_eq!(days("6/5/2024 7/5/2024"), ["2024-05-06", "2024-05-07"]);
    assert_eq!(days("6/5/2024 16/6/2024 6/16/2024"), ["2024-05-06", "2024-06-16", "2024-06-16"]);
    assert_eq!(days("2024-06-05T10:00:00Z 2024-6-16"), ["2024-06-05", "2024-06-16"]);
}

#[test]
fn a_list_of_words_is_told_as_words() {
    let table = table(
        "{\"text\":[\"Một\",\"hai\"],\"authors\":[\"An\",\"Bình\"],\"tags\":[\"giá\",1],\"more\":[{\"a\":1}],\"none\":[]}",
    );
    let source = sources(&table, &guess(&table)).remove(0);
    assert_eq!(document(&source).plain_text().text, "Một\nhai\n");
    assert_eq!(source.facts.author.as_deref(), Some("An; Bình"));
    // What is no word is left out unless the person wants it.
    assert_eq!(attributes(&source), ["tags=giá; 1"]);
}

#[test]
fn values_within_values_become_attributes_names_are_told_and_what_is_left_is_counted() {
    let table = table(
        "{\"text\":\"Chữ\",\"meta\":{\"tỉnh\":\"Huế\",\"n\":3,\"in\":{\"x\":true}},\"authors\":[{\"name\":\"Lê An\"},{\"name\":\"Bình\"}],\
         \"tags\":[\"a\",1.5,false],\"spans\":[{\"start\":1}],\"none\":{}}",
    );
    let plan = guess(&table);
    let source = sources(&table, &plan).remove(0);
    assert_eq!(source.facts.author.as_deref(), Some("Lê An; Bình"));
    assert_eq!(attributes(&source), ["meta.tỉnh=Huế", "meta.n=3", "meta.in.x=true", "tags=a; 1.5; false"]);
    let found = study_of(&table, &plan, &|| false).expect("rows");
    assert_eq!(found.left_out, left_out(LeftOutKind::Columns, 1));
    // An object with many fields, as of ids, stays one column.
    let many: Vec<String> = (0..50).map(|n| format!("\"id{n}\":{n}")).collect();
    let wide = format!("{{\"text\":\"Chữ\",\"ids\":{{{}}}}}", many.join(","));
    assert_eq!(self::table(&wide).names, ["text", "ids"]);
}

#[test]
fn html_in_a_cell_is_read_and_signs_that_only_look_so_stay() {
    let text = "{\"text\":\"<p>Giá <b>xăng</b></p><h2>Vì sao</h2><p>Tăng &amp; giảm</p>\"}\n{\"text\":\"<3 em\\n<p nói>\"}\n";
    let table = table(text);
    let sources = sources(&table, &guess(&table));
    let [html, plain] = sources.as_slice() else { panic!("two sources") };
    assert_eq!(document(html).plain_text().text, "Giá xăng\nVì sao\nTăng & giảm\n");
    assert!(matches!(document(html).blocks[1], Block::Text { kind: TextKind::Heading(2), .. }));
    assert_eq!(document(plain).plain_text().text, "<3 em\n<p nói>\n");
}

/// Tables without empty rows, whose cells at the right side are never empty.
fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2..5_usize).prop_flat_map(|width| {
        let cell = "[ -~ạếđ\n\u{1f600}]{0,12}";
        let row = (proptest::collection::vec(cell, width - 1), "[a-zđ]{1,5}");
        let row = row.prop_map(|(cells, last)| [cells, vec![last]].concat());
        proptest::collection::vec(row, 2..10)
    })
}

/// The columns that hold something, which are those that are read.
fn filled(table: &[Vec<String>]) -> Vec<Vec<String>> {
    let is_used = |column: usize| table.iter().any(|row| !row[column].is_empty());
    table
        .iter()
        .map(|row| {
            (0..row.len()).filter(|column| is_used(*column)).map(|column| row[column].clone()).collect()
        })
        .collect()
}

proptest! {
    #[test]
    fn every_cell_that_is_written_as_csv_is_read(cells in tables()) {
        for delimiter in [b',', b';', b'\t'] {
            let mut writer = csv::WriterBuilder::new().delimiter(delimiter).quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            for row in &cells {
                writer.write_record(row).expect("memory");
            }
            let bytes = writer.into_inner().expect("memory");
            let read = table_csv::read(&bytes, &|| false).expect("a table");
            prop_assert_eq!(read.rows, filled(&cells));
        }
    }

    #[test]
    fn every_value_that_is_written_as_json_is_read(cells in tables()) {
        let objects: Vec<String> = cells.iter().map(|row| {
            let fields: Vec<String> = row.iter().enumerate().map(|(column, cell)| {
                format!("\"c{column}\":{}", serde_json::to_string(cell).expect("memory"))
            }).collect();
            format!("{{{}}}", fields.join(","))
        }).collect();
        for text in [objects.join("\n"), format!("[{}]", objects.join(",\n"))] {
            let read = table_jsonl::read(text.as_bytes(), &|| false).expect("a table");
            prop_assert_eq!(&read.rows, &cells);
            prop_assert_eq!(read.names.len(), cells[0].len());
        }
    }

    #[test]
    fn no_bytes_break_the_readers(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "[\\[{\":,}\\]a\n;\t0-9]{0,80}") {
        drop(read(&bytes, &|| false));
        if let Ok(table) = read(text.as_bytes(), &|| false) {
            let plan = guess(&table);
            prop_assert_eq!(plan.roles.len(), table.width());
            drop(study_of(&table, &plan, &|| false));
        }
    }
}
