// The form on a bad network: what was typed survives, what was sent waits on the phone, and it registers once.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch, tapThrough, visitor } from "./browser.mjs";
import { open } from "./house.mjs";

let house, browser;

before(async () => {
  [house, browser] = await Promise.all([open(), launch()]);
});

after(async () => {
  await browser?.close();
  await house?.close();
});

/** How often a serial was registered, by its events. */
function registrations(serial) {
  const { units } = JSON.parse(house.run(["lookup", serial, "--format", "json"]));
  return units[0].events.filter(({ kind }) => kind === "registered").length;
}

async function fill(page, name, email) {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
}

describe("without network", () => {
  test("a form that was sent waits, says so, and arrives once when the network is back", async () => {
    const unit = house.take("RVC-520");
    const page = await visitor(browser, "phone");
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(unit.uri);
    await fill(page, "Ann Lee", "ann.lee@example.com");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Register" }).tap();
    await page.getByText("Saved on this phone").waitFor();
    await page.getByRole("button", { name: "Register" }).tap();
    await page.getByText("Saved on this phone").waitFor();
    const arrived = page.waitForURL(/\/o\//);
    await page.context().setOffline(false);
    await arrived;
    assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /^Covered until/);
    assert.equal(registrations(unit.serial), 1);
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  test("what was sent and then closed goes out when the label is scanned again", async () => {
    const unit = house.take("RVC-520");
    const page = await visitor(browser, "phone");
    await page.goto(unit.uri);
    await fill(page, "Bo Chan", "bo.chan@example.com");
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Register" }).tap();
    await page.getByText("Saved on this phone").waitFor();
    await page.goto("about:blank");
    await page.context().setOffline(false);
    await page.goto(unit.uri, { waitUntil: "commit" });
    await page.waitForURL(/\/o\//);
    assert.equal(registrations(unit.serial), 1);
    await page.context().close();
  });

  test("what was typed is there after a reload, and gone once it is registered", async () => {
    const unit = house.take("RVC-520");
    const page = await visitor(browser, "phone");
    await page.goto(unit.uri);
    await fill(page, "Cy Dow", "cy.dow@example.com");
    await page.getByRole("checkbox").check();
    await page.reload();
    assert.equal(await page.getByLabel("Your name").inputValue(), "Cy Dow");
    assert.equal(await page.getByLabel("E-mail").inputValue(), "cy.dow@example.com");
    assert.equal(await page.getByRole("checkbox").isChecked(), true);
    await tapThrough(page, page.getByRole("button", { name: "Register" }));
    await page.waitForURL(/\/o\//);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await page.context().close();
  });

  test("mistakes come back as they do without a script, and can be mended", async () => {
    const unit = house.take("RVC-520");
    const page = await visitor(browser, "phone");
    await page.goto(unit.uri);
    await fill(page, "", "di.eve@example");
    await tapThrough(page, page.getByRole("button", { name: "Register" }));
    assert.match(await page.title(), /^Error: /);
    await fill(page, "Di Eve", "di.eve@example.com");
    await tapThrough(page, page.getByRole("button", { name: "Register" }));
    await page.waitForURL(/\/o\//);
    await page.context().close();
  });
});

test("a mistyped mail host is put right by one tap, and never stands in the way", async () => {
  const unit = house.take("RVC-520");
  const page = await visitor(browser, "phone");
  await page.goto(unit.uri);
  const email = page.getByLabel("E-mail");
  for (const [typed, meant] of [["ann@gmial.com", "ann@gmail.com"], ["ann@hotmial.co", "ann@hotmail.com"], ["ann@gmail.con", "ann@gmail.com"]]) {
    await email.fill(typed);
    await email.blur();
    await page.getByRole("button", { name: `Did you mean ${meant}?` }).tap();
    assert.equal(await email.inputValue(), meant);
  }
  for (const right of ["ann@gmail.com", "ann@example.com", "ann@mail.com", "ann@gmx.ch", "ann@me.com"]) {
    await email.fill(right);
    await email.blur();
    assert.equal(await page.getByRole("button", { name: /Did you mean/ }).count(), 0, right);
  }
  await page.getByLabel("Your name").fill("Ann");
  await email.fill("ann@gmial.com");
  await tapThrough(page, page.getByRole("button", { name: "Register" }));
  await page.waitForURL(/\/o\//);
  await page.context().close();
});
