# Những gì `--help` hiện ra, và những câu về đối số sai. Tên lệnh, tên tùy chọn và giá trị của chúng giữ nguyên trong mọi thứ tiếng.
# `cli-help-LỆNH` cho biết lệnh làm gì (`-long`: nói thêm khi dùng --help), `cli-help-LỆNH-ĐỐI-SỐ` cho biết đối số làm gì;
# đối số mà nhiều lệnh có giống nhau mang tên `cli-help-ĐỐI-SỐ`.

cli-help-heading-usage = Cách dùng
cli-help-heading-commands = Lệnh
cli-help-heading-arguments = Đối số
cli-help-heading-options = Tùy chọn
cli-help-placeholder-options = [TÙY_CHỌN]
cli-help-default = [mặc định: { $value }]
cli-help-values = [các giá trị: { $values }]

cli-help-value-command = LỆNH
cli-help-value-article = BÀI_VIẾT
cli-help-value-axis = TRỤC
cli-help-value-file = TỆP
cli-help-value-folder = THƯ_MỤC
cli-help-value-format = ĐỊNH_DẠNG
cli-help-value-how = CÁCH
cli-help-value-id = MÃ_SỐ
cli-help-value-n = N
cli-help-value-name = TÊN
cli-help-value-order = THỨ_TỰ
cli-help-value-query = TRUY_VẤN
cli-help-value-row = DÒNG
cli-help-value-text = CHỮ
cli-help-value-unit = ĐƠN_VỊ
cli-help-value-word = TỪ

cli-help-help = Hiện hướng dẫn này
cli-help-help-more = Hiện hướng dẫn này (--help nói kỹ hơn)
cli-help-help-less = Hiện hướng dẫn này (-h nói gọn hơn)
cli-help-version = Hiện số phiên bản

cli-help-folder = Dự án: thư mục có tệp bài viết (.txt, .md)
cli-help-article = Đường dẫn của bài viết trong thư mục, như lệnh `list` cho thấy
cli-help-query = Chỉ những đoạn khớp truy vấn, như lệnh `passages` tìm; không ghi thì lấy mọi đoạn
cli-help-json = Mỗi dòng một đối tượng JSON
cli-help-csv = Một bảng CSV
cli-help-annotators = Chỉ đoạn mã hóa của những người này: ghi tên, cách nhau bằng dấu phẩy
cli-help-with-children = Tính đoạn của các chủ đề con vào chủ đề cha
cli-help-dry-run = Cho biết việc nhập sẽ làm gì, không thay đổi gì

cli-help-butda = Đọc bài viết và mã hóa theo chủ đề
cli-help-butda-long =
    Không ghi lệnh thì cửa sổ mở ra. Thư mục trùng tên với một lệnh thì ghi là ./check.
    Mã thoát: 0 là xong, 1 là xong nhưng có điều cần xem lại, 2 là không làm được.
cli-help-butda-folder = Dự án cần mở: thư mục có tệp bài viết (.txt, .md)
cli-help-butda-no-reopen = Bắt đầu ở màn hình đầu tiên, không mở lại dự án lần trước

cli-help-check = Cho biết tình trạng từng đoạn mã hóa so với bài viết: đúng chỗ (exact), đã dời (moved), đã đổi chữ (changed), có nhiều chỗ khớp (ambiguous), không tìm thấy (lost)

cli-help-list = Liệt kê bài viết với tiêu đề, ngày, nguồn, số ký tự và số đoạn mã hóa

cli-help-text = In văn bản đọc của một bài viết: văn bản dùng để đếm vị trí; với Markdown là phần không có ký hiệu

cli-help-find = Tìm từ trong các bài viết, mỗi chỗ tìm thấy kèm ngữ cảnh
cli-help-find-long =
    Dấu thanh, dấu mũ, dấu móc và chữ đ được tính nếu có gõ; khoảng trắng và vị trí đặt dấu thanh không bao giờ tính.
    Mã thoát: 0 là có tìm thấy, 1 là không tìm thấy hoặc có tệp cần xem lại, 2 là không tìm được với truy vấn này.
cli-help-find-query = Các từ cần tìm
cli-help-find-whole = Chỉ trọn âm tiết
cli-help-find-case = Phân biệt chữ hoa, chữ thường
cli-help-find-regex = Truy vấn là biểu thức chính quy, xét từng dòng; dấu được tính đúng như đã gõ
cli-help-find-code-points = Đúng từng ký tự (điểm mã): Đ khác Ð, dấu cách khác dấu cách không ngắt
cli-help-find-marks = Dấu thanh và dấu chữ được tính thế nào: auto: dấu đã gõ thì phải có; exact: đúng các dấu ấy; none: không phân biệt dấu
cli-help-find-near = Các từ đứng theo thứ tự nào cũng được trong một dòng, từ cuối cách từ đầu không quá N âm tiết
cli-help-find-literal = Chỉ tìm cách viết của truy vấn, không tìm cách viết cùng nghĩa như TP.HCM và Thành phố Hồ Chí Minh
cli-help-find-no-boilerplate = Bỏ qua những dòng ngoài bài, như trình đơn của trang

cli-help-passages = Liệt kê các đoạn mã hóa
cli-help-passages-query = Chỉ những đoạn khớp, ví dụ: “Lãnh đạo” và không sao, hoặc: “A” gần 2 “B”; không ghi thì lấy mọi đoạn. Hãy đặt cả truy vấn trong dấu nháy của dòng lệnh. Sách hướng dẫn có toàn bộ ngôn ngữ truy vấn. Viết bằng tiếng Anh cũng được: “Lãnh đạo” and not star

cli-help-themes = Liệt kê chủ đề; với --merge: các chủ đề trùng tên; với --export và --import: bộ chủ đề ở dạng tệp
cli-help-themes-merge = Cho biết những chủ đề nào trùng tên đầy đủ, như khi nhiều người cùng tạo, và cái nào sẽ gộp vào cái nào: vào chủ đề của chính bạn, nếu không thì vào chủ đề có nhiều đoạn nhất
cli-help-themes-yes = Gộp các chủ đề ấy. Đó là một bước, có thể hoàn tác trong cửa sổ
cli-help-themes-export = Ghi bộ chủ đề vào tệp này; ghi - để đưa ra đầu ra chuẩn. Đuôi tệp quyết định định dạng: .xlsx, .csv, .docx, .md và .qdc (REFI-QDA) nhập lại được; .html là trang để in
cli-help-themes-format = Định dạng khi xuất; không ghi thì theo đuôi tệp
cli-help-themes-import = Nhập bộ chủ đề: REFI-QDA (.qdc), Excel hoặc CSV (kể cả của Taguette và chương trình khác, có các cột như name, code hay tag, parent, description, color), Word, hoặc tệp Markdown do --export ghi. Chủ đề đã có được bổ sung phần còn trống, không ghi đè gì; chủ đề chưa có được tạo mới. Đó là một bước, có thể hoàn tác trong cửa sổ. Mã thoát là 1 nếu có phần bị bỏ lại
cli-help-themes-annotator = Ai gộp hoặc nhập; không ghi thì lấy tên trong cài đặt, nếu không có thì lấy tên đăng nhập

cli-help-annotate = Mã hóa một đoạn và in mã số của đoạn mã hóa mới khi đã ghi xong vào đĩa
cli-help-annotate-quote = Lời cần mã hóa, đúng như trong bài viết
cli-help-annotate-theme = Chủ đề, ghi đúng tên; chủ đề con ghi là `cha / con`; chưa có thì được tạo mới. Có thể ghi nhiều lần
cli-help-annotate-note = Ghi chú cho đoạn này
cli-help-annotate-occurrence = Lấy chỗ thứ mấy nếu lời ấy có ở nhiều chỗ: đếm từ 1, kể cả những chỗ giao nhau
cli-help-annotate-annotator = Ai mã hóa; không ghi thì lấy tên trong cài đặt, nếu không có thì lấy tên đăng nhập
cli-help-annotate-annotator-id = Mã hóa với tư cách người có mã số này, là mã số trong tên thư mục của họ, và nhận thư mục ấy về máy này: chẳng hạn sau khi cài lại máy

cli-help-import = Nhập tệp của chương trình khác thành bài viết: mỗi tệp thành một tệp mới trong thư mục `imported` của dự án
cli-help-import-files = Các tệp, hoặc thư mục chứa tệp. Văn bản mà dự án đã có thì không nhập lại
cli-help-import-as = Đọc theo định dạng này; không ghi thì theo nội dung và đuôi của từng tệp
cli-help-import-comments = Biến bình luận trong tài liệu thành đoạn mã hóa có ghi chú
cli-help-import-coder = Người mã hóa trong dự án được nhập mà các đoạn thành của chính bạn, để trống nếu không có ai; không ghi thì lấy người duy nhất, hoặc người trùng tên với bạn. Những người khác trở thành người mã hóa của dự án
cli-help-import-json = Mỗi dòng một đối tượng JSON: một tệp, những gì đã tạo từ đó và những gì bị bỏ lại
cli-help-import-annotator = Ai nhập; không ghi thì lấy tên trong cài đặt, nếu không có thì lấy tên đăng nhập

cli-help-export = Ghi dự án, hoặc một phần, ra tệp cho chương trình khác đọc
cli-help-export-format = Định dạng. Bảng: csv, xlsx, matrix (bài viết và chủ đề). Để đọc: docx, html, pdf, markdown. Cho chương trình khác: refi (REFI-QDA, chuẩn của phần mềm mã hóa), json (W3C Web Annotation), portable (nghiên cứu không kèm văn bản). Ghi chú và tài liệu tham khảo: obsidian, ris, csl, bibtex. Dữ liệu: sqlite, parquet, jsonl, brat, iramuteq, graphml
cli-help-export-article = Chỉ một bài viết: đường dẫn của bài trong thư mục, như lệnh `list` cho thấy
cli-help-export-query = Chỉ các đoạn khớp truy vấn, như lệnh `passages` tìm
cli-help-export-rows = Mỗi dòng của bảng là gì: một đoạn và một chủ đề (theme), hay một đoạn (passage)
cli-help-export-by = Báo cáo xếp theo gì: chủ đề (theme) hay bài viết (article)
cli-help-export-exact = Giữ nguyên những ô mà chương trình bảng tính có thể coi là công thức
cli-help-export-presence = Trong bảng bài viết và chủ đề, ghi 1 nếu có đoạn và 0 nếu không, thay cho số đoạn
cli-help-export-output = Tệp cần ghi; ghi - để đưa ra đầu ra chuẩn

cli-help-count = Đếm số đoạn, bài viết, người mã hóa và ký tự của từng chủ đề
cli-help-count-unit = `units` đếm gì: đoạn (passage), hay câu (sentence), đoạn văn (paragraph), bài viết (article) có đoạn mã hóa

cli-help-cross = Đếm chủ đề, bài viết, người mã hóa, nguồn, ngày hoặc thuộc tính theo từng cặp hàng và cột
cli-help-cross-rows = Hàng là gì: theme (chủ đề), article (bài viết), annotator (người mã hóa), source (nguồn), year (năm), month (tháng) hoặc attribute:TÊN (thuộc tính)
cli-help-cross-columns = Cột là gì, cũng chọn như vậy
cli-help-cross-unit = `units`, tỉ lệ và chênh lệch đếm gì: đoạn (passage), hay câu (sentence), đoạn văn (paragraph), bài viết (article) có đoạn mã hóa

cli-help-cooccur = Cho biết những chủ đề nào xuất hiện cùng nhau, và bao nhiêu lần
cli-help-cooccur-unit = Thế nào là cùng nhau: overlap (hai đoạn giao nhau), sentence, paragraph, article (ở chung một câu, đoạn văn, bài viết), near:N (giữa hai đoạn có không quá N câu), follows:N (đoạn sau bắt đầu không quá N câu sau đoạn trước)

cli-help-words = Đếm từ trong các bài viết; nếu có truy vấn thì so từ trong các đoạn của nó với phần còn lại
cli-help-words-unit = Từ là gì: một tiếng (syllable), từ có một hay nhiều tiếng (word), hay cụm từ hay đi cùng nhau (collocation)
cli-help-words-context = Liệt kê các chỗ có từ này, kèm phần đứng trước và đứng sau

cli-wrong-unknown-option = Ở đây không có tùy chọn “{ $argument }”.
cli-wrong-unknown-argument = Thừa đối số “{ $argument }”.
cli-wrong-as-value = Nếu “{ $argument }” là giá trị chứ không phải tùy chọn, hãy ghi -- trước nó.
cli-wrong-did-you-mean = Có phải bạn muốn ghi “{ $nearest }”?
cli-wrong-unknown-command = Không có lệnh “{ $command }”.
cli-wrong-missing = Còn thiếu: { $arguments }
cli-wrong-no-value = “{ $argument }” cần có giá trị.
cli-wrong-value = “{ $value }” không phải là giá trị của “{ $argument }”.
cli-wrong-values = Các giá trị: { $values }
cli-wrong-number = “{ $argument }” cần một số nguyên, “{ $value }” không phải là số nguyên.
cli-wrong-takes-no-value = “{ $argument }” không nhận giá trị: hãy bỏ “{ $value }”.
cli-wrong-twice = “{ $argument }” được ghi nhiều hơn một lần.
cli-wrong-conflict = “{ $argument }” không dùng chung được với: { $others }
cli-wrong-conflict-command = “{ $command }” không dùng được sau { $others }. Lệnh đứng ngay sau butda; sau thư mục không ghi gì thêm.
cli-wrong-encoding = Có đối số không phải là văn bản Unicode hợp lệ. Chỉ tên thư mục và tên tệp mới được như vậy.
cli-wrong-try = Xem thêm: `{ $command } --help`
