// Takes the README's picture from the built page: the damaged example, a field pointed at.
import { launch, open, page_url, root } from "./browser.mjs";

const browser = await launch();
const { page } = await open(browser, page_url, { viewport: { width: 1280, height: 860 } });
await page.getByRole("button", { name: "OCR of a print" }).click();
await page.locator("#card-heading").waitFor();
await page.getByRole("button", { name: /Latvia/ }).hover();
await page.waitForTimeout(200);
await page.screenshot({ path: `${root}tests/e2e/screenshot.png` });
await browser.close();
console.log("tests/e2e/screenshot.png");
