// Every page in every state, on a phone and at a desk, by day and by night: accessible (axe, WCAG 2.2 AA), not wider than its window, and
// pictured in target/gallery for people to look at.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, overhang, picture, violations, visitor } from "./browser.mjs";
import { GALLERY, open } from "./house.mjs";
import { SCENES, cast } from "./scenes.mjs";

let house, browser, people;

before(async () => {
  mkdirSync(GALLERY, { recursive: true });
  [house, browser] = await Promise.all([open(), launch()]);
  people = await cast(browser, house);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** Opens a scene as this visitor, runs `look` on it, and closes it. */
async function see(name, shape, manner, look) {
  const page = await visitor(browser, shape, manner);
  try {
    await SCENES[name](page, house, people);
    assert.equal(await page.locator(".mono", { hasText: /^500$/ }).count(), 0, house.said.at(-1));
    return await look(page);
  } finally {
    await page.context().close();
  }
}

for (const name of Object.keys(SCENES)) {
  describe(name, () => {
    for (const scheme of ["light", "dark"]) {
      for (const shape of ["phone", "desktop"]) {
        test(`has no barrier on a ${shape}, ${scheme}`, () =>
          see(name, shape, { scheme }, async (page) => {
            await picture(page, join(GALLERY, `${name}-${shape}-${scheme}.png`));
            assert.deepEqual(await violations(page), []);
          }));
      }
    }

    // The desk stays in the language of its staff; the public pages are tried in the one with the longer words.
    for (const locale of name.startsWith("desk") ? ["en-US"] : ["en-US", "de-DE"]) {
      test(`fits a window of 320 px (${locale})`, () =>
        see(name, "narrow", { locale }, async (page) => {
          await picture(page, join(GALLERY, `${name}-narrow-${locale}.png`));
          assert.equal(await overhang(page), 0);
        }));
    }
  });
}

test("the measure sees a bad page", async () => {
  const page = await visitor(browser, "narrow");
  await page.setContent(
    '<html><head><meta name="viewport" content="width=device-width"></head><body><img src="x.png"><input><button></button><a href="#">here</a>' +
      '<p style="color:#aaa;background:#fff;width:600px">too pale, too wide</p><select></select></body></html>',
  );
  const found = (await violations(page)).map((line) => line.split(":")[0]);
  for (const rule of ["image-alt", "label", "button-name", "color-contrast", "html-has-lang", "document-title", "select-name"]) {
    assert.ok(found.includes(rule), `${rule} is not among ${found.join(", ")}`);
  }
  assert.ok((await overhang(page)) > 200);
  await page.context().close();
});
