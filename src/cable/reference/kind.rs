//! What a reference refers to.

/// What is referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReferenceKind {
    /// A telegram, by post and number.
    Cable,
    /// An e-mail.
    Email,
    /// A telephone call.
    Telephone,
    /// A report.
    Report,
    /// A manual or another book.
    Book,
    /// A memorandum.
    Memo,
    /// An airgram.
    Airgram,
    /// A message known by its date-time group.
    Message,
    /// A page on the web.
    Web,
    /// Anything else.
    Other,
}

impl ReferenceKind {
    /// The name in the JSON contract.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Cable => "cable",
            Self::Email => "email",
            Self::Telephone => "telephone",
            Self::Report => "report",
            Self::Book => "book",
            Self::Memo => "memo",
            Self::Airgram => "airgram",
            Self::Message => "message",
            Self::Web => "web",
            Self::Other => "other",
        }
    }

    /// What a text that is no cable refers to, by its words.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        const WORDS: [(&str, ReferenceKind); 9] = [
            ("E-MAIL|EMAIL|E MAIL|E-MAL", ReferenceKind::Email),
            ("TELCON|TELECON|TELEPHONE|PHONE", ReferenceKind::Telephone),
            ("HTTP|WWW.", ReferenceKind::Web),
            ("AIRGRAM", ReferenceKind::Airgram),
            ("MEMO|MEMCON", ReferenceKind::Memo),
            ("IIR |REPORT|FBIS|OSC |TD-|TD |TDX|CIR-", ReferenceKind::Report),
            ("DTG| MSG", ReferenceKind::Message),
            (" FAM | FAM-| FAH|HANDBOOK|MANUAL|CFR|USC ", ReferenceKind::Book),
            ("GUIDANCE", ReferenceKind::Other),
        ];
        let upper = text.to_ascii_uppercase();
        let by_word =
            WORDS.iter().find(|(words, _)| words.split('|').any(|word| upper.contains(word))).map(|(_, kind)| *kind);
        by_word.unwrap_or_else(|| {
            if is_airgram(&upper) {
                Self::Airgram
            } else if has_date_time_group(&upper) {
                Self::Message
            } else {
                Self::Other
            }
        })
    }
}

/// `CA-3400`, `A-1089` as a word.
fn is_airgram(text: &str) -> bool {
    text.split([' ', ',', ';', '(', ')']).any(|word| {
        ["CA-", "A-", "CERP-", "OM-"].iter().any(|series| {
            word.strip_prefix(series).is_some_and(|number| {
                (1..=5).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
            })
        })
    })
}

/// Six digits and a Z, as in `SECDEF R 162245Z OCT 08`.
fn has_date_time_group(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| word.len() == 7 && word.ends_with('Z') && word.bytes().take(6).all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_words_and_forms() {
        for (text, name) in [
            ("Roe e-mail", "email"),
            ("Roe telcon", "telephone"),
            ("www.example.org", "web"),
            ("Roe memo", "memo"),
            ("IIR 6 832", "report"),
            ("SECDEF DTG 3", "message"),
            ("9 FAM 41", "book"),
            ("CA-3400", "airgram"),
            ("X (A-1),", "airgram"),
            ("A-12345", "airgram"),
            ("A-123456", "other"),
            ("A-", "other"),
            ("A-12B", "other"),
            ("XA-12", "other"),
            ("SECDEF 162245Z OCT 08", "message"),
            ("SECDEF 162245 OCT 08", "other"),
            ("SECDEF 1622450 OCT 08", "other"),
            ("SECDEF 16224XZ OCT 08", "other"),
            ("SECDEF 16224Z OCT 08", "other"),
            ("GUIDANCE A-1", "other"),
        ] {
            assert_eq!(ReferenceKind::of(text).name(), name, "{text}");
        }
        assert_eq!(ReferenceKind::Cable.name(), "cable");
    }
}
