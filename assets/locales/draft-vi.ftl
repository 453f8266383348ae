# Bản nháp: những gì đang gõ mà chưa lưu thành ghi chú, ghi chú phân tích, chủ đề.

action-drafts = Bản nháp chưa lưu…
keep-help = Ctrl+Enter

draft-typing = Đang gõ…
draft-kept = bản nháp đã được giữ
draft-kept-help = Những gì đang gõ được giữ trên máy này khi bạn gõ, kể cả khi chương trình bị tắt; chỉ vào dự án khi bạn lưu.
n-drafts = { $n } bản nháp
draft-line = Bản nháp lúc { $time }, chưa lưu
draft-overtaken = Nội dung đã lưu bị sửa sau khi bạn gõ bản nháp lúc { $time }. Bên dưới là nội dung đã lưu; bản nháp là:
draft-another = Bản nháp lúc { $time }, chưa lưu:
draft-use = Dùng bản nháp
draft-add = Thêm vào dưới nội dung đã lưu
draft-discard = Bỏ bản nháp
draft-ask = Chưa lưu. Ctrl+Enter để lưu, Esc lần nữa để bỏ những gì vừa gõ.
draft-bring-back = Lấy lại
draft-open = Mở
draft-copy = Sao chép

drafts-title = Bản nháp chưa lưu
drafts-help = Những gì đã gõ mà chưa lưu được giữ trên máy này cho đến khi bạn lưu hoặc bỏ. Không ai khác thấy bản nháp.
drafts-none = Không có bản nháp nào.
drafts-show = Xem bản nháp
draft-state-overtaken = nội dung đã lưu bị sửa sau đó
draft-state-gone = chỗ của bản nháp không còn

draft-of-note = Ghi chú của đoạn “{ $name }”
draft-of-lost-note = Ghi chú của một đoạn không còn
draft-of-article = Thông tin bài “{ $name }”
draft-of-theme = Chủ đề “{ $name }”
draft-of-new-theme = Chủ đề mới
draft-of-new-theme-under = Chủ đề mới trong “{ $name }”
draft-of-summary = Tóm tắt “{ $name }”
draft-of-memo = Ghi chú phân tích của dự án
draft-of-query = Tên cho truy vấn “{ $name }”
draft-of-person = Tên của bạn

notice-draft-kept = Những gì đã gõ mà chưa lưu vẫn được giữ: { $what }.
notice-drafts-kept = Những gì đã gõ mà chưa lưu vẫn được giữ: { $drafts }, gần nhất là { $what }.
notice-draft-discarded = Đã bỏ bản nháp: { $what }.
notice-draft-overtaken = Chưa lưu, vì nội dung đã bị sửa từ nơi khác trong lúc bạn gõ: { $what }. Những gì bạn gõ được giữ làm bản nháp để bạn chọn.
notice-drafts-not-kept = Chưa giữ được bản nháp của những gì đang gõ: { $reason } Hãy lưu (Ctrl+Enter) trước khi đóng chương trình.
notice-drafts-not-read = Không hiểu tệp bản nháp nên giữ nguyên; bản nháp mới được ghi vào tệp khác: { $problem }
