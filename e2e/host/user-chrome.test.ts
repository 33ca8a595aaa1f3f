import { readFile } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import { look, startUserChrome } from "./user-chrome.ts";
import { fullBrowser } from "./full-browser.ts";

test("the user's browser is Chrome, else Chromium, else the suite's own", () => {
  expect(fullBrowser(() => true)).toBe("/usr/bin/google-chrome");
  expect(fullBrowser((path) => path === "/usr/bin/chromium")).toBe("/usr/bin/chromium");
  expect(fullBrowser(() => false)).toBeUndefined();
});

test("the user's Chrome is a complete browser where one exists, and does not change", async () => {
  const started = await startUserChrome();
  if (started === undefined) throw new Error("This test needs a browser on this machine, not a remote one.");
  onTestFinished(() => started.stop());
  const { profile, ...seen } = started.chrome;
  const [program = ""] = (await readFile(`/proc/${seen.pid}/cmdline`, "utf8")).split("\0");
  if (fullBrowser() !== undefined) expect(program).not.toContain("headless-shell");
  expect(seen.pages).toEqual([expect.stringContaining("Mon courrier")]);
  expect(await look(started.chrome)).toEqual(seen);
  // Chrome's files outside the profile are removed together with the profile.
  const environment = (await readFile(`/proc/${seen.pid}/environ`, "utf8")).split("\0");
  expect(environment).toContain(`HOME=${profile}`);
}, 60_000);
