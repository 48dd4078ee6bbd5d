//! Which rendering a text is in: which archive or machine gave the cable this outward form (handbook, section 8.0).

/// The renderings that are told apart; the names of the JSON contract are in [`RenderingKind::name`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RenderingKind {
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
    /// The name in the JSON contract.
    #[must_use]
    pub const fn name(self) -> &'static str {
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
pub struct Rendering {
    /// The likeliest.
    pub kind: RenderingKind,
    /// How sure that is, 0 to 1.
    pub score: f32,
    /// The signs it rests on, in words.
    pub signs: Vec<&'static str>,
    /// The others that show any sign, likeliest first.
    pub alternatives: Vec<(RenderingKind, f32)>,
}

/// Signs are looked for in this many bytes at the start and at the end of a text: a rendering shows itself at the
/// edges, and a text of many megabytes need not be searched a dozen times.
const EDGE: usize = 48 * 1024;

/// A sign: rendering, weight (the chance that it tells the truth), needle, words.
type Sign = (RenderingKind, f32, &'static str, &'static str);

const SIGNS: [Sign; 34] = [
    (RenderingKind::Aad, 0.9, "Message Attributes", "a Message Attributes block"),
    (RenderingKind::Aad, 0.6, "Document Number: 19", "a document number of the 1970s"),
    (RenderingKind::Aad, 0.5, "Automatic Decaptioning", "archive attributes"),
    (RenderingKind::Aad, 0.5, "EO Systematic Review", "a systematic review stamp"),
    (RenderingKind::Aad, 0.4, "Message Text", "the heading Message Text"),
    (RenderingKind::Aad, 0.55, "\nINFO  OCT-01", "a distribution block of the 1970s"),
    (RenderingKind::Aad, 0.3, "E.O. 11652", "an order in force 1972 to 1978"),
    (RenderingKind::Aad, 0.25, "O. 12065", "an order in force 1978 to 1982"),
    (RenderingKind::Aad, 0.8, "cable-doc-number:", "a retyped telegram's front matter"),
    (RenderingKind::Plusd, 0.7, "Key fingerprint", "a key block"),
    (RenderingKind::Plusd, 0.8, "Canonical ID", "a canonical identifier"),
    (RenderingKind::Plusd, 0.5, "Character Count", "a character count"),
    (RenderingKind::CablegateHtml, 0.9, "<table class='cable'>", "the table of a Cablegate page"),
    (RenderingKind::CablegateHtml, 0.6, "<code><pre>", "preformatted code blocks"),
    (RenderingKind::Cablegate, 0.6, "Reference ID", "a Reference ID heading"),
    (
        RenderingKind::Cablegate,
        0.9,
        "This record is a partial extract of the original cable",
        "the partial extract sentence",
    ),
    (RenderingKind::Cablegate, 0.5, "\n¶1.", "pilcrows put before paragraph numbers"),
    (RenderingKind::CablegateCsv, 0.8, "\",\"Embassy ", "a table row with an embassy's name"),
    (RenderingKind::Transmission, 0.7, "VZCZC", "a transmission identification"),
    (RenderingKind::Transmission, 0.5, "\nDE RU", "a calling station"),
    (RenderingKind::Transmission, 0.4, "\nZNY ", "a security signal"),
    (RenderingKind::Transmission, 0.4, "\nZNR ", "a security signal"),
    (RenderingKind::Transmission, 0.35, "\nFM ", "an originator line"),
    (RenderingKind::FoiaPrint, 0.7, "Date Printed:", "a print date"),
    (RenderingKind::FoiaPrint, 0.7, "DOC.NUMBER:", "a document number of a print"),
    (RenderingKind::FoiaPrint, 0.35, "INFO  LOG-00", "a distribution block of the 1980s and later"),
    (RenderingKind::Smart, 0.8, "Date/DTG:", "the label Date/DTG"),
    (RenderingKind::Smart, 0.5, "MRN:", "the label MRN"),
    (RenderingKind::NscFile, 0.7, "LINE1:", "the label LINE1"),
    (RenderingKind::NscFile, 0.5, "PREC:", "the label PREC"),
    (RenderingKind::Frus, 0.8, "Telegram From the ", "a printed telegram's headline"),
    (RenderingKind::OcrMarkdown, 0.85, "\\P", "pilcrows written as LaTeX"),
    (RenderingKind::OcrMarkdown, 0.8, "\\underline{", "LaTeX commands"),
    (RenderingKind::OcrMarkdown, 0.6, "\n- 12. (", "list bullets before paragraph numbers"),
];

impl Rendering {
    /// Ranks the renderings by the signs a text shows.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let (head, tail) = if bytes.len() > 2 * EDGE {
            (bytes.get(..EDGE).unwrap_or(bytes), bytes.get(bytes.len() - EDGE..).unwrap_or(bytes))
        } else {
            (bytes, bytes.get(..0).unwrap_or(bytes))
        };
        let shows = |needle: &str| {
            let at_start = needle.strip_prefix('\n').is_some_and(|rest| text.starts_with(rest));
            let finder = memchr::memmem::Finder::new(needle);
            at_start || finder.find(head).is_some() || finder.find(tail).is_some()
        };
        let mut ranked: Vec<(RenderingKind, f32, Vec<&'static str>)> = Vec::new();
        for (kind, weight, needle, words) in SIGNS {
            if !shows(needle) {
                continue;
            }
            match ranked.iter_mut().find(|(known, ..)| *known == kind) {
                Some((_, doubt, signs)) => {
                    *doubt *= 1.0 - weight;
                    signs.push(words);
                }
                None => ranked.push((kind, 1.0 - weight, vec![words])),
            }
        }
        ranked.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut ranked = ranked.into_iter().map(|(kind, doubt, signs)| (kind, 1.0 - doubt, signs));
        match ranked.next() {
            Some((kind, score, signs)) => {
                Self { kind, score, signs, alternatives: ranked.map(|(kind, score, _)| (kind, score)).collect() }
            }
            None => Self::none(),
        }
    }

    /// No rendering of a cable.
    #[must_use]
    pub const fn none() -> Self {
        Self { kind: RenderingKind::None, score: 0.0, signs: Vec::new(), alternatives: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_add_up() {
        let raw = Rendering::of("VZCZCXYZ0000\nDE RUEHKB #0152\nZNY CCCCC ZZH\nFM AMEMBASSY BAKU\n");
        assert_eq!(raw.kind, RenderingKind::Transmission);
        assert!(raw.score > 0.9);
        let ocr = Rendering::of("VZCZCXYZ0000 RR RUEHWEB\n- 12. (U)\n- $\\P12$. (C)\n $\\underline{1}$ 5.");
        assert_eq!(ocr.kind, RenderingKind::OcrMarkdown);
        assert_eq!(ocr.alternatives.first().map(|(kind, _)| *kind), Some(RenderingKind::Transmission));
    }

    #[test]
    fn no_sign_no_rendering() {
        assert_eq!(Rendering::of("Call me Ishmael."), Rendering::none());
    }
}
