//! Studies for tables: one with every field set, random ones, and what databases hold, as values.

use butda::exchange::codebook::BookTheme;
use butda::exchange::data_rows::StudyRows;
use butda::exchange::data_tables::{Kind, Table, Value};
use butda::exchange::facts::ArticleFacts;
use butda::exchange::study::{Code, Coder, Coding, KeptQuery, Source, Study};
use butda::exchange::told_text::CharSpan;
use butda::model::check::State;
use butda::model::theme::ThemeText;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Statement};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A row of a table.
pub type Row = Vec<Value<'static>>;

fn said(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

pub fn theme(id: &str, path: &[&str]) -> Code {
    let path = path.iter().map(|name| (*name).to_owned()).collect();
    Code { id: id.to_owned(), theme: BookTheme { path, ..BookTheme::default() } }
}

/// A passage of the first coder.
pub fn passage(id: &str, source: usize, today: Option<[usize; 2]>, codes: &[usize]) -> Coding {
    Coding {
        id: id.to_owned(),
        source,
        quote: "giá xăng".to_owned(),
        today: today.map(|[start, end]| CharSpan { start, end }),
        codes: codes.to_vec(),
        state: if today.is_some() { State::Exact } else { State::Lost },
        ..Coding::unplaced()
    }
}

/// Three articles, of which the second is a copy of the first and the third is gone; two people; a tree of themes.
pub fn full() -> Study {
    let facts = ArticleFacts {
        path: "2019/giá xăng.txt".to_owned(),
        title: said("Giá xăng “tăng”"),
        date: said("2019-11-20"),
        source: said("Báo Thái Nguyên"),
        author: said("Lan; Minh"),
        attributes: vec![("tỉnh".to_owned(), "Thái Nguyên".to_owned()), ("kỳ".to_owned(), String::new())],
        characters: Some(7544),
        sha256: said("2da8"),
    };
    let copy = ArticleFacts { path: "b.txt".to_owned(), date: said("2019-11"), ..ArticleFacts::default() };
    let gone = ArticleFacts { path: "c.txt".to_owned(), ..ArticleFacts::default() };
    let mut economy = theme("kinh-te", &["Kinh tế"]);
    "#0069b0".clone_into(&mut economy.theme.color);
    "1 3".clone_into(&mut economy.theme.key);
    economy.theme.texts = ThemeText::ALL.map(|field| (field, format!("{}\nhai", field.name()))).into();
    let mut first = passage("p1", 0, Some([5, 13]), &[1, 0]);
    first = Coding {
        start: 3,
        end: 11,
        coder: 1,
        prefix: "trước ".to_owned(),
        suffix: " sau".to_owned(),
        text: "c0de".to_owned(),
        place: said("001 §2"),
        note: said("dòng một\r\ndòng hai"),
        is_starred: true,
        state: State::Moved,
        created: "2026-11-21T10:00:00Z".to_owned(),
        modified: "2026-11-21T10:05:12Z".to_owned(),
        ..first
    };
    Study {
        name: "Giá xăng".to_owned(),
        memo: said("Về dự án"),
        modified: "2026-11-22T08:00:00Z".to_owned(),
        sources: vec![
            Source {
                facts, memo: said("Bài chính"), codes: vec![2, 0], is_done: true, ..Source::default()
            },
            Source { facts: copy, ..Source::default() },
            Source { facts: gone, ..Source::default() },
        ],
        coders: vec![
            Coder { id: "lan-7q2m4x".to_owned(), name: "Lan".to_owned() },
            Coder { id: String::new(), name: "Lan".to_owned() },
        ],
        codes: vec![
            economy,
            theme("gia", &["Kinh tế", "Giá"]),
            theme("xang", &["Kinh tế", "Giá", "Xăng"]),
            theme("xa-hoi", &["Xã hội"]),
            theme("gia-2", &["Xã hội", "Giá"]),
        ],
        codings: vec![
            first,
            passage("p2", 0, Some([10, 20]), &[2]),
            passage("p3", 0, Some([20, 30]), &[]),
            passage("p1", 1, Some([5, 13]), &[0, 3]),
            Coding { state: State::Ambiguous, ..passage("p4", 1, None, &[2]) },
            passage("p5", 2, None, &[4]),
        ],
        queries: vec![KeptQuery { name: "Sao".to_owned(), query: "is:starred theme:\"Giá\"".to_owned() }],
    }
}

/// The rows that a table gets of a study.
pub fn rows_of(study: &Study, table: &Table) -> Vec<Row> {
    let mut rows = Vec::new();
    let take = &mut |values: &[Value<'_>]| {
        rows.push(values.iter().map(owned).collect());
        Ok(())
    };
    table.each_row(&StudyRows::new(study), take).expect("a study that holds what it names");
    rows
}

fn owned(value: &Value<'_>) -> Value<'static> {
    match value {
        Value::Null => Value::Null,
        Value::Integer(number) => Value::Integer(*number),
        Value::Boolean(is_so) => Value::Boolean(*is_so),
        Value::Text(words) => Value::Text(Cow::Owned(words.clone().into_owned())),
        Value::Date(day) => Value::Date(*day),
        Value::Timestamp(moment) => Value::Timestamp(*moment),
    }
}

/// A database of these bytes.
pub fn opened(bytes: &[u8]) -> Connection {
    let mut connection = Connection::open_in_memory().expect("a database");
    connection.deserialize_read_exact("main", bytes, bytes.len(), true).expect("bytes of a database");
    connection
}

/// What a query of a database gives, as lines with ` | ` between values.
pub fn asked(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).expect("good SQL");
    let n_columns = statement.column_count();
    let line = |row: &rusqlite::Row<'_>| {
        let cells = (0..n_columns).map(|at| match row.get_ref(at).expect("a value") {
            ValueRef::Null => "-".to_owned(),
            ValueRef::Integer(number) => number.to_string(),
            ValueRef::Real(number) => number.to_string(),
            ValueRef::Text(words) | ValueRef::Blob(words) => String::from_utf8_lossy(words).into_owned(),
        });
        Ok(cells.collect::<Vec<_>>().join(" | "))
    };
    statement.query_map([], line).expect("rows").map(|line| line.expect("a row")).collect()
}

/// The rows of a table of a database.
pub fn database_rows(connection: &Connection, table: &Table) -> Vec<Row> {
    let sql = format!("SELECT * FROM {} ORDER BY rowid", table.name);
    let mut statement: Statement<'_> = connection.prepare(&sql).expect("the table");
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    assert_eq!(statement.column_names().collect::<Vec<_>>(), names);
    let row = |row: &rusqlite::Row<'_>| {
        let cells = table.columns.iter().enumerate();
        Ok(cells.map(|(at, column)| cell(row.get_ref(at).expect("a value"), column.kind)).collect())
    };
    statement.query_map([], row).expect("rows").map(|row| row.expect("a row")).collect()
}

fn cell(value: ValueRef<'_>, kind: Kind) -> Value<'static> {
    let text = |words: &[u8]| String::from_utf8(words.to_vec()).expect("UTF-8");
    match (value, kind) {
        (ValueRef::Null, _) => Value::Null,
        (ValueRef::Integer(number), Kind::Integer) => Value::Integer(number),
        (ValueRef::Integer(number), Kind::Boolean) => Value::Boolean(number == 1),
        (ValueRef::Text(words), Kind::Text) => Value::Text(text(words).into()),
        (ValueRef::Text(words), Kind::Date) => Value::Date(text(words).parse().expect("a day")),
        (ValueRef::Text(words), Kind::Timestamp) => Value::Timestamp(text(words).parse().expect("a moment")),
        other => panic!("{other:?}"),
    }
}

/// Words as people, and files, may have them.
fn words() -> impl Strategy<Value = String> {
    let hostile = [
        "",
        " ",
        "giá",
        "é😀",
        "e\u{301}",
        "'; DROP TABLE x; --",
        "\"",
        "\n\r\t",
        "\u{feff}",
        "NULL",
        "\u{1}\u{7f}",
    ];
    prop::collection::vec(select(hostile.to_vec()), 0..4).prop_map(|words| words.concat())
}

fn name() -> impl Strategy<Value = String> {
    select(vec!["Giá", "Xăng", "Kinh tế", "😀", "O'Neil; \"x\""]).prop_map(str::to_owned)
}

fn day() -> impl Strategy<Value = Option<String>> {
    prop::option::of(select(vec!["2019-11-20", "2019", "1945-09-02", "2024-02-30"]).prop_map(str::to_owned))
}

fn moment() -> impl Strategy<Value = String> {
    select(vec!["", "2026-11-21T10:00:00Z", "1969-07-20T20:17:40Z"]).prop_map(str::to_owned)
}

fn source() -> impl Strategy<Value = Source> {
    let facts = (words(), prop::option::of(words()), day(), prop::collection::vec((words(), words()), 0..3));
    let facts =
        (facts, prop::option::of(0_usize..9999)).prop_map(|((path, title, date, attributes), characters)| {
            let (source, author) = (title.clone(), None);
            ArticleFacts { path, title, date, source, author, attributes, characters, sha256: said("ab") }
        });
    (facts, prop::option::of(words()), any::<bool>()).prop_map(|(facts, memo, is_done)| Source {
        facts,
        memo,
        is_done,
        ..Source::default()
    })
}

/// A tree: each theme below one of those before it, or at the top.
fn codes() -> impl Strategy<Value = Vec<Code>> {
    prop::collection::vec((name(), prop::option::of(any::<Index>()), words()), 1..8).prop_map(|told| {
        let mut codes: Vec<Code> = Vec::new();
        for (at, (name, above, memo)) in told.into_iter().enumerate() {
            let above = above.filter(|_| at > 0).map(|above| above.index(at));
            let mut path = above.map(|above| codes[above].theme.path.clone()).unwrap_or_default();
            path.push(name);
            let texts: BTreeMap<_, _> =
                [(ThemeText::Memo, memo)].into_iter().filter(|(_, memo)| !memo.is_empty()).collect();
            codes.push(Code {
                id: format!("t{at}"),
                theme: BookTheme { path, texts, ..BookTheme::default() },
            });
        }
        codes
    })
}

fn coding() -> impl Strategy<Value = (Coding, Vec<Index>)> {
    let place = (0_usize..40, 1_usize..20, prop::option::of(0_usize..40));
    let said = (words(), prop::option::of(words()), moment(), any::<bool>());
    let codes = prop::collection::vec(any::<Index>(), 0..4);
    (place, said, codes, (any::<Index>(), any::<Index>())).prop_map(
        |(place, said, codes, (source, coder))| {
            let ((start, n_chars, today), (quote, note, created, is_starred)) = (place, said);
            let id = format!("p{}", start % 7);
            let mut coding =
                passage(&id, source.index(1000), today.map(|start| [start, start + n_chars]), &[]);
            coding = Coding { start, end: start + n_chars, quote, note, is_starred, ..coding };
            coding.coder = coder.index(1000);
            coding.modified.clone_from(&created);
            coding.created = created;
            (coding, codes)
        },
    )
}

/// Any study whose records name what it holds.
pub fn any_study() -> impl Strategy<Value = Study> {
    let parts =
        (prop::collection::vec(source(), 1..5), 1_usize..4, codes(), prop::collection::vec(coding(), 0..30));
    (parts, words(), prop::option::of(words())).prop_map(
        |((mut sources, n_coders, codes, told), name, memo)| {
            let coders =
                (0..n_coders).map(|at| Coder { id: format!("c{at}"), name: "Lan".to_owned() }).collect();
            let mut codings: Vec<Coding> = Vec::new();
            for (mut coding, themes) in told {
                coding.source %= sources.len();
                coding.coder %= n_coders;
                coding.codes = themes.iter().map(|theme| theme.index(codes.len())).collect();
                let mut seen = Vec::new();
                coding.codes.retain(|code| {
                    !seen.contains(code) && {
                        seen.push(*code);
                        true
                    }
                });
                codings.push(coding);
            }
            codings.sort_by_key(|coding| (coding.source, coding.start, coding.end));
            for source in &mut sources {
                source.codes = codings.first().map(|coding| coding.codes.clone()).unwrap_or_default();
            }
            Study { name, memo, sources, coders, codes, codings, ..Study::default() }
        },
    )
}
