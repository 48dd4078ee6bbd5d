//! Date-time group: day, hour and minute (UTC), month, year.
//!
//! `201129Z FEB 08`: the 20th, 11:29 Zulu, February 2008. Two-digit years from 66 on are of the 20th century: the
//! oldest telegrams in these collections are of 1966 (handbook, section 3.6).

use crate::text::{Cursor, Span};
use std::fmt;

/// First two-digit year that is read as 19yy.
const FIRST_YEAR: u16 = 66;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date {
    /// Year, four digits.
    pub(crate) year: u16,
    /// Month, 1 to 12.
    pub(crate) month: u8,
    /// Day of the month, 1 to 31.
    pub(crate) day: u8,
}

/// Names of the months, in full.
pub(crate) const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

/// The year that two digits mean in a message or a number.
#[must_use]
pub(crate) const fn year_of_two_digits(yy: u16) -> u16 {
    if yy >= FIRST_YEAR { 1900 + yy } else { 2000 + yy }
}

/// The month, 1 to 12, of a word that begins with its three-letter name.
#[must_use]
pub(crate) fn month_of(word: &str) -> Option<u8> {
    let head = word.get(..3)?;
    let index = MONTHS.iter().position(|name| name.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(head)))?;
    u8::try_from(index + 1).ok()
}

impl Date {
    /// A date, if the calendar has it.
    #[must_use]
    pub(crate) const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month) {
            Some(Self { year, month, day })
        } else {
            None
        }
    }

    /// Day of the year, 1 to 366.
    #[must_use]
    pub(crate) fn day_of_year(self) -> u16 {
        (1..self.month).map(|month| u16::from(days_in(self.year, month))).sum::<u16>() + u16::from(self.day)
    }

    /// The date a number of days after 1 January of `year`.
    #[must_use]
    pub(crate) fn of_day_of_year(year: u16, day_of_year: u16) -> Option<Self> {
        let mut rest = day_of_year;
        for month in 1..=12 {
            let days = u16::from(days_in(year, month));
            if rest <= days {
                return Self::new(year, month, u8::try_from(rest).ok()?);
            }
            rest -= days;
        }
        None
    }
}

impl fmt::Display for Date {
    /// ISO 8601: `2008-02-20`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// True if a year has a 29 February.
#[must_use]
pub(crate) const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A date-time group as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DateTimeGroup {
    /// Year, four digits.
    pub(crate) year: u16,
    /// Month, 1 to 12.
    pub(crate) month: u8,
    /// Day of the month as written; may be one the month has not.
    pub(crate) day: u8,
    /// Hour, 0 to 23.
    pub(crate) hour: u8,
    /// Minute, 0 to 59.
    pub(crate) minute: u8,
}

impl DateTimeGroup {
    /// Reads `201129Z FEB 08` at the cursor; the Z may be misread as 2 or absent, the year may have four digits.
    #[must_use]
    pub(crate) fn read(cursor: &mut Cursor<'_>) -> Option<(Self, Span)> {
        let mut look = *cursor;
        let start = look.at();
        let digits = match look.number(6) {
            Some((digits, span)) if span.len() == 6 => digits,
            _ => {
                look = *cursor;
                misread_figures(&mut look)?
            }
        };
        if look.eat("Z").is_none() && look.peek() == Some('2') {
            look.take(1);
        }
        look.skip_blanks();
        let (word, _) = look.take_while(|c| c.is_ascii_alphabetic());
        let month = month_of(word).filter(|_| (3..=9).contains(&word.len()))?;
        look.skip_blanks();
        let year_start = look.at();
        let (year, _) = look.number(4)?;
        let year = match look.at() - year_start {
            2 => year_of_two_digits(u16::try_from(year).ok()?),
            4 => u16::try_from(year).ok()?,
            _ => return None,
        };
        let [day, hour, minute] =
            [digits / 10_000, digits / 100 % 100, digits % 100].map(|part| u8::try_from(part).unwrap_or(99));
        if day == 0 || day > 31 || hour > 23 || minute > 59 {
            return None;
        }
        let span = Span::new(start, look.at());
        *cursor = look;
        Some((Self { year, month, day, hour, minute }, span))
    }

    /// The same where no precedence stands before it: the Z must be there, for a number and a month are soon found.
    #[must_use]
    pub(crate) fn read_strictly(cursor: &mut Cursor<'_>) -> Option<(Self, Span)> {
        cursor.rest().as_bytes().get(6).filter(|byte| **byte == b'Z')?;
        Self::read(cursor)
    }

    /// The day, if the calendar has it.
    #[must_use]
    pub(crate) const fn date(self) -> Option<Date> {
        Date::new(self.year, self.month, self.day)
    }

    /// ISO 8601 with seconds, UTC; `None` for a day that the month has not.
    #[must_use]
    pub(crate) fn iso(self) -> Option<String> {
        self.date().map(|date| format!("{date}T{:02}:{:02}:00Z", self.hour, self.minute))
    }
}

/// Six figures of which OCR has made letters: `29U6Ø6`. Three at least are right, and a Z follows.
fn misread_figures(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut look = *cursor;
    let (mut digits, mut n_right) = (0, 0);
    for _ in 0..6 {
        let c = look.peek()?;
        let digit = match c {
            '0'..='9' => c.to_digit(10)?,
            'O' | 'o' | 'Ø' | 'U' | 'Q' | 'D' => 0,
            'l' | 'I' | '|' => 1,
            'S' => 5,
            'B' => 8,
            _ => return None,
        };
        n_right += u32::from(c.is_ascii_digit());
        digits = digits * 10 + digit;
        look.take(c.len_utf8());
    }
    if n_right < 3 || look.peek() != Some('Z') {
        return None;
    }
    *cursor = look;
    Some(digits)
}

impl fmt::Display for DateTimeGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month =
            MONTHS.get(usize::from(self.month).wrapping_sub(1)).and_then(|name| name.get(..3)).unwrap_or("???");
        write!(
            f,
            "{:02}{:02}{:02}Z {} {:02}",
            self.day,
            self.hour,
            self.minute,
            month.to_ascii_uppercase(),
            self.year % 100
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<DateTimeGroup> {
        DateTimeGroup::read(&mut Cursor::new(text, 0)).map(|(group, _)| group)
    }

    #[test]
    fn forms() {
        assert_eq!(read("201129Z FEB 08").and_then(DateTimeGroup::iso).as_deref(), Some("2008-02-20T11:29:00Z"));
        assert_eq!(read("2011292 FEB 08"), read("201129Z FEB 2008"), "Z misread as 2");
        assert_eq!(read("012315Z Nov 79 ZDK").map(|group| group.to_string()).as_deref(), Some("012315Z NOV 79"));
        assert_eq!(read("29U6Ø6Z JAN 79").and_then(DateTimeGroup::iso).as_deref(), Some("1979-01-29T06:06:00Z"));
        assert_eq!(read("821129Z FEB 08"), None);
        assert_eq!(read("201129Z FEBRILE"), None);
        assert_eq!(read("300112Z FEB 84").and_then(DateTimeGroup::iso), None, "February has no 30th");
    }

    #[test]
    fn day_of_year_in_leap_years() {
        assert_eq!(Date::new(1984, 12, 22).map(Date::day_of_year), Some(357));
        assert_eq!(Date::of_day_of_year(1984, 357), Date::new(1984, 12, 22));
        assert_eq!(Date::of_day_of_year(2007, 366), None);
    }

    #[test]
    fn years_of_two_digits() {
        assert_eq!([65, 66, 99, 0].map(year_of_two_digits), [2065, 1966, 1999, 2000]);
    }

    #[test]
    fn months() {
        for (word, month) in
            [("Jan", Some(1)), ("JUNE", Some(6)), ("december", Some(12)), ("Ja", None), ("Fob", None)]
        {
            assert_eq!(month_of(word), month, "{word}");
        }
    }

    #[test]
    fn days_that_the_calendar_has() {
        for (year, month, last) in [
            (2007, 1, 31),
            (2007, 2, 28),
            (2008, 2, 29),
            (2000, 2, 29),
            (1900, 2, 28),
            (2007, 4, 30),
            (2007, 6, 30),
            (2007, 9, 30),
            (2007, 11, 30),
            (2007, 12, 31),
        ] {
            let is_day = [0, 1, last, last + 1].map(|day| Date::new(year, month, day).is_some());
            assert_eq!(is_day, [false, true, true, false], "{year}-{month}");
        }
        assert_eq!((Date::new(2007, 0, 1), Date::new(2007, 13, 1)), (None, None));
    }

    #[test]
    fn days_of_the_year() {
        for (year, month, day, number) in [
            (2007, 1, 1, 1),
            (2007, 1, 31, 31),
            (2007, 2, 1, 32),
            (2007, 3, 1, 60),
            (2008, 3, 1, 61),
            (2008, 12, 31, 366),
        ] {
            let date = Date::new(year, month, day).unwrap();
            assert_eq!((date.day_of_year(), Date::of_day_of_year(year, number)), (number, Some(date)));
        }
        assert_eq!((Date::of_day_of_year(2007, 0), Date::of_day_of_year(2008, 367)), (None, None));
    }

    #[test]
    fn bounds_of_a_group() {
        let full = |text| read(text).map(|group| (group.day, group.hour, group.minute, group.month, group.year));
        for (text, found) in [
            ("010000Z JAN 66", Some((1, 0, 0, 1, 1966))),
            ("312359Z DECEMBER 2065", Some((31, 23, 59, 12, 2065))),
            ("000000Z JAN 66", None),
            ("320000Z JAN 66", None),
            ("012400Z JAN 66", None),
            ("010060Z JAN 66", None),
            ("010203 JAN 66", Some((1, 2, 3, 1, 1966))),
            ("010203JAN 66", Some((1, 2, 3, 1, 1966))),
            ("010203Z2 JAN 66", None),
            ("0102031 JAN 66", None),
            ("01020Z JAN 66", None),
            ("010203Z SEPTEMBER 66", Some((1, 2, 3, 9, 1966))),
            ("010203Z SEPTEMBERS 66", None),
            ("010203Z JAN 6", None),
            ("010203Z JAN 196", None),
            ("2O1IO6Z JAN 66", Some((20, 11, 6, 1, 1966))),
            ("2OllO6Z JAN 66", None),
            ("29U6Ø6 JAN 66", None),
            ("2oQ1D5Z JAN 66", Some((20, 1, 5, 1, 1966))),
            ("O1|2oQZ JAN 66", None),
            ("O1|23oZ JAN 66", Some((1, 12, 30, 1, 1966))),
            ("O1I2SBZ JAN 66", None),
            ("O1I25BZ JAN 66", Some((1, 12, 58, 1, 1966))),
            ("O1l2S7Z JAN 66", Some((1, 12, 57, 1, 1966))),
            ("O1X257Z JAN 66", None),
        ] {
            assert_eq!(full(text), found, "{text}");
        }
    }

    #[test]
    fn places_of_groups() {
        let text = "201129Z FEB 08 ZDK";
        let mut cursor = Cursor::new(text, 3);
        assert_eq!(DateTimeGroup::read(&mut cursor).map(|(_, span)| span), Some(Span::new(3, 17)));
        assert_eq!(cursor.rest(), " ZDK");
        for (text, is_read) in [(text, true), ("201129 FEB 08", false), ("2011292 FEB 08", false)] {
            assert_eq!(DateTimeGroup::read_strictly(&mut Cursor::new(text, 0)).is_some(), is_read, "{text}");
        }
    }
}
