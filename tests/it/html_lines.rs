//! Documents of web pages as lines, and prose for pages.

use butda::documents::document::{Block, Document, Run, TextKind};
use butda::documents::html_article::read;

/// A paragraph of an article.
pub const PROSE: &str =
    "Sáng nay, bà con mang rau, cá, trái cây ra bến, ghe nào cũng đầy, người mua kẻ bán cười nói rộn ràng.";

/// Paragraphs of another.
pub const ROAD: [&str; 3] = [
    "Năm ấy, tôi theo đoàn công tác về vùng cao, đi bộ hai ngày đường mới tới bản, nơi chỉ có mười bảy nóc nhà.",
    "Trưởng bản kể rằng trước kia muốn đi chợ phải dậy từ hai giờ sáng, gùi theo ngô để đổi lấy muối với dầu hỏa.",
    "Nay đường bê tông đã vào tận bản, trẻ con đi học bằng xe máy của bố mẹ, người già được khám bệnh mỗi tháng.",
];

/// Words as paragraphs of a page.
pub fn paragraphs(words: &[&str]) -> String {
    words.iter().flat_map(|words| ["<p>", words, "</p>"]).collect()
}

/// The article of a page.
pub fn article(page: &str) -> Document {
    read(page.as_bytes(), &|| false).expect("an article")
}

/// The words of runs.
pub fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The blocks as lines: `# ` a heading, `- ` an item, `> ` a quotation, `|` around cells, `[picture: …]`.
pub fn lines(document: &Document) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Text { kind, runs } => match kind {
            TextKind::Paragraph | TextKind::Note { .. } => words(runs),
            TextKind::Heading(level) => format!("{} {}", "#".repeat(usize::from(*level)), words(runs)),
            TextKind::Item { depth, number } => {
                let mark = number.map_or("-".to_owned(), |number| format!("{number}."));
                format!("{}{mark} {}", "  ".repeat(usize::from(*depth) - 1), words(runs))
            }
            TextKind::Quotation => format!("> {}", words(runs)),
        },
        Block::Row { is_first, cells } => {
            let cells: Vec<String> = cells.iter().map(|cell| words(cell)).collect();
            format!("{}|{}|", if *is_first { "=" } else { "" }, cells.join("|"))
        }
        Block::Picture { words, .. } => format!("[picture: {words}]"),
    };
    document.blocks.iter().map(line).collect()
}
