//! The words of exports in the person's language.

use super::language::Words;
use crate::exchange::docx_words::DocxWords;
use crate::exchange::obsidian::ObsidianWords;
use crate::exchange::refi_writing::RefiWords;
use crate::exchange::study_pages::StudyPagesWords;
use crate::exchange::xlsx_words::{SheetWords, XlsxWords};

/// The sheets and columns of Excel workbooks.
#[must_use]
pub fn sheet_words(words: &Words) -> XlsxWords {
    XlsxWords {
        passages: SheetWords { name: words.say("sheet-passages"), about: words.say("sheet-passages-about") },
        themes: SheetWords { name: words.say("sheet-themes"), about: words.say("sheet-themes-about") },
        articles: SheetWords { name: words.say("sheet-articles"), about: words.say("sheet-articles-about") },
        people: SheetWords { name: words.say("sheet-people"), about: words.say("sheet-people-about") },
        together: SheetWords { name: words.say("sheet-together"), about: words.say("sheet-together-about") },
        queries: SheetWords { name: words.say("sheet-queries"), about: words.say("sheet-queries-about") },
        about: SheetWords { name: words.say("sheet-about"), about: String::new() },
        id: words.say("column-of-id"),
        article: words.say("column-of-article"),
        title: words.say("column-of-title"),
        date: words.say("column-of-date"),
        source: words.say("column-of-source"),
        author: words.say("column-of-author"),
        annotator: words.say("column-of-annotator"),
        theme: words.say("column-of-theme"),
        level: words.say_with("column-of-level", &[("n", "{n}")]),
        quote: words.say("column-of-quote"),
        prefix: words.say("column-of-prefix"),
        suffix: words.say("column-of-suffix"),
        starred: words.say("column-of-starred"),
        start: words.say("column-of-start"),
        end: words.say("column-of-end"),
        place: words.say("column-of-place"),
        created: words.say("column-of-created"),
        modified: words.say("column-of-modified"),
        state: words.say("column-of-state"),
        exact: words.say("column-of-exact"),
        full_name: words.say("column-of-full-name"),
        name: words.say("column-of-name"),
        parent: words.say("column-of-parent"),
        color: words.say("column-of-color"),
        definition: words.say("column-of-definition"),
        annotators: words.say("column-of-annotators"),
        characters: words.say("column-of-characters"),
        article_themes: words.say("column-of-article-themes"),
        is_done: words.say("column-of-is-done"),
        query: words.say("column-of-query"),
        item: words.say("column-of-item"),
        said: words.say("column-of-said"),
        project: words.say("column-of-project"),
        project_memo: words.say("column-of-project-memo"),
        changed_last: words.say("column-of-changed-last"),
        program: words.say("column-of-program"),
        unplaced: words.say("column-of-unplaced"),
        shortened: words.say("column-of-shortened"),
        together_limit: words.say("column-of-together-limit"),
        yes: words.say("column-of-yes"),
        date_format: words.say("column-of-date-format"),
        moment_format: words.say("column-of-moment-format"),
    }
}

/// The words of pages of a whole study.
#[must_use]
pub fn pages_words(words: &Words) -> StudyPagesWords {
    StudyPagesWords {
        contents: words.say("pages-contents"),
        aside: words.say("pages-aside"),
        unreadable: words.say("pages-unreadable"),
        article_themes: words.say("pages-article-themes"),
        memo: words.say("pages-memo"),
        done: words.say("pages-done"),
        starred: words.say("pages-starred"),
        as_coded: words.say("pages-as-coded"),
        beside: words.say("pages-beside"),
    }
}

/// The words of vaults of Obsidian.
#[must_use]
pub fn vault_words(words: &Words) -> ObsidianWords {
    ObsidianWords {
        text: words.say("vault-text"),
        passages: words.say("vault-passages"),
        articles: words.say("vault-articles"),
        queries: words.say("vault-queries"),
        annotators: words.say("vault-annotators"),
        parent: words.say("vault-parent"),
        children: words.say("vault-children"),
        unreadable: words.say("vault-unreadable"),
    }
}

/// The words of Word reports and codebooks.
#[must_use]
pub fn docx_words(words: &Words) -> DocxWords {
    DocxWords {
        contents: words.say("docx-contents"),
        modified: words.say("docx-modified"),
        made_by: words.say("docx-made-by"),
        overlapping: words.say("docx-overlapping"),
        unused_themes: words.say("docx-unused-themes"),
        articles: words.say("docx-articles"),
        other_articles: words.say("docx-other-articles"),
        done: words.say("docx-done"),
        color: words.say("docx-color"),
        definition: words.say("docx-definition"),
    }
}

/// The words of REFI-QDA projects.
#[must_use]
pub fn refi_words(words: &Words) -> RefiWords {
    RefiWords {
        title: words.say("refi-title"),
        date: words.say("refi-date"),
        source: words.say("refi-source"),
        author: words.say("refi-author"),
        path: words.say("refi-path"),
        done: words.say("refi-done"),
        unplaced: words.say("refi-unplaced"),
        queries: words.say("refi-queries"),
    }
}
