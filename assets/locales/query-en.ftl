# Queries of passages: the field, what is wrong with it, what it is built of, and what is done to many passages.

action-find-passages = Find passages
query-field = Passage query
query-hint = For example: “Leadership” and not star
query-clear = Clear query
query-add = Add to query
query-wrong-at = Character { $place }: { $reason }
query-failed = The query could not be answered: an error in the program.
query-suggested = Use { $name }
query-saved = Saved queries
query-keep = Save this query…
query-none-saved = No saved queries yet.
query-delete = Delete the saved query “{ $name }”
query-name-hint = Query name
query-nothing-to-choose = The project has nothing of this kind.
query-by-theme = Theme
query-by-annotator = Annotator
query-by-article = Article
query-by-attribute = Attribute
query-by-source = Source
query-by-author = Author
query-by-date = Date
query-by-state = Passage state
query-by-star = Starred
query-by-note = Has a note
query-by-untagged = No theme yet
query-by-words = Words in the passage

query-open-quote = This quotation mark is not closed.
query-open-parenthesis = This parenthesis is not closed.
query-stray-parenthesis = This parenthesis was not opened.
query-no-term = Something to ask for is missing here, such as a theme “in quotation marks”.
query-no-connective = Say how this is joined to what comes before: and, or, within, near…
query-no-field = Cannot ask by “{ $name }”. Available: theme, annotator, article, attribute, source, author, date, note, words, state.
query-no-value = The value is missing here.
query-no-order = Only date takes < and >.
query-no-date = “{ $date }” is not a date. Write 2019, 2019-01 or 2019-01-31.
query-no-state = “{ $state }” is not a state. Available: exact, moved, changed, ambiguous, lost.
query-too-deep = Nested too deep here.
query-unknown = There is no { $what } “{ $name }”.
query-unknown-like = There is no { $what } “{ $name }”. Similar: { $names }
query-ambiguous = “{ $name }” means more than one { $what }.
query-ambiguous-which = “{ $name }” means more than one { $what }. Choose: { $names }
query-what-theme = theme
query-what-annotator = annotator
query-what-article = article
query-what-attribute = attribute
query-what-value = value of this attribute
query-what-source = source
query-what-author = author

n-passages = { $count ->
    [one] { $n } passage
   *[other] { $n } passages
}
passages-in = { $passages } in { $articles }
passages-of-before = { $counts } (of the previous query)
passages-none-found = No passages match this query.
passages-by-article = By article
passages-by-date = By date
passages-by-theme = By theme
tick-all-passages = Tick all passages
tick-passage = Tick: { $quote }
open-context = Show context: { $quote }
close-context = Hide context: { $quote }
n-ticked = { $n } ticked
bulk-give = Add theme
bulk-take = Remove theme
bulk-copy = Copy
bulk-clear = Untick all
bulk-export = Export

step-tagged-all = Tagged { $passages } with “{ $theme }”
step-untagged-all = Removed “{ $theme }” from { $passages }
step-query-saved = Saved the query “{ $name }”
step-query-deleted = Deleted the saved query “{ $name }”
notice-others-left = { $count ->
    [one] { $n } passage by somebody else was left unchanged.
   *[other] { $n } passages by other people were left unchanged.
}
notice-nothing-to-change = None of your passages would change.
notice-query-wrong = Query not saved: correct it first.
notice-query-kept = This query is already saved as “{ $name }”.
conflict-query = Saved query
field-query = Query

cli-query-wrong = The query is wrong at character { $place }: { $reason }
