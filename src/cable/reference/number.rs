//! A cable within a list of references: year, post and number in all their forms.

use super::IsPost;
use crate::cable::MessageReferenceNumber;
use crate::cable::date_time_group::year_of_two_digits;
use crate::text::letters::starts_with_ignoring_case;
use crate::text::{Cursor, Span};

/// Words before numbers that are no posts.
const NO_POSTS: &[&str] = &[
    "NOTAL", "AND", "REF", "REFS", "PARA", "PARAS", "PAGE", "SECTION", "UNIT", "DTG", "MSG", "THE", "EMAIL",
    "E-MAIL", "FAX", "MEMO", "LETTER", "DATED", "OF", "PREVIOUS", "EO", "PER", "IIR", "TD", "FAM", "FAH", "OSC",
    "FBIS", "A-", "CA-", "CERP-", "OM-", "UNSCR", "RESOLUTION", "HR", "ARTICLE", "NO", "VOL", "TELCON", "MEETING",
    "ON", "MEMCON", "VERSION", "ITEM",
];

/// Designators before a post's name.
const DESIGNATORS: &[&str] =
    &["AMEMBASSY", "AMCONSUL", "EMBASSY", "CONSULATE", "USMISSION", "AMCONGEN", "AMEMB", "CABLE"];

/// Most words in a post's name.
const MOST_WORDS: usize = 5;

/// Number, where it stands, and whether the post is known.
pub(super) type CableEntry = (MessageReferenceNumber, Span, bool);

/// `[year] post number [year]`; with `shared` set from the entry before, a number alone is another of that post.
pub(super) fn read_cable(
    cursor: &mut Cursor<'_>,
    shared: &mut Option<(String, Option<u16>)>,
    is_post: IsPost<'_>,
) -> Option<CableEntry> {
    let mut look = *cursor;
    let start = look.at();
    let mut is_known = true;
    let is_number = look.peek().is_some_and(|c| c.is_ascii_digit());
    let (post, mut leading) = match shared {
        Some((post, year)) if is_number && !begins_with_year(look, is_post) => (post.clone(), *year),
        _ => {
            if is_number && let Some(reversed) = read_reversed(&mut look, is_post) {
                *cursor = look;
                return Some((reversed, Span::new(start, look.at()), true));
            }
            let year = read_leading_year(&mut look);
            let (name, known) = read_post(&mut look, is_post)?;
            is_known = known;
            (name, year)
        }
    };
    // `STATE (01) 201265`, `KUWAIT (C)02293`
    let mut inserted = look;
    inserted.take_while(|c| c == ' ');
    if inserted.eat("(").is_some() {
        let (inner, _) = inserted.take_while(|c| c.is_ascii_alphanumeric());
        let year = inner.parse().ok().filter(|_| inner.len() == 2).map(year_of_two_digits);
        if inserted.eat(")").is_some() && (year.is_some() || inner.len() <= 3) {
            inserted.take_while(|c| c == ' ');
            if inserted.peek().is_some_and(|c| c.is_ascii_digit()) {
                leading = leading.or(year);
                look = inserted;
            }
        }
    }
    look.take_while(|c| c.is_whitespace() || matches!(c, '#' | ':' | '-' | '.'));
    look.eat("NO.");
    look.take_while(|c| c == ' ');
    let digits_at = look.at();
    let (number, _) = look.number(6)?;
    if look.at() == digits_at || number == 0 || look.peek().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return None;
    }
    // `2/3/08` is a date, `4.2` a figure.
    let is_figure = look.rest().bytes().zip(look.rest().bytes().skip(1)).next().is_some_and(|(mark, digit)| {
        digit.is_ascii_digit() && (mark == b'.' || mark == b',' && look.at() - digits_at <= 3)
    });
    if is_figure && !is_known {
        return None;
    }
    let year = leading.or_else(|| read_trailing_year(&mut look));
    *shared = Some((post.clone(), leading));
    *cursor = look;
    Some((MessageReferenceNumber::new(&post, number, year), Span::new(start, look.at()), is_known))
}

/// True if a year stands here, and a post's name behind it.
fn begins_with_year(mut cursor: Cursor<'_>, is_post: IsPost<'_>) -> bool {
    read_leading_year(&mut cursor).is_some() && read_post(&mut cursor, is_post).is_some()
}

/// The name of a post: of the words before the number, as many as are known together; all, if none are.
fn read_post(cursor: &mut Cursor<'_>, is_post: IsPost<'_>) -> Option<(String, bool)> {
    let mut look = *cursor;
    let mut words: Vec<&str> = Vec::new();
    let mut end = look;
    loop {
        look.take_while(char::is_whitespace);
        let (word, _) = look.take_while(|c| c.is_ascii_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'));
        if word.is_empty() {
            break;
        }
        let upper = word.to_ascii_uppercase();
        let bare = upper.trim_end_matches('.');
        // A letter with its full stop begins the next entry.
        let is_letter = word.len() == 2 && word.ends_with('.') && !words.is_empty();
        if NO_POSTS.contains(&bare.trim_end_matches('-'))
            || NO_POSTS.contains(&bare) && !is_name_part(bare, &words)
            || is_letter
        {
            if is_name_part(bare, &words) && !is_letter {
                words.push(word);
                end = look;
                continue;
            }
            return None;
        }
        words.push(word);
        end = look;
        // Looking further would make a list without numbers slow: each entry would look to the end.
        if words.len() > MOST_WORDS {
            return None;
        }
    }
    let clean = |words: &[&str]| words.iter().map(|word| word.trim_end_matches('-')).collect::<Vec<_>>().join(" ");
    let known = (0..words.len()).find(|from| words.get(*from..).is_some_and(|tail| is_post(&clean(tail))));
    let from = known.unwrap_or_else(|| {
        usize::from(
            words.len() > 1
                && words.first().is_some_and(|word| DESIGNATORS.contains(&word.to_ascii_uppercase().as_str())),
        )
    });
    let name = clean(words.get(from..)?);
    let is_name =
        name.len() >= 2 && words.iter().skip(from).all(|word| word.starts_with(|c: char| c.is_ascii_uppercase()));
    if known.is_none() && (!is_name || words.len() - from > 3) || words.is_empty() {
        return None;
    }
    *cursor = end;
    Some((name, known.is_some()))
}

/// `OF` and `THE` are words of names: `PORT OF SPAIN`, `THE HAGUE`.
fn is_name_part(word: &str, before: &[&str]) -> bool {
    word == "OF" && before.last().is_some_and(|last| last.eq_ignore_ascii_case("PORT"))
        || word == "THE" && before.is_empty()
}

/// `870 Ulaanbaatar`: the number before a known post.
fn read_reversed(cursor: &mut Cursor<'_>, is_post: IsPost<'_>) -> Option<MessageReferenceNumber> {
    let mut look = *cursor;
    let (number, digits) = look.number(6)?;
    if digits.len() < 3 || digits.len() == 4 && (1960..=2030).contains(&number) || look.peek() != Some(' ') {
        return None;
    }
    let (name, known) = read_post(&mut look, is_post)?;
    let mut next = look;
    next.take_while(|c| matches!(c, ' ' | '#'));
    if !known || next.peek().is_some_and(|c| c.is_ascii_digit()) || digits.len() == 3 && number < 100 {
        return None;
    }
    *cursor = look;
    Some(MessageReferenceNumber::new(&name, number, None))
}

/// `07 `, `2007 `, `'08 `, `(99) `, also glued or with a hyphen (`10-OTTAWA-57`), with the letter O for the figure
/// (`O4 CHENNAI 71`), or with a stray figure behind it (`094 QUITO 841`).
fn read_leading_year(cursor: &mut Cursor<'_>) -> Option<u16> {
    let mut look = *cursor;
    let opened = look.eat("(").or_else(|| look.eat("'")).or_else(|| look.eat("’"));
    let year = if look.peek() == Some('O') && look.rest().as_bytes().get(1).is_some_and(u8::is_ascii_digit) {
        look.take(1);
        let (digit, _) = look.number(1)?;
        year_of_two_digits(u16::try_from(digit).ok()?)
    } else {
        let at = look.at();
        let (value, _) = look.number(4)?;
        match look.at() - at {
            2 => year_of_two_digits(u16::try_from(value).ok()?),
            3 if value < 110 => year_of_two_digits(u16::try_from(value / 10).ok()?),
            4 if (1960..=2030).contains(&value) => u16::try_from(value).ok()?,
            _ => return None,
        }
    };
    if opened.is_some() {
        look.eat(")");
    }
    look.take_while(|c| c.is_whitespace() || c == '-');
    look.peek().filter(char::is_ascii_alphabetic)?;
    *cursor = look;
    Some(year)
}

/// `(08)`, `/08`, `-91` right after the number; ` 99` behind a blank, if no name follows that it could belong to.
fn read_trailing_year(cursor: &mut Cursor<'_>) -> Option<u16> {
    let mut look = *cursor;
    let blanks = look.take_while(|c| c == ' ').0.len();
    let opened = look.eat("(").is_some();
    let marked = opened || blanks == 0 && look.eat("/").or_else(|| look.eat("-")).is_some();
    if !marked && blanks != 1 {
        return None;
    }
    look.eat("'");
    let at = look.at();
    let (value, _) = look.number(2)?;
    let closed = !opened || look.eat(")").is_some();
    let is_plausible = value >= 66 || value <= 20;
    if look.at() - at < 2
        || !closed
        || !is_plausible
        || look.peek().is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'))
    {
        return None;
    }
    let mut next = look;
    next.take_while(|c| c == ' ');
    if !marked
        && next.peek().is_some_and(|c| c.is_ascii_alphabetic())
        && !starts_with_ignoring_case(next.rest(), "NOTAL")
    {
        return None;
    }
    *cursor = look;
    Some(year_of_two_digits(u16::try_from(value).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_post(name: &str) -> bool {
        ["BAKU", "ROME", "STATE", "LA PAZ", "PORT OF SPAIN", "THE HAGUE"]
            .contains(&name.to_ascii_uppercase().as_str())
    }

    /// The cable at the start of a text, the text it covers, and whether its post is known.
    fn cable_of(text: &str) -> Option<(String, &str, bool)> {
        let (number, span, is_known) = read_cable(&mut Cursor::new(text, 30), &mut None, &is_post)?;
        let covered = &text[span.start() as usize - 30..span.end() as usize - 30];
        Some((number.id().unwrap_or_else(|| number.to_string()), covered, is_known))
    }

    /// Each text is read as this cable; as none, where that is empty.
    fn check(cases: &[(&str, &str)]) {
        for &(text, id) in cases {
            assert_eq!(cable_of(text).map(|(id, ..)| id).unwrap_or_default(), id, "{text}");
        }
    }

    #[test]
    fn places_of_cables() {
        for (text, covered) in [
            ("BAKU 12 X", "BAKU 12"),
            ("07 BAKU 12/08", "07 BAKU 12"),
            ("BAKU 12/08, X", "BAKU 12/08"),
            ("STATE (01) 201265.", "STATE (01) 201265"),
            ("870 Baku, X", "870 Baku"),
            ("AA BB CC DD BAKU 12", "AA BB CC DD BAKU 12"),
        ] {
            assert_eq!(cable_of(text).map(|(_, covered, _)| covered), Some(covered), "{text}");
        }
        assert_eq!(cable_of("XANADU 12"), Some(("XANADU 12".to_owned(), "XANADU 12", false)));
        assert_eq!(cable_of("baku 12"), Some(("BAKU 12".to_owned(), "baku 12", true)));
    }

    #[test]
    fn names_of_posts_that_are_not_known() {
        check(&[
            ("xanadu 12", ""),
            ("Xanadu town 12", ""),
            ("X 12", ""),
            ("XY 12", "XY 12"),
            ("AA BB CC 12", "AA BB CC 12"),
            ("AA BB CC DD 12", ""),
            ("AMEMBASSY AA BB CC 12", "AA BB CC 12"),
            ("AMEMBASSY AA BB CC DD 12", ""),
            ("AMEMBASSY 12", "AMEMBASSY 12"),
        ]);
    }

    #[test]
    fn words_of_names() {
        check(&[
            ("AA BB CC DD BAKU 12", "BAKU 12"),
            ("AA BB CC DD EE BAKU 12", ""),
            ("THE HAGUE 5", "THE HAGUE 5"),
            ("ROME THE 5", ""),
            ("PORT OF SPAIN 5", "PORT OF SPAIN 5"),
            ("BAY OF PIGS 5", ""),
            ("PARA 5", ""),
            ("B. BAKU 12", "BAKU 12"),
            ("BAKU B. 12", ""),
            ("XX LA PAZ 12", "LA PAZ 12"),
            ("XX ST. JOHNS 5", "XX ST. JOHNS 5"),
        ]);
    }

    #[test]
    fn numbers() {
        check(&[
            ("BAKU 000", ""),
            ("BAKU", ""),
            ("BAKU 12X", ""),
            ("BAKU 123456", "BAKU 123456"),
            ("BAKU 1234567", ""),
            ("BAKU: 12", "BAKU 12"),
            ("BAKU #12", "BAKU 12"),
            ("BAKU: NO. 12", "BAKU 12"),
            ("BAKU 4.2", "BAKU 4"),
            ("TABLE 4.2", ""),
            ("TABLE 4,2", ""),
            ("TABLE 400,2", ""),
            ("TABLE 4000,2", "TABLE 4000"),
            ("TABLE 4000.2", ""),
            ("TABLE 4. X", "TABLE 4"),
            ("TABLE 4/2", "TABLE 4"),
        ]);
    }

    #[test]
    fn what_is_put_in_between() {
        check(&[
            ("STATE (01) 5", "01STATE5"),
            ("99 STATE (01) 5", "99STATE5"),
            ("STATE (1) 5", "STATE 5"),
            ("STATE (ABC)5", "STATE 5"),
            ("STATE (ABCD) 5", ""),
            ("STATE (01 5", ""),
            ("STATE (C) X", ""),
        ]);
    }

    #[test]
    fn numbers_before_a_post() {
        check(&[
            ("870 Baku", "BAKU 870"),
            ("87 Baku", ""),
            ("870Baku", ""),
            ("870 Xanadu", ""),
            ("870 Baku 12", ""),
            ("870 Baku #12", ""),
            ("1959 Baku", "BAKU 1959"),
            ("1960 Baku", ""),
            ("2030 Baku", ""),
            ("2031 Baku", "BAKU 2031"),
            ("01970 Baku", "BAKU 1970"),
            ("099 Baku", ""),
            ("100 Baku", "BAKU 100"),
            ("0094 Baku", "BAKU 94"),
        ]);
    }

    #[test]
    fn years_before_a_post() {
        check(&[
            ("(99) BAKU 5", "99BAKU5"),
            ("'08 BAKU 5", "08BAKU5"),
            ("’08 BAKU 5", "08BAKU5"),
            ("07-BAKU-5", "07BAKU5"),
            ("O4 BAKU 5", "04BAKU5"),
            ("07 5", ""),
        ]);
    }

    #[test]
    fn years_behind_a_number() {
        check(&[
            ("BAKU 12 (08)", "08BAKU12"),
            ("BAKU 12(08)", "08BAKU12"),
            ("BAKU 12 (08", "BAKU 12"),
            ("BAKU 12-91", "91BAKU12"),
            ("BAKU 12 '08", "08BAKU12"),
            ("BAKU 12 08", "08BAKU12"),
            ("BAKU 12  08", "BAKU 12"),
            ("BAKU 12 /08", "BAKU 12"),
            ("BAKU 12/65", "BAKU 12"),
            ("BAKU 12/66", "66BAKU12"),
            ("BAKU 12/20", "20BAKU12"),
            ("BAKU 12/21", "BAKU 12"),
            ("BAKU 12/8", "BAKU 12"),
            ("BAKU 12/08/09", "BAKU 12"),
            ("BAKU 12/08-1", "BAKU 12"),
            ("BAKU 12/081", "BAKU 12"),
            ("BAKU 12 99 ROME 3", "BAKU 12"),
            ("BAKU 12/99 ROME 3", "99BAKU12"),
            ("BAKU 12 99 NOTAL", "99BAKU12"),
            ("BAKU 12 99, ROME 3", "99BAKU12"),
        ]);
    }

    #[test]
    fn a_number_alone_is_of_the_post_before() {
        for (text, id, post) in [
            ("13", "07BAKU13", "BAKU"),
            ("ROME 13", "ROME 13", "ROME"),
            ("08 ROME 13", "08ROME13", "ROME"),
            ("08, 09", "07BAKU8", "BAKU"),
        ] {
            let mut shared = Some(("BAKU".to_owned(), Some(2007)));
            let found = read_cable(&mut Cursor::new(text, 0), &mut shared, &is_post).map(|(number, ..)| number);
            assert_eq!(found.map(|number| number.id().unwrap_or_else(|| number.to_string())).as_deref(), Some(id));
            assert_eq!(shared.map(|(post, _)| post).as_deref(), Some(post), "{text}");
        }
    }
}
