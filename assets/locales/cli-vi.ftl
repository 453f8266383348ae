# Những câu dòng lệnh nói thêm, ngoài vi.ftl.

cli-no-places = Hệ thống không cho biết thư mục nhà nên không có chỗ giữ cài đặt và khóa tệp. Hãy đặt biến HOME rồi thử lại.
cli-settings-not-read = Không hiểu được tệp cài đặt nên dùng cài đặt mặc định: { $problem }
cli-output-failed = Không ghi được kết quả ra đầu ra chuẩn ({ $reason }).
cli-closed = Có lỗi bên trong chương trình nên thư mục đã bị đóng. Hãy thử lại.
cli-folder-not-opened = Không mở được { $path } ({ $reason }). Hãy chỉ một thư mục có tệp bài viết (.txt, .md).
cli-no-such-article = Thư mục này không có bài viết { $article }. Lệnh `butda list` liệt kê các bài viết và đường dẫn của chúng.
cli-article-not-read = Không đọc được bài viết. { $problem }
cli-nobody-of-name = Không có người mã hóa nào tên “{ $name }”. Có: { $known }
cli-article-gone = bài viết không còn trong thư mục
cli-article-unreadable = không đọc được bài viết
cli-no-articles = Thư mục này không có bài viết nào (.txt, .md).

cli-query-empty = Không có gì để tìm: truy vấn để trống. Hãy ghi các từ cần tìm: butda find THƯ_MỤC TỪ
cli-query-fault = Không hiểu biểu thức chính quy “{ $query }” ở ký tự thứ { $place }: { $fault }.
cli-nothing-found = Không bài viết nào có “{ $query }”.
cli-try-instead = Có phải bạn muốn tìm “{ $query }”? Số chỗ tìm thấy: { $n }
cli-n-hits = { $n } chỗ
cli-n-articles = { $n } bài viết
cli-hits-in = { $hits } trong { $articles }

cli-quote-empty = Đoạn trích để trống. Hãy ghi đúng chữ trong bài viết: --quote ĐOẠN
cli-quote-missing = Không có “{ $quote }” trong { $article }, kể cả khi bỏ qua dấu và chữ hoa. Hãy sao chép chữ từ bài viết, cả chỗ xuống dòng; `butda list` liệt kê các bài viết.
cli-quote-similar = Không có đúng “{ $quote }” trong { $article }. Có những chỗ gần giống, hãy sao chép từ đó:
cli-quote-several = “{ $quote }” có { $n } lần trong { $article }. Hãy chọn một bằng --occurrence N:
cli-occurrence-out-of-range = Không có lần thứ { $nth }: “{ $quote }” có { $n } lần trong { $article }, đếm từ 1:
cli-place = { $number }. dòng { $line }, ký tự { $place }: { $context }
cli-more-places = … và { $n } chỗ nữa

cli-annotator-unknown = Không hiểu được tệp cài đặt nên không biết ai mã hóa. Hãy ghi --annotator TÊN hoặc sửa tệp cài đặt.
cli-annotator-empty = Tên người mã hóa để trống. Hãy ghi --annotator TÊN.
cli-theme-empty = Tên chủ đề để trống. Hãy ghi tên có chữ, hoặc cha / con: --theme TÊN
cli-theme-meant = Có { $n } chủ đề tên “{ $theme }”; dùng chủ đề của { $name }, { $id }. `butda themes THƯ_MỤC --merge` cho biết chủ đề nào gộp được.
cli-theme-of = { $id } của { $name }, { $passages }
cli-themes-stays = giữ lại: { $theme }
cli-themes-goes = gộp vào đó: { $theme }
cli-themes-none = Thư mục này chưa có chủ đề nào.
cli-themes-no-namesakes = Không có hai chủ đề nào cùng tên đầy đủ.
cli-themes-confirm = Chưa thay đổi gì. Muốn gộp, hãy thêm --merge --yes; cửa sổ có thể hoàn tác.
cli-themes-not-saved = Chưa gộp được chủ đề trong thư mục dự án vì không ghi được { $file }: { $reason } Nhật ký trên máy này đã giữ bước ấy.
cli-locked = Bộ chủ đề đã khóa và không có chủ đề này. Hãy dùng chủ đề đã có, hoặc mở khóa bộ chủ đề trong cửa sổ.
cli-not-writable = Chưa mã hóa: không ghi đè được lên tệp. { $problem }
cli-not-made = Chưa mã hóa: { $reason }
cli-not-saved = Chưa lưu được đoạn mã hóa, { $file }: { $reason }
cli-only-kept = Đoạn mã hóa được giữ trên máy này và chưa có trong thư mục: { $file }: { $reason } Lần mã hóa tiếp theo ở đây sẽ đưa nó vào.
cli-made-untold = Đã mã hóa { $id }, nhưng không ghi được mã ra đầu ra chuẩn ({ $reason }).
cli-annotations-unreadable = Chưa mã hóa: không đọc được hết các đoạn mã hóa, nên người hay chủ đề đã có sẽ bị tạo lần nữa. Hãy cho phép đọc rồi thử lại.
cli-no-such-annotator = Dự án này không có thư mục nào tên { $id }. Tên các thư mục trong `annotations` chính là mã.
cli-second-folder = { $name } cũng mã hóa ở một máy khác, trong thư mục { $other }; ở đây ghi vào một thư mục riêng: { $new }. Nếu { $other } là của máy này, hãy nhận lại bằng `--annotator-id { $other }`.
cli-not-taken-over = Chưa nhận được thư mục { $id }, và chưa mã hóa gì: { $reason }
cli-taken-over = Từ giờ thư mục { $id } của { $name } do máy này ghi.

cli-without-theme = chưa gắn chủ đề
cli-note = Ghi chú: { $note }
cli-number = { $n }
cli-n-problems = { $n } tệp có vấn đề
cli-moved = trước ở { $before }, nay ở { $now }
cli-changed = trước ở { $before }: “{ $old }”, nay ở { $now }: “{ $new }”
cli-ambiguous = trước ở { $before }, nay ở { $n } chỗ: { $places }
cli-lost = trước ở { $before }, nay không tìm thấy chỗ nào đủ giống trong bài

cli-renamed = { $from } nay có tên là { $to }: các đoạn mã hóa được tính ở đó

cli-state-exact = đúng chỗ
cli-state-moved = đã dời
cli-state-changed = đã đổi chữ
cli-state-ambiguous = có nhiều chỗ khớp
cli-state-lost = không tìm thấy
cli-state-problem = vấn đề

cli-column-passages = SỐ ĐOẠN
cli-column-articles = SỐ BÀI
cli-column-key = PHÍM
cli-column-theme = CHỦ ĐỀ
cli-column-article = BÀI VIẾT
cli-column-date = NGÀY
cli-column-characters = KÝ TỰ
cli-column-annotations = SỐ ĐOẠN
cli-column-source = NGUỒN
cli-column-title = TIÊU ĐỀ
cli-column-state = TÌNH TRẠNG
cli-column-annotator = NGƯỜI MÃ HÓA
cli-column-id = MÃ SỐ
cli-column-detail = CHI TIẾT
