// The desk's search as support uses it with a caller on the line: results while typing, keys instead of a mouse, the camera.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, tapThrough, violations, visitor } from "./browser.mjs";
import { STAFF, open } from "./house.mjs";
import { register } from "./scenes.mjs";

let house, browser;

before(async () => {
  [house, browser] = await Promise.all([open(), launch()]);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

async function signedIn(kind) {
  const page = await visitor(browser, "desktop", kind);
  await page.goto(`${house.origin}/desk`);
  await page.getByLabel("Name").fill(STAFF.name);
  await page.getByLabel("Password").fill(STAFF.password);
  await tapThrough(page, page.getByRole("button", { name: "Sign in" }));
  return page;
}

/** Hands on a keyboard, and nothing else; counts what they do. */
class Hands {
  actions = 0;
  tabs = 0;

  constructor(page) {
    this.page = page;
  }

  /** What has the focus; a page gives it to something as soon as it is drawn. */
  async focus() {
    for (;;) {
      const [name, text] = await this.page.evaluate(() => [document.activeElement.localName, document.activeElement.textContent.trim()]);
      if (name !== "body") return { name, text };
    }
  }

  /** Types into whatever has the focus, as a scanner gun does: it ends with Enter. */
  async types(text) {
    await this.focus();
    await this.page.keyboard.type(text);
    await this.enters();
  }

  /** Presses Enter on what has the focus, which leads to another page. */
  async enters() {
    this.actions += 1;
    await this.focus();
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press("Enter")]);
  }

  /** Goes on with Tab until what has the focus is called so. */
  async tabsTo(name) {
    for (let at = 0; (await this.focus()).text !== name; at += 1) {
      assert.ok(at < 12, `${name} is not among the next 12 stops`);
      this.tabs += 1;
      await this.page.keyboard.press("Tab");
    }
  }
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
  const hands = new Hands(page);
  await hands.types(serial);
  await hands.enters();
  assert.ok((await page.locator("h1").innerText()).includes(serial));
  await page.context().close();
});

for (const script of [true, false]) {
  test(`from the caller's serial to the link sent again: four actions, by keys alone, ${script ? "with" : "without"} script`, async () => {
    const unit = house.take("RVC-520");
    const email = `caller-${script}@example.com`;
    await register(browser, house, unit, { name: "Cal Ring", email });
    const page = await signedIn({ script });
    const before = house.mails().length;
    const hands = new Hands(page);
    await hands.types(unit.serial);
    await hands.enters();
    assert.ok((await page.locator("h1").innerText()).includes(unit.serial));
    assert.equal((await hands.focus()).name, "h1", "a reader begins with what it is about");
    await hands.tabsTo("Send the link");
    await hands.enters();
    await hands.enters();
    assert.equal((await hands.focus()).text, "Link sent to the owner", "they see it done");
    if (script) assert.deepEqual(await violations(page), []);
    assert.ok(hands.actions <= 4, `${hands.actions} actions`);
    assert.ok(hands.tabs <= 6, `${hands.tabs} presses of Tab`);
    await house.mailTo(email, /\/o\/[0-9A-Z]{40,}/);
    const until = Date.now() + 20_000;
    while (house.mails().length === before && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(house.mails().length, before + 1, "one letter more");
    // From here on keys lead on to the next thing to do, not back to the top.
    await hands.tabsTo("Note a call");
    await page.context().close();
  });
}

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
