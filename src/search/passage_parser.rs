//! Reads what a person typed as a question about passages. Where it is none, the fault tells the character.

use super::passage_dates::date_of;
use super::passage_fault::{PassageFault, PassageFaultKind};
use super::passage_query::{DateOrder, Name, PassageQuery, Test, WordsTest};
use super::passage_spelling::{Connective, Field, Flag, RelationName, UNKNOWN, is_sentences, state_of};
use super::passage_tokens::{Sign, Token, TokenKind, tokens};
use std::ops::Range;

/// How many sentences are near, where nobody says.
const USUALLY_NEAR: usize = 2;

/// How many pieces a relation has at most: its name, its number and what that counts.
const MAX_JOINING: usize = 3;

/// How many words a flag has at most.
const FLAG_WORDS: usize = 4;

/// How deep questions may lie in one another.
const MAX_DEPTH: usize = 60;

/// A question that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The question.
    pub query: PassageQuery,
    /// Where each of its names stands, in code points, from left to right.
    pub names: Vec<Range<usize>>,
}

/// Reads a question; an empty one lets everything pass.
///
/// # Errors
/// What is wrong with it, and at which character.
pub fn parse(typed: &str) -> Result<Parsed, PassageFault> {
    let tokens = tokens(typed)?;
    let end = typed.chars().count();
    let mut parser = Parser { tokens: &tokens, at: 0, end, names: Vec::new(), depth: 0 };
    if tokens.is_empty() {
        return Ok(Parsed { query: PassageQuery::everything(), names: Vec::new() });
    }
    let query = parser.any()?;
    match parser.peek() {
        None => Ok(Parsed { query, names: parser.names }),
        Some(Token { at, kind: TokenKind::Close }) => {
            Err(PassageFault::new(at.clone(), PassageFaultKind::StrayParenthesis))
        }
        Some(token) => Err(PassageFault::new(token.at.clone(), PassageFaultKind::NoConnective)),
    }
}

struct Parser<'t> {
    tokens: &'t [Token],
    at: usize,
    end: usize,
    names: Vec<Range<usize>>,
    depth: usize,
}

type Read<T> = Result<T, PassageFault>;

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    fn word_at(&self, at: usize) -> Option<&'t str> {
        self.tokens.get(at).and_then(Token::word)
    }

    fn connective(&self) -> Option<Connective> {
        self.word_at(self.at).and_then(Connective::of)
    }

    /// Where the next piece stands; nothing at the end where there is none.
    fn here(&self) -> Range<usize> {
        self.peek().map_or(self.end..self.end, |token| token.at.clone())
    }

    fn fault<T>(&self, kind: PassageFaultKind) -> Read<T> {
        Err(PassageFault::new(self.here(), kind))
    }

    fn any(&mut self) -> Read<PassageQuery> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fault(PassageFaultKind::TooDeep);
        }
        let mut parts = vec![self.all()?];
        while self.connective() == Some(Connective::Or) {
            self.at += 1;
            parts.push(self.all()?);
        }
        self.depth -= 1;
        Ok(one_or(parts, PassageQuery::Any))
    }

    fn all(&mut self) -> Read<PassageQuery> {
        let mut parts = vec![self.turned()?];
        while self.connective() == Some(Connective::And) {
            self.at += 1;
            parts.push(self.turned()?);
        }
        Ok(one_or(parts, PassageQuery::All))
    }

    fn turned(&mut self) -> Read<PassageQuery> {
        if self.flag().is_some() || self.connective() != Some(Connective::Not) {
            return self.related();
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fault(PassageFaultKind::TooDeep);
        }
        self.at += 1;
        let inner = self.turned()?;
        self.depth -= 1;
        Ok(PassageQuery::Not(Box::new(inner)))
    }

    fn related(&mut self) -> Read<PassageQuery> {
        let mut of = self.term()?;
        let mut n_related = 0;
        while let Some(Connective::Related(name)) = self.connective() {
            n_related += 1;
            if n_related > MAX_DEPTH {
                return self.fault(PassageFaultKind::TooDeep);
            }
            self.at += 1;
            let reach = reach_of(name, self.tokens.get(self.at..).unwrap_or_default());
            self.at += reach.n_words;
            let relation = name.with(reach.n_sentences);
            let is_turned = self.flag().is_none() && self.connective() == Some(Connective::Not);
            self.at += usize::from(is_turned);
            let to = self.term()?;
            let to = if is_turned { PassageQuery::Not(Box::new(to)) } else { to };
            of = PassageQuery::Related(Box::new(of), relation, Box::new(to));
        }
        Ok(of)
    }

    fn term(&mut self) -> Read<PassageQuery> {
        if let Some((flag, n_words)) = self.flag() {
            self.at += n_words;
            return Ok(PassageQuery::Is(match flag {
                Flag::Starred => Test::Starred,
                Flag::Untagged => Test::Untagged,
            }));
        }
        match self.peek().map(|token| &token.kind) {
            Some(TokenKind::Open) => self.in_parentheses(),
            Some(TokenKind::Word(word)) if Connective::of(word).is_none() => self.named(),
            Some(TokenKind::Quoted(_)) => {
                let name = self.value(PassageFaultKind::NoTerm)?;
                Ok(PassageQuery::of_theme(name))
            }
            _ => self.fault(PassageFaultKind::NoTerm),
        }
    }

    fn in_parentheses(&mut self) -> Read<PassageQuery> {
        let opened = self.here();
        self.at += 1;
        let inner = self.any()?;
        match self.peek().map(|token| &token.kind) {
            Some(TokenKind::Close) => {
                self.at += 1;
                Ok(inner)
            }
            None => Err(PassageFault::new(opened, PassageFaultKind::OpenParenthesis)),
            Some(_) => self.fault(PassageFaultKind::NoConnective),
        }
    }

    /// A flag, where nothing follows that would make it part of a name.
    fn flag(&self) -> Option<(Flag, usize)> {
        let words: Vec<&str> = (self.at..).map_while(|at| self.word_at(at)).take(FLAG_WORDS + 1).collect();
        let (flag, n_words) = Flag::at_start_of(&words)?;
        let goes_on = words.get(n_words).is_some_and(|word| Connective::of(word).is_none());
        let has_value =
            matches!(self.tokens.get(self.at + n_words), Some(Token { kind: TokenKind::Sign(_), .. }));
        (!goes_on && !has_value).then_some((flag, n_words))
    }

    /// Words up to the next connective or sign, and where they stand.
    fn words(&mut self) -> (String, Range<usize>) {
        let mut words: Vec<&str> = Vec::new();
        let mut at = self.here();
        while let Some(word) = self.word_at(self.at).filter(|word| Connective::of(word).is_none()) {
            at.end = self.here().end;
            words.push(word);
            self.at += 1;
        }
        (words.join(" "), at)
    }

    /// A field with its value, `*`, or the name of a theme without quotation marks.
    fn named(&mut self) -> Read<PassageQuery> {
        let (words, at) = self.words();
        let Some(Token { kind: TokenKind::Sign(sign), at: sign_at }) = self.peek() else {
            if words == "*" {
                return Ok(PassageQuery::everything());
            }
            self.names.push(at);
            return Ok(PassageQuery::of_theme(name_of(words)));
        };
        let Some(field) = Field::of(&words) else {
            return Err(PassageFault::new(at, PassageFaultKind::NoField(words)));
        };
        let is_plain = matches!(sign, Sign::Colon | Sign::Equals);
        if field != Field::Date && !is_plain {
            return Err(PassageFault::new(sign_at.clone(), PassageFaultKind::NoOrder));
        }
        self.at += 1;
        self.test(field, *sign).map(PassageQuery::Is)
    }

    fn test(&mut self, field: Field, sign: Sign) -> Read<Test> {
        let is_exact = sign == Sign::Equals;
        Ok(match field {
            Field::Theme => Test::Theme { name: self.value(PassageFaultKind::NoValue)?, is_alone: is_exact },
            Field::Annotator => Test::Annotator(self.value(PassageFaultKind::NoValue)?),
            Field::Article => Test::Article(self.article()?),
            Field::Source => self.known()?.map_or(Test::Unsourced, Test::Source),
            Field::Author => self.known()?.map_or(Test::Unsigned, Test::Author),
            Field::Attribute => {
                let name = self.value(PassageFaultKind::NoValue)?;
                let has_value =
                    matches!(self.peek(), Some(Token { kind: TokenKind::Sign(Sign::Equals), .. }));
                self.at += usize::from(has_value);
                let value = has_value.then(|| self.value(PassageFaultKind::NoValue)).transpose()?;
                Test::Attribute { name, value }
            }
            Field::Date => self.date(sign)?,
            Field::Words => Test::Words(WordsTest { words: self.text()?.0, is_exact }),
            Field::Note => {
                let next = self.peek().map(|token| &token.kind);
                let has_words = match next {
                    Some(TokenKind::Word(word)) => Connective::of(word).is_none(),
                    next => matches!(next, Some(TokenKind::Quoted(_))),
                };
                Test::Note(if has_words { Some(WordsTest { words: self.text()?.0, is_exact }) } else { None })
            }
            Field::State => {
                let (name, at) = self.text()?;
                let state = state_of(&name);
                Test::State(state.ok_or_else(|| PassageFault::new(at, PassageFaultKind::NoState(name)))?)
            }
        })
    }

    fn date(&mut self, sign: Sign) -> Read<Test> {
        let (typed, at) = self.text()?;
        if typed == UNKNOWN {
            return Ok(Test::Undated);
        }
        let order = match sign {
            Sign::Less => DateOrder::Before,
            Sign::UpTo => DateOrder::UpTo,
            Sign::Colon | Sign::Equals => DateOrder::At,
            Sign::From => DateOrder::From,
            Sign::More => DateOrder::After,
        };
        match date_of(&typed) {
            Some(date) => Ok(Test::Date(order, date)),
            None => Err(PassageFault::new(at, PassageFaultKind::NoDate(typed))),
        }
    }

    /// The name of an article: between quotation marks every space counts, for it may be that of a file.
    fn article(&mut self) -> Read<Name> {
        let quoted = match self.peek().map(|token| &token.kind) {
            Some(TokenKind::Quoted(words)) => Some(words.clone()),
            _ => None,
        };
        let name = self.value(PassageFaultKind::NoValue)?;
        Ok(quoted.map_or(name, Name::Called))
    }

    /// A name; `None` for the sign that it is not known.
    fn known(&mut self) -> Read<Option<Name>> {
        let goes_on = self.word_at(self.at + 1).is_some_and(|word| Connective::of(word).is_none());
        if self.word_at(self.at) == Some(UNKNOWN) && !goes_on {
            self.at += 1;
            return Ok(None);
        }
        self.value(PassageFaultKind::NoValue).map(Some)
    }

    /// A name after a sign, or between quotation marks.
    fn value(&mut self, missing: PassageFaultKind) -> Read<Name> {
        let is_quoted = matches!(self.peek(), Some(Token { kind: TokenKind::Quoted(_), .. }));
        let (words, at) = self.text_or(missing)?;
        self.names.push(at);
        Ok(if is_quoted { Name::Called(words) } else { name_of(words) })
    }

    fn text(&mut self) -> Read<(String, Range<usize>)> {
        self.text_or(PassageFaultKind::NoValue)
    }

    fn text_or(&mut self, missing: PassageFaultKind) -> Read<(String, Range<usize>)> {
        let (words, at) = match self.peek() {
            Some(Token { at, kind: TokenKind::Quoted(words) }) => {
                self.at += 1;
                (words.trim().to_owned(), at.clone())
            }
            Some(_) => self.words(),
            None => (String::new(), self.here()),
        };
        if words.is_empty() { Err(PassageFault::new(at, missing)) } else { Ok((words, at)) }
    }
}

/// What follows a relation and belongs to it.
struct Reach {
    n_sentences: usize,
    n_words: usize,
}

/// The number of sentences after `near` and its like; the word that may follow others, as in `chồng lên`.
fn reach_of(name: RelationName, tokens: &[Token]) -> Reach {
    let word_at = |at: usize| tokens.get(at).and_then(Token::word);
    let counts = name.with(USUALLY_NEAR).n_sentences().is_some();
    if let Some(n_sentences) = word_at(0).filter(|_| counts).and_then(|word| word.parse().ok()) {
        return Reach { n_sentences, n_words: 1 + usize::from(word_at(1).is_some_and(is_sentences)) };
    }
    let has_tail = name.tail().is_some_and(|tail| word_at(0) == Some(tail));
    Reach { n_sentences: USUALLY_NEAR, n_words: usize::from(has_tail) }
}

/// Whether something to ask for is still missing at the end of what was typed: nothing was, or what stands there last
/// joins, or opens a parenthesis.
#[must_use]
pub fn is_unfinished(typed: &str) -> bool {
    let Ok(tokens) = tokens(typed) else { return false };
    let joins_at = |at: usize| match tokens.get(at).and_then(Token::word).and_then(Connective::of) {
        Some(Connective::Related(name)) => {
            at + 1 + reach_of(name, tokens.get(at + 1..).unwrap_or_default()).n_words == tokens.len()
        }
        Some(Connective::And | Connective::Or | Connective::Not) => at + 1 == tokens.len(),
        None => false,
    };
    let is_open = tokens.last().is_none_or(|last| last.kind == TokenKind::Open);
    is_open || (tokens.len().saturating_sub(MAX_JOINING)..tokens.len()).any(joins_at)
}

/// A name that was typed without quotation marks: an id where it is one word that begins with `#`.
fn name_of(words: String) -> Name {
    match words.strip_prefix('#').filter(|id| !id.is_empty() && !id.contains(' ')) {
        Some(id) => Name::Id(id.to_owned()),
        None => Name::Called(words),
    }
}

fn one_or(mut parts: Vec<PassageQuery>, join: fn(Vec<PassageQuery>) -> PassageQuery) -> PassageQuery {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        last => {
            parts.extend(last);
            join(parts)
        }
    }
}
