//! Labels of header fields, in all the forms in which they are written, misspelt and misread (handbook, section 4.0).
//!
//! At the start of a line a label is taken in any of its forms; inside a line only if it cannot be prose.

use super::anchor::Anchor;
use crate::cable::{addressee, executive_order};
use crate::text::letters;

/// What must follow a label for it to be one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// A colon or semicolon.
    Colon,
    /// A colon, or at the start of a line a blank.
    Blank,
    /// A colon, or at the start of a line an enumerator.
    Enumerator,
}

/// Labels with what they need; longer ones before their beginnings.
const LABELS: [(&str, Needs, Anchor); 36] = [
    ("TAGS", Needs::Blank, Anchor::Tags),
    ("TAG", Needs::Colon, Anchor::Tags),
    ("TAGES", Needs::Colon, Anchor::Tags),
    ("TGS", Needs::Colon, Anchor::Tags),
    ("TAS", Needs::Colon, Anchor::Tags),
    ("TABS", Needs::Colon, Anchor::Tags),
    ("TAQS", Needs::Colon, Anchor::Tags),
    ("AGS", Needs::Colon, Anchor::Tags),
    ("SUBJECTS", Needs::Colon, Anchor::Subject),
    ("SUBJECT", Needs::Colon, Anchor::Subject),
    ("SUBJ", Needs::Colon, Anchor::Subject),
    ("UBJECT", Needs::Colon, Anchor::Subject),
    ("TITLE", Needs::Colon, Anchor::Title),
    ("PROGRAM REF", Needs::Colon, Anchor::Reference),
    ("REFERENCES", Needs::Enumerator, Anchor::Reference),
    ("REFERENCE", Needs::Enumerator, Anchor::Reference),
    ("REFTEL(S)", Needs::Colon, Anchor::Reference),
    ("REFTELS", Needs::Enumerator, Anchor::Reference),
    ("REFTEL", Needs::Enumerator, Anchor::Reference),
    ("REFS", Needs::Enumerator, Anchor::Reference),
    ("REF(S)", Needs::Enumerator, Anchor::Reference),
    ("REF", Needs::Enumerator, Anchor::Reference),
    ("CLASSIFIED BY", Needs::Blank, Anchor::ClassifiedBy),
    ("CLASSIIED BY", Needs::Blank, Anchor::ClassifiedBy),
    ("CLASSFIED BY", Needs::Blank, Anchor::ClassifiedBy),
    ("CLASIFIED BY", Needs::Blank, Anchor::ClassifiedBy),
    ("DERIVED FROM", Needs::Colon, Anchor::ClassifiedBy),
    ("REASON(S)", Needs::Colon, Anchor::Reasons),
    ("REASONS", Needs::Colon, Anchor::Reasons),
    ("REASON", Needs::Colon, Anchor::Reasons),
    ("DECLASSIFY ON", Needs::Colon, Anchor::DeclassifyOn),
    ("MRN", Needs::Colon, Anchor::Number),
    ("DATE/DTG", Needs::Colon, Anchor::DateOfMessage),
    ("DATE!DTG", Needs::Colon, Anchor::DateOfMessage),
    ("CAPTIONS", Needs::Colon, Anchor::Captions),
    ("PASS LINE", Needs::Colon, Anchor::Passing),
];

/// Anchor, length of the label, and how far the next anchor must be away.
pub(crate) type Found = (Anchor, usize, usize);

/// The label at the start of `rest`; `is_first` tells that it stands at the start of its line.
#[must_use]
pub(crate) fn read(rest: &str, is_first: bool) -> Option<Found> {
    let first = rest.as_bytes().first()?.to_ascii_uppercase();
    if matches!(first, b'E' | b'F' | b'5' | b'O')
        && let Some(length) = executive_order::label(rest).filter(|_| first == b'E' || is_first)
        && begins_instruction(rest.get(length..)?, is_first)
    {
        return Some((Anchor::ExecutiveOrder, length, length));
    }
    if !matches!(first, b'T' | b'A' | b'S' | b'U' | b'P' | b'R' | b'C' | b'D' | b'M') {
        return None;
    }
    for (label, needs, anchor) in LABELS {
        let Some(head) = rest.get(..label.len()) else { continue };
        if !head.eq_ignore_ascii_case(label) {
            continue;
        }
        if let Some(found) = with_mark(rest, label, needs, anchor, is_first) {
            return Some(found);
        }
    }
    if is_first { misspelt(rest).or_else(|| subject_without_colon(rest)) } else { None }
}

/// `SUBJECT TALKS ON TRADE`, where OCR has dropped the colon: in capitals, and no sentence about a subject.
fn subject_without_colon(rest: &str) -> Option<Found> {
    const NO_SUBJECTS: &[&str] =
        &["TO", "OF", "MATTER", "WAS", "IS", "HAS", "HAD", "AND", "ONLY", "WILL", "MAY", "SAID"];
    let value = ["SUBJECT ", "SUBJ "].iter().find_map(|label| rest.strip_prefix(label))?.trim_start();
    let first = value.split_whitespace().next()?;
    let is_subject = !NO_SUBJECTS.contains(&first)
        && !value.contains(char::is_lowercase)
        && value.split_whitespace().nth(2).is_some();
    let length = rest.len() - value.len();
    is_subject.then_some((Anchor::Subject, length, length))
}

/// True if what stands behind `E.O.` is the order's own line, and not the order cited: `under E.O. 12958, reasons 1.4 (b)`.
fn begins_instruction(rest: &str, is_first: bool) -> bool {
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let cited = [", REASON", ", SEC", " SEC", ", 1.", ", PARA", " REASON"];
    let is_cited = cited.iter().any(|cited| letters::starts_with_ignoring_case(behind, cited));
    let words = behind.trim_start();
    let is_own = words.is_empty()
        || words.starts_with([':', ';'])
        || ["DECL", "N/A", "NA", "GDS", "XGDS", "ADS", "AS AM", "DNG", "TAGS", "RDS", "OADR"]
            .iter()
            .any(|word| letters::starts_with_ignoring_case(words, word));
    !is_cited && (is_first || is_own)
}

/// A label is one by the mark behind it.
fn with_mark(rest: &str, label: &str, needs: Needs, anchor: Anchor, is_first: bool) -> Option<Found> {
    let after = rest.get(label.len()..)?;
    let blanks = after.len() - after.trim_start_matches([' ', '\t']).len();
    let mark = after.get(blanks..)?;
    let has_colon = mark.starts_with([':', ';']);
    // `REF A)`, `REF. A`, `SUBJ. X`, `TAGS, PREL` and `TAGS PREL` are labels too, at the start of a line.
    let has_other_mark = is_first
        && (mark.starts_with('.') && blanks == 0
            || anchor == Anchor::Tags && mark.starts_with(',')
            || needs == Needs::Enumerator && (blanks > 0 && (is_enumerator(mark) || is_number_of_post(mark)))
            || needs == Needs::Blank && blanks > 0);
    if !has_colon && !has_other_mark {
        return None;
    }
    if !is_first && !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let marks = mark.len() - mark.trim_start_matches([':', ';', '.', ',']).len();
    let value = mark.get(marks..)?.trim_start_matches([' ', '\t']);
    // The statement that something is derived from is a value: `Derived from: Multiple Sources`.
    let length = if label == "DERIVED FROM" { 0 } else { rest.len() - value.len() };
    Some((anchor, length, (rest.len() - value.len()).max(1)))
}

/// `SUFJECT:`, `SUBECT:`, `SUBJ ECT:`: a word with a colon that is one letter off the label.
fn misspelt(rest: &str) -> Option<Found> {
    /// Longest word looked at; a label with one letter too many.
    const LONGEST: usize = 10;
    let colon = rest.bytes().take(LONGEST).position(|byte| byte == b':')?;
    let word: String = rest.get(..colon)?.chars().filter(|c| *c != ' ').collect();
    let word = word.to_ascii_uppercase();
    let is_subject = (6..=8).contains(&word.len()) && is_one_off(&word, "SUBJECT");
    let value = rest.get(colon + 1..)?;
    let length = rest.len() - value.trim_start_matches([' ', '\t']).len();
    is_subject.then_some((Anchor::Subject, length, length))
}

/// True if two words differ by one letter: put in, left out, or another.
#[must_use]
pub(crate) fn is_one_off(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same_start = short.bytes().zip(long.bytes()).take_while(|(a, b)| a == b).count();
    let same_end = short.bytes().rev().zip(long.bytes().rev()).take_while(|(a, b)| a == b).count();
    same_start + same_end + 1 >= long.len()
}

fn is_enumerator(text: &str) -> bool {
    let text = text.strip_prefix('(').unwrap_or(text);
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_ascii_uppercase()) && chars.next().is_some_and(|c| matches!(c, ')' | '.' | ':'))
}

/// `STATE 12003`: capitals, then figures, and not much else.
fn is_number_of_post(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(5).collect();
    let number =
        words.iter().position(|word| word.trim_end_matches(['.', ',', ';']).bytes().all(|b| b.is_ascii_digit()));
    number.is_some_and(|at| {
        at > 0 && at <= 3 && words.iter().take(at).all(|word| word.bytes().all(|b| b.is_ascii_uppercase()))
    })
}

/// Labels of address lines: `FM`, `TO`, `INFO`, `XMT`, and those of later systems.
#[must_use]
pub(crate) fn address(rest: &str, is_first: bool) -> Option<Found> {
    const LABELS: [(&str, Anchor); 10] = [
        ("FM", Anchor::From),
        ("FROM:", Anchor::From),
        ("EM", Anchor::From),
        ("IM", Anchor::From),
        ("RM", Anchor::From),
        ("TO", Anchor::To),
        ("ACTION:", Anchor::To),
        ("INFO", Anchor::Info),
        ("XMT", Anchor::Exempt),
        ("XTM", Anchor::Exempt),
    ];
    for (label, anchor) in LABELS {
        let Some(head) = rest.get(..label.len()) else { continue };
        if !(head == label || label.ends_with(':') && head.eq_ignore_ascii_case(label)) {
            continue;
        }
        let after = rest.get(label.len()..)?;
        let value = after.trim_start_matches([' ', '\t', ':']);
        let length = rest.len() - value.len();
        let is_word = after.is_empty() || after.starts_with([' ', '\t', ':']) || label.ends_with(':');
        if !is_word {
            continue;
        }
        // `EM AMEMBASSY KUWAIT`: a misread FM is one only before a post.
        let is_exact = matches!(label, "FM" | "TO" | "INFO" | "XMT");
        if addressee::begins_name(value) {
            if is_exact || is_first {
                return Some((anchor, length, length));
            }
        } else if is_first && is_exact && anchor != Anchor::To && !value.starts_with(char::is_lowercase)
            || is_first && label == "TO" && value.chars().all(|c| !c.is_lowercase())
        {
            return Some((anchor, length, length));
        }
    }
    // Later systems write the label as a word and name people and collectives too.
    let later = [("Info:", Anchor::Info), ("Action:", Anchor::To), ("XMT:", Anchor::Exempt)];
    later.into_iter().filter(|_| is_first).find_map(|(label, anchor)| {
        let after = rest.strip_prefix(label)?;
        let value = after.trim_start_matches([' ', '\t']);
        let length = rest.len() - value.len();
        (value.is_empty() || value.contains([',', ';']) || !value.contains(char::is_lowercase))
            .then_some((anchor, length, length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Option<(Anchor, &str)> {
        read(text, true).map(|(anchor, length, _)| (anchor, &text[length..]))
    }

    #[test]
    fn forms() {
        assert_eq!(label("SUFJECT: UFO"), Some((Anchor::Subject, "UFO")));
        assert_eq!(label("SUBJ ECT: X"), Some((Anchor::Subject, "X")));
        assert_eq!(label("AGS: AORC"), Some((Anchor::Tags, "AORC")));
        assert_eq!(label("TAGS PREL"), Some((Anchor::Tags, "PREL")));
        assert_eq!(label("REF STATE 12003"), Some((Anchor::Reference, "STATE 12003")));
        assert_eq!(label("REF A) BAKU 12"), Some((Anchor::Reference, "A) BAKU 12")));
        assert_eq!(label("Classiied By: DCM"), Some((Anchor::ClassifiedBy, "DCM")));
        assert_eq!(label("MRN:   10 BAKU 1"), Some((Anchor::Number, "10 BAKU 1")));
        assert_eq!(label("SUBJECT TALKS ON TRADE"), Some((Anchor::Subject, "TALKS ON TRADE")));
        for text in [
            "REFERENCE WAS MADE",
            "SUBJECT TO",
            "SUBJECT TO APPROVAL BY ALL",
            "REFORMS: THEY",
            "OBJECT: X",
            "REF WAS",
        ] {
            assert_eq!(label(text), None, "{text}");
        }
        assert!(
            is_one_off("SUFJECT", "SUBJECT") && is_one_off("SUBECT", "SUBJECT") && !is_one_off("OBJECTS", "SUBJECT")
        );
    }

    #[test]
    fn addresses() {
        let of = |text| address(text, true).map(|(anchor, length, _)| (anchor, length));
        assert_eq!(of("EM AMEMBASSY KUWAIT"), Some((Anchor::From, 3)));
        assert_eq!(of("EM DASHES ARE LONG"), None);
        assert_eq!(of("From:     AMEMBASSY CAIRO"), Some((Anchor::From, 10)));
        assert_eq!(of("From: Sullivan, Jacob J"), None);
        assert_eq!(of("Info:  ARAB LEAGUE COLLECTIVE ROUTINE"), Some((Anchor::Info, 7)));
        assert_eq!(of("Action:   WASHDC, SECSTATE ROUTINE"), Some((Anchor::To, 10)));
    }

    #[test]
    fn a_mark_or_the_start_of_the_line_makes_a_label() {
        // The text, and its value: at the start of a line, and inside a line.
        for (text, first, inside) in [
            ("TAGS: PREL", Some("PREL"), Some("PREL")),
            ("TAGS; PREL", Some("PREL"), Some("PREL")),
            ("TAGS PREL", Some("PREL"), None),
            ("TAGS, PREL", Some("PREL"), None),
            ("TAGSPREL", None, None),
            ("TAGS:", Some(""), Some("")),
            ("TAG PREL", None, None),
            ("SUBJ. X", Some("X"), None),
            ("SUBJ.: TALKS", Some("TALKS"), None),
            ("SUBJ . X", None, None),
            ("SUBJECT, X", None, None),
            ("SUBJECT : X", Some("X"), Some("X")),
            ("subject: X", Some("X"), None),
            ("REF A) BAKU 12", Some("A) BAKU 12"), None),
            ("REF (A) BAKU 12", Some("(A) BAKU 12"), None),
            ("REFA) BAKU 12", None, None),
            ("REF BAKU 12", Some("BAKU 12"), None),
            ("REF NEW DELHI 12.", Some("NEW DELHI 12."), None),
            ("REF A BAKU", None, None),
            ("TITLE A) X", None, None),
            ("CLASSIFIED BY DCM", Some("DCM"), None),
            ("CLASSIFIED BYLAW", None, None),
            ("STATES: X", None, None),
            ("SUBJECTXY: X", None, None),
            ("SUBJEECT: X", Some("X"), None),
            ("SUBECT:  X", Some("X"), None),
            ("F.O. 12065: GDS", Some("12065: GDS"), None),
            ("5.O. 12065: GDS", Some("12065: GDS"), None),
            ("E.O. 12958: N/A", Some("12958: N/A"), Some("12958: N/A")),
            ("E.O. 12958, REASONS 1.4 (B)", None, None),
            ("E.O. 12958 LIMITS THIS", Some("12958 LIMITS THIS"), None),
        ] {
            let value = |is_first| read(text, is_first).map(|(_, length, _)| &text[length..]);
            assert_eq!((value(true), value(false)), (first, inside), "{text}");
        }
        // Where the statement is its own label, the next field is looked for behind it.
        assert_eq!(read("DERIVED FROM: MANY", true), Some((Anchor::ClassifiedBy, 0, 14)));
        assert_eq!(read("SUBJECT: X", true), Some((Anchor::Subject, 9, 9)));
    }

    #[test]
    fn a_subject_without_its_colon_is_in_capitals_and_has_words() {
        assert_eq!(label("SUBJ  TALKS ON TRADE"), Some((Anchor::Subject, "TALKS ON TRADE")));
        for text in ["SUBJECT TALKS ON", "SUBJECT TALKS ON trade today", "SUBJECT OF TALKS ON TRADE", "SUBJECT "] {
            assert_eq!(label(text), None, "{text}");
        }
        assert_eq!(read("SUBJECT TALKS ON TRADE", false), None);
    }

    #[test]
    fn an_order_that_is_cited_begins_no_field() {
        // What stands behind the label, at the start of a line and inside one.
        for (behind, first, inside) in [
            ("", true, true),
            ("12958", true, true),
            ("12958: X", true, true),
            ("12958; X", true, true),
            ("12958 DECL 1", true, true),
            ("12356:N/A", true, true),
            ("12958 AND ITS LIMITS", true, false),
            ("12958, REASON 1.4", false, false),
            ("12958, SECTION 1.4", false, false),
            ("12958 SEC. 1.4", false, false),
        ] {
            assert_eq!(
                (begins_instruction(behind, true), begins_instruction(behind, false)),
                (first, inside),
                "{behind}"
            );
        }
    }

    #[test]
    fn one_letter_off_and_no_more() {
        for (word, is_near) in [
            ("SUBJECT", true),
            ("SUBXECT", true),
            ("XUBJECT", true),
            ("SUBJECX", true),
            ("SUBJECTS", true),
            ("SUBJCT", true),
            ("SUBXXCT", false),
            ("SUXJEXT", false),
            ("BUSJECT", false),
            ("SUBJECTSX", false),
            ("SUBJE", false),
        ] {
            assert_eq!((is_one_off(word, "SUBJECT"), is_one_off("SUBJECT", word)), (is_near, is_near), "{word}");
        }
        assert!(!is_one_off("ABAB", "ABABAB"), "two letters are missing, though start and end agree");
    }

    #[test]
    fn enumerators_and_numbers_of_posts() {
        for (text, is_one) in
            [("A) X", true), ("(A) X", true), ("A. X", true), ("A: X", true), ("a) X", false), ("A X", false)]
        {
            assert_eq!(is_enumerator(text), is_one, "{text}");
        }
        for (text, is_one) in [
            ("STATE 12003", true),
            ("NEW DELHI 12;", true),
            ("PORT OF SPAIN 12", true),
            ("ONE TWO THREE FOUR 12", false),
            ("12003 STATE", false),
            ("State 12003", false),
            ("STATE", false),
        ] {
            assert_eq!(is_number_of_post(text), is_one, "{text}");
        }
    }

    #[test]
    fn address_labels_at_the_start_of_a_line_and_inside() {
        use Anchor::{Exempt, From, Info, To};
        for (text, first, inside) in [
            ("FM AMEMBASSY BAKU", Some((From, "AMEMBASSY BAKU")), Some((From, "AMEMBASSY BAKU"))),
            ("FM: AMEMBASSY BAKU", Some((From, "AMEMBASSY BAKU")), Some((From, "AMEMBASSY BAKU"))),
            ("FMAMEMBASSY BAKU", None, None),
            ("fm AMEMBASSY BAKU", None, None),
            ("FM OUR MAN", Some((From, "OUR MAN")), None),
            ("FLASH AMEMBASSY BAKU", None, None),
            ("From: AMEMBASSY BAKU", Some((From, "AMEMBASSY BAKU")), None),
            ("FROM:AMEMBASSY BAKU", Some((From, "AMEMBASSY BAKU")), None),
            ("RM AMEMBASSY BAKU", Some((From, "AMEMBASSY BAKU")), None),
            ("TO SECSTATE WASHDC", Some((To, "SECSTATE WASHDC")), Some((To, "SECSTATE WASHDC"))),
            ("TO", Some((To, "")), None),
            ("TO THE BOARD", Some((To, "THE BOARD")), None),
            ("TO the board", None, None),
            ("TO THE board", None, None),
            ("TOKYO", None, None),
            ("INFO THE board", Some((Info, "THE board")), None),
            ("INFO the board", None, None),
            ("XMT AMEMBASSY BAKU", Some((Exempt, "AMEMBASSY BAKU")), Some((Exempt, "AMEMBASSY BAKU"))),
            ("XTM OTHERS", None, None),
            ("Info:", Some((Info, "")), None),
            ("Info: Doe, Jo", Some((Info, "Doe, Jo")), None),
            ("Info: Doe; Roe", Some((Info, "Doe; Roe")), None),
            ("Info: the board met", None, None),
            ("Action:  ALL POSTS", Some((To, "ALL POSTS")), None),
            ("XMT: beta; gamma", Some((Exempt, "beta; gamma")), None),
        ] {
            let of = |is_first| address(text, is_first).map(|(anchor, length, _)| (anchor, &text[length..]));
            assert_eq!((of(true), of(false)), (first, inside), "{text}");
        }
    }
}
