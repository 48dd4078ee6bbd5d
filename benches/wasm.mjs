// How fast texts are read in WebAssembly, and in how much memory: `node benches/wasm.mjs [LEVEL]...`, by default at the
// page's own settings (opt-level z and wasm-opt -Oz) and at opt-level 3 with -O3.
// Memory is by how much the module's own has grown, in a process of its own for each text. V8 compiles a module twice;
// the fastest of several rounds is code of its optimising compiler, as it is in a page after the first moments.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const own = fileURLToPath(import.meta.url);
const targetFolder = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"));

// Each measurement is repeated for so long (milliseconds), and at least so often; the fastest counts.
const TIME = 1000;
const ROUNDS = 3;

const texts = {
  "a short cable": () => fixture("clean/0001-transmission.txt"),
  "a cable of 70 kB": () => {
    const body = fixture("damaged/0001-everything-at-once.txt").split("\n").filter((line) => line.length > 200).join("\n\n");
    return `${fixture("clean/0001-transmission.txt")}\n${repeated(`${body}\n\n`, 70_000)}`;
  },
  "10 MB of the fixtures": () => repeated(joined(join(root, "tests/cables")), 10_000_000),
  "50 MB of real texts": () => repeated(joined(join(root, "../shared/examples")), 50_000_000),
};

function fixture(name) {
  return readFileSync(join(root, "tests/cables", name), "utf8");
}

function repeated(piece, size) {
  return piece.repeat(piece && Math.ceil(size / Buffer.byteLength(piece)));
}

// The cables of a folder one after the other; nothing where it is absent.
function joined(folder) {
  let names = [];
  try {
    names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".txt") && !name.includes("not-a-cable"));
  } catch {
    console.error(`skipped: ${folder} is not there; real cables are not part of the repository`);
  }
  return names.sort().map((name) => `${readFileSync(join(folder, name), "utf8")}\n`).join("");
}

// Builds the module at an optimisation level; gives the path of its glue.
function build(level) {
  const folder = join(targetFolder, "wasm-bench", level);
  const options = { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, CARGO_PROFILE_RELEASE_OPT_LEVEL: level } };
  execFileSync("cargo", ["build", "--quiet", "--release", "--target", "wasm32-unknown-unknown", "--example", "wasm-bench"], options);
  mkdirSync(folder, { recursive: true });
  const built = join(targetFolder, "wasm32-unknown-unknown/release/examples/wasm-bench.wasm");
  execFileSync("wasm-bindgen", ["--target", "nodejs", "--no-typescript", "--out-dir", folder, built], options);
  const module = join(folder, "wasm-bench_bg.wasm");
  execFileSync("wasm-opt", [`-O${level}`, "-o", module, module], options);
  return join(folder, "wasm-bench.js");
}

function fastest(run) {
  const begin = performance.now();
  let best = Infinity;
  for (let round = 0; round < ROUNDS || performance.now() - begin < TIME; round += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

// In a process of its own: prints the figures of one text as JSON.
function measure(glue, name) {
  const module = createRequire(own)(glue);
  const text = texts[name]();
  const bytes = Buffer.byteLength(text);
  if (!bytes) return console.log("null");
  const size = () => module.memory_in_pages() * 65_536;
  const before = size();
  module.read(text);
  const grown = size() - before;
  const rate = (run) => bytes / 1000 / fastest(run);
  const [count, read, page] = ["count_lines", "read", "read_with_page"].map((run) => rate(() => module[run](text)));
  console.log(JSON.stringify({ bytes, count, read, page, memory: grown / bytes }));
}

function report(level) {
  const glue = build(level);
  const module = readFileSync(glue.replace(/\.js$/, "_bg.wasm"));
  const kilobytes = Math.round(gzipSync(module, { level: 9 }).length / 1000);
  console.log(`opt-level ${level}, wasm-opt -O${level}: the reader alone is ${kilobytes} kB gzipped`);
  for (const name of Object.keys(texts)) {
    const figures = JSON.parse(execFileSync("node", [own, "--measure", glue, name], { encoding: "utf8" }));
    if (!figures) continue;
    const { bytes, count, read, page, memory } = figures;
    const columns = [bytes, count.toFixed(0), read.toFixed(1), page.toFixed(1), bytes < 1e6 ? "-" : memory.toFixed(1)];
    console.log([name.padEnd(26), ...columns.map((column) => String(column).padStart(10))].join(" "));
  }
}

const [what, ...rest] = process.argv.slice(2);
if (what === "--measure") {
  measure(...rest);
} else {
  console.log("Speed in MB/s; peak memory of the reading in times the text, which is included.\n");
  console.log(["".padEnd(26), ...["bytes", "count", "read", "with page", "memory"].map((head) => head.padStart(10))].join(" "));
  for (const level of what ? [what, ...rest] : ["z", "3"]) report(level);
}
