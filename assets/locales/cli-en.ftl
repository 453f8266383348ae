# What the command line says besides the messages of en.ftl.

cli-no-places = The system names no home folder, so there is no place for settings and locks. Set HOME and try again.
cli-settings-not-read = The settings are not understood and the usual ones are used: { $problem }
cli-output-failed = The result could not be written to standard output: { $reason }
cli-closed = Something went wrong inside the program, and the folder was closed. Try again.
cli-folder-not-opened = { $path } cannot be opened: { $reason }. Name a folder that holds article files (.txt, .md).
cli-no-such-article = There is no article { $article } in this folder. `butda list` shows the articles with their paths.
cli-article-not-read = The article cannot be read. { $problem }
cli-article-gone = the article is no longer in the folder
cli-article-unreadable = the article cannot be read
cli-no-articles = There are no articles (.txt, .md) in this folder.

cli-query-empty = There is nothing to find: the query is empty. Give words: butda find FOLDER WORDS
cli-query-fault = The regular expression “{ $query }” is not understood at character { $place }: { $fault }.
cli-nothing-found = “{ $query }” stands in no article.
cli-try-instead = Did you mean “{ $query }”? It was found this often: { $n }
cli-n-hits = { $count ->
    [one] { $n } hit
   *[other] { $n } hits
}
cli-n-articles = { $count ->
    [one] { $n } article
   *[other] { $n } articles
}
cli-hits-in = { $hits } in { $articles }

cli-quote-empty = The quotation is empty. Give the words as they stand in the article: --quote TEXT
cli-quote-missing = “{ $quote }” does not stand in { $article }, not even with other tone marks or capitals. Copy the words from the article, line ends included; `butda list` shows the articles.
cli-quote-similar = “{ $quote }” does not stand in { $article } just so. Similar words do, so copy them from there:
cli-quote-several = “{ $quote }” stands in { $article } { $n } times. Choose one with --occurrence N:
cli-occurrence-out-of-range = There is no occurrence { $nth }, as “{ $quote }” stands in { $article } only so often: { $n }. Occurrences are counted from 1:
cli-place = { $number }. line { $line }, characters { $place }: { $context }
cli-more-places = … and { $n } more

cli-annotator-unknown = The settings are not understood, so it is not known who annotates. Give --annotator NAME or correct the settings file.
cli-annotator-empty = The annotator's name is empty. Give --annotator NAME.
cli-theme-empty = A theme's name is empty. Give a name with letters, or parent / child: --theme NAME
cli-theme-meant = { $n } themes are called “{ $theme }”; meant is the one by { $name }, { $id }. `butda themes FOLDER --merge` shows which could be merged.
cli-theme-of = { $id } by { $name }, { $passages }
cli-themes-stays = stays: { $theme }
cli-themes-goes = merged into it: { $theme }
cli-themes-none = There are no themes in this folder.
cli-themes-no-namesakes = No two themes have the same full name.
cli-themes-confirm = Nothing was changed. To merge them, say --merge --yes; the window can undo it.
cli-themes-not-saved = The themes were not merged in the project folder, because { $file } could not be written: { $reason } The journal on this computer has the step.
cli-locked = The codebook is locked and has no such theme. Use a theme that is there, or unlock the codebook in the window.
cli-not-writable = The annotation was not made: its file cannot be written over. { $problem }
cli-not-made = The annotation was not made: { $reason }
cli-not-saved = The annotation was not saved, { $file }: { $reason }
cli-only-kept = The annotation is kept on this computer and is not in the folder yet: { $file }: { $reason } It gets there the next time somebody annotates here.
cli-made-untold = The annotation { $id } was made, but its id could not be written to standard output: { $reason }.
cli-annotations-unreadable = The annotation was not made: not all annotations can be read, and people or themes that are there would be made a second time. Allow reading, then try again.
cli-no-such-annotator = No folder of this project is called { $id }. The names of the folders in `annotations` are the ids.
cli-second-folder = { $name } annotates at another computer too, in the folder { $other }; here a folder of their own is written: { $new }. If { $other } was this computer’s, take it over with `--annotator-id { $other }`.
cli-not-taken-over = The folder { $id } was not taken over, and nothing was made: { $reason }
cli-taken-over = The folder { $id } of { $name } is written from this computer from now on.

cli-without-theme = without theme
cli-note = Note: { $note }
cli-number = { $n }
cli-n-problems = { $count ->
    [one] { $n } problem with files
   *[other] { $n } problems with files
}
cli-moved = was at { $before }, is at { $now }
cli-changed = was at { $before }: “{ $old }”, is at { $now }: “{ $new }”
cli-ambiguous = was at { $before }, is at { $n } places: { $places }
cli-lost = was at { $before }, nothing in the article is enough like it now

cli-renamed = { $from } is now called { $to }: its annotations are counted there

cli-state-exact = exact
cli-state-moved = moved
cli-state-changed = changed
cli-state-ambiguous = ambiguous
cli-state-lost = lost
cli-state-problem = problem

cli-column-passages = PASSAGES
cli-column-articles = ARTICLES
cli-column-key = KEY
cli-column-theme = THEME
cli-column-article = ARTICLE
cli-column-date = DATE
cli-column-characters = CHARACTERS
cli-column-annotations = ANNOTATIONS
cli-column-source = SOURCE
cli-column-title = TITLE
cli-column-state = STATE
cli-column-annotator = ANNOTATOR
cli-column-id = ID
cli-column-detail = DETAIL
