//! Lines that belong to a transmission, an archive or a printer, not to the message (handbook, section 7).
//!
//! A line is furniture by its own shape alone, wherever it stands: it may cut a subject, a list or a word in two.

use crate::text::Cursor;
use crate::text::letters::starts_with_ignoring_case;

/// What put a line there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// Head of the first page of a transmission: `PAGE 01  LA PAZ 02200  090020Z`.
    FirstPage,
    /// Head of a page of the transmission: `PAGE 02  LA PAZ 02200  090020Z`, `BAKU 00000152  002 OF 003`.
    PageLine,
    /// A classification alone on its line, at the top or foot of a page.
    Banner,
    /// A message centre's control number: `------------------032945  020934Z /10`.
    ControlLine,
    /// An archive's release stamp.
    Stamp,
    /// A printer's page number or an archive's path: `Page - 1`, `Page 2 of 4`, `http://...  1/4/2010`.
    PageNumber,
    /// A fence of Markdown or of Quarto, or the title of a telegram form.
    Markup,
    /// End of a transmission: `NNNN`, `BT`, `#0152`, `End Cable Text`.
    EndMark,
}

/// Furniture lines are short: longer ones are text, and need not be looked at.
const LONGEST: usize = 160;

/// What a line (without blanks at its ends) is, if it is furniture. Most lines are text, and most of these are told by their
/// first and last characters alone.
#[must_use]
pub(crate) fn of_line(text: &str) -> Option<Furniture> {
    let (&first, &last) = (text.as_bytes().first()?, text.as_bytes().last()?);
    if text.len() > LONGEST {
        return None;
    }
    let is = |test: fn(&str) -> bool, kind: Furniture| test(text).then_some(kind);
    let starts_big = first.is_ascii_uppercase() || matches!(first, b'"' | b'*');
    if first.is_ascii_lowercase() && !matches!(first, b'h' | b'e' | b'p' | b'm') {
        // A stamp may begin with a name, but names begin with capitals.
        return None;
    }
    let markup = matches!(first, b':' | b'`' | b'#' | b'M' | b'm' | b'D' | b'd');
    let page = matches!(first, b'P' | b'p') || last == b'Z' || starts_big && last.is_ascii_digit();
    let number = matches!(first, b'-' | b'P' | b'p' | b'h' | b'H') || text.as_bytes().get(1) == Some(&b':');
    let end = matches!(first, b'N' | b'I' | b'B' | b'>' | b'#' | b'Y' | b'@' | b'E' | b'e' | b'=' | b'0'..=b'9');
    None.or_else(|| if markup { is(is_markup, Furniture::Markup) } else { None })
        .or_else(|| is(is_stamp, Furniture::Stamp))
        .or_else(|| if starts_big { is(is_banner, Furniture::Banner) } else { None })
        .or_else(|| if page { is(is_first_page, Furniture::FirstPage) } else { None })
        .or_else(|| if page { is(is_page_line, Furniture::PageLine) } else { None })
        .or_else(|| if first == b'-' { is(is_control_line, Furniture::ControlLine) } else { None })
        .or_else(|| if end { is(is_end_mark, Furniture::EndMark) } else { None })
        .or_else(|| if number { is(is_page_number, Furniture::PageNumber) } else { None })
}

fn contains(text: &str, part: &str) -> bool {
    text.to_ascii_lowercase().contains(part)
}

fn is_markup(text: &str) -> bool {
    text.starts_with(":::")
        || text.starts_with("```")
        || text.eq_ignore_ascii_case("message text")
        || text.trim_matches(['#', ' ']).eq_ignore_ascii_case("department of state telegram")
}

fn is_stamp(text: &str) -> bool {
    const STARTS: [&str; 10] = [
        "declassified/released",
        "us department of state eo systematic",
        "eo systematic review",
        "systematic review ",
        "release in full",
        "release in part",
        "released in full",
        "released in part",
        "denied in full",
        "clinton library photocopy",
    ];
    let first = text.bytes().next().map(|byte| byte.to_ascii_lowercase());
    if matches!(first, Some(b'c' | b'd' | b'e' | b'r' | b's' | b'u'))
        && STARTS.iter().any(|start| starts_with_ignoring_case(text, start))
    {
        return true;
    }
    if is_case_number(text) || text.len() == 22 && text.eq_ignore_ascii_case("us department of state") {
        return true;
    }
    // The reviewer's name stands before the stamp in later releases.
    // Both stamps have one of these marks; most lines of a text have neither.
    if memchr::memchr3(b'/', b'-', b'Y', text.as_bytes()).is_none() {
        return false;
    }
    let is_departments = text.contains("epartment of State")
        && (contains(text, "declassified/released")
            || contains(text, "case no") && (contains(text, "doc no") || contains(text, "date:")));
    text.len() > 40
        && (is_departments || starts_with_ignoring_case(text, "Classified by ") && contains(text, "a/gis"))
        || text.len() > 20 && text.ends_with("PHOTOCOPY")
}

/// Number of a case or of a document, or a date, alone on its line, as printers of archives put at page tops:
/// `CSP-2025-00040`, `B-00002707027`, `C05772793`, `3/2/2026`.
fn is_case_number(text: &str) -> bool {
    if text.len() > 20 || !text.ends_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_date =
        text.split('/').count() == 3 && digits >= 6 && text.bytes().all(|b| b.is_ascii_digit() || b == b'/');
    let mut parts = text.split('-');
    let head = parts.next().unwrap_or("");
    let is_head =
        |head: &str| (1..=3).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_uppercase() || b == b'8');
    let tails: Vec<&str> = parts.collect();
    let is_digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_numbered =
        is_head(head) && !tails.is_empty() && tails.len() <= 2 && tails.iter().all(is_digits) && digits >= 8;
    let is_document = matches!(text.as_bytes().first(), Some(b'C' | b'O')) && text.len() == 9 && digits >= 7;
    is_date || is_numbered || is_document
}

/// Words that may stand beside the level in a banner.
const BANNER_WORDS: &[&str] = &["NOFORN", "EXDIS", "NODIS", "LIMDIS", "STADIS", "SENSITIVE", "SBU", "FOUO", "EYES"];

fn is_banner(text: &str) -> bool {
    const LEVELS: &[&str] = &[
        "TOPSECRET",
        "SECRET",
        "CONFIDENTIAL",
        "LIMITEDOFFICIALUSE",
        "RESTRICTED",
        "UNCLASSIFIED",
        "UNCLAS",
        "SENSITIVEBUTUNCLASSIFIED",
    ];
    let text = text.strip_prefix("**").and_then(|text| text.strip_suffix("**")).unwrap_or(text);
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    if text.len() > 60 || text.bytes().any(|byte| !byte.is_ascii_uppercase() && !matches!(byte, b' ' | b'/' | b'-')) {
        return false;
    }
    let mut joined: String = text.chars().filter(char::is_ascii_uppercase).collect();
    loop {
        if LEVELS.contains(&joined.as_str()) || is_misread_level(&joined) {
            return true;
        }
        let Some(word) = BANNER_WORDS.iter().find(|word| joined.ends_with(**word)) else { return false };
        joined.truncate(joined.len() - word.len());
    }
}

/// A long level in which OCR has misread a letter or two: `UNCIASSIFIED`, `IINCLASSIFIFD`.
fn is_misread_level(letters: &str) -> bool {
    (10..=14).contains(&letters.len())
        && ["UNCLASSIFIED", "CONFIDENTIAL"].iter().any(|level| {
            let same_end = level.bytes().rev().zip(letters.bytes().rev()).filter(|(a, b)| a == b).count();
            let same_start = level.bytes().zip(letters.bytes()).filter(|(a, b)| a == b).count();
            same_end.max(same_start) + 3 >= level.len()
        })
}

fn is_first_page(text: &str) -> bool {
    let after = text.get(..4).filter(|head| head.eq_ignore_ascii_case("PAGE")).and(text.get(4..));
    after.is_some_and(|after| {
        let rest = after.trim_start_matches([' ', '\t']);
        after.len() > rest.len() && (rest.starts_with("01 ") || rest == "01") && is_page_line(text)
    })
}

fn is_page_line(text: &str) -> bool {
    if starts_with_ignoring_case(text, "PAGE ") {
        let mut cursor = Cursor::new(text, 0);
        cursor.take(4);
        cursor.skip_blanks();
        // `PAGE 02` and nothing else, or with the station behind it; a sentence would go on in another way.
        return cursor.number(3).is_some_and(|(_, digits)| digits.len() == 2)
            && (cursor.is_done()
                || cursor.rest().starts_with([' ', '\t'])
                    && (has_station_serial(cursor.rest(), 4) || has_acting_office(cursor.rest())));
    }
    is_page_of_pages(text) || is_station_and_time(text)
}

/// A word of capitals and later a number of at least `digits` digits.
fn has_station_serial(text: &str, digits: usize) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'.'))
        && words.any(|word| word.len() >= digits && word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `PAGE 01  ACTION NEA-04  CAIRO 09443 01 OF 03 201744Z`: prints of the 1980s put the office that acts there.
fn has_acting_office(text: &str) -> bool {
    let text = text.trim_start();
    ["ACTION ", "ORIGIN "].iter().any(|start| text.starts_with(start)) && text.ends_with('Z')
}

/// `BAKU 00000152  002 OF 003`, `KUALA LUMP 00000812 009.3 OF 012`: station (up to ten characters), eight digits, page.
fn is_page_of_pages(text: &str) -> bool {
    let Some(digit) = text.find(|c: char| c.is_ascii_digit()) else { return false };
    let Some((station, rest)) = text.split_at_checked(digit) else { return false };
    let mut words = rest.split_whitespace();
    let is_serial = words.next().is_some_and(|word| word.len() == 8 && word.bytes().all(|b| b.is_ascii_digit()));
    let is_page =
        words.next().is_some_and(|word| word.len() >= 3 && word.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    let is_of = words.next().is_some_and(|word| word.eq_ignore_ascii_case("of"));
    let is_count = words.next().is_some_and(|word| word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit()));
    digit > 1
        && station.trim().len() <= 12
        && station.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b' ' | b'.' | b'\''))
        && is_serial
        && is_page
        && is_of
        && is_count
        && words.next().is_none()
}

/// What is left of a page line when `PAGE 02` went elsewhere: `USUN N 05313 232126Z`, or the time alone.
fn is_station_and_time(text: &str) -> bool {
    let Some(time) = text.split_whitespace().next_back() else { return false };
    let is_time = time.len() == 7 && time.ends_with('Z') && time.bytes().take(6).all(|byte| byte.is_ascii_digit());
    let rest = text.get(..text.len() - time.len()).unwrap_or("").trim();
    let is_address = ["TO ", "INFO ", "FM "].iter().any(|start| rest.starts_with(start));
    is_time
        && !is_address
        && (rest.is_empty()
            || rest.len() <= 40 && has_station_serial(rest, 4) && rest.ends_with(|c: char| c.is_ascii_digit()))
}

fn is_control_line(text: &str) -> bool {
    let dashes = text.bytes().take_while(|&byte| byte == b'-').count();
    let rest = text.get(dashes..).unwrap_or("").trim();
    dashes >= 5
        && (5..=40).contains(&rest.len())
        && rest.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase() || matches!(byte, b' ' | b'/'))
        && rest.bytes().filter(u8::is_ascii_digit).count() >= 4
        || (3..5).contains(&dashes)
            && rest.len() >= 12
            && rest.contains("Z/")
            && rest.starts_with(|c: char| c.is_ascii_digit())
}

fn is_end_mark(text: &str) -> bool {
    let is_serial = |rest: &str| (3..=5).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit());
    matches!(text, "NNNN" | "NNN" | "INNN" | "NNNNN" | "BT" | ">" | "#" | "##" | "YYY" | "@@@OASYS@@@")
        || text.eq_ignore_ascii_case("end cable text")
        || text.strip_prefix('#').is_some_and(is_serial)
        || is_trailer(text)
        || text.starts_with('=') && contains(text, "cable ends")
}

/// An archive's trailer: `2004CARACA01540 - UNCLASSIFIED`, `>  2002ROME01196 - Classification: CONFIDENTIAL`.
fn is_trailer(text: &str) -> bool {
    let Some((id, level)) = text.trim_start_matches(['>', ' ']).split_once(" - ") else { return false };
    let level = level.strip_prefix("Classification:").unwrap_or(level).trim();
    let letters = id.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = letters.trim_start_matches(|c: char| c.is_ascii_uppercase() || c == ' ');
    id.len() - letters.len() == 4
        && letters.len() > number.len()
        && number.len() >= 4
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && is_banner(level)
}

fn is_page_number(text: &str) -> bool {
    let is_number =
        |word: &str| !word.is_empty() && word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<&str> = text.split_whitespace().take(6).collect();
    match words.as_slice() {
        ["-", n, "-"] => is_number(n),
        [page, "-", n] => page.eq_ignore_ascii_case("page") && is_number(n),
        [page, n, of, m] => {
            page.eq_ignore_ascii_case("page") && of.eq_ignore_ascii_case("of") && is_number(n) && is_number(m)
        }
        _ => is_path(text),
    }
}

/// A path of an archive's computer at the head or foot of a printed page, perhaps with date or page number.
fn is_path(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    let is_address = starts_with_ignoring_case(first, "http://") || starts_with_ignoring_case(first, "https://");
    let is_drive = first.len() > 8
        && first.as_bytes().get(1) == Some(&b':')
        && first.contains('\\')
        && first.starts_with(|c: char| c.is_ascii_uppercase());
    let is_misread_drive = starts_with_ignoring_case(text, "F:") && text.contains("MSGS");
    (is_address || is_drive || is_misread_drive) && text.split_whitespace().count() <= 6
}

/// A line that is furniture only beside furniture of its kind: the second line of a banner (`SBU`), the name and title of
/// a reviewer between the lines of his stamp.
#[must_use]
pub(crate) fn beside(text: &str, before: Furniture, after: Option<Furniture>) -> Option<Furniture> {
    const SECOND_LINES: [&str; 5] = ["SBU", "NOFORN", "sBo", "SB0", "FOUO"];
    match (before, after) {
        (Furniture::Banner, _) if SECOND_LINES.contains(&text) => Some(Furniture::Banner),
        (Furniture::Stamp, Some(Furniture::Stamp)) if text.len() <= 40 && !text.contains(':') => {
            Some(Furniture::Stamp)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_of_every_kind() {
        for (line, kind) in [
            ("PAGE 02  LA PAZ 02200  090020Z", Furniture::PageLine),
            ("PAGE 01        LA PAZ 05655  01 OF 02  020930Z", Furniture::FirstPage),
            ("PAGE 01  ACTION NEA-04  CAIRO 09443 01 OF 03 201744Z", Furniture::FirstPage),
            ("2004CARACA01540 - UNCLASSIFIED", Furniture::EndMark),
            ("UNCIASSIFIED", Furniture::Banner),
            ("CSP-2025-00040", Furniture::Stamp),
            ("3/2/2026", Furniture::Stamp),
            ("http://classified/cable/cd001/feb93/m0241647... 1/4/2010", Furniture::PageNumber),
            ("PAGE 02 RUEHKB 0152 C O N F I D E N T I A L", Furniture::PageLine),
            ("PAGE 02", Furniture::PageLine),
            ("USUN N 05313 232126Z", Furniture::PageLine),
            ("241949Z", Furniture::PageLine),
            ("BAKU 00000152  002 OF 003", Furniture::PageLine),
            ("KUALA LUMP 00000812 009.3 OF 012", Furniture::PageLine),
            ("LIMITED OFFICIAL USE", Furniture::Banner),
            ("C O N F I D E N T I A L", Furniture::Banner),
            ("SECRET//NOFORN", Furniture::Banner),
            ("---------------------     008365", Furniture::ControlLine),
            ("------------------032945  020934Z /10", Furniture::ControlLine),
            ("Declassified/Released US Department of State EO Systematic Review 30 JUN 2005", Furniture::Stamp),
            (
                "Jane Roe  Declassified/Released  US Department of State EO Systematic Review 20 Mar 2014",
                Furniture::Stamp,
            ),
            (
                "UNCLASSIFIED U.S. Department of State Case No. F-2016-07743 Doc No. C17980027 Date: 07/31/2017",
                Furniture::Stamp,
            ),
            ("NNNN", Furniture::EndMark),
            ("=======================CABLE ENDS============================", Furniture::EndMark),
            ("#0152", Furniture::EndMark),
            ("Page 2 of 4", Furniture::PageNumber),
            ("- 2 -", Furniture::PageNumber),
        ] {
            assert_eq!(of_line(line), Some(kind), "{line}");
        }
    }

    #[test]
    fn text_is_not_furniture() {
        for line in [
            "PAGE 12 OF THE REPORT SAYS SO",
            "C O N F I D E N T I A L LA PAZ 2200",
            "SECRET TALKS BEGAN",
            "UNCLAS LA PAZ 4763",
            "R 291920Z JAN 74",
            "-- FIRST, 12345 TONS",
            "SENSITIVE",
            "1",
            "STATE 117711",
            "A-19",
            "2004",
            "RECONCILIATION",
        ] {
            assert_eq!(of_line(line), None, "{line}");
        }
    }
}
