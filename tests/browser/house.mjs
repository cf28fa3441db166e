// A house of its own for each test file: settings, keys, catalogue, recorded units, a staff account, and `serve` on a free port,
// all in a temporary folder. It knows the program from outside only: command line, files, HTTP. `browser.mjs` opens its pages.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { text as mailText } from "./letter.mjs";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
const PROGRAM = process.env.AFTERSALE ?? join(TARGET, "debug", "aftersale");
const SAMPLE = join(ROOT, "assets", "sample");
const DAY = 86_400_000;

export const BRAND = "Lindermere Home & Power";
export const STAFF = { name: "maria", password: "four words no one guesses" };
/** Who gives accounts, and somebody whose second factor is still to come. */
export const ADMIN = { name: "ada", password: "lantern oyster gravel nine" };
export const MANAGER = { name: "mia", password: "seven quiet umbrellas hum" };

/** Where screenshots go. */
export const GALLERY = join(TARGET, "gallery");

/** Makes a house and serves it; call `close()` when done. `publicUrl`: what labels carry, when it is not where we listen. */
export async function open({ publicUrl } = {}) {
  const dir = mkdtempSync(join(tmpdir(), "aftersale-browser-"));
  const origin = `http://127.0.0.1:${await freePort()}`;
  const house = new House(dir, origin, publicUrl ?? origin);
  try {
    house.furnish();
    await house.serve();
    return house;
  } catch (error) {
    await house.close();
    throw error;
  }
}

class House {
  #server;
  /** What the server said so far, for the message of a test that fails. */
  said = [];

  constructor(dir, origin, publicUrl) {
    this.dir = dir;
    this.origin = origin;
    this.publicUrl = publicUrl;
    this.units = [];
  }

  /** Runs one command of the program; answers what it printed. */
  run(words, input = "") {
    return execFileSync(PROGRAM, ["--config", join(this.dir, "aftersale.toml"), "--quiet", ...words], {
      env: this.#environment(),
      input,
      encoding: "utf8",
    });
  }

  #environment(changed = {}) {
    // The port is known only now, and labels carry it: settings from the environment go before the file's.
    return {
      ...process.env,
      AFTERSALE_SITE_PUBLIC_URL: this.publicUrl,
      AFTERSALE_SITE_BRAND: BRAND,
      AFTERSALE_SITE_MARKET: "US",
      AFTERSALE_SITE_TIME_ZONE: "America/New_York",
      AFTERSALE_SITE_COLOUR: "#0b5d4a",
      AFTERSALE_SITE_SUPPORT_EMAIL: "support@lindermere.example",
      AFTERSALE_SITE_SUPPORT_PHONE: "+1 555 010 0148",
      AFTERSALE_SITE_SUPPORT_HOURS: "Monday to Friday, 8 am to 6 pm (Eastern)",
      AFTERSALE_SITE_POSTAL_ADDRESS: "Lindermere Home & Power, 48 Harbour Street, Portland, ME 04101, USA",
      AFTERSALE_SITE_PRIVACY_URL: "https://example.com/privacy",
      AFTERSALE_SITE_IMPRINT_URL: "https://example.com/imprint",
      ...changed,
    };
  }

  furnish() {
    execFileSync(PROGRAM, ["init", this.dir], { stdio: ["ignore", "ignore", "pipe"] });
    this.run(["catalog", "import", join(SAMPLE, "catalog.toml")]);
    writeFileSync(join(this.dir, "units.csv"), freshUnits(60));
    this.units = this.print(join(this.dir, "units.csv"));
    for (const [role, { name, password }] of Object.entries({ support: STAFF, manager: MANAGER, admin: ADMIN })) {
      this.run(["staff", "add", name, "--role", role, "--password-stdin"], password);
    }
  }

  /** Records and prints a units file; answers its rows with the address on each label. */
  print(file) {
    const printed = join(this.dir, "uris.csv");
    this.run(["labels", "--units", file, "--stock", "L7160", "--format", "csv", "--output", printed, "--record"]);
    const [head, ...lines] = readFileSync(printed, "utf8").trim().split(/\r?\n/).map((line) => line.split(","));
    return lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at]])));
  }

  /** Takes one recorded unit of a product away, so that no two tests meet on it. */
  take(product) {
    const at = this.units.findIndex((unit) => unit.product === product);
    if (at < 0) throw new Error(`units.csv has no further unit of ${product}`);
    return this.units.splice(at, 1)[0];
  }

  /** Serves; again when it serves already, which lets settings change. */
  async serve(changed) {
    await this.#stop();
    const address = this.origin.replace("http://", "");
    this.#server = spawn(PROGRAM, ["--config", join(this.dir, "aftersale.toml"), "serve", "--listen", address], {
      env: this.#environment(changed),
      stdio: ["ignore", "ignore", "pipe"],
    });
    // A test that dies before `close` leaves no server behind.
    process.once("exit", () => this.#server.kill());
    const lines = createInterface({ input: this.#server.stderr });
    const ready = new Promise((resolve, reject) => {
      lines.on("line", (line) => {
        this.said.push(line);
        if (line.includes(`listening on ${this.origin}`)) resolve();
      });
      this.#server.once("exit", (code) => reject(new Error(`serve ended with ${code}:\n${this.said.join("\n")}`)));
    });
    await ready;
  }

  /** The path of the page that a letter to an address leads to, by the letter before its secret. */
  async linkTo(address, kind) {
    const link = new RegExp(`/${kind}/[0-9A-Z]{40,}`);
    return link.exec(await this.mailTo(address, link))[0];
  }

  /** The text of the mail to an address, headers first, decoded; waits until the outbox has written it. */
  async mailTo(address, holding = /./) {
    const until = Date.now() + 20_000;
    while (Date.now() < until) {
      const letter = this.mails().find((mail) => mail.split("\n").some((line) => line.startsWith("To: ") && line.includes(address)) && holding.test(mail));
      if (letter) return letter;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no mail to ${address} within 20 seconds`);
  }

  mails() {
    const folder = join(this.dir, "mail");
    try {
      return readdirSync(folder).filter((name) => name.endsWith(".eml")).map((name) => mailText(readFileSync(join(folder, name), "latin1")));
    } catch (error) {
      if (error.code === "ENOENT") return [];
      throw error;
    }
  }

  async #stop() {
    if (!this.#server || this.#server.exitCode !== null) return;
    const gone = once(this.#server, "exit");
    this.#server.kill("SIGTERM");
    await gone;
  }

  async close() {
    await this.#stop();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** The sample's first units, made and shipped lately: how old a unit is decides what its form presets. */
function freshUnits(count) {
  const [head, ...rows] = readFileSync(join(SAMPLE, "units.csv"), "utf8").trim().split(/\r?\n/);
  const names = head.split(",");
  const day = (ago) => new Date(Date.now() - ago * DAY).toISOString().slice(0, 10);
  const fresh = rows.slice(0, count).map((row) =>
    row.split(",").map((cell, at) => {
      if (names[at] === "manufactured_on") return day(70);
      // Some were sold nobody knows where: their form asks for dealer and country.
      if (names[at] === "dealer" && row.startsWith("CDS-18,")) return "";
      return names[at] === "shipped_on" ? day(20) : cell;
    }).join(","),
  );
  return [head, ...fresh].join("\n") + "\n";
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
