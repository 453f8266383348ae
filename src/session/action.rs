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

macro_rules! actions {
    ($($action:ident $name:literal $menu:ident $needs:ident)*) => {
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

actions! {
    OpenFolder "open-folder" Project Nothing
    OpenSamples "open-samples" Project Nothing
    CloseProject "close-project" Project Project
    SaveNow "save-now" Project Project
    SaveElsewhere "save-elsewhere" Project Project
    Export "export" Project Project
    Problems "problems" Project Project
    Conflicts "clashes" Project Project
    Versions "versions" Project Project
    Review "review" Project Project
    Drafts "drafts" Project Project
    Settings "settings" Project Nothing
    Quit "quit" Project Nothing

    Undo "undo" Edit Project
    Redo "redo" Edit Project
    History "history" Edit Project
    Copy "copy" Edit Article
    CopyWithSource "copy-with-source" Edit Article
    SelectParagraph "select-paragraph" Edit Article
    SelectAll "select-all" Edit Article
    GrowByGrapheme "grow-by-grapheme" Edit Article
    ShrinkByGrapheme "shrink-by-grapheme" Edit Article
    GrowBySyllable "grow-by-syllable" Edit Article
    ShrinkBySyllable "shrink-by-syllable" Edit Article
    GrowByLine "grow-by-line" Edit Article
    ShrinkByLine "shrink-by-line" Edit Article
    GrowBySentence "grow-by-sentence" Edit Article
    ShrinkBySentence "shrink-by-sentence" Edit Article
    GrowByParagraph "grow-by-paragraph" Edit Article
    ShrinkByParagraph "shrink-by-paragraph" Edit Article
    ExpandSelection "expand-selection" Edit Article
    ContractSelection "contract-selection" Edit Article

    OpenPalette "open-palette" Mark Article
    TagAgain "tag-again" Mark Article
    TagInVivo "tag-in-vivo" Mark Article
    Highlight "highlight" Mark Article
    Star "star" Mark Article
    Note "note" Mark Article
    EdgeMode "edge-mode" Mark Annotation
    ChooseHere "choose-here" Mark Article
    CopyToMine "copy-to-mine" Mark Annotation
    FindTheSame "find-the-same" Mark Annotation
    TagHits "tag-hits" Mark Project
    AttachHere "attach-here" Mark Article
    Remove "remove" Mark Annotation
    NewTheme "new-theme" Mark Project
    LockCodebook "lock-codebook" Mark Project
    CodeAnyRange "code-any-range" Mark Project
    CodeSentences "code-sentences" Mark Project
    CodeParagraphs "code-paragraphs" Mark Project
    CodeBlind "code-blind" Mark Project
    OpenRound "open-round" Mark Project
    ProjectMemo "project-memo" Mark Project
    ArticleDetails "article-details" Mark Article
    ToggleDone "toggle-done" Mark Article

    FindHere "find-here" Go Article
    FindEverywhere "find-everywhere" Go Project
    NextHit "next-hit" Go Project
    PreviousHit "previous-hit" Go Project
    NextSentence "next-sentence" Go Article
    PreviousSentence "previous-sentence" Go Article
    NextAnnotation "next-annotation" Go Article
    PreviousAnnotation "previous-annotation" Go Article
    NextOfTheme "next-of-theme" Go Annotation
    PreviousOfTheme "previous-of-theme" Go Annotation
    FindPassages "find-passages" Go Project
    NextArticle "next-article" Go Project
    PreviousArticle "previous-article" Go Project
    ToggleBookmark "toggle-bookmark" Go Article
    NextBookmark "next-bookmark" Go Article
    PreviousBookmark "previous-bookmark" Go Article
    JumpBack "jump-back" Go Project
    JumpForward "jump-forward" Go Project
    Escape "escape" Go Article
    ScreenDown "screen-down" Go Article
    ScreenUp "screen-up" Go Article
    ToStart "to-start" Go Article
    ToEnd "to-end" Go Article
    NextPanel "next-panel" Go Project
    PreviousPanel "previous-panel" Go Project

    ToggleLibrary "toggle-library" View Project
    ToggleThemes "toggle-themes" View Project
    WiderColumn "wider-column" View Project
    NarrowerColumn "narrower-column" View Project
    ToggleOthers "toggle-others" View Project
    ShowEveryone "show-everyone" View Project
    People "people" View Project
    PeopleTable "people-table" View Project
    ShowBoilerplate "show-furniture" View Article
    SideBySide "side-by-side" View Article
    SwitchSide "switch-side" View Article
    FocusMode "focus-mode" View Article
    DimUncoded "dim-uncoded" View Article
    ToggleParagraphNumbers "toggle-paragraph-numbers" View Nothing
    LargerType "larger-type" View Nothing
    SmallerType "smaller-type" View Nothing
    UsualType "usual-type" View Nothing
    NextAppearance "next-appearance" View Nothing
    FullScreen "full-screen" View Nothing

    Commands "commands" Help Nothing
    Help "help" Help Nothing
}

impl Action {
    /// Whether it is a decision about the codebook as a whole.
    #[must_use]
    pub fn is_of_codebook(self) -> bool {
        matches!(
            self,
            Self::LockCodebook
                | Self::CodeAnyRange
                | Self::CodeSentences
                | Self::CodeParagraphs
                | Self::CodeBlind
                | Self::OpenRound
        )
    }

    /// Whether it is about what is searched for.
    #[must_use]
    pub fn is_of_search(self) -> bool {
        matches!(
            self,
            Self::FindHere | Self::FindEverywhere | Self::NextHit | Self::PreviousHit | Self::FindTheSame
        )
    }

    /// Whether it is about the other people who work on the project.
    #[must_use]
    pub fn is_of_others(self) -> bool {
        matches!(self, Self::ToggleOthers | Self::ShowEveryone | Self::CopyToMine)
    }

    /// The action of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.name() == name)
    }
}
