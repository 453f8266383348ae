//! Dates, times and numbers on screen are written as the interface's language writes them.

use super::support::moment;
use butda::words::figures::typed_number;
use butda::words::{Tongue, Words};

fn both() -> [Words; 2] {
    [Words::new(Tongue::Vietnamese), Words::new(Tongue::English)]
}

#[track_caller]
fn check_date(iso: &str, vietnamese: &str, english: &str) {
    assert_eq!(both().map(|words| words.date(iso)), [vietnamese, english]);
}

#[test]
fn a_date_is_written_in_one_way_in_each_language() {
    check_date("2026-11-29", "29/11/2026", "29 Nov 2026");
    check_date("2026-01-09", "09/01/2026", "9 Jan 2026");
    check_date("2019-05", "05/2019", "May 2019");
}

#[test]
fn what_is_no_whole_date_stays_as_it_was_typed() {
    for typed in ["2019", "", "tháng 5", "2019-13-01", "2019-05-32", "29-11-2026", "a-b-c", "2026-11-29-x"] {
        check_date(typed, typed, typed);
    }
}

#[test]
fn a_time_follows_its_day() {
    let told = both().map(|words| words.day_and_time("2026-11-29", "12:05"));
    assert_eq!(told, ["29/11/2026 12:05", "29 Nov 2026, 12:05"]);
    // Where the person is may be anywhere, so it is that day and time, whatever they are there.
    let at = moment(1_800_000_000);
    for words in both() {
        assert_eq!(words.date_time(at), words.day_and_time(&at.local_date(), &at.local_time()));
        assert_eq!(words.date_second(at), words.day_and_time(&at.local_date(), &at.local_second()));
    }
}

#[test]
fn decimals_have_a_comma_in_vietnamese_and_either_mark_can_be_typed() {
    let told = both().map(|words| words.decimal(1.6, 2));
    assert_eq!(told, ["1,60", "1.60"]);
    assert_eq!(both().map(|words| words.decimal(19.0, 0)), ["19", "19"]);
    assert_eq!(["1,60", " 1.6 ", "x"].map(typed_number), [Some(1.6), Some(1.6), None]);
}

#[test]
fn per_cent_stands_right_behind_its_number() {
    for words in both() {
        assert_eq!(words.say_with("place-percent", &[("percent", "13")]), "13%");
        let left = words.say_with("place-left", &[("percent", "13"), ("n", "4")]);
        assert!(left.starts_with("13% · "), "{left}");
    }
}
