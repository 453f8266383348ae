//! Clippings of a Kindle: books, highlights in all their lengths, the notes at them, in the languages of devices.

use butda::documents::document::{DocumentFault, LeftOut, LeftOutKind};
use butda::exchange::found_study::FoundStudy;
use butda::exchange::kindle::read;
use butda::exchange::study::SourceText;
use proptest::prelude::*;

/// A file of clippings of one book, each a second line and words.
fn file(clippings: &[(&str, &str)]) -> String {
    let clipping = |(line, words): &(&str, &str)| {
        format!("Mắt biếc (bản mới) (Nguyễn Nhật Ánh (2019))\r\n{line}\r\n\r\n{words}\r\n==========\r\n")
    };
    format!("\u{feff}{}", clippings.iter().map(clipping).collect::<String>())
}

#[track_caller]
fn found(clippings: &[(&str, &str)]) -> FoundStudy {
    read(file(clippings).as_bytes(), &|| false).expect("a study")
}

/// The highlights with their notes.
fn shown(found: &FoundStudy) -> Vec<String> {
    let codings = found.study.codings.iter();
    let note = |note: &Option<String>| note.as_ref().map(|note| format!(" [{note}]")).unwrap_or_default();
    codings.map(|coding| format!("{}{}", coding.quote, note(&coding.note))).collect()
}

#[track_caller]
fn check(clippings: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(shown(&found(clippings)), expected, "{clippings:?}");
}

#[test]
fn a_highlight_is_a_coding_of_a_book_with_title_and_author() {
    let found = found(&[(
        "- Your Highlight on page 12 | location 180-182 | Added on Monday, July 20, 2020 12:58:07 AM",
        "Đo Đo\r\nlà làng tôi.",
    )]);
    let source = &found.study.sources[0];
    assert_eq!(source.facts.title.as_deref(), Some("Mắt biếc (bản mới)"));
    assert_eq!(source.facts.path, "Mắt biếc (bản mới)");
    assert_eq!(source.facts.author.as_deref(), Some("Nguyễn Nhật Ánh (2019)"));
    assert_eq!(source.text, SourceText::Unknown);
    let coding = &found.study.codings[0];
    assert_eq!(coding.quote, "Đo Đo\nlà làng tôi.");
    assert_eq!(coding.place.as_deref(), Some("loc. 180–182"));
    assert_eq!(coding.created, "2020-07-20T00:58:07Z");
    assert_eq!((found.study.coder(coding), found.study.coders.len()), ("", 1));
    assert_eq!(found.left_out, []);
}

/// A second line, the place it tells, and the time.
struct Line(&'static str, &'static str, &'static str);

const LINES: [Line; 16] = [
    Line(
        "- Your Highlight on page 1 | location 10-12 | Added on Monday, 30 December 2024 14:46:33",
        "loc. 10–12",
        "2024-12-30T14:46:33Z",
    ),
    Line(
        "- Highlight Loc. 1234-36 | Added on Tuesday, May 3, 2011, 09:15 PM",
        "loc. 1234–1236",
        "2011-05-03T21:15:00Z",
    ),
    Line(
        "- Your Highlight on page 42-43 | Added on Sunday, March 3, 2024 8:00:00 AM",
        "p. 42–43",
        "2024-03-03T08:00:00Z",
    ),
    Line(
        "- Ihre Markierung auf Seite 42 | Position 1234-1236 | Hinzugefügt am Montag, 30. Dezember 2024 14:46:33",
        "loc. 1234–1236",
        "2024-12-30T14:46:33Z",
    ),
    Line(
        "- Votre surlignement sur la page 5 | emplacement 1234-1236 | Ajouté le mardi 16 août 2017 02:14:10",
        "loc. 1234–1236",
        "2017-08-16T02:14:10Z",
    ),
    Line(
        "- Tu subrayado en la página 6 | posición 36-40 | Añadido el martes, 18 de junio de 2024 3:24:35",
        "loc. 36–40",
        "2024-06-18T03:24:35Z",
    ),
    Line(
        "- La tua evidenziazione a pagina 45 | posizione 680-82 | Aggiunto in data martedì 5 marzo 2024 18:40:02",
        "loc. 680–682",
        "2024-03-05T18:40:02Z",
    ),
    Line(
        "- Seu destaque ou posição 333-334 | Adicionado: sábado, 16 de maio de 2015 13:16:48",
        "loc. 333–334",
        "2015-05-16T13:16:48Z",
    ),
    Line(
        "- Je markering op pagina 6 | locatie 36-40 | Toegevoegd op maandag 30 september 2019 18:00:39",
        "loc. 36–40",
        "2019-09-30T18:00:39Z",
    ),
    Line(
        "- Ваш выделенный отрывок на странице 5 | Местоположение 1234-1236 | Добавлено: понедельник, 30 декабря 2024 г. в 14:46:33",
        "loc. 1234–1236",
        "2024-12-30T14:46:33Z",
    ),
    Line(
        "- 您在第 7 页（位置 #114-116）的标注 | 添加于 2019年9月30日星期一 下午6:00:39",
        "loc. 114–116",
        "2019-09-30T18:00:39Z",
    ),
    Line(
        "- 位置No. 4404-4404のハイライト |作成日: 2023年8月10日木曜日 18:36:08",
        "loc. 4404",
        "2023-08-10T18:36:08Z",
    ),
    Line(
        "- 7ページ｜位置No. 114-116のハイライト | 作成日: 2024年12月30日月曜日 14:46:33",
        "loc. 114–116",
        "2024-12-30T14:46:33Z",
    ),
    Line(
        "- Đánh dấu ở trang 7 | vị trí 114-116 | Thêm vào ngày 30 tháng 12 năm 2024 14:46:33",
        "loc. 114–116",
        "2024-12-30T14:46:33Z",
    ),
    Line("- Þú merktir á síðu 5 | staðsetning 60-61 | Bætt við", "loc. 60–61", ""),
    Line("- Highlight", "loc. 0", ""),
];

#[test]
fn highlights_are_known_in_the_languages_of_the_device() {
    for Line(line, place, created) in LINES {
        let found = found(&[(line, "Chữ")]);
        let coding = &found.study.codings[0];
        assert_eq!((coding.place.as_deref(), coding.created.as_str()), (Some(place), created), "{line}");
    }
}

#[test]
fn a_note_is_the_note_of_the_highlight_that_it_stands_at() {
    for (highlight, note) in [
        ("- Your Highlight on Location 10-12 | Added on x", "- Your Note on Location 12 | Added on x"),
        ("- Your Highlight on page 3 | Added on x", "- Your Note on page 3 | Added on x"),
        ("- Ihre Markierung Position 10-12 | Hinzugefügt", "- Ihre Notiz Position 11 | Hinzugefügt"),
        ("- Votre surlignement emplacement 10-12 | Ajouté", "- Votre note emplacement 12 | Ajouté"),
        ("- Tu subrayado posición 10-12 | Añadido", "- Tu nota posición 12 | Añadido"),
        ("- La tua evidenziazione posizione 10-12 | Aggiunto", "- La tua nota posizione 12 | Aggiunto"),
        ("- Seu destaque posição 10-12 | Adicionado", "- Sua nota posição 12 | Adicionado"),
        ("- 您在位置 #10-12的标注 | 添加于", "- 您在位置 #12 的笔记 | 添加于"),
        ("- 位置No. 10-12のハイライト | 作成日", "- 位置No. 12のメモ | 作成日"),
        ("- Merkt 10-12 | x", "- Athugasemd 12 | x"),
    ] {
        check(&[(highlight, "Chữ"), (note, "Ghi")], &["Chữ [Ghi]"]);
        check(&[(note, "Ghi"), (highlight, "Chữ")], &["Chữ [Ghi]"]);
    }
}

#[test]
fn a_note_prefers_the_highlight_that_ends_where_it_stands() {
    check(
        &[
            ("- Your Highlight on Location 12-13 | x", "Một hai"),
            ("- Your Highlight on Location 10-12 | x", "Ba"),
            ("- Your Highlight on Location 11-20 | x", "Bốn"),
            ("- Your Note on Location 12 | x", "Ghi"),
        ],
        &["Một hai", "Ba [Ghi]", "Bốn"],
    );
}

#[test]
fn a_note_that_was_gone_on_with_stands_once_and_one_at_no_highlight_is_a_memo() {
    let highlight = ("- Your Highlight on Location 10-12 | x", "Chữ");
    let note = "- Your Note on Location 12 | x";
    check(&[highlight, (note, "Vì"), (note, "Vì sao?"), (note, "Xem 5.")], &["Chữ [Vì sao?\n\nXem 5.]"]);
    let found = found(&[highlight, ("- Your Note on Location 90 | x", "Hết")]);
    assert_eq!(found.study.sources[0].memo.as_deref(), Some("loc. 90: Hết"));
    assert_eq!(shown(&found), ["Chữ"]);
}

#[test]
fn of_a_highlight_that_was_made_longer_only_the_last_stays() {
    let at = |range: &str| format!("- Your Highlight on Location {range} | x");
    let (short, long, far) = (at("10-11"), at("10-14"), at("90-91"));
    check(
        &[(&short, "Giá xăng"), (&long, "Giá xăng  dầu"), (&far, "Giá xăng")],
        &["Giá xăng  dầu", "Giá xăng"],
    );
    check(&[(&short, "Giá"), (&short, "Giá"), (&short, "Giá xăng")], &["Giá xăng"]);
    // One that is shorter may be meant, and others only stand near.
    check(&[(&long, "Giá xăng dầu"), (&short, "xăng")], &["Giá xăng dầu", "xăng"]);
    check(&[(&long, "Giá xăng"), (&long, "dầu tăng")], &["Giá xăng", "dầu tăng"]);
}

#[test]
fn bookmarks_and_what_a_publisher_withholds_are_counted() {
    let found = found(&[
        ("- Your Bookmark on page 5 | location 60 | x", ""),
        ("- Il tuo segnalibro posizione 60 | x", ""),
        (
            "- Your Highlight on page 5 | location 60-61 | x",
            "<You have reached the clipping limit for this item>",
        ),
        ("- Your Highlight on page 5 | location 60-61 | x", ""),
    ]);
    assert_eq!(found.left_out, [LeftOut { what: LeftOutKind::PassagesOutside, n: 4 }]);
    assert_eq!(found.study.codings, []);
}

#[test]
fn a_file_that_breaks_off_is_read_as_far_as_it_goes_and_another_file_is_refused() {
    let whole = file(&[
        ("- Your Highlight on Location 1-2 | x", "Một"),
        ("- Your Highlight on Location 8-9 | x", "Hai"),
    ]);
    let end = whole.rfind("i\r\n===").expect("the last word");
    let found = read(&whole.as_bytes()[..end], &|| false).expect("a study");
    assert_eq!(shown(&found), ["Một", "Ha"]);
    let damaged = format!("{whole}Tựa\r\n==========\r\nTựa\r\nkhông gạch\r\n==========\r\n");
    let found = read(damaged.as_bytes(), &|| false).expect("a study");
    assert_eq!(found.left_out, [LeftOut { what: LeftOutKind::DamagedParts, n: 2 }]);
    for other in ["", "Một bài báo\n\nGiá xăng tăng.\n", "==========\n=========="] {
        assert_eq!(read(other.as_bytes(), &|| false), Err(DocumentFault::OtherKind));
    }
    assert_eq!(read(whole.as_bytes(), &|| true), Err(DocumentFault::Stopped));
}

proptest! {
    #[test]
    fn every_word_of_a_highlight_is_in_some_coding(
        told in prop::collection::vec((0..40_u64, 0..9_u64, "[a-c]{1,6}", any::<bool>()), 1..40),
    ) {
        let clippings: Vec<_> = told
            .iter()
            .map(|(start, length, words, is_note)| {
                let kind = if *is_note { "Note" } else { "Highlight" };
                (format!("- Your {kind} on Location {start}-{} | x", start + length), words.as_str())
            })
            .collect();
        let clippings: Vec<_> = clippings.iter().map(|(line, words)| (line.as_str(), *words)).collect();
        let found = found(&clippings);
        for (.., words, is_note) in &told {
            let has = |text: &str| text.contains(words.as_str());
            let memo = found.study.sources[0].memo.as_deref().unwrap_or_default();
            let is_kept = if *is_note {
                has(memo) || found.study.codings.iter().any(|coding| coding.note.as_deref().is_some_and(has))
            } else {
                found.study.codings.iter().any(|coding| has(&coding.quote))
            };
            prop_assert!(is_kept, "{}", words);
        }
    }
}
