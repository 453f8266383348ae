# What is said of pages of numbers.
page-analysis = Analysis
action-analysis = Analysis
analysis-frequencies = Frequencies
analysis-matrix = Matrix
analysis-together = Co-occurrence
analysis-count = Count
analysis-rows = by rows
analysis-columns = and columns
analysis-pairs = Count pairs of themes whose passages
analysis-of-themes = · themes
analysis-by = · by
analysis-where = · among
analysis-every-passage = all passages (or type a query)
analysis-everyone = everyone
analysis-all-themes = all themes
analysis-below = with subthemes
analysis-unit = Unit
analysis-unit-passage = coded passages
analysis-unit-sentence = sentences
analysis-unit-paragraph = paragraphs
analysis-unit-article = articles
analysis-axis-theme = themes
analysis-axis-article = articles
analysis-axis-annotator = annotators
analysis-axis-source = sources
analysis-axis-year = years
analysis-axis-month = months
analysis-nearness = What counts as together
analysis-nearness-overlap = overlap
analysis-nearness-sentence = share a sentence
analysis-nearness-paragraph = share a paragraph
analysis-nearness-article = share an article
analysis-filter = Filter rows
analysis-transpose = Swap rows and columns
analysis-counting = Counting…
analysis-extent = { $passages } in { $articles } (of { $all }), { $people }.
analysis-repeated = Some passages stand in several cells: rows are not independent.
analysis-no-themes = The codebook is empty. Code some passages and come back.
analysis-nothing = Nothing to count with these choices.
grid-numbers = Numbers shown
grid-numbers-counts = counts
grid-numbers-row-shares = % of row
grid-numbers-column-shares = % of column
grid-numbers-total-shares = % of total
grid-numbers-residuals = difference from expected
grid-numbers-jaccard = Jaccard
grid-numbers-given = % of the row’s passages
grid-numbers-pairs = list of pairs
grid-nothing = empty
grid-sort-by = Sort by { $name }
grid-theme = Theme
grid-article = Article
grid-annotator = Annotator
grid-source = Source
grid-year = Year
grid-month = Month
grid-passages = Passages
grid-share = % of passages
grid-sentences = Sentences
grid-paragraphs = Paragraphs
grid-articles = Articles
grid-people = Annotators
grid-characters = Characters
grid-total = Total
grid-no-source = No source
grid-undated = No date
grid-no-value = Not given
grid-of-one = Of the first
grid-of-other = Of the second
grid-together = Together
grid-jaccard = Jaccard
grid-other-given-one = % of first with second
grid-one-given-other = % of second with first
analysis-n-branches = { $count ->
    [one] 1 branch
   *[other] { $n } branches
}
analysis-nowhere = { $count ->
    [one] 1 passage was not found in today’s text: it counts among passages and articles, not in characters or co-occurrence.
   *[other] { $n } passages were not found in today’s text: they count among passages and articles, not in characters or co-occurrence.
}
analysis-sought = { $count ->
    [one] 1 passage is still being located.
   *[other] { $n } passages are still being located.
}
analysis-filtered = { $count ->
    [one] 1 row is filtered out.
   *[other] { $n } rows are filtered out.
}
notice-table-saved = Saved the table to { $path }
analysis-save = Save table…
analysis-save-csv = CSV (for R, Python)
analysis-save-xlsx = Excel
analysis-by-name = Annotators
analysis-of-themes-name = Themes
analysis-timeline = Timeline
analysis-portraits = Portraits
analysis-words = Words
analysis-saturation = Saturation
analysis-over-time = Count coded passages by
analysis-step = Period
analysis-step-year = year
analysis-step-month = month
analysis-step-day = day
analysis-portraits-of = Share of each article that each theme covers
analysis-word-unit = Word unit
analysis-words-syllable = syllables
analysis-words-word = words (of one or more syllables)
analysis-words-collocation = collocations
analysis-new-themes = Count new themes article by article, in
analysis-saturation-order = Order of articles
analysis-saturation-coding = order of coding
analysis-saturation-date = order of date
analysis-saturation-path = order of path
grid-numbers-article-shares = % of the period’s articles
grid-numbers-per-thousand = per 1,000 syllables
grid-numbers-text-shares = % of coded text
grid-less-precise = Date not precise enough
grid-word = Word
grid-count = Count
grid-rest = In the rest
grid-log-ratio = Log ratio
grid-keyness = G²
grid-themes = Themes
grid-new-themes = New themes
grid-themes-so-far = Total so far
grid-ratio = New-theme ratio
grid-text-start = start
grid-text-middle = middle
grid-text-end = end
grid-in-order = in the chosen order
grid-by-chance = 90% of 100 random orders
grid-saturated = threshold reached
grid-signs = + more, − fewer than expected (after correction)
grid-network-note = Thicker line: together more often. Larger disc: more passages.
analysis-as-table = Table
analysis-as-chart = Chart
analysis-chart-part = The chart shows the first part; the table has every row.
analysis-save-svg = Picture (SVG)
analysis-save-png = Picture (PNG)
analysis-chi-square = χ²({ $df }) = { $value }; p { $p }; Cramér’s V = { $v }.
analysis-fisher = Fisher’s exact test (two-sided): p { $p }.
analysis-expected-small = { $n } of { $all } cells have an expected count below 5: χ² is a rough guide.
analysis-striking-cell = “{ $row }” × “{ $column }” ({ $residual })
analysis-striking = Far from expected: { $cells } ({ $n } cells in all, after Benjamini–Hochberg correction at 5%).
analysis-striking-none = No cell is far from expected after Benjamini–Hochberg correction at 5%.
analysis-summaries = Summaries
analysis-summaries-of = What each article says about each theme, in your own words
summary-choose = Choose a cell to sum up what the article says about the theme.
summary-hint = What does this article say about the theme? Its passages stand on the right. Ctrl+Enter saves.
analysis-context = In context
analysis-places-of = Places of
analysis-word-field = Word
analysis-word-hint = type a word
analysis-counted-as = counted as
analysis-context-no-word = Type a word above, or open one from the page “Words”.
analysis-context-none = Not counted as a word here. Try another word unit, or look for it in all articles.
analysis-places = { $count ->
    [one] 1 place.
   *[other] { $n } places.
}
analysis-places-first = { $count ->
    [one] Only the first is listed.
   *[other] Only the first { $n } are listed.
}
grid-before = Before
grid-after = After
grid-place = { $article }: { $words }
analysis-near = lie within
analysis-follows = follow within
analysis-near-field = Sentences apart, at most
analysis-near-sentences = { $count ->
    [one] sentence
   *[other] sentences
}
analysis-portraits-order = Order of articles
analysis-by-date = by date
analysis-by-share = by share of “{ $theme }”
analysis-guest-base = · base:
analysis-guest-base-field = Articles in the base
analysis-guest-run = articles, runs of
analysis-guest-run-field = Articles in a run
analysis-runs = How runs follow each other
analysis-runs-sliding = overlapping
analysis-runs-separate = one after another
analysis-guest-percent = · enough at
analysis-guest-percent-field = New themes in a run, at most, in % of the base
analysis-guest-percent-sign = % new
analysis-saturation-reached = At most { $percent } new themes: reached after { $before } + { $run } articles ({ $new } new, { $base } in the base).
analysis-saturation-not-reached = At most { $percent } new themes: not reached ({ $base } themes in the base).
analysis-saturation-few = { $count ->
    [one] No article has coded passages yet.
   *[other] Fewer than { $n } articles have coded passages: no base to compare with.
}
grid-balance = Frequencies
grid-lopsided-one = first > 5×
grid-lopsided-other = second > 5×
grid-lopsided-told = One theme is more than 5 times as frequent as the other: Jaccard stays small however often they stand together.
analysis-lopsided = { $count ->
    [one] In 1 pair one theme is more than 5 times as frequent as the other: its Jaccard stays small however often they stand together. Compare the two shares.
   *[other] In { $n } pairs one theme is more than 5 times as frequent as the other: their Jaccard stays small however often they stand together. Compare the two shares.
}
grid-mean-by-chance = Total in random orders (mean)
analysis-saturation-unplaced = { $count ->
    [one] 1 article with no known place in this order comes last.
   *[other] { $n } articles with no known place in this order come last.
}
action-saved-pages = Saved analysis pages…
action-save-page = Save analysis page…
action-stop-words = Stop words…
page-saved = Saved pages
page-keep = Save as…
page-keep-help = Everyone who works on the project sees saved pages. A page of the same name is replaced.
page-none-saved = No saved pages yet.
page-name-hint = Page name
page-rename-hint = New page name
page-rename = Rename the saved page “{ $name }” (F2)
page-delete = Delete the saved page “{ $name }” (Delete)
step-page-saved = Saved the page “{ $name }”
step-page-renamed = Renamed the saved page “{ $from }” to “{ $to }”
step-page-deleted = Deleted the saved page “{ $name }”
notice-page-query-wrong = Page not saved: correct its query first.
notice-page-kept = This page is already saved as “{ $name }”.
notice-page-name-taken = Not renamed: another saved page is called “{ $name }”.
notice-page-in-part = This version does not know some choices of the page and uses the defaults: { $choices }
draft-of-page = Name for an analysis page
stop-words-help = Ticked words are left out of tables of words. Untick a word to count it again. Separate several words by semicolons to add them at once. Everyone who works on the project sees your changes.
stop-words-field = Find or add a word
stop-words-add = Add
stop-words-n = { $count ->
    [one] 1 word is left out.
   *[other] { $n } words are left out.
}
stop-words-own = { $word } (added)
stop-words-restore = Restore default list
stop-words-leave-out = Leave out “{ $word }”
step-stop-word-added = Left out the word “{ $word }”
step-stop-words-added = { $count ->
    [one] Left out 1 word
   *[other] Left out { $n } words
}
step-stop-word-removed = Stopped leaving out the word “{ $word }”
step-stop-words-restored = Restored the default list of stop words
conflict-spellings = Spellings that mean the same
conflict-page = Saved analysis page
conflict-stop-word = Stop word
field-choices = Choices
field-word = Word
