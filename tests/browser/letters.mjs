// Every letter as `mail preview` prints it, measured and drawn: in target/gallery/letters as {letter}-{375|640}-{light|dark}-{language}.png,
// and in sheets of many side by side. `node letters.mjs [LANGUAGE…]`; without any, English, German, Arabic and Japanese.
// A letter passes when it fits its window, asks nobody for anything, is light, and says the same in both its parts.

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { launch, overhang, picture, sheet, tooSmall, violations } from "./browser.mjs";
import { BRAND, GALLERY, open } from "./house.mjs";

const languages = process.argv.length > 2 ? process.argv.slice(2) : ["en", "de", "ar", "ja"];
const FOLDER = join(GALLERY, "letters");
/** A phone, and what a mail program at a desk leaves beside its lists; with how many stand in a row of a sheet. */
const WIDTHS = { 375: { width: 300, row: 8 }, 640: { width: 420, row: 6 } };
/** Subject, text and HTML together. */
const MOST_BYTES = 30_000;
/** What makes a mail program ask a server for something. */
const REMOTE = /\ssrc(set)?=|\sbackground=|url\(|@import|<(link|script|iframe|object|embed|form)\b/i;

/** Letters and digits of a text, for what stands between them differs from part to part. */
const bare = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]/gu, "");

const URLS = /https?:\/\/[^\s\u2066-\u2069]+/g;

/** Where the text part says something else than the HTML part, or leads elsewhere. */
async function differences(page, text) {
  const { said, links } = await page.evaluate(() => ({
    said: document.body.innerText,
    links: [...document.querySelectorAll("a[href]")].map((one) => one.getAttribute("href")),
  }));
  const found = [];
  // The head of the paper is the sender's name, which stands before both parts.
  const [ours, theirs] = [bare(said.replace(BRAND, "")), bare(text.replace(URLS, ""))];
  let at = 0;
  while (at < Math.max(ours.length, theirs.length) && ours[at] === theirs[at]) at += 1;
  if (ours !== theirs) found.push(`HTML says …${ours.slice(Math.max(0, at - 20), at + 40)}…, text says …${theirs.slice(Math.max(0, at - 20), at + 40)}…`);
  const written = new Set(text.match(URLS));
  const pressed = new Set(links.filter((link) => !/^(mailto|tel):/.test(link)));
  for (const link of pressed) if (!written.has(link)) found.push(`the text part lacks ${link}`);
  for (const link of written) if (!pressed.has(link)) found.push(`the HTML part lacks ${link}`);
  return found;
}

/** The samples' name, product and serial, and others that are long: as many signs as GS1 allows a serial, words as German makes them. */
const LONG = {
  "Maria Zoë O’Neill": "Hubert Wolfeschlegelsteinhausenbergerdorff",
  "Bob Roe": "Hubert Wolfeschlegelsteinhausenbergerdorff",
  "Standby generator 7.5 kW": "Notstromaggregatsfernüberwachungseinrichtung 7,5 kW",
  "Heat-pump dryer 9 kg": "Wärmepumpenwäschetrocknerkombinationsgerät 9 kg",
  SN2602687: "WWWWWWWWWWWWWWWWWWWW",
  "GEN-7500": "GEN-7500-WW-230V-EU-LPG-2",
};

/** How much wider than a small phone a letter of long words is. */
async function strain(page, html) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.setContent(Object.entries(LONG).reduce((all, [word, long]) => all.replaceAll(word, long), html));
  const over = await overhang(page);
  await page.setViewportSize(size);
  await page.setContent(html);
  return over > 0 ? [`with long words ${over} px wider than a small phone`] : [];
}

/** What is wrong with a letter at any width and in any light. */
async function faults(page, { html, text }) {
  const found = [...(await differences(page, text)), ...(await strain(page, html))];
  const bytes = Buffer.byteLength(html) + Buffer.byteLength(text);
  if (bytes > MOST_BYTES) found.push(`${bytes} bytes, ${MOST_BYTES} are allowed`);
  if (REMOTE.test(html)) found.push(`loads something: ${REMOTE.exec(html)[0].trim()}`);
  const buttons = await page.locator("a.fill").count();
  if (buttons > 1) found.push(`${buttons} main buttons`);
  return found;
}

/** What is wrong with it as it stands in this window, in this light. */
async function looks(page, isFirst) {
  const over = await overhang(page);
  const found = over > 0 ? [`${over} px wider than the window`] : [];
  found.push(...(await tooSmall(page)));
  // Colours and structure are those of the template: one language tells. The landmarks around a letter are its mail program's.
  if (isFirst) found.push(...(await violations(page)).filter((one) => !/^(landmark-one-main|region):/.test(one)));
  return found;
}

const browser = await launch();
const house = await open();
const wrong = [];
let passed = 0;
try {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const names = house.run(["mail", "preview"]).trim().split("\n");
  for (const language of languages) {
    const preview = (name, part) => house.run(["mail", "preview", name, "--lang", language, "--part", part]);
    const letters = names.map((name) => ({ name, html: preview(name, "html"), text: preview(name, "text").replace(/^Subject: .*\n/, "") }));
    for (const [width, shape] of Object.entries(WIDTHS)) {
      const made = { light: [], dark: [] };
      const page = await browser.newPage({ viewport: { width: Number(width), height: 700 }, locale: language });
      const asked = [];
      page.on("request", (request) => asked.push(request.url()));
      for (const letter of letters) {
        await page.setContent(letter.html);
        const found = width === "375" ? await faults(page, letter) : [];
        for (const colorScheme of ["light", "dark"]) {
          const name = `${letter.name}-${width}-${colorScheme}-${language}`;
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          found.push(...(await looks(page, language === languages[0])));
          const file = join(FOLDER, `${name}.png`);
          await picture(page, file);
          made[colorScheme].push(file);
          if (asked.length > 0) found.push(`asked for ${asked.splice(0)}`);
          wrong.push(...found.map((fault) => `${name}: ${fault}`));
          if (found.splice(0).length === 0) passed += 1;
        }
      }
      await page.close();
      for (const [scheme, files] of Object.entries(made)) await sheet(browser, join(FOLDER, `sheet-${width}-${scheme}-${language}.png`), files, shape);
    }
  }
} finally {
  await browser.close();
  await house.close();
}
for (const fault of wrong) console.log(fault);
console.log(`letters: ${passed} passed, ${new Set(wrong.map((fault) => fault.split(":")[0])).size} failed`);
process.exitCode = wrong.length > 0 ? 1 : 0;
