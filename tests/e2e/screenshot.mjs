// Takes pictures of the built page: two for the README, and all eight states for looking at, in tests/e2e/output.
import { mkdirSync, readFileSync } from "node:fs";
import { give, launch, open, page_url, root } from "./browser.mjs";
import { quiet } from "./quiet.mjs";

const output = `${root}tests/e2e/output`;
mkdirSync(output, { recursive: true });
const browser = await launch();
const cable = (name) => readFileSync(`${root}tests/cables/${name}`, "utf8");
const wide = { viewport: { width: 1280, height: 860 } };
const phone = { viewport: { width: 375, height: 760 }, hasTouch: true, isMobile: true };
const damaged = cable("damaged/0001-everything-at-once.txt");
const two = cable("several/0001-two-cables-glued.txt");
const list = Array.from({ length: 12 }, (_, n) => two.replaceAll("000231", `0002${40 + n}`).replaceAll("000790", `0007${60 + n}`)).join("\n\n");

const take = async (name, options, text, then = async () => {}) => {
  const { context, page } = await open(browser, page_url, options);
  if (text) await give(page, text);
  await then(page);
  await quiet(page);
  await page.screenshot({ path: `${output}/${name}.png` });
  if (["explanation", "phone"].includes(name)) await page.screenshot({ path: `${root}tests/e2e/${name === "phone" ? "screenshot-phone" : "screenshot"}.png` });
  await context.close();
  console.log(`tests/e2e/output/${name}.png`);
};

await take("empty", wide);
await take("telegram", wide, cable("clean/0001-transmission.txt"));
await take("archive", wide, cable("renderings/0001-aad-telegram.txt"), (page) => page.locator(".body pre").scrollIntoViewIfNeeded());
await take("damaged", wide, damaged, (page) => page.locator("#notes summary").click());
await take("list", wide, list);
await take("explanation", wide, damaged, (page) => page.getByRole("button", { name: /^Latvia/ }).hover());
await take("phone", phone, damaged);
await take("dark", { ...wide, colorScheme: "dark" }, damaged, (page) => page.keyboard.press("j"));
await browser.close();
