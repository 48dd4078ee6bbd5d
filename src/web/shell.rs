//! How the page stands: which pane, which colours, how the text is set.

/// Which pane a narrow window shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pane {
    /// The reading view.
    Read,
    /// The source.
    Source,
    /// The head with everything in it, and nothing else.
    Details,
    /// The notes.
    Notes,
}

impl Pane {
    /// Name for the style sheet.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Source => "source",
            Self::Details => "details",
            Self::Notes => "notes",
        }
    }

    /// The action that shows it.
    pub(crate) const fn action(self) -> &'static str {
        match self {
            Self::Read => "pane:read",
            Self::Source => "pane:source",
            Self::Details => "pane:details",
            Self::Notes => "pane:notes",
        }
    }

    /// By its name.
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "source" => Self::Source,
            "details" => Self::Details,
            "notes" => Self::Notes,
            _ => Self::Read,
        }
    }
}

/// Colours of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the system has it.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Name for the style sheet and for people.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// By its name.
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }

    /// The one after it.
    pub(crate) const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }
}

/// How the page stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shell {
    /// The pane that a narrow window shows.
    pub(crate) pane: Pane,
    /// Colours.
    pub(crate) theme: Theme,
    /// True while something is dragged over the window.
    pub(crate) is_dragging: bool,
    /// True if the source is shown without colours.
    pub(crate) is_plain: bool,
    /// True if the rows of the card are folded away.
    pub(crate) is_folded: bool,
    /// True if single keys mean something.
    pub(crate) has_keys: bool,
    /// How the text is set, by the places of [`Setting`]s' choices.
    pub(crate) settings: [u8; 4],
    /// Share of the reading view in a wide window, in percent of what it has together with the source.
    pub(crate) split: u8,
    /// True if page and section breaks are shown in the body.
    pub(crate) has_joins: bool,
    /// True if texts in capitals are shown as sentences.
    pub(crate) is_sentence_case: bool,
}

/// What can be set for reading: name for the style sheet, label, choices. The first choice of all is in force at first.
pub(crate) type Setting = (&'static str, &'static str, &'static [&'static str]);

/// All settings.
pub(crate) const SETTINGS: [Setting; 4] = [
    ("size", "Size of the text", &["normal", "small", "large", "very large"]),
    ("measure", "Width of the column", &["normal", "narrow", "wide"]),
    ("face", "Typeface", &["with serifs", "without serifs", "as typed"]),
    ("density", "Lines", &["normal", "close"]),
];
