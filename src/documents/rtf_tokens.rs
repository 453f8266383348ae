//! RTF taken apart into groups, control words and bytes of text.

/// A part of an RTF file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol, such as `\~`.
    Symbol(u8),
    /// A byte written as `\'hh`.
    Byte(u8),
    /// Bytes as they stand, without line ends.
    Text(&'a [u8]),
    /// What follows `\bin`.
    Binary(&'a [u8]),
}

/// The tokens of an RTF file. Whatever the bytes are, they are tokens.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

/// Longer control words, in bytes, are cut: none of the standard has more than 32.
const MAX_WORD: usize = 64;

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// What was not read yet.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Takes so many bytes, or all that there are.
    fn take(&mut self, n: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(n.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, max: usize, holds: impl Fn(u8) -> bool) -> &'a [u8] {
        let n = self.rest.iter().take(max).take_while(|byte| holds(**byte)).count();
        self.take(n)
    }

    /// What stands after a backslash.
    fn control(&mut self) -> Option<Token<'a>> {
        let first = *self.rest.first()?;
        if !first.is_ascii_alphabetic() {
            self.take(1);
            return Some(match first {
                b'\'' => self.hex_byte(),
                b'\r' | b'\n' => {
                    if first == b'\r' && self.rest.first() == Some(&b'\n') {
                        self.take(1);
                    }
                    Token::Word("par", None)
                }
                b'\t' => Token::Word("tab", None),
                _ => Token::Symbol(first),
            });
        }
        let name = self.take_while(MAX_WORD, |byte| byte.is_ascii_alphabetic());
        let name = std::str::from_utf8(name).unwrap_or_default();
        let value = self.number();
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if name == "bin" {
            let n_bytes = usize::try_from(value.unwrap_or_default()).unwrap_or_default();
            return Some(Token::Binary(self.take(n_bytes)));
        }
        Some(Token::Word(name, value))
    }

    /// The number of a control word: ten digits at most, the rest is text.
    fn number(&mut self) -> Option<i32> {
        let is_negative =
            self.rest.first() == Some(&b'-') && self.rest.get(1).is_some_and(u8::is_ascii_digit);
        if is_negative {
            self.take(1);
        }
        let digits = self.take_while(10, |byte| byte.is_ascii_digit());
        if digits.is_empty() {
            return None;
        }
        let value = digits.iter().fold(0_i64, |value, digit| value * 10 + i64::from(digit - b'0'));
        let value = if is_negative { -value } else { value };
        Some(i32::try_from(value).unwrap_or_default())
    }

    /// The byte of `\'hh`; one that is damaged is a question mark.
    fn hex_byte(&mut self) -> Token<'a> {
        let digit = |byte: Option<&u8>| byte.and_then(|byte| hex_digit(*byte));
        match (digit(self.rest.first()), digit(self.rest.get(1))) {
            (Some(high), Some(low)) => {
                self.take(2);
                Token::Byte(high << 4 | low)
            }
            _ => Token::Byte(b'?'),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            match *self.rest.first()? {
                b'{' => {
                    self.take(1);
                    return Some(Token::Open);
                }
                b'}' => {
                    self.take(1);
                    return Some(Token::Close);
                }
                b'\\' => {
                    self.take(1);
                    return self.control();
                }
                b'\r' | b'\n' | 0 => {
                    self.take(1);
                }
                _ => {
                    let is_text = |byte| !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    return Some(Token::Text(self.take_while(usize::MAX, is_text)));
                }
            }
        }
    }
}

/// The value of a hexadecimal digit.
pub(super) fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}
