  // What the page and the element share: the program, and what its style sheet is to know about the room it has.
  // What was thrown out of the program: the page around it has faults of its own, which are none of ours.
  const ours = new WeakSet();
  const guarded = (exports) => Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, typeof value !== "function" ? value : (...rest) => {
    try {
      return value(...rest);
    } catch (error) {
      if (error instanceof Error) ours.add(error);
      throw error;
    }
  }]));
  // Called anew for each instance, so that each has its own state.
  const glue = () => {
    {{glue}}
    return wasm_bindgen;
  };
  // The module, gzipped and in base64.
  const PROGRAM = "{{module}}";
  const VERSION = "{{version}}";
  let compiled = null;

  const unpacked = () => Uint8Array.from(atob(PROGRAM), (letter) => letter.charCodeAt(0));

  const compile = async () => {
    const stream = new Blob([unpacked()]).stream().pipeThrough(new DecompressionStream("gzip"));
    return WebAssembly.compile(await new Response(stream).arrayBuffer());
  };

  // A new instance of the program; compiled once.
  const instance = async () => {
    compiled ??= await compile();
    const program = glue();
    await program({ module_or_path: compiled });
    return program;
  };

  // Whether there is room for two panes, for one, or for one on a phone.
  const room_of = (width) => (width >= 1100 ? "wide" : width >= 600 ? "middle" : "narrow");

  // A panic tells of itself, and then the browser tells of the trap that it ends in: that is no second fault.
  let n_traps_to_come = 0;
  const listen_for_panics = (then) => {
    document.addEventListener("cable-crash", (event) => {
      n_traps_to_come += 1;
      if (event.detail) then(event.detail);
    });
  };

  // A fault of the program that it could not tell of itself: a stack that is full, memory that cannot be had; none of the page
  // around it.
  const is_fault = (error) => {
    if (!(error instanceof Error) || !ours.has(error)) return false;
    const is_trap = error instanceof WebAssembly.RuntimeError;
    if (is_trap && n_traps_to_come > 0) {
      n_traps_to_come -= 1;
      return false;
    }
    const is_overflow = error instanceof RangeError || error?.name === "InternalError";
    return is_trap || is_overflow;
  };

  // What a fault says of itself differs between browsers; what a trap without a panic means does not.
  const words_of = (error) => (/unreachable/i.test(error.message)
    ? `the program ended at once, as it does when there is no memory left (${error.message})`
    : error.message);

  const report_of = (message) => `cable-viewer ${VERSION}\n${message}\n${navigator.userAgent}`;

  // What has stopped is not called any more, by whatever still listens for it.
  const retire = (program) => {
    try {
      program?.retire();
    } catch {
      // It cannot even say that.
    }
  };

  const button_of = (label, action) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = label;
    element.addEventListener("click", () => action(element));
    return element;
  };

  const copy_button = (message) => button_of("Copy report", async (element) => {
    try {
      await navigator.clipboard.writeText(report_of(message));
      element.textContent = "Copied report";
    } catch {
      element.textContent = "The browser did not let it be copied";
    }
  });
