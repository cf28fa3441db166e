// The main job as people live it: scan, register, own, scan again, mail, desk. With and without JavaScript.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, tapThrough, visitor } from "./browser.mjs";
import { STAFF, open } from "./house.mjs";

let house, browser;

before(async () => {
  [house, browser] = await Promise.all([open(), launch()]);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** Counts what a thumb does. */
class Thumb {
  taps = 0;
  constructor(page) {
    this.page = page;
  }
  async type(label, words) {
    await this.page.getByLabel(label).tap();
    this.taps += 1;
    // No tap: on-screen keyboards come up with the field.
    await this.page.keyboard.type(words);
  }
  async tick(label) {
    await this.page.getByLabel(label).tap();
    this.taps += 1;
  }
  async press(name) {
    this.taps += 1;
    return tapThrough(this.page, this.page.getByRole("button", { name }));
  }
}

/** Visible controls of the form: name, whether they must be filled, what stands in them. Works with scripts off, too. */
async function controls(page) {
  const found = [];
  for (const one of await page.locator("form :is(input, select, textarea)").all()) {
    if (!(await one.isVisible())) continue;
    found.push({
      name: await one.getAttribute("name"),
      required: (await one.getAttribute("required")) !== null,
      value: await one.inputValue(),
    });
  }
  return found;
}

for (const script of [true, false]) {
  describe(`with JavaScript ${script ? "on" : "off"}`, () => {
    const owner = script
      ? { name: "Ann Lee", email: "ann.lee@example.com", offers: false }
      : { name: "Zoë García", email: "zoe.garcia@example.com", offers: true };
    let unit, page, thumb, offers;

    before(async () => {
      unit = house.take("RVC-520");
      page = await visitor(browser, "phone", { script });
      thumb = new Thumb(page);
    });

    after(async () => page?.context().close());

    test("a scan opens a form that knows product and serial, as text", async () => {
      const answer = await page.goto(unit.uri);
      assert.equal(answer.status(), 200);
      const plate = await page.locator(".plate").innerText();
      assert.match(plate, /Robot vacuum/);
      assert.ok(plate.includes("RVC-520") && plate.includes(unit.serial), plate);
      for (const { name, value } of await controls(page)) {
        assert.ok(!value.includes(unit.serial) && !value.includes("RVC-520"), `${name} asks for what the label said`);
      }
    });

    test("two fields are left to type, and no more than five can be touched", async () => {
      const all = await controls(page);
      assert.deepEqual(all.filter(({ required, value }) => required && value === "").map(({ name }) => name), ["name", "email"]);
      assert.ok(all.length <= 5, all.map(({ name }) => name).join(", "));
      assert.equal(await page.getByRole("checkbox").isChecked(), false);
    });

    test("three taps register it", async () => {
      await thumb.type("Your name", owner.name);
      await thumb.type("E-mail", owner.email);
      if (owner.offers) await thumb.tick(/may mail me offers/);
      const answer = await thumb.press("Register");
      assert.equal(answer.status(), 200);
      assert.match(page.url(), /\/o\/[A-Za-z0-9_-]{22,}/);
      assert.ok(thumb.taps - (owner.offers ? 1 : 0) <= 3, `${thumb.taps} taps`);
    });

    test("the owner's page says covered until when, and why", async () => {
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /^Covered until \d{1,2}\s\w+\s\d{4}$/);
      const main = await page.locator("main").innerText();
      assert.match(main, /from the purchase on \d{1,2} \w+ \d{4}/);
      assert.ok(main.includes(owner.email) && main.includes(unit.serial));
      owner.page = new URL(page.url()).pathname;
      owner.reference = await page.locator(".cover .stub strong").innerText();
      offers = await page.locator(".offer h3 bdi").allInnerTexts();
      assert.ok(offers.length > 0, "the page shows what fits, with or without consent");
    });

    test("scanned again, the label shows no byte of its owner", async () => {
      const answer = await page.goto(unit.uri);
      assert.equal(answer.status(), 200);
      const seen = JSON.stringify(answer.headers()) + (await answer.text());
      for (const secret of [owner.name, owner.email, owner.email.split("@")[0], owner.reference, owner.page.split("/")[2]]) {
        assert.ok(!seen.includes(secret), `the page holds ${secret}`);
      }
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /^Covered until \w+ \d{4}$/);
    });

    test(`the mail ${owner.offers ? "holds what fits, and a way out" : "holds no offer"}`, async () => {
      const letter = await house.mailTo(owner.email);
      assert.ok(letter.includes(unit.serial) && letter.includes(owner.page));
      assert.equal(offers.some((title) => letter.includes(title)), owner.offers);
      assert.equal(/^List-Unsubscribe: </m.test(letter), owner.offers);
    });

    test("no cookie was set and no stranger was asked", async () => {
      assert.deepEqual(await page.context().cookies(), []);
      const strangers = page.requests.filter((url) => new URL(url).origin !== house.origin && !url.startsWith("data:"));
      assert.deepEqual(strangers, []);
    });

    test("the desk finds it by serial, reference, e-mail and name", async () => {
      const desk = await visitor(browser, "desktop", { script });
      try {
        await signIn(desk);
        for (const query of [unit.serial, owner.reference, owner.email, owner.name]) {
          await desk.getByRole("searchbox").fill(query);
          await tapThrough(desk, desk.getByRole("button", { name: "Find" }));
          await tapThrough(desk, desk.getByRole("link", { name: unit.serial }));
          const shown = await desk.locator("main").innerText();
          for (const fact of [unit.serial, owner.name, owner.email, owner.reference]) {
            assert.ok(shown.includes(fact), `looked for ${query}, ${fact} is missing`);
          }
          await desk.goto(`${house.origin}/desk`);
        }
      } finally {
        await desk.context().close();
      }
    });
  });
}

async function signIn(page) {
  await page.goto(`${house.origin}/desk`);
  await page.getByLabel("Name").fill(STAFF.name);
  await page.getByLabel("Password").fill(STAFF.password);
  await tapThrough(page, page.getByRole("button", { name: "Sign in" }));
}

describe("when something goes wrong", () => {
  test("an empty form comes back with every mistake at once and what was typed", async () => {
    const unit = house.take("GDO-810");
    const page = await visitor(browser, "phone");
    await page.goto(unit.uri);
    await page.getByLabel("E-mail").fill("not-an-address");
    const answer = await tapThrough(page, page.getByRole("button", { name: "Register" }));
    assert.equal(answer.status(), 422);
    assert.match(await page.title(), /^Error: /);
    const summary = page.getByRole("alert");
    assert.deepEqual(await summary.getByRole("link").allInnerTexts(), [
      "Enter your name",
      "Enter an e-mail address like name@example.com",
    ]);
    assert.equal(await page.evaluate(() => document.activeElement.className), "summary");
    assert.equal(await page.getByLabel("E-mail").inputValue(), "not-an-address");
    await page.context().close();
  });

  test("a form sent three times at once makes one registration", async () => {
    const unit = house.take("VDB-200");
    const page = await visitor(browser, "phone");
    await page.goto(unit.uri);
    await page.getByLabel("Your name").fill("Tess Twice");
    await page.getByLabel("E-mail").fill("tess@example.com");
    const pages = await page.evaluate(async () => {
      const form = document.forms[0];
      const send = () => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const answers = await Promise.all([send(), send(), send()]);
      return answers.map((answer) => [answer.status, new URL(answer.url).pathname].join(" "));
    });
    assert.match(pages[0], /^200 \/o\//);
    assert.deepEqual(pages, [pages[0], pages[0], pages[0]]);
    const found = JSON.parse(house.run(["lookup", "tess@example.com", "--format", "json"]));
    assert.equal(found.units.length, 1);
    await page.context().close();
  });

  test("who cannot scan types serial and code, and gets the same form", async () => {
    const unit = house.take("GEN-7500");
    const page = await visitor(browser, "phone", { script: false });
    await page.goto(`${house.origin}/find`);
    await page.getByLabel("Serial").fill(unit.serial.toLowerCase());
    await page.getByLabel("Code").fill(new URL(unit.uri).searchParams.get("k").replace(/(.{4})/g, "$1-").toLowerCase());
    await tapThrough(page, page.locator("main form button"));
    assert.ok((await page.locator(".plate").innerText()).includes(unit.serial));
    await page.context().close();
  });

  test("a wrong password is refused in words, and the name stays", async () => {
    const page = await visitor(browser, "desktop");
    await page.goto(`${house.origin}/desk/login`);
    await page.getByLabel("Name").fill(STAFF.name);
    await page.getByLabel("Password").fill("not the password");
    const answer = await tapThrough(page, page.getByRole("button", { name: "Sign in" }));
    assert.ok(answer.status() < 500, house.said.at(-1));
    assert.notEqual(await page.getByRole("alert").innerText(), "");
    assert.equal(await page.getByLabel("Name").inputValue(), STAFF.name);
    await page.context().close();
  });

  test("offers by mail end with one tap on the mail's own link, and not by opening it", async () => {
    const unit = house.take("FRC-388");
    const page = await visitor(browser, "phone", { script: false });
    await page.goto(unit.uri);
    await page.getByLabel("Your name").fill("Omar Stop");
    await page.getByLabel("E-mail").fill("omar@example.com");
    await page.getByLabel(/may mail me offers/).check();
    await tapThrough(page, page.getByRole("button", { name: "Register" }));
    const link = /^List-Unsubscribe: <([^>]+)>/m.exec(await house.mailTo("omar@example.com"))[1];
    await page.goto(link);
    await page.goto(link);
    await tapThrough(page, page.getByRole("button", { name: "Stop" }));
    assert.match(await page.getByRole("status").innerText(), /no more mails with offers/);
    await page.context().close();
  });
});
