//! Passages of one text that tell about each other where it became another: their order, and how much of it is left.

use butda::model::located::{Found, Located};
use butda::text::anchor::{Anchor, Place, occurrences};
use butda::text::reading_text::ReadingText;
use butda::text::refinding::Refinder;
use std::collections::BTreeMap;

fn reading(text: &str) -> ReadingText {
    ReadingText::from_bytes(text.as_bytes()).expect("a text")
}

/// Anchors of the words between `«` and `»`, in order.
fn marked(text: &str) -> Vec<Anchor> {
    let bare = reading(&text.replace(['«', '»'], ""));
    let mut anchors = Vec::new();
    let mut rest = text;
    let mut n_before = 0;
    while let Some((before, after)) = rest.split_once('«') {
        let (words, after) = after.split_once('»').expect("an end");
        let start = n_before + before.chars().count();
        let end = start + words.chars().count();
        anchors.push(Anchor::of(&bare, bare.span_of_chars(start, end).expect("a passage")));
        (n_before, rest) = (end, after);
    }
    anchors
}

/// Where all of them stand, as `state start` in code points.
fn places(anchors: &[Anchor], now: &str) -> Vec<String> {
    let now = reading(now);
    let refinder = Refinder::new(&now);
    let mut located = Located::default();
    for anchor in anchors {
        located.take(now.sha256(), BTreeMap::from([(anchor.clone(), Found::in_text(&refinder, anchor))]));
    }
    let told = |anchor: &Anchor| {
        let place = located.place(anchor, &now).expect("looked for");
        let start = place.span().map(|span| now.chars_of(span).0.to_string());
        let state = match place {
            Place::Exact(_) => "exact",
            Place::Moved(_) => "moved",
            Place::Changed(_) => "changed",
            Place::Ambiguous(_) => "ambiguous",
            Place::Lost => "lost",
        };
        format!("{state} {}", start.unwrap_or_default())
    };
    anchors.iter().map(told).collect()
}

fn start_of(now: &str, words: &str, nth: usize) -> usize {
    let bytes = occurrences(now, words)[nth].start;
    now[..bytes].chars().count()
}

const EARLIER: &str = "Mở đầu phiên họp, «chủ tọa điểm danh từng đại biểu» theo danh sách đã lập từ chiều thứ hai tuần trước.\n\
    Ý kiến thứ nhất nêu rằng «cần nâng cao chất lượng» ngay trong quý này, càng sớm càng tốt.\n\
    Giữa giờ, «thư ký đọc báo cáo tài chính năm trước» trước toàn thể hội nghị.\n\
    Ý kiến thứ hai nhắc lại là «cần nâng cao chất lượng» ở mọi khâu, từ nhỏ đến lớn.\n\
    Cuối phiên, «hội nghị biểu quyết thông qua nghị quyết» với đa số tuyệt đối.\n";

#[test]
fn words_that_stand_several_times_are_told_by_the_passages_before_and_after() {
    let anchors = marked(EARLIER);
    let now = "Trước hết chủ tọa điểm danh từng đại biểu.\nHọ bàn: cần nâng cao chất lượng.\n\
        Rồi thư ký đọc báo cáo tài chính năm trước.\nLại bàn: cần nâng cao chất lượng.\n\
        Sau cùng hội nghị biểu quyết thông qua nghị quyết.\n";
    let words = "cần nâng cao chất lượng";
    let found = places(&anchors, now);
    assert_eq!(found[1], format!("moved {}", start_of(now, words, 0)));
    assert_eq!(found[3], format!("moved {}", start_of(now, words, 1)));
    assert_eq!(places(&anchors[1..2], now), ["ambiguous "], "alone nothing tells");
}

#[test]
fn the_same_words_marked_as_often_as_they_stand_keep_their_order() {
    let anchors: Vec<Anchor> =
        marked(EARLIER).into_iter().filter(|one| one.quote == "cần nâng cao chất lượng").collect();
    let now = "Họp: cần nâng cao chất lượng.\nBàn: cần nâng cao chất lượng.\n";
    let expected = [0, 1].map(|nth| format!("moved {}", start_of(now, "cần nâng cao chất lượng", nth)));
    assert_eq!(places(&anchors, now), expected);
}

#[test]
fn passages_that_changed_their_order_tell_nothing_of_others() {
    let anchors = marked(EARLIER);
    let now = "Sau cùng hội nghị biểu quyết thông qua nghị quyết.\nHọ bàn: cần nâng cao chất lượng.\n\
        Rồi thư ký đọc báo cáo tài chính năm trước.\nLại bàn: cần nâng cao chất lượng.\n\
        Trước hết chủ tọa điểm danh từng đại biểu.\n";
    let found = places(&anchors, now);
    assert_eq!((found[1].as_str(), found[3].as_str()), ("ambiguous ", "ambiguous "));
}

#[test]
fn where_hardly_any_passage_is_left_none_is_exact() {
    let anchors = marked(&format!("{EARLIER}{LONG}"));
    let head = EARLIER.replace(['«', '»'], "").lines().next().expect("a line").to_owned();
    let others = "\nTrời hôm ấy mưa như trút, đường phố vắng tanh.\nChợ quê họp từ mờ sáng.\n".repeat(6);
    let now = format!("{head}{others}");
    assert_eq!(places(&anchors[..1], &now), ["exact 18"]);
    assert_eq!(places(&anchors, &now)[0], "moved 18");
}

const LONG: &str = "Từ đầu năm đến nay, toàn huyện đã trồng mới hơn sáu trăm hecta rừng, vượt kế hoạch đề ra, «trong đó rừng \
    phòng hộ chiếm gần một nửa diện tích». Cùng với đó, công tác giữ rừng được giao tới từng thôn, từng hộ, có sổ theo \
    dõi riêng, và «mỗi tháng hai lần tổ bảo vệ đi tuần dọc theo ranh giới» để kịp báo khi có cháy. Nhờ vậy ba năm liền \
    không xảy ra vụ cháy nào đáng kể, «nguồn nước cho ruộng bậc thang cũng đều hơn trước».";
