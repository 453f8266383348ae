//! Where sentences end, kind by kind and in several languages: `|` stands where one does.

use crate::boundaries::check_sentences;

#[track_caller]
fn check(cases: &[&str]) {
    for case in cases {
        check_sentences(case);
    }
}

#[test]
fn one_capital_ends_a_sentence_where_it_is_no_initial() {
    check(&[
        "Nhiệt độ lên tới 35 độ C.| Các tỉnh miền Trung nắng nóng.",
        "Nước đóng băng ở 0°C.| Nước sôi ở 100 °C.| Áp suất không đổi.",
        "Cam giàu vitamin C.| Người lớn nên ăn mỗi ngày.",
        "Trẻ được tiêm phòng viêm gan B.| Bộ Y tế khuyến cáo.",
        "Thí sinh khối A.| Đề thi khó hơn năm ngoái.",
        "Đội Việt Nam nằm ở bảng B.| Thái Lan ở bảng A.",
        "The water reached 35 degrees C.| Nobody swam.",
        "We need a plan B.| Everyone agrees.",
        "He has hepatitis C.| The doctors know.",
        "Es waren 35 Grad C.| Alle schwitzten.",
        "Orangen enthalten Vitamin C.| Kinder mögen sie.",
        "Ông Nguyễn Văn A.| Theo ông, giá sẽ giảm.",
    ]);
}

#[test]
fn an_initial_ends_none() {
    check(&[
        "Ông Trần B. Lan và bà J. K. Rowling đều có mặt.",
        "Tổng thống George W. Bush phát biểu tại Washington.",
        "The book by J. R. R. Tolkien sold well.",
        "Das schrieb E. T. A. Hoffmann schon damals.",
        "قال د. محمد علي إن الأمر انتهى.",
        "डॉ. शर्मा ने कहा।| वे चले गए।",
    ]);
}

#[test]
fn a_label_ends_none_where_a_sentence_begins_with_it() {
    check(&[
        "Điều 5. Phạm vi điều chỉnh",
        "Chương II. Những quy định chung",
        "Mục 1. Quyền và nghĩa vụ.| Mục 2. Trách nhiệm.",
        "Phần I. Mở đầu",
        "Phụ lục 2. Danh mục hồ sơ",
        "Bước 3. Nộp hồ sơ tại bộ phận một cửa.",
        "Article 5. Scope of application",
        "Section 2. The board meets twice a year.",
        "Artikel 3. Geltungsbereich",
        "Kapitel 4. Die Rückkehr",
        "अनुच्छेद 5. दायरा",
        "المادة 5. نطاق التطبيق",
    ]);
    check(&[
        "Việc này thực hiện theo quy định tại Điều 5.| Các cơ quan liên quan phối hợp.",
        "This is governed by Article 5.| The court agreed.",
    ]);
}

#[test]
fn the_number_of_a_list_item_ends_none() {
    check(&[
        "1. Mục tiêu của đề án.",
        "2.1. Nội dung thực hiện",
        "1.2.3. Kinh phí",
        "12. Giải pháp lâu dài.",
        "a. Mục tiêu chung",
        "A. Phần mở đầu",
        "B. Các giải pháp",
        "IV. Tổ chức thực hiện",
        "- 3. Nâng cao chất lượng.",
        "Có hai việc.| 1. Nâng cao chất lượng.| 2. Đổi mới cách làm.",
        "Gồm: 1. Nâng cao; 2. Đổi mới.",
        "1. The first point.| 2. The second point.",
        "1. Der erste Punkt.",
        "1. 第一点",
        "a) Mục tiêu.| b) Giải pháp.",
    ]);
    check(&["Cả nước có 42.| Sau đó tăng lên.", "Chuyện xảy ra năm 2019.| Đảng bộ đã họp."]);
}

#[test]
fn an_ellipsis_before_a_name_ends_none() {
    check(&[
        "Có mặt tại buổi lễ có các ông… Nguyễn Văn Ba, Trần Văn Tư.",
        "Người được nhắc tới là... Lê Thị Hoa.",
        "Anh ấy tên là… Nam, quê Nghệ An.",
        "I saw… John Smith at the door.",
        "It was... Mr. Smith who called.",
        "Da kam … Anna Schmidt herein.",
    ]);
    check(&[
        "Mọi thứ vẫn thế…| Đồng thời, giá tăng.",
        "Không ai trả lời...| Trời tối dần.",
        "He waited…| Nobody came.",
        "So với cùng kỳ… sáu tháng... 2019 vẫn thế.",
    ]);
}

#[test]
fn a_sentence_ends_without_a_space_after_its_stop() {
    check(&[
        "Giá xăng tăng.|Người dân lo lắng.",
        "Thật vậy sao?|Không ai biết.",
        "Chuyện xảy ra năm 2019.|Sau đó mọi thứ thay đổi.",
        "Ông nói: “Tốt lắm.”|Mọi người vỗ tay.",
        "The price rose.|People worry.",
        "Das ist gut.|Er geht.",
        "قال كلمته.|ثم مضى إلى بيته.",
    ]);
    check(&[
        "Theo TP.HCM và TS.Nguyễn Văn Ba thì Q.Bình Thạnh đã xong.",
        "Đọc thêm tại VnExpress.net và vov.vn.",
        "Thư gửi về ban.doc@Baomoi.com.vn trước ngày 5.",
        "Giá là 1.900 đồng, tăng 2.5 điểm.",
        "See www.Example.com/Index for more.",
    ]);
}

#[test]
fn stops_of_other_scripts_end_sentences() {
    check(&[
        "今日は晴れです。|明日は雨でしょう。",
        "今天天气很好。|我们去公园吧！|你来吗？",
        "「行くの？」と彼は聞いた。|返事はなかった。",
        "「来た。|見た。|勝った。」と言った。",
        "“你好吗？”|他问。",
        "本当?|そうだよ!",
        "그는 갔다. |그리고 돌아왔다.",
        "यह सच है।| वह आया।",
        "क्या वह आया?| हाँ, आया।",
        "هل جاء؟| نعم جاء.",
        "جاء الرجل.| ثم ذهب.",
        "یہ سچ ہے۔| وہ آیا۔",
        "Նա եկավ։| Հետո գնաց։",
    ]);
}

#[test]
fn the_mark_of_a_footnote_belongs_to_the_sentence_before() {
    check(&[
        "Dân số tăng nhanh.[1]| Các đô thị quá tải.",
        "Dân số tăng nhanh.[2][3]| Các đô thị quá tải.",
        "Dân số tăng nhanh.¹| Các đô thị quá tải.",
        "Dân số tăng nhanh.12| Các đô thị quá tải.",
        "Dân số tăng nhanh.(1)| Các đô thị quá tải.",
        "This is shown.1,2| The rest follows.",
        "Dân số tăng nhanh.*| Các đô thị quá tải.",
        "Ông nói: “Dân số tăng nhanh.”[4]| Các đô thị quá tải.",
        "The town grew.[12]| It is large now.",
        "Die Stadt wuchs.³| Heute ist sie groß.",
        "人口が増えた。[1]|都市は大きい。",
        "Dân số tăng nhanh.[cần dẫn nguồn]| Các đô thị quá tải.",
    ]);
}

#[test]
fn closing_marks_belong_to_the_sentence_before() {
    check(&[
        "“Tốt lắm.”| Ông nói.",
        "(Đúng vậy.)| Mọi người về.",
        "„Das ist gut.“| Er ging.",
        "»Das ist gut.«| Er ging.",
        "« C'est bien. »| Il partit.",
        "‘It is good.’| He left.",
        "He said: \"It is good.\"| Then he left.",
        "彼は「行く。」|それから出た。",
        "Ông hỏi: “Thật không?”| Không ai đáp.",
    ]);
    check(&["\"Đi thôi!\" anh nói.", "Ông ấy (?) Nguyễn Văn Ba ở đâu.", "Bài viết […] Nguyễn Du để lại."]);
}

#[test]
fn an_abbreviation_ends_a_sentence_where_what_follows_begins_one() {
    check(&[
        "Vgl. S. 12.| Siehe oben.",
        "Er wohnt Nr. 5.| Sie wohnt nebenan.",
        "I live on Main St.| The house is old.",
        "Nào là cam, quýt, v.v.| Sau đó là rau.",
        "We sell apples, pears, etc.| The shop opens at nine.",
        "Äpfel, Birnen usw.| Der Laden öffnet um neun.",
        "She works for Apple Inc.| The company is large.",
        "They met at 5 p.m.| He was late.",
        "He lives in the U.S.| It is far away.",
        "Nghị quyết của T.Ư.| Các cấp đã triển khai.",
        "Dân số của TP.| Theo thống kê, con số còn tăng.",
        "He simply said no.| Everyone laughed.",
        "It happened last Jan.| The snow was deep.",
    ]);
    check(&[
        "Apple Inc. CEO Tim Cook spoke.",
        "At 5 p.m. Monday the shop closed.",
        "The U.S. Senate met on Jan. 5 and on Feb. 10, 2024.",
        "Ở TP. Thái Nguyên, TX. Từ Sơn và Q. Ba Đình.",
        "PGS.TS. Nguyễn Văn Ba, ThS. Trần Thị Tư và Đ/c. Hùng.",
        "St. Petersburg und Dr. med. Hans Müller.",
        "BS.CKII. Lê Văn Hai và GS.TSKH. Trần Ba.",
        "Mr. Smith met Dr. Brown and Prof. White.",
        "Das Haus Nr. 5 in der Goethestr. 12 ist alt.",
        "Siehe Art. 5 Abs. 2 und Vol. II.",
        "Wir sahen z. B. Berlin und d. h. Hamburg.",
        "Er kam am 5. Januar und blieb bis zum 3. Oktober.",
        "Das war im 19. Jahrhundert nach dem 2. Weltkrieg.",
        "See No. 5 and Fig. 3.",
        "Xem tr. 12 và số. 5.",
    ]);
}
