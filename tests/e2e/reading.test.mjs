// What the reader made of a text, in a real browser: several cables, renderings, repairs, sections, quotations, references.
import assert from "node:assert/strict";
import { readFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import AxeBuilder from "./axe.mjs";
import { drop, explained, focus_on, give, launch, lit, lit_is, page_url, read_text, root, row, stop_time, use_viewer } from "./browser.mjs";
import { quiet } from "./quiet.mjs";

const cable = (name) => readFileSync(`${root}tests/cables/${name}`, "utf8");
const two = cable("several/0001-two-cables-glued.txt");
const damaged = cable("damaged/0001-everything-at-once.txt");
const quoting = cable("several/0007-quoted-message-not-to-be-split.txt");

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

/** Pastes a text and waits until it is read. */
const read = (text, use, options) => read_text(browser, text, use, options);

const number_is = (page, number) => page.locator(".card .number", { hasText: new RegExp(`^${number}$`) }).waitFor();
const inspector = (page) => page.locator(".inspector").innerText();
/** Line number of the first row of the source that can be seen. */
const top_line = (page) => page.evaluate(() => {
  const pane = document.querySelector("#source").getBoundingClientRect();
  const row = [...document.querySelectorAll(".source .row")].find((one) => one.getBoundingClientRect().bottom > pane.top + 6);
  return Number(row.querySelector(".no").textContent);
});

describe("several cables in one text", () => {
  test("a list names them, and choosing one shows it", () => read(two, async (page) => {
    const list = page.getByRole("navigation", { name: "Cables in this text" });
    assert.deepEqual((await list.getByRole("button").allInnerTexts()).map((text) => text.replace(/\s+/g, " ")), [
      "08BERN231 7 May 2008 Embassy Bern AN INVENTED EXAMPLE: THE ALPHORN THAT WOULD NOT FIT",
      "08TBILISI790 no date Tbilisi AN INVENTED EXAMPLE: A CELLAR FULL OF CHOIRS",
    ]);
    assert.equal(await list.locator("[aria-current]").count(), 1);
    assert.match(await page.locator("[role=status]").textContent(), /^Cable 08BERN231, 1 of 2, 2 paragraphs/);
    await list.getByRole("button", { name: /^08TBILISI790/ }).click();
    await number_is(page, "08TBILISI790");
    assert.match(await page.title(), /^08TBILISI790 — .*A CELLAR FULL OF CHOIRS$/);
    assert.match(await page.locator("[role=status]").textContent(), /^Cable 08TBILISI790, 2 of 2, 2 paragraphs/);
    assert.match(await page.locator(".body").innerText(), /Six choirs rehearse/);
    assert.match(await list.locator("[aria-current]").innerText(), /08TBILISI790/);
    await page.waitForFunction(() => document.activeElement.id === "card-heading");
    // The notes are those of this cable.
    assert.equal(await page.locator(".note", { hasText: "no sender" }).count(), 1);
  }));

  test("Alt+Down and Alt+Up walk them, and the source goes along", () => read(Array.from({ length: 4 }, (_, n) => two.replaceAll("000231", `00${n}231`).replaceAll("000790", `00${n}790`)).join("\n\n"), async (page) => {
    await number_is(page, "08BERN231");
    const lines = [];
    for (const number of ["08TBILISI790", "08BERN1231", "08TBILISI1790"]) {
      await page.keyboard.press("Alt+ArrowDown");
      await number_is(page, number);
      await quiet(page);
      lines.push(await top_line(page));
    }
    assert.ok(lines.every((line, idx) => idx === 0 || line > lines[idx - 1]), lines.join(" "));
    const source = await page.locator(".source .code").allTextContents();
    assert.match(source[lines[1] - 1], /^R 071200Z MAY 08$/);
    await page.keyboard.press("Alt+ArrowUp");
    await number_is(page, "08BERN1231");
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Alt+ArrowUp");
    await number_is(page, "08BERN231");
  }));

  test("on a phone the source pane goes along too", () => read(two.repeat(3).replaceAll("\n", "\n\n"), async (page) => {
    await page.getByRole("button", { name: /^Source/ }).click();
    await page.keyboard.press("Alt+ArrowDown");
    await page.waitForFunction(() => {
      const row = [...document.querySelectorAll(".source .row")].find((one) => one.textContent.includes("TBILISI 000790"));
      return Math.abs(row.getBoundingClientRect().top) < 60;
    });
  }, { viewport: { width: 375, height: 700 } }));

  test("one cable has no list", () => read(damaged, async (page) => {
    assert.equal(await page.locator(".cables").count(), 0);
    await page.keyboard.press("Alt+ArrowDown");
    await number_is(page, "07RIGA731");
  }));

  test("thousands are shown in windows", () => read(Array.from({ length: 2_500 }, (_, n) =>
    `R 071200Z MAY 08\nFM AMEMBASSY BERN\nTO SECSTATE WASHDC 1\nUNCLAS BERN ${String(n + 1).padStart(6, "0")}\n\nTAGS: SCUL, SZ\nSUBJECT: TRAM ${n + 1}\n\n1. (U) Yes.\nROE\n`).join("\n"), async (page) => {
    const list = page.locator("#cable-list");
    assert.equal(await list.locator("[id^=cable-]").count(), 200);
    assert.match(await page.locator(".cables .label").first().innerText(), /^2,500 cables in this text/);
    await list.getByRole("button", { name: "2,300 more" }).click();
    await list.getByText("08BERN201").waitFor();
    await page.waitForFunction(() => document.activeElement.id === "cable-200");
    await list.getByRole("button", { name: "200 earlier" }).waitFor();
    await page.locator("#cable-399").click();
    await number_is(page, "08BERN400");
    // The window follows the cable.
    await page.keyboard.press("Alt+ArrowDown");
    await number_is(page, "08BERN401");
    await list.locator("[aria-current]", { hasText: "08BERN401" }).waitFor();
  }));
});

describe("renderings", () => {
  test("it is said what the text looks like and why, and another can be chosen", () => read(two, async (page) => {
    const line = page.locator(".rendering");
    assert.match(await line.locator("p").innerText(), /^Looks like text of a Cablegate page \(99 %\)\. Signs: lines that begin with “¶1\.” and “¶2\.”\.$/);
    await page.getByRole("button", { name: /^08TBILISI790/ }).click();
    await number_is(page, "08TBILISI790");
    const choice = page.getByLabel("Format");
    const options = await choice.locator("option").allInnerTexts();
    assert.equal(options[0], "As recognised");
    assert.match(options[1], /^Text of a Cablegate page \(99 %\)$/);
    assert.match(options[2], /^A telegram with its routing lines \(\d+ %\)$/);
    assert.equal(options.length, 12);
    await choice.focus();
    await choice.selectOption("smart");
    await line.getByText("Read as a message of the SMART system, released on request, as you chose.").waitFor();
    await line.getByText("The text shows no sign of it.").waitFor();
    await number_is(page, "08TBILISI790");
    assert.equal(await page.evaluate(() => document.activeElement.id), "rendering", "the focus stays on the choice");
    await choice.selectOption({ label: "As recognised" });
    await line.getByText(/^Looks like text of a Cablegate page/).waitFor();
    // Another text is recognised anew.
    await choice.selectOption("frus");
    await give(page, damaged);
    await number_is(page, "07RIGA731");
    await page.waitForFunction(() => document.querySelector("#rendering").value === "");
  }));

  test("a page and a table are dropped like a text", () => use_viewer(browser, page_url, async (page) => {
    await drop(page, `${root}tests/cables/renderings/0006-cablegate-page.html`);
    await number_is(page, "09SUVA307");
    const looks = (text) => page.locator(".rendering p", { hasText: text }).waitFor();
    assert.match(await page.locator(".rendering").innerText(), /^Looks like a Cablegate page in HTML/);
    assert.match(await inspector(page), /taken out of a web page, \d+\.\d kB around it left out/);
    await page.getByLabel("Format").selectOption("cablegate");
    await looks(/^Read as text of a Cablegate page, as you chose/);
    await page.getByLabel("Format").selectOption("");
    await looks(/^Looks like a Cablegate page in HTML/);
    await drop(page, `${root}tests/cables/renderings/0014-cables-csv.csv`);
    await looks(/^Looks like a table of Cablegate/);
    assert.match(await inspector(page), /taken out of a table/);
  }));
});

describe("repairs", () => {
  test("each is undone and made again, in place", () => read(damaged, async (page) => {
    await page.locator("#notes summary").click();
    const note = page.locator(".note", { hasText: "commas stand for apostrophes" });
    const [made, left] = [note.locator(".repair-line button").first(), note.getByRole("button", { name: "Leave as written" })];
    assert.equal(await made.getAttribute("aria-pressed"), "true", "a repair beyond doubt is made at first");
    await left.focus();
    await page.evaluate(() => document.querySelector("#reading").scrollTo(0, 400));
    const place = await page.evaluate(() => document.querySelector("#reading").scrollTop);
    await page.keyboard.press("Enter");
    await page.locator(".body", { hasText: "town,s council" }).waitFor();
    assert.equal(await left.getAttribute("aria-pressed"), "true");
    assert.equal(await made.getAttribute("aria-pressed"), "false");
    await page.waitForFunction(() => document.activeElement.textContent === "Leave as written");
    assert.equal(await page.evaluate(() => document.querySelector("#reading").scrollTop), place, "nothing jumps");
    assert.ok(await note.isVisible(), "the notes stay open");
    assert.equal((await page.locator(".source .code").allTextContents()).join("\n"), damaged, "the source stays");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.locator(".body", { hasText: "town’s council" }).waitFor();
  }));

  test("one switch for all", () => read(damaged, async (page) => {
    const group = page.getByRole("group", { name: "How the text is shown" });
    assert.equal(await group.locator(".chosen").innerText(), "Repaired");
    const read_text = await page.locator(".body").innerText();
    await group.getByRole("button", { name: "As written" }).click();
    await page.locator(".body", { hasText: "town,s council" }).waitFor();
    assert.equal(await group.locator(".chosen").innerText(), "As written");
    assert.equal(await page.locator(".body .repair").count(), 0);
    assert.match(await page.locator(".repairs-line").innerText(), /0 of \d+ repairs made/);
    await group.getByRole("button", { name: "Repaired" }).click();
    await page.locator(".body", { hasText: "town’s council" }).waitFor();
    assert.equal(await page.locator(".body").innerText(), read_text);
  }));
});

describe("sections, quotations, references", () => {
  test("missing sections are named", () => read(cable("several/0005-a-section-is-missing.txt"), async (page) => {
    assert.equal(await row(page, "Sections").innerText(), "Sections 1 and 3 of 3; section 2 is missing");
  }));

  test("a section that was sent twice leads to its other copy", () => read(cable("several/0014-a-section-sent-twice.txt"), async (page) => {
    assert.match(await row(page, "Sections").innerText(), /^Both sections, joined\s+Another copy of a section lines 36 to 50$/);
    await page.getByRole("button", { name: /^Another copy of a section/ }).click();
    await page.waitForFunction(() => [...CSS.highlights.get("cable-active")].length > 0);
    assert.match((await lit(page))[0], /^P 171210Z OCT 07/);
  }));

  test("quotations are set apart with numbers of their own", () => read(quoting, async (page) => {
    assert.equal(await page.locator("blockquote").count(), 1);
    assert.deepEqual(await page.locator("blockquote .lead .n").allInnerTexts(), ["1", "2"]);
    assert.deepEqual(await page.locator(".body > .block .lead .n").allInnerTexts(), ["1", "2", "3"]);
    const [inside, outside] = await page.evaluate(() => ["blockquote p", ".body > .block p"].map((selector) => document.querySelector(selector).getBoundingClientRect().left));
    assert.ok(inside > outside + 20, "indented");
  }));

  test("a reference in the body leads to its entry, and is lit in the source", () => read(two.replace("The alphorn did not", "As reftel says, the alphorn of the DCM did not"), async (page) => {
    const mention = page.locator(".body .mention");
    assert.equal(await mention.innerText(), "reftel");
    await mention.hover();
    await lit_is(page, ["reftel"]);
    assert.match(await explained(page), /^Reference It names 08BERN219/);
    await mention.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement.id === "ref-0");
    await lit_is(page, ["BERN 219"]);
    assert.equal(await page.evaluate(() => location.hash), "");
  }));
});

test("every code has its sentence", () => read(cable("clean/0001-transmission.txt"), async (page) => {
  await page.locator(".more-rows summary").press("Enter");
  const says = async (button, sentence) => {
    await focus_on(page, button.first());
    await page.waitForFunction((wanted) => new RegExp(wanted).test(document.querySelector(".explanation p")?.innerText), sentence.source)
      .catch(async () => assert.match(await explained(page), sentence));
  };
  await says(row(page, "Precedence").getByRole("button"), /To be handled within/);
  await says(row(page, "From").getByRole("button"), /(embassy|consulate).*, in /);
  await says(row(page, "Captions").getByRole("button"), /^Caption SIPDIS/);
  await says(row(page, "Order").getByRole("button"), /signed by President Clinton/);
  await says(row(page, "Order").getByRole("button").nth(1), /DECL: to be declassified|N\/A: the order does not apply/);
  await says(row(page, "TAGS").getByRole("button"), /tag [A-Z]+: /);
  await says(row(page, "Routing").getByRole("button", { name: /^Sent by/ }), /Routing indicator RUEH/);
  await says(row(page, "Routing").getByRole("button", { name: /^Security/ }), /Operating signal ZN/);
  await says(row(page, "Relayed by").getByRole("button"), /Precedence, as a prosign/);
  await says(row(page, "Relayed by").getByRole("button").nth(1), /Routing indicator RUEH/);
  await says(page.locator(".body .lead"), /Portion marking \(/);
}));

test("a code of the 1970s gets no later meaning, and its offices are named", () => read(cable("renderings/0001-aad-telegram.txt").replace(/^TAGS:.*$/m, "TAGS: PHUM, IC"), async (page) => {
  await focus_on(page, row(page, "TAGS").getByRole("button", { name: "PHUM" }));
  assert.match(await explained(page), /What it meant in 1975 is not known/);
  await page.locator(".more-rows summary").press("Enter");
  await focus_on(page, row(page, "Distribution").getByRole("button").nth(1));
  await page.locator(".explanation", { hasText: /^Office .*cop(y|ies)\./ }).waitFor();
}));

test("words are explained where they stand", () => read(two.replace("The alphorn did not", "The alphorn of the DCM, says the DCM, did not"), async (page) => {
  const word = page.locator(".body .word", { hasText: "DCM" });
  assert.equal(await word.count(), 1, "once in a paragraph");
  await word.hover();
  await lit_is(page, ["DCM"]);
  assert.match(await explained(page), /DCM: /);
}));

describe("the source", () => {
  const painted = (page, name) => page.evaluate((name) => [...(CSS.highlights.get(`cable-${name}`) ?? [])].map(String), name);

  test("is coloured by category, with a letter in the gutter, and plain if wanted", () => read(cable("clean/0001-transmission.txt"), async (page) => {
    await page.waitForFunction(() => CSS.highlights.get("cable-subject")?.size > 0);
    assert.ok((await painted(page, "subject")).some((text) => text.startsWith("AN INVENTED EXAMPLE")));
    assert.ok((await painted(page, "time")).some((text) => /\d{6}Z/.test(text)));
    assert.ok((await painted(page, "addressee")).some((text) => text.startsWith("AMEMBASSY")));
    const tag = (start) => page.locator(".source .row", { has: page.locator(".code", { hasText: new RegExp(`^${start}`) }) }).locator(".tag").first().textContent();
    assert.equal(await tag("FM "), "A");
    assert.equal(await tag("TAGS"), "S");
    assert.equal(await page.locator(".legend .entry").count(), 8);
    const plain = page.getByRole("button", { name: "Plain" });
    await plain.click();
    await page.waitForFunction(() => CSS.highlights.get("cable-subject").size === 0);
    assert.equal(await plain.getAttribute("aria-pressed"), "true");
    await plain.click();
    await page.waitForFunction(() => CSS.highlights.get("cable-subject").size > 0);
  }));

  test("what was not recognised is counted, marked and walked through", () => read([231, 299].map((n) => two.replace(/^FM /m, `??? what is this ${n}\n\nFM `).replaceAll("000231", `000${n}`)).join("\n\n"), async (page) => {
    assert.match(await inspector(page), /2 unrecognised runs/);
    const next = page.getByRole("button", { name: "Next unrecognised" });
    await next.click();
    await page.waitForFunction(() => CSS.highlights.get("cable-active")?.size > 0);
    const first = (await lit(page)).join();
    const row = page.locator(".source .row.unrecognised").first();
    assert.equal(await row.locator(".tag").textContent(), "?");
    await next.click();
    await page.waitForFunction((first) => [...CSS.highlights.get("cable-active")].join() !== first, first);
  }));
});

describe("many cables", () => {
  const numbers = (page) => page.locator("#cable-list .number").allInnerTexts();

  test("the list is searched, filtered by level, and ordered", () => read(two, async (page) => {
    await page.locator("#list-box").fill("alphorn scul");
    await page.locator(".cables .label", { hasText: "1 of 2 cables" }).waitFor();
    assert.deepEqual(await numbers(page), ["08BERN231"]);
    await page.locator("#list-box").fill("no such");
    await page.getByText("None is like this.").waitFor();
    await page.locator("#list-box").fill("");
    await page.locator("#list-order").selectOption("post");
    await page.waitForFunction(() => document.querySelectorAll("#cable-list .number").length === 2);
    await page.locator("#list-level").selectOption("secret");
    await page.getByText("None is like this.").waitFor();
  }));

  test("Alt+Down walks what the list shows", () => read(two + "\n\n" + two.replaceAll("000231", "000299").replaceAll("790", "791"), async (page) => {
    await page.locator("#list-box").fill("alphorn");
    await page.waitForFunction(() => document.querySelectorAll("#cable-list .number").length === 2);
    await page.locator("#card-heading").focus();
    await page.keyboard.press("Alt+ArrowDown");
    await number_is(page, "08BERN299");
  }));

  test("cables that name each other lead to each other", () => read(two + "\n\n" + two.replaceAll("000231", "000219").replaceAll("790", "791"), async (page) => {
    await row(page, "References").getByRole("button", { name: "Show 08BERN219" }).click();
    await number_is(page, "08BERN219");
    await row(page, "Referred to by").getByRole("button", { name: "Show 08BERN231" }).click();
    await number_is(page, "08BERN231");
  }));

  test("several files are read as one text", () => use_viewer(browser, page_url, async (page) => {
    await page.locator("#file").setInputFiles(["several/0001-two-cables-glued.txt", "renderings/0001-aad-telegram.txt", "renderings/0006-cablegate-page.html"].map((name) => `${root}tests/cables/${name}`));
    await page.locator("#card-heading").waitFor();
    assert.match(await page.locator(".message").innerText(), /^3 files were read as one text\./);
    const found = await numbers(page);
    assert.equal(found.length, 4);
    assert.ok(found.includes("75REYKJAVIK917"), found.join());
  }));

  test("reading many files can be stopped, and the page stays as it was", () => read(two, async (page) => {
    const folder = mkdtempSync(join(tmpdir(), "cables-"));
    const files = Array.from({ length: 300 }, (_, n) => join(folder, `${n}.txt`));
    for (const [n, file] of files.entries()) writeFileSync(file, two.replaceAll("000231", `${100000 + n}`));
    // The browser reads no file before it is told to.
    await page.evaluate(() => {
      window.held = [];
      const original = FileReader.prototype.readAsArrayBuffer;
      FileReader.prototype.readAsArrayBuffer = function (file) {
        window.held.push(() => new Promise((done) => {
          this.addEventListener("loadend", done);
          original.call(this, file);
        }));
      };
    });
    await page.locator("#file").setInputFiles(files);
    await page.locator(".message", { hasText: /^Reading file 1 of 300/ }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.locator(".message", { hasText: "Stopped. Nothing was read." }).waitFor();
    // What it had been asked for comes all the same, and nobody asks for more.
    const n_held = await page.evaluate(() => window.held.length);
    await page.evaluate(() => Promise.all(window.held.map((read) => read())).then(() => {}));
    await quiet(page);
    assert.equal(await page.evaluate(() => window.held.length), n_held);
    assert.equal(await page.locator(".message").innerText(), "Stopped. Nothing was read.");
    assert.deepEqual(await numbers(page), ["08BERN231", "08TBILISI790"]);
  }));
});

test("of two flavours in the clipboard the one that keeps the lines is read, and the other can be", () => use_viewer(browser, page_url, async (page) => {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/html", `<pre>${text}</pre>`);
    data.setData("text/plain", text.replaceAll("\n", " "));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }, damaged.replaceAll("&", "&amp;"));
  await page.locator("#card-heading").waitFor();
  assert.equal(await page.locator(".number").first().innerText(), "07RIGA731");
  assert.match(await page.locator(".message").innerText(), /formatted text of the clipboard/);
  await page.getByRole("button", { name: "Read the plain text" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".source .row").length < 10);
}));

describe("find", () => {
  const count_is = (page, text) => page.locator(".find .count", { hasText: text }).waitFor();
  const found = (page) => page.evaluate(() => [...(CSS.highlights.get("cable-found") ?? [])].map(String));

  test("goes through the matches, in the cable and in all, whatever their case and line ends", () => read(two.replace("The alphorn did not", "The ALP-\nHORN did not"), async (page) => {
    await page.keyboard.press("/");
    await page.waitForFunction(() => document.activeElement.id === "find-box");
    await page.keyboard.type("alphorn");
    await count_is(page, /^1 of 2 in this cable · 2 in all 2$/);
    await lit_is(page, ["ALPHORN"]);
    await page.keyboard.press("Enter");
    await lit_is(page, ["ALP-", "HORN"]);
    await count_is(page, /^2 of 2/);
    assert.equal((await found(page)).length, 2, "in the reading view too");
    await page.getByRole("button", { name: "Previous match" }).click();
    await lit_is(page, ["ALPHORN"]);
    // A match in another cable shows that cable.
    await page.locator("#find-box").fill("cellar");
    await page.waitForFunction(() => /cellar/i.test([...CSS.highlights.get("cable-active")].join()));
    await number_is(page, "08TBILISI790");
    await page.locator("#find-box").fill("no such word");
    await count_is(page, "Not found");
    assert.deepEqual(await found(page), []);
    await page.keyboard.press("Escape");
    await page.locator(".find").waitFor({ state: "detached" });
    assert.equal(await page.evaluate(() => document.activeElement.id), "reading");
  }));

  test("a letter typed in the box is a letter", () => read(two, async (page) => {
    await page.getByRole("button", { name: "Find" }).click();
    await page.waitForFunction(() => document.activeElement.id === "find-box");
    await page.keyboard.type("jxs?");
    assert.equal(await page.locator("#find-box").inputValue(), "jxs?");
    assert.equal(await page.locator("#help[open]").count(), 0);
  }));
});

describe("single keys", () => {
  const focused = (page) => page.evaluate(() => document.activeElement.innerText);

  test("walk paragraphs, notes and references, and are explained by ?", () => read(damaged.replace("1. (", "1. As reftel says, ("), async (page) => {
    await page.waitForFunction(() => document.activeElement.id === "card-heading");
    await page.keyboard.press("j");
    const first = await focused(page);
    await page.keyboard.press("j");
    const second = await focused(page);
    assert.notEqual(first, second);
    await page.keyboard.press("k");
    assert.equal(await focused(page), first);
    await page.keyboard.press("]");
    assert.match(await focused(page), /^(Note|Warning|Error)/);
    await page.keyboard.press("h");
    assert.ok(await page.locator(".card dl").first().isHidden());
    await page.keyboard.press("h");
    await page.keyboard.press("?");
    await page.locator("#help[open]").waitFor();
    assert.match(await page.locator("#help").innerText(), /next and previous paragraph/);
    await page.keyboard.press("Escape");
    await page.locator("#help[open]").waitFor({ state: "detached" });
  }));

  test("can be switched off", () => read(two, async (page) => {
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByRole("button", { name: "Single keys: on" }).click();
    await page.getByRole("button", { name: "Single keys: off" }).waitFor();
    await page.locator("#help").getByRole("button", { name: "Close" }).click();
    await page.keyboard.press("/");
    await quiet(page);
    assert.equal(await page.locator(".find").count(), 0);
  }));
});

describe("links", () => {
  test("lead to a paragraph and to a field of the cable that is brought", () => use_viewer(browser, `${page_url}#p7`, async (page) => {
    await give(page, damaged);
    await page.waitForFunction(() => /^Paragraph\s+7\b/.test(document.activeElement.innerText));
    await page.evaluate(() => { location.hash = "#tags"; });
    await page.waitForFunction(() => /^TAGS/.test(document.activeElement.innerText));
    await page.evaluate(() => { location.hash = "#p3-5"; });
    await page.waitForFunction(() => /^Paragraph\s+3\b/.test(document.activeElement.innerText));
  }));

  test("are copied without any text", () => read(damaged, async (page) => {
    await page.locator(".body .lead").nth(2).click();
    // It is said for a moment.
    const is_said = page.locator(".inspector", { hasText: "Copied a link to ¶3; it holds no text." }).waitFor();
    await page.getByRole("button", { name: /^Copy link to ¶3$/ }).click();
    await is_said;
    await page.context().grantPermissions(["clipboard-read"]);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${page_url}#p3`);
  }));
});

describe("an explanation", () => {
  test("opens when the pointer rests, can be entered, and goes when it has left", () => read(two, async (page) => {
    const [A_MOMENT, LONG] = [100, 10_000];
    const outside = page.locator(".toolbar .brand");
    await stop_time(page);
    await row(page, "TAGS").getByRole("button").first().hover();
    await page.clock.runFor(A_MOMENT);
    assert.equal(await page.locator(".explanation").count(), 0, "not at once");
    await page.clock.runFor(LONG);
    assert.match(await explained(page), /tag [A-Z]+: /);
    assert.match(await page.locator(".explanation .written").innerText(), /Line \d+/);
    await outside.hover();
    await page.clock.runFor(A_MOMENT);
    await page.locator(".explanation").hover();
    await page.clock.runFor(LONG);
    assert.equal(await page.locator(".explanation").count(), 1, "the pointer is inside");
    await outside.hover();
    await page.clock.runFor(LONG);
    assert.equal(await page.locator(".explanation").count(), 0);
  }));

  test("stays when it was asked for, until Escape", () => read(two, async (page) => {
    await row(page, "TAGS").getByRole("button").first().click();
    await explained(page);
    await page.locator(".toolbar .brand").hover();
    await quiet(page);
    assert.equal(await page.locator(".explanation").count(), 1);
    await page.keyboard.press("Escape");
    await page.locator(".explanation").waitFor({ state: "detached" });
  }));

  test("opens over the source too, and stays in the window", () => read(two, async (page) => {
    await page.locator(".source .code", { hasText: "TAGS:" }).first().hover({ position: { x: 50, y: 8 } });
    assert.match(await explained(page), /^TAGS/);
    await quiet(page);
    const place = await page.locator(".explanation").boundingBox();
    assert.ok(place.x >= 0 && place.x + place.width <= 1280 && place.y >= 0 && place.y + place.height <= 800);
  }));

  test("of an unknown code says so", () => read(two.replace(/^TAGS:.*$/m, "TAGS: QZXW"), async (page) => {
    await row(page, "TAGS").getByRole("button").first().click();
    assert.match(await explained(page), /[Uu]nknown/);
  }));
});

describe("reading comfort", () => {
  test("size, width, typeface, lines; the source stays", () => read(damaged, async (page) => {
    const style = (name) => page.evaluate((name) => getComputedStyle(document.querySelector(".body"))[name], name);
    const before = [await style("fontSize"), await style("fontFamily"), await style("maxWidth"), await style("lineHeight")];
    const source = await page.locator(".source .code").allTextContents();
    await page.getByRole("button", { name: / Reading:/ }).click();
    await page.locator("#set-size").selectOption("large");
    await page.locator("#set-face").selectOption("without serifs");
    await page.locator("#set-measure").selectOption("narrow");
    await page.locator("#set-density").selectOption("close");
    await page.locator("#settings").getByRole("button", { name: "Close" }).click();
    const after = [await style("fontSize"), await style("fontFamily"), await style("maxWidth"), await style("lineHeight")];
    for (const [idx, value] of after.entries()) assert.notEqual(value, before[idx]);
    assert.deepEqual(await page.locator(".source .code").allTextContents(), source);
    assert.deepEqual(await page.evaluate(() => [location.hash, localStorage.length]), ["", 0]);
  }));

  test("capitals as sentences, for display alone", () => read(cable("renderings/0022-foia-print-with-cover-line.txt"), async (page) => {
    assert.match(await page.locator(".body").innerText(), /THIS CABLE IS INVENTED/);
    const source = await page.locator(".source .code").allTextContents();
    await page.getByRole("button", { name: / Reading:/ }).click();
    await page.getByRole("button", { name: "Capitals as sentences" }).click();
    await page.locator(".body", { hasText: "This cable is invented." }).waitFor();
    assert.deepEqual(await page.locator(".source .code").allTextContents(), source);
  }));
});

test("withheld text is labelled and never guessed", () => read(cable("damaged/0080-redactions.txt"), async (page) => {
  const withheld = page.locator(".body .withheld");
  assert.deepEqual(await withheld.allInnerTexts(), ["XXXXXXXXXXXX", "[NAME REMOVED]", "[Source removed]", "XXXXXXXXXXXX"]);
  assert.match(await withheld.first().evaluate((element) => getComputedStyle(element, "::before").content), /withheld/);
  await withheld.first().hover();
  assert.match(await explained(page), /^Withheld .*How much it was is not known/);
}));

describe("accessible", () => {
  for (const [width, height] of [[1280, 800], [375, 800]]) {
    test(`text at 200 % loses nothing at ${width} px`, () => read(damaged, async (page) => {
      await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
      const [content, window_width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(content <= window_width, `${content} px in a window of ${window_width}`);
      assert.ok(await page.locator("#card-heading").isVisible());
    }, { viewport: { width, height } }));
  }

  test("forced colours keep every mark, and reduced motion moves nothing", () => read(damaged, async (page) => {
    await page.getByRole("button", { name: /^Latvia/ }).hover();
    const outline = await page.locator(".card [data-lit]").first().evaluate((element) => getComputedStyle(element).outlineStyle);
    assert.equal(outline, "solid");
    assert.equal(await page.locator(".toolbar button").first().evaluate((element) => getComputedStyle(element).transitionDuration), "0s");
    // The system sets the colours here, of which axe knows half.
    const { violations } = await AxeBuilder(page);
    assert.deepEqual(violations.map(({ id }) => id).filter((id) => id !== "color-contrast"), []);
    await page.screenshot({ path: `${root}tests/e2e/output/forced-colours.png` });
  }, { forcedColors: "active", reducedMotion: "reduce" }));

  for (const scheme of ["light", "dark"]) {
    for (const [width, height] of [[1280, 800], [375, 800]]) {
      test(`axe finds nothing at ${width} px, ${scheme}`, () => read(two.replace("The alphorn", "As reftel says, the DCM’s alphorn"), async (page) => {
        const axe = async (where) => {
          const { violations } = await AxeBuilder(page);
          assert.deepEqual(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map((node) => node.target).join(" ")}`), []);
        };
        await axe("several cables");
        await page.keyboard.press("Alt+ArrowDown");
        await number_is(page, "08TBILISI790");
        await axe("the second");
        await page.getByLabel("Format").selectOption("frus");
        await page.locator(".rendering p", { hasText: "as you chose" }).waitFor();
        await axe("a chosen rendering");
        await give(page, quoting);
        await number_is(page, "97OSLO5120");
        await axe("a quotation");
        await give(page, damaged);
        await number_is(page, "07RIGA731");
        await page.locator("#notes summary").click();
        await page.getByRole("button", { name: "Leave as written" }).first().click();
        await axe("a repair undone");
        await page.locator("#card-heading").focus();
        await row(page, "TAGS").getByRole("button").first().click();
        await explained(page);
        await axe("an explanation");
        await page.keyboard.press("Escape");
        await page.keyboard.press("/");
        await page.waitForFunction(() => document.activeElement.id === "find-box");
        await page.keyboard.type("festival");
        await page.locator(".find .count", { hasText: / of / }).waitFor();
        await axe("a search");
        await page.keyboard.press("Escape");
        for (const dialog of ["help", "settings"]) {
          await page.getByRole("button", { name: dialog === "help" ? / Help:/ : / Reading:/ }).click();
          await page.locator(`#${dialog}[open]`).waitFor();
          await axe(dialog);
          await page.keyboard.press("Escape");
        }
        const [content, window_width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(content <= window_width, `${content} px in a window of ${window_width}`);
      }, { viewport: { width, height }, colorScheme: scheme }));
    }
  }
});

test("a table of many rows is a text of many cables", () => use_viewer(browser, page_url, async (page) => {
  const folder = mkdtempSync(join(tmpdir(), "cable-"));
  const file = join(folder, "cables.csv");
  const rows = Array.from({ length: 300 }, (_, n) => {
    const text = `UNCLAS BERN ${String(n + 1).padStart(6, "0")}\n\nE.O. 12958: N/A\nTAGS: SCUL, SZ\nSUBJECT: TRAM ${n + 1}\n\n1. (U) Yes.\nROE`;
    return [n + 1, "5/7/2008 12:00", `08BERN${n + 1}`, "Embassy Bern", "UNCLASSIFIED", "", "", text].map((cell) => `"${cell}"`).join(",");
  });
  writeFileSync(file, rows.join("\n"));
  await drop(page, file);
  await page.locator(".cables").waitFor();
  assert.match(await page.locator(".cables .label").first().innerText(), /^300 cables in this text/);
}));
