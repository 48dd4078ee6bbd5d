//! The line about the rendering: what the text looks like, by which signs, and the choice of another.

use super::element::{dynamic, el};
use crate::web::state::State;
use leptos::prelude::*;

/// The line; nothing on an empty page.
pub(crate) fn line(state: State) -> AnyView {
    dynamic(move || {
        state.loaded.with(|loaded| {
            let Some(loaded) = loaded else { return ().into_any() };
            let line = &loaded.page.rendering;
            let options =
                line.options.iter().map(|option| el("option", "").value(option.name).text(&option.label).view());
            let choice = el("select", "").id("rendering").children(options).view();
            let signs = (!line.signs.is_empty()).then(|| el("span", "signs").text(" ").text(&line.signs).view());
            el("section", "rendering")
                .label("What the text looks like")
                .child(el("p", "").text(&line.text).text(".").children(signs).view())
                .child(el("label", "").text("Format ").child(choice).view())
                .view()
        })
    })
}
