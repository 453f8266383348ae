//! Which way the letters of a line go. A line with letters of Hebrew, Arabic and their like is read from right to left, with
//! words and numbers from left to right in it, by the rules of Unicode (UAX 9).

use super::positions::Span;
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

/// The directions in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directions {
    /// Whether the line as a whole goes from right to left.
    pub is_rtl: bool,
    /// The stretches of one direction, in the order of the text; none is empty, and together they are the line.
    stretches: Vec<Stretch>,
}

/// Letters of one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where they stand in the line, in bytes.
    pub span: Span,
    /// Whether they go from right to left.
    pub is_rtl: bool,
}

/// Whether a letter goes from right to left.
#[must_use]
pub fn is_rtl_letter(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL)
}

/// Whether a text has a letter that goes from right to left, or a sign that makes others do so.
#[must_use]
pub fn has_rtl(text: &str) -> bool {
    // Most letters are told apart by their number alone: Vietnamese, English, Thai and Korean stand where none of these do.
    let may_turn = |c: &char| *c >= '\u{590}' && !('\u{900}'..='\u{200E}').contains(c);
    text.chars().filter(may_turn).any(turns)
}

/// Whether a character goes from right to left, or makes others do so.
fn turns(c: char) -> bool {
    matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::RLE | BidiClass::RLO | BidiClass::RLI)
}

impl Directions {
    /// The directions in a line; `None` where all of it goes from left to right.
    #[must_use]
    pub fn of(line: &str) -> Option<Self> {
        if !has_rtl(line) {
            return None;
        }
        let order = VisualOrder::of(line);
        let mut stretches: Vec<Stretch> = Vec::new();
        for (start, c) in line.char_indices() {
            let end = start + c.len_utf8();
            let is_rtl = order.0.levels.get(start).is_some_and(Level::is_rtl);
            match stretches.last_mut() {
                Some(last) if last.is_rtl == is_rtl => last.span.end = end,
                _ => stretches.push(Stretch { span: Span::new(start, end), is_rtl }),
            }
        }
        Some(Self { is_rtl: order.is_rtl(), stretches })
    }

    /// Whether the letter at a byte of the line goes from right to left; at its end, whether the line does.
    #[must_use]
    pub fn is_rtl_at(&self, byte: usize) -> bool {
        let at = self.stretches.partition_point(|stretch| stretch.span.end <= byte);
        self.stretches.get(at).map_or(self.is_rtl, |stretch| stretch.is_rtl)
    }

    /// The stretches of one direction, in the order of the text.
    #[must_use]
    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }
}

/// A line put in the order of the eye, row by row.
pub struct VisualOrder<'l>(ParagraphBidiInfo<'l>);

impl<'l> VisualOrder<'l> {
    /// Looks at a line.
    #[must_use]
    pub fn of(line: &'l str) -> Self {
        // A line is one paragraph, though it may hold signs that end one elsewhere.
        Self(ParagraphBidiInfo::new(line, None))
    }

    /// Whether the line as a whole goes from right to left.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        self.0.paragraph_level.is_rtl()
    }

    /// The parts of a row from left to right, each in one direction, and never over the bounds of a stretch. `row` is the
    /// row without white space at its end, in bytes of the line.
    #[must_use]
    pub fn row(&self, row: Span) -> Vec<Stretch> {
        if row.is_empty() {
            return Vec::new();
        }
        let (levels, runs) = self.0.visual_runs(row.start..row.end);
        let stretch = |run: std::ops::Range<usize>| Stretch {
            is_rtl: levels.get(run.start).is_some_and(Level::is_rtl),
            span: Span::new(run.start, run.end),
        };
        runs.into_iter().map(stretch).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Directions, VisualOrder, has_rtl};
    use crate::text::positions::Span;

    #[test]
    fn vietnamese_english_and_chinese_go_from_left_to_right() {
        for line in ["Đảng bộ tỉnh – 5.000 ₫ “a”…", "the end", "一二三。", "🎉 e\u{301}"]
        {
            assert!(!has_rtl(line) && Directions::of(line).is_none(), "{line}");
        }
    }

    #[test]
    fn a_line_goes_as_its_first_letter_does_and_words_and_numbers_in_it_as_they_do() {
        let line = "شارك 25 من Bút Dạ اليوم.";
        let directions = Directions::of(line).expect("a line from right to left");
        assert!(directions.is_rtl);
        let of = |is_rtl: bool| -> Vec<&str> {
            let stretches = directions.stretches().iter().filter(|stretch| stretch.is_rtl == is_rtl);
            stretches.map(|stretch| stretch.span.of(line)).collect()
        };
        assert_eq!(of(false), ["25", "Bút Dạ"]);
        assert_eq!(of(true).concat().chars().count() + "25Bút Dạ".chars().count(), line.chars().count());
        assert!(directions.is_rtl_at(0) && directions.is_rtl_at(line.len()));
        let quoted = Directions::of("Báo viết “אבג” hôm qua").expect("a word from right to left");
        assert!(!quoted.is_rtl && !quoted.is_rtl_at(0));
    }

    #[test]
    fn the_eye_meets_the_parts_of_a_row_from_left_to_right() {
        let line = "שלום Bút Dạ 25 עולם";
        let order = VisualOrder::of(line);
        let whole = order.row(Span::new(0, line.len()));
        let seen: Vec<&str> = whole.iter().map(|stretch| stretch.span.of(line)).collect();
        assert_eq!(seen, [" עולם", "Bút Dạ 25", "שלום "]);
        let first = order.row(Span::new(0, "שלום".len()));
        assert_eq!((first.len(), first[0].is_rtl), (1, true));
    }
}
