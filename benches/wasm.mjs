// How fast texts are read in WebAssembly, and in how much memory, by node:
//   node benches/wasm.mjs                     the module as the page has it
//   node benches/wasm.mjs --against FOLDER    beside that of another commit, as its page has it
//   node benches/wasm.mjs --levels z s 2 3    a table of optimisation levels: speed and weight
// `make bench-wasm` lays the other commit out (benches/compare.sh). Each text is read by all modules in turns, each time in a
// process of its own, and the fastest turn counts. What is measured is the processor's time, so that other processes take nothing of
// it, and only after V8 has compiled the module a second time, by its optimising compiler, as it has in a page after the first
// moments. Memory is by how much the module's own has grown.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const own = fileURLToPath(import.meta.url);

// In each process a reading is repeated for so long (milliseconds) before it is measured, and for so long while it is.
const WARM_UP = 500;
const TIME = 500;
// How often each module has its turn.
const TURNS = 3;
// Memory of smaller texts is that of the module's pages.
const LEAST_FOR_MEMORY = 1_000_000;

// ---- texts --------------------------------------------------------------------------------------------------------------
// Sets of texts as in benches/read/sets.rs; empty where their material is absent.
const sets = {
  "a short cable": () => [fixture("clean/0001-transmission.txt")],
  "a cable of 70 kB": () => {
    const body = fixture("damaged/0001-everything-at-once.txt").split("\n").filter((line) => line.length > 200).join("\n\n");
    return [`${fixture("clean/0001-transmission.txt")}\n${repeated(`${body}\n\n`, 70_000)}`];
  },
  "10 MB of the fixtures": () => joined(files("tests/cables", ""), 10_000_000),
  "the seed 1,000 times, joined": () => files("../shared/seed", "").map((text) => text.repeat(1000)),
  "archive telegrams, one by one": () => files("../shared/examples", "aad-"),
  "Cablegate pages, one by one": () => files("../shared/examples", "cablegate-"),
  "10 MB of Cablegate pages, joined": () => joined(files("../shared/examples", "cablegate-"), 10_000_000),
};
// What the table of levels has.
const FOR_LEVELS = ["a cable of 70 kB", "10 MB of the fixtures"];

function fixture(name) {
  return readFileSync(join(root, "tests/cables", name), "utf8");
}

function repeated(piece, size) {
  return piece.repeat(Math.ceil(size / Buffer.byteLength(piece)));
}

function joined(texts, size) {
  return texts.length ? [repeated(texts.join(""), size)] : [];
}

// The cables of a folder whose names begin so, each with a line end behind it.
function files(folder, begin) {
  let names = [];
  try {
    names = readdirSync(join(root, folder), { recursive: true });
  } catch {
    // Said below.
  }
  const cables = names.filter((name) => /\.(txt|html)$/.test(name) && !/not-a-cable|negatives/.test(name) && basename(name).startsWith(begin));
  if (!cables.length) console.error(`skipped: there are no cables in ${folder}; real cables are not part of the repository`);
  return cables.sort().map((name) => `${readFileSync(join(root, folder, name), "utf8")}\n`);
}

const size_of = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

// ---- modules ------------------------------------------------------------------------------------------------------------
// Runs a command in a folder of the project as its own recipes do.
function run(folder, env, ...command) {
  execFileSync("bash", ["-c", '. .ci/env && exec "$@"', "bash", ...command], { cwd: folder, env, stdio: ["ignore", "inherit", "inherit"] });
}

// Builds the module by the settings of the page, or at another level. It is the page's, views and all, since their entries are those of
// the library; the functions that are measured come on top.
function build(folder, level) {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const setting = (name) => page.match(new RegExp(`data-${name}="([^"]*)"`))?.[1];
  const profile = setting("cargo-profile") ?? "release";
  const wasm_opt = [`-O${level ?? setting("wasm-opt")}`, ...(setting("wasm-opt-params") ?? "").split(" ").filter(Boolean)];
  const targets = folder === root ? process.env.CARGO_TARGET_DIR ?? join(root, "target") : join(folder, "target");
  const env = { ...process.env, CARGO_TARGET_DIR: targets };
  if (level) env[`CARGO_PROFILE_${profile.toUpperCase()}_OPT_LEVEL`] = level;
  run(folder, env, "cargo", "build", "--quiet", "--profile", profile, "--target", "wasm32-unknown-unknown", "--example", "wasm-bench");

  const built = join(targets, "wasm32-unknown-unknown", profile, "examples/wasm-bench.wasm");
  const out = join(targets, "wasm-bench", level ?? "page");
  mkdirSync(out, { recursive: true });
  const module = join(out, "wasm-bench_bg.wasm");
  run(folder, env, "wasm-bindgen", "--target", "nodejs", "--no-typescript", "--out-dir", out, built);
  run(folder, env, "wasm-opt", ...wasm_opt, "-o", module, module);
  return {
    glue: join(out, "wasm-bench.js"),
    settings: `profile ${profile}, wasm-opt ${wasm_opt[0]}`,
    kilobytes: Math.round(gzipSync(readFileSync(module), { level: 9 }).length / 1000),
  };
}

// ---- measuring ----------------------------------------------------------------------------------------------------------
// Milliseconds of the processor.
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

// Runs something again and again for so long; gives what one run took. Twice as often each time: the watch takes its time, too.
function repeat(run, time) {
  const begin = spent();
  let rounds = 0;
  while (spent() - begin < time) {
    for (let n = Math.max(rounds, 1); n > 0; n -= 1) {
      run();
      rounds += 1;
    }
  }
  return (spent() - begin) / rounds;
}

// In a process of its own: prints the figures of one set as JSON.
function answer(glue, set) {
  const module = createRequire(own)(glue);
  const texts = sets[set]();
  const bytes = size_of(texts);
  const before = module.memory_in_pages();
  texts.forEach((text) => module.read(text));
  const memory = ((module.memory_in_pages() - before) * 65_536) / bytes;
  const rate = (name) => {
    const run = () => texts.forEach((text) => module[name](text));
    repeat(run, WARM_UP);
    return bytes / 1000 / repeat(run, TIME);
  };
  console.log(JSON.stringify({ count: rate("count_lines"), read: rate("read"), page: rate("read_with_page"), memory }));
}

// The fastest of all turns, for each module.
function measured(modules, set) {
  const best = modules.map(() => ({ count: 0, read: 0, page: 0, memory: 0 }));
  for (let turn = 0; turn < TURNS; turn += 1) {
    modules.forEach(({ glue }, at) => {
      const figures = JSON.parse(execFileSync("node", [own, "--answer", glue, set], { encoding: "utf8" }));
      for (const [name, value] of Object.entries(figures)) best[at][name] = Math.max(best[at][name], value);
    });
  }
  return best;
}

const print = (name, ...columns) => console.log([name.padEnd(34), ...columns.map((column) => column.padStart(10))].join(" "));

function compare(folders) {
  const names = ["this build", "the commit before"];
  const modules = folders.map((folder) => build(folder));
  modules.forEach(({ settings, kilobytes }, at) => console.log(`${names[at]}: ${settings}; ${kilobytes} kB by gzip -9`));
  console.log("\nSpeed in MB/s; memory in times the text, which is included.\n");
  print("", "count", "read", "with page", "memory");
  for (const [set, make] of Object.entries(sets)) {
    const texts = make();
    if (!texts.length) continue;
    const bytes = size_of(texts);
    console.log(`${set}: ${texts.length === 1 ? "one text" : `${texts.length} texts`} of ${bytes} bytes`);
    const figures = measured(modules, set);
    const has_memory = texts.length === 1 && bytes >= LEAST_FOR_MEMORY;
    figures.forEach(({ count, read, page, memory }, at) => {
      print(`  ${names[at]}`, count.toFixed(0), read.toFixed(1), page.toFixed(1), has_memory ? memory.toFixed(1) : "-");
    });
    const [now, before] = figures;
    if (before) print("  ratio", "", `${(now.read / before.read).toFixed(2)}x`, `${(now.page / before.page).toFixed(2)}x`, "");
  }
}

function table_of_levels(levels) {
  const modules = levels.map((level) => build(root, level));
  const rows = Object.fromEntries(FOR_LEVELS.map((set) => [set, measured(modules, set)]));
  console.log("MB/s, reading alone and with the page; what the module weighs by gzip -9 (the page's packer makes 5 % less of it).\n");
  console.log(`| level | ${FOR_LEVELS.map((set) => `${set} | with page`).join(" | ")} | kB |`);
  console.log(`| --- |${" --- | --- |".repeat(FOR_LEVELS.length)} --- |`);
  levels.forEach((level, at) => {
    const columns = FOR_LEVELS.flatMap((set) => [rows[set][at].read.toFixed(1), rows[set][at].page.toFixed(1)]);
    console.log(`| ${level} | ${columns.join(" | ")} | ${modules[at].kilobytes} |`);
  });
}

const [what, ...rest] = process.argv.slice(2);
if (what === "--answer") answer(...rest);
else if (what === "--levels") table_of_levels(rest.length ? rest : ["z", "s", "2", "3"]);
else compare([root, ...(what === "--against" ? rest.filter(Boolean) : [])]);
