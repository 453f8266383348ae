//! Where something moves: back or forward in the text, at the start or the end of a passage.

/// Towards the start or the end of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Back,
    Forward,
}

/// One end of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}
