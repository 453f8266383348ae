# English.

## Menus and commands
menu-project = Project
menu-edit = Edit
menu-mark = Code
menu-go = Go
menu-view = View
menu-help = Help
menu-recent = Recent projects
menu-study = Coding rules
menu-pages = Page
menu-codebook = Codebook

action-open-folder = Open folder…
action-open-samples = Open sample articles…
action-close-project = Close project
action-save-now = Save now
action-save-elsewhere = Save a copy elsewhere…
action-export = Export…
action-problems = File problems…
action-conflicts = Resolve conflicts…
action-versions = Earlier versions of files…
action-review = Review changed passages…
action-settings = Settings…
action-quit = Quit
action-undo = Undo
action-redo = Redo
action-history = History…
action-copy = Copy
action-copy-with-source = Copy with source
action-select-paragraph = Select paragraph
action-select-all = Select all
action-grow-by-grapheme = Extend selection by character
action-shrink-by-grapheme = Shrink selection by character
action-grow-by-syllable = Extend selection by syllable
action-shrink-by-syllable = Shrink selection by syllable
action-grow-by-line = Extend selection by line
action-shrink-by-line = Shrink selection by line
action-grow-by-sentence = Extend selection by sentence
action-shrink-by-sentence = Shrink selection by sentence
action-grow-by-paragraph = Extend selection by paragraph
action-shrink-by-paragraph = Shrink selection by paragraph
action-expand-selection = Expand selection: syllable, sentence, paragraph, article
action-contract-selection = Contract selection
action-open-palette = Tag with theme…
action-tag-again = Tag with last theme
action-tag-in-vivo = Tag in vivo: theme from the words
action-highlight = Highlight without theme
action-star = Star
action-note = Note
action-edge-mode = Adjust passage edges
action-copy-to-mine = Copy to my annotations
action-choose-here = Choose among passages here
action-attach-here = Move annotation here
action-remove = Remove annotation
action-new-theme = New theme…
action-filter-articles = Filter articles by theme or attribute…
action-describe-theme = Theme details…
action-rename-theme = Rename theme
action-theme-passages = Show passages of theme
action-new-child-theme = New child theme…
action-theme-key = Set key of theme…
action-theme-color = Set colour of theme…
action-theme-up = Move theme up
action-theme-down = Move theme down
action-theme-into-previous = Move theme into the one above
action-theme-to-top = Move theme to top level
action-merge-theme = Merge theme into…
action-join-namesakes = Merge themes of this name
action-delete-theme = Delete theme
action-lock-codebook = Lock codebook
action-code-any-range = Code any range
action-code-sentences = Code whole sentences
action-code-paragraphs = Code whole paragraphs
action-code-blind = Blind coding
action-open-round = End blind coding, show everyone’s annotations
action-project-memo = Project memo…
action-line-label = Set line type…
action-article-details = Article details…
action-toggle-done = Article done
action-join-lines = Join broken lines into paragraphs
action-next-sentence = Next sentence
action-previous-sentence = Previous sentence
action-next-annotation = Next annotation
action-previous-annotation = Previous annotation
action-next-of-theme = Next annotation with this theme
action-previous-of-theme = Previous annotation with this theme
action-toggle-bookmark = Toggle bookmark
action-next-bookmark = Next bookmark
action-previous-bookmark = Previous bookmark
action-next-article = Next article
action-previous-article = Previous article
action-recent-articles = Recent articles…
action-recent-articles-back = Recent articles, oldest first…
action-jump-back = Back
action-jump-forward = Forward
action-escape = Deselect or step back
action-screen-down = Screen down
action-screen-up = Screen up
action-to-start = Go to start
action-to-end = Go to end
action-next-panel = Next panel
action-context-menu = Open context menu
action-previous-panel = Previous panel
action-toggle-library = Library
action-toggle-themes = Codebook
action-toggle-others = Other people’s annotations
action-show-everyone = Show everyone’s annotations
action-people = Annotators…
action-show-article = Article
action-people-table = Progress table
page-article = Article
page-people-table = Progress
action-show-furniture = Non-article lines
action-side-by-side = Two articles side by side
action-switch-side = Switch pane
action-open-beside = Open article beside…
action-focus-mode = Focus mode
action-dim-uncoded = Dim uncoded text
action-toggle-paragraph-numbers = Paragraph numbers
action-larger-type = Larger text
action-smaller-type = Smaller text
action-usual-type = Reset text size
action-next-appearance = Change appearance
action-full-screen = Full screen
action-commands = All commands…
action-help = Keys and help…
action-about = About Bút Dạ

## First screen
welcome = Read articles and code passages by theme.
open-folder-help = A folder with .txt or .md files, at any depth. Articles are never changed.
open-samples-help = Five newspaper articles to try, copied to a folder of their own within the one you choose.
drop-help = You can also drop a folder on this window.
recent = Recent
choose-article = Choose an article in the library to read it.
read-first = Read the first article
folder-being-read = Reading folder…
folder-without-articles = This folder has no .txt or .md files.

## Library
n-articles = { $count ->
    [one] { $n } article
   *[other] { $n } articles
}
filter-articles = Filter articles…
n-of-articles = { $n } of { $all } articles
remove-condition = Remove filter: { $condition }
sort-by = Sort by
sort-file-name = File name
sort-title = Title
sort-date = Date
sort-last-read = Last read
sort-annotations = Annotations
show-articles = Show
shown-all = All
shown-unread = Unread
shown-reading = Reading
shown-done = Done
state-unread = unread
state-reading = { $percent }% read
state-done = done
compact = Compact
library-empty = This folder has no articles.
library-none-found = No article matches.
no-date = no date
months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec

## Reader
panel-bar = Menus and buttons
panel-reader = Reader
panel-status = Status
about-minutes = about { $n } min to read
n-unplaced = { $count ->
    [one] { $n } passage not found (see the Passages tab)
   *[other] { $n } passages not found (see the Passages tab)
}
fold-closed = { $count ->
    [one] { $n } non-article line hidden · Show
   *[other] { $n } non-article lines hidden · Show
}
fold-open = { $count ->
    [one] { $n } non-article line · Hide
   *[other] { $n } non-article lines · Hide
}
no-theme = no theme yet
bar-name = { $theme }: “{ $quote }”
bookmarks = Bookmarks
bookmark-at = Bookmark: “{ $quote }”. Click to remove.
scroll-bar = Scroll bar
open-beside = Open beside
close-side = Close “{ $title }”
n-more-marks = { $count ->
    [one] { $n } more passage
   *[other] { $n } more passages
}
n-marks-here = { $count ->
    [one] { $n } passage here
   *[other] { $n } passages here
}
n-others-here = { $count ->
    [one] { $n } other passage here
   *[other] { $n } other passages here
}
select-mark = Select “{ $theme }”
line-is = This line is
label-as-found = Automatic
label-title = Title
label-date = Publication date
label-source = Source
label-author = Author
label-lead = Lead
label-heading = Heading
label-caption = Caption
label-alt-text = Alternative text
label-slug = Slug
label-section = Section
label-site-date = Site date
label-navigation = Navigation
label-body = Body text

## Palette of themes
find-theme = Find theme…
find-or-add-theme = Find or add theme…
new-theme = New theme “{ $theme }”
create-theme = Create theme “{ $theme }”
palette-empty = Type the name of your first theme and press Enter.
palette-empty-beside = Press T, type the name of your first theme, press Enter.
palette-locked = The codebook is locked: no new themes.
palette-keys = Enter tags · Shift+Enter tags and stays open · Ctrl+Enter tags and adds a note
palette-keys-beside = T or Enter to type · 1–9 to tag · V for a theme from the passage

## Themes
tab-themes = Themes
tab-passages = Passages
tab-annotation = Annotation
themes-empty = No themes yet. Ctrl+click a sentence in the article, type the name of a theme and press Enter.
counts-head = this article · total
counts-help = Annotations in this article and in all articles, including child themes
counts-head-listed = this article · { $n } listed
counts-help-listed = Annotations in this article and in the articles that the library lists, including child themes
theme-row = { $theme }: { $here } in this article, { $all } in total, key { $key }
theme-counts = This theme only: { $here } in this article, { $all } in total. With child themes: { $here-below } and { $all-below }.
fold-branch = Collapse or expand { $theme }
theme-deleted-row = { $theme } (deleted) · { $n }
themes-unknown = The names of these themes are not known: a codebook file is missing or cannot be read. See the file problems in the status bar.
theme-unknown-row = { $theme } · { $n }
codebook-locked = The codebook is locked: typing a name does not create a theme. Click to unlock
codebook-open = Lock the codebook, so that typing a name does not create a theme
theme-key = Key
rename-field = New name for “{ $theme }”
pick-filter = Filter list…
pick-empty = No match.
pick-merge-into = Merge “{ $theme }” into…
pick-key = Key of “{ $theme }”
pick-color = Colour of “{ $theme }”
no-key = No key
theme-color = Colour
color-n = Colour { $n }
color-other = Other colour
join-namesakes = { $names } also created a theme “{ $theme }”. Click to merge the two
theme-made-by = Created by { $name }
theme-details = Theme
theme-name = Name
theme-branch-help = “Leadership / By example” creates the whole branch.
theme-definition = Definition
theme-include = Include
theme-exclude = Exclude
theme-example = Example
theme-memo = Memo
summary = Summary
theme-was-deleted = { $theme } (deleted theme)
theme-unknown = { $theme } (not in any codebook)
keep = Save

## Passages and annotation
passages-empty = No passages yet.
this-article = This article
annotation-none = Click a highlight, or press Alt+↓, to see its details.
untag = Remove the theme { $theme }
note = Note
note-hint = Write a note… (Ctrl+Enter to save)
no-note = No note yet.
starred = starred
place-help = Article and paragraph number, for citing
made-by = { $name } · created { $created } · modified { $modified }
overlapping = Overlaps with
state-moved = moved
state-changed = wording changed
state-ambiguous = several matches
state-lost = not found

## People
people-title = Annotators
people-none = No annotations yet. You are asked for your name when you make the first.
people-shown = Shown
people-here = this article
people-all = total
person-own = { $name } (you)
person-row = { $name }: annotations in this article: { $here }, in total: { $all }. Shown
show-only = Only
show-only-name = Show only the annotations of { $name }
person-elsewhere = { $name } (on another computer: { $folder })
not-same-person = Different person
same-person-after-all = Same person
yes = Yes
no = No
theme-namesakes = Several themes are called “{ $theme }”, created by { $names }.
join-themes = Merge the themes “{ $theme }”
people-table-title = Who has coded what
copy-table = Copy table
table-article = Article
table-count = { $name }: annotations
table-n-done = { $count ->
    [one] { $n } article done
   *[other] { $n } articles done
}
table-not-begun = not started
table-begun = in progress
table-done = done
blind-here = Blind coding: other people’s annotations are hidden
blind-in-lists = Blind coding: other people’s annotations are not counted in articles you have not finished.
blind-help = In each article, other people’s annotations, counts and passages are hidden until you mark the article as done, or until somebody ends blind coding. Exports are always complete.
blind-not = Everyone sees everyone’s annotations.
blind-by = Blind coding, turned on by { $names }.
opened-by = { $names } ended blind coding: everyone sees everyone’s annotations.
copy-here = Copy
copy-all-to-mine = Copy all annotations of { $name } in this article to mine
copy-mark-to-mine = Copy to mine: “{ $theme }” ({ $name })
n-people-hidden = { $count ->
    [one] Annotations of { $n } person hidden
   *[other] Annotations of { $n } people hidden
}

## Status bar
all-saved = Saved
saved-at = Saved { $time }
saving = Saving…
waiting-kept = Kept on this computer, not yet in the project folder: { $files }
waiting-not-kept = Not kept yet: { $files }
waiting-last-change = the last change
waiting-files = { $path } and { $n } more
waiting-help = The disk has not responded for more than two seconds. You can keep working; what is not kept yet would be lost if the program were closed now.
waiting-kept-help = The project folder has not responded for more than two seconds. You can keep working: every change is kept on this computer and goes into the folder when it responds again, or when the project is next opened.
not-saved = Not saved: { $reason }
not-saved-file = ({ $path })
try-again = Try again
save-elsewhere = Save a copy elsewhere
save-elsewhere-help = Writes all your annotations and themes to a new folder in another place
all-commands = All commands
place-left = { $percent }% · about { $n } min left
place-percent = { $percent }%
place-in-article = Place in the article
annotator = Annotator
unit-none = Any range
unit-sentence = Whole sentences
unit-paragraph = Whole paragraphs
unit-help = New annotations in this project cover whole units, and their edges move by whole units. Change this in the Code menu.
n-annotations = { $count ->
    [one] { $n } annotation
   *[other] { $n } annotations
}
n-problems = { $count ->
    [one] { $n } file problem
   *[other] { $n } file problems
}
reading-folder = Reading { $n } of { $all } articles
locating = Finding { $n } of { $all } annotations
n-to-review = { $count ->
    [one] { $n } passage to review
   *[other] { $n } passages to review
}
n-articles-gone = { $count ->
    [one] { $n } annotated article is missing
   *[other] { $n } annotated articles are missing
}
review-looking = Finding annotations in changed articles…
review-none = Nothing to review: every passage is in its place.
review-article-gone = article missing
review-accept-all-moved = { $count ->
    [one] Accept { $n } moved
   *[other] Accept all { $n } moved
}
review-accept-all-changed = { $count ->
    [one] Accept { $n } with changed wording
   *[other] Accept all { $n } with changed wording
}
review-was = Before
review-is = Now
review-words = Passage
review-place = Possible place
review-suggested = Closest match
review-accept = Accept
review-choose = Use this place
review-by-hand = Select in the article
review-skip = Skip
review-go = Show in the article
review-more = { $n } more will be listed once you have answered these.
cancel = Cancel
close = Close
ok = OK

notice-undone = Undone: { $step }
notice-whole-none = { $step }
notice-whole-sentence = { $step } · whole sentences, the coding unit of this project
notice-whole-paragraph = { $step } · whole paragraphs, the coding unit of this project
notice-redone = Redone: { $step }
notice-already-tagged = Already within a passage tagged “{ $theme }”.
notice-moving-edges = ← → moves this edge (Ctrl: syllable, Shift: sentence, ↑ ↓ paragraph) · Tab for the other edge · Enter to save · Esc to cancel
notice-no-further = No more annotations in this direction.
notice-still-reading = Still reading the files: try again in a moment.
notice-nothing-read-before = No other article has been read in this project yet.
notice-nothing-beside = Only one article is shown. Right-click an article in the library to open it beside this one.
notice-nothing-here = No annotation here.
notice-nothing-to-join = No line of this article is broken inside a paragraph.
notice-lines-are-marked = A Markdown file itself says where its paragraphs are; there are no lines to join.
notice-others-hidden = Other people’s annotations hidden.
notice-others-shown = Everyone’s annotations shown.
notice-same-person = Is { $name } (folder { $folder }) you, on another computer?
notice-is-same-person = { $name } (folder { $folder }) is you, on another computer.
notice-project-gone = Showing what was last read; nothing is written now: { $reason }
notice-second-folder = { $name }’s folder { $folder } is written by another computer, or was written by this one before it was set up again. From now on your annotations go to a separate folder, still under your name.
notice-not-taken-over = Could not take over the folder { $folder }: { $reason }
take-over = It belongs to this computer
notice-is-somebody-else = { $name } (folder { $folder }) is somebody else.
notice-on-other-computer = You made this annotation on another computer (folder { $folder }): edit it there, or copy it to your annotations here.
notice-blind-by = Blind coding was turned on by { $names }. “End blind coding” ends it for everyone.
notice-opened-by = { $names } ended blind coding for everyone. Only they can turn it on again.
notice-not-blind = The project is not coded blind: there is nothing to end.
notice-nothing-to-copy = Nothing to copy: you already have these passages and themes.
notice-nothing-to-undo = Nothing to undo.
notice-nothing-to-redo = Nothing to redo.
notice-journal-not-written = Could not write the journal on this computer: { $reason } Changes are still saved to the project folder; what cannot be saved there would be lost if the program stopped.
notice-left-as-they-are = { $count ->
    [one] 1 change
   *[other] { $n } changes
} left out because of newer changes from elsewhere.
notice-nothing-to-restore = That version is the same as the current one.
notice-nothing-to-write-anew = The window has nothing of this file. Restore an earlier version, or repair the file by hand.
notice-not-quarantined = { $path } is left as it is, because no copy of it could be kept: { $reason }
notice-folder-not-shown = This desktop has nothing to open { $path } with.
notice-new-articles = { $count ->
    [one] 1 new article in the folder.
   *[other] { $n } new articles in the folder.
}
notice-gone-articles = { $count ->
    [one] 1 article is no longer in the folder; its annotations are kept.
   *[other] { $n } articles are no longer in the folder; their annotations are kept.
}
notice-changed-articles = { $count ->
    [one] The text of 1 article has changed.
   *[other] The text of { $n } articles has changed.
}
notice-folder-not-added = Could not add all annotations in { $path }: { $reason } What was added stays; fix the cause and drop the folder again.
notice-folder-added = Added the annotations of { $names }: { $files }.
notice-saved-elsewhere = Copy saved. When the project can be written again, drop this folder on the window: { $path } ({ $files })
notice-not-saved-elsewhere = Could not save the copy to { $path }: { $reason } Choose another place.
notice-nothing-to-save-elsewhere = You have not annotated anything in this project yet.
n-files = { $count ->
    [one] 1 file
   *[other] { $n } files
}
notice-added-files = { $count ->
    [0] nothing new
    [one] 1 file new or with more in it
   *[other] { $n } files new or with more in them
}
notice-merged = Merged changes from elsewhere{ $count ->
    [0] .
    [one] : 1 change.
   *[other] : { $n } changes.
}
notice-conflicts = { $count ->
    [one] 1 item was changed differently on both sides; both versions are kept
   *[other] { $n } items were changed differently on both sides; both versions are kept
} – see “Resolve conflicts”.
notice-revived = { $count ->
    [one] 1 item removed on one side and changed on the other was kept.
   *[other] { $n } items removed on one side and changed on the other were kept.
}
notice-journal-quarantined = { $count ->
    [one] 1 change in the journal on this computer belongs to a project that was in this folder and no longer has any file here. It is put aside, and comes back when that project is opened under its new name, or when its files are here again.
   *[other] { $n } changes in the journal on this computer belong to a project that was in this folder and no longer has any file here. They are put aside, and come back when that project is opened under its new name, or when its files are here again.
}
notice-recovered = { $count ->
    [one] Recovered 1 change
   *[other] Recovered { $n } changes
} from the journal on this computer that had not reached the project folder.
notice-file-was-gone = Another program removed your file for { $file } while you were adding to it; it was written again in full.
the-codebook = the codebook
notice-file-broken = Your file can no longer be read and is left as it is: { $problem } Your changes are in the journal on this computer. Repair the file, or restore an earlier version.
notice-stale = Not possible: this was changed elsewhere in the meantime.
notice-passed-over = Skipped, because it was changed elsewhere in the meantime: { $step }. The next undo or redo continues with the step before or after it.
notice-returned-in-part = Done in part: { $step }. { $left }
notice-all-saved = All changes are in the project folder.
notice-nothing-selected = Nothing selected: drag over some words, or Ctrl+click a sentence.
notice-not-yours = This annotation belongs to { $name }; only they can change it.
notice-select-to-attach = Select where “{ $quote }” is now, in this article or another.
notice-nothing-to-attach = No annotation is waiting for a place: choose one in the review list.
notice-article-renamed = { $from } is now called { $to }: its annotations are shown there.
notice-articles-renamed = { $n } annotated articles have been renamed: their annotations are shown under the new names.
notice-which-theme = This annotation has several themes: press the digit of the theme to remove, or use the Annotation tab.
notice-no-theme-of-key = No theme has the key { $key }.
notice-no-last-theme = No theme used yet: press T to choose a theme.
notice-theme-exists = There is already a theme “{ $theme }”.
notice-theme-ambiguous = Several themes are called “{ $theme }”: choose from the list.
notice-empty-name = A name needs letters and cannot contain “/”.
notice-no-namesakes = No two themes have the same full name.
notice-locked-by = { $names } locked the codebook; only they can unlock it.
notice-locked = The codebook is locked: typing a name does not create a theme.
notice-theme-circle = A theme cannot be moved under itself.
notice-theme-too-deep = Themes are nested too deep: { $n } levels at most.
notice-already-annotated = Nothing added: the same annotation already exists ({ $id }).
notice-folder-not-opened = Could not open { $path } ({ $reason }).
notice-not-reopened = { $path } was not reopened: last time the program ended while it was being opened, or another window is opening it now. Open it under “Recent” if you want it.
notice-not-written = Could not write { $path }: { $reason }
notice-bookmark-set = Bookmark added: “{ $quote }”
notice-bookmark-removed = Bookmark removed: “{ $quote }”
notice-no-further-bookmark = No more bookmarks in this direction.
notice-reading-not-saved = Could not save your reading position: { $reason }
notice-reading-not-read = The file with your reading positions cannot be read and is left as it is: { $problem }
notice-window-not-saved = Could not save how the window is arranged: { $reason }
notice-window-not-read = The file with the arrangement of the window cannot be read and is left as it is; the window opens with the defaults: { $problem }
notice-settings-not-saved = Could not save the settings: { $reason }
notice-settings-not-read = The settings file cannot be read and is left as it is: { $problem }
notice-keys-not-used = { $path }: some entries of “keys” cannot be used; these actions keep their default keys. { $entries } Change them in Settings.
notice-failed = Something went wrong inside the program ({ $reason }). Nothing is lost; try again.
notice-not-left-kept = The project stays open because part of it is not in its folder yet. The journal on this computer has it, and adds it when the project is next opened; close again to leave now.
notice-not-left = The project stays open because part of it could not be saved. Fix the cause and try again; close again to leave without it.
notice-copied = Copied.
notice-no-typeface = No typeface on this computer has { $letters }; boxes are shown instead. The text itself is unchanged. Install a font with these letters (Noto has most) and start the program again.

step-highlighted = Highlighted
step-tagged = Tagged “{ $theme }”
step-untagged = Removed “{ $theme }”
step-extended = Added to the passage “{ $theme }”
step-note = Edited the note
step-note-added = Added a note
step-note-removed = Removed the note
step-star = Changed the star
step-star-set = Added a star
step-star-removed = Removed the star
step-removed = Removed the annotation
step-edge = Adjusted the passage edges
step-anchor-accepted = { $count ->
    [one] Accepted the new place of an annotation
   *[other] Accepted the new places of { $n } annotations
}
step-annotations-moved = Moved the annotations of { $from } to { $to }
step-theme-made = Created the theme “{ $theme }”
step-theme-changed = Edited the theme “{ $theme }”
step-theme-renamed = Renamed “{ $from }” to “{ $to }”
step-theme-rewritten = Renamed “{ $from }” to “{ $to }” and edited its description
step-theme-described = Edited the description of “{ $theme }”
step-theme-memo = Edited the memo of “{ $theme }”
step-theme-recolored = Changed the colour of “{ $theme }”
step-theme-key-given = Set the key { $key } for “{ $theme }”
step-theme-key-taken = Removed the key of “{ $theme }”
step-theme-moved-under = Moved “{ $theme }” under “{ $parent }”
step-theme-moved-to-top = Moved “{ $theme }” to the top level
step-theme-reordered = Changed the order of “{ $theme }”
step-themes-united = { $count ->
    [one] Merged a theme into the theme of the same name
   *[other] Merged { $n } themes into themes of the same name
}
step-theme-merged = Merged “{ $from }” into “{ $into }”
step-theme-deleted = Deleted the theme “{ $theme }”
step-codebook = Changed the settings of the codebook
step-codebook-locked = Codebook locked
step-codebook-unlocked = Codebook unlocked
step-project-memo = Edited the project memo
step-copied-to-mine = { $count ->
    [one] Copied { $n } annotation to yours
   *[other] Copied { $n } annotations to yours
}
step-blind = Turned on blind coding for everyone
step-not-blind = Turned off blind coding
step-opened = Ended blind coding: everyone’s annotations are shown
step-unit-none = Set the coding unit: any range
step-unit-sentence = Set the coding unit: whole sentences
step-unit-paragraph = Set the coding unit: whole paragraphs
step-went-back = Went back to { $time }
step-conflict-resolved = Resolved a conflict
step-restored = Restored the version in use until { $time }
step-article = Edited the article details
step-summary = Changed the summary of “{ $theme }”
step-article-done = Marked the article as done
step-article-not-done = Marked the article as not done
step-line-labelled = Changed the label of a line
step-lines-joined = Joined broken lines into paragraphs
step-lines-kept = Kept the lines as they are in the file
step-past = { "" }

## Questions and choices
name-title = Who is coding?
name-help = Your name is kept with your annotations, to tell them from other people’s.
name-go-on = Continue
dialog-open = Open a folder of articles
dialog-samples = Choose a folder for the sample articles
dialog-save-elsewhere = Choose a place for the copy of your annotations
path-title = Path
path-help = This computer has no file dialog. Type the path.
find-command = Find command…
no-command = No such command.
problems = File problems
project-memo = Project memo
no-problems = Every file can be read.
problems-help = No file here is overwritten. Repair the file and check again, or choose an option below it.
look-again = Check again
n-more-problems = { $count ->
    [one] 1 more problem.
   *[other] { $n } more problems.
}
problem-open-folder = Open containing folder
problem-copy-path = Copy path
problem-show-article = Show article
problem-versions = Earlier versions
problem-versions-help = Restores an earlier version; the current file is kept among the versions first
problem-write-anew = Rewrite
problem-write-anew-help = Writes the file again from what the window has; the current file is kept among the versions first

article-title = Title
article-date = Date
article-source = Source
article-author = Author
article-memo = Memo
article-done = Done
article-themes = Themes of the whole article
article-add-theme = Add theme
article-attributes = Attributes
attribute-found = { $name }: { $value }
attribute-name = Name
attribute-value = Value
attribute-add = Add attribute
attribute-remove = Remove the attribute { $name }

## Settings
type-and-colours = Text and colours
setting-name = Annotator
setting-name-hint = You are asked with your first annotation
setting-language = Language
setting-appearance = Appearance
setting-font = Typeface
font-of-computer = Fonts on this computer
font-not-here = “{ $font }” is not installed here; Literata is shown instead.
setting-size = Text size
setting-measure = Characters per line
setting-line-height = Line height
setting-paragraph-gap = Paragraph spacing
setting-interface = Interface size
percent = { $n }%
setting-at-start = When Bút Dạ starts
at-start-last-project = Reopen the last project
at-start-first-screen = Show the start screen
setting-less-motion = Reduce motion: nothing slides or glides
type-sample = “Quyết định ấy đến muộn, nhưng đúng,” người cán bộ xã nói.
type-sample-next = Ngoài kia, lũy tre xanh rì rào; Huyền, Thủy và Nghĩa đã về.
setting-usual = Reset to default
setting-palette = Theme palette
setting-numbers = Paragraph numbers
setting-citation = Template for “Copy with source”
citation-names = Placeholders: { $names }
citation-rule = A part in [ ] is left out if none of its placeholders has a value; a comma it begins with is left out too if there is nothing before it. \[ and \{"{"} are the signs themselves. Empty: the default.
citation-example = Result:
citation-example-bare = Without title and source:
citation-usual = Default template
citation-unknown-name = Character { $at }: there is no placeholder “{ $name }”. Using the default template.
citation-not-closed = Character { $at }: “{ $sign }” is not closed. Using the default template.
citation-too-deep = Character { $at }: too many nested [. Using the default template.
citation-sample-quote = Leaders meet the people and answer at once.
citation-sample-title = A dialogue in the city
citation-sample-source = Thái Nguyên newspaper
citation-sample-author = Hoàng Anh
citation-sample-themes = Leadership / Dialogue
citation-sample-note = Both leaders were there.
setting-keys = Keys
setting-keys-help = Type a key, for example Ctrl+Shift+G (separate several with a space), or let the program record the key you press. Empty: no key.
keys-filter = Find command or key…
keys-all-usual = Reset all keys
key-record = Press a key…
key-recording = Press the key now · Esc to cancel
key-usual = Default key of “{ $action }”
key-none = no key
key-took = Taken from “{ $action }”, which now has: { $keys }.
key-refused = Not changed: { $reason }
key-entry-remove = Remove this entry
key-no-action = no command has this name.
key-no-key = this is not a key. For example: Ctrl+Shift+G, F2, Space.
key-never-alone = typing Vietnamese needs A E I O U Y D W [ ], and digits tag with themes. Use it with Ctrl or Alt.
key-reserved = the window needs this key for something else.
key-taken = already the key of “{ $action }”.
as-system = Same as system
appearance-light = Light
appearance-dark = Dark
appearance-sepia = Sepia
appearance-contrast-light = High contrast, light
appearance-contrast-dark = High contrast, dark
palette-beside = Open beside the selection
palette-with-keyboard = Open ready to type
palette-on-request = Only when T is pressed

## Help
help-read = Read: space goes down a screen; Ctrl+PgDn to the next article; Ctrl with + − changes the text size.
help-bookmarks = Reading position: every article opens where you left it. M toggles a bookmark, F2 goes to the next bookmark.
help-select = Select: drag; double-click selects a syllable, triple-click a paragraph, Ctrl+click a sentence. By keys: J and K go from sentence to sentence; Alt+Shift+→ expands the selection, Alt+Shift+← contracts it.
help-tag = Tag: select words and press a theme’s digit; or press T, type a few letters of its name (diacritics optional), press Enter. A full stop tags with the last theme.
help-edge = Adjust: click a highlight and drag its edges, by syllable, or with Alt by character; or press B, then ← →, Tab for the other edge, Enter to save, Esc to cancel.
help-undo = Everything can be undone with Ctrl+Z.
help-files = Annotations are kept in the folder “annotations” beside the articles, as RON text. Articles are never changed.
help-digits = Tag with the theme of this key, or remove it

## Report
report-title = Passages
report-themes = Themes
report-note = Note

## Problems with files
problem-place = line { $line }, column { $column }
problem-unreadable = cannot be read ({ $reason }). Check the permissions and check again.
problem-not-regular = is not a regular file and is skipped.
problem-too-large = is too large to read: { $megabytes } MB, at most 64 MB. Split it.
problem-link-outside = is a link out of the project folder and is not followed. Copy the file into the folder.
problem-link-nowhere = is a broken link: the file it points to is missing. Remove the link or bring back the file.
problem-link-not-followed = is a link, and links are not followed in this folder. Put the file or folder itself here.
problem-same-name = has the same name as another file, except for how its letters are composed. Rename one of them.
problem-name-not-unicode = has a name that is not Unicode. Rename it.
problem-empty = has no text.
problem-utf16 = is UTF-16, not UTF-8. Save it as UTF-8.
problem-not-utf8 = is not UTF-8: wrong byte { $value } in line { $line } (byte { $byte }). Save it as UTF-8.
problem-binary = has a zero byte at { $byte }: it is not a text file.
problem-unreadable-head = has a head that cannot be read in line { $line }: it is shown as text, and gives no title, date or source. Repair that line.
problem-not-ron = cannot be read as RON: { $reason }. The file is left as it is; repair this place and check again.
problem-newer-format = was written by a newer version (format { $format }): it is shown and not overwritten. Install that version to continue with it.
problem-unknown-field = has a field “{ $field }” unknown to this version: it is shown and not overwritten. A newer version may know it.
problem-foreign-kind = is a file of kind “{ $kind }”, which does not belong here. Move it elsewhere.
problem-no-id = “{ $id }” is not an identifier: identifiers have only letters (a–z), digits and hyphens. The file is left as it is; correct the identifier, or move the file away.
problem-no-path = “{ $path }” is not the path of an article in this folder: paths are relative and stay inside it. The file is left as it is; correct the path, or move the file away.
problem-damaged-line = a line of the journal is damaged and was skipped: { $reason }. All other lines are used, and the file is left as it is.
misread = { $fault } ({ $told })
misread-not-utf8 = the bytes are not UTF-8
misread-ends-early = the text ends too early
misread-goes-on = there is more text where it should end
misread-sign-missing = a bracket, comma or colon is missing here
misread-wrong-value = a different kind of value belongs here
misread-field-missing = a required field is missing
misread-field-twice = a field appears twice
misread-unknown-name = this name is not known here
misread-check-sum = the check sum does not match
misread-other = the syntax is wrong here
problem-second-copy = is a second file of the same annotator and article, as sync services make them; it is shown together with the first, and left as it is. Its owner’s window merges it.
problem-duplicate-id = has two records with the id { $id }; the first is used, the file is not overwritten.
problem-end-before-start = has a record { $id } that ends before it starts; it is skipped, the file is not overwritten.
problem-own-report = is a report exported by Bút Dạ, not an article.
problem-wrong-positions = has a record { $id } whose positions do not match its words or the text; it is found by its words instead. Check the passage.
problem-unknown-theme = has a record { $id } with the theme “{ $theme }”, which is in no codebook. Get the codebook it belongs to.
problem-unknown-label = has a label “{ $label }” unknown to this version; the file is not overwritten.

write-changed-on-disk = another program has just changed this file. It is read again and merged.
write-not-allowed = no permission to write ({ $reason }). Check the folder’s permissions and try again.
write-not-a-file = there is a folder, or something that is not a file, where the file belongs. Move it away and try again.
write-link = the file or its folder is a link, and links are not followed. Put a real folder in its place.
write-disk-full = the disk is full. Free some space and try again.
write-folder-gone = the folder is missing ({ $reason }). Bring it back and try again, or open it under its new name.
write-too-large = the file would have { $megabytes } MB, more than the 64 MB that can be read. Split the article in two, or shorten the longest notes.
write-project-gone = the folder { $folder } no longer has anything of the project, as if its disk had been removed. Bring it back; until then nothing is written there.
write-other-computer = another computer writes this folder. Open the project again.
write-name-taken = another program has made a file of this name meanwhile. Try again.
write-keeps-changing = another program keeps changing this file. The program will try again soon.
write-stopped = it was stopped.
write-not-as-written = what was read back is not what was written, so no file was made. Try again; if it fails again, choose another format and tell us.
write-too-many-rows = this format holds at most { $most } rows in a sheet. Export it in parts.
write-too-many-columns = this format holds at most { $most } columns in a sheet. Export it in parts, or choose CSV.
write-too-many-bytes = this format holds at most { $most } bytes. Export it in parts.
write-too-many-pixels = pictures have at most { $most } pixels. Choose fewer rows or columns, or SVG, which has no such limit.
write-nothing = there is nothing to export, and this format has no empty file. Make a theme first, or choose another format.
write-locked = another program has locked these files. Close it, or try again.
write-of-project = that is an article, or in the project’s folder of annotations, where nothing else is written. Choose another name.
write-would-be-article = in the project folder, a file ending in .txt or .md would be taken for an article. Choose another ending or a folder outside.
write-is-folder = this is a folder. Name a file in it.
write-link-elsewhere = this is a link to another file, and links are not followed. Name that file itself.
write-nobody-reads = this is a pipe that no program reads from. Start the reading program first.
write-no-folder = there is no folder { $folder }. Create it first, or choose another place.
write-other = the system reports an error ({ $reason }).

## Opening the window
launch-no-display = butda: no display to open a window on ({ $reason }). Start it from a desktop, or set DISPLAY or WAYLAND_DISPLAY. Libraries needed on Debian and Ubuntu: apt install libxkbcommon-x11-0 libgl1 libegl1 libxcursor1 libxi6 libxrandr2. Without a window: butda --help
launch-no-renderer = butda: this computer offers neither OpenGL nor Vulkan to draw a window with ({ $reason }). On Debian and Ubuntu: apt install libgl1-mesa-dri mesa-vulkan-drivers. Without a window: butda --help

## Going back, conflicts, earlier versions

history-title = History
history-help = Everything done here, latest first. Going back is a step like any other: it can be undone, and nothing is lost.
history-empty = Nothing done yet.
history-beginning = Before all of this
history-now = Now
history-go = Go back to here
history-go-to = Go back to { $time }: { $step }
conflicts-title = Resolve conflicts
conflicts-help = These were changed differently on two sides – in two windows, on two computers, or in a copy of a file. The version in use comes first; nothing is lost before you choose, and the choice can be undone.
conflicts-none = No conflicts.
conflict-annotation = Annotation
conflict-article = Article details
conflict-theme = Theme
conflict-codebook = Codebook
conflict-of = By { $name }: only they can resolve it.
conflict-keep-this = Keep mine
conflict-keep-that = Keep theirs
conflict-keep-both = Keep both
conflict-removed = removed
n-conflicts = { $count ->
    [one] { $n } conflict
   *[other] { $n } conflicts
}
field-empty = (empty)
field-passage = Passage
field-place = Characters
field-themes = Themes
field-note = Note
field-star = Star
field-title = Title
field-date = Date
field-source = Source
field-author = Author
field-labels = Lines labelled by hand
field-lines-joined = Broken lines joined
field-lines-kept = Lines kept as in the file
field-done = Done
field-memo = Memo
field-attributes = Attributes
field-summaries = Summaries
field-name = Name
field-parent = Under
field-color = Colour
field-definition = Definition
field-include = Include
field-exclude = Exclude
field-example = Example
field-order = Order
field-merged = Merged into
field-deleted = Deleted
field-locked = Locked
field-blind = Blind coding
field-unit = Coding unit
versions-title = Earlier versions
versions-help = The last twenty versions of each of your files, and one for each earlier day, are kept on this computer. Restoring a version is a step that can be undone.
versions-article = This article
versions-codebook = Codebook
versions-none = No earlier versions yet.
versions-of-broken = The current file cannot be read. It is kept among the versions before another takes its place; what you did in the meantime stays.
versions-until = In use until { $time }
versions-comparing = …
versions-unreadable = This version cannot be read.
versions-same = The same as now
versions-differs = Restoring { $what }
versions-passages-back = { $count ->
    [one] brings back 1 passage
   *[other] brings back { $n } passages
}
versions-passages-gone = { $count ->
    [one] removes 1 passage
   *[other] removes { $n } passages
}
versions-passages-otherwise = { $count ->
    [one] changes 1 passage
   *[other] changes { $n } passages
}
versions-themes-back = { $count ->
    [one] brings back 1 theme
   *[other] brings back { $n } themes
}
versions-themes-gone = { $count ->
    [one] removes 1 theme
   *[other] removes { $n } themes
}
versions-themes-otherwise = { $count ->
    [one] changes 1 theme
   *[other] changes { $n } themes
}
versions-others = { $count ->
    [one] changes 1 other entry
   *[other] changes { $n } other entries
}
versions-restore = Restore
kept-in-journal = The journal on this computer has it; you can keep reading and coding.
kept-nowhere = The journal on this computer does not have it either.

query-fault-unclosed = this is not closed
query-fault-unopened = this closes a group that was not opened
query-fault-nothing-to-repeat = there is nothing before this to repeat
query-fault-range-turned = this range goes from high to low
query-fault-unknown-escape = the backslash has no meaning before this letter
query-fault-unsupported = look-around and back-references are not supported
query-fault-too-large = the expression is too large
query-fault-other = this cannot be read ({ $words })

## About
about-version = Version { $version }
about-what = For reading articles closely and coding them by theme.
about-work = Your annotations are plain text files in the project folder. Nothing is sent over a network.
about-licence = Free software under the MIT licence or the Apache License 2.0, at your choice.
about-fonts = Fonts: Literata, Source Serif 4, Noto Sans, Noto Sans Mono and Be Vietnam Pro, under the SIL Open Font License 1.1.

picture-elsewhere = This picture is on the web and is not fetched: { $address }
picture-outside = This picture is outside the project folder and is not shown: { $address }
picture-missing = There is no picture at { $address }
picture-unknown-kind = This kind of picture cannot be shown (PNG, JPEG, GIF and WebP can): { $address }
picture-too-large = This picture has more than 16 megapixels and is not shown: { $address }
picture-unreadable = This picture is damaged or cannot be opened: { $address }
