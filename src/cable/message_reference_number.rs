//! Message reference number: post, number and year name a telegram.

use std::fmt;

/// Post and number, unique in a calendar year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageReferenceNumber {
    /// The post's name in capitals, single blanks: `LA PAZ`. Not a copy of the source: its blanks and case may differ.
    pub(crate) post: String,
    /// The number, leading zeros dropped.
    pub(crate) number: u32,
    /// Year, four digits, if known.
    pub(crate) year: Option<u16>,
}

impl MessageReferenceNumber {
    /// From a post's name in any case and spacing.
    #[must_use]
    pub(crate) fn new(post: &str, number: u32, year: Option<u16>) -> Self {
        let words: Vec<String> = post.split_whitespace().map(str::to_ascii_uppercase).collect();
        Self { post: words.join(" "), number, year }
    }

    /// The identifier in the usual short form, `08BAKU152`: two digits of the year, post without blanks and marks,
    /// number. `None` without a year.
    #[must_use]
    pub(crate) fn id(&self) -> Option<String> {
        let post: String = self.post.chars().filter(char::is_ascii_alphanumeric).collect();
        self.year.map(|year| format!("{:02}{post}{}", year % 100, self.number))
    }
}

impl fmt::Display for MessageReferenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.post, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifier() {
        let number = MessageReferenceNumber::new("La  Paz", 2466, Some(1974));
        assert_eq!(number.id().as_deref(), Some("74LAPAZ2466"));
        assert_eq!(number.to_string(), "LA PAZ 2466");
        assert_eq!(MessageReferenceNumber::new("N'DJAMENA", 5, Some(2009)).id().as_deref(), Some("09NDJAMENA5"));
    }
}
