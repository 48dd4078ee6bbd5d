// Serves a folder on a loopback address: `node serve.mjs [folder] [port]`. For looking at the page and for the tests.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** Starts a server for `folder`; resolves to it and its address. Port 0 takes any free one. */
export function serve(folder, port = 0) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const file = join(root, path.endsWith("/") ? join(path, "index.html") : path);
    try {
      if (!file.startsWith(root) || !statSync(file).isFile()) throw new Error("no such file");
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
      createReadStream(file).pipe(response);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    }
  });
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", () => done({ server, address: `http://127.0.0.1:${server.address().port}/` }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? "dist";
  const wanted = Number(process.argv[3] ?? 8080);
  // A port in use is no reason to fail: any other will do.
  const { address } = await serve(folder, wanted).catch(() => serve(folder, 0));
  console.log(`serving ${address}`);
  console.log(`the single file: ${resolve(folder, "cable-viewer.html")}`);
}
