//! The line about the rendering: what the text looks like, how sure that is, by which signs, what else it may be.

use super::words;
use crate::layout::{Rendering, RenderingKind};

/// Signs that are named; the rest is counted.
const MOST_SIGNS: usize = 3;

/// What the text looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RenderingLine {
    /// What, and how sure: a sentence without a full stop.
    pub(crate) text: String,
    /// By which signs: a sentence; empty if there are none to name.
    pub(crate) signs: String,
    /// What it can be read as; the first is *as recognised*, then the likeliest.
    pub(crate) options: Vec<RenderingOption>,
    /// Name of the option that is in force.
    pub(crate) chosen: &'static str,
}

/// A rendering that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RenderingOption {
    /// Its name in the JSON contract; empty for *as recognised*.
    pub(crate) name: &'static str,
    /// What it says.
    pub(crate) label: String,
}

/// The rendering of a name; `None` for *as recognised*.
#[must_use]
pub(crate) fn rendering_of_name(name: &str) -> Option<RenderingKind> {
    RenderingKind::ALL.into_iter().find(|kind| kind.name() == name)
}

/// Builds the line.
pub(super) fn line(rendering: &Rendering) -> RenderingLine {
    let text = match words::rendering_kind(rendering.kind) {
        Some(what) if rendering.is_chosen => format!("Read as {what}, as you chose"),
        _ => words::rendering(rendering),
    };
    let signs = match signs(&rendering.signs) {
        signs if signs.is_empty() && rendering.is_chosen => "The text shows no sign of it.".to_owned(),
        signs if signs.is_empty() => String::new(),
        signs => format!("Signs: {signs}."),
    };
    let chosen = if rendering.is_chosen { rendering.kind.name() } else { "" };
    RenderingLine { text, signs, options: options(rendering), chosen }
}

/// *As recognised*, those of which the text shows a sign, likeliest first, then the others.
fn options(rendering: &Rendering) -> Vec<RenderingOption> {
    let mut ranked: Vec<(RenderingKind, f32)> = vec![(rendering.kind, rendering.score)];
    ranked.extend_from_slice(&rendering.alternatives);
    ranked.retain(|(kind, score)| *kind != RenderingKind::None && *score > 0.0);
    ranked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let rest = RenderingKind::ALL.into_iter().filter(|kind| !ranked.iter().any(|(known, _)| known == kind));
    let rest: Vec<(RenderingKind, f32)> = rest.map(|kind| (kind, 0.0)).collect();
    let mut options = vec![RenderingOption { name: "", label: "As recognised".to_owned() }];
    options.extend(ranked.into_iter().chain(rest).filter_map(|(kind, score)| {
        let what = words::rendering_kind(kind)?;
        let label = if score > 0.0 { format!("{what} ({})", words::percent(score)) } else { what.to_owned() };
        Some(RenderingOption { name: kind.name(), label: words::sentence(&label) })
    }));
    options
}

/// `“VZCZC”, “MRN:”, lines that begin with “FM” and “BT”`.
fn signs(signs: &[&'static str]) -> String {
    let shown = signs.get(..signs.len().min(MOST_SIGNS)).unwrap_or(signs);
    let quoted = |sign: &str| format!("“{}”", sign.trim());
    let is_words = |sign: &str| matches!(sign, "a web page" | "tags of a web page" | "rows of a table");
    let mut parts: Vec<String> = Vec::new();
    for sign in shown.iter().filter(|sign| !sign.starts_with('\n')) {
        parts.push(if is_words(sign) { (*sign).to_owned() } else { quoted(sign) });
    }
    let starts: Vec<String> = shown.iter().filter(|sign| sign.starts_with('\n')).map(|sign| quoted(sign)).collect();
    if !starts.is_empty() {
        parts.push(format!("lines that begin with {}", words::listed(&starts)));
    }
    if signs.len() > shown.len() {
        parts.push(words::count(signs.len() - shown.len(), "other sign"));
    }
    words::listed(&parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_and_what_else() {
        let line = line(&Rendering::of("MRN: 10 BAKU 1\nDate/DTG: x\nFM X", None, None));
        assert_eq!(line.text, "Looks like a message of the SMART system, released on request (94 %)");
        assert_eq!(line.signs, "Signs: “Date/DTG:” and “MRN:”.");
        let names: Vec<&str> = line.options.iter().map(|option| option.name).collect();
        assert_eq!(names[..3], ["", "smart", "transmission"]);
        assert_eq!((names.len(), line.chosen), (12, ""));
    }

    #[test]
    fn chosen() {
        let text = "MRN: 10 BAKU 1\nDate/DTG: x\nFM X";
        let chosen = |kind| line(&Rendering::of(text, None, Some(kind)));
        let transmission = chosen(RenderingKind::Transmission);
        assert_eq!(transmission.text, "Read as a telegram with its routing lines, as you chose");
        assert_eq!(transmission.signs, "Signs: lines that begin with “FM”.");
        let frus = chosen(RenderingKind::Frus);
        assert_eq!((frus.signs.as_str(), frus.chosen), ("The text shows no sign of it.", "frus"));
        assert_eq!(frus.options[1].name, "smart", "the order stays");
        assert_eq!((rendering_of_name("frus"), rendering_of_name("")), (Some(RenderingKind::Frus), None));
    }
}
