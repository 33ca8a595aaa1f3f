/** The port or the data directory is already in use. */
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Installation, install } from "../testing/installation.ts";

const FREE = ["--port", "0", "--backend-port", "0"];
const LIMIT = 60_000;

let fondation: Installation;
beforeAll(async () => {
  fondation = await install();
}, 180_000);
afterAll(() => fondation.remove());

afterEach(() => {
  expect(fondation.processes()).toEqual([]);
  expect(fondation.leftovers()).toEqual([]);
});

describe("ports", () => {
  test("a busy port that the user requested is an error", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const { code, stderr } = await fondation.run(["up", "--port", String(port), "--backend-port", "0"]);
    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`port ${port} of 127.0.0.1 is busy`);
  });

  test("a busy default gives another, which is printed", { timeout: LIMIT }, async () => {
    const other = createServer();
    // Another program may use the port already, which serves the test as well.
    await new Promise((resolve) =>
      other.once("error", resolve).listen(3000, "127.0.0.1", () => resolve(undefined)),
    );
    const up = fondation.start(["up", "--backend-port", "0"]);
    await up.line(/port 3000 is busy: the web takes \d+/);
    const [, address] = await up.line(/pages {4}(http:\S+)/);
    expect(new URL(String(address)).port).not.toBe("3000");
    up.child.kill("SIGINT");
    expect(await up.ended()).toBe(0);
    other.close();
  });
});

describe("the data directory", () => {
  test("of a backend that runs by itself is not emptied", { timeout: LIMIT }, async () => {
    const data = join(fondation.work, "kept");
    const environment = { FONDATION_ACCESS: "open", FONDATION_DATA: data };
    const backend = fondation.start(["backend", "--port", "0"], environment);
    await backend.line(/the backend is ready/);
    const before = readdirSync(join(data, "database"));
    const fresh = await fondation.run(["up", "--fresh", "--data", data, ...FREE]);
    expect([fresh.code, fresh.stderr]).toEqual([1, expect.stringContaining("DATA_IN_USE")]);
    expect(readdirSync(join(data, "database"))).toEqual(before);
    backend.child.kill("SIGTERM");
    expect(await backend.ended()).toBe(0);
  });

  test("has one owner at a time", { timeout: LIMIT }, async () => {
    const up = fondation.start(["up", "--json", ...FREE]);
    await up.line(/^\{"event":"ready"/m);
    const second = await fondation.run(["up", ...FREE]);
    expect([second.code, second.stderr]).toEqual([1, expect.stringContaining("DATA_IN_USE")]);
    up.child.kill("SIGINT");
    expect(await up.ended()).toBe(0);
  });
});
