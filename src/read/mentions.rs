//! Where the body names its references: `REF A`, `REFS A AND B`, `REFTEL`, `SEPTEL` (handbook, section 4.7).

use crate::cable::{Cable, Mention};
use crate::text::{Cursor, Source};

/// A text of nothing but `REFTEL` needs no million links.
const MOST: usize = 10_000;

/// Finds the mentions in the body's text.
#[must_use]
pub(crate) fn find(source: &Source, cable: &Cable) -> Vec<Mention> {
    let mut out = Vec::new();
    for item in &cable.body {
        for &span in &item.text {
            if out.len() >= MOST {
                return out;
            }
            in_text(source.slice(span), span.start(), cable, &mut out);
        }
    }
    out
}

fn in_text(text: &str, offset: u32, cable: &Cable, out: &mut Vec<Mention>) {
    let bytes = text.as_bytes();
    let mut from = 0;
    // The rarest letters of the two words: F of REF, P of SEPTEL.
    for at in memchr::memchr3_iter(b'F', b'P', b'f', bytes) {
        if at < from {
            continue;
        }
        let is_reference = bytes.get(at).is_some_and(|byte| byte.eq_ignore_ascii_case(&b'F'));
        let Some(start) = at.checked_sub(2) else { continue };
        let is_word =
            !start.checked_sub(1).and_then(|before| bytes.get(before)).is_some_and(u8::is_ascii_alphanumeric);
        let Some(rest) = text.get(start..).filter(|_| is_word) else { continue };
        let mut cursor = Cursor::new(rest, offset + u32::try_from(start).unwrap_or(0));
        if is_reference {
            reference(&mut cursor, cable, out);
        } else if let Some(span) = cursor.eat("SEPTELS").or_else(|| cursor.eat("SEPTEL")) {
            out.push(Mention { span, entry: None });
        }
        from = (cursor.at() - offset) as usize;
    }
}

/// `REF A`, `REF (A)`, `REFS A AND B`, `REFTEL A`, `REFTELS`.
fn reference(cursor: &mut Cursor<'_>, cable: &Cable, out: &mut Vec<Mention>) {
    let Some(word) = ["REFTELS", "REFTEL", "REFS", "REF"].into_iter().find_map(|word| {
        let mut look = *cursor;
        let span = look.eat(word)?;
        (!look.peek().is_some_and(char::is_alphanumeric)).then(|| {
            *cursor = look;
            (word, span)
        })
    }) else {
        return;
    };
    let (name, span) = word;
    let mut n_letters = 0;
    loop {
        let mut look = *cursor;
        let is_more = n_letters > 0;
        look.take_while(|c| c.is_whitespace() || matches!(c, '(' | ')') || is_more && matches!(c, ',' | '&'));
        if is_more && look.eat("and").is_some() {
            look.take_while(|c| c.is_whitespace() || c == '(');
        }
        let letter = look.peek().filter(char::is_ascii_alphabetic);
        let Some((_, place)) = letter.map(|_| look.take(1)) else { break };
        if look.peek().is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '’') {
            break;
        }
        // `ref a lot` is a slip of the pen, not reference A.
        let is_article = letter == Some('a')
            && look.rest().trim_start().starts_with(char::is_lowercase)
            && look.rest().starts_with(' ')
            && !look.rest().trim_start().starts_with("and ");
        if is_article {
            break;
        }
        let letter = letter.map(|letter| letter.to_ascii_uppercase());
        let Some(entry) = cable.references.iter().position(|entry| entry.value.enumerator == letter) else { break };
        out.push(Mention { span: if n_letters == 0 { span.to(place) } else { place }, entry: Some(entry) });
        n_letters += 1;
        *cursor = look;
    }
    if n_letters == 0 && name.starts_with("REFTEL") {
        // Without a letter the one reference is meant, if there is one only.
        let entry = (cable.references.len() == 1).then_some(0);
        out.push(Mention { span, entry });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cable::reference::ReferenceKind;
    use crate::cable::{Field, Reference};
    use crate::text::Span;

    fn found(text: &str, letters: &[Option<char>]) -> Vec<(String, Option<usize>)> {
        let entry = |enumerator: &Option<char>| {
            let reference = Reference { enumerator: *enumerator, ..Reference::new(ReferenceKind::Cable) };
            Field::certain(reference, Span::empty(0))
        };
        let cable = Cable { references: letters.iter().map(entry).collect(), ..Cable::default() };
        let mut out = Vec::new();
        in_text(text, 0, &cable, &mut out);
        out.into_iter().map(|mention| (text[mention.span.range()].to_owned(), mention.entry)).collect()
    }

    #[test]
    fn forms() {
        let two = [Some('A'), Some('B')];
        assert_eq!(
            found("As in ref A and (REF B). Refs A and B say so.", &two),
            [("ref A".into(), Some(0)), ("REF B".into(), Some(1)), ("Refs A".into(), Some(0)), ("B".into(), Some(1))]
        );
        assert_eq!(
            found("SEE REFTEL. DETAILS SEPTEL.", &[None]),
            [("REFTEL".into(), Some(0)), ("SEPTEL".into(), None)]
        );
        assert_eq!(found("Reforms in the chief's office; ref a lot", &two), []);
        assert_eq!(found("reftel", &two), [("reftel".into(), None)]);
    }

    #[test]
    fn several_letters_behind_one_word() {
        let three = [Some('A'), Some('B'), Some('C')];
        for (text, expected) in [
            ("REFS A, B & C", &[("REFS A", Some(0)), ("B", Some(1)), ("C", Some(2))][..]),
            ("refs (A) and (B)", &[("refs (A", Some(0)), ("B", Some(1))]),
            ("ref a and b", &[("ref a", Some(0)), ("b", Some(1))]),
            ("ref a", &[("ref a", Some(0))]),
            ("ref A lot", &[("ref A", Some(0))]),
            ("REFTEL B.", &[("REFTEL B", Some(1))]),
            ("REF, A", &[]),
            ("REF D", &[]),
            ("REF AB", &[]),
            ("REF A's", &[]),
            ("REFS", &[]),
            ("REFTELS", &[("REFTELS", None)]),
            ("XREF A", &[]),
            ("REFORM A", &[]),
            ("F AND P", &[]),
            ("SEPTELS AND REF A", &[("SEPTELS", None), ("REF A", Some(0))]),
            ("XSEPTEL", &[]),
        ] {
            let expected: Vec<_> = expected.iter().map(|(words, entry)| ((*words).to_owned(), *entry)).collect();
            assert_eq!(found(text, &three), expected, "{text}");
        }
    }

    #[test]
    fn mentions_stand_where_the_body_has_them_and_are_no_more_than_so_many() {
        use crate::cable::{BodyItem, BodyKind};
        let found = |texts: &[&str]| {
            let source = Source::of_text(texts.concat());
            let mut cable = Cable::default();
            let mut at = 0;
            for text in texts {
                cable.body.push(BodyItem::new(BodyKind::Paragraph, Span::of(at..at + text.len())));
                at += text.len();
            }
            find(&source, &cable).iter().map(|mention| source.slice(mention.span).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(found(&["Lamps. ", "See REFTEL, SEPTEL. ", "And SEPTELS"]), ["REFTEL", "SEPTEL", "SEPTELS"]);
        assert_eq!(found(&[&"SEPTEL ".repeat(MOST), "SEPTEL"]).len(), MOST);
        assert_eq!(found(&[&"SEPTEL ".repeat(MOST - 1), "SEPTEL", " SEPTEL"]).len(), MOST);
    }
}
