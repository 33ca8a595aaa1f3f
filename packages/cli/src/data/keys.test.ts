import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEnvironment } from "@fondation/environment";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureKeys, keyEnvironment, readKey } from "./keys.ts";

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

test("keys that are there stay as they are", async () => {
  const first = await ensureKeys(directory);
  const before = first.map(({ path }) => readFileSync(path, "utf8"));
  rmSync(first[2]?.path ?? "");
  const again = await ensureKeys(directory);
  expect(again.map(({ made }) => made)).toEqual([false, false, true]);
  expect(again.slice(0, 2).map(({ path }) => readFileSync(path, "utf8"))).toEqual(before.slice(0, 2));
});

test("the environment names them by file, and passes the table's checks", async () => {
  const env = keyEnvironment(await ensureKeys(directory));
  const settings = readEnvironment({ env, cwd: directory });
  expect(settings.FONDATION_SIGNING_KEY?.reveal()).toBe(
    readKey(directory, "FONDATION_SIGNING_KEY")?.reveal(),
  );
  expect(settings.FONDATION_ACCESS_TOKEN?.reveal()).toMatch(/^[0-9a-f]{64}$/);
  expect(settings.FONDATION_ADMIN_KEY).toBeDefined();
});

test("a key that is not there is no key", () => {
  expect(existsSync(directory)).toBe(false);
  expect(readKey(directory, "FONDATION_SIGNING_KEY")).toBeUndefined();
});
