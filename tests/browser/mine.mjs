import { mkdirSync } from "node:fs";
import { launch, picture, visitor, violations, overhang } from "./browser.mjs";
import { open } from "./house.mjs";
import { SCENES, cast } from "./scenes.mjs";
const out = process.argv[2];
mkdirSync(out, { recursive: true });
const wanted = new RegExp(process.argv[3] ?? "^desk-(login|code|second|account|staff|invited|board|batches|log|previews|search$)");
const browser = await launch();
const house = await open();
try {
  const people = await cast(browser, house);
  for (const [name, go] of Object.entries(SCENES)) {
    if (!wanted.test(name)) continue;
    for (const shape of ["phone", "desktop"]) {
      const page = await visitor(browser, shape, { locale: process.argv[4] ?? "en-US", scale: 1 });
      try {
        await go(page, house, people);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          const bad = await violations(page);
          if (bad.length) console.log(name, shape, colorScheme, JSON.stringify(bad));
          await picture(page, `${out}/${name}-${shape}-${colorScheme}.png`);
        }
        if (shape === "phone") { await page.setViewportSize({ width: 320, height: 640 }); const o = await overhang(page); if (o) console.log(name, "overhang", o); }
        console.log(name, shape, page.url());
      } catch (e) { console.log("FAIL", name, shape, e.message.split("\n")[0], page.url(), house.said.at(-1)); await picture(page, `${out}/FAIL-${name}-${shape}.png`); }
      await page.context().close();
    }
  }
} finally { await browser.close(); await house.close(); }
