# Drafts: what is being typed and not saved as a note, memo or theme yet.

action-drafts = Unsaved drafts…
keep-help = Ctrl+Enter

draft-typing = Typing…
draft-kept = draft kept
draft-kept-help = What you type is kept on this computer as you type, even if the program is closed; it goes into the project only when you save it.
n-drafts = { $count ->
    [one] 1 draft
   *[other] { $n } drafts
}
draft-line = Draft of { $time }, not saved
draft-overtaken = The saved text was changed after you typed the draft of { $time }. The saved text is below; the draft is:
draft-another = Draft of { $time }, not saved:
draft-use = Use draft
draft-add = Add below the saved text
draft-discard = Discard draft
draft-ask = Not saved. Ctrl+Enter to save, Esc again to discard what you typed.
draft-bring-back = Restore
draft-open = Open
draft-copy = Copy

drafts-title = Unsaved drafts
drafts-help = What you typed and did not save is kept on this computer until you save or discard it. Nobody else sees it.
drafts-none = No drafts.
drafts-show = Show drafts
draft-state-overtaken = saved text changed since
draft-state-gone = its place is gone

draft-of-note = Note on “{ $name }”
draft-of-lost-note = Note on a passage that is gone
draft-of-article = Details of “{ $name }”
draft-of-theme = Theme “{ $name }”
draft-of-new-theme = New theme
draft-of-new-theme-under = New theme under “{ $name }”
draft-of-summary = Summary of “{ $name }”
draft-of-memo = Project memo
draft-of-query = Name for the query “{ $name }”
draft-of-person = Your name

notice-draft-kept = Kept what you typed and did not save: { $what }.
notice-drafts-kept = Kept what you typed and did not save: { $drafts }, the latest: { $what }.
notice-draft-discarded = Draft discarded: { $what }.
notice-draft-overtaken = Not saved, because it was changed elsewhere while you typed: { $what }. What you typed is kept as a draft for you to choose.
notice-drafts-not-kept = Could not keep what you type as a draft: { $reason } Save it (Ctrl+Enter) before you close the program.
notice-drafts-not-read = A file of drafts cannot be read and is left as it is; new drafts go to another file: { $problem }
