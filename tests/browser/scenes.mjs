// Every page in every state worth seeing, and how to get there. `pages.test.mjs` measures them, `pictures.mjs` photographs some.

import { tapThrough, visitor } from "./browser.mjs";
import { BRAND, STAFF } from "./house.mjs";

/** Registers a unit as its owner would; answers the paths that came of it. */
export async function register(browser, house, unit, { name, email, offers = false }) {
  const page = await visitor(browser, "phone");
  await page.goto(unit.uri);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  if (offers) await page.getByLabel(`Yes, ${BRAND}`).check();
  await tapThrough(page, page.getByRole("button", { name: "Register" }));
  const owner = new URL(page.url()).pathname;
  await page.context().close();
  const letter = await house.mailTo(email);
  return { unit, name, email, owner, preferences: /^List-Unsubscribe: <([^>]+)>/m.exec(letter)?.[1] };
}

/** Signs a page in to the desk. */
export async function signIn(page, house) {
  await page.goto(`${house.origin}/desk`);
  await page.getByLabel("Name").fill(STAFF.name);
  await page.getByLabel("Password").fill(STAFF.password);
  await tapThrough(page, page.getByRole("button", { name: "Sign in" }));
}

/** Takes a unit out of use. */
async function takeOut(page, house, unit, fate, successor = "") {
  await page.goto(`${house.origin}/desk?q=${encodeURIComponent(unit.serial)}`);
  await tapThrough(page, page.getByRole("link", { name: unit.serial }));
  await tapThrough(page, page.getByRole("link", { name: "Take out of use" }));
  await page.getByLabel(fate).check();
  await page.getByLabel("Serial of that unit").fill(successor);
  await page.getByLabel("Reason").fill("The owner called");
  await tapThrough(page, page.getByRole("button", { name: "Take out of use" }));
}

/** Claims a unit that somebody else registered; answers the path of the claim's page. */
async function claim(browser, house, unit) {
  const page = await visitor(browser, "phone");
  const { pathname, search } = new URL(unit.uri);
  await page.goto(`${house.origin}/claim?code=${encodeURIComponent(pathname + search)}`);
  await page.getByLabel("Your name").fill("Bob Roe");
  await page.getByLabel("E-mail").fill("bob.roe@example.com");
  await page.getByLabel("Date of purchase").fill("2026-11-14");
  await page.getByLabel("How did it come to you?").fill("From my aunt, she moved abroad.\nI have the receipt.");
  await tapThrough(page, page.getByRole("button", { name: "Send" }));
  const path = new URL(page.url()).pathname;
  await page.context().close();
  return path;
}

/** What the scenes need: owners, and units in every state. */
export async function cast(browser, house) {
  const ann = await register(browser, house, house.take("RVC-520"), {
    name: "Ann Lee",
    email: "ann.lee@example.com",
    offers: true,
  });
  // A serial of many signs and an owner of many letters: what is long must not break a page.
  const long = await register(browser, house, house.take("FRC-388"), {
    name: "Wilhelmina Featherstonehaugh-Cholmondeley",
    email: "wilhelmina.featherstonehaugh-cholmondeley@mail.accounting.example.com",
  });
  await register(browser, house, house.take("RVC-520"), { name: "Samir Lee", email: "samir@example.com" });
  const fresh = house.take("GEN-7500");
  const undealt = house.take("CDS-18");
  const unproven = fresh.uri.replace(/k=.*/, "k=1AAAABBBBCCCCD");
  const desk = await visitor(browser, "desktop");
  await signIn(desk, house);
  const cookies = await desk.context().cookies();
  const [stolen, replaced, successor] = [house.take("WMA-914"), house.take("WMA-914"), house.take("WMA-914")];
  await takeOut(desk, house, stolen, "Stolen");
  await takeOut(desk, house, replaced, "Replaced by another unit", successor.serial);
  await desk.context().close();
  const pending = await claim(browser, house, ann.unit);
  // The sample's recall is about these serials.
  const recalled = house.units.find((unit) => unit.product === "GDO-810" && unit.serial.startsWith("G8-2640-011"));
  return { ann, long, fresh, undealt, unproven, cookies, stolen, replaced, pending, recalled };
}

/** Goes to an address of the house. */
const at = (path) => (page, house, cast) => page.goto(new URL(path(cast), house.origin).href);

async function wrong(page, house, { fresh }) {
  await page.goto(fresh.uri);
  await page.locator("#email").fill("ann.lee@example,com");
  await tapThrough(page, page.locator("main form button"));
}

async function mistyped(page, house, { fresh }) {
  await page.goto(`${house.origin}/find`);
  await page.locator("#serial").fill(fresh.serial);
  await page.locator("#k").fill("1X7Y-2WXH-28HM-6");
  await tapThrough(page, page.locator("main form button"));
}

async function refused(page, house) {
  await page.goto(`${house.origin}/desk/login`);
  await page.locator("#name").fill("nobody");
  await page.locator("#password").fill("a wrong password");
  await tapThrough(page, page.locator("main form button"));
}

/** The form of a claim, sent empty. */
async function claimWrong(page, house, { unproven }) {
  await page.goto(unproven);
  await tapThrough(page, page.locator("a[href^='/claim']"));
  await tapThrough(page, page.locator("main form button"));
}

/** A page of the desk by its address. */
const desk = (path) => async (page, house, people) => {
  await page.context().addCookies(people.cookies);
  await page.goto(house.origin + path);
};

async function deskClaim(page, house, people) {
  await desk("/desk/claims")(page, house, people);
  await tapThrough(page, page.locator("tbody a.hit").first());
}

async function deskWithdraw(page, house, people) {
  await unit(({ fresh }) => fresh.serial)(page, house, people);
  await tapThrough(page, page.getByRole("link", { name: "Take out of use" }));
  await tapThrough(page, page.getByRole("button", { name: "Take out of use" }));
}

const search = (query) => async (page, house, { cookies }) => {
  await page.context().addCookies(cookies);
  await page.goto(`${house.origin}/desk?q=${encodeURIComponent(query)}`);
};

const unit = (serial) => async (page, house, people) => {
  await search(serial(people))(page, house, people);
  await tapThrough(page, page.getByRole("link", { name: serial(people) }));
};

/** Name → way there. A scene whose name begins with `desk` is staff's; all others are anybody's. */
export const SCENES = {
  form: at(({ fresh }) => fresh.uri),
  "form-country": async (page, house, people) => {
    await page.goto(people.undealt.uri);
    await page.locator("summary").click();
  },
  "form-wrong": wrong,
  "owner-new": at(({ ann }) => `${ann.owner}?new=1`),
  owner: at(({ long }) => long.owner),
  registered: at(({ ann }) => ann.unit.uri),
  unproven: at(({ unproven }) => unproven),
  recalled: at(({ recalled }) => recalled.uri),
  stolen: at(({ stolen }) => stolen.uri),
  replaced: at(({ replaced }) => replaced.uri),
  claim: at(({ unproven }) => `/claim?code=${encodeURIComponent(unproven.replace(/^https?:..[^/]*/, ""))}`),
  "claim-wrong": claimWrong,
  pending: at(({ pending }) => pending),
  links: at(({ fresh }) => `${fresh.uri.split("?")[0]}?linkType=linkset`),
  find: at(() => "/find"),
  "find-wrong": mistyped,
  home: at(() => "/"),
  problem: at(() => "/no/such/page"),
  preferences: at(({ ann }) => ann.preferences),
  "desk-login": at(() => "/desk/login"),
  "desk-login-wrong": refused,
  "desk-search": search(""),
  "desk-search-found": search("lee"),
  "desk-search-none": search("SN0000000"),
  "desk-unit": unit(({ ann }) => ann.unit.serial),
  "desk-unit-long": unit(({ long }) => long.unit.serial),
  "desk-unit-replaced": unit(({ replaced }) => replaced.serial),
  "desk-claims": desk("/desk/claims"),
  "desk-claim": deskClaim,
  "desk-withdraw-wrong": deskWithdraw,
  "desk-unit-fresh": unit(({ fresh }) => fresh.serial),
};
