# Bộ chủ đề dưới dạng tệp: xuất, in, nhập.

action-export-codebook = Xuất bộ chủ đề…
action-import-codebook = Nhập bộ chủ đề…
action-print-codebook = In bộ chủ đề…
codebook-as-file = Xuất, in hoặc nhập bộ chủ đề

export-codebook-title = Xuất bộ chủ đề
export-codebook-csv = Bảng CSV (Excel, R, Python)
export-codebook-xlsx = Excel
export-codebook-qdc = REFI-QDA (.qdc)
export-codebook-docx = Word
export-codebook-markdown = Tài liệu Markdown
export-codebook-html = Trang để in (HTML)
export-the-codebook = Bộ chủ đề…
dialog-export-codebook = Xuất bộ chủ đề ra tệp
dialog-import-codebook = Chọn bộ chủ đề (CSV hoặc Markdown)

book-title = Bộ chủ đề
book-passages = Số đoạn
book-articles = Số bài
book-empty = Chưa có chủ đề nào.
book-file-name = bộ chủ đề

n-themes = { $n } chủ đề
n-themes-made = tạo { $n } chủ đề
n-themes-filled = bổ sung { $n } chủ đề
step-codebook-imported = Đã nhập bộ chủ đề: { $made }, { $filled }
notice-book-exported = Đã xuất { $themes } vào { $path }
notice-book-printed = Bộ chủ đề đang mở trong trình duyệt; hãy in từ đó (Ctrl+P). Nếu không thấy mở, hãy mở tệp này: { $path }
notice-page-not-opened = Máy này không có cách mở trang. Hãy mở tệp này bằng trình duyệt rồi in từ đó: { $path }
notice-import-locked = Bộ chủ đề đang khóa nên chưa nhập gì. Hãy mở khóa (hình ổ khóa phía trên các chủ đề) rồi nhập lại.
notice-nothing-to-import = Chưa nhập gì: mọi chủ đề trong tệp đều đã có và không thiếu phần nào.

import-reading = Đang đọc tệp…
import-made = { $n } chủ đề mới
import-filled = { $n } chủ đề đã có được bổ sung phần còn thiếu
import-same = { $n } chủ đề đã có giữ nguyên
import-left-out = { $n } chỗ trong tệp không dùng được
import-more = … và { $n } mục nữa
import-new = mới
import-gets = thêm: { $fields }
import-keeps = giữ phần đã có: { $fields }
import-exists = đã có
import-unknown-columns = Cột không dùng: { $columns }
import-take = Nhập
import-nothing = Không có gì để nhập: các chủ đề này đều đã có.
import-help = Nội dung và màu đã có không bao giờ bị ghi đè, và Hoàn tác bỏ cả lần nhập.

problem-book-no-names = không có cột tên chủ đề. Hãy đặt tên một cột ở hàng đầu là “tên”, “mã”, “tag” hoặc “đường dẫn”.
problem-book-other-markdown = là Markdown nhưng không phải bộ chủ đề do Bút Dạ xuất. Hãy xuất dạng CSV từ chương trình gốc.
problem-book-no-themes = không có chủ đề nào.

left-out-no-name = không có tên nhìn thấy được; bỏ qua hàng này.
left-out-name-too-long = tên “{ $theme }” dài hơn { $n } ký tự; bỏ qua hàng này.
left-out-too-deep = “{ $theme }” lồng quá sâu: nhiều nhất { $n } cấp; bỏ qua hàng này.
left-out-circle = “{ $theme }” nằm trong chính nó; bỏ qua hàng này. Hãy sửa cột chủ đề cha.
left-out-too-many = bỏ qua “{ $theme }”: nhiều nhất { $n } chủ đề. Hãy chia tệp ra.
left-out-text-too-long = { $field } của “{ $theme }” dài hơn { $n } ký tự nên bị bỏ.
left-out-no-color = “{ $color }” không phải là màu, ví dụ #0069b0; chủ đề nhận màu khác.
left-out-told-twice = { $field } của “{ $theme }” có lần thứ hai và khác lần đầu; dùng lần đầu.
left-out-unclosed = dấu ngoặc kép này không được đóng; từ hàng này trở đi không đọc được. Hãy đóng lại rồi nhập lần nữa.
left-out-unknown-label = “{ $label }” không phải là nhãn của bộ chủ đề; phần sau nó bị bỏ.

cli-book-format = Không rõ định dạng của { $path }. Hãy đặt tên tệp tận cùng bằng .csv, .md hoặc .html, hoặc thêm --format csv, markdown hay html.
cli-import-would = Chưa thay đổi gì (--dry-run).
cli-import-not-made = Chưa nhập bộ chủ đề: { $reason }
cli-import-not-saved = Chưa nhập được bộ chủ đề vào thư mục dự án vì không ghi được { $file }: { $reason } Nhật ký trên máy này đã giữ bước ấy.
cli-import-unreadable = Chưa nhập bộ chủ đề: không đọc được hết các đoạn mã hóa, nên chủ đề đã có sẽ bị tạo lần nữa. Hãy cho phép đọc rồi thử lại.
