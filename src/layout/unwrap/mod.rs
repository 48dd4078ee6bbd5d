//! Takes texts out of what they are wrapped in: a saved web page, a table or a record of a database, an e-mail's quotation
//! marks.
//!
//! Knows by which marks an archive's page or table is told from others; knows nothing of what the text in it means.

mod entity;
mod html;
mod quoted;
mod record;
mod table;

use super::RenderingKind;
use crate::text::{Projection, Source};

/// How far into a text the marks of a wrapping are looked for.
const EDGE: usize = 64 * 1024;

/// The readable text of a source; the source as it is if it is not wrapped, or if the reader chose a rendering that is not.
#[must_use]
pub(crate) fn unwrap(source: Source, chosen: Option<RenderingKind>) -> Source {
    if source.projection().is_some() {
        return source;
    }
    match projection(source.text(), chosen) {
        Some(projection) if !projection.text().trim().is_empty() => source.projected(projection),
        _ => source,
    }
}

fn projection(text: &str, chosen: Option<RenderingKind>) -> Option<Projection> {
    match chosen {
        Some(RenderingKind::CablegateHtml) => return Some(html::read(text)),
        Some(RenderingKind::CablegateCsv) => return table::read(text),
        Some(_) => return quoted::read(text),
        None => {}
    }
    let head = text.get(..text.floor_char_boundary(EDGE)).unwrap_or(text);
    if html::is_page(head) {
        return Some(html::read(text));
    }
    record::read(text).or_else(|| table::read(text)).or_else(|| quoted::read(text))
}
