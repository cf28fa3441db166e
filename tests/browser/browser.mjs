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
const TABLET = { ...PHONE, viewport: { width: 768, height: 1024 } };
export const SHAPES = { phone: PHONE, narrow: NARROW, tablet: TABLET, desktop: DESKTOP };

/** Starts Chromium: `CHROMIUM`, else the one Debian installs. */
export function launch({ port } = {}) {
  const known = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = known.find((path) => path && existsSync(path));
  if (!executablePath) throw new Error("no Chromium: scripts/test installs it, or set CHROMIUM to its path");
  // The sandbox needs rights that root in a container lacks; the pages are our own. A container's shared memory is too small for
  // pictures of long pages. The rest keeps it off the network.
  const args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  return chromium.launch({ executablePath, args: [...args, "--disable-component-update", "--disable-sync", ...(port ? [`--remote-debugging-port=${port}`] : [])] });
}

/** A fresh visitor. `requests` on the page collects every address it asked for, `answer` is what the page came as, and `came` what
 * came over the wire for it. */
export async function visitor(browser, shape, { locale = "en-US", scheme = "light", script = true, scale } = {}) {
  const context = await browser.newContext({
    ...SHAPES[shape],
    ...(scale && { deviceScaleFactor: scale }),
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
  page.on("request", (request) => {
    page.requests.push(request.url());
    if (request.isNavigationRequest()) page.came = [];
  });
  page.on("requestfinished", (request) => page.came?.push(request));
  page.on("response", (answer) => {
    const isEnd = answer.status() < 300 || answer.status() >= 400;
    if (answer.request().isNavigationRequest() && isEnd) page.answer = answer;
  });
  return page;
}

/** Taps what sends a form or follows a link, and waits for the page that comes of it. */
export async function tapThrough(page, locator) {
  const press = SHAPES.phone.hasTouch && page.viewportSize().width < 600 ? locator.tap() : locator.click();
  const [answer] = await Promise.all([page.waitForNavigation(), press]);
  return answer;
}

/** The page in a language: what an owner chose at registration goes before the browser's wish, unless it is asked for by name. An
 * answer to a form stays as it came. */
export async function speak(page, language) {
  const isAnswer = page.answer.request().method() !== "GET";
  if (isAnswer || (await page.locator("html").getAttribute("lang")) === language) return;
  const url = new URL(page.url());
  url.searchParams.set("lang", language);
  await page.goto(url.href);
}

/** Lays out what waits until somebody scrolls to it. */
function unfold(page) {
  return page.evaluate(() => {
    for (const one of document.querySelectorAll("nav")) one.style.contentVisibility = "visible";
  });
}

/** Mistakes that axe finds, one line each. */
export async function violations(page) {
  await unfold(page);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), RULES);
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target).join(", ")})`);
}

/** Bytes that came over the wire for this page: the page alone, and with all it loaded, heads included. */
export async function weight(page) {
  await page.waitForLoadState("networkidle");
  let [document, all] = [0, 0];
  for (const request of page.came) {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    const bytes = responseBodySize + responseHeadersSize;
    all += bytes;
    if (request.isNavigationRequest()) document += bytes;
  }
  return { document, all };
}

/** What people press or type into and is smaller than a thumb wants, or makes a phone zoom. Links inside a sentence are exempt
 * (WCAG 2.2, 2.5.8). */
export function tooSmall(page) {
  return page.evaluate(() => {
    const found = [];
    for (const one of document.querySelectorAll("button, input, select, textarea, summary, a[href]")) {
      const box = one.getBoundingClientRect();
      if (!one.checkVisibility() || one.matches(".skip, [type=hidden]")) continue;
      const said = `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 30)}`;
      const reach = one.matches("[type=checkbox], [type=radio]") ? one.closest("label").getBoundingClientRect() : box;
      const inSentence = one.localName === "a" && getComputedStyle(one).display === "inline";
      if (!inSentence && reach.height < 47.5) found.push(`${said}: ${Math.round(reach.height)} px high`);
      if (one.matches("input, select, textarea") && parseFloat(getComputedStyle(one).fontSize) < 16) found.push(`${said}: small type`);
    }
    return found;
  });
}

/** Pixels by which a page is wider than its window. */
export function overhang(page) {
  return page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
}

/** The whole page as a PNG, pictures that load when they are scrolled to included. */
export async function picture(page, path) {
  await unfold(page);
  for (const image of await page.locator("img").all()) {
    await image.scrollIntoViewIfNeeded();
    await image.evaluate((one) => one.decode());
  }
  await page.evaluate(() => scrollTo(0, 0));
  // On a busy machine Chromium now and then has no picture ready in time, and has one a moment later.
  await page.screenshot({ path, fullPage: true }).catch(() => page.screenshot({ path, fullPage: true }));
}

/** Many pictures on one, each under its name; `width` is that of one, `row` how many stand side by side. */
export async function sheet(browser, path, files, { width, row }) {
  const page = await browser.newPage({ viewport: { width: (width + 16) * row + 16, height: 800 } });
  const figures = files.map((file) => {
    const said = file.split("/").at(-1).replace(/\.png$/, "");
    return `<figure><figcaption>${said}</figcaption><img src="data:image/png;base64,${readFileSync(file).toString("base64")}"></figure>`;
  });
  await page.setContent(`<style>body { margin: 16px; display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; background: #888; font: 12px sans-serif }
    figure { margin: 0 } img { display: block; width: ${width}px }</style>${figures.join("")}`);
  await page.screenshot({ path, fullPage: true });
  await page.close();
}
