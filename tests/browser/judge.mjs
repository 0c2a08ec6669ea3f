// What is asked of a page as it stands on the screen: nothing in it is wider than the window, and axe-core
// finds no violation of WCAG 2.2 AA in it. Scripts have to run in it, and its policy must not keep axe-core out.

import { createRequire } from "node:module";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Axe-core is put in once a load: a page that is judged at another size does not take it in again.
export async function judge(page, report) {
  for (const element of await tooWide(page)) report(`wider than the window: ${element}`);
  if (!(await page.evaluate(() => typeof globalThis.axe?.run === "function"))) await page.addScriptTag({ path: AXE });
  // What only passes is not described.
  const { violations } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
    TAGS,
  );
  for (const { id, help, nodes } of violations) {
    report(`${id}: ${help} (${nodes.length}): ${nodes[0].html.slice(0, 160)}`);
  }
}

function tooWide(page) {
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const tooWide = (box) => box.width > 0 && (box.right > limit + 1 || box.left < -1);
    return [...document.querySelectorAll("body *")]
      .filter((element) => !element.closest(".hidden, .skip") && tooWide(element.getBoundingClientRect()))
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 120));
  });
}
