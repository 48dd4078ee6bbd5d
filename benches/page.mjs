// How long the page takes: from opening the file to the empty page, from a paste to the first view, and the longest task of the
// browser while a reader types, scrolls, hovers and walks through a long text. A report; nothing passes or fails by it.
import { existsSync, readFileSync } from "node:fs";
import { launch, open, page_url, paste, root } from "../tests/e2e/browser.mjs";
import { quiet } from "../tests/e2e/quiet.mjs";

const browser = await launch();
const fixture = (name) => readFileSync(`${root}tests/cables/${name}`, "utf8");
const seed_file = `${root}../shared/seed/08BAKU152.txt`;
const one = fixture("clean/0001-transmission.txt");
const damaged = fixture("damaged/0001-everything-at-once.txt");
const paragraph = (n) => `${n}. (C) The town's council met again, and the minister said that the GOAJ would pay for the band.\n\n`;
const head = one.slice(0, one.search(/^\s*1\. /m));
const long = `${head}\n${Array.from({ length: 700 }, (_, n) => paragraph(n + 1)).join("")}ROE\n`;
const many = Array.from({ length: 7000 }, (_, n) => damaged.replaceAll("000731", String(n).padStart(6, "0"))).join("\n\n").slice(0, 10_000_000);
const texts = [
  ["the seed", existsSync(seed_file) ? readFileSync(seed_file, "utf8") : damaged],
  [`a cable of ${Math.round(long.length / 1000)} kB`, long],
  ["10 MB of cables", many],
];

const starts = [];
for (let round = 0; round < 5; round += 1) {
  const begin = performance.now();
  const { context } = await open(browser, page_url);
  starts.push(performance.now() - begin);
  await context.close();
}
console.log(`from opening the file to the empty page: ${Math.round(starts.sort((a, b) => a - b)[2])} ms (a new window and the driver included)`);

const watch = (page) => page.evaluate(() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((entry) => Math.round(entry.duration)))).observe({ type: "longtask" });
});
const tasks = (page) => page.evaluate(() => { const found = window.tasks; window.tasks = []; return found; });
const longest = (found) => (found.length ? `${Math.max(...found)} ms (${found.length} over 50 ms)` : "none over 50 ms");

// Given to the page as a drop gives it, and drawn: the driver's own time is left out.
const first_view = (page, text) => page.evaluate(async (text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const begin = performance.now();
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  while (!document.querySelector(".card .sentence")) await new Promise((next) => setTimeout(next, 0));
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 0)));
  return performance.now() - begin;
}, text);

for (const [name, text] of texts) {
  const times = [];
  for (let round = 0; round < (text.length < 100_000 ? 5 : 1); round += 1) {
    const { context, page } = await open(browser, page_url);
    // Nobody pastes in the moment in which the page appears; by then it has read its examples, and its functions are compiled.
    await quiet(page);
    times.push(await first_view(page, text));
    await context.close();
  }
  const { context, page } = await open(browser, page_url);
  const at_once = await first_view(page, text);
  const first = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  console.log(`\n${name}: ${Math.round(first)} ms from the paste to the first view (${Math.round(at_once)} ms if pasted as soon as the page is there)`);
  await quiet(page);
  await watch(page);
  const step = async (what, act) => {
    await act();
    await quiet(page);
    console.log(`  ${what}: ${longest(await tasks(page))}`);
  };
  await step("hovering over the source", async () => { for (let y = 220; y < 700; y += 15) await page.mouse.move(900 + (y % 7) * 20, y); });
  // As a hand turns a wheel: once a frame. This pause is part of what is measured.
  const FRAME = 16;
  await step("scrolling both panes", async () => {
    for (const x of [500, 1000]) {
      await page.mouse.move(x, 400);
      for (let n = 0; n < 15; n += 1) { await page.mouse.wheel(0, 500); await page.waitForTimeout(FRAME); }
    }
  });
  await step("walking paragraphs", async () => { for (let n = 0; n < 15; n += 1) await page.keyboard.press("j"); });
  await step("typing a search", async () => {
    await page.keyboard.press("/");
    await page.waitForFunction(() => document.activeElement.id === "find-box");
    // As fast as a reader types.
    await page.keyboard.type("minister", { delay: 60 });
  });
  await context.close();
}
await browser.close();
