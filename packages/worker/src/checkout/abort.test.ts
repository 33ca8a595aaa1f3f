import { readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createRepository } from "../testing/git-repository.ts";
import { checkOut } from "./checkout.ts";
import { startFixture } from "./testing/checkout-fixture.ts";

// A bound for processes that hang, not a measure.
vi.setConfig({ testTimeout: 60_000 });

test("an abort ends the checkout and all of Git's processes", async () => {
  await using fixture = await startFixture();
  createRepository(join(fixture.root, "ada/engine"), { "a.ts": "one\n" });
  const asked = new Promise<void>((resolve) => {
    fixture.server.intercept = () => {
      resolve();
      return "answered";
    };
  });
  const abort = new AbortController();
  const checkout = checkOut(fixture.request("ada/engine", { signal: abort.signal }));
  await asked;
  expect(processesIn(fixture.target)).not.toEqual([]);
  abort.abort(new Error("canceled"));
  await expect(checkout).rejects.toThrow("canceled");
  await expect.poll(() => processesIn(fixture.target), { timeout: 30_000 }).toEqual([]);
});

function processesIn(directory: string): string[] {
  return readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`).startsWith(directory);
    } catch {
      return false;
    }
  });
}
