//! Entry of the page. The library does the rest.

fn main() {
    #[cfg(target_arch = "wasm32")]
    cable_viewer::web::start();
    #[cfg(not(target_arch = "wasm32"))]
    println!(
        "This is a page for a browser: build it with `make build`, or read a file with `cargo run --example cable-json -- FILE`."
    );
}
