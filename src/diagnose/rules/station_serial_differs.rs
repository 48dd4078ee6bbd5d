//! The station's serial in the routing lines is the message number modulo 10,000 (check 1: in 1,120 of 1,120 cables).
//! Where it is not, a figure is damaged, or two cables are mixed. The check behind the end of the text (`#0152`) repeats it.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::Cable;
use crate::layout::{BlockKind, Furniture};
use crate::read::Reading;

/// A station's serial has four figures.
const SERIALS: u32 = 10_000;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    for cable in &reading.cables {
        end_check(reading, cable, out);
        let (Some(number), Some(station)) = (&cable.number, &cable.transmission.station) else { continue };
        let (due, found) = (number.value.number % SERIALS, station.value.serial % SERIALS);
        if due == found || station.value.serial == number.value.number {
            continue;
        }
        let message = format!(
            "expected the station serial {due:04}, as in the message number {}, found {found:04}; one of them is damaged, \
             or the routing lines are of another message",
            number.value
        );
        let spans = vec![station.span(), number.span()];
        out.push(diagnostic("station-serial-differs", Severity::Warning, message, spans));
    }
}

/// `#0152` at the end of a transmission.
fn end_check(reading: &Reading, cable: &Cable, out: &mut Vec<Diagnostic>) {
    /// It follows the text, at most so many blocks behind it.
    const WITHIN: usize = 8;
    let Some(number) = &cable.number else { return };
    let source = &reading.source;
    let end =
        source.lines().line_at(cable.signature.as_ref().map_or(cable.span.end(), |signature| signature.span().end()));
    let blocks = reading.layout.blocks.iter_from(end).take(WITHIN);
    let marks = blocks.filter(|(kind, _)| *kind == BlockKind::Furniture(Furniture::EndMark));
    let mut places = marks.flat_map(|(_, block)| block).map(|line_idx| source.trim(source.line(line_idx)));
    let check = places.find_map(|place| Some((place, source.slice(place).strip_prefix('#')?.parse::<u32>().ok()?)));
    let Some((place, found)) = check.filter(|(place, _)| place.start() >= number.span().end()) else { return };
    let due = number.value.number % SERIALS;
    if found != due && found != number.value.number {
        let message = format!(
            "expected #{due:04} behind the text, as in the message number {}, found #{found:04}",
            number.value
        );
        out.push(diagnostic("end-check-differs", Severity::Info, message, vec![place, number.span()]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, found};

    #[test]
    fn behind_the_text() {
        let with = |check: &str| cable("1. (U) X.\n\n2. (U) Y.") + "BT\n" + check + "\nNNNN\n";
        assert_eq!(found(&with("#0153"), "end-check-differs").len(), 1);
        assert!(found(&with("#0152"), "end-check-differs").is_empty());
    }

    #[test]
    fn modulo_ten_thousand() {
        let with = |serial: &str, number: &str| {
            format!("DE RUEHKB #{serial}/01 0511129\n{}", cable("1. X.").replace("000152", number))
        };
        assert_eq!(found(&with("0912", "000152"), "station-serial-differs").len(), 1);
        assert!(found(&with("0152", "000152"), "station-serial-differs").is_empty());
        assert!(found(&with("0152", "010152"), "station-serial-differs").is_empty());
    }
}
