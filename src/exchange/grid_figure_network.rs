//! The network of themes that stand together: a disc a theme, as large as it is frequent, and a line for each pair.

use super::figure::{Datum, Figure};
use super::figure_network::{MAX_NODES, Network, NetworkEdge, NetworkNode, network};
use super::grid::{Grid, GridNumbers};
use super::grid_figure::GridDrawing;
use crate::analysis::page::Numbers;
use std::collections::BTreeSet;

/// Draws the pairs of the table, the strongest first, of no more themes than a network has.
#[expect(clippy::cast_precision_loss, reason = "no count reaches 2^53")]
pub(super) fn network_of(grid: &Grid, drawing: &GridDrawing<'_>) -> Figure {
    let Numbers::Together(together) = &grid.answer().numbers else { return Figure::default() };
    let mut pairs: Vec<usize> = (0..together.pairs.len()).collect();
    pairs.sort_by_key(|at| std::cmp::Reverse(together.pairs.get(*at).map(|pair| pair.together)));
    let mut themes: BTreeSet<usize> = BTreeSet::new();
    for pair in pairs.iter().filter_map(|at| together.pairs.get(*at)) {
        let mut more = themes.clone();
        more.extend([pair.one, pair.other]);
        if more.len() > MAX_NODES {
            break;
        }
        themes = more;
    }
    let themes: Vec<usize> = themes.into_iter().collect();
    let node_of = |theme: usize| themes.binary_search(&theme).ok();
    let is_list = grid.numbers == GridNumbers::Pairs;
    let row_of = |item: usize| grid.rows.iter().position(|row| row.item == Some(item));
    let nodes = themes.iter().filter_map(|theme| {
        let shown = grid.answer().themes.get(*theme)?;
        let passages = together.themes.get(*theme).map_or(0, |theme| theme.passages);
        Some(NetworkNode {
            label: shown.name.clone(),
            color: shown.color.clone(),
            size: passages as f64,
            datum: Datum { behind: None, told: Some(format!("{}: {passages}", shown.full_name)) },
        })
    });
    let edges = pairs.iter().filter_map(|at| {
        let pair = together.pairs.get(*at)?;
        let (from, to) = (node_of(pair.one)?, node_of(pair.other)?);
        let datum = if is_list {
            row_of(*at).map(|row| grid.datum(row, 0, drawing))
        } else {
            let column = grid.columns.iter().position(|column| column.item == Some(pair.other));
            row_of(pair.one).zip(column).map(|(row, column)| grid.datum(row, column, drawing))
        };
        Some(NetworkEdge { from, to, weight: pair.together as f64, datum: datum.unwrap_or_default() })
    });
    let (nodes, edges) = (nodes.collect(), edges.collect());
    network(&Network { nodes, edges, note: drawing.words.network_note.clone() }, &drawing.frame)
}
