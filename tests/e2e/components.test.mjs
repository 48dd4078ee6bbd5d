// Each component of the page by itself, in a real browser: what it does, and what it shows when there is nothing to show.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { explained, give, launch, lit, lit_is, open, page_url, read_text, root, row, use_viewer } from "./browser.mjs";
import { quiet } from "./quiet.mjs";

const cable = (name) => readFileSync(`${root}tests/cables/${name}`, "utf8");
const clean = cable("clean/0001-transmission.txt");
const two = cable("several/0001-two-cables-glued.txt");
const damaged = cable("damaged/0001-everything-at-once.txt");
const sections = cable("several/0003-three-sections-in-order.txt");
const pages = cable("renderings/0001-aad-telegram.txt");
const no_cable = "Dear all,\nthe meeting is on Monday.\n";
const no_body = "R 201129Z FEB 08\nFM AMEMBASSY BAKU\nTO SECSTATE WASHDC\nUNCLAS BAKU 000152\n\nTAGS: PHUM, AJ\nSUBJECT: TALKS\n";

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

const read = (text, use, options) => read_text(browser, text, use, options);
const width_of = (page, selector) => page.locator(selector).evaluate((element) => Math.round(element.getBoundingClientRect().width));

describe("the bar between the panes", () => {
  test("is dragged, and neither side goes away", () => read(clean, async (page) => {
    const bar = page.locator("#splitter");
    const before = await width_of(page, "#reading");
    const box = await bar.boundingBox();
    await page.mouse.move(box.x + 4, box.y + 200);
    await page.mouse.down();
    await page.mouse.move(box.x + 154, box.y + 200, { steps: 5 });
    await page.mouse.up();
    await quiet(page);
    const after = await width_of(page, "#reading");
    assert.ok(Math.abs(after - before - 150) < 15, `${before} to ${after}`);
    await page.mouse.move(box.x, box.y + 300);
    await quiet(page);
    assert.equal(await width_of(page, "#reading"), after, "let go, it stays");
    await bar.dblclick();
    await quiet(page);
    assert.equal(await width_of(page, "#reading"), before, "a double click brings it back");
  }));

  test("is moved by the keyboard and tells where it stands", () => read(clean, async (page) => {
    const bar = page.getByRole("separator", { name: "Width of the reading view" });
    await bar.focus();
    const value = async () => { await quiet(page); return Number(await bar.getAttribute("aria-valuenow")); };
    const start = await value();
    await page.keyboard.press("ArrowRight");
    assert.equal(await value(), start + 2);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await value(), start - 2);
    for (const [key, bound] of [["Home", "aria-valuemin"], ["End", "aria-valuemax"]]) {
      await page.keyboard.press(key);
      assert.equal(await value(), Number(await bar.getAttribute(bound)));
    }
    await page.keyboard.press("ArrowRight");
    assert.equal(await value(), Number(await bar.getAttribute("aria-valuemax")));
    await page.keyboard.press("Enter");
    assert.equal(await value(), start);
  }));

  test("keeps its place for the next text, and is not there where one pane is shown", () => read(clean, async (page) => {
    await page.locator("#splitter").focus();
    await page.keyboard.press("End");
    await quiet(page);
    await give(page, damaged);
    await page.locator(".card .number", { hasText: "07RIGA731" }).waitFor();
    assert.equal(await page.locator("#splitter").getAttribute("aria-valuenow"), "80");
    await page.setViewportSize({ width: 800, height: 700 });
    await quiet(page);
    assert.equal(await page.locator("#splitter").isVisible(), false);
  }));
});

describe("panes of a narrow window", () => {
  test("one at a time: read, source, details, notes", () => read(damaged, async (page) => {
    const panes = page.getByRole("group", { name: "What to show" });
    const seen = async () => Object.fromEntries(await Promise.all([".body", "#source .rows", ".card dl >> nth=0", "#machinery dl", ".note >> nth=0"]
      .map(async (selector) => [selector.split(" >>")[0], await page.locator(selector).isVisible()])));
    assert.deepEqual(await panes.getByRole("button").allTextContents(), ["Read", "Source", "Details", "Notes"]);
    assert.deepEqual(await seen(), { ".body": true, "#source .rows": false, ".card dl": true, "#machinery dl": false, ".note": false });
    await panes.getByRole("button", { name: "Source" }).click();
    assert.deepEqual(await seen(), { ".body": false, "#source .rows": true, ".card dl": false, "#machinery dl": false, ".note": false });
    await panes.getByRole("button", { name: "Details" }).click();
    assert.deepEqual(await seen(), { ".body": false, "#source .rows": false, ".card dl": true, "#machinery dl": true, ".note": false });
    await panes.getByRole("button", { name: "Notes" }).click();
    assert.deepEqual(await seen(), { ".body": false, "#source .rows": false, ".card dl": false, "#machinery dl": false, ".note": true });
    assert.equal(await panes.locator(".chosen").innerText(), "Notes");
  }, { viewport: { width: 800, height: 900 } }));
});

describe("the card", () => {
  test("has the moments of the message on a line, each with its place", () => read(clean, async (page) => {
    const times = page.getByRole("list", { name: "Times of the message" });
    assert.deepEqual(await times.locator(".label").allInnerTexts(), ["Filed and dated", "To be declassified"]);
    await times.getByRole("button").nth(1).click();
    assert.match(await explained(page), /^Declassification The day on which the message was to be declassified/);
    await lit_is(page, ["09/15/2019"]);
  }));

  test("of an archive's text tells when it was released", () => read(pages, async (page) => {
    const times = page.getByRole("list", { name: "Times of the message" });
    assert.match((await times.innerText()).replaceAll(/\s+/g, " "), /Dated 12 June 1975, 14:30 UTC Released 30 June 2005/);
  }));

  test("of a message with one date has no line", () => read(no_body, async (page) => {
    assert.equal(await page.locator(".times").count(), 0);
  }));

  test("is folded by a button and by h", () => read(clean, async (page) => {
    await page.getByRole("button", { name: "Fold the head" }).click();
    assert.equal(await row(page, "From").isVisible(), false);
    assert.ok(await page.locator(".card .classification").isVisible());
    await page.getByRole("button", { name: "Unfold the head" }).click();
    assert.ok(await row(page, "From").isVisible());
    await page.keyboard.press("h");
    assert.equal(await row(page, "From").isVisible(), false);
  }));

  test("of no cable says so, and the text is there", () => read(no_cable, async (page) => {
    assert.equal(await page.locator("#card-heading").innerText(), "No cable recognised");
    assert.equal(await page.locator(".card dl, .card .chips, .body, .repairs-line, .cables").count(), 0);
    assert.deepEqual(await page.locator(".source .code").allTextContents(), no_cable.split("\n"));
  }));
});

describe("the body", () => {
  test("shows on demand where pages and sections were joined", () => read(sections, async (page) => {
    assert.equal(await page.locator(".body .join").count(), 0);
    await page.getByRole("button", { name: "Show 2 page or section breaks" }).click();
    assert.deepEqual(await page.locator(".body .join").allInnerTexts(), ["Joined over 11 lines", "Joined over 11 lines"]);
    await page.locator(".body .join").first().click();
    assert.match(await explained(page), /of a page or a section, not of the text/);
    await page.waitForFunction(() => [...(CSS.highlights.get("cable-active") ?? [])].length > 0);
    assert.match((await lit(page)).join("\n"), /SECTION 02 OF 03/);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show 2 page or section breaks" }).click();
    assert.equal(await page.locator(".body .join").count(), 0);
  }));

  test("between paragraphs too", () => read(pages, async (page) => {
    await page.getByRole("button", { name: /^Show \d+ page or section break/ }).click();
    assert.ok(await page.locator(".body .join").count() > 0);
  }));

  test("of a head alone is empty, and so is its outline", () => read(no_body, async (page) => {
    assert.equal(await page.locator(".body").count(), 0);
    assert.doesNotMatch(await page.getByRole("navigation", { name: "Outline" }).innerText(), /¶/);
    assert.match(await page.locator(".inspector").innerText(), /^0 paragraphs/);
  }));
});

describe("the outline", () => {
  test("says that a number comes again", () => read(damaged, async (page) => {
    assert.match(await page.getByRole("navigation", { name: "Outline" }).innerText(), /¶7 again: /);
  }));
});

describe("the notes", () => {
  test("of a clean text say that there are none", () => read(clean, async (page) => {
    assert.match(await page.locator("#notes").innerText(), /^No notes: no doubt was detected/);
    await page.keyboard.press("]");
    assert.equal(await page.locator(".note").count(), 0);
  }));

  test("show a line end that is put in by its name", () => read(damaged, async (page) => {
    await page.locator("#notes summary").click();
    assert.match(await page.locator(".note .repairs").first().innerText(), /\[line end\]/);
  }));
});

describe("the list of cables", () => {
  test("with nothing that is wanted says so, and Alt+Down stays", () => read(two, async (page) => {
    await page.getByLabel("Words of number, post, subject or TAGS").fill("zeppelin");
    await page.locator(".cables .none", { hasText: "None is like this." }).waitFor();
    await page.locator("#reading").focus();
    await page.keyboard.press("Alt+ArrowDown");
    assert.equal(await page.locator(".card .number").innerText(), "08BERN231");
  }));

  test("two thousand files in one drop are one list", () => use_viewer(browser, page_url, async (page) => {
    const folder = mkdtempSync(join(tmpdir(), "cables-"));
    const files = Array.from({ length: 2_000 }, (_, n) => join(folder, `${n}.txt`));
    files.forEach((file, n) => writeFileSync(file, no_body.replace("000152", String(n + 1).padStart(6, "0")) + `\n1. (U) Band ${n}.\nROE\n`));
    await page.setInputFiles("#file", files);
    await page.locator(".message", { hasText: /^Reading file [\d,]+ of 2,000/ }).waitFor();
    await page.locator("#card-heading").waitFor();
    assert.match(await page.locator(".message").innerText(), /^2,000 files were read as one text\./);
    assert.match(await page.locator(".cables .label").first().innerText(), /2,000 cables/);
    await page.getByLabel("Words of number, post, subject or TAGS").fill("08BAKU1999");
    await page.locator("#cable-list button", { hasText: "08BAKU1999" }).click();
    await page.locator(".card .number", { hasText: "08BAKU1999" }).waitFor();
  }));
});

describe("the search", () => {
  test("for what is not there says so, and closes", () => read(clean, async (page) => {
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByLabel("Find in the text").fill("zeppelin");
    await page.locator(".find .count", { hasText: "Not found" }).waitFor();
    await page.getByRole("button", { name: "Next match" }).click();
    assert.equal(await page.locator(".find .count").innerText(), "Not found");
    await page.getByRole("button", { name: "Close the search" }).click();
    assert.equal(await page.locator(".find").count(), 0);
  }));
});

describe("the dialogs", () => {
  for (const [name, id] of [[/ Help:/, "#help"], [/ Reading:/, "#settings"]]) {
    test(`${id} opens, holds the focus, closes, and gives it back`, () => read(clean, async (page) => {
      const opener = page.getByRole("button", { name });
      await opener.click();
      assert.ok(await page.locator(id).evaluate((dialog) => dialog.open && dialog.contains(document.activeElement)));
      await page.keyboard.press("Escape");
      assert.equal(await page.locator(id).evaluate((dialog) => dialog.open), false);
      assert.ok(await opener.evaluate((element) => element === document.activeElement));
    }));
  }
});

describe("the line at the foot", () => {
  test("tells the figures of the cable from those of the whole text", () => read(two, async (page) => {
    assert.match(await page.locator(".inspector").innerText(), /^Cable 1 of 2 · \d+ paragraphs? · \d+ notes? · The whole text: \d+ words/);
  }));
  test("is not there on an empty page", () => use_viewer(browser, page_url, async (page) => {
    assert.equal(await page.locator(".inspector, .rendering, .find, .explanation, .workspace").count(), 0);
  }));
});

test("a link to several paragraphs marks all of them, until another text comes", async () => {
  const { context, page, trouble } = await open(browser, `${page_url}#p2-3`);
  try {
    await give(page, clean);
    await page.locator(".block[data-cited]").nth(1).waitFor();
    assert.deepEqual(await page.locator(".block[data-cited] .n").allInnerTexts(), ["2", "3"]);
    await page.evaluate(() => { location.hash = "#p1"; });
    await page.waitForFunction(() => document.querySelectorAll("[data-cited]").length === 0);
    assert.deepEqual(trouble, []);
  } finally {
    await context.close();
  }
});
