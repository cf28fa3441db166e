// Every page for people to look at: in target/gallery as {page}-{phone|desktop}-{light|dark}-{language}.png, and in sheets of many side
// by side. `node gallery.mjs [LANGUAGE…]`; without any, English and Arabic. `scripts/gallery` calls it.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, picture, sheet, speak, visitor } from "./browser.mjs";
import { GALLERY, open } from "./house.mjs";
import { SCENES, cast } from "./scenes.mjs";

const languages = process.argv.length > 2 ? process.argv.slice(2) : ["en", "ar"];
/** How wide a page is on its sheet, and how many stand in a row. */
const SHEETS = { phone: { width: 300, row: 7 }, desktop: { width: 620, row: 4 } };

const browser = await launch();
const house = await open();
try {
  rmSync(GALLERY, { recursive: true, force: true });
  mkdirSync(GALLERY, { recursive: true });
  const people = await cast(browser, house);
  let count = 0;
  for (const language of languages) {
    for (const shape of Object.keys(SHEETS)) {
      const made = { light: [], dark: [] };
      for (const [name, go] of Object.entries(SCENES)) {
        // The desk stays in the language of its staff.
        if (name.startsWith("desk") && language !== "en") continue;
        const page = await visitor(browser, shape, { locale: language, scale: 1 });
        await go(page, house, people);
        if (!name.startsWith("desk")) await speak(page, language);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const file = join(GALLERY, `${name}-${shape}-${colorScheme}-${language}.png`);
          await picture(page, file);
          made[colorScheme].push(file);
          count += 1;
        }
        await page.context().close();
      }
      for (const [scheme, files] of Object.entries(made)) await sheet(browser, join(GALLERY, `sheet-${shape}-${scheme}-${language}.png`), files, SHEETS[shape]);
    }
  }
  writeFileSync(join(GALLERY, "README.txt"), "Pages as they are seen, and letters in the folder beside them; sheet-*.png show many at once. Made anew by scripts/gallery.\n");
  console.log(`gallery: ${count} passed, 0 failed`);
} finally {
  await browser.close();
  await house.close();
}
