//! What the log tells of.

/// An act that the log keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is named after what was done")]
pub enum Act {
    SignIn,
    SignInFailed,
    SignOut,
    PasswordChanged,
    SessionEnded,
    PersonAdded,
    PersonInvited,
    PersonDisabled,
    PersonEnabled,
    PostsChanged,
    Begun,
    Edited,
    Published,
    Scheduled,
    Unscheduled,
    Withdrawn,
    Republished,
    Corrected,
    Moved,
    Restored,
    Binned,
    Unbinned,
    ScheduleFailed,
    WordsAdded,
    WordRemoved,
    SlotPictureChanged,
}

impl Act {
    /// All of them.
    pub const ALL: [Act; 26] = [
        Act::SignIn,
        Act::SignInFailed,
        Act::SignOut,
        Act::PasswordChanged,
        Act::SessionEnded,
        Act::PersonAdded,
        Act::PersonInvited,
        Act::PersonDisabled,
        Act::PersonEnabled,
        Act::PostsChanged,
        Act::Begun,
        Act::Edited,
        Act::Published,
        Act::Scheduled,
        Act::Unscheduled,
        Act::Withdrawn,
        Act::Republished,
        Act::Corrected,
        Act::Moved,
        Act::Restored,
        Act::Binned,
        Act::Unbinned,
        Act::ScheduleFailed,
        Act::WordsAdded,
        Act::WordRemoved,
        Act::SlotPictureChanged,
    ];

    /// Its word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Act::SignIn => "sign-in",
            Act::SignInFailed => "sign-in-failed",
            Act::SignOut => "sign-out",
            Act::PasswordChanged => "password-changed",
            Act::SessionEnded => "session-ended",
            Act::PersonAdded => "person-added",
            Act::PersonInvited => "person-invited",
            Act::PersonDisabled => "person-disabled",
            Act::PersonEnabled => "person-enabled",
            Act::PostsChanged => "posts-changed",
            Act::Begun => "begun",
            Act::Edited => "edited",
            Act::Published => "published",
            Act::Scheduled => "scheduled",
            Act::Unscheduled => "unscheduled",
            Act::Withdrawn => "withdrawn",
            Act::Republished => "republished",
            Act::Corrected => "corrected",
            Act::Moved => "moved",
            Act::Restored => "restored",
            Act::Binned => "binned",
            Act::Unbinned => "unbinned",
            Act::ScheduleFailed => "schedule-failed",
            Act::WordsAdded => "words-added",
            Act::WordRemoved => "word-removed",
            Act::SlotPictureChanged => "slot-picture-changed",
        }
    }

    /// The act of this word.
    pub fn named(word: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.word() == word)
    }
}
