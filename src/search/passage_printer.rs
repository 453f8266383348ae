//! A question about passages as people read and type it, with no more parentheses than it needs. What is printed reads
//! as the same question again.

use super::passage_query::{DateOrder, Name, PassageQuery, Relation, Test, WordsTest};
use super::passage_spelling::{Connective, Field, Flag, RelationName, Spelling, UNKNOWN, state_word};
use super::passage_tokens::{ends_a_word, is_quote};

/// The text of a question.
#[must_use]
pub fn print(query: &PassageQuery, spelling: Spelling) -> String {
    match query {
        PassageQuery::Is(test) => print_test(test, spelling),
        PassageQuery::Not(inner) => {
            let is_group = matches!(**inner, PassageQuery::All(_) | PassageQuery::Any(_));
            format!("{} {}", Connective::Not.word(spelling), grouped(inner, is_group, spelling))
        }
        PassageQuery::All(parts) => {
            let is_group = |part: &PassageQuery| matches!(part, PassageQuery::All(_) | PassageQuery::Any(_));
            joined(parts, Connective::And, is_group, spelling)
        }
        PassageQuery::Any(parts) => {
            let is_group = |part: &PassageQuery| matches!(part, PassageQuery::Any(_));
            joined(parts, Connective::Or, is_group, spelling)
        }
        PassageQuery::Related(of, relation, to) => {
            let is_group =
                |part: &PassageQuery| !matches!(part, PassageQuery::Is(_) | PassageQuery::Related(..));
            let of = grouped(of, is_group(of), spelling);
            let to = grouped(to, !matches!(**to, PassageQuery::Is(_)), spelling);
            format!("{of} {} {to}", print_relation(*relation, spelling))
        }
    }
}

/// A relation, with its number.
#[must_use]
pub fn print_relation(relation: Relation, spelling: Spelling) -> String {
    let word = Connective::Related(RelationName::of(relation)).word(spelling);
    relation.n_sentences().map_or_else(|| word.to_owned(), |n| format!("{word} {n}"))
}

fn grouped(query: &PassageQuery, is_group: bool, spelling: Spelling) -> String {
    let text = print(query, spelling);
    if is_group { format!("({text})") } else { text }
}

fn joined(
    parts: &[PassageQuery],
    by: Connective,
    is_group: impl Fn(&PassageQuery) -> bool,
    spelling: Spelling,
) -> String {
    let parts: Vec<String> = parts.iter().map(|part| grouped(part, is_group(part), spelling)).collect();
    parts.join(&format!(" {} ", by.word(spelling)))
}

/// The text of a test.
#[must_use]
pub fn print_test(test: &Test, spelling: Spelling) -> String {
    let field = |field: Field, sign: &str, value: &str| format!("{}{sign}{value}", field.word(spelling));
    let words =
        |of: Field, test: &WordsTest| field(of, if test.is_exact { "=" } else { ":" }, &quoted(&test.words));
    match test {
        Test::Anything => "*".to_owned(),
        Test::Theme { name: Name::Called(name), is_alone: false } => quoted(name),
        Test::Theme { name, is_alone: false } => field(Field::Theme, ":", &print_name(name)),
        Test::Theme { name, is_alone: true } => field(Field::Theme, "=", &print_name(name)),
        Test::Untagged => Flag::Untagged.word(spelling).to_owned(),
        Test::Annotator(name) => field(Field::Annotator, ":", &print_name(name)),
        Test::Article(name) => field(Field::Article, ":", &print_name(name)),
        Test::Attribute { name, value } => {
            let value = value.as_ref().map(|value| format!("={}", print_name(value))).unwrap_or_default();
            field(Field::Attribute, ":", &(print_name(name) + &value))
        }
        Test::Source(name) => field(Field::Source, ":", &print_name(name)),
        Test::Unsourced => field(Field::Source, ":", UNKNOWN),
        Test::Author(name) => field(Field::Author, ":", &print_name(name)),
        Test::Unsigned => field(Field::Author, ":", UNKNOWN),
        Test::Date(order, date) => {
            let sign = match order {
                DateOrder::Before => "<",
                DateOrder::UpTo => "<=",
                DateOrder::At => ":",
                DateOrder::From => ">=",
                DateOrder::After => ">",
            };
            field(Field::Date, sign, date)
        }
        Test::Undated => field(Field::Date, ":", UNKNOWN),
        Test::Note(None) => field(Field::Note, ":", ""),
        Test::Note(Some(test)) => words(Field::Note, test),
        Test::Words(test) => words(Field::Words, test),
        Test::Starred => Flag::Starred.word(spelling).to_owned(),
        Test::State(state) => {
            let word = state_word(*state, spelling);
            let value = if word.contains(' ') { quoted(word) } else { word.to_owned() };
            field(Field::State, ":", &value)
        }
    }
}

/// A name: without quotation marks where it is one word that means nothing else.
#[must_use]
pub fn print_name(name: &Name) -> String {
    match name {
        Name::Id(id) => format!("#{id}"),
        Name::Called(name) => {
            let is_word = !name.chars().any(ends_a_word) && !name.is_empty() && !name.starts_with('#');
            let means_more =
                name == UNKNOWN || Connective::of(name).is_some() || Connective::may_begin_with(name);
            if is_word && !means_more { name.clone() } else { quoted(name) }
        }
    }
}

/// Words between quotation marks, those in them with a backslash.
fn quoted(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + 2);
    text.push('"');
    for c in words.chars() {
        if is_quote(c) || c == '\\' {
            text.push('\\');
        }
        text.push(c);
    }
    text.push('"');
    text
}
