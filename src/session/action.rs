//! Everything a person can ask for by name, without saying more: the one table that menus, the palette of commands,
//! keys, settings and help all read. What needs more said is a `Command`.

/// The menu an action stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    Project,
    Edit,
    Mark,
    Go,
    View,
    Help,
}

impl Menu {
    /// All menus, in order.
    pub const ALL: [Self; 6] = [Self::Project, Self::Edit, Self::Mark, Self::Go, Self::View, Self::Help];

    /// The name its words go by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Edit => "edit",
            Self::Mark => "mark",
            Self::Go => "go",
            Self::View => "view",
            Self::Help => "help",
        }
    }
}

/// When an action makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Always.
    Nothing,
    /// A project is open.
    Project,
    /// An article is open.
    Article,
    /// An annotation is selected.
    Annotation,
}

/// Calls a macro with a row for each action: its name here, its name in the settings, its menu, what it needs, and the
/// command it stands for; none where it is the window's alone.
macro_rules! action_table {
    ($with:ident) => {
        $with! {
            OpenFolder "open-folder" Project Nothing []
            OpenSamples "open-samples" Project Nothing []
            CloseProject "close-project" Project Project [CloseProject]
            SaveNow "save-now" Project Project [Saving(SavingCommand::Now)]
            SaveElsewhere "save-elsewhere" Project Project []
            Export "export" Project Project []
            ExportCodebook "export-codebook" Project Project []
            ImportCodebook "import-codebook" Project Project []
            ImportFiles "import-files" Project Project []
            ImportFolder "import-folder" Project Project []
            PrintCodebook "print-codebook" Project Project [Codebook(CodebookCommand::Print)]
            SavePdf "save-pdf" Project Article []
            Print "print" Project Article [Page(PageCommand::Print)]
            Problems "problems" Project Project []
            Conflicts "conflicts" Project Project []
            Versions "versions" Project Project []
            Review "review" Project Project []
            Drafts "drafts" Project Project []
            Settings "settings" Project Nothing []
            Quit "quit" Project Nothing [Quit]

            Undo "undo" Edit Project [Returning(ReturningCommand::Undo)]
            Redo "redo" Edit Project [Returning(ReturningCommand::Redo)]
            History "history" Edit Project []
            Copy "copy" Edit Article [Tell(Box::new(Notice::Reading(ReadingNotice::Copied)))]
            CopyWithSource "copy-with-source" Edit Article [Tell(Box::new(Notice::Reading(ReadingNotice::Copied)))]
            SelectParagraph "select-paragraph" Edit Article [Selecting(SelectingCommand::SelectParagraph)]
            SelectAll "select-all" Edit Article [Selecting(SelectingCommand::SelectAll)]
            GrowByGrapheme "grow-by-grapheme" Edit Article [Selecting(SelectingCommand::Grow(Unit::Grapheme, Direction::Forward))]
            ShrinkByGrapheme "shrink-by-grapheme" Edit Article [Selecting(SelectingCommand::Grow(Unit::Grapheme, Direction::Back))]
            GrowBySyllable "grow-by-syllable" Edit Article [Selecting(SelectingCommand::Grow(Unit::Syllable, Direction::Forward))]
            ShrinkBySyllable "shrink-by-syllable" Edit Article [Selecting(SelectingCommand::Grow(Unit::Syllable, Direction::Back))]
            GrowByLine "grow-by-line" Edit Article []
            ShrinkByLine "shrink-by-line" Edit Article []
            GrowBySentence "grow-by-sentence" Edit Article [Selecting(SelectingCommand::Grow(Unit::Sentence, Direction::Forward))]
            ShrinkBySentence "shrink-by-sentence" Edit Article [Selecting(SelectingCommand::Grow(Unit::Sentence, Direction::Back))]
            GrowByParagraph "grow-by-paragraph" Edit Article [Selecting(SelectingCommand::Grow(Unit::Paragraph, Direction::Forward))]
            ShrinkByParagraph "shrink-by-paragraph" Edit Article [Selecting(SelectingCommand::Grow(Unit::Paragraph, Direction::Back))]
            ExpandSelection "expand-selection" Edit Article [Selecting(SelectingCommand::Expand)]
            ContractSelection "contract-selection" Edit Article [Selecting(SelectingCommand::Contract)]

            OpenPalette "open-palette" Mark Article []
            TagAgain "tag-again" Mark Article [Annotating(AnnotatingCommand::TagAgain)]
            TagInVivo "tag-in-vivo" Mark Article [Annotating(AnnotatingCommand::TagInVivo)]
            Highlight "highlight" Mark Article [Annotating(AnnotatingCommand::Highlight)]
            Star "star" Mark Article [Annotating(AnnotatingCommand::Star)]
            Note "note" Mark Article [Annotating(AnnotatingCommand::Highlight)]
            EdgeMode "edge-mode" Mark Annotation [Edges(EdgeCommand::Start)]
            ChooseHere "choose-here" Mark Article [Tell(Box::new(Notice::Reading(ReadingNotice::NothingHere)))]
            CopyToMine "copy-to-mine" Mark Annotation [People(PeopleCommand::CopySelected)]
            FindTheSame "find-the-same" Mark Annotation [Search(SearchCommand::FindTheSame)]
            TagHits "tag-hits" Mark Project [Tell(Box::new(Notice::Finding(FindingNotice::NothingSought)))]
            AttachHere "attach-here" Mark Article [Answer(Answer::AttachHere)]
            Remove "remove" Mark Annotation [Annotating(AnnotatingCommand::RemoveSelected)]
            NewTheme "new-theme" Mark Project []
            DescribeTheme "describe-theme" Mark Project []
            RenameTheme "rename-theme" Mark Project []
            ThemePassages "theme-passages" Mark Project []
            NewChildTheme "new-child-theme" Mark Project []
            ThemeKey "theme-key" Mark Project []
            ThemeColor "theme-color" Mark Project []
            ThemeUp "theme-up" Mark Project []
            ThemeDown "theme-down" Mark Project []
            ThemeIntoPrevious "theme-into-previous" Mark Project []
            ThemeToTop "theme-to-top" Mark Project []
            MergeTheme "merge-theme" Mark Project []
            JoinNamesakes "join-namesakes" Mark Project []
            DeleteTheme "delete-theme" Mark Project []
            LockCodebook "lock-codebook" Mark Project [Theming(ThemingCommand::ToggleLock)]
            CodeAnyRange "code-any-range" Mark Project [Theming(ThemingCommand::SetUnit(CodingUnit::Free))]
            CodeSentences "code-sentences" Mark Project [Theming(ThemingCommand::SetUnit(CodingUnit::Sentence))]
            CodeParagraphs "code-paragraphs" Mark Project [Theming(ThemingCommand::SetUnit(CodingUnit::Paragraph))]
            CodeBlind "code-blind" Mark Project [Theming(ThemingCommand::CodeBlind)]
            OpenRound "open-round" Mark Project [Theming(ThemingCommand::OpenRound)]
            ProjectMemo "project-memo" Mark Project []
            LineLabel "line-label" Mark Article []
            ArticleDetails "article-details" Mark Article []
            JoinLines "join-lines" Mark Article [About(AboutCommand::ToggleLineEnds)]
            ToggleDone "toggle-done" Mark Article [About(AboutCommand::ToggleDone)]

            FindHere "find-here" Go Article [Search(SearchCommand::FindHere)]
            FindEverywhere "find-everywhere" Go Project [Search(SearchCommand::FindEverywhere)]
            Spellings "spellings" Go Project []
            NextHit "next-hit" Go Project [Search(SearchCommand::Step(Direction::Forward))]
            PreviousHit "previous-hit" Go Project [Search(SearchCommand::Step(Direction::Back))]
            NextSentence "next-sentence" Go Article [Selecting(SelectingCommand::StepSentence(Direction::Forward))]
            PreviousSentence "previous-sentence" Go Article [Selecting(SelectingCommand::StepSentence(Direction::Back))]
            NextAnnotation "next-annotation" Go Article [Selecting(SelectingCommand::StepAnnotation(Direction::Forward))]
            PreviousAnnotation "previous-annotation" Go Article [Selecting(SelectingCommand::StepAnnotation(Direction::Back))]
            NextOfTheme "next-of-theme" Go Annotation [Selecting(SelectingCommand::StepOfTheme(Direction::Forward))]
            PreviousOfTheme "previous-of-theme" Go Annotation [Selecting(SelectingCommand::StepOfTheme(Direction::Back))]
            FindPassages "find-passages" Go Project []
            NextArticle "next-article" Go Project [Reading(ReadingCommand::StepArticle(Direction::Forward))]
            PreviousArticle "previous-article" Go Project [Reading(ReadingCommand::StepArticle(Direction::Back))]
            ToggleBookmark "toggle-bookmark" Go Article [Reading(ReadingCommand::ToggleBookmarkHere)]
            NextBookmark "next-bookmark" Go Article [Reading(ReadingCommand::StepBookmark(Direction::Forward))]
            PreviousBookmark "previous-bookmark" Go Article [Reading(ReadingCommand::StepBookmark(Direction::Back))]
            RecentArticles "recent-articles" Go Project []
            RecentArticlesBack "recent-articles-back" Go Project []
            JumpBack "jump-back" Go Project [Reading(ReadingCommand::Go(Direction::Back))]
            JumpForward "jump-forward" Go Project [Reading(ReadingCommand::Go(Direction::Forward))]
            Escape "escape" Go Article [Escape]
            ScreenDown "screen-down" Go Article []
            ScreenUp "screen-up" Go Article []
            ToStart "to-start" Go Article []
            ToEnd "to-end" Go Article []
            ContextMenu "context-menu" Go Project []
            NextPanel "next-panel" Go Project []
            PreviousPanel "previous-panel" Go Project []

            ToggleLibrary "toggle-library" View Project []
            ToggleThemes "toggle-themes" View Project []
            WiderColumn "wider-column" View Project []
            NarrowerColumn "narrower-column" View Project []
            ToggleOthers "toggle-others" View Project [People(PeopleCommand::ToggleOthers)]
            ShowEveryone "show-everyone" View Project [People(PeopleCommand::ShowEveryone)]
            People "people" View Project []
            ShowArticle "show-article" View Project []
            PeopleTable "people-table" View Project []
            Analysis "analysis" View Project []
            Attributes "attributes" View Project []
            SavedPages "saved-pages" View Project []
            SavePage "save-page" View Project []
            StopWords "stop-words" View Project []
            ShowBoilerplate "show-furniture" View Article []
            SideBySide "side-by-side" View Article [Reading(ReadingCommand::ToggleSides)]
            OpenBeside "open-beside" View Article []
            FilterArticles "filter-articles" View Project []
            SwitchSide "switch-side" View Article [Reading(ReadingCommand::SwitchSide)]
            FocusMode "focus-mode" View Article []
            DimUncoded "dim-uncoded" View Article []
            ToggleParagraphNumbers "toggle-paragraph-numbers" View Nothing []
            LargerType "larger-type" View Nothing []
            SmallerType "smaller-type" View Nothing []
            UsualType "usual-type" View Nothing []
            NextAppearance "next-appearance" View Nothing []
            FullScreen "full-screen" View Nothing []

            Commands "commands" Help Nothing []
            Help "help" Help Nothing []
            About "about" Help Nothing []
        }
    };
}
pub(super) use action_table;

macro_rules! actions {
    ($($action:ident $name:literal $menu:ident $needs:ident [$($command:tt)*])*) => {
        /// A named action.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($action),* }

        impl Action {
            /// All actions, in the order of the menus.
            pub const ALL: &'static [Self] = &[$(Self::$action),*];

            /// The name in the settings file, and the one its words go by.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$action => $name),* }
            }

            /// Where it stands in the menus.
            #[must_use]
            pub fn menu(self) -> Menu {
                match self { $(Self::$action => Menu::$menu),* }
            }

            /// What it needs to make sense.
            #[must_use]
            pub fn needs(self) -> Needs {
                match self { $(Self::$action => Needs::$needs),* }
            }
        }
    };
}

action_table!(actions);

impl Action {
    /// The action of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }
}
