# What the command line says besides the messages of en.ftl.

cli-no-places = The system has no home folder set, so there is no place for settings and locks. Set HOME and try again.
cli-settings-not-read = The settings file cannot be read; using the defaults: { $problem }
cli-output-failed = The result could not be written to standard output ({ $reason }).
cli-closed = Something went wrong inside the program, and the folder was closed. Try again.
cli-folder-not-opened = Could not open { $path } ({ $reason }). Name a folder with article files (.txt, .md).
cli-no-such-article = There is no article { $article } in this folder. `butda list` lists the articles with their paths.
cli-article-not-read = The article cannot be read. { $problem }
cli-nobody-of-name = Nobody is called “{ $name }”. There are: { $known }
cli-article-gone = the article is no longer in the folder
cli-article-unreadable = the article cannot be read
cli-no-articles = This folder has no articles (.txt, .md).

cli-query-empty = Nothing to find: the query is empty. Give the words to find: butda find FOLDER WORDS
cli-query-fault = The regular expression “{ $query }” has an error at character { $place }: { $fault }.
cli-nothing-found = No article contains “{ $query }”.
cli-try-instead = Did you mean “{ $query }”? Matches: { $n }
cli-n-hits = { $count ->
    [one] { $n } match
   *[other] { $n } matches
}
cli-n-articles = { $count ->
    [one] { $n } article
   *[other] { $n } articles
}
cli-hits-in = { $hits } in { $articles }

cli-quote-empty = The quotation is empty. Give the words as they are in the article: --quote TEXT
cli-quote-missing = { $article } does not contain “{ $quote }”, not even with other diacritics or capitals. Copy the words from the article, line ends included; `butda list` lists the articles.
cli-quote-similar = { $article } does not contain exactly “{ $quote }”. These are similar, copy the words from there:
cli-quote-several = { $article } contains “{ $quote }” { $n } times. Choose with --occurrence N:
cli-occurrence-out-of-range = There is no occurrence { $nth }: { $article } contains “{ $quote }” { $n } times, counted from 1:
cli-place = { $number }. line { $line }, characters { $place }: { $context }
cli-more-places = … and { $n } more

cli-annotator-unknown = The settings file cannot be read, so the annotator is not known. Give --annotator NAME or correct the settings file.
cli-annotator-empty = The annotator’s name is empty. Give --annotator NAME.
cli-theme-empty = The theme’s name is empty. Give a name with letters, or parent / child: --theme NAME
cli-theme-meant = { $n } themes are called “{ $theme }”; using the theme of { $name }, { $id }. `butda themes FOLDER --merge` shows which can be merged.
cli-theme-of = { $id } by { $name }, { $passages }
cli-themes-stays = stays: { $theme }
cli-themes-goes = merged into it: { $theme }
cli-themes-none = This folder has no themes yet.
cli-themes-no-namesakes = No two themes have the same full name.
cli-themes-confirm = Nothing changed. To merge, add --merge --yes; the window can undo it.
cli-themes-not-saved = The themes were not merged in the project folder, because { $file } could not be written: { $reason } The journal on this computer has the step.
cli-locked = The codebook is locked and has no such theme. Use an existing theme, or unlock the codebook in the window.
cli-not-writable = Annotation not made: its file cannot be overwritten. { $problem }
cli-not-made = Annotation not made: { $reason }
cli-not-saved = Annotation not saved, { $file }: { $reason }
cli-only-kept = The annotation is kept on this computer and is not in the folder yet: { $file }: { $reason } The next annotation made here adds it.
cli-made-untold = Annotation { $id } made, but its id could not be written to standard output ({ $reason }).
cli-annotations-unreadable = Annotation not made: not all annotations can be read, and people or themes that exist would be created a second time. Allow reading, then try again.
cli-no-such-annotator = No folder of this project is called { $id }. The names of the folders in `annotations` are the ids.
cli-second-folder = { $name } also annotates on another computer, in the folder { $other }; here a separate folder is written: { $new }. If { $other } belongs to this computer, take it over with `--annotator-id { $other }`.
cli-not-taken-over = Could not take over the folder { $id }, and nothing was made: { $reason }
cli-taken-over = From now on the folder { $id } of { $name } is written by this computer.

cli-without-theme = no theme
cli-note = Note: { $note }
cli-number = { $n }
cli-n-problems = { $count ->
    [one] { $n } file problem
   *[other] { $n } file problems
}
cli-moved = was at { $before }, is at { $now }
cli-changed = was at { $before }: “{ $old }”, is at { $now }: “{ $new }”
cli-ambiguous = was at { $before }, is at { $n } places: { $places }
cli-lost = was at { $before }, nothing in the article is similar enough now

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
cli-nowhere = { $count ->
    [one] 1 passage was not found in today’s text: it counts among passages and articles, not in characters or co-occurrence
   *[other] { $n } passages were not found in today’s text: they count among passages and articles, not in characters or co-occurrence
}
cli-no-such-axis = There is no axis “{ $name }”. Use theme, article, annotator, source, year, month or attribute:NAME
cli-no-such-nearness = “{ $name }” is not understood. Use overlap, sentence, paragraph, article, near:N or follows:N
cli-column-annotators = ANNOTATORS
cli-column-units = UNITS
cli-column-row = ROW
cli-column-column = COLUMN
cli-column-row_share = ROW SHARE
cli-column-column_share = COLUMN SHARE
cli-column-residual = RESIDUAL
cli-column-a = THEME A
cli-column-b = THEME B
cli-column-passages_a = PASSAGES A
cli-column-passages_b = PASSAGES B
cli-column-together = TOGETHER
cli-column-jaccard = JACCARD
cli-column-a_given_b = A GIVEN B
cli-column-b_given_a = B GIVEN A
cli-column-before = BEFORE
cli-column-after = AFTER
cli-column-word = WORD
cli-column-count = COUNT
cli-column-log_ratio = LOG RATIO
cli-column-g2 = G²
