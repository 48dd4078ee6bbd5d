// Firefox and WebKitGTK, driven by the standard's own protocol, with the file policies that they have for everybody.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { PATIENCE } from "./browser.mjs";

const found = (name) => {
  try {
    return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
};

const free_port = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** Firefox driven by a test protocol reads other files from a file unless it is told to be as it is for everybody. */
const FIREFOX = {
  name: "Firefox",
  driver: "geckodriver",
  missing: () => (!found("geckodriver") ? "geckodriver is not installed" : !found("firefox-esr") && !found("firefox") ? "Firefox is not installed" : null),
  arguments: (port) => ["--port", String(port), "--log", "fatal"],
  capabilities: () => ({
    "moz:firefoxOptions": {
      binary: found("firefox-esr") ?? found("firefox"),
      args: ["-headless"],
      prefs: { "remote.prefs.recommended": false, "security.fileuri.strict_origin_policy": true, "app.update.enabled": false, "datareporting.policy.dataSubmissionEnabled": false },
    },
  }),
};

const mini_browser = () => {
  const base = "/usr/lib";
  for (const machine of existsSync(base) ? readdirSync(base) : []) {
    for (const version of ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]) {
      const path = `${base}/${machine}/${version}/MiniBrowser`;
      if (existsSync(path)) return path;
    }
  }
  return null;
};

const WEBKIT = {
  name: "WebKitGTK",
  driver: "WebKitWebDriver",
  needs_screen: true,
  missing: () => (!found("WebKitWebDriver") ? "WebKitWebDriver is not installed" : !mini_browser() ? "WebKitGTK's browser is not installed" : !found("Xvfb") ? "Xvfb is not installed" : null),
  arguments: (port) => [`--port=${port}`],
  capabilities: () => ({ "webkitgtk:browserOptions": { binary: mini_browser(), args: ["--automation"] } }),
};

export const ENGINES = [FIREFOX, WEBKIT];

/** Asks until there is an answer that is not false; a browser on a busy machine takes its time. */
const poll = async (ask, what) => {
  const PAUSE = 50;
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(PAUSE);
  }
};

/** Starts a screen that nobody sees, as `child`; its number is any that is free, and is told when the screen can be used. */
const start_screen = async () => {
  const NUMBER_GOES_TO = 3;
  const child = spawn("Xvfb", ["-displayfd", String(NUMBER_GOES_TO), "-screen", "0", "1280x900x24"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  for await (const number of createInterface({ input: child.stdio[NUMBER_GOES_TO] })) return { child, name: `:${number}` };
  throw new Error("Xvfb has no screen to give");
};

/** A browser: `close` it in the end. */
export async function drive(engine) {
  const children = [];
  const environment = { ...process.env };
  if (engine.needs_screen) {
    const { child, name } = await start_screen();
    children.push(child);
    environment.DISPLAY = name;
  }
  const port = await free_port();
  const driver = spawn(engine.driver, engine.arguments(port), { stdio: "ignore", env: environment });
  children.push(driver);
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body), headers: { "content-type": "application/json" } });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const stop = () => children.reverse().forEach((child) => child.kill());
  let session;
  try {
    await poll(async () => {
      if (driver.exitCode !== null) throw new Error(`${engine.driver} has ended with ${driver.exitCode}`);
      return call("GET", "/status").catch(() => false);
    }, `${engine.driver} to listen`);
    session = await call("POST", "/session", { capabilities: { alwaysMatch: engine.capabilities() } });
  } catch (error) {
    stop();
    throw error;
  }
  const base = `/session/${session.sessionId}`;
  const key = "element-6066-11e4-a52e-4f735466cecf";
  const element = async (selector) => (await call("POST", `${base}/element`, { using: "css selector", value: selector }))[key];
  const run = (script, ...values) => call("POST", `${base}/execute/sync`, { script: typeof script === "function" ? `return (${script})(...arguments)` : script, args: values });
  const until = (script, ...values) => poll(() => run(script, ...values), script);
  return {
    version: session.capabilities.browserVersion,
    go: (url) => call("POST", `${base}/url`, { url }),
    run,
    until,
    click: async (selector) => call("POST", `${base}/element/${await element(selector)}/click`, {}),
    type: async (selector, text) => call("POST", `${base}/element/${await element(selector)}/value`, { text }),
    close: async () => { await call("DELETE", base).catch(() => {}); stop(); },
  };
}
