// Looks at every type of page in a real browser, as readers with different screens would.
//
//   node check.mjs BASE_URL OUT_DIR [guarded]
//
// A guarded site has accounts and is public as teasers: of it the pages are looked at that no other site has.
//
// For each page, at 360 and 1280 pixels, light and dark, without JavaScript: it answers with the status
// it should, nothing is logged to the console, nothing is wider than the window, nothing is fetched from
// another host, and it weighs less than 100 kB. With JavaScript on, axe-core finds no violation of WCAG
// 2.2 AA in it. Screenshots are left in OUT_DIR. CHROMIUM names the browser's executable.

import { mkdir } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import { judge } from "./judge.mjs";

const [base, out, guarded] = process.argv.slice(2);
if (!base || !out || (guarded && guarded !== "guarded")) {
  console.error("usage: node check.mjs BASE_URL OUT_DIR [guarded]");
  process.exit(2);
}

const SCREENS = ["light", "dark"].flatMap((scheme) => [
  { width: 360, height: 740, scheme },
  { width: 1280, height: 900, scheme },
]);
// Pages that are looked at at the same time.
const LANES = 3;
const HEAVIEST = 100_000;

// What strangers see of a site with accounts.
const GUARDED = [
  { name: "login", address: "/login" },
  { name: "login-to-a-page", address: "/login?next=%2Foutlets" },
  { name: "about", address: "/about" },
  { name: "public-latest", address: "/" },
  { name: "public-article", address: "/articles/10" },
];

const problems = [];
const report = (name, text) => problems.push(`${name}: ${text}`);

async function main() {
  await mkdir(out, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  try {
    const pages = guarded ? GUARDED : await pageTypes(browser);
    const left = [...pages];
    await Promise.all(Array.from({ length: LANES }, () => lane(browser, left)));
    console.log(`${pages.length} pages, ${pages.length * SCREENS.length} looks, screenshots in ${out}`);
  } finally {
    await browser.close();
  }
  for (const problem of problems) console.log(problem);
  console.log(`${problems.length === 0 ? "ok" : "FAILED"}: ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

// One page of every type, found by following the site's own links.
async function pageTypes(browser) {
  const context = await browser.newContext({ javaScriptEnabled: true });
  const page = await context.newPage();
  const links = async (address, selector) => {
    await page.goto(new URL(address, base).href);
    return page.$$eval(selector, (found) => found.map((link) => link.getAttribute("href")));
  };
  const types = [{ name: "latest", address: "/" }];
  const add = (name, address, status = 200) => {
    if (address) types.push({ name, address, status });
  };
  add("latest-older", (await links("/", ".pager .older"))[0]);
  add("arrivals", "/new?after=1");
  add("stories", "/stories");
  const stories = await links("/stories", ".stories .headline a");
  for (const [number, story] of stories.slice(0, 3).entries()) add(`story-${number + 1}`, story);
  add("outlets", "/outlets");
  const outlets = await links("/outlets", ".outlets .name");
  for (const [number, outlet] of outlets.slice(0, 4).entries()) add(`outlet-${number + 1}`, outlet);
  for (const outlet of outlets.slice(0, 4)) {
    const year = (await links(outlet, ".stretches ul li:nth-child(2) a"))[0];
    if (year) {
      add("outlet-year", year);
      const month = (await links(year, ".stretches ul:nth-child(2) a"))[0];
      add("outlet-month", month);
      if (month) add("outlet-day", (await links(month, ".stretches ul:nth-child(3) a"))[0]);
      break;
    }
  }
  for (const part of ["upkeep", "headlines"]) add(`outlet-${part}`, outlets[0] && `${outlets[0]}/${part}`);
  add("alarms", "/alarms");
  const articles = new Set();
  for (const outlet of outlets.slice(0, 6)) {
    const first = (await links(outlet, ".headline a"))[0];
    if (first) articles.add(first);
  }
  for (const [number, article] of [...articles].entries()) add(`article-${number + 1}`, article);
  const snapshots = new Set();
  for (const article of articles) {
    const first = (await links(article, ".evidence a"))[0];
    // Without the entry: from there, the keyboard would not begin at the top of the page.
    if (first) snapshots.add(first.split("#")[0]);
  }
  for (const [number, snapshot] of [...snapshots].slice(0, 3).entries()) add(`snapshot-${number + 1}`, snapshot);
  add("search", "/search");
  const word = await page.goto(base).then(() =>
    page.$eval(".headline a", (link) => link.textContent.split(" ")[0]).catch(() => "news"),
  );
  add("search-found", `/search?q=${encodeURIComponent(word)}`);
  add("search-plotted", "/search?order=newest");
  const another = "[aria-labelledby=facet-outlet] li:not(.chosen) a";
  const first = (await links("/search?order=newest", another))[0];
  const several = first && (await links(first, another))[0];
  if (first && !several) report("search-several", "a second outlet cannot be chosen");
  add("search-several", several && `${several}&year=2026&year=2025`);
  add("search-narrowed", `/search?q=${encodeURIComponent(word)}&kind=video&after=2000-01-01`);
  add("search-nothing", "/search?q=zzzzqqqq");
  add("search-problem", "/search?q=x&kind=poem");
  add("api", "/api");
  add("about-open", "/about");
  add("following", "/following");
  add("add", "/add");
  add("jobs", "/jobs");
  add("tags", "/tags");
  add("searches", "/searches");
  add("missing", "/no/such/page", 404);
  add("bad", "/?cursor=nonsense", 400);
  await context.close();
  return types;
}

// Looks at pages until none is left. Each is loaded once without scripts and once with them, and is then seen
// on one screen after the other, as when a reader turns the phone or lets the night come.
async function lane(browser, left) {
  const plain = await browser.newContext({ reducedMotion: "reduce", javaScriptEnabled: false });
  const scripted = await browser.newContext({ reducedMotion: "reduce", bypassCSP: true });
  const seen = { page: undefined, label: "" };
  let bare = await watched(plain, seen);
  const live = await scripted.newPage();
  while (left.length > 0) {
    seen.page = left.shift();
    await look(bare, seen);
    await keyboard(bare, seen.page);
    if (holdsCopy(seen.page)) {
      // Its frame may still have something to say when the next page is there.
      await bare.close();
      bare = await watched(plain, seen);
    }
    await examine(live, seen.page);
  }
  await plain.close();
  await scripted.close();
}

const holdsCopy = ({ name }) => name.startsWith("snapshot");

// A page that reports what it should not do, under the label of what is seen in it.
async function watched(context, seen) {
  const page = await context.newPage();
  page.on("console", (message) => {
    const { status } = seen.page;
    // A stored copy is kept from doing what it says; the browser tells so.
    if (holdsCopy(seen.page) && /sandboxed|Content.Security.Policy/.test(message.text())) return;
    if (!(status >= 400 && message.text().includes("Failed to load resource"))) {
      report(seen.label, `console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => report(seen.label, `error: ${error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).host !== new URL(base).host) report(seen.label, `fetches ${request.url()}`);
  });
  return page;
}

async function show(page, { width, height, scheme }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme });
}

async function look(page, seen) {
  const { name, address, status = 200 } = seen.page;
  seen.label = name;
  await show(page, SCREENS[0]);
  const answer = await page.goto(new URL(address, base).href);
  if (answer.status() !== status) report(name, `status ${answer.status()} instead of ${status}`);
  const weight = (await answer.body()).length;
  if (weight > HEAVIEST) report(name, `weighs ${weight} bytes`);
  for (const screen of SCREENS) {
    seen.label = `${name} ${screen.width} ${screen.scheme}`;
    await show(page, screen);
    const file = `${seen.label.replaceAll(" ", "-")}.png`;
    await page.screenshot({ path: path.join(out, file), fullPage: true });
  }
}

async function examine(page, { name, address }) {
  await show(page, SCREENS[0]);
  await page.goto(new URL(address, base).href);
  for (const screen of SCREENS) {
    await show(page, screen);
    await judge(page, (text) => report(`${name} ${screen.width} ${screen.scheme}`, text));
  }
}

// In a page that was only looked at: the first stop is the skip link, it leads to the content, and focus can
// be seen.
async function keyboard(page, { name }) {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const box = document.activeElement.getBoundingClientRect();
    return { href: document.activeElement.getAttribute("href"), visible: box.width > 20 && box.height > 20 };
  });
  if (first.href !== "#main" || !first.visible) report(name, "the first stop is not a visible skip link");
  await page.keyboard.press("Enter");
  const main = await page.evaluate(() => document.activeElement.id);
  if (main !== "main") report(name, "the skip link does not lead to the content");
  await page.keyboard.press("Tab");
  const outlined = await page.evaluate(() => {
    const element = document.activeElement;
    return element === document.body || getComputedStyle(element).outlineStyle !== "none";
  });
  if (!outlined) report(name, "focus cannot be seen");
}

await main();
