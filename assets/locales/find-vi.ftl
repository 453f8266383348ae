# Tìm kiếm: trong bài đang đọc, trong mọi bài, và gắn chủ đề cho những chỗ tìm thấy.

action-find-here = Tìm trong bài
action-find-everywhere = Tìm trong mọi bài
action-next-hit = Chỗ tìm thấy kế tiếp
action-previous-hit = Chỗ tìm thấy trước đó
action-find-the-same = Tìm những chỗ cùng chữ chưa gắn
action-tag-hits = Gắn chủ đề cho các chỗ tìm thấy…
action-wider-column = Cột bên phải rộng hơn
action-narrower-column = Cột bên phải hẹp hơn

tab-find = Tìm
panel-find-bar = Tìm trong bài
find-here-hint = Tìm trong bài này
find-everywhere-hint = Tìm trong mọi bài
find-clear = Xóa chữ cần tìm
column-edge = Độ rộng cột bên phải

## Cách tìm
find-marks = Dấu: { $choice }
marks-auto = Tự động
marks-exact = Đúng dấu
marks-ignored = Không phân biệt dấu
marks-help = Tự động: chữ gõ có dấu thì phải đúng dấu, chữ gõ không dấu thì gặp mọi dấu.
find-whole = Trọn tiếng
whole-help = Chỗ tìm thấy bắt đầu và kết thúc ở chỗ hết tiếng: “ban” không gặp “bang”.
find-case = Phân biệt hoa/thường
way-words = Từ ngữ
way-code-points = Đúng từng ký tự
way-pattern = Biểu thức chính quy
way-help = Từ ngữ: hòa và hoà, Ð và Đ là một, khoảng trắng bao nhiêu cũng được. Đúng từng ký tự: y như đã gõ. Biểu thức chính quy: mẫu như \d+ hay (xã|phường).
find-near = Gần nhau: { $choice }
near-off = tắt
near-n = trong { $n } tiếng
near-help = Các từ đứng theo thứ tự nào cũng được, cách nhau không quá chừng ấy tiếng.

## Kết quả
find-count = { $at }/{ $n }
find-count-told = { $n } chỗ, đang ở chỗ thứ { $at }
n-places = { $n } chỗ
find-none = Không có
find-tally = { $places } trong { $articles }
find-first = Hiện { $n } chỗ đầu.
find-listed = Đang hiện { $n } chỗ.
find-searching = Đang tìm…
find-searching-found = Đang tìm… đến giờ có { $places }
find-stopped = Đã dừng tìm: mới có { $places }
find-loading = Còn bài chưa đọc xong; sẽ tìm lại khi đọc hết.
find-nothing = Không tìm thấy “{ $words }” trong bài nào.
find-meant = Tìm “{ $words }”?
find-sort = Sắp xếp: { $choice }
hit-sort-article = theo bài
hit-sort-before = theo chữ đứng trước
hit-sort-after = theo chữ đứng sau
section-exact = Đúng dấu · { $n }
section-alike = Khác dấu · { $n }
section-boilerplate = Ngoài bài · { $n }
boilerplate-leave-out = Bỏ { $n } chỗ ngoài bài
boilerplate-list = Hiện cả chỗ ngoài bài
find-uncoded = Chỉ những chỗ chưa gắn “{ $theme }”
find-uncoded-any = Chỉ những chỗ chưa gắn
find-show-coded = Hiện cả chỗ đã gắn
find-all-coded = Mọi chỗ đều đã gắn.
hit-told = { $before }{ $words }{ $after } — { $title }, { $place }
hit-ticked = đã chọn
hit-tick = Chọn chỗ này
tick-all = Chọn tất cả
tick-none = Bỏ chọn
find-empty = Gõ chữ cần tìm: có dấu hay không dấu đều được. ↓ xuống danh sách, Enter tới chỗ ấy, F3 tới chỗ kế tiếp, phím cách để chọn.
find-lately = Tìm gần đây
tag-all = Gắn chủ đề cho cả { $n } chỗ…
tag-ticked = Gắn chủ đề cho { $n } chỗ đã chọn…

## Gắn chủ đề cho những chỗ tìm thấy
tag-hits-title = Gắn chủ đề cho { $n } chỗ
tag-extent = Gắn vào
extent-words = chữ tìm thấy
extent-sentence = cả câu
extent-paragraph = cả đoạn văn
tag-unit-sentence = Dự án mã hóa theo trọn câu: mỗi chỗ sẽ phủ trọn câu.
tag-unit-paragraph = Dự án mã hóa theo trọn đoạn văn: mỗi chỗ sẽ phủ trọn đoạn văn.
tag-group = Phần của biểu thức
group-whole = toàn bộ
group-n = nhóm { $n }: “{ $words }”
tag-hits-keys = Enter gắn · Esc thôi · hoàn tác được một lần cho tất cả

step-hits-tagged = Đã gắn “{ $theme }” cho { $places }
notice-hits-had-it = { $places } đã gắn “{ $theme }” từ trước: không có gì mới.
notice-hits-skipped = Bỏ qua { $n } chỗ đã gắn từ trước.
notice-searched-from-start = Đã hết bài: tìm tiếp từ đầu bài.
notice-searched-from-end = Đã tới đầu bài: tìm tiếp từ cuối bài.
notice-hits-changed = Chưa gắn gì: có bài đã thay đổi từ khi tìm thấy các chỗ này. Hãy chọn lại.
notice-nothing-sought = Chưa tìm thấy gì: Ctrl+F tìm trong bài, Ctrl+Shift+F tìm trong mọi bài.
notice-not-found = Không tìm thấy “{ $words }”.
notice-no-further-hit = Không còn chỗ nào theo hướng này.

fault-at = Ở ký tự thứ { $n }: { $fault }.

help-find = Tìm: Ctrl+F trong bài, Ctrl+Shift+F hoặc F4 trong mọi bài, có dấu hay không dấu; F3 tới chỗ kế tiếp. Chỗ tìm thấy có thể gắn chủ đề cùng một lúc.
