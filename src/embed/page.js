// The life of the viewer on a page: starts it, keeps the text that was given to it, and takes over when it stops.
// The program is a WebAssembly module that stands in this file; nothing is fetched.
(() => {
  "use strict";
  // Called anew for each instance, so that each has its own state.
  const glue = () => {
    {{glue}}
    return wasm_bindgen;
  };
  const PROGRAM = "{{program}}";
  const VERSION = "{{version}}";
  const host = document.getElementById("cable-viewer");
  let compiled = null;
  let text = "";
  let stopped = false;

  const compile = async () => {
    const packed = Uint8Array.from(atob(PROGRAM), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(stream).arrayBuffer());
  };

  const start = async () => {
    stopped = false;
    compiled ??= await compile();
    host.replaceChildren();
    await glue()({ module_or_path: compiled });
  };

  const button = (label, action) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", () => action(element));
    return element;
  };

  // The text stays readable, whatever happened to the program.
  const stop = (message) => {
    if (stopped) return;
    stopped = true;
    const heading = document.createElement("h1");
    heading.textContent = "The viewer has stopped";
    heading.tabIndex = -1;
    const report = `cable-viewer ${VERSION}\n${message}\n${navigator.userAgent}`;
    const sentence = document.createElement("p");
    sentence.textContent = text
      ? `An error in the viewer: ${message}. Your text is below, as you gave it.`
      : `An error in the viewer: ${message}.`;
    const raw = document.createElement("pre");
    raw.tabIndex = 0;
    raw.textContent = text;
    const box = document.createElement("main");
    box.className = "stopped";
    box.append(
      heading,
      sentence,
      button("Restart viewer", () => start().then(restore, fail)),
      button("Copy report", async (element) => {
        await navigator.clipboard.writeText(report);
        element.textContent = "Copied report";
      }),
      raw,
    );
    host.replaceChildren(box);
    heading.focus();
  };

  // After a restart the text waits in the box; it is not read again by itself, since it may be what stopped the viewer.
  const restore = () => {
    const box = host.querySelector("textarea");
    if (box) box.value = text;
  };

  const fail = (error) => stop(error instanceof Error ? error.message : String(error));

  document.addEventListener("cable-text", (event) => { text = event.detail; });
  document.addEventListener("cable-crash", (event) => stop(event.detail));
  addEventListener("error", (event) => {
    if (event.error instanceof WebAssembly.RuntimeError || event.error instanceof RangeError) fail(event.error);
  });
  addEventListener("unhandledrejection", (event) => {
    if (event.reason instanceof WebAssembly.RuntimeError || event.reason instanceof RangeError) fail(event.reason);
  });
  start().catch(fail);
})();
