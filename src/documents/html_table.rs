//! Tables that hold data, told from those that old pages are laid out with.

use super::html_tag::Tag;
use super::html_tree::{Kind, NodeAt, Tree};

/// More text in a cell, in bytes, is an article.
const MAX_CELL_BYTES: usize = 600;
/// More paragraphs in a cell are an article.
const MAX_CELL_PARAGRAPHS: usize = 6;

/// Whether a table's rows are rows of data: two or more rows and columns, no table in a table, cells of few words.
pub(super) fn is_data_table(tree: &Tree<'_>, table: NodeAt) -> bool {
    let role = tree.attribute(table, "role").unwrap_or_default();
    if role == "presentation" || role == "none" {
        return false;
    }
    let (mut n_rows, mut n_cells, mut most_cells) = (0, 0, 0_usize);
    let (mut n_bytes, mut n_paragraphs, mut n_pictures) = (0, 0, 0_usize);
    for at in tree.range(table).skip(1) {
        match tree.nodes.get(at).map(|node| &node.kind) {
            Some(Kind::Text(text)) => {
                n_bytes += text.trim_ascii().len();
                if n_bytes > MAX_CELL_BYTES {
                    return false;
                }
            }
            Some(Kind::Element(tag)) => match *tag {
                Tag::TABLE | Tag::H1 | Tag::H2 | Tag::BLOCKQUOTE | Tag::FIGURE | Tag::FORM => return false,
                Tag::TR => (n_rows, n_cells) = (n_rows + 1, 0),
                Tag::TD | Tag::TH => {
                    n_cells += 1;
                    most_cells = most_cells.max(n_cells);
                    (n_bytes, n_paragraphs) = (0, 0);
                }
                Tag::P | Tag::DIV | Tag::LI => {
                    n_paragraphs += 1;
                    if n_paragraphs > MAX_CELL_PARAGRAPHS {
                        return false;
                    }
                }
                Tag::IMG => n_pictures += 1,
                _ => {}
            },
            Some(Kind::Raw(_)) | None => {}
        }
    }
    // Two rows of which one is pictures: they are shown beside each other, with their captions below.
    n_rows >= 2 && most_cells >= 2 && (n_pictures == 0 || n_pictures * 2 < n_rows * most_cells)
}
