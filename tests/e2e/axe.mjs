// axe, run in the page. The page's own policy lets no foreign script in, so it is handed over by the browser's driver in
// a world apart, where the page's policy stays as it is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { quiet } from "./quiet.mjs";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Runs axe on the whole page with the rules of WCAG 2.2 AA and its best practices. A colour on its way to another is none that
 * anybody reads: axe looks when nothing moves. */
export default async function axe(page) {
  await quiet(page);
  await page.evaluate(source);
  return page.evaluate(() => window.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
}
