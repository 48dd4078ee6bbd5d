// The life of the viewer that is the page: starts it, keeps the text that was given to it, and takes over when it stops.
// The program is a WebAssembly module that stands in this file; nothing is fetched.
(() => {
  "use strict";
{{program}}
  const host = document.getElementById("cable-viewer");
  let text = "";
  let stopped = false;
  let program = null;

  const measure = () => { host.dataset.width = room_of(window.innerWidth); };
  measure();
  host.dataset.build = VERSION;
  addEventListener("resize", measure);

  const start = async () => {
    stopped = false;
    compiled ??= await compile();
    host.replaceChildren();
    program = await instance();
  };

  // The text stays readable, whatever happened to the program.
  const stop = (message) => {
    if (stopped) return;
    stopped = true;
    retire(program);
    const heading = document.createElement("h1");
    heading.textContent = "The viewer has stopped";
    heading.tabIndex = -1;
    const sentence = document.createElement("p");
    sentence.textContent = text
      ? `An error in the viewer: ${message}. Your text is below, as you gave it.`
      : `An error in the viewer: ${message}.`;
    const raw = document.createElement("pre");
    raw.tabIndex = 0;
    raw.textContent = text;
    const box = document.createElement("main");
    box.className = "stopped";
    box.append(heading, sentence, button_of("Restart viewer", () => start().then(restore, fail)), copy_button(message), raw);
    host.replaceChildren(box);
    heading.focus();
  };

  // After a restart the text waits in the box; it is not read again by itself, since it may be what stopped the viewer.
  const restore = () => {
    const box = host.querySelector("textarea");
    if (box) box.value = text;
  };

  const fail = (error) => stop(error instanceof Error ? words_of(error) : String(error));

  document.addEventListener("cable-text", (event) => { text = event.detail; });
  listen_for_panics(stop);
  addEventListener("error", (event) => { if (is_fault(event.error)) fail(event.error); });
  addEventListener("unhandledrejection", (event) => { if (is_fault(event.reason)) fail(event.reason); });
  start().catch(fail);
})();
