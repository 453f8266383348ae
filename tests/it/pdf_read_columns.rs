//! Lines come in the order of reading, across columns too.

use super::pdf_writer::{Page, TEXT, blocks, page, wrapped};
use proptest::prelude::*;

/// Lines of columns, each with its left edge, in the order of the file that `order` gives.
fn set(columns: &[(f64, &[String])], order: Order) -> Page {
    let mut lines: Vec<(usize, f64, f64, &str)> = Vec::new();
    for (column, (x, words)) in columns.iter().enumerate() {
        let mut y = 100.0;
        for line in *words {
            lines.push((column, *x, y, line));
            y += 14.0;
        }
    }
    match order {
        Order::Columns => {}
        Order::Rows => lines.sort_by(|one, other| one.2.total_cmp(&other.2)),
        Order::LastFirst => lines.sort_by_key(|(column, ..)| usize::MAX - column),
    }
    lines.into_iter().fold(page(), |page, (_, x, y, words)| page.line(x, y, 10.0, words))
}

#[derive(Clone, Copy, Debug)]
enum Order {
    Columns,
    Rows,
    LastFirst,
}

#[test]
fn columns_are_read_one_after_the_other_in_whatever_order_the_file_shows_them() {
    for n in [2_usize, 3] {
        let width = if n == 2 { 46 } else { 30 };
        let lines = wrapped(&[TEXT; 3].join(" "), width);
        let height = lines.len().div_ceil(n);
        let columns: Vec<(f64, &[String])> = lines
            .chunks(height)
            .zip([40.0, 40.0 + f64::from(u8::try_from(width).expect("few")) * 5.0 + 18.0, 376.0])
            .map(|(lines, x)| (x, lines))
            .collect();
        for order in [Order::Columns, Order::Rows, Order::LastFirst] {
            let read = blocks(&[set(&columns, order)]).join(" ");
            assert_eq!(read, [TEXT; 3].join(" "), "{n} {order:?}");
        }
    }
}

#[test]
fn a_title_across_columns_comes_first_even_if_the_file_shows_it_last() {
    let lines = wrapped(&[TEXT; 2].join(" "), 46);
    let (left, right) = lines.split_at(lines.len() / 2);
    let columns = set(&[(40.0, left), (300.0, right)], Order::Columns);
    let page = columns.line(60.0, 70.0, 20.0, "Xây dựng Đảng bộ vững mạnh");
    let read = blocks(&[page]);
    assert_eq!(read[0], "# Xây dựng Đảng bộ vững mạnh");
    assert_eq!(read[1..].join(" "), [TEXT; 2].join(" "));
}

#[test]
fn two_articles_one_below_the_other_stay_two() {
    let half = |words: &str| wrapped(words, 46);
    let (first, second) = (half(TEXT), half(TEXT));
    let split = first.len() / 2;
    let below = 100.0 + 14.0 * 20.0;
    let mut page = page();
    // The right columns come first in the file.
    for (x, from, lines) in [
        (300.0, 100.0, &first[split..]),
        (300.0, below, &second[split..]),
        (40.0, 100.0, &first[..split]),
        (40.0, below, &second[..split]),
    ] {
        for (at, line) in lines.iter().enumerate() {
            page = page.line(x, from + 14.0 * f64::from(u8::try_from(at).expect("few")), 10.0, line);
        }
    }
    page = page.line(40.0, below - 40.0, 18.0, "Bài thứ hai của trang báo này là đây hôm nay");
    let read = blocks(&[page]);
    let at = read.iter().position(|block| block.contains("Bài thứ hai")).expect("the second title");
    assert_eq!(read[..at].join(" "), TEXT);
    assert_eq!(read[at + 1..].join(" "), TEXT);
}

#[test]
fn a_table_is_read_row_by_row() {
    let rows =
        [("Tỉnh", "Số đảng viên", "Tỷ lệ"), ("Thái Nguyên", "1.900", "2,5%"), ("Quảng Ninh", "2.100", "3%")];
    let mut page = page();
    for (at, (one, two, three)) in rows.iter().cycle().take(12).enumerate() {
        let y = 100.0 + 14.0 * f64::from(u8::try_from(at).expect("few"));
        page = page.line(50.0, y, 10.0, one).line(200.0, y, 10.0, two).line(400.0, y, 10.0, three);
    }
    let read = blocks(&[page]).join(" ");
    let row = "Tỉnh Số đảng viên Tỷ lệ Thái Nguyên 1.900 2,5% Quảng Ninh 2.100 3%";
    assert_eq!(read, [row; 4].join(" "));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn words_set_in_lines_of_any_width_come_back_in_order(
        words in prop::collection::vec("[a-zđăâơưêô]{1,8}|[A-ZĐ][a-zảộ]{1,5}[.,]?", 1..300),
        width in 12_usize..48,
        n_columns in 1_usize..3,
        is_shown_last_first in any::<bool>(),
    ) {
        let text = words.join(" ");
        let lines = wrapped(&text, width);
        let height = lines.len().div_ceil(n_columns).max(1);
        let pages = height.div_ceil(50);
        prop_assume!(pages == 1);
        let columns: Vec<(f64, &[String])> = lines.chunks(height).zip([40.0, 310.0]).map(|(lines, x)| (x, lines)).collect();
        let order = if is_shown_last_first && columns.len() > 1 { Order::LastFirst } else { Order::Columns };
        prop_assert_eq!(blocks(&[set(&columns, order)]).join(" "), text);
    }
}
