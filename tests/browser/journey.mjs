// The whole journey of somebody new, in a real browser without JavaScript: add a site, see what is there,
// follow it, watch the backfill, search, open a story, keep the search, follow its feed, export.
//
//   node journey.mjs BASE_URL PRESS_DIR OUT_DIR
//
// BASE_URL is a server over an empty archive that may fetch from this machine (serve --allow-private
// --pause 0). PRESS_DIR holds the sample press, which this script serves, each outlet on a port of its own.
// The journey is made at 360 and 1280 pixels, light and dark, all four at once, each with another outlet. Nothing
// may be logged to the console, nothing may be wider than the window, nothing may be fetched from elsewhere, and
// axe-core must find no violation of WCAG 2.2 AA on the pages on the way. Screenshots are left in OUT_DIR.

import { createServer } from "node:http";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright-core";
import { judge } from "./judge.mjs";

const [base, press, out] = process.argv.slice(2);
if (!base || !press || !out) {
  console.error("usage: node journey.mjs BASE_URL PRESS_DIR OUT_DIR");
  process.exit(2);
}

const JOURNEYS = [
  { width: 1280, scheme: "light", outlet: "harbour-courier.example", start: "/news/", word: "ferry" },
  { width: 360, scheme: "dark", outlet: "sawt-al-mina.example", start: "/akhbar/", word: "الميناء" },
  { width: 360, scheme: "light", outlet: "lindentaler-bote.example", start: "/aktuelles/", word: "und" },
  { width: 1280, scheme: "dark", outlet: "vigie-du-port.example", start: "/actualites/", word: "bac" },
];
const HEAVIEST = 100_000;
// Each page of the press takes this long, so that there is something to watch, in milliseconds.
const SLOWLY = 300;
// How often a job's page is looked at until it is given up; the server does one journey's job after the other's.
const MOST_LOOKS = 240;

const problems = [];
const report = (label, text) => problems.push(`${label}: ${text}`);
const expect = (label, holds, text) => holds || report(label, text);

async function main() {
  await mkdir(out, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  try {
    const travellers = await Promise.all(JOURNEYS.map((journey) => setOut(browser, journey)));
    // While a job of somebody else runs, the last articles may not be found yet.
    await Promise.all(travellers.map(follow));
    await Promise.all(travellers.map(read));
    await Promise.all(travellers.map(({ server }) => server.close()));
  } finally {
    await browser.close();
  }
  for (const problem of problems) console.log(problem);
  console.log(`${problems.length === 0 ? "ok" : "FAILED"}: ${JOURNEYS.length} journeys, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

async function setOut(browser, { width, scheme, outlet, start, word }) {
  const label = `${width}-${scheme}`;
  const screen = {
    viewport: { width, height: width < 600 ? 740 : 900 },
    colorScheme: scheme,
    reducedMotion: "reduce",
  };
  const server = await outletServer(outlet);
  const plain = await browser.newContext({ ...screen, javaScriptEnabled: false });
  const scripted = await browser.newContext({ ...screen, bypassCSP: true });
  const page = await watched(plain, label);
  const shot = async (name) => {
    await page.screenshot({ path: path.join(out, `journey-${name}-${label}.png`), fullPage: true });
    const weight = Buffer.byteLength(await page.content());
    expect(label, weight < HEAVIEST, `${name} weighs ${weight} bytes`);
  };
  // Does what leads to another page, and waits until all of it is there.
  const arrive = (act) => Promise.all([page.waitForEvent("load"), act()]);
  const listing = `http://127.0.0.1:${server.address().port}${start}`;
  return { label, page, scripted, server, shot, arrive, listing, outlet, word };
}

async function follow(traveller) {
  const { label, page, scripted, shot, arrive, listing, outlet } = traveller;
  // Add a site, and see what is there.
  await page.goto(new URL("/following", base).href);
  await arrive(() => page.click('a[href="/add"]'));
  await fillAddress(page, listing);
  await shot("add");
  await arrive(() => page.click("text=Show what is there"));
  const samples = await page.locator(".source.chosen .samples li").count();
  expect(label, samples > 2, `the preview shows ${samples} entries`);
  await shot("preview");
  await examinePreview(scripted, listing, label);

  // Follow it, and watch the backfill until it is done.
  await page.fill("#follow-outlet", outlet);
  await arrive(() => page.click("button:text-is('Follow')"));
  const job = page.url();
  expect(label, /\/jobs\/\d+$/.test(job), `following leads to ${job}`);
  await shot("job-running");
  let looks = 0;
  while (!(await page.locator(".progress .state.done").count()) && looks < MOST_LOOKS) {
    await page.waitForTimeout(250);
    looks += 1;
  }
  expect(label, looks < MOST_LOOKS, "the page of the job never said that it is done");
  expect(label, looks > 0, "there was nothing to watch");
  await shot("job-done");
  traveller.job = job;
}

async function read({ label, page, scripted, shot, arrive, listing, outlet, word, job }) {
  // Its articles, and a search.
  await page.goto(new URL("/search", base).href);
  await page.fill("#q", word);
  await arrive(() => page.press("#q", "Enter"));
  const hits = await page.locator(".hits > li").count();
  expect(label, hits > 0, `'${word}' finds nothing`);
  const found = page.url();
  await shot("search");
  const table = await page.getAttribute("a[download]", "href");
  const rows = await (await page.request.get(new URL(table, base).href)).text();
  expect(label, rows.trim().split("\n").length > hits, `${table} has fewer rows than there are hits`);
  await page.goto(new URL("/stories", base).href);
  if (await page.locator(".stories .headline a").count()) {
    await arrive(() => page.locator(".stories .headline a").first().click());
    await shot("story");
  }

  // Keep the search, and follow its feed.
  await page.goto(found);
  await arrive(() => page.click("text=Save this search"));
  const saving = new URL(page.url());
  await shot("save");
  await page.fill("#save-name", `Search ${label}`);
  await arrive(() => page.click("button:text-is('Save')"));
  expect(label, (await page.locator(".hits > li").count()) === hits, "the saved search finds something else");
  await shot("saved");
  const address = await page.getAttribute('link[type="application/atom+xml"]', "href");
  const feed = await (await page.request.get(new URL(address, base).href)).text();
  expect(label, feed.includes("<entry"), `${address} has no entries`);

  // Tags, what is followed, and export.
  await page.goto(new URL("/tags", base).href);
  await page.fill(`li:has-text("${outlet}") input[name=tags]`, "harbour towns");
  await arrive(() => page.click(`li:has-text("${outlet}") button`));
  await arrive(() => page.click('a[href="/tags/harbour%20towns"]'));
  expect(label, (await page.locator(".item").count()) > 0, "the tag has no articles");
  await shot("tag");
  await page.goto(new URL("/following", base).href);
  await shot("following");
  const opml = await (await page.request.get(new URL("/following.opml", base).href)).text();
  expect(label, opml.includes(listing), "the export does not name the listing");

  for (const address of ["/add", "/jobs", new URL(job).pathname, "/following", "/tags",
    "/tags/harbour%20towns", saving.pathname + saving.search, `/searches/Search%20${label}`]) {
    await examine(scripted, address, label);
  }
}

async function fillAddress(page, listing) {
  await page.fill("#add-url", listing);
  if (await page.locator("#add-contact").count()) await page.fill("#add-contact", "desk@library.example");
}

// A page that reports what it should not do.
async function watched(context, label) {
  const page = await context.newPage();
  page.on("console", (message) => report(label, `console: ${message.text()}`));
  page.on("pageerror", (error) => report(label, `error: ${error.message}`));
  page.on("request", (request) => {
    if (new URL(request.url()).host !== new URL(base).host) report(label, `fetches ${request.url()}`);
  });
  return page;
}

async function examinePreview(context, listing, label) {
  const page = await context.newPage();
  await page.goto(new URL("/add", base).href);
  await fillAddress(page, listing);
  await Promise.all([page.waitForEvent("load"), page.click("text=Show what is there")]);
  await judge(page, (text) => report(`${label} preview`, text));
  await page.close();
}

async function examine(context, address, label) {
  const page = await context.newPage();
  await page.goto(new URL(address, base).href);
  await judge(page, (text) => report(`${label} ${address}`, text));
  await page.close();
}

// One outlet of the press as a site.
async function outletServer(outlet) {
  const types = { ".html": "text/html; charset=utf-8", ".xml": "application/xml", ".atom": "application/atom+xml" };
  const root = path.resolve(press, outlet);
  const server = createServer(async (request, response) => {
    const wanted = decodeURIComponent(new URL(request.url, "http://press.example").pathname);
    const file = path.join(root, wanted.endsWith("/") ? `${wanted}index.html` : wanted);
    try {
      if (!file.startsWith(root)) throw new Error("outside of the press");
      const body = await readFile(file);
      setTimeout(() => {
        response.writeHead(200, { "Content-Type": types[path.extname(file)] ?? "text/plain" });
        response.end(body);
      }, SLOWLY);
    } catch {
      response.writeHead(404, { "Content-Type": "text/plain" });
      response.end("There is no such page.");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

await main();
