// The whole page in a real browser, on the release build, from a file and from a server.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import AxeBuilder from "./axe.mjs";
import { drop, explained, focus_on, give, launch, leave, lit, lit_is, open, page_file, page_url, paste, root, row, use_viewer } from "./browser.mjs";
import { serve } from "./serve.mjs";

const damaged = readFileSync(`${root}tests/cables/damaged/0001-everything-at-once.txt`, "utf8");
const telegram = readFileSync(`${root}tests/cables/renderings/0001-aad-telegram.txt`, "utf8");
const seed_file = `${root}../shared/seed/08BAKU152.txt`;

let browser;
let served;
before(async () => {
  browser = await launch();
  served = await serve(`${root}dist`);
});
after(async () => {
  await browser?.close();
  served?.server.close();
});

const viewer = (url, use, options) => use_viewer(browser, url, use, options);

for (const [name, url] of [["file", () => page_url], ["http", () => served.address]]) {
  describe(`on ${name}`, () => {
    test("a cable is pasted with the real clipboard and read", () => viewer(url(), async (page) => {
      await give(page, damaged);
      assert.equal(await page.title(), "07RIGA731 — AN INVENTED EXAMPLE: THE AMBER FESTIVAL PREPARES, MAY 2-5, 2007");
      assert.equal(await page.locator(".sentence").innerText(), "Embassy Riga to the Secretary of State, priority, 7 May 2007, 08:45 UTC.");
      assert.match(await page.locator(".classification").innerText(), /^CONFIDENTIAL/);
      assert.equal(await page.locator(".number").innerText(), "07RIGA731");
      assert.match(await row(page, "To").innerText(), /Secretary of State\s+SECSTATE WASHDC 3912/);
      assert.match(await row(page, "Order").innerText(), /12958: to be declassified on 6 May 2017/);
      assert.match(await row(page, "Classified by").innerText(), /Jane Doe, Economic Officer\s+foreign government information 1\.4\(b\)\s+foreign relations/);
      assert.match(await row(page, "TAGS").innerText(), /Travel.*OTRA[\s\S]*Latvia LG/);
      assert.match(await row(page, "Captions").innerText(), /^SIPDIS$/);
      assert.deepEqual(await page.locator(".body .lead .n").allInnerTexts(), ["1", "2", "3", "4", "5", "6", "7", "8", "9", "7"]);
      assert.equal(await page.locator(".body h2").count(), 3);
      assert.equal(await page.locator(".signature").innerText(), "Signed DOE");
      assert.match(await page.locator("#notes summary").innerText(), /^13 notes/);
      const source = await page.locator(".source .code").allTextContents();
      assert.equal(source.join("\n"), damaged, "the source is shown exactly");
      assert.equal(await page.locator(".source .no").nth(2).innerText(), "0003");
      assert.equal(await page.evaluate(() => document.activeElement.id), "card-heading", "the focus goes to the card");
      assert.match(await page.locator("[role=status]").textContent(), /^Cable 07RIGA731, 10 paragraphs, 13 notes$/);
    }));

    test("a file is dropped anywhere", () => viewer(url(), async (page) => {
      await drop(page, `${root}tests/cables/renderings/0001-aad-telegram.txt`, async () => {
        await page.locator("#cable-viewer.dragging").waitFor();
        assert.ok(await page.getByText("Drop the file to read it").isVisible());
      });
      await page.locator("#card-heading").waitFor();
      assert.equal(await page.locator(".number").innerText(), "75REYKJAVIK917");
      assert.match(await page.locator(".classification").innerText(), /^Originally LIMITED OFFICIAL USE/);
      assert.match(await page.locator(".body pre").innerText(), /NORTH HARBOUR {6}1,200/);
    }));

    test("a file is opened by the button", () => viewer(url(), async (page) => {
      const folder = mkdtempSync(join(tmpdir(), "cable-"));
      const windows = join(folder, "windows.txt");
      writeFileSync(windows, Buffer.from(damaged.replaceAll("¶", "\u00b6"), "latin1"));
      const chooser = page.waitForEvent("filechooser");
      await page.getByText("Open files …").click();
      await (await chooser).setFiles(windows);
      await page.locator("#card-heading").waitFor();
      assert.match(await page.locator(".inspector").innerText(), /WINDOWS-1252/);
      assert.equal(await page.locator(".body .lead .n").count(), 10);
    }));

    test("the whole job with the keyboard alone", () => viewer(url(), async (page) => {
      // From the top of the page to the second example, by Tab and Enter.
      const choose = async (wanted) => {
        for (let step = 0; step < 60; step += 1) {
          await page.keyboard.press("Tab");
          const found = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") || document.activeElement?.innerText || "");
          if (wanted.test(found)) return page.keyboard.press("Enter");
        }
        assert.fail(`${wanted} is not to be reached by Tab`);
      };
      await page.evaluate(() => document.activeElement?.blur());
      await choose(/^OCR of a print$/);
      await page.locator("#card-heading").waitFor();
      await page.waitForFunction(() => document.activeElement.id === "card-heading");
      await choose(/^Latvia/);
      await lit_is(page, ["LG"]);
      await page.locator("#source").focus();
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press("ArrowDown");
        if (/^TAGS/.test(await page.locator(".row[data-current] .code").textContent())) break;
      }
      assert.match(await page.locator(".row[data-current] .no").textContent(), /^00\d\d$/);
      await page.keyboard.press("Enter");
      assert.match(await explained(page), /^TAGS/);
      await page.keyboard.press("Escape");
      await page.locator(".explanation").waitFor({ state: "detached" });
      // Repairs in the text are reached and explained too.
      await focus_on(page, page.locator(".repair").first());
      assert.match(await explained(page), /Written “,”; read as “’”/);
      await page.keyboard.press("Enter");
      await lit_is(page, [","]);
    }));

    test("pointing works both ways", () => viewer(url(), async (page) => {
      await give(page, damaged);
      await page.getByRole("button", { name: /^Latvia/ }).hover();
      await lit_is(page, ["LG"]);
      await leave(page);
      await page.getByRole("button", { name: /^SIPDIS/ }).hover();
      await lit_is(page, ["SIPDIS", "SIPDIS"]);
      // A paragraph that a page break has cut lights in both its parts.
      await leave(page);
      await page.getByRole("button", { name: /^Paragraph\s+4\s+marked\s+SBU$/ }).hover();
      await page.waitForFunction(() => [...CSS.highlights.get("cable-active")].map(String)[1]?.startsWith("before the season"));
      const parts = await lit(page);
      assert.match(parts[0], /^14\. \(SBU\).*provide$/);
      assert.match(parts[1], /^before the season/);
      // From the source to the card.
      await leave(page);
      await page.locator(".source .code", { hasText: "SUBJECT:" }).hover({ position: { x: 200, y: 8 } });
      await page.locator(".card [data-lit]", { hasText: "AMBER FESTIVAL" }).waitFor();
      await leave(page);
      await page.locator(".source .code", { hasText: "TAGS:" }).hover({ position: { x: 50, y: 8 } });
      await page.locator(".card [data-lit]", { hasText: "PGOV" }).waitFor();
    }));
  });
}

test("notes say what, where, and what was repaired", () => viewer(page_url, async (page) => {
  await give(page, damaged);
  await page.locator("#notes summary").click();
  const note = page.locator(".note", { hasText: "reasons for classification" });
  assert.match(await note.innerText(), /^Warning[\s\S]*line 17/);
  await note.getByRole("button", { name: "line 17" }).click();
  await lit_is(page, ["REF: FOR REASONS 1.4 (B) AND (D)"]);
  const repairs = page.locator(".note", { hasText: "commas stand for apostrophes" }).locator(".repairs");
  assert.match(await repairs.innerText(), /town,s council[\s\S]*town’s council/);
  assert.match(await page.locator(".body").innerText(), /visitors, complaints/, "a plural possessive is left alone");
  // A sign beside a paragraph leads to its note.
  await page.locator(".block", { hasText: "Beds remain" }).locator(".mark.warning").click();
  await page.waitForFunction(() => document.activeElement.className.includes("note warning"));
}));

test("the outline jumps", () => viewer(page_url, async (page) => {
  await give(page, damaged);
  await page.getByRole("navigation", { name: "Outline" }).getByRole("button", { name: "WHAT THE FESTIVAL NEEDS" }).click();
  await page.waitForFunction(() => document.activeElement.innerText === "WHAT THE FESTIVAL NEEDS");
  assert.ok(await page.locator("h2", { hasText: "WHAT THE FESTIVAL NEEDS" }).isVisible());
}));

test("text that is no cable gets a sentence", () => viewer(page_url, async (page) => {
  await give(page, "Call me Ishmael.");
  await page.getByRole("heading", { name: "No cable recognised" }).waitFor();
  assert.match(await page.locator(".note").innerText(), /looked for a classification line with post and number/);
  assert.equal(await page.locator(".source .code").innerText(), "Call me Ishmael.");
}));

test("nothing typed is said, not ignored", () => viewer(page_url, async (page) => {
  await page.getByRole("button", { name: "Read this text" }).click();
  assert.match(await page.locator(".message").innerText(), /no text to read yet/);
  await page.locator("#paste-area").fill("SECRET");
  await page.getByRole("button", { name: "Read this text" }).click();
  await page.locator("#card-heading").waitFor();
  await page.getByRole("button", { name: "Clear" }).click();
  await page.locator("#paste-area").waitFor();
  assert.equal(await page.title(), "cable-viewer");
}));

test("a blank paste takes nothing away", () => viewer(page_url, async (page) => {
  await give(page, damaged);
  await paste(page, "  \n ");
  await page.locator(".message", { hasText: "the text on the page stays" }).waitFor();
  assert.equal(await page.locator(".number").innerText(), "07RIGA731");
  const other = telegram.replace("REYKJAVIK 0917", "REYKJAVIK 0918");
  await give(page, other);
  await page.locator(".number", { hasText: "75REYKJAVIK918" }).waitFor();
  assert.equal(await page.locator(".message").count(), 0);
}));

test("a file over the limit is refused with its size", () => viewer(page_url, async (page) => {
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(70_000_000)], "large.txt"));
    return data;
  });
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
  assert.match(await page.locator(".message").innerText(), /large\.txt has 70\.0 MB; the limit is 67\.1 MB/);
  assert.ok(await page.locator("#paste-area").isVisible(), "the page stays as it was");
}));

for (const [name, make] of [
  ["ten megabytes of one letter", () => "A".repeat(10_000_000)],
  ["ten megabytes of line ends", () => "\n".repeat(10_000_000)],
  ["a cable with a body of ten megabytes", () => damaged.replace(/DOE\n$/, "") + "WORDS AND WORDS. ".repeat(590_000)],
  ["a million paragraphs", () => damaged + "\n\n1. (U) Word.".repeat(300_000)],
]) {
  test(`${name} can be looked at`, () => viewer(page_url, async (page) => {
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "large.txt"));
      return data;
    }, make());
    await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
    await page.locator("#card-heading").waitFor();
    assert.ok(await page.locator(".source .row").count() <= 1500);
    const later = page.getByRole("button", { name: /^Later lines/ });
    if (await later.count()) {
      const first = await page.locator(".source .no").first().innerText();
      await later.click();
      await page.waitForFunction((was) => document.querySelector(".source .no").innerText !== was || !document.querySelector(".source .no").innerText, first);
    }
  }));
}

test("eight invented examples can be tried, and each is read", () => viewer(page_url, async (page) => {
  const n_examples = await page.locator(".examples .link").count();
  assert.equal(n_examples, 8);
  for (let idx = 0; idx < n_examples; idx += 1) {
    await page.locator(".examples .link").nth(idx).click();
    await page.locator(".card .sentence").waitFor();
    assert.match(await page.locator(".body").innerText(), /invented/i);
    await page.getByRole("button", { name: "Clear" }).click();
    await page.locator("#paste-area").waitFor();
  }
}));

test("markup in a cable is text", () => viewer(page_url, async (page) => {
  const hostile = damaged
    .replace("THE AMBER FESTIVAL", "<img src=x onerror=alert(1)><script>alert(2)</script>")
    .replace("TAGS: PGOV", "TAGS: <b>X</b> PGOV")
    .replace("The band", "<a href=\"javascript:alert(3)\">The band</a>");
  await give(page, hostile);
  assert.match(await page.locator("#card-heading").innerText(), /<img src=x onerror=alert\(1\)><script>/);
  assert.equal(await page.locator("#cable-viewer img, #cable-viewer script, #cable-viewer a, #cable-viewer b").count(), 0);
}));

test("marks that would turn the text round are shown as signs, everywhere", () => viewer(page_url, async (page) => {
  const turned = telegram.replace("HERRING COUNTERS'", "HERRING\u202E COUNTERS'").replace("BARRELS ARE", "BARRELS\u2066 ARE");
  await give(page, turned);
  const control = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
  assert.match(await page.locator("#card-heading").textContent(), /HERRING⯑ COUNTERS/);
  assert.match(await page.title(), /HERRING⯑ COUNTERS/);
  assert.doesNotMatch(await page.locator("#cable-viewer").evaluate((host) => host.textContent), control);
  assert.match(await page.locator(".body").textContent(), /BARRELS⯑ ARE/);
  // The places stay right behind them.
  await page.locator(".card .subject-marking, .card h1 [data-field]").first().hover();
  await page.waitForFunction(() => [...CSS.highlights.get("cable-active")].map(String).join(" ").endsWith("FERENCE"));
}));

test("names of files are text", () => viewer(page_url, async (page) => {
  const folder = mkdtempSync(join(tmpdir(), "names-"));
  const files = ["<img src=x onerror=alert(1)>.txt", "b.txt"].map((name) => join(folder, name));
  for (const file of files) writeFileSync(file, damaged);
  await page.setInputFiles("#file", files);
  await page.locator("#card-heading").waitFor();
  assert.equal(await page.locator("#cable-viewer img").count(), 0);
}));

test("the version and the build are told, and the archive holds what its sums say", async () => {
  const { execFileSync } = await import("node:child_process");
  const folder = mkdtempSync(join(tmpdir(), "archive-"));
  execFileSync("python3", ["-m", "zipfile", "-e", `${root}dist/cable-viewer.zip`, folder]);
  const inside = join(folder, "cable-viewer");
  execFileSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: inside });
  const manifest = JSON.parse(readFileSync(join(inside, "manifest.json"), "utf8"));
  assert.match(manifest.compiler, /^rustc \d+\.\d+\.\d+/);
  assert.deepEqual(manifest.files.map(({ name }) => name), ["cable-viewer.html", "embed/LICENSE-APACHE", "embed/LICENSE-MIT", "embed/cable-viewer.d.ts", "embed/cable-viewer.js", "embed/cable-viewer.mjs", "embed/package.json"]);
  assert.ok(readFileSync(join(inside, "cable-viewer.html")).equals(readFileSync(page_file)));
  await viewer(page_url, async (page) => {
    await page.keyboard.press("?");
    assert.ok((await page.locator("#help .about").innerText()).includes(`cable-viewer ${manifest.version}.`));
  });
});

test("the page cannot send anything", async () => {
  const { context, page, requests } = await open(browser, page_url);
  assert.deepEqual(requests, [page_url]);
  const tried = [];
  page.on("request", (request) => tried.push(request));
  await page.evaluate(() => {
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.effectiveDirective));
    fetch("https://example.org/").catch(() => {});
    new Image().src = "https://example.org/x.png";
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    navigator.sendBeacon("https://example.org/");
  });
  for (const directive of ["connect-src", "img-src", "script-src-elem"]) await page.waitForFunction((directive) => window.refused.includes(directive), directive);
  assert.equal(await page.evaluate(() => window.ran), undefined, "a script that was put in does not run");
  // Nothing left the page: the browser refused what was tried.
  assert.ok(tried.length > 0);
  for (const request of tried) {
    assert.equal(await request.response(), null);
    assert.equal(request.failure().errorText, "csp", request.url());
  }
  await context.close();
});

test("nothing is stored", () => viewer(page_url, async (page) => {
  await give(page, damaged);
  const stored = await page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, location.hash, (await indexedDB.databases()).length]);
  assert.deepEqual(stored, [0, 0, "", "", 0]);
}));

test("when the program stops the text stays, and it starts again", async () => {
  const { context, page } = await open(browser, page_url);
  await give(page, damaged);
  for (let round = 0; round < 2; round += 1) {
    // A real panic, as a fault in the program would make it: the browser refuses it an element, once.
    await page.evaluate(() => {
      const original = Document.prototype.createElement;
      Document.prototype.createElement = function (name) {
        if (name !== "ASIDE") return original.call(this, name);
        Document.prototype.createElement = original;
        throw new Error("refused by a test");
      };
      document.querySelector(".card .field").click();
    });
    await page.getByRole("heading", { name: "The viewer has stopped" }).waitFor();
    const said = await page.locator(".stopped p").innerText();
    assert.match(said, /An error in the viewer: panic at \S+\.rs:\d+\./);
    assert.doesNotMatch(said, /RIGA/);
    assert.equal(await page.locator(".stopped pre").textContent(), damaged);
    await page.getByRole("button", { name: "Restart viewer" }).click();
    await page.locator("#paste-area").waitFor();
    assert.equal(await page.locator("#paste-area").inputValue(), damaged, "the text waits in the box");
    await page.getByRole("button", { name: "Read this text" }).click();
    await page.locator(".number", { hasText: "07RIGA731" }).waitFor();
  }
  await context.close();
});

describe("accessible and usable", () => {
  for (const scheme of ["light", "dark"]) {
    for (const [width, height] of [[1280, 800], [800, 900], [375, 800]]) {
      test(`axe finds nothing at ${width} px, ${scheme}`, () => viewer(page_url, async (page) => {
        const axe = async (where) => {
          const { violations } = await AxeBuilder(page);
          assert.deepEqual(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map((node) => node.target).join(" ")}`), []);
        };
        await axe("empty");
        await give(page, damaged);
        await axe("read");
        if (width >= 1100) {
          await page.locator("#notes summary").click();
          await axe("notes");
          return;
        }
        const panes = page.getByRole("group", { name: "What to show" });
        await panes.getByRole("button", { name: /^Source/ }).click();
        assert.ok(await page.locator(".source .code").first().isVisible());
        await axe("source");
        await panes.getByRole("button", { name: /^Notes/ }).click();
        assert.ok(await page.locator(".note").first().isVisible());
        await axe("notes");
      }, { viewport: { width, height }, colorScheme: scheme }));
    }
  }

  test("nothing is wider than the window at 320 px", () => viewer(page_url, async (page) => {
    for (const [text, number] of [[damaged, "07RIGA731"], [telegram, "75REYKJAVIK917"]]) {
      await give(page, text);
      assert.equal(await page.locator(".number").innerText(), number);
      const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(content <= width, `${content} px in a window of ${width}`);
    }
  }, { viewport: { width: 320, height: 700 } }));

  test("colours can be chosen", () => viewer(page_url, async (page) => {
    const paper = () => page.evaluate(() => getComputedStyle(document.querySelector(".viewer")).backgroundColor);
    const light = await paper();
    const button = page.getByRole("button", { name: /^Theme/ });
    await button.click();
    assert.equal(await paper(), light);
    await button.click();
    assert.notEqual(await paper(), light);
    assert.equal(await button.innerText(), "Theme: dark");
  }));

  test("a field chosen on a phone is explained at the foot, and shows its place in the source", () => viewer(page_url, async (page) => {
    await give(page, damaged);
    await page.getByRole("button", { name: /^Latvia/ }).tap();
    assert.match(await explained(page), /Place tag LG: Latvia/);
    const sheet = await page.locator(".explanation").boundingBox();
    assert.deepEqual([sheet.x, sheet.width, Math.round(sheet.y + sheet.height)], [0, 375, 700]);
    await page.getByRole("button", { name: "Show in the source" }).tap();
    await page.locator(".source").waitFor();
    await lit_is(page, ["LG"]);
    assert.equal(await page.locator(".explanation").count(), 0);
    await page.waitForFunction(() => document.activeElement.id === "source");
  }, { viewport: { width: 375, height: 700 }, hasTouch: true, isMobile: true }));
});

test("the seed cable", { skip: existsSync(seed_file) ? false : "the seed is not beside the project: ../shared/seed is absent" }, () => viewer(page_url, async (page) => {
  const seed = readFileSync(seed_file, "utf8");
  await give(page, seed);
  assert.equal(await page.locator(".number").innerText(), "08BAKU152");
  assert.deepEqual(await page.locator(".body .lead .n").allInnerTexts(), ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "10"]);
  assert.equal(await page.locator(".body h2").count(), 5);
  assert.equal(await page.locator(".signature").innerText(), "Signed DERSE");
  assert.equal(await page.locator(".source .code").allTextContents().then((lines) => lines.join("\n")), seed);
}));

test("the single file is what the server serves", async () => {
  assert.deepEqual(Buffer.from(await (await fetch(served.address)).arrayBuffer()), readFileSync(page_file));
});
