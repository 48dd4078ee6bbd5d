//! Examples to try: invented cables that say so, the same that the tests read.
//!
//! They are part of the page, not of the program: the bundle step puts them into the file as data blocks, which the
//! browser neither runs nor shows.

use super::state::State;
use web_sys::Element;

/// An example.
pub(crate) struct Example {
    /// Its name.
    pub(crate) name: String,
    /// What it shows.
    pub(crate) shows: String,
    /// Its text.
    pub(crate) text: String,
}

/// The examples of this page, in order.
pub(crate) fn all(state: State) -> Vec<Example> {
    let example = |block: Element| {
        let attribute = |name: &str| block.get_attribute(name).unwrap_or_default();
        Example {
            name: attribute("data-name"),
            shows: attribute("data-shows"),
            text: block.text_content().unwrap_or_default(),
        }
    };
    state.view.all("script.example").into_iter().map(example).collect()
}
