// The element in somebody else's page: what the contract of embedding promises, on the release build.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import AxeBuilder from "./axe.mjs";
import { launch, leave, PATIENCE, root } from "./browser.mjs";
import { quiet, watch } from "./quiet.mjs";
import { escaped, page_with, site } from "./site.mjs";

const cable = (name) => readFileSync(`${root}tests/cables/${name}`, "utf8");
const clean = cable("clean/0001-transmission.txt");
const short = cable("clean/0002-unclassified-short.txt");
const damaged = cable("damaged/0001-everything-at-once.txt");
const element = (text, attributes = "") => `<cable-viewer ${attributes}><pre>\n${escaped(text)}</pre></cable-viewer>`;
const fence = (text) => `<pre><code class="language-cable">${escaped(text)}</code></pre>`;

let browser;
let served;
before(async () => {
  browser = await launch();
  served = await site({});
});
after(async () => {
  await browser?.close();
  served?.close();
});

/** Opens a page of the site with `body`; nothing may go wrong in it but what is `expected`. */
async function visit(body, use, { expected = [], context: options, url, until, ...page_options } = {}) {
  served.pages["/page.html"] = typeof body === "string" ? page_with(body, page_options) : body;
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await watch(page);
  const trouble = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) trouble.push(message.text()); });
  page.on("pageerror", (error) => trouble.push(String(error)));
  await page.addInitScript(() => {
    window.events = [];
    for (const name of ["cable-ready", "cable-select", "cable-error"]) addEventListener(name, (event) => window.events.push([name, event.target.id, event.detail]));
  });
  try {
    await page.goto(url ?? `${served.address}/page.html`, { waitUntil: until });
    await use(page);
    assert.deepEqual(trouble.filter((text) => !expected.some((pattern) => pattern.test(text))), []);
  } finally {
    await context.close();
  }
}

const ready = (page, selector = "cable-viewer") => page.locator(`${selector}[ready]`).first().waitFor();
const number = (page, selector = "cable-viewer") => page.locator(`${selector} .card .number`).first();
const events = (page, name) => page.evaluate((name) => window.events.filter(([own]) => own === name), name);

describe("the element", () => {
  test("shows the text that it holds, and the text stays in the page", () => visit(element(clean, 'id="one"'), async (page) => {
    await ready(page);
    assert.equal(await number(page).innerText(), "09WINDHOEK418");
    assert.equal(await page.locator("cable-viewer > pre").textContent(), clean);
    assert.equal(await page.locator("cable-viewer > pre").isVisible(), false, "once is enough");
    const [[, id, detail]] = await events(page, "cable-ready");
    assert.equal(id, "one");
    assert.deepEqual({ ...detail, subject: detail.subject.slice(0, 19) },
      { id: "09WINDHOEK418", subject: "AN INVENTED EXAMPLE", classification: "CONFIDENTIAL", cables: 1, paragraphs: 4, notes: 0 });
    assert.equal(await page.title(), "A site", "the page's title is not ours");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY", "nor is the focus");
  }));

  test("works in a page that was opened from a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "embed-"));
    const script = `<script defer src="${pathToFileURL(`${root}dist/embed/cable-viewer.js`)}"></script>`;
    writeFileSync(join(folder, "page.html"), page_with(element(clean) + fence(damaged), { script }));
    await visit("", async (page) => {
      await ready(page);
      assert.equal(await number(page).innerText(), "09WINDHOEK418");
    }, { url: pathToFileURL(join(folder, "page.html")).href });
  });

  test("reflects its attributes, and shows what they say", () => visit(element(clean), async (page) => {
    await ready(page);
    const one = page.locator("cable-viewer");
    const state = (name) => one.evaluate((element, name) => [element[name], element.getAttribute(name)], name);
    assert.deepEqual(await state("view"), ["read", null]);
    for (const [view, body, source] of [["card", false, false], ["source", false, true], ["read", true, false], ["split", true, false]]) {
      await one.evaluate((element, view) => { element.view = view; }, view);
      assert.deepEqual(await state("view"), [view, view]);
      assert.equal(await page.locator("cable-viewer .body").isVisible(), body, view);
      assert.equal(await page.locator("cable-viewer #source").isVisible(), source, view);
    }
    await page.setViewportSize({ width: 1500, height: 800 });
    await page.locator("cable-viewer #source").waitFor();
    assert.ok(await page.locator("cable-viewer .body").isVisible(), "in a wide element both stand side by side");
    for (const [markings, chip, banner] of [["banner", true, true], ["none", false, false], ["chip", true, false]]) {
      await one.evaluate((element, markings) => { element.markings = markings; }, markings);
      assert.equal(await page.locator("cable-viewer .card .classification").isVisible(), chip, markings);
      assert.equal(await page.locator("cable-viewer .card .banner").isVisible(), banner, markings);
    }
    await one.evaluate((element) => { element.collapse = "header"; });
    assert.equal(await page.locator("cable-viewer .card dl").first().isVisible(), false);
    await one.evaluate((element) => { element.collapse = null; });
    assert.deepEqual(await state("collapse"), [null, null]);
    assert.ok(await page.locator("cable-viewer .card dl").first().isVisible());
    await one.evaluate((element) => { element.setAttribute("view", "nonsense"); });
    assert.equal((await state("view"))[0], "read", "what is unknown is the default");
  }));

  test("has text, JSON, exports and places", () => visit(element(damaged), async (page) => {
    await ready(page);
    const one = page.locator("cable-viewer");
    const json = await one.evaluate((element) => element.toJSON());
    assert.equal(json.format, "cable-viewer/1");
    assert.equal(json.cables[0].id, "07RIGA731");
    assert.deepEqual(JSON.parse(await one.evaluate((element) => JSON.stringify(element))), json, "JSON.stringify takes it");
    assert.deepEqual(JSON.parse(await one.evaluate((element) => element.exportAs("json"))), json);
    assert.equal(await one.evaluate((element) => element.exportAs("source")), damaged);
    assert.match(await one.evaluate((element) => element.exportAs("text")), /town’s council/);
    assert.equal(await one.evaluate((element) => element.exportAs("pdf")), null);
    assert.equal(await one.evaluate((element) => element.text), damaged);
    assert.equal(await one.evaluate((element) => element.reveal("p8")), true);
    await page.waitForFunction(() => {
      const block = [...document.querySelector("cable-viewer").shadowRoot.querySelectorAll(".block")].find((one) => one.querySelector(".n")?.textContent === "8");
      const { top, bottom } = block.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    assert.equal(await one.evaluate((element) => element.reveal("p99")), false);
    await one.evaluate((element, text) => { element.text = text; }, clean);
    await page.waitForFunction(() => document.querySelector("cable-viewer").toJSON()?.cables[0].id === "09WINDHOEK418");
  }));

  test("takes what was set before it was defined", () => visit('<cable-viewer id="early"></cable-viewer>', async (page) => {
    await ready(page);
    assert.equal(await number(page).innerText(), "06STATE51122");
    assert.equal(await page.locator("cable-viewer").getAttribute("view"), "card");
  }, { script: `<script>addEventListener("DOMContentLoaded", () => { const one = document.querySelector("#early"); one.text = ${JSON.stringify(short)}; one.view = "card"; });</script><script defer src="/assets/cable-viewer.js"></script>` }));

  test("tells which field is pointed at, and lights it on both sides", () => visit(element(clean, 'view="split"'), async (page) => {
    await ready(page);
    await page.locator("cable-viewer .card .field", { hasText: "Embassy Windhoek" }).hover();
    await page.waitForFunction(() => window.events.some(([name]) => name === "cable-select"));
    const [[, , detail]] = await events(page, "cable-select");
    assert.equal(detail.field, "Originator");
    const written = detail.spans.map(([start, end]) => Buffer.from(clean).subarray(start, end).toString()).join("");
    assert.equal(written, "AMEMBASSY WINDHOEK");
    await page.waitForFunction(() => [...CSS.highlights.get("cable-active")].map(String).join() === "AMEMBASSY WINDHOEK");
    // From the source to the field.
    await leave(page);
    await page.locator("cable-viewer .row .code", { hasText: "SECSTATE WASHDC" }).hover({ position: { x: 90, y: 8 } });
    await page.locator("cable-viewer .card .field[data-lit]", { hasText: "Secretary of State" }).waitFor();
  }, { context: { viewport: { width: 1500, height: 900 } } }));

  test("explains in its own tree, and its keys work while it has the focus", () => visit(`${element(clean)}<input id="box">`, async (page) => {
    await ready(page);
    await page.locator("cable-viewer .card .field", { hasText: "Namibia" }).click();
    assert.match(await page.locator("cable-viewer .explanation").innerText(), /Place tag WA: Namibia/);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("cable-viewer .explanation").count(), 0);
    await page.keyboard.press("/");
    await page.waitForFunction(() => document.querySelector("cable-viewer").shadowRoot.activeElement?.id === "find-box");
    await page.keyboard.type("gull");
    await page.locator("cable-viewer .find .count", { hasText: "1 of 1" }).waitFor();
    await page.locator("#box").focus();
    await page.keyboard.type("j/h?");
    assert.equal(await page.locator("#box").inputValue(), "j/h?", "the page's own fields are the page's");
    assert.ok(await page.locator("cable-viewer .card dl").first().isVisible());
  }));

  test("several do not meet", () => visit(element(clean, 'id="a"') + element(damaged, 'id="b"'), async (page) => {
    await ready(page, "#a");
    await ready(page, "#b");
    const lit = () => page.evaluate(() => [...(CSS.highlights.get("cable-active") ?? [])].map(String));
    await page.locator("#a .card .field", { hasText: "Embassy Windhoek" }).hover();
    await page.waitForFunction(() => [...CSS.highlights.get("cable-active")].length === 1);
    await leave(page, "#a");
    await page.locator("#b .card .field", { hasText: "Embassy Riga" }).hover();
    await page.waitForFunction(() => [...CSS.highlights.get("cable-active")].length === 2);
    assert.deepEqual(await lit(), ["AMEMBASSY WINDHOEK", "AMEMBASSY RIGA"], "each keeps its own");
    await page.locator("#b").evaluate((element) => element.remove());
    await page.waitForFunction(() => [...CSS.highlights.get("cable-active")].length === 1);
    assert.deepEqual(await lit(), ["AMEMBASSY WINDHOEK"], "what has gone leaves nothing lit");
    await page.locator("#a .fold").click();
    assert.equal(await page.locator("#a .card dl").first().isVisible(), false);
  }));

  test("on a phone shows one pane at a time, and covers nothing of the page", () => visit(`${element(clean)}<p id="end">The end.</p>`, async (page) => {
    await ready(page);
    assert.equal(await page.locator("cable-viewer .panes").evaluate((panes) => getComputedStyle(panes).position), "static");
    await page.locator("cable-viewer .panes").getByRole("button", { name: "Source" }).click();
    await page.locator("cable-viewer #source").waitFor();
    assert.equal(await page.locator("cable-viewer .body").isVisible(), false);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 375), "nothing is wider than the window");
    const { violations } = await AxeBuilder(page);
    assert.deepEqual(violations.filter(({ id }) => !["landmark-one-main", "region", "page-has-heading-one"].includes(id)).map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(" "))}`), []);
  }, { context: { viewport: { width: 375, height: 700 } } }));

  test("axe finds nothing, in light and in dark", async () => {
    for (const scheme of ["light", "dark"]) {
      await visit(`<main><h1>A site</h1>${element(clean, 'view="split"')}</main>`, async (page) => {
        await ready(page);
        const { violations } = await AxeBuilder(page);
        assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(" "))}`), []);
      }, { context: { colorScheme: scheme } });
    }
  });
});

describe("colours follow the page", () => {
  const dark = async (page) => {
    await quiet(page);
    return page.locator("cable-viewer .card").first().evaluate((card) => {
      const [red] = getComputedStyle(card).color.match(/\d+/g).map(Number);
      return red > 128;
    });
  };
  for (const [where, set] of [
    ["mdBook", (name) => { document.documentElement.className = name === "dark" ? "navy" : "rust"; }],
    ["Material", (name) => { document.body.setAttribute("data-md-color-scheme", name === "dark" ? "slate" : "default"); }],
    ["Docusaurus", (name) => { document.documentElement.setAttribute("data-theme", name); }],
    ["a class", (name) => { document.documentElement.classList.toggle("dark", name === "dark"); }],
  ]) {
    test(`as ${where} sets them, live`, () => visit(element(clean), async (page) => {
      await ready(page);
      assert.equal(await dark(page), false);
      await page.evaluate(set, "dark");
      assert.equal(await dark(page), true);
      await page.evaluate(set, "light");
      assert.equal(await dark(page), false);
    }));
  }
  test("as the system has them, and as the attribute says", () => visit(element(clean), async (page) => {
    await ready(page);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await dark(page), true);
    await page.locator("cable-viewer").evaluate((one) => { one.theme = "light"; });
    assert.equal(await dark(page), false);
  }));
});

describe("fences", () => {
  test("of every generator are upgraded in place, and restored", () => visit([
    fence(clean),
    `<div class="language-cable highlight"><pre><span></span><code>${escaped(clean)}</code></pre></div>`,
    `<div class="highlight-cable notranslate"><div class="highlight"><pre>${escaped(clean)}</pre></div></div>`,
    `<div class="language-cable highlighter-rouge"><div class="highlight"><pre class="highlight"><code>${escaped(clean)}</code></pre></div></div>`,
    `<pre class="prism-code language-cable"><code>${clean.split("\n").map((line) => `<span class="token-line">${escaped(line)}<br></span>`).join("")}</code></pre>`,
    "<pre><code class='language-rust'>fn main() {}</code></pre>",
  ].join("<p>between</p>"), async (page) => {
    await page.waitForFunction(() => document.querySelectorAll("cable-viewer").length === 5);
    for (let n = 0; n < 5; n += 1) {
      await page.locator("cable-viewer").nth(n).scrollIntoViewIfNeeded();
      await page.waitForFunction((n) => document.querySelectorAll("cable-viewer")[n].toJSON()?.cables[0].id === "09WINDHOEK418", n);
    }
    assert.equal(await page.locator("body > pre > code.language-rust").count(), 1);
    await page.evaluate(() => document.querySelectorAll("cable-viewer").forEach((one) => one.replaceWith(one.source)));
    await quiet(page);
    assert.equal(await page.locator("cable-viewer").count(), 0, "what was put back stays");
    assert.equal(await page.locator("pre").count(), 6);
  }));

  test("stay as they are if that is wanted", () => visit(fence(clean), async (page) => {
    await page.waitForFunction(() => customElements.get("cable-viewer"));
    // What comes later stays too.
    await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), fence(damaged));
    await quiet(page);
    assert.equal(await page.locator("cable-viewer").count(), 0);
  }, { script: '<script defer src="/assets/cable-viewer.js" fences="off"></script>' }));

  test("in tabs and in details are upgraded when they are shown", () => visit(
    `<details><summary>One</summary>${fence(clean)}</details><div id="tab" style="display:none">${fence(damaged)}</div><div id="shown">${fence(short)}</div>`, async (page) => {
      await page.locator("#shown cable-viewer[ready]").waitFor();
      await quiet(page);
      assert.equal(await page.locator("cable-viewer").count(), 3);
      assert.equal(await page.locator("cable-viewer[ready]").count(), 1, "what is not shown waits");
      await page.locator("summary").first().click();
      await page.locator("details cable-viewer[ready]").waitFor();
      await page.locator("#tab").evaluate((tab) => { tab.style.display = "block"; });
      await page.locator("#tab cable-viewer[ready]").waitFor();
    }));

  test("that come later are upgraded, what leaves is let go, what moves stays", () => visit("<div id='a'></div><div id='b'></div>", async (page) => {
    await page.waitForFunction(() => customElements.get("cable-viewer"));
    await page.evaluate((html) => { document.querySelector("#a").innerHTML = html; }, fence(clean));
    await ready(page);
    await page.locator("cable-viewer").evaluate((one) => { one.dataset.kept = "1"; one.shadowRoot.querySelector(".card").dataset.kept = "1"; document.querySelector("#b").append(one); });
    await quiet(page);
    assert.equal(await page.locator("#b cable-viewer[ready] .card[data-kept]").count(), 1, "the viewer is the same");
    const gone = await page.evaluateHandle(() => { const one = document.querySelector("cable-viewer"); one.remove(); return one; });
    await quiet(page);
    assert.equal(await gone.evaluate((one) => one.toJSON()), null);
    await page.evaluate((one) => document.querySelector("#a").append(one), gone);
    await ready(page);
    assert.equal(await number(page).innerText(), "09WINDHOEK418", "and comes back");
  }));

  test("the script may be there twice", () => visit(fence(clean), async (page) => {
    await ready(page);
    assert.equal(await page.locator("cable-viewer").count(), 1);
    assert.equal(await page.locator("cable-viewer cable-viewer").count(), 0);
  }, { script: '<script defer src="/assets/cable-viewer.js"></script><script defer src="/assets/cable-viewer.js?again"></script>' }));
});

test("fifty elements: one program, begun when the first is near, and nothing moves", () => visit(
  `${"<p>Text before.</p>".repeat(6)}${Array.from({ length: 50 }, (_, n) => element(n === 0 ? short : n % 2 ? clean : damaged, `id="e${n}"`)).join("<p>between</p>")}`, async (page) => {
    await ready(page, "#e0");
    await quiet(page);
    assert.equal(await page.evaluate(() => window.instances), 1);
    assert.ok(await page.locator("cable-viewer[ready]").count() < 10, "far ones wait");
    // The browser tells of what has moved in its order: when it tells of what moves here, it has told of all before.
    await page.evaluate(() => { document.body.style.paddingTop = "200px"; });
    await page.waitForFunction(() => window.n_shifts > 0);
    assert.equal(await page.evaluate(() => window.n_shifts), 1, "nothing else that was seen has moved");
    for (let n = 0; n < 50; n += 1) {
      await page.locator(`#e${n}`).scrollIntoViewIfNeeded();
      await page.locator(`#e${n}[ready]`).waitFor();
    }
    assert.equal(await page.evaluate(() => window.instances), 1);
    const memory = await page.evaluate(() => window.memory?.buffer.byteLength);
    console.log(`# fifty elements: ${(memory / 1e6).toFixed(1)} MB of the program's memory`);
  }, {
    head: `<script>
      window.instances = 0; window.n_shifts = 0;
      const original = WebAssembly.instantiate;
      WebAssembly.instantiate = async (...rest) => { window.instances += 1; const out = await original.apply(WebAssembly, rest); window.memory = (out.instance ?? out).exports.memory; return out; };
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.n_shifts += 1; }).observe({ type: "layout-shift", buffered: true });
    </script>`,
  }));

describe("a page and its elements leave each other's look alone", () => {
  const hostile = `<style>
    * { font: italic 31px/2.4 cursive !important; color: lime !important; background: #402 !important; border: 3px dotted red !important; margin: 9px !important;
        letter-spacing: 5px !important; text-transform: uppercase !important; text-align: right !important; float: right; box-sizing: content-box !important; }
    html { font-size: 40px !important; } table, pre, a, h1, h2, button { transform: rotate(3deg) !important; padding: 30px !important; display: inline-block !important; }
    .card, .body, .viewer, .block, #reading, .field, .toolbar { display: none !important; }
    cable-viewer { width: 700px !important; margin: 0 !important; float: left !important; }</style>`;
  const plain = "<style>body { margin: 0 } cable-viewer { width: 700px; float: left }</style>";
  const picture = async (head) => {
    let shot;
    const place = "position: fixed !important; left: 0 !important; top: 0 !important; margin: 0 !important; border: 0 !important; padding: 0 !important";
    await visit(`<div style="${place}">${element(clean)}</div>`, async (page) => {
      await ready(page);
      // Shown whole.
      await page.locator("cable-viewer").evaluate((one) => one.removeAttribute("locked"));
      await quiet(page);
      // Within its edges, behind which the page shines through.
      shot = await page.screenshot({ clip: { x: 2, y: 42, width: 690, height: 1550 } });
    }, { head, context: { viewport: { width: 1000, height: 2000 } } });
    return shot;
  };
  test("hostile rules of a page change nothing in the viewer, to the pixel", async () => {
    const [a, b] = [await picture(plain), await picture(hostile)];
    assert.ok(a.length > 50_000, "there is something in the picture");
    assert.ok(a.equals(b), "the pictures are the same");
  });
  test("the element changes nothing in the page, to the pixel", async () => {
    const host = "<div id='host'><h1>Title</h1><p class='card field'>Text <a href='#'>link</a> <button>Press</button></p><table class='body'><tr><td>1</td></tr></table><pre class='source'>code</pre></div>";
    const shots = [];
    for (const more of ["", element(clean)]) {
      await visit(host + more, async (page) => {
        if (more) await ready(page);
        await quiet(page);
        shots.push(await page.locator("#host").screenshot());
      });
    }
    assert.ok(shots[0].equals(shots[1]));
  });
  test("properties and parts style what they are meant to", () => visit(element(clean), async (page) => {
    await ready(page);
    const style = (selector, name) => page.locator(`cable-viewer ${selector}`).first().evaluate((one, name) => getComputedStyle(one)[name], name);
    assert.equal(await style(".viewer", "backgroundColor"), "rgb(1, 2, 3)");
    assert.equal(await style(".viewer", "fontSize"), "20px");
    assert.match(await style(".body", "fontFamily"), /^fantasy/);
    assert.equal(await style(".card", "borderLeftColor"), "rgb(4, 5, 6)");
  }, { head: "<style>cable-viewer { --cable-paper: rgb(1, 2, 3); --cable-font-size: 20px; --cable-serif: fantasy; } cable-viewer::part(card) { border-left-color: rgb(4, 5, 6); }</style>" }));
});

describe("without the program the text is there", () => {
  test("where the site's policy refuses it, with a word about it", () => visit({
    body: page_with(element(clean)), headers: { "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'" },
  }, async (page) => {
    await page.waitForFunction(() => window.events.length > 0);
    assert.deepEqual((await events(page, "cable-error")).map(([, , detail]) => detail.code), ["csp-wasm"]);
    assert.equal(await page.locator("cable-viewer > pre").isVisible(), true);
    assert.match(await page.locator("cable-viewer .notice").innerText(), /policy of this site does not let the viewer run/);
  }, { expected: [/add 'wasm-unsafe-eval' to script-src/, /Content Security Policy/, /CSP/] }));

  test("a strict policy that lets it run lets it look right", () => visit({
    body: page_with(element(clean, 'view="split"')), headers: { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'" },
  }, async (page) => {
    await ready(page);
    await page.locator("cable-viewer .card .field", { hasText: "Namibia" }).click();
    await page.locator("cable-viewer .explanation").waitFor();
    await quiet(page);
    assert.equal(await page.locator("cable-viewer .explanation").evaluate((one) => getComputedStyle(one).position), "fixed");
  }, { context: { viewport: { width: 1500, height: 900 } } }));

  test("without JavaScript", () => visit(element(clean), async (page) => {
    assert.equal(await page.locator("cable-viewer > pre").isVisible(), true);
  }, { context: { javaScriptEnabled: false } }).catch((error) => { if (!/addInitScript/.test(error.message)) throw error; }));

  test("while the script is on its way", async () => {
    let answer;
    served.pages.assets_after = new Promise((done) => { answer = done; });
    await visit({ body: page_with(element(clean), { script: '<script async src="/assets/cable-viewer.js"></script>' }) }, async (page) => {
      await page.locator("cable-viewer > pre").waitFor();
      assert.equal(await page.evaluate(() => customElements.get("cable-viewer") === undefined), true);
      answer();
      await ready(page);
    }, { until: "commit" }).finally(() => {
      answer();
      delete served.pages.assets_after;
    });
  });
});

describe("src", () => {
  const shown = async (src, page, pattern, code = "fetch") => {
    await page.waitForFunction(() => window.events.some(([name]) => name === "cable-error"));
    assert.match(await page.locator("cable-viewer .notice").innerText(), pattern);
    assert.equal((await events(page, "cable-error"))[0][2].code, code);
    if (src) assert.equal(await page.locator("cable-viewer .notice a").getAttribute("href"), src);
  };
  test("reads a text of the same site, and another when it changes", () => {
    served.pages["/cables/one.txt"] = clean;
    served.pages["/cables/two.txt"] = { body: Buffer.from(`﻿${damaged}`, "utf16le"), headers: { "content-type": "text/plain" } };
    return visit('<cable-viewer src="cables/one.txt"></cable-viewer>', async (page) => {
      await ready(page);
      assert.equal(await number(page).innerText(), "09WINDHOEK418");
      await page.locator("cable-viewer").evaluate((one) => { one.src = "cables/two.txt"; });
      await page.locator("cable-viewer .number", { hasText: "07RIGA731" }).waitFor();
    });
  });
  test("that is not there", () => visit('<cable-viewer src="cables/none.txt"></cable-viewer>',
    (page) => shown(`${served.address}/cables/none.txt`, page, /the server says 404/), { expected: [/404/] }));
  test("that is no text", () => {
    served.pages["/cables/picture.png"] = { body: "x", headers: { "content-type": "image/png" } };
    return visit('<cable-viewer src="cables/picture.png"></cable-viewer>', (page) => shown(null, page, /no text but image\/png/));
  });
  test("of another site, straight or by a detour, and of no site", async () => {
    const other = await site({ "/x.txt": { body: clean, headers: { "access-control-allow-origin": "*" } } });
    served.pages["/away.txt"] = { status: 302, body: "", headers: { location: `${other.address}/x.txt` } };
    await visit(`<cable-viewer src="${other.address}/x.txt"></cable-viewer>`, (page) => shown(`${other.address}/x.txt`, page, /on another site/));
    await visit('<cable-viewer src="away.txt"></cable-viewer>', (page) => shown(null, page, /moved to another site|could not be fetched/));
    await visit('<cable-viewer src="javascript:alert(1)"></cable-viewer>', async (page) => {
      await shown(null, page, /on another site/);
      assert.equal(await page.locator("cable-viewer .notice a").count(), 0, "no link to such an address");
    });
    other.close();
  });
  test("over the limit", () => {
    served.pages["/large.txt"] = { body: Buffer.alloc(65 * 1024 * 1024, "X"), headers: { "content-type": "text/plain" } };
    return visit('<cable-viewer src="large.txt"></cable-viewer>', async (page) => {
      await shown(null, page, /larger than 64 MiB/, "too-large");
    });
  });
  test("without a connection", () => visit('<div id="here"></div>', async (page) => {
    await page.waitForFunction(() => customElements.get("cable-viewer"));
    await page.context().setOffline(true);
    await page.evaluate(() => { document.querySelector("#here").innerHTML = '<cable-viewer src="cables/one.txt"></cable-viewer>'; });
    await shown(null, page, /no connection/);
  }, { expected: [/ERR_INTERNET_DISCONNECTED/] }));
  test("in a page that was opened from a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "embed-"));
    const script = `<script defer src="${pathToFileURL(`${root}dist/embed/cable-viewer.js`)}"></script>`;
    writeFileSync(join(folder, "page.html"), page_with('<cable-viewer src="cable.txt"></cable-viewer>', { script }));
    await visit("", (page) => shown(pathToFileURL(join(folder, "cable.txt")).href, page, /opened from a file cannot read other files/), { url: pathToFileURL(join(folder, "page.html")).href });
  });
  test("of a page is text all the same", () => {
    served.pages["/evil.html"] = "<!doctype html><title>x</title><script>window.ran = true</script><p onclick=alert(1)>Text</p>";
    return visit('<cable-viewer src="evil.html"></cable-viewer>', async (page) => {
      await ready(page);
      assert.equal(await page.evaluate(() => window.ran), undefined);
      assert.equal(await page.locator("cable-viewer .viewer script, cable-viewer .viewer [onclick]").count(), 0);
    });
  });
});

/** The program panics, as a fault in it would make it: the browser refuses it an element, once. */
const panic = (page) => page.evaluate(() => {
  const original = Document.prototype.createElement;
  Document.prototype.createElement = function (name) {
    if (name !== "ASIDE") return original.call(this, name);
    Document.prototype.createElement = original;
    throw new Error("refused by a test");
  };
  const root = document.querySelector("cable-viewer").shadowRoot;
  [...root.querySelectorAll(".card .field")].find((one) => one.textContent.includes("Namibia")).click();
});

test("a crash takes no text away, and all elements come back, twice", () => visit(element(clean, 'id="a"') + element(short, 'id="b"'), async (page) => {
  for (let round = 0; round < 2; round += 1) {
    await ready(page, "#a");
    await ready(page, "#b");
    await panic(page);
    for (const id of ["#a", "#b"]) {
      await page.locator(`${id} .notice`).waitFor();
      assert.match(await page.locator(`${id} .notice`).innerText(), /The viewer has stopped: panic at \S+\.rs:\d+/);
      assert.equal(await page.locator(`${id} > pre`).isVisible(), true);
    }
    await page.getByRole("button", { name: "Restart viewer" }).nth(round).click();
    await ready(page, "#a");
    await ready(page, "#b");
    assert.equal(await number(page, "#a").innerText(), "09WINDHOEK418");
  }
  const faults = await events(page, "cable-error");
  assert.equal(faults.length, 4);
  assert.ok(faults.every(([, , detail]) => detail.code === "crashed" && !/WINDHOEK|lighthouse/i.test(detail.message)), "the report holds no text");
}, { expected: [/unreachable/, /refused by a test/, /RuntimeError/] }));

test("a text that was given by a script stays too, and a stack that is full is caught", () => visit(element(short, 'id="a"'), async (page) => {
  await ready(page);
  await page.locator("cable-viewer").evaluate((one, text) => { one.text = text; }, damaged);
  await page.waitForFunction(() => document.querySelector("cable-viewer").toJSON()?.cables[0].id === "07RIGA731");
  await page.evaluate(() => {
    // As when the stack is full: the error goes right through the program.
    const original = Element.prototype.getBoundingClientRect;
    Element.prototype.getBoundingClientRect = function () {
      if (this.id !== "explanation") return original.call(this);
      Element.prototype.getBoundingClientRect = original;
      throw new RangeError("Maximum call stack size exceeded");
    };
    document.querySelector("cable-viewer").shadowRoot.querySelector(".card .field").click();
  });
  await page.locator("cable-viewer .notice").waitFor();
  assert.equal(await page.locator("cable-viewer .raw").textContent(), damaged);
  await page.getByRole("button", { name: "Restart viewer" }).click();
  await ready(page);
  assert.equal(await number(page).innerText(), "07RIGA731");
}, { expected: [/Maximum call stack/, /unreachable/] }));

test("an error of the page itself stops nothing", () => visit(element(clean), async (page) => {
  await ready(page);
  await page.evaluate(() => {
    const program = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11]));
    const told = new Promise((done) => { addEventListener("error", () => done(), { once: true }); });
    queueMicrotask(() => new WebAssembly.Instance(program).exports.f());
    return told;
  });
  await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new RangeError("the page's own"), message: "the page's own" })));
  await quiet(page);
  assert.equal(await page.locator("cable-viewer[ready]").count(), 1);
}, { expected: [/unreachable/, /the page.s own/] }));

describe("what changes meanwhile", () => {
  test("the address, while another text is on its way", () => {
    let answer;
    served.pages["/slow.txt"] = { body: damaged, after: new Promise((done) => { answer = done; }), headers: { "content-type": "text/plain" } };
    served.pages["/cables/one.txt"] = clean;
    served.pages["/next.txt"] = short;
    return visit('<cable-viewer id="a" src="slow.txt"></cable-viewer>', async (page) => {
      await served.asked("/slow.txt");
      await page.locator("#a").evaluate((one) => { one.src = "cables/one.txt"; });
      await page.locator("#a .number", { hasText: "09WINDHOEK418" }).waitFor();
      answer();
      // By the time that a text has come which is asked for now, the other one would have come.
      await page.evaluate(() => { document.querySelector("#a").insertAdjacentHTML("afterend", '<cable-viewer id="b" src="next.txt"></cable-viewer>'); });
      await ready(page, "#b");
      await quiet(page);
      assert.equal(await number(page, "#a").innerText(), "09WINDHOEK418");
      assert.deepEqual((await events(page, "cable-ready")).map(([, id]) => id), ["a", "b"]);
    }).finally(() => answer());
  });
  test("the text in the page, and what comes into an empty element", () => visit(`${element(clean, 'id="a"')}<cable-viewer id="b"></cable-viewer>`, async (page) => {
    await ready(page, "#a");
    await page.evaluate((text) => {
      document.querySelector("#a pre").textContent = text;
      const pre = document.createElement("pre");
      pre.textContent = text;
      document.querySelector("#b").append(pre);
    }, short);
    await page.waitForFunction(() => ["a", "b"].every((id) => document.querySelector(`#${id}`).toJSON()?.cables[0].id === "06STATE51122"));
    assert.ok(await page.locator("#b").evaluate((one) => one.getBoundingClientRect().height > 100), "it is to be seen");
  }));
  test("the page's colours and classes, while the source is read", () => visit(element(clean), async (page) => {
    await ready(page);
    await page.locator("cable-viewer .panes").getByRole("button", { name: "Source" }).click();
    await page.evaluate(() => document.body.classList.add("modal-open"));
    await quiet(page);
    assert.ok(await page.locator("cable-viewer #source").isVisible());
  }));
  test("the text, by whoever hears that a field is pointed at", () => visit(element(clean), async (page) => {
    await ready(page);
    await page.evaluate((text) => addEventListener("cable-select", (event) => { event.target.text = text; }, { once: true }), short);
    await page.locator("cable-viewer .card .field", { hasText: "Embassy Windhoek" }).evaluate((field) => field.focus());
    await page.locator("cable-viewer .number", { hasText: "06STATE51122" }).waitFor();
    assert.deepEqual(await events(page, "cable-error"), []);
  }));
  test("an address that is none stops nobody else", () => visit(element(clean, 'id="a"') + '<cable-viewer id="b" src="http://["></cable-viewer>', async (page) => {
    await ready(page, "#a");
    await page.waitForFunction(() => window.events.some(([name]) => name === "cable-error"));
    assert.match(await page.locator("#b .notice").innerText(), /no address of a text/);
    assert.equal(await page.locator("#a[ready]").count(), 1);
  }));
});

describe("the module", () => {
  test("is imported by a page, and upgrades fences when it is told to", () => visit(fence(clean), async (page) => {
    await page.waitForFunction(() => window.imported);
    assert.equal(await page.locator("cable-viewer").count(), 0);
    await page.evaluate(() => window.imported.upgradeFences());
    await ready(page);
    const { version } = JSON.parse(readFileSync(`${root}dist/embed/package.json`, "utf8"));
    assert.ok((await page.evaluate(() => window.imported.version)).startsWith(version));
  }, { script: '<script type="module">window.imported = await import("/assets/cable-viewer.mjs");</script>' }));

  test("can be imported on a server", () => {
    const program = `import("${pathToFileURL(`${root}dist/embed/cable-viewer.mjs`)}").then((own) => { own.upgradeFences(); console.log(own.version); })`;
    assert.match(execFileSync(process.execPath, ["-e", program], { encoding: "utf8" }), /^\d+\.\d+\.\d+/);
  });

  test("has types that tsc accepts, and that refuse what is wrong", () => {
    const folder = mkdtempSync(join(tmpdir(), "types-"));
    const check = (text) => {
      writeFileSync(join(folder, "use.ts"), text);
      const tsc = `${root}tests/e2e/node_modules/typescript/bin/tsc`;
      const paths = join(folder, "tsconfig.json");
      writeFileSync(paths, JSON.stringify({
        compilerOptions: { strict: true, noEmit: true, target: "es2022", module: "nodenext", lib: ["es2022", "dom"], types: [], paths: { "cable-viewer": [`${root}dist/embed/cable-viewer.d.ts`] } },
        files: ["use.ts"],
      }));
      try {
        execFileSync(process.execPath, [tsc, "-p", paths], { encoding: "utf8" });
        return "";
      } catch (error) {
        return error.stdout;
      }
    };
    assert.equal(check(`import { upgradeFences, version } from "cable-viewer";
      upgradeFences(document); const v: string = version;
      const one = document.createElement("cable-viewer");
      one.view = "split"; one.theme = "dark"; one.markings = "none"; one.collapse = "header"; one.src = null; one.text = v;
      one.addEventListener("cable-ready", (event) => { const id: string | null = event.detail.id; console.log(id, event.detail.paragraphs + 1); });
      one.addEventListener("cable-select", (event) => { for (const [start, end] of event.detail.spans) console.log(end - start, event.detail.field); });
      one.addEventListener("cable-error", (event) => { if (event.detail.code === "fetch") console.log(event.detail.message); });
      const json: Record<string, unknown> | null = one.toJSON(); const text: string | null = one.exportAs("json"); const found: boolean = one.reveal("p7");
      one.source?.remove(); console.log(json, text, found);`), "");
    assert.match(check('import "cable-viewer"; document.createElement("cable-viewer").view = "tree";'), /error TS2322/);
  });
});

test("hostile cables are text", async () => {
  const payloads = [
    "<img src=x onerror='window.ran=1'>", "<script>window.ran=1</script>", "&lt;svg onload=window.ran=1&gt;", "javascript:window.ran=1",
    "\"><iframe srcdoc='<script>parent.ran=1</script>'>", "<a href=\"javascript:window.ran=1\">x</a>", "{{constructor.constructor('window.ran=1')()}}",
    "\u202Eevil\u202C", "\u2066isolate\u2069", "a\u0000b", "zero\u200Bwidth", "<!--", "]]>", "</cable-viewer></pre><b>out</b>", "\uD800 lone",
  ];
  const hostile = payloads.map((payload, n) => `R 20112${n % 10}Z FEB 08\nFM AMEMBASSY ${payload}\nTO SECSTATE WASHDC\nUNCLAS BAKU 0001${10 + n}\n\nTAGS: PHUM, ${payload}\nSUBJECT: ${payload}\n\n` +
    `REF: A. ${payload}\n\n1. (U) ${payload} REF A ${payload}\nROE ${payload}\n`);
  await visit(payloads.map((_, n) => `<cable-viewer id="e${n}"></cable-viewer>`).join(""), async (page) => {
    await page.waitForFunction(() => customElements.get("cable-viewer"));
    for (const [n, text] of hostile.entries()) {
      const one = page.locator(`#e${n}`);
      await one.evaluate((element, text) => { element.text = text; }, text);
      await one.scrollIntoViewIfNeeded();
      await page.waitForFunction((n) => document.querySelector(`#e${n}`).toJSON(), n);
      const found = await one.evaluate((element) => {
        const viewer = element.shadowRoot.querySelector(".viewer");
        return [viewer.querySelectorAll("img, script, svg, iframe, a, b, [onerror], [onload], [srcdoc], [href]").length, element.exportAs("source")];
      });
      assert.equal(found[0], 0, payloads[n]);
      assert.equal(found[1], text.replaceAll("\uD800", "\uFFFD"), payloads[n]);
    }
    const line = `UNCLAS BAKU 000152\nSUBJECT: ${"A".repeat(1_000_000)}\n\n1. ${"B <i>".repeat(1000)}\n`;
    await page.locator("#e0").evaluate((element, text) => { element.text = text; }, line);
    await page.locator("#e0").scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector("#e0").toJSON());
    assert.equal(await page.evaluate(() => window.ran), undefined);
  });
});
