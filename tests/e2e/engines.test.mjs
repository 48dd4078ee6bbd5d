// The same things in Firefox and in WebKitGTK, from a file and from a server: what differs between engines is tested here, the
// rest in Chromium.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { page_url, root } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { escaped, page_with, site } from "./site.mjs";
import { drive, ENGINES } from "./webdriver.mjs";

const clean_file = `${root}tests/cables/clean/0001-transmission.txt`;
const clean = readFileSync(clean_file, "utf8");
const damaged = readFileSync(`${root}tests/cables/damaged/0001-everything-at-once.txt`, "utf8");
const element = (text, id) => `<cable-viewer id="${id}"><pre>\n${escaped(text)}</pre></cable-viewer>`;

/** The browser refuses the program an element, once: it panics, as a fault in it would make it. */
const panic = (selector, is_element) => {
  const original = Document.prototype.createElement;
  Document.prototype.createElement = function (name) {
    if (name !== "ASIDE") return original.call(this, name);
    Document.prototype.createElement = original;
    throw new Error("refused by a test");
  };
  const within = is_element ? document.querySelector("cable-viewer").shadowRoot : document;
  within.querySelector(selector).click();
};

for (const engine of ENGINES) {
  const missing = engine.missing();
  describe(engine.name, { skip: missing ?? false }, () => {
    let browser;
    let served;
    let host;
    const folder = mkdtempSync(join(tmpdir(), "engine-"));
    before(async () => {
      served = await serve(`${root}dist`);
      const script = `<script defer src="${pathToFileURL(`${root}dist/embed/cable-viewer.js`)}"></script>`;
      const body = `${element(clean, "a")}${element(damaged, "b")}<pre><code class="language-cable">${escaped(clean)}</code></pre>`;
      writeFileSync(join(folder, "host.html"), page_with(body, { script }));
      host = await site({ "/host.html": page_with(body), "/src.html": page_with('<cable-viewer src="one.txt"></cable-viewer>'), "/one.txt": damaged });
      browser = await drive(engine);
      console.log(`# ${engine.name} ${browser.version}`);
    });
    after(async () => {
      await browser?.close();
      served?.server.close();
      host?.close();
    });

    /** Gives the page the cable: as a file, or in the box where the driver of Firefox cannot hand a file to a page of a server. */
    const give = async (where) => {
      if (engine.name !== "Firefox" || where === "file") return browser.type("#file", clean_file);
      await browser.run((text) => { document.querySelector("#paste-area").value = text; }, clean);
      return browser.click(".primary");
    };

    for (const [where, address] of [["file", () => page_url], ["http", () => served.address]]) {
      test(`on ${where}: a cable is read, pointed at, explained, linked to; nothing else is asked for`, async () => {
        await browser.go(`${address()}#p3`);
        await browser.until(() => document.querySelector("#paste-area") !== null);
        await browser.run(() => { window.trouble = []; addEventListener("error", (event) => window.trouble.push(String(event.message))); });
        await give(where);
        await browser.until(() => document.querySelector(".card .number")?.textContent === "09WINDHOEK418");
        // A deep link is followed.
        await browser.until(() => document.querySelector(".body .lead[data-lit] .n")?.textContent === "3");
        assert.match(await browser.run(() => document.title), /^09WINDHOEK418 — AN INVENTED EXAMPLE/);
        // A field lights its place, and is explained.
        const lit = () => [...(CSS.highlights?.get("cable-active") ?? [])].map(String).join("|");
        await browser.run(() => [...document.querySelectorAll(".card .field")].find((field) => field.textContent.includes("Namibia")).click());
        await browser.until(() => document.querySelector(".explanation")?.textContent.includes("Place tag WA: Namibia"));
        if (await browser.run(() => Boolean(CSS.highlights))) await browser.until(`return (${lit})() === "WA"`);
        // From the source to the field, by the keyboard.
        await browser.run(() => { const source = document.querySelector("#source"); source.focus(); for (let n = 0; n < 3; n += 1) source.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true })); });
        await browser.until(() => document.querySelector(".source [data-current]") !== null);
        // Colours.
        await browser.run(() => [...document.querySelectorAll("button")].find((button) => button.textContent.startsWith("Theme")).click());
        await browser.until(() => document.querySelector("#cable-viewer").classList.contains("theme-light"));
        await browser.run(() => [...document.querySelectorAll("button")].find((button) => button.textContent.startsWith("Theme")).click());
        await browser.until(() => getComputedStyle(document.querySelector("#cable-viewer")).backgroundColor === "rgb(21, 22, 26)");
        assert.deepEqual(await browser.run(() => window.trouble), []);
        assert.equal(await browser.run(() => performance.getEntriesByType("resource").filter((entry) => !entry.name.startsWith("data:")).length), 0, "one request: the document");
      });

      test(`on ${where}: the page cannot send the text out`, async () => {
        await browser.go(address());
        await browser.until(() => document.querySelector("#paste-area") !== null);
        await browser.run(() => {
          window.refused = [];
          document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.effectiveDirective));
          fetch("https://example.org/?text").then(() => window.refused.push("sent"), () => {});
          new Image().src = "https://example.org/x.png?text";
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
        });
        await browser.until(() => ["connect-src", "img-src"].every((directive) => window.refused.includes(directive)));
        assert.equal(await browser.run(() => window.ran ?? null), null, "a script that was put in does not run");
        assert.ok(!(await browser.run(() => window.refused)).includes("sent"));
      });

      test(`on ${where}: a crash takes no text away, twice`, async () => {
        await browser.go(address());
        await browser.until(() => document.querySelector("#paste-area") !== null);
        await give(where);
        for (let round = 0; round < 2; round += 1) {
          await browser.until(() => document.querySelector(".card .number")?.textContent === "09WINDHOEK418");
          await browser.run(panic, ".card .field", false);
          await browser.until(() => document.querySelector(".stopped h1")?.textContent === "The viewer has stopped");
          assert.equal(await browser.run(() => document.querySelector(".stopped pre").textContent), clean);
          assert.match(await browser.run(() => document.querySelector(".stopped p").textContent), /panic at \S+\.rs:\d+/);
          await browser.click(".stopped button");
          await browser.until((text) => document.querySelector("#paste-area")?.value === text, clean);
          await browser.click(".primary");
        }
      });
    }

    for (const [where, address] of [["file", () => pathToFileURL(join(folder, "host.html")).href], ["http", () => `${host.address}/host.html`]]) {
      test(`on ${where}: two elements and a fence are read, and come back from a crash, twice`, async () => {
        await browser.go(address());
        for (let round = 0; round < 2; round += 1) {
          await browser.until(() => ["a", "b"].every((id) => { document.querySelector(`#${id}`).scrollIntoView(); return document.querySelector(`#${id}[ready]`); }));
          assert.deepEqual(await browser.run(() => ["a", "b"].map((id) => document.querySelector(`#${id}`).toJSON().cables[0].id)), ["09WINDHOEK418", "07RIGA731"]);
          await browser.run(panic, ".card .field", true);
          await browser.until(() => ["a", "b"].every((id) => document.querySelector(`#${id}`).shadowRoot.querySelector(".notice")));
          assert.equal(await browser.run(() => getComputedStyle(document.querySelector("#a > pre")).display), "block");
          await browser.run(() => document.querySelector("#a").shadowRoot.querySelector(".notice button").click());
        }
        await browser.until(() => { document.querySelector("cable-viewer:last-of-type").scrollIntoView(); return document.querySelectorAll("cable-viewer[ready]").length === 3; });
      });
    }

    test("a text of the same site is fetched", async () => {
      await browser.go(`${host.address}/src.html`);
      await browser.until(() => document.querySelector("cable-viewer").toJSON?.()?.cables[0].id === "07RIGA731");
    });
  });
}
