import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureBrowserEndpoint, ensureKeys, readKey } from "./keys.ts";

let directory: string;
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), "fondation-keys-")), "keys");
});
afterEach(() => rmSync(join(directory, ".."), { recursive: true }));

test("missing keys are made, readable by their owner only", async () => {
  const files = await ensureKeys(directory);
  expect(files.map(({ made }) => made)).toEqual([true, true, true]);
  expect(statSync(directory).mode & 0o777).toBe(0o700);
  for (const { path } of files) expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("existing keys are not changed", async () => {
  const first = await ensureKeys(directory);
  const before = first.map(({ path }) => readFileSync(path, "utf8"));
  rmSync(first[2]?.path ?? "");
  const again = await ensureKeys(directory);
  expect(again.map(({ made }) => made)).toEqual([false, false, true]);
  expect(again.slice(0, 2).map(({ path }) => readFileSync(path, "utf8"))).toEqual(before.slice(0, 2));
});

test("a missing key file gives no key", () => {
  expect(existsSync(directory)).toBe(false);
  expect(readKey(directory, "FONDATION_SIGNING_KEY")).toBeUndefined();
});

test("makes the browser's address once, with a path of 256 bits, apart from the keys", async () => {
  const { path, made } = await ensureBrowserEndpoint(directory);
  expect([path, made]).toEqual([join(directory, "browser", "browser-endpoint"), true]);
  expect(readFileSync(path, "utf8")).toMatch(/^ws:\/\/browser:3333\/[0-9a-f]{64}\n$/);
  expect([statSync(path).mode & 0o777, statSync(join(path, "..")).mode & 0o777]).toEqual([0o600, 0o700]);
  const before = readFileSync(path, "utf8");
  expect(await ensureBrowserEndpoint(directory)).toMatchObject({ made: false });
  expect(readFileSync(path, "utf8")).toBe(before);
});
