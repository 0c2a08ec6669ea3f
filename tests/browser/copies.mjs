// Stored copies of hostile pages, as the archive shows them, in a browser whose every way out is watched.
//
// Requests can be watched from within the browser, but connections that it opens ahead of requests
// (`preconnect`) and names that it looks up cannot. So all names under .example lead to a listener on this
// machine: whatever the browser does for a copy, a connection there is one too many. First the same page
// is opened as its outlet would serve it: it has to reach the listener in many ways, or nothing is proven.

import { createServer as httpServer } from "node:http";
import { createServer } from "node:net";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const STORED = "spitegate-herald.example/replay/index.html";
const SCREEN = { viewport: { width: 1280, height: 900 } };
// The page asks for itself to be left after a second.
const PATIENCE = 1600;
// Hosts that it reaches at least where nothing protects anybody, and ahead of any request; how long that may take.
const MANY = 10;
const AHEAD = 2;
const LONGEST = 10_000;

export async function copies(base, folder, snapshots, report) {
  const caught = [];
  const listener = createServer((socket) => {
    const number = caught.push("a connection") - 1;
    socket.on("error", () => {});
    // A name stands in the first bytes of HTTP and of TLS.
    socket.once("data", (bytes) => {
      caught[number] = bytes.toString("latin1").match(/[a-z0-9-]+\.attacker\.example/)?.[0] ?? "a connection";
      socket.destroy();
    });
    socket.setTimeout(3000, () => socket.destroy());
  });
  const port = await listening(listener);
  // A profile of its own: what browsers do ahead of requests they do not do in private windows.
  const profile = await mkdtemp(path.join(tmpdir(), "copies-"));
  const browser = await chromium.launchPersistentContext(profile, {
    ...SCREEN,
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // It keeps a browser from connecting ahead of requests, which readers' browsers do.
    ignoreDefaultArgs: ["--disable-background-networking"],
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      `--host-resolver-rules=MAP *.example 127.0.0.1:${port}`,
    ],
  });
  try {
    const reached = await unprotected(browser, folder, caught);
    if (reached.connections < MANY) report("copies", `only ${reached.connections} hosts are reached unprotected`);
    if (reached.preconnected < AHEAD) report("copies", "preconnections are not noticed");
    for (const snapshot of snapshots) {
      caught.length = 0;
      await Promise.all([
        framed(browser, new URL(snapshot, base).href, report),
        alone(browser, new URL(`${snapshot}/copy`, base).href, report),
      ]);
      if (caught.length > 0) report(snapshot, `connections left the copy: ${caught.join(", ")}`);
    }
    console.log(
      `${snapshots.length} stored copies; unprotected, one connects to ${reached.connections} hosts or more, ` +
        `${reached.preconnected} ahead of any request`,
    );
  } finally {
    await browser.close();
    listener.close();
    await rm(profile, { recursive: true, force: true });
  }
}

function listening(server) {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server.address().port)));
}

// The page as its outlet would serve it, then only what connects ahead of requests.
async function unprotected(browser, folder, caught) {
  const html = await readFile(path.join(folder, STORED), "utf8");
  const ahead = html.match(/<link\s+rel="?preconnect[^>]*>/gi).join("\n");
  const pages = { "/": html, "/ahead": `<!DOCTYPE html><title>ahead</title>${ahead}` };
  const server = httpServer((request, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(pages[request.url] ?? "");
  });
  const port = await listening(server);
  const count = async (address, enough) => {
    caught.length = 0;
    const page = await browser.newPage();
    await page.exposeBinding("hostile", () => {});
    await page.goto(`http://127.0.0.1:${port}${address}`).catch(() => {});
    const end = Date.now() + LONGEST;
    while (new Set(caught).size < enough && Date.now() < end) await page.waitForTimeout(100);
    await page.close();
    return new Set(caught).size;
  };
  const connections = await count("/", MANY);
  const preconnected = await count("/ahead", AHEAD);
  server.close();
  return { connections, preconnected };
}

async function watched(browser, address, report) {
  const page = await browser.newPage();
  const { host } = new URL(address);
  await page.exposeBinding("hostile", (_, what) => report(address, `ran: ${what}`));
  page.on("dialog", (dialog) => {
    report(address, `ran: dialog ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on("popup", (popup) => report(address, `opened ${popup.url()}`));
  // (Requests that the policy stops are told too, as failed ones.)
  page.on("response", (response) => {
    const url = new URL(response.url());
    if (url.protocol !== "data:" && url.host !== host) report(address, `is answered by ${response.url()}`);
  });
  return page;
}

// The copy in its frame: it can be read there, and a link in it leads nowhere.
async function framed(browser, address, report) {
  const page = await watched(browser, address, report);
  await page.goto(address);
  const element = await page.waitForSelector("iframe.copy");
  if ((await element.getAttribute("sandbox")) !== "") report(address, "the frame is allowed something");
  await element.scrollIntoViewIfNeeded();
  await page.waitForTimeout(PATIENCE);
  const frame = await element.contentFrame();
  const text = await frame.locator("body").innerText();
  if (text.trim() === "") report(address, "nothing can be read in the frame");
  const wayOut = frame.locator("#way-out");
  if ((await wayOut.count()) > 0) {
    if (!text.includes("Miller says")) report(address, "the stored page is not to be seen");
    await wayOut.click({ noWaitAfter: true });
    await page.waitForTimeout(300);
  }
  if (page.url() !== address) report(address, `went to ${page.url()}`);
  await page.close();
}

// The copy opened by itself.
async function alone(browser, address, report) {
  const page = await watched(browser, address, report);
  await page.goto(address);
  await page.waitForTimeout(PATIENCE);
  if (page.url() !== address) report(address, `went to ${page.url()}`);
  await page.close();
}
