// Draws the labels of a ZPL file as PNG files with zebrash, a renderer that is not ours.
//
//   node zpl.mjs FILE FOLDER HALF HALVES      of all labels every HALVES-th, from the HALF-th on: several can share the work
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ready } from "zpl-renderer-js";

const [file, folder, half, halves] = process.argv.slice(2);
const DOTS_PER_MM = 8;
const { api } = await ready;
// What labels have in common is stored before the first that recalls it, and deleted in the end: each label is drawn by a printer
// that knows what was stored last.
const labels = [];
let stored = "";
for (const block of readFileSync(file, "utf8").match(/\^XA[^]*?\^XZ/g)) {
  if (block.startsWith("^XA^DF")) stored += block;
  else if (block.startsWith("^XA^ID")) stored = "";
  else labels.push({ stored, block });
}
for (let at = Number(half); at < labels.length; at += Number(halves)) {
  // The renderer counts in millimetres of 8 dots; the label says its size in dots.
  const [width, height] = ["PW", "LL"].map((word) => Number(labels[at].block.match(new RegExp(`\\^${word}(\\d+)`))[1]) / DOTS_PER_MM);
  const picture = await api.zplToBase64Async(labels[at].stored + labels[at].block, width, height, DOTS_PER_MM);
  writeFileSync(join(folder, `${String(at).padStart(6, "0")}.png`), Buffer.from(picture, "base64"));
}
process.exit(0);
