# What is said of the table of articles and attributes.
page-attributes = Attributes
action-attributes = Attribute table
attributes-title = Articles and attributes
attributes-shown = { $all }, { $shown } shown
attributes-filter = Filter articles
attributes-lacking = Show
attributes-lacking-none = all articles
attributes-lacking-one = without a value in “{ $name }”
attributes-new = New attribute…
attributes-new-name = Name of the new attribute
attributes-add = Add
attributes-save = Save table…
attributes-save-csv = CSV
attributes-save-xlsx = Excel workbook
attributes-article = Article
attributes-field-title = Title
attributes-field-date = Date
attributes-field-source = Source
attributes-field-author = Author
attributes-keys = Type to write a cell · Enter goes down, Tab right · Shift and arrows choose a block · Ctrl+C, Ctrl+V, Ctrl+D · Delete empties
attributes-none = Attributes are what you know about each article beside its text: its kind, its province, its genre. Bút Dạ compares articles by them. Add the first with “New attribute…”, or paste a column from a spreadsheet.
attributes-no-articles = There are no articles yet. Import some, or put files into the project folder.
attributes-no-rows = No article matches.
attributes-no-value = empty
attributes-own = Yours: { $value }. What somebody else wrote stands.
attributes-several = Several people wrote something; yours: { $value }.
attributes-column = Column { $name }
attributes-filled = { $count ->
    [one] { $n } article has a value
   *[other] { $n } articles have a value
}
attributes-edit = Edit
attributes-copy = Copy
attributes-paste = Paste
attributes-fill-down = Fill down (Ctrl+D)
attributes-empty = Empty
attributes-open = Open article
attributes-sort-up = Sort ascending
attributes-sort-down = Sort descending
attributes-unsort = Sort as in the library
attributes-rename = Rename in all articles…
attributes-delete = Delete in all articles
attributes-count = Count themes by this attribute
attributes-outside = { $count ->
    [one] { $n } pasted cell had no place in the table.
   *[other] { $n } pasted cells had no place in the table.
}
attributes-values = Values written before
n-values = { $count ->
    [one] { $n } value
   *[other] { $n } values
}
step-values-set = Changed { $values } in { $articles }
step-attribute-renamed = Renamed “{ $from }” to “{ $to }” in { $articles }
step-attribute-deleted = Deleted “{ $name }” in { $articles }
notice-others-values-left = { $count ->
    [one] { $n } article keeps what somebody else wrote.
   *[other] { $n } articles keep what somebody else wrote.
}
notice-values-stay = Nothing to change: what stands there comes from the article itself or from somebody else.
