// The README's pictures, from the running program: `node pictures.mjs FOLDER`. `scripts/pictures` calls it.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launch, visitor } from "./browser.mjs";
import { open } from "./house.mjs";
import { register, signIn } from "./scenes.mjs";

const PUBLIC_URL = "https://go.lindermere.example";
/** So many device pixels to a CSS pixel: sharp on today's screens. */
const SCALE = 2;
const MOST_BYTES = 150_000;

const STYLE = `
  body { margin: 0; display: inline-block; padding: 28px 36px 44px; font: 15px "Noto Sans", sans-serif; }
  img { display: block; }
  .phone { padding: 12px; border-radius: 54px; background: #17191c; box-shadow: 0 1px 2px #0006, 0 18px 36px #0000003d; }
  .glass { border-radius: 42px; overflow: hidden; position: relative; }
  .bar { height: 46px; display: flex; justify-content: center; align-items: center; }
  .bar::before { content: ""; width: 104px; height: 28px; border-radius: 14px; background: #17191c; }
  .window { border-radius: 12px; overflow: hidden; background: #fff; box-shadow: 0 0 0 1px #0000001f, 0 18px 36px #0000003d; }
  .window .bar { justify-content: flex-start; gap: 8px; height: 38px; padding: 0 16px; background: #e4e4e0; }
  .window .bar::before { display: none; }
  .window .bar i { width: 11px; height: 11px; border-radius: 50%; background: #b4b4ae; }
  .paper { overflow: hidden; background: #fff; box-shadow: 0 0 0 1px #0000001a, 0 14px 30px #00000033; border-radius: 3px; }
`;

/** A screenshot inside its frame, as WebP. */
async function frame(browser, png, kind, { ground = "#fff", width } = {}) {
  const page = await browser.newPage({ deviceScaleFactor: SCALE, viewport: { width: 1500, height: 1100 } });
  const bar = { phone: `<div class="bar" style="background:${ground}"></div>`, window: '<div class="bar"><i></i><i></i><i></i></div>', paper: "" };
  const picture = `<img width="${width}" src="data:image/png;base64,${png.toString("base64")}">`;
  await page.setContent(`<style>${STYLE}</style><body><div class="${kind}"><div class="glass"
    ${kind === "phone" ? "" : 'style="border-radius:0"'}>${bar[kind]}${picture}</div></div></body>`);
  const framed = await page.locator("body").screenshot({ omitBackground: true });
  const webp = await page.evaluate(
    async ({ source, most }) => {
      const bitmap = await createImageBitmap(await (await fetch(source)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      canvas.getContext("2d").drawImage(bitmap, 0, 0);
      let blob;
      for (let quality = 0.9; quality > 0.5; quality -= 0.05) {
        blob = await canvas.convertToBlob({ type: "image/webp", quality });
        if (blob.size <= most) break;
      }
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    { source: `data:image/png;base64,${framed.toString("base64")}`, most: MOST_BYTES },
  );
  await page.close();
  return Buffer.from(webp);
}

const here = (house, path) => new URL(path, house.origin).href;

/** The form as its owner has just filled it. */
async function form(browser, house, unit) {
  const page = await visitor(browser, "phone");
  await page.setViewportSize({ width: 390, height: 798 });
  await page.goto(unit.uri);
  await page.getByLabel("Your name").fill("Ann Lee");
  await page.getByLabel("E-mail").fill("ann.lee@example.com");
  await page.evaluate(() => document.activeElement.blur());
  return shot(browser, page, "phone", 390);
}

async function owner(browser, house, ann) {
  const page = await visitor(browser, "phone");
  await page.setViewportSize({ width: 390, height: 798 });
  await page.goto(here(house, `${ann.owner}?new=1`));
  return shot(browser, page, "phone", 390);
}

async function desk(browser, house, ann) {
  const page = await visitor(browser, "desktop", { scale: SCALE });
  await page.setViewportSize({ width: 1180, height: 800 });
  await signIn(page, house);
  await page.goto(here(house, `/desk?q=${ann.unit.serial}`));
  await page.getByRole("link", { name: ann.unit.serial }).click();
  await page.waitForLoadState();
  return shot(browser, page, "window", 1180);
}

async function shot(browser, page, kind, width) {
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const png = await page.screenshot();
  await page.context().close();
  return frame(browser, png, kind, { ground, width });
}

/** The top of a printed sheet: three by three labels. */
async function labels(browser, house) {
  const pdf = join(house.dir, "labels.pdf");
  house.run(["labels", "--units", join(house.dir, "units.csv"), "--stock", "L7160", "--format", "pdf", "--output", pdf]);
  // The sheet is 210 mm wide: 1,488 pixels at 180 dpi. Three rows end at 130 mm.
  const options = ["-png", "-singlefile", "-r", "180", "-x", "0", "-y", "0", "-W", "1488", "-H", "922"];
  execFileSync("pdftoppm", [...options, pdf, join(house.dir, "sheet")]);
  return frame(browser, readFileSync(join(house.dir, "sheet.png")), "paper", { width: 744 });
}

const folder = process.argv[2];
if (!folder) throw new Error("say into which folder: node pictures.mjs FOLDER");
const browser = await launch();
const house = await open({ publicUrl: PUBLIC_URL });
try {
  mkdirSync(folder, { recursive: true });
  // Labels carry the maker's own host; the visitor of these pictures goes to this machine.
  for (const unit of house.units) unit.uri = unit.uri.replace(/^https:\/\/[^/]+/i, house.origin);
  const ann = await register(browser, house, house.take("RVC-520"), { name: "Ann Lee", email: "ann.lee@example.com", offers: true });
  const made = {
    labels: await labels(browser, house),
    form: await form(browser, house, house.take("RVC-520")),
    owner: await owner(browser, house, ann),
    desk: await desk(browser, house, ann),
  };
  for (const [name, bytes] of Object.entries(made)) {
    if (bytes.length > MOST_BYTES) throw new Error(`${name}.webp has ${bytes.length} bytes, more than ${MOST_BYTES}`);
    writeFileSync(join(folder, `${name}.webp`), bytes);
    console.log(`${name}.webp ${bytes.length} bytes`);
  }
} finally {
  await browser.close();
  await house.close();
}
