// The element in sites that documentation generators have built: three cables on two pages, in light and in dark, found by the
// site's own search. GENERATORS=name,name runs some of them.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, PATIENCE } from "../e2e/browser.mjs";
import { serve } from "../e2e/serve.mjs";
import { drive, ENGINES } from "../e2e/webdriver.mjs";
import { GENERATORS, root } from "./generators.mjs";

const cable = (name) => readFileSync(`${root}tests/cables/${name}`, "utf8");
const cables = [cable("clean/0001-transmission.txt"), cable("clean/0002-unclassified-short.txt"), cable("damaged/0001-everything-at-once.txt")];
const NUMBERS = ["09WINDHOEK418", "06STATE51122", "07RIGA731"];
/** A word of the body of the first cable, and the beginning of its third paragraph. */
const WORD = "tenders";
const THIRD = "Three tenders for paint had come in.";

const wanted = process.env.GENERATORS?.split(",").map((name) => name.trim().toLowerCase());
const firefox = ENGINES.find(({ name }) => name === "Firefox");
/** Two of them are opened in Firefox too. */
const IN_FIREFOX = ["Sphinx", "Hugo"];

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

for (const generator of GENERATORS) {
  const tool = generator.tool();
  const is_wanted = !wanted || wanted.some((name) => generator.name.toLowerCase().startsWith(name));
  const skip = !is_wanted ? "not asked for" : tool ? false : "it is not installed: `make test-docs` installs what can be had";
  describe(generator.name, { skip }, () => {
    let built;
    let served;
    before(async () => {
      built = generator.build(mkdtempSync(join(tmpdir(), "docs-")), cables, tool);
      served = await serve(built.site);
    });
    after(() => served?.server.close());
    const at = (path) => served.address.replace(/\/$/, "") + path;

    const visit = async (path, use, options) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const trouble = [];
      page.on("pageerror", (error) => trouble.push(String(error)));
      try {
        await page.goto(at(path));
        await use(page);
        assert.deepEqual(trouble, []);
      } finally {
        await context.close();
      }
    };
    const numbers = async (page, expected) => {
      // A framework that takes over what the server wrote may put an element anew into the page meanwhile.
      await page.waitForFunction((expected) => {
        const elements = [...document.querySelectorAll("cable-viewer")];
        const shown = elements.map((one) => one.toJSON?.()?.cables[0].id ?? null);
        elements.find((_, n) => shown[n] === null)?.scrollIntoView();
        return shown.join() === expected.join();
      }, expected);
    };

    test("the first page shows two cables: number, subject, third paragraph", () => visit(built.first, async (page) => {
      await numbers(page, NUMBERS.slice(0, 2));
      const first = page.locator("cable-viewer").first();
      assert.match(await first.locator("#card-heading").innerText(), /LIGHTHOUSE BOARD MEETS/);
      assert.match(await first.locator(".block", { has: page.locator(".n", { hasText: /^3$/ }) }).innerText(), new RegExp(THIRD));
    }));

    test("the second page shows the third, however one comes there", () => visit(built.first, async (page) => {
      await numbers(page, NUMBERS.slice(0, 2));
      if (built.instant) await page.locator(built.instant).first().click();
      else await page.goto(at(built.second));
      await numbers(page, NUMBERS.slice(2));
      if (built.instant) {
        await page.goBack();
        await numbers(page, NUMBERS.slice(0, 2));
      }
    }));

    test("in the dark it is dark", () => visit(built.second, async (page) => {
      await numbers(page, NUMBERS.slice(2));
      const is_dark = () => Number(getComputedStyle(document.querySelector("cable-viewer").shadowRoot.querySelector(".card")).color.match(/\d+/)[0]) > 128;
      assert.equal(await page.evaluate(is_dark), false);
      await generator.dark(page);
      await page.waitForFunction(is_dark);
    }, { colorScheme: "light" }));

    test("the site's own search finds a word of the body", () => visit(built.first, async (page) => {
      const hit = await generator.search(page, WORD);
      await hit.waitFor();
    }));

    if (IN_FIREFOX.includes(generator.name)) {
      test("in Firefox too", { skip: firefox.missing() ?? false }, async () => {
        const driven = await drive(firefox);
        try {
          await driven.go(at(built.first));
          await driven.until((expected) => [...document.querySelectorAll("cable-viewer")].every((one) => { one.scrollIntoView(); return one.hasAttribute("ready"); })
            && [...document.querySelectorAll("cable-viewer")].map((one) => one.toJSON().cables[0].id).join() === expected, NUMBERS.slice(0, 2).join());
        } finally {
          await driven.close();
        }
      });
    }
  });
}
