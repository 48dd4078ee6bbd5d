// Documentation generators, each with the least that a site of two pages and three cables needs: the script, and fences in the
// generator's own idiom. What stands here is what docs/embedding.md tells authors to write.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync, cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));
const script = `${root}dist/embed/cable-viewer.js`;

const found = (name, ...more) => {
  for (const path of more) if (existsSync(path)) return path;
  try {
    return execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
};
const write = (folder, files) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    if (name.endsWith("cable-viewer.js")) cpSync(script, join(folder, name));
    else writeFileSync(join(folder, name), text);
  }
};
const run = (command, args, cwd, env = {}) => execFileSync(command, args, { cwd, encoding: "utf8", stdio: "pipe", env: { ...process.env, ...env } });
const venv = (name) => found(name, `${root}tests/docs/venv/bin/${name}`);
const fence = (text) => `\`\`\`cable\n${text.trimEnd()}\n\`\`\``;
/** The two pages in Markdown. */
const pages = ([one, two, three]) => [
  `# First page\n\nTwo cables.\n\n${fence(one)}\n\nAnd another:\n\n${fence(two)}\n`,
  `# Second page\n\n${fence(three)}\n`,
];

export const GENERATORS = [
  {
    name: "mdBook",
    tool: () => found("mdbook"),
    build(folder, cables, tool) {
      const [first, second] = pages(cables);
      write(folder, {
        "book.toml": '[book]\ntitle = "Cables"\n\n[output.html]\nadditional-js = ["cable-viewer.js"]\n',
        "cable-viewer.js": "",
        "src/SUMMARY.md": "- [First](first.md)\n- [Second](second.md)\n",
        "src/first.md": first,
        "src/second.md": second,
      });
      run(tool, ["build"], folder);
      return { site: join(folder, "book"), first: "/first.html", second: "/second.html" };
    },
    dark: (page) => page.evaluate(() => { document.documentElement.classList.remove("light"); document.documentElement.classList.add("navy"); }),
    async search(page, word) {
      await page.locator("#mdbook-search-toggle, #search-toggle").first().click();
      await page.locator("#mdbook-searchbar, #searchbar").first().pressSequentially(word);
      return page.locator("#mdbook-searchresults li, #searchresults li").first();
    },
  },
  {
    name: "MkDocs with Material",
    tool: () => venv("mkdocs"),
    build(folder, cables, tool) {
      const [first, second] = pages(cables);
      write(folder, {
        "mkdocs.yml": "site_name: Cables\nsite_url: http://127.0.0.1/\ntheme:\n  name: material\n  font: false\n  features: [navigation.instant]\n  palette:\n    - scheme: default\n      toggle: {icon: material/brightness-7, name: Dark}\n    - scheme: slate\n      toggle: {icon: material/brightness-4, name: Light}\nextra_javascript:\n  - cable-viewer.js\nmarkdown_extensions:\n  - pymdownx.superfences:\n      custom_fences:\n        - name: cable\n          class: language-cable\n          format: !!python/name:pymdownx.superfences.fence_code_format\nplugins:\n  - search\n",
        "docs/cable-viewer.js": "",
        "docs/index.md": first,
        "docs/second.md": second,
      });
      run(tool, ["build", "--quiet"], folder, { NO_MKDOCS_2_WARNING: "1" });
      return { site: join(folder, "site"), first: "/", second: "/second/", instant: 'a[href$="second/"]' };
    },
    dark: (page) => page.evaluate(() => document.body.setAttribute("data-md-color-scheme", "slate")),
    async search(page, word) {
      await page.keyboard.press("/");
      await page.locator(".md-search__input").pressSequentially(word);
      return page.locator(".md-search-result__item").first();
    },
  },
  {
    name: "Sphinx",
    tool: () => venv("sphinx-build"),
    build(folder, [one, two, three], tool) {
      const block = (text) => `.. code-block:: cable\n\n${text.trimEnd().split("\n").map((line) => `   ${line}`.trimEnd()).join("\n")}\n`;
      write(folder, {
        "conf.py": 'project = "Cables"\nhtml_static_path = ["_static"]\nhtml_js_files = [("cable-viewer.js", {"defer": "defer"})]\nsuppress_warnings = ["misc.highlighting_failure"]\n',
        "_static/cable-viewer.js": "",
        "index.rst": `First page\n==========\n\nTwo cables.\n\n${block(one)}\nAnd another:\n\n${block(two)}\n.. toctree::\n\n   second\n`,
        "second.rst": `Second page\n===========\n\n${block(three)}`,
      });
      run(tool, ["-q", "-b", "html", ".", "out"], folder);
      return { site: join(folder, "out"), first: "/index.html", second: "/second.html" };
    },
    dark: (page) => page.evaluate(() => document.body.setAttribute("data-theme", "dark")),
    async search(page, word) {
      await page.goto(`${new URL(page.url()).origin}/search.html?q=${word}`);
      return page.locator("#search-results li").first();
    },
  },
  {
    name: "Docusaurus",
    tool: () => found("docusaurus", `${root}tests/docs/node_modules/.bin/docusaurus`),
    build(folder, cables, tool) {
      const [first, second] = pages(cables);
      write(folder, {
        "docusaurus.config.mjs": `export default {
          title: "Cables", url: "http://127.0.0.1", baseUrl: "/", onBrokenLinks: "ignore",
          scripts: [{ src: "/cable-viewer.js", defer: true }],
          presets: [["classic", { docs: { routeBasePath: "/" }, blog: false, pages: false }]],
          themes: [["@easyops-cn/docusaurus-search-local", { docsRouteBasePath: "/", indexBlog: false, hashed: true }]],
        };\n`,
        "package.json": '{ "name": "site", "private": true }\n',
        "static/cable-viewer.js": "",
        "docs/first.md": `---\nslug: /\n---\n${first}`,
        "docs/second.md": second,
      });
      symlinkSync(`${root}tests/docs/node_modules`, join(folder, "node_modules"));
      run(tool, ["build"], folder, { CI: "1", DOCUSAURUS_NO_TELEMETRY: "1", DOCUSAURUS_NO_PERSISTENT_CACHE: "true", NODE_OPTIONS: "--max-old-space-size=4096" });
      return { site: join(folder, "build"), first: "/", second: "/second/", instant: 'a[href="/second"]' };
    },
    dark: (page) => page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark")),
    async search(page, word) {
      await page.locator(".navbar__search-input").click();
      await page.keyboard.type(word, { delay: 30 });
      return page.locator("[class*=hitTree], [class*=suggestion]").first();
    },
  },
  {
    name: "Hugo",
    tool: () => found("hugo"),
    build(folder, cables, tool) {
      const [first, second] = pages(cables);
      write(folder, {
        "config.toml": 'baseURL = "/"\ntitle = "Cables"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n[markup.highlight]\ncodeFences = false\n[outputs]\nhome = ["HTML", "JSON"]\n',
        "static/cable-viewer.js": "",
        "layouts/_default/baseof.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><script defer src="/cable-viewer.js"></script></head><body>{{ block "main" . }}{{ end }}</body></html>\n',
        "layouts/_default/single.html": '{{ define "main" }}{{ .Content }}{{ end }}\n',
        "layouts/index.html": '{{ define "main" }}{{ range .Site.RegularPages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}\n',
        // Hugo brings no search; this index of the plain text is what its documents suggest to make one of.
        "layouts/index.json": '[{{ range $i, $p := .Site.RegularPages }}{{ if $i }},{{ end }}{{ dict "url" $p.RelPermalink "text" $p.Plain | jsonify }}{{ end }}]\n',
        "content/first.md": `---\ntitle: First\n---\n${first}`,
        "content/second.md": `---\ntitle: Second\n---\n${second}`,
      });
      run(tool, ["--quiet"], folder);
      return { site: join(folder, "public"), first: "/first/", second: "/second/" };
    },
    dark: (page) => page.evaluate(() => document.documentElement.classList.add("dark")),
    async search(page, word) {
      const hits = await page.evaluate(async (word) => (await (await fetch("/index.json")).json()).filter(({ text }) => text.includes(word)).length, word);
      return { waitFor: async () => { if (hits === 0) throw new Error("not found"); } };
    },
  },
  {
    name: "Jekyll",
    tool: () => found("jekyll"),
    build(folder, cables, tool) {
      const [first, second] = pages(cables);
      const head = (title) => `---\ntitle: ${title}\nlayout: default\n---\n`;
      write(folder, {
        "_config.yml": "title: Cables\nmarkdown: kramdown\n",
        "cable-viewer.js": "",
        "_layouts/default.html": '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title><script defer src="/cable-viewer.js"></script></head><body>{{ content }}</body></html>\n',
        "first.md": head("First") + first,
        "second.md": head("Second") + second,
        // Jekyll brings no search either: an index of the plain text.
        "index.json": "---\n---\n[{% for page in site.pages %}{% if page.title %}{\"url\": {{ page.url | jsonify }}, \"text\": {{ page.content | strip_html | jsonify }}},{% endif %}{% endfor %}null]\n",
      });
      run(tool, ["build", "--quiet", "--disable-disk-cache"], folder);
      return { site: join(folder, "_site"), first: "/first.html", second: "/second.html" };
    },
    dark: (page) => page.evaluate(() => document.documentElement.classList.add("dark")),
    async search(page, word) {
      const hits = await page.evaluate(async (word) => (await (await fetch("/index.json")).json()).filter((entry) => entry?.text.includes(word)).length, word);
      return { waitFor: async () => { if (hits === 0) throw new Error("not found"); } };
    },
  },
];
