//! The level at the top and foot of pages is that of the classification line (check 29). A text that was released since then
//! bears UNCLASSIFIED, which is told only where no stamp explains it.

use super::{Diagnostic, Severity, diagnostic};
use crate::cable::{Cable, Confidence, Level};
use crate::layout::{BlockKind, Furniture, RenderingKind};
use crate::read::Reading;
use crate::text::{Cursor, Span};

/// Banners of one cable that are looked at.
const MOST: usize = 200;

pub(super) fn check(reading: &Reading, out: &mut Vec<Diagnostic>) {
    let kind = reading.layout.rendering.kind;
    let is_released = matches!(
        kind,
        RenderingKind::Aad
            | RenderingKind::Plusd
            | RenderingKind::Smart
            | RenderingKind::FoiaPrint
            | RenderingKind::NscFile
            | RenderingKind::OcrMarkdown
    );
    for cable in &reading.cables {
        let Some(line) = cable.classification.as_ref().filter(|line| line.confidence == Confidence::Certain) else {
            continue;
        };
        let level = line.value.level;
        let is_explained = is_released || !cable.release.stamps.is_empty() || !cable.attributes.is_empty();
        let other: Vec<(Level, Span)> = banners(reading, cable)
            .into_iter()
            .filter(|(found, _)| *found != level && !(*found == Level::Unclassified && is_explained))
            .collect();
        let Some((first, _)) = other.first() else { continue };
        let severity = if *first == Level::Unclassified { Severity::Info } else { Severity::Warning };
        let message = format!("expected {level}, the level of the classification line, on each page; found {first}");
        let spans = std::iter::once(line.value.level_span).chain(other.iter().map(|(_, span)| *span)).collect();
        out.push(diagnostic("banner-differs", severity, message, spans));
    }
}

/// Banners within a cable that can be read without doubt.
fn banners(reading: &Reading, cable: &Cable) -> Vec<(Level, Span)> {
    let lines = reading.source.lines();
    let last = lines.line_at(cable.span.end());
    let blocks = reading.layout.blocks.iter_from(lines.line_at(cable.span.start()));
    let banners = blocks
        .take_while(|(_, block)| block.start <= last)
        .filter(|(kind, _)| *kind == BlockKind::Furniture(Furniture::Banner))
        .flat_map(|(_, block)| block);
    let read = banners.filter_map(|line_idx| {
        let span = reading.source.trim(reading.source.line(line_idx));
        let (level, _) = Level::read(&mut Cursor::new(reading.source.slice(span), span.start()))?;
        cable.span.covers(span).then_some((level, span))
    });
    read.take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{cable, classified, found};

    #[test]
    fn levels_are_compared() {
        let body = |banner: &str| format!("1. (U) A.\n\n{banner}\n\n2. (U) B.");
        assert_eq!(found(&classified(&body("SECRET")), "banner-differs").len(), 1);
        assert_eq!(found(&classified(&body("UNCLASSIFIED")), "banner-differs").len(), 1);
        assert!(found(&classified(&body("CONFIDENTIAL")), "banner-differs").is_empty());
        assert!(found(&cable(&body("UNCLASSIFIED")), "banner-differs").is_empty());
        let stamped = body("UNCLASSIFIED").replace("1. (U) A.", "RELEASE IN PART B1\n\n1. (U) A.");
        assert!(found(&classified(&stamped), "banner-differs").is_empty(), "released since then");
    }
}
