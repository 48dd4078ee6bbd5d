//! Addresses with damage: a misspelt designation (`AMMBASSY`), two addressees run together behind a continuity number, a month
//! that an archive put into a name, a page line behind `TO` (handbook, sections 3.7 and 3.8).

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{Addressee, Cable, Field, addressee};
use crate::read::Reading;
use crate::text::Span;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        let all = cable.from.iter().chain(&cable.to).chain(&cable.info).chain(&cable.exempt);
        for field in all.take(super::MOST_PLACES) {
            misspelt(reading, field, out);
            month(reading, field, out);
        }
        glued(reading, cable, out);
        page_line(reading, cable, out);
    }
}

fn misspelt(reading: &Reading, field: &Field<Addressee>, out: &mut Vec<Diagnostic>) {
    let written = reading.source.slice(field.value.name);
    let right = addressee::spelled(written);
    if right != written {
        let message = format!("expected {right}, found “{written}”");
        out.push(diagnostic("misspelt-address", Severity::Info, message, vec![field.value.name]));
    }
}

/// `AMEMBASSY LA PAZ FEB LIMA 4783`.
fn month(reading: &Reading, field: &Field<Addressee>, out: &mut Vec<Diagnostic>) {
    let end = field.spans.last().map_or(0, |span| span.end()).max(field.value.name.end());
    let rest = Span::new(field.value.name.end(), end);
    let text = reading.source.slice(rest);
    let Some(word) =
        text.split_whitespace().next().filter(|word| text.starts_with(' ') && addressee::MONTHS.contains(word))
    else {
        return;
    };
    let message = format!(
        "expected one name, found “{}{text}”: an archive put the month {word} and the rest of another line into it; read as {}",
        reading.source.slice(field.value.name),
        reading.source.slice(field.value.name)
    );
    out.push(diagnostic("injected-month", Severity::Warning, message, vec![field.value.name, rest]));
}

/// `AMEMBASSY ANKARA 0210RUEHLO/AMEMBASSY LONDON`.
fn glued(reading: &Reading, cable: &Cable, out: &mut Vec<Diagnostic>) {
    let all = cable.to.iter().chain(&cable.info);
    let is_glued = |field: &&Field<Addressee>| {
        let before = reading.source.char_before(field.span().start());
        before.is_some_and(char::is_alphanumeric)
    };
    let spans: Vec<Span> = all.filter(is_glued).map(Field::span).take(super::MOST_PLACES).collect();
    if let Some(first) = spans.first() {
        let found = if spans.len() == 1 { "one".to_owned() } else { format!("{} of them", spans.len()) };
        let message = format!(
            "expected one addressee a line, found {found} run together with the one before: “{}”",
            reading.source.slice(*first)
        );
        out.push(diagnostic("glued-addressees", Severity::Info, message, spans));
    }
}

/// `TO PAGE 02        STATE   023763  071504Z`.
fn page_line(reading: &Reading, cable: &Cable, out: &mut Vec<Diagnostic>) {
    let is_page = |span: &&Span| {
        let text = reading.source.slice(**span);
        text.len() < 100 && text.starts_with("PAGE 0") && text.ends_with('Z')
    };
    if let Some(place) = cable.labels.iter().take(super::MOST_PLACES).find(is_page) {
        let message =
            format!("expected an addressee, found a page line: “{}”; left out", reading.source.words(&[*place]));
        out.push(diagnostic("page-line-in-address", Severity::Info, message, vec![*place]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn damage() {
        let text = cable("1. X.");
        assert_eq!(found(&text.replace("FM AMEMBASSY", "FM AMMBASSY"), "misspelt-address").len(), 1);
        let info = |line: &str| text.replace("4800\n", &format!("4800\nINFO {line}\n"));
        assert_eq!(found(&info("AMEMBASSY LA PAZ FEB LIMA 4783"), "injected-month").len(), 1);
        assert_eq!(found(&info("RUEHAK/AMEMBASSY ANKARA 0210RUEHLO/AMEMBASSY LONDON"), "glued-addressees").len(), 1);
        let page = text.replace("TO SECSTATE", "TO PAGE 02        STATE   023763  071504Z\nSECSTATE");
        assert_eq!(found(&page, "page-line-in-address").len(), 1);
        for code in ["misspelt-address", "injected-month", "glued-addressees", "page-line-in-address"] {
            assert!(found(&info("RUEHAK/AMEMBASSY ANKARA 0210"), code).is_empty(), "{code}");
        }
    }
}
