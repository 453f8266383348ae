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
export-xlsx = Excel
export-xlsx-about = A workbook with a sheet each for passages, themes, articles, annotators and co-occurrence, ready to filter and sort.
export-matrix = Article × theme matrix
export-matrix-about = A row for each article and a column for each theme, for R, SPSS and Python, with the articles’ attributes.

# The sheets and columns of Excel workbooks.
sheet-passages = Passages
sheet-passages-about = The passages with their themes, articles and positions.
sheet-themes = Themes
sheet-themes-about = The codebook, in tree order.
sheet-articles = Articles
sheet-articles-about = One row per article.
sheet-people = Annotators
sheet-people-about = One row per annotator.
sheet-together = Co-occurrence
sheet-together-about = Pairs of overlapping passages of two themes.
sheet-queries = Saved queries
sheet-queries-about = One row per query.
sheet-about = About
column-of-id = Passage ID
column-of-article = Article file
column-of-title = Title
column-of-date = Date
column-of-source = Source
column-of-author = Author
column-of-annotator = Annotator
column-of-theme = Theme
column-of-level = Level { $n }
column-of-quote = Quote
column-of-prefix = Before
column-of-suffix = After
column-of-starred = Starred
column-of-start = Start
column-of-end = End
column-of-place = Citation
column-of-created = Created (UTC)
column-of-modified = Modified (UTC)
column-of-state = State
column-of-exact = in place
column-of-full-name = Full name
column-of-name = Name
column-of-parent = Parent theme
column-of-color = Colour
column-of-definition = Definition
column-of-annotators = Annotators
column-of-characters = Characters
column-of-article-themes = Themes of the whole article
column-of-is-done = Done
column-of-query = Query
column-of-item = Item
column-of-said = Content
column-of-project = Project
column-of-project-memo = Project memo
column-of-changed-last = Last changed (UTC)
column-of-program = Program
column-of-unplaced = Passages not found or with several matches
column-of-shortened = Shortened cells
column-of-together-limit = Themes in the co-occurrence table
column-of-yes = yes
column-of-date-format = yyyy-mm-dd
column-of-moment-format = yyyy-mm-dd hh:mm
pages-contents = Contents
pages-aside = Lines outside the article
pages-unreadable = This article cannot be read now. Its coded passages are listed below.
pages-article-themes = Themes of the whole article
pages-memo = Memo
pages-done = Coding done
pages-starred = starred
pages-as-coded = As coded
pages-beside = Passages at
export-html = Web page (HTML)
export-html-about = The articles as they are read, with highlights, theme labels and notes, in one file that any browser opens.
export-pdf = PDF
export-pdf-about = The articles set for paper, with highlights, theme labels, notes and contents.
