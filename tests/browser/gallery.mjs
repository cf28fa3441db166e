// Every page for people to look at: in target/gallery as {page}-{phone|desktop}-{light|dark}-{language}.png, and in sheets of many side
// by side. `node gallery.mjs [LANGUAGE…]`; without any, English and Arabic. `scripts/gallery` calls it.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, picture, speak, visitor } from "./browser.mjs";
import { GALLERY, open } from "./house.mjs";
import { SCENES, cast } from "./scenes.mjs";

const languages = process.argv.length > 2 ? process.argv.slice(2) : ["en", "ar"];
/** How wide a page is on its sheet, and how many stand in a row. */
const SHEETS = { phone: { width: 300, row: 7 }, desktop: { width: 620, row: 4 } };

/** Many pictures on one, each under its name. */
async function sheet(browser, name, files, { width, row }) {
  const page = await browser.newPage({ viewport: { width: (width + 16) * row + 16, height: 800 } });
  const figures = files.map((file) => {
    const said = file.split("/").at(-1).replace(/\.png$/, "");
    return `<figure><figcaption>${said}</figcaption><img src="data:image/png;base64,${readFileSync(file).toString("base64")}"></figure>`;
  });
  await page.setContent(`<style>body { margin: 16px; display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; background: #888; font: 12px sans-serif }
    figure { margin: 0 } img { display: block; width: ${width}px }</style>${figures.join("")}`);
  await page.screenshot({ path: join(GALLERY, `${name}.png`), fullPage: true });
  await page.close();
}

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
      for (const [scheme, files] of Object.entries(made)) await sheet(browser, `sheet-${shape}-${scheme}-${language}`, files, SHEETS[shape]);
    }
  }
  writeFileSync(join(GALLERY, "README.txt"), "Pages as they are seen; sheet-*.png show many at once. Made anew by scripts/gallery.\n");
  console.log(`gallery: ${count} passed, 0 failed`);
} finally {
  await browser.close();
  await house.close();
}
