# What is said of exports.
export-title = Export data
dialog-export = Export to a file
notice-exported = Exported { $passages } to { $path }
notice-export-stopped = Export stopped. Nothing was written to { $path }
exporting = Exporting { $name }…
exporting-of = Exporting { $name }: { $n } of { $all } articles
export-open = Open
export-show = Show in folder
export-write = Export to a file…
export-format = Format
export-part = Which part
export-part-project = The whole project
export-part-article = The article being read: { $title }
export-part-chosen = { $count ->
    [one] The chosen passage
   *[other] The { $n } chosen passages
}
export-part-query = The passages listed: { $query }
export-whose = Whose annotations
export-whose-nobody = Choose at least one person.
export-preview = Preview
export-preview-waiting = Gathering…
export-preview-nothing = No passages.
export-preview-more = … and { $n } more
export-preview-unplaced = { $count ->
    [one] 1 passage was not found in today’s text; it is exported with its words
   *[other] { $n } passages were not found in today’s text; they are exported with their words
}
export-choice-rows = Each row is
export-rows-theme = a passage and a theme
export-rows-passage = a passage, with its themes in one cell
export-choice-by = Ordered by
export-by-theme = theme
export-by-article = article
export-choice-crossed = Each cell is
export-crossed-counts = the number of passages
export-crossed-presence = 1 for any, 0 for none
export-exact = Leave cells that begin with =, +, - or @ as they are (Excel may take them for formulas)
export-purpose-tables = Spreadsheets and statistics
export-purpose-reading = To read and hand in
export-purpose-programs = To other coding software
export-purpose-notes = Notes and references
export-purpose-data = Data for your own analysis
export-csv = CSV
export-csv-about = A table of passages for Excel, R, Python or SPSS: a row for each passage and theme, with article, date, annotator, position and note.
export-json = Web Annotation (JSON-LD)
export-json-about = The W3C’s standard for annotations: positions, quotations, themes and notes. Bút Dạ can import it again.
export-markdown = Markdown report
export-markdown-about = A report as text: quotations, notes and sources, by theme or by article.
n-people = { $count ->
    [one] { $n } annotator
   *[other] { $n } annotators
}
export-sqlite = SQLite
export-sqlite-about = A database of all tables of the project (articles, passages, themes, annotators, attributes), with views to ask by SQL. Bút Dạ can import it again.
export-parquet = Parquet
export-parquet-about = The same tables as Parquet files in a .zip, for DuckDB, Spark and pandas. docs/large.md explains every column.
