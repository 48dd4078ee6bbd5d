//! Which rendering a text is in: which archive or machine gave the cable this outward form (handbook, section 8.0).

use std::sync::LazyLock;

/// The renderings that are told apart; the names of the JSON contract are in [`RenderingKind::name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum RenderingKind {
    /// As transmitted, with its routing lines.
    Transmission,
    /// A Cablegate page as HTML.
    CablegateHtml,
    /// Rows of the Cablegate table.
    CablegateCsv,
    /// Text of a Cablegate page.
    Cablegate,
    /// Text of a PLUSD page.
    Plusd,
    /// A telegram of 1973-79 from the National Archives' Access to Archival Databases.
    Aad,
    /// A print of the 1980s and 1990s, released on request.
    FoiaPrint,
    /// A message of the SMART system (2009 and later), released on request.
    Smart,
    /// A cable file of the National Security Council.
    NscFile,
    /// A telegram printed in Foreign Relations of the United States.
    Frus,
    /// OCR of a print, turned into Markdown.
    OcrMarkdown,
    /// Not recognised as a cable.
    None,
}

impl RenderingKind {
    /// All that a reader may choose.
    pub(crate) const ALL: [Self; 11] = [
        Self::Transmission,
        Self::CablegateHtml,
        Self::CablegateCsv,
        Self::Cablegate,
        Self::Plusd,
        Self::Aad,
        Self::FoiaPrint,
        Self::Smart,
        Self::NscFile,
        Self::Frus,
        Self::OcrMarkdown,
    ];

    /// The name in the JSON contract.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Transmission => "transmission",
            Self::CablegateHtml => "cablegate-html",
            Self::CablegateCsv => "cablegate-csv",
            Self::Cablegate => "cablegate",
            Self::Plusd => "plusd",
            Self::Aad => "aad",
            Self::FoiaPrint => "foia-print",
            Self::Smart => "smart",
            Self::NscFile => "nsc-file",
            Self::Frus => "frus",
            Self::OcrMarkdown => "ocr-markdown",
            Self::None => "none",
        }
    }
}

/// The likeliest rendering and the others that are possible.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rendering {
    /// The likeliest, or the one that the reader chose.
    pub(crate) kind: RenderingKind,
    /// How sure that is, 0 to 1.
    pub(crate) score: f32,
    /// The signs of it that the text shows: the reason.
    pub(crate) signs: Vec<&'static str>,
    /// True if the reader chose it.
    pub(crate) is_chosen: bool,
    /// The others that show any sign, likeliest first.
    pub(crate) alternatives: Vec<(RenderingKind, f32)>,
}

/// Signs are looked for in this many bytes at the start and at the end of a text: a rendering shows itself at the
/// edges, and a text of many megabytes need not be searched a dozen times.
const EDGE: usize = 48 * 1024;

/// A sign: rendering, weight (the chance that it tells the truth), needle. A needle with a line end before it stands at
/// the start of a line.
type Sign = (RenderingKind, f32, &'static str);

const SIGNS: &[Sign] = &[
    (RenderingKind::Aad, 0.9, "Message Attributes"),
    (RenderingKind::Aad, 0.6, "Document Number: 19"),
    (RenderingKind::Aad, 0.5, "Automatic Decaptioning"),
    (RenderingKind::Aad, 0.5, "EO Systematic Review"),
    (RenderingKind::Aad, 0.4, "Message Text"),
    (RenderingKind::Aad, 0.55, "\nINFO  OCT-01"),
    (RenderingKind::Aad, 0.5, "ISO-00"),
    (RenderingKind::Aad, 0.9, "*** Current "),
    (RenderingKind::Aad, 0.3, "E.O. 11652"),
    (RenderingKind::Aad, 0.25, "O. 12065"),
    (RenderingKind::Aad, 0.8, "cable-doc-number:"),
    (RenderingKind::Aad, 0.3, "\nPAGE 01 "),
    (RenderingKind::Aad, 0.3, "\nPAGE 02 "),
    (RenderingKind::Plusd, 0.7, "Key fingerprint"),
    (RenderingKind::Plusd, 0.9, "Canonical ID:"),
    (RenderingKind::Plusd, 0.8, "Character Count:"),
    (RenderingKind::Cablegate, 0.8, "Reference ID"),
    (RenderingKind::Cablegate, 0.97, "This record is a partial extract of the original cable"),
    (RenderingKind::Cablegate, 0.96, "\n¶1."),
    (RenderingKind::Cablegate, 0.8, "\n¶2."),
    (RenderingKind::Cablegate, 0.8, "\n¶3."),
    (RenderingKind::Transmission, 0.7, "VZCZC"),
    (RenderingKind::Transmission, 0.5, "\nDE RU"),
    (RenderingKind::Transmission, 0.4, "\nZNY "),
    (RenderingKind::Transmission, 0.4, "\nZNR "),
    (RenderingKind::Transmission, 0.35, "\nFM "),
    (RenderingKind::Transmission, 0.3, "\nBT"),
    (RenderingKind::FoiaPrint, 0.8, "Date Printed:"),
    (RenderingKind::FoiaPrint, 0.8, "DOC.NUMBER:"),
    (RenderingKind::FoiaPrint, 0.6, "INFO  LOG-00"),
    (RenderingKind::FoiaPrint, 0.6, "INFO LOG-00"),
    (RenderingKind::FoiaPrint, 0.3, "ADS-00"),
    (RenderingKind::FoiaPrint, 0.25, "O. 12356"),
    (RenderingKind::FoiaPrint, 0.3, "\nPAGE 01 "),
    (RenderingKind::FoiaPrint, 0.4, "Page - 1"),
    (RenderingKind::Smart, 0.85, "Date/DTG:"),
    (RenderingKind::Smart, 0.6, "MRN:"),
    (RenderingKind::Smart, 0.5, "Dissemination Rule:"),
    (RenderingKind::Smart, 0.3, "Drafted By:"),
    (RenderingKind::NscFile, 0.7, "LINE1:"),
    (RenderingKind::NscFile, 0.6, "LINE2:"),
    (RenderingKind::NscFile, 0.5, "PREC:"),
    (RenderingKind::NscFile, 0.5, "OSRI"),
    (RenderingKind::Frus, 0.9, "Telegram From the "),
    (RenderingKind::Frus, 0.4, "not declassified]"),
    (RenderingKind::Frus, 0.3, "Source: "),
    (RenderingKind::OcrMarkdown, 0.85, "\\P"),
    (RenderingKind::OcrMarkdown, 0.8, "\\underline{"),
    (RenderingKind::OcrMarkdown, 0.9, "\n- 12. ("),
    (RenderingKind::OcrMarkdown, 0.5, "\\&"),
    (RenderingKind::OcrMarkdown, 0.5, "\n## "),
    (RenderingKind::OcrMarkdown, 0.4, "\n# "),
    (RenderingKind::OcrMarkdown, 0.4, "\n**"),
];

/// The signs by the byte that their needle begins with, a line end aside: places in [`SIGNS`].
static BY_FIRST_BYTE: LazyLock<Vec<Vec<usize>>> = LazyLock::new(|| {
    let mut by_first = vec![Vec::new(); 256];
    for (idx, (.., needle)) in SIGNS.iter().enumerate() {
        let first = needle.trim_start_matches('\n').bytes().next().map_or(0, usize::from);
        if let Some(signs) = by_first.get_mut(first) {
            signs.push(idx);
        }
    }
    by_first
});

/// Marks in `shown` the signs that a piece of the text shows: one pass, which looks at the starts of words only, and there only
/// at the signs that begin with the same byte.
fn look(text: &str, shown: &mut [bool]) {
    let bytes = text.as_bytes();
    let mut before = b'\n';
    for (at, &byte) in bytes.iter().enumerate() {
        let starts_word = !before.is_ascii_alphanumeric();
        // The last two end the separators U+2028 and U+2029.
        let starts_line = matches!(before, b'\n' | b'\r' | 0xA8 | 0xA9);
        before = byte;
        let signs = BY_FIRST_BYTE.get(usize::from(byte)).filter(|signs| starts_word && !signs.is_empty());
        let Some(signs) = signs else { continue };
        let rest = bytes.get(at..).unwrap_or(&[]);
        for &idx in signs {
            if let (Some((.., needle)), Some(shown)) = (SIGNS.get(idx), shown.get_mut(idx)) {
                *shown |= match needle.strip_prefix('\n') {
                    Some(start) => starts_line && rest.starts_with(start.as_bytes()),
                    None => rest.starts_with(needle.as_bytes()),
                };
            }
        }
    }
}

/// The start and the end of a text, where signs are looked for; the end is empty where the start is all.
fn edges(text: &str) -> [&str; 2] {
    let (head, rest) = text.split_at(text.ceil_char_boundary(EDGE));
    let (_, tail) = rest.split_at(rest.floor_char_boundary(rest.len().saturating_sub(EDGE)));
    [head, tail]
}

impl Rendering {
    /// Ranks the renderings by the signs a text shows; one that the reader chose stands first in any case.
    #[must_use]
    pub(crate) fn of(text: &str, wrapping: Option<&'static str>, chosen: Option<RenderingKind>) -> Self {
        let [head, tail] = edges(text);
        let mut seen = vec![false; SIGNS.len()];
        look(head, &mut seen);
        look(tail, &mut seen);
        let mut ranked: Vec<(RenderingKind, f32, Vec<&'static str>)> = Vec::new();
        let wrapped = match wrapping {
            Some("html") if head.contains("Reference ID") => {
                Some((RenderingKind::CablegateHtml, 0.9999, "a web page"))
            }
            Some("html") => Some((RenderingKind::CablegateHtml, 0.9, "tags of a web page")),
            Some("table") => Some((RenderingKind::CablegateCsv, 0.9999, "rows of a table")),
            _ => None,
        };
        let shown = SIGNS.iter().zip(seen).filter(|(_, seen)| *seen).map(|(sign, _)| *sign);
        for (kind, weight, needle) in wrapped.into_iter().chain(shown) {
            match ranked.iter_mut().find(|(known, ..)| *known == kind) {
                Some((_, doubt, signs)) => {
                    *doubt *= 1.0 - weight;
                    signs.push(needle);
                }
                None => ranked.push((kind, 1.0 - weight, vec![needle])),
            }
        }
        ranked.sort_by(|(_, one, _), (_, other, _)| one.total_cmp(other));
        let is_first = |kind: &RenderingKind| chosen.is_none_or(|chosen| chosen == *kind);
        let first = ranked.iter().position(|(kind, ..)| is_first(kind)).map(|at| ranked.remove(at));
        let alternatives: Vec<(RenderingKind, f32)> =
            ranked.into_iter().map(|(kind, doubt, _)| (kind, 1.0 - doubt)).collect();
        let is_chosen = chosen.is_some();
        match (first, chosen) {
            (Some((kind, doubt, signs)), _) => Self { kind, score: 1.0 - doubt, signs, is_chosen, alternatives },
            (None, Some(kind)) => Self { kind, score: 0.0, signs: Vec::new(), is_chosen, alternatives },
            (None, None) => Self::none(),
        }
    }

    /// No rendering of a cable.
    #[must_use]
    pub(crate) const fn none() -> Self {
        Self { kind: RenderingKind::None, score: 0.0, signs: Vec::new(), is_chosen: false, alternatives: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_add_up() {
        let raw = Rendering::of("VZCZCXYZ0000\nDE RUEHKB #0152\nZNY CCCCC ZZH\nFM AMEMBASSY BAKU\n", None, None);
        assert_eq!(raw.kind, RenderingKind::Transmission);
        assert!(raw.score > 0.9);
        let ocr =
            Rendering::of("VZCZCXYZ0000 RR RUEHWEB\n- 12. (U)\n- $\\P12$. (C)\n $\\underline{1}$ 5.", None, None);
        assert_eq!(ocr.kind, RenderingKind::OcrMarkdown);
        assert_eq!(ocr.alternatives.first().map(|(kind, _)| *kind), Some(RenderingKind::Transmission));
    }

    #[test]
    fn every_sign_is_looked_for() {
        for (.., needle) in SIGNS {
            let mut seen = [false; SIGNS.len()];
            look(&format!("text\n{}", needle.trim_start_matches('\n')), &mut seen);
            assert!(seen.iter().zip(SIGNS).any(|(seen, (.., sign))| *seen && sign == needle), "{needle}");
        }
    }

    #[test]
    fn a_choice_stands_first() {
        let text = "MRN: 10 BAKU 1\nDate/DTG: x\nFM X";
        let chosen = Rendering::of(text, None, Some(RenderingKind::Transmission));
        assert_eq!((chosen.kind, chosen.is_chosen), (RenderingKind::Transmission, true));
        assert_eq!(chosen.alternatives.first().map(|(kind, _)| *kind), Some(RenderingKind::Smart));
        assert_eq!(Rendering::of(text, None, None).signs, ["Date/DTG:", "MRN:"]);
    }

    #[test]
    fn no_sign_no_rendering() {
        assert_eq!(Rendering::of("Call me Ishmael.", None, None), Rendering::none());
    }
}
