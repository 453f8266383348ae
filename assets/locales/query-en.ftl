# Queries of passages: the field, what is wrong with it, what it is built of, and what is done to many passages.

action-find-passages = Find passages
query-field = Query of passages
query-hint = Such as: “Leadership” and not star
query-clear = Clear the query
query-add = Add to the query
query-wrong-at = Character { $place }: { $reason }
query-failed = The query could not be answered: the program made a mistake.
query-suggested = Put { $name } in
query-saved = Saved queries
query-keep = Save this query…
query-none-saved = No query is saved yet.
query-delete = Delete the saved query “{ $name }”
query-name-hint = Name of the query
query-nothing-to-choose = There is nothing of this kind in the project.
query-by-theme = Theme
query-by-annotator = Annotator
query-by-article = Article
query-by-attribute = Attribute
query-by-source = Source
query-by-author = Author
query-by-date = Date
query-by-state = State of the passage
query-by-star = Starred
query-by-note = Has a note
query-by-untagged = No theme yet
query-by-words = Words in the passage

query-open-quote = This quotation mark is not closed.
query-open-parenthesis = This parenthesis is not closed.
query-stray-parenthesis = This parenthesis was not opened.
query-no-term = Something to ask for is missing here, such as a theme “between quotation marks”.
query-no-connective = Say how this belongs to what stands before it: and, or, within, near…
query-no-field = Nothing can be asked by “{ $name }”. Known are theme, annotator, article, attribute, source, author, date, note, words, state.
query-no-value = What it is to be is missing here.
query-no-order = Only date takes < and >.
query-no-date = “{ $date }” is no date. Write 2019, 2019-01 or 2019-01-31.
query-no-state = “{ $state }” is no state. Known are exact, moved, changed, ambiguous, lost.
query-too-deep = This is nested too deep.
query-unknown = There is no { $what } “{ $name }”.
query-unknown-like = There is no { $what } “{ $name }”. Like it: { $names }
query-ambiguous = “{ $name }” means more than one { $what }.
query-ambiguous-which = “{ $name }” means more than one { $what }. Which: { $names }
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
passages-of-before = { $counts } (of the query before)
passages-none-found = No passage meets this query.
passages-by-article = By article
passages-by-date = By date
passages-by-theme = By theme
tick-all-passages = Tick all passages
tick-passage = Tick: { $quote }
open-context = Show what stands around: { $quote }
close-context = Hide what stands around: { $quote }
n-ticked = { $n } ticked
bulk-give = Add theme
bulk-take = Remove theme
bulk-copy = Copy
bulk-clear = Untick all
bulk-export = Export
export-title-of = { $count ->
    [one] Export { $n } passage
   *[other] Export { $n } passages
}

step-tagged-all = { $passages } tagged “{ $theme }”
step-untagged-all = “{ $theme }” removed from { $passages }
step-query-saved = Query “{ $name }” saved
step-query-deleted = Saved query “{ $name }” deleted
notice-others-left = { $count ->
    [one] { $n } of somebody else was left as it is.
   *[other] { $n } of other people were left as they are.
}
notice-nothing-to-change = None of your passages changes.
notice-query-wrong = The query was not saved: correct it first.
notice-query-kept = The query stands under “{ $name }” already.
conflict-query = Saved query
field-query = Query

cli-query-wrong = The query is wrong at character { $place }: { $reason }
