// The desk's search as support uses it with a caller on the line: results while typing, keys instead of a mouse, the camera.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, tapThrough, visitor } from "./browser.mjs";
import { STAFF, open } from "./house.mjs";

let house, browser;

before(async () => {
  [house, browser] = await Promise.all([open(), launch()]);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

async function signedIn() {
  const page = await visitor(browser, "desktop");
  await page.goto(`${house.origin}/desk`);
  await page.getByLabel("Name").fill(STAFF.name);
  await page.getByLabel("Password").fill(STAFF.password);
  await tapThrough(page, page.getByRole("button", { name: "Sign in" }));
  return page;
}

test("results come while somebody types, and keys alone lead to the unit", async () => {
  const page = await signedIn();
  const { serial } = house.units[0];
  const box = page.getByRole("searchbox");
  await box.pressSequentially(serial.slice(0, -1));
  await page.getByRole("link", { name: serial }).waitFor();
  assert.equal(await box.inputValue(), serial.slice(0, -1), "what was typed stays");
  assert.ok(page.url().endsWith(`q=${serial.slice(0, -1)}`), "a reload finds the same");
  await box.pressSequentially(serial.slice(-1));
  await page.waitForURL((url) => url.search.endsWith(serial));
  await page.keyboard.press("ArrowDown");
  await Promise.all([page.waitForURL(/units/), page.keyboard.press("Enter")]);
  assert.ok((await page.locator("h1").innerText()).includes(serial));
  await page.context().close();
});

test("a scanner gun types and presses Enter; once more Enter opens the best hit", async () => {
  const page = await signedIn();
  const { serial } = house.units[1];
  await page.keyboard.type(serial);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  await Promise.all([page.waitForURL(/units/), page.keyboard.press("Enter")]);
  assert.ok((await page.locator("h1").innerText()).includes(serial));
  await page.context().close();
});

test("the camera reads a label where the browser can, and is not offered where it cannot", async () => {
  const without = await signedIn();
  assert.ok(await without.locator("#camera").isHidden());
  await without.context().close();

  const page = await signedIn();
  const { serial } = house.units[2];
  // This browser has neither a camera nor a reader: both are played, the desk's part is real.
  await page.addInitScript((value) => {
    window.BarcodeDetector = class {
      detect = async () => [{ rawValue: value }];
    };
    const stream = () => {
      const canvas = document.createElement("canvas");
      // A canvas nobody draws on sends no picture, and a film without one never begins.
      setInterval(() => canvas.getContext("2d").fillRect(0, 0, Math.random() * 9, 9), 50);
      return canvas.captureStream();
    };
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: async () => stream() } });
  }, serial);
  await page.goto(`${house.origin}/desk`);
  await tapThrough(page, page.getByRole("button", { name: "Scan with the camera" }));
  await page.getByRole("link", { name: serial }).waitFor();
  await page.context().close();
});
