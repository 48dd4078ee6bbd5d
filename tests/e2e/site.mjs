// A small site of somebody else's on a loopback address, with the embed folder below /assets/.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { PATIENCE, root } from "./browser.mjs";

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript", mjs: "text/javascript", txt: "text/plain; charset=utf-8" };

export const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A page with `body`, which loads the element's script. */
export const page_with = (body, { head = "", script = '<script defer src="/assets/cable-viewer.js"></script>', attributes = "" } = {}) =>
  `<!doctype html><html lang="en" ${attributes}><head><meta charset="utf-8"><title>A site</title>${head}${script}</head><body>${body}</body></html>`;

/** Serves `pages`: by path a body, or an object with `body`, `status`, `headers`, `after` (a promise: there is no answer before it is
 * kept; `assets_after` is that of all assets). */
export async function site(pages) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://x").pathname;
    requests.push(path);
    const extension = path.split(".").at(-1);
    let page = pages[path];
    if (path.startsWith("/assets/")) page = { after: pages.assets_after, body: readFileSync(`${root}dist/embed/${path.slice("/assets/".length)}`), ...pages[path] };
    if (path === "/favicon.ico") page = { status: 204, body: "" };
    if (page === undefined) page = { status: 404, body: "not found" };
    if (typeof page === "string") page = { body: page };
    await page.after;
    response.writeHead(page.status ?? 200, { "content-type": TYPES[extension] ?? TYPES.html, ...page.headers });
    response.end(page.body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  /** Waits until a path has been asked for. */
  const asked = async (path) => { while (!requests.includes(path)) await once(server, "request", { signal: AbortSignal.timeout(PATIENCE) }); };
  return { server, requests, asked, pages, address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
