// Every page in every state worth seeing, and how to get there. `pages.test.mjs` measures them, `pictures.mjs` photographs some.

import { createHmac } from "node:crypto";
import { tapThrough, visitor } from "./browser.mjs";
import { ADMIN, BRAND, MANAGER, STAFF } from "./house.mjs";

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

/** Signs a page in to the desk; whoever has a second factor is then asked for its code. */
export async function signIn(page, house, { name, password } = STAFF) {
  await page.goto(`${house.origin}/desk`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(password);
  await tapThrough(page, page.getByRole("button", { name: "Sign in" }));
}

/** What an authenticator app shows for a key of base 32 (RFC 6238). */
function code(key) {
  const bits = [...key.replaceAll(" ", "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"));
  const secret = Buffer.from(bits.join("").match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const tag = createHmac("sha1", secret).update(step).digest();
  return String((tag.readUInt32BE(tag[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Sets up a second factor on its page, which then shows the recovery codes. */
async function enrol(page, password) {
  await page.getByLabel("Six digits").fill(code(await page.locator("form bdi.mono").textContent()));
  const current = page.getByLabel("Password you have now");
  if (await current.count()) await current.fill(password);
  await tapThrough(page, page.getByRole("button", { name: "Confirm" }));
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

/** The form of the second owner, filled in and sent; answers the path of the page where the buyer waits. */
async function buy(browser, house, unit, { name, email }) {
  const page = await visitor(browser, "phone");
  await page.goto(unit.uri);
  await tapThrough(page, page.locator("a[href^='/second-hand']"));
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await tapThrough(page, page.locator("main form button"));
  const path = new URL(page.url()).pathname;
  await page.context().close();
  return path;
}

/** Leaves an address for safety notices; answers the path of the page that its letter leads to. */
async function leaveAddress(browser, house, unit, email) {
  const page = await visitor(browser, "phone");
  await page.goto(unit.uri);
  await tapThrough(page, page.locator("a[href^='/safety']"));
  await page.getByLabel("E-mail").fill(email);
  await tapThrough(page, page.locator("main form button"));
  await page.context().close();
  return house.linkTo(email, "n");
}

/** Asks for another address on the page of an owner's data; answers the path that the letter to it leads to. */
async function moveAddress(browser, house, { owner }, email) {
  const page = await visitor(browser, "phone");
  await page.goto(`${house.origin}${owner}/data`);
  await page.getByLabel("E-mail").fill(email);
  await tapThrough(page, page.locator("main form button"));
  await page.context().close();
  return house.linkTo(email, "e");
}

/** Sends a photo on a page that asks for one. */
async function sendPhoto(browser, house, path) {
  const page = await visitor(browser, "phone");
  await page.goto(house.origin + path);
  // Any picture of a page does for a receipt.
  const picture = { name: "receipt.png", mimeType: "image/png", buffer: await page.screenshot() };
  await page.locator("#receipt").setInputFiles(picture);
  await tapThrough(page, page.locator("main form button"));
  await page.context().close();
}

/** Somebody's wish for offers, as a house with double opt-in asks about it; the question outlives that setting. */
async function wish(browser, house, unit) {
  await house.serve({ AFTERSALE_MAIL_OFFERS: "double-opt-in" });
  const email = "wanda@example.com";
  await register(browser, house, unit, { name: "Wanda Roe", email, offers: true });
  const path = await house.linkTo(email, "w");
  await house.serve();
  return path;
}

/** The desk mails an owner a link to all their data; answers the link's path. */
async function mailData(page, house, { unit, email }) {
  await toUnit(page, house, unit.serial);
  await tapThrough(page, page.locator("a[href$='/person']"));
  await tapThrough(page, page.locator("form[action$='/send'] button"));
  return house.linkTo(email, "d");
}

/** The page of the desk about everything under an owner's address. */
async function deskPerson(page, house, people) {
  await page.context().addCookies(people.chiefs);
  await toUnit(page, house, people.ann.unit.serial);
  await tapThrough(page, page.locator("a[href$='/person']"));
}

/** A unit's page at the desk, by its serial. */
async function toUnit(page, house, serial) {
  await page.goto(`${house.origin}/desk?q=${encodeURIComponent(serial)}`);
  await tapThrough(page, page.getByRole("link", { name: serial }));
}

/** What the scenes need: owners, and units in every state. */
export async function cast(browser, house) {
  const wished = await wish(browser, house, house.take("FRC-388"));
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
  await sendPhoto(browser, house, `${long.owner}/receipt`);
  const sellers = { name: "Sally Doe", email: "sally@example.com" };
  const seller = await register(browser, house, house.take("FRC-388"), sellers);
  const waiting = await buy(browser, house, seller.unit, { name: "Bob Roe", email: "bob.roe@example.com" });
  const question = await house.linkTo(sellers.email, "s");
  const noticed = await leaveAddress(browser, house, seller.unit, "safety@example.com");
  const moved = await moveAddress(browser, house, seller, "sally@new.example.com");
  const fresh = house.take("GEN-7500");
  const undealt = house.take("CDS-18");
  const unproven = fresh.uri.replace(/k=.*/, "k=1AAAABBBBCCCCD");
  const desk = await visitor(browser, "desktop");
  await signIn(desk, house);
  const cookies = await desk.context().cookies();
  const chief = await visitor(browser, "desktop");
  await signIn(chief, house, ADMIN);
  await enrol(chief, ADMIN.password);
  const chiefs = await chief.context().cookies();
  const given = await mailData(chief, house, { unit: ann.unit, email: "ann.lee@example.com" });
  await chief.context().close();
  const [stolen, replaced, successor] = [house.take("WMA-914"), house.take("WMA-914"), house.take("WMA-914")];
  await takeOut(desk, house, stolen, "Stolen");
  await takeOut(desk, house, replaced, "Replaced by another unit", successor.serial);
  await desk.context().close();
  const pending = await claim(browser, house, ann.unit);
  await sendPhoto(browser, house, `${pending}/photo`);
  // The sample's recall is about these serials.
  const recalled = house.units.find((unit) => unit.product === "GDO-810" && unit.serial.startsWith("G8-2640-011"));
  const second = { seller, waiting, question, noticed, moved, wished, given };
  return { ann, long, fresh, undealt, unproven, cookies, chiefs, stolen, replaced, pending, recalled, ...second };
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

/** The form of the next product, as it comes from an owner's page. */
async function formKnown(page, house, { ann, fresh }) {
  await page.goto(`${house.origin}${ann.owner}/another`);
  await page.locator("#serial").fill(fresh.serial);
  await page.locator("#k").fill(/(?:k=|\/)([0-9A-Z]{14})$/.exec(fresh.uri)[1]);
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

/** A page whose form is sent as it stands. */
const sent = (path) => async (page, house, people) => {
  await at(path)(page, house, people);
  await tapThrough(page, page.locator("main form button").first());
};

/** What a registered unit offers, by the beginning of its address. */
const way = (start) => async (page, house, { ann }) => {
  await page.goto(ann.unit.uri);
  await tapThrough(page, page.locator(`a[href^='${start}']`));
};

/** The same, its form sent empty. */
const wayWrong = (start) => async (page, house, people) => {
  await way(start)(page, house, people);
  await tapThrough(page, page.locator("main form button"));
};

async function dataWrong(page, house, { ann }) {
  await page.goto(`${house.origin}${ann.owner}/data`);
  await page.locator("#name").fill("");
  await page.locator("#email").fill("ann.lee@example,com");
  await tapThrough(page, page.locator("main form button"));
}

async function safetyNoted(page, house, people) {
  await way("/safety")(page, house, people);
  await page.locator("#email").fill("again@example.com");
  await tapThrough(page, page.locator("main form button"));
}

/** A page of the desk by its address. */
const desk = (path) => async (page, house, people) => {
  await page.context().addCookies(people.cookies);
  await page.goto(house.origin + path);
};

/** A page of the desk that is not everybody's. */
const chief = (path) => async (page, house, people) => {
  await page.context().addCookies(people.chiefs);
  await page.goto(house.origin + path);
};

/** The page with the link for somebody new; answers the link. */
async function deskLink(page, house, people) {
  await chief("/desk/staff")(page, house, people);
  await page.getByLabel("Name", { exact: true }).fill(`yuki.${Date.now()}`);
  await page.getByLabel("Support", { exact: true }).check();
  await tapThrough(page, page.getByRole("button", { name: "Add and make a link" }));
  return page.locator(".anywhere").textContent();
}

const OFFER = "/desk/catalog/GEN-7500/offer?code=PLAN-GEN-5";

/** An offer with another price, as the preview shows it. */
async function deskOfferPreview(page, house, people) {
  await chief(OFFER)(page, house, people);
  await page.locator("#price-DE").fill("79,00 EUR");
  await page.locator("#title-de").fill("Fünf Jahre Service");
  await tapThrough(page, page.getByRole("button", { name: "Preview" }).last());
}

/** The same with mistakes. */
async function deskOfferWrong(page, house, people) {
  await chief(OFFER)(page, house, people);
  await page.locator("#price-DE").fill("ninety");
  await page.locator("#url").fill("example.com");
  await tapThrough(page, page.getByRole("button", { name: "Preview" }).last());
}

/** Two at once: the second is told. */
async function deskOfferMeanwhile(page, house, people) {
  await deskOfferPreview(page, house, people);
  const other = await page.context().newPage();
  await chief(OFFER)(other, house, people);
  const price = other.locator("#price-US");
  await price.fill((await price.inputValue()) === "150.00 USD" ? "151.00 USD" : "150.00 USD");
  await tapThrough(other, other.getByRole("button", { name: "Preview" }).last());
  await tapThrough(other, other.getByRole("button", { name: "Save" }));
  await other.close();
  await tapThrough(page, page.getByRole("button", { name: "Save" }));
}

/** A product with an edit that can be put back. */
async function deskProduct(page, house, people) {
  await deskOfferMeanwhile(page, house, people);
  await page.goto(`${house.origin}/desk/catalog/GEN-7500`);
}

async function deskBack(page, house, people) {
  await deskProduct(page, house, people);
  await tapThrough(page, page.getByRole("link", { name: /^Put back/ }).first());
}

/** Where that link leads. */
async function deskInvited(page, house, people) {
  const link = await deskLink(page, house, people);
  await page.context().clearCookies();
  await page.goto(link);
}

/** What somebody new is shown once the second factor stands. */
async function deskCodes(page, house, people) {
  await deskInvited(page, house, people);
  const name = await page.locator("#username").inputValue();
  await page.locator("#password").fill(STAFF.password);
  await tapThrough(page, page.locator("main form button"));
  await signIn(page, house, { name, password: STAFF.password });
  await page.goto(`${house.origin}/desk/account/second`);
  await enrol(page, STAFF.password);
}

async function deskClaim(page, house, people) {
  await desk("/desk/claims")(page, house, people);
  await tapThrough(page, page.locator("tbody a.hit").first());
}

async function deskLetter(page, house, people) {
  await unit(({ ann }) => ann.unit.serial)(page, house, people);
  await tapThrough(page, page.locator("section[aria-labelledby=messages] a.hit").first());
}

async function deskAddress(page, house, people) {
  await unit(({ ann }) => ann.unit.serial)(page, house, people);
  await tapThrough(page, page.locator("a[href$='/address']").first());
}

/** A form about a unit that Ann has. */
const deskAct = (word) => async (page, house, people) => {
  await unit(({ ann }) => ann.unit.serial)(page, house, people);
  await tapThrough(page, page.locator(`a[href$='/${word}']`).first());
};

async function deskAmendWrong(page, house, people) {
  await deskAct("correct")(page, house, people);
  await page.getByLabel("Date of purchase", { exact: true }).fill("2020-01-01");
  await page.getByLabel("The date of purchase is").selectOption("proven");
  await tapThrough(page, page.getByRole("button", { name: "Correct the registration" }));
}

async function deskProveWrong(page, house, people) {
  await unit(({ long }) => long.unit.serial)(page, house, people);
  await page.locator("#purchased_on").fill("2020-01-01");
  await tapThrough(page, page.locator("#purchased_on ~ button"));
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
  link: at(() => "/link"),
  "link-wrong": sent(() => "/link"),
  "link-sent": at(() => "/link?sent=1"),
  "second-hand": way("/second-hand"),
  "second-hand-wrong": wayWrong("/second-hand"),
  "second-hand-waiting": at(({ waiting }) => waiting),
  photo: at(({ waiting }) => `${waiting}/photo`),
  "photo-wrong": sent(({ waiting }) => `${waiting}/photo`),
  "photo-kept": at(({ pending }) => `${pending}/photo`),
  safety: way("/safety"),
  "safety-wrong": wayWrong("/safety"),
  "safety-noted": safetyNoted,
  "safety-contact": at(({ noticed }) => noticed),
  "pass-on": at(({ ann }) => `${ann.owner}/pass-on`),
  "pass-on-code": sent(({ ann }) => `${ann.owner}/pass-on`),
  "pass-on-question": at(({ question }) => question),
  data: at(({ ann }) => `${ann.owner}/data`),
  "data-wrong": dataWrong,
  "data-waiting": at(({ seller }) => `${seller.owner}/data`),
  "new-address": at(({ moved }) => moved),
  receipt: at(({ ann }) => `${ann.owner}/receipt`),
  "receipt-wrong": sent(({ ann }) => `${ann.owner}/receipt`),
  "receipt-kept": at(({ long }) => `${long.owner}/receipt`),
  privacy: at(({ long }) => `${long.owner}/privacy`),
  "data-letter": at(({ given }) => given),
  "data-letter-over": at(() => "/d/0"),
  wish: at(({ wished }) => wished),
  links: at(({ fresh }) => `${fresh.uri.split("?")[0]}?linkType=linkset`),
  find: at(() => "/find"),
  "find-wrong": mistyped,
  "find-known": at(({ ann }) => `${ann.owner}/another`),
  "form-known": formKnown,
  home: at(() => "/"),
  problem: at(() => "/no/such/page"),
  preferences: at(({ ann }) => ann.preferences),
  "desk-login": at(() => "/desk/login"),
  "desk-login-wrong": refused,
  "desk-code": (page, house) => signIn(page, house, ADMIN),
  "desk-code-wrong": async (page, house) => {
    await signIn(page, house, ADMIN);
    await page.locator("#code").fill("00000");
    await tapThrough(page, page.locator("main form button"));
  },
  "desk-second": (page, house) => signIn(page, house, MANAGER),
  "desk-second-again": chief("/desk/account/second"),
  "desk-codes": deskCodes,
  "desk-account": desk("/desk/account"),
  "desk-account-wrong": async (page, house, people) => {
    await desk("/desk/account")(page, house, people);
    await tapThrough(page, page.locator("form[action$='/password'] button"));
  },
  "desk-account-admin": chief("/desk/account"),
  "desk-staff": chief("/desk/staff"),
  "desk-staff-link": deskLink,
  "desk-invited": deskInvited,
  "desk-board": chief("/desk/board"),
  "desk-catalog": chief("/desk/catalog"),
  "desk-offer": chief(OFFER),
  "desk-offer-new": chief("/desk/catalog/GEN-7500/offer"),
  "desk-offer-wrong": deskOfferWrong,
  "desk-offer-preview": deskOfferPreview,
  "desk-offer-meanwhile": deskOfferMeanwhile,
  "desk-product": deskProduct,
  "desk-back": deskBack,
  "desk-batches": chief("/desk/batches"),
  "desk-log": chief("/desk/audit"),
  "desk-previews": chief("/desk/letters/confirmation"),
  "desk-search": search(""),
  "desk-search-found": search("lee"),
  "desk-search-none": search("SN0000000"),
  "desk-unit": unit(({ ann }) => ann.unit.serial),
  "desk-unit-long": unit(({ long }) => long.unit.serial),
  "desk-unit-wrong": deskProveWrong,
  "desk-unit-replaced": unit(({ replaced }) => replaced.serial),
  "desk-person": deskPerson,
  "desk-claims": desk("/desk/claims"),
  "desk-claim": deskClaim,
  "desk-withdraw-wrong": deskWithdraw,
  "desk-address": deskAddress,
  "desk-address-wrong": async (page, house, people) => {
    await deskAddress(page, house, people);
    await page.locator("#email").fill("");
    await tapThrough(page, page.locator("main form button"));
  },
  "desk-correct": deskAct("correct"),
  "desk-correct-wrong": deskAmendWrong,
  "desk-link": deskAct("link"),
  "desk-mail": desk("/desk/mail"),
  "desk-mail-dead": desk("/desk/mail?state=dead"),
  "desk-letter": deskLetter,
  "desk-unit-fresh": unit(({ fresh }) => fresh.serial),
};
