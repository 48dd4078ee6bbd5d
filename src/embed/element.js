// The element <cable-viewer>: shows the text that it holds as a cable. The text stays in the page, readable before the program
// is there, without it, and after it has stopped. One program serves all elements; it is started for the first that comes near.
{{program}}
  const STYLE = {{style}};
  const LIMIT = 64 * 1024 * 1024;
  // So far from the window an element is made ready, in pixels.
  const NEAR = 800;
  const FENCES = "pre.language-cable, pre > code.language-cable, .language-cable pre, .highlight-cable pre";
  const VIEWS = ["card", "read", "split", "source"];
  const THEMES = ["auto", "light", "dark"];
  const MARKINGS = ["banner", "chip", "none"];

  let sheet = null;
  let program = null;
  const elements = new Set();

  // The text of a node as it is read: line breaks that are elements are line ends.
  const text_of = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeName === "BR") return "\n";
    if (["SCRIPT", "STYLE", "BUTTON"].includes(node.nodeName)) return "";
    const parts = [...node.childNodes].map(text_of);
    // Some generators set each line as an element with a break in it, some as elements with none.
    return parts.join("");
  };

  const scheme_of_page = () => {
    for (const element of [document.body, document.documentElement]) {
      if (!element) continue;
      const material = element.getAttribute("data-md-color-scheme");
      if (material) return material === "slate" ? "dark" : "light";
      const named = element.getAttribute("data-theme") ?? element.getAttribute("data-bs-theme");
      if (named === "dark" || named === "light") return named;
      const has = (...names) => names.some((name) => element.classList.contains(name));
      if (has("dark", "coal", "navy", "ayu")) return "dark";
      if (has("light", "rust")) return "light";
    }
    return "auto";
  };

  const decoded = (bytes) => {
    const start = bytes.subarray(0, 2).join();
    if (start === "255,254") return new TextDecoder("utf-16le").decode(bytes);
    if (start === "254,255") return new TextDecoder("utf-16be").decode(bytes);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  };

  class Refusal extends Error {
    constructor(code, message) {
      super(message);
      this.code = code;
    }
  }

  // Text from the same origin and nothing else: it is only ever shown as text.
  const fetched = async (address, signal) => {
    const refuse = (message, code = "fetch") => { throw new Refusal(code, message); };
    const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : refuse("This is no address of a text.");
    if (location.protocol === "file:") refuse("A page that was opened from a file cannot read other files: the browser forbids it.");
    if (url.origin !== location.origin) refuse("The text is on another site; only text from this one is read.");
    let response;
    try {
      response = await fetch(url, { signal, credentials: "same-origin" });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      refuse(navigator.onLine ? "The text could not be fetched." : "There is no connection: the text could not be fetched.");
    }
    if (new URL(response.url || url).origin !== location.origin) refuse("The text has moved to another site; only text from this one is read.");
    if (!response.ok) refuse(`The text could not be fetched: the server says ${response.status}.`);
    const type = (response.headers.get("content-type") ?? "").split(";")[0].trim().toLowerCase();
    if (type && !type.startsWith("text/") && type !== "application/octet-stream") refuse(`What is there is no text but ${type}.`);
    const reader = response.body?.getReader() ?? refuse("The text is empty.");
    const parts = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read().catch((error) => {
        if (error.name === "AbortError") throw error;
        return refuse("The text could not be fetched whole: the connection broke.");
      });
      if (done) break;
      size += value.length;
      if (size > LIMIT) {
        reader.cancel();
        refuse("The text is larger than 64 MiB, which is the limit.", "too-large");
      }
      parts.push(value);
    }
    return decoded(new Uint8Array(await new Blob(parts).arrayBuffer()));
  };

  const start = () => {
    if (typeof WebAssembly === "undefined") throw new Refusal("csp-wasm", "This browser does not run WebAssembly, which the viewer is made of.");
    program ??= instance().catch((error) => {
      program = null;
      if (/content security|csp|unsafe-eval/i.test(error.message)) {
        throw new Refusal("csp-wasm", "The policy of this site does not let the viewer run.");
      }
      throw error;
    });
    return program;
  };

  let has_told = false;

  // Where there are no elements, as on a server, the class is there all the same, and of no use.
  const Base = typeof HTMLElement === "undefined" ? class {} : HTMLElement;

  class CableViewer extends Base {
    static observedAttributes = ["src", "view", "theme", "markings", "collapse"];

    #viewer = null;
    #frame = null;
    #notice = null;
    #raw = null;
    #text = null;
    #abort = null;
    #round = 0;
    /** What was read last, or tried to be. */
    #shown = null;
    /** The view and the fold that the attributes asked for last: what the reader chose since stays. */
    #asked = {};
    /** The text in the page may change, as in pages whose frameworks use their nodes again. */
    #light = new MutationObserver(() => {
      if (this.#shown !== null && this.#text === null && !this.src && this.#own_text() !== this.#shown) this.#again();
    });
    #near = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) this.#show(); }, { rootMargin: `${NEAR}px` });
    #room = new ResizeObserver(() => this.#measure());

    /** What stood here before a fence was upgraded; put in the element's place, it restores the page. */
    source = null;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(STYLE);
      }
      root.adoptedStyleSheets = [sheet];
      root.append(document.createElement("slot"));
    }

    connectedCallback() {
      elements.add(this);
      // What was set before the element was defined stands in the way of its own properties.
      for (const name of ["text", "src", "view", "theme", "markings", "collapse"]) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.#light.observe(this, { childList: true, characterData: true, subtree: true });
      if (!this.#viewer) {
        // A copy of an element that was ready is not ready.
        this.removeAttribute("ready");
        this.removeAttribute("locked");
        this.#near.observe(this);
      }
    }

    disconnectedCallback() {
      // An element that is moved comes back at once.
      setTimeout(() => {
        if (this.isConnected) return;
        elements.delete(this);
        this.#near.disconnect();
        this.#light.disconnect();
        this.#drop();
      });
    }

    attributeChangedCallback(name, before, value) {
      if (before === value) return;
      if (name === "src") {
        this.#text = null;
        if (this.isConnected) this.#again();
      } else {
        this.#apply();
      }
    }

    #choice(name, choices) {
      const value = this.getAttribute(name);
      return choices.includes(value) ? value : null;
    }

    get src() { return this.getAttribute("src"); }
    set src(value) { this.#reflect("src", value); }
    get view() { return this.#choice("view", VIEWS) ?? "read"; }
    set view(value) { this.#reflect("view", value); }
    get theme() { return this.#choice("theme", THEMES) ?? "auto"; }
    set theme(value) { this.#reflect("theme", value); }
    get markings() { return this.#choice("markings", MARKINGS) ?? "chip"; }
    set markings(value) { this.#reflect("markings", value); }
    get collapse() { return this.getAttribute("collapse"); }
    set collapse(value) { this.#reflect("collapse", value); }

    #reflect(name, value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    }

    /** The text that is shown, or will be. */
    get text() { return this.#text ?? this.#own_text(); }
    set text(value) {
      this.#text = String(value);
      if (this.isConnected) this.#again();
    }

    #own_text() {
      const pre = this.querySelector("pre");
      return text_of(pre ?? this).replace(/^\r?\n/, "");
    }

    /** The document as `json.md` has it; null before it has been read. */
    toJSON() {
      return this.#viewer ? JSON.parse(this.#viewer.export("json")) : null;
    }

    /** The document as text: `json`, `text` (repaired) or `source`; null before it has been read, and for other formats. */
    exportAs(format) {
      return this.#viewer?.export(String(format)) ?? null;
    }

    /** Brings a place into view: `p7`, `p7-9`, `subject`, `tags`; false if there is none. */
    reveal(place) {
      return this.#viewer?.reveal(String(place)) ?? false;
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }

    async #load() {
      if (this.#text !== null) return this.#text;
      const address = this.src;
      if (!address) return this.#own_text();
      this.#abort = new AbortController();
      const text = await fetched(address, this.#abort.signal);
      if (text.trim() === "") throw new Refusal("fetch", "The text is empty.");
      return text;
    }

    #again() {
      this.#drop();
      this.#near.disconnect();
      this.#near.observe(this);
    }

    async #show() {
      this.#near.disconnect();
      if (this.#viewer) return;
      this.#round += 1;
      const round = this.#round;
      try {
        const text = await this.#load();
        if (round !== this.#round || !this.isConnected) return;
        if (this.src && this.#text === null) this.#text = text;
        this.#shown = text;
        if (text.trim() === "") return;
        if (text.length > LIMIT) throw new Refusal("too-large", "The text is larger than 64 MiB, which is the limit.");
        const { Viewer } = await start();
        if (round !== this.#round || !this.isConnected) return;
        this.#mount(Viewer, text);
      } catch (error) {
        const has_stopped = is_fault(error);
        if (has_stopped) crashed(words_of(error));
        if (has_stopped || error.name === "AbortError" || round !== this.#round) return;
        // A panic has told of itself already; what else went wrong went wrong here alone.
        if (error instanceof Refusal) this.#refuse(error);
        else if (!ours.has(error)) this.#refuse(new Refusal("crashed", `The viewer cannot be started: ${error.message}.`));
      }
    }

    #mount(Viewer, text) {
      this.#clear();
      // What can be seen does not move: the viewer takes the room that the text has.
      const { top, bottom, height } = this.getBoundingClientRect();
      const LEAST = 120;
      const is_seen = top < innerHeight && bottom > 0 && height >= LEAST;
      const frame = document.createElement("div");
      frame.className = "viewer";
      frame.id = "cable-viewer";
      frame.dataset.build = VERSION;
      this.#frame = frame;
      this.#apply();
      this.#measure();
      if (is_seen) this.#lock(height);
      this.shadowRoot.prepend(frame);
      this.setAttribute("ready", "");
      this.#viewer = new Viewer(frame);
      // Later: whoever hears of it may do with the element what he likes, also end the viewer.
      frame.addEventListener("cable-pointed", (event) => queueMicrotask(() => this.#tell("cable-select", event.detail)));
      this.#asked = {};
      const refusal = this.#viewer.read(text);
      if (refusal) {
        const viewer = this.#viewer;
        this.#viewer = null;
        viewer.free();
        this.#clear();
        throw new Refusal("too-large", refusal);
      }
      this.#apply();
      // What is shorter than the text was needs no way to its full height.
      if (frame.scrollHeight <= frame.clientHeight) this.shadowRoot.querySelector(".more-height")?.remove();
      this.#room.observe(this);
      this.#tell("cable-ready", this.#viewer.summary());
    }

    #lock(height) {
      const frame = this.#frame;
      frame.classList.add("locked");
      this.style.setProperty("--cable-locked", `${height}px`);
      this.toggleAttribute("locked", true);
      const more = button_of("Show in full height", () => {
        this.removeAttribute("locked");
        frame.tabIndex = -1;
        frame.focus({ preventScroll: true });
        more.remove();
      });
      more.className = "more-height";
      this.shadowRoot.append(more);
    }

    #measure() {
      if (!this.#frame) return;
      const room = room_of(this.getBoundingClientRect().width);
      this.#frame.dataset.width = room === "wide" && this.view !== "split" ? "middle" : room;
    }

    #apply() {
      const scheme = this.theme === "auto" ? scheme_of_page() : this.theme;
      this.style.setProperty("--cable-scheme", scheme === "auto" ? "light dark" : scheme);
      if (this.#frame) {
        this.#frame.dataset.view = this.view;
        this.#frame.dataset.markings = this.markings;
        this.#measure();
      }
      if (!this.#viewer) return;
      const asked = { scheme, collapse: this.collapse, view: this.view };
      const is_new = (name) => asked[name] !== this.#asked[name];
      if (is_new("scheme")) this.#viewer.theme(scheme);
      if (is_new("collapse")) this.#viewer.fold(this.collapse === "header");
      if (is_new("view")) this.#viewer.pane(this.view === "source" ? "source" : "read");
      this.#asked = asked;
    }

    /** The page has changed its colours. */
    follow() {
      this.#apply();
    }

    #drop() {
      this.#round += 1;
      this.#abort?.abort();
      this.#room.disconnect();
      const viewer = this.#viewer;
      this.#viewer = null;
      viewer?.free();
      this.#clear();
    }

    #clear() {
      this.#frame?.remove();
      this.#frame = null;
      this.#notice?.remove();
      this.#notice = null;
      this.#raw?.remove();
      this.#raw = null;
      this.shadowRoot.querySelector("slot").hidden = false;
      this.shadowRoot.querySelector(".more-height")?.remove();
      this.removeAttribute("ready");
      this.removeAttribute("locked");
    }

    #say(role, ...parts) {
      const notice = document.createElement("p");
      notice.className = "notice";
      notice.setAttribute("part", "notice");
      notice.setAttribute("role", role);
      notice.append(...parts);
      this.#notice = notice;
      this.#apply();
      this.shadowRoot.prepend(notice);
    }

    #refuse(error) {
      this.#clear();
      const parts = [error.message];
      const url = this.src && URL.canParse(this.src, document.baseURI) ? new URL(this.src, document.baseURI) : null;
      if (url && ["http:", "https:", "file:"].includes(url.protocol)) {
        const link = document.createElement("a");
        link.href = url.href;
        link.textContent = "Open the text";
        parts.push(" ", link);
      }
      this.#say("note", ...parts);
      if (error.code === "csp-wasm" && !has_told) {
        has_told = true;
        console.warn("cable-viewer: add 'wasm-unsafe-eval' to script-src of this site's content security policy.");
      }
      this.#tell("cable-error", { code: error.code, message: error.message });
    }

    /** The program has stopped: the text is shown as it is. */
    stop(message) {
      if (!this.#viewer && this.#frame === null && !this.hasAttribute("ready")) return;
      this.#round += 1;
      this.#room.disconnect();
      // Nothing of the stopped program is called any more.
      this.#viewer = null;
      this.#clear();
      this.#say("alert", `The viewer has stopped: ${message}. The text is below, as it was. `, button_of("Restart viewer", restart), " ", copy_button(message));
      if (this.#text !== null) {
        const raw = document.createElement("pre");
        raw.tabIndex = 0;
        raw.className = "raw";
        raw.textContent = this.#text;
        this.#raw = raw;
        // Not the one that stood here before it as well.
        this.shadowRoot.querySelector("slot").hidden = true;
        this.shadowRoot.append(raw);
      }
      this.#tell("cable-error", { code: "crashed", message });
    }

    /** Begins anew, with a new program. */
    restart() {
      if (this.#notice && !this.#viewer) this.#again();
    }
  }

  const crashed = (message) => {
    program?.then(retire, () => {});
    program = null;
    for (const element of elements) element.stop(message);
  };

  const restart = () => {
    for (const element of elements) element.restart();
  };

  /** Puts an element in the place of each fence of cable text, around it. */
  const upgraded = new WeakSet();
  const upgrade_fences = (root = document) => {
    const found = [...root.querySelectorAll(FENCES)];
    if (root.matches?.(FENCES)) found.push(root);
    for (const one of found) {
      const pre = one.closest("pre");
      // What was put back stays.
      if (!pre || pre.closest("cable-viewer") || !pre.isConnected || upgraded.has(pre)) continue;
      upgraded.add(pre);
      const element = document.createElement("cable-viewer");
      element.source = pre;
      pre.replaceWith(element);
      element.append(pre);
    }
  };

  const define = () => {
    if (customElements.get("cable-viewer")) return false;
    customElements.define("cable-viewer", CableViewer);
    listen_for_panics(crashed);
    addEventListener("error", (event) => { if (is_fault(event.error)) crashed(words_of(event.error)); });
    addEventListener("unhandledrejection", (event) => { if (is_fault(event.reason)) crashed(words_of(event.reason)); });
    const follow = () => { for (const element of elements) element.follow(); };
    const colours = new MutationObserver(follow);
    const options = { attributes: true, attributeFilter: ["class", "data-theme", "data-bs-theme", "data-md-color-scheme"] };
    colours.observe(document.documentElement, options);
    if (document.body) colours.observe(document.body, options);
    return true;
  };
