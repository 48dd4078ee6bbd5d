//! The line at the foot: what is known about the field that is pointed at, else figures about the whole.

use super::element::{dynamic, el};
use crate::text::Join;
use crate::web::state::State;
use leptos::prelude::*;

/// The inspector; nothing on an empty page.
pub fn inspector(state: State) -> AnyView {
    dynamic(move || {
        let active = state.active.get();
        state.loaded.with(|loaded| {
            let Some(loaded) = loaded else { return ().into_any() };
            let field = active.and_then(|(field, _)| loaded.page.fields.get(field));
            let line = match field {
                // A sentence that begins with the name needs no name before it.
                Some(field) => el("p", "")
                    .child(el("strong", "").text(&field.name).view())
                    .text(" ")
                    .text(field.explanation.strip_prefix(&field.name).unwrap_or(&field.explanation).trim_start())
                    .text(" ")
                    .child(el("span", "place").text(&loaded.page.place_of(&loaded.document, field)).view())
                    .view(),
                None => el("p", "status").text(&loaded.page.status.joined(" · ")).view(),
            };
            el("footer", "inspector").child(line).view()
        })
    })
}
