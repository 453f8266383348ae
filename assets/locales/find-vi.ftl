# Tìm kiếm: trong bài đang đọc, trong mọi bài, và gắn chủ đề cho những chỗ tìm thấy.

action-find-here = Tìm trong bài
action-find-everywhere = Tìm trong mọi bài
action-next-hit = Chỗ tìm thấy kế tiếp
action-previous-hit = Chỗ tìm thấy trước
action-find-the-same = Tìm chỗ cùng chữ chưa mã hóa
action-tag-hits = Gắn chủ đề cho mọi chỗ tìm thấy…
action-wider-column = Mở rộng cột bên phải
action-narrower-column = Thu hẹp cột bên phải

tab-find = Tìm
panel-find-bar = Tìm trong bài
find-here-hint = Tìm trong bài này
find-everywhere-hint = Tìm trong mọi bài
find-clear = Xóa chữ cần tìm
column-edge = Đổi độ rộng cột bên phải
margin-edge = Đổi độ rộng lề
library-edge = Đổi độ rộng cột thư viện

## Cách tìm
find-marks = Dấu: { $choice }
marks-auto = Tự động
marks-exact = Đúng dấu
marks-ignored = Không phân biệt dấu
marks-help = Tự động: chữ gõ có dấu thì phải đúng dấu, chữ gõ không dấu thì khớp mọi dấu.
find-whole = Trọn âm tiết
whole-help = Chỗ tìm thấy bắt đầu và kết thúc ở ranh giới âm tiết: “ban” không khớp “bang”.
find-case = Phân biệt chữ hoa/thường
way-words = Từ ngữ
way-code-points = Đúng từng ký tự
way-pattern = Biểu thức chính quy
way-help = Từ ngữ: hòa và hoà, Ð và Đ là một, khoảng trắng bao nhiêu cũng được. Đúng từng ký tự: y như đã gõ. Biểu thức chính quy: mẫu như \d+ hay (xã|phường).
find-near = Gần nhau: { $choice }
near-off = tắt
near-n = trong { $n } âm tiết
near-help = Các từ đứng theo thứ tự nào cũng được, cách nhau không quá chừng ấy âm tiết.

## Kết quả
find-count = { $at }/{ $n }
find-count-told = Chỗ thứ { $at } trong { $n } chỗ
n-places = { $n } chỗ
find-none = Không có
find-tally = { $places } trong { $articles }
find-first = Hiện { $n } chỗ đầu.
find-listed = Đang hiện { $n } chỗ.
find-searching = Đang tìm…
find-searching-found = Đang tìm… đã thấy { $places }
find-stopped = Đã dừng tìm, mới thấy { $places }
find-loading = Còn bài chưa đọc xong; sẽ tìm lại khi đọc hết.
find-nothing = Không tìm thấy “{ $words }” trong bài nào.
find-meant = Tìm “{ $words }”?
find-sort = Sắp xếp: { $choice }
hit-sort-article = theo bài
hit-sort-date = theo ngày, mới nhất trước
hit-sort-source = theo nguồn
hit-sort-count = theo số lần gặp
hit-sort-before = theo chữ đứng trước
hit-sort-after = theo chữ đứng sau
section-exact = Đúng dấu · { $n }
section-alike = Khác dấu · { $n }
section-inside = Nằm trong tiếng khác · { $n }
section-boilerplate = Ngoài bài · { $n }
boilerplate-leave-out = Bỏ { $n } chỗ ngoài bài
boilerplate-list = Hiện cả chỗ ngoài bài
find-uncoded = Chỉ những chỗ chưa gắn “{ $theme }”
find-uncoded-any = Chỉ những chỗ chưa mã hóa
find-show-coded = Hiện cả chỗ đã mã hóa
find-all-coded = Mọi chỗ đều đã được mã hóa.
hit-told = { $before }{ $words }{ $after } — { $title }, { $place }
hit-ticked = đã chọn
hit-tick = Chọn chỗ này
tick-all = Chọn tất cả
tick-none = Bỏ chọn tất cả
find-empty = Gõ chữ cần tìm, có dấu hay không dấu đều được. ↓ xuống danh sách, Enter đến chỗ ấy, F3 đến chỗ kế tiếp, phím cách để chọn.
find-lately = Tìm gần đây
tag-all = { $count ->
    [1] Gắn chủ đề cho { $n } chỗ…
   *[other] Gắn chủ đề cho cả { $n } chỗ…
}
tag-ticked = Gắn chủ đề cho { $n } chỗ đã chọn…

## Gắn chủ đề cho những chỗ tìm thấy
tag-hits-title = Gắn chủ đề cho { $n } chỗ
tag-extent = Gắn vào
extent-words = chữ tìm thấy
extent-sentence = cả câu
extent-paragraph = cả đoạn văn
tag-unit-sentence = Dự án mã hóa trọn câu: mỗi chỗ sẽ phủ trọn câu.
tag-unit-paragraph = Dự án mã hóa trọn đoạn văn: mỗi chỗ sẽ phủ trọn đoạn văn.
tag-group = Phần của biểu thức
group-whole = toàn bộ
group-n = nhóm { $n }: “{ $words }”
tag-hits-keys = Enter để gắn · Esc để hủy · hoàn tác được một lần cho tất cả

step-hits-tagged = Đã gắn “{ $theme }” cho { $places }
notice-hits-had-it = { $places } đã gắn “{ $theme }” từ trước: không có gì mới.
notice-hits-skipped = Bỏ qua { $n } chỗ đã gắn từ trước.
notice-searched-from-start = Đã đến cuối bài: tìm tiếp từ đầu bài.
notice-searched-from-end = Đã đến đầu bài: tìm tiếp từ cuối bài.
notice-hits-changed = Chưa gắn gì: có bài đã thay đổi từ khi tìm thấy các chỗ này. Hãy chọn lại.
notice-nothing-sought = Chưa tìm thấy gì: Ctrl+F tìm trong bài, Ctrl+Shift+F tìm trong mọi bài.
notice-not-found = Không tìm thấy “{ $words }”.
notice-no-further-hit = Không còn chỗ nào theo hướng này.

fault-at = Ở ký tự thứ { $n }: { $fault }.

help-find = Tìm: Ctrl+F trong bài, Ctrl+Shift+F hoặc F4 trong mọi bài, có dấu hay không dấu; F3 đến chỗ kế tiếp. Có thể gắn chủ đề cho mọi chỗ tìm thấy cùng một lúc.

find-spellings = Cách viết khác
find-spellings-help = Tìm cả các cách viết cùng nghĩa, ví dụ TP.HCM và Thành phố Hồ Chí Minh.
find-also = Tìm cả: { $spellings }
find-spellings-edit = Sửa…
spellings = Các cách viết cùng nghĩa
spellings-help = Mỗi dòng một nhóm, các cách viết cách nhau bằng dấu chấm phẩy. Tìm một cách viết thì thấy mọi cách viết trong nhóm. Mọi người trong dự án đều thấy thay đổi của bạn.
spellings-lonely = Dòng { $line } chỉ có một cách viết. Hãy thêm cách viết khác sau dấu chấm phẩy hoặc xóa dòng này.
draft-of-spellings = Các cách viết cùng nghĩa
step-spellings = Đã sửa các cách viết cùng nghĩa
field-spellings = Cách viết
action-spellings = Các cách viết cùng nghĩa…
