/** The scenarios of the harness's Playwright children; each child runs one. */
import { expect, test } from "../../suite/test.ts";

test("passes", async ({ system }) => {
  expect(await system.backend.ready()).toBe("synthetic");
});

test("fails", async ({ system }) => {
  expect(await system.backend.ready(), "what a failing spec says").toBe("something else");
});

test("fails with a page", async ({ page }) => {
  await page.goto("/hello");
  expect(await page.locator("h1").textContent(), "the heading").toBe("something else");
});

test("waits with a page", async ({ page, system }) => {
  await page.goto("about:blank");
  expect(await system.backend.ready()).toBe("synthetic");
  process.stdout.write("the scenario is waiting\n");
  await new Promise(() => {});
});

test("loses a service", async ({ system }) => {
  // The service ends before it answers: the connection breaks.
  await expect(system.backend.job("die")).rejects.toThrow();
  await expect
    .poll(() => system.deaths.map(String))
    .toEqual([expect.stringContaining("web ended by itself")]);
});
