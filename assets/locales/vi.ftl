# Tiếng Việt. Chính tả kiểu cũ (Hủy, Xóa, mã hóa); trích dẫn “ ”. Không có dạng số nhiều.

## Trình đơn và lệnh
menu-project = Dự án
menu-edit = Sửa
menu-mark = Đánh dấu
menu-go = Đi tới
menu-view = Xem
menu-help = Trợ giúp

action-open-folder = Mở thư mục…
action-open-samples = Mở các bài mẫu…
action-close-project = Đóng dự án
action-save-now = Lưu ngay
action-export = Xuất…
action-problems = Tệp có vấn đề
action-settings = Cài đặt
action-quit = Thoát
action-undo = Hoàn tác
action-redo = Làm lại
action-copy = Sao chép
action-copy-with-source = Sao chép kèm nguồn
action-select-paragraph = Chọn đoạn văn
action-select-all = Chọn tất cả
action-grow-by-grapheme = Chọn thêm một chữ cái
action-shrink-by-grapheme = Chọn bớt một chữ cái
action-grow-by-syllable = Chọn thêm một âm tiết
action-shrink-by-syllable = Chọn bớt một âm tiết
action-grow-by-line = Chọn thêm một dòng
action-shrink-by-line = Chọn bớt một dòng
action-grow-by-sentence = Chọn thêm một câu
action-shrink-by-sentence = Chọn bớt một câu
action-open-palette = Gắn chủ đề…
action-tag-again = Gắn lại chủ đề vừa dùng
action-tag-in-vivo = Tạo chủ đề từ chính đoạn trích
action-highlight = Tô sáng, chưa gắn chủ đề
action-star = Gắn sao / bỏ sao
action-note = Ghi chú
action-edge-mode = Chỉnh hai đầu đoạn trích
action-remove = Bỏ tô sáng
action-new-theme = Chủ đề mới…
action-lock-codebook = Khóa / mở khóa bộ mã
action-article-details = Thông tin bài viết…
action-toggle-done = Đánh dấu bài đã xong / chưa xong
action-next-sentence = Câu sau
action-previous-sentence = Câu trước
action-next-annotation = Đoạn đã gắn kế tiếp
action-previous-annotation = Đoạn đã gắn trước đó
action-next-of-theme = Đoạn kế tiếp cùng chủ đề
action-previous-of-theme = Đoạn trước đó cùng chủ đề
action-next-article = Bài sau
action-previous-article = Bài trước
action-jump-back = Quay lại chỗ vừa đọc
action-jump-forward = Tiến tới
action-escape = Bỏ chọn, lùi một bước
action-screen-down = Xuống một màn hình
action-screen-up = Lên một màn hình
action-to-start = Về đầu bài
action-to-end = Tới cuối bài
action-next-panel = Sang khung kế tiếp
action-previous-panel = Về khung trước
action-toggle-library = Thư viện
action-toggle-themes = Bộ mã
action-show-furniture = Hiện / ẩn các dòng ngoài bài
action-larger-type = Chữ to hơn
action-smaller-type = Chữ nhỏ hơn
action-usual-type = Cỡ chữ thường
action-next-appearance = Đổi giao diện
action-full-screen = Toàn màn hình
action-commands = Tất cả lệnh
action-help = Phím tắt và trợ giúp

## Màn hình đầu
welcome = Đọc bài viết, tô sáng đoạn trích, gắn chủ đề.
open-folder-help = Thư mục chứa các tệp .txt hoặc .md, ở mọi cấp. Bài viết không bao giờ bị sửa.
open-samples-help = Năm bài báo để thử, được chép vào một thư mục bạn chọn.
drop-help = Cũng có thể kéo thư mục thả vào cửa sổ này.
recent = Mở gần đây
choose-article = Chọn một bài trong thư viện để đọc.
read-first = Đọc bài đầu tiên
folder-being-read = Đang đọc thư mục…
folder-without-articles = Thư mục này không có tệp .txt hoặc .md nào.

## Thư viện
n-articles = { $n } bài
filter-articles = Lọc bài viết…
sort-by = Sắp xếp
sort-file-name = Tên tệp
sort-title = Tiêu đề
sort-date = Ngày
sort-annotations = Số đoạn đã gắn
compact = Gọn
library-empty = Thư mục này không có bài viết nào.
library-none-found = Không bài nào khớp.
no-date = không rõ ngày

## Bài đọc
panel-bar = Trình đơn và nút
panel-reader = Bài đọc
panel-status = Trạng thái
about-minutes = khoảng { $n } phút đọc
n-unplaced = { $n } đoạn không tìm thấy chỗ (xem khung Đoạn trích)
fold-closed = Đã ẩn { $n } dòng ngoài bài · Hiện
fold-open = { $n } dòng ngoài bài · Ẩn
no-theme = chưa gắn chủ đề
bar-name = { $theme }: “{ $quote }”
scroll-bar = Thanh cuộn
select-mark = Chọn đoạn “{ $theme }”
line-is = Dòng này là
label-as-found = Như chương trình nhận ra
label-title = Tiêu đề
label-date = Ngày đăng
label-source = Nguồn
label-author = Tác giả
label-lead = Sapo
label-heading = Tít phụ
label-caption = Chú thích ảnh
label-alt-text = Chữ thay ảnh
label-slug = Tên không dấu
label-section = Chuyên mục
label-site-date = Ngày của trang
label-navigation = Điều hướng
label-body = Nội dung

## Bảng chọn chủ đề
find-theme = Tìm chủ đề…
find-or-add-theme = Tìm hoặc thêm chủ đề…
new-theme = Tạo chủ đề “{ $theme }”
create-theme = Tạo chủ đề “{ $theme }”
palette-empty = Nhấn T, gõ tên chủ đề đầu tiên rồi Enter.
palette-locked = Bộ mã đang khóa: không tạo chủ đề mới.
palette-keys = Enter gắn · Shift+Enter gắn và chọn tiếp · Ctrl+Enter kèm ghi chú
palette-keys-beside = T hoặc Enter để gõ · 1–9 gắn ngay · V tạo từ đoạn trích

## Chủ đề
tab-themes = Chủ đề
tab-passages = Đoạn trích
tab-annotation = Chi tiết
themes-empty = Chưa có chủ đề nào. Ctrl+nhấp vào một câu trong bài, nhấn T, gõ tên chủ đề rồi Enter.
counts-head = bài này · tất cả
counts-help = Số đoạn đã gắn trong bài này và trong mọi bài, kể cả chủ đề con
theme-row = { $theme }: { $here } đoạn trong bài này, { $all } trong tất cả, phím { $key }
fold-branch = Gập hoặc mở nhánh { $theme }
theme-deleted-row = { $theme } (đã xóa) · { $n } đoạn
codebook-locked = Bộ mã đang khóa: gõ tên không tạo chủ đề mới. Nhấn để mở khóa
codebook-open = Khóa bộ mã để gõ tên không tạo chủ đề mới
merge-into-which = Nhấn vào chủ đề sẽ nhận “{ $theme }”. Esc: thôi
theme-describe = Mô tả, đổi tên…
theme-passages = Xem các đoạn trích
theme-new-child = Chủ đề con mới…
theme-key = Phím
theme-color = Màu
color-n = Màu { $n }
color-other = Màu khác
theme-up = Lên trên
theme-down = Xuống dưới
theme-into-previous = Làm con của chủ đề trên
theme-to-top = Đưa lên cấp cao nhất
theme-merge = Gộp vào…
theme-delete = Xóa
theme-details = Chủ đề
theme-name = Tên
theme-branch-help = “Lãnh đạo / Nêu gương” tạo cả nhánh.
theme-definition = Định nghĩa
theme-include = Bao gồm
theme-exclude = Không bao gồm
theme-example = Ví dụ
theme-memo = Ghi nhớ
theme-was-deleted = { $theme } (chủ đề đã xóa)
theme-unknown = { $theme } (không có trong bộ mã nào)
keep = Giữ lại

## Đoạn trích và chi tiết
all-passages = Tất cả đoạn trích
n-passages-in = { $n } đoạn trích trong { $articles } bài
passages-empty = Chưa có đoạn trích nào.
this-article = Bài này
annotation-none = Nhấp vào một đoạn tô sáng, hoặc Alt+↓, để xem chi tiết.
untag = Gỡ chủ đề { $theme }
note = Ghi chú
note-hint = Viết ghi chú… (Ctrl+Enter: xong)
no-note = Không có ghi chú.
starred = có sao
made-by = { $name } · tạo { $created } · sửa { $modified }
overlapping = Chồng lên đoạn này
state-moved = đã dời
state-ambiguous = khớp nhiều chỗ
state-lost = mất chỗ

## Thanh trạng thái
all-saved = Đã lưu
saved-at = Đã lưu { $time }
saving = Đang lưu…
not-saved = Chưa lưu { $path }: { $reason }
try-again = Thử lại
all-commands = Tất cả lệnh
annotator = Người mã hóa
n-annotations = { $n } đoạn đã gắn
n-problems = { $n } tệp có vấn đề
reading-folder = Đang đọc { $n } / { $all } bài
cancel = Hủy
close = Đóng
ok = Đồng ý

notice-undone = Đã hoàn tác: { $step }
notice-redone = Đã làm lại: { $step }
notice-nothing-to-undo = Không còn gì để hoàn tác.
notice-nothing-to-redo = Không còn gì để làm lại.
notice-stale = Không thực hiện được: chỗ này đã bị thay đổi từ nơi khác.
notice-all-saved = Mọi thứ đã nằm trong thư mục dự án.
notice-nothing-selected = Chưa chọn gì: kéo chuột qua chữ, hoặc Ctrl+nhấp để chọn câu.
notice-not-yours = Đoạn này của { $name }; chỉ người ấy sửa được.
notice-which-theme = Đoạn này có nhiều chủ đề: nhấn số của chủ đề cần gỡ, hoặc dùng khung Chi tiết.
notice-no-theme-of-key = Chưa chủ đề nào có phím { $key }.
notice-no-last-theme = Chưa dùng chủ đề nào: nhấn T để chọn.
notice-theme-exists = Đã có chủ đề “{ $theme }”.
notice-theme-ambiguous = Có nhiều chủ đề tên “{ $theme }”: hãy chọn trong danh sách.
notice-empty-name = Tên phải có chữ, và không có dấu “/”.
notice-locked = Bộ mã đang khóa: không tạo chủ đề mới bằng cách gõ tên.
notice-theme-circle = Một chủ đề không thể nằm trong chính nó.
notice-folder-not-opened = Không mở được { $path }: { $reason }
notice-not-written = Không ghi được { $path }: { $reason }
notice-exported = Đã xuất { $n } đoạn trích vào { $path }
notice-settings-not-saved = Không lưu được cài đặt: { $reason }
notice-settings-not-read = Không hiểu tệp cài đặt nên để nguyên: { $problem }
notice-failed = Lỗi bên trong chương trình: { $reason }. Không mất gì; hãy thử lại.
notice-not-left = Dự án còn mở vì có phần chưa lưu được. Sửa nguyên nhân rồi thử lại; làm lại lần nữa thì bỏ phần ấy.
notice-copied = Đã sao chép.

step-highlighted = Đã tô sáng
step-tagged = Đã gắn “{ $theme }”
step-untagged = Đã gỡ “{ $theme }”
step-extended = Đã nối thêm vào đoạn “{ $theme }”
step-note = Đã sửa ghi chú
step-star = Đã đổi dấu sao
step-removed = Đã bỏ tô sáng
step-edge = Đã chỉnh hai đầu đoạn trích
step-theme-made = Đã tạo chủ đề “{ $theme }”
step-theme-changed = Đã sửa chủ đề “{ $theme }”
step-theme-merged = Đã gộp “{ $from }” vào “{ $into }”
step-theme-deleted = Đã xóa chủ đề “{ $theme }”
step-codebook = Đã sửa bộ mã
step-article = Đã sửa thông tin bài viết

## Hỏi và chọn
name-title = Ai đang mã hóa?
name-help = Tên này được ghi cùng các đoạn bạn gắn, để phân biệt với người khác.
name-go-on = Tiếp tục
dialog-open = Mở thư mục bài viết
dialog-samples = Chọn thư mục để chép các bài mẫu vào
dialog-export = Xuất ra tệp
path-title = Đường dẫn
path-help = Máy này không có hộp thoại chọn tệp. Hãy gõ đường dẫn.
export-title = Xuất các đoạn trích
export-csv = Bảng CSV (Excel, R, Python)
export-json = JSON-LD, W3C Web Annotation
export-markdown = Báo cáo Markdown
find-command = Tìm lệnh…
no-command = Không có lệnh nào như vậy.
problems = Tệp có vấn đề
no-problems = Mọi tệp đều đọc được.

article-title = Tiêu đề
article-date = Ngày (năm-tháng-ngày)
article-source = Nguồn
article-author = Tác giả
article-memo = Ghi nhớ
article-done = Đã xong
article-themes = Chủ đề của cả bài
article-add-theme = Thêm chủ đề
article-attributes = Thuộc tính
attribute-name = Tên
attribute-value = Giá trị
attribute-add = Thêm thuộc tính
attribute-remove = Bỏ thuộc tính { $name }

## Cài đặt
type-and-colours = Kiểu chữ và màu
setting-name = Người mã hóa
setting-name-hint = Được hỏi khi đánh dấu lần đầu
setting-language = Ngôn ngữ
setting-appearance = Giao diện
setting-font = Kiểu chữ
setting-size = Cỡ chữ
setting-measure = Số chữ mỗi dòng
setting-line-height = Khoảng cách dòng
setting-usual = Như ban đầu
setting-palette = Bảng chọn chủ đề
setting-keys = Phím tắt
setting-keys-help = Ví dụ: Ctrl+Shift+G. Để trống: không có phím.
setting-key-wrong = Không phải phím; đang dùng phím ban đầu.
as-system = Theo hệ thống
appearance-light = Sáng
appearance-dark = Tối
appearance-sepia = Sepia
palette-beside = Mở cạnh đoạn chọn
palette-with-keyboard = Mở và gõ được ngay
palette-on-request = Chỉ khi nhấn T

## Trợ giúp
help-read = Đọc: phím cách xuống một màn hình; Ctrl+PgDn sang bài sau; Ctrl và + − đổi cỡ chữ.
help-select = Chọn: kéo chuột; nhấp đôi chọn âm tiết, nhấp ba chọn đoạn văn, Ctrl+nhấp chọn câu. Bằng phím: J và K đi từng câu.
help-tag = Gắn: chọn chữ rồi nhấn phím số của chủ đề; hoặc T, gõ vài chữ của tên (không cần dấu), Enter. Dấu chấm gắn lại chủ đề vừa dùng.
help-edge = Chỉnh: nhấp vào đoạn tô sáng rồi kéo hai đầu; hoặc B, ← →, Tab đổi đầu, Enter giữ, Esc thôi.
help-undo = Mọi việc đều hoàn tác được bằng Ctrl+Z.
help-files = Ghi chép nằm trong thư mục annotations cạnh các bài viết, dạng văn bản RON. Bài viết không bao giờ bị sửa.
help-digits = Gắn hoặc gỡ chủ đề có phím này

## Báo cáo
report-title = Các đoạn trích
report-themes = Chủ đề
report-note = Ghi chú

## Vấn đề với tệp
problem-place = dòng { $line }, cột { $column }
problem-unreadable = không đọc được ({ $reason }). Kiểm tra quyền truy cập rồi mở lại.
problem-not-regular = không phải tệp thường nên bị bỏ qua.
problem-too-large = lớn hơn mức đọc được: { $megabytes } MB, tối đa 64 MB. Hãy tách tệp.
problem-link-outside = liên kết ra ngoài thư mục dự án nên không được theo. Hãy chép tệp vào thư mục.
problem-same-name = trùng tên với một tệp khác, chỉ khác cách ghép dấu. Hãy đổi tên một tệp.
problem-name-not-unicode = tên tệp không phải Unicode. Hãy đổi tên tệp.
problem-empty = tệp không có chữ nào.
problem-utf16 = tệp là UTF-16, chưa phải UTF-8. Hãy lưu lại dạng UTF-8.
problem-not-utf8 = không phải UTF-8: byte sai { $value } ở dòng { $line } (byte { $byte }). Hãy lưu lại dạng UTF-8.
problem-binary = có byte 0 ở vị trí { $byte }: đây không phải tệp văn bản.
problem-not-ron = không đọc được RON: { $reason }. Tệp được để nguyên; sửa chỗ này rồi mở lại.
problem-newer-format = do phiên bản mới hơn ghi (dạng { $format }): chỉ hiện, không ghi đè.
problem-unknown-field = có trường “{ $field }” mà phiên bản này không biết: chỉ hiện, không ghi đè.
problem-foreign-kind = là tệp loại “{ $kind }”, không phải loại cần ở đây.
problem-second-copy = là bản thứ hai của cùng người và cùng bài; bản này được để nguyên, không hiện.
problem-duplicate-id = hai mục cùng mã { $id }; mục đầu được dùng, tệp không bị ghi đè.
problem-end-before-start = mục { $id } kết thúc trước khi bắt đầu; được bỏ qua, tệp không bị ghi đè.
problem-unknown-theme = mục { $id } có chủ đề “{ $theme }” không nằm trong bộ mã nào.
problem-unknown-label = nhãn “{ $label }” không có trong phiên bản này; tệp không bị ghi đè.

write-changed-on-disk = chương trình khác đã sửa tệp này kể từ lần đọc; tệp được để nguyên. Hãy mở lại dự án để thấy bản mới.
write-not-allowed = không được phép ghi ({ $reason }). Kiểm tra quyền của thư mục rồi thử lại.
write-link = tệp hoặc thư mục là một liên kết, và liên kết không được theo. Hãy thay bằng thư mục thật.
write-disk-full = đĩa đầy. Giải phóng dung lượng rồi thử lại.
write-folder-gone = thư mục không còn ở đó ({ $reason }). Khôi phục thư mục rồi thử lại.
write-other = { $reason }

## Mở cửa sổ
launch-no-display = butda: không có màn hình để mở cửa sổ ({ $reason }). Hãy chạy từ màn hình đồ họa, hoặc đặt DISPLAY hay WAYLAND_DISPLAY. Thư viện cần trên Debian, Ubuntu: apt install libxkbcommon-x11-0 libgl1 libegl1 libxcursor1 libxi6 libxrandr2. Không cần cửa sổ: butda --help
launch-no-renderer = butda: máy này không có cả OpenGL lẫn Vulkan để vẽ cửa sổ ({ $reason }). Trên Debian, Ubuntu: apt install libgl1-mesa-dri mesa-vulkan-drivers. Không cần cửa sổ: butda --help
