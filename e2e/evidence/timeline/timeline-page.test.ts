import { openBrowser } from "@fondation/browser";
import { expect, onTestFinished, test } from "vitest";
import { timelinePage } from "./timeline-page.ts";

const FROM = 1_700_000_000_000;
const event = (seconds: number, source: string, text: string, trouble = false) => ({
  at: FROM + seconds * 1_000,
  source,
  text,
  trouble,
});

const PAGE = timelinePage({
  title: "a job › <is> done",
  error: "33 documents; Received: 32",
  events: [
    event(0.5, "browser", "GET /: answer 200"),
    event(1, "worker-1", '<img src="x" onerror="alert(1)">', true),
    event(2, "worker-1", `info done ${"x".repeat(500)} end`),
  ],
  from: FROM,
});

test("the page shows all events with seconds, and filters by source, problem and text", async () => {
  const { browser, close } = await openBrowser({ say: () => {} });
  onTestFinished(close);
  const page = await browser.newPage();
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.setContent(PAGE);
  const rows = page.locator("tbody tr");
  const shown = () => rows.filter({ visible: true }).locator("td:first-child").allTextContents();
  expect(await shown()).toEqual(["0.500", "1.000", "2.000"]);
  expect(await rows.nth(1).textContent()).toContain('1.000worker-1! <img src="x" onerror="alert(1)">');
  expect(await page.locator("h1").textContent()).toBe("a job › <is> done");
  await page.getByLabel("worker-1").uncheck();
  expect(await shown()).toEqual(["0.500"]);
  await page.getByLabel("worker-1").check();
  await page.getByLabel("only problems").check();
  expect(await shown()).toEqual(["1.000"]);
  await page.getByLabel("only problems").uncheck();
  await page.getByLabel("filter by text").fill("DONE");
  expect(await shown()).toEqual(["2.000"]);
  const whole = rows.nth(2).locator("details[open]");
  expect(await whole.count()).toBe(0);
  await rows.nth(2).locator("summary").click();
  expect(await whole.textContent()).toMatch(/x end\n*$/);
  expect(await page.locator("#shown").textContent()).toBe("1 of 3 events");
  expect(requests).toEqual([]);
});
