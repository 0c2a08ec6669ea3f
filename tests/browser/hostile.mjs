// Looks for hostile content that does anything at all in a real browser.
//
//   node hostile.mjs BASE_URL FOLDER
//
// BASE_URL is the site of an archive that was filled from FOLDER: pages, feeds, a dump and rows of outlets
// that want to run scripts, load pictures, cover the page or leave it. Every page, feed and answer of the
// API is opened with JavaScript on, at 360 pixels, once under the site's own policy and once without it,
// so that neither escaping nor the policy stands in for the other. All payloads call `hostile` or `alert`,
// or ask attacker.example for something. CHROMIUM names the browser's executable.
//
// First the folder's own pages are opened as their outlets would serve them: what is not noticed there
// would not be noticed here either.

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import { copies } from "./copies.mjs";

const [base, folder] = process.argv.slice(2);
if (!base || !folder) {
  console.error("usage: node hostile.mjs BASE_URL FOLDER");
  process.exit(2);
}

const SCREEN = { viewport: { width: 360, height: 740 } };
// Pages that are open at the same time.
const LANES = 4;
const ENDINGS = ["atom", "rss", "json"];
// What each page is opened for at least: fewer mean that the archive did not take the folder in.
const FEWEST_ARTICLES = 15;
const FEWEST_OUTLETS = 6;
const FEWEST_SNAPSHOTS = 7;
// What only the site's own templates may put into a page.
// (The site draws one picture itself, the timeline of a story, of lines, dots and words; and it shows
// stored copies in a frame, which copies.mjs looks at.)
const FOREIGN =
  "script, style, iframe:not(.copy[sandbox='']), object, embed, svg:not(figure.timeline > svg), svg :not(text, line, circle), " +
  "math, img, video, audio, base, meta[http-equiv], textarea, plaintext, template, [style], [srcdoc], [autofocus], [formaction]";
const KEPT_FROM = /sandboxed|Content.Security.Policy|^Refused to |^Unsafe attempt to load URL/;

const problems = [];
const report = (name, text) => problems.push(`${name}: ${text}`);

async function main() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  try {
    await payloadsWork(browser);
    const addresses = await everyAddress();
    const snapshots = addresses.filter((address) => address.startsWith("/snapshots/"));
    // Looking at copies is mostly waiting for what they might do.
    await Promise.all([
      visits(browser, addresses),
      copies(base, folder, snapshots, report),
    ]);
    console.log(`${addresses.length} addresses with hostile content, with and without the policy`);
  } finally {
    await browser.close();
  }
  for (const problem of problems) console.log(problem);
  console.log(`${problems.length === 0 ? "ok" : "FAILED"}: ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

// The folder's pages in a browser that nothing protects: scripts run, and other hosts are asked.
async function payloadsWork(browser) {
  const seen = { ran: 0, left: 0 };
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".html"));
  await Promise.all(files.map(async (file) => {
    const address = `https://${file.split(path.sep).join("/")}`;
    const context = await browser.newContext(SCREEN);
    const page = await context.newPage();
    await watch(page, address, {
      ran: () => (seen.ran += 1),
      left: () => (seen.left += 1),
      said: () => {},
      answer: async () => ({ contentType: "text/html", body: await readFile(path.join(folder, file)) }),
    });
    await page.goto(address);
    await page.waitForTimeout(300);
    await context.close();
  }));
  if (seen.ran < 5) report("payloads", `only ${seen.ran} ran in a page that nothing protects`);
  if (seen.left < 5) report("payloads", `only ${seen.left} requests left a page that nothing protects`);
  console.log(`unprotected, ${seen.ran} payloads run and ${seen.left} requests leave`);
}

// Everything that shows what was filed, found by way of the API.
async function everyAddress() {
  const articles = await listed("/api/v1/articles?limit=100", "articles");
  const outlets = await listed("/api/v1/outlets", "outlets");
  if (articles.length < FEWEST_ARTICLES) report("api", `only ${articles.length} articles`);
  if (outlets.length < FEWEST_OUTLETS) report("api", `only ${outlets.length} outlets`);
  const addresses = ["/", "/new?after=0", "/stories", "/api/v1/stories", "/outlets", "/outlets.opml", "/api", "/api/v1/articles", "/api/v1/outlets"];
  const feeds = (view, query = "") => ENDINGS.map((ending) => `${view}/feed.${ending}${query}`);
  addresses.push(...feeds(""), "/alarms", ...feeds("/alarms"), ...feeds("", "?content=full"));
  for (const { name } of outlets) {
    const segment = encodeURIComponent(name);
    addresses.push(`/outlets/${segment}`, `/outlets/${segment}/upkeep`, `/outlets/${segment}/headlines`);
    addresses.push(`/api/v1/outlets/${segment}`, ...feeds(`/outlets/${segment}`));
  }
  for (const { id } of await listed("/api/v1/stories", "stories")) {
    addresses.push(`/stories/${id}`, `/api/v1/stories/${id}`, ...feeds(`/stories/${id}`));
  }
  const snapshots = new Set();
  for (const { id } of articles) {
    addresses.push(`/articles/${id}`, `/api/v1/articles/${id}`);
    for (const { snapshot } of await listed(`/api/v1/articles/${id}`, "sightings")) snapshots.add(snapshot);
  }
  if (snapshots.size < FEWEST_SNAPSHOTS) report("api", `only ${snapshots.size} snapshots`);
  for (const snapshot of snapshots) {
    const digest = snapshot.replace("sha256:", "");
    addresses.push(`/snapshots/${digest}`, `/api/v1/snapshots/${digest}`);
  }
  const words = ({ title, summary }) => `${title} ${summary}`.match(/\p{L}{4,}/u)[0];
  for (const word of new Set(articles.map(words))) addresses.push(`/search?q=${encodeURIComponent(word)}`);
  const queries = [
    "hostile",
    "script",
    "onerror",
    "</title><script>hostile('query')</script>",
    '" autofocus onfocus="hostile(\'query\')',
    "\u202e\u0001javascript:hostile(1)",
    "x".repeat(900),
  ];
  for (const query of queries) {
    const asked = `?q=${encodeURIComponent(query)}`;
    addresses.push(`/search${asked}`, `/api/v1/search${asked}`, `/api/v1/search/facets${asked}`);
  }
  const payload = encodeURIComponent("\"><script>hostile('parameter')</script>");
  addresses.push(...feeds("/search", "?q=hostile"), ...feeds("/search", `?q=${payload}`));
  for (const name of ["outlet", "kind", "after", "author", "section", "language", "sort", "cursor"]) {
    addresses.push(`/search?q=hostile&${name}=${payload}`);
  }
  addresses.push(`/?cursor=${payload}`, `/outlets/${payload}`, `/articles/${payload}`, `/${payload}`);
  return addresses;
}

async function listed(address, what) {
  const answer = await fetch(new URL(address, base));
  return (await answer.json())[what] ?? [];
}

// Every address under the policy and without it, several at a time.
async function visits(browser, addresses) {
  for (const [policy, bypassCSP] of [["policy", false], ["no policy", true]]) {
    const context = await browser.newContext({ ...SCREEN, bypassCSP });
    // What a stored copy is kept from loading, its policy keeps it from.
    const left = addresses.filter((address) => !bypassCSP || !address.startsWith("/snapshots/"));
    await Promise.all(Array.from({ length: LANES }, () => lane(context, left, policy)));
    await context.close();
  }
}

// A page that goes from address to address until none is left: opening another one for each would take longer
// than all that is looked at in it. Only a stored copy has one of its own, since its frame may still have
// something to say when the next address is there.
async function lane(context, left, policy) {
  const seen = { address: "", label: "", status: 200 };
  let page = await looking(context, seen);
  while (left.length > 0) {
    const address = left.shift();
    Object.assign(seen, { address, label: `${address.slice(0, 100)} (${policy})`, status: 200 });
    await visit(page, address, seen.label);
    if (address.startsWith("/snapshots/")) {
      await page.close();
      page = await looking(context, seen);
    }
  }
  await page.close();
}

// A page that reports what it does under the label of what is seen in it.
async function looking(context, seen) {
  const page = await context.newPage();
  await watch(page, base, {
    ran: (what) => report(seen.label, `ran: ${what}`),
    left: (url) => report(seen.label, `asks ${url.slice(0, 200)}`),
    said: (text) => {
      const expected = seen.status >= 400 && text.includes("Failed to load resource");
      // What a browser says when it keeps a stored copy from doing something.
      const kept = seen.address.startsWith("/snapshots/") && KEPT_FROM.test(text);
      if (!expected && !kept) report(seen.label, `console: ${text}`);
    },
    answered: (status) => (seen.status = status),
  });
  return page;
}

async function visit(page, address, label) {
  const target = new URL(address, base).href;
  let answer;
  try {
    answer = await page.goto(target);
  } catch (error) {
    // What a browser saves instead of showing it cannot do anything in it.
    if (!error.message.includes("Download is starting")) report(label, error.message.split("\n")[0]);
    return;
  }
  if (answer.status() >= 500) report(label, `status ${answer.status()}`);
  const type = answer.headers()["content-type"] ?? "";
  if (answer.headers()["x-content-type-options"] !== "nosniff") report(label, "its type may be guessed");
  if (type.startsWith("text/html")) await inspect(page, label);
  if (page.url() !== target) report(label, `went to ${page.url()}`);
  await poke(page, label);
}

// What can be seen in the page as it stands.
async function inspect(page, label) {
  const found = await page.evaluate((foreign) => {
    const out = [];
    const unseen = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]/;
    const start = (element) => element.outerHTML.slice(0, 120);
    for (const element of document.querySelectorAll(foreign)) out.push(`foreign element: ${start(element)}`);
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) out.push(`handler: ${start(element)}`);
        // The search box shows what was asked as it was asked.
        if (name !== "value" && unseen.test(value)) out.push(`control characters in ${name}: ${start(element)}`);
        if (!["href", "src", "action", "data", "poster"].includes(name)) continue;
        const { protocol, host } = new URL(value, document.baseURI);
        if (!["http:", "https:"].includes(protocol)) out.push(`scheme: ${start(element)}`);
        if (element.tagName !== "A" && host !== location.host) out.push(`other host: ${start(element)}`);
      }
      const { position, zIndex } = getComputedStyle(element);
      if (position === "fixed" || Number(zIndex) > 100) out.push(`covers the page: ${start(element)}`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) out.push(`${scrollWidth} pixels wide in a window of ${clientWidth}`);
    if (unseen.test(document.documentElement.textContent)) out.push("control characters or overrides");
    return out;
  }, FOREIGN);
  for (const text of found) report(label, text);
}

// The events that handlers wait for. (Pages that the browser makes up for XML and JSON are no exception.)
async function poke(page, label) {
  try {
    await page.evaluate(() => {
      for (const element of [...document.querySelectorAll("*")].slice(0, 3000)) {
        for (const name of ["mouseover", "focus", "click", "toggle"]) {
          // These run handlers, and follow no link: only a MouseEvent would.
          element.dispatchEvent(new Event(name));
        }
      }
    });
  } catch (error) {
    report(label, `while it was poked: ${error.message.split("\n")[0]}`);
  }
}

// Tells what a page does: scripts that ran, requests that leave the host of `home`, and the console.
async function watch(page, home, { ran, left, said, answered = () => {}, answer }) {
  const { host } = new URL(home);
  await page.exposeBinding("hostile", (_, what) => ran(what));
  page.on("dialog", (dialog) => {
    ran(`dialog ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on("popup", (popup) => {
    ran(`window ${popup.url()}`);
    popup.close().catch(() => {});
  });
  page.on("console", (message) => said(message.text()));
  page.on("pageerror", (error) => said(`error: ${error.message}`));
  page.on("response", (response) => {
    if (response.request().isNavigationRequest()) answered(response.status());
  });
  await page.route("**", async (route) => {
    const request = route.request();
    if (new URL(request.url()).host !== host) {
      left(request.url());
      await route.abort();
    } else if (!answer) {
      await route.continue();
    } else if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      await route.fulfill(await answer());
    } else {
      await route.abort();
    }
  });
}

await main();
