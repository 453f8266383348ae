//! The signs that stand where sentences end and begin, in the scripts of the world, and the letters around them.

/// Whether a sentence may end with this.
pub fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…') || is_full_stop(c)
}

/// Stops that stand for nothing else, in scripts without capitals.
pub fn is_full_stop(c: char) -> bool {
    matches!(
        c,
        '。' | '｡'
            | '！'
            | '？'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '։'
            | '።'
            | '။'
            | '។'
            | '៕'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
    )
}

pub fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '»' | '›' | ')' | ']' | '}' | '」' | '』' | '）' | '】' | '〉' | '》' | '］')
}

/// Marks that close in one language and open in another, or are written the same: they close where no letter follows.
pub fn may_close(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '‹')
}

/// What may stand before the first word of a sentence.
pub fn is_skipped_before_a_sentence(c: char) -> bool {
    matches!(
        c,
        '“' | '‘'
            | '"'
            | '\''
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '*'
            | '-'
            | '–'
            | '—'
            | '•'
            | '_'
            | '„'
            | '‚'
            | '»'
            | '›'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '【'
            | '《'
            | '+'
            | '#'
            | '→'
            | '◦'
            | '▪'
            | '·'
    ) || c.is_whitespace()
}

/// Letters of scripts that know no capitals.
pub fn is_uncased(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// Chinese and Japanese letters, which stand without spaces.
pub fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// A letter that stands alone before a full stop where names are shortened.
pub fn is_initial(c: char) -> bool {
    c.is_uppercase() || matches!(c, '\u{590}'..='\u{6FF}' | '\u{900}'..='\u{DFF}') && c.is_alphabetic()
}
