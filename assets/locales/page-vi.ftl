# Bài viết trên giấy: lưu thành PDF, in.

menu-paper = Bài viết thành PDF
action-save-pdf = Lưu bài thành PDF…
action-print = In bài…
dialog-save-pdf = Lưu bài thành PDF

## Trong tệp PDF
pdf-notes = Ghi chú
pdf-themes = Chủ đề
pdf-people = Người mã hóa
pdf-unplaced = Đoạn không tìm thấy trong văn bản này
pdf-letters = Ký tự không có phông chữ
pdf-letters-about = Các phông chữ của Bút Dạ không có hình cho những ký tự này. Chúng được in thành ô vuông; khi sao chép từ tệp PDF này, chúng vẫn là chính chúng.
pdf-without-theme = Không có chủ đề
pdf-page = trang
pdf-left-out = Dòng ngoài bài, không in

## Thông báo
n-pages = { $n } trang
notice-pdf-saved = Đã lưu { $pages } vào { $path }
notice-pdf-printed = Tệp PDF ({ $pages }) đang mở trong trình xem; hãy in từ đó (Ctrl+P). Nếu không thấy mở, hãy mở tệp này: { $path }
notice-pdf-not-opened = Máy này không có cách mở tệp PDF. Hãy mở tệp này trong một trình xem rồi in từ đó: { $path }
pdf-without-letters = Không phông chữ nào có { $letters }; các ký tự này được in thành ô vuông và liệt kê ở trang cuối.
