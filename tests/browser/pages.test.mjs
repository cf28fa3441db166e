// Every page in every state, from a small phone to a tablet, by day and by night: accessible (axe, WCAG 2.2 AA), not wider than its
// window, with targets for thumbs, light on the wire, and valid HTML. `gallery.mjs` pictures them for people to look at.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { SHAPES, launch, overhang, speak, tooSmall, violations, visitor, weight } from "./browser.mjs";
import { TARGET, open } from "./house.mjs";
import { SCENES, cast } from "./scenes.mjs";

/** Two round trips on a phone: what one carries (RFC 6928) is what a page may weigh. */
const MOST_BYTES = 14_600;
/** Pages as they came over the wire, for the checker. */
const PAGES = join(TARGET, "html");
const CHECKER = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

let house, browser, people;

before(async () => {
  rmSync(PAGES, { recursive: true, force: true });
  mkdirSync(PAGES, { recursive: true });
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
  const isDesk = name.startsWith("desk");
  describe(name, () => {
    test("has no barrier on any screen, by day and by night, and is light", (t) =>
      see(name, "phone", {}, async (page) => {
        const { document, all } = await weight(page);
        t.diagnostic(`${name}: ${document} bytes on the wire, ${all} with all it loads`);
        // Staff sits at a desk, and a record has no end.
        // The first page of all, with everything.
        if (name === "form") assert.ok(all <= MOST_BYTES, `${all} bytes`);
        if (!isDesk) assert.ok(document <= MOST_BYTES, `${document} bytes`);
        writeFileSync(join(PAGES, `${name}.html`), await page.answer.text());
        for (const shape of isDesk ? ["phone", "desktop"] : ["narrow", "phone", "tablet"]) {
          await page.setViewportSize(SHAPES[shape].viewport);
          for (const colorScheme of ["light", "dark"]) {
            await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
            assert.deepEqual(await violations(page), [], `${shape}, ${colorScheme}`);
          }
          if (!isDesk) assert.deepEqual(await tooSmall(page), [], shape);
        }
      }));

    // The desk stays in the language of its staff; the public pages are tried in one with longer words and one from right to left.
    for (const locale of isDesk ? ["en-US"] : ["en-US", "de-DE", "ar"]) {
      test(`fits a window of 320 px (${locale})`, () =>
        see(name, "narrow", { locale }, async (page) => {
          if (locale === "ar") await speak(page, "ar");
          assert.equal(await overhang(page), 0);
          if (locale !== "en-US" && !isDesk) assert.ok((await weight(page)).document <= MOST_BYTES);
          if (locale === "ar") writeFileSync(join(PAGES, `${name}-ar.html`), await page.answer.text());
        }));
    }
  });
}

test("every page is valid HTML with valid CSS", () => {
  const options = ["-jar", CHECKER, "--Werror", "--also-check-css", "--skip-non-html", "--stdout", PAGES];
  try {
    execFileSync("java", options, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    assert.fail(`${error.stdout ?? ""}${error.stderr ?? ""}`.slice(0, 20_000) || error.message);
  }
});

test("a manager changes a price by keys alone, without scripts, and sees it before it is saved", async () => {
  const page = await visitor(browser, "desktop", { script: false });
  await page.context().addCookies(people.chiefs);
  await page.goto(`${house.origin}/desk/catalog/DHU-20/offer?code=ACC-DHU-PUMP`);
  await page.locator("#price-DE").focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("61,50 EUR");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  assert.match(await page.locator("section[aria-labelledby=changes]").innerText(), /59\.90 EUR\s+61\.50 EUR/);
  // What changes has the focus: the next thing that can be pressed is the button that saves it.
  for (let steps = 0; steps < 3 && (await page.locator(":focus").innerText()) !== "Save"; steps += 1) await page.keyboard.press("Tab");
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  assert.equal(await page.locator("#price-DE").inputValue(), "61.50 EUR");
  await page.getByText("It holds from now on").waitFor();
  await page.context().close();
});

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
  assert.ok((await tooSmall(page)).length >= 4);
  writeFileSync(join(TARGET, "bad.html"), await page.content());
  assert.throws(() => execFileSync("java", ["-jar", CHECKER, "--Werror", join(TARGET, "bad.html")], { stdio: "pipe" }));
  await page.context().close();
});
