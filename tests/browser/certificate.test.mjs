// The certificate as its owner prints it: drawn by a program that is not ours, it says what the owner's page says, and its code leads
// back to the unit. Words of people stay words.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, visitor } from "./browser.mjs";
import { open } from "./house.mjs";
import { register } from "./scenes.mjs";

const TRICK = `Eve ) Tj ET <script>alert(1)</script>`;
let house, browser, folder;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "aftersale-certificate-"));
  [house, browser] = await Promise.all([open(), launch()]);
});

after(async () => {
  await browser?.close();
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Words without the breaks and spaces that paper and screen set differently; the font draws two apostrophes as one. */
const bare = (text) => text.normalize("NFKC").replaceAll("\u02bc", "\u2019").replace(/[\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]+/g, "");

/** The certificate of an owner's page in a language: its words and its code, as others read them. */
async function certificate(owner, lang) {
  const answer = await fetch(`${house.origin}${owner}/certificate.pdf?lang=${lang}`);
  assert.equal(answer.status, 200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const file = join(folder, `${lang}.pdf`);
  writeFileSync(file, bytes);
  const words = execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" });
  execFileSync("pdftoppm", ["-r", "200", "-png", "-singlefile", file, join(folder, lang)]);
  const code = execFileSync("zbarimg", ["--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", join(folder, `${lang}.png`)], { encoding: "utf8" }).trim();
  return { words, code, bytes };
}

test("page and certificate say the same lines, and its code leads back to the unit", async () => {
  const { unit, owner } = await register(browser, house, house.take("GEN-7500"), { name: "Ann Lee", email: "ann@example.com" });
  for (const lang of ["en", "de", "fr", "pl", "tr", "ja"]) {
    const page = await visitor(browser, "phone");
    await page.goto(`${house.origin}${owner}?lang=${lang}`);
    const said = await page.locator("section[aria-labelledby=cover] li > :not(svg), .cover h1, .stub strong").allInnerTexts();
    await page.context().close();
    const { words, code } = await certificate(owner, lang);
    assert.ok(said.length >= 6, `${said}`);
    for (const line of [...said, unit.serial, "Ann Lee"]) {
      assert.ok(bare(words).includes(bare(line)), `${lang}: ${JSON.stringify(line)} is not in\n${words}`);
    }
    assert.equal(code.toLowerCase(), unit.uri.toLowerCase());
  }
  const { code } = await certificate(owner, "ar");
  assert.equal(code.toLowerCase(), unit.uri.toLowerCase(), "from right to left, too");
});

test("hostile words are words on the certificate, and do nothing in it", async () => {
  const { owner } = await register(browser, house, house.take("CDS-18"), { name: TRICK, email: "eve@example.com" });
  const { words, bytes } = await certificate(owner, "en");
  assert.ok(bare(words).includes(bare(TRICK)), words);
  for (const action of ["/JavaScript", "/JS", "/OpenAction", "/Launch", "/EmbeddedFile", "/AA"]) {
    // Compressed streams may spell anything.
    assert.ok(!bytes.toString("latin1").replace(/\bstream\r?\n.*?endstream/gs, "").includes(action), action);
  }
});
