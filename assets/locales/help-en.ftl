# What `--help` shows, and what is said of wrong arguments. Verbs, options and their values stay as they are in every language.
# `cli-help-VERB` tells what a verb does (`-long`: more, where --help is given), `cli-help-VERB-ARGUMENT` what an argument of it does;
# arguments that several verbs have alike go by `cli-help-ARGUMENT`.

cli-help-heading-usage = Usage
cli-help-heading-commands = Commands
cli-help-heading-arguments = Arguments
cli-help-heading-options = Options
cli-help-placeholder-options = [OPTIONS]
cli-help-default = [default: { $value }]
cli-help-values = [possible values: { $values }]

cli-help-value-command = COMMAND
cli-help-value-article = ARTICLE
cli-help-value-axis = AXIS
cli-help-value-file = FILE
cli-help-value-folder = FOLDER
cli-help-value-format = FORMAT
cli-help-value-how = HOW
cli-help-value-id = ID
cli-help-value-n = N
cli-help-value-name = NAME
cli-help-value-order = ORDER
cli-help-value-query = QUERY
cli-help-value-row = ROW
cli-help-value-text = TEXT
cli-help-value-unit = UNIT
cli-help-value-word = WORD

cli-help-help = Print help
cli-help-help-more = Print help (--help tells more)
cli-help-help-less = Print help (-h is shorter)
cli-help-version = Print the version

cli-help-folder = The project: a folder with article files (.txt, .md)
cli-help-article = The article’s path within the folder, as `list` shows it
cli-help-query = The passages that meet it, as `passages` finds them; all where it is left out
cli-help-json = One JSON object a line
cli-help-csv = A table as CSV
cli-help-annotators = Only the annotations of these people: their names, separated by commas
cli-help-with-children = Count the passages of the themes below a theme as its own
cli-help-dry-run = Tell what an import would do, and change nothing

cli-help-butda = Reads articles and codes them by theme
cli-help-butda-long =
    Without a command the window opens. A folder named like a command is given as ./check.
    Exit codes: 0 done, 1 done but something needs attention, 2 not done.
cli-help-butda-folder = The project to open: a folder with article files (.txt, .md)
cli-help-butda-no-reopen = Start with the first screen, not with the project that was open last

cli-help-check = Tell how every annotation stands to its article: exact, moved, changed, ambiguous, lost

cli-help-list = List the articles with title, date, source, characters and annotations

cli-help-text = Print the reading text of an article: the text that positions count in, of Markdown without its marks

cli-help-find = Find words in the articles, each match with its context
cli-help-find-long =
    Tone marks, hats, horns and đ count where they are typed; white space and the place of a tone never do.
    Exit codes: 0 something was found, 1 nothing was found or a file needs attention, 2 the query was not asked.
cli-help-find-query = The words to find
cli-help-find-whole = Whole syllables only
cli-help-find-case = Capitals count
cli-help-find-regex = The query is a regular expression, each line by itself; marks count as they are typed
cli-help-find-code-points = Character by character (code points): Đ is not Ð, and a space is not a non-breaking space
cli-help-find-marks = How tone and letter marks count: auto: those typed must be there; exact: just those; none: not at all
cli-help-find-near = The words in any order in one line, the last at most N syllables after the first
cli-help-find-literal = Only the spelling of the query, and none that means the same, such as TP.HCM for Thành phố Hồ Chí Minh
cli-help-find-no-boilerplate = Leave out lines that do not belong to an article, such as menus

cli-help-passages = List the annotated passages
cli-help-passages-query = Those that meet it, such as: “Lãnh đạo” and not star, or: “A” near 2 “B”; all where it is left out. Put it between the shell’s own quotation marks. The guide has the whole language. In Vietnamese too: “Lãnh đạo” và không sao

cli-help-themes = List the themes; with --merge, those with the same name; with --export and --import, the codebook as a file
cli-help-themes-merge = Tell which themes have the same full name, as where several people each made one, and what would be merged into what: into your own, else into the one with the most passages
cli-help-themes-yes = Merge them. It is one step, which can be undone in the window
cli-help-themes-export = Write the codebook to this file; - for standard output. The file’s ending tells the format: .xlsx, .csv, .docx, .md and .qdc (REFI-QDA) can be imported again; .html is a page to print
cli-help-themes-format = The format of the export; otherwise what the file’s ending tells
cli-help-themes-import = Import a codebook: REFI-QDA (.qdc), Excel or CSV (also of Taguette and others, with columns such as name, code or tag, parent, description, color), Word, or the Markdown that --export writes. Themes that exist get the texts they lack, nothing is overwritten, others are created. It is one step, which can be undone in the window. Exit code 1 where something was left out
cli-help-themes-annotator = Who merges or imports; otherwise the name in the settings, else the login name

cli-help-annotate = Annotate a passage and print the id of the new annotation once it is on disk
cli-help-annotate-quote = The words to annotate, as they are in the article
cli-help-annotate-theme = A theme by its exact name, a child as `parent / child`; created if it does not exist. May be repeated
cli-help-annotate-note = A note about the passage
cli-help-annotate-occurrence = Which one, where the words are at several places: counted from 1, overlapping ones too
cli-help-annotate-annotator = Who annotates; otherwise the name in the settings, else the login name
cli-help-annotate-annotator-id = Annotate as the person with this id, as in the name of their folder, and make that folder this computer’s: after a new installation, for example

cli-help-import = Import files of other programs as articles: each becomes a new file in the folder `imported` of the project
cli-help-import-files = The files, or folders of files. A text that the project already has is not imported again
cli-help-import-as = The format they are read as; otherwise what each file’s bytes and ending tell
cli-help-import-comments = Make annotations with notes of the comments in documents
cli-help-import-coder = The coder of a project whose passages become the annotator’s own, an empty name for none; otherwise the only coder, or the one with the annotator’s name. Other coders become annotators
cli-help-import-json = One JSON object a line: a file, what was made of it, and what was left out
cli-help-import-annotator = Who imports; otherwise the name in the settings, else the login name

cli-help-export = Write the project, or a part of it, to a file that other programs read
cli-help-export-format = The format. Tables: csv, xlsx, matrix (articles and themes). To read: docx, html, pdf, markdown. For other programs: refi (REFI-QDA, the standard of coding software), json (W3C Web Annotation), portable (a study without texts). Notes and references: obsidian, ris, csl, bibtex. Data: sqlite, parquet, jsonl, brat, iramuteq, graphml
cli-help-export-article = Only one article: its path within the folder, as `list` shows it
cli-help-export-query = Only the passages of a query, as `passages` finds them
cli-help-export-rows = What a row of a table stands for: a passage and a theme (theme), or a passage (passage)
cli-help-export-by = What a report is ordered by
cli-help-export-exact = Leave cells as they are that a spreadsheet may take for formulas
cli-help-export-presence = In a table of articles and themes, 1 for any passage and 0 for none, instead of how many there are
cli-help-export-output = The file to write; - for standard output

cli-help-count = Count passages, articles, people and characters of each theme
cli-help-count-unit = What `units` are: passages, or the sentences, paragraphs or articles that passages reach into

cli-help-cross = Count themes, articles, people, sources, dates or attributes against each other
cli-help-cross-rows = What rows stand for: theme, article, annotator, source, year, month or attribute:NAME
cli-help-cross-columns = What columns stand for, likewise
cli-help-cross-unit = What `units`, shares and residuals count: passages, or the sentences, paragraphs or articles that they reach into

cli-help-cooccur = Tell which themes occur together, and how often
cli-help-cooccur-unit = When two passages are together: overlap, sentence, paragraph, article (they reach into the same one), near:N (at most N sentences between them), follows:N (the second begins at most N sentences after the first)

cli-help-words = Count the words of the articles; with a query those of its passages, against the rest
cli-help-words-unit = What a word is: a syllable, a word of one or more syllables, or syllables that often go together (collocation)
cli-help-words-context = The places of this word, each with what is before and after it

cli-wrong-unknown-option = There is no option “{ $argument }” here.
cli-wrong-unknown-argument = “{ $argument }” is one argument too many.
cli-wrong-as-value = If “{ $argument }” is a value and not an option, put -- before it.
cli-wrong-did-you-mean = Did you mean “{ $nearest }”?
cli-wrong-unknown-command = There is no command “{ $command }”.
cli-wrong-missing = Missing: { $arguments }
cli-wrong-no-value = “{ $argument }” needs a value.
cli-wrong-value = “{ $value }” is not a value of “{ $argument }”.
cli-wrong-values = Possible values: { $values }
cli-wrong-number = “{ $value }” is not a whole number, which “{ $argument }” needs.
cli-wrong-takes-no-value = “{ $argument }” takes no value: leave out “{ $value }”.
cli-wrong-twice = “{ $argument }” is given more than once.
cli-wrong-conflict = “{ $argument }” cannot be used together with: { $others }
cli-wrong-conflict-command = “{ $command }” cannot follow { $others }. A command comes right after butda, and nothing comes after a folder.
cli-wrong-encoding = An argument is not valid Unicode text. Only folders and files may have such names.
cli-wrong-try = `{ $command } --help` tells more.
