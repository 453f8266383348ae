# Searching: in the article that is read, in all articles, and tagging what was found.

action-find-here = Find in the article
action-find-everywhere = Find in all articles
action-next-hit = Next place found
action-previous-hit = Previous place found
action-find-the-same = Find the same words where they are not coded
action-tag-hits = Tag what was found…
action-wider-column = Wider right column
action-narrower-column = Narrower right column

tab-find = Find
panel-find-bar = Find in the article
find-here-hint = Find in this article
find-everywhere-hint = Find in all articles
find-clear = Clear the words
column-edge = Width of the right column

## How to search
find-marks = Marks: { $choice }
marks-auto = automatic
marks-exact = exact
marks-ignored = ignored
marks-help = Automatic: a letter typed with marks must have them, one typed without meets any.
find-whole = Whole syllables
whole-help = What is found begins and ends with a syllable: “ban” does not meet “bang”.
find-case = Match case
way-words = Words
way-code-points = Exact characters
way-pattern = Regular expression
way-help = Words: hòa and hoà, Ð and Đ are the same, white space does not count. Exact characters: just as typed. Regular expression: a pattern such as \d+ or (xã|phường).
find-near = Near: { $choice }
near-off = off
near-n = within { $n } syllables
near-help = The words in any order, so many syllables from one another at most.

## What was found
find-count = { $at }/{ $n }
find-count-told = { $n } places, this is number { $at }
n-places = { $count ->
    [one] { $n } place
   *[other] { $n } places
}
find-none = None
find-tally = { $places } in { $articles }
find-first = The first { $n } are shown.
find-listed = { $n } are listed.
find-searching = Searching…
find-searching-found = Searching… { $places } so far
find-stopped = The search was stopped: { $places } so far
find-loading = Not all articles are read yet; the search is made again once they are.
find-nothing = “{ $words }” stands in no article.
find-meant = Find “{ $words }”?
find-sort = Order: { $choice }
hit-sort-article = by article
hit-sort-before = by what stands before
hit-sort-after = by what stands after
section-exact = With these marks · { $n }
section-alike = With other marks · { $n }
section-boilerplate = Outside the article · { $n }
boilerplate-leave-out = Leave out { $n } outside the articles
boilerplate-list = Show those outside the articles
find-uncoded = Only where “{ $theme }” is not coded yet
find-uncoded-any = Only where nothing is coded yet
find-show-coded = Show coded ones too
find-all-coded = Every place is coded already.
hit-told = { $before }{ $words }{ $after } — { $title }, { $place }
hit-ticked = ticked
hit-tick = Tick this place
tick-all = Tick all
tick-none = Untick all
find-empty = Type what to look for, with or without marks. ↓ goes into the list, Enter to the place, F3 to the next one; space ticks it.
find-lately = Searched lately
tag-all = Tag all { $n } places…
tag-ticked = Tag { $n } ticked places…

## Tagging what was found
tag-hits-title = { $count ->
    [one] Tag { $n } place
   *[other] Tag { $n } places
}
tag-extent = Tag
extent-words = the words found
extent-sentence = the sentence
extent-paragraph = the paragraph
tag-unit-sentence = The project codes whole sentences: each place will cover its sentence.
tag-unit-paragraph = The project codes whole paragraphs: each place will cover its paragraph.
tag-group = Part of the expression
group-whole = all of it
group-n = group { $n }: “{ $words }”
tag-hits-keys = Enter tags · Esc leaves · one undo takes all of it back

step-hits-tagged = Tagged { $places } with “{ $theme }”
notice-hits-had-it = { $places } had “{ $theme }” already: there is nothing new.
notice-hits-skipped = { $count ->
    [one] { $n } had it already.
   *[other] { $n } had it already.
}
notice-searched-from-start = The end was reached: on from the start of the article.
notice-searched-from-end = The start was reached: on from the end of the article.
notice-hits-changed = Nothing was tagged: an article has changed since these places were found. Choose them again.
notice-nothing-sought = Nothing was found yet: Ctrl+F searches the article, Ctrl+Shift+F all articles.
notice-not-found = “{ $words }” was not found.
notice-no-further-hit = There is no further place in this direction.

fault-at = At character { $n }: { $fault }.

help-find = Find: Ctrl+F in the article, Ctrl+Shift+F or F4 in all articles, with or without marks; F3 goes to the next place. What was found can be tagged at once.
