//! The executive order and what it says about declassification: `E.O. 12958: DECL: 02/19/2018`.
//!
//! Grammar (handbook, section 4.4): `order [":" ] [instruction]`, the instruction being a date, a code (`GDS`, `XGDS-3`,
//! `OADR`, `X1`, `MR`), an event in words, or `N/A`.

use super::Date;
use super::date_time_group::month_of;
use crate::text::{Cursor, Span};

/// The order line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExecutiveOrder {
    /// The order's number as written.
    pub(crate) number: Option<Span>,
    /// The order that is meant: the number itself, or the one known order that the misprint is nearest to.
    pub(crate) order: Option<u32>,
    /// True if the number written is no order's and was read as the nearest.
    pub(crate) is_misprint: bool,
    /// Everything after it.
    pub(crate) instruction: Option<Span>,
    /// The date on which the message is to be declassified, where the instruction gives one.
    pub(crate) declassify_on: Option<(Date, Span)>,
    /// True for `N/A`: the order does not apply.
    pub(crate) not_applicable: bool,
}

/// Length of the label `E.O.` in any of its forms at the start of `text`, blanks and colon included.
#[must_use]
pub(crate) fn label(text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text, 0);
    // `5.0.`, `F.O.`: misread letters count where the number of an order follows.
    let is_exact = cursor.eat("E").is_some();
    if !is_exact {
        cursor.peek().filter(|c| matches!(c, 'F' | '5' | 'O'))?;
        cursor.take(1);
    }
    cursor.eat(".");
    cursor.take_while(|c| c == ' ');
    cursor.eat("O").or_else(|| cursor.eat("C")).or_else(|| cursor.eat("0"))?;
    cursor.eat(".").or_else(|| cursor.eat(","));
    let had_stop = text.get(..cursor.at() as usize)?.contains('.');
    cursor.take_while(|c| c == ' ');
    let had_colon = cursor.eat(":").is_some();
    cursor.take_while(|c| c == ' ');
    // A number of an order must follow, or at least a label's marks.
    let digits = cursor.rest().bytes().take_while(u8::is_ascii_digit).count();
    let is_order = (4..=5).contains(&digits) && cursor.rest().starts_with('1');
    (is_order && (is_exact || had_stop) || is_exact && had_stop && had_colon).then_some(cursor.at() as usize)
}

/// Reads what stands after the label.
#[must_use]
pub(crate) fn read(text: &str, offset: u32) -> ExecutiveOrder {
    let mut cursor = Cursor::new(text, offset);
    cursor.skip_blanks();
    let written = cursor.number(5);
    let number = written.map(|(_, span)| span);
    let order = written.map(|(number, _)| nearest(number));
    cursor.take_while(|c| c.is_whitespace() || matches!(c, ':' | ';' | ',' | '.'));
    let rest = cursor.rest().trim_end();
    let start = cursor.at();
    let instruction = (!rest.is_empty()).then(|| Span::new(start, start + u32::try_from(rest.len()).unwrap_or(0)));
    let bare: String = rest.chars().filter(char::is_ascii_alphanumeric).take(3).collect();
    let not_applicable = bare.eq_ignore_ascii_case("NA");
    // `DECLASSIFIED BY NARA 09/02/2009` is an event; what stands before it is the instruction.
    let event = rest.to_ascii_uppercase().find("DECLASSIFIED").unwrap_or(rest.len());
    let declassify_on = find_date(rest.get(..event).unwrap_or(rest), start);
    let is_misprint = order.is_some() && order != written.map(|(number, _)| number);
    ExecutiveOrder { number, order, is_misprint, instruction, declassify_on, not_applicable }
}

/// Orders on classification that telegrams cite.
const ORDERS: [u32; 7] = [10_501, 11_652, 12_065, 12_356, 12_958, 13_292, 13_526];

/// The order meant by a number: itself if it is one; else the only one of which it is a misprint, with figures changed
/// places, one wrong, or one left out.
fn nearest(number: u32) -> u32 {
    let digits = |number: u32| number.to_string().into_bytes();
    let written = digits(number);
    let is_near = |order: &&u32| {
        let order = digits(**order);
        let wrong = written.iter().zip(&order).filter(|(a, b)| a != b).count();
        counts(&written) == counts(&order)
            || order.len() == written.len() && wrong == 1
            || order.starts_with(&written) && written.len() == 4
    };
    let mut near = ORDERS.iter().filter(is_near);
    match near.next() {
        _ if ORDERS.contains(&number) => number,
        Some(&only) if near.next().is_none() => only,
        _ => number,
    }
}

/// How often each figure stands in a number, in six bits each.
fn counts(digits: &[u8]) -> u64 {
    digits.iter().map(|digit| 1 << (6 * u32::from(digit - b'0'))).sum()
}

/// The first date after `DECL`, `GDS`, `RDS` or on its own; a downgrading date (`DNG: CO 01/26/2021`) does not count.
fn find_date(text: &str, offset: u32) -> Option<(Date, Span)> {
    let upper = text.to_ascii_uppercase();
    let skip = upper.find("DECL").or_else(|| upper.find("GDS")).unwrap_or(0);
    if upper.contains("DNG") && !upper.contains("DECL") || upper.contains("RDS") {
        return None;
    }
    first_date(text.get(skip..)?, offset + u32::try_from(skip).ok()?)
}

/// The first date in a text, in one of the forms of [`read_date`].
#[must_use]
pub(crate) fn first_date(text: &str, offset: u32) -> Option<(Date, Span)> {
    let mut cursor = Cursor::new(text, offset);
    loop {
        cursor.take_while(|c| !c.is_ascii_alphanumeric());
        if cursor.is_done() {
            return None;
        }
        let mut look = cursor;
        if let Some(found) = read_date(&mut look) {
            return Some(found);
        }
        cursor.take_while(|c| c.is_ascii_alphanumeric());
    }
}

/// A date in one of the forms in use: `02/19/2018`, `2/19/18`, `2018/02/19`, `2018-02-19`, `February 19, 2018`,
/// `19 FEB 2018`. Month before day, as is the custom; two-digit years are of the 20th century from 70 on.
#[must_use]
pub(crate) fn read_date(cursor: &mut Cursor<'_>) -> Option<(Date, Span)> {
    let mut look = *cursor;
    let start = look.at();
    let numbers = |look: &mut Cursor<'_>| {
        let (first, first_span) = look.number(4)?;
        let separator = look.eat("/").or_else(|| look.eat("-"));
        separator?;
        let (second, _) = look.number(2)?;
        look.eat("/").or_else(|| look.eat("-"))?;
        let (third, third_span) = look.number(4)?;
        if look.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
            return None;
        }
        let narrow = |n: u32| u8::try_from(n).ok();
        if first_span.len() == 4 {
            Date::new(u16::try_from(first).ok()?, narrow(second)?, narrow(third)?)
        } else {
            let year = year(third, third_span.len())?;
            let (first, second) = (narrow(first)?, narrow(second)?);
            // The day stands first where the other order is no date.
            Date::new(year, first, second).or_else(|| Date::new(year, second, first))
        }
    };
    let words = |look: &mut Cursor<'_>| {
        let day_first = look.number(2).map(|(day, _)| day);
        look.skip_blanks();
        let (word, _) = look.take_while(|c| c.is_ascii_alphabetic());
        let month = month_of(word).filter(|_| (3..=9).contains(&word.len()))?;
        look.take_while(|c| matches!(c, '.' | ' '));
        let day = match day_first {
            Some(day) => day,
            None => look.number(2)?.0,
        };
        look.take_while(|c| matches!(c, ',' | ' '));
        let (yyyy, span) = look.number(4)?;
        Date::new(year(yyyy, span.len())?, month, u8::try_from(day).ok()?)
    };
    let date = numbers(&mut look).or_else(|| {
        look = *cursor;
        words(&mut look)
    })?;
    *cursor = look;
    Some((date, Span::new(start, look.at())))
}

fn year(value: u32, n_digits: u32) -> Option<u16> {
    match n_digits {
        4 => u16::try_from(value).ok(),
        2 => u16::try_from(if value >= 70 { 1900 + value } else { 2000 + value }).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<String> {
        read(text, 0).declassify_on.map(|(date, _)| date.to_string())
    }

    #[test]
    fn instructions() {
        assert_eq!(date("12958: DECL: 02/19/2018").as_deref(), Some("2018-02-19"));
        assert_eq!(date("12958 DECL: 2020/02/23").as_deref(), Some("2020-02-23"));
        assert_eq!(date("12958: decl: 6/3/08").as_deref(), Some("2008-06-03"));
        assert_eq!(date("12065: GDS 8/12/85 (ROE, JANE L.) OR-P").as_deref(), Some("1985-08-12"));
        assert_eq!(date("12958: DECL: 20/01/2016").as_deref(), Some("2016-01-20"));
        assert_eq!(date("12958: DECL: TEN YEARS AFTER KOREAN UNIFICATION"), None);
        assert_eq!(date("12958: DECL: 02/30/2018"), None, "no such day");
        assert_eq!(date("12958: DECL: February 19, 2018").as_deref(), Some("2018-02-19"));
        assert_eq!(date("12958: DECL: DECLASSIFIED BY NARA 09/02/2009"), None, "an event, not an instruction");
        assert!(read("11652: N/A", 0).not_applicable);
        assert!(read("11652: GDS", 0).instruction.is_some());
        assert_eq!(read("12065:", 0).instruction, None);
    }

    #[test]
    fn labels() {
        for (text, length) in
            [("E.O. 11652: GDS", 5), ("EO 12065: GDS", 3), ("E. O. 12958", 6), ("E.O.: 12356: N/A", 6)]
        {
            assert_eq!(label(text), Some(length), "{text}");
        }
        assert_eq!(label("ECONOMIC"), None);
        assert_eq!(label("E O LETTER"), None);
    }

    #[test]
    fn labels_that_are_misread() {
        for (text, length) in [
            ("F.O. 12958: X", Some(5)),
            ("5.0. 12958: X", Some(5)),
            ("E.C. 12958", Some(5)),
            ("E.O, 12958", Some(5)),
            ("FO 12958: X", None),
            ("G.O. 12958: X", None),
            ("E.O.: TEXT", Some(6)),
            ("F.O.: TEXT", None),
            ("EO: TEXT", None),
            ("E.O. TEXT", None),
            ("E.O. 129: X", None),
            ("E.O. 1295: X", Some(5)),
            ("E.O. 129581: X", None),
            ("E.O. 22958: X", None),
        ] {
            assert_eq!(label(text), length, "{text}");
        }
    }

    #[test]
    fn orders_that_are_meant() {
        for (written, meant) in [
            (12_958, 12_958),
            (11_652, 11_652),
            (12_985, 12_958),
            (12_258, 12_958),
            (12_056, 12_056),
            (1295, 12_958),
            (1395, 1395),
            (129, 129),
            (64_422, 64_422),
            (44_444, 44_444),
        ] {
            assert_eq!(nearest(written), meant, "{written}");
            let read = read(&format!("{written}: GDS"), 0);
            assert_eq!((read.order, read.is_misprint), (Some(meant), written != meant));
        }
        let none = read("GDS", 0);
        assert_eq!((none.number, none.order, none.is_misprint), (None, None, false));
    }

    #[test]
    fn places_in_the_order() {
        let text = " 12958: DECL: X1, 02/19/2018 ";
        let read = read(text, 40);
        let of = |span: Span| &text[span.start() as usize - 40..span.end() as usize - 40];
        assert_eq!((read.number.map(of), read.instruction.map(of)), (Some("12958"), Some("DECL: X1, 02/19/2018")));
        assert_eq!(read.declassify_on.map(|(_, span)| of(span)), Some("02/19/2018"));
    }

    #[test]
    fn which_date_counts() {
        for (text, day) in [
            ("12958: 01/02/1999 DECL: 02/19/2018", Some("2018-02-19")),
            ("12065: 1/2/79 GDS 8/12/85", Some("1985-08-12")),
            ("12958: 1/2/2009", Some("2009-01-02")),
            ("12958: DNG: CO 01/26/2021", None),
            ("12958: DNG: CO 01/26/2021 DECL: 01/26/2031", Some("2031-01-26")),
            ("12065: RDS-3 1/2/99", None),
            ("12065: RDS-3 DECL: 1/2/99", None),
            ("12958: DECL: 1/2/09 DECLASSIFIED 3/4/10", Some("2009-01-02")),
        ] {
            assert_eq!(date(text).as_deref(), day, "{text}");
        }
        assert!(read("12958: na", 0).not_applicable && !read("12958: NAMES", 0).not_applicable);
    }

    #[test]
    fn forms_of_dates() {
        for (text, day, rest) in [
            ("2018/02/19 X", "2018-02-19", " X"),
            ("2018-02-19", "2018-02-19", ""),
            ("2-19-18.", "2018-02-19", "."),
            ("19/2/18", "2018-02-19", ""),
            ("3/2/18", "2018-03-02", ""),
            ("1/2/69", "2069-01-02", ""),
            ("1/2/70", "1970-01-02", ""),
            ("19 FEB 2018", "2018-02-19", ""),
            ("19FEB18", "2018-02-19", ""),
            ("Feb. 19 2018", "2018-02-19", ""),
            ("September 9, 18", "2018-09-09", ""),
        ] {
            let mut cursor = Cursor::new(text, 0);
            let (found, span) = read_date(&mut cursor).unwrap();
            assert_eq!((found.to_string().as_str(), cursor.rest()), (day, rest), "{text}");
            assert_eq!(&text[span.range()], &text[..text.len() - rest.len()]);
        }
        for text in
            ["02/19/2018X", "2/19/018", "2018/19/02", "19 FE 2018", "1 SEPTEMBERS 2018", "2/19", "30 FEB 2018"]
        {
            assert_eq!(read_date(&mut Cursor::new(text, 0)), None, "{text}");
        }
    }
}
