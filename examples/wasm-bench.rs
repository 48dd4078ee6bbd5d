//! What `benches/wasm.mjs` calls: the reader as a module for the browser. Strings are copied
//! on the way in, so each figure contains that copy; `count_lines` is little else and serves as the floor.

#[cfg(target_arch = "wasm32")]
mod exported {
    use cable_viewer::{Document, Page};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// The number of line ends.
    #[wasm_bindgen]
    pub fn count_lines(text: &str) -> usize {
        memchr::memchr_iter(b'\n', text.as_bytes()).count()
    }

    /// How large the module's memory is; it never shrinks.
    #[wasm_bindgen]
    pub fn memory_in_pages() -> usize {
        core::arch::wasm32::memory_size::<0>()
    }

    /// The number of notes on what was read.
    #[wasm_bindgen]
    pub fn read(text: String) -> usize {
        Document::of_text(text).diagnostics().len()
    }

    /// The number of notes on the page.
    #[wasm_bindgen]
    pub fn read_with_page(text: String) -> usize {
        Page::of(&Document::of_text(text), 0).notes.len()
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    println!("this is built for the browser: make bench-wasm");
}
