// Chromium as a phone or at a desk, and what every page is measured by: width, requests to strangers, cookies, axe.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 A and AA, and what axe holds for good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  userAgent:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1",
};
const NARROW = { ...PHONE, viewport: { width: 320, height: 640 } };
const DESKTOP = { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 };
export const SHAPES = { phone: PHONE, narrow: NARROW, desktop: DESKTOP };

/** Starts Chromium: `CHROMIUM`, else the one Debian installs. */
export function launch() {
  const known = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = known.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium: scripts/test installs it, or set CHROMIUM to its path");
  // The sandbox needs rights that root in a container lacks; the pages are our own. The rest keeps it off the network.
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  return chromium.launch({ executablePath, args: [...args, "--disable-component-update", "--disable-sync"] });
}

/** A fresh visitor. `requests` on the page collects every address it asked for. */
export async function visitor(browser, shape, { locale = "en-US", scheme = "light", script = true } = {}) {
  const context = await browser.newContext({
    ...SHAPES[shape],
    locale,
    colorScheme: scheme,
    javaScriptEnabled: script,
    timezoneId: "America/New_York",
    reducedMotion: "reduce",
  });
  // Everything is on this machine: what takes longer does not come.
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.requests = [];
  page.on("request", (request) => page.requests.push(request.url()));
  return page;
}

/** Taps what sends a form or follows a link, and waits for the page that comes of it. */
export async function tapThrough(page, locator) {
  const press = SHAPES.phone.hasTouch && page.viewportSize().width < 600 ? locator.tap() : locator.click();
  const [answer] = await Promise.all([page.waitForNavigation(), press]);
  return answer;
}

/** Mistakes that axe finds, one line each. */
export async function violations(page) {
  await page.evaluate(AXE);
  const found = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), RULES);
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target).join(", ")})`);
}

/** Pixels by which a page is wider than its window. */
export function overhang(page) {
  return page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
}

/** The whole page as a PNG, pictures that load when they are scrolled to included. */
export async function picture(page, path) {
  for (const image of await page.locator("img").all()) {
    await image.scrollIntoViewIfNeeded();
    await image.evaluate((one) => one.decode());
  }
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path, fullPage: true });
}
