# The codebook as a file: exported, printed, imported.

action-export-codebook = Export codebook…
action-import-codebook = Import codebook…
action-print-codebook = Print codebook…
codebook-as-file = Export, print or import the codebook

export-codebook-title = Export codebook
export-codebook-csv = CSV table (Excel, R, Python)
export-codebook-xlsx = Excel
export-codebook-qdc = REFI-QDA (.qdc)
export-codebook-docx = Word
export-codebook-markdown = Markdown document
export-codebook-html = Page for printing (HTML)
export-the-codebook = Codebook…
dialog-export-codebook = Export codebook to a file
dialog-import-codebook = Choose a codebook (CSV or Markdown)

book-title = Codebook
book-passages = Passages
book-articles = Articles
book-empty = No themes yet.
book-file-name = codebook

n-themes = { $count ->
    [one] { $n } theme
   *[other] { $n } themes
}
n-themes-made = { $count ->
    [one] { $n } theme created
   *[other] { $n } themes created
}
n-themes-filled = { $count ->
    [one] { $n } theme completed
   *[other] { $n } themes completed
}
step-codebook-imported = Imported the codebook: { $made }, { $filled }
notice-book-exported = Exported { $themes } to { $path }
notice-book-printed = The codebook is opening in your browser; print it there (Ctrl+P). If nothing opens, open this file: { $path }
notice-page-not-opened = This desktop has no way to open the page. Open this file in a browser and print it there: { $path }
notice-import-locked = The codebook is locked, so nothing was imported. Unlock it (the lock above the themes), then import again.
notice-nothing-to-import = Nothing imported: all themes of the file already exist, and nothing of theirs is empty.

import-reading = Reading the file…
import-made = { $count ->
    [one] { $n } new theme
   *[other] { $n } new themes
}
import-filled = { $count ->
    [one] { $n } existing theme gets missing texts
   *[other] { $n } existing themes get missing texts
}
import-same = { $count ->
    [one] { $n } existing theme stays as it is
   *[other] { $n } existing themes stay as they are
}
import-left-out = { $count ->
    [one] { $n } place in the file cannot be used
   *[other] { $n } places in the file cannot be used
}
import-more = … and { $n } more
import-new = new
import-gets = gets: { $fields }
import-keeps = keeps its own: { $fields }
import-exists = exists
import-unknown-columns = Columns not used: { $columns }
import-take = Import
import-nothing = Nothing to import: all these themes already exist.
import-help = Existing texts and colours are never overwritten, and Undo takes the whole import back.

problem-book-no-names = has no column with the names of themes. Name one column “name”, “code”, “tag” or “path” in the first row.
problem-book-other-markdown = is Markdown, but not a codebook exported by Bút Dạ. Export it as CSV from the program it comes from.
problem-book-no-themes = has no themes.

left-out-no-name = no visible name; this row is skipped.
left-out-name-too-long = the name “{ $theme }” is longer than { $n } characters; this row is skipped.
left-out-too-deep = “{ $theme }” is nested too deep: { $n } levels at most; this row is skipped.
left-out-circle = “{ $theme }” is placed under itself; this row is skipped. Correct its parent.
left-out-too-many = “{ $theme }” is skipped: { $n } themes at most. Split the file.
left-out-text-too-long = { $field } of “{ $theme }” is longer than { $n } characters and is left out.
left-out-no-color = “{ $color }” is not a colour such as #0069b0; the theme gets one of its own.
left-out-told-twice = { $field } of “{ $theme }” is given a second time and differs; the first one is used.
left-out-unclosed = this quotation mark is never closed; nothing from this row on is read. Close it, then import again.
left-out-unknown-label = “{ $label }” is not a label of a codebook; the text after it is left out.

cli-book-format = The format of { $path } is not clear. Name a file ending in .csv, .md or .html, or add --format csv, markdown or html.
cli-import-would = Nothing changed (--dry-run).
cli-import-not-made = Codebook not imported: { $reason }
cli-import-not-saved = The codebook was not imported into the project folder, because { $file } could not be written: { $reason } The journal on this computer has the step.
cli-import-unreadable = Codebook not imported: not all annotations can be read, and themes that exist would be created a second time. Allow reading, then try again.
