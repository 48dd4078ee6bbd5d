// A browser for the tests, with the policies that it has for everybody: nothing is relaxed.
import { chromium } from "playwright-core";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { quiet, watch } from "./quiet.mjs";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const page_file = `${root}dist/cable-viewer.html`;
export const page_url = pathToFileURL(page_file).href;

function executable() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
    try {
      return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
    } catch {
      // The next one.
    }
  }
  for (const path of ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"]) {
    if (existsSync(path)) return path;
  }
  throw new Error("no Chromium found; install one or name it in the variable CHROMIUM");
}

/** Starts the browser. Playwright's own choice of flags is left out where it would change what a page may do. */
export function launch() {
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
  const args = process.getuid?.() === 0 ? [...quiet, "--no-sandbox"] : quiet;
  return chromium.launch({ executablePath: executable(), headless: true, args, ignoreDefaultArgs: ["--allow-pre-commit-input"] });
}

/** So long a state is waited for, in milliseconds: a busy machine takes its time, and only a fault takes longer. */
export const PATIENCE = 120_000;

/** Opens the viewer at an address and waits until it can be used. Everything that goes wrong is kept in `trouble`. */
export async function open(browser, url, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await watch(page);
  const trouble = [];
  const requests = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) trouble.push(message.text()); });
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("request", (request) => requests.push(request.url()));
  await page.goto(url);
  await page.locator("#paste-area").waitFor();
  return { context, page, trouble, requests };
}

/** Opens the viewer, lets `use` use it, and then nothing may have gone wrong and nothing may have been asked for. */
export async function use_viewer(browser, url, use, options) {
  const { context, page, trouble, requests } = await open(browser, url, options);
  try {
    await use(page);
    assert.deepEqual(trouble, [], "the console is empty");
    assert.deepEqual(requests.filter((request) => !request.startsWith("data:")), [url.split("#")[0]], "one request: the document itself");
  } finally {
    await context.close();
  }
}

/** Gives the viewer a text by a paste and waits until the page stands with it: a moment after a cable is shown its heading takes
 * the focus, and the notes are opened or closed. */
export async function give(page, text) {
  await paste(page, text);
  await page.locator("#card-heading").waitFor();
  await quiet(page);
}

/** Opens the viewer with a text and lets `use` use it when it is read. */
export const read_text = (browser, text, use, options) => use_viewer(browser, page_url, async (page) => {
  await give(page, text);
  await use(page);
}, options);

/** The values of a row of the card. */
export const row = (page, label) => page.locator(".card dl > div", { has: page.locator("dt", { hasText: new RegExp(`^${label}$`) }) }).locator("dd");

/** What the open explanation says; waits for one. */
export const explained = async (page) => {
  await page.locator(".explanation").waitFor();
  return page.locator(".explanation p").first().innerText();
};

/** Moves the focus to an element where it stands: to scroll takes away what is explained, so that is done before. */
export async function focus_on(page, element) {
  await element.scrollIntoViewIfNeeded();
  await quiet(page);
  await element.focus();
}

/** Takes the pointer off what is explained: its card goes, which may lie over what is pointed at next. */
export async function leave(page, viewer = "body") {
  await page.locator(`${viewer} .top`).hover();
  await page.locator(`${viewer} .explanation`).waitFor({ state: "detached" });
}

/** What is lit in the source, as text. */
export const lit = (page) => page.evaluate(() => [...(CSS.highlights.get("cable-active") ?? [])].map(String));

/** Waits until exactly this is lit. */
export const lit_is = async (page, expected) => {
  await page.waitForFunction((text) => [...(CSS.highlights.get("cable-active") ?? [])].map(String).join("|") === text, expected.join("|"))
    .catch(async () => assert.deepEqual(await lit(page), expected));
};

/** From now on the page's time stands still, and goes on only as `page.clock.runFor` says. */
export async function stop_time(page) {
  const LATER = 3_600_000;
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(LATER);
}

/** Puts text on the real clipboard and pastes it with the keyboard, as a reader does. */
export async function paste(page, text) {
  // A page of its own copies: the viewer itself is given no permission that a reader's browser would not give.
  const copier = await page.context().newPage();
  await copier.setContent("<textarea id='t'></textarea>");
  await copier.locator("#t").evaluate((box, value) => { box.value = value; box.select(); }, text);
  await copier.locator("#t").focus();
  await copier.keyboard.press("ControlOrMeta+a");
  await copier.keyboard.press("ControlOrMeta+c");
  await copier.close();
  await page.bringToFront();
  await page.keyboard.press("ControlOrMeta+v");
}

/** Drags a file from outside over the window and drops it, as the system would: the browser makes the events itself. */
export async function drop(page, path, meanwhile = async () => {}) {
  const driver = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  const drag = (type) => driver.send("Input.dispatchDragEvent", { type, x: 200, y: 60, data });
  await drag("dragEnter");
  await drag("dragOver");
  await meanwhile();
  await drag("drop");
}
